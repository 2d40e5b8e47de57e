/** A table on paper, in one unit of length: how high its parts are, and how much each sheet holds. */
interface Measures {
  /** What is left for rows on the first sheet, below the table's head. */
  readonly first: number;
  /** What is left for rows on every later sheet, below the repeated head. */
  readonly later: number;
  readonly rows: readonly number[];
  /** One line of sums. */
  readonly sum: number;
}

/**
 * The number of rows after which each sheet but the last one ends; empty when all rows and the total fit on one sheet.
 * Every sheet keeps room for its own sum, the last one for the total too.
 */
export function sheetEnds(of: Measures): number[] {
  const ends: number[] = [];
  let room = of.first;
  let used = 0;
  const all = of.rows.reduce((sum, height) => sum + height, 0);
  if (all + of.sum <= of.first) return ends;
  for (const [index, height] of of.rows.entries()) {
    const isLast = index === of.rows.length - 1;
    const sums = isLast ? of.sum * 2 : of.sum;
    if (used > 0 && used + height + sums > room) {
      ends.push(index);
      room = of.later;
      used = 0;
    }
    used += height;
  }
  return ends;
}
