import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type ActReply, useRead } from '../../client/index.ts';
import { useNewSession } from '../../client/session.ts';
import { Frame } from '../frame.tsx';
import { Said, Shown, useSending } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.register;
type Step = 'idNumber' | 'name' | 'county' | 'how' | 'phone' | 'code' | 'card' | 'counter' | 'password';
const BEFORE: Readonly<Partial<Record<Step, Step>>> = {
  name: 'idNumber',
  county: 'name',
  how: 'county',
  phone: 'how',
  code: 'phone',
  card: 'how',
  counter: 'how',
};
interface Typed {
  readonly idNumber: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly phone: string;
}

/** One question, its answer, and the ways on and back. */
function Question(props: {
  label: string;
  hint?: string;
  name: string;
  value?: string;
  mode?: 'numeric' | 'text';
  type?: string;
  optional?: boolean;
  submit?: string;
  working: boolean;
  fault: string | null;
  before?: (() => void) | undefined;
  send: (answer: string) => void;
  children?: ReactNode;
}) {
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get(props.name) ?? '').trim();
    setMissing(answer === '' && !props.optional);
    if (answer !== '' || props.optional) props.send(answer);
  };
  return (
    <form key={props.name} onSubmit={submit} noValidate>
      {props.children}
      <label>
        {props.label}
        <input
          name={props.name}
          defaultValue={props.value}
          inputMode={props.mode ?? 'text'}
          type={props.type ?? 'text'}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={props.hint ? `${props.name}-hint` : undefined}
        />
      </label>
      {props.hint ? (
        <p className="cite" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      ) : null}
      <Said fault={missing ? words.need : props.fault} />
      <Buttons {...props} />
    </form>
  );
}

function Buttons(props: { submit?: string; working: boolean; before?: (() => void) | undefined }) {
  return (
    <div>
      <button type="submit" className="go" disabled={props.working}>
        {props.working ? words.working : (props.submit ?? words.next)}
      </button>
      {props.before ? (
        <button type="button" className="go plain" onClick={props.before}>
          {words.before}
        </button>
      ) : null}
    </div>
  );
}

const codeOf = (idNumber: string) => /^\d{6}/.exec(idNumber)?.[0] ?? '';

/** Where she lives now; her number says where it was issued, which is mostly the same. */
function County(props: {
  idNumber: string;
  working: boolean;
  fault: string | null;
  before: () => void;
  send: (divisionCode: string) => void;
}) {
  const issued = codeOf(props.idNumber);
  const [province, setProvince] = useState(`${issued.slice(0, 2)}0000`);
  const [city, setCity] = useState(`${issued.slice(0, 4)}00`);
  const [county, setCounty] = useState(issued);
  const provinces = useRead('/api/divisions');
  const cities = useRead('/api/divisions', { query: { parent: province } });
  const counties = useRead('/api/divisions', { query: { parent: city } });
  const known = counties.data?.rows.some(({ divisionCode }) => divisionCode === county);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (known) props.send(county);
      }}
    >
      <Place label={words.province} value={province} rows={provinces.data?.rows} choose={setProvince} />
      <Place label={words.city} value={city} rows={cities.data?.rows} choose={setCity} />
      <Place label={words.county} value={county} rows={counties.data?.rows} choose={setCounty} />
      <Said fault={props.fault} />
      <Buttons working={props.working || !known} before={props.before} />
    </form>
  );
}

/** One list of places; a choice that the list does not hold counts as none. */
function Place(props: {
  label: string;
  value: string;
  rows: readonly { readonly divisionCode: string; readonly name: string }[] | undefined;
  choose: (divisionCode: string) => void;
}) {
  const rows = props.rows ?? [];
  const value = rows.some(({ divisionCode }) => divisionCode === props.value) ? props.value : '';
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={value} onChange={(event) => props.choose(event.target.value)}>
        <option value="">{words.choose}</option>
        {rows.map((row) => (
          <option key={row.divisionCode} value={row.divisionCode}>
            {row.name}
          </option>
        ))}
      </select>
    </div>
  );
}

type Code = ActReply<'/api/public/registration/code'>;

/** What was typed and proved so far, and the requests of each step. */
function useRegistration() {
  const [step, setStep] = useState<Step>('idNumber');
  const [typed, setTyped] = useState<Typed>({ idNumber: '', name: '', divisionCode: '', phone: '' });
  const [handle, setHandle] = useState('');
  const [code, setCode] = useState<Code | null>(null);
  const [further, setFurther] = useState(false);
  const [number, setNumber] = useState<{ number: string; days: number } | null>(null);
  const { working, fault, setFault, send } = useSending();
  const go = (next: Step) => {
    setFault(null);
    setStep(next);
  };
  const keep = (change: Partial<Typed>, next: Step) => {
    setTyped({ ...typed, ...change });
    go(next);
  };
  const goOn = (next: 'password' | 'card' | undefined) => {
    if (next === undefined) return;
    setFurther(next === 'card');
    go(next);
  };
  const requests = {
    async begin(divisionCode: string) {
      const { idNumber, name } = typed;
      const begun = await send('/api/public/registration', { divisionCode, idNumber, name });
      if (!begun) return;
      setHandle(begun.handle);
      keep({ divisionCode }, 'how');
    },
    async sendCode(phone: string) {
      setTyped({ ...typed, phone });
      const sent = await send('/api/public/registration/code', { handle, phone });
      if (!sent) return;
      setCode(sent);
      go('code');
    },
    async proveByCode(answer: string) {
      const body = { handle, codeHandle: code?.handle ?? '', code: answer };
      goOn((await send('/api/public/registration/code-proof', body))?.next);
    },
    async proveByCard(lastFour: string) {
      goOn((await send('/api/public/registration/card-proof', { handle, lastFour }))?.next);
    },
    async counter() {
      const given = await send('/api/public/registration/counter', { handle });
      if (!given) return;
      setNumber(given);
      go('counter');
    },
    finish: (password: string) =>
      send('/api/public/registration/account', { handle, password: password === '' ? null : password }),
  };
  return { step, typed, code, further, number, working, fault, go, keep, ...requests };
}

type Registration = ReturnType<typeof useRegistration>;
type Ways = { working: boolean; fault: string | null; before: (() => void) | undefined };

/** Who she is and where she lives. */
function Who({ of, ways }: { of: Registration; ways: Ways }) {
  const { step, typed, keep } = of;
  if (step === 'idNumber')
    return (
      <>
        <Question
          {...ways}
          name="id-number"
          label={words.idNumber}
          value={typed.idNumber}
          send={(idNumber) => keep({ idNumber }, 'name')}
        >
          <p>{words.lead}</p>
        </Question>
        <Link className="go plain" to="/m/login">
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
        value={typed.name}
        send={(name) => keep({ name }, 'county')}
      />
    );
  if (step !== 'county') return null;
  return (
    <County
      {...ways}
      idNumber={typed.idNumber}
      before={() => of.go('name')}
      send={(county) => void of.begin(county)}
    />
  );
}

/** A code to her phone. */
function ByPhone({ of, ways }: { of: Registration; ways: Ways }) {
  if (of.step === 'phone')
    return (
      <Question
        {...ways}
        name="phone"
        label={words.phone}
        hint={words.phoneHint}
        value={of.typed.phone}
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
      <p role="status">{words.sent(of.code?.minutes ?? 0)}</p>
      <Shown code={of.code?.shownCode ?? null} say={words.shown} />
    </Question>
  );
}

/** The card on record, or a number to say at the counter. */
function Otherwise({ of, ways }: { of: Registration; ways: Ways }) {
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
          {of.further ? <p role="status">{words.cardMore}</p> : null}
        </Question>
        <button type="button" className="go plain" disabled={of.working} onClick={() => void of.counter()}>
          {words.byCounter}
        </button>
      </>
    );
  if (of.step !== 'counter' || of.number === null) return null;
  return (
    <div className="message">
      <h2>{words.counterTitle}</h2>
      <p role="status">{words.counter(of.number.number, of.number.days)}</p>
    </div>
  );
}

/** Somebody opens an account of her own: one question a screen; nothing that was typed is lost on the way back. */
export function Register() {
  const of = useRegistration();
  const navigate = useNavigate();
  const newSession = useNewSession();
  const back = BEFORE[of.step];
  const ways = { working: of.working, fault: of.fault, before: back ? () => of.go(back) : undefined };
  const finish = async (password: string) => {
    if (!(await of.finish(password))) return;
    await newSession();
    navigate('/m/account', { replace: true });
  };
  return (
    <Frame title={words.title} back="/m/login">
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
          type="password"
          optional
          submit={words.finish}
          send={(password) => void finish(password)}
        />
      ) : null}
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
