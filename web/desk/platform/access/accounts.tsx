import { Button } from 'antd';
import { useState } from 'react';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, type Filter, ListPage, Status } from '../../../ui/index.ts';
import { type Account, AccountActs } from './account-acts.tsx';
import { PendingChanges } from './changes.tsx';
import { CreateDialog } from './create.tsx';
import { Delegations } from './delegations.tsx';
import { type OneTime, OneTimeDialog } from './one-time.tsx';
import { words } from './words.ts';

const FILTERS: readonly Filter[] = [
  { name: 'role', label: words.filters.role, kind: 'word', in: 'roles' },
  { name: 'status', label: words.filters.status, kind: 'word', in: 'accountStatuses' },
];

/** Accounts: the system administrator asks for them, the security administrator releases and ends them. */
export function Component() {
  const { me } = useMe();
  const [creating, setCreating] = useState(false);
  const [told, setTold] = useState<OneTime | null>(null);
  const columns: readonly Column<Account>[] = [
    { id: 'login', title: words.columns.login, value: (row) => row.login, width: 8 },
    { id: 'name', title: words.columns.name, value: (row) => row.displayName },
    { id: 'role', title: words.columns.role, value: (row) => row.role, kind: 'word', in: 'roles' },
    { id: 'division', title: words.columns.division, value: (row) => row.divisionName },
    { id: 'organisation', title: words.columns.organisation, value: (row) => row.organisationName },
    { id: 'personKey', title: words.columns.personKey, value: (row) => row.personKey },
    {
      id: 'status',
      title: words.columns.status,
      value: (row) => row.status,
      cell: (row) => (
        <>
          <Status in="accountStatuses" id={row.status} />{' '}
          {row.pendingChange !== null && row.pendingChange !== 'open' ? words.waits : null}
        </>
      ),
    },
    {
      id: 'acts',
      title: words.columns.acts,
      value: () => null,
      width: 14,
      cell: (row) => <AccountActs account={row} told={setTold} />,
    },
    {
      id: 'created',
      title: words.columns.created,
      value: (row) => row.createdAt,
      kind: 'instant',
      off: true,
    },
  ];
  return (
    <>
      <ListPage
        name="accounts"
        title={words.title}
        label={words.title}
        lead={words.lead}
        path="/api/accounts"
        columns={columns}
        filters={FILTERS}
        rowKey={(row) => row.accountId}
        empty={{ title: words.emptyTitle, hint: words.emptyHint }}
        above={
          <>
            <PendingChanges told={setTold} />
            <Delegations />
          </>
        }
        acts={
          mayCall(me, 'accounts.create') ? (
            <Button type="primary" onClick={() => setCreating(true)}>
              {words.create}
            </Button>
          ) : null
        }
      />
      {creating ? <CreateDialog close={() => setCreating(false)} told={setTold} /> : null}
      {told === null ? null : <OneTimeDialog told={told} close={() => setTold(null)} />}
    </>
  );
}
