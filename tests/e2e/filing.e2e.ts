import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as villages } from '../../web/desk/training/village-delivery/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { approvable, joinOnPage } from './class-filing.ts';
import { agree, button, choose, decide, decided, dialog, main } from './page-parts.ts';
import { createVisitors } from './people.ts';
import { axeFindings, DESKTOP, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { checkDigitOf } from './workbooks.ts';

// A class is filed with gaps; each sentence leads to its field; corrected, it is submitted and approved, and its dossier is
// printed. Beside it an institution files with the city what it teaches in villages, and two of the city decide.

let app: RunningApp;
let browser: Browser;
const { sessions, at, get, sessionOf } = createVisitors(() => ({ app, browser }));
const NAME = '备案检查班';
const DAY = '2021-12-08';
const EQUIPMENT = '护理台 5 张、仿真模型 10 个';

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-filing-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Whole on a wide and on a narrow screen, and without a serious finding. */
async function looks(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, name);
  await page.setViewportSize(PHONE);
  expect(
    await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
  ).toBe(true);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(DESKTOP);
}

let classId = '';
async function drafted(): Promise<void> {
  const { page } = await sessionOf('qinghe');
  const { csrfToken } = await get<{ csrfToken: string }>('qinghe', '/api/me');
  const reply = await page.request.post(`${app.address}/api/classes`, {
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': '018f0000-0000-7000-8000-000000000001' },
    data: { filing: { ...approvable(NAME, DAY), equipment: null } },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  ({ classId } = (await reply.json()) as { classId: string });
}

test('a filing with gaps is refused, each sentence leads to its field, and it is taken once they are filled', async () => {
  await drafted();
  const page = await at('qinghe', `/desk/classes/${classId}`);
  await button(main(page), classes.acts.submit).click();
  await agree(page);
  const refused = main(page).getByRole('alert').filter({ hasText: common.act.refusedTitle });
  await refused.waitFor();
  for (const gap of ['花名册是空的', '没有填写实训设备']) expect(await refused.textContent()).toContain(gap);
  await looks(page, 'filing-refused');

  const finding = main(page).locator('.finding').filter({ hasText: '没有填写实训设备' });
  await finding.getByRole('link', { name: classes.checks.goThere, exact: true }).click();
  await page.waitForURL(/\/edit\?at=/);
  const field = page.getByLabel(classes.form.equipment, { exact: true });
  await field.waitFor();
  await page.waitForFunction((label) => {
    const active = document.activeElement;
    return active instanceof HTMLTextAreaElement && active.labels[0]?.textContent === label;
  }, classes.form.equipment);
  await looks(page, 'filing-field');
  await field.fill(EQUIPMENT);
  await button(page, classes.edit.save).click();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();

  const { today } = await get<{ today: string }>('qinghe', '/api/demonstration');
  const first = '37152619820303041';
  await joinOnPage(page, { name: '周备案', idNumber: first + checkDigitOf(first), on: today });
  await button(main(page), classes.acts.submit).click();
  await agree(page);
  await button(main(page), classes.acts.submit).waitFor({ state: 'detached' });
});

test('two approve, the number stands on the form, and the dossier says what is there and what is missing', async () => {
  for (const login of ['reviewer1', 'reviewer2']) {
    const page = await at(login, `/desk/classes/${classId}`);
    await decide(page, 'passed');
    await decided(page);
  }
  const { number } = await get<{ number: string }>('qinghe', `/api/classes/${classId}`);
  expect(number).toMatch(/^高人社培备〔2021〕\d{3}号$/);
  const page = await at('qinghe', `/desk/classes/${classId}`);
  await main(page).getByRole('link', { name: classes.prints.dossier, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: classes.dossier.title(NAME) }).waitFor();
  await page.getByText(number).first().waitFor();
  const contents = page.getByRole('table', { name: classes.dossier.contents });
  const rowOf = (part: string) => contents.getByRole('row').filter({ hasText: part });
  expect(await rowOf(classes.dossier.parts.review).textContent()).toContain(classes.dossier.states.here);
  expect(await rowOf(classes.dossier.parts.attendance).textContent()).toContain(
    classes.dossier.states['not-yet'],
  );
  await looks(page, 'filing-dossier');
  const pdf = await page.pdf({ format: 'A4', path: 'artefacts/filing-dossier.pdf' });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
  await page.goto(`${app.address}/print/classes/${classId}/filing`);
  await page.getByText(EQUIPMENT).waitFor();
  await picture(page, 'filing-form-printed');
});

test('an institution files what it teaches in villages; two of the city decide, not one', async () => {
  const page = await at('qinghe', '/desk/village-deliveries');
  await button(main(page), villages.file.act).click();
  const form = dialog(page);
  const { sections } = (await (await fetch(`${app.address}/api/vocabulary`)).json()) as {
    sections: Record<string, Record<string, { zh: string }>>;
  };
  await choose(form, villages.file.service, sections.villageServices?.training?.zh ?? '');
  await form.getByLabel(villages.file.occupations, { exact: true }).click();
  await page.keyboard.type('养老护理');
  await page.locator('.ant-select-item-option').filter({ hasText: '4-10-01-05' }).first().click();
  await page.keyboard.press('Escape');
  await form.getByLabel(villages.file.fromOn, { exact: true }).fill('2022-01-01');
  await form.getByLabel(villages.file.untilOn, { exact: true }).fill('2022-12-31');
  await form.getByLabel(villages.file.means, { exact: true }).fill('教师 2 名，带模型 5 个、急救箱到村');
  await looks(page, 'village-file');
  await button(form, villages.file.submit).click();
  await page.waitForURL(/\/desk\/village-deliveries\/[0-9a-f-]{36}/);
  const path = new URL(page.url()).pathname;
  const first = await at('city', path);
  await decide(first, 'passed');
  await decided(first);
  const again = await at('city', path);
  await decide(again, 'passed');
  expect(await dialog(again).getByRole('alert').textContent()).toMatch(/同一人|本人|另一人|不同的人/);
  const second = await at('city2', path);
  await decide(second, 'passed');
  await decided(second);
  await main(second)
    .getByText(sections.villageDeliveryStatuses?.approved?.zh ?? '')
    .first()
    .waitFor();
  await looks(second, 'village-approved');
});
