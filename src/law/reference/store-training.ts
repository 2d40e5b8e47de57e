import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { TrainingStandardKind } from './contract-training.ts';

export interface TrainingStandard {
  readonly standardId: Uuid;
  readonly kind: TrainingStandardKind;
  readonly code: string;
  readonly edition: string;
  readonly title: string;
  /** The place whose own it is; null for a national one. */
  readonly divisionCode: string | null;
  readonly occupationCode: string | null;
  readonly occupationName: string | null;
  readonly level: number | null;
  readonly totalHours: number | null;
  readonly theoryHours: number | null;
  readonly practiceHours: number | null;
  readonly safetyHours: number | null;
  readonly from: LocalDate;
  /** Last day on which a class may begin by it. */
  readonly through: LocalDate | null;
  readonly source: string;
}

const COLUMNS = sql`t.standard_id, t.kind, t.code, t.edition, t.title, t.division_code, t.occupation_code,
  (select o.name from occupation o where o.occupation_code = t.occupation_code) as occupation_name, t.level,
  t.total_hours::float8 as total_hours, t.theory_hours::float8 as theory_hours,
  t.practice_hours::float8 as practice_hours, t.safety_hours::float8 as safety_hours,
  lower(t.in_force) as "from", upper(t.in_force) - 1 as through, t.source`;

/** One of the catalogue; undefined where there is none of this id. */
export async function findTrainingStandard(tx: Tx, standardId: Uuid): Promise<TrainingStandard | undefined> {
  const { rows } = await sql<TrainingStandard>`
    select ${COLUMNS} from training_standard t where t.standard_id = ${standardId}`.execute(tx);
  return rows[0];
}

/** All of the catalogue, by occupation and level. */
export async function listTrainingStandards(
  tx: Tx,
  filter: {
    readonly kind: TrainingStandardKind | null;
    readonly occupationCode: string | null;
    readonly level: number | null;
    readonly pattern: string | null;
    readonly on: LocalDate | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: TrainingStandard[]; total: number }> {
  const where = sql`(${filter.kind}::text is null or t.kind = ${filter.kind}::text)
    and (${filter.occupationCode}::text is null or t.occupation_code is null
      or t.occupation_code = ${filter.occupationCode}::text)
    and (${filter.level}::int is null or t.level is null or t.level = ${filter.level}::int)
    and (${filter.on}::date is null or t.in_force @> ${filter.on}::date)
    and (${filter.pattern}::text is null or t.title like ${filter.pattern}::text or t.code like ${filter.pattern}::text
      or exists (select 1 from occupation o where o.occupation_code = t.occupation_code
        and o.name like ${filter.pattern}::text))`;
  const { rows } = await sql<TrainingStandard>`
    select ${COLUMNS} from training_standard t where ${where} and (${filter.after}::uuid is null
      or (coalesce(t.occupation_code, ''), -coalesce(t.level, 0), t.code, t.standard_id) > (select coalesce(b.occupation_code, ''), -coalesce(b.level, 0), b.code, b.standard_id
        from training_standard b where b.standard_id = ${filter.after}::uuid))
    order by coalesce(t.occupation_code, ''), -coalesce(t.level, 0), t.code, t.standard_id
    limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from training_standard t where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export type TrainingStandardWrite = Omit<TrainingStandard, 'occupationName'>;

/** Adds one; the same kind, code, edition, level and place again refuses by `training_standard_once`. */
export async function insertTrainingStandard(tx: Tx, row: TrainingStandardWrite): Promise<void> {
  await sql`insert into training_standard (standard_id, kind, code, edition, title, division_code, occupation_code, level,
      total_hours, theory_hours, practice_hours, safety_hours, in_force, source)
    values (${row.standardId}, ${row.kind}, ${row.code}, ${row.edition}, ${row.title}, ${row.divisionCode},
      ${row.occupationCode}, ${row.level}::smallint, ${row.totalHours}, ${row.theoryHours}, ${row.practiceHours},
      ${row.safetyHours}, daterange(${row.from}::date, ${row.through}::date, '[]'), ${row.source})`.execute(
    tx,
  );
}

/** No class begins by it after this day. */
export async function endTrainingStandard(tx: Tx, standardId: Uuid, through: LocalDate): Promise<void> {
  await sql`update training_standard set in_force = daterange(lower(in_force), greatest(${through}::date, lower(in_force)), '[]')
    where standard_id = ${standardId}`.execute(tx);
}

/** Brings the rows of data/training-standards.csv up to the file; those that two people brought in stay. */
export async function upsertTrainingStandards(
  tx: Tx,
  rows: readonly Omit<TrainingStandardWrite, 'divisionCode'>[],
): Promise<void> {
  for (const row of rows)
    await sql`insert into training_standard (standard_id, kind, code, edition, title, occupation_code, level, total_hours,
        theory_hours, practice_hours, safety_hours, in_force, source)
      values (${row.standardId}, ${row.kind}, ${row.code}, ${row.edition}, ${row.title}, ${row.occupationCode},
        ${row.level}::smallint, ${row.totalHours}, ${row.theoryHours}, ${row.practiceHours}, ${row.safetyHours},
        daterange(${row.from}::date, ${row.through}::date, '[]'), ${row.source})
      on conflict (standard_id) do update set title = excluded.title, occupation_code = excluded.occupation_code,
        total_hours = excluded.total_hours, theory_hours = excluded.theory_hours,
        practice_hours = excluded.practice_hours, safety_hours = excluded.safety_hours,
        in_force = excluded.in_force, source = excluded.source
      where (training_standard.title, training_standard.occupation_code, training_standard.total_hours,
          training_standard.theory_hours, training_standard.practice_hours, training_standard.safety_hours,
          training_standard.in_force, training_standard.source)
        is distinct from (excluded.title, excluded.occupation_code, excluded.total_hours, excluded.theory_hours,
          excluded.practice_hours, excluded.safety_hours, excluded.in_force, excluded.source)`.execute(tx);
}
