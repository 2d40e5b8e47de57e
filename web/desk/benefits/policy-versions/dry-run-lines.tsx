import { Link } from 'react-router';
import type { Query, Row } from '../../../client/index.ts';
import { type Me, mayCall, useMe } from '../../../client/session.ts';
import { type Column, Label, List, Money, useClauses } from '../../../ui/index.ts';
import { useGroupName } from './groups.ts';
import { words } from './words.ts';

const labels = words.dryRun;
const { lineColumns: c } = labels;

export type LinesWanted = Pick<
  NonNullable<Query<'/api/policy-versions/{versionId}/dry-run/lines'>>,
  'direction' | 'divisionCode' | 'benefit' | 'group'
>;
type Line = Row<'/api/policy-versions/{versionId}/dry-run/lines'>;

function Because(props: { of: Line }) {
  const clause = useClauses()(props.of.clause ?? '');
  if (props.of.clause === null) return <>{props.of.direction === 'same' ? null : labels.onlyAmount}</>;
  return (
    <>
      <b>{props.of.clause}</b> {clause?.short}
    </>
  );
}

function columnsFor(me: Me | null | undefined, groupName: (group: string) => string): Column<Line>[] {
  return [
    {
      id: 'name',
      title: c.name,
      value: (row) => row.person.name,
      cell: (row) =>
        mayCall(me, 'persons.explain') ? (
          <Link to={`/desk/persons/${row.person.personId}`}>{row.person.name}</Link>
        ) : (
          row.person.name
        ),
    },
    { id: 'idNumber', title: c.idNumber, value: (row) => row.person.idNumberMasked },
    {
      id: 'direction',
      title: c.direction,
      value: (row) => row.direction,
      kind: 'status',
      in: 'dryRunDirections',
    },
    { id: 'before', title: c.before, value: (row) => row.beforeFen, kind: 'money' },
    { id: 'after', title: c.after, value: (row) => row.afterFen, kind: 'money' },
    {
      id: 'difference',
      title: c.difference,
      value: (row) => row.afterFen - row.beforeFen,
      kind: 'money',
      cell: ({ beforeFen, afterFen }) => (
        <>
          {afterFen > beforeFen ? '+' : ''}
          <Money fen={afterFen - beforeFen} />
        </>
      ),
    },
    {
      id: 'outcome',
      title: c.outcome,
      value: (row) => row.afterOutcome,
      cell: (row) => (
        <>
          <Label in="outcomes" id={row.beforeOutcome} />
          {row.beforeOutcome === row.afterOutcome ? null : (
            <>
              {labels.arrow}
              <Label in="outcomes" id={row.afterOutcome} />
            </>
          )}
        </>
      ),
    },
    {
      id: 'because',
      title: c.because,
      value: (row) => row.clause,
      cell: (row) => <Because of={row} />,
    },
    { id: 'group', title: c.group, value: (row) => groupName(row.group) },
    { id: 'benefit', title: c.benefit, value: (row) => row.benefit, kind: 'word', in: 'benefits', off: true },
  ];
}

/** The persons behind a figure: before, after, and the clause that made the difference. */
export function DryRunLines(props: { versionId: string; wanted: LinesWanted }) {
  const { me } = useMe();
  const groupName = useGroupName();
  return (
    <List
      name="dry-run-lines"
      label={labels.linesTitle}
      path="/api/policy-versions/{versionId}/dry-run/lines"
      params={{ versionId: props.versionId }}
      fixed={props.wanted}
      columns={columnsFor(me, groupName)}
      rowKey={(row) => `${row.person.personId} ${row.lineKey}`}
      empty={labels.linesEmpty}
      exportName={labels.linesTitle}
    />
  );
}
