import { useRead } from '../client/index.ts';
import { Read } from './states.tsx';
import { Instant, Label, Status } from './values.tsx';
import { words } from './words.ts';

/** What the journal holds of one thing: every act and every refusal, in the order of time. */
export function JournalRecord(props: { objectType: string; objectId: string }) {
  const answer = useRead('/api/journal/{objectType}/{objectId}', {
    params: { objectType: props.objectType, objectId: props.objectId },
  });
  return (
    <Read of={answer}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="quiet">{words.record.none}</p>
        ) : (
          <ol className="record">
            {rows.map((row) => (
              <li key={`${row.chain}${row.seq}`}>
                <Instant at={row.at} />
                <span>
                  <Label in="events" id={row.event} />
                </span>
                <span>
                  <Status in="journalOutcomes" id={row.outcome} /> {row.displayName}{' '}
                  <span className="quiet">{row.role ? <Label in="roles" id={row.role} /> : null}</span>
                  {row.reason ? <div>{row.reason}</div> : null}
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </Read>
  );
}
