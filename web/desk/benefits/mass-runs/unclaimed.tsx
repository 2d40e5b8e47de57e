import { useNavigate } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { ActButton, type Column, count, List, yuan } from '../../../ui/index.ts';
import { FILTERS, personColumns, reasonColumn, useAsked } from './shared.tsx';
import { words } from './words.ts';

type Unclaimed = Row<'/api/unclaimed'>;
const { list, unclaimed } = words;

/** What `claims.compute` takes for the class or list of a line; undefined for a line that hangs on a certificate. */
function targetOf(lineKey: string): { classId: string } | { listId: string } | undefined {
  const [, kind, id = ''] = lineKey.split(':');
  if (kind === 'class') return { classId: id };
  return kind === 'list' ? { listId: id } : undefined;
}

/** Makes the claim that nobody made, or says why none can be made here. */
function Compute(props: { of: Unclaimed }) {
  const { lineKey, benefit, subjectName } = props.of;
  const { me } = useMe();
  const go = useNavigate();
  const target = targetOf(lineKey);
  if (!target) return <span className="quiet">{unclaimed.noCompute}</span>;
  return (
    <ActButton
      route="claims.compute"
      allowed={mayCall(me, 'claims.compute') ? ['claims.compute'] : []}
      path="/api/claims/compute"
      body={target}
      label={unclaimed.compute}
      ask={unclaimed.computeAsk(subjectName)}
      after={({ claims }) => {
        const made = claims.find((claim) => claim.benefit === benefit) ?? claims[0];
        if (made) go(`/desk/claims/${made.claimId}`);
      }}
    />
  );
}

const COLUMNS: readonly Column<Unclaimed>[] = [
  ...personColumns<Unclaimed>(),
  { id: 'standard', title: list.standard, value: (row) => row.standardText, width: 11 },
  { id: 'amount', title: list.amount, value: (row) => row.amountFen, kind: 'money', width: 7 },
  {
    id: 'act',
    title: list.act,
    value: () => '',
    cell: (row) => <Compute of={row} />,
    width: 10,
  },
  reasonColumn(),
];

/** Who is entitled and has not claimed (免申即享). */
export function Unclaimed() {
  const { query, search } = useAsked(['benefit']);
  const totals = useRead('/api/unclaimed', { query: { ...query, limit: 1 } });
  return (
    <>
      {totals.data && (totals.data.total ?? 0) > 0 ? (
        <p role="status">
          {unclaimed.lead(count(totals.data.total ?? 0), yuan(totals.data.totalFen))}{' '}
          <a href={`/api/unclaimed.xlsx${search}`} download>
            {unclaimed.export}
          </a>
        </p>
      ) : null}
      <List
        name="unclaimed"
        label={unclaimed.title}
        path="/api/unclaimed"
        columns={COLUMNS}
        filters={FILTERS}
        rowKey={(row) => `${row.person.personId} ${row.lineKey}`}
        href={(row) => `/desk/persons/${row.person.personId}`}
        wrap
        empty={{ title: unclaimed.emptyTitle, hint: unclaimed.emptyHint }}
      />
    </>
  );
}
