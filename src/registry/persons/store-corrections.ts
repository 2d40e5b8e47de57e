import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, StatusOf, Uuid } from '../../platform/kernel/index.ts';
import type { CorrectedField, CorrectionSubject } from './contract-corrections.ts';
import type { CORRECTION } from './machine.ts';
import type { LikenessKeys } from './rules-likeness.ts';
import type { PersonInsert } from './store.ts';

export type CorrectionStatus = StatusOf<typeof CORRECTION>;

export interface CorrectionRow {
  readonly correctionId: Uuid;
  readonly personId: PersonId;
  readonly subject: CorrectionSubject;
  readonly changed: CorrectedField[];
  /** Null for a fact that nobody had stated. */
  readonly beforeCipher: Buffer | null;
  readonly afterCipher: Buffer;
  readonly divisionPath: string;
  /** The organisation that proposed it; null when the bureau did. */
  readonly organisationId: Uuid | null;
  readonly reason: string;
  readonly document: string;
  readonly status: CorrectionStatus;
  readonly proposedById: Uuid;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly version: number;
}

const COLUMNS = sql`c.correction_id, c.person_id, c.subject, c.changed, c.before_cipher, c.after_cipher,
  c.division_path::text as division_path, c.organisation_id, c.reason, c.document, c.status,
  c.proposed_by as proposed_by_id, c.proposed_at, c.decided_at, c.version`;

export async function insertCorrection(tx: Tx, row: Omit<CorrectionRow, 'version'>): Promise<void> {
  await sql`insert into person_correction (correction_id, person_id, subject, changed, before_cipher, after_cipher,
      division_path, organisation_id, reason, document, status, proposed_by, proposed_at, decided_at)
    values (${row.correctionId}, ${row.personId}, ${row.subject}, ${row.changed}::text[], ${row.beforeCipher},
      ${row.afterCipher}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.reason}, ${row.document},
      ${row.status}, ${row.proposedById}, ${row.proposedAt}, ${row.decidedAt})`.execute(tx);
}

export async function findCorrection(
  tx: Tx,
  correctionId: Uuid,
  lock = false,
): Promise<CorrectionRow | undefined> {
  const { rows } = await sql<CorrectionRow>`
    select ${COLUMNS} from person_correction c where c.correction_id = ${correctionId}
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Sets the status while the version is still the one that was seen; false when somebody came before. */
export async function setCorrectionStatus(
  tx: Tx,
  correction: Pick<CorrectionRow, 'correctionId' | 'version'>,
  now: { readonly status: CorrectionStatus; readonly decidedAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update person_correction set status = ${now.status}, decided_at = ${now.decidedAt}, version = version + 1
    where correction_id = ${correction.correctionId} and version = ${correction.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface ListedCorrection extends CorrectionRow {
  readonly proposedBy: string;
  readonly personName: string;
  readonly idNumberMasked: string;
}

/** Corrections, open ones first, the newest first; `after` is the last id of the page before. */
export async function listCorrections(
  tx: Tx,
  filter: {
    readonly status: CorrectionStatus | null;
    readonly personId: PersonId | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: ListedCorrection[]; total: number }> {
  const wanted = sql`(${filter.status}::text is null or c.status = ${filter.status}::text)
    and (${filter.personId}::bigint is null or c.person_id = ${filter.personId}::bigint)`;
  const { rows } = await sql<ListedCorrection>`
    select ${COLUMNS}, coalesce(a.display_name, '') as proposed_by, p.name as person_name, p.id_number_masked
    from person_correction c join person p on p.person_id = c.person_id
    left join account_name a on a.account_id = c.proposed_by
    where ${wanted} and (${filter.after}::uuid is null or c.correction_id < ${filter.after}::uuid)
    order by c.correction_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from person_correction c where ${wanted}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

/** Locks a person against another correction; undefined when out of reach, or held by another county now. */
export async function lockPerson(
  tx: Tx,
  personId: PersonId,
  lock = true,
): Promise<
  | {
      readonly personId: PersonId;
      readonly name: string;
      readonly idNumberCipher: Buffer;
      readonly phoneCipher: Buffer | null;
    }
  | undefined
> {
  const { rows } = await sql<{
    personId: PersonId;
    name: string;
    idNumberCipher: Buffer;
    phoneCipher: Buffer | null;
  }>`select person_id, name, id_number_cipher, phone_cipher from person where person_id = ${personId}
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Where a correction is decided: the county in which this organisation has to do with the person. */
export async function tiedDivision(
  tx: Tx,
  personId: PersonId,
  organisationId: Uuid,
): Promise<string | undefined> {
  const { rows } = await sql<{ divisionPath: string }>`
    select division_path::text as division_path from person_tie
    where person_id = ${personId} and organisation_id = ${organisationId} and move_id is null
    order by division_path limit 1`.execute(tx);
  return rows[0]?.divisionPath;
}

/** Whether more than one county or organisation has to do with a person, within reach or not. */
export async function isShared(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ shared: boolean }>`
    select person_is_shared(${personId}::bigint) as shared`.execute(tx);
  return rows[0]?.shared === true;
}

export async function updateNameAndPhone(
  tx: Tx,
  personId: PersonId,
  now: Pick<PersonInsert, 'name' | 'phoneCipher' | 'phoneMasked' | keyof LikenessKeys>,
): Promise<void> {
  await sql`update person set name = ${now.name}, phone_cipher = ${now.phoneCipher}, phone_masked = ${now.phoneMasked},
    name_sound = ${now.nameSound}, other_sounds = ${now.otherSounds}::text[],
    number_key = ${now.numberKey}, phone_key = ${now.phoneKey}, version = version + 1 where person_id = ${personId}`.execute(
    tx,
  );
}

/** Gives a person another number; the registry refuses one that somebody else has. */
export async function updateNumber(
  tx: Tx,
  personId: PersonId,
  now: Pick<PersonInsert, 'idNumberCipher' | 'idNumberMasked' | 'documentKind' | 'sex' | 'birthOn'> & {
    readonly index: Buffer;
    readonly indexBefore: Buffer;
  },
): Promise<void> {
  await sql`update person_registry set blind_index = ${now.index}
    where blind_index = ${now.indexBefore} and person_id = ${personId}`.execute(tx);
  await sql`update person set id_number_cipher = ${now.idNumberCipher}, id_number_masked = ${now.idNumberMasked},
      document_kind = ${now.documentKind}, sex = coalesce(${now.sex}, sex),
      birth_on = coalesce(${now.birthOn}::date, birth_on), id_number_confirmed = true, version = version + 1
    where person_id = ${personId}`.execute(tx);
}

/** What departments said of a number that was not the person's counts no more. */
export async function retireFacts(tx: Tx, personId: PersonId, by: Uuid): Promise<void> {
  await sql`update person_fact set superseded_by = ${by}
    where person_id = ${personId} and superseded_by is null`.execute(tx);
}
