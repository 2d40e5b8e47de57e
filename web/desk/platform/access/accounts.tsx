import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { ActAlert, type Column, type Filter, ListPage, Status, useAct } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { CreateDialog } from './create.tsx';
import { words } from './words.ts';

type Account = Row<'/api/accounts'>;

/** Ends an account: whoever holds it is signed out at once; the record stays. */
function DisableDialog(props: { account: Account; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const disable = useAct('/api/accounts/{accountId}/disable', {
    params: { accountId: props.account.accountId },
    after: props.close,
  });
  return (
    <Modal
      open
      title={words.disableTitle(props.account.login)}
      onCancel={props.close}
      onOk={form.submit}
      okText={words.disable}
      okButtonProps={{ danger: true }}
      cancelText={common.cancel}
      confirmLoading={disable.working}
      destroyOnHidden
    >
      <p>{words.disableLead}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => void disable.run({ version: props.account.version, reason })}
      >
        <Form.Item
          name="reason"
          label={words.reason}
          extra={words.reasonHint}
          rules={[{ required: true, whitespace: true, min: 4, message: words.needReason }]}
        >
          <Input.TextArea rows={3} maxLength={200} autoFocus />
        </Form.Item>
      </Form>
      <ActAlert fault={disable.fault} />
    </Modal>
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
