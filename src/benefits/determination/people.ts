/**
 * A number for an identity number: division, order and birth date in one safe integer. Two numbers are the same
 * exactly when the identity numbers are, because the check character follows from the rest.
 */
export function personKeyOf(idNumber: string): number {
  return placeOf(idNumber) * 4_000_000 + birthOf(idNumber);
}

/** Division and order, below 10^9. */
function placeOf(idNumber: string): number {
  return digits(idNumber, 0, 6) * 1000 + digits(idNumber, 14, 17);
}

/** Birth date, below 4,000,000. */
function birthOf(idNumber: string): number {
  return (digits(idNumber, 6, 10) * 12 + digits(idNumber, 10, 12)) * 31 + digits(idNumber, 12, 14);
}

function digits(text: string, from: number, until: number): number {
  let value = 0;
  for (let i = from; i < until; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** Positions of persons who occur more than once, in the order they occur; the others are left out. */
export function repeatedPersons(count: number, idNumberAt: (position: number) => string): number[][] {
  // Open addressing over plain numbers: a Map of a million strings costs more than deciding the lines.
  let size = 16;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  const keys = new Float64Array(size);
  const firsts = new Int32Array(size);
  const more = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const idNumber = idNumberAt(i);
    const place = placeOf(idNumber);
    const birth = birthOf(idNumber);
    // Never 0, which marks an empty slot.
    const key = place * 4_000_000 + birth + 1;
    const mixed = Math.imul(place, 0x9e3779b1) ^ Math.imul(birth, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    if (keys[slot] === 0) {
      keys[slot] = key;
      firsts[slot] = i;
      continue;
    }
    const first = firsts[slot] as number;
    const list = more.get(first);
    if (list) list.push(i);
    else more.set(first, [first, i]);
  }
  return [...more.values()];
}
