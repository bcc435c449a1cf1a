// A secret vote, lived on telephones: three trustees at their own machines, eight members of whom five vote on paper, and a count
// that a program which is not ours confirms. Once in German, once in English. The board prepares it, the supervisory board opens the
// box, prints the letter and counts the papers once more.
//
// By hand: A yes, B no and then abstention (the last counts), C yes; the papers say yes, yes, no, abstention and nothing: 4 yes, 1 no,
// 2 abstentions, 1 invalid; of 5 votes cast 3 are needed, so the motion is carried (§ 43(2) GenG). One trustee of three does not come;
// two are enough.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openHouse, run, Visitor } from './house.mjs';

/** The member of the management board, who has a vote like the others. */
const BOARD = { name: '4', number: '4' };
const TRUSTEES = ['Tara Treu', 'Theo Treu', 'Toni Treu'];
const mailOf = (name) => `${name.split(' ')[0].toLowerCase()}@example.org`;
const WORDS = {
  de: { in: 'in der Urne und in Ordnung', replaced: 'durch einen späteren ersetzt', chosen: 'Ja', no: 'Nein', carried: /angenommen/ },
  en: { in: 'in the box and in order', replaced: 'replaced by a later one', chosen: 'Yes', no: 'No', carried: /carried/ },
};

for (const lang of ['de', 'en']) {
  test(`a secret vote in ${lang}`, async (t) => {
    const house = await openHouse();
    const folder = mkdtempSync(join(tmpdir(), 'ensemble-trustees-'));
    const says = (text, words) => assert.ok(text.includes(words), `${words} is not in:\n${text}`);
    try {
      const board = await (await Visitor.enter(house, { lang })).signIn('vorstand@example.org');
      await board.go('/desk/assembly');
      await board.page.locator('main tbody a').filter({ hasText: 'Außerordentliche' }).click();
      const assembly = new URL(board.page.url()).pathname;
      const asked = board.page.locator('main a[href^="/desk/ballots/"]').first();
      const desk = await asked.getAttribute('href');
      const item = desk.split('/').at(-1);
      const trustees = [];

      await t.test('the board names trustees; one alone is refused beside the field', async () => {
        await board.go(desk);
        await board.fill({ 'name-1': TRUSTEES[0], 'email-1': mailOf(TRUSTEES[0]), needed: 2 });
        assert.equal(await board.press(), 422);
        await board.look('desk-refused');
        assert.equal(await board.page.inputValue('main [name="name-1"]'), TRUSTEES[0], 'nothing typed is lost');
        for (const [at, name] of TRUSTEES.entries()) {
          await board.fill({ [`name-${at + 1}`]: name, [`email-${at + 1}`]: mailOf(name), [`lang-${at + 1}`]: lang });
        }
        assert.equal(await board.press(), 200);
        assert.deepEqual(await board.axe(), []);
        await board.look('desk-keys');
      });

      await t.test('three trustees make their key together, each on her own machine', async () => {
        for (const name of TRUSTEES) trustees.push(await Trustee.enter(house, { lang, name, folder }));
        await trustees[0].again();
        await trustees[0].visitor.look('trustee-join');
        for (const trustee of trustees) await trustee.handsOver(['join', 'seed', 'certificate.json'], 'certificate.json');
        for (const trustee of trustees) {
          const hash = (await trustee.handsOver(['deal', 'seed', 'group.json', 'dealing.json'])).match(/[A-Za-z0-9+/]{43}/)[0];
          await trustee.tells(hash);
        }
        for (const trustee of trustees) await trustee.handsOver(null, 'dealing.json');
        for (const trustee of trustees) await trustee.handsOver(['finish', 'seed', 'group.json', 'secret.json', 'public.json'], 'public.json');
        assert.deepEqual(await trustees[0].axe(), []);
      });

      let voters, council;
      await t.test('every member has a code; the chair opens the box', async () => {
        await eventually(async () => {
          await board.go(desk);
          const meter = board.page.locator('main meter');
          return (await meter.getAttribute('value')) === (await meter.getAttribute('max'));
        });
        voters = await codes(board, item);
        await board.go(assembly);
        await board.press(`main form[action="${assembly}/open"] button`);
        for (const voter of voters) await attends(board, assembly, voter);
        // Somebody of the management board must be there to sign the minutes (§ 47(2) GenG).
        if (!voters.some((voter) => voter.number === BOARD.number)) await attends(board, assembly, BOARD);
        // Who named the trustees does not open the box.
        await board.go(desk);
        assert.equal(await board.page.locator('main form[action$="/open"]').count(), 0);
        council = await (await Visitor.enter(house, { lang })).signIn('aufsichtsrat@example.org');
        await aLetter({ board, council, desk, member: voters[3].number });
        await council.go(desk);
        await council.press(`main form[action$="/open"] button`);
      });

      const kept = {};
      await t.test('on a telephone: choose, encrypt, cast, and the four words find the ballot', async () => {
        const phone = await Visitor.enter(house, { lang, width: 360 });
        const sent = [];
        phone.page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
        await phone.go(voters[0].link);
        await phone.look('booth-choose');
        kept.a = await votes(phone, voters[0], 0, async () => {
          says(await phone.text('[data-part=sealed]'), WORDS[lang].chosen);
          await phone.look('booth-sealed');
        });
        await phone.page.getByText(WORDS[lang].in).waitFor();
        await phone.look('receipt');
        assert.ok(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the telephone');
        assert.deepEqual(await phone.axe(), []);
        // The code never left the telephone: in no address, no body, and the browser's history does not know it.
        const code = voters[0].link.split('#')[1];
        assert.ok(sent.length > 3 && sent.every((one) => !one.includes(code) && !one.includes(code.replaceAll('-', ''))));
        assert.deepEqual(phone.strangers, []);
      });

      await t.test('a member reveals a ballot instead of casting it, and then votes', async () => {
        const phone = await Visitor.enter(house, { lang, width: 360 });
        await phone.go(voters[0].link);
        await phone.page.check('input[name=choice][value="1"]');
        await phone.page.click('[data-part=choose] button');
        await phone.page.click('[data-part=sealed] summary');
        await phone.page.click('[data-reveal]');
        await phone.page.locator('[data-part=revealed]:not([hidden])').waitFor();
        assert.equal(await phone.page.locator('[data-says]').innerText(), WORDS[lang].no);
        await phone.look('booth-revealed');
        await phone.page.click('[data-part=revealed] [data-back]');
        await phone.page.locator('[data-part=choose]:not([hidden])').waitFor();
      });

      await t.test('a second ballot of the same member replaces the first; a wrong code is refused', async () => {
        const phone = await Visitor.enter(house, { lang, width: 320, scheme: 'dark' });
        kept.first = await votes(phone, voters[1], 1);
        kept.b = await votes(phone, voters[1], 2);
        await phone.go(`/vote/${item}/receipt?tracker=${kept.first}`);
        says(await phone.text(), WORDS[lang].replaced);
        await phone.go(`/vote/${item}`);
        await phone.page.fill('#code', 'eHq-3zQ-T9Z-vdP-38x');
        await phone.page.check('input[name=choice][value="0"]');
        await phone.page.click('[data-part=choose] button');
        await phone.page.locator('[data-part=choose] [data-refusal]:not([hidden])').waitFor();
        assert.equal(await phone.page.inputValue('#code'), 'eHq-3zQ-T9Z-vdP-38x', 'nothing typed is lost');
        const desktop = await Visitor.enter(house, { lang, width: 1280 });
        // The third types the code by hand.
        kept.c = await votes(desktop, voters[2], 0, async () => {}, true);
      });

      await t.test('who votes on paper is struck from the electronic box', async () => {
        await board.go(desk);
        await board.page.click('main details:has(form[action$="/paper"]) summary');
        await board.look('desk-open');
        await board.fill({ number: voters[4].number }, 'main form[action$="/paper"]');
        assert.equal(await board.press('main form[action$="/paper"] button'), 200);
        const phone = await Visitor.enter(house, { lang, width: 360 });
        await phone.go(voters[4].link);
        await phone.page.check('input[name=choice][value="1"]');
        await phone.page.click('[data-part=choose] button');
        await phone.page.click('button[data-cast]');
        await phone.page.locator('[data-part=sealed] [data-refusal]:not([hidden])').waitFor();
        await phone.look('booth-refused');
        // One paper, or four, would say how these members voted.
        await board.go(desk);
        await board.fill({ papers_no: 0, papers_yes: 0 }, 'main form[action$="/close"]');
        assert.equal(await board.press('main form[action$="/close"] button'), 422, 'one paper is missing');
        await board.fill({ papers_yes: 1 }, 'main form[action$="/close"]');
        assert.equal(await board.press('main form[action$="/close"] button'), 422, 'one paper tells a choice');
        await board.look('desk-few-papers');
        for (const voter of [voters[3], ...voters.slice(5)]) {
          await board.go(desk);
          await board.page.click('main details:has(form[action$="/paper"]) summary');
          await board.fill({ number: voter.number }, 'main form[action$="/paper"]');
          assert.equal(await board.press('main form[action$="/paper"] button'), 200);
        }
        await board.fill({ papers_yes: 3, papers_no: 0, papers_abstain: 1, papers_invalid: 1 }, 'main form[action$="/close"]');
        assert.equal(await board.press('main form[action$="/close"] button'), 200);
      });

      await t.test('two count the papers until both say the same', async () => {
        const counts = async (who, papers) => {
          await who.go(desk);
          await who.fill(papers, 'main form[action$="/agree"]');
          assert.equal(await who.press('main form[action$="/agree"] button'), 200, await who.text());
        };
        await board.go(desk);
        assert.equal(await board.page.locator('main form[action$="/agree"]').count(), 0, 'nobody agrees with herself');
        await council.go(desk);
        await council.look('desk-agree');
        assert.deepEqual(await council.axe(), []);
        await counts(council, { papers_yes: 2, papers_no: 1, papers_abstain: 1, papers_invalid: 1 });
        await counts(board, { papers_yes: 2, papers_no: 1, papers_abstain: 1, papers_invalid: 1 });
        assert.equal(await board.page.locator('main form[action$="/agree"]').count(), 0);
      });

      await t.test('two of three trustees open the sum', async () => {
        for (const trustee of [trustees[0], trustees[2]]) {
          await trustee.comesAgain('/trustee/');
          await eventually(async () => {
            await trustee.again();
            return (await trustee.page.locator('main [name=file]').count()) === 1;
          });
          await trustee.visitor.look('trustee-part');
          await trustee.handsOver(['decrypt', 'archive.bel', 'secret.json', 'part.json'], 'part.json');
        }
        await board.go(desk);
        assert.match(await board.text(), WORDS[lang].carried);
      });

      await t.test('anybody can check it, with a program that is not ours', async () => {
        const anybody = await Visitor.enter(house, { lang, width: 360 });
        await anybody.go(`/vote/${item}`);
        const text = await anybody.text();
        assert.match(text, WORDS[lang].carried);
        assert.deepEqual(await anybody.axe(), []);
        await anybody.page.locator('main details').evaluate((one) => (one.open = true));
        await anybody.look('result');
        const archive = await (await anybody.context.request.get(`${house.base}/vote/${item}/archive.bel`)).body();
        const uuid = (await anybody.page.locator('main code').first().textContent()).match(/verify (\w+)\.bel/)[1];
        const place = join(folder, 'anybody');
        mkdirSync(place);
        writeFileSync(join(place, `${uuid}.bel`), archive);
        const ours = await run(['ballot', 'verify', `${uuid}.bel`], place);
        assert.equal(ours.code, 0, ours.out);
        const tool = spawnSync('belenios-tool', ['election', 'verify', '--dir', place], { encoding: 'utf8' });
        if (tool.error) console.log('SKIPPED: belenios-tool is not installed');
        else assert.equal(tool.status, 0, tool.stderr);
        kept.sha256 = createHash('sha256').update(archive).digest('hex');
        says(await anybody.page.locator('main').textContent(), kept.sha256);
        for (const words of [kept.a, kept.b, kept.c]) {
          await anybody.go(`/vote/${item}/receipt`);
          await anybody.fill({ tracker: words.replaceAll('-', ' ').toUpperCase() });
          await anybody.press('main form button');
          says(await anybody.text(), WORDS[lang].in);
        }
      });

      await t.test('the minutes name the archive and say who took part', async () => {
        await board.go(`${assembly}#item-${item}`);
        await board.press(`#item-${item} form[action$="/find"] button`);
        await board.go(assembly);
        await board.press(`main form[action="${assembly}/close"] button`);
        await board.fill({ recorder: 'Rosa Schrift' });
        assert.equal(await board.press(`main form[action="${assembly}/minutes"] button`), 200, await board.text());
        const link = board.page.locator('main a[href*="/papers/"]').filter({ hasText: 'Niederschrift' }).first();
        const pdf = await (await board.context.request.get(house.base + (await link.getAttribute('href')))).body();
        writeFileSync(join(folder, 'minutes.pdf'), pdf);
        const minutes = execFileSync('pdftotext', ['-layout', join(folder, 'minutes.pdf'), '-'], { encoding: 'utf8' });
        says(minutes, 'geheim');
        says(minutes.replace(/\s+/g, ''), kept.sha256);
        const { code, out } = await house.verify();
        assert.equal(code, 0, out);
      });
    } finally {
      await house.close();
      rmSync(folder, { recursive: true });
    }
  });
}

/** A trustee at her own machine: a folder that nobody else sees, and her page. */
class Trustee {
  static async enter(house, { lang, name, folder }) {
    const visitor = await Visitor.enter(house, { lang });
    const trustee = Object.assign(new Trustee(), { visitor, name, place: join(folder, name.split(' ')[0]) });
    mkdirSync(trustee.place);
    await trustee.comesAgain('/trustee/');
    return trustee;
  }
  get page() {
    return this.visitor.page;
  }
  axe() {
    return this.visitor.axe();
  }
  /** Opens the link of her newest mail. */
  async comesAgain(part) {
    const { links } = await this.visitor.mail(mailOf(this.name));
    this.link = new URL(links.find((one) => one.includes(part))).pathname;
    await this.again();
  }
  /** Loads her page; a mail that came meanwhile brought a new link. */
  async again() {
    if ((await this.visitor.go(this.link)) !== 200) {
      const { links } = await this.visitor.mail(mailOf(this.name));
      this.link = new URL(links.find((one) => one.includes('/trustee/'))).pathname;
      await this.visitor.go(this.link);
    }
  }
  /** Downloads what the step needs, runs the command that the page shows, and hands over the file. */
  async handsOver(command, file) {
    await this.again();
    let said = '';
    if (command) {
      for (const link of await this.page.locator('main a[download]').evaluateAll((all) => all.map((one) => one.href))) {
        const body = await (await this.visitor.context.request.get(link)).body();
        writeFileSync(join(this.place, link.endsWith('.bel') ? 'archive.bel' : 'group.json'), body);
      }
      assert.match(await this.visitor.text('main pre'), new RegExp(`ensemble ballot trustee ${command[0]}`));
      const ran = await run(['ballot', 'trustee', ...command], this.place);
      assert.equal(ran.code, 0, ran.out);
      said = ran.out;
    }
    if (file) {
      await this.page.setInputFiles('main [name=file]', { name: file, mimeType: 'application/json', buffer: readFileSync(join(this.place, file)) });
      assert.equal(await this.visitor.press(), 200, await this.visitor.text());
    }
    return said;
  }
  async tells(hash) {
    await this.visitor.fill({ text: hash });
    assert.equal(await this.visitor.press(), 200, await this.visitor.text());
  }
}

/** One asks for a member's code on paper, another prints it, once; then the member has a code by mail again. */
async function aLetter({ board, council, desk, member }) {
  await board.go(desk);
  await board.page.click('main details:has(form[action$="/renew-code"]) summary');
  await board.fill({ number: member }, 'main form[action$="/renew-code"]');
  assert.equal(await board.press('main form button[formaction$="/ask-letter"]'), 200);
  assert.equal(await board.page.locator('main form[action$="/letter"]').count(), 0, 'who asked does not print');
  await board.look('desk-letter-asked');
  await council.go(desk);
  await council.look('desk-letter-print');
  assert.deepEqual(await council.axe(), []);
  const [file] = await Promise.all([council.page.waitForEvent('download').catch(() => null), council.page.click('main form[action$="/letter"] button')]);
  if (file) assert.equal(file.suggestedFilename(), 'Stimmbrief.pdf');
  await council.go(desk);
  assert.equal(await council.page.locator('main form[action$="/letter"]').count(), 0, 'a letter is printed once');
}

/** Eight members with their numbers and the links that their mails brought. */
async function codes(board, item) {
  await board.go('/demo/mails');
  const mails = await board.page.locator('article.mail').evaluateAll((all, item) =>
    all.flatMap((one) => {
      const link = [...one.querySelectorAll('.letter a')].find((a) => a.href.includes(`/vote/${item}#`));
      return link ? [{ link: link.href, name: one.textContent.match(/\(([^()]+)\)/)[1] }] : [];
    }), item);
  assert.ok(mails.length >= 8, `${mails.length} codes`);
  mails.sort((one, other) => one.name.localeCompare(other.name));
  return mails.slice(0, 8).map(({ link, name }) => ({ name, link: new URL(link).pathname + new URL(link).hash }));
}

/** The desk marks a member as present in the hall. */
async function attends(board, assembly, voter) {
  await board.go(`${assembly}?search=${encodeURIComponent(voter.name)}`);
  const row = board.page.locator('main tbody tr').filter(voter.number ? { has: board.page.locator(`td.num:text-is("${voter.number}")`) } : { hasText: voter.name });
  voter.number = (await row.locator('td.num').first().innerText()).trim();
  await Promise.all([board.page.waitForNavigation(), row.locator('button').first().click()]);
}

/** Votes with a code in three steps; gives the four words. */
async function votes(visitor, voter, choice, looks = async () => {}, byHand = false) {
  await visitor.go(byHand ? voter.link.split('#')[0] : voter.link);
  const { page } = visitor;
  if (byHand) await page.fill('#code', voter.link.split('#')[1]);
  await page.check(`input[name=choice][value="${choice}"]`);
  await page.click('[data-part=choose] button');
  await page.locator('[data-part=sealed]:not([hidden])').waitFor();
  await looks();
  const words = (await page.locator('[data-part=sealed] [data-words]').innerText()).trim();
  assert.match(words, /^[a-z]{5}(-[a-z]{5}){3}$/);
  assert.ok(!page.url().includes('#'), 'the code is not in the address');
  await Promise.all([page.waitForNavigation(), page.click('button[data-cast]')]);
  assert.ok((await visitor.text()).includes(words));
  return words;
}

/** Asks again until it is so: the house does its own work every few seconds. */
async function eventually(asks) {
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 500))) {
    if (await asks().catch(() => false)) return;
  }
  assert.fail('it did not happen within a minute');
}
