import type { Act } from '../../platform/access/index.ts';
import {
  canDo,
  type DeviceTime,
  documentKindsOf,
  done,
  type IdentityNumber,
  identityOf,
  type PersonId,
  type Refusal,
  type Result,
  refused,
  timeOf,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personIdsByNumber } from '../../registry/persons/index.ts';
import { CLASS, classToOpen } from '../classes/index.ts';
import type { HalfDaySent, MarkAnswer, MarkSent } from './contract-live.ts';
import type { TeachingDeps } from './ports.ts';
import { countingOf, latenessOf, mostWitnessed, usualHours } from './rules-counting.ts';
import { chainFaultOf, faultOfDay, REFUSALS, sentenceOf } from './rules-marks.ts';
import { faultOfDevice, recordDevice } from './service-devices.ts';
import { faultOfRolls, rebuildRolls } from './service-roll.ts';
import { closeHalfDay, openHalfDay } from './service-sessions.ts';
import { findRolls, lockClass } from './store.ts';
import { type DeviceRow, findDevice, noteContact } from './store-devices.ts';
import { findMarks, insertMarks, type MarkInsert, type MarkRow, marksOfHalfDay } from './store-marks.ts';
import {
  type HalfDayOfClass,
  type RosterRow,
  rosterFor,
  type SessionRow,
  sessionsOf,
} from './store-sessions.ts';

interface Sent {
  readonly deviceId: Uuid;
  readonly halfDays: readonly HalfDaySent[];
  readonly marks: readonly MarkSent[];
  readonly waiting: number;
}
interface HalfDayAnswer {
  readonly sent: HalfDaySent;
  readonly session: SessionRow | null;
  readonly refusals: readonly Refusal[];
}
interface Received {
  readonly at: Date;
  readonly halfDays: readonly HalfDayAnswer[];
  readonly marks: readonly MarkAnswer[];
}

const dayOf = (of: { classId: string; taughtOn: string; half: string }) => of as HalfDayOfClass;
const keyOfDay = (of: HalfDayOfClass) => `${of.classId} ${of.taughtOn} ${of.half}`;
const classesOf = (sent: Sent) =>
  [...new Set([...sent.halfDays, ...sent.marks].map(({ classId }) => classId as Uuid))].sort();

/**
 * Takes what a teacher's phone brings, in one transaction: half days begun without a network, marks, half days ended. The
 * same mark sent again is the same mark and gets the same answer; one that counts nowhere is kept as it was said, with the
 * sentence why. Refuses the whole of a phone that is unknown, revoked or of another teacher.
 */
export async function receiveMarks(act: Act, deps: TeachingDeps, sent: Sent): Promise<Result<Received>> {
  const device = await findDevice(act.tx, sent.deviceId, true);
  const fault = faultOfDevice(act, device);
  if (fault || !device) return refused(fault ?? REFUSALS.deviceUnknown);
  for (const classId of classesOf(sent)) await lockClass(act.tx, classId);
  const now = act.clock.now();
  const when = (time: DeviceTime) => timeOf(time, { now, wallNow: deps.wallClock.now() });
  const halfDays: HalfDayAnswer[] = [];
  for (const one of sent.halfDays.filter((each) => each.act === 'open')) {
    const opened = await openHalfDay(act, deps, {
      ...dayOf(one),
      openedAt: when(one).happenedAt,
      deviceId: device.deviceId,
    });
    halfDays.push({
      sent: one,
      session: opened.ok ? opened.value : null,
      refusals: opened.ok ? [] : opened.refusals,
    });
  }
  const marks = await takeMarks(act, device, sent.marks, when);
  for (const one of sent.halfDays.filter((each) => each.act === 'close')) {
    const session = await sessionOf(act, dayOf(one));
    halfDays.push({
      sent: one,
      session: session ? await closeHalfDay(act, session, when(one).happenedAt) : null,
      refusals: session ? [] : [REFUSALS.notOpen],
    });
  }
  let changed = 0;
  for (const classId of classesOf(sent))
    changed += await rebuildRolls(act, classId, touchedIn(sent, classId));
  await noteContact(act.tx, device.deviceId, {
    at: now,
    waiting: sent.waiting,
    ...lastOf(device, sent.marks),
  });
  const count = (outcome: MarkAnswer['outcome']) => marks.filter((one) => one.outcome === outcome).length;
  await recordDevice(act, 'attendance-marks-sent', device, {
    counted: count('counted'),
    kept: count('kept'),
    refused: count('refused'),
    halfDays: halfDays.length,
    rolls: changed,
  });
  return done({ at: now, halfDays, marks });
}

/** The half days of a class that a phone's sending names. */
const touchedIn = (sent: Sent, classId: Uuid): HalfDayOfClass[] =>
  [...sent.halfDays, ...sent.marks].filter((one) => one.classId === classId).map(dayOf);

/** Where the chain of a phone has come to with these marks. */
function lastOf(device: DeviceRow, marks: readonly MarkSent[]): { last?: { no: number; digest: string } } {
  const last = marks.reduce((far, { chain }) => (chain.no > far.no ? chain : far), {
    no: device.lastNo,
    digest: '',
  });
  return last.no > device.lastNo ? { last: { no: last.no, digest: last.digest } } : {};
}

async function sessionOf(act: Act, day: HalfDayOfClass): Promise<SessionRow | undefined> {
  return (await sessionsOf(act.tx, day.classId)).find(
    ({ taughtOn, half }) => taughtOn === day.taughtOn && half === day.half,
  );
}

/** A half day as marks come into it: who is on the roster, what counts already, and why nothing would. */
interface Room {
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly roster: ReadonlyMap<PersonId, RosterRow>;
  readonly hours: Parameters<typeof latenessOf>[1];
  readonly fault: Refusal | undefined;
  readonly counted: Set<string>;
  readonly witnessed: Set<PersonId>;
  readonly mostWitnessed: number;
}

const isWitnessed = ({ way, moment }: Pick<MarkRow, 'way' | 'moment'>) =>
  way === 'witness' && moment !== 'leave';
const momentOf = (of: Pick<MarkRow, 'personId' | 'moment'>) => `${of.personId} ${of.moment}`;

async function enterRoom(act: Act, day: HalfDayOfClass): Promise<Room | undefined> {
  const { classId, taughtOn, half } = day;
  const found = await classToOpen(act.tx, classId);
  if (!found) return undefined;
  const session = await sessionOf(act, day);
  const counts = countingOf(found.divisionCode);
  const roster = await rosterFor(act.tx, classId);
  const known = (await marksOfHalfDay(act.tx, day)).filter(({ voidBecause }) => voidBecause === null);
  return {
    divisionPath: found.divisionPath,
    organisationId: found.organisationId,
    roster: new Map(roster.map((row) => [row.personId, row])),
    hours: session ?? usualHours(taughtOn, half, counts),
    fault:
      faultOfDay(taughtOn, found, canDo(CLASS, found.status, 'teach')) ??
      (session ? undefined : REFUSALS.notOpen) ??
      faultOfRolls(await findRolls(act.tx, classId)),
    counted: new Set(known.map(momentOf)),
    witnessed: new Set(known.filter(isWitnessed).map(({ personId }) => personId)),
    mostWitnessed: mostWitnessed(roster.filter(({ status }) => status === 'enrolled').length, counts),
  };
}

/** Whom typed numbers belong to: every form that a number can be of. */
async function numbersTyped(act: Act, marks: readonly MarkSent[]): Promise<Map<string, readonly PersonId[]>> {
  const forms = new Map<string, IdentityNumber[]>();
  for (const { idNumber } of marks) {
    if (idNumber === undefined) continue;
    const text = idNumber.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
    forms.set(
      idNumber,
      documentKindsOf(text).flatMap((kind) => identityOf(kind, text) ?? []),
    );
  }
  const known = await personIdsByNumber(act.tx, act.ciphers, [...forms.values()].flat());
  return new Map([...forms].map(([text, ids]) => [text, ids.flatMap((id) => known.get(id) ?? [])]));
}

async function takeMarks(
  act: Act,
  device: DeviceRow,
  marks: readonly MarkSent[],
  when: (time: DeviceTime) => { happenedAt: Date; clockOffSeconds: number },
): Promise<MarkAnswer[]> {
  const before = await findMarks(
    act.tx,
    marks.map(({ markId }) => markId),
  );
  const typed = await numbersTyped(act, marks);
  const rooms = new Map<string, Room | undefined>();
  const answers = new Map<string, MarkAnswer>();
  const rows: MarkInsert[] = [];
  let end = { no: device.lastNo, digest: device.lastDigest?.toString('hex') ?? null };
  for (const mark of [...marks].sort((a, b) => a.chain.no - b.chain.no)) {
    const known = before.get(mark.markId);
    if (known || answers.has(mark.markId)) {
      if (known) answers.set(mark.markId, answerOf(known));
      continue;
    }
    const day = dayOf(mark);
    const key = keyOfDay(day);
    if (!rooms.has(key)) rooms.set(key, await enterRoom(act, day));
    const room = rooms.get(key);
    const time = when(mark);
    const chainFault = chainFaultOf(mark, end, device.publicKey);
    if (mark.chain.no > end.no) end = { no: mark.chain.no, digest: mark.chain.digest };
    const judged = judge(mark, room, typed);
    if (!room || judged.refusal) {
      answers.set(mark.markId, refusedMark(mark, time, judged.refusal ?? REFUSALS.notOnRoster));
      continue;
    }
    const row = rowOf(act, device, { mark, room, time, chainFault, voidBecause: judged.voidBecause });
    if (row.voidBecause === null) {
      room.counted.add(momentOf(row));
      if (isWitnessed(row)) room.witnessed.add(row.personId);
    }
    rows.push(row);
    answers.set(mark.markId, answerOf(row));
  }
  for (const row of await storeMarks(act, rows)) answers.set(row.markId, answerOf(row));
  return marks.flatMap(({ markId }) => answers.get(markId) ?? []);
}

/** Adds marks. Whoever has signed on her own phone in the same moment has signed: the teacher's mark is kept beside it. */
export async function storeMarks(act: Act, rows: readonly MarkInsert[]): Promise<MarkInsert[]> {
  const added = await insertMarks(act.tx, rows);
  const late = rows
    .filter(({ markId }) => !added.has(markId))
    .map((row) => ({ ...row, voidBecause: row.voidBecause ?? REFUSALS.signedBefore.code }));
  await insertMarks(act.tx, late);
  return late;
}

/** Whether a mark is kept at all, and whether it counts. */
function judge(
  mark: MarkSent,
  room: Room | undefined,
  typed: ReadonlyMap<string, readonly PersonId[]>,
): { refusal?: Refusal; voidBecause: string | null } {
  const personId = mark.personId as PersonId;
  const person = room?.roster.get(personId);
  if (!room || !person) return { refusal: REFUSALS.notOnRoster, voidBecause: null };
  if ((mark.way === 'witness' || mark.moment === 'leave') && mark.reason === undefined)
    return { refusal: REFUSALS.reasonNeeded, voidBecause: null };
  const hasLeft = person.status === 'withdrawn' || (person.leftOn !== null && person.leftOn < mark.taughtOn);
  const isTyped = mark.way === 'id-card';
  const numberFault =
    mark.idNumber === undefined
      ? REFUSALS.numberNeeded
      : typed.get(mark.idNumber)?.includes(personId)
        ? undefined
        : REFUSALS.numberDiffers;
  const isOver =
    isWitnessed(mark) && !room.witnessed.has(personId) && room.witnessed.size >= room.mostWitnessed;
  const fault =
    room.fault ??
    (hasLeft ? REFUSALS.hasLeft : undefined) ??
    (isTyped ? numberFault : undefined) ??
    (room.counted.has(momentOf({ personId, moment: mark.moment })) ? REFUSALS.signedBefore : undefined) ??
    (isOver ? REFUSALS.witnessShare : undefined);
  return { voidBecause: fault?.code ?? null };
}

function rowOf(
  act: Act,
  device: DeviceRow,
  of: {
    readonly mark: MarkSent;
    readonly room: Room;
    readonly time: { happenedAt: Date; clockOffSeconds: number };
    readonly chainFault: string | null;
    readonly voidBecause: string | null;
  },
): MarkInsert {
  const { mark, room, time } = of;
  const { personId, moment, way, markId } = mark;
  const markedAt = time.happenedAt;
  return {
    ...dayOf(mark),
    personId: personId as PersonId,
    markId: markId as Uuid,
    divisionPath: room.divisionPath,
    organisationId: room.organisationId,
    ...{ moment, way, markedAt },
    receivedAt: act.clock.now(),
    deviceId: device.deviceId,
    recordedBy: act.actor.accountId,
    reason: mark.reason ?? null,
    ...latenessOf({ moment, markedAt }, room.hours),
    clockOffSeconds: time.clockOffSeconds,
    voidBecause: of.voidBecause,
    chainNo: mark.chain.no,
    chainDigest: Buffer.from(mark.chain.digest, 'hex'),
    chainFault: of.chainFault,
  };
}

function answerOf(row: Pick<MarkRow, 'markId' | 'markedAt' | 'clockOffSeconds' | 'voidBecause'>): MarkAnswer {
  const { markId, markedAt, clockOffSeconds, voidBecause } = row;
  return {
    ...{ markId, clockOffSeconds },
    outcome: voidBecause === null ? 'counted' : 'kept',
    markedAt: markedAt.toISOString(),
    refusals: voidBecause === null ? [] : [{ code: voidBecause, message: sentenceOf(voidBecause) }],
  };
}

function refusedMark(
  { markId }: MarkSent,
  { happenedAt, clockOffSeconds }: { happenedAt: Date; clockOffSeconds: number },
  { code, message }: Refusal,
): MarkAnswer {
  return {
    ...{ markId, clockOffSeconds },
    outcome: 'refused',
    markedAt: happenedAt.toISOString(),
    refusals: [{ code, message }],
  };
}
