import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { OwnAccountStatus, PoliceAnswer, Proof, Verifier } from './contract.ts';

export interface OwnAccountRow {
  readonly personId: PersonId;
  readonly accountId: Uuid;
  readonly divisionPath: string;
  readonly status: OwnAccountStatus;
  readonly provenBy: Proof;
  readonly verifiedOn: LocalDate | null;
  readonly verifiedBy: Verifier | null;
  readonly policeAnswer: PoliceAnswer | null;
  readonly registeredAt: Date;
  readonly openedBy: Uuid | null;
  readonly version: number;
}

const COLUMNS = sql`person_id, account_id, division_path::text as division_path, status, proven_by, verified_on,
  verified_by, police_answer, registered_at, opened_by, version`;

export interface NewOwnAccount extends Omit<OwnAccountRow, 'version' | 'policeAnswer'> {
  readonly guardianCipher: Buffer | null;
  readonly agreement: string | null;
}

/** Of many at once one is stored: false for the others. */
export async function insertOwnAccount(tx: Tx, row: NewOwnAccount): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into own_account (person_id, account_id, division_path, status, proven_by, verified_on, verified_by,
      registered_at, opened_by, guardian_cipher, agreement)
    values (${row.personId}, ${row.accountId}, ${row.divisionPath}::ltree, ${row.status}, ${row.provenBy},
      ${row.verifiedOn}::date, ${row.verifiedBy}, ${row.registeredAt}, ${row.openedBy}, ${row.guardianCipher},
      ${row.agreement})
    on conflict (person_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** The newest accounts within reach. */
export async function selectOwnAccounts(tx: Tx): Promise<OwnAccountRow[]> {
  const { rows } = await sql<OwnAccountRow>`
    select ${COLUMNS} from own_account order by registered_at desc, person_id desc limit 500`.execute(tx);
  return rows;
}

/** The account of one person, within reach. */
export async function selectOwnAccount(tx: Tx, personId: PersonId): Promise<OwnAccountRow | undefined> {
  const { rows } = await sql<OwnAccountRow>`
    select ${COLUMNS} from own_account where person_id = ${personId}`.execute(tx);
  return rows[0];
}

/** Locks one within reach. */
export async function lockOwnAccount(tx: Tx, accountId: Uuid): Promise<OwnAccountRow | undefined> {
  const { rows } = await sql<OwnAccountRow>`
    select ${COLUMNS} from own_account where account_id = ${accountId}::uuid for update`.execute(tx);
  return rows[0];
}

/** Sets what an act has decided; gives the version. */
export async function updateOwnAccount(
  tx: Tx,
  personId: PersonId,
  change: {
    readonly status?: OwnAccountStatus;
    readonly verifiedOn?: LocalDate;
    readonly verifiedBy?: Verifier;
  },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update own_account set version = version + 1, status = coalesce(${change.status ?? null}, status),
      verified_on = coalesce(${change.verifiedOn ?? null}::date, verified_on),
      verified_by = coalesce(${change.verifiedBy ?? null}, verified_by)
    where person_id = ${personId} returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Of these persons those who have an account and of whom nobody has confirmed yet who they are. */
export async function selectUnverified(tx: Tx, personIds: readonly PersonId[]): Promise<PersonId[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from own_account
    where person_id = any (${[...personIds]}::bigint[]) and verified_on is null`.execute(tx);
  return rows.map(({ personId }) => personId);
}

/** The accounts of these persons whom nobody has confirmed yet, within reach, locked. */
export async function lockUnverified(tx: Tx, personIds: readonly PersonId[]): Promise<OwnAccountRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<OwnAccountRow>`
    select ${COLUMNS} from own_account
    where person_id = any (${[...personIds]}::bigint[]) and verified_on is null order by person_id for update`.execute(
    tx,
  );
  return rows;
}

/** The police register has answered, and the answer does not confirm her. */
export async function noteUnconfirmed(
  tx: Tx,
  personId: PersonId,
  answer: { readonly policeAnswer: PoliceAnswer; readonly answeredOn: LocalDate },
): Promise<void> {
  await sql`update own_account set police_answer = ${answer.policeAnswer}, version = version + 1,
      police_answered_on = ${answer.answeredOn}::date where person_id = ${personId}`.execute(tx);
}

/** The division of this code and its path; undefined when there is none. */
export async function divisionPathIfKnown(tx: Tx, divisionCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select path::text as path from division where division_code = ${divisionCode} and level = 'county'`.execute(
    tx,
  );
  return rows[0]?.path;
}
