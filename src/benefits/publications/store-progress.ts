import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { ClaimPublications, LineKey, LinePublication } from '../claims/index.ts';

/** Of each claim: the publication that runs, and when one last ended. */
export async function claimPublications(
  tx: Tx,
  today: LocalDate,
  claimIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, ClaimPublications>> {
  const { rows } = await sql<ClaimPublications & { claimId: Uuid }>`
    select c.claim_id, c.open_until, ${workingDaysLeft(today, sql`c.open_until`)} as open_days_left, c.closed_on
    from (
      select l.claim_id, max(p.last_day) filter (where p.status = 'open') as open_until,
        max(p.last_day) filter (where p.status = 'closed') as closed_on
      from claim_line l
      join publication_line pl on pl.person_id = l.person_id and pl.claim_line_id = l.claim_line_id
      join publication p on p.publication_id = pl.publication_id
      where l.claim_id = any (${[...claimIds]}::uuid[]) group by l.claim_id
    ) c`.execute(tx);
  return new Map(rows.map(({ claimId, ...publications }) => [claimId, publications]));
}

/** The newest publication of each line. */
export async function linePublications(
  tx: Tx,
  today: LocalDate,
  lines: readonly LineKey[],
): Promise<ReadonlyMap<Uuid, LinePublication>> {
  const { rows } = await sql<LinePublication & { claimLineId: Uuid }>`
    select k.claim_line_id, p.publication_id, p.last_day, ${workingDaysLeft(today, sql`p.last_day`)} as working_days_left
    from unnest(${lines.map((line) => line.personId)}::bigint[], ${lines.map((line) => line.claimLineId)}::uuid[])
      as k(person_id, claim_line_id)
    cross join lateral (
      select u.publication_id, u.last_day from publication_line pl
      join publication u on u.publication_id = pl.publication_id
      where pl.person_id = k.person_id and pl.claim_line_id = k.claim_line_id order by u.publication_id desc limit 1
    ) p`.execute(tx);
  return new Map(rows.map(({ claimLineId, ...publication }) => [claimLineId, publication]));
}
