import { type SubjectType, signersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { holdsOfClaims } from './store-holds.ts';
import { signalsOfClaims } from './store-signals.ts';

/** Who took a step about the lines of a claim, of which kind. */
export interface LineSigner {
  readonly claimId: Uuid;
  readonly subjectType: SubjectType;
  readonly persons: readonly string[];
  readonly step: Awaited<ReturnType<typeof signersOf>>[number]['step'];
}

/**
 * Whoever decided anything about these lines, in any round and also while acting for somebody: the review of the claim,
 * its rejection, its return, the checks of its signals, the release of lines that were held, what was proposed and decided about a single line.
 */
export async function signersOfLines(
  tx: Tx,
  lines: readonly { readonly claimId: Uuid; readonly claimLineId: Uuid }[],
): Promise<LineSigner[]> {
  const claims = new Map(lines.map(({ claimId }) => [claimId, claimId]));
  const single = new Map(lines.map(({ claimId, claimLineId }) => [claimLineId, claimId]));
  const signals = await signalsOfClaims(tx, [...claims.keys()]);
  const holds = new Map(
    (await holdsOfClaims(tx, [...claims.keys()]))
      .filter(({ claimLineId }) => single.has(claimLineId))
      .map(({ holdId, claimId }) => [holdId, claimId]),
  );
  const signers: LineSigner[] = [];
  for (const [subjectType, claimOf] of [
    ['claim', claims],
    ['claim-rejection', claims],
    ['claim-return', claims],
    ['purse-choice', claims],
    ['line-release', signals],
    ['line-change', single],
    ['line-hold', holds],
    ['line-decision', single],
  ] as const)
    for (const { subjectId, step, persons } of await signersOf(tx, subjectType, [...claimOf.keys()])) {
      const claimId = claimOf.get(subjectId as Uuid);
      if (claimId !== undefined) signers.push({ claimId, subjectType, step, persons });
    }
  return signers;
}
