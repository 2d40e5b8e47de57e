import type { FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useMe, useNewSession } from '../../client/session.ts';
import { Frame } from '../frame.tsx';
import { goOnTo, pageAfterSignIn } from '../signed.tsx';
import { PasswordField } from './password-field.tsx';
import { Said, useSending } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.ownPassword;

/** Her own password instead of the one on the slip, or another one: typed once, since she can look at it. */
export function OwnPassword() {
  const { me } = useMe();
  const { search } = useLocation();
  const navigate = useNavigate();
  const newSession = useNewSession();
  const { working, fault, setFault, send } = useSending();
  const isFirst = me?.mustChangePassword === true;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const field = (name: string) => String(typed.get(name) ?? '');
    const [current, next] = [field('current').trim(), field('next')];
    if (current === '' || next === '') return setFault(words.needBoth);
    if (!(await send('/api/me/password', { current, next }))) return;
    await newSession();
    goOnTo(pageAfterSignIn(search, '/m/account'), navigate, words.done);
  };
  return (
    <Frame title={words.title} {...(isFirst ? {} : { back: '/m/account' })}>
      <p>{isFirst ? words.first : words.lead}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <PasswordField
          label={isFirst ? words.oneTime : words.current}
          name="current"
          autoComplete="current-password"
        />
        <PasswordField
          label={all.signIn.next}
          name="next"
          autoComplete="new-password"
          describedBy="next-hint"
        />
        <p className="cite" id="next-hint">
          {words.hint}
        </p>
        <Said fault={fault} />
        <button type="submit" className="go" disabled={working}>
          {working ? all.register.working : all.signIn.setPassword}
        </button>
      </form>
    </Frame>
  );
}
