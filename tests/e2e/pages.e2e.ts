import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskModules } from '../../web/desk/modules.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import { findCases } from './cases.ts';
import { focusShows, tabsTo, widerThanScreen } from './page-checks.ts';
import { createVisitors } from './people.ts';
import { axeFindings, DESKTOP, PHONE, ROOT, type RunningApp, startApp, startBrowser } from './server.ts';
import { isStaffVisit, pathOf, titleOf, visitPage } from './visit-page.ts';
import { VISITS } from './visits.ts';

// Printed, public and phone pages, and the navigation of every role. The pages of staff are in staff-pages.e2e.ts.

let app: RunningApp;
let browser: Browser;
const people = createVisitors(() => ({ app, browser }));
const { sessionOf } = people;

/** The county's cases: what the addresses are made of. */
let ids: Readonly<Record<string, string>> = {};

/** The routes that the three routers know, read from them. */
function routesOfRouters(): Set<string> {
  const found = new Set(['/login', '/login/lost-password', '/desk/*']);
  for (const module of deskModules) {
    for (const page of module.pages) found.add(page.index ? '/desk' : `/desk/${page.path}`);
    for (const page of module.prints ?? []) found.add(`/print/${page.path}`);
  }
  for (const entry of ['public', 'mobile']) {
    const router = readFileSync(join(ROOT, `web/${entry}/index.tsx`), 'utf8');
    for (const [, path = ''] of router.matchAll(/<Route\s+path="([^"]+)"/g))
      if (path !== '*') found.add(path);
      else if (entry === 'public') found.add('/*');
  }
  return found;
}

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  ids = await findCases(people, app.address);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('every page', () => {
  test('of the three routers is visited below', () => {
    const known = routesOfRouters();
    const visited = new Set(VISITS.map((visit) => visit.route));
    expect([...known].filter((route) => !visited.has(route))).toEqual([]);
    expect([...visited].filter((route) => !known.has(route))).toEqual([]);
    expect(known.size).toBeGreaterThan(45);
  });

  for (const visit of VISITS.filter((one) => !isStaffVisit(one)))
    test(titleOf(visit), async () => {
      await visitPage(await sessionOf(visit.who), visit, app.address + pathOf(visit, ids));
    });
});

describe('every staff page', () => {
  for (const who of [
    ...['qinghe', 'luyue', 'teacher', 'assessor', 'handler', 'reviewer1', 'reviewer2', 'finance', 'auditor'],
    ...['sysadmin', 'secadmin', 'auditadmin', 'city', 'province'],
  ])
    test(`of ${who} opens by its own navigation, without a fault`, async () => {
      const { page, faults, settled } = await sessionOf(who);
      await page.setViewportSize(DESKTOP);
      await page.goto(`${app.address}/desk`);
      await settled();
      const navigation = page.getByRole('navigation', { name: shell.navigation });
      const names = await navigation.getByRole('link').allTextContents();
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) {
        faults.length = 0;
        await navigation.getByRole('link', { name, exact: true }).click();
        await settled();
        expect.soft(faults, name).toEqual([]);
        expect.soft(await page.getByRole('main').getByRole('alert').allTextContents(), name).toEqual([]);
        expect.soft(await page.getByRole('heading', { level: 1 }).count(), name).toBe(1);
      }
    });
});

describe('a planted fault is found (negative control)', () => {
  test('by axe, by the keyboard, by the eye, by the ear, by the console', async () => {
    const { page, faults, settled } = await sessionOf('public');
    await page.setViewportSize(PHONE);
    await page.goto(`${app.address}/public/publications`);
    await settled();
    expect(await axeFindings(page)).toEqual([]);
    expect(await widerThanScreen(page)).toBeLessThanOrEqual(0);
    faults.length = 0;
    await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      main.insertAdjacentHTML(
        'beforeend',
        `<button id="nameless"></button>
         <p style="color: #ccc; background: #fff">pale</p>
         <span id="unreached" role="button">unreached</span>
         <a id="unseen" href="#x" style="outline: none; box-shadow: none">unseen</a>
         <div style="width: 900px">wide</div>`,
      );
      console.error('planted');
      void fetch('/api/no-such-thing');
    });
    await settled();
    const found = await axeFindings(page);
    expect(found.some((finding) => finding.startsWith('button-name'))).toBe(true);
    expect(found.some((finding) => finding.startsWith('color-contrast'))).toBe(true);
    expect(await widerThanScreen(page)).toBeGreaterThan(100);
    expect(faults).toContain('console: planted');
    expect(faults).toContain('404 /api/no-such-thing');
    expect(await tabsTo(page, page.locator('#unseen'))).toBeDefined();
    expect(await focusShows(page)).toBe(false);
    expect(await tabsTo(page, page.locator('#unreached'))).toBeUndefined();
  });
});
