import { Link } from 'react-router';
import { useRead } from '../../client/index.ts';
import { Label } from '../../ui/values.tsx';
import { words } from '../words.ts';

const labels = words.appeal;

/** The way to ask that this is looked at again, or to what became of it; nothing where neither is. */
export function AskLink(props: { is: (matter: { subjectId: string; subjectName: string }) => boolean }) {
  const answer = useRead('/api/me/appeals');
  const known = answer.data?.appeals.find((appeal) => props.is(appeal));
  const open = answer.data?.open.find((matter) => props.is(matter));
  if (!open && !known) return null;
  return (
    <p>
      {open ? (
        <Link className="go" to={`/m/appeals/new/${open.subjectId}`}>
          {labels.ask}
        </Link>
      ) : known ? (
        <Link className="go plain" to={`/m/appeals/${known.appealId}`}>
          {labels.see}
        </Link>
      ) : null}
    </p>
  );
}

/** Everything that she, or somebody for her, has asked to be looked at again. */
export function MyAppeals() {
  const answer = useRead('/api/me/appeals');
  const appeals = answer.data?.appeals ?? [];
  if (appeals.length === 0) return null;
  return (
    <section>
      <h2>{labels.listTitle}</h2>
      <ul className="cards">
        {appeals.map((appeal) => (
          <li key={appeal.appealId}>
            <Link to={`/m/appeals/${appeal.appealId}`}>
              <Label in="appealStatuses" id={appeal.status} />
              <strong>{appeal.subjectName}</strong>
              <span className="tap">{words.money.see}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
