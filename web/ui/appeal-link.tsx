import { Link } from 'react-router';
import { mayCall, useMe } from '../client/session.ts';
import { words } from './words.ts';

/** The way to appeal against a decision, for those who may. */
export function AppealLink(props: {
  subjectType: 'claim-line' | 'claim' | 'suspension' | 'recovery';
  subjectId: string;
}) {
  const { me } = useMe();
  if (!mayCall(me, 'appeals.lodge')) return null;
  return (
    <p>
      <Link to={`/desk/appeals/new/${props.subjectType}/${props.subjectId}`}>{words.appeal}</Link>
    </p>
  );
}
