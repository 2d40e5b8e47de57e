import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { words as changes } from '../../web/desk/training/classes/change-words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { approvable } from './class-filing.ts';
import { button, decide, decided, dialog, main } from './page-parts.ts';
import { createVisitors } from './people.ts';
import { axeFindings, DESKTOP, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { checkDigitOf } from './workbooks.ts';

// A class is approved; one trainee leaves before it begins, and another teacher takes it over. The institution does both
// on the page of the class, the bureau looks at the second, and both see what was before.

let app: RunningApp;
let browser: Browser;
const { sessions, at, get, sessionOf } = createVisitors(() => ({ app, browser }));

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions)
    await picture(page, `fault-class-changes-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

let keys = 0;
/** What somebody else has done before, without a page. */
async function done<T>(login: string, path: string, data: object): Promise<T> {
  const { page } = await sessionOf(login);
  const { csrfToken } = await get<{ csrfToken: string }>(login, '/api/me');
  keys += 1;
  const key = `018f0000-0000-7000-8000-${String(keys).padStart(12, '0')}`;
  const reply = await page.request.post(app.address + path, {
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': key },
    data,
  });
  expect(reply.status(), `${path} ${await reply.text()}`).toBe(200);
  return (await reply.json()) as T;
}

const idNumber = (n: number) => {
  const first = `37152619800101${String(n).padStart(3, '0')}`;
  return first + checkDigitOf(first);
};
const DAY = '2021-12-06';
const filing = approvable('变更检查班', DAY);

/** A class of the school with two trainees, approved by two reviewers. */
async function approvedClass(): Promise<string> {
  const { classId } = await done<{ classId: string }>('qinghe', '/api/classes', { filing });
  const base = `/api/classes/${classId}`;
  const version = async () => (await get<{ version: number }>('qinghe', base)).version;
  const enrolledOn = (await get<{ today: string }>('qinghe', '/api/demonstration')).today;
  for (const [n, name] of [
    [11, '周检查'],
    [22, '吴检查'],
  ] as const)
    await done('qinghe', `${base}/roster-changes`, {
      version: await version(),
      leaves: null,
      joins: { name, idNumber: idNumber(n), phone: null, enrolledOn, groupText: null },
      reason: '现场报名',
    });
  await done('qinghe', `${base}/submit`, { version: await version() });
  await done('reviewer1', `${base}/first-review`, { version: await version(), decision: 'passed' });
  await done('reviewer2', `${base}/second-review`, { version: await version(), decision: 'passed' });
  return classId;
}

/** A dialog is whole on a wide and on a narrow screen, and has no serious finding. */
async function looks(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, name);
  await page.setViewportSize(PHONE);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(DESKTOP);
}

test('a trainee leaves, a teacher is swapped, and both sides see what was before', async () => {
  const classId = await approvedClass();
  const school = await at('qinghe', `/desk/classes/${classId}?tab=roster`);
  await button(main(school), `${changes.roster.leave} 周检查`).click();
  await looks(school, 'class-leave');
  await dialog(school).getByLabel(changes.reason, { exact: true }).fill('本人外出务工');
  await button(dialog(school), changes.roster.submit).click();
  await school.getByText(changes.applied).waitFor();
  await decided(school);
  expect(await button(main(school), `${changes.roster.leave} 周检查`).count()).toBe(0);
  expect(await button(main(school), `${changes.roster.leave} 吴检查`).count()).toBe(1);

  await main(school).getByRole('link', { name: changes.change.act }).click();
  await school.waitForURL(/\/change$/);
  const form = main(school);
  await form.getByLabel(classes.teacher.name, { exact: true }).first().fill('周老师');
  await form.getByLabel(classes.teacher.idNumber, { exact: true }).first().fill(idNumber(33));
  await form.getByLabel(classes.session.teacher, { exact: true }).first().fill('周老师');
  await form.getByLabel(changes.reason, { exact: true }).fill('秦老师临时住院');
  await looks(school, 'class-change-typed');
  await button(form, changes.change.submit).click();
  await school.waitForURL(/tab=changes/);
  await form.getByText('秦老师临时住院').first().waitFor();

  const bureau = await at('reviewer1', `/desk/classes/${classId}`);
  await button(main(bureau), changes.toTab).click();
  await main(bureau).getByText('周老师').first().waitFor();
  await looks(bureau, 'class-changes');
  await decide(bureau, 'passed');
  await decided(bureau);

  const after = await at('qinghe', `/desk/classes/${classId}?tab=changes`);
  await main(after)
    .getByText(/^秦老师/)
    .first()
    .waitFor();
  const shown = await get<{ teachers: { name: string }[]; enrolledCount: number }>(
    'qinghe',
    `/api/classes/${classId}`,
  );
  expect(shown.teachers.map(({ name }) => name)).toEqual(['周老师']);
  expect(shown.enrolledCount).toBe(1);
});
