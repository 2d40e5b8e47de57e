import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import { divisionPathOf, type LocalDate, type Uuid } from '../kernel/index.ts';
import type { Role } from './actor.ts';
import type { DelegationStatus } from './contract-delegations.ts';
import { NO_PASSWORD } from './passwords.ts';
import { inForce, type LockedAccount } from './store.ts';

export interface LockedDelegation {
  readonly delegationId: Uuid;
  readonly fromAccountId: Uuid;
  readonly toAccountId: Uuid;
  readonly status: DelegationStatus;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly askedByPerson: string;
}

const DELEGATION = sql`delegation_id, from_account_id, to_account_id, status, from_on, until_on, asked_by_person`;

export interface NewDelegation extends LockedDelegation {
  readonly actingAccountId: Uuid | null;
  readonly reason: string;
  readonly askedBy: Uuid;
  readonly askedAt: Date;
}

export async function insertDelegation(tx: Tx, delegation: NewDelegation): Promise<void> {
  await tx.insertInto('delegation').values(delegation).execute();
}

/** The two accounts of a delegation; their rows are locked before its own, as every act does. */
export async function accountsOfDelegation(
  tx: Tx,
  delegationId: string,
): Promise<readonly [Uuid, Uuid] | undefined> {
  const { rows } = await sql<{ fromAccountId: Uuid; toAccountId: Uuid }>`
    select from_account_id, to_account_id from delegation where delegation_id = ${delegationId}::uuid`.execute(
    tx,
  );
  const [row] = rows;
  return row && [row.fromAccountId, row.toAccountId];
}

export async function lockDelegation(tx: Tx, delegationId: string): Promise<LockedDelegation | undefined> {
  const { rows } = await sql<LockedDelegation>`
    select ${DELEGATION} from delegation where delegation_id = ${delegationId}::uuid for update`.execute(tx);
  return rows[0];
}

/** Delegations from or to an account that are asked for or released and not over, locked. */
export async function lockDelegationsOf(
  tx: Tx,
  accountId: string,
  today: LocalDate,
): Promise<LockedDelegation[]> {
  const { rows } = await sql<LockedDelegation>`
    select ${DELEGATION} from delegation
    where ${accountId}::uuid in (from_account_id, to_account_id) and status in ('asked', 'released')
      and until_on > ${today}::date
    order by delegation_id for update`.execute(tx);
  return rows;
}

/**
 * Whose these accounts are: an own account stands for itself, one that names two people for the accounts of both, even
 * once the delegation is over.
 */
export async function accountsBehind(tx: Tx, accountIds: readonly Uuid[]): Promise<Map<Uuid, Uuid[]>> {
  const { rows } = await sql<{ actingAccountId: Uuid; fromAccountId: Uuid; toAccountId: Uuid }>`
    select acting_account_id, from_account_id, to_account_id from delegation
    where acting_account_id = any (${[...accountIds]}::uuid[])`.execute(tx);
  const behind = new Map(accountIds.map((id) => [id, [id]]));
  for (const row of rows) behind.get(row.actingAccountId)?.push(row.fromAccountId, row.toAccountId);
  return behind;
}

/** The roles that this account acts in, may act in later, or is asked to act in. */
export async function selectDelegatedRoles(tx: Tx, accountId: string, today: LocalDate): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`
    select coalesce(acting.role, whom.role) as role
    from delegation d join account whom on whom.account_id = d.from_account_id
      left join account acting on acting.account_id = d.acting_account_id
    where d.to_account_id = ${accountId}::uuid and d.status in ('asked', 'released')
      and d.until_on > ${today}::date`.execute(tx);
  return rows.map(({ role }) => role);
}

/** Sets what an act has decided; a delegation that is no longer in force takes its sessions along. */
export async function updateDelegation(
  tx: Tx,
  delegationId: string,
  change: {
    status: DelegationStatus;
    actingAccountId?: Uuid;
    decidedBy?: Uuid;
    decidedByPerson?: string;
    decidedAt?: Date;
    opinion?: string | null;
    endedBy?: Uuid;
    endedAt?: Date;
  },
): Promise<void> {
  await sql`update delegation set version = version + 1 where delegation_id = ${delegationId}::uuid`.execute(
    tx,
  );
  await tx.updateTable('delegation').set(change).where('delegationId', '=', delegationId).execute();
  if (change.status !== 'released')
    await tx.deleteFrom('session').where('delegationId', '=', delegationId).execute();
}

/** The account that names both: of the colleague's person, with the role and place of whoever is on leave. */
export async function insertActingAccount(
  tx: Tx,
  acting: {
    readonly accountId: Uuid;
    readonly displayName: string;
    readonly personKey: string;
    readonly createdAt: Date;
  },
  from: LockedAccount,
): Promise<void> {
  const { accountId, role, divisionCode, organisationId } = from;
  await tx
    .insertInto('account')
    .values({
      ...acting,
      login: `acting:${acting.accountId}`,
      role,
      divisionCode,
      divisionPath: divisionCode === null ? null : divisionPathOf(divisionCode),
      organisationId,
      passwordHash: NO_PASSWORD,
      status: 'disabled',
      disabledAt: acting.createdAt,
      demonstration: false,
      actsFor: accountId,
    })
    .execute();
}

export interface DelegationListRow {
  readonly delegationId: Uuid;
  readonly fromAccountId: Uuid;
  readonly toAccountId: Uuid;
  readonly fromName: string;
  readonly toName: string;
  readonly fromPerson: string;
  readonly toPerson: string;
  readonly role: Role;
  readonly divisionName: string | null;
  readonly status: DelegationStatus;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByPerson: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly opinion: string | null;
  readonly endedBy: string | null;
}

/** Delegations, those that wait first, then the latest: of one account, or below a division. */
export async function selectDelegations(
  tx: Tx,
  page: { readonly accountId: string | null; readonly divisionPath: string | null; readonly limit: number },
): Promise<DelegationListRow[]> {
  const { rows } = await sql<DelegationListRow>`
    select d.delegation_id, d.from_account_id, d.to_account_id, f.display_name as from_name,
      t.display_name as to_name, f.person_key as from_person, t.person_key as to_person,
      coalesce(n.role, f.role) as role, v.name as division_name, d.status, d.from_on, d.until_on, d.reason,
      a.display_name as asked_by, d.asked_by_person, d.asked_at, c.display_name as decided_by, d.opinion,
      e.display_name as ended_by
    from delegation d join account f on f.account_id = d.from_account_id
      join account t on t.account_id = d.to_account_id
      left join account n on n.account_id = d.acting_account_id
      left join division v on v.division_code = f.division_code
      join account a on a.account_id = d.asked_by
      left join account c on c.account_id = d.decided_by
      left join account e on e.account_id = d.ended_by
    where (${page.accountId}::uuid is null or ${page.accountId}::uuid in (d.from_account_id, d.to_account_id))
      and (${page.divisionPath}::ltree is null or f.division_path <@ ${page.divisionPath}::ltree)
    order by (d.status = 'asked') desc, d.asked_at desc, d.delegation_id limit ${page.limit}`.execute(tx);
  return rows;
}

export interface ActableRow {
  readonly delegationId: Uuid;
  readonly name: string;
  readonly role: Role;
  readonly untilOn: LocalDate;
}

/** Whom this account may act for on this day. */
export async function selectActable(tx: Tx, accountId: string, today: LocalDate): Promise<ActableRow[]> {
  const { rows } = await sql<ActableRow>`
    select d.delegation_id, whom.display_name as name, acting.role, d.until_on
    from delegation d join account whom on whom.account_id = d.from_account_id
      join account acting on acting.account_id = d.acting_account_id
    where d.to_account_id = ${accountId}::uuid and ${inForce(today)}
    order by d.until_on, d.delegation_id`.execute(tx);
  return rows;
}

/** Whoever is on leave and the last day but one, by delegation; for the session that acts under it. */
export async function selectActing(
  tx: Tx,
  delegationId: string,
): Promise<{ readonly name: string; readonly untilOn: LocalDate } | undefined> {
  const { rows } = await sql<{ name: string; untilOn: LocalDate }>`
    select whom.display_name as name, d.until_on from delegation d
      join account whom on whom.account_id = d.from_account_id
    where d.delegation_id = ${delegationId}::uuid`.execute(tx);
  return rows[0];
}

/** Binds a session to a delegation, or to none. */
export async function setActing(tx: Tx, tokenDigest: Buffer, delegationId: Uuid | null): Promise<void> {
  await tx.updateTable('session').set({ delegationId }).where('tokenHash', '=', tokenDigest).execute();
}

/** Other people with an account in use in the same division or organisation. */
export async function selectColleagues(
  tx: Tx,
  accountId: string,
  reach: string | null,
): Promise<{ readonly accountId: Uuid; readonly displayName: string; readonly role: Role }[]> {
  const { rows } = await sql<{ accountId: Uuid; displayName: string; role: Role }>`
    select o.account_id, o.display_name, o.role from account a join account o
      on o.division_code is not distinct from a.division_code
      and o.organisation_id is not distinct from a.organisation_id
    where a.account_id = ${accountId}::uuid and (${reach}::ltree is null or a.division_path <@ ${reach}::ltree)
      and o.status = 'active' and o.role <> 'worker' and o.password_hash <> ${NO_PASSWORD}
      and o.person_key <> a.person_key
    order by o.display_name, o.account_id limit 200`.execute(tx);
  return rows;
}
