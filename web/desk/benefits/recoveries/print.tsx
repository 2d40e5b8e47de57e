import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { amountInWords } from '../../../ui/amount-in-words.ts';
import {
  PaperTable,
  PrintPage,
  PrintSheet,
  Read,
  useNamedCode,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import type { Recovery } from './replies.ts';
import { words } from './words.ts';
import '../../../ui/paper.css';

const labels = words.paper;

function Lines(props: { of: Recovery }) {
  const { of } = props;
  return (
    <PaperTable
      className="dense"
      rows={of.lines}
      rowKey={(line) => line.claimLineId}
      columns={[
        { title: words.line.person, className: 'nowrap', show: (line) => line.person.name },
        { title: words.line.idNumber, className: 'nowrap', show: (line) => line.person.idNumberMasked },
        { title: words.line.benefit, kind: 'word', in: 'benefits', show: (line) => line.benefit },
        { title: words.line.claim, show: (line) => line.claimNumber },
        { title: words.line.order, show: (line) => line.orderNumber },
        { title: words.line.paid, kind: 'money', show: (line) => line.paidFen },
        {
          title: words.line.amount,
          kind: 'money',
          show: (line) => line.amountFen,
          total: yuan(of.amountFen),
          sheetTotal: (lines) => yuan(lines.reduce((sum, line) => sum + line.amountFen, 0)),
        },
      ]}
      total={words.total}
    />
  );
}

/** The notice: to whom, why, how much in figures and in capitals, by when and where to, and the right to answer. */
function Paper(props: { of: Recovery }) {
  const { of } = props;
  const { term } = useVocabulary();
  const named = useNamedCode();
  const claims = [...new Set(of.lines.map((line) => line.claimNumber))].join(' ');
  if (of.noticedOn === null || of.dueOn === null || of.answerByOn === null) return <p>{labels.notYet}</p>;
  return (
    <PrintSheet
      title={labels.title}
      number={of.number}
      head={[of.noticedOn]}
      signatures={[labels.receiver]}
      seals={[labels.office]}
    >
      <p>{labels.to(of.payee.name)}</p>
      <p>{labels.lead(of.payee.kind === 'trainee', claims, yuan(of.amountFen))}</p>
      <p>{labels.because(term('recoveryGrounds', of.ground), of.reason)}</p>
      {of.clause ? <p>{labels.basis(named(of.clause))}</p> : null}
      <p>{labels.inWords(yuan(of.amountFen), amountInWords(of.amountFen))}</p>
      <Lines of={of} />
      <p>{labels.pay(of.dueOn, of.payTo)}</p>
      {of.instalments.length > 0 ? (
        <p>
          {labels.instalments}
          {of.instalments.map((one) => `${one.dueOn} ${yuan(one.amountFen)} `)}
        </p>
      ) : null}
      <p>{labels.answer(of.answerByOn)}</p>
      <p>{labels.late}</p>
    </PrintSheet>
  );
}

/** The notice of a recovery, as it is handed to the payee. */
export function Component() {
  const { recoveryId = '' } = useParams();
  const answer = useRead('/api/recovery-cases/{recoveryId}', { params: { recoveryId } });
  return (
    <PrintPage title={labels.title}>
      <Read of={answer}>{(of) => <Paper of={of} />}</Read>
    </PrintPage>
  );
}
