import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as organisations } from '../../web/desk/registry/organisations/words.ts';
import { words as payees } from '../../web/desk/registry/payees/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A school is handed to another county and taken back before that county takes it in; it proposes its own account.

const { moves } = organisations;
const SCHOOL = '高唐县青禾职业培训学校';

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

test('a school that moves is released by a second person and taken back by its county', async () => {
  const { rows } = await get<{ rows: { organisationId: string; name: string }[] }>(
    'handler',
    '/api/organisations',
  );
  const school = rows.find(({ name }) => name === SCHOOL);
  const page = await at('handler', `/desk/organisations/${school?.organisationId}`);
  await button(main(page), moves.propose).click();
  const form = dialog(page);
  await choose(form, moves.to, '茌平区');
  await form.getByLabel(moves.document, { exact: true }).fill('变更登记通知书 2021-10-18');
  await form.getByLabel(moves.reason, { exact: true }).fill('校址迁至茌平区');
  await picture(page, 'organisation-move');
  await button(form, moves.submit).click();
  await form.waitFor({ state: 'hidden' });

  const reviewer = await at('reviewer2', '/desk/organisation-moves');
  await main(reviewer).getByText('校址迁至茌平区').first().waitFor();
  expect(await axeFindings(reviewer)).toEqual([]);
  await reviewer.setViewportSize(PHONE);
  await picture(reviewer, 'organisation-move-phone');
  await button(main(reviewer), moves.decideLabels.passed).click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await decided(reviewer);

  const back = await at('handler', '/desk/organisation-moves');
  await button(main(back), moves.withdraw).click();
  await dialog(back).getByLabel(common.reason.label, { exact: true }).fill('变更登记没有办成');
  await button(dialog(back), moves.withdraw).click();
  await dialog(back).waitFor({ state: 'hidden' });
  await main(back).getByText(moves.noneWaiting).waitFor();
});

test('the school proposes its own new account and sees that it waits', async () => {
  const page = await at('qinghe', '/desk/payee-accounts');
  await button(main(page), payees.propose).click();
  const form = dialog(page);
  await form.getByLabel(payees.bankName, { exact: true }).fill('工商银行高唐支行');
  await form.getByLabel(payees.accountNumber, { exact: true }).fill('6222020200001234575');
  await form.getByLabel(payees.reason, { exact: true }).fill('基本户变更开户行');
  await form.getByLabel(payees.document, { exact: true }).fill('开户许可证 2021-10-11');
  await picture(page, 'own-account');
  await button(form, payees.submit).click();
  await form.waitFor({ state: 'hidden' });
  await button(main(page), payees.withdraw).waitFor();
  await page.setViewportSize(PHONE);
  await picture(page, 'own-account-phone');
  const reviewer = await at('reviewer2', '/desk/payee-accounts');
  await main(reviewer).getByText('基本户变更开户行').waitFor();
});
