import { type FormEvent, type ReactNode, useState } from 'react';
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
      <Ways {...props} />
    </form>
  );
}

function Ways(props: { submit?: string; working: boolean; before?: (() => void) | undefined }) {
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
      <Ways working={props.working || !known} before={props.before} />
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
  return (
    <label>
      {props.label}
      <select value={value} onChange={(event) => props.choose(event.target.value)}>
        <option value="">{words.choose}</option>
        {rows.map((row) => (
          <option key={row.divisionCode} value={row.divisionCode}>
            {row.name}
          </option>
        ))}
      </select>
    </label>
  );
}

type Code = ActReply<'/api/registration/code'>;

/** Somebody opens an account of her own: one question a screen; nothing that was typed is lost on the way back. */
export function Register() {
  const [step, setStep] = useState<Step>('idNumber');
  const [typed, setTyped] = useState<Typed>({ idNumber: '', name: '', divisionCode: '', phone: '' });
  const [handle, setHandle] = useState('');
  const [code, setCode] = useState<Code | null>(null);
  const [further, setFurther] = useState(false);
  const [number, setNumber] = useState<{ number: string; days: number } | null>(null);
  const { working, fault, setFault, send } = useSending();
  const navigate = useNavigate();
  const newSession = useNewSession();
  const go = (next: Step) => {
    setFault(null);
    setStep(next);
  };
  const back = BEFORE[step];
  const ways = { working, fault, before: back ? () => go(back) : undefined };
  const keep = (change: Partial<Typed>, next: Step) => {
    setTyped({ ...typed, ...change });
    go(next);
  };
  const begin = async (divisionCode: string) => {
    const { idNumber, name } = typed;
    const begun = await send('/api/registration', { divisionCode, idNumber, name });
    if (!begun) return;
    setHandle(begun.handle);
    keep({ divisionCode }, 'how');
  };
  const sendCode = async (phone: string) => {
    setTyped({ ...typed, phone });
    const sent = await send('/api/registration/code', { handle, phone });
    if (!sent) return;
    setCode(sent);
    go('code');
  };
  const goOn = (next: 'password' | 'card' | undefined) => {
    if (next === undefined) return;
    setFurther(next === 'card');
    go(next);
  };
  const proveByCode = async (answer: string) => {
    const body = { handle, codeHandle: code?.handle ?? '', code: answer };
    goOn((await send('/api/registration/code-proof', body))?.next);
  };
  const proveByCard = async (lastFour: string) =>
    goOn((await send('/api/registration/card-proof', { handle, lastFour }))?.next);
  const counter = async () => {
    const given = await send('/api/registration/counter', { handle });
    if (!given) return;
    setNumber(given);
    go('counter');
  };
  const finish = async (password: string) => {
    const body = { handle, password: password === '' ? null : password };
    if (!(await send('/api/registration/account', body))) return;
    await newSession();
    navigate('/m/account', { replace: true });
  };
  return (
    <Frame title={words.title} back="/m/login">
      {step === 'idNumber' ? (
        <Question
          {...ways}
          name="id-number"
          label={words.idNumber}
          value={typed.idNumber}
          send={(idNumber) => keep({ idNumber }, 'name')}
        >
          <p>{words.lead}</p>
        </Question>
      ) : null}
      {step === 'name' ? (
        <Question
          {...ways}
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={typed.name}
          send={(name) => keep({ name }, 'county')}
        />
      ) : null}
      {step === 'county' ? (
        <County
          {...ways}
          idNumber={typed.idNumber}
          before={() => go('name')}
          send={(code) => void begin(code)}
        />
      ) : null}
      {step === 'how' ? <How fault={fault} working={working} go={go} counter={() => void counter()} /> : null}
      {step === 'phone' ? (
        <Question
          {...ways}
          name="phone"
          label={words.phone}
          hint={words.phoneHint}
          value={typed.phone}
          mode="numeric"
          submit={words.sendCode}
          send={(phone) => void sendCode(phone)}
        />
      ) : null}
      {step === 'code' ? (
        <Question
          {...ways}
          name="code"
          label={words.code}
          mode="numeric"
          send={(answer) => void proveByCode(answer)}
        >
          <p role="status">{words.sent(code?.minutes ?? 0)}</p>
          <Shown code={code?.shownCode ?? null} say={words.shown} />
        </Question>
      ) : null}
      {step === 'card' ? (
        <>
          <Question
            {...ways}
            name="card"
            label={words.card}
            hint={words.cardHint}
            mode="numeric"
            send={(lastFour) => void proveByCard(lastFour)}
          >
            {further ? <p role="status">{words.cardMore}</p> : null}
          </Question>
          <button type="button" className="go plain" disabled={working} onClick={() => void counter()}>
            {words.byCounter}
          </button>
        </>
      ) : null}
      {step === 'counter' && number ? (
        <div className="message">
          <h2>{words.counterTitle}</h2>
          <p role="status">{words.counter(number.number, number.days)}</p>
        </div>
      ) : null}
      {step === 'password' ? (
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
      {step === 'idNumber' ? (
        <Link className="go plain" to="/m/login">
          {words.haveOne}
        </Link>
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
