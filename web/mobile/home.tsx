import { Link } from 'react-router';
import { useMe } from '../client/session.ts';
import { Frame } from './frame.tsx';
import { words } from './words.ts';

const DOORS = ['money', 'class', 'certificate', 'learn', 'help'] as const;

/** The five things, in plain words. */
export function Home() {
  const { me } = useMe();
  return (
    <Frame title={me ? words.hello(me.displayName) : words.title}>
      <ul className="doors">
        {DOORS.map((door) => (
          <li key={door}>
            <Link to={`/m/${door}`}>
              <strong>{words.doors[door]}</strong>
              <span>{words.doorHints[door]}</span>
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
    </Frame>
  );
}
