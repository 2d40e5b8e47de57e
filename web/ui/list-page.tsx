import { Button, Checkbox, Drawer, Popover } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import {
  type ListPath,
  type Query,
  type ReadInit,
  type Row,
  read,
  saveAs,
  useList,
} from '../client/index.ts';
import { type Column, DataTable, useCellText } from './data-table.tsx';
import { type Filter, FilterFields, useFilters } from './filters.tsx';
import { count } from './format.ts';
import { Page } from './page.tsx';
import { EmptyState, ErrorState, Loading } from './states.tsx';
import { words } from './words.ts';

export type { Column } from './data-table.tsx';
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

/** Which columns a person has chosen for a list; kept in the browser. */
function useColumns<R>(name: string, columns: readonly Column<R>[]) {
  const key = `jilu-columns:${name}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const kept = localStorage.getItem(key);
    return kept === null
      ? columns.filter((column) => column.off).map((column) => column.id)
      : kept.split(',');
  });
  function toggle(id: string, show: boolean) {
    const next = show ? hidden.filter((other) => other !== id) : [...hidden, id];
    setHidden(next);
    localStorage.setItem(key, next.join(','));
  }
  return { shown: columns.filter((column) => !hidden.includes(column.id)), toggle };
}

/** A list without a page around it, for tabs and drawers. */
export function List<P extends ListPath>(props: ListProps<P>) {
  const filters = useFilters(props.filters ?? []);
  const { shown, toggle } = useColumns(props.name, props.columns);
  const query = { ...filters.values, ...props.fixed } as NonNullable<Query<P>>;
  const list = useList(props.path, query, props.params);
  const [search, setSearch] = useSearchParams();
  const opened = search.get('open');
  const text = useCellText();
  const [exporting, setExporting] = useState(false);

  const open = useCallback(
    (key: string | null) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        if (key === null) next.delete('open');
        else next.set('open', key);
        return next;
      }),
    [setSearch],
  );
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  async function exportRows() {
    setExporting(true);
    try {
      const lines = [shown.map((column) => column.title)];
      let after: string | null = null;
      do {
        const init = {
          params: props.params,
          query: { ...query, limit: 500, ...(after === null ? {} : { after }) },
        } as ReadInit<P>;
        const page = (await read(props.path, init)) as unknown as { rows: Row<P>[]; next: string | null };
        for (const row of page.rows) lines.push(shown.map((column) => text(column, row)));
        after = page.next;
      } while (after !== null);
      const quoted = lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
      saveAs(new Blob(['\ufeff', quoted.join('\r\n')], { type: 'text/csv' }), `${props.exportName}.csv`);
    } finally {
      setExporting(false);
    }
  }

  const rows = list.data?.rows ?? [];
  const total = list.data?.total ?? null;
  const openedRow = rows.find((row) => props.rowKey(row) === opened);
  return (
    <>
      <search className="filter-bar" aria-label={words.list.filters}>
        <FilterFields filters={props.filters ?? []} {...filters} />
        <div className="end">
          <Popover
            trigger="click"
            placement="bottomRight"
            content={
              <div className="stack" style={{ gap: '.25rem' }}>
                {props.columns.slice(1).map((column) => (
                  <Checkbox
                    key={column.id}
                    checked={shown.includes(column)}
                    onChange={(event) => toggle(column.id, event.target.checked)}
                  >
                    {column.title}
                  </Checkbox>
                ))}
              </div>
            }
          >
            <Button type="text">{words.list.columns}</Button>
          </Popover>
          {props.exportName ? (
            <Button type="text" loading={exporting} onClick={() => void exportRows()}>
              {words.list.export}
            </Button>
          ) : null}
        </div>
      </search>
      {list.error ? <ErrorState fault={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending && !list.error ? <Loading /> : null}
      {list.data && rows.length === 0 ? (
        Object.keys(filters.values).length > 0 ? (
          <EmptyState title={words.list.emptyTitle} hint={words.list.emptyHint}>
            <Button onClick={filters.clear}>{words.list.clear}</Button>
          </EmptyState>
        ) : (
          <EmptyState {...props.empty} />
        )
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            label={props.label}
            columns={shown}
            rows={rows}
            total={total}
            rowKey={props.rowKey}
            href={props.href}
            open={props.drawer ? (row) => open(props.rowKey(row)) : undefined}
            openKey={opened}
            onNearEnd={more}
            wrap={props.wrap ?? false}
            {...(props.height === undefined ? {} : { height: props.height })}
          />
          <div className="list-foot">
            <span role="status">
              {hasNextPage && total === null
                ? words.list.readSoFar(count(rows.length))
                : total === null || total === rows.length
                  ? words.list.countedAll(count(rows.length))
                  : words.list.counted(count(rows.length), count(total))}
              {isFetchingNextPage ? ` ${words.list.loadingMore}` : ''}
            </span>
            {props.drawer ? <span className="hint">{words.list.hint}</span> : null}
          </div>
        </>
      ) : null}
      {props.drawer ? (
        <Drawer
          open={opened !== null}
          onClose={() => open(null)}
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

/** A list page: one filter bar, one table, counts that agree. */
export function ListPage<P extends ListPath>(
  props: ListProps<P> & { title: string; lead?: ReactNode; acts?: ReactNode; above?: ReactNode },
) {
  return (
    <Page title={props.title} lead={props.lead} acts={props.acts}>
      {props.above}
      <List {...props} />
    </Page>
  );
}
