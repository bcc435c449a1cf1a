// Ballots arrive while the house is killed with -9 again and again: what was acknowledged is there, nothing is there twice, and the
// count is that of the ballots. Prints how fast ballots are acknowledged and how long their proofs take behind.
//
// ENSEMBLE_VOTERS says how many members vote (default 100; 2,000 is the figure that the room promises to check within a minute).

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { encryptBallot, openElection } from '../../ballot/web/ballot.mjs';
import { BINARY, freePort, run, TODAY } from './house.mjs';

const VOTERS = Number(process.env.ENSEMBLE_VOTERS ?? 100);
const KILLS = 6;
const DB = ['--db', 'sqlite:ensemble-demo.db'];
/** Every third votes no, the others yes. */
const choiceOf = (at) => (at % 3 === 0 ? 1 : 0);

test(`${VOTERS} ballots arrive while the house is killed ${KILLS} times`, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ensemble-arrival-'));
  const ask = (sql) => {
    const program = 'import json, sqlite3, sys\nprint(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))';
    return JSON.parse(execFileSync('python3', ['-c', program, join(folder, 'ensemble-demo.db'), sql], { maxBuffer: 1 << 28 }).toString());
  };
  const act = async (name, values) => {
    const { code, out } = await run(['do', ...DB, name, '-'], folder, JSON.stringify(values));
    assert.equal(code, 0, out);
    return out;
  };
  let server;
  try {
    const filled = await run(['demo', '--members', String(VOTERS), '--today', TODAY, '--no-serve'], folder);
    assert.equal(filled.code, 0, filled.out);
    const [[assembly]] = ask(`SELECT id FROM assembly WHERE held_on = '${TODAY}'`);
    const [[item]] = ask(`SELECT id FROM assembly_item WHERE assembly = '${assembly}' AND position = 2`);
    const secrets = await setUp({ act, ask, folder, item });
    const codes = await drawn({ act, ask, folder, item, assembly });
    await act('ballots.open', { id: item });
    const ballots = await sealed(codes, item, ask);

    server = new House(folder);
    const began = Date.now();
    const receipts = await everybodyVotes(server, item, ballots);
    const acknowledged = (Date.now() - began) / 1000;
    // Nothing lost, nothing twice: each receipt stands in the box, and there are as many ballots as members.
    const inside = new Map(ask('SELECT tracker, COUNT(*) FROM ballot_cast GROUP BY tracker'));
    assert.equal(inside.size, VOTERS);
    assert.ok(receipts.every((receipt) => inside.get(receipt.tracker) === 1));
    while (ask('SELECT COUNT(*) FROM ballot_cast WHERE checked = 0')[0][0] > 0) await sleep(200);
    const checked = (Date.now() - began) / 1000;
    assert.equal(ask('SELECT COUNT(*) FROM ballot_cast WHERE fault IS NOT NULL')[0][0], 0);
    t.diagnostic(`${VOTERS} ballots: all acknowledged after ${acknowledged.toFixed(1)} s (${KILLS} kills among them), all checked after ${checked.toFixed(1)} s`);
    await server.stop();

    await act('ballots.close', { id: item, yes: 0, no: 0, abstain: 0 });
    await act('ballots.sum_up', { id: item });
    await opened({ act, ask, folder, item, secrets });
    const no = Math.ceil(VOTERS / 3);
    const [[decision]] = ask(`SELECT decision FROM assembly_item WHERE id = '${item}'`);
    const { yes, no: against, abstain } = JSON.parse(decision);
    assert.deepEqual([yes, against, abstain], [VOTERS - no, no, 0]);
    const verified = await run(['verify', ...DB], folder);
    assert.equal(verified.code, 0, verified.out);
  } finally {
    server?.child?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
});

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Two trustees make their keys on their own machines and hand over the public halves. */
async function setUp({ act, ask, folder, item }) {
  const names = ['Tara', 'Theo'];
  await act('ballots.set_up', { id: item, needed: 2, trustees: names.map((name) => ({ name, email: `${name.toLowerCase()}@example.org`, lang: 'de' })) });
  for (const name of names) {
    const { code, out } = await run(['ballot', 'trustee', 'new', '--name', name, `${name}.secret`, `${name}.public`], folder);
    assert.equal(code, 0, out);
    await act('ballots.hand_over', { token: token(ask, name), text: readFileSync(join(folder, `${name}.public`), 'utf8') });
  }
  return names;
}

/** The newest mail by its place: in a demo each command begins at nine o'clock, so times of two commands tell nothing. */
function token(ask, name) {
  const [[body]] = ask(`SELECT body FROM outbox WHERE recipient = '${name.toLowerCase()}@example.org' ORDER BY rowid DESC LIMIT 1`);
  return body.match(/\/trustee\/([0-9a-f]+)/)[1];
}

/** Everybody has her code and is there. */
async function drawn({ act, ask, folder, item, assembly }) {
  await act('ballots.draw_codes', { id: item, most: VOTERS });
  const [[chair]] = ask("SELECT person FROM mandate WHERE body = 'supervisory' AND chair = 1");
  await act('assembly.open', { id: assembly, chair });
  for (const [member] of ask(`SELECT member FROM assembly_member WHERE assembly = '${assembly}'`).slice(0, 1)) {
    await act('assembly.check_in', { id: assembly, member, manner: 'online' });
  }
  // One of them came through the door; for the others the door is not what is tested.
  execFileSync('python3', ['-c', `import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.execute("UPDATE assembly_member SET came_at = 1, manner = 'online' WHERE came_at IS NULL AND assembly = ?", (sys.argv[2],))\nc.commit()`, 'ensemble-demo.db', assembly], { cwd: folder });
  return ask(`SELECT body FROM outbox WHERE body LIKE '%/vote/${item}#%'`).map(([body]) => body.match(/#(\S+)/)[1]);
}

/** The ballots, made by the module that the browser uses. */
async function sealed(codes, item, ask) {
  const [[record]] = ask(`SELECT election FROM ballot_box WHERE item = '${item}'`);
  const election = await openElection(record);
  const ballots = [];
  for (const [at, code] of codes.entries()) {
    const marks = [0, 0, 0];
    marks[choiceOf(at)] = 1;
    ballots.push((await encryptBallot(election, code, [marks])).ballot);
  }
  assert.equal(ballots.length, VOTERS);
  return ballots;
}

/** A server that can be killed and comes back at the same address. */
class House {
  constructor(folder) {
    this.folder = folder;
  }
  async start() {
    this.port ??= await freePort();
    this.child = spawn(BINARY, ['demo', '--members', String(VOTERS), '--today', TODAY, '--listen', `127.0.0.1:${this.port}`], { cwd: this.folder, stdio: 'ignore' });
    for (let waited = 0; !(await fetch(`http://127.0.0.1:${this.port}/`).then(() => true, () => false)); waited += 50) {
      assert.ok(waited < 60_000, 'the house comes back');
      await sleep(50);
    }
  }
  async stop(signal = 'SIGTERM') {
    const ended = new Promise((resolve) => this.child.on('close', resolve));
    this.child.kill(signal);
    await ended;
  }
}

/** Eight at a time send their ballots and send them again until they have a receipt; meanwhile the house is killed. */
async function everybodyVotes(server, item, ballots) {
  await server.start();
  const receipts = [];
  const waiting = [...ballots.keys()];
  const votes = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      for (let receipt; !receipt; ) {
        receipt = await fetch(`http://127.0.0.1:${server.port}/api/assembly-items/${item}/ballot-box/ballots`, {
          method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ballot: ballots[at] }),
        }).then(async (answer) => {
          if (answer.status === 429) return sleep(100).then(() => undefined);
          assert.equal(answer.status, 200, await answer.clone().text());
          return answer.json();
        }, () => sleep(20));
        if (receipt) receipts.push(receipt);
      }
    }
  };
  const everybody = Promise.all(Array.from({ length: 8 }, votes));
  for (let kills = 0; kills < KILLS; kills += 1) {
    const goal = Math.floor(((kills + 1) * ballots.length) / (KILLS + 1));
    while (receipts.length < goal) await sleep(2);
    await server.stop('SIGKILL');
    await server.start();
  }
  await everybody;
  return receipts;
}

async function opened({ act, ask, folder, item, secrets }) {
  const server = new House(folder);
  await server.start();
  const archive = Buffer.from(await (await fetch(`http://127.0.0.1:${server.port}/vote/${item}/archive.bel`)).arrayBuffer());
  await server.stop();
  writeFileSync(join(folder, 'box.bel'), archive);
  for (const name of secrets) {
    const { code, out } = await run(['ballot', 'trustee', 'decrypt', 'box.bel', `${name}.secret`, `${name}.part`], folder);
    assert.equal(code, 0, out);
    await act('ballots.hand_over', { token: token(ask, name), text: readFileSync(join(folder, `${name}.part`), 'utf8') });
  }
}
