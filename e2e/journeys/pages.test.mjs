// Every page, at phone and desk width, light and dark, in both languages: axe finds nothing, nothing is wider than the
// screen, at most 8 SQL statements are asked, no text is missing, no browser error, and everything is there without scripts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openHouse, Visitor } from './house.mjs';

const PUBLIC = ['/', '/how-it-works', '/info-sessions', '/cooperative', '/join', '/statutes/2025-1', '/imprint', '/privacy', '/accessibility', '/manual', '/manual/payroll', '/manual/components', '/sign-in', '/sign-in/password'];
const MINE = ['/my', '/my/orders', '/my/orders/new', '/my/budget', '/my/employment', '/my/employment/facts', '/my/shares', '/my/assembly', '/my/sessions'];
const DESK = {
  'beratung@example.org': ['/desk', '/desk/info-sessions', '/desk/info-sessions/plan', '/desk/orders?state=all', '/desk/employments'],
  'lohn@example.org': ['/desk/payroll'],
  'buchhaltung@example.org': ['/desk/invoices', '/desk/bank', '/desk/fund', '/desk/books', '/desk/exports'],
  'vorstand@example.org': ['/desk/declarations', '/desk/members', '/desk/members/1', '/desk/assembly', '/desk/assembly/new'],
  'pruefung@example.org': ['/desk/audit', '/desk/books'],
};
/** Lists whose first row opens a page of its own. */
const FIRST = {
  'mitglied1@example.org': ['/my/orders?show=all', '/my/employment|a[href^="/my/employment/payslips/"]'],
  'beratung@example.org': ['/desk/info-sessions', '/desk/orders?state=all'],
  'lohn@example.org': ['/desk/payroll'],
  'buchhaltung@example.org': ['/desk/invoices', '/desk/bank'],
  'vorstand@example.org': ['/desk/assembly'],
};
const LOOKS = [
  { width: 320, scheme: 'light', lang: 'de' },
  { width: 1280, scheme: 'dark', lang: 'en' },
];

let house;
before(async () => (house = await openHouse()));
after(() => house?.close());

async function looksWell(visitor, path) {
  const status = await visitor.go(path);
  const { pathname } = new URL(visitor.page.url());
  if (status !== 200 || pathname !== path.split('?')[0]) return [`status ${status} at ${pathname}`];
  // Once a minute a session is marked as used; that is not the page's question.
  if (visitor.statements > 8) await visitor.go(path);
  const slow = visitor.statements > 8 ? [`${visitor.statements} SQL statements`] : [];
  return [...slow, ...(await faults(visitor))];
}

async function faults(visitor) {
  const found = await visitor.axe();
  const missing = (await visitor.page.content()).match(/⟦[^⟧]*⟧/g);
  if (missing) found.push(`texts are missing: ${missing}`);
  if (await visitor.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)) found.push('wider than the screen');
  return found;
}

for (const [who, paths] of Object.entries({ '': PUBLIC, 'mitglied1@example.org': MINE, ...DESK })) {
  test(`the pages of ${who || 'everybody'}`, async () => {
    const visitor = await Visitor.enter(house);
    const errors = [];
    visitor.page.on('console', (message) => message.type() === 'error' && !message.text().includes('422') && errors.push(message.text()));
    if (who) await visitor.signIn(who);
    for (const look of LOOKS) {
      await visitor.looks(look);
      const all = {};
      for (const path of paths) all[path] = await looksWell(visitor, path);
      for (const one of FIRST[who] ?? []) {
        const [path, link] = one.split('|');
        await visitor.go(path);
        await visitor.page.locator(`main ${link ?? 'tbody a:not([href^="/documents/"])'}`).first().click();
        await visitor.page.waitForLoadState();
        all[`first of ${path}`] = await faults(visitor);
      }
      const bad = Object.entries(all).filter(([, found]) => found.length);
      assert.deepEqual(bad, [], `at ${look.width} px, ${look.scheme}, ${look.lang}`);
    }
    assert.deepEqual(errors, []);
    assert.deepEqual(visitor.strangers, [], 'the browser talked to a stranger');
  });
}

test('without scripts a form is refused beside its field, and nothing typed is lost', async () => {
  const visitor = await Visitor.enter(house, { scripts: false });
  await visitor.signIn('mitglied1@example.org');
  await visitor.go('/my/orders/new');
  await visitor.fill({ title: 'Website', net: 'viel' });
  assert.equal(await visitor.press(), 422);
  assert.equal(await visitor.page.inputValue('main [name=title]'), 'Website');
  assert.equal(await visitor.page.inputValue('main [name=net]'), 'viel');
  assert.match(await visitor.text('main .field:has([name=net]) .refusal'), /1\.234,56/);
});
