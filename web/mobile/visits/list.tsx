import { useState } from 'react';
import { Link } from 'react-router';
import { Label } from '../../ui/values.tsx';
import { dayText } from '../day-text.ts';
import type { Shown } from './phone.ts';
import {
  askedOf,
  type Entry,
  isRefused,
  type List,
  measureKey,
  stateOf,
  strangersOf,
  type Villager,
  waitsOf,
} from './rules.ts';
import { meetStranger, STRANGER, whoOf } from './who.ts';
import { words } from './words.ts';

type Card = List['households'][number];
type Of = { list: List; phone: Shown };

/** 2024-09-07T00:05:00Z as one says it in the county. */
function momentText(instant: string): string {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000);
  const hour = at.toISOString().slice(11, 16);
  return words.moment(at.getUTCMonth() + 1, at.getUTCDate(), hour);
}

const nameOf = (of: Card) => of.people[0]?.name ?? of.number;

function CardLine({ of, phone }: { of: Card; phone: Shown }) {
  return (
    <li>
      <Link to={`/m/visits/households/${of.householdId}`}>
        <strong>{words.householdOf(nameOf(of))}</strong>
        <span>{[words.people(of.people.length), of.address].filter(Boolean).join('，')}</span>
        <span className="tap">{words.asked(askedOf(of.people, phone.entries))}</span>
      </Link>
    </li>
  );
}

/** Somebody who was taken down without being on the list: as long as the list lasts. */
function StrangerLine({ of }: { of: Entry }) {
  const state = of.answer === null ? words.entries.waiting : words.entries[of.answer.outcome];
  return (
    <li className="card">
      <strong>{of.about}</strong>
      <b className="said">
        {words.kinds[of.kind]}，{state}
      </b>
      <Link
        className="go plain"
        to={`/m/visits/people/${STRANGER}`}
        onClick={() => meetStranger(of.about, whoOf(of))}
      >
        {words.who.ask}
      </Link>
    </li>
  );
}

/** Households and people of today's list, by a name or a number. */
export function Today({ list, phone }: Of) {
  const [sought, setSought] = useState('');
  const text = sought.trim();
  const has = (person: Villager) => person.name.includes(text);
  const houses = list.households.filter((one) => one.number.includes(text) || one.people.some(has));
  const others = list.others.filter(has);
  const strangers = strangersOf(phone.entries).filter(({ about }) => about.includes(text));
  return (
    <>
      <p>{words.listUntil(list.villageName, momentText(list.untilAt))}</p>
      {phone.isOffline === null ? null : (
        <p className={phone.isOffline ? 'cite' : 'message'} role="status">
          {phone.isOffline ? words.ready : words.notReady}
        </p>
      )}
      <label>
        {words.search}
        <input
          type="search"
          value={sought}
          autoComplete="off"
          aria-describedby="sought"
          onChange={(event) => setSought(event.target.value)}
        />
      </label>
      <p className="cite" id="sought">
        {words.searchHint}
      </p>
      {houses.length + others.length + strangers.length === 0 ? <p role="status">{words.nobody}</p> : null}
      {houses.length === 0 ? null : (
        <section>
          <h2>{words.households}</h2>
          <ul className="cards">
            {houses.map((one) => (
              <CardLine key={one.householdId} of={one} phone={phone} />
            ))}
          </ul>
        </section>
      )}
      {others.length === 0 ? null : (
        <section>
          <h2>{words.others}</h2>
          <ul className="cards">
            {others.map((person) => (
              <li key={person.personId} className="card">
                <Person of={person} phone={phone} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {strangers.length === 0 ? null : (
        <section>
          <h2>{words.strangers}</h2>
          <ul className="cards">
            {strangers.map((entry) => (
              <StrangerLine key={entry.entryId} of={entry} />
            ))}
          </ul>
        </section>
      )}
      <Link className="go plain" to="/m/visits/stranger">
        {words.stranger}
      </Link>
    </>
  );
}

/** Somebody of the list: who it is, what was asked, and what may be taken down. */
function Person({ of, phone }: { of: Villager; phone: Shown }) {
  const state = stateOf(of, phone.entries);
  return (
    <>
      <strong>
        {of.name}
        {of.relation === null ? null : (
          <span className="cite">
            {' '}
            <Label in="householdRelations" id={of.relation} />
          </span>
        )}
      </strong>
      <span>
        {words.idNumber} {of.idNumberMasked}
      </span>
      {of.phoneMasked === null ? null : (
        <span>
          {words.phone} {of.phoneMasked}
        </span>
      )}
      {of.duty.map((kind) => (
        <span key={kind}>
          <Label in="dutyKinds" id={kind} />
        </span>
      ))}
      <b className="said">
        {words.states[state ?? 'none']}
        {waitsOf(of.personId, phone.entries) ? `，${words.entries.waiting}` : ''}
      </b>
      <Link className="go plain" to={`/m/visits/people/${of.personId}`}>
        {words.who.ask}
      </Link>
    </>
  );
}

function Plan({ of, phone }: { of: Card; phone: Shown }) {
  if (of.measures.length === 0) return null;
  const isDone = (measureId: string) =>
    phone.entries.some((entry) => entry.key === measureKey(measureId) && !isRefused(entry));
  return (
    <section>
      <h2>{words.measures}</h2>
      <ul className="cards">
        {of.measures.map((row) => (
          <li key={row.measureId} className="card">
            <strong>{row.measure}</strong>
            <span>{row.need}</span>
            <span>{words.by(row.responsible, dayText(row.dueOn))}</span>
            {isDone(row.measureId) ? (
              <b className="said">{words.saved}</b>
            ) : (
              <Link className="go plain" to={`/m/visits/measures/${row.measureId}`}>
                {words.kinds.measure}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Household({ list, phone, householdId }: Of & { householdId: string }) {
  const of = list.households.find((one) => one.householdId === householdId);
  if (!of)
    return (
      <>
        <p role="status">{words.nobody}</p>
        <Link className="go" to="/m/visits">
          {words.home}
        </Link>
      </>
    );
  return (
    <>
      <h2>{words.householdOf(nameOf(of))}</h2>
      <p>{[words.number(of.number), of.address].filter(Boolean).join('，')}</p>
      <ul className="cards">
        {of.people.map((person) => (
          <li key={person.personId} className="card">
            <Person of={person} phone={phone} />
          </li>
        ))}
      </ul>
      <Plan of={of} phone={phone} />
      <Link className="go plain" to="/m/visits">
        {words.home}
      </Link>
    </>
  );
}
