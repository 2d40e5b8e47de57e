import { Link } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import type { Claim } from './replies.ts';
import { words } from './words.ts';

/** Whether the people of the class say that it was so: a finding beside the claim, which stops nothing. */
export function Confirmed(props: { of: Claim['subject'] }) {
  const { kind, id } = props.of;
  const { me } = useMe();
  const isOfClass = kind === 'class' && id !== null && mayCall(me, 'confirmations.ofClass');
  const answer = useRead(
    '/api/classes/{classId}/confirmations',
    { params: { classId: id ?? '' } },
    { enabled: isOfClass },
  );
  if (!isOfClass || answer.data === undefined || answer.data.rows.length === 0) return null;
  const { confirmed, saidWrong, notYet } = answer.data;
  return (
    <p className="quiet">
      {words.confirmed.counts(confirmed, saidWrong, notYet)}{' '}
      {saidWrong + notYet > 0 ? words.confirmed.goesOn : null}{' '}
      <Link to={`/desk/classes/${id}?tab=confirmations`}>{words.confirmed.look}</Link>
    </p>
  );
}
