import type { Page } from 'playwright-core';
import { numberOf, VILLAGE } from '../../bench/helper-day.ts';
import type { People } from './people.ts';
import { uuid7 } from './uuid7.ts';

const NAMES = ['庄有田', '庄来喜', '柏长河', '柏玉兰', '禹春生', '禹桂枝', '佟满囤'];

/** Seven households more in the village, so that there are ten. */
export async function tenHouseholds(people: People, address: string): Promise<readonly string[]> {
  const { page } = await people.sessionOf('villager');
  const me = await people.get<{ csrfToken: string }>('villager', '/api/me');
  for (const [n, name] of NAMES.entries()) {
    const reply = await page.request.post(`${address}/api/households`, {
      headers: { 'x-csrf-token': me.csrfToken, 'idempotency-key': uuid7() },
      data: { villageCode: VILLAGE, head: { name, idNumber: numberOf('1964', n) }, fromOn: '2021-01-01' },
    });
    if (!reply.ok()) throw new Error(await reply.text());
  }
  return NAMES;
}

/** She signs with a finger. */
export async function sign(page: Page): Promise<void> {
  const pad = page.locator('canvas.signature');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is nothing to sign in');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1)
    await page.mouse.move(box.x + 40 + step * 10, box.y + 40 + (step % 5) * 12);
  await page.mouse.up();
}

/** Everything that the phone keeps, as bytes read for text, and whether its key can be taken out. */
export function looksInside(page: Page): Promise<{ text: string; rows: number; extractable: boolean[] }> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await settled(indexedDB.open('jilu-visits'));
    const parts: string[] = [];
    const extractable: boolean[] = [];
    let rows = 0;
    const decoder = new TextDecoder();
    const read = (value: unknown): void => {
      if (value instanceof CryptoKey) extractable.push(value.extractable);
      else if (value instanceof ArrayBuffer) parts.push(decoder.decode(value));
      else if (ArrayBuffer.isView(value)) parts.push(decoder.decode(value as Uint8Array<ArrayBuffer>));
      else if (typeof value === 'object' && value !== null)
        for (const part of Object.values(value)) read(part);
      else parts.push(String(value));
    };
    for (const name of [...db.objectStoreNames])
      for (const row of await settled(db.transaction(name).objectStore(name).getAll())) {
        rows += 1;
        read(row);
      }
    db.close();
    return { text: parts.join('\n'), rows, extractable };
  });
}

/** Puts a row into a store of the phone in the clear: the look inside must find it (negative control). */
export function putInClear(page: Page, name: string): Promise<void> {
  return page.evaluate(async (clear) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('jilu-visits');
      request.onsuccess = () => resolve(request.result);
    });
    const at = db.transaction('kept', 'readwrite');
    at.objectStore('kept').put({ id: 'control', data: new TextEncoder().encode(clear) });
    await new Promise((resolve) => {
      at.oncomplete = resolve;
    });
    db.close();
  }, name);
}
