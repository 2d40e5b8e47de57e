import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '../../src/edge/workbooks/index.ts';
import { words } from '../../web/desk/outcomes/ledgers/words.ts';
import { button, decide, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';

// The county goes from the bureau's ledger down to a household, takes the workbooks away and finds the same figures in
// them; a bureau calls a list otherwise by two people; a township has its own part of all of it.

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
    await picture(page, `fault-ledgers-${login}`).catch(() => undefined);
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
interface Lists {
  onNone: number;
  rows: { listId: string; name: string; people: number }[];
}
/** The workbook that a button hands out: its sheets with the rows below the head. */
async function takenAway(page: Page, label: string, titles: number) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(main(page), label).first().click(),
  ]);
  const book = await readWorkbook(download.suggestedFilename(), await readFile(await download.path()));
  if (!book.ok) throw new Error(JSON.stringify(book.refusals));
  return book.value.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.filter(({ number }) => number > titles + 1).length,
  }));
}

test('from the township down to a household, and to whom a number counts', async () => {
  const page = await at('handler', '/desk/ledgers');
  await page.getByRole('link', { name: '梁村镇', exact: true }).click();
  await page.getByRole('link', { name: /梁村社区/ }).click();
  await page.getByRole('link', { name: '371526-000003', exact: true }).waitFor();
  await looks(page, 'ledgers-households');
  await main(page)
    .getByRole('row', { name: /371526-000003/ })
    .getByRole('link', { name: '2', exact: true })
    .first()
    .click();
  await page.getByText('谷长顺', { exact: true }).waitFor();
  await page.getByText('邵桂香', { exact: true }).waitFor();
  await page.setViewportSize(PHONE);
  await looks(page, 'ledgers-people-phone');
});

test('the workbook of the five lists has as many rows as the page says people', async () => {
  const { rows, onNone } = await get<Lists>('handler', '/api/five-lists');
  const page = await at('handler', '/desk/five-lists');
  // One said that he wishes nothing: there is nothing to ask him now, and no list that holds him.
  expect(onNone).toBeGreaterThan(0);
  await page.getByText(words.lists.onNone(onNone)).waitFor();
  const sheets = await takenAway(page, words.export['five-lists'], 2);
  expect(sheets.slice(2)).toEqual(rows.map(({ name, people: rows }) => ({ name, rows })));
  await looks(page, 'five-lists');
});

test('a list is called otherwise by two people', async () => {
  const page = await at('handler', '/desk/five-lists');
  await button(main(page), words.lists.propose).nth(1).click();
  await dialog(page).getByLabel(words.lists.nameField).fill('有培训愿望的');
  await dialog(page).getByLabel(words.lists.reason).fill('县里按培训愿望管');
  await button(dialog(page), words.lists.submit).click();
  await page.getByText(words.lists.proposed, { exact: true }).waitFor();
  await page.getByRole('heading', { name: words.lists.waiting }).waitFor();
  const second = await at('reviewer2', '/desk/five-lists');
  await decide(second, 'passed');
  await decided(second);
  const { rows } = await get<Lists>('township', '/api/five-lists');
  expect(rows[1]?.name).toBe('有培训愿望的');
});

test('a township takes away its own three ledgers', async () => {
  const needs = await get<{ total: { wishes: number } }>('township', '/api/need-figures?kind=training');
  const page = await at('township', '/desk/three-ledgers');
  const [ledger] = await takenAway(page, words.export.training, 1);
  expect(ledger?.rows).toBe(needs.total.wishes);
  await page.setViewportSize(PHONE);
  await looks(page, 'three-ledgers-phone');
});
