/** A picture is compared as a grey square of so many pixels. */
export const HASH_EDGE = 72;
const COLUMNS = 9;
const ROWS = 8;
/** Bytes of one hash, and of all eight. */
export const HASH_BYTES = 8;

/** A pixel of the square by column and row, as the picture is turned or mirrored. */
type Look = (x: number, y: number) => [number, number];
const LAST = HASH_EDGE - 1;
const LOOKS: readonly Look[] = [
  (x, y) => [x, y],
  (x, y) => [y, LAST - x],
  (x, y) => [LAST - x, LAST - y],
  (x, y) => [LAST - y, x],
  (x, y) => [LAST - x, y],
  (x, y) => [LAST - y, LAST - x],
  (x, y) => [x, LAST - y],
  (x, y) => [y, x],
];

/**
 * Eight difference hashes of a grey square of `HASH_EDGE` pixels, 8 bytes each: as it is, turned by 90, 180 and 270
 * degrees, then the mirrored picture likewise. The first is the picture's own; two pictures are alike when the own hash of one is
 * near any of the other's.
 */
export function hashesOf(grey: Uint8Array): Uint8Array {
  if (grey.length !== HASH_EDGE * HASH_EDGE) throw new Error('a grey square of another size');
  const all = new Uint8Array(LOOKS.length * HASH_BYTES);
  LOOKS.forEach((look, index) => {
    all.set(hashOf(grey, look), index * HASH_BYTES);
  });
  return all;
}

function hashOf(grey: Uint8Array, look: Look): Uint8Array {
  const wide = HASH_EDGE / COLUMNS;
  const high = HASH_EDGE / ROWS;
  const hash = new Uint8Array(HASH_BYTES);
  for (let row = 0; row < ROWS; row++) {
    let before = 0;
    for (let column = 0; column < COLUMNS; column++) {
      let sum = 0;
      for (let y = row * high; y < (row + 1) * high; y++)
        for (let x = column * wide; x < (column + 1) * wide; x++) {
          const [px, py] = look(x, y);
          sum += grey[py * HASH_EDGE + px] ?? 0;
        }
      if (column > 0 && sum > before) hash[row] = (hash[row] ?? 0) | (1 << (column - 1));
      before = sum;
    }
  }
  return hash;
}

/** `2021:05:17 09:12:44` as cameras write it; null for anything else. */
export function cameraTimeOf(written: unknown): string | null {
  const read =
    typeof written === 'string' ? /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(written.trim()) : null;
  if (read === null || read[1] === '0000') return null;
  return `${read[1]}-${read[2]}-${read[3]} ${read[4]}`;
}
