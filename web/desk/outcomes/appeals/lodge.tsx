import { App, Button, Form, Input } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { ActAlert, Page, Read, ReasonField, useAct, usePlaced } from '../../../ui/index.ts';
import { words } from './words.ts';

type Draft = Reply<'/api/appeals/new/{subjectType}/{subjectId}'>;
const labels = words.lodge;

interface Typed {
  readonly content: string;
  readonly appellant?: string;
  readonly paperNumber?: string;
}

/** Who appeals by paper, as the handler records it. */
function Paper() {
  return (
    <>
      <Form.Item
        name="appellant"
        label={labels.appellant}
        extra={labels.appellantHint}
        rules={[{ required: true, whitespace: true, min: 2, message: labels.needAppellant }]}
      >
        <Input maxLength={60} style={{ maxWidth: '20rem' }} />
      </Form.Item>
      <Form.Item
        name="paperNumber"
        label={labels.paper}
        extra={labels.paperHint}
        rules={[{ required: true, whitespace: true, min: 2, message: labels.needPaper }]}
      >
        <Input maxLength={60} style={{ maxWidth: '20rem' }} />
      </Form.Item>
    </>
  );
}

function Lodge(props: { of: Draft }) {
  const { of } = props;
  const [form] = Form.useForm<Typed>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const act = useAct('/api/appeals', {
    silent: true,
    after: ({ appealId, number }) => {
      void message.success(labels.done(number));
      navigate(`/desk/appeals/${appealId}`);
    },
  });
  const placed = usePlaced(form, act.fault);
  if (of.live)
    return (
      <p>
        <Link to={`/desk/appeals/${of.live.appealId}`}>{labels.already(of.live.number)}</Link>
      </p>
    );
  if (!of.allowed.includes('appeals.lodge')) return <p>{labels.cannot}</p>;
  return (
    <Form<Typed>
      form={form}
      name="appeal"
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      style={{ maxWidth: '44rem' }}
      onFinish={(typed) => void act.run({ subjectType: of.subjectType, subjectId: of.subjectId, ...typed })}
    >
      <p>{labels.effect(of.decideDays)}</p>
      {of.byPaper ? <Paper /> : null}
      <ReasonField
        name="content"
        label={labels.content}
        hint={labels.contentHint}
        need={labels.need}
        rows={5}
        max={1000}
      />
      <ActAlert fault={act.fault} placed={placed} />
      <Button type="primary" htmlType="submit" loading={act.working}>
        {labels.submit}
      </Button>
    </Form>
  );
}

/** Appeals against a decision: says what follows, asks for the reasons. */
export function Component() {
  const { subjectType = '', subjectId = '' } = useParams();
  const answer = useRead('/api/appeals/new/{subjectType}/{subjectId}', {
    params: { subjectType: subjectType as Draft['subjectType'], subjectId },
  });
  return (
    <Read of={answer} page>
      {(of) => (
        <Page title={labels.title(of.subjectName)}>
          <Lodge of={of} />
        </Page>
      )}
    </Read>
  );
}
