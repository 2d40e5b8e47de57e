import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { words as desk } from '../../web/desk/registry/needs/words.ts';
import { words as phone } from '../../web/mobile/needs/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A worker finds no class in her words and says what she wishes; the township reads it, confirms the occupation, marks
// somebody whom nobody had asked, and the county sees the figures.

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { sessions, at, get } = people;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-needs-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Fits the width, and has no serious finding. */
async function looks(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
  ).toBe(true);
  await picture(page, name);
}
const WISH = '开塔吊';

test('on the phone she finds no class in her words and says what she wishes', async () => {
  const page = await at('worker', `/m/learn?q=${encodeURIComponent(WISH)}`);
  await page.setViewportSize(PHONE);
  await main(page).getByRole('link', { name: phone.entry, exact: true }).click();
  await button(main(page), phone.kinds.training).click();
  // What she looked for is there already, and stays over a reload.
  await page.reload();
  await expect.poll(() => page.getByLabel(phone.wish.training).inputValue()).toBe(WISH);
  await looks(page, 'needs-say');
  await button(main(page), phone.next).click();
  await page.getByLabel(phone.place).fill('县城');
  await button(main(page), phone.next).click();
  await button(main(page), phone.destinations.stay).click();
  await button(main(page), phone.send).click();
  await page.getByText(phone.done.training, { exact: true }).waitFor();
  await main(page).getByRole('link', { name: phone.see, exact: true }).click();
  await page.getByText(WISH, { exact: true }).waitFor();
  await looks(page, 'needs-mine');
});

test('the township sees its own place alone, confirms an occupation and marks somebody', async () => {
  const rows = (login: string) =>
    get<{ rows: { needId: string; villageName: string | null; words: string | null }[] }>(
      login,
      '/api/needs',
    );
  const own = (await rows('township')).rows;
  expect(own.length).toBeGreaterThan(0);
  expect((await rows('handler')).rows.length).toBeGreaterThan(own.length);
  // Her household is of the township: what she said on the phone is there.
  expect(own.map(({ words }) => words)).toContain(WISH);
  expect(own.map(({ words }) => words)).not.toContain('想学带孩子');
  expect((await rows('handler')).rows.map(({ words }) => words)).toContain('想学带孩子');
  const needId = own.find(({ words }) => words === '想学月嫂')?.needId ?? '';
  const page = await at('township', `/desk/needs/${needId}`);
  await button(main(page), desk.map.act).click();
  await dialog(page).getByLabel(desk.map.choose).click();
  await page.locator('.ant-select-item-option').first().click();
  await button(dialog(page), desk.map.submit).click();
  await decided(page);
  await page.getByText(desk.map.done, { exact: true }).waitFor();
  await looks(page, 'needs-mapped');
});

test('whoever is on a list and was not asked is marked, and one less is left', async () => {
  const left = async () =>
    (await get<{ villages: { left: number }[] }>('villager', '/api/unasked')).villages.reduce(
      (sum, village) => sum + village.left,
      0,
    );
  const before = await left();
  expect(before).toBeGreaterThan(0);
  const page = await at('villager', '/desk/unasked');
  await button(main(page), desk.mark.act).first().click();
  await dialog(page).getByText('没有需求', { exact: true }).click();
  await dialog(page).getByLabel(desk.record.channel).click();
  await page.locator('.ant-select-item-option', { hasText: '入户走访' }).click();
  await button(dialog(page), desk.mark.submit).click();
  await decided(page);
  await expect.poll(left).toBe(before - 1);
  await page.setViewportSize(PHONE);
  await looks(page, 'unasked-phone');
});

test('the county reads the share served, and takes away who waits longest', async () => {
  const page = await at('handler', '/desk/needs/figures');
  await page.getByRole('heading', { name: desk.figures.byVillage, exact: true }).waitFor();
  await looks(page, 'need-figures');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).getByRole('link', { name: desk.figures.export, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/等得最久的需求.*\.xlsx$/);
});
