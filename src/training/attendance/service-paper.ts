import { type Act, eventOf } from '../../platform/access/index.ts';
import { attachFiles } from '../../platform/files/index.ts';
import { canDo, done, type PersonId, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { HalfDay } from './contract.ts';
import type { Moment } from './contract-live.ts';
import { SIGN_IN } from './machine.ts';
import type { TeachingDeps } from './ports.ts';
import { isOnRoster, REFUSALS } from './rules-marks.ts';
import { storeMarks } from './service-marks.ts';
import { rebuildRolls } from './service-roll.ts';
import { closeHalfDay, openHalfDay, recordHalfDay } from './service-sessions.ts';
import type { MarkInsert } from './store-marks.ts';
import {
  type HalfDayOfClass,
  insertPaper,
  rosterFor,
  type SessionRow,
  sessionsOf,
} from './store-sessions.ts';

interface Paper extends HalfDayOfClass {
  readonly fileIds: readonly string[];
  readonly people: readonly {
    readonly personId: number;
    readonly moments: readonly Moment[];
    readonly reason?: string | undefined;
  }[];
}

/**
 * A paper sheet of a half day, photographed and typed. It begins the half day where nobody did, adds whoever did not sign by
 * another way while it is open, and ends it. Refuses `not-found`, `paper-needed`, `not-on-roster`, `reason-needed`,
 * `signed-live` for a half day that has ended, `file-not-staged`, and what `openHalfDay` refuses.
 */
export async function typePaper(
  act: Act,
  deps: Pick<TeachingDeps, 'fill'>,
  paper: Paper,
): Promise<Result<{ sessionId: Uuid; counted: number; kept: number }>> {
  if (paper.fileIds.length === 0) return refused(REFUSALS.paperNeeded);
  const { classId, taughtOn, half } = paper;
  const known = (await sessionsOf(act.tx, classId)).find(
    (session) => session.taughtOn === taughtOn && session.half === half,
  );
  if (known && !canDo(SIGN_IN, known.status, 'sign')) return refused(REFUSALS.signedLive);
  if (taughtOn > act.clock.today()) return refused(REFUSALS.notItsDay);
  const opened = await openHalfDay(act, deps, {
    ...{ classId, taughtOn, half },
    openedAt: act.clock.now(),
    deviceId: null,
  });
  if (!opened.ok) return opened;
  const session = opened.value;
  const roster = new Map((await rosterFor(act.tx, classId)).map((row) => [row.personId, row]));
  const named = paper.people.map(({ personId }) => roster.get(personId as PersonId));
  if (!named.every(isOnRoster)) return refused(REFUSALS.notOnRoster);
  if (paper.people.some(({ moments, reason }) => moments.includes('leave') && reason === undefined))
    return refused(REFUSALS.reasonNeeded);
  const paperId = act.ids.uuid();
  const { divisionPath, organisationId } = session;
  const at = { divisionPath, organisationId };
  const now = act.clock.now();
  const row = { classId, taughtOn, half, paperId, ...at, typedAt: now, typedBy: act.actor.accountId };
  await insertPaper(act.tx, row);
  const attached = await attachFiles(act, paper.fileIds, {
    subjectType: 'attendance-paper',
    subjectId: paperId,
    ...at,
  });
  if (!attached.ok) return attached;
  const rows = rowsOf(act, session, paper.people);
  const kept = await storeMarks(act, rows);
  await closeHalfDay(act, session, now);
  await rebuildRolls(act, classId, [{ taughtOn, half }]);
  const counted = rows.length - kept.length;
  const detail = { taughtOn, half, counted, kept: kept.length, files: attached.value.count };
  await recordHalfDay(act, eventOf('attendance.typePaper'), session, detail);
  return done({ sessionId: session.sessionId, counted, kept: kept.length });
}

/** A sheet says that somebody came and went, not when: the marks stand at the hours of the half day. */
function rowsOf(act: Act, session: SessionRow, people: Paper['people']): MarkInsert[] {
  const { classId, divisionPath, organisationId, taughtOn, half, beginsAt, endsAt } = session;
  const receivedAt = act.clock.now();
  return people.flatMap(({ personId, moments, reason }) =>
    [...new Set(moments)].map((moment) => ({
      ...{ classId, divisionPath, organisationId, taughtOn, half: half as HalfDay, moment, receivedAt },
      personId: personId as PersonId,
      markId: act.ids.uuid(),
      way: 'paper' as const,
      markedAt: moment === 'out' ? endsAt : beginsAt,
      deviceId: null,
      recordedBy: act.actor.accountId,
      reason: reason ?? null,
      lateSeconds: 0,
      earlySeconds: 0,
      clockOffSeconds: 0,
      voidBecause: null,
      chainNo: null,
      chainDigest: null,
      chainFault: null,
    })),
  );
}
