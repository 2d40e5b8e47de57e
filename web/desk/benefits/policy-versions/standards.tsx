import { Button, Checkbox, Input, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type Column, DataTable, Money, useVocabulary } from '../../../ui/index.ts';
import { AddStandard } from './add-standard.tsx';
import { AmountCell, UpliftCell } from './cells.tsx';
import { type Amount, amountOf, cellsOf, changeOfStandard, type ShownStandard } from './draft.ts';
import { RowFaults, RowMark } from './marks.tsx';
import { TableFiles } from './table-files.tsx';
import { type TabProps, useFaults, useStandards } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.standards;
const { columns: c } = labels;

/** What somebody who hears the page takes a row by: occupation and level. */
function useRowName() {
  const { term } = useVocabulary();
  return (row: ShownStandard) =>
    [
      row.occupationName ?? row.occupationCode ?? labels.everyOccupation,
      row.level === null ? '' : term('skillLevels', row.level),
      row.certificateKind === null ? '' : term('certificateKinds', row.certificateKind),
      term('benefits', row.benefit),
    ]
      .filter(Boolean)
      .join(' ');
}

function Difference(props: { row: ShownStandard }) {
  const { before, after } = props.row;
  if (before === null || after === null || before.unit !== after.unit) return null;
  const fen = after.amountFen - before.amountFen;
  if (fen === 0) return null;
  return (
    <>
      {fen > 0 ? '+' : ''}
      <Money fen={fen} />
    </>
  );
}

function useColumns(tab: TabProps, rows: readonly ShownStandard[]): Column<ShownStandard>[] {
  const { table, mayEdit } = tab;
  const faults = useFaults(tab);
  const nameOf = useRowName();
  const put = (row: ShownStandard, after: Amount) => table.put(row.matter, changeOfStandard(row, after));
  /** The amount that an edit of one cell starts from. */
  const from = (row: ShownStandard): Amount =>
    row.after ??
    (row.before ? amountOf(row.before) : { unit: 'person', amountFen: 0, shortageUpliftPercent: null });
  const editable = (row: ShownStandard) => mayEdit && row.after !== null;
  const all: (Column<ShownStandard> & { readonly isEmpty?: boolean })[] = [
    {
      id: 'occupation',
      title: c.occupation,
      value: (row) => row.occupationName ?? row.occupationCode,
      cell: (row) => row.occupationName ?? row.occupationCode ?? labels.everyOccupation,
      width: 8,
    },
    { id: 'level', title: c.level, value: (row) => row.level, kind: 'word', in: 'skillLevels' },
    {
      id: 'certificateKind',
      title: c.certificateKind,
      value: (row) => row.certificateKind,
      kind: 'word',
      in: 'certificateKinds',
      isEmpty: rows.every((row) => row.certificateKind === null),
    },
    {
      id: 'mark',
      title: c.mark,
      value: (row) => row.mark,
      cell: (row) => (
        <>
          <RowMark of={row.mark} words={words.marks} />
          <RowFaults of={faults.get(row.matter)} />
        </>
      ),
    },
    {
      id: 'before',
      title: c.before,
      kind: 'money',
      value: (row) => row.before?.amountFen,
      cell: (row) => <Money fen={row.before?.amountFen} />,
    },
    {
      id: 'after',
      title: c.after,
      kind: 'money',
      value: (row) => row.after?.amountFen,
      cell: (row) =>
        editable(row) ? (
          <AmountCell
            name={nameOf(row)}
            fen={row.after?.amountFen ?? null}
            onChange={(amountFen) => put(row, { ...from(row), amountFen })}
          />
        ) : (
          <Money fen={row.after?.amountFen} />
        ),
    },
    {
      id: 'difference',
      title: c.difference,
      kind: 'money',
      value: () => null,
      cell: (row) => <Difference row={row} />,
    },
    {
      id: 'unit',
      title: c.unit,
      value: (row) => (row.after ?? row.before)?.unit,
      kind: 'word',
      in: 'units',
    },
    {
      id: 'uplift',
      title: c.uplift,
      kind: 'count',
      value: (row) => row.after?.shortageUpliftPercent,
      cell: (row) =>
        editable(row) ? (
          <UpliftCell
            name={nameOf(row)}
            percent={row.after?.shortageUpliftPercent ?? null}
            onChange={(shortageUpliftPercent) => put(row, { ...from(row), shortageUpliftPercent })}
          />
        ) : (
          row.after?.shortageUpliftPercent
        ),
    },
    {
      id: 'acts',
      title: c.acts,
      value: () => null,
      isEmpty: !mayEdit,
      cell: (row) =>
        row.mark !== 'same' ? (
          <Button
            size="small"
            aria-label={labels.undoOf(nameOf(row))}
            onClick={() => table.put(row.matter, undefined)}
          >
            {words.undo}
          </Button>
        ) : row.before?.isOwn ? (
          <Button
            size="small"
            type="text"
            aria-label={labels.endOf(nameOf(row))}
            onClick={() => table.put(row.matter, { kind: 'standard-end', ...cellsOf(row) })}
          >
            {words.end}
          </Button>
        ) : null,
    },
    { id: 'benefit', title: c.benefit, value: (row) => row.benefit, kind: 'word', in: 'benefits' },
    {
      id: 'trainingKind',
      title: c.trainingKind,
      value: (row) => row.trainingKind,
      kind: 'word',
      in: 'trainingKinds',
      isEmpty: rows.every((row) => row.trainingKind === null),
    },
    { id: 'from', title: c.from, value: (row) => row.before?.from, kind: 'day' },
    { id: 'through', title: c.through, value: (row) => row.before?.through, kind: 'day' },
    {
      id: 'source',
      title: c.source,
      value: (row) => row.before?.source,
      cell: (row) =>
        row.before ? (
          <span className="clip" title={row.before.source}>
            <span className="quiet">{row.before.isOwn ? labels.own : labels.fromAbove}</span>{' '}
            {row.before.source}
          </span>
        ) : null,
    },
  ];
  return all.filter((column) => !column.isEmpty);
}

/** What holds, what will hold, source and days; every amount a cell to type into. */
export function Standards(tab: TabProps) {
  const { table, mayEdit } = tab;
  const [search, setSearch] = useSearchParams();
  const onlyChanged = search.get('changed') === '1';
  const [text, setText] = useState('');
  const [benefit, setBenefit] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const wanted = useDeferredValue(text.trim());
  const rows = useStandards(tab);
  const columns = useColumns(tab, rows);
  const { term } = useVocabulary();
  const faults = useFaults(tab);
  const shown = useMemo(() => {
    const left = rows.filter(
      (row) =>
        (!onlyChanged || row.mark !== 'same') &&
        (benefit === null || row.benefit === benefit) &&
        (wanted === '' || `${row.occupationName ?? ''} ${row.occupationCode ?? ''}`.includes(wanted)),
    );
    // Among changes, those to be mended come first.
    return onlyChanged
      ? left.toSorted((a, b) => Number(faults.has(b.matter)) - Number(faults.has(a.matter)))
      : left;
  }, [rows, onlyChanged, benefit, wanted, faults]);
  const benefits = [...new Set(rows.map((row) => row.benefit))];
  const changed = rows.filter((row) => row.mark !== 'same').length;
  return (
    <>
      <p className="quiet">{mayEdit ? labels.lead : null}</p>
      <div className="spread amounts-bar">
        <search className="filter-bar" aria-label={labels.table}>
          <Input
            allowClear
            value={text}
            aria-label={labels.search}
            placeholder={labels.search}
            onChange={(event) => setText(event.target.value)}
            style={{ width: '12rem' }}
          />
          {benefits.length > 1 ? (
            <Select
              allowClear
              aria-label={labels.filterBenefit}
              placeholder={labels.filterBenefit}
              value={benefit}
              onChange={(next: string | undefined) => setBenefit(next ?? null)}
              options={benefits.map((value) => ({ value, label: term('benefits', value) }))}
            />
          ) : null}
          <Checkbox
            checked={onlyChanged}
            onChange={(event) =>
              setSearch(
                (before) => {
                  const next = new URLSearchParams(before);
                  if (event.target.checked) next.set('changed', '1');
                  else next.delete('changed');
                  return next;
                },
                { replace: true },
              )
            }
          >
            {labels.onlyChanged}
          </Checkbox>
          <span className="quiet" role="status">
            {labels.shown(shown.length, rows.length)} {labels.changedCount(changed)}
          </span>
        </search>
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
