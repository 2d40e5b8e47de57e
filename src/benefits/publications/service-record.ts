import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  type ClaimSettingsBook,
  holdLine,
  LINE,
  type LineStatus,
  lockClaims,
  lockLines,
  moveLines,
} from '../claims/index.ts';
import { OBJECTION, PUBLICATION } from './machine.ts';
import { isOver, REFUSALS } from './rules.ts';
import { keepObjection, phoneIndexOf, type RaisedObjection } from './service-raise.ts';
import { claimOfLine, findPublication, publishedLine } from './store.ts';

interface RecordedObjection {
  readonly objectionId: Uuid;
  readonly number: string;
  readonly acceptedBy: string;
  readonly isLate: boolean;
  readonly lineStatus: LineStatus;
}

/**
 * A clerk records what came to the desk, in time or after the last day, and it is answered like every other. After the
 * last day a line that may be paid is contested again, one that is ordered is held; what is paid stays paid, and the
 * answer says what follows. Refuses `not-found`, `wrong-status`, `no-such-line`, `objection-twice`, `calendar-too-short`.
 */
export async function recordObjection(
  act: Act,
  settings: ClaimSettingsBook,
  publicationId: Uuid,
  raised: Omit<RaisedObjection, 'address'>,
): Promise<Result<RecordedObjection>> {
  const publication = await findPublication(act.tx, publicationId);
  if (!publication) return refused(NOT_FOUND);
  if (!canDo(PUBLICATION, publication.status, 'objections.record')) return refused(REFUSALS.takenDown);
  const shown = await publishedLine(act.tx, publicationId, raised.lineNo);
  if (!shown) return refused(REFUSALS.noSuchLine);
  const stopped = await stopLine(act, shown);
  if (!stopped.ok) return stopped;
  const isLate = isOver(publication, act.clock.today());
  const kept = await keepObjection(act, settings, {
    publication,
    line: shown,
    raised,
    phoneIndex: phoneIndexOf(act, raised.phone),
    addressIndex: null,
    status: beginning(OBJECTION, 'objections.record'),
    recordedBy: act.actor.displayName,
    isLate,
    event: eventOf('objections.record'),
  });
  if (!kept.ok) return kept;
  return done({ ...kept.value, isLate, lineStatus: stopped.value });
}

/** Stops a line that is past its publication; one that is still published waits by itself. */
async function stopLine(
  act: Act,
  shown: Parameters<typeof lockLines>[1][number],
): Promise<Result<LineStatus>> {
  const { claimLineId, personId } = shown;
  const claimId = await claimOfLine(act.tx, shown);
  if (claimId === undefined) return refused(NOT_FOUND);
  await lockClaims(act.tx, [claimId]);
  const [line] = await lockLines(act.tx, [shown]);
  if (!line) return refused(NOT_FOUND);
  const { status, version } = line;
  if (canDo(LINE, status, 'contest')) {
    await moveLines(act.tx, [{ claimId, personId, claimLineId, from: status, by: 'contest' }]);
    return done(nextOf(LINE, status, 'contest'));
  }
  if (canDo(LINE, status, 'return-late')) return done(status);
  if (!canDo(LINE, status, 'claims.holdLine')) return refused(REFUSALS.lineEnded);
  if (canDo(LINE, status, 'free') || canDo(LINE, status, 'order-again')) {
    const held = await holdLine(
      act,
      { claimId, claimLineId },
      { version, reason: '公示期后收到异议，先核实' },
    );
    // Somebody holds it already: it is stopped.
    if (!held.ok && held.refusals.some(({ code }) => code !== 'already-held')) return held;
  }
  return done(status);
}
