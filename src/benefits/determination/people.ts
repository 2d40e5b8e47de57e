/** Above every key of 18 characters. */
const OTHER_DOCUMENTS = 5_000_000_000_000_000;

/**
 * Numbers for identity numbers, the same for the same: division, order and birth date in one safe integer, because the
 * check character follows from the rest. Documents of other kinds are counted as they come.
 */
export function createPersonKeys(): (idNumber: string) => number {
  const others = new Map<string, number>();
  return (idNumber) => {
    if (isOfOtherKind(idNumber)) {
      const key = others.get(idNumber) ?? OTHER_DOCUMENTS + others.size;
      others.set(idNumber, key);
      return key;
    }
    return placeOf(idNumber) * 4_000_000 + birthOf(idNumber);
  };
}

/** A number of 18 characters begins with a digit, any other with the name of its kind. */
function isOfOtherKind(idNumber: string): boolean {
  return idNumber.charCodeAt(0) > 57;
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
  const others = new Map<string, number>();
  const repeat = (first: number, at: number) => {
    const list = more.get(first);
    if (list) list.push(at);
    else more.set(first, [first, at]);
  };
  for (let i = 0; i < count; i++) {
    const idNumber = idNumberAt(i);
    if (isOfOtherKind(idNumber)) {
      const first = others.get(idNumber);
      if (first === undefined) others.set(idNumber, i);
      else repeat(first, i);
      continue;
    }
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
    repeat(firsts[slot] as number, i);
  }
  return [...more.values()];
}
