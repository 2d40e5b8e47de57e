import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

/** A class that a person is on the roster of, and the day of her result. */
export interface ClassOfTrainee {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly occupationCode: string;
  readonly since: LocalDate;
  readonly endOn: LocalDate;
  readonly resultOn: LocalDate | null;
}

/**
 * Classes of a known occupation in which these people are on the roster, with the day of a result that is one: whoever was
 * absent from the assessment has none, and is in no class that waits for one. Within reach.
 */
export async function classesOfTrainees(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<readonly ClassOfTrainee[]> {
  const { rows } = await sql<ClassOfTrainee>`
    select e.person_id, e.class_id, c.occupation_code, coalesce(e.enrolled_on, c.start_on) as since, c.end_on,
      case when r.result is not null then coalesce(r.assessed_on, c.end_on) end as result_on
    from enrolment e join training_class c on c.class_id = e.class_id
    left join assessment_result r on r.person_id = e.person_id and r.class_id = e.class_id
    where e.person_id = any (${[...personIds]}::bigint[]) and e.status = 'enrolled' and c.occupation_code is not null
      and c.status not in ('cancelled', 'rejected') and r.result is distinct from 'absent'`.execute(tx);
  return rows;
}

/** Certificates of a known occupation and day that these people have and that stand. Within reach. */
export async function certificatesOfTrainees(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<
  readonly { readonly personId: PersonId; readonly occupationCode: string; readonly issuedOn: LocalDate }[]
> {
  const { rows } = await sql<{ personId: PersonId; occupationCode: string; issuedOn: LocalDate }>`
    select person_id, occupation_code, issued_on from standing_certificate
    where person_id = any (${[...personIds]}::bigint[]) and occupation_code is not null and issued_on is not null`.execute(
    tx,
  );
  return rows;
}
