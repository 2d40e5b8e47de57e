import type { ReactNode } from 'react';
import { count, shownInstant, yuan } from './format.ts';
import { Day, Instant, Label, Money, Status } from './values.tsx';
import { useVocabulary } from './vocabulary.ts';
import { words } from './words.ts';

type CellValue = string | number | null | undefined;

export interface Column<R> {
  readonly id: string;
  readonly title: string;
  /** What the cell holds; sorted out by `kind` on screen and written as text on export. */
  readonly value: (row: R) => CellValue;
  readonly kind?: 'text' | 'count' | 'money' | 'day' | 'instant' | 'word' | 'status';
  /** Vocabulary list for `word` and `status`. */
  readonly in?: string;
  /** Shows more than the value. */
  readonly cell?: (row: R) => ReactNode;
  /** Rem. */
  readonly width?: number;
  /** Hidden until somebody chooses it. */
  readonly off?: boolean;
}

export function isFigure<R>(column: Column<R>): boolean {
  return column.kind === 'money' || column.kind === 'count';
}

/** What a cell shows, by the kind of its column. */
export function CellContent<R>(props: { column: Column<R>; row: R }) {
  const { column, row } = props;
  if (column.cell) return <>{column.cell(row)}</>;
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return <>{words.none}</>;
  if (column.kind === 'money') return <Money fen={Number(value)} />;
  if (column.kind === 'count') return <>{count(Number(value))}</>;
  if (column.kind === 'day') return <Day on={String(value)} />;
  if (column.kind === 'instant') return <Instant at={String(value)} />;
  if (column.kind === 'word') return <Label in={column.in ?? ''} id={value} />;
  if (column.kind === 'status') return <Status in={column.in ?? ''} id={String(value)} />;
  return <>{String(value)}</>;
}

/** The same cells as text, for export. Texts that a spreadsheet would take for a formula get a leading apostrophe. */
export function useCellText(): <R>(column: Column<R>, row: R) => string {
  const { term } = useVocabulary();
  return (column, row) => {
    const value = column.value(row);
    if (value === null || value === undefined) return '';
    if (column.kind === 'money') return yuan(Number(value)).replaceAll(',', '');
    if (column.kind === 'instant') return shownInstant(String(value));
    if ((column.kind === 'word' || column.kind === 'status') && column.in) return term(column.in, value);
    const text = String(value);
    return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  };
}
