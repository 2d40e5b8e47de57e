import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Our own number for a human being: stable when an ID number is corrected, first in every person-scoped key. */
export type PersonId = number & { readonly __brand: 'PersonId' };
export type Uuid = string & { readonly __brand: 'Uuid' };

/** The only source of new ids. Both kinds sort by time of birth. */
export interface Ids {
  uuid(): Uuid;
  person(): PersonId;
}

const PERSON_EPOCH_MS = Date.UTC(2018, 0, 1);
const PERSONS_PER_MS = 4096;
const UUID_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): text is Uuid {
  return UUID_FORM.test(text);
}

/** UUIDv7 and 53-bit person ids (milliseconds since 2018 times 4096 plus a counter): exact in JSON and in bigint. */
export function systemIds(clock: Clock, fill: (bytes: Uint8Array) => void = randomFillSync): Ids {
  const bytes = new Uint8Array(16);
  let lastPerson = 0;
  let lastMs = -1;
  let lastCount = 0;
  return {
    uuid() {
      fill(bytes);
      const now = clock.now().getTime();
      // Within one millisecond the 12 bits after the time count up, so that ids sort in the order they were made.
      const count =
        now === lastMs ? lastCount + 1 : (((bytes[6] as number) << 8) | (bytes[7] as number)) & 0x7ff;
      let ms = now + Math.floor(count / 4096);
      lastMs = now;
      lastCount = count;
      for (let i = 5; i >= 0; i--) {
        bytes[i] = ms % 256;
        ms = Math.floor(ms / 256);
      }
      bytes[6] = 0x70 | ((count >> 8) & 0x0f);
      bytes[7] = count & 0xff;
      bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
      const hex = Buffer.from(bytes).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid;
    },
    person() {
      fill(bytes);
      const jitter = (((bytes[0] as number) << 8) | (bytes[1] as number)) % PERSONS_PER_MS;
      const fresh = (clock.now().getTime() - PERSON_EPOCH_MS) * PERSONS_PER_MS + jitter;
      lastPerson = fresh > lastPerson ? fresh : lastPerson + 1;
      return lastPerson as PersonId;
    },
  };
}
