import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  canDo,
  done,
  type PersonId,
  type Refusal,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { Moment } from './contract-live.ts';
import { SIGN_IN } from './machine.ts';
import { countingOf, isCheckNow, isLate, latenessOf, needsOut, readCode } from './rules-counting.ts';
import { codesUsedUp, codeWrong, REFUSALS } from './rules-marks.ts';
import { recordHalfDay, secretOf } from './service-sessions.ts';
import { insertMarks, type MarkInsert, marksOfHalfDay } from './store-marks.ts';
import { type OwnSession, sessionsOfPerson } from './store-sessions.ts';
import { addWrongCode, wrongCodesOf } from './store-tries.ts';

interface Signing {
  readonly code: string;
  readonly phoneId: string;
  /** Of a scanned picture; null where digits were typed. */
  readonly sessionId: Uuid | null;
}
/** A try at a code: signed, or wrong, which is kept and counted too. */
export type Tried = { readonly signed: Signed } | { readonly wrong: Refusal };
interface Signed {
  readonly session: OwnSession;
  readonly moment: Moment;
  readonly markedAt: Date;
  readonly isLate: boolean;
  readonly lateMinutes: number;
  readonly needsOut: boolean;
}

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const DONE_ALREADY = { in: '签到', out: '签退', check: '抽查签到', leave: '请假' } as const;

/** She has signed: when, so that she need not wonder. */
const signedAt = (moment: Moment, at: Date): Refusal =>
  refusal(
    REFUSALS.signedBefore.code,
    `您 ${CLOCK.format(at)} 已经${DONE_ALREADY[moment]}，不用再签。`,
    '/code',
  );

/**
 * A person signs with the code on her teacher's screen, at the server's time whatever her phone's clock says. A wrong code is
 * done and kept: each person has so many in a half day. Refuses `sign-in-own-phone` while somebody helps her, `no-class-now`,
 * `foreign-class`, `codes-used-up`, `code-old`, `class-cancelled`, `left-the-class`, `half-day-closed`, `check-over`,
 * `already-signed`.
 */
export async function signIn(act: Act, signing: Signing): Promise<Result<Tried>> {
  const { personId } = act.actor;
  if (personId === null) return refused(NOT_FOUND);
  if (act.actor.helping) return refused(REFUSALS.helped);
  const now = act.clock.now();
  const own = await sessionsOfPerson(act.tx, personId, act.clock.today());
  const candidates = candidatesOf(own, signing);
  if (!candidates.ok) return candidates;
  const [first] = candidates.value as [OwnSession, ...OwnSession[]];
  const most = countingOf(first.divisionCode).wrongCodes;
  const wrong = await wrongCodesOf(act.tx, personId, first);
  if (wrong >= most) return refused(codesUsedUp(most));
  const read = readOf(act, candidates.value, signing.code, now);
  if (read === undefined)
    return done(await keepWrong(act, first, { personId, left: most - wrong - 1, most }));
  if (read === 'old') return refused(REFUSALS.codeOld);
  const { session, moment } = read;
  const fault = faultOfSigning(session, moment, now);
  if (fault) return refused(fault);
  const row = rowOf(act, session, { personId, moment, phoneId: signing.phoneId, now });
  // Whoever has signed is the exception: only then it is looked up when.
  if ((await insertMarks(act.tx, [row])).size === 0) {
    const before = (await marksOfHalfDay(act.tx, session, personId)).find(
      (mark) => mark.moment === moment && mark.voidBecause === null,
    );
    return refused(signedAt(moment, before?.markedAt ?? now));
  }
  await recordHalfDay(act, eventOf('worker.signIn'), session, { moment });
  const counts = countingOf(session.divisionCode);
  return done({
    signed: {
      ...{ session, moment, markedAt: now, isLate: isLate(row, counts) },
      ...{ lateMinutes: counts.lateMinutes, needsOut: needsOut(counts) },
    },
  });
}

/** Counts a wrong code and says how many are left. */
async function keepWrong(
  act: Act,
  session: OwnSession,
  of: { readonly personId: PersonId; readonly left: number; readonly most: number },
): Promise<Tried> {
  const { personId, left, most } = of;
  await addWrongCode(act.tx, session, { personId, at: act.clock.now(), hasRunOut: left === 0 });
  await recordHalfDay(act, 'sign-in-code-wrong', session, { left });
  return { wrong: left === 0 ? codesUsedUp(most) : codeWrong(left) };
}

/** Half days of hers that a code may be of, the open ones first. */
function candidatesOf(own: readonly OwnSession[], { sessionId }: Signing): Result<readonly OwnSession[]> {
  if (sessionId !== null && !own.some((session) => session.sessionId === sessionId))
    return refused(REFUSALS.otherClass);
  if (own.length === 0) return refused(REFUSALS.noClass);
  return done(
    own
      .filter((session) => sessionId === null || session.sessionId === sessionId)
      .sort((a, b) => Number(b.status === 'open') - Number(a.status === 'open')),
  );
}

/** Which of these half days the code is of, and which moment; undefined when it is of none. */
function readOf(
  act: Act,
  candidates: readonly OwnSession[],
  code: string,
  now: Date,
): { session: OwnSession; moment: Moment } | 'old' | undefined {
  const reads = candidates.map((session) => ({
    session,
    moment: readCode(secretOf(act.ciphers, session), code, now),
  }));
  for (const { session, moment } of reads)
    if (moment !== undefined && moment !== 'old') return { session, moment };
  return reads.some(({ moment }) => moment === 'old') ? 'old' : undefined;
}

function faultOfSigning(session: OwnSession, moment: Moment, now: Date): Refusal | undefined {
  if (session.classStatus === 'cancelled') return REFUSALS.classCancelled;
  if (session.enrolmentStatus === 'withdrawn') return REFUSALS.otherClass;
  if (session.leftOn !== null && session.leftOn < session.taughtOn) return REFUSALS.hasLeft;
  if (!canDo(SIGN_IN, session.status, 'sign')) return REFUSALS.halfDayClosed;
  const isOver = moment === 'check' && !isCheckNow(session.checkAt, now, countingOf(session.divisionCode));
  return isOver ? REFUSALS.checkOver : undefined;
}

function rowOf(
  act: Act,
  session: OwnSession,
  of: { readonly personId: PersonId; readonly moment: Moment; readonly phoneId: string; readonly now: Date },
): MarkInsert {
  const { personId, moment, phoneId, now } = of;
  const { classId, divisionPath, organisationId, taughtOn, half } = session;
  return {
    ...{ personId, classId, divisionPath, organisationId, taughtOn, half, moment },
    markId: act.ids.uuid(),
    way: 'code',
    markedAt: now,
    receivedAt: now,
    deviceId: phoneId,
    recordedBy: act.actor.accountId,
    reason: null,
    ...latenessOf({ moment, markedAt: now }, session),
    clockOffSeconds: 0,
    voidBecause: null,
    chainNo: null,
    chainDigest: null,
    chainFault: null,
  };
}
