import { type LifecycleStep, shownInstant } from '../../../ui/index.ts';
import type { Version } from './draft.ts';
import { words } from './words.ts';

const STEPS: readonly string[] = ['draft', 'tried', 'submitted', 'scheduled', 'in-force', 'superseded'];
/** What moves amounts or the scarce list is signed by finance too. */
const STEPS_OF_TWO_OFFICES = [
  'draft',
  'tried',
  'submitted',
  'reviewed',
  'scheduled',
  'in-force',
  'superseded',
];

/** Which steps a version takes: signed by finance when it moves amounts, or was. */
function stepsOf(of: Version): readonly string[] {
  const isSigned = of.review?.steps.some(({ step }) => step === 'sign') === true;
  const isPast = of.approvedAt !== null;
  const isToSign = !isPast && of.changes.some(({ kind }) => kind !== 'setting-set');
  return of.stage === 'reviewed' || isSigned || isToSign ? STEPS_OF_TWO_OFFICES : STEPS;
}

/** The lifecycle of a version as a line: what is done and when, the current step, what is upcoming. */
export function lifecycleOf(of: Version): LifecycleStep[] {
  const steps = stepsOf(of);
  const blocked =
    of.stage in words.blockedStages
      ? words.blockedStages[of.stage as keyof typeof words.blockedStages]
      : undefined;
  const at =
    of.stage === 'withdrawn'
      ? of.dryRun?.isCurrent
        ? 1
        : 0
      : steps.indexOf(of.stage === 'repealed' ? 'scheduled' : blocked ? 'submitted' : of.stage);
  const dayOf = (instant: string | null | undefined) => (instant ? shownInstant(instant).slice(0, 10) : null);
  const reviewedAt = of.review?.steps.findLast(({ step }) => step === 'approve')?.decidedAt;
  const doneOn: Readonly<Record<string, string | null>> = {
    draft: dayOf(of.createdAt),
    tried: of.dryRun?.isCurrent ? dayOf(of.dryRun.ranAt) : null,
    submitted: dayOf(steps === STEPS ? of.approvedAt : reviewedAt),
    reviewed: dayOf(of.approvedAt),
    'in-force': of.effectiveOn,
  };
  const opinion = of.review?.steps.findLast(
    (step) => step.decision === 'returned' || step.decision === 'rejected',
  );
  return steps.map((step, index) => {
    const state = index < at ? 'done' : index > at ? 'upcoming' : blocked ? 'blocked' : 'current';
    const due = of.review?.dueOn;
    const isOver = of.stage === 'in-force' && index === at;
    return {
      step,
      state,
      doneOn:
        state === 'done' || isOver || (step === 'in-force' && of.stage === 'scheduled')
          ? (doneOn[step] ?? null)
          : null,
      ...(state === 'current' && (step === 'submitted' || step === 'reviewed') && due
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
