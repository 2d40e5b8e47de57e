import { Form, Input, Select } from 'antd';
import {
  Day,
  DayInput,
  DialogButton,
  FormDialog,
  Money,
  Notice,
  ReviewButtons,
  ScrollX,
  SimpleTable,
  shownInstant,
  useAct,
} from '../../../ui/index.ts';
import { fenOfYuan } from '../funds/yuan-input.ts';
import type { Payment } from './replies.ts';
import { words } from './words.ts';

const labels = words.typed;
type Order = Payment['orders'][number];
type Typed = NonNullable<Payment['typedReturn']>;

/** What is typed for one order; an order without a result is left out. */
interface TypedRow {
  readonly result?: 'paid' | 'returned';
  readonly amount?: string;
  readonly settledOn?: string;
  readonly accountLast4?: string;
  readonly bankReference?: string;
  readonly reason?: string;
}

interface TypedForm {
  readonly rows: Readonly<Record<string, TypedRow>>;
  readonly document: string;
}

/** The answers that are complete; undefined when one lacks something. */
function answersOf(rows: TypedForm['rows']) {
  const answers = [];
  for (const [orderId, row] of Object.entries(rows)) {
    if (!row.result) continue;
    const amountFen = fenOfYuan(row.amount ?? '');
    const { settledOn, accountLast4 } = row;
    const reason = row.reason?.trim() || null;
    if (amountFen === undefined || !settledOn || !/^\d{4}$/.test(accountLast4 ?? '')) return undefined;
    if (row.result === 'returned' && reason === null) return undefined;
    answers.push({
      orderId,
      result: row.result,
      amountFen,
      settledOn,
      accountLast4: accountLast4 ?? '',
      reason,
      bankReference: row.bankReference?.trim() || null,
    });
  }
  return answers;
}

/** Types what the bank said on paper; another person books it. */
export function TypeReturnButton(props: { of: Payment }) {
  if (!props.of.allowed.includes('payments.typeReturn') || props.of.typedReturn) return null;
  return (
    <DialogButton label={words.batch.typed}>
      {(close) => <TypeReturnDialog of={props.of} close={close} />}
    </DialogButton>
  );
}

function TypeReturnDialog(props: { of: Payment; close: () => void }) {
  const { of } = props;
  const [form] = Form.useForm<TypedForm>();
  const type = useAct('/api/payments/{batchId}/typed-returns', {
    params: { batchId: of.batchId },
    after: props.close,
  });
  const open = of.orders.filter((order) => ['sent', 'unknown', 'paid'].includes(order.status));
  function send({ rows, document }: TypedForm) {
    const answers = answersOf(rows ?? {});
    const fault = answers === undefined ? labels.needAll : answers.length === 0 ? labels.needOne : null;
    form.setFields([{ name: 'document', errors: fault === null ? [] : [fault] }]);
    if (answers && fault === null) void type.run({ version: of.version, answers, document: document.trim() });
  }
  return (
    <FormDialog<TypedForm>
      title={labels.title}
      submit={labels.submit}
      width={1000}
      form={form}
      act={type}
      close={props.close}
      send={send}
    >
      <p>{labels.lead}</p>
      <ScrollX label={labels.title}>
        <SimpleTable rows={open} rowKey={(order) => order.orderId} columns={COLUMNS} />
      </ScrollX>
      <Form.Item
        name="document"
        label={labels.document}
        extra={labels.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: labels.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

const field = (order: Order, name: keyof TypedRow) => ['rows', order.orderId, name];
const cell = (order: Order, name: keyof TypedRow, label: string, maxLength: number) => (
  <Form.Item name={field(order, name)} noStyle>
    <Input aria-label={`${order.payeeName} ${label}`} maxLength={maxLength} />
  </Form.Item>
);

const COLUMNS = [
  {
    title: words.order.columns.payee,
    rowHead: true,
    show: (order: Order) => (
      <>
        {order.payeeName}
        <div className="quiet small">{order.number}</div>
      </>
    ),
  },
  {
    title: labels.result,
    show: (order: Order) => (
      <Form.Item name={field(order, 'result')} noStyle>
        <Select
          aria-label={`${order.payeeName} ${labels.result}`}
          allowClear
          placeholder={labels.choose}
          options={(['paid', 'returned'] as const).map((value) => ({ value, label: labels.results[value] }))}
        />
      </Form.Item>
    ),
  },
  { title: labels.amount, show: (order: Order) => cell(order, 'amount', labels.amount, 14) },
  {
    title: labels.settledOn,
    show: (order: Order) => (
      <Form.Item name={field(order, 'settledOn')} noStyle>
        <DayInput aria-label={`${order.payeeName} ${labels.settledOn}`} />
      </Form.Item>
    ),
  },
  { title: labels.last4, show: (order: Order) => cell(order, 'accountLast4', labels.last4, 4) },
  { title: labels.reference, show: (order: Order) => cell(order, 'bankReference', labels.reference, 60) },
  { title: labels.returnReason, show: (order: Order) => cell(order, 'reason', labels.returnReason, 200) },
];

/** An answer that was typed in: shown beside its orders to the person who books it. */
export function TypedReturn(props: { of: Payment; typed: Typed }) {
  const { of, typed } = props;
  const orders = new Map(of.orders.map((order) => [order.orderId, order]));
  return (
    <Notice title={labels.waiting(typed.typedBy, shownInstant(typed.typedAt))} tone="act">
      <p>
        {labels.document}：{typed.document}
      </p>
      <SimpleTable
        scroll={labels.title}
        rows={typed.answers}
        rowKey={(answer) => answer.orderId}
        columns={[
          {
            title: words.order.columns.payee,
            rowHead: true,
            show: (answer) => orders.get(answer.orderId)?.payeeName,
          },
          { title: labels.result, kind: 'word', in: 'bankOutcomes', show: (answer) => answer.result },
          { title: labels.amount, show: (answer) => <Money fen={answer.amountFen} /> },
          { title: labels.settledOn, show: (answer) => <Day on={answer.settledOn} /> },
          { title: labels.last4, show: (answer) => answer.accountLast4 },
          { title: labels.reference, show: (answer) => answer.bankReference },
          { title: labels.returnReason, show: (answer) => answer.reason },
        ]}
      />
      <div className="row">
        <ReviewButtons
          route="payments.bookReturn"
          allowed={typed.allowed}
          path="/api/payments/{batchId}/typed-returns/{returnId}/review"
          params={{ batchId: of.batchId, returnId: typed.returnId }}
          version={typed.version}
          subject={labels.review(of.number)}
          decisions={['passed', 'returned']}
        />
      </div>
    </Notice>
  );
}
