import { Link } from 'react-router';
import { mayCall, useMe } from '../../../client/session.ts';
import { words } from './words.ts';

/** The way to record what a person says is wrong, for those who may. */
export function RecordDisputeLink(props: { personId: number }) {
  const { me } = useMe();
  if (!mayCall(me, 'disputes.record')) return null;
  return <Link to={`/desk/disputes/new/${props.personId}`}>{words.record.act}</Link>;
}
