import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { takeAlong, takeDownMany, villagers, wishesOf } from '../../bench/helper-day.ts';
import { words as desk } from '../../web/desk/outcomes/visits/words.ts';
import { words } from '../../web/mobile/visits/words.ts';
import { words as phone } from '../../web/mobile/words.ts';
import { button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { looksInside, putInClear, sign, tenHouseholds } from './visits-parts.ts';

// A village helper takes the list along, visits ten households without a network, enrols two and marks one as not
// reached; back in the network all of it is sent once. Another phone brings 200 entries over three cuts. One is lost.

let app: RunningApp;
let browser: Browser;
let names: readonly string[] = [];
const people = createPeople(() => ({ app, browser }));
const { sessions, at, get, sessionOf } = people;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
  names = await tenHouseholds(people, app.address);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-visits-${login}`).catch(() => undefined);
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

const link = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true });
interface Come {
  rows: {
    entryId: string;
    kind: string;
    outcome: string;
    name: string | null;
    clockOffSeconds: number;
    need: { words: string | null } | null;
  }[];
  total: number;
}
const come = (query = '') => get<Come>('handler', `/api/visit-entries?limit=200${query}`);

/** Opens what may be taken down of the first person of a household. */
async function ask(page: Page, household: number, kind: keyof typeof words.kinds): Promise<void> {
  await page.goto(`${app.address}/m/visits`);
  await page.locator('.cards a').nth(household).click();
  await link(page, words.who.ask).first().click();
  await link(page, words.kinds[kind]).click();
}
const saved = (page: Page) => page.getByText(words.saved, { exact: true }).first().waitFor();

test('she takes the list along and visits ten households without a network', async () => {
  const page = await at('villager', '/m');
  await page.setViewportSize(PHONE);
  await link(page, phone.visits).click();
  await looks(page, 'visits-register');
  await takeAlong(page, '红米');
  await looks(page, 'visits-today');
  expect(await page.locator('.cards a').count()).toBe(10);

  await page.context().setOffline(true);
  await page.goto(`${app.address}/m/visits`);
  await page.getByText(words.households, { exact: true }).waitFor();
  for (const household of [0, 1, 2, 3]) {
    await ask(page, household, 'wish');
    await page
      .getByLabel(words.wish.words)
      .fill(['想学电焊', '想考个瓦工证', '想开叉车', '想学养羊'][household] ?? '');
    if (household === 0) await looks(page, 'visits-wish');
    await button(page, words.save).click();
    await saved(page);
  }
  for (const household of [4, 5, 6]) {
    await ask(page, household, 'no-wish');
    await button(page, words.save).click();
    await saved(page);
  }
  await ask(page, 7, 'not-reached');
  await button(page, words.save).click();
  await page.getByText(words.notReached.needReason, { exact: true }).waitFor();
  await page.getByLabel('不在家').check();
  await button(page, words.save).click();
  await saved(page);
  for (const household of [8, 9]) {
    await ask(page, household, 'enrolment');
    await button(page, words.enrol.go).click();
    await page.getByText(words.enrol.answer(words.enrol.which), { exact: true }).waitFor();
    await page.locator('input[name=opening]').nth(1).check();
    await page.getByLabel(words.enrol.read).check();
    for (const question of ['base', 'wish', 'destination'])
      await page.locator(`input[name=${question}]`).first().check();
    await page.getByLabel(words.enrol.cardSeen).check();
    await button(page, words.enrol.go).click();
    await page.getByText(words.enrol.needSign, { exact: true }).waitFor();
    await sign(page);
    if (household === 8) await looks(page, 'visits-enrol');
    await button(page, words.enrol.go).click();
    await page.getByText(words.enrol.saved, { exact: true }).waitFor();
  }
  await page.goto(`${app.address}/m/visits/entries`);
  await expect.poll(() => page.getByText(words.entries.waiting, { exact: true }).count()).toBe(10);
  await looks(page, 'visits-waiting');
});

test('what waits can be opened, corrected in its place, and deleted with a question', async () => {
  const { page } = await sessionOf('villager');
  // The oldest is last.
  await link(page, words.entries.open).last().click();
  expect(await page.getByLabel(words.wish.words).inputValue()).toBe('想学电焊');
  await page.getByLabel(words.wish.destinations.leave, { exact: true }).check();
  await page.getByLabel(words.wish.whereTo).fill('聊城');
  await page.getByLabel(words.wish.words).fill('想学气焊');
  await button(page, words.save).click();
  await page.getByText(words.entries.corrected, { exact: true }).waitFor();
  expect(await page.getByText(words.entries.waiting, { exact: true }).count()).toBe(10);
  await ask(page, 4, 'no-wish');
  await button(page, words.save).click();
  await saved(page);
  await page.getByText(`${words.states['no-wish']}，${words.entries.waiting}`).first().waitFor();
  await page.goto(`${app.address}/m/visits/entries`);
  await button(page, words.entries.remove).first().click();
  await looks(page, 'visits-delete');
  await button(page, words.entries.removeNow).click();
  await expect.poll(() => page.getByText(words.entries.waiting, { exact: true }).count()).toBe(10);
});

test('what the phone keeps can be read by nobody but the page', async () => {
  const { page } = await sessionOf('villager');
  const inside = await looksInside(page);
  expect(inside.rows).toBeGreaterThan(12);
  expect(inside.extractable).toEqual([false]);
  for (const told of [names[0] ?? '', '想学气焊', '371526', '红米', 'openingId', 'not-reached'])
    expect(inside.text).not.toContain(told);
  await putInClear(page, names[0] ?? '');
  expect((await looksInside(page)).text).toContain(names[0]);
  const cached = await page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
    return paths;
  });
  expect(cached).toContain('/m/visits');
  expect(cached.filter((path) => !/^\/(m\/visits|seal\.svg|assets\/[\w.-]+)$/.test(path))).toEqual([]);
});

test('back in the network everything is sent once, and the county sees it', async () => {
  const { page } = await sessionOf('villager');
  await page.context().setOffline(false);
  await expect
    .poll(() => page.getByText(words.entries.taken, { exact: true }).count(), { timeout: 20_000 })
    .toBe(10);
  await page
    .getByText(/报上了，第 \d+ 号|排队，第 \d+ 号/)
    .first()
    .waitFor();
  await looks(page, 'visits-taken');
  const { rows, total } = await come();
  expect(total).toBe(10);
  expect(rows.filter(({ outcome }) => outcome === 'taken')).toHaveLength(10);
  expect(rows.filter(({ kind }) => kind === 'enrolment')).toHaveLength(2);
  expect(rows.filter(({ kind }) => kind === 'not-reached')).toHaveLength(1);
  expect(rows.flatMap(({ need }) => need?.words ?? [])).toContain('想学气焊');
  expect(rows.flatMap(({ need }) => need?.words ?? [])).not.toContain('想学电焊');
  // Nothing of it is left to correct.
  expect(await link(page, words.entries.open).count()).toBe(0);
  const handler = await at('handler', '/desk/visits');
  await handler
    .getByText(names[0] ?? '', { exact: true })
    .first()
    .waitFor();
  await looks(handler, 'visits-desk');
});

test('a second phone, its clock two hours ahead, brings 200 entries over three cuts, none twice', async () => {
  // The same helper at another phone.
  const session = await sessionOf('public');
  const { page, context } = session;
  await page.setViewportSize(PHONE);
  await context.addInitScript(() => {
    const right = Date.now;
    Date.now = () => right() + 2 * 3_600_000;
    const Wrong = class extends Date {
      constructor(...given: unknown[]) {
        // @ts-expect-error a date of what was given
        if (given.length > 0) super(...given);
        else super(Date.now());
      }
    };
    Wrong.now = Date.now;
    globalThis.Date = Wrong as DateConstructor;
  });
  await context.request.post(`${app.address}/api/login`, {
    data: { login: 'villager', password: app.password },
  });
  await page.goto(`${app.address}/m/visits`);
  await takeAlong(page, '华为');
  await takeDownMany(page, wishesOf(villagers(200)));
  let requests = 0;
  await page.route('**/api/helper/entries', async (route) => {
    requests += 1;
    // Cut after it has arrived, before it has, and once more after.
    if (requests === 1 || requests === 3) {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return requests === 2 ? route.abort('internetdisconnected') : route.continue();
  });
  await page.goto(`${app.address}/m/visits/entries`);
  for (let cut = 1; cut <= 3; cut += 1) {
    await page.getByText(words.cut, { exact: true }).waitFor();
    expect(requests).toBe(cut);
    await button(page, words.send).click();
  }
  await expect
    .poll(() => page.getByText(words.entries.taken, { exact: true }).count(), { timeout: 60_000 })
    .toBe(200);
  const { total } = await come();
  expect(total).toBe(210);
  const wishes = await get<{ rows: { words: string | null; times: number }[]; total: number }>(
    'handler',
    `/api/needs?limit=200&q=${encodeURIComponent('想学开叉车')}`,
  );
  expect(wishes.total).toBe(200);
  expect(new Set(wishes.rows.map(({ times }) => times))).toEqual(new Set([1]));
  // Taken down at the right time, and she is told that her clock is wrong.
  await page
    .getByText(words.entries.ahead(words.entries.hours(2)), { exact: true })
    .first()
    .waitFor();
  expect(
    (await come('&kind=wish')).rows.some(({ clockOffSeconds }) => Math.abs(clockOffSeconds - 7200) < 60),
  ).toBe(true);
  await page.unrouteAll();
}, 180_000);

test('a phone that is lost is revoked, and empties itself at its next contact', async () => {
  const lost = await sessionOf('villager');
  await lost.page.context().setOffline(true);
  await ask(lost.page, 1, 'no-wish');
  await button(lost.page, words.save).click();
  await saved(lost.page);

  const page = await at('handler', '/desk/visits?tab=devices');
  const row = page.getByRole('row').filter({ hasText: '红米' });
  await button(row, desk.revoke.act).click();
  await dialog(page).getByRole('textbox').fill('赶集时丢了');
  await looks(page, 'visits-revoke');
  await button(dialog(page), desk.revoke.act).click();
  await decided(page);

  await lost.page.context().setOffline(false);
  await lost.page.getByText(words.wiped.lost(1), { exact: true }).waitFor();
  await looks(lost.page, 'visits-wiped');
  const left = await lost.page.evaluate(async () => ({
    stores: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(left).toEqual({ stores: [], caches: [], workers: 0 });
  await expect
    .poll(
      async () =>
        (
          await get<{ rows: { name: string; wipedUnsent: number | null }[] }>(
            'handler',
            '/api/helper-devices',
          )
        ).rows.find(({ name }) => name === '红米')?.wipedUnsent,
    )
    .toBe(1);
  expect((await come()).total).toBe(210);
});
