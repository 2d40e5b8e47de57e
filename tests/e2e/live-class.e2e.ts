import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { words as changes } from '../../web/desk/training/classes/change-words.ts';
import { words as confirming } from '../../web/desk/training/classes/confirmation-words.ts';
import { words as live } from '../../web/desk/training/classes/live-words.ts';
import { words as onTheWay } from '../../web/desk/training/classes/on-the-way-words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as exams } from '../../web/desk/training/exams/words.ts';
import { words as sign } from '../../web/mobile/classes/sign-words.ts';
import { words as taught } from '../../web/mobile/classes/words.ts';
import { words as teach } from '../../web/mobile/teach/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { type Computed, claimOf } from './live-class-claim.ts';
import { keptOnPaper, sheetCorrected } from './live-class-paper.ts';
import * as parts from './live-class-parts.ts';
import { agree, button, decide, decided, dialog, main } from './page-parts.ts';
import { createPeople, type People } from './people.ts';
import { phoneFindings } from './phone-checks.ts';
import { axeFindings, PHONE, picture, type RunningApp, startApp, startBrowser } from './server.ts';
import { startServer } from './server-process.ts';

// A class as it is taught: filed with a gap and corrected, put off with consent, taught on two phones with the network cut
// for one half day, examined with inspectors drawn, certified, confirmed by a trainee, claimed without a workbook. The same
// class kept on paper in another county of the same day claims the same, person by person, to the fen.

const { CLASS, DAYS, TRAINEES, one } = parts;
let app: RunningApp;
let browser: Browser;
let folder: string;
const people = createPeople(() => ({ app, browser }));
const { sessions, at, get, sessionOf } = people;
const done = parts.actsOf(people, () => app.address);
const ids: Record<'class' | 'cancelled' | 'exam', string> = { class: '', cancelled: '', exam: '' };
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

const desk = (login: string, tab = '') => at(login, `/desk/classes/${ids.class}${tab}`);
const versionOf = async (classId: string) =>
  (await get<{ version: number }>('qinghe', `/api/classes/${classId}`)).version;
/** Moves the county's calendar on. */
const onto = (day: string) => done('handler', '/api/demonstration/clock', { to: day });
async function phone(login: string, path: string): Promise<Page> {
  const { page } = await sessionOf(login);
  await page.setViewportSize(PHONE);
  return at(login, path);
}
/** A phone's page: fits, is read and hit by an old person. */
async function looks(page: Page, name: string): Promise<void> {
  expect(await axeFindings(page), name).toEqual([]);
  expect(await phoneFindings(page), name).toEqual([]);
  await picture(page, name);
}

/** A class of the school with these people, approved by two. */
async function approved(name: string, trainees: readonly { name: string; idNumber: string }[], filing = {}) {
  const body = { filing: { ...parts.filingOf(name), ...filing } };
  const { classId } = await done<{ classId: string }>('qinghe', '/api/classes', body);
  await joined(classId, trainees);
  await done('qinghe', `/api/classes/${classId}/submit`, { version: await versionOf(classId) });
  await reviewed(classId);
  return classId;
}
async function joined(classId: string, trainees: readonly { name: string; idNumber: string }[]) {
  for (const { name, idNumber } of trainees)
    await done('qinghe', `/api/classes/${classId}/roster-changes`, {
      version: await versionOf(classId),
      leaves: null,
      joins: { name, idNumber, phone: null, enrolledOn: parts.FILED_ON, groupText: null },
      reason: '现场报名，核对了身份证',
    });
}
async function reviewed(classId: string, path = '') {
  for (const [login, step] of [
    ['reviewer1', 'first-review'],
    ['reviewer2', 'second-review'],
  ] as const)
    await done(login, `/api/classes/${classId}${path}/${step}`, {
      version: await versionOf(classId),
      decision: 'passed',
    });
}

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
  ids.cancelled = await approved('家政取消班', [{ name: '付春桃', idNumber: '37152619910314002X' }], {
    ...{ startOn: DAYS[0], endOn: DAYS[1], place: '检查第二教学点' },
    teachers: parts.filingOf('', DAYS).teachers.map((teacher) => ({
      ...{ ...teacher, name: '汤老师' },
      idNumber: '371526197805120024',
    })),
    sessions: parts
      .filingOf('', DAYS)
      .sessions.map((lesson) => ({ ...lesson, room: '二号教室', teacherName: '汤老师' })),
  });
  await onto(DAYS[0]);
  const room = await phone('teacher', '/m/teach');
  await main(room).getByLabel(teach.register.name, { exact: true }).fill('红米');
  await looks(room, 'live-teach-register');
  await button(main(room), teach.register.go).click();
  await main(room).getByText(teach.ready, { exact: true }).waitFor();
  await looks(room, 'live-teach');
  const ofClass = main(room).getByRole('listitem').filter({ hasText: CLASS });
  await ofClass.getByRole('link', { name: new RegExp(teach.open('上午')) }).click();
  await button(main(room), teach.open('上午')).click();
  await room.locator('.sign-code img').waitFor();
  await looks(room, 'live-teach-code');
  const first = { code: await parts.digitsOf(room), at: Date.now() };

  const hers = await phone('worker5', '/m/class');
  await main(hers).getByRole('link', { name: sign.title }).click();
  await main(hers).getByText(sign.open).waitFor();
  await looks(hers, 'live-sign');
  await hers.goto(await parts.squareOf(room));
  await main(hers)
    .getByText(/签到成功/)
    .waitFor();
  await looks(hers, 'live-signed');
  const second = await phone('worker6', '/m/class/sign');
  await parts.byDigits(second, '000000');
  await second
    .getByRole('alert')
    .getByText(/签到码不对/)
    .waitFor();
  await parts.byDigits(second, await parts.digitsOf(room));
  await main(second)
    .getByText(/签到成功/)
    .waitFor();
  const foreign = await phone('worker7', '/m/class/sign');
  await foreign.goto(await parts.squareOf(room));
  await foreign
    .getByRole('alert')
    .getByText(/这是别的班的签到码/)
    .waitFor();

  await parts.byCard(room, '371526199001010011');
  await main(room).getByText(teach.cardNobody, { exact: true }).waitFor();
  await parts.carded(room, one('曾鹏飞'), 'in');
  await parts.carded(room, one('程俊杰'), 'in');
  await parts.byWord(room, '贾志强', { reason: '身份证在补办，我认得本人', act: teach.witness('签到') });
  await parts.byWord(room, '宋新民', { reason: '家里老人住院', act: teach.leave });
  await main(room).getByText(teach.there(5, 6), { exact: true }).waitFor();
  await looks(room, 'live-teach-roster');

  await parts.now(room, 'out');
  for (const name of ['曾鹏飞', '程俊杰']) await parts.carded(room, one(name), 'out');
  await parts.byWord(room, '贾志强', { reason: '身份证在补办，我认得本人', act: teach.witness('签退') });
  await hers.goto(await parts.squareOf(room));
  await main(hers)
    .getByText(/签退成功/)
    .waitFor();
  await parts.byDigits(second, await parts.digitsOf(room));
  await main(second)
    .getByText(/签退成功/)
    .waitFor();
  // A code that was read aloud too late: it is shown for 20 seconds and taken for 20 more.
  await room.waitForTimeout(Math.max(0, 41_000 - (Date.now() - first.at)));
  await parts.byDigits(second, first.code);
  await second
    .getByRole('alert')
    .getByText(/这个码已经过期/)
    .waitFor();
  await looks(second, 'live-code-old');
  await parts.closeHalf(room);
  await main(room).getByText(teach.there(5, 6), { exact: true }).waitFor();
  await parts.allSent(room);
});

test('4 the afternoon without a network: a page that is loaded again, marks kept, sent once, none doubled', async () => {
  const { page: room } = await sessionOf('teacher');
  await room.goto(`${app.address}/m/teach`);
  await main(room).getByText(teach.ready, { exact: true }).waitFor();
  await room.context().setOffline(true);
  await room.reload();
  const here = TRAINEES.filter(({ marks }) => marks[1] === 'present');
  await parts.openHalf(main(room).getByRole('listitem').filter({ hasText: CLASS }), '下午');
  await main(room).getByText(teach.noCode, { exact: true }).waitFor();
  for (const trainee of here) await parts.carded(room, trainee, 'in');
  await room.reload();
  await main(room).getByText(teach.there(5, 6), { exact: true }).waitFor();
  await parts.now(room, 'out');
  for (const trainee of here) await parts.carded(room, trainee, 'out');
  await looks(room, 'live-teach-offline');
  await parts.closeHalf(room);
  await main(room).getByText(teach.waiting(12), { exact: true }).waitFor();

  // Another class that ends meanwhile, of which this phone cannot know.
  await room.goto(`${app.address}/m/teach`);
  await parts.openHalf(main(room).getByRole('listitem').filter({ hasText: '家政取消班' }), '下午');
  await parts.byCard(room, '37152619910314002X');
  await main(room).getByText(teach.waiting(14), { exact: true }).waitFor();
  const { changeId } = await done<{ changeId: string }>('qinghe', `/api/classes/${ids.cancelled}/end`, {
    ...{ version: await versionOf(ids.cancelled), kind: 'never-held', lastOn: null },
    reason: '学员都没有到，不办了',
  });
  await reviewed(ids.cancelled, `/changes/${changeId}`);

  const bodies: string[] = [];
  await room.route('**/api/teaching/marks', async (route) => {
    bodies.push(route.request().postData() ?? '');
    if (bodies.length > 1) return route.continue();
    // It arrives and is done; the answer is lost on its way.
    await route.fetch();
    return route.abort();
  });
  await room.context().setOffline(false);
  await expect.poll(() => bodies.length, { timeout: 20_000 }).toBeGreaterThan(0);
  const waiting = main(room).getByText(teach.waiting(14), { exact: true });
  // The page may have sent again by itself meanwhile.
  if (await waiting.isVisible())
    await button(main(room), teach.send)
      .click({ timeout: 5000 })
      .catch(() => undefined);
  await waiting.waitFor({ state: 'detached' });
  expect(bodies.length).toBeGreaterThan(1);
  const marksIn = (body: string) => (JSON.parse(body) as { marks: { markId: string }[] }).marks;
  expect(marksIn(bodies.at(-1) ?? '')).toEqual(marksIn(bodies[0] ?? ''));
  await main(room).getByRole('heading', { name: teach.faults, exact: true }).waitFor();
  expect(
    await main(room)
      .getByText(/这个班已经取消/)
      .count(),
  ).toBeGreaterThan(0);
  await looks(room, 'live-teach-not-counted');
  await room.unroute('**/api/teaching/marks');
  const putAway = button(main(room), teach.putAway);
  for (let left = await putAway.count(); left > 0; left--) await putAway.first().click();

  const { sessions: halves } = await get<{
    sessions: { sessionId: string; half: string; present: number; notCounted: number; chainFaults: number }[];
  }>('qinghe', `/api/classes/${ids.class}/attendance/live`);
  const afternoon = halves.find(({ half }) => half === 'afternoon');
  expect(afternoon).toMatchObject({ present: 5, notCounted: 0, chainFaults: 0 });
  const told = await get<{ people: { marks: object[] }[] }>(
    'qinghe',
    `/api/teaching/sessions/${afternoon?.sessionId}`,
  );
  expect(told.people.map(({ marks }) => marks.length).sort()).toEqual([0, 2, 2, 2, 2, 2]);
});

test('5 the second day: in the morning by code and card, in the afternoon on a sheet; the roll is closed', async () => {
  await onto(DAYS[1]);
  const room = await phone('teacher', '/m/teach');
  await button(main(room), teach.takeAgain).click();
  await parts.openHalf(main(room).getByRole('listitem').filter({ hasText: CLASS }), '上午');
  for (const moment of ['in', 'out'] as const) {
    await parts.now(room, moment);
    const hers = await phone('worker5', '/m/class/sign');
    await hers.goto(await parts.squareOf(room));
    await main(hers)
      .getByText(new RegExp(`${sign.moments[moment]}成功`))
      .waitFor();
    for (const trainee of TRAINEES.filter(({ login }) => login !== 'worker5'))
      await parts.carded(room, trainee, moment);
  }
  await parts.closeHalf(room);
  await main(room).getByText(teach.there(6, 6), { exact: true }).waitFor();
  await parts.allSent(room);

  const page = await desk('qinghe', '?tab=attendance');
  await button(main(page), live.paper).click();
  const form = dialog(page);
  await form.getByLabel(live.paperDay, { exact: true }).fill(DAYS[1]);
  await form.getByRole('radio', { name: '下午', exact: true }).check();
  await form.locator('input[type=file]').setInputFiles({
    name: '签到表.jpg',
    mimeType: 'image/jpeg',
    buffer: await parts.photo(),
  });
  await form.getByText('签到表.jpg').first().waitFor();
  for (const { name } of TRAINEES) await form.getByRole('checkbox', { name: new RegExp(name) }).check();
  await button(form, live.paper).click();
  await decided(page);
  await onto(parts.EXAM_ON);
  const closing = await desk('qinghe', '?tab=attendance');
  await button(main(closing), live.close).click();
  await agree(closing);
  await button(main(closing), live.close).waitFor({ state: 'detached' });
  await parts.screens(closing, 'live-attendance-desk');

  const roll = await get<{ rows: { name: string; marks: string[] }[] }>(
    'qinghe',
    `/api/classes/${ids.class}/attendance`,
  );
  expect(Object.fromEntries(roll.rows.map(({ name, marks }) => [name, marks]))).toEqual(
    Object.fromEntries(TRAINEES.map(({ name, marks }) => [name, [...marks]])),
  );
});

interface Exam {
  readonly version: number;
  readonly status: string;
  readonly people: readonly { readonly personId: number; readonly seatNo: number; readonly name: string }[];
  readonly inspectionRecord: {
    readonly version: number;
    readonly inspectors: string[];
    readonly allowed: string[];
  } | null;
}
const exam = (login = 'handler') => get<Exam>(login, `/api/exams/${ids.exam}`);
const examDesk = (login: string) => at(login, `/desk/exams/${ids.exam}`);

test('6 examined by the body with inspectors drawn; results entered and confirmed by a second person', async () => {
  const draft = await get<{ kinds: { kind: string; bodies: { organisationId: string }[] }[] }>(
    'qinghe',
    `/api/classes/${ids.class}/exam-draft`,
  );
  const bodyId = draft.kinds.find(({ kind }) => kind === 'body-assessment')?.bodies[0]?.organisationId;
  const { examId } = await done<{ examId: string }>('qinghe', '/api/exams', {
    ...{ classId: ids.class, kind: 'body-assessment', bodyId, heldOn: parts.EXAM_ON },
    ...{ from: '08:00', until: '08:30', place: '高唐县职业技能鉴定所', examiners: 1, invigilators: 1 },
  });
  ids.exam = examId;
  const body = await examDesk('assessor');
  await button(main(body), exams.announce).click();
  await agree(body);
  await expect.poll(async () => (await exam()).status).toBe('announced');
  const county = await examDesk('handler');
  await button(main(county), exams.inspection.draw).click();
  await agree(county);
  await expect.poll(async () => (await exam()).inspectionRecord?.inspectors.length).toBe(2);
  const drawn: string[] = [];
  for (const login of ['handler', 'handler2', 'reviewer1', 'reviewer2', 'reviewer3', 'reviewer4'])
    if ((await exam(login)).inspectionRecord?.allowed.includes('exams.recordInspection')) drawn.push(login);
  // Whoever reviewed the class is not drawn.
  for (const login of ['reviewer1', 'reviewer2']) expect(drawn).not.toContain(login);
  const [writer = '', signer = ''] = drawn;
  await done(writer, `/api/exams/${examId}/inspection/record`, {
    version: (await exam()).inspectionRecord?.version,
    ...{ inOrder: true, seenCount: TRAINEES.length, findings: '逐人核对身份证，没有替考' },
  });
  const signing = await examDesk(signer);
  await main(signing).locator('[data-decision="passed"]').first().click();
  await button(dialog(signing), common.opinion.submit).click();
  await decided(signing);

  await done('assessor', `/api/exams/${examId}/held`, { version: (await exam()).version, recordings: [] });
  const marking = await examDesk('assessor');
  await button(main(marking), exams.results.act).click();
  const grid = dialog(marking);
  const typed = (await exam()).people.map(({ name }) => {
    const { scores, passed } = one(name);
    return [...scores, passed ? '合格' : '不合格'].join('\t');
  });
  expect(typed).toHaveLength(TRAINEES.length);
  await grid
    .getByLabel(exams.results.cell(1, exams.results.theory), { exact: true })
    .evaluate((cell, text) => {
      const data = new DataTransfer();
      data.setData('text', text);
      cell.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, typed.join('\n'));
  await button(grid, exams.results.submit).click();
  await grid.waitFor({ state: 'hidden' });
  const second = await examDesk('handler');
  await main(second).locator('[data-decision="passed"]').first().click();
  await button(dialog(second), common.opinion.submit).click();
  await expect.poll(async () => (await exam()).status).toBe('confirmed');
});

test('7 certified, its dossier printed, and a trainee confirms on her phone how she was taught', async () => {
  const page = await examDesk('assessor');
  await button(main(page), exams.certify.act).click();
  const form = dialog(page);
  for (const { name, certificate } of TRAINEES)
    if (certificate !== null)
      await form.getByLabel(exams.certify.number(name), { exact: true }).fill(certificate);
  await button(form, exams.certify.submit).click();
  await form.waitFor({ state: 'hidden' });

  const hers = await phone('worker5', `/m/class/${ids.class}`);
  await main(hers)
    .getByText(/2021年11月3日/)
    .first()
    .waitFor();
  expect(await main(hers).textContent()).toContain(one('马光辉').certificate ?? '');
  await looks(hers, 'live-own-class');
  await button(main(hers), taught.confirm).click();
  await main(hers).getByText(taught.done, { exact: true }).waitFor();
  const school = await desk('qinghe', '?tab=confirmations');
  await main(school)
    .getByText(confirming.counts(1, 0, 5), { exact: true })
    .waitFor();
  const paper = await at('qinghe', `/print/classes/${ids.class}/dossier`);
  await paper.getByRole('heading', { level: 1, name: classes.dossier.title(CLASS) }).waitFor();
  const pdf = await paper.pdf({ format: 'A4', path: 'artefacts/live-dossier.pdf' });
  expect(pdf.byteLength).toBeGreaterThan(10_000);
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
  await main(claim).getByText('LC-10').first().waitFor();
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
      trainee.name === '曾鹏飞'
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
    expect(differ.map(({ name }) => name)).toEqual(['曾鹏飞']);

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
