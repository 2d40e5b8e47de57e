import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as payees } from '../../web/desk/registry/payees/words.ts';
import { words as visitors } from '../../web/public/publications/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// What comes to the desk after the last day is followed by its number; a school is held and paid again by two people.

const { objection, hold } = { objection: publications.objection, hold: payees.hold };
const SCHOOL = '高唐县青禾职业培训学校';
const REASON = '群众举报冒领，先核实';
const PHONE_NUMBER = '13906351234';

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('an objection after the last day gets a number, by which the desk and its objector find it', async () => {
  const list = await get<{ rows: { publicationId: string; workingDaysLeft: number }[] }>(
    'handler',
    '/api/publications',
  );
  const over = list.rows.find(({ workingDaysLeft }) => workingDaysLeft < 0);
  const page = await at('handler', `/desk/publications/${over?.publicationId}`);
  await button(main(page), objection.record).click();
  const form = dialog(page);
  const line = form.getByLabel(objection.recordLine, { exact: true });
  await line.click();
  await page.locator('.ant-select-dropdown .ant-select-item-option').first().click();
  await form.getByLabel(objection.recordContent, { exact: true }).fill('此人没有参加过培训');
  await form.getByLabel(objection.recordName, { exact: true }).fill('何平');
  await form.getByLabel(objection.recordPhone, { exact: true }).fill(PHONE_NUMBER);
  await picture(page, 'objection-record');
  await button(form, objection.record).click();
  const said = await page.getByText(/已登记，编号 Y\d{6}-\d{4}-\d{4}/).textContent();
  const number = /Y\d{6}-\d{4}-\d{4}/.exec(said ?? '')?.[0] ?? '';
  expect(number).not.toBe('');
  await picture(page, 'objection-recorded');

  const desk = await at('handler', '/desk/objections');
  await desk.getByLabel(objection.find, { exact: true }).fill(number.slice(-4));
  await desk.keyboard.press('Enter');
  await main(desk).getByText(number, { exact: true }).waitFor();
  await main(desk).getByText(objection.late, { exact: true }).waitFor();
  expect(await axeFindings(desk)).toEqual([]);
  await picture(desk, 'objections-by-number');
  await desk.setViewportSize(PHONE);
  await picture(desk, 'objections-by-number-phone');

  const visitor = await at('public', '/public/objections');
  await visitor.locator('input[name=number]').fill(number);
  await visitor.locator('input[name=phoneTail]').fill(PHONE_NUMBER.slice(-4));
  await button(visitor, visitors.find).click();
  await visitor.getByRole('status').getByText(number).waitFor();
});

test('a school is no longer paid, reads why, and is paid again by two people', async () => {
  const page = await at('finance', '/desk/payee-accounts');
  await button(main(page), hold.act).click();
  const form = dialog(page);
  await choose(form, payees.payee, SCHOOL);
  await form.getByLabel(payees.reason, { exact: true }).fill(REASON);
  await picture(page, 'payee-hold');
  await button(form, hold.act).click();
  await form.waitFor({ state: 'hidden' });
  await main(page).getByText(REASON, { exact: true }).waitFor();
  await picture(page, 'payee-held');

  const { rows } = await get<{ rows: { claimId: string; payee: { name: string } }[] }>(
    'qinghe',
    '/api/claims',
  );
  const own = rows.find(({ payee }) => payee.name === SCHOOL);
  const institution = await at('qinghe', `/desk/claims/${own?.claimId}`);
  await main(institution).getByText(hold.notice(SCHOOL), { exact: true }).waitFor();
  await main(institution).getByText(REASON).waitFor();
  await picture(institution, 'payee-held-institution');

  const handler = await at('handler', '/desk/payee-accounts');
  await button(main(handler), hold.release).click();
  await dialog(handler).getByLabel(common.reason.label, { exact: true }).fill('已查清，没有冒领');
  await button(dialog(handler), hold.release).click();
  await dialog(handler).waitFor({ state: 'hidden' });

  const reviewer = await at('reviewer2', '/desk/payee-accounts');
  await main(reviewer).getByText('已查清，没有冒领').waitFor();
  expect(await axeFindings(reviewer)).toEqual([]);
  await reviewer.setViewportSize(PHONE);
  await picture(reviewer, 'payee-release-phone');
  await button(main(reviewer), hold.decisions.passed).click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await decided(reviewer);
  const after = await at('qinghe', `/desk/claims/${own?.claimId}`);
  expect(await main(after).getByText(hold.notice(SCHOOL), { exact: true }).count()).toBe(0);
});
