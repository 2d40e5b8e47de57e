import type { Scope } from '../db/index.ts';
import { type Refusal, refusal } from '../kernel/index.ts';
import type { Actor, Role } from './actor.ts';
import type { NewAccount } from './contract.ts';
import type { Permission } from './permissions.ts';

/** Guesses an account bears before it rests, and how long. */
export const MOST_ATTEMPTS = 5;
export const LOCK_MINUTES = 15;
/** A session ends after so long without a request, and after so long in any case. */
export const IDLE_MINUTES = 60;
export const SESSION_HOURS = 12;

const ORGANISATION_ROLES: readonly Role[] = [
  'institution-administrator',
  'teacher',
  'employer',
  'assessment-body',
];
const ADMINISTRATORS: readonly Role[] = [
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

/** Why this account may not be made as asked; every reason. */
export function accountRefusals(account: NewAccount, creator: Pick<Actor, 'personKey'>): Refusal[] {
  const found: Refusal[] = [];
  const add = (code: string, message: string, pointer: string) => found.push(refusal(code, message, pointer));
  if (account.personKey === creator.personKey)
    add('own-account', '不能给自己开账号，请由另一位系统管理员办理。', '/personKey');
  if (account.role === 'worker')
    add('role-not-here', '劳动者账号由本人注册，不在这里开设，请另选岗位。', '/role');
  const ofOrganisation = ORGANISATION_ROLES.includes(account.role);
  if (ofOrganisation && account.organisationId === null)
    add('organisation-needed', '这个岗位属于机构或单位，请选定机构或单位。', '/organisationId');
  if (!ofOrganisation && account.organisationId !== null)
    add('organisation-not-here', '这个岗位不属于机构或单位，请去掉机构或单位。', '/organisationId');
  if (!ofOrganisation && !ADMINISTRATORS.includes(account.role) && account.divisionCode === null)
    add('division-needed', '这个岗位属于一个行政区划，请选定行政区划。', '/divisionCode');
  if (isWeakPassword(account.password, account.login))
    add(
      'weak-password',
      '口令太容易猜到：请用至少十二个字符，不含账号，不要一串相同或相连的字符。',
      '/password',
    );
  return found;
}

const COMMON = /^(password|passw0rd|qwertyuiop|iloveyou|admin|welcome|jilu|abcdefgh)[\d!@#.]*$/i;

function isWeakPassword(password: string, login: string): boolean {
  const plain = password.toLowerCase();
  return (
    plain.length < 12 ||
    plain.includes(login.toLowerCase()) ||
    COMMON.test(plain) ||
    new Set(plain).size < 5 ||
    '0123456789012345678901234567890'.includes(plain) ||
    'abcdefghijklmnopqrstuvwxyz'.includes(plain)
  );
}
