import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  type Column,
  DaysLeft,
  type Filter,
  ListPage,
  ProvisionalMark,
  useAct,
  useSearch,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { PickClaims, type PickedClaim } from '../claims/pick-claims.tsx';
import { PaymentCase } from './payment.tsx';
import { words } from './words.ts';

type Batch = Row<'/api/payments'>;
const labels = words.batch;

const COLUMNS: readonly Column<Batch>[] = [
  { id: 'number', title: labels.columns.number, value: (row) => row.number, width: 10 },
  {
    id: 'status',
    title: labels.columns.status,
    value: (row) => row.shownAs,
    kind: 'status',
    in: 'paymentStatuses',
  },
  { id: 'orders', title: labels.columns.orders, value: (row) => row.orderCount, kind: 'count' },
  { id: 'total', title: labels.columns.total, value: (row) => row.totalFen, kind: 'money' },
  { id: 'paid', title: labels.columns.paid, value: (row) => row.paidFen, kind: 'money' },
  { id: 'returned', title: labels.columns.returned, value: (row) => row.returnedFen, kind: 'money' },
  { id: 'prepared', title: labels.columns.prepared, value: (row) => row.createdAt, kind: 'instant' },
  { id: 'preparedBy', title: labels.columns.preparedBy, value: (row) => row.preparedBy },
  {
    id: 'due',
    title: labels.columns.due,
    value: (row) => row.due?.dueOn,
    cell: (row) =>
      row.due ? (
        <>
          <DaysLeft days={row.due.workingDaysLeft} /> <ProvisionalMark on={row.due.dueOn} />
        </>
      ) : (
        common.none
      ),
  },
];

const FILTERS: readonly Filter[] = [
  { name: 'status', label: labels.filters.status, kind: 'word', in: 'paymentStatuses' },
];

function PrepareDialog(props: { first: string | null; close: () => void }) {
  const [picked, setPicked] = useState<PickedClaim[]>([]);
  const [missing, setMissing] = useState(false);
  const go = useNavigate();
  const prepare = useAct('/api/payments', { after: (reply) => go(`/desk/payments/${reply.batchId}`) });
  return (
    <Modal
      open
      width={900}
      title={labels.prepareTitle}
      onCancel={props.close}
      onOk={() => {
        setMissing(picked.length === 0);
        if (picked.length > 0) void prepare.run({ claimIds: picked.map((claim) => claim.claimId) });
      }}
      okText={labels.prepareRun}
      cancelText={common.cancel}
      confirmLoading={prepare.working}
      destroyOnHidden
    >
      <p>{labels.prepareLead}</p>
      <PickClaims
        act="pay"
        first={props.first}
        label={labels.preparePick}
        none={labels.prepareNone}
        picked={picked}
        onPick={setPicked}
      />
      <p className="quiet" role="status">
        {labels.selected(picked.length)}
      </p>
      {missing && picked.length === 0 ? (
        <p className="alarm" role="alert">
          {labels.needClaims}
        </p>
      ) : null}
      <ActAlert fault={prepare.fault} />
    </Modal>
  );
}

/** Payment batches: prepared by finance, approved by another, sent to the bank, settled by its answer. */
export function Component() {
  const { me } = useMe();
  const [preparing, setPreparing] = useState(false);
  const [search, change] = useSearch();
  const first = search.get('claim');
  return (
    <ListPage
      name="payments"
      title={labels.listTitle}
      label={labels.listTitle}
      path="/api/payments"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.batchId}
      href={(row) => `/desk/payments/${row.batchId}`}
      drawer={(batchId) => <PaymentCase batchId={batchId} inDrawer />}
      exportName={labels.listTitle}
      empty={{ title: labels.emptyTitle, hint: labels.emptyHint }}
      acts={
        mayCall(me, 'payments.prepare') ? (
          <>
            <Button type="primary" onClick={() => setPreparing(true)}>
              {labels.prepare}
            </Button>
            {preparing ? <PrepareDialog first={null} close={() => setPreparing(false)} /> : null}
            {first ? <PrepareDialog first={first} close={() => change({ claim: null })} /> : null}
          </>
        ) : null
      }
    />
  );
}
