import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from '../../web/desk/benefits/mass-runs/words.ts';
import {
  axeFindings,
  picture,
  type RunningApp,
  signIn,
  startApp,
  startBrowser,
  type UserSession,
} from './server.ts';

// The handler has everybody of the year determined, sees who has not claimed, and by which clause.

let app: RunningApp;
let browser: Browser;
let handler: UserSession;

beforeAll(async () => {
  app = await startApp();
  browser = await startBrowser();
  handler = await signIn(browser, app, 'handler');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const tab = (name: string) => handler.page.getByRole('tab', { name, exact: true });

test('the whole county is determined while the page shows how far it is', async () => {
  const { page } = handler;
  await page.goto(`${app.address}/desk/mass-runs`);
  await page.getByText(words.none).waitFor();
  await page.getByRole('button', { name: words.start, exact: true }).click();
  await page.getByText('已完成').first().waitFor({ timeout: 30_000 });
  await page.getByText(/^(\d[\d,]*) \/ \1 人$/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  // It claims nothing and changes no claim: what was there before says the same as before.
  const runs = (await (await page.request.get(`${app.address}/api/mass-runs`)).json()) as {
    rows: { lineCount: number; counts: { unchanged: number } }[];
  };
  expect(runs.rows[0]?.lineCount).toBeGreaterThan(200);
});

interface Listed {
  total: number;
  rows: { person: { name: string; personId: number }; reason: { clause: string } }[];
}

async function listed(path: string): Promise<Listed> {
  return (await handler.page.request.get(app.address + path)).json() as Promise<Listed>;
}

test('who is entitled and has not claimed is listed with the clause, and leads to the person', async () => {
  const { page } = handler;
  await tab(words.tabs.unclaimed).click();
  await handler.settled();
  const { total, rows } = await listed('/api/unclaimed');
  expect(total).toBeGreaterThan(0);
  const row = page.getByRole('row').filter({ hasText: rows[0]?.person.name ?? '-' });
  await row.locator('summary').click();
  await row
    .getByText(rows[0]?.reason.clause ?? '-')
    .last()
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'mass-run-unclaimed');
  await row.locator('a[data-row]').click();
  await page.waitForURL(new RegExp(`/desk/persons/${rows[0]?.person.personId}$`));
  await page.goBack();
});

test('what the facts carry no more is listed with the difference, the clause and the claim', async () => {
  const { page } = handler;
  await tab(words.tabs.recoveries).click();
  await handler.settled();
  const { total, rows } = await listed('/api/recoveries');
  expect(total).toBeGreaterThan(0);
  await page
    .getByText(rows[0]?.person.name ?? '-')
    .first()
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'mass-run-recoveries');
  await tab(words.tabs.runs).click();
  await handler.settled();
  await picture(page, 'mass-run');
  expect(handler.faults).toEqual([]);
});
