import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as desk } from '../../web/desk/registry/privacy/words.ts';
import { words } from '../../web/mobile/account/data-words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, DESKTOP, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A worker says on her phone what she agrees to and takes it back; somebody opens her record, she reads who and disputes it;
// her record is protected by two people and opened by the named officer alone.

let app: RunningApp;
let browser: Browser;
let personId = 0;
let name = '';
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;
const onPhone = async (path: string) => {
  const page = await at('worker', path);
  await page.setViewportSize(PHONE);
  return page;
};
type Shown = Awaited<ReturnType<typeof onPhone>>;
const fits = (page: Shown) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

interface Own {
  readonly person: { readonly personId: number; readonly name: string };
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  const { person } = await get<Own>('worker', '/api/me/subsidies');
  ({ personId, name } = person);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('on a phone of 390 px she agrees, reads what follows, and takes it back', async () => {
  const page = await onPhone('/m/account/data');
  await main(page).getByText(words.byLaw).waitFor();
  await button(page, words.agreeTo('上课拍照录像')).click();
  await button(page, words.takeBackOf('上课拍照录像')).waitFor();
  await button(page, words.declineTo('开班和招工的消息')).click();
  await main(page)
    .getByText(/说过不同意/)
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await picture(page, 'privacy-consents');
  await button(page, words.takeBackOf('上课拍照录像')).click();
  await main(page)
    .getByText(/签到改用身份证或者手写签名/)
    .waitFor();
  await picture(page, 'privacy-take-back');
  await button(page, words.sure).click();
  await main(page)
    .getByText(/收回了/)
    .waitFor();
});

test('she reads who opened her record and why, and says that it is not right', async () => {
  await at('auditor', `/desk/persons/${personId}`);
  const page = await onPhone('/m/account/data');
  await main(page).getByText('查您的补贴情况').first().waitFor();
  await main(page)
    .getByText(/高唐县.*审计/)
    .first()
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await picture(page, 'privacy-looks');
  await main(page)
    .getByRole('link', { name: /查您的补贴情况：这不对$/ })
    .first()
    .click();
  await page.waitForURL(/\/m\/disputes\/new\/look\/[0-9a-f-]{36}\/look/);
  await main(page)
    .getByText(/看了您的信息/)
    .waitFor();
  await button(page, mobile.disputes.send).click();
  await main(page)
    .getByText(/B371526-2021-\d{4}/)
    .waitFor();
});

test('a handler proposes to protect her, another person decides; from then on nobody reads her name', async () => {
  const page = await at('handler', `/desk/persons/${personId}`);
  await page.setViewportSize(DESKTOP);
  await button(page, desk.propose.act).click();
  const form = dialog(page);
  const fill = (label: string, text: string) => form.getByLabel(label, { exact: true }).fill(text);
  await fill(desk.propose.reason, '家庭暴力，法院有人身安全保护令');
  await fill(desk.propose.document, '（2021）鲁1526民保令3号');
  await fill(desk.propose.officers, 'auditor');
  await fill(desk.propose.until, '2022-06-30');
  await page.keyboard.press('Enter');
  await button(form, desk.propose.submit).click();
  await decided(page);
  const second = await at('reviewer2', '/desk/protections');
  await main(second).getByText(name).waitFor();
  await picture(second, 'privacy-protection-proposed');
  await button(main(second), common.opinion.passed).click();
  await button(dialog(second), common.opinion.submit).click();
  await decided(second);
  const list = await at('handler', '/desk/protections');
  await main(list).getByText('受保护', { exact: true }).first().waitFor();
  expect(await main(list).getByText(name).count()).toBe(0);
  expect(await axeFindings(list)).toEqual([]);
  await picture(list, 'privacy-protections');
  await list.setViewportSize(PHONE);
  expect(await fits(list)).toBe(true);
  await picture(list, 'privacy-protections-narrow');
});

test('the named officer opens it with a reason, which she reads; others read a sentence', async () => {
  const other = await at('handler', `/desk/persons/${personId}`);
  await other
    .getByText(/这名人员受保护/)
    .first()
    .waitFor();
  await picture(other, 'privacy-closed');
  const page = await at('auditor', '/desk/protections');
  await button(main(page), desk.open.act).click();
  await dialog(page).getByLabel(desk.open.reason, { exact: true }).fill('核对补贴账户');
  await button(dialog(page), desk.open.submit).click();
  await dialog(page).getByText(name).waitFor();
  await picture(page, 'privacy-opened');
  const phone = await onPhone('/m/account/data');
  await main(phone).getByText('打开您受保护的记录').waitFor();
  await main(phone)
    .getByText(/您的信息受保护/)
    .waitFor();
  await picture(phone, 'privacy-protected-phone');
});
