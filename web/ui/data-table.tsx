import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { CellContent, type Column, isFigure, useCellText } from './column.tsx';
import { nextSorting, type Sorting, sorted } from './sorting.ts';
import { words } from './words.ts';

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
  /** The order says something itself, or whoever shows the table walks through it: no sorting by a heading. */
  readonly fixedOrder?: boolean;
}

const ROW_HEIGHT = 38;

/** A plain click opens the row beside the list; anything else is the browser's. */
function clicked<R>(event: MouseEvent, row: R, open: ((row: R) => void) | undefined) {
  if (!open || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  if ((event.target as HTMLElement).closest('button, input, label, a:not([data-row])')) return;
  if (window.getSelection()?.type === 'Range') return;
  event.preventDefault();
  open(row);
}

/** Arrow keys go from row to row. */
function pressed(event: KeyboardEvent) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = (event.target as HTMLElement).closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector<HTMLElement>('a[data-row]');
  if (!link) return;
  event.preventDefault();
  link.focus();
}

function Head<R>(props: {
  columns: readonly Column<R>[];
  sorting: Sorting | null;
  /** Absent where the order is fixed. */
  sort?: ((id: string) => void) | undefined;
}) {
  const { sort } = props;
  const mark = (id: string) => (props.sorting?.id === id ? (props.sorting.isDown ? '▼' : '▲') : '');
  const order = (id: string) =>
    props.sorting?.id !== id ? undefined : props.sorting.isDown ? 'descending' : 'ascending';
  return (
    <thead>
      <tr aria-rowindex={1}>
        {props.columns.map((column, index) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={order(column.id)}
            className={`${index === 0 ? 'frozen' : ''} ${isFigure(column) ? 'number' : ''}`}
            style={column.width ? { minWidth: `${column.width}rem` } : undefined}
          >
            {sort ? (
              <button type="button" className="sort" onClick={() => sort(column.id)}>
                {column.title} <span aria-hidden="true">{mark(column.id)}</span>
              </button>
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps<R> {
  readonly table: DataTableProps<R>;
  readonly row: R;
  readonly index: number;
  /** Measures the row where rows differ in height. */
  readonly measure: ((element: HTMLTableRowElement | null) => void) | undefined;
}

function Row<R>(props: RowProps<R>) {
  const { table, row, index } = props;
  const [head, ...others] = table.columns;
  if (head === undefined) return null;
  const href = table.href?.(row);
  const open = (event: MouseEvent) => clicked(event, row, table.open);
  return (
    <tr
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={table.openKey === table.rowKey(row) || undefined}
      data-openable={table.open || href ? '' : undefined}
      onClick={open}
    >
      <th scope="row" className="frozen">
        {href ? (
          <Link to={href} data-row="" onClick={open}>
            <CellContent column={head} row={row} />
          </Link>
        ) : (
          <CellContent column={head} row={row} />
        )}
      </th>
      {others.map((column) => (
        <td key={column.id} className={isFigure(column) ? 'number' : undefined}>
          <CellContent column={column} row={row} />
        </td>
      ))}
    </tr>
  );
}

/** Placeholder for the rows above or below those in the page. */
function Gap(props: { columns: number; height: number }) {
  if (props.height <= 0) return null;
  return (
    <tr className="gap">
      <td colSpan={props.columns} style={{ height: props.height }} />
    </tr>
  );
}

/** The rows as somebody sorts them by a heading. To sort a list it is read to its end first. */
function useSorting<R>(props: DataTableProps<R>) {
  const { columns, onNearEnd } = props;
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const text = useCellText();
  const column = sorting === null ? undefined : columns.find((column) => column.id === sorting.id);
  useEffect(() => {
    if (sorting !== null) onNearEnd?.();
  }, [sorting, onNearEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of the vocabulary do not change
  const rows = useMemo(
    () => (sorting && column ? sorted(props.rows, column, sorting.isDown, text) : props.rows),
    [props.rows, column?.id, sorting],
  );
  const sort = (id: string) => setSorting((now) => nextSorting(now, id));
  return { rows, sorting, sort: props.fixedOrder ? undefined : sort };
}

/** A real table, windowed: header and first column stay, only the rows in sight are in the page. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { columns, onNearEnd } = props;
  const { rows, sorting, sort } = useSorting(props);
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 14,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 30) onNearEnd?.();
  }, [last, rows.length, onNearEnd]);
  if (columns.length === 0) return null;
  return (
    <section
      className={props.wrap ? 'sheet wrap' : 'sheet'}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={`${props.label} ${words.list.table}`}
      style={{ maxHeight: props.height ?? 'calc(100dvh - 17.5rem)', minHeight: '8rem' }}
    >
      <table aria-rowcount={(props.total ?? rows.length) + 1}>
        <Head columns={columns} sorting={sorting} sort={sort} />
        <tbody onKeyDown={pressed}>
          <Gap columns={columns.length} height={items[0]?.start ?? 0} />
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <Row
                key={props.rowKey(row)}
                table={props}
                row={row}
                index={item.index}
                measure={props.wrap ? virtual.measureElement : undefined}
              />
            );
          })}
          <Gap columns={columns.length} height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </section>
  );
}
