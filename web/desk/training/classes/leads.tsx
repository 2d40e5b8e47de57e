import { Link } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { Day, Label, Status } from '../../../ui/index.ts';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

const { leads } = words;
const CALLED_OFF = ['cancelled', 'rejected', 'merged', 'completed'];

/** The exams of the class, each a link; and a plan of one where it may be made. */
function Exams(props: { classId: string }) {
  const { classId } = props;
  const { me } = useMe();
  const answer = useRead(
    '/api/classes/{classId}/exam-draft',
    { params: { classId } },
    { enabled: mayCall(me, 'exams.draft') },
  );
  if (!answer.data) return null;
  const { exams, allowed } = answer.data;
  const mayPlan = allowed.includes('exams.plan');
  if (exams.length === 0 && !mayPlan) return null;
  return (
    <>
      {exams.map(({ examId, kind, heldOn, status }) => (
        <span key={examId}>
          <Link to={`/desk/exams/${examId}`}>
            <Label in="examKinds" id={kind} /> <Day on={heldOn} />
          </Link>{' '}
          <Status in="examStatuses" id={status} />
        </span>
      ))}
      {mayPlan ? <Link to={`/desk/exams?plan=${classId}`}>{leads.plan}</Link> : null}
    </>
  );
}

/** Where else something stands of this class: its places, what shows that it was taught, its exams. */
export function Leads(props: { detail: ClassDetail }) {
  const { classId, status } = props.detail;
  const isHeld = status === 'approved' || status === 'completed';
  const hasOpening = !CALLED_OFF.includes(status);
  if (!isHeld && !hasOpening) return null;
  return (
    <nav className="row small print-links" aria-label={leads.title}>
      <span className="quiet">{leads.title}</span>
      {hasOpening ? <Link to={`/desk/openings/${classId}`}>{words.acts.openings}</Link> : null}
      {isHeld ? <Link to={`/desk/classes/${classId}/evidence`}>{words.acts.evidence}</Link> : null}
      {isHeld ? <Exams classId={classId} /> : null}
    </nav>
  );
}
