import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import {
  Day,
  DialogButton,
  FormDialog,
  Money,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  useAct,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { Payment } from './replies.ts';
import { words } from './words.ts';

const labels = words.waiting;
type Line = Payment['waiting'][number];
type Order = Payment['orders'][number];

/** A line that fits one order of this batch without naming it. */
interface Proposal {
  readonly key: string;
  readonly order: Order;
  readonly line: Line;
  readonly answer: {
    readonly orderId: string;
    readonly result: 'paid' | 'returned';
    readonly amountFen: number;
    readonly settledOn: string;
    readonly accountLast4: string;
    readonly reason: string | null;
    readonly bankReference: string | null;
  };
}

const keyOf = (line: Line) => `${line.recordedAt} ${line.lineNo}`;

function proposalsOf(of: Payment): Proposal[] {
  return of.waiting.flatMap((line) => {
    const order = of.orders.find(({ orderId }) => orderId === line.proposedOrderId);
    const { statedResult: result, amountFen, settledOn, accountTail, reason, bankReference } = line;
    if (!order || result === null || amountFen === null || settledOn === null || accountTail === null)
      return [];
    const { orderId } = order;
    const answer = {
      orderId,
      result,
      amountFen,
      settledOn,
      accountLast4: accountTail,
      reason,
      bankReference,
    };
    return [{ key: keyOf(line), order, line, answer }];
  });
}

/** What the bank's line says beside the order that it fits, each with a box to tick. */
function columnsOf(
  chosen: ReadonlySet<string>,
  toggle: (key: string) => void,
): readonly SimpleColumn<Proposal>[] {
  return [
    {
      title: labels.columns.confirm,
      show: ({ key, order, line }) => (
        <Checkbox
          aria-label={labels.confirmLine(line.lineNo, order.payeeName)}
          checked={chosen.has(key)}
          onChange={() => toggle(key)}
        />
      ),
    },
    { title: labels.columns.lineNo, kind: 'count', show: ({ line }) => line.lineNo },
    {
      title: labels.columns.order,
      rowHead: true,
      show: ({ order }) => (
        <>
          {order.accountName}
          <div className="quiet small">{order.number}</div>
        </>
      ),
    },
    {
      title: labels.columns.account,
      show: ({ order, line }) => labels.tails(line.accountTail ?? '', order.accountLast4),
    },
    {
      title: labels.columns.result,
      kind: 'word',
      in: 'bankOutcomes',
      show: ({ answer }) => answer.result,
    },
    { title: labels.columns.amount, kind: 'money', show: ({ answer }) => answer.amountFen },
    { title: labels.columns.settled, kind: 'day', show: ({ answer }) => answer.settledOn },
    { title: labels.columns.reason, show: ({ answer }) => answer.reason },
  ];
}

/** One person confirms what belongs together; another person books it, as with an answer on paper. */
function ConfirmDialog(props: { of: Payment; proposals: readonly Proposal[]; close: () => void }) {
  const { of, proposals } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [form] = Form.useForm<{ document: string }>();
  const type = useAct('/api/payments/{batchId}/typed-returns', {
    params: { batchId: of.batchId },
    after: props.close,
  });
  const toggle = (key: string) =>
    setChosen(
      (before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    );
  function send({ document }: { document: string }) {
    const answers = proposals.filter(({ key }) => chosen.has(key)).map(({ answer }) => answer);
    form.setFields([{ name: 'document', errors: answers.length === 0 ? [labels.needOne] : [] }]);
    if (answers.length > 0) void type.run({ version: of.version, answers, document: document.trim() });
  }
  return (
    <FormDialog<{ document: string }>
      title={labels.title}
      submit={labels.submit}
      width={1000}
      form={form}
      act={type}
      close={props.close}
      send={send}
    >
      <p>{labels.lead}</p>
      <SimpleTable
        scroll={labels.title}
        blocks
        rows={proposals}
        rowKey={({ key }) => key}
        columns={columnsOf(chosen, toggle)}
      />
      <Form.Item
        name="document"
        label={words.typed.document}
        extra={labels.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.typed.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Lines of the bank's files that are not booked: why, and those that a person may tie to an order. */
export function Waiting(props: { of: Payment }) {
  const { of } = props;
  const proposals = proposalsOf(of);
  if (of.waiting.length === 0) return null;
  const mayConfirm = of.allowed.includes('payments.typeReturn') && !of.typedReturn && proposals.length > 0;
  return (
    <Section title={labels.section}>
      <SimpleTable
        scroll={labels.section}
        blocks
        rows={of.waiting}
        rowKey={keyOf}
        columns={[
          { title: labels.columns.lineNo, kind: 'count', show: (line) => line.lineNo },
          { title: labels.columns.order, show: (line) => line.orderNumber || common.none },
          { title: labels.columns.account, show: (line) => line.accountTail ?? common.none },
          {
            title: labels.columns.result,
            show: (line) =>
              line.statedResult ? <Status in="bankOutcomes" id={line.statedResult} /> : labels.noResult,
          },
          { title: labels.columns.amount, show: (line) => <Money fen={line.amountFen} />, kind: 'number' },
          { title: labels.columns.settled, show: (line) => <Day on={line.settledOn} /> },
          { title: labels.columns.why, className: 'sentence', show: (line) => line.message },
        ]}
      />
      {mayConfirm ? (
        <p className="row">
          <DialogButton label={labels.confirm}>
            {(close) => <ConfirmDialog of={of} proposals={proposals} close={close} />}
          </DialogButton>
        </p>
      ) : null}
    </Section>
  );
}
