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

/** Whether the money of a paid line is asked back, and the way to ask for it. */
export function Recovered(props: { line: Line }) {
  const { line } = props;
  const { me } = useMe();
  const of = line.recovery;
  const mayOpen = line.status === 'paid' && mayCall(me, 'recoveries.open');
  return (
    <>
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
