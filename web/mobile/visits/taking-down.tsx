import { type FormEvent, type ReactNode, useState } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { Label } from '../../ui/values.tsx';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { idNumberFault, nameFault, plainNumber } from '../account/id-number.ts';
import { Said } from '../account/sending.tsx';
import { dayText } from '../day-text.ts';
import { correctEntry, takeDown, usePhone } from './phone.ts';
import { type Entry, type EntryKind, type List, measureKey } from './rules.ts';
import { aboutOf, meetStranger, STRANGER } from './who.ts';
import { words } from './words.ts';

/** Nobody to take it down of: back to the list, or to who it is. */
export function NobodyThere({ of }: { of: string }) {
  return <Navigate to={of === STRANGER ? '/m/visits/stranger' : '/m/visits'} replace />;
}

/** The entry that this page corrects; null where something new is taken down. */
export function useCorrected(): Entry | null {
  const [search] = useSearchParams();
  const { entries } = usePhone();
  return entries.find((entry) => entry.entryId === search.get('entry')) ?? null;
}

/** What the entry held of a field before; empty where it is new. */
export const heldBy =
  (of: Entry | null) =>
  (name: string): string =>
    String(of?.content[name] ?? '');

/** Keeps an entry and goes back; what was typed stays when the phone could not keep it. */
export function useTakingDown(home: string) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const save = async (of: Parameters<typeof takeDown>[0], said: string = words.saved) => {
    if (working) return;
    setWorking(true);
    try {
      const entryId = search.get('entry');
      if (entryId === null) await takeDown(of);
      // It may have been sent while it was open here: then it stays as it was.
      const isChanged = entryId !== null && (await correctEntry(entryId, of.content));
      const changed = isChanged ? words.entries.corrected : words.entries.tooLate;
      navigate(home, { replace: true, state: { said: entryId === null ? said : changed } });
    } catch {
      setWorking(false);
      setFault(words.cannotKeep);
    }
  };
  return { working, fault, setFault, save, changed: () => setFault(null) };
}

/** Number, name and phone of somebody who is on no list. */
export function Stranger() {
  const navigate = useNavigate();
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const [idNumber, name, phone] = [text('id-number'), text('name'), text('phone')];
    const wrong = idNumberFault(idNumber) ?? nameFault(name);
    if (wrong !== null) return setFault(wrong);
    const who = { idNumber: plainNumber(idNumber), name, ...(phone === '' ? {} : { phone }) };
    meetStranger(name, who);
    navigate(`/m/visits/people/${STRANGER}`);
  };
  return (
    <form onSubmit={submit} onChange={() => setFault(null)} noValidate>
      <label>
        {words.who.idNumber}
        <input name="id-number" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </label>
      <label>
        {words.who.name}
        <input name="name" autoComplete="off" aria-describedby="name-hint" />
      </label>
      <p className="cite" id="name-hint">
        {words.who.nameHint}
      </p>
      <label>
        {words.who.phone}
        <input name="phone" inputMode="tel" autoComplete="off" />
      </label>
      <Said fault={fault} />
      <button type="submit" className="go">
        {words.who.next}
      </button>
    </form>
  );
}

const KINDS: readonly EntryKind[] = ['wish', 'no-wish', 'not-reached', 'enrolment'];

/** What may be taken down of one person. */
export function KindsOfPerson({ list, of }: { list: List; of: string }) {
  const about = aboutOf(list, of);
  if (!about) return <NobodyThere of={of} />;
  return (
    <section className="headline">
      <h2>{words.who.choose(about.name)}</h2>
      {KINDS.map((kind) => (
        <Link key={kind} className="go plain" to={`/m/visits/people/${of}/${kind}`}>
          {words.kinds[kind]}
        </Link>
      ))}
      <Link className="go plain" to={about.home}>
        {about.home === '/m/visits' ? words.home : words.back}
      </Link>
    </section>
  );
}

/** A form of one entry: its fields, what is missing, and the button that keeps it. */
export function EntryForm(props: {
  about: string;
  fault: string | null;
  working: boolean;
  submit: (typed: (name: string) => string) => void;
  /** Something was changed: what was missing may be there now. */
  changed?: () => void;
  label?: string;
  children: ReactNode;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    props.submit((name) => String(form.get(name) ?? '').trim());
  };
  return (
    <form onSubmit={submit} onChange={props.changed} noValidate>
      <p>{props.about}</p>
      {props.children}
      <Said fault={props.fault} />
      <button type="submit" className="go" disabled={props.working}>
        {props.label ?? words.save}
      </button>
    </form>
  );
}

/** One of some answers, none chosen ahead unless said. */
export function Choices(props: {
  name: string;
  legend: string;
  choices: readonly string[];
  label: (choice: string) => ReactNode;
  first?: string | undefined;
  picked?: (choice: string) => void;
}) {
  return (
    <fieldset className="choices">
      <legend>{props.legend}</legend>
      {props.choices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={props.name}
            value={choice}
            defaultChecked={choice === props.first}
            onChange={() => props.picked?.(choice)}
          />
          {props.label(choice)}
        </label>
      ))}
    </fieldset>
  );
}

const present = (of: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(of).filter(([, text]) => text !== ''));
const LEAST = 2;
const label =
  <T extends string>(of: Readonly<Record<T, string>>) =>
  (choice: string) =>
    of[choice as T];

type Form = { list: List; of: string };

export function WishForm({ list, of }: Form) {
  const corrected = useCorrected();
  const about = aboutOf(list, of, corrected);
  const { working, fault, setFault, save, changed } = useTakingDown(about?.home ?? '');
  const w = words.wish;
  const held = heldBy(corrected);
  const [destination, setDestination] = useState(held('destination') || 'not-known');
  if (!about) return <NobodyThere of={of} />;
  const submit = (typed: (name: string) => string) => {
    const [text, whereTo] = [typed('words'), typed('where-to')];
    if (text.length < LEAST) return setFault(w.need);
    const more = present({
      placeWished: typed('place'),
      whereTo: whereTo.length >= LEAST ? whereTo : '',
    });
    const content = { ...about.who, need: typed('need'), words: text, destination, ...more };
    void save({ kind: 'wish', content, about: about.name, key: about.key });
  };
  return (
    <EntryForm about={about.name} fault={fault} working={working} submit={submit} changed={changed}>
      <Choices
        name="need"
        legend={w.kind}
        choices={['training', 'assessment', 'job']}
        label={label(w.kinds)}
        first={held('need') || 'training'}
      />
      <label>
        {w.words}
        <input
          name="words"
          maxLength={60}
          autoComplete="off"
          aria-describedby="words-hint"
          defaultValue={held('words')}
        />
      </label>
      <p className="cite" id="words-hint">
        {w.wordsHint}
      </p>
      <Choices
        name="destination"
        legend={w.destination}
        choices={['stay', 'leave', 'not-known']}
        label={label(w.destinations)}
        first={destination}
        picked={setDestination}
      />
      {destination === 'stay' ? (
        <label>
          {w.place}
          <input name="place" maxLength={60} autoComplete="off" defaultValue={held('placeWished')} />
        </label>
      ) : null}
      {destination === 'leave' ? (
        <label>
          {w.whereTo}
          <input name="where-to" maxLength={40} autoComplete="off" defaultValue={held('whereTo')} />
        </label>
      ) : null}
    </EntryForm>
  );
}

export function NoWishForm({ list, of }: Form) {
  const corrected = useCorrected();
  const about = aboutOf(list, of, corrected);
  const { working, fault, save, changed } = useTakingDown(about?.home ?? '');
  if (!about) return <NobodyThere of={of} />;
  const submit = () => void save({ kind: 'no-wish', content: about.who, about: about.name, key: about.key });
  return (
    <EntryForm
      about={words.noWish.lead(about.name)}
      fault={fault}
      working={working}
      submit={submit}
      changed={changed}
    >
      {null}
    </EntryForm>
  );
}

const MOST_TRIES = 99;

export function NotReachedForm({ list, of }: Form) {
  const corrected = useCorrected();
  const about = aboutOf(list, of, corrected);
  const { working, fault, setFault, save, changed } = useTakingDown(about?.home ?? '');
  const { options } = useVocabulary();
  const w = words.notReached;
  const held = heldBy(corrected);
  if (!about) return <NobodyThere of={of} />;
  const submit = (typed: (name: string) => string) => {
    const [reason, tries] = [typed('reason'), Number(typed('tries'))];
    if (reason === '') return setFault(w.needReason);
    if (!Number.isInteger(tries) || tries < 1 || tries > MOST_TRIES) return setFault(w.needTries);
    void save({
      kind: 'not-reached',
      content: { ...about.who, reason, tries },
      about: about.name,
      key: about.key,
    });
  };
  const reasons = options('notReachedReasons');
  return (
    <EntryForm about={about.name} fault={fault} working={working} submit={submit} changed={changed}>
      <Choices
        name="reason"
        legend={w.reason}
        choices={reasons.map(({ value }) => value)}
        label={(choice) => <Label in="notReachedReasons" id={choice} />}
        first={held('reason')}
      />
      <label>
        {w.tries}
        <input
          name="tries"
          inputMode="numeric"
          defaultValue={held('tries') || '1'}
          maxLength={2}
          autoComplete="off"
        />
      </label>
    </EntryForm>
  );
}

/** A line of a household's plan that is done, with what came of it. */
export function MeasureForm({ list, measureId }: { list: List; measureId: string }) {
  const house = list.households.find(({ measures }) => measures.some((one) => one.measureId === measureId));
  const row = house?.measures.find((one) => one.measureId === measureId);
  const corrected = useCorrected();
  const back = house ? `/m/visits/households/${house.householdId}` : '/m/visits';
  const home = corrected ? '/m/visits/entries' : back;
  const { working, fault, setFault, save, changed } = useTakingDown(home);
  if (!row) return <NobodyThere of="" />;
  const submit = (typed: (name: string) => string) => {
    const text = typed('words');
    if (text === '') return setFault(words.measureNeed);
    void save({
      kind: 'measure',
      content: { measureId, version: row.version, words: text },
      about: row.measure,
      key: measureKey(measureId),
    });
  };
  return (
    <EntryForm
      about={`${row.measure}，${words.by(row.responsible, dayText(row.dueOn))}`}
      fault={fault}
      working={working}
      submit={submit}
      changed={changed}
    >
      <label>
        {words.measureWords}
        <textarea
          name="words"
          rows={3}
          maxLength={200}
          aria-describedby="words-hint"
          defaultValue={heldBy(corrected)('words')}
        />
      </label>
      <p className="cite" id="words-hint">
        {words.measureHint}
      </p>
    </EntryForm>
  );
}
