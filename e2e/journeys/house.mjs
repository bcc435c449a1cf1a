// A cooperative of twenty members for a journey, and people with browsers who use it.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** The day on which every journey begins: a first of a month, so that an employment can begin on it. */
export const TODAY = '2026-06-01';
export const PASSWORD = 'gemeinsam sind wir sicher';
const TARGET = process.env.CARGO_TARGET_DIR ?? new URL('../../target', import.meta.url).pathname;
export const BINARY = process.env.ENSEMBLE_BINARY ?? join(TARGET, 'debug', 'ensemble');
const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Spaces that keep words together, as plain spaces. */
const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Runs the program to its end with what it is to read; gives its exit code and what it printed. */
export function run(args, cwd, input = '') {
  return new Promise((resolve) => {
    const child = spawn(BINARY, args, { cwd });
    let out = '';
    child.stdout.on('data', (piece) => (out += piece));
    child.stderr.on('data', (piece) => (out += piece));
    child.on('close', (code) => resolve({ code, out }));
    child.stdin.end(input);
  });
}

/** Opens a demo cooperative in a folder of its own. */
export async function openHouse(members = 20) {
  const folder = mkdtempSync(join(tmpdir(), 'ensemble-journey-'));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(BINARY, ['demo', '--members', String(members), '--today', TODAY, '--listen', address], { cwd: folder });
  let said = '';
  child.stderr.on('data', (piece) => (said += piece));
  child.stdout.on('data', (piece) => (said += piece));
  const base = `http://${address}`;
  for (let waited = 0; ; waited += 100) {
    if (await fetch(base).then((answer) => answer.ok, () => false)) break;
    if (waited > 120_000 || child.exitCode !== null) throw new Error(`the demo does not open:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return {
    base,
    folder,
    browser,
    verify: () => run(['verify', '--db', 'sqlite:ensemble-demo.db'], folder),
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Somebody with a browser of her own. */
export class Visitor {
  static async enter(house, { lang = 'de', width = 1280, scheme = 'light', scripts = true } = {}) {
    const context = await house.browser.newContext({
      viewport: { width, height: 900 }, colorScheme: scheme, locale: lang, bypassCSP: true, javaScriptEnabled: scripts,
    });
    const visitor = new Visitor();
    context.setDefaultTimeout(15_000);
    const strangers = [];
    await context.route('**', (route) => {
      if (!route.request().url().startsWith(house.base)) strangers.push(route.request().url());
      return route.continue();
    });
    Object.assign(visitor, { house, lang, strangers, context, page: await context.newPage() });
    await visitor.go('/');
    return visitor;
  }

  /** Looks with another width, scheme and language. */
  async looks({ lang, width, scheme }) {
    this.lang = lang;
    await this.page.setViewportSize({ width, height: 900 });
    await this.page.emulateMedia({ colorScheme: scheme });
  }

  async go(path) {
    const url = new URL(path, this.house.base);
    url.searchParams.set('lang', this.lang);
    const answer = await this.page.goto(url.href);
    this.statements = Number(answer.headers()['server-timing']?.match(/(\d+) statements/)[1]);
    return answer.status();
  }

  /** Fills fields by their names; ticks, radios and choices as well. */
  async fill(values, within = 'main') {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.locator(`${within} [name="${name}"]`);
      const kind = await field.first().evaluate((one) => (one.tagName === 'SELECT' ? 'select' : one.type));
      if (kind === 'radio') await this.page.check(`${within} [name="${name}"][value="${value}"]`);
      else if (kind === 'checkbox') await field.setChecked(value);
      else if (kind === 'select') await field.selectOption(value);
      else await field.fill(String(value));
    }
  }

  /** Presses a button and waits for the page that answers. */
  async press(selector = 'main button.primary') {
    const [answer] = await Promise.all([this.page.waitForNavigation(), this.page.click(selector)]);
    return answer.status();
  }

  text(selector = 'main') {
    return this.page.locator(selector).first().innerText().then(plain);
  }

  async signIn(email, password = PASSWORD) {
    await this.go('/sign-in');
    await this.fill({ email, password });
    await this.press();
    if (await this.page.locator('main [name=code]').count()) {
      const code = await this.text('main .notice strong');
      await this.fill({ password, code: code.trim() });
      await this.press();
    }
    return this;
  }

  /** The newest mail to an address that holds some words: its text and the links in it. */
  async mail(to, words = '') {
    await this.go('/demo/mails');
    const letter = this.page.locator(`article.mail[data-to="${to}"]`).filter({ hasText: words }).first();
    return { text: plain(await letter.innerText()), links: await letter.locator('.letter a').evaluateAll((all) => all.map((one) => one.href)) };
  }

  /** Keeps a picture of the page for the eyes of people, if a folder is named for them (ENSEMBLE_LOOK). */
  async look(name) {
    const folder = process.env.ENSEMBLE_LOOK;
    if (folder) await this.page.screenshot({ path: join(folder, `${name}-${this.lang}.png`), fullPage: true });
  }

  /** What axe finds on the page. */
  async axe() {
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run());
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  }
}
