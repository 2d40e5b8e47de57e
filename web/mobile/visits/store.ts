import type { Contact, Entry, List } from './rules.ts';

/**
 * What the phone keeps, encrypted: a key that never leaves the browser (`extractable: false`) lies in the store `keys`,
 * everything else under it. In the clear are the numbers of entries alone. Emptying begins with the key.
 */
const NAME = 'jilu-visits';
const STORES = ['keys', 'kept', 'entries'] as const;
type StoreName = (typeof STORES)[number];
const KEY = 'phone';

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
interface Encrypted {
  readonly id: string;
  readonly order: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Whether this browser can keep anything secret at all: over https, and with a store. */
export const canKeep = (): boolean =>
  typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && crypto.subtle !== undefined;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store did not answer'));
  });

/** Written means written: the promise ends with the transaction. */
const written = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the store did not keep it'));
  });

let opening: Promise<IDBDatabase> | null = null;
function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) request.result.createObjectStore(name, { keyPath: 'id' });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('the store did not open'));
  });
  return opening;
}

const store = async (name: StoreName, mode: IDBTransactionMode = 'readonly') =>
  (await open()).transaction(name, mode, { durability: 'strict' }).objectStore(name);

async function put(name: StoreName, row: object): Promise<void> {
  const target = await store(name, 'readwrite');
  target.put(row);
  await written(target.transaction);
}

/** The key of this phone; made at first use, and never again while anything lies under it. */
async function keyOf(): Promise<CryptoKey> {
  const found = (await settled((await store('keys')).get(KEY))) as { key: CryptoKey } | undefined;
  if (found) return found.key;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const target = await store('keys', 'readwrite');
  target.add({ id: KEY, key });
  // Another page of this browser may have been quicker.
  await written(target.transaction).catch(() => undefined);
  const standing = (await settled((await store('keys')).get(KEY))) as { key: CryptoKey };
  return standing.key;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function encrypted(id: string, value: unknown, order: number): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: 'AES-GCM', iv, additionalData: bytesOf(id) };
  const data = await crypto.subtle.encrypt(how, await keyOf(), bytesOf(JSON.stringify(value)));
  return { id, order, iv, data };
}

async function decrypted<T>({ id, iv, data }: Encrypted): Promise<T | undefined> {
  const how = { name: 'AES-GCM', iv, additionalData: bytesOf(id) };
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, await keyOf(), data))) as T;
  } catch {
    // Under a key that is gone: nobody reads it any more.
    return undefined;
  }
}

export async function keep<K extends keyof Kept>(name: K, value: Kept[K]): Promise<void> {
  await put('kept', await encrypted(name, value, 0));
}

export async function kept<K extends keyof Kept>(name: K): Promise<Kept[K] | undefined> {
  const row = (await settled((await store('kept')).get(name))) as Encrypted | undefined;
  return row && decrypted<Kept[K]>(row);
}

export async function forget(name: keyof Kept): Promise<void> {
  const target = await store('kept', 'readwrite');
  target.delete(name);
  await written(target.transaction);
}

/** Entries in the order in which they were taken down. */
export async function keptEntries(): Promise<{ entries: Entry[]; lost: number }> {
  const rows = ((await settled((await store('entries')).getAll())) as Encrypted[]).sort(
    (a, b) => a.order - b.order,
  );
  const read = await Promise.all(rows.map((row) => decrypted<Entry>(row)));
  const entries = read.filter((entry) => entry !== undefined);
  return { entries, lost: rows.length - entries.length };
}

/** These entries as they are kept now; one that another page has deleted is missing. */
export async function keptOf(entryIds: readonly string[]): Promise<Entry[]> {
  const source = await store('entries');
  const rows = await Promise.all(entryIds.map((id) => settled(source.get(id))));
  const found = rows.flatMap((row) => (row === undefined ? [] : [row as Encrypted]));
  return (await Promise.all(found.map((row) => decrypted<Entry>(row)))).filter(
    (entry) => entry !== undefined,
  );
}

export async function keepEntry(entry: Entry, order: number): Promise<void> {
  await put('entries', await encrypted(entry.entryId, entry, order));
}

/** An entry has changed: it stays where it was. */
export async function changeEntries(changed: readonly Entry[]): Promise<void> {
  const before = (await settled((await store('entries')).getAll())) as Encrypted[];
  const orders = new Map(before.map(({ id, order }) => [id, order]));
  const rows = await Promise.all(
    changed.map((entry) => encrypted(entry.entryId, entry, orders.get(entry.entryId) ?? 0)),
  );
  const target = await store('entries', 'readwrite');
  for (const row of rows) target.put(row);
  await written(target.transaction);
}

export async function forgetEntries(entryIds: readonly string[]): Promise<void> {
  const target = await store('entries', 'readwrite');
  for (const entryId of entryIds) target.delete(entryId);
  await written(target.transaction);
}

/** Empties the phone: the key first, so that whatever a cut leaves behind can be read by nobody; then the rest. */
export async function wipe(): Promise<void> {
  for (const name of STORES) {
    const target = await store(name, 'readwrite');
    target.clear();
    await written(target.transaction);
  }
  (await open()).close();
  opening = null;
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
