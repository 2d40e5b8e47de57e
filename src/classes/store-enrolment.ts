import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../kernel/index.ts';

export interface Enrolment {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly rosterNo: number;
  readonly enrolledOn: LocalDate | null;
  readonly declaredGroupText: string | null;
  readonly declaredHukou: string | null;
  readonly ethnicity: string | null;
  readonly unemploymentCertificate: string | null;
  readonly bankAccountId: Uuid | null;
  readonly livingAllowanceRequested: boolean;
  readonly remark: string | null;
  readonly status: 'enrolled' | 'withdrawn' | 'broken-off';
  readonly source: string;
}

/** The whole roster in its own order, whoever left included. */
export async function findRoster(tx: Tx, classId: Uuid): Promise<Enrolment[]> {
  const { rows } = await sql<Enrolment>`
    select person_id, class_id, roster_no, enrolled_on, declared_group_text, declared_hukou, ethnicity,
      unemployment_certificate, bank_account_id, living_allowance_requested, remark, status, source
    from enrolment where class_id = ${classId} order by roster_no, person_id`.execute(tx);
  return rows;
}

export async function findEnrolmentsOf(tx: Tx, personIds: readonly PersonId[]): Promise<Enrolment[]> {
  const { rows } = await sql<Enrolment>`
    select person_id, class_id, roster_no, enrolled_on, declared_group_text, declared_hukou, ethnicity,
      unemployment_certificate, bank_account_id, living_allowance_requested, remark, status, source
    from enrolment where person_id = any (${personIds}::bigint[]) order by person_id, enrolled_on`.execute(
    tx,
  );
  return rows;
}

export type EnrolmentWrite = Omit<Enrolment, 'classId' | 'status' | 'source'> & {
  readonly addressCipher: Buffer | null;
};

/**
 * Puts people on the roster. Whoever is refused by a constraint (already there, or in another class on these days)
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
      declared_group_text, declared_hukou, ethnicity, address_cipher, unemployment_certificate, bank_account_id,
      living_allowance_requested, remark, status, source, recorded_at)
    select person_id, ${into.classId}::uuid, ${into.divisionPath}::ltree, ${into.organisationId}::uuid, roster_no,
      enrolled_on, daterange(${into.startOn}::date, ${into.endOn}::date, '[]'), group_text, hukou, ethnicity, address,
      certificate, bank_account_id, living_allowance, remark, 'enrolled', ${into.source},
      ${into.recordedAt}::timestamptz
    from unnest(
      ${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.rosterNo)}::int[],
      ${rows.map((row) => row.enrolledOn)}::date[], ${rows.map((row) => row.declaredGroupText)}::text[],
      ${rows.map((row) => row.declaredHukou)}::text[], ${rows.map((row) => row.ethnicity)}::text[],
      ${rows.map((row) => row.addressCipher)}::bytea[], ${rows.map((row) => row.unemploymentCertificate)}::text[],
      ${rows.map((row) => row.bankAccountId)}::uuid[],
      ${rows.map((row) => row.livingAllowanceRequested)}::boolean[], ${rows.map((row) => row.remark)}::text[])
      as t (person_id, roster_no, enrolled_on, group_text, hukou, ethnicity, address, certificate, bank_account_id,
        living_allowance, remark)
    on conflict do nothing returning person_id`.execute(tx);
  return new Set(added.map((row) => row.personId));
}

/** Brings rows that are there already up to what the roster now says; the ids that really changed come back. */
export async function updateEnrolments(
  tx: Tx,
  classId: Uuid,
  rows: readonly EnrolmentWrite[],
): Promise<Set<PersonId>> {
  const { rows: changed } = await sql<{ personId: PersonId }>`
    update enrolment e set enrolled_on = t.enrolled_on, declared_group_text = t.group_text, declared_hukou = t.hukou,
      ethnicity = t.ethnicity, unemployment_certificate = t.certificate, bank_account_id = t.bank_account_id,
      living_allowance_requested = t.living_allowance, remark = t.remark,
      address_cipher = coalesce(e.address_cipher, t.address), version = e.version + 1
    from unnest(
      ${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.enrolledOn)}::date[],
      ${rows.map((row) => row.declaredGroupText)}::text[], ${rows.map((row) => row.declaredHukou)}::text[],
      ${rows.map((row) => row.ethnicity)}::text[], ${rows.map((row) => row.addressCipher)}::bytea[],
      ${rows.map((row) => row.unemploymentCertificate)}::text[], ${rows.map((row) => row.bankAccountId)}::uuid[],
      ${rows.map((row) => row.livingAllowanceRequested)}::boolean[], ${rows.map((row) => row.remark)}::text[])
      as t (person_id, enrolled_on, group_text, hukou, ethnicity, address, certificate, bank_account_id,
        living_allowance, remark)
    where e.class_id = ${classId} and e.person_id = t.person_id
      and (e.enrolled_on, e.declared_group_text, e.declared_hukou, e.ethnicity, e.unemployment_certificate,
          e.bank_account_id, e.living_allowance_requested, e.remark)
        is distinct from (t.enrolled_on, t.group_text, t.hukou, t.ethnicity, t.certificate, t.bank_account_id,
          t.living_allowance, t.remark)
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
  await sql`update enrolment set status = 'withdrawn', version = version + 1
    where class_id = ${classId} and status = 'enrolled'`.execute(tx);
}
