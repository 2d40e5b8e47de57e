import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { ATTENDANCE_THRESHOLD_PERCENT } from '../attendance/index.ts';

/** Of those enrolled in a class: how many were present often enough, and how many passed with an accepted certificate. */
export interface Progress {
  readonly trainedCount: number;
  readonly certifiedCount: number;
}

/**
 * How far the people of these classes came. `offset 0` makes the certificate a look-up by person: without it the
 * planner reads every certificate of the county for a page.
 */
export async function countProgress(tx: Tx, classIds: readonly Uuid[]): Promise<Map<Uuid, Progress>> {
  const { rows } = await sql<Progress & { classId: Uuid }>`
    select e.class_id,
      count(*) filter (where r.present_slots * 100
        >= r.slot_count * ${ATTENDANCE_THRESHOLD_PERCENT}::int)::int as trained_count,
      count(*) filter (where a.result = 'passed' and exists (select 1 from certificate t
        where t.person_id = e.person_id and t.class_id = e.class_id and t.withdrawn_at is null offset 0))::int
        as certified_count
    from enrolment e
    left join attendance_roll r on r.person_id = e.person_id and r.class_id = e.class_id
    left join assessment_result a on a.person_id = e.person_id and a.class_id = e.class_id
    where e.class_id = any (${[...classIds]}::uuid[]) and e.status <> 'withdrawn'
    group by e.class_id`.execute(tx);
  return new Map(rows.map(({ classId, ...progress }) => [classId, progress]));
}

/** What came of a trainee of a class: attendance, result and the last valid certificate, each null when unknown. */
export interface OutcomeRow {
  readonly personId: PersonId;
  readonly presentSlots: number | null;
  readonly slotCount: number | null;
  readonly wholeDays: number | null;
  readonly result: 'passed' | 'failed' | 'absent' | null;
  readonly overallScore: number | null;
  readonly assessedOn: LocalDate | null;
  readonly certificateNumber: string | null;
  readonly certificateKind: string | null;
  readonly certificateLevel: 1 | 2 | 3 | 4 | 5 | null;
  readonly issuedOn: LocalDate | null;
}

export async function findOutcomes(tx: Tx, classId: Uuid): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select e.person_id, r.present_slots, r.slot_count, r.whole_days, a.result, a.overall_score::float8 as overall_score,
      a.assessed_on, t.number as certificate_number, t.kind as certificate_kind, t.level as certificate_level,
      t.issued_on
    from enrolment e
    left join attendance_roll r on r.person_id = e.person_id and r.class_id = e.class_id
    left join assessment_result a on a.person_id = e.person_id and a.class_id = e.class_id
    left join lateral (select number, kind, level, issued_on from certificate t
      where t.person_id = e.person_id and t.class_id = e.class_id and t.withdrawn_at is null
      order by t.recorded_at desc, t.certificate_id desc limit 1) t on true
    where e.class_id = ${classId}`.execute(tx);
  return rows;
}
