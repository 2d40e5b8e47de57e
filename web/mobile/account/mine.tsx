import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Reply, rememberCsrfToken, useRead } from '../../client/index.ts';
import { useMe, useNewSession } from '../../client/session.ts';
import { dayOfInstant } from '../../ui/format.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words as phone } from '../words.ts';
import { PasswordField } from './password-field.tsx';
import { Said, Shown, useSending } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.mine;
type Mine = Reply<'/api/me/account'>;

/** Another number: password and card first, then the code that came to it. */
function ChangePhone({ reread }: { reread: () => Promise<unknown> }) {
  const { working, fault, send } = useSending();
  const [sent, setSent] = useState<{ handle: string; minutes: number; shownCode: string | null } | null>(
    null,
  );
  const [changed, setChanged] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const field = (name: string) => String(typed.get(name) ?? '').trim();
    if (sent === null) {
      const body = { password: field('password'), lastFour: field('card'), phone: field('phone') };
      const reply = await send('/api/me/account/phone/code', body);
      if (reply) setSent(reply);
      return;
    }
    const set = await send('/api/me/account/phone', { handle: sent.handle, code: field('code') });
    if (!set) return;
    setChanged(set.masked);
    await reread();
  };
  if (changed !== null) return <p role="status">{words.changed(changed)}</p>;
  if (!open)
    return (
      <button type="button" className="go plain" onClick={() => setOpen(true)}>
        {words.changePhone}
      </button>
    );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {sent === null ? (
        <>
          <p className="cite">{words.changeLead}</p>
          <label>
            {words.newPhone}
            <input name="phone" inputMode="numeric" autoComplete="tel" />
          </label>
          <PasswordField label={all.signIn.password} name="password" autoComplete="current-password" />
          <label>
            {all.register.card}
            <input name="card" inputMode="numeric" maxLength={4} autoComplete="off" />
          </label>
        </>
      ) : (
        <>
          <p role="status">{all.register.sent(sent.minutes)}</p>
          <Shown code={sent.shownCode} say={all.register.shown} />
          <label>
            {all.register.code}
            <input name="code" inputMode="numeric" autoComplete="one-time-code" />
          </label>
        </>
      )}
      <Said fault={fault} />
      <button type="submit" className="go" disabled={working}>
        {working ? phone.loading : sent === null ? all.register.sendCode : words.changePhone}
      </button>
    </form>
  );
}

/** Where she is signed in, and one button that ends all the others. */
function Sessions() {
  const sessions = useRead('/api/me/sessions');
  const { working, fault, send } = useSending();
  const [ended, setEnded] = useState(false);
  const others = sessions.data?.rows.filter((row) => !row.isThis) ?? [];
  const end = async () => {
    if (!(await send('/api/me/sessions/end-others', {}))) return;
    setEnded(true);
    await sessions.refetch();
  };
  return (
    <section>
      <h2>{words.sessions}</h2>
      <ul className="statements">
        {sessions.data?.rows.map((row) => (
          <li key={row.sessionId}>
            {words.since(dayText(dayOfInstant(row.createdAt)))} {row.isThis ? words.thisOne : ''}
          </li>
        ))}
      </ul>
      <Said fault={fault} />
      {ended ? <p role="status">{words.ended}</p> : null}
      {others.length > 0 ? (
        <button type="button" className="go plain" disabled={working} onClick={() => void end()}>
          {words.endOthers}
        </button>
      ) : null}
    </section>
  );
}

/** The way to say that she did not agree; once she has, the number of her case and the day of the answer. */
function NotAgreed({ helpedActId, act }: { helpedActId: string; act: string }) {
  const answer = useRead('/api/me/disputes');
  const raised = answer.data?.rows.find(
    (row) => row.subjectType === 'helped-act' && row.subjectId === helpedActId && row.status !== 'withdrawn',
  );
  if (raised === undefined)
    return (
      <Link
        className="go plain"
        to={`/m/disputes/new/helped-act/${helpedActId}/agreed-act?kind=never-agreed`}
        aria-label={words.notAgreedTo(act)}
      >
        {words.notAgreed}
      </Link>
    );
  return (
    <>
      <span role="status">
        {phone.disputes.number(raised.number)}，
        {raised.answerByOn === null
          ? phone.disputes.states[raised.status]
          : phone.disputes.answerBy(dayText(raised.answerByOn))}
      </span>
      <Link to="/m/disputes">{phone.disputes.all}</Link>
    </>
  );
}

/** What helpers did for her: who, when, how she agreed, and the way to say that she did not. */
function Helped({ of }: { of: Mine }) {
  const { term } = useVocabulary();
  return (
    <section>
      <h2>{words.helped}</h2>
      {of.helped.length === 0 ? <p>{words.noneHelped}</p> : null}
      <ul className="cards">
        {of.helped.map((row) => (
          <li key={row.helpedActId} className="card">
            <strong>{words.actOf(term('events', row.event))}</strong>
            <span>{words.helpedBy(row.helperName, dayText(dayOfInstant(row.doneAt)))}</span>
            <span className="cite">
              {row.agreedBy === 'code' ? words.byCode : words.present(row.reason ?? '')}
            </span>
            <NotAgreed helpedActId={row.helpedActId} act={words.actOf(term('events', row.event))} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The own account: who she is here, her phone, where she is signed in, who helped her. */
export function MyAccount() {
  // The session gives the token without which nothing is changed.
  useMe();
  const answer = useRead('/api/me/account');
  const { working, fault, send } = useSending();
  const navigate = useNavigate();
  const newSession = useNewSession();
  const leave = async () => {
    if (!(await send('/api/logout', {}))) return;
    rememberCsrfToken('');
    await newSession().catch(() => undefined);
    navigate('/m/login', { replace: true });
  };
  const mine = answer.data;
  return (
    <Frame title={words.title} back="/m">
      {mine === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : (
        <>
          <ul className="statements">
            <li>
              {words.name} <strong>{mine.name}</strong>
            </li>
            <li>
              {words.number} {mine.idNumberMasked}
            </li>
            <li>
              {words.phone}{' '}
              {mine.phoneMasked ??
                (mine.phoneOnRecordMasked === null
                  ? words.noPhone
                  : words.onRecord(mine.phoneOnRecordMasked))}
            </li>
          </ul>
          <p role="status">
            {mine.isVerified
              ? words.verified
              : mine.policeAnswer === null
                ? words.unverified
                : words.unconfirmed[mine.policeAnswer]}
          </p>
          <section>
            <h2>{words.ways}</h2>
            {mine.hasPassword ? <ChangePhone reread={() => answer.refetch()} /> : <p>{words.noPassword}</p>}
            {mine.hasPassword ? (
              <Link className="go plain" to="/m/password">
                {words.password}
              </Link>
            ) : null}
          </section>
          <Helped of={mine} />
          <Sessions />
          <Said fault={fault} />
          <button type="button" className="go plain" disabled={working} onClick={() => void leave()}>
            {words.logout}
          </button>
        </>
      )}
    </Frame>
  );
}
