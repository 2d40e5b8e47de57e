import { addDays, daysBetween, type LocalDate, type Refusal } from '../kernel/index.ts';
import type { Actor, Role } from './actor.ts';
import { DELEGATION_REFUSALS as REFUSALS } from './contract-delegations.ts';
import type { RouteId } from './permissions.ts';
import { isMachine } from './rules.ts';

/** These have each other and the last resort; a worker acts for nobody but herself. */
const NOT_DELEGABLE: readonly Role[] = ['system-administrator', 'security-administrator', 'worker'];
const MOST_DAYS = 366;

/** What the rules must know of an account that delegates or acts. */
export interface DelegationParty {
  readonly personKey: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly organisationId: string | null;
  readonly status: string;
}

/** The days of a delegation, half-open. */
export interface DelegationDays {
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
}

/** May somebody act for an account of this role at all? */
export function isDelegable(account: Pick<DelegationParty, 'personKey' | 'role'>): boolean {
  return !isMachine(account) && !NOT_DELEGABLE.includes(account.role);
}

/** May this colleague act for this account at all? */
export function partyRefusals(from: DelegationParty, to: DelegationParty | undefined): Refusal[] {
  if (!isDelegable(from)) return [REFUSALS.notDelegable];
  if (from.status !== 'active') return [REFUSALS.notInUse];
  const isColleague =
    to !== undefined &&
    to.status === 'active' &&
    to.role !== 'worker' &&
    !isMachine(to) &&
    to.personKey !== from.personKey &&
    to.divisionCode === from.divisionCode &&
    to.organisationId === from.organisationId;
  return isColleague ? [] : [REFUSALS.otherPlace];
}

/** From today or later, for at least a day and at most a year. */
export function daysRefusals({ fromOn, untilOn }: DelegationDays, today: LocalDate): Refusal[] {
  if (fromOn < today || untilOn <= fromOn) return [REFUSALS.daysWrong];
  return daysBetween(fromOn, untilOn) > MOST_DAYS ? [REFUSALS.daysTooMany] : [];
}

/** The day after the last one: days are written with both ends, and stored half-open. */
export function untilOf(throughOn: LocalDate): LocalDate {
  return addDays(throughOn, 1);
}

/** The last day, as people write it. */
export function throughOf(untilOn: LocalDate): LocalDate {
  return addDays(untilOn, -1);
}

/** Where a day lies. */
export function phaseOf(
  { fromOn, untilOn }: DelegationDays,
  today: LocalDate,
): 'coming' | 'in-force' | 'over' {
  if (today < fromOn) return 'coming';
  return today < untilOn ? 'in-force' : 'over';
}

/** What everything that shows who acted says of a colleague who acts for somebody. */
export function actingName(to: string, from: string): string {
  return `${to}（代${from}）`;
}

/** While somebody acts for another, these are what is answered of their own affairs. */
const WHILE_ACTING: readonly RouteId[] = ['access.me', 'access.logout', 'access.endActing'];

/** Why this route waits until the acting has ended; undefined when it does not. */
export function refusalWhileActing(id: RouteId, actor: Pick<Actor, 'actingFor'>): Refusal | undefined {
  const isOwn = id.startsWith('access.') && !WHILE_ACTING.includes(id);
  return actor.actingFor && isOwn ? REFUSALS.actingForAnother : undefined;
}
