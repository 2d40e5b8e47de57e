import type { Scope } from '../db/index.ts';
import type { PersonId, Uuid } from '../kernel/index.ts';

export const ROLES = [
  'institution-administrator',
  'teacher',
  'employer',
  'assessment-body',
  'county-handler',
  'county-first-reviewer',
  'county-second-reviewer',
  'finance',
  'auditor',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'city-viewer',
  'province-viewer',
  'worker',
] as const;
export type Role = (typeof ROLES)[number];

/** Whoever acts, read afresh from the database at each request. */
export interface Actor {
  readonly accountId: Uuid;
  /** The human being behind the account; four eyes are told apart by it. */
  readonly personKey: string;
  readonly displayName: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly divisionCode: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
}
