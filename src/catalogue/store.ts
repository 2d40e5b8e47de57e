import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db/index.ts';
import type { LocalDate, Uuid } from '../kernel/index.ts';
import type { scarceListQuery, standardListQuery, standardRow } from './contract.ts';
import type { StandardInForce } from './rules.ts';

export interface StandardWrite extends StandardInForce {
  readonly standardId: Uuid;
}

const SAME_CELLS = (row: StandardInForce) => sql`s.policy_id = ${row.policyId}
  and s.division_code = ${row.divisionCode} and s.benefit = ${row.benefit}
  and s.training_kind is not distinct from ${row.trainingKind}
  and s.occupation_code is not distinct from ${row.occupationCode}
  and s.level is not distinct from ${row.level}::smallint
  and s.certificate_kind is not distinct from ${row.certificateKind}
  and s.in_force && ${range(row)}`;

const STANDARD = sql`s.standard_id, s.policy_id, s.division_code, s.benefit, s.training_kind, s.occupation_code,
  s.level, s.certificate_kind, s.unit, s.amount_fen, s.shortage_uplift_percent, lower(s.in_force) as "from",
  upper(s.in_force) - 1 as through, s.source`;

/** Where a row stands in the list: by benefit and occupation, then by its days. */
const PLACE = (t: 's' | 'a') =>
  sql.raw(
    `${t}.benefit, coalesce(${t}.occupation_code, ''), coalesce(${t}.level, 0), lower(${t}.in_force), ${t}.standard_id`,
  );

function range(row: { from: string; through: string | null }) {
  return sql`daterange(${row.from}::date, ${row.through}::date + 1)`;
}

/** The rows already kept for the same cells on some of the same days. */
export async function findClashingStandards(tx: Tx, row: StandardInForce): Promise<StandardWrite[]> {
  const { rows } = await sql<StandardWrite>`
    select ${STANDARD} from subsidy_standard s where ${SAME_CELLS(row)} order by lower(s.in_force)`.execute(
    tx,
  );
  return rows;
}

export async function insertStandard(
  tx: Tx,
  row: StandardWrite,
  recorded: { at: Date; by: Uuid },
): Promise<void> {
  await sql`insert into subsidy_standard (standard_id, policy_id, division_code, benefit, training_kind,
      occupation_code, level, certificate_kind, unit, amount_fen, shortage_uplift_percent, in_force, source,
      recorded_at, recorded_by)
    values (${row.standardId}, ${row.policyId}, ${row.divisionCode}, ${row.benefit}, ${row.trainingKind},
      ${row.occupationCode}, ${row.level}::smallint, ${row.certificateKind}, ${row.unit}, ${row.amountFen},
      ${row.shortageUpliftPercent}, ${range(row)}, ${row.source}, ${recorded.at}, ${recorded.by})`.execute(
    tx,
  );
}

export interface ScarceWrite {
  readonly scarceId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly occupationCode: string;
  readonly from: string;
  readonly through: string | null;
  readonly source: string;
}

export async function findClashingScarce(tx: Tx, row: ScarceWrite): Promise<ScarceWrite[]> {
  const { rows } = await sql<ScarceWrite>`
    select scarce_id, policy_id, division_code, occupation_code, lower(in_force) as "from",
      upper(in_force) - 1 as through, source
    from scarce_occupation where policy_id = ${row.policyId} and division_code = ${row.divisionCode}
      and occupation_code = ${row.occupationCode} and in_force && ${range(row)}`.execute(tx);
  return rows;
}

export async function insertScarce(tx: Tx, row: ScarceWrite, recordedAt: Date): Promise<void> {
  await sql`insert into scarce_occupation (scarce_id, policy_id, division_code, occupation_code, in_force, source,
      recorded_at)
    values (${row.scarceId}, ${row.policyId}, ${row.divisionCode}, ${row.occupationCode}, ${range(row)},
      ${row.source}, ${recordedAt})`.execute(tx);
}

/** All rows of a notice for these divisions, whenever in force. */
export async function findStandards(
  tx: Tx,
  policyId: string,
  divisionCodes: readonly string[],
): Promise<StandardWrite[]> {
  const { rows } = await sql<StandardWrite>`
    select ${STANDARD} from subsidy_standard s where s.policy_id = ${policyId}
      and s.division_code = any (${[...divisionCodes]}::text[])
    order by lower(s.in_force), s.standard_id`.execute(tx);
  return rows;
}

export async function findScarce(
  tx: Tx,
  policyId: string,
  divisionCodes: readonly string[],
): Promise<ScarceWrite[]> {
  const { rows } = await sql<ScarceWrite>`
    select scarce_id, policy_id, division_code, occupation_code, lower(in_force) as "from",
      upper(in_force) - 1 as through, source
    from scarce_occupation where policy_id = ${policyId} and division_code = any (${[...divisionCodes]}::text[])
    order by occupation_code, lower(in_force)`.execute(tx);
  return rows;
}

export async function listStandards(
  tx: Tx,
  query: z.infer<typeof standardListQuery> & { today: LocalDate },
): Promise<{ rows: z.infer<typeof standardRow>[]; total: number }> {
  const where = sql`(${query.benefit ?? null}::text is null or s.benefit = ${query.benefit ?? null}::text)
    and (${query.occupationCode ?? null}::text is null or s.occupation_code = ${query.occupationCode ?? null}::text)
    and (${query.on ?? null}::date is null or s.in_force @> ${query.on ?? null}::date)`;
  const { rows } = await sql<z.infer<typeof standardRow>>`
    select ${STANDARD}, o.name as occupation_name, s.in_force @> ${query.on ?? query.today}::date as in_force
    from subsidy_standard s left join occupation o using (occupation_code)
    where ${where} and (${query.after ?? null}::uuid is null or (${PLACE('s')})
      > (select ${PLACE('a')} from subsidy_standard a where a.standard_id = ${query.after ?? null}::uuid))
    order by ${PLACE('s')} limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from subsidy_standard s where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export interface ListedScarce extends ScarceWrite {
  readonly occupationName: string | null;
  readonly inForce: boolean;
}

export async function listScarce(
  tx: Tx,
  query: z.infer<typeof scarceListQuery> & { today: LocalDate },
): Promise<{ rows: ListedScarce[]; total: number }> {
  const where = sql`(${query.on ?? null}::date is null or s.in_force @> ${query.on ?? null}::date)`;
  const { rows } = await sql<ListedScarce>`
    select s.scarce_id, s.policy_id, s.division_code, s.occupation_code, lower(s.in_force) as "from",
      upper(s.in_force) - 1 as through, s.source, o.name as occupation_name,
      s.in_force @> ${query.on ?? query.today}::date as in_force
    from scarce_occupation s left join occupation o using (occupation_code)
    where ${where} and (${query.after ?? null}::uuid is null or s.scarce_id > ${query.after ?? null}::uuid)
    order by s.scarce_id limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from scarce_occupation s where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}
