import { useState } from 'react';
import { Link } from 'react-router';
import { deleteEntry, putAway, type Shown, sendAll } from './phone.ts';
import { type Answer, canChange, type Entry, isWaiting } from './rules.ts';
import { STRANGER } from './who.ts';
import { words } from './words.ts';

const w = words.entries;
const HOUR_SECONDS = 3600;

/** By how much the phone's clock is wrong, as one says it. */
function clockText(seconds: number): string {
  const off = Math.abs(seconds);
  const span =
    off >= HOUR_SECONDS
      ? w.hours(Math.round(off / HOUR_SECONDS))
      : w.minutes(Math.max(1, Math.round(off / 60)));
  return seconds > 0 ? w.ahead(span) : w.behind(span);
}

function AnswerOf({ of }: { of: Answer }) {
  return (
    <>
      {of.seat ? <span>{w.seat(of.seat.number, of.seat.isQueued)}</span> : null}
      {of.refusals.map(({ code, message }) => (
        <p key={code} className="fault">
          {message}
        </p>
      ))}
      {of.fromOther ? <span>{w.fromOther}</span> : null}
      {of.clockOffSeconds === 0 ? null : <span>{clockText(of.clockOffSeconds)}</span>}
    </>
  );
}

/** Where an entry is taken down again: the person on the list, else who it is. */
function againAt({ key }: Entry): string {
  const personId = /^person (\d+)$/.exec(key ?? '')?.[1];
  return personId === undefined ? '/m/visits/stranger' : `/m/visits/people/${personId}`;
}

/** Where the form of a waiting entry is, filled as it was. */
function openAt({ kind, key, entryId, content }: Entry): string {
  const at =
    kind === 'measure'
      ? `measures/${String(content.measureId)}`
      : `people/${/^person (\d+)$/.exec(key ?? '')?.[1] ?? STRANGER}/${kind}`;
  return `/m/visits/${at}?entry=${entryId}`;
}

/** Opened, corrected or deleted while nobody can have it yet. */
function Waiting({ of, isSending }: { of: Entry; isSending: boolean }) {
  const [isSure, setSure] = useState(false);
  if (!canChange(of)) return <p className="cite">{w.underWay}</p>;
  if (isSure)
    return (
      <div className="message" tabIndex={-1} ref={(element) => element?.focus()}>
        <p>{w.removeSure(of.about)}</p>
        <button type="button" className="go" onClick={() => void deleteEntry(of.entryId)}>
          {w.removeNow}
        </button>
        <button type="button" className="go plain" onClick={() => setSure(false)}>
          {w.removeNot}
        </button>
      </div>
    );
  return (
    <>
      <Link className="go plain" to={openAt(of)}>
        {w.open}
      </Link>
      <button type="button" className="go plain" disabled={isSending} onClick={() => setSure(true)}>
        {w.remove}
      </button>
    </>
  );
}

function Line({ of, isSending }: { of: Entry; isSending: boolean }) {
  const { answer } = of;
  const state = answer === null ? w.waiting : answer.outcome === 'taken' ? w.taken : w.refused;
  return (
    <li className="card">
      <strong>{w.about(words.kinds[of.kind], of.about)}</strong>
      <b className="said">{state}</b>
      {answer ? <AnswerOf of={answer} /> : <Waiting of={of} isSending={isSending} />}
      {answer?.outcome === 'refused' ? (
        <>
          {of.kind === 'measure' ? null : (
            <Link className="go plain" to={againAt(of)}>
              {w.again}
            </Link>
          )}
          <button type="button" className="go plain" onClick={() => void putAway(of.entryId)}>
            {w.putAway}
          </button>
        </>
      ) : null}
    </li>
  );
}

/** What was taken down, the newest first: what waits, what was taken, what was not and why. */
export function Entries({ phone }: { phone: Shown }) {
  const waiting = phone.entries.filter(isWaiting).length;
  return (
    <>
      {phone.entries.length === 0 ? <p role="status">{w.none}</p> : null}
      {waiting > 0 ? (
        <button type="button" className="go" disabled={phone.isSending} onClick={() => void sendAll()}>
          {phone.isSending ? words.sending : words.send}
        </button>
      ) : null}
      <ul className="cards">
        {phone.entries.toReversed().map((entry) => (
          <Line key={entry.entryId} of={entry} isSending={phone.isSending} />
        ))}
      </ul>
      <Link className="go plain" to="/m/visits">
        {words.home}
      </Link>
    </>
  );
}
