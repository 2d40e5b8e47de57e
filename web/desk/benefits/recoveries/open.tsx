import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  ActAlert,
  NumberInput,
  numberRule,
  Page,
  Read,
  ReasonField,
  Section,
  type SimpleColumn,
  SimpleTable,
  useAct,
  usePlaced,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { fenOfYuan } from '../funds/yuan-input.ts';
import { type Group, GroupName, groupsOf } from './groups.tsx';
import type { Draft } from './replies.ts';
import { words } from './words.ts';
import './recoveries.css';

const labels = words.form;
type Line = Draft['lines'][number];

interface Typed {
  readonly amounts: Readonly<Record<string, string | undefined>>;
  readonly ground: 'facts-changed' | 'complaint-upheld' | 'certificate-withdrawn' | 'paid-twice' | 'other';
  readonly reason: string;
  readonly clause?: string;
  readonly payTo: string;
  readonly answerDays: number;
  readonly payDays: number;
}

const GROUNDS: readonly Typed['ground'][] = [
  'facts-changed',
  'complaint-upheld',
  'certificate-withdrawn',
  'paid-twice',
  'other',
];
const MOST_ANSWER_DAYS = 60;
const MOST_PAY_DAYS = 250;

const isAmount = async (_: unknown, text: string | undefined) => {
  const fen = text?.trim() ? fenOfYuan(text) : 1;
  if (fen === undefined || fen <= 0) throw new Error(labels.amount);
};

const COLUMNS: readonly SimpleColumn<Line>[] = [
  {
    title: labels.line.person,
    rowHead: true,
    show: (line) => (
      <>
        {line.person.name}
        <div className="quiet small">{line.person.idNumberMasked}</div>
      </>
    ),
  },
  { title: labels.line.order, show: (line) => line.orderNumber },
  { title: labels.line.paid, kind: 'money', show: (line) => line.paidFen },
  { title: labels.line.left, kind: 'money', show: (line) => line.leftFen },
  { title: labels.line.now, kind: 'money', show: (line) => line.differenceFen },
  {
    title: labels.line.amount,
    show: (line) =>
      line.recovery ? (
        <Link to={`/desk/recoveries/${line.recovery.recoveryId}`}>{labels.taken(line.recovery.number)}</Link>
      ) : (
        <Form.Item name={['amounts', line.claimLineId]} rules={[{ validator: isAmount }]} className="in-row">
          <Input
            inputMode="decimal"
            maxLength={14}
            aria-label={`${line.person.name} ${labels.line.amount}`}
            style={{ width: '8rem' }}
          />
        </Form.Item>
      ),
  },
];

/** What is asked back, by line; a line without an amount is left out. */
function linesOf(amounts: Typed['amounts'] | undefined) {
  return Object.entries(amounts ?? {}).flatMap(([claimLineId, text]) => {
    const amountFen = fenOfYuan(text ?? '');
    return amountFen === undefined ? [] : [{ claimLineId, amountFen }];
  });
}

function Sum() {
  const amounts = Form.useWatch<Typed['amounts']>('amounts');
  const lines = linesOf(amounts);
  const sum = lines.reduce((total, line) => total + line.amountFen, 0);
  return <p role="status">{labels.sum(lines.length, yuan(sum))}</p>;
}

function Days() {
  return (
    <div className="row">
      <Form.Item
        name="answerDays"
        label={labels.answerDays}
        rules={[
          { required: true, message: labels.needDays(MOST_ANSWER_DAYS) },
          numberRule({ min: 1, max: MOST_ANSWER_DAYS, step: 1, message: labels.needDays(MOST_ANSWER_DAYS) }),
        ]}
      >
        <NumberInput style={{ width: '6rem' }} />
      </Form.Item>
      <Form.Item
        name="payDays"
        label={labels.payDays}
        rules={[
          { required: true, message: labels.needDays(MOST_PAY_DAYS) },
          numberRule({ min: 1, max: MOST_PAY_DAYS, step: 1, message: labels.needDays(MOST_PAY_DAYS) }),
        ]}
      >
        <NumberInput style={{ width: '6rem' }} />
      </Form.Item>
    </div>
  );
}

function Why(props: { isPayToKnown: boolean }) {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item name="ground" label={labels.ground} rules={[{ required: true, message: labels.needGround }]}>
        <Select
          options={GROUNDS.map((value) => ({ value, label: term('recoveryGrounds', value) }))}
          style={{ maxWidth: '20rem' }}
        />
      </Form.Item>
      <ReasonField
        name="reason"
        label={labels.reason}
        hint={labels.reasonHint}
        need={labels.needReason}
        rows={3}
        max={500}
      />
      <Form.Item
        name="clause"
        label={labels.clause}
        extra={labels.clauseHint}
        normalize={(text: string) => text || undefined}
      >
        <Input maxLength={60} style={{ maxWidth: '20rem' }} />
      </Form.Item>
      <Form.Item
        name="payTo"
        label={labels.payTo}
        extra={props.isPayToKnown ? `${labels.payToHint}${labels.payToKnown}` : labels.payToHint}
        rules={[{ required: true, whitespace: true, min: 4, message: labels.needPayTo }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Days />
      <p className="quiet">{labels.daysHint}</p>
    </>
  );
}

/** The difference that the list names goes into the fields; a person checks and sends it. */
function initialOf(draft: Draft, claimLineId: string): Partial<Typed> {
  const listed = draft.lines.filter((line) => line.differenceFen !== null && line.recovery === null);
  const first = draft.lines.find((line) => line.claimLineId === claimLineId);
  return {
    amounts: Object.fromEntries(
      listed.map((line) => [line.claimLineId, yuan(Math.min(line.differenceFen ?? 0, line.leftFen))]),
    ),
    ...(first?.because ? { reason: first.because } : {}),
    ...(first?.clause ? { clause: first.clause } : {}),
    ...(draft.lastPayTo ? { payTo: draft.lastPayTo } : {}),
  };
}

/** The lines of one claim and one source of money; those with nothing to recover are shown when asked for. */
function LinesOfClaim(props: { of: Group<Line>; isBegun: boolean }) {
  const [shown, setShown] = useState(props.isBegun);
  const { lines } = props.of;
  const paid = lines.reduce((sum, line) => sum + line.paidFen, 0);
  return (
    <div className="recovery-group">
      <h3>
        <GroupName of={lines[0]} />
      </h3>
      <p className="quiet">{labels.group(lines.length, yuan(paid))}</p>
      {shown ? (
        <SimpleTable
          scroll={`${words.lines} ${lines[0].claimNumber}`}
          rows={lines}
          rowKey={(line) => line.claimLineId}
          columns={COLUMNS}
        />
      ) : (
        <Button onClick={() => setShown(true)}>{labels.show}</Button>
      )}
    </div>
  );
}

/** What the payee got, by claim and source of money; the claim that the case begins with and what is listed lies open. */
function Lines(props: { of: Draft }) {
  const { lines, leftOut } = props.of;
  return (
    <>
      {groupsOf(lines).map((group) => (
        <LinesOfClaim
          key={group.key}
          of={group}
          isBegun={group.lines.some(
            (line) => line.claimId === lines[0]?.claimId || line.differenceFen !== null,
          )}
        />
      ))}
      {leftOut > 0 ? <p>{labels.leftOut(leftOut)}</p> : null}
    </>
  );
}

function OpenForm(props: { draft: Draft; claimLineId: string }) {
  const { draft } = props;
  const { message } = App.useApp();
  const go = useNavigate();
  const [form] = Form.useForm<Typed>();
  const open = useAct('/api/recovery-cases', {
    silent: true,
    after: (reply) => {
      void message.success(labels.done(reply.number));
      go(`/desk/recoveries/${reply.recoveryId}`);
    },
  });
  const placed = usePlaced(form, open.fault);
  function send({ amounts, ...typed }: Typed) {
    const lines = linesOf(amounts);
    const [first] = draft.lines.filter((line) => line.recovery === null);
    if (lines.length > 0) void open.run({ ...typed, lines });
    else if (first) form.setFields([{ name: ['amounts', first.claimLineId], errors: [labels.needLine] }]);
  }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      initialValues={initialOf(draft, props.claimLineId)}
      onFinish={send}
    >
      <p>{labels.lead(draft.payee.name)}</p>
      <Lines of={draft} />
      <Sum />
      <Section title={labels.why}>
        <Why isPayToKnown={draft.lastPayTo !== null} />
      </Section>
      {draft.allowed.includes('recoveries.open') ? (
        <Button type="primary" htmlType="submit" loading={open.working}>
          {labels.submit}
        </Button>
      ) : (
        <p>{labels.notYours}</p>
      )}
      <ActAlert fault={open.fault} placed={placed} />
    </Form>
  );
}

/** Opens a case for what one payee got, of one claim or of several, beginning with one of its lines. */
export function Component() {
  const { claimLineId = '' } = useParams();
  const answer = useRead('/api/paid-lines/{claimLineId}', { params: { claimLineId } });
  return (
    <Page title={words.openTitle}>
      <Read of={answer}>{(draft) => <OpenForm draft={draft} claimLineId={claimLineId} />}</Read>
    </Page>
  );
}
