import type { Role } from './actor.ts';
import type { Permission } from './permission-rows.ts';
import { PERMISSIONS_OF_BENEFITS } from './permissions-benefits.ts';
import { PERMISSIONS_OF_EDGE } from './permissions-edge.ts';
import { PERMISSIONS_OF_LAW } from './permissions-law.ts';
import { PERMISSIONS_OF_OUTCOMES } from './permissions-outcomes.ts';
import { PERMISSIONS_OF_RETENTION } from './permissions-outcomes-retention.ts';
import { PERMISSIONS_OF_VISITS } from './permissions-outcomes-visits.ts';
import { PERMISSIONS_OF_PLATFORM } from './permissions-platform.ts';
import { PERMISSIONS_OF_REGISTRY } from './permissions-registry.ts';
import { PERMISSIONS_OF_HOUSEHOLDS } from './permissions-registry-households.ts';
import { PERMISSIONS_OF_NEEDS } from './permissions-registry-needs.ts';
import { PERMISSIONS_OF_OWN_ACCOUNTS } from './permissions-registry-own-accounts.ts';
import { PERMISSIONS_OF_PRIVACY } from './permissions-registry-privacy.ts';
import { PERMISSIONS_OF_TRAINING } from './permissions-training.ts';
import { PERMISSIONS_OF_ATTENDANCE } from './permissions-training-attendance.ts';
import { PERMISSIONS_OF_CONFIRMATIONS } from './permissions-training-confirmations.ts';
import { PERMISSIONS_OF_EVIDENCE } from './permissions-training-evidence.ts';
import { PERMISSIONS_OF_EXAMS } from './permissions-training-exams.ts';
import { PERMISSIONS_OF_OPENINGS } from './permissions-training-openings.ts';
import { PERMISSIONS_OF_VILLAGES } from './permissions-training-village-delivery.ts';

export type { Permission } from './permission-rows.ts';

/**
 * The permission table: the only list of routes there is. The router is built from it and refuses to start when a
 * handler has no row or a row has no handler. A file a district, and one beside it for a large module. Tests and the OpenAPI page are generated from it.
 */
export const PERMISSIONS = {
  ...PERMISSIONS_OF_PLATFORM,
  ...PERMISSIONS_OF_LAW,
  ...PERMISSIONS_OF_REGISTRY,
  ...PERMISSIONS_OF_OWN_ACCOUNTS,
  ...PERMISSIONS_OF_HOUSEHOLDS,
  ...PERMISSIONS_OF_NEEDS,
  ...PERMISSIONS_OF_PRIVACY,
  ...PERMISSIONS_OF_TRAINING,
  ...PERMISSIONS_OF_OPENINGS,
  ...PERMISSIONS_OF_ATTENDANCE,
  ...PERMISSIONS_OF_VILLAGES,
  ...PERMISSIONS_OF_EXAMS,
  ...PERMISSIONS_OF_CONFIRMATIONS,
  ...PERMISSIONS_OF_EVIDENCE,
  ...PERMISSIONS_OF_BENEFITS,
  ...PERMISSIONS_OF_OUTCOMES,
  ...PERMISSIONS_OF_RETENTION,
  ...PERMISSIONS_OF_VISITS,
  ...PERMISSIONS_OF_EDGE,
} as const satisfies Record<string, Permission>;

export type RouteId = keyof typeof PERMISSIONS;

/** May this role call this route at all? Scope is decided by the row policies, form by the contract. */
export function mayCall(route: RouteId, role: Role | null): boolean {
  const roles: Permission['roles'] = PERMISSIONS[route].roles;
  if (roles === 'public') return true;
  if (role === null) return false;
  return roles === 'any' || roles.includes(role);
}

/** Of these routes, those this role may call: what `allowed` of a reply is made from. */
export function allowedOf(actor: { readonly role: Role | null }, routes: readonly RouteId[]): RouteId[] {
  return routes.filter((route) => mayCall(route, actor.role));
}
