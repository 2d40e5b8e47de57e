import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { words as desk } from '../../web/desk/training/openings/words.ts';
import { words as learn } from '../../web/mobile/learn/words.ts';
import { approvable } from './class-filing.ts';
import { agree, button, decided, dialog, main } from './page-parts.ts';
import { createPeople } from './people.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { uuid7 } from './uuid7.ts';

// An institution opens a class; one worker gets the only seat on her phone, another waits in the queue and moves up when
// the first leaves; the institution takes her onto the roster and files, two reviewers approve, and her page shows it.

let app: RunningApp;
let browser: Browser;
let classId = '';
let openingId = '';
const people = createPeople(() => ({ app, browser }));
const { sessions, at, get, sessionOf } = people;
const NAME = '招生检查班';
const DAY = '2021-12-13';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-enrolment-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function done<T>(login: string, path: string, data: object): Promise<T> {
  const { page } = await sessionOf(login);
  const { csrfToken } = await get<{ csrfToken: string }>(login, '/api/me');
  const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
  const reply = await page.request.post(app.address + path, { headers, data });
  expect(reply.status(), `${path} ${await reply.text()}`).toBe(200);
  return (await reply.json()) as T;
}
async function onPhone(login: string, path: string): Promise<Page> {
  const page = await at(login, path);
  await page.setViewportSize(PHONE);
  return page;
}
/** Fits the phone, and has no serious finding. */
async function looks(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
  ).toBe(true);
  await picture(page, name);
}
const link = (page: Page, name: string) => main(page).getByRole('link', { name, exact: true });

const standing = (status: 'held' | 'left') => learn.standing({ status, classStatus: 'draft' });

test('the institution opens a class with one seat', async () => {
  ({ classId } = await done<{ classId: string }>('qinghe', '/api/classes', {
    filing: approvable(NAME, DAY),
  }));
  const page = await at('qinghe', `/desk/classes/${classId}`);
  await main(page).getByRole('link', { name: desk.title }).first().click();
  await page.waitForURL(new RegExp(`/desk/openings/${classId}$`));
  await main(page).getByText(desk.notOpen).waitFor();
  await button(main(page), desk.open.act).click();
  await picture(page, 'enrolment-open-dialog');
  // As many as the class plans for stand there already.
  const seats = dialog(page).getByLabel(desk.open.seats, { exact: true });
  expect(Number(await seats.inputValue())).toBeGreaterThan(1);
  await seats.fill('');
  await button(dialog(page), desk.open.submit).click();
  await dialog(page).getByText(desk.open.needSeats).first().waitFor();
  await seats.fill('1');
  await button(dialog(page), desk.open.submit).click();
  await decided(page);
  await main(page).getByText(desk.nobody).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'enrolment-opened');
  const shown = await get<{ opening: { openingId: string } }>('qinghe', `/api/classes/${classId}/opening`);
  ({ openingId } = shown.opening);
});

/** From the search to the button that sends it. */
async function untilSure(login: string): Promise<Page> {
  const page = await onPhone(login, '/m/learn');
  await main(page).getByLabel(learn.search, { exact: true }).fill('保育员');
  await button(main(page), learn.find).click();
  await main(page)
    .getByRole('link', { name: new RegExp(NAME) })
    .click();
  await main(page).getByText(learn.brings).waitFor();
  await looks(page, `enrolment-${login}-opening`);
  await link(page, learn.enrol).click();
  await looks(page, `enrolment-${login}-notice`);
  await button(main(page), learn.read).click();
  await main(page).getByRole('heading', { name: learn.base }).waitFor();
  await button(main(page), '会一点').click();
  await button(main(page), '找个活干').click();
  await main(page).getByRole('heading', { name: learn.destination }).waitFor();
  await looks(page, `enrolment-${login}-question`);
  await button(main(page), '在本县干').click();
  await main(page).getByRole('heading', { name: learn.sure }).waitFor();
  await looks(page, `enrolment-${login}-sure`);
  return page;
}

test('a worker finds it in her words, reads what it would bring, and gets the seat; the network breaks, nothing doubles', async () => {
  const page = await untilSure('worker');
  await page.route('**/api/me/openings/*/seat', (route) => route.abort('connectionreset'), { times: 1 });
  // In the page, not in the window: a click may scroll.
  const place = async () =>
    ((await button(main(page), learn.now).boundingBox())?.y ?? 0) + Number(await page.evaluate('scrollY'));
  const before = await place();
  await button(main(page), learn.now).click();
  await page.getByRole('alert').getByText(learn.kept).waitFor();
  expect(await place()).toBe(before);
  await page.reload();
  await button(main(page), learn.now).dblclick();
  await main(page).getByText(learn.doneSeat).waitFor();
  await main(page).getByText(learn.number(1)).waitFor();
  await looks(page, 'enrolment-done');
  await link(page, learn.seeMine).click();
  await main(page).getByText(standing('held')).waitFor();
  await looks(page, 'enrolment-mine');
  const again = await onPhone('worker', `/m/learn/${openingId}`);
  await main(again).getByText(learn.have(1)).waitFor();
  await again.goto(`${app.address}/m/learn/${openingId}/enrol`);
  await main(again).getByText(learn.have(1)).waitFor();
  await again.goto(`${app.address}/m/class`);
  await main(again).getByText(NAME).waitFor();
});

test('whoever is not signed in reads it too, and how long the queue is', async () => {
  const page = await onPhone('public', `/m/learn/${openingId}`);
  await main(page).getByText(learn.full(0)).waitFor();
  await link(page, learn.signIn).waitFor();
  await looks(page, 'enrolment-public');
});

test('the next one waits, and moves up when the first leaves', async () => {
  const page = await untilSure('worker2');
  await button(main(page), learn.now).click();
  await main(page).getByText(learn.doneQueue).waitFor();
  await main(page).getByText(learn.ahead(0)).waitFor();
  await looks(page, 'enrolment-queued');
  const first = await onPhone('worker', '/m/learn/mine');
  await button(main(first), learn.leave).click();
  await main(first)
    .getByText(learn.leaveSure({ status: 'held', classStatus: 'draft', mayEnrolAgain: true }))
    .waitFor();
  await looks(first, 'enrolment-leave');
  await button(main(first), learn.leaveNow).click();
  await main(first).getByText(standing('left')).waitFor();
  const second = await onPhone('worker2', '/m/learn/mine');
  await main(second).getByText(standing('held')).waitFor();
});

test('the institution takes her onto the roster and files; two approve; her page shows it', async () => {
  const page = await at('qinghe', `/desk/openings/${classId}`);
  await looks(page, 'enrolment-seats');
  await button(main(page), desk.take).click();
  await agree(page);
  await main(page).getByText('名单已列入花名册').first().waitFor();
  const base = `/api/classes/${classId}`;
  const version = async () => (await get<{ version: number }>('qinghe', base)).version;
  const { rows } = await get<{ rows: { enrolledOn: string; status: string }[] }>('qinghe', `${base}/roster`);
  const { today } = await get<{ today: string }>('qinghe', '/api/demonstration');
  expect(rows).toMatchObject([{ enrolledOn: today, status: 'enrolled' }]);
  await done('qinghe', `${base}/submit`, { version: await version() });
  await done('reviewer1', `${base}/first-review`, { version: await version(), decision: 'passed' });
  await done('reviewer2', `${base}/second-review`, { version: await version(), decision: 'passed' });
  const hers = await onPhone('worker2', '/m/learn/mine');
  await main(hers)
    .getByText(learn.standing({ status: 'enrolled', classStatus: 'approved' }))
    .waitFor();
  await looks(hers, 'enrolment-enrolled');
  const classes = await onPhone('worker2', '/m/class');
  await main(classes).getByText(NAME).waitFor();
  const county = await at('handler', '/desk/openings');
  await main(county).getByText(NAME).first().waitFor();
  await picture(county, 'enrolment-county');
});
