import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from '../../web/desk/outcomes/supervision/words.ts';
import { words as persons } from '../../web/desk/registry/persons/words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A person says on her phone that her hours are wrong; the handler looks into it, a reviewer decides, she reads the answer.

let app: RunningApp;
let browser: Browser;
let personId = 0;
let disputeId = '';
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;
const phone = mobile.disputes;
const casePage = (login: string) => at(login, `/desk/disputes/${disputeId}`);
const onPhone = async (path: string) => {
  const page = await at('worker', path);
  await page.setViewportSize(PHONE);
  return page;
};
const fits = async (page: Awaited<ReturnType<typeof onPhone>>) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('a worker says on a phone of 390 px that her hours are wrong', async () => {
  const page = await onPhone('/m/class');
  await picture(page, 'dispute-class');
  await main(page)
    .getByRole('link', { name: phone.wrongOf('到课'), exact: true })
    .click();
  await page.waitForURL(/\/m\/disputes\/new\/class\/[0-9a-f-]{36}\/attendance$/);
  await main(page).getByText('到课 18 个半天').waitFor();
  await button(page, phone.send).click();
  await page.getByRole('alert').getByText(phone.needKind).waitFor();
  await main(page).getByLabel('我去的比这少', { exact: true }).check();
  await main(page).getByText(phone.holds).waitFor();
  await main(page).getByLabel(phone.content, { exact: true }).fill('第二周我在家收麦子，去了不到一半');
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await picture(page, 'dispute-raise');
  await button(page, phone.send).click();
  await main(page)
    .getByText(/B371526-2021-\d{4}/)
    .waitFor();
  await main(page).getByRole('link', { name: phone.all }).click();
  await main(page).getByText(phone.states.open).waitFor();
  expect(await fits(page)).toBe(true);
  await picture(page, 'dispute-own-open');
  const again = await onPhone('/m/class');
  await main(again).getByRole('link', { name: phone.live }).waitFor();
});

test('the handler sees the fact with its source and the money on it, and proposes an answer', async () => {
  const { rows } = await get<{ rows: { disputeId: string; personId: number }[] }>('handler', '/api/disputes');
  disputeId = rows[0]?.disputeId ?? '';
  personId = rows[0]?.personId ?? 0;
  const home = await at('handler', '/desk');
  await main(home)
    .getByRole('link', { name: /B371526-2021-/ })
    .first()
    .click();
  await home.waitForURL(new RegExp(`/desk/disputes/${disputeId}`));
  const page = await casePage('handler');
  await main(page)
    .getByText(/交的考勤$/)
    .waitFor();
  await main(page).getByText(words.money.tooLate).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'dispute-case');
  await button(main(page), words.propose.act).click();
  const form = dialog(page);
  await form.getByLabel('反映属实', { exact: true }).check();
  await form
    .getByLabel(words.propose.reply, { exact: true })
    .fill('看了签到表，您第二周只签了 4 次，考勤记多了');
  await picture(page, 'dispute-propose');
  await button(form, words.propose.act).click();
  await decided(page);
  await main(page).getByText(words.next.proposed).waitFor();
  expect(await button(main(page), words.decide.labels.passed).count(), 'not by the same person').toBe(0);
});

test('a reviewer decides, the handler puts it right, and she reads both', async () => {
  const reviewer = await casePage('reviewer1');
  await reviewer.setViewportSize(PHONE);
  await picture(reviewer, 'dispute-decide-phone');
  expect(await axeFindings(reviewer)).toEqual([]);
  await button(main(reviewer), words.decide.labels.passed).click();
  await button(dialog(reviewer), common.opinion.submit).click();
  await decided(reviewer);
  await main(reviewer).getByText(words.remedy.paid).waitFor();

  const hers = await onPhone('/m/disputes');
  await main(hers).getByText(phone.states.upheld).waitFor();
  await main(hers).getByText('看了签到表').waitFor();
  expect(await axeFindings(hers)).toEqual([]);
  await picture(hers, 'dispute-own-answer');

  const page = await casePage('handler');
  await main(page).getByRole('link', { name: words.remedy.go, exact: true }).waitFor();
  await button(main(page), words.correct.act).click();
  await dialog(page).getByLabel(common.reason.label, { exact: true }).fill('考勤表已按签到表重新导入');
  await button(dialog(page), words.correct.act).click();
  await decided(page);
  const after = await onPhone('/m/disputes');
  await main(after).getByText(phone.states.corrected).waitFor();
  await main(after).getByText('考勤表已按签到表重新导入').waitFor();
  await picture(after, 'dispute-own-corrected');
  await expect
    .poll(async () => JSON.stringify(await get('worker', '/api/me/messages')), { timeout: 40_000 })
    .toContain('您反映的事有答复了');
});

test('somebody without a phone is recorded at the desk, and taken back there', async () => {
  const person = await at('handler', `/desk/persons/${personId}`);
  await main(person).getByText(persons.facts.title).first().waitFor();
  await main(person).getByRole('link', { name: words.record.act, exact: true }).click();
  await person.waitForURL(/\/desk\/disputes\/new\/\d+$/);
  const form = main(person);
  await form.getByLabel(/报名日期/).check();
  await form.getByLabel('我报名比这早', { exact: true }).check();
  await form.getByLabel(words.record.content, { exact: true }).fill('六月初就在村里报了名');
  await form.getByLabel('电话', { exact: true }).check();
  await form.getByLabel(words.record.broughtBy, { exact: true }).fill('村干部代说');
  await form.getByLabel(words.record.broughtOn, { exact: true }).fill(await people.today());
  await picture(person, 'dispute-record');
  await button(form, words.record.submit).click();
  await person.waitForURL(/\/desk\/disputes\/[0-9a-f-]{36}$/);
  await main(person)
    .getByText(/村干部代说/)
    .first()
    .waitFor();
  await button(main(person), words.withdraw.act).click();
  await dialog(person).getByLabel(common.reason.label, { exact: true }).fill('来电说记错了');
  await button(dialog(person), words.withdraw.act).click();
  await decided(person);
  await main(person).getByText(words.next.withdrawn).waitFor();
});
