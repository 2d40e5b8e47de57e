import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCases } from './cases.ts';
import { createVisitors } from './people.ts';
import { axeFindings, type RunningApp, startApp, startBrowser } from './server.ts';
import { isStaffVisit, pathOf, titleOf, visitPage } from './visit-page.ts';
import { VISITS } from './visits.ts';

// Every page of staff, by somebody who works there. That none is left out is checked in pages.e2e.ts.

let app: RunningApp;
let browser: Browser;
let ids: Readonly<Record<string, string>> = {};
const people = createVisitors(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  ids = await findCases(people, app.address);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('every page of staff', () => {
  for (const visit of VISITS.filter(isStaffVisit))
    test(titleOf(visit), async () => {
      await visitPage(await people.sessionOf(visit.who), visit, app.address + pathOf(visit, ids));
    });
});

describe('a case that is not there', () => {
  const NEVER = '018f0000-0000-7000-8000-0000000000f1';
  for (const path of [
    ...['classes', 'claims', 'publications', 'payments', 'recoveries', 'organisations', 'appeals'].map(
      (name) => `/desk/${name}/${NEVER}`,
    ),
    '/desk/persons/1234567890123456',
  ])
    test(`says so as the heading of its page: ${path}`, async () => {
      const { page, settled } = await people.sessionOf('handler');
      await page.goto(app.address + path);
      await settled();
      expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual([expect.any(String)]);
      expect(await axeFindings(page)).toEqual([]);
    });
});
