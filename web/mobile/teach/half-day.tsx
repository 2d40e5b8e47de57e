import { type FormEvent, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { dayOfInstant } from '../../ui/format.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { Said } from '../account/sending.tsx';
import { useDoing } from '../offline-phone.tsx';
import { Code, useServerNow } from './code.tsx';
import { closeHalfDay, keepPresent, openHalfDay, type Shown, takeMark } from './phone.ts';
import {
  type Day,
  isCheckNow,
  isVouchedFor,
  keyOfDay,
  type List,
  type Moment,
  momentsOf,
  type Person,
  type Present,
  peopleOfNumber,
  type Session,
  standingOf,
  type TaughtClass,
  witnessLeft,
} from './rules.ts';
import { words } from './words.ts';

const REFRESH_MS = 5000;
const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const clock = (instant: string) => CLOCK.format(new Date(instant));

interface Room {
  readonly of: TaughtClass;
  readonly day: Day;
  readonly list: List;
  readonly phone: Shown;
  readonly session: Session | null;
  readonly present: Present | null;
  readonly moment: Moment;
}

/** Is the half day open, ended or not begun, as this phone knows it: what waits here counts. */
export function stateOfDay(day: Day, session: Session | null, phone: Shown): 'none' | 'open' | 'closed' {
  const waiting = phone.entries.filter(
    ({ halfDay, answer }) => halfDay && answer === null && keyOfDay(halfDay) === keyOfDay(day),
  );
  const last = waiting.at(-1)?.halfDay?.act;
  if (last !== undefined) return last === 'open' ? 'open' : 'closed';
  return session?.status ?? 'none';
}

/** One half day of a class: the code, who is there, and the ways for whoever has no phone. */
export function HalfDayPage({ list, phone }: { list: List; phone: Shown }) {
  const { classId = '', taughtOn = '', half = '' } = useParams();
  const of = list.classes.find((one) => one.classId === classId);
  const day = { classId, taughtOn, half } as Day;
  const session = of?.sessions.find((one) => keyOfDay(one) === keyOfDay(day)) ?? null;
  const answer = useRead(
    '/api/teaching/sessions/{sessionId}',
    { params: { sessionId: session?.sessionId ?? '' } },
    { enabled: session !== null && navigator.onLine, refetchEvery: REFRESH_MS },
  );
  const { data } = answer;
  useEffect(() => {
    if (data) void keepPresent(data);
  }, [data]);
  const kept = phone.presents[keyOfDay(day)] ?? null;
  const present = data ?? kept;
  const isOld = kept !== null && (!navigator.onLine || answer.error !== null);
  const [chosen, setChosen] = useState<Moment>('in');
  const now = useServerNow();
  const { term } = useVocabulary();
  if (!of) return <p className="message">{words.noClass}</p>;
  const isCheck = session !== null && isCheckNow(session, now, list.counting.checkMinutes);
  const moment = isCheck && chosen === 'in' ? 'check' : chosen;
  const room: Room = { of, day, list, phone, session, present, moment };
  const state = stateOfDay(day, session, phone);
  // Ended by mistake it is opened again on its own day, at the server; a phone alone cannot.
  const isToday = taughtOn === dayOfInstant(new Date(now).toISOString());
  const planned = of.halfDays.find((one) => keyOfDay({ classId, ...one }) === keyOfDay(day));
  return (
    <>
      <p>
        <strong>{of.name}</strong>
      </p>
      <p>{planned?.content}</p>
      {state === 'none' ? <Open room={room} label={words.open(term('halves', half))} /> : null}
      {state === 'closed' ? (
        <>
          <p className="message">{words.closed}</p>
          {isToday && navigator.onLine ? (
            <Open room={room} label={words.openAgain(term('halves', half))} />
          ) : null}
          <p className="cite">{words.closedWrongly}</p>
        </>
      ) : null}
      {state === 'open' ? (
        <>
          {isCheck ? (
            <p className="message" role="alert">
              {words.checkNow}
            </p>
          ) : null}
          <Which chosen={chosen} onChoose={setChosen} />
          {session ? <Code session={session} moment={moment} now={now} /> : <p>{words.noCode}</p>}
          <ByCard room={room} />
        </>
      ) : null}
      {isOld ? <p className="cite">{words.lastTold(clock(kept.at))}</p> : null}
      {state === 'none' ? null : <Roster room={room} isOpen={state === 'open'} />}
      <Afterwards classId={classId} state={state} />
      {state === 'open' ? <Close room={room} half={term('halves', half)} /> : null}
    </>
  );
}

/** Ways at the class's page: a sheet of paper while the half day is open, a correction after its end. */
function Afterwards({ classId, state }: { classId: string; state: 'none' | 'open' | 'closed' }) {
  const { me } = useMe();
  const isClosed = state === 'closed';
  if (!mayCall(me, isClosed ? 'attendance.proposeAdjustment' : 'attendance.typePaper')) return null;
  return (
    <>
      <p className="cite">{isClosed ? words.correctHint : words.paperHint}</p>
      <a className="go plain" href={`/desk/classes/${classId}?tab=attendance`}>
        {isClosed ? words.correct : words.paper}
      </a>
    </>
  );
}

function Open({ room, label }: { room: Room; label: string }) {
  const { me } = useMe();
  const { working, fault, run } = useDoing();
  // Without a network nobody says who she is; the phone is hers, and the server asks again.
  if (me && !mayCall(me, 'teaching.open')) return null;
  return (
    <>
      <Said fault={fault} />
      <button
        type="button"
        className="go"
        disabled={working}
        onClick={() => void run(() => openHalfDay(room.day, room.of.name))}
      >
        {label}
      </button>
    </>
  );
}

function Which({ chosen, onChoose }: { chosen: Moment; onChoose: (moment: Moment) => void }) {
  return (
    <fieldset className="choices">
      <legend>{words.which}</legend>
      {(['in', 'out'] as const).map((moment) => (
        <label key={moment}>
          <input type="radio" name="moment" checked={chosen === moment} onChange={() => onChoose(moment)} />
          {words.moments[moment]}
        </label>
      ))}
    </fieldset>
  );
}

/** The number of her ID card, typed or read by a reader that types. */
function ByCard({ room }: { room: Room }) {
  const { working, fault, setFault, run } = useDoing();
  const [said, setSaid] = useState<string | null>(null);
  const { moment, day, of } = room;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const idNumber = String(new FormData(form).get('id-number') ?? '').trim();
    const [person, other] = peopleOfNumber(of.people, idNumber);
    setSaid(null);
    if (!person || other) return setFault(words.cardNobody);
    void run(async () => {
      const { classId, taughtOn, half } = day;
      const mark = {
        classId,
        taughtOn,
        half,
        personId: person.personId,
        moment,
        way: 'id-card',
        idNumber,
      } as const;
      await takeMark(mark, person.name);
      form.reset();
      setSaid(words.cardDone(person.name, words.moments[moment]));
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <label>
        {words.card}
        <input
          name="id-number"
          maxLength={30}
          autoComplete="off"
          autoCapitalize="characters"
          aria-describedby="card-hint"
        />
      </label>
      <p className="cite" id="card-hint">
        {words.cardHint}
      </p>
      <Said fault={fault} />
      {said === null ? null : (
        <p className="message" role="status">
          {said}
        </p>
      )}
      <button type="submit" className="go plain" disabled={working}>
        {words.cardGo(words.moments[moment])}
      </button>
    </form>
  );
}

function Roster({ room, isOpen }: { room: Room; isOpen: boolean }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const { of, day, present, phone } = room;
  const standings = of.people.map((person) => ({
    person,
    standing: standingOf(momentsOf(person.personId, day, { present, entries: phone.entries })),
  }));
  const there = standings.filter(({ standing }) => standing === 'in' || standing === 'out').length;
  return (
    <section>
      <h2>{words.list}</h2>
      <p aria-live="polite">{words.there(there, of.people.length)}</p>
      <ul className="cards">
        {standings.map(({ person, standing }) => (
          <li key={person.personId} className="card">
            <button
              type="button"
              className="line"
              aria-expanded={chosen === person.personId}
              disabled={!isOpen}
              onClick={() => setChosen(chosen === person.personId ? null : person.personId)}
            >
              <strong>
                {person.rosterNo}. {person.name}
              </strong>
              <span className={standing === 'missing' ? 'fault' : undefined}>
                {words.standing[standing === 'missing' && !isOpen ? 'absent' : standing]}
                <Ways of={person} present={present} />
              </span>
            </button>
            {chosen === person.personId && isOpen ? (
              <ByWord key={person.personId} room={room} person={person} onDone={() => setChosen(null)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By which way she signed, and whether she was late, as the server has it. */
function Ways({ of, present }: { of: Person; present: Present | null }) {
  const marks = present?.people.find(({ personId }) => personId === of.personId)?.marks ?? [];
  const counted = marks.filter(({ notCounted }) => notCounted === null);
  const parts = [
    ...new Set(counted.filter(({ moment }) => moment !== 'leave').map(({ way }) => words.ways[way])),
    ...(counted.some(({ isLate }) => isLate) ? [words.late] : []),
    ...(counted.some(({ isEarly }) => isEarly) ? [words.early] : []),
  ];
  return parts.length === 0 ? null : <> · {parts.join('、')}</>;
}

/** The teacher vouches for somebody, or notes leave; each with a reason. */
function ByWord({ room, person, onDone }: { room: Room; person: Person; onDone: () => void }) {
  const { working, fault, setFault, run } = useDoing();
  const [reason, setReason] = useState('');
  const { day, moment, list, phone, present, of } = room;
  const left = witnessLeft(day, {
    present,
    entries: phone.entries,
    people: of.people.length,
    percent: list.counting.witnessPercent,
  });
  const isFull = left === 0 && !isVouchedFor(person.personId, day, { present, entries: phone.entries });
  const take = (what: Moment) => {
    if (reason.trim().length < 2) return setFault(words.reasonNeed);
    const { classId, taughtOn, half } = day;
    const mark = { classId, taughtOn, half, personId: person.personId, moment: what } as const;
    void run(async () => {
      await takeMark({ ...mark, way: 'witness', reason: reason.trim() }, person.name);
      onDone();
    });
  };
  return (
    <div className="ways">
      <p>{words.of(person.name)}</p>
      <label>
        {words.reason}
        <input
          value={reason}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={`reason-hint-${person.personId}`}
        />
      </label>
      <p className="cite" id={`reason-hint-${person.personId}`}>
        {words.reasonHint}
      </p>
      <Said fault={fault} />
      <button type="button" className="go plain" disabled={working || isFull} onClick={() => take(moment)}>
        {words.witness(words.moments[moment])}
      </button>
      <p className="cite">{isFull ? words.witnessNone : words.witnessLeft(left)}</p>
      <button type="button" className="go plain" disabled={working} onClick={() => take('leave')}>
        {words.leave}
      </button>
    </div>
  );
}

function Close({ room, half }: { room: Room; half: string }) {
  const { of, day, present, phone } = room;
  const noOut = of.people.filter(
    ({ personId }) => standingOf(momentsOf(personId, day, { present, entries: phone.entries })) === 'in',
  ).length;
  const [isSure, setSure] = useState(false);
  const { working, fault, run } = useDoing();
  if (!isSure)
    return (
      <button type="button" className="go plain" onClick={() => setSure(true)}>
        {words.close}
      </button>
    );
  return (
    <div className="message" tabIndex={-1} ref={(element) => element?.focus()}>
      {noOut > 0 && room.list.counting.needsOut ? <p className="fault">{words.closeNoOut(noOut)}</p> : null}
      <p>{words.closeSure}</p>
      <Said fault={fault} />
      <button
        type="button"
        className="go"
        disabled={working}
        onClick={() => void run(() => closeHalfDay(room.day, `${room.of.name} ${half}`))}
      >
        {words.closeNow}
      </button>
      <button type="button" className="go plain" onClick={() => setSure(false)}>
        {words.notYet}
      </button>
    </div>
  );
}
