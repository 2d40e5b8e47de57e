import { type Station, shownInstant } from '../../../ui/index.ts';
import type { Version } from './draft.ts';
import { words } from './words.ts';

const STATIONS: readonly string[] = ['draft', 'tried', 'submitted', 'scheduled', 'in-force', 'superseded'];

/** The life of a version as a line: what is passed and when, where it lies, what is ahead. */
export function stationsOf(of: Version): Station[] {
  const turned = of.stage in words.bends ? words.bends[of.stage as keyof typeof words.bends] : undefined;
  const at =
    of.stage === 'withdrawn' ? (of.dryRun?.isCurrent ? 1 : 0) : turned ? 2 : STATIONS.indexOf(of.stage);
  const dayOf = (instant: string | null | undefined) => (instant ? shownInstant(instant).slice(0, 10) : null);
  const passedOn = [
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
  return STATIONS.map((station, index) => {
    const state = index < at ? 'passed' : index > at ? 'ahead' : turned ? 'bent' : 'here';
    const due = of.review?.dueOn;
    const isOver = of.stage === 'in-force' && index === at;
    return {
      station,
      state,
      passedOn:
        state === 'passed' || isOver || (station === 'in-force' && of.stage === 'scheduled')
          ? (passedOn[index] ?? null)
          : null,
      ...(state === 'here' && station === 'submitted' && due
        ? { due: { dueOn: due, workingDaysLeft: of.review?.workingDaysLeft ?? 0 } }
        : {}),
      ...(state === 'bent' && turned
        ? { waitsFor: (of.stage === 'withdrawn' ? null : opinion?.opinion) ?? turned }
        : {}),
    };
  });
}
