import { Link } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words as phone } from '../words.ts';
import { Consent } from './consents.tsx';
import { words } from './data-words.ts';

type Looks = Reply<'/api/me/looks'>;

/** The way to say that a look was not right; once she has, the way to what came of it. */
function NotRight({ lookId, what }: { lookId: string; what: string }) {
  const answer = useRead('/api/me/disputes');
  const raised = answer.data?.rows.some(
    (row) => row.subjectType === 'look' && row.subjectId === lookId && row.status !== 'withdrawn',
  );
  if (raised) return <Link to="/m/disputes">{phone.disputes.live}</Link>;
  return (
    <Link
      className="go plain"
      to={`/m/disputes/new/look/${lookId}/look?kind=no-reason`}
      aria-label={words.notRightOf(what)}
    >
      {words.notRight}
    </Link>
  );
}

/** Who opened her data: office and role, day and why. */
function WhoLooked({ of }: { of: Looks }) {
  const { term } = useVocabulary();
  return (
    <section>
      <h2>{words.looks}</h2>
      {of.protectedUntilOn === null ? null : (
        <p role="status">{words.protectedUntil(dayText(of.protectedUntilOn))}</p>
      )}
      <p className="cite">{words.looksLead}</p>
      {of.rows.length === 0 ? <p>{words.noLooks}</p> : null}
      <ul className="cards">
        {of.rows.map((row) => {
          const why = term('lookPurposes', row.purpose);
          return (
            <li key={row.lookId} className="card">
              <strong>{dayText(row.lookedOn)}</strong>
              <span>{words.look(row.office, term('roles', row.role))}</span>
              <span>{why}</span>
              {row.officerName === null ? null : <span>{words.officer(row.officerName)}</span>}
              {row.looks > 1 ? <span className="cite">{words.times(row.looks)}</span> : null}
              <NotRight lookId={row.lookId} what={`${dayText(row.lookedOn)} ${why}`} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Her own data: what she agreed to, what the law orders, who looked. */
export function MyData() {
  // The session gives the token without which nothing is changed.
  useMe();
  const consents = useRead('/api/me/consents');
  const looks = useRead('/api/me/looks');
  const { data } = consents;
  return (
    <Frame title={words.title} back="/m">
      {data === undefined || looks.data === undefined ? (
        consents.error || looks.error ? (
          <Broken
            fault={consents.error ?? looks.error}
            retry={() => void Promise.all([consents.refetch(), looks.refetch()])}
          />
        ) : (
          <Waiting />
        )
      ) : (
        <>
          <section>
            <h2>{words.consents}</h2>
            <p className="cite">{words.consentsLead}</p>
            <ul className="cards">
              {data.purposes.map((one) => (
                <Consent key={one.purpose} of={one} reread={() => consents.refetch()} />
              ))}
            </ul>
            <h2>{words.byLaw}</h2>
            <ul className="statements">
              {data.byLaw.map((one) => (
                <li key={one.what}>
                  <strong>{one.what}</strong> {one.words}{' '}
                  <span className="cite">{words.source(one.source)}</span>
                </li>
              ))}
            </ul>
          </section>
          <WhoLooked of={looks.data} />
        </>
      )}
    </Frame>
  );
}
