import { HASH_BYTES } from '../../platform/files/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { Found } from './rules-signs.ts';

/** A photo as far as it is compared. */
export interface Photo {
  readonly itemId: Uuid;
  readonly classId: Uuid;
  readonly taughtOn: string;
  readonly half: string | null;
  /** Keyed digest of the file, in hexadecimal. */
  readonly content: string;
  /** Eight hashes; null where the file has none. */
  readonly hashes: Uint8Array | null;
}

/** Bits of a hash that say nothing: a blank wall or a white sheet looks like every other. */
const FEWEST_BITS = 8;
const BITS = HASH_BYTES * 8;

function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The hashes of a photo as pairs of words, and whether its own says anything. */
function wordsOf(hashes: Uint8Array): Int32Array {
  const view = new DataView(hashes.buffer, hashes.byteOffset, hashes.byteLength);
  return Int32Array.from({ length: hashes.byteLength / 4 }, (_, index) => view.getInt32(index * 4));
}

function saysSomething(words: Int32Array): boolean {
  const set = ones(words[0] ?? 0) + ones(words[1] ?? 0);
  return set >= FEWEST_BITS && set <= BITS - FEWEST_BITS;
}

function distance(own: Int32Array, other: Int32Array): number {
  let least = BITS;
  for (let at = 0; at + 1 < other.length; at += 2) {
    const bits = ones((own[0] ?? 0) ^ (other[at] ?? 0)) + ones((own[1] ?? 0) ^ (other[at + 1] ?? 0));
    if (bits < least) least = bits;
  }
  return least;
}

/** In how few of 64 bits two pictures differ, turned or mirrored as may be; undefined where one of them is too plain to tell. */
export function bitsBetween(one: Uint8Array, other: Uint8Array): number | undefined {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return saysSomething(a) && saysSomething(b) ? distance(a, b) : undefined;
}

/**
 * R17: a photo that stands for another half day or another class already: the same file, or a picture that differs in at most
 * `bits` of 64, also turned or mirrored. Each of `fresh` is compared with all; a sign is about the later photo, and two
 * photos of the same half day of a class, taken one after another, are none.
 */
export function photosAgain(fresh: readonly Photo[], all: readonly Photo[], bits: number): Found[] {
  const found: Found[] = [];
  const words = new Map(all.map((photo) => [photo.itemId, photo.hashes && wordsOf(photo.hashes)]));
  const plain = new Set(
    all
      .filter(({ itemId }) => !(words.get(itemId) && saysSomething(words.get(itemId) as Int32Array)))
      .map(({ itemId }) => itemId),
  );
  const order = new Map(all.map((photo, index) => [photo.itemId, index]));
  for (const photo of fresh) {
    const own = words.get(photo.itemId);
    const place = order.get(photo.itemId) ?? all.length;
    for (let index = 0; index < place; index++) {
      const before = all[index] as Photo;
      const isSamePlace =
        before.classId === photo.classId && before.taughtOn === photo.taughtOn && before.half === photo.half;
      if (isSamePlace) continue;
      if (before.content === photo.content) {
        found.push(again('photo-again', photo, before, 0));
        break;
      }
      const other = words.get(before.itemId);
      if (!own || !other || plain.has(photo.itemId) || plain.has(before.itemId)) continue;
      const differ = distance(own, other);
      if (differ > bits) continue;
      found.push(again('photo-alike', photo, before, differ));
      break;
    }
  }
  return found;
}

function again(rule: 'photo-again' | 'photo-alike', photo: Photo, before: Photo, bits: number): Found {
  return {
    classId: photo.classId,
    rule,
    about: `${photo.taughtOn} ${photo.half ?? 'day'} ${photo.itemId}`,
    facts: {
      day: photo.taughtOn,
      half: photo.half ?? '',
      itemId: photo.itemId,
      otherItemId: before.itemId,
      otherDay: before.taughtOn,
      otherHalf: before.half ?? '',
      isOtherClass: before.classId !== photo.classId,
      bits,
    },
    persons: [],
  };
}
