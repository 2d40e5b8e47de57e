import { Button, Input, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { DataTable, useVocabulary } from '../../../ui/index.ts';
import { AddStandard } from './add-standard.tsx';
import type { ShownStandard } from './draft.ts';
import { OnlyChanged, useOnlyChanged } from './only-changed.tsx';
import { useStandardColumns } from './standard-columns.tsx';
import { TableFiles } from './table-files.tsx';
import { type TabProps, useFaults, useStandards } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.standards;

/** The rows that the filters leave. */
function useShownStandards(tab: TabProps, rows: readonly ShownStandard[]) {
  const faults = useFaults(tab);
  const onlyChanged = useOnlyChanged();
  const [text, setText] = useState('');
  const [benefit, setBenefit] = useState<string | null>(null);
  const wanted = useDeferredValue(text.trim());
  const shown = useMemo(() => {
    const left = rows.filter(
      (row) =>
        (!onlyChanged || row.mark !== 'same') &&
        (benefit === null || row.benefit === benefit) &&
        (wanted === '' || `${row.occupationName ?? ''} ${row.occupationCode ?? ''}`.includes(wanted)),
    );
    // Among changes, those to be corrected come first.
    return onlyChanged
      ? left.toSorted((a, b) => Number(faults.has(b.matter)) - Number(faults.has(a.matter)))
      : left;
  }, [rows, onlyChanged, benefit, wanted, faults]);
  return { shown, text, setText, benefit, setBenefit };
}

function StandardFilters(props: {
  rows: readonly ShownStandard[];
  filters: ReturnType<typeof useShownStandards>;
}) {
  const { rows, filters } = props;
  const { term } = useVocabulary();
  const benefits = [...new Set(rows.map((row) => row.benefit))];
  const changed = rows.filter((row) => row.mark !== 'same').length;
  return (
    <search className="filter-bar" aria-label={labels.table}>
      <Input
        allowClear
        value={filters.text}
        aria-label={labels.search}
        placeholder={labels.search}
        onChange={(event) => filters.setText(event.target.value)}
        style={{ width: '12rem' }}
      />
      {benefits.length > 1 ? (
        <Select
          allowClear
          aria-label={labels.filterBenefit}
          placeholder={labels.filterBenefit}
          value={filters.benefit}
          onChange={(next: string | undefined) => filters.setBenefit(next ?? null)}
          options={benefits.map((value) => ({ value, label: term('benefits', value) }))}
        />
      ) : null}
      <OnlyChanged />
      <span className="quiet" role="status">
        {labels.shown(filters.shown.length, rows.length)} {labels.changedCount(changed)}
      </span>
    </search>
  );
}

/** What holds, what will hold, source and days; every amount a cell to type into. */
export function Standards(tab: TabProps) {
  const { table, mayEdit } = tab;
  const [adding, setAdding] = useState(false);
  const rows = useStandards(tab);
  const filters = useShownStandards(tab, rows);
  const { shown } = filters;
  const columns = useStandardColumns(tab, rows);
  return (
    <>
      <p className="quiet">{mayEdit ? labels.lead : null}</p>
      <div className="spread amounts-bar">
        <StandardFilters rows={rows} filters={filters} />
        <TableFiles of={tab.of} unsaved={table.unsaved}>
          {mayEdit ? <Button onClick={() => setAdding(true)}>{labels.add}</Button> : null}
        </TableFiles>
      </div>
      {rows.length === 0 ? <p className="empty">{labels.empty}</p> : null}
      {rows.length > 0 && shown.length === 0 ? <p className="empty">{labels.none}</p> : null}
      {shown.length > 0 ? (
        <>
          <div className="amounts">
            <DataTable
              label={labels.table}
              columns={columns}
              rows={shown}
              rowKey={(row) => row.matter}
              height="calc(100dvh - 12rem)"
              wrap
            />
          </div>
          {mayEdit ? <p className="quiet small">{labels.keys}</p> : null}
        </>
      ) : null}
      {adding ? <AddStandard tab={tab} rows={rows} close={() => setAdding(false)} /> : null}
    </>
  );
}
