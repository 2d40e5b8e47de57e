import type { z } from 'zod';
import { type Act, type Actor, allowedIn } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, type Ciphers, done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { classToOpen } from '../classes/index.ts';
import type { devicesReply, openReply, presentReply, takeReply } from './contract-live.ts';
import { TEACHER_DEVICE } from './machine.ts';
import {
  type Counting,
  countingOf,
  isEarly,
  isLate,
  mostWitnessed,
  needsOut,
  type PlannedHalfDay,
  plannedHalfDays,
  usualHours,
} from './rules-counting.ts';
import { LIST_HOURS, sentenceOf } from './rules-marks.ts';
import { markOfHalfDay } from './rules-roll.ts';
import { faultOfDevice, recordDevice } from './service-devices.ts';
import { secretOf } from './service-sessions.ts';
import { findDevice, listDevices, noteContact } from './store-devices.ts';
import { type MarkRow, marksOfHalfDay } from './store-marks.ts';
import {
  accountNames,
  classesTaught,
  findSession,
  lessonsOf,
  rosterFor,
  type SessionRow,
  sessionsOf,
} from './store-sessions.ts';

type Taken = z.input<typeof takeReply>;
const DAYS_AHEAD = 6;

/** A half day as pages show it. */
export const sessionView = (session: SessionRow) => ({
  sessionId: session.sessionId,
  classId: session.classId,
  taughtOn: session.taughtOn,
  half: session.half,
  beginsAt: session.beginsAt.toISOString(),
  endsAt: session.endsAt.toISOString(),
  openedAt: session.openedAt.toISOString(),
  closedAt: session.closedAt?.toISOString() ?? null,
  status: session.status,
});

/** With its secret, for the teacher's screen alone. */
export const ownSessionView = (
  ciphers: Ciphers,
  session: SessionRow,
): z.input<typeof openReply>['session'] => ({
  ...sessionView(session),
  secret: secretOf(ciphers, session).toString('base64'),
  checkAt: session.checkAt?.toISOString() ?? null,
});

/** Half days of a week in which a class is taught; without a timetable, the two of every day that the class lasts. */
function halfDaysOf(
  lessons: Parameters<typeof plannedHalfDays>[0],
  days: { readonly from: PlannedHalfDay['taughtOn']; readonly through: PlannedHalfDay['taughtOn'] },
  counts: Counting,
): PlannedHalfDay[] {
  const isWithin = (day: string) => day >= days.from && day <= days.through;
  if (lessons.length > 0)
    return plannedHalfDays(lessons, counts).filter(({ taughtOn }) => isWithin(taughtOn));
  const found: PlannedHalfDay[] = [];
  for (let taughtOn = days.from; taughtOn <= days.through; taughtOn = addDays(taughtOn, 1))
    for (const half of ['morning', 'afternoon'] as const)
      found.push({ taughtOn, half, content: null, ...usualHours(taughtOn, half, counts) });
  return found;
}

/**
 * What a teacher's phone takes along: the organisation's classes of today and six days more, their rosters and half days. A
 * look that is recorded. Refuses `device-unknown`, `device-revoked`, `device-of-other`.
 */
export async function takeClasses(
  act: Act,
  asked: { readonly deviceId: Uuid; readonly waiting: number },
): Promise<Result<Taken>> {
  const device = await findDevice(act.tx, asked.deviceId, true);
  const fault = faultOfDevice(act, device);
  if (fault || !device) return refused(...(fault ? [fault] : []));
  const at = act.clock.now();
  const from = act.clock.today();
  const through = addDays(from, DAYS_AHEAD);
  const classes: Taken['classes'] = [];
  let counts = countingOf('');
  for (const { classId, divisionCode } of await classesTaught(act.tx, from, through)) {
    counts = countingOf(divisionCode);
    const found = await classToOpen(act.tx, classId);
    if (!found) continue;
    const days = {
      from: [found.startOn, from].sort()[1] ?? from,
      through: [found.endedEarlyOn ?? found.endOn, through].sort()[0] ?? through,
    };
    const halfDays = halfDaysOf(await lessonsOf(act.tx, classId), days, counts);
    const sessions = (await sessionsOf(act.tx, classId)).filter(({ taughtOn }) => taughtOn >= from);
    if (halfDays.length === 0 && sessions.length === 0) continue;
    const { name, number, place } = found;
    classes.push({
      ...{ classId, name, number, place },
      halfDays: halfDays.map(({ beginsAt, endsAt, ...day }) => ({
        ...day,
        beginsAt: beginsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
      people: (await rosterFor(act.tx, classId))
        .filter(({ status }) => status === 'enrolled')
        .map(({ status: _, leftOn: __, ...person }) => person),
      sessions: sessions.map((session) => ownSessionView(act.ciphers, session)),
    });
  }
  await noteContact(act.tx, device.deviceId, { at, waiting: asked.waiting });
  await recordDevice(act, 'teacher-list-taken', device, { classes: classes.length });
  const { lateMinutes, earlyMinutes, witnessPercent, checkMinutes } = counts;
  return done({
    at: at.toISOString(),
    untilAt: new Date(at.getTime() + LIST_HOURS * 3_600_000).toISOString(),
    counting: { lateMinutes, earlyMinutes, witnessPercent, checkMinutes, needsOut: needsOut(counts) },
    classes,
  });
}

/** A mark as pages show it; who typed it by name, and nobody where she signed herself. */
function markView(mark: MarkRow, counts: Counting, names: ReadonlyMap<Uuid, string>) {
  const { markId, moment, way, lateSeconds, earlySeconds, clockOffSeconds, reason, voidBecause, chainFault } =
    mark;
  return {
    ...{ markId, moment, way, lateSeconds, earlySeconds, clockOffSeconds, reason, chainFault },
    markedAt: mark.markedAt.toISOString(),
    isLate: isLate(mark, counts),
    isEarly: isEarly(mark, counts),
    byName: way === 'code' ? null : (names.get(mark.recordedBy) ?? ''),
    notCounted: voidBecause === null ? null : { code: voidBecause, message: sentenceOf(voidBecause) },
  };
}

/** Who is there in a half day, who is late, who is missing; undefined when it is out of reach. */
export async function presentIn(
  tx: Tx,
  sessionId: Uuid,
  at: Date,
): Promise<z.input<typeof presentReply> | undefined> {
  const session = await findSession(tx, sessionId);
  const found = session && (await classToOpen(tx, session.classId));
  if (!session || !found) return undefined;
  const counts = countingOf(found.divisionCode);
  const marks = await marksOfHalfDay(tx, session);
  const names = await accountNames(tx, [...new Set(marks.map(({ recordedBy }) => recordedBy))]);
  const people = (await rosterFor(tx, session.classId)).filter(
    ({ status, leftOn }) => status !== 'withdrawn' && (leftOn === null || leftOn >= session.taughtOn),
  );
  const witnessed = new Set(
    marks
      .filter(
        ({ way, moment, voidBecause }) => way === 'witness' && moment !== 'leave' && voidBecause === null,
      )
      .map(({ personId }) => personId),
  );
  return {
    at: at.toISOString(),
    session: sessionView(session),
    witnessLeft: Math.max(0, mostWitnessed(people.length, counts) - witnessed.size),
    people: people.map(({ personId, rosterNo, name, idNumberMasked }) => {
      const own = marks.filter((mark) => mark.personId === personId);
      const moments = new Set(
        own.filter(({ voidBecause }) => voidBecause === null).map(({ moment }) => moment),
      );
      return {
        ...{ personId, rosterNo, name, idNumberMasked },
        mark: markOfHalfDay(moments, session, counts),
        marks: own.map((mark) => markView(mark, counts, names)),
      };
    }),
  };
}

/** Phones that take marks: a teacher's own, and for whoever answers for them all of them. */
export async function devicesPage(tx: Tx, actor: Actor): Promise<z.input<typeof devicesReply>> {
  const rows = await listDevices(tx, actor.role === 'teacher' ? actor.accountId : null);
  return {
    rows: rows.map((row) => ({
      deviceId: row.deviceId,
      name: row.name,
      teacherName: row.teacherName,
      status: row.status,
      registeredAt: row.registeredAt.toISOString(),
      contactAt: row.contactAt.toISOString(),
      waiting: row.waiting,
      revokeReason: row.revokeReason,
      wipedUnsent: row.wipedUnsent,
      version: row.version,
      allowed: allowedIn(TEACHER_DEVICE, row.status, actor).filter((act) => act === 'teaching.revoke'),
    })),
  };
}
