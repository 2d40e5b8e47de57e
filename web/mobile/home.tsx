import { useEffect } from 'react';
import { Link } from 'react-router';
import { pageDue, useMe } from '../client/session.ts';
import { Frame } from './frame.tsx';
import { words } from './words.ts';

const ENTRIES = ['money', 'messages', 'disputes', 'class', 'certificate', 'learn', 'help'] as const;

/** The six things, in plain words. */
export function Home() {
  const { me } = useMe();
  const due = me ? pageDue(me) : null;
  useEffect(() => {
    if (due) location.assign(due);
  }, [due]);
  return (
    <Frame title={me ? words.hello(me.displayName) : words.title}>
      <ul className="home-entries">
        {ENTRIES.map((entry) => (
          <li key={entry}>
            <Link to={`/m/${entry}`}>
              <strong>{words.entries[entry]}</strong>
              <span>{words.entryHints[entry]}</span>
            </Link>
          </li>
        ))}
      </ul>
      {me === null ? (
        <p>
          <Link className="go" to="/m/login">
            {words.login}
          </Link>
        </p>
      ) : null}
      {me ? <a href="/login/password">{words.changePassword}</a> : null}
    </Frame>
  );
}
