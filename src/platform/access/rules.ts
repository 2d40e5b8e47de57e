import type { Scope } from '../db/index.ts';
import type { Refusal } from '../kernel/index.ts';
import type { Actor, Role } from './actor.ts';
import { ACCOUNT_REFUSALS } from './contract-accounts.ts';
import type { Permission } from './permissions.ts';

/** A session ends after so long without a request, and after so long in any case. */
export const IDLE_MINUTES = 60;
export const SESSION_HOURS = 12;

export const ORGANISATION_ROLES: readonly Role[] = [
  'institution-administrator',
  'teacher',
  'employer',
  'assessment-body',
];
export const ADMINISTRATORS: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** How far an account reaches. Whatever does not fit reaches what the public reaches. */
export function reachOf(account: Omit<Actor, 'scope'>): Scope {
  const { role, divisionPath, organisationId, personId } = account;
  if (role === null) return { kind: 'public' };
  if (role === 'worker') return personId === null ? { kind: 'public' } : { kind: 'person', personId };
  if (ORGANISATION_ROLES.includes(role))
    return organisationId === null ? { kind: 'public' } : { kind: 'organisation', organisationId };
  if (divisionPath !== null) return { kind: 'division', path: divisionPath };
  // The audit administration of the whole installation reads the record of all divisions.
  return role === 'audit-administrator' ? { kind: 'system' } : { kind: 'public' };
}

const REACHES: Record<Permission['scope'], readonly Scope['kind'][]> = {
  own: ['division', 'organisation', 'person', 'system', 'public'],
  none: [],
  division: ['division', 'system'],
  organisation: ['organisation'],
  person: ['person'],
  'division-or-organisation': ['division', 'organisation', 'system'],
};

/**
 * The scope in which a route runs for this actor: the public's where the route needs none, his own where it is of the
 * kind that the route asks for; undefined where he has none of that kind, and so may not call it.
 */
export function scopeFor(
  permission: Pick<Permission, 'scope'>,
  actor: Pick<Actor, 'scope'>,
): Scope | undefined {
  if (permission.scope === 'none') return { kind: 'public' };
  return REACHES[permission.scope].includes(actor.scope.kind) ? actor.scope : undefined;
}

/** Roles that open a way to money, to reviews, or to the accounts that do. */
const POWER_ROLES: readonly Role[] = [
  'county-handler',
  'county-first-reviewer',
  'county-second-reviewer',
  'finance',
  ...ADMINISTRATORS,
];

/** The system's own accounts record what the command line does; nobody ever signs in with one. */
export function isMachine(account: { readonly personKey: string }): boolean {
  return account.personKey.startsWith('machine:');
}

/** The human beings behind an act: whoever does it and, during a leave, whoever it is done for. */
function personsBehind(actor: Pick<Actor, 'personKey' | 'actingFor'>): readonly string[] {
  return actor.actingFor ? [actor.personKey, actor.actingFor.personKey] : [actor.personKey];
}

/**
 * Is one of the human beings behind this actor among these? The one question of every exclusion of two persons: what is
 * done for somebody on leave is done by both, so neither is second to it.
 */
export function isOneOf(
  actor: Pick<Actor, 'personKey' | 'actingFor'>,
  personKeys: readonly (string | null)[],
): boolean {
  return personsBehind(actor).some((personKey) => personKeys.includes(personKey));
}

/** Does an account of this role take two administrators? */
export function takesTwo(role: Role): boolean {
  return POWER_ROLES.includes(role);
}

/** May one person hold this role beside those she has? An administrator neither handles, reviews nor pays. */
export function administratorsApart(role: Role, others: readonly Role[]): Refusal[] {
  const isAdministrator = ADMINISTRATORS.includes(role);
  if (isAdministrator && others.some((other) => ADMINISTRATORS.includes(other) && other !== role))
    return [ACCOUNT_REFUSALS.threeAdministrators];
  const mixed = others.some((other) => takesTwo(other) && ADMINISTRATORS.includes(other) !== isAdministrator);
  return takesTwo(role) && mixed ? [ACCOUNT_REFUSALS.administratorApart] : [];
}
