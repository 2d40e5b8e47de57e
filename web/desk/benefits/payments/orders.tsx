import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ActAlert, Day, Label, Money, ScrollX, Status, useAct, usePlaced } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { Payment } from './replies.ts';
import { words } from './words.ts';

type Order = Payment['orders'][number];
const labels = words.order;

interface Corrected {
  readonly bankName: string;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly reason: string;
}

/** A returned payment is sent again to a corrected account; the old order stays in the record. */
function CorrectDialog(props: { order: Order; close: () => void }) {
  const { order } = props;
  const [form] = Form.useForm<Corrected>();
  const go = useNavigate();
  const correct = useAct('/api/payment-orders/{orderId}/correct', {
    params: { orderId: order.orderId },
    after: (reply) => {
      props.close();
      go(`/desk/payments/${reply.batchId}`);
    },
  });
  const placed = usePlaced(form, correct.fault);
  return (
    <Modal
      open
      title={labels.correctTitle(order.payeeName)}
      onCancel={props.close}
      onOk={form.submit}
      okText={labels.submit}
      cancelText={common.cancel}
      confirmLoading={correct.working}
      destroyOnHidden
    >
      <p>{labels.correctLead}</p>
      <p>
        <Status in="orderStatuses" id={order.status} /> {order.returnReason}
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        initialValues={{ bankName: order.bankName ?? '', accountName: order.accountName }}
        onFinish={(corrected) => void correct.run({ version: order.version, ...corrected })}
      >
        <Form.Item
          name="bankName"
          label={labels.bankName}
          rules={[{ required: true, whitespace: true, min: 2, message: labels.needBank }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="accountName"
          label={labels.accountName}
          rules={[{ required: true, whitespace: true, message: labels.needName }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="accountNumber"
          label={labels.accountNumber}
          extra={labels.accountNumberHint}
          rules={[{ required: true, pattern: /^[\d -]{8,40}$/, message: labels.needNumber }]}
        >
          <Input inputMode="numeric" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={labels.reason}
          extra={labels.reasonHint}
          rules={[{ required: true, whitespace: true, min: 4, message: labels.needReason }]}
        >
          <Input.TextArea rows={3} maxLength={300} />
        </Form.Item>
      </Form>
      <ActAlert fault={correct.fault} placed={placed} />
    </Modal>
  );
}

function People(props: { order: Order }) {
  return (
    <details>
      <summary>{labels.people(props.order.lineCount)}</summary>
      <table className="plain">
        <tbody>
          {props.order.lines.map((line) => (
            <tr key={line.claimLineId}>
              <td>
                {props.order.claimId ? (
                  <Link to={`/desk/claims/${props.order.claimId}?line=${line.claimLineId}`}>
                    {line.person.name}
                  </Link>
                ) : (
                  line.person.name
                )}
              </td>
              <td className="nowrap">{line.person.idNumberMasked}</td>
              <td>
                <Label in="benefits" id={line.benefit} />
              </td>
              <td className="number">
                <Money fen={line.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function OrderRow(props: { order: Order; correct: () => void }) {
  const { order } = props;
  return (
    <tr>
      <th scope="row">
        {order.payeeName}
        <div className="quiet small">
          <Label in="payees" id={order.payeeKind} /> {order.number}
        </div>
      </th>
      <td>
        {order.accountName}
        <div className="quiet small">{labels.account(order.bankName ?? common.none, order.accountLast4)}</div>
      </td>
      <td>
        {order.purpose}
        {order.claimId && order.claimNumber ? (
          <div className="small">
            <Link to={`/desk/claims/${order.claimId}`}>{order.claimNumber}</Link>
          </div>
        ) : null}
      </td>
      <td>
        <People order={order} />
      </td>
      <td className="number">
        <Money fen={order.amountFen} />
      </td>
      <td>
        <Status in="orderStatuses" id={order.status} />
        <div className="quiet small">
          {order.settledOn ? <Day on={order.settledOn} /> : null} {order.bankReference}
        </div>
      </td>
      <td>
        {order.returnReason}
        {order.replacesOrderId ? <div className="quiet">{labels.replaces}</div> : null}
        {order.replacedByOrderId ? <div className="quiet">{labels.replacedBy}</div> : null}
        {order.allowed.includes('payments.correct') ? (
          <div>
            <Button size="small" type="primary" onClick={props.correct}>
              {labels.correct}
            </Button>
          </div>
        ) : null}
      </td>
    </tr>
  );
}

/** The orders of a batch; a returned one offers to be corrected and paid again. */
export function Orders(props: { orders: readonly Order[] }) {
  const [correcting, setCorrecting] = useState<Order | null>(null);
  return (
    <>
      <ScrollX label={words.batch.orders} className="many-columns">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{labels.columns.payee}</th>
              <th scope="col">{labels.columns.account}</th>
              <th scope="col">{labels.columns.purpose}</th>
              <th scope="col">{labels.columns.lines}</th>
              <th scope="col" className="number">
                {labels.columns.amount}
              </th>
              <th scope="col">{labels.columns.status}</th>
              <th scope="col">{labels.columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            {props.orders.map((order) => (
              <OrderRow key={order.orderId} order={order} correct={() => setCorrecting(order)} />
            ))}
          </tbody>
        </table>
      </ScrollX>
      {correcting ? <CorrectDialog order={correcting} close={() => setCorrecting(null)} /> : null}
    </>
  );
}
