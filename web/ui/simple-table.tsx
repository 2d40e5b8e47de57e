import { Fragment, type Key, type ReactNode } from 'react';
import { count } from './format.ts';
import { ScrollX } from './page.tsx';
import { Day, Instant, Label, Money, Status } from './values.tsx';

type Shown<R> =
  /** Shown as it is; `number` aligns to the right. */
  | { readonly kind?: 'text' | 'number'; readonly show: (row: R, index: number) => ReactNode }
  /** Fen as yuan, or a whole number with thousands marks; an absent count stays empty. */
  | { readonly kind: 'money' | 'count'; readonly show: (row: R) => number | null | undefined }
  | { readonly kind: 'day' | 'instant'; readonly show: (row: R) => string | null | undefined }
  /** A term of the vocabulary's list `in`, as a word or with the mark of its state. */
  | {
      readonly kind: 'word';
      readonly in: string;
      readonly show: (row: R) => string | number | null | undefined;
    }
  | { readonly kind: 'status'; readonly in: string; readonly show: (row: R) => string | null | undefined };

export type SimpleColumn<R> = Shown<R> & {
  /** Without any title in the table there is no head. */
  readonly title?: ReactNode;
  /** Stands above this and the neighbouring columns of the same group. */
  readonly group?: string;
  /** The heading of a column without a title: a box to choose all. */
  readonly above?: ReactNode;
  /** True for the column that names the row. */
  readonly rowHead?: boolean;
  readonly className?: string;
  /** The column's cell in the last row, which sums up. */
  readonly total?: ReactNode;
  /** The column's cell in the line of sums at the end of a printed sheet. */
  readonly sheetTotal?: (rows: readonly R[]) => ReactNode;
};

export interface SimpleTableProps<R> {
  readonly columns: readonly SimpleColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => Key;
  /** Name of the table, where no heading or scrolling region gives it. */
  readonly label?: string;
  /** Name of the region that scrolls sideways when the table is wider than the page. */
  readonly scroll?: string;
  readonly scrollClass?: string;
  /** On a narrow screen each row is a block of titled lines; goes with `scroll`. */
  readonly blocks?: boolean;
  /** `plain` in the text, `dense` on paper. */
  readonly className?: string;
  /** Begins the last row, before the first column that has a total. */
  readonly total?: string;
  /** On paper: where each sheet ends, by the number of rows before it, and how its line of sums begins. */
  readonly sheets?: { readonly ends: readonly number[]; readonly title: string };
}

const isFigure = (kind: string | undefined) => kind === 'number' || kind === 'money' || kind === 'count';

function classOf<R>(column: SimpleColumn<R>): string | undefined {
  const names = [isFigure(column.kind) ? 'number' : '', column.className ?? ''].filter(Boolean);
  return names.length === 0 ? undefined : names.join(' ');
}

/** What stands before the cell where a narrow screen shows each row as a block. */
function titleOf<R>({ title }: SimpleColumn<R>): string | undefined {
  return typeof title === 'string' ? title : undefined;
}

function content<R>(column: SimpleColumn<R>, row: R, index: number): ReactNode {
  switch (column.kind) {
    case 'money':
      return <Money fen={column.show(row)} />;
    case 'count': {
      const number = column.show(row);
      return number === null || number === undefined ? null : count(number);
    }
    case 'day':
      return <Day on={column.show(row)} />;
    case 'instant':
      return <Instant at={column.show(row)} />;
    case 'word':
      return <Label in={column.in} id={column.show(row)} />;
    case 'status':
      return <Status in={column.in} id={column.show(row)} />;
    default:
      return column.show(row, index);
  }
}

/** The line above the titles: what neighbouring columns have in common. */
function Groups<R>(props: { columns: readonly SimpleColumn<R>[] }) {
  const spans: { group: string | undefined; from: number; columns: number }[] = [];
  for (const [from, { group }] of props.columns.entries()) {
    const last = spans.at(-1);
    if (last && last.group === group) last.columns += 1;
    else spans.push({ group, from, columns: 1 });
  }
  return (
    <tr>
      {spans.map(({ group, from, columns }) =>
        group === undefined ? (
          <td key={from} colSpan={columns} />
        ) : (
          <th key={from} scope="colgroup" colSpan={columns}>
            {group}
          </th>
        ),
      )}
    </tr>
  );
}

function Head<R>(props: { columns: readonly SimpleColumn<R>[] }) {
  if (props.columns.every((column) => column.title === undefined)) return null;
  return (
    <thead>
      {props.columns.some(({ group }) => group !== undefined) ? <Groups columns={props.columns} /> : null}
      <tr>
        {props.columns.map((column, index) =>
          column.title === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are in a fixed order
            <td key={index}>{column.above}</td>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are in a fixed order
            <th key={index} scope="col" className={isFigure(column.kind) ? 'number' : undefined}>
              {column.title}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

function Row<R>(props: {
  columns: readonly SimpleColumn<R>[];
  row: R;
  index: number;
  blocks: boolean | undefined;
}) {
  return (
    <tr>
      {props.columns.map((column, at) => {
        const cell = content(column, props.row, props.index);
        const title = props.blocks ? titleOf(column) : undefined;
        return column.rowHead ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are in a fixed order
          <th key={at} scope="row" className={classOf(column)} data-title={title}>
            {cell}
          </th>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are in a fixed order
          <td key={at} className={classOf(column)} data-title={title}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

/** A row of sums: its title, then the sums; columns without one are a single empty cell together. */
function SumRow<R>(props: {
  columns: readonly SimpleColumn<R>[];
  title: string;
  /** The sum of a column; undefined when it has none. */
  sum: (column: SimpleColumn<R>) => ReactNode;
  className?: string;
}) {
  const { columns, sum } = props;
  const first = columns.findIndex((column) => sum(column) !== undefined);
  const cells: ReactNode[] = [];
  for (let at = first; at < columns.length; at++) {
    const column = columns[at];
    const summed = column && sum(column);
    if (column && summed !== undefined)
      cells.push(
        <td key={at} className={classOf(column)}>
          {summed}
        </td>,
      );
    else {
      const next = columns.findIndex((other, index) => index > at && sum(other) !== undefined);
      const end = next === -1 ? columns.length : next;
      cells.push(<td key={at} colSpan={end - at} />);
      at = end - 1;
    }
  }
  return (
    <tr className={props.className}>
      <th scope="row" colSpan={first}>
        {props.title}
      </th>
      {cells}
    </tr>
  );
}

/** The rows, and after the last one of each printed sheet its line of sums. */
function Body<R>(props: SimpleTableProps<R>) {
  const { columns, rows } = props;
  const ends = props.sheets && props.sheets.ends.length > 0 ? [...props.sheets.ends, rows.length] : [];
  return (
    <tbody>
      {rows.map((row, index) => {
        const sheet = ends.indexOf(index + 1);
        const from = ends[sheet - 1] ?? 0;
        return (
          <Fragment key={props.rowKey(row)}>
            <Row columns={columns} row={row} index={index} blocks={props.blocks} />
            {sheet < 0 ? null : (
              <SumRow
                columns={columns}
                title={props.sheets?.title ?? ''}
                sum={(column) => column.sheetTotal?.(rows.slice(from, index + 1))}
                className={sheet === ends.length - 1 ? 'sheet-total last' : 'sheet-total'}
              />
            )}
          </Fragment>
        );
      })}
    </tbody>
  );
}

/** A table of few rows, all in the page. Its columns are described, not drawn: title, kind and what each row shows. */
export function SimpleTable<R>(props: SimpleTableProps<R>) {
  const { columns } = props;
  const table = (
    <table
      className={props.className ?? 'plain'}
      aria-label={props.label}
      data-sheets={props.sheets === undefined ? undefined : true}
    >
      <Head columns={columns} />
      <Body {...props} />
      {props.total === undefined ? null : (
        <tfoot>
          <SumRow columns={columns} title={props.total} sum={(column) => column.total} />
        </tfoot>
      )}
    </table>
  );
  if (props.scroll === undefined) return table;
  return (
    <ScrollX label={props.scroll} className={props.blocks ? 'blocks' : (props.scrollClass ?? '')}>
      {table}
    </ScrollX>
  );
}
