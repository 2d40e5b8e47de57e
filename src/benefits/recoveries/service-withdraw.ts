import type { Act } from '../../platform/access/index.ts';
import { withdrawCase } from '../../platform/approvals/index.ts';
import { canDo, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { RECOVERY, RECOVERY_PROPOSAL } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { type Acted, isMaker, loadFor, recordActOn, SUBJECTS, saveNext } from './service-parts.ts';
import { setProposalStatus } from './store-proposals.ts';

/**
 * Whoever opened a case, or proposed something to it, takes that back before another person decides. Refuses
 * `wrong-status`, `version-conflict`, `not-own-proposal`.
 */
export async function withdrawRecovery(
  act: Act,
  recoveryId: Uuid,
  { version, reason }: { version: number; reason: string },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, version, 'recoveries.withdraw');
  if (!loaded.ok) return loaded;
  const { recovery, waiting } = loaded.value;
  const isWhole = canDo(RECOVERY, recovery.status, 'recoveries.decide');
  if (!isWhole && !waiting) return refused(REFUSALS.noProposal);
  const subject = waiting
    ? { type: SUBJECTS[waiting.kind], id: waiting.proposalId }
    : { type: 'recovery' as const, id: recoveryId };
  if (!(await isMaker(act, subject.type, subject.id))) return refused(REFUSALS.notOwn);
  await withdrawCase(act, subject.type, subject.id, reason);
  if (waiting) {
    const withdrawn = nextOf(RECOVERY_PROPOSAL, waiting.status, 'recoveries.withdraw');
    await setProposalStatus(act.tx, waiting.proposalId, withdrawn, null);
  }
  const saved = await saveNext(act, recovery, {
    status: nextOf(RECOVERY, recovery.status, 'recoveries.withdraw'),
  });
  if (!saved.ok) return saved;
  await recordActOn(act, recovery, {
    route: 'recoveries.withdraw',
    reason,
    detail: { kind: waiting?.kind ?? 'case' },
  });
  return saved;
}
