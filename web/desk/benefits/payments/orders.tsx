import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  Day,
  FormDialog,
  Label,
  Money,
  ReasonButton,
  ReasonField,
  ScrollX,
  Status,
  useAct,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { ProposeButton } from '../../registry/payees/propose.tsx';
import type { Payment } from './replies.ts';
import { words } from './words.ts';

type Order = Payment['orders'][number];
const labels = words.order;

/** A returned payment is sent again to the account on the payee's record; the old order stays in the record. */
function CorrectDialog(props: { order: Order; close: () => void }) {
  const { order } = props;
  const go = useNavigate();
  const correct = useAct('/api/payment-orders/{orderId}/correct', {
    params: { orderId: order.orderId },
    after: (reply) => {
      props.close();
      go(`/desk/payments/${reply.batchId}`);
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={labels.correctTitle(order.payeeName)}
      submit={labels.submit}
      act={correct}
      close={props.close}
      send={({ reason }) => void correct.run({ version: order.version, reason })}
    >
      <p>{labels.correctLead}</p>
      <p>
        <Status in="orderStatuses" id={order.status} /> {order.returnReason}
      </p>
      <ReasonField
        name="reason"
        label={labels.reason}
        hint={labels.reasonHint}
        need={labels.needReason}
        rows={3}
        max={300}
      />
    </FormDialog>
  );
}

/** What came back, why it is paid again, and in what the account differs, marked. */
function Correction(props: { of: NonNullable<Order['correction']> }) {
  const { of } = props;
  return (
    <div>
      {labels.replaces(of.number)}
      <div className="quiet">
        {labels.oldAccount(of.accountName, of.bankName ?? common.none, of.accountLast4)}
        {of.returnReason ? ` ${labels.returned(of.returnReason)}` : null}
      </div>
      {of.changed.length === 0 ? (
        <div>{labels.sameAccount}</div>
      ) : (
        of.changed.map((part) => (
          <div key={part} className="alarm">
            <strong>
              {labels.differs} <Label in="accountParts" id={part} />
            </strong>
          </div>
        ))
      )}
      {of.reason ? <div>{labels.why(of.reason)}</div> : null}
    </div>
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
        {order.correction ? <Correction of={order.correction} /> : null}
        {order.replacedByOrderId ? <div className="quiet">{labels.replacedBy}</div> : null}
        <ReasonButton
          route="payments.ask"
          allowed={order.allowed}
          path="/api/payment-orders/{orderId}/ask"
          params={{ orderId: order.orderId }}
          version={order.version}
          label={words.waysBack.ask}
          title={words.waysBack.askTitle(order.number)}
          effect={words.waysBack.askEffect}
          hint={words.waysBack.askHint}
          said={() => words.waysBack.asked}
        />
        {order.allowed.includes('payments.correct') ? (
          <div className="row">
            <ProposeButton
              payee={{
                organisationId: order.organisationId,
                personId: order.personId,
                name: order.payeeName,
              }}
            />
            <Button type="primary" onClick={props.correct}>
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
