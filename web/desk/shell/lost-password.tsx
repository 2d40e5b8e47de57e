import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../client/index.ts';
import { ActAlert, useAct } from '../../ui/acts.tsx';
import { usePlaced } from '../../ui/form.tsx';
import { useTitle } from '../../ui/page.tsx';
import { Read } from '../../ui/states.tsx';
import { words as common } from '../../ui/words.ts';
import { words } from '../platform/access/phone-words.ts';

const { lost } = words;

interface Sent {
  readonly handle: string;
  readonly minutes: number;
}

/** Which account, and its phone: the answer is the same whatever is true. */
function AskCode(props: { sent: (sent: Sent) => void }) {
  const [form] = Form.useForm<{ login: string; phone: string }>();
  const ask = useAct('/api/lost-password/code', { after: props.sent, silent: true });
  const placed = usePlaced(form, ask.fault);
  return (
    <Form<{ login: string; phone: string }>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => void ask.run(typed)}
    >
      <Form.Item name="login" label={lost.login} rules={[{ required: true, message: lost.needLogin }]}>
        <Input autoComplete="username" autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={lost.phone} rules={[{ required: true, message: lost.needPhone }]}>
        <Input type="tel" autoComplete="tel" maxLength={30} />
      </Form.Item>
      <ActAlert fault={ask.fault} placed={placed} />
      <Button type="primary" htmlType="submit" block loading={ask.working}>
        {lost.send}
      </Button>
    </Form>
  );
}

interface Typed {
  readonly code: string;
  readonly next: string;
  readonly again: string;
  readonly secondFactor?: string;
}

/** The code and the new password; the second factor besides, where the account turns out to need it. */
function NewPassword(props: { sent: Sent; done: () => void; restart: () => void }) {
  const [form] = Form.useForm<Typed>();
  const [asksSecond, setAsksSecond] = useState(false);
  const reset = useAct('/api/lost-password/password', { after: props.done });
  const placed = usePlaced(form, reset.fault);
  if (!asksSecond && reset.fault?.refusals.some(({ pointer }) => pointer === '/secondFactor'))
    setAsksSecond(true);
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ code, next, secondFactor }) =>
        void reset.run({ handle: props.sent.handle, code, next, secondFactor: secondFactor ?? null })
      }
    >
      <p role="status">{lost.sent(props.sent.minutes)}</p>
      <Form.Item name="code" label={lost.code} rules={[{ required: true, min: 6, message: lost.needCode }]}>
        <Input autoComplete="one-time-code" inputMode="numeric" autoFocus maxLength={10} />
      </Form.Item>
      <Form.Item
        name="next"
        label={lost.next}
        extra={lost.nextHint}
        rules={[{ required: true, min: 12, message: lost.needNext }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={lost.again}
        dependencies={['next']}
        rules={[
          { required: true, message: lost.needAgain },
          {
            validator: (_, typed) =>
              typed === form.getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(lost.needAgain)),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      {asksSecond ? (
        <Form.Item
          name="secondFactor"
          label={lost.second}
          extra={lost.secondHint}
          normalize={(text: string) => text || undefined}
        >
          <Input autoComplete="one-time-code" maxLength={20} />
        </Form.Item>
      ) : null}
      <ActAlert fault={reset.fault} placed={placed} />
      <Button type="primary" htmlType="submit" block loading={reset.working}>
        {lost.submit}
      </Button>
      <Button type="link" onClick={props.restart}>
        {lost.restart}
      </Button>
    </Form>
  );
}

function Steps() {
  const [sent, setSent] = useState<Sent | null>(null);
  const [isDone, setDone] = useState(false);
  if (isDone) return <p role="status">{lost.done}</p>;
  if (sent) return <NewPassword sent={sent} done={() => setDone(true)} restart={() => setSent(null)} />;
  return (
    <>
      <p className="lead">{lost.lead}</p>
      <AskCode sent={setSent} />
      <p className="quiet">{lost.counter}</p>
    </>
  );
}

/** For whoever cannot sign in: a new password by a code to the phone, or the way to the counter. */
export function Component() {
  const ways = useRead('/api/lost-password');
  useTitle(lost.title);
  return (
    <main className="login-page">
      <div className="form-side">
        <div className="mark">
          <img src="/seal.svg" alt="" />
          <b>{common.product}</b>
        </div>
        <h1>{lost.title}</h1>
        <Read of={ways}>
          {({ byPhone }) => (byPhone ? <Steps /> : <p className="lead">{lost.noSender}</p>)}
        </Read>
        <p>
          <Link to="/login">{lost.toLogin}</Link>
        </p>
      </div>
    </main>
  );
}
