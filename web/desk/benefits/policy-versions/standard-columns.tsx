import { Button } from 'antd';
import { type Column, Money, useVocabulary } from '../../../ui/index.ts';
import { AmountCell, UpliftCell } from './cells.tsx';
import { type Amount, amountOf, cellsOf, changeOfStandard, type ShownStandard } from './draft.ts';
import { RowFaults, RowMark } from './marks.tsx';
import { type TabProps, useFaults } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.standards;
const { columns: c } = labels;

/** The name of a row for a screen reader: occupation and level. */
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

/** What the cells of the table work with. */
interface Grid {
  readonly tab: TabProps;
  readonly nameOf: (row: ShownStandard) => string;
}

/** Saves an edit of some cells; the others stay as they will hold, or as they hold now. */
function setChange({ tab }: Grid, row: ShownStandard, edit: Partial<Amount>) {
  const from: Amount =
    row.after ??
    (row.before ? amountOf(row.before) : { unit: 'person', amountFen: 0, shortageUpliftPercent: null });
  tab.table.setChange(row.matter, changeOfStandard(row, { ...from, ...edit }));
}

const isEditable = ({ tab }: Grid, row: ShownStandard) => tab.mayEdit && row.after !== null;

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

function Acts(props: { grid: Grid; row: ShownStandard }) {
  const { row } = props;
  const { tab, nameOf } = props.grid;
  if (row.mark !== 'same')
    return (
      <Button
        size="small"
        aria-label={labels.undoOf(nameOf(row))}
        onClick={() => tab.table.setChange(row.matter, undefined)}
      >
        {words.undo}
      </Button>
    );
  if (!row.before?.isOwn) return null;
  return (
    <Button
      size="small"
      type="text"
      aria-label={labels.endOf(nameOf(row))}
      onClick={() => tab.table.setChange(row.matter, { kind: 'standard-end', ...cellsOf(row) })}
    >
      {words.end}
    </Button>
  );
}

function amountColumns(grid: Grid): Column<ShownStandard>[] {
  return [
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
        isEditable(grid, row) ? (
          <AmountCell
            name={grid.nameOf(row)}
            fen={row.after?.amountFen ?? null}
            onChange={(amountFen) => setChange(grid, row, { amountFen })}
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
    { id: 'unit', title: c.unit, value: (row) => (row.after ?? row.before)?.unit, kind: 'word', in: 'units' },
    {
      id: 'uplift',
      title: c.uplift,
      kind: 'count',
      value: (row) => row.after?.shortageUpliftPercent,
      cell: (row) =>
        isEditable(grid, row) ? (
          <UpliftCell
            name={grid.nameOf(row)}
            percent={row.after?.shortageUpliftPercent ?? null}
            onChange={(shortageUpliftPercent) => setChange(grid, row, { shortageUpliftPercent })}
          />
        ) : (
          row.after?.shortageUpliftPercent
        ),
    },
  ];
}

const OCCUPATION: Column<ShownStandard> = {
  id: 'occupation',
  title: c.occupation,
  value: (row) => row.occupationName ?? row.occupationCode,
  cell: (row) => row.occupationName ?? row.occupationCode ?? labels.everyOccupation,
  width: 8,
};
const LEVEL: Column<ShownStandard> = {
  id: 'level',
  title: c.level,
  value: (row) => row.level,
  kind: 'word',
  in: 'skillLevels',
};
const CERTIFICATE_KIND: Column<ShownStandard> = {
  id: 'certificateKind',
  title: c.certificateKind,
  value: (row) => row.certificateKind,
  kind: 'word',
  in: 'certificateKinds',
};
const BENEFIT: Column<ShownStandard> = {
  id: 'benefit',
  title: c.benefit,
  value: (row) => row.benefit,
  kind: 'word',
  in: 'benefits',
};
const TRAINING_KIND: Column<ShownStandard> = {
  id: 'trainingKind',
  title: c.trainingKind,
  value: (row) => row.trainingKind,
  kind: 'word',
  in: 'trainingKinds',
};
const SOURCE: readonly Column<ShownStandard>[] = [
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

/** The columns of the amounts; those in which no row has a value are left out. */
export function useStandardColumns(
  tab: TabProps,
  rows: readonly ShownStandard[],
): readonly Column<ShownStandard>[] {
  const faults = useFaults(tab);
  const grid: Grid = { tab, nameOf: useRowName() };
  return [
    OCCUPATION,
    LEVEL,
    ...(rows.some((row) => row.certificateKind !== null) ? [CERTIFICATE_KIND] : []),
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
    ...amountColumns(grid),
    ...(tab.mayEdit ? [actsColumn(grid)] : []),
    BENEFIT,
    ...(rows.some((row) => row.trainingKind !== null) ? [TRAINING_KIND] : []),
    ...SOURCE,
  ];
}

const actsColumn = (grid: Grid): Column<ShownStandard> => ({
  id: 'acts',
  title: c.acts,
  value: () => null,
  cell: (row) => <Acts grid={grid} row={row} />,
});
