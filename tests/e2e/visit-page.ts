import { expect } from 'vitest';
import { words as common } from '../../web/ui/words.ts';
import { focusShows, tabsTo, widerThanScreen } from './page-checks.ts';
import { PHONE_WIDTHS, phoneFindings } from './phone-checks.ts';
import { axeFindings, DESKTOP, PHONE, picture, type UserSession } from './server.ts';
import type { Visit } from './visit.ts';

/** The path of a visit, with the ids of this county in their places. */
export function pathOf(visit: Visit, ids: Readonly<Record<string, string>>): string {
  const filled = visit.route.replace(/:(\w+)/g, (_, place: string) => ids[visit.with?.[place] ?? ''] ?? '');
  const path = filled.replace('*', 'no-such-page');
  return path + (visit.more ?? '').replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '');
}

/** Every visited page falls to one of the two files of pages. */
export const isStaffVisit = (visit: Visit) => visit.route.startsWith('/desk');

export const titleOf = (visit: Visit) => `${visit.route}${visit.more ?? ''} as ${visit.who}`;

/** One page by somebody who works there: no fault, its title, readable (axe), worked by keys, fits a narrow screen. */
export async function visitPage(session: UserSession, visit: Visit, address: string): Promise<void> {
  const { page, faults, settled } = session;
  await page.setViewportSize(DESKTOP);
  faults.length = 0;
  await page.goto(address);
  await settled();
  const isLost = visit.route.endsWith('*');
  // Who is there? Nobody: the one answer that is no fault on pages without login.
  const real = faults.filter((fault) => !(visit.who === 'public' && fault === '401 /api/me'));
  expect.soft(real).toEqual([]);
  expect.soft(await page.getByRole('heading', { level: 1 }).count()).toBeGreaterThan(0);
  const title = await page.title();
  expect.soft(title).toMatch(/^.+ - 技路$/);
  if (!isLost) expect.soft(title).not.toContain(common.fault.notFoundTitle);
  if (!isLost) expect.soft(await page.locator('[role="alert"]').allTextContents()).toEqual([]);
  expect.soft(await axeFindings(page), 'axe at 1366').toEqual([]);
  expect.soft(await widerThanScreen(page), 'sideways at 1366').toBeLessThanOrEqual(0);
  if (visit.shot) await picture(page, `${visit.shot}-1366`);
  expect.soft(await tabsTo(page, visit.act(page)), 'Tab reaches the main act').toBeDefined();
  expect.soft(await focusShows(page), 'the focus can be seen').toBe(true);

  await page.setViewportSize(PHONE);
  await page.waitForTimeout(60);
  expect.soft(await axeFindings(page), 'axe at 390').toEqual([]);
  expect.soft(await widerThanScreen(page), 'sideways at 390').toBeLessThanOrEqual(0);
  if (visit.shot && (visit.who === 'public' || visit.who === 'worker'))
    await picture(page, `${visit.shot}-390`);
  if (visit.route === '/m' || visit.route.startsWith('/m/'))
    for (const width of PHONE_WIDTHS) {
      await page.setViewportSize({ ...PHONE, width });
      await page.waitForTimeout(60);
      expect.soft(await phoneFindings(page), `for old eyes and thumbs at ${width}`).toEqual([]);
    }
}
