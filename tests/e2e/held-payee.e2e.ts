import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as payees } from '../../web/desk/registry/payees/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A school is held by one person and paid again by two.

const { hold } = payees;
const SCHOOL = '高唐县青禾职业培训学校';
const REASON = '群众举报冒领，先核实';

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
