import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from '../../web/words/mass-runs.ts';
import { axeFindings, type Desk, type RunningHouse, signIn, startBrowser, startHouse } from './house.ts';

// The handler has everybody of the year determined, sees who has not claimed, and by which clause.

let house: RunningHouse;
let browser: Browser;
let handler: Desk;

beforeAll(async () => {
  house = await startHouse();
  browser = await startBrowser();
  handler = await signIn(browser, house, 'handler');
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const tab = (name: string) => handler.page.getByRole('tab', { name, exact: true });

test('the whole county is determined while the page tells how far it is', async () => {
  const { page } = handler;
  await page.goto(`${house.address}/desk/mass-runs`);
  await page.getByText(words.none).waitFor();
  await page.getByRole('button', { name: words.start, exact: true }).click();
  await page.getByText('已完成').first().waitFor({ timeout: 30_000 });
  await page.getByText(/^(\d[\d,]*) \/ \1 人$/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  // It claims nothing and changes no claim: what was there before says the same as before.
  const runs = (await (await page.request.get(`${house.address}/api/mass-runs`)).json()) as {
    rows: { lineCount: number; counts: { unchanged: number } }[];
  };
  expect(runs.rows[0]?.lineCount).toBeGreaterThan(200);
});

test('who is entitled and has not claimed is listed with the clause, and leads to the person', async () => {
  const { page } = handler;
  await tab(words.tabs.unclaimed).click();
  await handler.settled();
  const reply = (await (await page.request.get(`${house.address}/api/unclaimed`)).json()) as {
    total: number;
    rows: { person: { name: string }; reason: { clause: string } }[];
  };
  console.log('unclaimed', reply.total, JSON.stringify(reply.rows[0]));
  const [first] = reply.rows;
  if (first) {
    await page.getByText(first.reason.clause).first().waitFor();
    await page.locator('a[data-row]').first().click();
    await page.waitForURL(/\/desk\/persons\/\d+/);
    await page.goBack();
  } else await page.getByText(words.unclaimed.emptyTitle).waitFor();
});

test('what must be taken back or not be paid has a list of its own', async () => {
  const { page } = handler;
  await tab(words.tabs.recoveries).click();
  await handler.settled();
  const reply = (await (await page.request.get(`${house.address}/api/recoveries`)).json()) as {
    total: number;
    rows: unknown[];
  };
  console.log('recoveries', reply.total, JSON.stringify(reply.rows[0]));
  expect(await axeFindings(page)).toEqual([]);
  expect(handler.faults).toEqual([]);
});
