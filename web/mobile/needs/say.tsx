import { type FormEvent, useId, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type ActBody, act, type Reply, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { Said } from '../account/sending.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { useKept } from '../kept.ts';
import { useSending } from '../sending.ts';
import { words as all } from '../words.ts';
import { words } from './words.ts';

type Body = ActBody<'/api/me/needs'>;
type Kind = Body['kind'];
type Destination = Body['destination'];
const KINDS: readonly Kind[] = ['training', 'assessment', 'job'];
const DESTINATIONS: readonly Destination[] = ['stay', 'leave', 'not-known'];
type Step = 'kind' | 'wish' | 'place' | 'destination' | 'whereTo' | 'county' | 'sure';
const LEAST = 2;

/** Where she is and what she said, kept over a reload and the way back. */
function useSaid() {
  const [search] = useSearchParams();
  const [kind, setKind] = useKept('kind');
  const [wish, setWish] = useKept('wish');
  const [place, setPlace] = useKept('place');
  const [destination, setDestination] = useKept('destination');
  const [whereTo, setWhereTo] = useKept('whereTo');
  const [step, setStep] = useKept('step');
  const said = {
    kind: KINDS.find((known) => known === kind) ?? 'training',
    // She looked for a class in these words and found none.
    wish: wish || (search.get('q') ?? ''),
    place,
    destination: DESTINATIONS.find((known) => known === destination) ?? 'not-known',
    whereTo,
    step: (step || 'kind') as Step,
  };
  const forget = () => {
    for (const set of [setKind, setWish, setPlace, setDestination, setWhereTo, setStep]) set('');
  };
  const keep = { kind: setKind, wish: setWish, place: setPlace, destination: setDestination };
  return { said, forget, keep: { ...keep, whereTo: setWhereTo, step: setStep } };
}
type Saying = ReturnType<typeof useSaid>;

/** One question with a button for each answer. */
function Choice<T extends string>(props: {
  question: string;
  choices: readonly T[];
  label: (choice: T) => string;
  choose: (choice: T) => void;
}) {
  return (
    <section className="headline">
      <h2>{props.question}</h2>
      {props.choices.map((choice) => (
        <button type="button" key={choice} className="go plain" onClick={() => props.choose(choice)}>
          {props.label(choice)}
        </button>
      ))}
    </section>
  );
}

/** One question that she answers in her own words. */
function Words(props: {
  name: string;
  question: string;
  hint: string;
  value: string;
  need?: string;
  most: number;
  keep: (text: string) => void;
  go: () => void;
}) {
  const [missing, setMissing] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = props.need !== undefined && props.value.trim().length < LEAST;
    setMissing(isMissing);
    if (!isMissing) props.go();
  };
  return (
    <form onSubmit={submit} noValidate>
      <label>
        {props.question}
        <input
          name={props.name}
          value={props.value}
          maxLength={props.most}
          autoComplete="off"
          aria-describedby={id}
          onChange={(event) => props.keep(event.target.value)}
        />
      </label>
      <p className="cite" id={id}>
        {props.hint}
      </p>
      <Said fault={missing ? (props.need ?? null) : null} />
      <button type="submit" className="go">
        {words.next}
      </button>
    </form>
  );
}

function Places(props: {
  label: string;
  value: string;
  rows: readonly { readonly divisionCode: string; readonly name: string }[] | undefined;
  choose: (code: string) => void;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.choose(event.target.value)}>
        <option value="">{words.choose}</option>
        {(props.rows ?? []).map((row) => (
          <option key={row.divisionCode} value={row.divisionCode}>
            {row.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Her county, where no desk of one alone knows her. */
function County(props: { value: string; choose: (code: string) => void; go: () => void }) {
  const [province, setProvince] = useState('');
  const [city, setCity] = useState('');
  const provinces = useRead('/api/divisions');
  const cities = useRead('/api/divisions', { query: { parent: province } }, { enabled: province !== '' });
  const counties = useRead('/api/divisions', { query: { parent: city } }, { enabled: city !== '' });
  return (
    <section className="headline">
      <h2>{words.county}</h2>
      <Places
        label={words.province}
        value={province}
        rows={provinces.data?.rows.filter(({ level }) => level === 'province')}
        choose={setProvince}
      />
      <Places label={words.city} value={city} rows={cities.data?.rows} choose={setCity} />
      <Places
        label={words.countyField}
        value={props.value}
        rows={counties.data?.rows}
        choose={props.choose}
      />
      <button type="button" className="go" disabled={props.value === ''} onClick={props.go}>
        {words.next}
      </button>
    </section>
  );
}

/** Sends it; what she said stays when it fails. */
function useRecord({ said, forget }: Saying, county: string) {
  const { working, fault, send } = useSending();
  const [sent, setSent] = useState<{ isNew: boolean; kind: Kind } | null>(null);
  const record = () =>
    send(async (key) => {
      const { kind, wish, place, destination, whereTo } = said;
      const body: Body = {
        ...{ kind, destination, words: wish.trim() },
        ...(place.trim() === '' ? {} : { placeWished: place.trim() }),
        ...(destination === 'leave' && whereTo.trim().length >= LEAST ? { whereTo: whereTo.trim() } : {}),
        ...(county === '' ? {} : { divisionCode: county }),
      };
      const answer = await act('POST', '/api/me/needs', { body, key });
      forget();
      setSent({ isNew: answer.isNew, kind });
    });
  return { working, fault, record, sent };
}

/** Which questions are asked, by what she said so far. */
function stepsOf({ said }: Saying, needsCounty: boolean): readonly Step[] {
  return [
    'kind',
    'wish',
    'place',
    'destination',
    ...(said.destination === 'leave' ? (['whereTo'] as const) : []),
    ...(needsCounty ? (['county'] as const) : []),
    'sure',
  ];
}

function Done({ isNew, kind }: { isNew: boolean; kind: Kind }) {
  return (
    <div className="headline" role="status" tabIndex={-1} ref={(element) => element?.focus()}>
      <p>
        <b className="said">{isNew ? words.done[kind] : words.again}</b>
      </p>
      <Link className="go" to="/m/needs">
        {words.see}
      </Link>
      <Link className="go plain" to="/m/learn">
        {words.learn}
      </Link>
    </div>
  );
}

function Sure(props: { of: Saying; working: boolean; fault: string | null; send: () => void }) {
  const { said } = props.of;
  return (
    <section className="headline">
      <h2>{words.sure}</h2>
      <ul className="statements">
        <li>
          {words.kinds[said.kind]}：{said.wish}
        </li>
        {said.place === '' ? null : <li>{words.at(said.place)}</li>}
        <li>
          {words.destination} {words.destinations[said.destination]}
          {said.destination === 'leave' ? ` ${said.whereTo}` : null}
        </li>
      </ul>
      <Said fault={props.fault} />
      <button type="button" className="go" disabled={props.working} onClick={props.send}>
        {props.working ? all.loading : words.send}
      </button>
    </section>
  );
}

/** The question of one step. */
function Question(props: { saying: Saying; step: Step; needsCounty: boolean; next: () => void }) {
  const { step, next } = props;
  const { said, keep } = props.saying;
  switch (step) {
    case 'kind':
      return (
        <Choice
          question={words.kind}
          choices={KINDS}
          label={(kind) => words.kinds[kind]}
          choose={(kind) => {
            keep.kind(kind);
            next();
          }}
        />
      );
    case 'wish': {
      const about = { question: words.wish[said.kind], hint: words.wishHint, need: words.needWish };
      return <Words {...about} name="wish" value={said.wish} most={60} keep={keep.wish} go={next} />;
    }
    case 'place': {
      const about = { question: words.place, hint: words.placeHint };
      return <Words {...about} name="place" value={said.place} most={60} keep={keep.place} go={next} />;
    }
    case 'whereTo': {
      const about = { question: words.whereTo, hint: words.whereHint };
      return <Words {...about} name="whereTo" value={said.whereTo} most={40} keep={keep.whereTo} go={next} />;
    }
    default:
      return (
        <Choice
          question={words.destination}
          choices={DESTINATIONS}
          label={(destination) => words.destinations[destination]}
          choose={(destination) => {
            keep.destination(destination);
            keep.step(destination === 'leave' ? 'whereTo' : props.needsCounty ? 'county' : 'sure');
          }}
        />
      );
  }
}

function Steps({ of }: { of: Reply<'/api/me/needs'> }) {
  const saying = useSaid();
  const { said, keep } = saying;
  const [county, setCounty] = useState('');
  const { working, fault, record, sent } = useRecord(saying, county);
  if (sent !== null) return <Done isNew={sent.isNew} kind={sent.kind} />;
  const steps = stepsOf(saying, of.needsCounty);
  const at = Math.max(steps.indexOf(said.step), 0);
  const step = steps[at] ?? 'kind';
  const next = () => keep.step(steps[at + 1] ?? 'sure');
  return (
    <>
      <p className="cite">{words.step(at + 1, steps.length)}</p>
      {step === 'county' ? (
        <County value={county} choose={setCounty} go={next} />
      ) : step === 'sure' ? (
        <Sure of={saying} working={working} fault={fault} send={() => void record()} />
      ) : (
        <Question saying={saying} step={step} needsCounty={of.needsCounty} next={next} />
      )}
      {at > 0 ? (
        <button type="button" className="go plain" onClick={() => keep.step(steps[at - 1] ?? 'kind')}>
          {words.before}
        </button>
      ) : null}
    </>
  );
}

/** She says what she wishes: one question a screen; nothing is lost on the way back. */
export function SayNeed() {
  useMe();
  const [kind] = useKept('kind');
  const known = KINDS.find((one) => one === kind);
  const answer = useRead('/api/me/needs');
  return (
    <Frame title={known === undefined ? words.title : words.titles[known]} back="/m/needs">
      {answer.data !== undefined ? (
        <Steps of={answer.data} />
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
