import type { Uuid } from '../kernel/index.ts';

/** One line of the record: what was done, refused or looked at. `detail` never carries a personal number. */
export interface JournalEvent {
  readonly event: string;
  readonly outcome: 'done' | 'refused' | 'viewed';
  readonly objectType: string;
  readonly objectId: string;
  readonly accountId: Uuid | null;
  readonly personKey: string | null;
  readonly role: string | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly requestId?: Uuid;
}
