import { cellText } from './rules-cells.ts';
import { classOf } from './rules-class-evidence.ts';
import type { FileTable, PlanContext } from './rules-context.ts';
import { mergedBodyOf } from './rules-row.ts';

/** Tables whose rows name their class in a column, as one table a class; a row that names none goes with the one above. */
function byClassColumn(sources: readonly FileTable[]): FileTable[] {
  return sources.flatMap((source) => {
    const { table } = source;
    const column = table.columns.get('className');
    if (column === undefined) return [source];
    const merged = mergedBodyOf(table);
    const parts = new Map<string, (typeof table.body)[number][]>();
    let last = '';
    for (const row of table.body) {
      const text = cellText(row.cells[column] ?? merged.covering(row.number, column)).trim();
      if (text !== '') last = text;
      const part = parts.get(last);
      if (part) part.push(row);
      else parts.set(last, [row]);
    }
    return [...parts].map(([name, body]) => ({
      ...source,
      table:
        name === ''
          ? { ...table, body }
          : { ...table, body, heading: new Map([...table.heading, ['className', name]]) },
    }));
  });
}

/** Tables with the class each counts for; the second part of a sheet without one of its own goes with the first. */
export function withClasses(sources: readonly FileTable[], context: PlanContext): ClassTable[] {
  const found: ClassTable[] = [];
  for (const source of byClassColumn(sources)) {
    const { key, book } = classOf(source.table, source.file, context);
    const last = found[found.length - 1];
    const isContinued = key === undefined && book === undefined && last?.file === source.file;
    const own = isContinued ? last.book : book;
    found.push({ ...source, ...(own ? { book: own, className: own.class.name } : {}) });
  }
  return found;
}

export interface ClassTable extends FileTable {
  readonly book?: NonNullable<ReturnType<typeof classOf>['book']>;
}
