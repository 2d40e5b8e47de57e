import type { Column } from './column.tsx';

/** The column that a list is sorted by, and whether the greatest stands first. */
export interface Sorting {
  readonly id: string;
  readonly isDown: boolean;
}

const CHINESE = new Intl.Collator('zh-CN', { numeric: true });
const BY_NUMBER: readonly string[] = ['money', 'count'];
const BY_VALUE: readonly string[] = ['day', 'instant'];

/** What a click on the heading of this column makes of the order: up, down, as it was. */
export function nextSorting(now: Sorting | null, id: string): Sorting | null {
  if (now?.id !== id) return { id, isDown: false };
  return now.isDown ? null : { id, isDown: true };
}

/** The rows by this column; what is absent stands last either way, equals keep their order. */
export function sorted<R>(
  rows: readonly R[],
  column: Column<R>,
  isDown: boolean,
  text: (column: Column<R>, row: R) => string,
): readonly R[] {
  const { kind = 'text' } = column;
  const keys = new Map(
    rows.map((row) => {
      const value = column.value(row);
      const isAbsent = value === null || value === undefined || value === '';
      const key = kind === 'word' || kind === 'status' ? text(column, row) : value;
      return [row, isAbsent ? null : BY_NUMBER.includes(kind) ? Number(value) : (key ?? '')] as const;
    }),
  );
  const compare = (a: string | number, b: string | number): number => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (BY_VALUE.includes(kind)) return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
    return CHINESE.compare(String(a), String(b));
  };
  return rows.toSorted((left, right) => {
    const a = keys.get(left) ?? null;
    const b = keys.get(right) ?? null;
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return isDown ? compare(b, a) : compare(a, b);
  });
}
