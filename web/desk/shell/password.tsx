import { Button, Form, Input } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { useMe } from '../../client/session.ts';
import { ActAlert, useAct } from '../../ui/acts.tsx';
import { usePlaced } from '../../ui/form.tsx';
import { words as common } from '../../ui/words.ts';
import { SigningFrame } from './signing-frame.tsx';
import { words } from './words.ts';

interface Typed {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

const { password } = words;

function PasswordForm(props: { done: () => void }) {
  const [form] = Form.useForm<Typed>();
  const change = useAct('/api/me/password', { after: props.done });
  const placed = usePlaced(form, change.fault);
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ current, next }) => void change.run({ current, next })}
    >
      <Form.Item
        name="current"
        label={password.current}
        rules={[{ required: true, message: password.needCurrent }]}
      >
        <Input.Password autoComplete="current-password" autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item
        name="next"
        label={password.next}
        extra={password.nextHint}
        rules={[{ required: true, min: 12, message: password.needNext }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={password.again}
        dependencies={['next']}
        rules={[
          { required: true, message: password.needAgain },
          {
            validator: (_, typed) =>
              typed === form.getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(password.needAgain)),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <ActAlert fault={change.fault} placed={placed} />
      <Button type="primary" htmlType="submit" block loading={change.working}>
        {password.submit}
      </Button>
    </Form>
  );
}

/** One's own password; a one-time password is changed here before anything else. */
export function Component() {
  const { me } = useMe();
  const [search] = useSearchParams();
  // A worker's own password has its page on the phone, with the rule of her own.
  if (me?.role === 'worker') {
    location.replace(`/m/password?${search}`);
    return null;
  }
  if (me?.secondFactorDue) return <Navigate to={`/login/code?${search}`} replace />;
  return (
    <SigningFrame
      title={password.title}
      lead={({ mustChangePassword }) => (mustChangePassword ? password.first : password.lead)}
    >
      {({ mustChangePassword }, goOn) => (
        <>
          <PasswordForm done={goOn} />
          {mustChangePassword ? null : (
            <Button type="link" onClick={goOn}>
              {common.cancel}
            </Button>
          )}
        </>
      )}
    </SigningFrame>
  );
}
