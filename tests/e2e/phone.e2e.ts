import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as account } from '../../web/mobile/account/words.ts';
import { words } from '../../web/mobile/words.ts';
import { button, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { PHONE_WIDTHS, phoneFindings } from './phone-checks.ts';
import { openBrowser, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// The phone by itself: what works without an account, a slow network, none at all, a voice, larger type, "this is not me".

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { at, get } = people;
const onPhone = async (path: string) => {
  const page = await at('worker', path);
  await page.setViewportSize(PHONE);
  return page;
};
const SLOWER_THAN_MS = 5500;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Somebody nobody knows, on a phone. */
async function stranger(path: string): Promise<Page> {
  const { page } = await openBrowser(browser, PHONE);
  await page.goto(`${app.address}${path}`);
  await page.locator('h1').first().waitFor();
  return page;
}

test('without an account learning and help open; her own pages lead to the sign-in and back', async () => {
  const page = await stranger('/m');
  await main(page).getByRole('link', { name: words.entries.help }).click();
  await main(page).getByRole('link', { name: words.help.national }).waitFor();
  await page.goBack();
  await main(page).getByRole('link', { name: words.entries.learn }).click();
  await page.waitForURL(/\/m\/learn$/);
  await page.goto(`${app.address}/m/certificate`);
  await page.waitForURL(/\/m\/login\?next=%2Fm%2Fcertificate$/);
  await page.getByLabel(account.signIn.login, { exact: true }).fill('worker');
  await page.getByLabel(words.signIn.password, { exact: true }).fill(app.password);
  await button(page, words.signIn.title).click();
  await page.waitForURL(/\/m\/certificate$/);
  await main(page).locator('.cards li').first().waitFor();
  await page.context().close();
});

test('the first page says where she stands, and nothing of a school is said to have come to her', async () => {
  const page = await onPhone('/m');
  const entry = (name: string) => main(page).getByRole('link', { name }).first();
  await entry(words.entries.money).getByText(words.lines.forYou('600.00')).waitFor();
  await entry(words.entries.certificate).getByText(words.lines.certificates('1')).waitFor();
  expect(await main(page).locator('.home-entries li').count()).toBe(5);
  await entry(words.entries.money).click();
  const card = main(page).locator('.cards li').first();
  await card.getByText(/600\.00 元 已付给.+，不经过您的账户/).waitFor();
  expect(await card.getByText(words.money.states.paid).count()).toBe(0);
  const sums = main(page).locator('.sums dd');
  expect(await sums.allTextContents()).toEqual(['0.00 元', '600.00 元']);
  await card.locator('details.reasons summary').click();
  expect(await card.locator('.money-line li').count()).toBe(9);
});

test('a network that is slow is said to be slow, and no more once the answer is there', async () => {
  const page = await onPhone('/m');
  await page.route('**/api/me/subsidies', async (route) => {
    await new Promise((wake) => setTimeout(wake, SLOWER_THAN_MS));
    await route.continue();
  });
  const status = page.locator('.network');
  await page.goto(`${app.address}/m/money`);
  await main(page).getByText(words.loading).waitFor();
  expect(await status.textContent(), 'not at once').toBe('');
  await status.getByText(words.slow).waitFor();
  await main(page).locator('.sums').waitFor();
  expect(await status.textContent()).toBe('');
  await page.unroute('**/api/me/subsidies');
});

test('without a network the page says what is kept, and what she wrote is there after a reload', async () => {
  const page = await onPhone('/m/class');
  await main(page)
    .getByRole('link', { name: words.disputes.wrongOf('考试结果') })
    .click();
  const content = main(page).getByLabel(words.disputes.content, { exact: true });
  await content.fill('那天我在医院，没有去考试');
  await page.context().setOffline(true);
  await page.locator('.network').getByText(words.noNetwork).waitFor();
  expect(await phoneFindings(page)).toEqual([]);
  await picture(page, 'phone-offline');
  await page.context().setOffline(false);
  await page.locator('.network:empty').waitFor({ state: 'attached' });
  await page.reload();
  await content.waitFor();
  expect(await content.inputValue()).toBe('那天我在医院，没有去考试');
  await page.goBack();
  await page.goForward();
  expect(await content.inputValue(), 'the way back').toBe('那天我在医院，没有去考试');
});

test('what was sent while the network broke is sent again under the same key, and done once', async () => {
  const page = await onPhone('/m/class');
  await main(page).getByRole('link', { name: words.disputes.notMe }).first().click();
  await page.waitForURL(/taking-part\?kind=not-me$/);
  expect(await main(page).locator('input[type=radio]:checked').inputValue()).toBe('not-me');
  const keys: (string | undefined)[] = [];
  await page.route('**/api/me/disputes', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    // It arrives and is done; the answer is lost on its way.
    await route.fetch();
    return route.abort();
  });
  await button(page, words.disputes.send).click();
  await page.getByRole('alert').getByText(words.notSent).waitFor();
  await button(page, words.disputes.send).click();
  await main(page)
    .getByText(/B371526-2021-\d{4}。最晚 \d{4}年\d{1,2}月\d{1,2}日 答复您/)
    .waitFor();
  await picture(page, 'phone-not-me-sent');
  expect(keys.length).toBe(2);
  expect(keys[1]).toBe(keys[0]);
  const { rows } = await get<{ rows: { kind: string }[] }>('worker', '/api/me/disputes');
  expect(rows.filter(({ kind }) => kind === 'not-me').length).toBe(1);
  await page.unroute('**/api/me/disputes');
});

test('a page is read aloud in its order, sentence by sentence, and is silent once she leaves', async () => {
  const page = await onPhone('/m/help');
  await page.addInitScript(() => {
    const said: string[] = [];
    const voice = { cancelled: 0, said };
    Object.assign(window, { voice });
    Object.defineProperty(window, 'speechSynthesis', {
      value: { speak: (one: { text: string }) => said.push(one.text), cancel: () => voice.cancelled++ },
    });
  });
  await page.goto(`${app.address}/m/help`);
  await button(page, words.readAloud).click();
  const said = () => page.evaluate(() => (window as unknown as { voice: { said: string[] } }).voice.said);
  const heard = await said();
  expect(heard[0]).toContain(words.help.title);
  expect(heard.length).toBeGreaterThan(3);
  const whole = heard.join('');
  expect(whole.indexOf(words.help.phoneLead)).toBeLessThan(whole.indexOf(words.help.objectionLead));
  expect(whole, 'not its own button').not.toContain(words.readAloud);
  const cancelled = () =>
    page.evaluate(() => (window as unknown as { voice: { cancelled: number } }).voice.cancelled);
  const before = await cancelled();
  await page.getByRole('link', { name: words.back }).click();
  await page.waitForURL(/\/m$/);
  // The page that is left goes a moment after the address.
  await expect.poll(cancelled).toBeGreaterThan(before);
});

test('type of 26 px is chosen once, stays, and fits a screen of 360 px', async () => {
  const page = await onPhone('/m');
  await button(page, words.typeSize.largest).click();
  for (const path of ['/m', '/m/money', '/m/class', '/m/help']) {
    await page.goto(`${app.address}${path}`);
    await main(page).locator('h1').waitFor();
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(size, path).toBe('26px');
    for (const width of PHONE_WIDTHS) {
      await page.setViewportSize({ ...PHONE, width });
      await page.waitForTimeout(400);
      expect(await phoneFindings(page), `${path} at ${width}`).toEqual([]);
    }
  }
  await picture(page, 'phone-largest-type');
});

test('control: a small button, small type and a weak grey are found', async () => {
  const page = await onPhone('/m/help');
  await main(page).getByRole('link', { name: words.help.national }).waitFor();
  await page.evaluate(() => {
    const bad = document.createElement('p');
    bad.innerHTML =
      '<button style="height:30px">小</button><small style="font-size:12px;color:#666">看不清的灰字</small>';
    document.querySelector('main')?.append(bad);
  });
  const found = (await phoneFindings(page)).map((finding) => finding.split(':')[0]);
  expect(new Set(found)).toEqual(new Set(['weak', 'small to tap', 'small to read']));
});
