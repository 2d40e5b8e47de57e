import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { words as changes } from '../../web/desk/training/classes/change-words.ts';
import { words as onTheWay } from '../../web/desk/training/classes/on-the-way-words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { type Computed, claimOf } from './live-class-claim.ts';
import * as examining from './live-class-exam.ts';
import { keptOnPaper, sheetCorrected } from './live-class-paper.ts';
import * as parts from './live-class-parts.ts';
import { storyOf } from './live-class-story.ts';
import * as teaching from './live-class-teaching.ts';
import { agree, button, decide, decided, dialog, main } from './page-parts.ts';
import { createPeople, type People } from './people.ts';
import { picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { startServer } from './server-process.ts';

// A class as it is taught: filed with a gap and corrected, put off with consent, taught on two phones with the network cut
// for one half day, examined with inspectors drawn, certified, confirmed by a trainee, claimed without a workbook. The same
// class kept on paper in another county of the same day claims the same, person by person, to the fen.

const { CLASS, DAYS, TRAINEES } = parts;
let app: RunningApp;
let browser: Browser;
let folder: string;
const people = createPeople(() => ({ app, browser }));
const { sessions, at, get } = people;
const story = storyOf(people, () => app.address);
const { done, ids, desk, onto, joined } = story;
let lived: Computed;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jilu-live-'));
  [app, browser] = await Promise.all([startApp(), startBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [login, { page }] of sessions) await picture(page, `fault-live-${login}`).catch(() => undefined);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('1 filed with a gap: the sentence leads to its field; corrected, submitted, approved by two', async () => {
  const filing = { ...parts.filingOf(CLASS), equipment: null };
  ids.class = (await done<{ classId: string }>('qinghe', '/api/classes', { filing })).classId;
  await joined(ids.class, TRAINEES);
  const page = await desk('qinghe');
  await button(main(page), classes.acts.submit).click();
  await agree(page);
  await main(page).getByRole('alert').filter({ hasText: common.act.refusedTitle }).waitFor();
  const gap = main(page).locator('.finding').filter({ hasText: '没有填写实训设备' });
  await gap.getByRole('link', { name: classes.checks.goThere, exact: true }).click();
  await page.waitForURL(/\/edit\?at=/);
  await page.getByLabel(classes.form.equipment, { exact: true }).fill('护理台 5 张、仿真模型 10 个');
  await button(page, classes.edit.save).click();
  await page.getByRole('heading', { level: 1, name: CLASS }).waitFor();
  await button(main(page), classes.acts.submit).click();
  await agree(page);
  await button(main(page), classes.acts.submit).waitFor({ state: 'detached' });
  for (const login of ['reviewer1', 'reviewer2']) {
    const reviewing = await desk(login);
    await decide(reviewing, 'passed');
    await decided(reviewing);
  }
  const { number } = await get<{ number: string }>('qinghe', `/api/classes/${ids.class}`);
  expect(number).toMatch(/^高人社培备〔2021〕\d{3}号$/);
});

test('2 put off by two days: the consequences stand there before it is proposed; two consent', async () => {
  const page = await desk('qinghe');
  await button(main(page), onTheWay.postpone.act).click();
  const form = dialog(page);
  await form.getByLabel(onTheWay.postpone.startOn, { exact: true }).fill(DAYS[0]);
  const table = form.getByRole('table');
  await table.getByText(`改为 ${DAYS[0]} 至 ${DAYS[1]}`).waitFor();
  for (const said of ['花名册 6 人', '原日期不再算应到', '以后申领按新的开班'])
    expect(await table.textContent()).toContain(said);
  await form.getByLabel(changes.reason, { exact: true }).fill('教室停电检修');
  await picture(page, 'live-postpone');
  await button(form, onTheWay.postpone.submit).click();
  await decided(page);
  for (const login of ['reviewer1', 'reviewer2']) {
    const reviewing = await desk(login, '?tab=changes');
    await decide(reviewing, 'passed');
    await decided(reviewing);
  }
  const moved = await get<{ startOn: string; endOn: string }>('qinghe', `/api/classes/${ids.class}`);
  expect([moved.startOn, moved.endOn]).toEqual([...DAYS]);
});

test('3 the first morning on two phones: code, square, card, the teacher’s word, leave; what does not count has a sentence', async () => {
  await teaching.approvesAnother(story);
  await teaching.beginsFirst(story);
  await teaching.signsOnPhones(story);
  await teaching.signsWithoutPhone(story);
  await teaching.endsFirst(story);
});

test('4 the afternoon without a network: a page that is loaded again, marks kept, sent once, none doubled', async () => {
  await teaching.keepsMarks(story);
  await teaching.endsMeanwhile(story);
  await teaching.sendsOnce(story);
  await teaching.countedOnce(story);
});

test('5 the second day: in the morning by code and card, in the afternoon on a sheet; the roll is closed', async () => {
  await teaching.teachesMorning(story);
  await teaching.typesPaper(story);
  await teaching.hasRoll(story);
});

test('6 examined by the body with inspectors drawn; results entered and confirmed by a second person', async () => {
  await examining.announcesExam(story);
  await examining.inspectsExam(story);
  await examining.marksExam(story);
});

test('7 certified, its dossier printed, and a trainee confirms on her phone how she was taught', async () => {
  await examining.certifies(story);
});

test('8 claimed on that evidence: the amounts stand there, and nobody brought a workbook', async () => {
  await onto(parts.CLAIMED_ON);
  const page = await desk('handler');
  await button(main(page), classes.acts.compute).click();
  await expect
    .poll(
      async () => (await get<{ rows: object[] }>('handler', `/api/claims?classId=${ids.class}`)).rows.length,
    )
    .toBe(1);
  lived = await claimOf(people, done);
  const claim = await at('handler', `/desk/claims/${lived.claimId}`);
  await main(claim).getByText('马光辉').first().waitFor();
  await parts.screens(claim, 'live-claim');
  expect(lived.lines.map(({ name, disposition, amountFen }) => [name, disposition, amountFen])).toEqual(
    parts.EXPECTED,
  );
  const { rows } = await get<{ rows: { fileNames?: string[]; createdAt?: string }[] }>(
    'handler',
    '/api/intake',
  );
  expect(JSON.stringify(rows)).not.toContain(CLASS);
});

test('9 the same class by paper and workbooks claims the same, line by line; a half day less does not', async () => {
  const server = await startServer(inject('demonstrationTemplate'));
  try {
    const password = app.password;
    const other: People = createPeople(() => ({
      app: { address: server.address, password, stop: server.stop },
      browser,
    }));
    const act = parts.actsOf(other, () => server.address);
    const move = (day: string) => act('handler', '/api/demonstration/clock', { to: day });
    const less = TRAINEES.map((trainee) =>
      trainee.name === '郑素云'
        ? { ...trainee, marks: ['present', 'present', 'absent', 'present'] as const }
        : trainee,
    );
    await keptOnPaper(other, folder, { trainees: less, onto: move });
    await move(parts.CLAIMED_ON);
    const differing = await claimOf(other, act);
    const named = (lines: Computed['lines']) => new Map(lines.map((line) => [line.name, line]));
    const differ = lived.lines.filter(
      (line) => JSON.stringify(line) !== JSON.stringify(named(differing.lines).get(line.name)),
    );
    expect(differ.map(({ name }) => name)).toEqual(['郑素云']);

    await sheetCorrected(other, folder);
    const { version } = await other.get<{ version: number }>('handler', `/api/claims/${differing.claimId}`);
    await act('handler', `/api/claims/${differing.claimId}/recompute`, { version });
    const onPaper = await claimOf(other, act);
    expect(onPaper.lines).toEqual(lived.lines);
    expect(onPaper.blocked).toEqual(lived.blocked);
    expect(onPaper.totalFen).toBe(lived.totalFen);
  } finally {
    await server.stop();
  }
});
