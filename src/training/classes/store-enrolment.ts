import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import {
  beginning,
  type LocalDate,
  nextOf,
  type PersonId,
  type StatusOf,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { ENROLMENT } from './machine.ts';

export interface Enrolment {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly rosterNo: number;
  readonly enrolledOn: LocalDate | null;
  readonly bankAccountId: Uuid | null;
  readonly livingAllowanceRequested: boolean;
  readonly status: StatusOf<typeof ENROLMENT>;
  readonly leftOn: LocalDate | null;
  readonly source: string;
}

/** The whole roster in its own order, whoever left included. */
export async function findRoster(tx: Tx, classId: Uuid): Promise<Enrolment[]> {
  const { rows } = await sql<Enrolment>`
    select person_id, class_id, roster_no, enrolled_on, bank_account_id, living_allowance_requested, status, left_on, source
    from enrolment where class_id = ${classId} order by roster_no, person_id`.execute(tx);
  return rows;
}

/** What the roster says of each person, encrypted as it is stored. */
export async function findDeclared(tx: Tx, classId: Uuid): Promise<Map<PersonId, Buffer>> {
  const { rows } = await sql<{ personId: PersonId; declaredCipher: Buffer | null }>`
    select person_id, declared_cipher from enrolment where class_id = ${classId}`.execute(tx);
  return new Map(
    rows.flatMap((row) => (row.declaredCipher === null ? [] : [[row.personId, row.declaredCipher]])),
  );
}

export type EnrolmentWrite = Omit<Enrolment, 'classId' | 'status' | 'leftOn' | 'source'> & {
  readonly declaredCipher: Buffer | null;
};

/**
 * Adds people to the roster. Whoever is refused by a constraint (already there, or in another class on these days)
 * is left out; the ids of those who got in come back.
 */
export async function insertEnrolments(
  tx: Tx,
  into: {
    classId: Uuid;
    divisionPath: string;
    organisationId: Uuid;
    startOn: LocalDate;
    endOn: LocalDate;
    source: string;
    recordedAt: Date;
  },
  rows: readonly EnrolmentWrite[],
): Promise<Set<PersonId>> {
  const { rows: added } = await sql<{ personId: PersonId }>`
    insert into enrolment (person_id, class_id, division_path, organisation_id, roster_no, enrolled_on, during,
      declared_cipher, bank_account_id, living_allowance_requested, status, source, recorded_at)
    select person_id, ${into.classId}::uuid, ${into.divisionPath}::ltree, ${into.organisationId}::uuid, roster_no,
      enrolled_on, daterange(${into.startOn}::date, ${into.endOn}::date, '[]'), declared, bank_account_id,
      living_allowance, ${beginning(ENROLMENT, 'enrol')}, ${into.source}, ${into.recordedAt}::timestamptz
    from unnest(
      ${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.rosterNo)}::int[],
      ${rows.map((row) => row.enrolledOn)}::date[], ${rows.map((row) => row.declaredCipher)}::bytea[],
      ${rows.map((row) => row.bankAccountId)}::uuid[],
      ${rows.map((row) => row.livingAllowanceRequested)}::boolean[])
      as t (person_id, roster_no, enrolled_on, declared, bank_account_id, living_allowance)
    on conflict do nothing returning person_id`.execute(tx);
  return new Set(added.map((row) => row.personId));
}

/**
 * Brings rows that are there already up to what the roster now says; what it leaves blank stays as known. The ids that
 * really changed come back. `declaredCipher` null: nothing new is declared.
 */
export async function updateEnrolments(
  tx: Tx,
  classId: Uuid,
  rows: readonly EnrolmentWrite[],
  changedAt: Date,
): Promise<Set<PersonId>> {
  const { rows: changed } = await sql<{ personId: PersonId }>`
    update enrolment e set enrolled_on = coalesce(t.enrolled_on, e.enrolled_on),
      bank_account_id = coalesce(t.bank_account_id, e.bank_account_id),
      living_allowance_requested = t.living_allowance, declared_cipher = coalesce(t.declared, e.declared_cipher),
      changed_at = ${changedAt}::timestamptz, version = e.version + 1
    from unnest(
      ${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.enrolledOn)}::date[],
      ${rows.map((row) => row.declaredCipher)}::bytea[], ${rows.map((row) => row.bankAccountId)}::uuid[],
      ${rows.map((row) => row.livingAllowanceRequested)}::boolean[])
      as t (person_id, enrolled_on, declared, bank_account_id, living_allowance)
    where e.class_id = ${classId} and e.person_id = t.person_id
      and (t.declared is not null
        or (e.enrolled_on, e.bank_account_id, e.living_allowance_requested)
          is distinct from (coalesce(t.enrolled_on, e.enrolled_on), coalesce(t.bank_account_id, e.bank_account_id),
            t.living_allowance))
    returning e.person_id`.execute(tx);
  return new Set(changed.map((row) => row.personId));
}

/** Moves the days of everybody on the roster with the class; another class on these days refuses by constraint. */
export async function moveEnrolmentDays(
  tx: Tx,
  classId: Uuid,
  days: { startOn: LocalDate; endOn: LocalDate },
): Promise<void> {
  await sql`update enrolment set during = daterange(${days.startOn}::date, ${days.endOn}::date, '[]')
    where class_id = ${classId}
      and during <> daterange(${days.startOn}::date, ${days.endOn}::date, '[]')`.execute(tx);
}

/** Frees everybody's days: the class will not be held. */
export async function withdrawEnrolments(tx: Tx, classId: Uuid): Promise<void> {
  await sql`update enrolment set status = ${nextOf(ENROLMENT, 'enrolled', 'release')}, version = version + 1
    where class_id = ${classId} and status = 'enrolled'`.execute(tx);
}
