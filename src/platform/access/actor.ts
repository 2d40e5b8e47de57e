import type { Scope } from '../db/index.ts';
import { NOBODY } from '../journal/index.ts';
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
  'village-helper',
  'township-staff',
] as const;
export type Role = (typeof ROLES)[number];

/** Whoever acts, read afresh from the database at each request. */
export interface Actor {
  readonly accountId: Uuid;
  /** The human being behind the account; four eyes are distinguished by it. */
  readonly personKey: string;
  readonly displayName: string;
  /** Null for the public: somebody who has not signed in. */
  readonly role: Role | null;
  readonly scope: Scope;
  readonly divisionCode: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  /** Whose work is done during a leave; absent where somebody acts for himself. */
  readonly actingFor?: ActingFor | undefined;
  /** Whom a helper serves, who is present; the actor then reaches what that person reaches. Else absent. */
  readonly helping?: Helping | undefined;
}

/** A person who is present and agrees to each act that binds her; account and person key are the helper's. */
export interface Helping {
  readonly helpSessionId: Uuid;
  readonly personId: PersonId;
  /** The helper's own role. */
  readonly helperRole: Role;
  /** What the page says of her. */
  readonly name: string;
  readonly untilAt: Date;
}

/** Whoever is on leave, while a colleague acts for them. */
export interface ActingFor {
  readonly delegationId: Uuid;
  readonly accountId: Uuid;
  readonly personKey: string;
}

/** Whoever calls a public route. Has no account, sees what everybody may see. */
export const THE_PUBLIC: Actor = {
  accountId: NOBODY,
  personKey: '',
  displayName: '',
  role: null,
  scope: { kind: 'public' },
  divisionCode: null,
  divisionPath: null,
  organisationId: null,
  personId: null,
};
