import { Link } from 'react-router';
import { act, type Reply, useRead } from '../client/index.ts';
import { useMe } from '../client/session.ts';
import { dayOfInstant } from '../ui/format.ts';
import { dayText } from './day-text.ts';
import { Broken, Frame, Waiting } from './frame.tsx';
import { useSending } from './sending.ts';
import { words as all } from './words.ts';

const words = all.messages;
type Own = Reply<'/api/me/messages'>;

/** Whether messages go to the phone, and the button that changes it; says what follows. */
function Choice({ of, reread }: { of: Own; reread: () => Promise<unknown> }) {
  const { me } = useMe();
  const { working, fault, send } = useSending();
  const choose = () =>
    send(async (key) => {
      await act('POST', '/api/me/messages/choice', { body: { isOff: !of.isOff }, key });
      await reread();
    });
  return (
    <section className="message">
      <p role="status">
        {of.isOff ? words.isOff : of.phoneMasked === null ? words.noPhone : words.isOn(of.phoneMasked)}
      </p>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      <button type="button" className="go" disabled={working} onClick={() => void choose()}>
        {working ? all.loading : of.isOff ? words.switchOn : words.switchOff}
      </button>
      {me?.helping ? null : (
        <Link className="go plain" to="/m/account">
          {words.changePhone}
        </Link>
      )}
    </section>
  );
}

/** News of campaigns, apart from what is about her own money. */
function NewsChoice({ of, reread }: { of: Own; reread: () => Promise<unknown> }) {
  const { working, fault, send } = useSending();
  const choose = () =>
    send(async (key) => {
      await act('POST', '/api/me/messages/news', { body: { isOff: !of.isNewsOff }, key });
      await reread();
    });
  return (
    <section className="message">
      <p role="status">{of.isNewsOff ? words.newsIsOff : words.newsIsOn}</p>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      <button type="button" className="go plain" disabled={working} onClick={() => void choose()}>
        {working ? all.loading : of.isNewsOff ? words.newsOn : words.newsOff}
      </button>
    </section>
  );
}

/** What she was told by message or on paper, newest first. */
export function MyMessages() {
  // The session gives the token without which nothing is changed.
  useMe();
  const answer = useRead('/api/me/messages');
  return (
    <Frame title={words.title} back="/m">
      {answer.data !== undefined ? (
        <>
          <Choice of={answer.data} reread={() => answer.refetch()} />
          {answer.data.isOff || answer.data.phoneMasked === null ? null : (
            <NewsChoice of={answer.data} reread={() => answer.refetch()} />
          )}
          {answer.data.rows.length === 0 ? <p>{words.none}</p> : null}
          <ul className="cards">
            {answer.data.rows.map((row) => (
              <li key={row.id} className="card">
                <strong>{dayText(dayOfInstant(row.toldAt))}</strong>
                <span>{row.content}</span>
                {row.onPaper ? (
                  <span className="cite">{row.isPrinted ? words.onPaper : words.toPrint}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
