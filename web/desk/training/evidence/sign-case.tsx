import { App, Form, Select } from 'antd';
import { Link } from 'react-router';
import { type ActBody, type Reply, useRead } from '../../../client/index.ts';
import {
  CasePage,
  Code,
  Day,
  DialogButton,
  FormDialog,
  Label,
  Read,
  ReasonField,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';
import './evidence.css';

const { sign } = words;
type Sign = Reply<'/api/evidence-signs/{signId}'>;
type Judged = Omit<ActBody<'/api/evidence-signs/{signId}/judgement'>, 'version'>;
const DECISIONS = ['cleared', 'confirmed'] as const;

function JudgeDialog(props: { of: Sign; close: () => void }) {
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const { of } = props;
  const act = useAct('/api/evidence-signs/{signId}/judgement', {
    params: { signId: of.signId },
    silent: true,
    after: (reply) => {
      message.success(term('evidenceSignStatuses', reply.status));
      props.close();
    },
  });
  return (
    <FormDialog<Judged>
      title={sign.judgeTitle}
      submit={sign.submit}
      act={act}
      close={props.close}
      send={(body) => void act.run({ ...body, version: of.version })}
    >
      <p>{of.sentence}</p>
      <p className="quiet">{sign.judgeLead}</p>
      <Form.Item
        name="decision"
        label={sign.decision}
        extra={of.needsTwo ? sign.needsTwo : sign.alone}
        rules={[{ required: true, message: sign.needDecision }]}
      >
        <Select options={DECISIONS.map((value) => ({ value, label: term('evidenceJudgements', value) }))} />
      </Form.Item>
      <ReasonField
        name="opinion"
        label={sign.opinion}
        hint={sign.opinionHint}
        need={sign.needOpinion}
        rows={4}
        max={500}
      />
    </FormDialog>
  );
}

function TakeBackDialog(props: { of: Sign; close: () => void }) {
  const { message } = App.useApp();
  const { of } = props;
  const { takeBack } = sign;
  const act = useAct('/api/evidence-signs/{signId}/take-back', {
    params: { signId: of.signId },
    silent: true,
    after: (reply) => {
      message.success(reply.status === 'open' ? takeBack.done : takeBack.asked);
      props.close();
    },
  });
  const withSecond = of.needsTwo || of.status === 'confirmed';
  return (
    <FormDialog<{ reason: string }>
      title={takeBack.title}
      submit={withSecond ? takeBack.ask : takeBack.act}
      act={act}
      close={props.close}
      send={(body) => void act.run({ ...body, version: of.version })}
    >
      <p>{withSecond ? takeBack.byTwo : takeBack.alone}</p>
      {of.status === 'confirmed' ? <p className="quiet">{takeBack.lines}</p> : null}
      <ReasonField
        name="reason"
        label={takeBack.reason}
        hint={takeBack.hint}
        need={sign.needOpinion}
        rows={4}
        max={500}
        autoFocus
      />
    </FormDialog>
  );
}

const STEPS: readonly SimpleColumn<Sign['steps'][number]>[] = [
  { title: sign.col.what, rowHead: true, kind: 'word', in: 'evidenceSignSteps', show: (row) => row.kind },
  { title: sign.col.decision, kind: 'word', in: 'evidenceJudgements', show: (row) => row.decision },
  { title: sign.col.opinion, show: (row) => row.opinion },
  { title: sign.col.who, show: (row) => row.takenBy },
  { title: sign.col.at, kind: 'instant', show: (row) => row.takenAt },
];

function Acts({ of }: { of: Sign }) {
  const { term } = useVocabulary();
  return (
    <>
      {of.allowed.includes('evidence.judge') ? (
        <DialogButton label={sign.judge} type="primary">
          {(close) => <JudgeDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      {of.allowed.includes('evidence.takeBack') ? (
        <DialogButton label={sign.takeBack.act}>
          {(close) => <TakeBackDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      <ReviewButtons
        route="evidence.decide"
        allowed={of.allowed}
        path="/api/evidence-signs/{signId}/decision"
        params={{ signId: of.signId }}
        version={of.version}
        subject={
          of.judged === null
            ? sign.subject(term('signRules', of.rule))
            : sign.takeBack.subject(term('evidenceJudgements', of.judged))
        }
        decisions={['passed', 'returned']}
        said={{ passed: of.judged === null ? sign.agreed : sign.takeBack.done }}
      />
    </>
  );
}

/** What a second person is asked; null where nobody is. */
function waiting({ proposed, judged }: Sign, term: (list: string, id: string) => string): string | null {
  if (judged !== null) return sign.takeBack.waits(term('evidenceJudgements', judged));
  return proposed === null ? null : sign.waits(term('evidenceJudgements', proposed));
}

function Shown({ of, inDrawer }: { of: Sign; inDrawer: boolean }) {
  const { term } = useVocabulary();
  return (
    <CasePage
      title={term('signRules', of.rule)}
      inDrawer={inDrawer}
      status={<Status in="evidenceSignStatuses" id={of.status} />}
      facts={[
        of.className,
        of.organisationName,
        <Label key="risk" in="riskRules" id={of.risk} />,
        <Day key="on" on={of.foundOn} />,
      ]}
      next={waiting(of, term)}
      acts={<Acts of={of} />}
    >
      <Section title={sign.facts}>
        <p>
          {of.sentence} <Code of={of.clause} />
        </p>
        <p className="quiet small">
          {sign.weight}：{of.needsTwo ? sign.needsTwo : sign.alone}
        </p>
        <p>
          <Link to={`/desk/classes/${of.classId}/evidence`}>{sign.toClass}</Link>
        </p>
      </Section>
      <Section title={sign.people}>
        {of.persons.length === 0 ? (
          <p className="quiet">{sign.wholeClass}</p>
        ) : (
          <ul className="evidence-people">
            {of.persons.map(({ personId, name, idNumberMasked }) => (
              <li key={personId}>
                <Link to={`/desk/classes/${of.classId}/evidence/${personId}`}>{name}</Link>{' '}
                <span className="quiet small">{idNumberMasked}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={sign.steps}>
        {of.steps.length === 0 ? (
          <p className="quiet">{sign.noSteps}</p>
        ) : (
          <SimpleTable
            scroll={sign.steps}
            blocks
            rows={of.steps}
            rowKey={(row) => row.takenAt}
            columns={STEPS}
          />
        )}
      </Section>
    </CasePage>
  );
}

/** One sign: what was found, whom it concerns, what people found of it, and what may be done. */
export function SignCase(props: { signId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/evidence-signs/{signId}', { params: { signId: props.signId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Shown of={of} inDrawer={props.inDrawer ?? false} />}
    </Read>
  );
}
