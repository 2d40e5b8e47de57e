import { Link } from 'react-router';
import type { Reply } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { Notice, Status, yuan } from '../../../ui/index.ts';
import { words } from './words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;
const labels = words.recovery;
const ENDED: readonly string[] = ['settled', 'written-off'];

/** In a list of lines, beside the status: how much of the money came back. */
export function RecoveryMark(props: { of: Line['recovery'] }) {
  const { of } = props;
  if (!of) return null;
  return (
    <span className="alarm small nowrap">
      {of.recoveredFen > 0 ? labels.recovered(yuan(of.recoveredFen)) : labels.under}
    </span>
  );
}

/** The line was settled by what its payee owed: no order of the bank pays it. */
function SetOff(props: { of: NonNullable<Line['offset']> }) {
  const { recoveryId, number, settledOn } = props.of;
  const { me } = useMe();
  return (
    <Notice title={labels.setOff(settledOn)} tone="act">
      <p>
        {mayCall(me, 'recoveries.show') ? (
          <Link to={`/desk/recoveries/${recoveryId}`}>{number}</Link>
        ) : (
          number
        )}
      </p>
    </Notice>
  );
}

/** The status of a line as it is shown: what was settled by what its payee owed has a word of its own. */
export function shownStatus(line: Pick<Line, 'status' | 'offset'>): string {
  return line.offset ? 'offset' : line.status;
}

/** In a list of lines, beside the status: the recovery that it went to. */
export function OffsetMark(props: { of: Line['offset'] }) {
  return props.of ? <span className="small nowrap">{props.of.number}</span> : null;
}

/** Whether the money of a paid line is asked back, and the way to ask for it. */
export function Recovered(props: { line: Line }) {
  const { line } = props;
  const { me } = useMe();
  const of = line.recovery;
  const mayOpen = line.status === 'paid' && line.offset === null && mayCall(me, 'recoveries.open');
  return (
    <>
      {line.offset ? <SetOff of={line.offset} /> : null}
      {of ? (
        <Notice title={labels.title(yuan(of.amountFen), yuan(of.recoveredFen))} tone="act">
          <p>
            <Status in="recoveryStatuses" id={of.status} />{' '}
            {mayCall(me, 'recoveries.show') ? (
              <Link to={`/desk/recoveries/${of.recoveryId}`}>{of.number}</Link>
            ) : (
              of.number
            )}
          </p>
        </Notice>
      ) : null}
      {mayOpen && (!of || ENDED.includes(of.status)) ? (
        <p>
          <Link to={`/desk/recoveries/new/${line.claimLineId}`}>{labels.open}</Link>
        </p>
      ) : null}
    </>
  );
}
