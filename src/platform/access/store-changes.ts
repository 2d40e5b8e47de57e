import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Uuid } from '../kernel/index.ts';
import type { Role } from './actor.ts';
import type { ChangeKind, ChangeStatus } from './contract-accounts.ts';

export interface PendingChange {
  readonly changeId: Uuid;
  readonly accountId: Uuid;
  readonly kind: ChangeKind;
  readonly status: ChangeStatus;
  readonly role: Role | null;
  readonly divisionCode: string | null;
  readonly organisationId: Uuid | null;
  readonly firstHalfCipher: Buffer | null;
  readonly proposedByPerson: string;
}

export interface NewChange {
  readonly changeId: Uuid;
  readonly accountId: Uuid;
  readonly kind: ChangeKind;
  readonly status: ChangeStatus;
  readonly role: Role | null;
  readonly divisionCode: string | null;
  readonly organisationId: string | null;
  readonly firstHalfCipher: Buffer | null;
  readonly reason: string;
  readonly proposedBy: Uuid;
  readonly proposedByPerson: string;
  readonly proposedAt: Date;
}

export async function insertChange(tx: Tx, change: NewChange): Promise<void> {
  await tx.insertInto('accountChange').values(change).execute();
}

/** The account a change is of; the account's row is locked before the change's, as every act does. */
export async function accountOfChange(tx: Tx, changeId: string): Promise<Uuid | undefined> {
  const row = await tx
    .selectFrom('accountChange')
    .select('accountId')
    .where('changeId', '=', changeId)
    .executeTakeFirst();
  return row?.accountId as Uuid | undefined;
}

const CHANGE = sql`change_id, account_id, kind, status, role, division_code, organisation_id, first_half_cipher,
  proposed_by_person`;

export async function lockChange(tx: Tx, changeId: string): Promise<PendingChange | undefined> {
  const { rows } = await sql<PendingChange>`
    select ${CHANGE} from account_change where change_id = ${changeId}::uuid for update`.execute(tx);
  return rows[0];
}

/** What waits for another administrator on this account, locked. */
export async function lockPendingChange(tx: Tx, accountId: string): Promise<PendingChange | undefined> {
  const { rows } = await sql<PendingChange>`
    select ${CHANGE} from account_change
    where account_id = ${accountId}::uuid and status = 'pending' for update`.execute(tx);
  return rows[0];
}

/** Ends a change; the half of the one-time password goes with it. */
export async function closeChange(
  tx: Tx,
  changeId: string,
  decided: {
    status: ChangeStatus;
    decidedBy: Uuid;
    decidedByPerson: string;
    decidedAt: Date;
    opinion: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('accountChange')
    .set({ ...decided, firstHalfCipher: null })
    .where('changeId', '=', changeId)
    .execute();
}

export interface ChangeListRow {
  readonly changeId: Uuid;
  readonly accountId: Uuid;
  readonly login: string;
  readonly displayName: string;
  readonly personName: string;
  readonly idNumberMasked: string | null;
  readonly kind: ChangeKind;
  readonly status: ChangeStatus;
  readonly reason: string;
  readonly currentRole: Role;
  readonly currentDivisionCode: string | null;
  readonly currentDivisionName: string | null;
  readonly currentOrganisationId: Uuid | null;
  readonly role: Role | null;
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
  readonly organisationId: Uuid | null;
  readonly accountPerson: string;
  readonly proposedBy: string;
  readonly proposedByPerson: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly opinion: string | null;
}

/** Changes, those that wait first, then the latest; below `divisionPath` when it is given. */
export async function selectChanges(
  tx: Tx,
  page: { status: ChangeStatus | undefined; limit: number; divisionPath: string | null },
): Promise<ChangeListRow[]> {
  const { rows } = await sql<ChangeListRow>`
    select c.change_id, c.account_id, a.login, a.display_name,
      coalesce(p.display_name, a.display_name) as person_name, p.id_number_masked, c.kind, c.status, c.reason,
      a.role as current_role, a.division_code as current_division_code, now_in.name as current_division_name,
      a.organisation_id as current_organisation_id, c.role, c.division_code, then_in.name as division_name,
      c.organisation_id, a.person_key as account_person, proposer.display_name as proposed_by,
      c.proposed_by_person, c.proposed_at, decider.display_name as decided_by,
      c.decided_at, c.opinion
    from account_change c join account a using (account_id)
      left join staff_person p on p.person_key = a.person_key
      left join division now_in on now_in.division_code = a.division_code
      left join division then_in on then_in.division_code = c.division_code
      join account proposer on proposer.account_id = c.proposed_by
      left join account decider on decider.account_id = c.decided_by
    where (${page.status ?? null}::text is null or c.status = ${page.status ?? null})
      and (${page.divisionPath}::ltree is null or a.division_path <@ ${page.divisionPath}::ltree)
    order by (c.status = 'pending') desc, coalesce(c.decided_at, c.proposed_at) desc, c.change_id
    limit ${page.limit}`.execute(tx);
  return rows;
}
