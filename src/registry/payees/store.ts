import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { AccountPart, ChangeStatus, HeirPaper, HeirRelation, HeirShare } from './contract.ts';

/** What makes somebody the heir of what a line pays. */
interface HeirOf {
  readonly claimLineId: Uuid;
  readonly relation: HeirRelation;
  readonly papers: readonly HeirPaper[];
  readonly share: HeirShare;
}

export interface ChangeRow {
  readonly changeId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly holder: string;
  readonly bankName: string;
  readonly numberCipher: Buffer;
  readonly numberLast4: string;
  readonly oldBankName: string | null;
  readonly oldHolder: string | null;
  readonly oldLast4: string | null;
  /** Blind index of the account that was on record. */
  readonly oldIndex: Buffer | null;
  readonly changed: AccountPart[];
  readonly reason: string;
  readonly document: string;
  readonly source: string;
  readonly status: ChangeStatus;
  /** The line that an heir receives, with what makes the holder an heir; null for an account of the payee itself. */
  readonly heir: HeirOf | null;
  readonly proposedAt: Date;
  readonly proposedById: Uuid;
  /** Who may take it back: whoever proposed it, or to whom that was handed over. */
  readonly heldById: Uuid;
  readonly version: number;
}

const COLUMNS = sql`c.change_id, c.division_path::text as division_path, c.organisation_id, c.person_id, c.holder,
  c.bank_name, c.number_cipher, c.number_last4, c.old_bank_name, c.old_holder, c.old_last4, c.old_index, c.changed,
  c.reason, c.document, c.source, c.status,
  case when c.claim_line_id is not null then jsonb_build_object('claimLineId', c.claim_line_id, 'relation', c.heir_relation,
    'papers', c.heir_papers, 'share', c.heir_share) end as heir, c.proposed_at, c.proposed_by as proposed_by_id,
  coalesce(c.held_by, c.proposed_by) as held_by_id, c.version`;

export async function insertChange(
  tx: Tx,
  row: Omit<ChangeRow, 'version' | 'heldById'> & { readonly numberIndex: Buffer | null },
): Promise<void> {
  await sql`insert into payee_account_change (change_id, division_path, organisation_id, person_id, holder, bank_name,
      number_cipher, number_last4, old_bank_name, old_holder, old_last4, old_index, changed, reason, document, source,
      status, proposed_at, proposed_by, claim_line_id, heir_relation, heir_papers, heir_share, number_index)
    values (${row.changeId}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.personId}, ${row.holder},
      ${row.bankName}, ${row.numberCipher}, ${row.numberLast4}, ${row.oldBankName}, ${row.oldHolder}, ${row.oldLast4},
      ${row.oldIndex}, ${row.changed}::text[], ${row.reason}, ${row.document}, ${row.source}, ${row.status},
      ${row.proposedAt}, ${row.proposedById}, ${row.heir?.claimLineId ?? null}, ${row.heir?.relation ?? null},
      ${row.heir ? [...row.heir.papers] : null}::text[], ${row.heir?.share ?? null}, ${row.numberIndex})`.execute(
    tx,
  );
}

export async function findChange(tx: Tx, changeId: Uuid, lock = false): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from payee_account_change c where c.change_id = ${changeId}
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Is a change of this payee's account waiting for its second person? */
export async function hasOpenChange(
  tx: Tx,
  payee: { readonly organisationId: Uuid | null; readonly personId: PersonId | null },
): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select payee_change_waits(${payee.organisationId}::uuid, ${payee.personId}::bigint) as waits`.execute(tx);
  return rows[0]?.waits === true;
}

export async function setChangeStatus(
  tx: Tx,
  change: Pick<ChangeRow, 'changeId' | 'version'>,
  status: ChangeStatus,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update payee_account_change set status = ${status}, version = version + 1
    where change_id = ${change.changeId} and version = ${change.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface ChangeListRow extends ChangeRow {
  readonly proposedBy: string;
}

/** Changes, newest first; `after` is the last id of the page before. */
export async function listChanges(
  tx: Tx,
  filter: { status: ChangeStatus | null; after: string | null; limit: number },
): Promise<{ rows: ChangeListRow[]; total: number }> {
  const { rows } = await sql<ChangeListRow>`
    select ${COLUMNS}, coalesce(a.display_name, '') as proposed_by
    from payee_account_change c left join account_name a on a.account_id = c.proposed_by
    where (${filter.status}::text is null or c.status = ${filter.status}::text)
      and (${filter.after}::uuid is null or c.change_id < ${filter.after}::uuid)
    order by c.change_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from payee_account_change
    where ${filter.status}::text is null or status = ${filter.status}::text`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}
