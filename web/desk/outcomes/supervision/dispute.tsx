import { App, Form, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  CasePage,
  Cell,
  DaysLeft,
  DialogButton,
  FormDialog,
  FormGrid,
  Instant,
  Label,
  Read,
  ReasonButton,
  ReasonField,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  useAct,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Dispute = Reply<'/api/disputes/{disputeId}'>;
type Line = Dispute['lines'][number];
const ANSWERS = ['upheld', 'unfounded'] as const;

/** The page of what the fact belongs to. */
function subjectPath({ subjectType, subjectId, parentId, personId }: Dispute): string {
  if (subjectType === 'helped-act' || subjectType === 'look') return `/desk/persons/${personId}`;
  if (subjectType === 'household') return `/desk/households/${subjectId}`;
  if (subjectType === 'agreement') return '/desk/certificate-claims';
  if (subjectType === 'seat') return `/desk/openings/${parentId}`;
  return subjectType === 'class'
    ? `/desk/classes/${subjectId}`
    : `/desk/claims/${parentId}?line=${subjectId}`;
}

/** The line through which attendance was paid, which no sheet changes any more: its money is asked back. */
function paidByAttendance({ fact, lines }: Dispute): Line | undefined {
  return fact === 'attendance' ? lines.find(({ status }) => status === 'paid') : undefined;
}

/** The page of the act that puts the fact right. */
function remedyPath(of: Dispute): string {
  const paid = paidByAttendance(of);
  if (paid !== undefined) return `/desk/claims/${paid.claimId}?line=${paid.claimLineId}`;
  switch (of.fact) {
    case 'result':
    case 'certificate':
      return `${subjectPath(of)}?tab=results`;
    case 'attendance':
      return '/desk/intake';
    case 'account':
      return '/desk/payee-accounts';
    default:
      return subjectPath(of);
  }
}

interface Proposed {
  readonly answer: (typeof ANSWERS)[number];
  readonly reply: string;
}

function ProposeDialog(props: { of: Dispute; close: () => void }) {
  const { of } = props;
  const labels = words.propose;
  const { term } = useVocabulary();
  const { message } = App.useApp();
  const act = useAct('/api/disputes/{disputeId}/answer', {
    params: { disputeId: of.disputeId },
    silent: true,
    after: () => {
      props.close();
      void message.success(labels.done);
    },
  });
  return (
    <FormDialog<Proposed>
      title={labels.title(of.number)}
      submit={labels.act}
      act={act}
      close={props.close}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{labels.effect}</p>
      <Form.Item name="answer" label={labels.answer} rules={[{ required: true, message: labels.needAnswer }]}>
        <Radio.Group options={ANSWERS.map((value) => ({ value, label: term('disputeAnswers', value) }))} />
      </Form.Item>
      <ReasonField
        name="reply"
        label={labels.reply}
        hint={labels.replyHint}
        need={labels.need}
        rows={4}
        max={500}
      />
    </FormDialog>
  );
}

function Acts(props: { of: Dispute }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { disputeId: of.disputeId }, version: of.version };
  const { propose, decide, correct, withdraw, withdrawAnswer } = words;
  return (
    <>
      {of.allowed.includes('disputes.propose') ? (
        <DialogButton label={propose.act} type="primary">
          {(close) => <ProposeDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      <ReviewButtons
        {...at}
        route="disputes.decide"
        path="/api/disputes/{disputeId}/decision"
        subject={decide.subject(of.number)}
        decisions={['passed', 'returned']}
        labels={decide.labels}
        said={decide.said}
      />
      <ReasonButton
        {...at}
        {...withdrawAnswer}
        route="disputes.withdrawAnswer"
        path="/api/disputes/{disputeId}/answer-withdraw"
        said={() => withdraw.done}
      />
      <ReasonButton
        {...at}
        route="disputes.correct"
        path="/api/disputes/{disputeId}/correction"
        label={correct.act}
        title={correct.title(of.number)}
        effect={correct.effect}
        hint={correct.hint}
        said={() => correct.done}
      />
      <ReasonButton
        {...at}
        route="disputes.withdraw"
        path="/api/disputes/{disputeId}/withdraw"
        label={withdraw.act}
        title={withdraw.title(of.number)}
        effect={withdraw.effect}
        hint={withdraw.hint}
        said={() => withdraw.done}
      />
    </>
  );
}

/** What she says, beside what stood there, what stands there now, and who stated it. */
function Disputed(props: { of: Dispute }) {
  const { of } = props;
  const { me } = useMe();
  const labels = words.disputed;
  return (
    <Section title={labels.title}>
      <FormGrid>
        <Cell label={labels.fact}>
          <Label in="disputeFacts" id={of.fact} />
        </Cell>
        <Cell label={labels.subject}>
          <Link to={subjectPath(of)}>{of.subjectName}</Link>
        </Cell>
        <Cell label={labels.kind}>
          <Label in="disputeKinds" id={of.kind} />
        </Cell>
        <Cell label={labels.content}>{of.content}</Cell>
        <Cell label={labels.stated}>{of.stated}</Cell>
        <Cell label={labels.now}>
          {of.statedNow === null ? labels.gone : of.statedNow === of.stated ? labels.same : of.statedNow}
        </Cell>
        <Cell label={labels.source} wide>
          {words.sources[of.fact](of.statedBy)}
        </Cell>
      </FormGrid>
      {mayCall(me, 'persons.explain') ? (
        <p>
          <Link to={`/desk/persons/${of.personId}`}>{labels.person}</Link>
        </p>
      ) : null}
    </Section>
  );
}

const { columns } = words.money;
const LINE_COLUMNS: readonly SimpleColumn<Line>[] = [
  {
    title: columns.claim,
    rowHead: true,
    show: (line) => (
      <Link to={`/desk/claims/${line.claimId}?line=${line.claimLineId}`}>{line.claimNumber}</Link>
    ),
  },
  { title: columns.benefit, kind: 'word', in: 'benefits', show: (line) => line.benefit },
  { title: columns.status, kind: 'status', in: 'lineStatuses', show: (line) => line.status },
  { title: columns.amount, kind: 'money', show: (line) => line.amountFen },
  {
    title: columns.hold,
    show: (line) =>
      line.isHeld ? words.money.held : line.status === 'paid' ? words.money.paid : words.money.notHeld,
  },
];

/** What became of the money on it, in a sentence. */
function moneySentence({ holds, because, lines }: Dispute): string {
  const labels = words.money;
  if (lines.some(({ isHeld }) => isHeld)) return labels.holds(because);
  if (!holds) return labels.goesOn(because);
  return lines.every(({ status }) => status === 'paid') ? labels.tooLate : labels.released;
}

/** How much money rests on the fact, and whether it waits. */
function MoneyOnIt(props: { of: Dispute }) {
  const { of } = props;
  const labels = words.money;
  return (
    <Section title={labels.title}>
      {of.lines.length === 0 ? (
        <p>{labels.none}</p>
      ) : (
        <>
          <SimpleTable
            scroll={labels.title}
            blocks
            rows={of.lines}
            rowKey={(line) => line.claimLineId}
            columns={LINE_COLUMNS}
          />
          <p>
            {labels.sum(yuan(of.amountFen))}。{moneySentence(of)}
          </p>
        </>
      )}
    </Section>
  );
}

/** Where what she said is put right, once it was found to be so. */
function Remedy(props: { of: Dispute }) {
  const { of } = props;
  const labels = words.remedy;
  if (of.answer !== 'upheld' || of.status === 'corrected') return null;
  return (
    <Section title={labels.title}>
      <p>{paidByAttendance(of) === undefined ? labels[of.fact] : labels.paid}</p>
      <p>
        <Link to={remedyPath(of)}>{labels.go}</Link>
      </p>
    </Section>
  );
}

function Steps(props: { of: Dispute['steps'] }) {
  return (
    <ul className="steps-taken">
      {props.of.map((step) => (
        <li key={step.position}>
          {words.steps[step.kind]} {step.answer ? <Label in="disputeAnswers" id={step.answer} /> : null}{' '}
          {step.who} <Instant at={step.takenAt} />
          <div>{step.content}</div>
        </li>
      ))}
    </ul>
  );
}

function Case(props: { of: Dispute; inDrawer: boolean }) {
  const { of } = props;
  const { term } = useVocabulary();
  return (
    <CasePage
      title={words.title(term('disputeFacts', of.fact), of.personName)}
      number={of.number}
      inDrawer={props.inDrawer}
      status={<Status in="disputeStatuses" id={of.status} />}
      facts={[
        words.facts.channel(term('disputeChannels', of.channel)),
        ...(of.broughtBy ? [words.facts.by(of.broughtBy, of.broughtOn)] : []),
      ]}
      next={
        <div role="status">
          {words.next[of.status]} <DaysLeft days={of.workingDaysLeft} />
          {of.dueSource ? <div className="quiet small">{words.dueBy(of.dueSource)}</div> : null}
        </div>
      }
      acts={<Acts of={of} />}
    >
      {of.status === 'proposed' && of.answer ? (
        <Section title={words.decide.waiting}>
          <p>
            <b>
              <Label in="disputeAnswers" id={of.answer} />
            </b>{' '}
            {of.reply}
          </p>
        </Section>
      ) : null}
      <Remedy of={of} />
      <Disputed of={of} />
      <MoneyOnIt of={of} />
      <Section title={words.steps.title}>
        <Steps of={of.steps} />
      </Section>
    </CasePage>
  );
}

/** One dispute: the fact and its source, the money on it, what was said and decided, what can be done now. */
export function DisputeCase(props: { disputeId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/disputes/{disputeId}', { params: { disputeId: props.disputeId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Case of={of} inDrawer={props.inDrawer ?? false} />}
    </Read>
  );
}

export function Component() {
  const { disputeId = '' } = useParams();
  return <DisputeCase disputeId={disputeId} />;
}
