import { Link, useLocation, useNavigate } from 'react-router';
import { useNewSession } from '../../client/session.ts';
import { Counter } from '../counter.tsx';
import { Frame } from '../frame.tsx';
import { forgetTyped } from '../kept.ts';
import { goOnTo, pageAfterSignIn } from '../signed.tsx';
import { County } from './county.tsx';
import { idNumberFault, nameFault } from './id-number.ts';
import { Question } from './question.tsx';
import { BEFORE, forgetRegistration, type Registration, type Step, useRegistration } from './registration.ts';
import { Said, Shown } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.register;
type Ways = { working: boolean; fault: string | null; before: (() => void) | undefined };

/** The sign-in, which leads on to where she came from. */
function useSignIn(): string {
  const next = new URLSearchParams(useLocation().search).get('next');
  return next === null ? '/m/login' : `/m/login?next=${encodeURIComponent(next)}`;
}

/** Who she is and where she lives. */
function Who({ of, ways }: { of: Registration; ways: Ways }) {
  const { step, kept, keep } = of;
  const signIn = useSignIn();
  if (step === 'idNumber')
    return (
      <>
        <Question
          {...ways}
          name="id-number"
          label={words.idNumber}
          value={kept.idNumber}
          check={idNumberFault}
          send={(idNumber) => {
            // Another number is another person: nothing that was begun for the first holds.
            keep(idNumber === kept.idNumber ? {} : { idNumber, handle: '', code: null, number: null });
            of.go('name');
          }}
        >
          <p>{of.isAskedAgain ? words.again : words.lead}</p>
        </Question>
        <Link className="go plain" to={signIn}>
          {words.haveOne}
        </Link>
      </>
    );
  if (step === 'name')
    return (
      <Question
        {...ways}
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={kept.name}
        check={nameFault}
        send={(name) => {
          keep(name === kept.name ? {} : { name, handle: '', code: null, number: null });
          of.go('county');
        }}
      />
    );
  if (step !== 'county') return null;
  return (
    <County
      {...ways}
      idNumber={kept.idNumber}
      before={() => of.go('name')}
      send={(county) => void of.begin(county)}
    />
  );
}

/** A code to her phone. */
function ByPhone({ of, ways }: { of: Registration; ways: Ways }) {
  const { code, phone } = of.kept;
  if (of.step === 'phone')
    return (
      <Question
        {...ways}
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        value={phone}
        mode="numeric"
        submit={words.sendCode}
        send={(phone) => void of.sendCode(phone)}
      />
    );
  if (of.step !== 'code') return null;
  return (
    <Question
      {...ways}
      name="code"
      label={words.code}
      mode="numeric"
      send={(answer) => void of.proveByCode(answer)}
    >
      <p role="status">{words.sent(code?.minutes ?? 0)}</p>
      <Shown code={code?.shownCode ?? null} say={words.shown} />
    </Question>
  );
}

/** The card on record, or a number to say at the counter. */
function Otherwise({ of, ways }: { of: Registration; ways: Ways }) {
  const signIn = useSignIn();
  const { further, number } = of.kept;
  if (of.step === 'card')
    return (
      <>
        <Question
          {...ways}
          name="card"
          label={words.card}
          hint={words.cardHint}
          mode="numeric"
          send={(lastFour) => void of.proveByCard(lastFour)}
        >
          {further ? <p role="status">{words.cardMore}</p> : null}
        </Question>
        <button type="button" className="go plain" disabled={of.working} onClick={() => void of.counter()}>
          {words.byCounter}
        </button>
      </>
    );
  if (of.step !== 'counter' || number === null) return null;
  return (
    <>
      <div className="message">
        <h2>{words.counterTitle}</h2>
        <p role="status">{words.counter(number.number, number.days)}</p>
        <p>{words.counterWhere}</p>
      </div>
      <Counter divisionCode={of.kept.divisionCode === '' ? null : of.kept.divisionCode} />
      <Link className="go plain" to={signIn}>
        {words.counterDone}
      </Link>
      <button type="button" className="go plain" onClick={ways.before}>
        {words.before}
      </button>
    </>
  );
}

/** Somebody opens an account of her own: one question a screen; nothing that was typed is lost on the way back. */
export function Register() {
  const of = useRegistration();
  const navigate = useNavigate();
  const newSession = useNewSession();
  const { search } = useLocation();
  const signIn = useSignIn();
  const back = BEFORE[of.step];
  const ways = { working: of.working, fault: of.fault, before: back ? () => of.go(back) : undefined };
  const finish = async (password: string) => {
    if (!(await of.finish(password))) return;
    forgetRegistration();
    forgetTyped();
    await newSession();
    goOnTo(pageAfterSignIn(search, '/m/account'), navigate, words.opened);
  };
  return (
    <Frame title={words.title} back={signIn}>
      <div key={of.step}>
        <Who of={of} ways={ways} />
        {of.step === 'how' ? (
          <How fault={of.fault} working={of.working} go={of.go} counter={() => void of.counter()} />
        ) : null}
        <ByPhone of={of} ways={ways} />
        <Otherwise of={of} ways={ways} />
        {of.step === 'password' ? (
          <Question
            {...ways}
            name="new-password"
            label={words.password}
            hint={words.passwordHint}
            isPassword
            optional
            submit={words.finish}
            send={(password) => void finish(password)}
          />
        ) : null}
      </div>
    </Frame>
  );
}

/** The three ways to show who she is; a face is none of them. */
function How(props: {
  working: boolean;
  fault: string | null;
  go: (step: Step) => void;
  counter: () => void;
}) {
  return (
    <div>
      <h2>{words.how}</h2>
      <button type="button" className="go" onClick={() => props.go('phone')}>
        {words.byPhone}
      </button>
      <button type="button" className="go plain" onClick={() => props.go('card')}>
        {words.byCard}
      </button>
      <button type="button" className="go plain" disabled={props.working} onClick={props.counter}>
        {words.byCounter}
      </button>
      <Said fault={props.fault} />
      <button type="button" className="go plain" onClick={() => props.go('county')}>
        {words.before}
      </button>
    </div>
  );
}
