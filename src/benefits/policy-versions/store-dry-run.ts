import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { DryRunSummary } from './contract.ts';

/** A determination of a real claim line of the period, by person and in the order its claim came. */
export interface TriedLine {
  readonly personId: PersonId;
  readonly determinationId: Uuid;
  readonly divisionPath: string;
}

/**
 * The determinations of claims of one notice, claimed in the period, in the reader's scope: one for each line.
 * What two people refused grants nothing under any law; a line that was not entitled and is claimed again counts once.
 */
export async function linesToTry(
  tx: Tx,
  policyId: string,
  period: { from: LocalDate; through: LocalDate },
  most: number,
): Promise<TriedLine[]> {
  const { rows } = await sql<TriedLine>`
    select person_id, determination_id, division_path from (
      select distinct on (d.person_id, d.line_key) d.person_id, d.determination_id,
        d.division_path::text as division_path, d.claimed_on, l.claim_id
      from claim_line l join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
      where d.policy_id = ${policyId} and d.claimed_on between ${period.from}::date and ${period.through}::date
        and l.status not in ('withdrawn', 'refused')
      order by d.person_id, d.line_key, l.status = 'not-entitled', d.claimed_on desc, l.claim_id desc) one
    order by person_id, claimed_on, claim_id limit ${most}`.execute(tx);
  return rows;
}

export interface DryRunRow {
  readonly runId: Uuid;
  readonly contentDigest: Buffer;
  readonly periodFrom: LocalDate;
  readonly periodThrough: LocalDate;
  readonly summary: DryRunSummary;
  readonly ranAt: Date;
  readonly ranBy: string;
}

export async function lastDryRun(tx: Tx, versionId: Uuid): Promise<DryRunRow | undefined> {
  const { rows } = await sql<DryRunRow>`
    select r.run_id, r.content_digest, r.period_from, r.period_through, r.summary, r.ran_at, a.display_name as ran_by
    from policy_dry_run r join account_name a on a.account_id = r.ran_by
    where r.version_id = ${versionId} order by r.ran_at desc, r.run_id desc limit 1`.execute(tx);
  return rows[0];
}

export async function insertDryRun(
  tx: Tx,
  row: Omit<DryRunRow, 'ranBy'> & { versionId: Uuid; divisionPath: string; ranBy: Uuid },
): Promise<void> {
  await sql`insert into policy_dry_run (run_id, version_id, division_path, content_digest, period_from, period_through,
      summary, ran_at, ran_by)
    values (${row.runId}, ${row.versionId}, ${row.divisionPath}::ltree, ${row.contentDigest}, ${row.periodFrom},
      ${row.periodThrough}, ${JSON.stringify(row.summary)}::jsonb, ${row.ranAt}, ${row.ranBy})`.execute(tx);
}

/** Lines of earlier runs of a version; their sums stay. */
export async function deleteLinesOfEarlierRuns(tx: Tx, versionId: Uuid): Promise<void> {
  await sql`delete from policy_dry_run_line where run_id in (
    select run_id from policy_dry_run where version_id = ${versionId})`.execute(tx);
}

export interface DryRunLine {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly benefit: string;
  readonly groupCode: string;
  readonly direction: 'gains' | 'loses' | 'same';
  readonly beforeOutcome: string;
  readonly afterOutcome: string;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly clause: string | null;
  readonly checkName: string | null;
}

export async function insertDryRunLines(tx: Tx, runId: Uuid, lines: readonly DryRunLine[]): Promise<void> {
  if (lines.length === 0) return;
  const values = lines.map((line) => ({
    person_id: line.personId,
    line_key: line.lineKey,
    division_code: line.divisionCode,
    division_path: line.divisionPath,
    benefit: line.benefit,
    group_code: line.groupCode,
    direction: line.direction,
    before_outcome: line.beforeOutcome,
    after_outcome: line.afterOutcome,
    before_fen: line.beforeFen,
    after_fen: line.afterFen,
    clause: line.clause,
    check_name: line.checkName,
  }));
  await sql`insert into policy_dry_run_line (person_id, run_id, line_key, division_code, division_path, benefit, group_code,
      direction, before_outcome, after_outcome, before_fen, after_fen, clause, check_name)
    select person_id, ${runId}::uuid, line_key, division_code, division_path::ltree, benefit, group_code, direction,
      before_outcome, after_outcome, before_fen, after_fen, clause, check_name
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as t(person_id bigint, line_key text,
      division_code text, division_path text, benefit text, group_code text, direction text, before_outcome text,
      after_outcome text, before_fen bigint, after_fen bigint, clause text, check_name text)`.execute(tx);
}

/** Lines of a version's last run, those that change the most first. `after`: how many to pass over. */
export async function listDryRunLines(
  tx: Tx,
  runId: Uuid,
  filter: {
    direction: string | null;
    divisionCode: string | null;
    benefit: string | null;
    group: string | null;
    after: number;
    limit: number;
  },
): Promise<{ rows: DryRunLine[]; total: number }> {
  const where = sql`run_id = ${runId} and (${filter.direction}::text is null or direction = ${filter.direction}::text)
    and (${filter.divisionCode}::text is null or division_code = ${filter.divisionCode}::text)
    and (${filter.benefit}::text is null or benefit = ${filter.benefit}::text)
    and (${filter.group}::text is null or group_code = ${filter.group}::text)`;
  const { rows } = await sql<DryRunLine>`
    select person_id, line_key, division_code, division_path::text as division_path, benefit, group_code, direction,
      before_outcome, after_outcome, before_fen, after_fen, clause, check_name
    from policy_dry_run_line where ${where}
    order by abs(after_fen - before_fen) desc, person_id, line_key
    limit ${filter.limit + 1} offset ${filter.after}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from policy_dry_run_line where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** Codes and names of divisions by their paths. */
export async function divisionsByPath(
  tx: Tx,
  paths: readonly string[],
): Promise<Map<string, { divisionCode: string; name: string }>> {
  const { rows } = await sql<{ path: string; divisionCode: string; name: string }>`
    select path::text as path, division_code, name from division
    where path = any (${[...paths]}::text[]::ltree[])`.execute(tx);
  return new Map(rows.map(({ path, ...rest }) => [path, rest]));
}
