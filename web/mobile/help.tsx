import { Link } from 'react-router';
import { mayCall, useMe } from '../client/session.ts';
import { Counter } from './counter.tsx';
import { Frame } from './frame.tsx';
import { words } from './words.ts';

/** The national hotline of the ministry; a county may add its own number later. */
const HOTLINE = '12333';

/** Whom to turn to when the page does not help. */
export function Help() {
  const { me } = useMe();
  return (
    <Frame title={words.help.title} back="/m">
      <section>
        <h2>{words.help.phone}</h2>
        <p>{words.help.phoneLead}</p>
        <a className="go" href={`tel:${HOTLINE}`}>
          {words.help.national} {HOTLINE}
        </a>
      </section>
      <section>
        <h2>{words.help.own}</h2>
        {me === null ? <p>{words.help.ownLead}</p> : null}
        <Link className="go plain" to="/m/disputes">
          {words.entries.disputes}
        </Link>
        <Link className="go plain" to="/m/messages">
          {words.entries.messages}
        </Link>
      </section>
      <section>
        <h2>{words.help.guides}</h2>
        <p>{words.help.guidesLead}</p>
        <a className="go plain" href="/public/guides">
          {words.help.guides}
        </a>
      </section>
      <section>
        <h2>{words.help.objection}</h2>
        <p>{words.help.objectionLead}</p>
        <a className="go plain" href="/public/publications">
          {words.help.objection}
        </a>
      </section>
      <section>
        <h2>{words.help.person}</h2>
        <p>{words.help.personLead}</p>
        <Counter divisionCode={me?.divisionCode ?? null} />
        {mayCall(me, 'help.begin') ? (
          <Link className="go plain" to="/m/helping">
            {words.help.helper}
          </Link>
        ) : null}
      </section>
    </Frame>
  );
}
