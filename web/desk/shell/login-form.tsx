import { Button, Form, Input } from 'antd';
import type { Fault } from '../../client/index.ts';
import { ActAlert } from '../../ui/acts.tsx';
import { words } from './words.ts';

interface SignIn {
  readonly signIn: (login: string, password: string) => void;
  readonly fault: Fault | null;
  readonly busy: boolean;
}

/** Account and password: on the login page, and above a page whose session has ended. */
export function LoginForm(props: { readonly of: SignIn }) {
  const { signIn, fault, busy } = props.of;
  return (
    <Form
      // Above a page whose own fields may have the same names.
      name="sign-in"
      layout="vertical"
      requiredMark={false}
      onFinish={(typed: { login: string; password: string }) => signIn(typed.login, typed.password)}
    >
      <Form.Item
        name="login"
        label={words.login.login}
        rules={[{ required: true, message: words.login.needLogin }]}
      >
        <Input autoComplete="username" autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.login.password}
        rules={[{ required: true, message: words.login.needPassword }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <ActAlert fault={fault} />
      <Button type="primary" htmlType="submit" block loading={busy}>
        {words.login.submit}
      </Button>
    </Form>
  );
}
