import { Button, Drawer } from 'antd';
import { type ReactNode, useCallback } from 'react';
import { Link } from 'react-router';
import { type ListPath, type Query, type ReadInit, type Row, useList } from '../client/index.ts';
import type { Column } from './column.tsx';
import { DataTable } from './data-table.tsx';
import { type Filter, FilterFields, useFilters } from './filters.tsx';
import { count } from './format.ts';
import { ColumnChooser, useColumns } from './list-columns.tsx';
import { ExportButton } from './list-export.tsx';
import { useSearch } from './search-params.ts';
import { EmptyState, ErrorState, Loading } from './states.tsx';
import { words } from './words.ts';

export type { Filter } from './filters.tsx';

export interface ListProps<P extends ListPath> {
  /** Remembers the chosen columns under this name. */
  readonly name: string;
  readonly label: string;
  readonly path: P;
  /** Parts of the address, for a list inside a case. */
  readonly params?: ReadInit<P>['params'];
  /** Query fields that the page itself sets. */
  readonly fixed?: Partial<NonNullable<Query<P>>>;
  readonly filters?: readonly Filter[];
  readonly columns: readonly Column<Row<P>>[];
  readonly rowKey: (row: Row<P>) => string;
  /** The row's own page. */
  readonly href?: (row: Row<P>) => string;
  /** What a plain click shows beside the list; needs `href` for the whole page. */
  readonly drawer?: (key: string) => ReactNode;
  readonly empty: { title: string; hint?: string; children?: ReactNode };
  readonly height?: string;
  /** Rows as high as their text needs. */
  readonly wrap?: boolean;
  readonly exportName?: string;
}

/** How many rows there are and how many of them have been read. */
function Counts(props: { read: number; total: number | null; hasMore: boolean; isReading: boolean }) {
  const { read, total } = props;
  const counted =
    props.hasMore && total === null
      ? words.list.readSoFar(count(read))
      : total === null || total === read
        ? words.list.countedAll(count(read))
        : words.list.counted(count(read), count(total));
  return (
    <span role="status">
      {counted}
      {props.isReading ? ` ${words.list.loadingMore}` : ''}
    </span>
  );
}

/** Nothing to show: because of the filters, or because there is nothing yet. */
function NoRows(props: { filtered: boolean; clear: () => void; empty: ListProps<ListPath>['empty'] }) {
  if (!props.filtered) return <EmptyState {...props.empty} />;
  return (
    <EmptyState title={words.list.emptyTitle} hint={words.list.emptyHint}>
      <Button onClick={props.clear}>{words.list.clear}</Button>
    </EmptyState>
  );
}

/** The table with its counts; the next rows are read when its end comes into sight. */
function Rows<P extends ListPath>(props: {
  of: ListProps<P>;
  columns: readonly Column<Row<P>>[];
  list: ReturnType<typeof useList<P>>;
  rows: readonly Row<P>[];
  opened: string | null;
  open: (key: string) => void;
}) {
  const { of, list, rows } = props;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const total = list.data?.total ?? null;
  return (
    <>
      <DataTable
        label={of.label}
        columns={props.columns}
        rows={rows}
        total={total}
        rowKey={of.rowKey}
        href={of.href}
        open={of.drawer ? (row) => props.open(of.rowKey(row)) : undefined}
        openKey={props.opened}
        onNearEnd={more}
        wrap={of.wrap ?? false}
        {...(of.height === undefined ? {} : { height: of.height })}
      />
      <div className="list-foot">
        <Counts read={rows.length} total={total} hasMore={hasNextPage} isReading={isFetchingNextPage} />
        {of.drawer ? <span className="hint">{words.list.hint}</span> : null}
      </div>
    </>
  );
}

/** A list without a page around it, for tabs and drawers. */
export function List<P extends ListPath>(props: ListProps<P>) {
  const filters = useFilters(props.filters ?? []);
  const { shown, toggle } = useColumns(props.name, props.columns);
  const query = { ...filters.values, ...props.fixed } as NonNullable<Query<P>>;
  const list = useList(props.path, query, props.params);
  const [search, change] = useSearch({ push: true });
  const opened = search.get('open');
  const rows = list.data?.rows ?? [];
  const openedRow = rows.find((row) => props.rowKey(row) === opened);
  return (
    <>
      <search className="filter-bar" aria-label={words.list.filters}>
        <FilterFields filters={props.filters ?? []} {...filters} />
        <div className="end">
          <ColumnChooser columns={props.columns} shown={shown} toggle={toggle} />
          {props.exportName ? (
            <ExportButton
              name={props.exportName}
              path={props.path}
              params={props.params}
              query={query}
              columns={shown}
            />
          ) : null}
        </div>
      </search>
      {list.error ? <ErrorState fault={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending && !list.error ? <Loading /> : null}
      {list.data && rows.length === 0 ? (
        <NoRows filtered={Object.keys(filters.values).length > 0} clear={filters.clear} empty={props.empty} />
      ) : null}
      {rows.length > 0 ? (
        <Rows
          of={props}
          columns={shown}
          list={list}
          rows={rows}
          opened={opened}
          open={(key) => change({ open: key })}
        />
      ) : null}
      {props.drawer ? (
        <Drawer
          open={opened !== null}
          onClose={() => change({ open: null })}
          size={960}
          title={props.label}
          destroyOnHidden
          extra={openedRow && props.href ? <Link to={props.href(openedRow)}>{words.openInFull}</Link> : null}
        >
          {opened === null ? null : props.drawer(opened)}
        </Drawer>
      ) : null}
    </>
  );
}
