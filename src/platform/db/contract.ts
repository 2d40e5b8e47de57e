import type { PersonId, Uuid } from '../kernel/index.ts';

/** Whose rows a transaction may see; row-level security reads it from transaction-local settings. */
export type Scope =
  | { readonly kind: 'division'; readonly path: string }
  | { readonly kind: 'organisation'; readonly organisationId: Uuid }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'system' }
  | { readonly kind: 'public' };

/** What this room writes to the log: fits pino as it is. Fields never carry a personal number or a password. */
export interface DatabaseLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLog: DatabaseLog = { info() {}, warn() {}, error() {} };

export type DatabaseRefusalCode =
  | 'backup-damaged'
  | 'file-damaged'
  | 'files-folder-needed'
  | 'backup-from-newer-version'
  | 'backup-target-not-empty'
  | 'commit-outcome-unknown'
  | 'data-directory-in-use'
  | 'data-directory-missing'
  | 'data-directory-not-ours'
  | 'data-directory-unreachable'
  | 'database-busy'
  | 'database-empty'
  | 'database-encoding'
  | 'database-not-empty'
  | 'database-role-too-strong'
  | 'database-start-failed'
  | 'database-too-old'
  | 'database-unavailable'
  | 'migration-changed'
  | 'migration-failed'
  | 'migration-out-of-order'
  | 'migration-unknown'
  | 'platform-not-supported';

/** The database cannot be opened, moved or trusted. The message is one Chinese sentence saying what to do next. */
export class DatabaseRefusal extends Error {
  readonly code: DatabaseRefusalCode;

  constructor(code: DatabaseRefusalCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseRefusal';
    this.code = code;
  }
}
