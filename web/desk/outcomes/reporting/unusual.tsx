import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import { LawMargin, Mark } from '../../../ui/index.ts';
import { pathOf } from '../notifications/links.ts';
import { words } from './words.ts';

type Odd = Reply<'/api/overview'>['unusual'][number];

/** What stands out today, each with the risk rule that noticed it. */
export function Unusual(props: { rows: readonly Odd[] }) {
  if (props.rows.length === 0) return <p className="quiet">{words.unusual.none}</p>;
  return (
    <ul className="unusual">
      {props.rows.map((row) => (
        <li key={row.code + row.message}>
          <div className="odd">
            <span className="status">
              <Mark shape="diamond" />
              <span>{row.message}</span>
            </span>
            {row.link ? <Link to={pathOf(row.link)}>{words.unusual.open}</Link> : null}
          </div>
          {/^R\d+$/.test(row.code) ? <LawMargin law={{ clause: null, rule: row.code }} /> : null}
        </li>
      ))}
    </ul>
  );
}
