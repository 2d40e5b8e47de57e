import {
  type Act,
  eventOf,
  isOneOf,
  NOT_FOUND,
  type RouteId,
  VERSION_CONFLICT,
} from '../../platform/access/index.ts';
import { type SubjectType, stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type ActOf, canDo, done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { ProposalKind, RecoveryStatus } from './contract.ts';
import { hasEnded, RECOVERY } from './machine.ts';
import { endOf, REFUSALS } from './rules.ts';
import { freeLines, linesOfCase, lockCase, type RecoveryLine, type RecoveryRow, saveCase } from './store.ts';
import { type ProposalRow, proposalsOf } from './store-proposals.ts';

export interface Acted {
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly status: RecoveryStatus;
  readonly version: number;
}

/** A decision of a second person. */
export interface Decided {
  readonly version: number;
  readonly decision: 'passed' | 'returned';
  readonly reasonCode?: string | undefined;
  readonly opinion?: string | undefined;
}

export interface LoadedCase {
  readonly recovery: RecoveryRow;
  readonly lines: readonly RecoveryLine[];
  /** What waits for a second person. */
  readonly waiting: ProposalRow | undefined;
}

/** As whose review a proposal is kept. */
export const SUBJECTS = {
  change: 'recovery',
  instalments: 'recovery',
  receipt: 'recovery-receipt',
  'write-off': 'write-off',
  reversal: 'recovery-receipt',
  offset: 'recovery-receipt',
} as const satisfies Record<ProposalKind, SubjectType>;

/** The case as whoever acts saw it, locked; refused when it has moved on or the act is not possible in its status. */
export async function loadFor(
  act: Act,
  recoveryId: Uuid,
  version: number,
  route: ActOf<typeof RECOVERY>,
): Promise<Result<LoadedCase>> {
  const recovery = await lockCase(act.tx, recoveryId);
  if (!recovery) return refused(NOT_FOUND);
  if (recovery.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(RECOVERY, recovery.status, route)) return refused(REFUSALS.wrongStatus);
  const lines = await linesOfCase(act.tx, recoveryId);
  return done({ recovery, lines, waiting: (await proposalsOf(act.tx, recoveryId)).find(isOpen) });
}

const isOpen = ({ status }: ProposalRow) => status === 'open';

/** Did this person propose it? */
export async function isMaker(
  { tx, actor }: { readonly tx: Tx; readonly actor: Parameters<typeof isOneOf>[0] },
  subjectType: SubjectType,
  subjectId: Uuid,
): Promise<boolean> {
  const takers = await stepTakersOf(tx, subjectType, subjectId);
  return takers.some(({ step, persons }) => step === 'prepare' && isOneOf(actor, persons));
}

/**
 * Saves the case under its next version. Where nothing is open any more it ends by itself, and its lines are free for
 * another case.
 */
export async function saveNext(
  act: Act,
  recovery: RecoveryRow,
  next: Partial<Pick<RecoveryRow, 'status' | 'noticedOn' | 'answerByOn' | 'dueOn'>>,
): Promise<Result<Acted>> {
  const status = next.status ?? recovery.status;
  const { noticedOn, answerByOn, dueOn } = { ...recovery, ...next };
  const endedFrom = endedFromOf(recovery, status);
  if (!(await saveCase(act.tx, recovery, { status, noticedOn, answerByOn, dueOn, endedFrom })))
    return refused(VERSION_CONFLICT);
  if (hasEnded(status)) await freeLines(act.tx, recovery.recoveryId);
  const { recoveryId, number, version } = recovery;
  return done({ recoveryId, number, status, version: version + 1 });
}

/** The status in which a case ended, if it has: there it goes on should it be opened again. */
function endedFromOf(
  { status, endedFrom, noticedOn }: Pick<RecoveryRow, 'status' | 'endedFrom' | 'noticedOn'>,
  next: RecoveryStatus,
): RecoveryStatus | null {
  if (!hasEnded(next)) return null;
  return hasEnded(status) ? endedFrom : noticedOn === null ? null : status;
}

/** The status of a case after its lines have changed: its end, where nothing is open any more. */
export function statusWith(lines: readonly RecoveryLine[], status: RecoveryStatus): RecoveryStatus {
  return endOf(lines) ?? status;
}

export async function recordActOn(
  act: Act,
  recovery: Pick<RecoveryRow, 'recoveryId' | 'number' | 'divisionPath'>,
  entry: { readonly route: RouteId; readonly reason?: string | undefined; readonly detail?: object },
): Promise<void> {
  const reason = entry.reason?.trim();
  await act.record({
    event: eventOf(entry.route),
    objectType: 'recovery',
    objectId: recovery.recoveryId,
    divisionPath: recovery.divisionPath,
    ...(reason ? { reason } : {}),
    detail: { number: recovery.number, ...entry.detail },
  });
}
