import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { button, dialog, main } from './page-parts.ts';
import { axeFindings, picture, type RunningApp, signIn, startApp, startBrowser } from './server.ts';

// A session ends under an open form: what was typed stays, the server is asked once, and the work goes on.

let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Addresses of the server that the page asks during this time. */
async function asked(page: Page, milliseconds: number): Promise<string[]> {
  const paths: string[] = [];
  const note = (request: { url(): string }) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) paths.push(pathname);
  };
  page.on('request', note);
  await page.waitForTimeout(milliseconds);
  page.off('request', note);
  return paths;
}

/** Comes back to the window after a while, upon which the page reads what has become old. */
async function comeBack(page: Page): Promise<void> {
  await page.clock.fastForward('02:00');
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
}

async function signInAgain(page: Page, login: string): Promise<void> {
  await dialog(page).getByLabel(shell.login.login, { exact: true }).fill(login);
  await dialog(page).getByLabel(shell.login.password, { exact: true }).fill(app.password);
  await button(dialog(page), shell.login.submit).click();
}

test('the form stays, the server is asked once, and the same person goes on', async () => {
  const { page, context, settled } = await signIn(browser, app, 'qinghe');
  await page.clock.install();
  await page.goto(`${app.address}/desk/classes/new`);
  await settled();
  const name = main(page).getByLabel(classes.form.name, { exact: true });
  await name.fill('砌筑工二班');
  await context.clearCookies();
  const ending = asked(page, 1_500);
  await comeBack(page);
  const atEnd = await ending;
  await page.getByText(shell.ended.title).waitFor();
  // What it has read is asked once each, all before the first answer, and never again.
  expect(atEnd.length).toBeLessThanOrEqual(6);
  expect(new Set(atEnd).size).toBe(atEnd.length);
  expect(await asked(page, 3_000)).toEqual([]);
  const again = asked(page, 1_000);
  await comeBack(page);
  expect(await again).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'session-ended');
  await dialog(page).getByLabel(shell.login.login, { exact: true }).fill('qinghe');
  await dialog(page).getByLabel(shell.login.password, { exact: true }).fill('not it');
  await button(dialog(page), shell.login.submit).click();
  await dialog(page).getByRole('alert').waitFor();
  await signInAgain(page, 'qinghe');
  await page.getByText(shell.ended.title).waitFor({ state: 'hidden' });
  expect(await name.inputValue()).toBe('砌筑工二班');
  expect(new URL(page.url()).pathname).toBe('/desk/classes/new');
  await context.close();
});

test('somebody else who signs in there sees nothing of the page', async () => {
  const { page, context, settled } = await signIn(browser, app, 'qinghe');
  await page.clock.install();
  await page.goto(`${app.address}/desk/classes/new`);
  await settled();
  await context.clearCookies();
  await comeBack(page);
  await page.getByText(shell.ended.title).waitFor();
  await signInAgain(page, 'finance');
  await page.waitForURL((url) => url.pathname === '/desk');
  await context.close();
});

test('a page that asked again and again would be counted (negative control)', async () => {
  const { page, context } = await signIn(browser, app, 'handler');
  const counting = asked(page, 1_500);
  await page.evaluate(async () => {
    for (let at = 0; at < 10; at++) await fetch('/api/me');
  });
  expect((await counting).length).toBeGreaterThanOrEqual(10);
  await context.close();
});
