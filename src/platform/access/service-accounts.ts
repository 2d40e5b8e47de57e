import { type Tx, tryConstraint } from '../db/index.ts';
import { canDo, done, type PersonId, type Result, refusal, refused, type Uuid } from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Actor, Role } from './actor.ts';
import { VERSION_CONFLICT } from './contract.ts';
import {
  ACCOUNT_REFUSALS,
  type AccountReply,
  type AccountRow,
  type AccountStatus,
  type NewAccount,
} from './contract-accounts.ts';
import { ACCOUNT } from './machine.ts';
import { allowedIn } from './machine-acts.ts';
import { leadsTo } from './next-act.ts';
import { hashPassword, NO_PASSWORD } from './passwords.ts';
import type { OrganisationDirectory } from './ports.ts';
import { NOT_FOUND } from './route.ts';
import { administratorsApart, isMachine, isOneOf, takesTwo } from './rules.ts';
import { isDelegable } from './rules-delegation.ts';
import { isInReach, placeOf, placeRefusals } from './rules-place.ts';
import { storeChange } from './service-changes.ts';
import { refusePending } from './service-decide.ts';
import { endDelegationsOf } from './service-delegations.ts';
import { resolvePerson } from './service-staff.ts';
import {
  type AccountColumns,
  deleteSessionsOf,
  insertAccount,
  lockAccount,
  selectAccounts,
  updateAccount,
} from './store.ts';
import { insertStaffPerson, selectRolesOf } from './store-staff.ts';
import { newReadableHalf } from './tokens.ts';

/** A page of accounts by login, below the actor's own division; `namesOf` gives names of organisations. */
export async function listAccounts(
  tx: Tx,
  actor: Actor,
  query: {
    after?: string | undefined;
    limit: number;
    role?: string | undefined;
    status?: AccountStatus | undefined;
  },
): Promise<{ rows: Omit<AccountRow, 'organisationName'>[]; next: string | null }> {
  const rows = await selectAccounts(tx, {
    after: query.after,
    role: query.role,
    status: query.status,
    limit: query.limit + 1,
    divisionPath: actor.divisionPath,
  });
  const page = rows.slice(0, query.limit).map((row) => ({ ...row, allowed: allowedOn(row, actor) }));
  return { rows: page, next: rows.length > query.limit ? (page.at(-1)?.login ?? null) : null };
}

const ASKED_FOR = ['accounts.enable', 'accounts.reassign', 'accounts.reset', 'accounts.resetSecondFactor'];

/** Nobody acts on an own account or on the system's; while something waits nothing else is asked for. */
function allowedOn(
  row: Pick<AccountRow, 'status' | 'role' | 'personKey' | 'pendingChange' | 'hasSecondFactor'>,
  actor: Actor,
): string[] {
  if (isOneOf(actor, [row.personKey]) || isMachine(row)) return [];
  return allowedIn(ACCOUNT, row.status, actor)
    .filter((act) => act.startsWith('accounts.') || (act === 'delegations.ask' && isDelegable(row)))
    .filter((act) => row.hasSecondFactor || act !== 'accounts.resetSecondFactor')
    .filter((act) => row.pendingChange === null || !ASKED_FOR.includes(act));
}

/**
 * Opens an account for somebody of the register. Where the role has power over money or reviews it waits for another
 * administrator, and the one-time password is told in two halves, one to each; else it is active at once. Refuses
 * one for oneself, a role without its place, a login that is taken, two kinds of power in one hand.
 */
export async function createAccount(
  act: Act,
  asked: NewAccount,
  /** The division of the organisation asked for; undefined when there is none. */
  organisationDivision: string | undefined,
): Promise<Result<AccountReply>> {
  const misplaced = placeRefusals(asked);
  if (misplaced.length > 0) return refused(...misplaced);
  const place = placeOf(act.actor, asked, organisationDivision);
  if (!place.ok) return place;
  const person = await resolvePerson(act, asked);
  if (!person.ok) return person;
  const { personKey } = person.value;
  if (isOneOf(act.actor, [personKey])) return refused(ACCOUNT_REFUSALS.ownAccount);
  const apart = administratorsApart(
    asked.role,
    await selectRolesOf(act.tx, personKey, { exceptAccountId: null, today: act.clock.today() }),
  );
  if (apart.length > 0) return refused(...apart);

  const waits = takesTwo(asked.role);
  const half = newReadableHalf();
  const password = waits ? half : `${half}-${newReadableHalf()}`;
  const accountId = act.ids.uuid();
  const status = waits ? 'pending' : 'active';
  const stored = await storeAccount(act, {
    accountId,
    login: asked.login,
    displayName: asked.displayName,
    personKey,
    ...place.value,
    personId: null,
    passwordHash: waits ? NO_PASSWORD : await hashPassword(password),
    oneTime: !waits,
    passwordWholeAt: waits ? null : act.clock.now(),
    status,
    demonstration: false,
    createdAt: act.clock.now(),
  });
  if (!stored.ok) return stored;
  const changeId = waits
    ? await storeChange(act, {
        accountId,
        kind: 'open',
        place: null,
        firstHalf: half,
        reason: asked.displayName,
      })
    : null;
  return done({
    accountId,
    status,
    changeId,
    oneTimePassword: password,
    part: waits ? 'first-half' : 'whole',
  });
}

/** An account at once and without the rules for people's accounts: for demonstrations and the system's own. */
export async function openAccount(
  act: Act,
  organisations: Pick<OrganisationDirectory, 'divisionOf'>,
  asked: {
    readonly login: string;
    readonly displayName: string;
    readonly personKey: string;
    readonly role: Role;
    readonly divisionCode: string | null;
    readonly organisationId: string | null;
    readonly password: string | null;
  },
  more: { readonly demonstration: boolean; readonly personId: PersonId | null },
): Promise<Result<{ accountId: Uuid }>> {
  const { password, ...account } = asked;
  const division =
    account.organisationId === null
      ? undefined
      : await organisations.divisionOf(act.tx, account.organisationId);
  const place = placeOf(act.actor, account, division);
  if (!place.ok) return place;
  const createdAt = act.clock.now();
  const { personKey, displayName } = account;
  if (account.role !== 'worker')
    await insertStaffPerson(act.tx, { personKey, displayName, recordedAt: createdAt });
  const accountId = act.ids.uuid();
  const stored = await storeAccount(act, {
    ...account,
    ...place.value,
    accountId,
    passwordHash: password === null ? NO_PASSWORD : await hashPassword(password),
    oneTime: false,
    passwordWholeAt: null,
    status: 'active',
    ...more,
    createdAt,
  });
  return stored.ok ? done({ accountId }) : stored;
}

/** Stores an account and records it; what the database refuses, in words. */
export async function storeAccount(act: Act, account: AccountColumns): Promise<Result<null>> {
  const stored = await tryConstraint(act.tx, () => insertAccount(act.tx, account));
  if (!stored.ok) {
    const { constraint } = stored.violation;
    if (constraint === 'account_login_once') return refused(ACCOUNT_REFUSALS.loginTaken);
    if (constraint === 'account_three_administrators_apart')
      return refused(ACCOUNT_REFUSALS.threeAdministrators);
    if (constraint.includes('division')) return refused(ACCOUNT_REFUSALS.divisionUnknown);
    throw new Error(`account refused by ${constraint}`);
  }
  const { accountId, role, login, divisionCode, status } = account;
  await act.record({
    event: 'account-created',
    objectType: 'account',
    objectId: accountId,
    detail: { role, login, divisionCode, status },
  });
  return done(null);
}

/**
 * Disables an account, ends its sessions and delegations at once, and refuses what waits for it. Refuses one's own.
 */
export async function disable(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly reason: string },
): Promise<Result<{ accountId: string; version: number }>> {
  const account = await lockAccount(act.tx, accountId);
  if (!account || !isInReach(act.actor, account)) return refused(NOT_FOUND);
  if (isOneOf(act.actor, [account.personKey])) return refused(ACCOUNT_REFUSALS.ownAccount);
  if (isMachine(account)) return refused(ACCOUNT_REFUSALS.machineAccount);
  if (!canDo(ACCOUNT, account.status, 'accounts.disable'))
    return refused(
      leadsTo(
        'accountChanges.decide',
        refusal(
          'not-active',
          '这个账号现在不是在用状态：已停用的不必再办，未放行的请安全管理员在“待放行”里选“不予放行”。',
        ),
      ),
    );
  if (account.version !== asked.version) return refused(VERSION_CONFLICT);
  await updateAccount(act.tx, accountId, { status: 'disabled', disabledAt: act.clock.now() });
  await deleteSessionsOf(act.tx, accountId, null);
  await refusePending(act, accountId, asked.reason);
  await endDelegationsOf(act, accountId, 'accounts.disable');
  await act.record({
    event: 'account-disabled',
    objectType: 'account',
    objectId: accountId,
    reason: asked.reason,
  });
  return done({ accountId, version: asked.version + 1 });
}
