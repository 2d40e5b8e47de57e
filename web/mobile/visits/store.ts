import type { Contact } from '../contact.ts';
import { secretStore } from '../secret-store.ts';
import type { Entry, List } from './rules.ts';

export interface Device {
  readonly deviceId: string;
  readonly name: string;
  readonly accountId: string;
  readonly helperName: string;
  readonly contact: Contact;
  /** Which village was taken along last. */
  readonly villageCode?: string;
}
/** What is kept besides entries, by its name. */
export interface Kept {
  device: Device;
  list: List;
  /** What every page needs to name things, by the path that it is read from. */
  terms: Readonly<Record<string, unknown>>;
}

/** What a helper's phone keeps: its list, and entries until they are sent. */
export const { keep, kept, forget, keptEntries, keptOf, keepEntry, changeEntries, forgetEntries, wipe } =
  secretStore<Kept, Entry>('jilu-visits', ({ entryId }) => entryId);
