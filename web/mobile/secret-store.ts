const STORES = ['keys', 'kept', 'entries'] as const;
type StoreName = (typeof STORES)[number];
const KEY = 'phone';
const PAIR = 'signing';

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

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The stores of this name, opened when they are first needed. */
function storesOf(name: string) {
  let opening: Promise<IDBDatabase> | null = null;
  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        for (const one of STORES) request.result.createObjectStore(one, { keyPath: 'id' });
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

  const store = async (of: StoreName, mode: IDBTransactionMode = 'readonly') =>
    (await open()).transaction(of, mode, { durability: 'strict' }).objectStore(of);

  async function put(of: StoreName, row: object): Promise<void> {
    const target = await store(of, 'readwrite');
    target.put(row);
    await written(target.transaction);
  }

  /** Empties the phone: the key first, so that whatever a cut leaves behind can be read by nobody; then the rest. */
  async function wipe(): Promise<void> {
    for (const one of STORES) {
      const target = await store(one, 'readwrite');
      target.clear();
      await written(target.transaction);
    }
    (await open()).close();
    opening = null;
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    });
  }

  return { store, put, wipe };
}
type Stores = ReturnType<typeof storesOf>;

/** What is kept under the key of this phone. */
function secretsOf({ store }: Stores) {
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

  /** A pair by which the phone signs, made once; what is private never leaves the browser. */
  async function signingPair(): Promise<CryptoKeyPair> {
    const found = (await settled((await store('keys')).get(PAIR))) as { pair: CryptoKeyPair } | undefined;
    if (found) return found.pair;
    const how = { name: 'ECDSA', namedCurve: 'P-256' };
    const pair = await crypto.subtle.generateKey(how, false, ['sign', 'verify']);
    const target = await store('keys', 'readwrite');
    target.add({ id: PAIR, pair });
    await written(target.transaction).catch(() => undefined);
    return ((await settled((await store('keys')).get(PAIR))) as { pair: CryptoKeyPair }).pair;
  }

  return { encrypted, decrypted, signingPair };
}
type Secrets = ReturnType<typeof secretsOf>;

/** Entries, each by its number, in the order in which they were taken down. */
function entriesOf<Entry>(
  { store, put }: Stores,
  { encrypted, decrypted }: Secrets,
  idOf: (entry: Entry) => string,
) {
  /** Entries in the order in which they were taken down. */
  async function keptEntries(): Promise<{ entries: Entry[]; lost: number }> {
    const rows = ((await settled((await store('entries')).getAll())) as Encrypted[]).sort(
      (a, b) => a.order - b.order,
    );
    const read = await Promise.all(rows.map((row) => decrypted<Entry>(row)));
    const entries = read.filter((entry) => entry !== undefined);
    return { entries, lost: rows.length - entries.length };
  }

  /** These entries as they are kept now; one that another page has deleted is missing. */
  async function keptOf(entryIds: readonly string[]): Promise<Entry[]> {
    const source = await store('entries');
    const rows = await Promise.all(entryIds.map((id) => settled(source.get(id))));
    const found = rows.flatMap((row) => (row === undefined ? [] : [row as Encrypted]));
    return (await Promise.all(found.map((row) => decrypted<Entry>(row)))).filter(
      (entry) => entry !== undefined,
    );
  }

  async function keepEntry(entry: Entry, order: number): Promise<void> {
    await put('entries', await encrypted(idOf(entry), entry, order));
  }

  /** An entry has changed: it stays where it was. */
  async function changeEntries(changed: readonly Entry[]): Promise<void> {
    const before = (await settled((await store('entries')).getAll())) as Encrypted[];
    const orders = new Map(before.map(({ id, order }) => [id, order]));
    const rows = await Promise.all(
      changed.map((entry) => encrypted(idOf(entry), entry, orders.get(idOf(entry)) ?? 0)),
    );
    const target = await store('entries', 'readwrite');
    for (const row of rows) target.put(row);
    await written(target.transaction);
  }

  async function forgetEntries(entryIds: readonly string[]): Promise<void> {
    const target = await store('entries', 'readwrite');
    for (const entryId of entryIds) target.delete(entryId);
    await written(target.transaction);
  }

  return { keptEntries, keptOf, keepEntry, changeEntries, forgetEntries };
}

/**
 * What a phone keeps, encrypted: a key that never leaves the browser (`extractable: false`) lies in the store `keys`,
 * everything else under it. In the clear are the numbers of entries alone. Emptying begins with the key.
 */
export function secretStore<Kept extends object, Entry>(name: string, idOf: (entry: Entry) => string) {
  const stores = storesOf(name);
  const secrets = secretsOf(stores);
  const { store, put, wipe } = stores;
  const { encrypted, decrypted, signingPair } = secrets;

  async function keep<K extends keyof Kept & string>(of: K, value: Kept[K]): Promise<void> {
    await put('kept', await encrypted(of, value, 0));
  }

  async function kept<K extends keyof Kept & string>(of: K): Promise<Kept[K] | undefined> {
    const row = (await settled((await store('kept')).get(of))) as Encrypted | undefined;
    return row && decrypted<Kept[K]>(row);
  }

  async function forget(of: keyof Kept & string): Promise<void> {
    const target = await store('kept', 'readwrite');
    target.delete(of);
    await written(target.transaction);
  }

  return { keep, kept, forget, ...entriesOf<Entry>(stores, secrets, idOf), signingPair, wipe };
}
