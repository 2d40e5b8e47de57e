import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { act, Fault, newKey, type Row, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { yuan } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { ByWhat } from '../claims/subsidy.tsx';
import { dayText } from '../day-text.ts';
import { Fact, NotMe } from '../disputes/not-right.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words as all } from '../words.ts';
import { words } from './words.ts';

type Seat = Row<'/api/me/seats'>;

/** Asks once more, and gives the place up. */
function Leave({ of, reread }: { of: Seat; reread: () => Promise<unknown> }) {
  const [isSure, setSure] = useState(false);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const key = useRef(newKey());
  const leave = async () => {
    setWorking(true);
    setFault(null);
    try {
      const init = { params: { seatId: of.seatId }, body: undefined, key: key.current };
      await act('POST', '/api/me/seats/{seatId}/leave', init);
      await reread();
    } catch (error) {
      if (error instanceof Fault && error.isSettled) key.current = newKey();
      const said = error instanceof Fault ? error.refusals[0]?.message : undefined;
      setFault(said ?? (error instanceof Fault && error.status === 0 ? all.notSent : all.notDone));
    }
    setWorking(false);
  };
  if (!isSure)
    return (
      <button type="button" className="go plain" onClick={() => setSure(true)}>
        {words.leave}
      </button>
    );
  return (
    <div className="message" tabIndex={-1} ref={(element) => element?.focus()}>
      <p>{words.leaveSure(of)}</p>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      <button type="button" className="go" disabled={working} onClick={() => void leave()}>
        {working ? all.loading : words.leaveNow}
      </button>
      <button type="button" className="go plain" disabled={working} onClick={() => setSure(false)}>
        {words.leaveNot}
      </button>
    </div>
  );
}

function Place({ of, reread }: { of: Seat; reread: () => Promise<unknown> }) {
  return (
    <li className="card">
      <strong>{of.className}</strong>
      <span>{words.by(of.organisationName, of.place)}</span>
      <span>{words.days(dayText(of.startOn), dayText(of.endOn))}</span>
      <Fact subjectType="seat" subjectId={of.seatId} fact="seat">
        <b>{words.standing(of)}</b> {words.number(of.number)}
      </Fact>
      {of.ahead === null ? null : <span>{words.ahead(of.ahead)}</span>}
      {of.reason === null ? null : (
        <>
          <span>
            <Label in="selectionReasons" id={of.reason} />
            {of.explanation === null ? null : `：${of.explanation}`}
          </span>
          <span>{words.disagree}</span>
        </>
      )}
      {of.reserved
        .filter(({ status }) => status !== 'released')
        .map(({ benefit, amountFen, status, clause }) => (
          <div key={benefit}>
            <Label in="benefits" id={benefit} />：
            {amountFen === null ? (
              words.amountLater
            ) : (
              <>
                {words.reservedRow(yuan(amountFen))}，
                {of.status === 'queued' ? (
                  words.reservedOnceIn
                ) : (
                  <Label in="reservationStatuses" id={status} />
                )}
              </>
            )}
            {clause === null ? null : <ByWhat clause={clause} />}
          </div>
        ))}
      {of.status === 'left' ? null : <NotMe classId={null} seatId={of.seatId} subject={of.className} />}
      {of.allowed.includes('worker.leave') ? <Leave of={of} reread={reread} /> : null}
    </li>
  );
}

/** The places she took, how each stands, and what is kept for her. */
export function MySeats() {
  useMe();
  const answer = useRead('/api/me/seats');
  return (
    <Frame title={words.mine} back="/m/learn">
      {answer.data !== undefined ? (
        <>
          {answer.data.rows.length === 0 ? <p>{words.noSeats}</p> : null}
          <ul className="cards">
            {answer.data.rows.map((row) => (
              <Place key={row.seatId} of={row} reread={() => answer.refetch()} />
            ))}
          </ul>
          <Link className="go plain" to="/m/learn">
            {words.learnMore}
          </Link>
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
