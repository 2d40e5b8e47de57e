/**
 * The number that a spreadsheet stores, as people know it: the shortest decimal of the stored double, without an
 * exponent. 13.199999999999999 is 13.2, 2.1031552634E15 is 2103155263400000. An integer stays as its digits are
 * stored: beyond fifteen of them the last ones are lost, and whoever reads an identifier has to see how many there are.
 * Text that is no number comes back unchanged.
 */
export function decimalOf(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored;
  const value = Number(stored);
  if (stored === '' || !Number.isFinite(value)) return stored;
  const shortest = String(value);
  const exponent = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest);
  if (!exponent) return shortest;
  const [, sign = '', first = '', rest = '', power = '0'] = exponent;
  const digits = first + rest;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits.padEnd(point, '0')}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
