/** Six digits of GB/T 2260. */
export type DivisionCode = string & { readonly __brand: 'DivisionCode' };

export function parseDivisionCode(text: string): DivisionCode | undefined {
  return /^[1-9]\d{5}$/.test(text) ? (text as DivisionCode) : undefined;
}

/** Where the segments of a code begin: province, prefecture, county of two digits, township and village of three. */
const SEGMENTS = [0, 2, 4, 6, 9, 12] as const;

/**
 * The ltree path, one segment a level: 371526 -> d37.d15.d26, 371500 -> d37.d15. The 12 digits of a township or village
 * go on below their county: 371526101000 -> d37.d15.d26.d101, 371526101369 -> d37.d15.d26.d101.d369.
 */
export function divisionPathOf(code: string): string {
  return SEGMENTS.slice(1)
    .map((end, level) => code.slice(SEGMENTS[level], end))
    .filter((segment, level) => level === 0 || (segment !== '' && !/^0+$/.test(segment)))
    .map((segment) => `d${segment}`)
    .join('.');
}

/** The code of a division, from its path: `d37.d15.d26` is 371526, `d37` is 370000, `d37.d15.d26.d101` is 371526101000. */
export function divisionCodeOf(path: string): string {
  const segments = path.split('.').map((segment) => segment.slice(1));
  return segments.join('').padEnd(segments.length > 3 ? 12 : 6, '0');
}

/** Whether a division is this region or lies in it: 371526 lies in 371526, 371500 and 370000, not in 371522. */
export function divisionLiesIn(code: string, region: string): boolean {
  if (/^0*$/.test(region)) return false;
  return `${divisionPathOf(code)}.`.startsWith(`${divisionPathOf(region)}.`);
}

/** The county in which a place lies: 371526101369 lies in 371526. */
export function countyCodeOf(code: string): string {
  return code.slice(0, 6);
}
