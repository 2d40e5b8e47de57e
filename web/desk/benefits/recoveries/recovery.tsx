import { Link, useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  AppealLink,
  CasePage,
  Cell,
  Day,
  FormGrid,
  Instant,
  Label,
  MarginRow,
  Money,
  Notice,
  Read,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepRecord,
  useVocabulary,
} from '../../../ui/index.ts';
import { Decided, ReversedReceipt } from './decided.tsx';
import { RecoveryActs } from './dialogs.tsx';
import { GroupName, groupsOf } from './groups.tsx';
import { OffsetButton, OffsetLines } from './offset.tsx';
import type { Recovery } from './replies.ts';
import { words } from './words.ts';
import './recoveries.css';

function Sums(props: { of: Recovery }) {
  const { of } = props;
  const sums = [
    [words.sums.amount, of.amountFen],
    [words.sums.recovered, of.recoveredFen],
    [words.sums.writtenOff, of.writtenOffFen],
    [words.sums.open, of.openFen],
  ] as const;
  return (
    <dl className="recovery-sums">
      {sums.map(([label, fen]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Money fen={fen} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Head(props: { of: Recovery }) {
  const { of } = props;
  const labels = words.head;
  return (
    <>
      <FormGrid>
        <Cell label={labels.ground}>
          <Label in="recoveryGrounds" id={of.ground} />
        </Cell>
        <Cell label={labels.noticed}>
          {of.noticedOn ? <Day on={of.noticedOn} /> : labels.days(of.answerDays, of.payDays)}
        </Cell>
        <Cell label={labels.answerBy}>
          <Day on={of.answerByOn} />
        </Cell>
        <Cell label={labels.due}>
          <Day on={of.dueOn} /> {of.isOverdue ? <span className="alarm">{words.overdue}</span> : null}
        </Cell>
        <Cell label={labels.payTo} wide>
          {of.payTo}
        </Cell>
      </FormGrid>
      <MarginRow law={of.clause === null ? null : { clause: of.clause }}>
        <p>
          {labels.reason}：{of.reason}
        </p>
      </MarginRow>
    </>
  );
}

type Line = Recovery['lines'][number];

function columnsFor(lines: readonly Line[]): readonly SimpleColumn<Line>[] {
  const labels = words.line;
  const sum = (of: (line: Line) => number) => <Money fen={lines.reduce((all, line) => all + of(line), 0)} />;
  return [
    {
      title: labels.person,
      rowHead: true,
      show: (line) => (
        <>
          <Link to={`/desk/claims/${line.claimId}?line=${line.claimLineId}`}>{line.person.name}</Link>
          <div className="quiet small">{line.person.idNumberMasked}</div>
        </>
      ),
    },
    { title: labels.order, show: (line) => line.orderNumber },
    { title: labels.paid, kind: 'money', show: (line) => line.paidFen },
    {
      title: labels.amount,
      kind: 'money',
      show: (line) => line.amountFen,
      total: sum((line) => line.amountFen),
    },
    {
      title: labels.recovered,
      kind: 'money',
      show: (line) => line.recoveredFen,
      total: sum((line) => line.recoveredFen),
    },
    {
      title: labels.writtenOff,
      kind: 'money',
      show: (line) => line.writtenOffFen,
      total: sum((line) => line.writtenOffFen),
    },
  ];
}

/** What is asked back, by claim and source of money: each budget gets back what it paid. */
function Lines(props: { of: Recovery }) {
  return groupsOf(props.of.lines).map(({ key, lines }) => (
    <div key={key} className="recovery-group">
      <h3>
        <GroupName of={lines[0]} />
      </h3>
      <SimpleTable
        scroll={`${words.lines} ${lines[0].claimNumber}`}
        rows={lines}
        rowKey={(line) => line.claimLineId}
        total={words.total}
        columns={columnsFor(lines)}
      />
    </div>
  ));
}

function instalmentState({ paidFen, amountFen, isOverdue }: Recovery['instalments'][number]) {
  const labels = words.instalments.state;
  if (paidFen >= amountFen) return labels.paid;
  if (isOverdue) return <span className="alarm">{labels.overdue}</span>;
  return paidFen > 0 ? labels.part : labels.open;
}

function Instalments(props: { of: Recovery['instalments'] }) {
  const { columns, no, section } = words.instalments;
  if (props.of.length === 0) return null;
  const rows = props.of.map((one, at) => ({ ...one, at: at + 1 }));
  return (
    <Section title={section}>
      <SimpleTable
        scroll={section}
        rows={rows}
        rowKey={(one) => one.dueOn}
        columns={[
          { title: columns.no, rowHead: true, show: (one) => no(one.at) },
          { title: columns.due, kind: 'day', show: (one) => one.dueOn },
          { title: columns.amount, kind: 'money', show: (one) => one.amountFen },
          { title: columns.paid, kind: 'money', show: (one) => one.paidFen },
          { title: columns.state, show: instalmentState },
        ]}
      />
    </Section>
  );
}

type Proposal = NonNullable<Recovery['waiting']>;

/** What somebody proposed, in the words and figures it was proposed with. */
function ProposalText(props: { of: Proposal; case: Recovery }) {
  const { of } = props;
  const names = new Map(props.case.lines.map((line) => [line.claimLineId, line.person.name]));
  return (
    <>
      {of.reason ? <p>{of.reason}</p> : null}
      {of.kind === 'receipt' ? (
        <p>
          <Money fen={of.amountFen} unit /> <Day on={of.receivedOn} /> {of.bankReference}
        </p>
      ) : null}
      {of.offset ? <OffsetLines of={of.offset} /> : null}
      {of.kind === 'reversal' ? <ReversedReceipt of={of} case={props.case} /> : null}
      {of.lines ? (
        <ul>
          {of.lines.map((line) => (
            <li key={line.claimLineId}>
              {names.get(line.claimLineId)} <Money fen={line.amountFen} unit />
            </li>
          ))}
        </ul>
      ) : null}
      {of.instalments ? (
        <ul>
          {of.instalments.map((one) => (
            <li key={one.dueOn}>
              <Day on={one.dueOn} /> <Money fen={one.amountFen} unit />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

const DECIDED_BY = {
  change: ['recoveries.decideChange', '/api/recovery-cases/{recoveryId}/change-decision', words.changeDecide],
  instalments: [
    'recoveries.decideChange',
    '/api/recovery-cases/{recoveryId}/change-decision',
    words.changeDecide,
  ],
  receipt: [
    'recoveries.bookReceipt',
    '/api/recovery-cases/{recoveryId}/receipt-decision',
    words.receipt.decide,
  ],
  'write-off': [
    'recoveries.decideWriteOff',
    '/api/recovery-cases/{recoveryId}/write-off-decision',
    words.writeOff.decide,
  ],
  offset: [
    'recoveries.decideOffset',
    '/api/recovery-cases/{recoveryId}/offset-decision',
    words.offset.decide,
  ],
  reversal: [
    'recoveries.decideReversal',
    '/api/recovery-cases/{recoveryId}/reversal-decision',
    words.reversal.decide,
  ],
} as const;

/** What waits for a second person: what it is, the decision, and the way back of whoever proposed it. */
function Waiting(props: { of: Recovery; waiting: Proposal }) {
  const { of, waiting } = props;
  const { term } = useVocabulary();
  const what = term('recoveryProposals', waiting.kind);
  const [route, path, said] = DECIDED_BY[waiting.kind];
  const at = { allowed: of.allowed, params: { recoveryId: of.recoveryId }, version: of.version };
  return (
    <Notice title={words.waiting(what, waiting.proposedBy)} tone="act">
      <ProposalText of={waiting} case={of} />
      <p className="row">
        <ReviewButtons
          {...at}
          route={route}
          path={path}
          subject={`${what} ${of.number}`}
          decisions={['passed', 'returned']}
          labels={said.labels}
          said={said.said}
        />
        <ReasonButton
          {...at}
          route="recoveries.withdraw"
          path="/api/recovery-cases/{recoveryId}/withdraw"
          label={words.withdraw.act}
          title={words.withdraw.title(what)}
          effect={words.withdraw.effect}
          hint={words.withdraw.hint}
          said={() => words.withdraw.done}
        />
      </p>
    </Notice>
  );
}

function Answers(props: { of: Recovery['answers'] }) {
  if (props.of.length === 0) return null;
  return (
    <Section title={words.answers}>
      {props.of.map((answer) => (
        <p key={answer.recordedAt}>
          {answer.content}{' '}
          <span className="quiet">{words.answered(answer.answeredOn, answer.recordedBy)}</span>
        </p>
      ))}
    </Section>
  );
}

function Whole(props: { of: Recovery; inDrawer: boolean }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { recoveryId: of.recoveryId }, version: of.version };
  return (
    <CasePage
      title={words.title(of.payee.name)}
      number={of.number}
      status={<Status in="recoveryStatuses" id={of.status} />}
      facts={[words.head.opened(of.createdBy), <Instant key="at" at={of.createdAt} />]}
      inDrawer={props.inDrawer}
      next={words.next[of.status]}
      acts={
        <>
          <ReviewButtons
            {...at}
            route="recoveries.decide"
            path="/api/recovery-cases/{recoveryId}/decision"
            subject={of.number}
            decisions={['passed', 'returned']}
            labels={words.decide.labels}
            said={words.decide.said}
          />
          {of.status === 'proposed' ? (
            <ReasonButton
              {...at}
              route="recoveries.withdraw"
              path="/api/recovery-cases/{recoveryId}/withdraw"
              label={words.withdraw.act}
              title={words.withdraw.caseTitle}
              effect={words.withdraw.caseEffect}
              hint={words.withdraw.hint}
              said={() => words.withdraw.done}
            />
          ) : null}
          <RecoveryActs of={of} />
          <OffsetButton of={of} />
        </>
      }
    >
      {of.waiting ? <Waiting of={of} waiting={of.waiting} /> : null}
      <Sums of={of} />
      <Head of={of} />
      {of.noticedOn ? (
        <p>
          <Link to={`/print/recoveries/${of.recoveryId}`}>{words.print}</Link>
        </p>
      ) : null}
      {of.noticedOn && of.openFen > 0 ? (
        <AppealLink subjectType="recovery" subjectId={of.recoveryId} />
      ) : null}
      <Section title={words.lines}>
        <Lines of={of} />
      </Section>
      <Instalments of={of.instalments} />
      <Answers of={of.answers} />
      <Decided of={of} />
      <Section title={words.record}>
        <StepRecord steps={of.steps} />
      </Section>
    </CasePage>
  );
}

/** One case: why, how much of which line, what was said, what came in, what waits for whom. */
export function RecoveryCase(props: { recoveryId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/recovery-cases/{recoveryId}', { params: { recoveryId: props.recoveryId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Whole of={of} inDrawer={props.inDrawer === true} />}
    </Read>
  );
}

export function Component() {
  const { recoveryId = '' } = useParams();
  return <RecoveryCase recoveryId={recoveryId} />;
}
