/** Six digits of GB/T 2260. */
export type DivisionCode = string & { readonly __brand: 'DivisionCode' };

export function parseDivisionCode(text: string): DivisionCode | undefined {
  return /^[1-9]\d{5}$/.test(text) ? (text as DivisionCode) : undefined;
}

/** The ltree path province.prefecture.county, one two-digit segment a level: 371526 -> d37.d15.d26, 371500 -> d37.d15. */
export function divisionPathOf(code: string): string {
  return [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6)]
    .filter((segment, level) => level === 0 || segment !== '00')
    .map((segment) => `d${segment}`)
    .join('.');
}

/** The code of a county, a prefecture or a province, from its path: `d37.d15.d26` is 371526, `d37` is 370000. */
export function divisionCodeOf(path: string): string {
  return path
    .split('.')
    .map((segment) => segment.slice(1))
    .join('')
    .padEnd(6, '0');
}

/** Whether a division is this region or lies in it: 371526 lies in 371526, 371500 and 370000, not in 371522. */
export function divisionLiesIn(code: string, region: string): boolean {
  const prefix = region.replace(/(00)+$/, '');
  return prefix !== '' && code.startsWith(prefix);
}
