import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ConsentStatus, How, Purpose } from './contract.ts';
import type { ConsentText } from './texts.ts';

export interface ConsentRow {
  readonly consentId: Uuid;
  readonly personId: PersonId;
  readonly purpose: Purpose;
  readonly version: number;
  readonly status: ConsentStatus;
  readonly words: string;
  readonly givenAt: Date;
  readonly endedAt: Date | null;
  readonly how: How;
  readonly endedHow: How | null;
}

/** One answer at a time to one purpose of one person. */
export async function lockConsent(tx: Tx, personId: PersonId, purpose: Purpose): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`consent:${purpose}`}, ${personId}::bigint))`.execute(
    tx,
  );
}

/** The newest answer of a person to each purpose. */
export async function selectConsents(tx: Tx, personId: PersonId): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select distinct on (c.purpose) c.consent_id, c.person_id, c.purpose, c.version, c.status, t.words, c.given_at,
      c.ended_at, c.how, c.ended_how
    from consent c join consent_text t on t.purpose = c.purpose and t.version = c.version
    where c.person_id = ${personId}::bigint
    order by c.purpose, c.given_at desc, c.consent_id desc`.execute(tx);
  return rows;
}

/** Keeps the words of a text from the first answer on. */
export async function keepText(tx: Tx, text: ConsentText): Promise<void> {
  await sql`insert into consent_text (purpose, version, words, from_on)
    values (${text.purpose}, ${text.version}, ${text.words}, ${text.from}::date) on conflict do nothing`.execute(
    tx,
  );
}

export interface NewConsent {
  readonly consentId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly purpose: Purpose;
  readonly version: number;
  readonly status: ConsentStatus;
  readonly at: Date;
  readonly by: Uuid;
  readonly how: How;
  readonly slip: string | null;
}

export async function insertConsent(tx: Tx, row: NewConsent): Promise<void> {
  await sql`insert into consent (consent_id, person_id, division_path, purpose, version, status, given_at, given_by, how,
      slip)
    values (${row.consentId}, ${row.personId}, ${row.divisionPath}::ltree, ${row.purpose}, ${row.version}, ${row.status},
      ${row.at}, ${row.by}, ${row.how}, ${row.slip})`.execute(tx);
}

/** Ends the answer that lasts, because she took it back or answered again. False when none lasted. */
export async function endConsent(
  tx: Tx,
  row: Pick<NewConsent, 'personId' | 'purpose' | 'status' | 'at' | 'by' | 'how' | 'slip'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update consent set status = ${row.status}, ended_at = ${row.at},
      ended_by = ${row.by}, ended_how = ${row.how}, ended_slip = ${row.slip}
    where person_id = ${row.personId}::bigint and purpose = ${row.purpose} and ended_at is null`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Of these persons, those who said no to a purpose or took it back; whoever was never asked is not among them. */
export async function selectRefusers(
  tx: Tx,
  ids: readonly PersonId[],
  purpose: Purpose,
): Promise<Set<PersonId>> {
  const { rows } = await sql<{ personId: PersonId }>`
    select x as person_id from consent_refused(${[...ids]}::bigint[], ${purpose}) as x`.execute(tx);
  return new Set(rows.map(({ personId }) => personId));
}
