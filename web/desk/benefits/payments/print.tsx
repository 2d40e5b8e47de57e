import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { amountInWords } from '../../../ui/amount-in-words.ts';
import { PrintPage, PrintSheet, Read, shownInstant, useVocabulary, yuan } from '../../../ui/index.ts';
import { words } from '../../../ui/print-words.ts';
import type { Payment } from './replies.ts';
import '../../../ui/paper.css';

const labels = words.funds;

function OrderTable(props: { of: Payment }) {
  const { of } = props;
  return (
    <table className="dense">
      <thead>
        <tr>
          <th scope="col">{labels.columns.no}</th>
          <th scope="col">{labels.columns.number}</th>
          <th scope="col">{labels.columns.payee}</th>
          <th scope="col">{labels.columns.bank}</th>
          <th scope="col">{labels.columns.account}</th>
          <th scope="col">{labels.columns.purpose}</th>
          <th scope="col">{labels.columns.people}</th>
          <th scope="col">{labels.columns.amount}</th>
        </tr>
      </thead>
      <tbody>
        {of.orders.map((order, index) => (
          <tr key={order.orderId}>
            <td className="middle">{index + 1}</td>
            <td>{order.number}</td>
            <td>{order.payeeName}</td>
            <td>{order.bankName}</td>
            <td>{order.accountLast4}</td>
            <td>{order.purpose}</td>
            <td className="number">{order.lineCount}</td>
            <td className="number">{yuan(order.amountFen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={7}>
            {labels.total}
          </th>
          <td className="number">{yuan(of.totalFen)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Form(props: { of: Payment }) {
  const { of } = props;
  const { term } = useVocabulary();
  const bySource = new Map<string, number>();
  for (const order of of.orders)
    bySource.set(order.fundSource, (bySource.get(order.fundSource) ?? 0) + order.amountFen);
  const opinion = (step: string) => of.steps.findLast((approval) => approval.step === step);
  const shown = (step: string) => {
    const approval = opinion(step);
    return approval
      ? `${term('decisions', approval.decision)} ${approval.opinion ?? ''} ${approval.who} ${shownInstant(approval.decidedAt)}`
      : '';
  };
  return (
    <PrintSheet
      title={labels.title}
      number={of.number}
      landscape
      head={[`${labels.prepared} ${of.preparedBy} ${shownInstant(of.createdAt)}`]}
      signatures={[words.claimForm.person, words.claimForm.head]}
      seals={['']}
    >
      <table>
        <tbody>
          {[...bySource].map(([source, amountFen]) => (
            <tr key={source}>
              <th scope="row">{labels.source}</th>
              <td>{term('fundSources', source)}</td>
              <th scope="row">{labels.amount}</th>
              <td className="number">{yuan(amountFen)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{labels.inWords}</th>
            <td colSpan={3}>{amountInWords(of.totalFen)}</td>
          </tr>
        </tbody>
      </table>
      <OrderTable of={of} />
      <table className="opinions">
        <tbody>
          <tr>
            <th scope="row">{labels.prepareOpinion}</th>
            <td>{shown('prepare')}</td>
            <th scope="row">{labels.approveOpinion}</th>
            <td>{shown('approve')}</td>
          </tr>
        </tbody>
      </table>
    </PrintSheet>
  );
}

/** The form by which money is approved, as it looks on paper. */
export function Component() {
  const { batchId = '' } = useParams();
  const answer = useRead('/api/payments/{batchId}', { params: { batchId } });
  return (
    <PrintPage title={labels.title}>
      <Read of={answer}>{(of) => <Form of={of} />}</Read>
    </PrintPage>
  );
}
