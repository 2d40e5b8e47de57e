import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  beginning,
  type Ciphers,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { CLASS, classToOpen } from '../classes/index.ts';
import { SIGN_IN } from './machine.ts';
import type { TeachingDeps } from './ports.ts';
import { countingOf, drawCheck, type Hours, plannedHalfDays, usualHours } from './rules-counting.ts';
import { faultOfDay, REFUSALS, SECRET_BYTES } from './rules-marks.ts';
import { closeOpenHalfDays, faultOfRolls, rebuildRolls } from './service-roll.ts';
import { findRolls, lockClass } from './store.ts';
import {
  type HalfDayOfClass,
  insertSession,
  lessonsOf,
  moveSession,
  type SessionRow,
  sessionsOf,
} from './store-sessions.ts';

const secretContext = (sessionId: Uuid) => `sign_in_session.secret_encrypted.${sessionId}`;

/** The secret of a half day, from which its codes are made. */
export function secretOf(
  ciphers: Ciphers,
  session: Pick<SessionRow, 'sessionId' | 'secretEncrypted'>,
): Buffer {
  return Buffer.from(ciphers.decrypt(secretContext(session.sessionId), session.secretEncrypted), 'base64');
}

const UINT32 = 2 ** 32;
function shareOf(fill: TeachingDeps['fill']): number {
  const bytes = new Uint8Array(4);
  fill(bytes);
  return new DataView(bytes.buffer).getUint32(0) / UINT32;
}

/**
 * Begins a half day of a class, or finds the one that is there; closed too early it is opened again on its own day. Earlier
 * half days that nobody ended are ended. Refuses `not-found`, `class-cancelled`, `class-not-taught`, `not-its-day`,
 * `not-in-timetable`, `attendance-closed`, `attendance-locked`.
 */
export async function openHalfDay(
  act: Act,
  deps: Pick<TeachingDeps, 'fill'>,
  asked: HalfDayOfClass & { readonly openedAt: Date; readonly deviceId: Uuid | null },
): Promise<Result<SessionRow>> {
  const { classId, taughtOn, half, openedAt, deviceId } = asked;
  const found = await classToOpen(act.tx, classId);
  if (!found) return refused(NOT_FOUND);
  await lockClass(act.tx, classId);
  const known = (await sessionsOf(act.tx, classId)).find(
    (session) => session.taughtOn === taughtOn && session.half === half,
  );
  const fault =
    faultOfDay(taughtOn, found, canDo(CLASS, found.status, 'teach')) ??
    faultOfRolls(await findRolls(act.tx, classId));
  if (fault) return refused(fault);
  if (known) return done(await openAgain(act, known, deviceId !== null));
  const counts = countingOf(found.divisionCode);
  const planned = plannedHalfDays(await lessonsOf(act.tx, classId), counts);
  const own = planned.find((day) => day.taughtOn === taughtOn && day.half === half);
  if (planned.length > 0 && !own) return refused(REFUSALS.notPlanned);
  const hours: Hours = own ?? usualHours(taughtOn, half, counts);
  const sessionId = act.ids.uuid();
  const secret = new Uint8Array(SECRET_BYTES);
  deps.fill(secret);
  const row: SessionRow = {
    ...{ sessionId, classId, taughtOn, half, openedAt, deviceId },
    divisionPath: found.divisionPath,
    organisationId: found.organisationId,
    beginsAt: hours.beginsAt,
    endsAt: hours.endsAt,
    openedBy: act.actor.accountId,
    secretEncrypted: act.ciphers.encrypt(secretContext(sessionId), Buffer.from(secret).toString('base64')),
    checkAt: deviceId === null ? drawCheck(hours, { openedAt, share: shareOf(deps.fill), counts }) : null,
    status: beginning(SIGN_IN, 'open'),
    closedAt: null,
  };
  await insertSession(act.tx, row, act.clock.now());
  await endOthers(act, row);
  return done(row);
}

async function openAgain(act: Act, known: SessionRow, isTold: boolean): Promise<SessionRow> {
  const isToday = known.taughtOn === act.clock.today();
  if (known.status === 'open' || isTold || !isToday) return known;
  const row = { ...known, status: nextOf(SIGN_IN, known.status, 'open'), closedAt: null };
  await moveSession(act.tx, row.sessionId, row);
  await endOthers(act, row);
  return row;
}

async function endOthers(act: Act, row: SessionRow): Promise<void> {
  const ended = await closeOpenHalfDays(act, row.classId, row.sessionId);
  if (ended.length > 0) await rebuildRolls(act, row.classId, ended);
}

/** Ends a half day; the roll is made again from it. Ended before, it stays as it was. Gives the half day as it stands now. */
export async function closeHalfDay(act: Act, session: SessionRow, closedAt: Date): Promise<SessionRow> {
  if (!canDo(SIGN_IN, session.status, 'close')) return session;
  const at = new Date(Math.max(session.openedAt.getTime(), closedAt.getTime()));
  const row = { ...session, status: nextOf(SIGN_IN, session.status, 'close'), closedAt: at };
  await moveSession(act.tx, row.sessionId, row);
  return row;
}

/**
 * A teacher begins a half day of today at the server. Refuses `not-today` and what `openHalfDay` refuses.
 */
export async function beginHalfDay(
  act: Act,
  deps: Pick<TeachingDeps, 'fill'>,
  asked: HalfDayOfClass,
): Promise<Result<SessionRow>> {
  if (asked.taughtOn !== act.clock.today()) return refused(REFUSALS.notToday);
  const opened = await openHalfDay(act, deps, { ...asked, openedAt: act.clock.now(), deviceId: null });
  if (!opened.ok) return opened;
  await recordHalfDay(act, 'half-day-opened', opened.value, {
    half: asked.half,
    taughtOn: asked.taughtOn,
  });
  return opened;
}

/** What happened with a half day, in the record; names nobody. */
export function recordHalfDay(
  act: Act,
  event: string,
  session: Pick<SessionRow, 'sessionId' | 'classId' | 'divisionPath' | 'organisationId'>,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { sessionId, classId, divisionPath, organisationId } = session;
  return act.record({
    event,
    objectType: 'sign-in-session',
    objectId: sessionId,
    divisionPath,
    organisationId,
    detail: { classId, ...detail },
  });
}
