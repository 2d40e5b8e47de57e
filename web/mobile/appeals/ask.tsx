import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { act, newKey, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words } from '../words.ts';
import { SayForm } from './form.tsx';

const labels = words.appeal;

/** She asks that a decision against her is looked at again: in her own words, nothing else to fill in. */
export function AskAgain() {
  const { subjectId = '' } = useParams();
  const { me } = useMe();
  const answer = useRead('/api/me/appeals');
  const navigate = useNavigate();
  const key = useRef(newKey());
  const open = answer.data?.open.find((matter) => matter.subjectId === subjectId);
  const known = answer.data?.appeals.find((appeal) => appeal.subjectId === subjectId);
  const send = async (content: string) => {
    if (!open || (open.subjectType !== 'claim-line' && open.subjectType !== 'recovery')) return;
    const body = { subjectType: open.subjectType, subjectId, content };
    const lodged = await act('POST', '/api/me/appeals', { body, key: key.current });
    await answer.refetch();
    navigate(`/m/appeals/${lodged.appealId}`, { replace: true });
  };
  return (
    <Frame title={labels.ask} back="/m/money">
      {answer.data === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : open && mayCall(me, 'worker.lodgeAppeal') ? (
        <>
          <p>{labels.against(open.subjectName)}</p>
          <p>{labels.what(open.decideDays)}</p>
          {open.lodgeUntil === null ? null : <p className="cite">{labels.until(dayText(open.lodgeUntil))}</p>}
          <SayForm label={labels.why} hint={labels.whyHint} submit={labels.send} send={send} />
        </>
      ) : known ? (
        <Link className="go" to={`/m/appeals/${known.appealId}`}>
          {labels.see}
        </Link>
      ) : (
        <div className="message">
          <p>{labels.nothing}</p>
          <Link className="go" to="/m/money">
            {words.money.backToList}
          </Link>
        </div>
      )}
    </Frame>
  );
}
