import { type FormEvent, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { act, Fault, newKey } from '../client/index.ts';
import { pageDue, useNewSession } from '../client/session.ts';
import { Frame } from './frame.tsx';
import { forgetTyped } from './kept.ts';
import { pageAfterSignIn } from './signed.tsx';
import { words } from './words.ts';

/** The worker's own way in; what was typed stays when it fails. */
export function SignIn() {
  const [message, setMessage] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const { search } = useLocation();
  const newSession = useNewSession();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = new FormData(form.current ?? undefined);
    const login = String(typed.get('login') ?? '').trim();
    const password = String(typed.get('password') ?? '');
    if (login === '' || password === '') {
      setMessage(words.signIn.needBoth);
      return;
    }
    setWorking(true);
    setMessage(null);
    try {
      await act('POST', '/api/login', { body: { login, password }, key: newKey() });
      forgetTyped();
      const due = pageDue(await newSession());
      const next = pageAfterSignIn(search);
      if (due) location.assign(`${due}?next=${encodeURIComponent(next)}`);
      else navigate(next, { replace: true });
    } catch (fault) {
      const refusals = fault instanceof Fault ? fault.refusals : [];
      setMessage(
        refusals[0]?.message ?? (fault instanceof Fault && fault.status === 0 ? words.offline : words.failed),
      );
      setWorking(false);
    }
  };
  return (
    <Frame title={words.signIn.title} back="/m">
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
        <label>
          {words.signIn.login}
          <input name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </label>
        <label>
          {words.signIn.password}
          <input name="password" type="password" autoComplete="current-password" />
        </label>
        {message ? (
          <p className="fault" role="alert">
            {message}
          </p>
        ) : null}
        <button type="submit" className="go" disabled={working}>
          {working ? words.loading : words.signIn.title}
        </button>
      </form>
    </Frame>
  );
}
