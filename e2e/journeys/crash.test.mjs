// kill -9 at random points of an import, a payroll run and the issue of invoices: what was begun is completed by doing it
// again, nothing is lost, nothing happens twice, and the verifier holds after every trial.
//
// ENSEMBLE_KILLS says at how many points (default 40); ENSEMBLE_SEED makes them the same again.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BINARY, freePort, run } from './house.mjs';
import { statement } from './statement.mjs';

const KILLS = Number(process.env.ENSEMBLE_KILLS ?? 40);
const SEED = Number(process.env.ENSEMBLE_SEED ?? 1);
const OURS = 'DE02120300000000202051';
const ENTRIES = 400;
const ORDERS = 5;
const ACCOUNTING = 'buchhaltung@example.org';
const PAYROLL = 'lohn@example.org';

/** A small generator, so that a trial can be repeated (mulberry32). */
function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Asks the database itself, past the program under test. */
function ask(folder, sql) {
  const program = `import json, sqlite3, sys\nprint(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))`;
  return JSON.parse(execFileSync('python3', ['-c', program, join(folder, 'ensemble-demo.db'), sql]).toString());
}

class Trial {
  constructor(base, chance) {
    this.chance = chance;
    this.kills = 0;
    this.folder = mkdtempSync(join(tmpdir(), 'ensemble-crash-'));
    // The write-ahead log belongs to the database: without it the last acts would be lost.
    for (const file of readdirSync(base)) copyFileSync(join(base, file), join(this.folder, file));
  }

  /** Runs the program and kills it somewhere within `most` milliseconds; says whether it came to its end before. */
  killed(args, input, most) {
    return new Promise((resolve) => {
      const child = spawn(BINARY, args, { cwd: this.folder, stdio: ['pipe', 'ignore', 'ignore'] });
      child.stdin.on('error', () => {});
      child.stdin.end(input);
      const timer = setTimeout(() => child.kill('SIGKILL'), this.chance() * most);
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        this.kills += signal === 'SIGKILL' ? 1 : 0;
        resolve(code === 0);
      });
    });
  }

  /** Does an act: killed once on the way, then again without. What it says then may be that it is done already. */
  async does(act, values, who) {
    const args = ['do', '--db', 'sqlite:ensemble-demo.db', '--as', who, act, '-'];
    const input = JSON.stringify(values);
    if (await this.killed(args, input, this.reach[act] ?? 250)) return;
    const { out } = await run(args, this.folder, input);
    assert.ok(!out.includes('"status": 5'), out);
  }

  async holds() {
    const { code, out } = await run(['verify', '--db', 'sqlite:ensemble-demo.db'], this.folder);
    assert.equal(code, 0, out);
  }

  close() {
    rmSync(this.folder, { recursive: true });
  }
}

/** How long the longer acts take at most, in milliseconds. */
Trial.prototype.reach = { 'bank.import_statement': 700, 'payroll.freeze_run': 400, 'payroll.work_on': 500 };

function donations() {
  return Array.from({ length: ENTRIES }, (_, at) => ({ cents: 1_000 + at, name: `Spender ${at}`, purpose: `Spende ${at}` }));
}

test(`${KILLS} kills`, async (t) => {
  const base = mkdtempSync(join(tmpdir(), 'ensemble-crash-base-'));
  const filled = await run(['demo', '--members', '20', '--no-serve'], base);
  assert.equal(filled.code, 0, filled.out);
  const [[balance]] = ask(base, "SELECT SUM(amount_cents) FROM ledger_line WHERE account = 'bank'");
  const [[entity]] = ask(base, "SELECT id FROM entity WHERE code = 'eg'");
  const unprinted = ask(base, 'SELECT id FROM invoice WHERE printed_at IS NULL AND number IS NOT NULL').length;
  assert.ok(unprinted > 20, 'there is something to issue');
  await ordersAreConfirmed(base);
  const file = statement({ id: 'K-1', day: '2026-06-03', iban: OURS, opening: balance, entries: donations() });
  const chance = chanceOf(SEED);
  let kills = 0;
  for (let number = 1; kills < KILLS; number += 1) {
    const trial = new Trial(base, chance);
    await importsOnce(trial, file, balance);
    await paysOnce(trial, entity);
    await issuesOnce(trial, unprinted + ORDERS);
    await trial.holds();
    kills += trial.kills;
    trial.close();
    assert.ok(number < KILLS, 'a trial kills at least once');
  }
  t.diagnostic(`${kills} kills, seed ${SEED}`);
  rmSync(base, { recursive: true });
});

/** The sum of the entries by hand: 400 entries from 10.00 to 13.99 are 400 x 10.00 + (0 + … + 399) cents = 4,000.00 + 798.00. */
const IMPORTED = 400_000 + 79_800;

async function importsOnce(trial, file, balance) {
  await trial.does('bank.import_statement', { name: 'auszug.xml', content: Buffer.from(file).toString('base64') }, ACCOUNTING);
  const [[entries]] = ask(trial.folder, "SELECT COUNT(*) FROM bank_entry WHERE purpose LIKE 'Spende %'");
  const [[after]] = ask(trial.folder, "SELECT SUM(amount_cents) FROM ledger_line WHERE account = 'bank'");
  assert.deepEqual([entries, after], [ENTRIES, balance + IMPORTED]);
}

async function paysOnce(trial, entity) {
  const runs = "SELECT id, state, step_done FROM payroll_run WHERE month = '2026-06-01'";
  await trial.does('payroll.open_run', { entity, month: '2026-06-01' }, PAYROLL);
  const [[id]] = ask(trial.folder, runs);
  const finish = async () => {
    for (let step = 0; step < 20 && !ask(trial.folder, runs)[0][2]; step += 1) await trial.does('payroll.work_on', { run: id }, PAYROLL);
  };
  await trial.does('payroll.freeze_run', { run: id }, PAYROLL);
  await finish();
  const [[seen]] = ask(trial.folder, `SELECT COUNT(*) FROM payslip WHERE run = '${id}' AND state = 'exception'`);
  await trial.does('payroll.approve_run', { run: id, exceptions_seen: seen }, ACCOUNTING);
  await finish();
  await trial.does('payroll.pay_run', { run: id, pay_on: null }, ACCOUNTING);
  const [[, state]] = ask(trial.folder, runs);
  assert.equal(state, 'paid');
  const twice = ask(trial.folder, `SELECT employment FROM payslip WHERE run = '${id}' GROUP BY employment HAVING COUNT(*) <> 1`);
  const [[orders]] = ask(trial.folder, `SELECT COUNT(*) FROM document WHERE kind = 'pain001' AND subject = '${id}'`);
  const [[people]] = ask(trial.folder, "SELECT COUNT(*) FROM employment WHERE state = 'active'");
  const [[slips]] = ask(trial.folder, `SELECT COUNT(*) FROM payslip WHERE run = '${id}'`);
  assert.deepEqual([twice, orders, slips], [[], 1, people]);
}

/** Orders whose invoice is due today: the house drafts, issues, prints and mails them by itself as soon as it runs. */
async function ordersAreConfirmed(base) {
  const act = async (who, name, values) => {
    const { code, out } = await run(['do', '--db', 'sqlite:ensemble-demo.db', '--as', who, name, '-'], base, JSON.stringify(values));
    assert.equal(code, 0, out);
  };
  const member = 'mitglied1@example.org';
  const [[person, client]] = ask(base, `SELECT p.id, c.id FROM person p JOIN client c ON c.person = p.id WHERE p.email = '${member}'`);
  for (let number = 0; number < ORDERS; number += 1) {
    await act(member, 'work.place_order', {
      person, client, entity: 'eg', title: `Auftrag ${number}`, description: 'Beratung', net_cents: 100_000, vat: 'standard', vat_reason: null,
      invoice_on: '2026-06-03', period_from: '2026-06-01', period_to: '2026-06-02', valid_until: '2026-06-20', place: 'eigenes Büro', time: 'frei',
      decides_place: 'member', decides_time: 'member', decides_manner: 'member', personally: true, own_tools: true,
    });
    const [[order]] = ask(base, "SELECT id FROM work_order WHERE state = 'review'");
    await act('beratung@example.org', 'work.approve_order', { order, note: '' });
    const [[body]] = ask(base, `SELECT body FROM outbox WHERE body LIKE '%/order/%' AND body LIKE '%Auftrag ${number}%'`);
    await act(member, 'work.answer_order', { token: body.match(/order\/([0-9a-f]+)/)[1], answer: 'accept', words: '' });
  }
}

async function issuesOnce(trial, invoices) {
  const left = () => ask(trial.folder, `SELECT ${invoices} - COUNT(*) FROM invoice WHERE printed_at IS NOT NULL`)[0][0];
  const serve = ['demo', '--listen', `127.0.0.1:${await freePort()}`];
  for (let round = 0; round < 3 && left() > 0; round += 1) await trial.killed(serve, '', 4_000);
  // Not killed any more: the house completes what is left by itself.
  const child = spawn(BINARY, serve, { cwd: trial.folder, stdio: 'ignore' });
  for (const until = Date.now() + 60_000; left() > 0 && Date.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 300));
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill();
  await ended;
  const [[printed]] = ask(trial.folder, "SELECT COUNT(*) FROM document WHERE kind = 'invoice'");
  const [[files]] = ask(trial.folder, "SELECT COUNT(*) FROM document WHERE kind = 'invoice-xml'");
  const [[mails]] = ask(trial.folder, "SELECT COUNT(*) FROM outbox WHERE file_name LIKE 'R-%.pdf'");
  const [[numbers]] = ask(trial.folder, 'SELECT COUNT(DISTINCT number) FROM invoice');
  assert.deepEqual([printed, files, mails, numbers], [invoices, invoices, invoices, invoices], 'each invoice has one number, one file, one PDF and one mail');
}
