import { type FormEvent, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useNewSession } from '../client/session.ts';
import { PasswordField } from './account/password-field.tsx';
import { forgetRegistration } from './account/registration.ts';
import { Said, Shown, useSending } from './account/sending.tsx';
import { words as account } from './account/words.ts';
import { Frame } from './frame.tsx';
import { forgetTyped } from './kept.ts';
import { goOnTo, pageAfterSignIn, phonePageDue } from './signed.tsx';
import { words } from './words.ts';

const own = account.signIn;
type Way = 'password' | 'code' | 'lost';
/** Seventeen digits and a check character; anything else is a login name. */
const isNumber = (login: string) => /^\d{17}[\dXx]$/.test(login.replace(/\s/g, ''));

/** Goes in as whoever has just signed in. */
function useEnter() {
  const navigate = useNavigate();
  const { search } = useLocation();
  const newSession = useNewSession();
  return async () => {
    forgetTyped();
    forgetRegistration();
    const due = phonePageDue(await newSession());
    const next = pageAfterSignIn(search);
    const onward = `?next=${encodeURIComponent(next)}`;
    if (due?.startsWith('/m/')) navigate(due + onward, { replace: true });
    else if (due) location.assign(due + onward);
    else goOnTo(next, navigate);
  };
}

/** The worker's own way in: by ID number or login name, by password or code; what was typed stays when it fails. */
export function SignIn() {
  const [way, setWay] = useState<Way>('password');
  const [done, setDone] = useState<string | null>(null);
  const { search } = useLocation();
  return (
    <Frame title={way === 'lost' ? own.lost : words.signIn.title} back="/m">
      {done ? <p role="status">{done}</p> : null}
      {way === 'password' ? (
        <ByPassword />
      ) : (
        <ByCode
          key={way}
          way={way}
          reset={() => {
            setDone(own.passwordSet);
            setWay('password');
          }}
        />
      )}
      <button
        type="button"
        className="go plain"
        onClick={() => setWay(way === 'password' ? 'code' : 'password')}
      >
        {way === 'password' ? own.byCode : own.byPassword}
      </button>
      {way === 'lost' ? null : (
        <button type="button" className="go plain" onClick={() => setWay('lost')}>
          {own.lost}
        </button>
      )}
      <Link className="go plain" to={`/m/register${search}`}>
        {own.open}
      </Link>
    </Frame>
  );
}

function ByPassword() {
  const { working, fault, setFault, send } = useSending();
  const form = useRef<HTMLFormElement>(null);
  const enter = useEnter();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = new FormData(form.current ?? undefined);
    const login = String(typed.get('login') ?? '').trim();
    const password = String(typed.get('password') ?? '');
    if (login === '' || password === '') return setFault(words.signIn.needBoth);
    const entered = isNumber(login)
      ? await send('/api/own-login', { idNumber: login, password })
      : await send('/api/login', { login, password });
    if (entered) await enter();
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <label>
        {own.login}
        <input name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </label>
      <PasswordField label={words.signIn.password} name="password" autoComplete="current-password" />
      <Said fault={fault} />
      <button type="submit" className="go" disabled={working}>
        {working ? words.loading : words.signIn.title}
      </button>
    </form>
  );
}

/** A code to the phone of the account; it signs in, or sets a new password. */
function ByCode(props: { way: 'code' | 'lost'; reset: () => void }) {
  const { working, fault, setFault, send } = useSending();
  const [sent, setSent] = useState<{ handle: string; minutes: number; shownCode: string | null } | null>(
    null,
  );
  const enter = useEnter();
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const idNumber = String(new FormData(event.currentTarget).get('id-number') ?? '').trim();
    if (!isNumber(idNumber)) return setFault(own.needNumber);
    const purpose = props.way === 'code' ? 'sign-in' : 'lost-password';
    const reply = await send('/api/own-login/code', { idNumber, purpose });
    if (reply) setSent(reply);
  };
  const prove = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const body = { handle: sent?.handle ?? '', code: String(typed.get('code') ?? '').trim() };
    if (props.way === 'code') {
      if (await send('/api/own-login/code-proof', body)) await enter();
      return;
    }
    const next = String(typed.get('next') ?? '');
    if (await send('/api/lost-password/password', { ...body, next, secondFactor: null })) props.reset();
  };
  if (sent === null)
    return (
      <form onSubmit={(event) => void ask(event)} noValidate>
        {props.way === 'lost' ? <p>{own.lostLead}</p> : null}
        <label>
          {account.register.idNumber}
          <input name="id-number" autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </label>
        <Said fault={fault} />
        <button type="submit" className="go" disabled={working}>
          {working ? words.loading : account.register.sendCode}
        </button>
      </form>
    );
  return (
    <form onSubmit={(event) => void prove(event)} noValidate>
      <p role="status">{own.codeSent(sent.minutes)}</p>
      <Shown code={sent.shownCode} say={account.register.shown} />
      <label>
        {account.register.code}
        <input name="code" inputMode="numeric" autoComplete="one-time-code" />
      </label>
      {props.way === 'lost' ? (
        <PasswordField label={own.next} name="next" autoComplete="new-password" />
      ) : null}
      <Said fault={fault} />
      <button type="submit" className="go" disabled={working}>
        {working ? words.loading : props.way === 'lost' ? own.setPassword : words.signIn.title}
      </button>
    </form>
  );
}
