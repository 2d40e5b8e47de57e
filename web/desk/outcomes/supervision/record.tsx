import { App, Button, Form, Input, Radio } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { type ActBody, type Reply, useRead } from '../../../client/index.ts';
import {
  ActAlert,
  DayInput,
  Page,
  Read,
  ReasonField,
  useAct,
  usePlaced,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Draft = Reply<'/api/persons/{personId}/disputes/new'>;
type Fact = Draft['facts'][number];
type Body = ActBody<'/api/disputes'>;
const labels = words.record;
const CHANNELS = ['counter', 'telephone', 'paper'] as const;

interface Typed {
  /** Which of the facts, by its place in the list. */
  readonly fact: number;
  readonly kind: Body['kind'];
  readonly content: string;
  readonly channel: Body['channel'];
  readonly broughtBy: string;
  readonly broughtOn: string;
}

/** What may be wrong with the fact that was picked. */
function Kinds(props: { of: Fact | undefined }) {
  const { term } = useVocabulary();
  if (!props.of) return null;
  return (
    <Form.Item name="kind" label={labels.kind} rules={[{ required: true, message: labels.needKind }]}>
      <Radio.Group
        vertical
        options={props.of.kinds.map(({ kind, holds }) => ({
          value: kind,
          label: holds ? `${term('disputeKinds', kind)}（${labels.holds}）` : term('disputeKinds', kind),
        }))}
      />
    </Form.Item>
  );
}

/** Who brought it, how and when. */
function Brought() {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item
        name="channel"
        label={labels.channel}
        rules={[{ required: true, message: labels.needChannel }]}
      >
        <Radio.Group options={CHANNELS.map((value) => ({ value, label: term('disputeChannels', value) }))} />
      </Form.Item>
      <Form.Item
        name="broughtBy"
        label={labels.broughtBy}
        extra={labels.broughtByHint}
        rules={[{ required: true, whitespace: true, min: 2, message: labels.needBroughtBy }]}
      >
        <Input maxLength={60} style={{ maxWidth: '20rem' }} />
      </Form.Item>
      <Form.Item
        name="broughtOn"
        label={labels.broughtOn}
        rules={[{ required: true, message: labels.needBroughtOn }]}
      >
        <DayInput style={{ maxWidth: '12rem' }} />
      </Form.Item>
    </>
  );
}

function Record(props: { of: Draft }) {
  const { of } = props;
  const [form] = Form.useForm<Typed>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const act = useAct('/api/disputes', {
    silent: true,
    after: ({ disputeId, number, heldLines }) => {
      void message.success(labels.done(number, heldLines));
      navigate(`/desk/disputes/${disputeId}`);
    },
  });
  const placed = usePlaced(form, act.fault);
  const picked = Form.useWatch('fact', form) as number | undefined;
  if (of.facts.length === 0) return <p>{labels.nothing}</p>;
  const send = ({ fact: at, ...typed }: Typed) => {
    const fact = of.facts[at];
    if (!fact) return;
    const { subjectType, subjectId } = fact;
    void act.run({ personId: of.personId, subjectType, subjectId, fact: fact.fact, ...typed });
  };
  return (
    <Form<Typed>
      form={form}
      name="dispute"
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      style={{ maxWidth: '44rem' }}
      onValuesChange={(changed) => {
        if ('fact' in changed) form.resetFields(['kind']);
      }}
      onFinish={send}
    >
      <p>{labels.lead(of.answerDays)}</p>
      <Form.Item name="fact" label={labels.fact} rules={[{ required: true, message: labels.needFact }]}>
        <Radio.Group
          vertical
          options={of.facts.map((fact, at) => ({
            value: at,
            disabled: fact.live !== null,
            label: `${fact.subjectName}：${fact.stated}${
              fact.live ? `（${labels.already(fact.live.number)}）` : ''
            }`,
          }))}
        />
      </Form.Item>
      <Kinds of={picked === undefined ? undefined : of.facts[picked]} />
      <ReasonField
        name="content"
        label={labels.content}
        hint={labels.contentHint}
        need={labels.need}
        rows={4}
        max={500}
      />
      <Brought />
      <ActAlert fault={act.fault} placed={placed} />
      <Button type="primary" htmlType="submit" loading={act.working}>
        {labels.submit}
      </Button>
    </Form>
  );
}

/** Records what a person says at the desk, on paper or by telephone. */
export function Component() {
  const { personId = '' } = useParams();
  const answer = useRead('/api/persons/{personId}/disputes/new', {
    params: { personId: Number(personId) },
  });
  return (
    <Read of={answer} page>
      {(of) => (
        <Page title={labels.title(of.personName)}>
          <Record of={of} />
        </Page>
      )}
    </Read>
  );
}
