import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { words as desk } from '../../web/desk/outcomes/outreach/words.ts';
import { words as needs } from '../../web/desk/registry/needs/words.ts';
import { words as phone } from '../../web/mobile/needs/words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import { words as link } from '../../web/public/outreach/words.ts';
import { button, choose, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, DESKTOP, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// A handler drafts a campaign, another person signs it; whoever has a phone reads it there and switches such news off,
// whoever has none is told by the helper of her village, who records what she wishes; the county sees what came of it.

let app: RunningApp;
let browser: Browser;
const people = createPeople(() => ({ app, browser }));
const { sessions, at, get } = people;
const TITLE = '想学手艺的看看';
let campaign = '';

interface Shown {
  readonly status: string;
  readonly link: string;
  readonly opened: number;
  readonly figures: Readonly<Record<'chosen' | 'sent' | 'toTell' | 'told' | 'answered', number>>;
}
const shown = () => get<Shown>('handler', `/api/campaigns/${campaign}`);

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-outreach-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Fits both widths, and has no serious finding. */
async function looks(page: Page, name: string): Promise<void> {
  for (const [size, width] of [
    [DESKTOP, 'wide'],
    [PHONE, 'phone'],
  ] as const) {
    await page.setViewportSize(size);
    expect(await axeFindings(page)).toEqual([]);
    expect(
      await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
      `${name} ${width}`,
    ).toBe(true);
    await picture(page, `${name}-${width}`);
  }
  await page.setViewportSize(DESKTOP);
}
test('somebody with a phone says what she wishes', async () => {
  const page = await at('worker', '/m/needs/new');
  await page.setViewportSize(PHONE);
  await button(main(page), phone.kinds.training).click();
  await page.getByLabel(phone.wish.training).fill('开塔吊');
  await button(main(page), phone.next).click();
  await button(main(page), phone.next).click();
  await button(main(page), phone.destinations.stay).click();
  await button(main(page), phone.send).click();
  await page.getByText(phone.done.training, { exact: true }).waitFor();
});

test('the handler drafts a campaign; words with an amount cannot be proposed, better ones can', async () => {
  const page = await at('handler', '/desk/outreach');
  await page.getByText(desk.list.empty, { exact: true }).waitFor();
  await button(main(page), desk.draft.act).click();
  await choose(dialog(page), desk.draft.kind, '春风行动');
  await dialog(page).getByLabel(desk.draft.name, { exact: true }).fill(TITLE);
  await dialog(page).getByText(desk.draft.templates['wish-news'], { exact: true }).click();
  await dialog(page).getByLabel(desk.draft.note, { exact: true }).fill('每人补1500元');
  await dialog(page).getByLabel(desk.draft.untilOn, { exact: true }).fill('2021-12-31');
  await choose(dialog(page), desk.draft.need, '培训需求');
  await button(dialog(page), desk.draft.submit).click();
  await page.waitForURL(/\/desk\/outreach\/[0-9a-f-]{36}$/);
  campaign = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByText(desk.campaign.fault, { exact: true }).waitFor();
  await page.getByRole('heading', { name: desk.audience.sample, exact: true }).waitFor();
  await looks(page, 'campaign-draft');
  const propose = async () => {
    await main(page).locator('.acts').getByRole('button', { name: desk.campaign.propose }).click();
    await dialog(page).getByLabel(desk.campaign.opinion, { exact: true }).fill('按春风行动方案');
    await dialog(page).getByRole('button', { name: desk.campaign.propose }).click();
  };
  await propose();
  await dialog(page).getByText('短信里不能写钱数', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await button(main(page), desk.draft.amend).click();
  await dialog(page).getByLabel(desk.draft.note, { exact: true }).fill('中午管饭');
  await button(dialog(page), desk.draft.submit).click();
  await decided(page);
  await page.getByText('中午管饭。', { exact: false }).first().waitFor();
  await propose();
  await page.getByText(desk.campaign.proposed, { exact: true }).waitFor();
});

test('another person signs it, and the job tells everybody', async () => {
  const page = await at('reviewer1', `/desk/outreach/${campaign}`);
  await main(page).locator('[data-decision=passed]').click();
  await dialog(page).locator('.ant-btn-primary').click();
  await page.getByText(desk.campaign.passed, { exact: true }).waitFor();
  await expect.poll(async () => (await shown()).figures.sent, { timeout: 60_000 }).toBeGreaterThan(0);
  expect((await shown()).figures.toTell).toBeGreaterThan(0);
});

test('on her phone she reads it, opens the link, and switches such news off', async () => {
  const page = await at('worker', '/m/messages');
  await page.setViewportSize(PHONE);
  await main(page).getByText('正在报名的班看这里', { exact: false }).first().waitFor();
  await button(main(page), mobile.messages.newsOff).click();
  await main(page).getByText(mobile.messages.newsIsOff, { exact: true }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'messages-news-phone');
  await page.goto(new URL((await shown()).link).pathname.replace(/^/, app.address));
  await page.getByText('人力资源和社会保障局发的', { exact: false }).waitFor();
  await looks(page, 'campaign-link');
  await main(page).getByRole('link', { name: link.openings, exact: true }).click();
  await page.waitForURL(/\/public\/openings/);
  expect((await shown()).opened).toBe(1);
});

test('the helper tells whoever has no phone, and records what she wishes', async () => {
  const page = await at('villager', '/desk/to-tell');
  const before = (await shown()).figures.toTell;
  await looks(page, 'to-tell');
  await button(main(page), desk.toTell.told).first().click();
  await expect.poll(async () => (await shown()).figures.told).toBe(1);
  expect((await shown()).figures.toTell).toBe(before - 1);
  await button(main(page), desk.toTell.record).first().click();
  await dialog(page).getByText('就业需求', { exact: true }).click();
  await dialog(page).getByLabel(needs.record.words, { exact: true }).fill('想干家政');
  await dialog(page).getByText('留在本地', { exact: true }).click();
  await choose(dialog(page), needs.record.channel, '入户走访');
  await dialog(page).getByRole('button', { name: needs.record.submit }).click();
  await page.getByText(needs.record.done, { exact: true }).waitFor();
});

test('the county sees what came of it, and takes it away village by village', async () => {
  const page = await at('handler', `/desk/outreach/${campaign}`);
  await page.getByRole('heading', { name: desk.figures.title, exact: true }).waitFor();
  const { figures } = await shown();
  expect(figures.chosen).toBe(figures.sent + figures.toTell + figures.told);
  await looks(page, 'campaign-figures');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main(page).getByRole('link', { name: desk.figures.export, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/各村.*\.xlsx$/);
});
