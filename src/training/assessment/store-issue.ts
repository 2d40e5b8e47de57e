import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { CertificateKind } from './contract.ts';

/** Takes so many numbers of a county and year, and answers the first; the counter's row is locked until the act ends. */
export async function takeCompletionNumbers(
  tx: Tx,
  divisionCode: string,
  year: number,
  count: number,
): Promise<number> {
  const { rows } = await sql<{ lastNumber: number }>`
    insert into completion_counter (division_code, year, last_number) values (${divisionCode}, ${year}, ${count})
    on conflict (division_code, year) do update set last_number = completion_counter.last_number + ${count}::int
    returning last_number`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('no certificate number was given');
  return row.lastNumber - count + 1;
}

/** Numbers of the certificates of this kind that stand, by trainee of the class; one whose kind nobody knows counts too. */
export async function standingNumbers(
  tx: Tx,
  classId: Uuid,
  kind: CertificateKind,
): Promise<Map<PersonId, string>> {
  const { rows } = await sql<{ personId: PersonId; number: string }>`
    select person_id, number from certificate
    where class_id = ${classId} and withdrawn_at is null and (kind is null or kind = ${kind})
    order by recorded_at, certificate_id`.execute(tx);
  return new Map(rows.map(({ personId, number }) => [personId, number]));
}

export async function setCheckCodes(
  tx: Tx,
  classId: Uuid,
  codes: readonly { readonly personId: PersonId; readonly number: string; readonly checkCode: Uuid }[],
): Promise<void> {
  await sql`update certificate c set check_code = r.code
    from unnest(${codes.map(({ personId }) => personId)}::bigint[], ${codes.map(({ number }) => number)}::text[],
      ${codes.map(({ checkCode }) => checkCode)}::uuid[]) as r (person_id, number, code)
    where c.person_id = r.person_id and c.class_id = ${classId} and c.number = r.number`.execute(tx);
}

/** A certificate that replaces one printed here is printed too: its paper has a square of its own, the old one ends. */
export async function renewCheckCode(
  tx: Tx,
  of: { readonly classId: Uuid; readonly personId: PersonId },
  number: { readonly from: string; readonly to: string; readonly code: Uuid },
): Promise<void> {
  await sql`update certificate set check_code = ${number.code}
    where person_id = ${of.personId} and class_id = ${of.classId} and number = ${number.to} and check_code is null
      and exists (select 1 from certificate b where b.person_id = ${of.personId} and b.class_id = ${of.classId}
        and b.number = ${number.from} and b.check_code is not null)`.execute(tx);
}

/** A completion certificate as it is printed. */
export interface PrintedCertificate {
  readonly personId: PersonId;
  readonly number: string;
  readonly occupationText: string | null;
  readonly issuedOn: LocalDate;
  readonly issuer: string | null;
  readonly checkCode: Uuid;
}

/** Those of a class that were issued here and stand. */
export async function printedOf(tx: Tx, classId: Uuid): Promise<PrintedCertificate[]> {
  const { rows } = await sql<PrintedCertificate>`
    select person_id, number, occupation_text, issued_on, issuer, check_code from certificate
    where class_id = ${classId} and kind = 'training-completion' and check_code is not null and issued_on is not null
      and withdrawn_at is null order by number`.execute(tx);
  return rows;
}
