import { useState } from 'react';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  DaysLeft,
  type Filter,
  ListPage,
  ProvisionalMark,
  useCountyFilter,
} from '../../../ui/index.ts';
import { ClaimCase } from './case.tsx';
import { ClaimStatus } from './claim-status.tsx';
import { ComputeButton } from './compute.tsx';
import { words } from './words.ts';

type Claim = Row<'/api/claims'>;

const COLUMNS: readonly Column<Claim>[] = [
  { id: 'number', title: words.columns.number, value: (row) => row.number, width: 9 },
  { id: 'subject', title: words.columns.subject, value: (row) => row.subject.name },
  {
    id: 'basis',
    title: words.columns.basis,
    value: (row) => row.subject.kind,
    kind: 'word',
    in: 'claimSubjects',
    off: true,
  },
  { id: 'claimant', title: words.columns.claimant, value: (row) => row.claimant.name },
  { id: 'payee', title: words.columns.payee, value: (row) => row.payee.name, off: true },
  {
    id: 'benefit',
    title: words.columns.benefit,
    value: (row) => row.benefit,
    kind: 'word',
    in: 'benefits',
  },
  { id: 'people', title: words.columns.people, value: (row) => row.lineCount, kind: 'count' },
  { id: 'entitled', title: words.columns.entitled, value: (row) => row.entitledFen, kind: 'money' },
  { id: 'granted', title: words.columns.granted, value: (row) => row.grantedFen, kind: 'money', off: true },
  { id: 'paid', title: words.columns.paid, value: (row) => row.paidFen, kind: 'money', off: true },
  {
    id: 'status',
    title: words.columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'claimStatuses',
    cell: (row) => <ClaimStatus claim={row} />,
  },
  { id: 'signals', title: words.columns.signals, value: (row) => row.openSignals, kind: 'count' },
  {
    id: 'desk',
    title: words.columns.assignedRole,
    value: (row) => row.assignedRole,
    kind: 'word',
    in: 'roles',
  },
  {
    id: 'due',
    title: words.columns.due,
    value: (row) => row.due?.dueOn,
    kind: 'day',
    cell: (row) =>
      row.due ? (
        <>
          <DaysLeft days={row.due.workingDaysLeft} /> <ProvisionalMark on={row.due.dueOn} />
        </>
      ) : (
        words.none
      ),
  },
  { id: 'claimedOn', title: words.columns.claimedOn, value: (row) => row.claimedOn, kind: 'day', off: true },
];

const FILTERS: readonly Filter[] = [
  { name: 'q', label: words.filters.q, kind: 'text' },
  { name: 'status', label: words.filters.status, kind: 'word', in: 'claimStatuses' },
  { name: 'benefit', label: words.filters.benefit, kind: 'word', in: 'benefits' },
  { name: 'subject', label: words.filters.basis, kind: 'word', in: 'claimSubjects' },
];

/** All claims in reach: one class or list and one benefit a row. */
export function Component() {
  const { me } = useMe();
  const ofCounty = useCountyFilter();
  const [computing, setComputing] = useState(false);
  return (
    <ListPage
      name="claims"
      title={words.listTitle}
      label={words.listTitle}
      lead={words.listLead}
      path="/api/claims"
      columns={COLUMNS}
      filters={[...ofCounty, ...FILTERS]}
      rowKey={(row) => row.claimId}
      href={(row) => `/desk/claims/${row.claimId}`}
      drawer={(claimId) => <ClaimCase claimId={claimId} inDrawer />}
      exportName={words.listTitle}
      empty={{ title: words.emptyTitle, hint: words.emptyHint }}
      acts={
        mayCall(me, 'claims.compute') ? (
          <ComputeButton
            open={computing}
            onOpen={() => setComputing(true)}
            onClose={() => setComputing(false)}
          />
        ) : null
      }
    />
  );
}
