import { type FormEvent, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Row, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { Label } from '../../ui/values.tsx';
import { Counter } from '../counter.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words as needs } from '../needs/words.ts';
import { signInTo } from '../signed.tsx';
import { words } from './words.ts';

type Opening = Row<'/api/public/openings'>;

/** How full it is, in words. */
export function Room(props: { of: Pick<Opening, 'seats' | 'taken' | 'queued'> }) {
  const { seats, taken, queued } = props.of;
  return <>{taken < seats ? words.left(seats - taken) : words.full(queued)}</>;
}

function Card({ of }: { of: Opening }) {
  return (
    <Link to={`/m/learn/${of.openingId}`}>
      <strong>{of.className}</strong>
      <span>
        {of.occupationName}
        {of.level === null ? null : (
          <>
            {' '}
            <Label in="skillLevels" id={String(of.level)} />
          </>
        )}
      </span>
      <span>{words.by(of.organisationName, of.place ?? of.divisionName)}</span>
      <span>{words.days(dayText(of.startOn), dayText(of.endOn))}</span>
      <span className="tap">
        <Room of={of} />
      </span>
    </Link>
  );
}

const NEAR = 5;

/** What there is instead of what was not found: classes by their first day, of her county where it is known, and schools that teach the trade. */
function Near({ q, divisionCode }: { q: string; divisionCode: string | null }) {
  const where = divisionCode === null ? {} : { divisionCode };
  const openings = useRead('/api/public/openings', { query: { limit: NEAR, ...where } });
  const schools = useRead('/api/public/institutions', { query: { limit: NEAR, q, ...where } });
  return (
    <>
      {schools.data === undefined ? null : (
        <>
          <h2>{words.nearSchools}</h2>
          {schools.data.rows.length === 0 ? <p>{words.nearNoSchools}</p> : null}
          <ul className="statements">
            {schools.data.rows.map((row) => (
              <li key={row.organisationId}>
                <a href={`/public/institutions/${row.organisationId}`}>{row.name}</a>
                {row.address === null ? null : <span> {row.address}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {openings.data === undefined || openings.data.rows.length === 0 ? null : (
        <>
          <h2>{words.nearOpenings}</h2>
          <ul className="cards">
            {openings.data.rows.map((row) => (
              <li key={row.openingId}>
                <Card of={row} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Link className="go plain" to="/m/learn">
        {words.all}
      </Link>
    </>
  );
}

/** No class in her words: she says what she wishes, and the county plans by it. */
function Wish(props: { q: string; isSigned: boolean }) {
  const to = `/m/needs/new${props.q === '' ? '' : `?q=${encodeURIComponent(props.q)}`}`;
  return (
    <Link className="go" to={props.isSigned ? to : signInTo(to)}>
      {needs.entry}
    </Link>
  );
}

/** Classes that anybody may enrol in, found in her own words; without login. */
export function Learn() {
  const [search, setSearch] = useSearchParams();
  const { me } = useMe();
  const form = useRef<HTMLFormElement>(null);
  const q = search.get('q')?.trim() ?? '';
  const answer = useRead('/api/public/openings', { query: { limit: 100, ...(q ? { q } : {}) } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = String(new FormData(form.current ?? undefined).get('q') ?? '').trim();
    setSearch(typed ? { q: typed } : {});
  };
  return (
    <Frame title={words.title} back="/m">
      {mayCall(me, 'worker.seats') ? (
        <>
          <Link className="go plain" to="/m/learn/mine">
            {words.mine}
          </Link>
          <Link className="go plain" to="/m/needs">
            {needs.title}
          </Link>
        </>
      ) : null}
      <form ref={form} onSubmit={submit} noValidate>
        <label>
          {words.search}
          <input name="q" type="search" defaultValue={q} maxLength={40} aria-describedby="q-hint" />
        </label>
        <p className="cite" id="q-hint">
          {words.searchHint}
        </p>
        <button type="submit" className="go">
          {words.find}
        </button>
      </form>
      <a className="go plain" href="/public/menu">
        {words.menu}
      </a>
      {answer.data !== undefined ? (
        <section>
          <h2 role="status">{words.count(answer.data.total ?? answer.data.rows.length)}</h2>
          {answer.data.rows.length === 0 ? (
            <>
              <p>{words.none}</p>
              <p>{words.noneNext}</p>
              <Wish q={q} isSigned={mayCall(me, 'worker.recordNeed')} />
              <Counter divisionCode={me?.divisionCode ?? null} />
              {q === '' ? null : <Near q={q} divisionCode={me?.divisionCode ?? null} />}
            </>
          ) : null}
          <ul className="cards">
            {answer.data.rows.map((row) => (
              <li key={row.openingId}>
                <Card of={row} />
              </li>
            ))}
          </ul>
        </section>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
