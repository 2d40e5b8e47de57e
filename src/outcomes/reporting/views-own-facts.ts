import { missingFacts } from '../../benefits/claims/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

/** Claims with lines for which the institution or firm itself must supply a fact; departments answer to the bureau. */
export async function ownFactsMissing(reporter: Parameters<typeof missingFacts>[0]): Promise<WorkRow[]> {
  const { groups } = await missingFacts(reporter);
  const claims = new Map<string, WorkRow>();
  for (const row of groups.filter(({ isOwn }) => isOwn).flatMap(({ rows }) => rows)) {
    const before = claims.get(row.claimId);
    claims.set(row.claimId, {
      kind: 'facts-missing',
      who: row.organisationName,
      what: `${row.subjectName} ${row.claimNumber}`,
      count: (before?.count ?? 0) + 1,
      amountFen: null,
      since: null,
      dueOn: null,
      clause: null,
      workingDaysLeft: null,
      linkType: 'missing-facts',
      linkId: row.claimId as Uuid,
    });
  }
  return [...claims.values()];
}
