import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

/** A place that a person has in an opening, held or waited for. */
export interface PlaceOfPerson {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly occupationCode: string;
  readonly since: LocalDate;
  readonly endOn: LocalDate;
}

/** Places of these people in classes of a known occupation that are held, not yet on the roster. Within reach. */
export async function placesOfPeople(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<readonly PlaceOfPerson[]> {
  const { rows } = await sql<PlaceOfPerson>`
    select s.person_id, o.class_id, c.occupation_code,
      (s.taken_at at time zone 'Asia/Shanghai')::date as since, c.end_on
    from seat s join class_opening o on o.opening_id = s.opening_id
    join training_class c on c.class_id = o.class_id
    where s.person_id = any (${[...personIds]}::bigint[]) and s.status = 'held' and c.occupation_code is not null`.execute(
    tx,
  );
  return rows;
}
