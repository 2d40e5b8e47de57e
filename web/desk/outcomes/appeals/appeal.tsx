import { App, Form, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  CasePage,
  DaysLeft,
  DialogButton,
  FormDialog,
  Instant,
  Label,
  Read,
  ReasonButton,
  ReasonField,
  Section,
  Status,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Appeal = Reply<'/api/appeals/{appealId}'>;
const OUTCOMES = ['upheld', 'partly', 'dismissed'] as const;
const labels = words.decide;

/** The page of what the appeal is against. */
function subjectPath({ subjectType, subjectId, parentId }: Appeal): string {
  switch (subjectType) {
    case 'claim-line':
      return `/desk/claims/${parentId}?line=${subjectId}`;
    case 'claim':
      return `/desk/claims/${subjectId}`;
    case 'suspension':
      return `/desk/organisations/${parentId}`;
    case 'recovery':
      return `/desk/recoveries/${subjectId}`;
  }
}

interface Decision {
  readonly outcome: (typeof OUTCOMES)[number];
  readonly opinion: string;
}

type DecisionPath = '/api/appeals/{appealId}/decision' | '/api/appeals/{appealId}/decision-above';

function DecisionDialog(props: {
  of: Appeal;
  path: DecisionPath;
  label: string;
  effect: string;
  close: () => void;
}) {
  const { of } = props;
  const { term } = useVocabulary();
  const { message } = App.useApp();
  const act = useAct(props.path, {
    params: { appealId: of.appealId },
    silent: true,
    after: () => {
      props.close();
      void message.success(labels.done);
    },
  });
  return (
    <FormDialog<Decision>
      title={`${props.label} ${of.number}`}
      submit={props.label}
      act={act}
      close={props.close}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{props.effect}</p>
      <Form.Item
        name="outcome"
        label={labels.outcome}
        rules={[{ required: true, message: labels.needOutcome }]}
      >
        <Radio.Group options={OUTCOMES.map((value) => ({ value, label: term('appealOutcomes', value) }))} />
      </Form.Item>
      <ReasonField
        name="opinion"
        label={labels.opinion}
        hint={labels.opinionHint}
        need={words.lodge.need}
        rows={4}
        max={1000}
      />
    </FormDialog>
  );
}

/** The decision of the office, or of the one above. */
function Decide(props: { of: Appeal }) {
  const { of } = props;
  const isAbove = of.allowed.includes('appeals.decideAbove');
  if (!isAbove && !of.allowed.includes('appeals.decide')) return null;
  const label = isAbove ? labels.actAbove : labels.act;
  return (
    <DialogButton label={label} type="primary">
      {(close) => (
        <DecisionDialog
          of={of}
          path={isAbove ? '/api/appeals/{appealId}/decision-above' : '/api/appeals/{appealId}/decision'}
          label={label}
          effect={isAbove ? labels.effectAbove : labels.effect}
          close={close}
        />
      )}
    </DialogButton>
  );
}

function Acts(props: { of: Appeal }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { appealId: of.appealId }, version: of.version };
  const { above, fulfil, withdraw } = words;
  return (
    <>
      <Decide of={of} />
      <ReasonButton
        {...at}
        route="appeals.fulfil"
        path="/api/appeals/{appealId}/fulfilment"
        label={fulfil.act}
        title={`${fulfil.act} ${of.number}`}
        effect={of.subjectType === 'claim-line' ? fulfil.effectLine : fulfil.effect}
        hint={fulfil.hint}
        said={() => fulfil.done}
      />
      <ReasonButton
        {...at}
        route="appeals.lodgeAbove"
        path="/api/appeals/{appealId}/above"
        label={above.act}
        title={`${above.act} ${of.number}`}
        effect={above.effect}
        hint={above.hint}
        said={() => above.done}
      />
      <ReasonButton
        {...at}
        route="appeals.withdraw"
        path="/api/appeals/{appealId}/withdraw"
        label={withdraw.act}
        title={`${withdraw.act} ${of.number}`}
        effect={withdraw.effect}
        hint={withdraw.hint}
        said={() => withdraw.done}
      />
    </>
  );
}

function Steps(props: { of: Appeal['steps'] }) {
  return (
    <ul className="steps-taken">
      {props.of.map((step) => (
        <li key={step.position}>
          {words.steps[step.kind]} {step.outcome ? <Label in="appealOutcomes" id={step.outcome} /> : null}{' '}
          {step.who} <Instant at={step.takenAt} />
          <div>{step.content}</div>
        </li>
      ))}
    </ul>
  );
}

function Case(props: { of: Appeal; inDrawer: boolean }) {
  const { of } = props;
  const who = of.appellant ?? of.organisationName ?? (of.isOwn ? words.own : '');
  return (
    <CasePage
      title={of.subjectName}
      number={of.number}
      inDrawer={props.inDrawer}
      status={<Status in="appealStatuses" id={of.status} />}
      facts={[
        words.facts.by(who),
        ...(of.paperNumber ? [words.facts.paper(of.paperNumber)] : []),
        ...(of.isLate ? [words.late] : []),
      ]}
      next={
        <div role="status">
          {words.next[of.status]} <DaysLeft days={of.workingDaysLeft} />
          {of.dueSource ? <div className="quiet small">{words.dueBy(of.dueSource)}</div> : null}
        </div>
      }
      acts={<Acts of={of} />}
    >
      <p>
        <Link to={subjectPath(of)}>{words.facts.subject}</Link>
      </p>
      <Section title={words.record}>
        <Steps of={of.steps} />
      </Section>
    </CasePage>
  );
}

/** One appeal: what it is against, what was said and decided, what can be done now. */
export function AppealCase(props: { appealId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/appeals/{appealId}', { params: { appealId: props.appealId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Case of={of} inDrawer={props.inDrawer ?? false} />}
    </Read>
  );
}

export function Component() {
  const { appealId = '' } = useParams();
  return <AppealCase appealId={appealId} />;
}
