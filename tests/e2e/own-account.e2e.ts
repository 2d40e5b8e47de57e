import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as desk } from '../../web/desk/registry/own-accounts/words.ts';
import { words } from '../../web/mobile/account/words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import {
  axeFindings,
  DESKTOP,
  openBrowser,
  PHONE,
  picture,
  type RunningApp,
  startApp,
  startBrowser,
} from './server.ts';

// Somebody whom no register knows opens an account on her phone, is confirmed at the counter, signs in again by password
// and by code; another gets hers at the counter; a village helper serves her, with her agreement.

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const HERS = { idNumber: '37152619910314002X', name: '付春桃', phone: '13900002002', password: 'taohua7kai' };
const HIS = { idNumber: '371526196408220035', name: '卢广田' };

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** A phone of her own: nobody is signed in on it. */
async function newPhone(path: string): Promise<Page> {
  const { page } = await openBrowser(browser, PHONE);
  await page.goto(`${app.address}${path}`);
  return page;
}
const fill = (page: Page, label: string, text: string) =>
  main(page).getByLabel(label, { exact: true }).fill(text);
const fits = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
const shownCode = async (page: Page) =>
  /\d{6}/.exec(
    (await main(page)
      .getByText(/验证码是 \d{6}/)
      .textContent()) ?? '',
  )?.[0] ?? '';

/** At the counter: whose ID card lies there. */
async function look(page: Page, of: { readonly idNumber: string; readonly name: string }) {
  await main(page).getByLabel(desk.look.idNumber, { exact: true }).fill(of.idNumber);
  await main(page).getByLabel(desk.look.name, { exact: true }).fill(of.name);
  await button(main(page), desk.look.submit).click();
}

/** The page serves this person from now on. */
async function beginHelp(page: Page, of: { readonly idNumber: string; readonly name: string }) {
  await look(page, of);
  await button(main(page), desk.help.act).click();
  await dialog(page).getByText(desk.help.cardSeen, { exact: true }).click();
  await button(dialog(page), desk.help.begin).click();
  // The session becomes hers and the page goes to the phone's: whichever of the two goes first.
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 20_000 }).toBe('/m');
  await page.setViewportSize(PHONE);
}

/** An act that binds her: she agrees, present, and it is done. */
async function letItBeDone(page: Page, reason: string) {
  await page.goto(`${app.address}/m/messages`);
  await button(page, mobile.messages.switchOff).click();
  const asked = page.locator('.agreement');
  await asked.getByText(/这件事要 .+ 本人同意/).waitFor();
  await asked.getByLabel(words.help.present, { exact: true }).check();
  await asked.getByLabel(words.help.reason, { exact: true }).fill(reason);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'own-account-agreement');
  await button(page, words.help.agree).click();
  await button(page, mobile.messages.switchOn).waitFor();
}

test('opens an account by a code, one question a screen; a wrong code has a sentence', async () => {
  const page = await newPhone('/m/register');
  await fill(page, words.register.idNumber, '371526199103140021');
  await button(page, words.register.next).click();
  await page.getByRole('alert').getByText(words.register.numberWrong).waitFor();
  await fill(page, words.register.idNumber, HERS.idNumber);
  await button(page, words.register.next).click();
  await fill(page, words.register.name, HERS.name);
  await button(page, words.register.next).click();
  await main(page).getByLabel(words.register.county, { exact: true }).waitFor();
  // The browser's own way back, and forth again, loses nothing.
  await page.goBack();
  expect(await main(page).getByLabel(words.register.name, { exact: true }).inputValue()).toBe(HERS.name);
  await button(page, words.register.next).click();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'own-account-county');
  await button(page, words.register.next).click();
  await button(page, words.register.byPhone).click();
  await fill(page, words.register.phone, HERS.phone);
  await button(page, words.register.sendCode).click();
  const code = await shownCode(page);
  await fill(page, words.register.code, code === '000000' ? '111111' : '000000');
  await button(page, words.register.next).click();
  await page.getByRole('alert').getByText('短信验证码不对').waitFor();
  await picture(page, 'own-account-wrong-code');
  await fill(page, words.register.code, code);
  await button(page, words.register.next).click();
  await fill(page, words.register.password, HERS.password);
  await button(page, words.register.finish).click();
  await page.waitForURL(/\/m\/account$/);
  await main(page).getByText(words.register.opened).waitFor();
  await main(page).getByText(words.mine.unverified).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
  await picture(page, 'own-account-mine');
});

test('the counter sees her ID card: verified', async () => {
  const page = await people.at('villager', '/desk/own-accounts');
  await main(page).getByLabel(desk.look.idNumber, { exact: true }).fill(HERS.idNumber);
  await main(page).getByLabel(desk.look.name, { exact: true }).fill(HERS.name);
  await button(main(page), desk.look.submit).click();
  await main(page).getByText(desk.look.fits).waitFor();
  await picture(page, 'own-account-counter');
  await button(main(page), desk.verify.act).first().click();
  await button(page.locator('.ant-popconfirm'), '确定').click();
  await main(page).getByText(desk.list.unverified, { exact: true }).waitFor({ state: 'hidden' });
});

test('signs in by password and by code; somebody else gets the same sentence as nobody', async () => {
  const page = await newPhone('/m/login');
  await fill(page, words.signIn.login, HIS.idNumber);
  await fill(page, words.signIn.password, HERS.password);
  await button(page, mobile.signIn.title).click();
  const alert = page.getByRole('alert');
  await alert.getByText('身份证号或密码不对').waitFor();
  await fill(page, words.signIn.login, HERS.idNumber);
  await fill(page, words.signIn.password, HERS.password);
  await button(page, mobile.signIn.title).click();
  await page.waitForURL(/\/m$/);
  await page.goto(`${app.address}/m/account`);
  await main(page).getByText(words.mine.verified).waitFor();
  await button(page, words.mine.logout).click();
  await page.waitForURL(/\/m\/login$/);
  await button(page, words.signIn.byCode).click();
  await fill(page, words.register.idNumber, HERS.idNumber);
  await button(page, words.register.sendCode).click();
  await fill(page, words.register.code, await shownCode(page));
  await button(page, mobile.signIn.title).click();
  await page.waitForURL(/\/m$/);
});

test('she ends her other sessions; of what a helper did she says that she did not agree, with a number and a day', async () => {
  const counter = await people.at('villager', '/desk/own-accounts');
  await beginHelp(counter, HERS);
  await letItBeDone(counter, '手机没电');
  await button(counter, words.help.end).click();
  await counter.waitForURL(/\/m\/helping$/);
  await counter.setViewportSize(DESKTOP);
  const page = await newPhone('/m/login');
  await fill(page, words.signIn.login, HERS.idNumber);
  await fill(page, words.signIn.password, HERS.password);
  await button(page, mobile.signIn.title).click();
  await page.waitForURL(/\/m$/);
  await page.goto(`${app.address}/m/account`);
  await button(page, words.mine.endOthers).click();
  await main(page).getByText(words.mine.ended).waitFor();
  await main(page)
    .getByRole('link', { name: new RegExp(words.mine.notAgreed) })
    .first()
    .click();
  await button(page, mobile.disputes.send).click();
  await page.getByText(/收到了，编号 B\d{6}-\d{4}-\d{4}。最晚/).waitFor();
  await picture(page, 'own-account-not-agreed');
  await page.goto(`${app.address}/m/account`);
  await main(page)
    .getByText(/编号 B\d{6}-\d{4}-\d{4}，最晚/)
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await fits(page)).toBe(true);
});

test('another gets his account at the counter; a helper serves him and he agrees to each act', async () => {
  const page = await people.at('villager', '/desk/own-accounts');
  await look(page, HIS);
  await button(main(page), desk.open.act).click();
  await dialog(page).getByText(desk.open.cardSeen, { exact: true }).click();
  await button(dialog(page), desk.open.act).click();
  await page.locator('.one-time code').waitFor();
  await dialog(page)
    .getByText(/回执 \d{8}-/)
    .waitFor();
  await picture(page, 'own-account-slip');
  await button(dialog(page), desk.slip.close).click();
  await decided(page);
  await main(page).getByText(desk.look.account).waitFor();
  await beginHelp(page, HIS);
  await page.getByText(words.help.bar('卢某')).waitFor();
  await letItBeDone(page, '没有手机');
  await picture(page, 'own-account-helping');
  await button(page, words.help.end).click();
  await page.waitForURL(/\/m\/helping$/);
  expect(await people.get<{ role: string; helping: null }>('villager', '/api/me')).toMatchObject({
    role: 'village-helper',
    helping: null,
  });
});
