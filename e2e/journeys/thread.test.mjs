// One member's way through the house, lived in the browser: once in German, once in English.
//
// The figures, worked by hand:
//   order            4,000.00 net, 19 % VAT = 760.00, gross 4,760.00
//   fee              9 % of 4,000.00 = 360.00, so 3,640.00 go to the budget
//   salary           gross 2,989.98, tax class I, no child, no church, fund 2.9 %, U1 none, U2 0.44 %, year 2026
//     pension        9.30 % = 278.07    health 7.30 % + 1.45 % = 261.62    care 1.80 % + 0.60 % = 71.76    unemployment 1.30 % = 38.87
//                    together 650.32 (each branch rounded by itself; see the official cases of the crate statute)
//     wage tax       290.91 (official flow 2026), no solidarity surcharge
//     net            2,989.98 − 650.32 − 290.91 = 2,048.75
//     cost           3,640.00, the whole budget: 0.00 are left
//   share            1 x 50.00

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { openHouse, Visitor } from './house.mjs';
import { statement } from './statement.mjs';

/** Number of the member who holds 50 shares. */
const FIFTY_SHARES = 8;
/** Number of the member of the board who signs the minutes (§ 47(2) GenG). */
const BOARD = 4;
const OURS = 'DE02120300000000202051';
const MONEY = {
  de: { gross: '4.760,00 €', net: '4.000,00 €', vat: '760,00 €', fee: '360,00 €', budget: '3.640,00 €', salary: '2.989,98', pay: '2.048,75 €', tax: '290,91', share: '50,00 €' },
  en: { gross: '4,760.00 €', net: '4,000.00 €', vat: '760.00 €', fee: '360.00 €', budget: '3,640.00 €', salary: '2,989.98', pay: '2,048.75 €', tax: '290.91', share: '50.00 €' },
};

for (const lang of ['de', 'en']) {
  test(`the thread in ${lang}`, async (t) => {
    const house = await openHouse();
    const money = MONEY[lang];
    let broken = false;
    /** What cannot be done because something before it failed is skipped: the first failure is the one to read. */
    const step = (name, does) =>
      t.test(name, { skip: broken }, async () => {
        broken = true;
        await does();
        broken = false;
      });
    const says = (text, amount) => assert.ok(text.includes(amount), `${amount} is not in:\n${text}`);
    try {
      const anna = await Visitor.enter(house, { lang });
      const email = `anna-${lang}@example.org`;
      const desk = {};
      for (const [role, address] of Object.entries({ board: 'vorstand', adviser: 'beratung', finance: 'buchhaltung', payroll: 'lohn' })) {
        desk[role] = await (await Visitor.enter(house, { lang })).signIn(`${address}@example.org`);
      }

      await step('she registers for an info session and confirms by the mailed link', async () => {
        await anna.go('/info-sessions');
        await anna.page.locator('main a[href^="/info-sessions/"]:not([href$=".ics"]):not([href$=".jsonld"])').first().click();
        const before = await anna.text();
        const free = Number(before.match(/(\d+) (?:von|of) 25/)[1]);
        await anna.fill({ name: 'Anna Arbeit', email: 'keine Adresse' });
        assert.equal(await anna.press(), 422);
        assert.equal(await anna.page.inputValue('main [name=email]'), 'keine Adresse', 'nothing typed is lost');
        await anna.fill({ email });
        await anna.press();
        const { links } = await anna.mail(email);
        await anna.go(links[0]);
        await anna.press();
        await anna.go('/info-sessions');
        assert.ok((await anna.text()).includes(`${free - 1} ${lang === 'de' ? 'von' : 'of'} 25`), 'one seat less');
      });

      await step('she declares her membership, the board admits her, she sets a password', async () => {
        await anna.go('/join');
        await anna.fill({
          given_name: 'Anna', family_name: 'Arbeit', email, born_on: '1990-05-04', street: 'Lindenweg 3', postcode: '10115', city: 'Berlin',
          country: 'DE', lang, shares: 1, statutes_received: true, privacy_accepted: true,
        });
        assert.equal(await anna.press(), 422, 'without the duty to pay there is no declaration (§ 15a GenG)');
        await anna.fill({ duty_accepted: true });
        assert.equal(await anna.press(), 200);
        await desk.board.go('/desk/declarations');
        says(await desk.board.text(), 'Anna Arbeit');
        await desk.board.press('main form[action$="/admit"] button');
        says((await anna.mail(email, 'IBAN')).text, money.share);
        await anna.go((await anna.mail(email, '/sign-in/password/')).links[0]);
        await anna.fill({ password: 'ein langes Wort für Anna', again: 'ein langes Wort für Anna' });
        await anna.press();
        await anna.signIn(email, 'ein langes Wort für Anna');
      });

      let opening;
      await step('she pays her share; the imported statement finds her', async () => {
        await anna.go('/my/shares');
        const text = await anna.text();
        says(text, money.share);
        const reference = text.match(/RF\d\d[A-Z0-9]+/)[0];
        opening = await lastBalance(desk.finance);
        const file = statement({ id: 'J-1', day: '2026-06-01', iban: OURS, opening, entries: [{ cents: 5_000, name: 'Anna Arbeit', reference }] });
        await imports(desk.finance, file);
        says(await desk.finance.text(), lang === 'de' ? 'Geschäftsanteile von Mitglied Nr. 21' : 'Shares of member no. 21');
        await booksAgree(desk.finance, 'J-1');
        await anna.go('/my/shares');
        assert.ok(!(await anna.text()).includes(reference), 'nothing is owed any more');
      });

      await step('she places an order; the adviser checks it; the client confirms without an account', async () => {
        await anna.go('/my/orders/new');
        await anna.fill({
          client: 'new', kind: 'business', name: 'Nordlicht GmbH', street: 'Hafenstraße 7', postcode: '20457', city: 'Hamburg', country: 'DE',
          email: `kundin-${lang}@example.org`, lang, title: 'Website', description: 'Entwurf und Umsetzung', period_from: '2026-06-01',
          period_to: '2026-06-01', net: lang === 'de' ? '4.000,00' : '4000.00', vat: 'standard', invoice_on: '2026-06-01', valid_until: '2026-06-15',
          place: 'eigenes Büro', decides_place: 'member', time: 'frei eingeteilt', decides_time: 'member', decides_manner: 'member',
          personally: true, own_tools: true,
        });
        assert.equal(await anna.press(), 200);
        await desk.adviser.go('/desk/orders');
        await desk.adviser.page.click('main tbody a');
        await desk.adviser.press('main button.primary');
        const client = await Visitor.enter(house, { lang, width: 320 });
        const { links } = await client.mail(`kundin-${lang}@example.org`);
        await client.go(links[0]);
        says(await client.text(), money.gross);
        await client.press('main button[value="accept"]');
        assert.equal(await client.page.locator('main button[value="accept"]').count(), 0, 'a link serves once');
      });

      let reference;
      await step('the invoice takes its number, is frozen with its hash, and goes to the client', async () => {
        // Its day is today: the house drafts, issues and prints it by itself.
        await eventually(async () => {
          await desk.finance.go('/desk/invoices?standing=open&search=Arbeit');
          await desk.finance.page.click('main tbody a', { timeout: 500 });
          return desk.finance.page.locator('main a[href^="/documents/"]').filter({ hasText: '.pdf' }).count();
        });
        const text = await desk.finance.text();
        for (const amount of [money.net, money.vat, money.gross, money.fee]) says(text, amount);
        assert.match(text, /R-2026-\d{4}/);
        assert.match(text, /[0-9a-f]{64}/);
        reference = text.match(/RF\d\d[A-Z0-9]+/)[0];
        const pdf = await desk.finance.page.locator('main a[href^="/documents/"]').filter({ hasText: '.pdf' }).first().getAttribute('href');
        const bytes = await (await desk.finance.context.request.get(house.base + pdf)).body();
        assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      });

      await step('the client pays; the budget holds what is left after tax and fee', async () => {
        const file = statement({ id: 'J-2', day: '2026-06-01', iban: OURS, opening: opening + 5_000, entries: [{ cents: 476_000, name: 'Nordlicht GmbH', reference }] });
        await imports(desk.finance, file);
        await booksAgree(desk.finance, 'J-2');
        await imports(desk.finance, file); // the same file again books nothing
        await anna.go('/my/budget');
        const text = await anna.text();
        for (const amount of [money.gross, money.vat, money.fee, money.budget]) says(text, amount);
      });

      await step('she asks for the salary that the budget carries; the adviser confirms; both sign', async () => {
        await anna.go('/my/employment/facts');
        await anna.fill({
          effective_on: '2026-06-01', tax_class: '1', child_allowances: '0', church: '', land: 'BE', children_under_25: 0, tax_id: '86095742719',
          social_number: '15070649C103', health_fund: 'Musterkasse', additional_percent: lang === 'de' ? '2,9' : '2.9', u1_percent: '0',
          u2_percent: lang === 'de' ? '0,44' : '0.44', iban: 'DE75512108001245126199',
        });
        assert.equal(await anna.press(), 200);
        await anna.go('/my/employment');
        says(await anna.text(), money.salary);
        await anna.fill({ gross: money.salary, weekly_hours: 40, starts_on: '2026-06-01' }, 'main form[action="/my/employment"][method=post]');
        await anna.press('main form[action="/my/employment"][method=post] button.primary');
        await desk.adviser.go('/desk/employments');
        await desk.adviser.press('main form[action$="/confirm"] button');
        await anna.go('/my/employment');
        await anna.press('main form[action$="/sign"] button');
      });

      await step('the month is frozen, calculated, released by a second person and paid', async () => {
        await desk.payroll.go('/desk/payroll');
        await desk.payroll.fill({ month: '2026-06-01' });
        await desk.payroll.press('main form[action="/desk/payroll"] button');
        await walkRun(desk);
        says(await desk.payroll.text(), money.pay);
      });

      await step('the payslip shows every line from the client to the net pay', async () => {
        await anna.go('/my/employment');
        await anna.page.click('main a[href^="/my/employment/payslips/"]');
        const text = await anna.text();
        for (const amount of [money.salary, money.tax, money.pay.replace(/[€ ]/g, '')]) says(text, amount);
        const pdf = await anna.context.request.get(`${anna.page.url().split('?')[0]}/pdf`);
        assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
      });

      await step('in the General Assembly one member has one vote, whatever the shares', async () => {
        const joris = await (await Visitor.enter(house, { lang, width: 320 })).signIn('mitglied1@example.org');
        await desk.board.go('/desk/assembly');
        await desk.board.page.locator('main tbody a').filter({ hasText: 'Außerordentliche' }).click();
        const assembly = new URL(desk.board.page.url()).pathname;
        await desk.board.press(`main form[action="${assembly}/open"] button`);
        // A member with 50 shares sits in the hall; her vote is entered at the desk.
        await attends(desk.board, assembly, FIFTY_SHARES);
        await attends(desk.board, assembly, BOARD);
        for (const member of [anna, joris]) {
          await member.go('/my/assembly');
          await member.press('main form[action$="/come"] button');
        }
        const [join, statutes] = await votable(desk.board, assembly);
        // 2 yes, 1 no, of 3 votes cast: more than half (§ 43(2) GenG).
        await votes({ board: desk.board, assembly, item: join, choices: [[anna, 'yes'], [joris, 'yes']], entered: 'no' });
        assert.match(await desk.board.text(`#item-${join}`), lang === 'de' ? /angenommen/ : /carried/);
        // 2 yes, 1 no, of 3: less than three quarters (§ 16(2) GenG): 3 x 0.75 = 2.25.
        await votes({ board: desk.board, assembly, item: statutes, choices: [[anna, 'yes'], [joris, 'no']], entered: 'yes' });
        assert.match(await desk.board.text(`#item-${statutes}`), lang === 'de' ? /abgelehnt/ : /rejected/);
        await desk.board.press(`main form[action="${assembly}/close"] button`);
        await desk.board.fill({ recorder: 'Rosa Schrift' });
        assert.equal(await desk.board.press(`main form[action="${assembly}/minutes"] button`), 200, await desk.board.text());
        const link = desk.board.page.locator('main a[href*="/papers/"]').filter({ hasText: /Niederschrift|minutes/i }).first();
        const pdf = await (await desk.board.context.request.get(house.base + (await link.getAttribute('href')))).body();
        assert.equal(pdf.subarray(0, 5).toString(), '%PDF-', pdf.toString().slice(0, 2000));
        const minutes = pdfText(pdf);
        for (const words of ['Rosa Schrift', 'Beitritt zum Verein', 'Anna Arbeit']) says(minutes, words);
        assert.match(minutes, /Ja +Nein +Abgegeben[^\n]*\n+ +2 +1 +3 /, minutes);
      });

      await step('the house holds', async () => {
        const { code, out } = await house.verify();
        assert.equal(code, 0, out);
        for (const visitor of [anna, ...Object.values(desk)]) assert.deepEqual(visitor.strangers, [], 'the browser talked to a stranger');
      });
    } finally {
      await house.close();
    }
  });
}

/** Asks again until it is so: the house does its own work every few seconds. */
async function eventually(asks) {
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 500))) {
    if (await asks().catch(() => false)) return;
  }
  assert.fail('it did not happen within a minute');
}

async function imports(finance, xml) {
  await finance.go('/desk/bank');
  await finance.page.setInputFiles('main [name=file]', { name: 'auszug.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) });
  assert.equal(await finance.press(), 200);
}

/** The closing balance of the last statement, in cents: the bank goes on from there. */
async function lastBalance(finance) {
  await finance.go('/desk/bank');
  const cells = await finance.page.locator('main tr:has(.pill) td').allInnerTexts();
  return Number(cells[4].replace(/[^\d]/g, ''));
}

async function booksAgree(finance, id) {
  await finance.page.locator('main tr', { hasText: id }).locator('.pill.good').waitFor();
}

/** The text of a PDF, as another program reads it. */
function pdfText(bytes) {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString();
}

/** Marks a member as present in the hall. */
async function attends(board, assembly, number) {
  await board.go(`${assembly}?search=${number}`);
  const row = board.page.locator('main tbody tr').filter({ has: board.page.locator(`td.num:text-is("${number}")`) });
  await Promise.all([board.page.waitForNavigation(), row.locator('button').first().click()]);
}

/** The items of the agenda that are voted on, in their order. */
function votable(board, assembly) {
  return board.go(assembly).then(() => board.page.locator('main form[action$="/open-vote"]').evaluateAll((all) => all.map((form) => form.action.split('/').at(-2))));
}

/** One vote from its opening to the finding of the chair. */
async function votes({ board, assembly, item, choices, entered }) {
  await board.go(assembly);
  await board.press(`#item-${item} form[action$="/open-vote"] button`);
  for (const [member, choice] of choices) {
    await member.go(assembly.replace('/desk/', '/my/'));
    await member.page.check(`#item-${item} [name=choice][value=${choice}]`);
    await member.press(`#item-${item} form[action$="/vote"] button`);
  }
  await board.go(assembly);
  await board.page.click(`#item-${item} details:has(form[action$="/vote"]) summary`);
  await board.fill({ number: FIFTY_SHARES, choice: entered }, `#item-${item} form[action$="/vote"]`);
  await board.press(`#item-${item} form[action$="/vote"] button`);
  await board.press(`#item-${item} form[action$="/close-vote"] button`);
  await board.press(`#item-${item} form[action$="/find"] button`);
}

/** Presses the one primary button of the run, each time as the person who may, until the run is paid. */
async function walkRun({ payroll, finance }) {
  for (let step = 0; step < 30; step += 1) {
    for (const person of [payroll, finance]) {
      if (person === finance) await finance.go(new URL(payroll.page.url()).pathname);
      const exceptions = person.page.locator('main [name=exceptions]');
      if (await exceptions.count()) await exceptions.fill(String(await person.page.locator('main [data-exception]').count()));
      if (await person.page.locator('main button.primary').count()) await person.press();
    }
    await payroll.page.reload();
    if (await payroll.page.locator('main [data-state="paid"], main [data-state="reported"], main [data-state="locked"]').count()) return;
  }
  assert.fail(`the run is not paid:\n${await payroll.text()}\n---\n${await finance.text()}`);
}
