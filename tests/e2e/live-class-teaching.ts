import { expect } from 'vitest';
import { words as live } from '../../web/desk/training/classes/live-words.ts';
import { words as sign } from '../../web/mobile/classes/sign-words.ts';
import { words as teach } from '../../web/mobile/teach/words.ts';
import * as parts from './live-class-parts.ts';
import type { Story } from './live-class-story.ts';
import { agree, button, decided, dialog, main } from './page-parts.ts';

// Four half days: by code, card and the teacher's word; without a network; by code again; on a sheet of paper.

const { CLASS, DAYS, TRAINEES, one } = parts;

/** Another class of the same days, which is ended while a phone is without a network. */
export async function approvesAnother({ ids, approved }: Story): Promise<void> {
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
}

/** The teacher registers her phone and begins the first half day. */
export async function beginsFirst({ onto, phone, looks }: Story): Promise<void> {
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
}

/** Two trainees sign on their own phones; whoever is of another class does not. */
export async function signsOnPhones({ phone, looks, sessionOf }: Story): Promise<void> {
  const { page: room } = await sessionOf('teacher');
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
}

/** Whoever has no phone signs by card or the teacher's word; one is on leave. */
export async function signsWithoutPhone({ sessionOf, looks }: Story): Promise<void> {
  const { page: room } = await sessionOf('teacher');
  await parts.byCard(room, '371526199001010011');
  await main(room).getByText(teach.cardNobody, { exact: true }).waitFor();
  await parts.carded(room, one('曾鹏飞'), 'in');
  await parts.carded(room, one('程俊杰'), 'in');
  await parts.byWord(room, '贾志强', { reason: '身份证在补办，我认得本人', act: teach.witness('签到') });
  await parts.byWord(room, '宋新民', { reason: '家里老人住院', act: teach.leave });
  await main(room).getByText(teach.there(5, 6), { exact: true }).waitFor();
  await looks(room, 'live-teach-roster');
}

/** They sign out; a code of a minute ago is refused; the half day ends. */
export async function endsFirst({ sessionOf, looks }: Story): Promise<void> {
  const { page: room } = await sessionOf('teacher');
  const { page: hers } = await sessionOf('worker5');
  const { page: second } = await sessionOf('worker6');
  const old = await parts.digitsOf(room);
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
  await room.waitForTimeout(41_000);
  await parts.byDigits(second, old);
  await second
    .getByRole('alert')
    .getByText(/这个码已经过期/)
    .waitFor();
  await looks(second, 'live-code-old');
  await parts.closeHalf(room);
  await main(room).getByText(teach.there(5, 6), { exact: true }).waitFor();
  await parts.allSent(room);
}

/** Without a network the page is loaded again, marks are taken and kept. */
export async function keepsMarks({ sessionOf, looks, address }: Story): Promise<void> {
  const { page: room } = await sessionOf('teacher');
  await room.goto(`${address()}/m/teach`);
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
}

/** A class of which the phone cannot know has ended. */
export async function endsMeanwhile({ sessionOf, done, ids, versionOf, address }: Story): Promise<void> {
  const { page: room } = await sessionOf('teacher');
  // Another class that ends meanwhile, of which this phone cannot know.
  await room.goto(`${address()}/m/teach`);
  await parts.openHalf(main(room).getByRole('listitem').filter({ hasText: '家政取消班' }), '下午');
  await parts.byCard(room, '37152619910314002X');
  await main(room).getByText(teach.waiting(14), { exact: true }).waitFor();
  const { changeId } = await done<{ changeId: string }>('qinghe', `/api/classes/${ids.cancelled}/end`, {
    ...{ version: await versionOf(ids.cancelled), kind: 'never-held', lastOn: null },
    reason: '学员都没有到，不办了',
  });
  // One of the bureau decides what the school proposes.
  await done('reviewer2', `/api/classes/${ids.cancelled}/changes/${changeId}/second-review`, {
    version: await versionOf(ids.cancelled),
    decision: 'passed',
  });
}

/** Back in the network the answer is lost once: it is sent again and counted once. */
export async function sendsOnce({ sessionOf, looks }: Story): Promise<void> {
  const { page: room } = await sessionOf('teacher');
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
}

/** Every mark is there once. */
export async function countedOnce({ get, ids }: Story): Promise<void> {
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
}

/** The second morning, with a square that one trainee scans. */
export async function teachesMorning({ onto, phone }: Story): Promise<void> {
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
}

/** The second afternoon on a sheet of paper; then the roll is closed. */
export async function typesPaper({ onto, desk }: Story): Promise<void> {
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
}

/** Each half day of each is what it was in the room. */
export async function hasRoll({ get, ids }: Story): Promise<void> {
  const roll = await get<{ rows: { name: string; marks: string[] }[] }>(
    'qinghe',
    `/api/classes/${ids.class}/attendance`,
  );
  expect(Object.fromEntries(roll.rows.map(({ name, marks }) => [name, marks]))).toEqual(
    Object.fromEntries(TRAINEES.map(({ name, marks }) => [name, [...marks]])),
  );
}
