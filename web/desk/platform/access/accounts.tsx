import { Button } from 'antd';
import { useState } from 'react';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  type Filter,
  FormDialog,
  ListPage,
  ReasonField,
  Status,
  useAct,
} from '../../../ui/index.ts';
import { CreateDialog } from './create.tsx';
import { words } from './words.ts';

type Account = Row<'/api/accounts'>;

/** Ends an account: whoever holds it is signed out at once; the record stays. */
function DisableDialog(props: { account: Account; close: () => void }) {
  const disable = useAct('/api/accounts/{accountId}/disable', {
    params: { accountId: props.account.accountId },
    after: props.close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.disableTitle(props.account.login)}
      submit={words.disable}
      danger
      act={disable}
      close={props.close}
      send={({ reason }) => void disable.run({ version: props.account.version, reason })}
    >
      <p>{words.disableLead}</p>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={3}
        max={200}
        autoFocus
      />
    </FormDialog>
  );
}

/** Accounts: the system administrator makes them, the security administrator ends them. */
export function Component() {
  const { me } = useMe();
  const [creating, setCreating] = useState(false);
  const [disabling, setDisabling] = useState<Account | null>(null);
  const mayDisable = mayCall(me, 'accounts.disable');
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
      value: (row) => (row.disabledAt === null ? words.active : words.disabled),
      cell: (row) => (
        <>
          <Status in="accountStatuses" id={row.disabledAt === null ? 'active' : 'disabled'} />{' '}
          {row.disabledAt === null && mayDisable ? (
            <Button size="small" onClick={() => setDisabling(row)}>
              {words.disable}
            </Button>
          ) : null}
        </>
      ),
    },
    { id: 'created', title: words.columns.created, value: (row) => row.createdAt, kind: 'instant' },
  ];
  const filters: readonly Filter[] = [{ name: 'role', label: words.filters.role, kind: 'word', in: 'roles' }];
  return (
    <>
      <ListPage
        name="accounts"
        title={words.title}
        label={words.title}
        lead={words.lead}
        path="/api/accounts"
        columns={columns}
        filters={filters}
        rowKey={(row) => row.accountId}
        empty={{ title: words.emptyTitle, hint: words.emptyHint }}
        acts={
          mayCall(me, 'accounts.create') ? (
            <Button type="primary" onClick={() => setCreating(true)}>
              {words.create}
            </Button>
          ) : null
        }
      />
      {creating ? <CreateDialog close={() => setCreating(false)} /> : null}
      {disabling ? <DisableDialog account={disabling} close={() => setDisabling(null)} /> : null}
    </>
  );
}
