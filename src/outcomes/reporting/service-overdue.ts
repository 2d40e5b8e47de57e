import type { Tx } from '../../platform/db/index.ts';
import type { Clock } from '../../platform/kernel/index.ts';
import {
  accountChanges,
  batchesAt,
  claimReviews,
  classChanges,
  classReviews,
  openProposals,
  policyVersionsToApprove,
  policyVersionsToSign,
  typedReturns,
  type WorkRow,
} from './store-work.ts';
import {
  adjustmentsToDecide,
  correctionsToDecide,
  mergesToDecide,
  outcomesToReview,
} from './store-work-persons.ts';
import { pursesToDecide } from './store-work-purses.ts';

/** For those who watch: whatever waits for somebody past its time. */
export function overdueReviews({
  tx,
  clock,
}: {
  readonly tx: Tx;
  readonly clock: Clock;
}): readonly (() => Promise<WorkRow[]>)[] {
  const today = clock.today();
  const late = (read: () => Promise<WorkRow[]>) => async () =>
    (await read()).filter(({ dueOn }) => dueOn !== null && dueOn < today);
  return [
    ...(['first-review', 'second-review'] as const).flatMap((step) =>
      [classReviews, classChanges, outcomesToReview].map((read) => late(() => read(tx, today, step))),
    ),
    ...(['accept', 'first-review', 'second-review'] as const).map((step) =>
      late(() => claimReviews(tx, today, step)),
    ),
    late(() => batchesAt(tx, today, 'payment-approve', 'draft')),
    ...[typedReturns, accountChanges, correctionsToDecide, mergesToDecide, adjustmentsToDecide].map((read) =>
      late(() => read(tx, today)),
    ),
    ...[openProposals, policyVersionsToApprove, policyVersionsToSign, pursesToDecide].map((read) =>
      late(() => read(tx, today)),
    ),
  ];
}
