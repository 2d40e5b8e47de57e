import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { amountInWords } from '../../../ui/amount-in-words.ts';
import {
  PaperTable,
  PrintPage,
  PrintSheet,
  Read,
  shownInstant,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { words } from '../../../ui/print-words.ts';
import type { Payment } from './replies.ts';
import '../../../ui/paper.css';

const labels = words.funds;

function OrderTable(props: { of: Payment }) {
  const { of } = props;
  return (
    <PaperTable
      className="dense"
      rows={of.orders}
      rowKey={(order) => order.orderId}
      columns={[
        { title: labels.columns.no, className: 'middle', show: (_, index) => index + 1 },
        { title: labels.columns.number, show: (order) => order.number },
        { title: labels.columns.payee, show: (order) => order.payeeName },
        { title: labels.columns.bank, show: (order) => order.bankName },
        { title: labels.columns.account, show: (order) => order.accountLast4 },
        { title: labels.columns.purpose, show: (order) => order.purpose },
        { title: labels.columns.people, kind: 'count', show: (order) => order.lineCount },
        {
          title: labels.columns.amount,
          kind: 'money',
          show: (order) => order.amountFen,
          total: yuan(of.totalFen),
          sheetTotal: (orders) => yuan(orders.reduce((sum, order) => sum + order.amountFen, 0)),
        },
      ]}
      total={labels.total}
    />
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
