import type { z } from 'zod';
import { type Actor, accountsBehind, allowedIn, allowedOf } from '../../platform/access/index.ts';
import { caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import type { Ciphers, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { classToOpen } from '../classes/index.ts';
import type { liveReply, signInsReply } from './contract-live.ts';
import { WAYS } from './contract-live.ts';
import { ADJUSTMENT, type RollStatus, rollStatus } from './machine.ts';
import { slotOf } from './rules.ts';
import { type Counting, countingOf, isCheckNow, isEarly, isLate, needsOut } from './rules-counting.ts';
import { differencesOf, keyOf, markOfHalfDay } from './rules-roll.ts';
import { liveOf } from './service-roll.ts';
import { findRolls } from './store.ts';
import { adjustmentsOf } from './store-adjustments.ts';
import { sheetWordsOf } from './store-live.ts';
import { type MarkRow, marksOfClass, marksOfHalfDay } from './store-marks.ts';
import {
  accountNames,
  papersOf,
  type RosterRow,
  rosterFor,
  type SessionRow,
  sessionsOf,
  sessionsOfPerson,
} from './store-sessions.ts';
import { sessionView } from './views-teaching.ts';

interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly ciphers: Ciphers;
  readonly today: LocalDate;
}
type Live = z.input<typeof liveReply>;

/** How a class signed: its half days with the ways of their marks, what sheets say otherwise, adjustments; undefined out of reach. */
export async function liveAttendance(reader: Reader, classId: Uuid): Promise<Live | undefined> {
  const { tx, actor } = reader;
  const found = await classToOpen(tx, classId);
  if (!found) return undefined;
  const counts = countingOf(found.divisionCode);
  const roster = await rosterFor(tx, classId);
  const live = await liveOf(tx, classId);
  const nameOf = new Map(roster.map(({ personId, name }) => [personId, name]));
  const differences = differencesOf(await sheetWordsOf(tx, classId), live.of, live.adjusted);
  const statuses = new Set((await findRolls(tx, classId)).map(rollStatus));
  const status: RollStatus = statuses.has('locked') ? 'locked' : statuses.has('closed') ? 'closed' : 'open';
  const isOver = (found.endedEarlyOn ?? found.endOn) <= reader.today;
  return {
    classId,
    rollStatus: status,
    sessions: await sessionRows(reader, classId, roster, counts),
    differences: differences.map(({ personId, key, mark, live: signed }) => {
      const { day, half } = slotOf(key);
      return { personId, name: nameOf.get(personId) ?? '', taughtOn: day, half, sheet: mark, live: signed };
    }),
    adjustments: await adjustmentRows(reader, classId),
    allowed: allowedOf(actor, [
      ...(status === 'locked' ? [] : (['attendance.proposeAdjustment'] as const)),
      ...(status === 'open' ? (['attendance.typePaper'] as const) : []),
      ...(status === 'open' && isOver && statuses.size > 0 ? (['attendance.closeRoll'] as const) : []),
    ]),
  };
}

async function sessionRows(
  reader: Reader,
  classId: Uuid,
  roster: readonly RosterRow[],
  counts: Counting,
): Promise<Live['sessions']> {
  const { tx } = reader;
  const sessions = await sessionsOf(tx, classId);
  if (sessions.length === 0) return [];
  const marks = new Map<string, MarkRow[]>();
  for (const mark of await marksOfClass(tx, classId))
    marks.set(keyOf(mark), [...(marks.get(keyOf(mark)) ?? []), mark]);
  const papers = await papersOf(tx, classId);
  const files = await filesOf(
    reader,
    'attendance-paper',
    papers.map(({ paperId }) => paperId),
  );
  const names = await accountNames(tx, [...new Set(sessions.map(({ openedBy }) => openedBy))]);
  return sessions.map((session) => ({
    ...sessionView(session),
    openedBy: names.get(session.openedBy) ?? '',
    isOffline: session.deviceId !== null,
    ...figuresOf(session, { roster, marks: marks.get(keyOf(session)) ?? [], counts }),
    files: papers
      .filter((paper) => keyOf(paper) === keyOf(session))
      .flatMap(({ paperId }) => [...(files.get(paperId) ?? [])]),
  }));
}

/** A half day in figures: people, not marks. */
function figuresOf(
  session: SessionRow,
  of: {
    readonly roster: readonly RosterRow[];
    readonly marks: readonly MarkRow[];
    readonly counts: Counting;
  },
) {
  const { marks, counts } = of;
  const there = of.roster.filter(
    ({ status, leftOn }) => status !== 'withdrawn' && (leftOn === null || leftOn >= session.taughtOn),
  );
  const counted = marks.filter(({ voidBecause }) => voidBecause === null);
  const momentsOf = (personId: PersonId) =>
    new Set(counted.filter((mark) => mark.personId === personId).map(({ moment }) => moment));
  const saidOf = there.map(({ personId }) => markOfHalfDay(momentsOf(personId), session, counts));
  const people = (select: (mark: MarkRow) => boolean) =>
    new Set(counted.filter(select).map(({ personId }) => personId)).size;
  return {
    enrolled: there.length,
    present: saidOf.filter((mark) => mark === 'present').length,
    late: people((mark) => isLate(mark, counts)),
    early: people((mark) => isEarly(mark, counts)),
    leave: saidOf.filter((mark) => mark === 'leave').length,
    ways: Object.fromEntries(
      WAYS.map((way) => [way, people((mark) => mark.way === way && mark.moment === 'in')]),
    ) as Record<(typeof WAYS)[number], number>,
    notCounted: marks.length - counted.length,
    chainFaults: marks.filter(({ chainFault }) => chainFault !== null).length,
  };
}

async function adjustmentRows(reader: Reader, classId: Uuid): Promise<Live['adjustments']> {
  const { tx, actor, today } = reader;
  const adjustments = await adjustmentsOf(tx, classId);
  const files = await filesOf(
    reader,
    'roll-adjustment',
    adjustments.map(({ adjustmentId }) => adjustmentId),
  );
  const people = adjustments.flatMap(({ proposedBy, decidedBy }) => [
    proposedBy,
    ...(decidedBy ? [decidedBy] : []),
  ]);
  const names = await accountNames(tx, [...new Set(people)]);
  const behind = await accountsBehind(
    tx,
    adjustments.map(({ proposedBy }) => proposedBy),
  );
  const rows: Live['adjustments'] = [];
  for (const one of adjustments) {
    const { adjustmentId, personId, name, taughtOn, half, reason, status, version } = one;
    const isOwn = behind.get(one.proposedBy)?.includes(actor.accountId) ?? false;
    rows.push({
      ...{ adjustmentId, personId, name, taughtOn, half, reason, status, version },
      before: one.beforeMark,
      after: one.afterMark,
      proposedBy: names.get(one.proposedBy) ?? '',
      proposedAt: one.proposedAt.toISOString(),
      decidedBy: one.decidedBy === null ? null : (names.get(one.decidedBy) ?? ''),
      steps: (await caseOf(tx, 'roll-adjustment', adjustmentId, today))?.steps ?? [],
      files: [...(files.get(adjustmentId) ?? [])],
      allowed: allowedIn(ADJUSTMENT, status, actor).filter(
        (act) => (act === 'attendance.withdrawAdjustment') === isOwn,
      ),
    });
  }
  return rows;
}

/** The half days of today in a person's own classes, and what she has signed of them. */
export async function ownSignIns(
  tx: Tx,
  of: { readonly personId: PersonId; readonly today: LocalDate; readonly now: Date },
): Promise<z.input<typeof signInsReply>> {
  const sessions = await sessionsOfPerson(tx, of.personId, of.today);
  const rows: z.input<typeof signInsReply>['rows'] = [];
  for (const session of sessions) {
    if (session.enrolmentStatus === 'withdrawn' || session.classStatus === 'cancelled') continue;
    const counts = countingOf(session.divisionCode);
    const marks = await marksOfHalfDay(tx, session, of.personId);
    rows.push({
      ...sessionView(session),
      className: session.className,
      organisationName: session.organisationName,
      isCheckNow: session.status === 'open' && isCheckNow(session.checkAt, of.now, counts),
      needsOut: needsOut(counts),
      marks: marks
        .filter(({ voidBecause }) => voidBecause === null)
        .map((mark) => ({
          moment: mark.moment,
          way: mark.way,
          markedAt: mark.markedAt.toISOString(),
          isLate: isLate(mark, counts),
        })),
    });
  }
  return { at: of.now.toISOString(), rows };
}
