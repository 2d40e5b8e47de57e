import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, type Filter, List, Page, Tabs, YesNo } from '../../../ui/index.ts';
import { Procedures } from '../../../ui/procedure.tsx';
import { procedureWords } from '../../../ui/procedure-words.ts';
import { words } from './words.ts';

const { columns: c } = words;

const standardColumns: readonly Column<Row<'/api/standards'>>[] = [
  {
    id: 'occupation',
    title: c.occupation,
    value: (row) => row.occupationName ?? row.occupationCode,
    cell: (row) => row.occupationName ?? row.occupationCode ?? c.everyOccupation,
    width: 10,
  },
  { id: 'benefit', title: c.benefit, value: (row) => row.benefit, kind: 'word', in: 'benefits' },
  { id: 'level', title: c.level, value: (row) => row.level, kind: 'word', in: 'skillLevels' },
  {
    id: 'trainingKind',
    off: true,
    title: c.trainingKind,
    value: (row) => row.trainingKind,
    kind: 'word',
    in: 'trainingKinds',
  },
  {
    id: 'certificateKind',
    off: true,
    title: c.certificateKind,
    value: (row) => row.certificateKind,
    kind: 'word',
    in: 'certificateKinds',
  },
  { id: 'amount', title: c.amount, value: (row) => row.amountFen, kind: 'money' },
  { id: 'unit', title: c.unit, value: (row) => row.unit, kind: 'word', in: 'units' },
  {
    id: 'uplift',
    title: c.uplift,
    value: (row) => row.shortageUpliftPercent,
    kind: 'count',
    cell: (row) => (row.shortageUpliftPercent === null ? null : c.percent(row.shortageUpliftPercent)),
  },
  { id: 'from', title: c.from, value: (row) => row.from, kind: 'day' },
  { id: 'through', title: c.through, value: (row) => row.through, kind: 'day' },
  {
    id: 'inForce',
    title: c.inForce,
    value: (row) => String(row.inForce),
    cell: (row) => <YesNo value={row.inForce} />,
  },
  { id: 'code', title: c.code, value: (row) => row.occupationCode, off: true },
  { id: 'source', title: c.source, value: (row) => row.source },
];

const standardFilters: readonly Filter[] = [
  { name: 'benefit', label: words.filters.benefit, kind: 'word', in: 'benefits' },
  { name: 'on', label: words.filters.on, kind: 'day' },
];

const scarceColumns: readonly Column<Row<'/api/scarce-occupations'>>[] = [
  {
    id: 'occupation',
    title: c.occupation,
    value: (row) => row.occupationName ?? row.occupationCode,
    width: 10,
  },
  { id: 'code', title: c.code, value: (row) => row.occupationCode },
  { id: 'from', title: c.from, value: (row) => row.from, kind: 'day' },
  { id: 'through', title: c.through, value: (row) => row.through, kind: 'day' },
  {
    id: 'inForce',
    title: c.inForce,
    value: (row) => String(row.inForce),
    cell: (row) => <YesNo value={row.inForce} />,
  },
  { id: 'source', title: c.source, value: (row) => row.source },
];

/** How claims are handled here, by the notice that governs; set by a policy version. */
function OwnProcedure() {
  const { me } = useMe();
  const divisionCode = me?.divisionCode ?? undefined;
  const policies = useRead('/api/policies', { query: { ...(divisionCode ? { divisionCode } : {}) } });
  const policyId = policies.data?.governing ?? policies.data?.rows[0]?.policyId;
  return (
    <>
      <p className="quiet">{procedureWords.lead}</p>
      {policyId ? <Procedures policyId={policyId} divisionCode={divisionCode} /> : null}
    </>
  );
}

/** The city's amounts, its scarce occupations and its procedure. */
export function Component() {
  const { me } = useMe();
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={mayCall(me, 'policyVersions.create') ? <Link to="/desk/policies">{words.adjust}</Link> : null}
    >
      <Tabs
        label={words.title}
        tabs={[
          {
            key: 'standards',
            label: words.tabs.standards,
            content: () => (
              <List
                name="standards"
                label={words.tabs.standards}
                path="/api/standards"
                filters={standardFilters}
                columns={standardColumns}
                rowKey={(row) => row.standardId}
                empty={words.empty}
                exportName={words.tabs.standards}
              />
            ),
          },
          {
            key: 'scarce',
            label: words.tabs.scarce,
            content: () => (
              <List
                name="scarce"
                label={words.tabs.scarce}
                path="/api/scarce-occupations"
                filters={standardFilters.slice(1)}
                columns={scarceColumns}
                rowKey={(row) => row.scarceId}
                empty={words.scarceEmpty}
              />
            ),
          },
          { key: 'procedure', label: words.tabs.procedure, content: () => <OwnProcedure /> },
        ]}
      />
    </Page>
  );
}
