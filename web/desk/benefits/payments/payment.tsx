import { Button, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ActReply, actForFile, read, sendFiles, useRead } from '../../../client/index.ts';
import {
  ActAlert,
  CasePage,
  Day,
  DaysLeft,
  DueDay,
  Instant,
  Money,
  Notice,
  Read,
  ReviewButtons,
  ScrollX,
  Section,
  Status,
  StepRecord,
  useGuarded,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { LeftOut } from './left-out.tsx';
import { Orders } from './orders.tsx';
import { TypedReturn, TypeReturnButton } from './typed-return.tsx';
import { Waiting } from './waiting.tsx';
import { CancelProposed, WaysBack } from './ways-back.tsx';
import { words } from './words.ts';
import './payments.css';
import type { Payment } from './replies.ts';

type BankReturn = ActReply<'/api/payments/{batchId}/bank-return'>;
const labels = words.batch;

/** The bank's file leaves once; from then on the batch counts as sent. */
function ExportButton(props: { of: Payment }) {
  const { of } = props;
  const out = useGuarded<void, { version: number }>((body, key) =>
    actForFile('/api/payments/{batchId}/bank-file', { params: { batchId: of.batchId }, body, key }),
  );
  if (!of.allowed.includes('payments.export')) return null;
  return (
    <>
      <Popconfirm title={labels.exportAsk} onConfirm={() => void out.run({ version: of.version })}>
        <Button type="primary" loading={out.working}>
          {labels.export}
        </Button>
      </Popconfirm>
      <ActAlert fault={out.fault} />
    </>
  );
}

function BankReturnButton(props: { of: Payment; onRead: (answer: BankReturn) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const send = useGuarded<BankReturn, { name: string; size: number; file: File }>(
    ({ file }, key) =>
      sendFiles('/api/payments/{batchId}/bank-return', [file], {
        params: { batchId: props.of.batchId },
        key,
      }),
    { after: props.onRead, silent: true },
  );
  if (!props.of.allowed.includes('payments.bankReturn')) return null;
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.xlsx"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send.run({ name: file.name, size: file.size, file });
          event.target.value = '';
        }}
      />
      <Button type="primary" loading={send.working} onClick={() => input.current?.click()}>
        {labels.bankReturn}
      </Button>
      <ActAlert fault={send.fault} />
    </>
  );
}

/** What the bank's file said, line by line. */
function Answer(props: { of: BankReturn; batchId: string }) {
  const { of, batchId } = props;
  const columns = words.bankReturn.columns;
  return (
    <Notice title={labels.bankReturnDone(of.paid, of.returned, of.unmatched)} tone="act">
      {of.alreadyRead ? <p>{labels.bankReturnAgain}</p> : null}
      {of.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ScrollX label={words.bankReturn.title} className="many-columns">
        <table className="plain" aria-label={words.bankReturn.title}>
          <thead>
            <tr>
              <th scope="col">{columns.lineNo}</th>
              <th scope="col">{columns.order}</th>
              <th scope="col">{columns.outcome}</th>
              <th scope="col" className="number">
                {columns.amount}
              </th>
              <th scope="col">{columns.settled}</th>
              <th scope="col">{columns.note}</th>
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row) => (
              <tr key={row.lineNo}>
                <td>{row.lineNo}</td>
                <td>{row.orderNumber || common.none}</td>
                <td>
                  <Status in="bankOutcomes" id={row.outcome} />
                </td>
                <td className="number">
                  <Money fen={row.amountFen} />
                </td>
                <td>
                  <Day on={row.settledOn} />
                </td>
                <td>
                  {row.message ?? row.reason} {row.bankReference}{' '}
                  {row.proposedNumber && row.batchId !== batchId ? (
                    <Link to={`/desk/payments/${row.batchId}`}>{words.bankReturn.otherBatch}</Link>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Notice>
  );
}

function Sums(props: { of: Payment }) {
  const { of } = props;
  return (
    <dl className="sums">
      <div>
        <dt>{labels.columns.orders}</dt>
        <dd>{of.orderCount}</dd>
      </div>
      <div>
        <dt>{labels.columns.total}</dt>
        <dd>
          <Money fen={of.totalFen} />
        </dd>
      </div>
      <div>
        <dt>{labels.columns.paid}</dt>
        <dd>
          <Money fen={of.paidFen} />
        </dd>
      </div>
      <div>
        <dt>{labels.columns.returned}</dt>
        <dd>
          <Money fen={of.returnedFen} />
        </dd>
      </div>
    </dl>
  );
}

/** When the batch went to the bank, and each time an answer came. */
function BankRecord(props: { of: Payment }) {
  return (
    <ul className="steps-taken">
      {props.of.record.map((line) => (
        <li key={`${line.event} ${line.at}`}>
          {words.record[line.event]} {line.who} <Instant at={line.at} />
          {line.paid === null || line.returned === null || line.unmatched === null
            ? null
            : ` ${labels.bankReturnDone(line.paid, line.returned, line.unmatched)}`}
        </li>
      ))}
    </ul>
  );
}

function Whole(props: { of: Payment; inDrawer: boolean }) {
  const { of } = props;
  const [answer, setAnswer] = useState<BankReturn | null>(null);
  const params = { batchId: of.batchId };
  return (
    <CasePage
      title={labels.title(of.number)}
      status={<Status in="paymentStatuses" id={of.shownAs} />}
      facts={[of.preparedBy, <Instant key="at" at={of.createdAt} />]}
      inDrawer={props.inDrawer}
      next={
        <>
          <div>
            {of.orders.some((order) => order.allowed.includes('payments.correct'))
              ? labels.nextReturned
              : labels.next[of.status]}
          </div>
          {of.due ? (
            <div>
              <DueDay on={of.due.dueOn} /> <DaysLeft days={of.due.workingDaysLeft} />
            </div>
          ) : null}
        </>
      }
      acts={
        <>
          <ReviewButtons
            route="payments.approve"
            allowed={of.allowed}
            path="/api/payments/{batchId}/approve"
            params={params}
            version={of.version}
            subject={labels.title(of.number)}
            watch={{
              seen: of,
              reread: () => read('/api/payments/{batchId}', { params }),
              fields: [{ name: 'status', label: labels.columns.status, in: 'paymentStatuses' }],
            }}
          />
          <WaysBack of={of} />
          <ExportButton of={of} />
          <BankReturnButton of={of} onRead={setAnswer} />
          <TypeReturnButton of={of} />
        </>
      }
    >
      {answer ? <Answer of={answer} batchId={of.batchId} /> : null}
      <CancelProposed of={of} />
      <LeftOut of={of} />
      <Waiting of={of} />
      {of.typedReturn ? <TypedReturn of={of} typed={of.typedReturn} /> : null}
      <Sums of={of} />
      <p className="row" style={{ marginTop: '.75rem' }}>
        <Link to={`/print/payments/${of.batchId}`}>{labels.print}</Link>
        {of.allowed.includes('payments.bankReturn') ? (
          <a href={`/api/payments/${of.batchId}/bank-return-sample.xlsx`}>{labels.sample}</a>
        ) : null}
      </p>
      <Section title={labels.orders}>
        <Orders orders={of.orders} />
      </Section>
      <Section title={labels.record}>
        <StepRecord steps={of.steps} dueOn={of.due?.dueOn ?? null} />
        <BankRecord of={of} />
      </Section>
    </CasePage>
  );
}

/** One batch: approve, hand to the bank, read its answer, correct what came back. */
export function PaymentCase(props: { batchId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/payments/{batchId}', { params: { batchId: props.batchId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Whole of={of} inDrawer={props.inDrawer === true} />}
    </Read>
  );
}

export function Component() {
  const { batchId = '' } = useParams();
  return <PaymentCase batchId={batchId} />;
}
