import type { Role } from './actor.ts';

/** A look that is recorded: the event, and the thing by a parameter of the path; `id` null: the list itself. */
export interface Viewed {
  readonly event: string;
  readonly objectType: string;
  readonly id: string | null;
}

/** A row of the permission table: who may call a route, and what the call does. */
export interface Permission {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** 'public' needs no login, 'any' any signed-in account. */
  readonly roles: 'public' | 'any' | readonly Role[];
  /**
   * Whose rows the caller may reach: own division and below, own organisation, own person, or none of them; 'own': as far
   * as the account reaches, and nothing where it has no place.
   */
  readonly scope: 'division' | 'division-or-organisation' | 'organisation' | 'person' | 'own' | 'none';
  /** Top-level fields the caller may send; anything else is refused with 400. */
  readonly writes: readonly string[];
  /** True when the request is multipart with files. */
  readonly files: boolean;
  /** How often one address may call: 'guess' for routes where trying many values pays. */
  readonly rate: 'ordinary' | 'guess';
  /** Journal event of the act; null for reads. */
  readonly event: string | null;
  /** An act that only looks, and is recorded: whoever repeats it looks again, and what was shown is not stored. */
  readonly isLook: boolean;
  /** What looking leaves in the journal: of a person, of a whole list that is taken away; null for other reads. */
  readonly viewed: null | Viewed;
  /** The approval step that this route takes; the same person never takes two of one round. */
  readonly fourEyes:
    | null
    | 'prepare'
    | 'confirm'
    | 'accept'
    | 'first-review'
    | 'second-review'
    | 'approve'
    | 'sign';
}

export const STAFF = [
  'county-handler',
  'county-first-reviewer',
  'county-second-reviewer',
  'finance',
  'auditor',
] as const satisfies readonly Role[];
export const VIEWERS = ['city-viewer', 'province-viewer'] as const satisfies readonly Role[];
export const BUREAU = [...STAFF, ...VIEWERS] as const;
export const ORGANISATIONS = [
  'institution-administrator',
  'teacher',
  'employer',
] as const satisfies readonly Role[];
export const FILERS = ['institution-administrator', 'employer'] as const satisfies readonly Role[];
/** Organisations that claims are made for: those that train or employ, and those that assess and are paid by agreement. */
export const CLAIMANTS = [...FILERS, 'assessment-body'] as const satisfies readonly Role[];
/** Those who have an inbox. */
export const TOLD = [
  ...BUREAU,
  ...CLAIMANTS,
  'system-administrator',
  'security-administrator',
] as const satisfies readonly Role[];
export const HANDLER = ['county-handler'] as const satisfies readonly Role[];
export const FIRST = ['county-first-reviewer'] as const satisfies readonly Role[];
export const SECOND = ['county-second-reviewer'] as const satisfies readonly Role[];
export const FINANCE = ['finance'] as const satisfies readonly Role[];

/** Whoever may be acted for during a leave. */
export const DELEGABLE = [
  ...BUREAU,
  ...ORGANISATIONS,
  'assessment-body',
  'audit-administrator',
] as const satisfies readonly Role[];

type Row = Omit<
  Permission,
  'writes' | 'files' | 'rate' | 'event' | 'isLook' | 'viewed' | 'fourEyes' | 'method' | 'path'
>;

/** A route that only reads. */
export function view(path: string, row: Row & { viewed?: Viewed }): Permission {
  return {
    method: 'GET',
    path,
    viewed: null,
    ...row,
    writes: [],
    files: false,
    rate: 'ordinary',
    event: null,
    isLook: false,
    fourEyes: null,
  };
}

/** A route that changes or records something. */
export function act(
  path: string,
  row: Row & {
    writes: readonly string[];
    event: string;
    files?: boolean;
    rate?: Permission['rate'];
    isLook?: boolean;
    fourEyes?: Permission['fourEyes'];
    method?: 'POST' | 'PUT';
  },
): Permission {
  const rest = { files: false, rate: 'ordinary', isLook: false, viewed: null, fourEyes: null } as const;
  return { method: 'POST', path, ...rest, ...row };
}

export const REVIEW = ['version', 'decision', 'reasonCode', 'opinion'] as const;

/** Who may call, together with whose rows they reach. */
export const BY = {
  filers: { roles: FILERS, scope: 'organisation' },
  handler: { roles: HANDLER, scope: 'division' },
  first: { roles: FIRST, scope: 'division' },
  second: { roles: SECOND, scope: 'division' },
  finance: { roles: FINANCE, scope: 'division' },
  financeOrSecond: { roles: [...FINANCE, ...SECOND], scope: 'division' },
  reviewers: { roles: [...FIRST, ...SECOND], scope: 'division' },
  caseStaff: { roles: [...HANDLER, ...FIRST, ...SECOND], scope: 'division' },
  anyDesk: { roles: [...HANDLER, ...FIRST, ...SECOND, ...FINANCE], scope: 'division' },
  firstDesks: { roles: [...HANDLER, ...FIRST], scope: 'division' },
  firstDesksOrFinance: { roles: [...HANDLER, ...FIRST, ...FINANCE], scope: 'division' },
  handlerOrSecond: { roles: [...HANDLER, ...SECOND], scope: 'division' },
  handlerOrClaimants: { roles: [...HANDLER, ...CLAIMANTS], scope: 'division-or-organisation' },
  handlerOrFilers: { roles: [...HANDLER, ...FILERS], scope: 'division-or-organisation' },
} as const;
export const OF_BUREAU = { roles: BUREAU, scope: 'division' } as const;
/** What a claim is and what becomes of it: the bureau, and the organisation it is made for. */
export const OF_CLAIM = { roles: [...BUREAU, ...CLAIMANTS], scope: 'division-or-organisation' } as const;
export const OF_READERS = { roles: [...BUREAU, ...FILERS], scope: 'division-or-organisation' } as const;

/** What a second person decides. */
export const DECIDES = { writes: REVIEW, fourEyes: 'approve' } as const;
/** What one proposes to a second person, by these fields. */
export function proposing(...writes: readonly string[]) {
  return { writes, fourEyes: 'prepare' } as const;
}
