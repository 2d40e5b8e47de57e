import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { SettingValue } from '../policy/index.ts';
import type { scarceListQuery, standardListQuery, standardRow } from './contract.ts';
import type { StandardCells, StandardInForce } from './rules.ts';

export interface StandardWrite extends StandardInForce {
  readonly standardId: Uuid;
  /** The policy version that set it; null for rows of the city's own catalogue. */
  readonly policyVersionId?: Uuid | null;
}

const CELLS = (row: StandardCells) => sql`s.policy_id = ${row.policyId}
  and s.division_code = ${row.divisionCode} and s.benefit = ${row.benefit}
  and s.training_kind is not distinct from ${row.trainingKind}
  and s.occupation_code is not distinct from ${row.occupationCode}
  and s.level is not distinct from ${row.level}::smallint
  and s.certificate_kind is not distinct from ${row.certificateKind}`;
const SAME_CELLS = (row: StandardInForce) => sql`${CELLS(row)} and s.in_force && ${range(row)}`;

const STANDARD = sql`s.standard_id, s.policy_id, s.division_code, s.benefit, s.training_kind, s.occupation_code,
  s.level, s.certificate_kind, s.unit, s.amount_fen, s.shortage_uplift_percent, lower(s.in_force) as "from",
  upper(s.in_force) - 1 as through, s.source, s.policy_version_id`;

/** The place of a row in the list: by benefit and occupation, then by its days. */
const PLACE = (t: 's' | 'a') =>
  sql.raw(
    `${t}.benefit, coalesce(${t}.occupation_code, ''), coalesce(${t}.level, 0), lower(${t}.in_force), ${t}.standard_id`,
  );

function range(row: { from: string; through: string | null }) {
  return sql`daterange(${row.from}::date, ${row.through}::date + 1)`;
}

/** The rows already stored for the same cells on some of the same days. */
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
      policy_version_id, recorded_at, recorded_by)
    values (${row.standardId}, ${row.policyId}, ${row.divisionCode}, ${row.benefit}, ${row.trainingKind},
      ${row.occupationCode}, ${row.level}::smallint, ${row.certificateKind}, ${row.unit}, ${row.amountFen},
      ${row.shortageUpliftPercent}, ${range(row)}, ${row.source}, ${row.policyVersionId ?? null},
      ${recorded.at}, ${recorded.by})`.execute(tx);
}

export interface ScarceWrite {
  readonly scarceId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly occupationCode: string;
  readonly from: string;
  readonly through: string | null;
  readonly source: string;
  readonly policyVersionId?: Uuid | null;
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
      policy_version_id, recorded_at)
    values (${row.scarceId}, ${row.policyId}, ${row.divisionCode}, ${row.occupationCode}, ${range(row)},
      ${row.source}, ${row.policyVersionId ?? null}, ${recordedAt})`.execute(tx);
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
      upper(in_force) - 1 as through, source, policy_version_id
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

export interface SettingWrite {
  readonly settingId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly settingKey: string;
  readonly settingValue: SettingValue;
  readonly from: string;
  readonly through: string | null;
  readonly source: string;
  readonly policyVersionId: Uuid | null;
}

/** What these divisions have set of a notice, whenever in force. */
export async function findSettings(
  tx: Tx,
  policyId: string,
  divisionCodes: readonly string[],
): Promise<SettingWrite[]> {
  const { rows } = await sql<SettingWrite>`
    select setting_id, policy_id, division_code, setting_key, setting_value, lower(in_force) as "from",
      upper(in_force) - 1 as through, source, policy_version_id
    from policy_setting where policy_id = ${policyId} and division_code = any (${[...divisionCodes]}::text[])
    order by setting_key, lower(in_force), setting_id`.execute(tx);
  return rows;
}

export async function insertSetting(
  tx: Tx,
  row: SettingWrite,
  recorded: { at: Date; by: Uuid },
): Promise<void> {
  await sql`insert into policy_setting (setting_id, policy_id, division_code, setting_key, setting_value, in_force,
      source, policy_version_id, recorded_at, recorded_by)
    values (${row.settingId}, ${row.policyId}, ${row.divisionCode}, ${row.settingKey},
      ${JSON.stringify(row.settingValue)}::jsonb, ${range(row)}, ${row.source}, ${row.policyVersionId},
      ${recorded.at}, ${recorded.by})`.execute(tx);
}

/** Divisions below one that have set something of a notice themselves, by code. */
export async function findInnerDivisions(
  tx: Tx,
  policyId: string,
  divisionCode: string,
): Promise<{ divisionCode: string; divisionName: string }[]> {
  const { rows } = await sql<{ divisionCode: string; divisionName: string }>`
    select t.division_code, d.name as division_name from (
      select division_code from subsidy_standard where policy_id = ${policyId}
      union select division_code from scarce_occupation where policy_id = ${policyId}
      union select division_code from policy_setting where policy_id = ${policyId}) t
    join division d on d.division_code = t.division_code
    join division o on o.division_code = ${divisionCode} and d.path <@ o.path and d.path <> o.path
    order by 1`.execute(tx);
  return rows;
}

/** Divisions that have set something of a notice under keys that begin so, by code. */
export async function findSettingDivisions(tx: Tx, policyId: string, keys: string): Promise<string[]> {
  const { rows } = await sql<{ divisionCode: string }>`
    select distinct division_code from policy_setting
    where policy_id = ${policyId} and starts_with(setting_key, ${keys}) order by 1`.execute(tx);
  return rows.map(({ divisionCode }) => divisionCode);
}

/** One at a time: whoever changes the tables of a notice sees what the one before has changed. */
export async function lockPolicyTables(tx: Tx, policyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy-tables:${policyId}`}, 0))`.execute(tx);
}

interface EndedBy {
  readonly policyVersionId: Uuid;
}
/** What ended a row, and where it would have ended without that: a repeal gives it these days back. */
const ENDED = ({ policyVersionId }: EndedBy) =>
  sql`ended_by_version_id = ${policyVersionId}, until_before = upper(in_force)`;

/** Ends what holds on a day the day before; a row that has not begun by then stays, and the next one will clash. */
export async function endSetting(
  tx: Tx,
  row: Pick<SettingWrite, 'policyId' | 'divisionCode' | 'settingKey' | 'from'> & EndedBy,
): Promise<void> {
  await sql`update policy_setting set in_force = daterange(lower(in_force), ${row.from}::date), ${ENDED(row)}
    where policy_id = ${row.policyId} and division_code = ${row.divisionCode} and setting_key = ${row.settingKey}
      and in_force @> ${row.from}::date and lower(in_force) < ${row.from}::date`.execute(tx);
}

/** The same for a row of amounts. Returns how many were ended. */
export async function endStandard(
  tx: Tx,
  row: StandardCells & EndedBy & { readonly from: string },
): Promise<number> {
  const ended =
    await sql`update subsidy_standard s set in_force = daterange(lower(s.in_force), ${row.from}::date), ${ENDED(row)}
    where ${CELLS(row)} and s.in_force @> ${row.from}::date and lower(s.in_force) < ${row.from}::date`.execute(
      tx,
    );
  return Number(ended.numAffectedRows ?? 0);
}

/** The same for an entry of the scarce list. */
export async function endScarce(
  tx: Tx,
  row: Pick<ScarceWrite, 'policyId' | 'divisionCode' | 'occupationCode' | 'from'> & EndedBy,
): Promise<number> {
  const ended =
    await sql`update scarce_occupation set in_force = daterange(lower(in_force), ${row.from}::date), ${ENDED(row)}
    where policy_id = ${row.policyId} and division_code = ${row.divisionCode}
      and occupation_code = ${row.occupationCode} and in_force @> ${row.from}::date
      and lower(in_force) < ${row.from}::date`.execute(tx);
  return Number(ended.numAffectedRows ?? 0);
}

/** Takes out what a repealed version has set and gives the rows that it ended their days back. */
export async function undoTableChanges(tx: Tx, policyVersionId: Uuid): Promise<void> {
  const FREED = sql`in_force = daterange(lower(in_force), until_before), ended_by_version_id = null,
    until_before = null where ended_by_version_id = ${policyVersionId}`;
  await sql`delete from subsidy_standard where policy_version_id = ${policyVersionId}`.execute(tx);
  await sql`delete from scarce_occupation where policy_version_id = ${policyVersionId}`.execute(tx);
  await sql`delete from policy_setting where policy_version_id = ${policyVersionId}`.execute(tx);
  await sql`update subsidy_standard set ${FREED}`.execute(tx);
  await sql`update scarce_occupation set ${FREED}`.execute(tx);
  await sql`update policy_setting set ${FREED}`.execute(tx);
}
