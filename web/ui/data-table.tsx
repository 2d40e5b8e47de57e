import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { count, yuan } from './format.ts';
import { Day, Instant, Label, Money, Status } from './values.tsx';
import { useVocabulary } from './vocabulary.ts';
import { words } from './words.ts';

export type CellValue = string | number | null | undefined;

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

function isFigure<R>(column: Column<R>): boolean {
  return column.kind === 'money' || column.kind === 'count';
}

function Shown<R>(props: { column: Column<R>; row: R }) {
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
    if ((column.kind === 'word' || column.kind === 'status') && column.in) return term(column.in, value);
    const text = String(value);
    return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  };
}

interface DataTableProps<R> {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** All rows there are, read or not. */
  readonly total?: number | null;
  /** Address of the row's own page; the first column links there. */
  readonly href?: ((row: R) => string) | undefined;
  /** A plain click opens here instead (drawer); with Ctrl or the middle button the browser opens `href`. */
  readonly open?: ((row: R) => void) | undefined;
  readonly openKey?: string | null | undefined;
  readonly onNearEnd?: (() => void) | undefined;
  readonly height?: string;
  /** Rows as high as their text needs; else one line a row. */
  readonly wrap?: boolean;
}

const ROW_HEIGHT = 38;

/** A real table, windowed: header and first column stay, only the rows in sight are in the page. */
export function DataTable<R>(props: DataTableProps<R>) {
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 14,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { onNearEnd } = props;
  useEffect(() => {
    if (props.rows.length > 0 && last >= props.rows.length - 30) onNearEnd?.();
  }, [last, props.rows.length, onNearEnd]);

  function clicked(event: MouseEvent, row: R) {
    if (!props.open || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if ((event.target as HTMLElement).closest('button, input, label, a:not([data-row])')) return;
    if (window.getSelection()?.type === 'Range') return;
    event.preventDefault();
    props.open(row);
  }
  function pressed(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const row = (event.target as HTMLElement).closest('tr');
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
    const link = next?.querySelector<HTMLElement>('a[data-row]');
    if (!link) return;
    event.preventDefault();
    link.focus();
  }
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const [head, ...others] = props.columns;
  if (head === undefined) return null;
  return (
    <section
      className={props.wrap ? 'sheet wrap' : 'sheet'}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={`${props.label} ${words.list.table}`}
      style={{ maxHeight: props.height ?? 'calc(100dvh - 17.5rem)', minHeight: '8rem' }}
    >
      <table aria-rowcount={(props.total ?? props.rows.length) + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {props.columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                className={`${index === 0 ? 'frozen' : ''} ${isFigure(column) ? 'number' : ''}`}
                style={column.width ? { minWidth: `${column.width}rem` } : undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={pressed}>
          {before > 0 ? (
            <tr className="gap">
              <td colSpan={props.columns.length} style={{ height: before }} />
            </tr>
          ) : null}
          {items.map((item) => {
            const row = props.rows[item.index];
            if (row === undefined) return null;
            const key = props.rowKey(row);
            const href = props.href?.(row);
            return (
              <tr
                key={key}
                ref={props.wrap ? virtual.measureElement : undefined}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={props.openKey === key || undefined}
                data-openable={props.open || href ? '' : undefined}
                onClick={(event) => clicked(event, row)}
              >
                <th scope="row" className="frozen">
                  {href ? (
                    <Link to={href} data-row="" onClick={(event) => clicked(event, row)}>
                      <Shown column={head} row={row} />
                    </Link>
                  ) : (
                    <Shown column={head} row={row} />
                  )}
                </th>
                {others.map((column) => (
                  <td key={column.id} className={isFigure(column) ? 'number' : undefined}>
                    <Shown column={column} row={row} />
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 ? (
            <tr className="gap">
              <td colSpan={props.columns.length} style={{ height: after }} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}
