import type { Contact } from '../contact.ts';
import { secretStore } from '../secret-store.ts';
import type { Chain, Entry, List, Presents } from './rules.ts';

export interface Device {
  readonly deviceId: string;
  readonly name: string;
  readonly accountId: string;
  readonly teacherName: string;
  readonly contact: Contact;
}
interface Kept {
  device: Device;
  list: List;
  /** Who was there in each half day when the server was last asked. */
  presents: Presents;
  chain: Chain;
  /** Names of things, by the path that they are read from. */
  terms: Readonly<Record<string, unknown>>;
}

/** What a teacher's phone keeps: classes of the week, and what was taken down until it is sent. */
export const secret = secretStore<Kept, Entry>('jilu-teach', ({ id }) => id);
