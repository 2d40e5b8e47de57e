import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../client/index.ts';
import { type Me, mayCall, useMe } from '../client/session.ts';
import { words as data } from './account/data-words.ts';
import { words as account } from './account/words.ts';
import { words as sign } from './classes/sign-words.ts';
import { Frame } from './frame.tsx';
import { certificateLine, classLine, learnLine, moneyLine } from './home-lines.ts';
import { household } from './household-words.ts';
import { phonePageDue, signInTo } from './signed.tsx';
import { TypeSize } from './type-size.tsx';
import { words } from './words.ts';

const ENTRIES = ['learn', 'class', 'certificate', 'money', 'help'] as const;
type Entry = (typeof ENTRIES)[number];
/** Pages that tell something to whoever is not signed in. */
const OPEN: readonly Entry[] = ['learn', 'help'];

/** One line of her own state under each entry; until it is read, and for nobody in particular, what the page is for. */
function useLines(me: Me | null | undefined, isToday: boolean): Readonly<Record<Entry, string>> {
  const isHers = mayCall(me, 'worker.subsidies');
  const subsidies = useRead('/api/me/subsidies', {}, { enabled: isHers });
  const disputes = useRead('/api/me/disputes', {}, { enabled: mayCall(me, 'worker.disputes') });
  const certificates = useRead('/api/me/certificates', {}, { enabled: mayCall(me, 'worker.certificates') });
  const seats = useRead('/api/me/seats', {}, { enabled: mayCall(me, 'worker.seats') });
  const waiting = disputes.data?.rows.filter(({ answerByOn }) => answerByOn !== null).length ?? 0;
  const learn = learnLine(seats.data?.rows ?? [], subsidies.data?.today ?? '');
  return {
    ...words.entryHints,
    ...(learn !== null && subsidies.data ? { learn } : {}),
    ...(subsidies.data
      ? {
          money: moneyLine(subsidies.data),
          class: classLine(subsidies.data, seats.data?.rows, isToday),
        }
      : {}),
    ...(certificates.data ? { certificate: certificateLine(certificates.data.rows.length) } : {}),
    ...(waiting > 0 ? { help: words.lines.waiting(waiting) } : {}),
  };
}

/** The five things, each with where she stands. */
export function Home() {
  const { me } = useMe();
  const halfDays =
    useRead('/api/me/sign-ins', {}, { enabled: mayCall(me, 'worker.signIns') }).data?.rows ?? [];
  const lines = useLines(me, halfDays.length > 0);
  const mayGoToSign = mayCall(me, 'worker.signIn') && !me?.helping;
  const navigate = useNavigate();
  const due = me ? phonePageDue(me) : null;
  useEffect(() => {
    if (due?.startsWith('/m/')) navigate(due, { replace: true });
    else if (due) location.assign(due);
  }, [due, navigate]);
  return (
    <Frame title={me ? words.hello(me.helping?.name ?? me.displayName) : words.title}>
      {mayGoToSign && halfDays.some(({ status }) => status === 'open') ? (
        <Link className="go" to="/m/class/sign">
          {sign.title}
        </Link>
      ) : null}
      <ul className="home-entries">
        {ENTRIES.map((entry) => (
          <li key={entry}>
            <Link to={me === null && !OPEN.includes(entry) ? signInTo(`/m/${entry}`) : `/m/${entry}`}>
              <strong>{words.entries[entry]}</strong>
              <span>{lines[entry]}</span>
            </Link>
          </li>
        ))}
      </ul>
      {mayCall(me, 'help.begin') && me?.helping === null ? (
        <Link className="go" to="/m/helping">
          {account.helping.title}
        </Link>
      ) : null}
      {mayCall(me, 'teaching.take') && me?.helping === null ? (
        <Link className="go" to="/m/teach">
          {words.teach}
        </Link>
      ) : null}
      {mayCall(me, 'visits.take') && me?.helping === null ? (
        <Link className="go" to="/m/visits">
          {words.visits}
        </Link>
      ) : null}
      {me === null ? (
        <p>
          <Link className="go" to="/m/login">
            {words.login}
          </Link>
        </p>
      ) : null}
      {me ? (
        <p className="small-links">
          <Link to="/m/messages">{words.entries.messages}</Link>
          <Link to="/m/disputes">{words.entries.disputes}</Link>
          {mayCall(me, 'worker.household') ? <Link to="/m/household">{household.entry}</Link> : null}
          <Link to="/m/account/data">{data.title}</Link>
          {me.helping ? null : <Link to="/m/account">{account.mine.entry}</Link>}
        </p>
      ) : null}
      <TypeSize />
    </Frame>
  );
}
