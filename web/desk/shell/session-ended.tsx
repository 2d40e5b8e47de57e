import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { act, Fault, newKey, rememberCsrfToken } from '../../client/index.ts';
import { useContinuedSession } from '../../client/session.ts';
import { CodeForm } from '../platform/access/code-form.tsx';
import { LoginForm } from './login-form.tsx';
import { words } from './words.ts';

/** Asks to sign in again above the page, which stays as it is. */
export function SessionEnded(props: { name: string }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [codeDue, setCodeDue] = useState(false);
  const goOn = useContinuedSession();
  const go = useNavigate();
  async function proceed() {
    if (!(await goOn())) go('/desk', { replace: true });
  }
  async function signIn(login: string, password: string) {
    setBusy(true);
    setFault(null);
    try {
      const signed = await act('POST', '/api/login', { body: { login, password }, key: newKey() });
      rememberCsrfToken(signed.csrfToken);
      if (signed.secondFactorDue) setCodeDue(true);
      else await proceed();
    } catch (cause) {
      setFault(cause instanceof Fault ? cause : new Fault(500, []));
      setBusy(false);
    }
  }
  return (
    <Modal
      open
      title={words.ended.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      destroyOnHidden
    >
      <p>{words.ended.lead(props.name)}</p>
      {codeDue ? (
        <CodeForm done={() => void proceed()} />
      ) : (
        <LoginForm of={{ signIn: (login, password) => void signIn(login, password), fault, busy }} />
      )}
      <p className="quiet">
        {words.ended.other}{' '}
        <Button type="link" size="small" href="/login">
          {words.ended.toLogin}
        </Button>
      </p>
    </Modal>
  );
}
