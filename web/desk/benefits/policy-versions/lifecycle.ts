import { type LifecycleStep, shownInstant } from '../../../ui/index.ts';
import type { Version } from './draft.ts';
import { words } from './words.ts';

const STEPS: readonly string[] = ['draft', 'tried', 'submitted', 'scheduled', 'in-force', 'superseded'];

/** The lifecycle of a version as a line: what is done and when, the current step, what is upcoming. */
export function lifecycleOf(of: Version): LifecycleStep[] {
  const blocked =
    of.stage in words.blockedStages
      ? words.blockedStages[of.stage as keyof typeof words.blockedStages]
      : undefined;
  const at =
    of.stage === 'withdrawn'
      ? of.dryRun?.isCurrent
        ? 1
        : 0
      : of.stage === 'repealed'
        ? 3
        : blocked
          ? 2
          : STEPS.indexOf(of.stage);
  const dayOf = (instant: string | null | undefined) => (instant ? shownInstant(instant).slice(0, 10) : null);
  const doneOn = [
    dayOf(of.createdAt),
    of.dryRun?.isCurrent ? dayOf(of.dryRun.ranAt) : null,
    dayOf(of.approvedAt),
    null,
    of.effectiveOn,
    null,
  ];
  const opinion = of.review?.steps.findLast(
    (step) => step.decision === 'returned' || step.decision === 'rejected',
  );
  return STEPS.map((step, index) => {
    const state = index < at ? 'done' : index > at ? 'upcoming' : blocked ? 'blocked' : 'current';
    const due = of.review?.dueOn;
    const isOver = of.stage === 'in-force' && index === at;
    return {
      step,
      state,
      doneOn:
        state === 'done' || isOver || (step === 'in-force' && of.stage === 'scheduled')
          ? (doneOn[index] ?? null)
          : null,
      ...(state === 'current' && step === 'submitted' && due
        ? { due: { dueOn: due, workingDaysLeft: of.review?.workingDaysLeft ?? 0 } }
        : {}),
      ...(state === 'blocked' && blocked
        ? {
            waitReason:
              (of.stage === 'withdrawn' || of.stage === 'repealed' ? null : opinion?.opinion) ?? blocked,
          }
        : {}),
    };
  });
}
