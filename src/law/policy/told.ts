import type { YearMonth } from '../../platform/kernel/index.ts';
import type { GroupCode, HistoryItem } from './claim-line.ts';

/** What a condition can tell of its answer beyond its own sentence. Gathered only when a finding is explained. */
export interface Told {
  /** Groups by which a condition on memberships holds. */
  readonly groups: Set<GroupCode>;
  /** Groups held that would qualify with a rural household register only. */
  readonly ruralOnly: Set<GroupCode>;
  /** Facts that bring a not-met about: put right, the answer could change. */
  readonly atFault: Set<string>;
  /** Earlier grants that stand in the way; `beside` when the person's own history does not hold them yet. */
  readonly grants: { readonly item: HistoryItem; readonly beside: boolean }[];
  /** Claimed months that do not count, by the reason why. */
  readonly months: Map<string, YearMonth[]>;
}

export function nothingTold(): Told {
  return { groups: new Set(), ruralOnly: new Set(), atFault: new Set(), grants: [], months: new Map() };
}

/** Records these facts as the cause of a not-met. */
export function blame(facts: readonly (string | undefined)[], into: Told): void {
  for (const fact of facts) if (fact !== undefined) into.atFault.add(fact);
}
