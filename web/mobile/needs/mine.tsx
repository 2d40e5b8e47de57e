import { useState } from 'react';
import { Link } from 'react-router';
import { act, type Row, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { Said } from '../account/sending.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { useSending } from '../sending.ts';
import { words as all } from '../words.ts';
import { words } from './words.ts';

type Need = Row<'/api/me/needs'>;

/** Asks once more, and takes the wish back. */
function Withdraw({ of, reread }: { of: Need; reread: () => Promise<unknown> }) {
  const [isSure, setSure] = useState(false);
  const { working, fault, send } = useSending();
  const withdraw = () =>
    send(async (key) => {
      const init = { params: { needId: of.needId }, body: { version: of.version }, key };
      await act('POST', '/api/me/needs/{needId}/withdraw', init);
      await reread();
    });
  if (!isSure)
    return (
      <button type="button" className="go plain" onClick={() => setSure(true)}>
        {words.withdraw}
      </button>
    );
  return (
    <div className="message" tabIndex={-1} ref={(element) => element?.focus()}>
      <p>{words.withdrawSure}</p>
      <Said fault={fault} />
      <button type="button" className="go" disabled={working} onClick={() => void withdraw()}>
        {working ? all.loading : words.withdrawNow}
      </button>
      <button type="button" className="go plain" disabled={working} onClick={() => setSure(false)}>
        {words.withdrawNot}
      </button>
    </div>
  );
}

function Card({ of, reread }: { of: Need; reread: () => Promise<unknown> }) {
  return (
    <li className="card">
      <strong>{of.wish}</strong>
      <span>{words.kinds[of.kind]}</span>
      {of.placeWished === null ? null : <span>{words.at(of.placeWished)}</span>}
      <span>{of.isOwn ? words.saidOn(dayText(of.askedOn)) : words.askedOn(dayText(of.askedOn))}</span>
      <b>{of.status === 'open' ? words.waits[of.kind] : words.status[of.status]}</b>
      {of.allowed.includes('worker.withdrawNeed') ? <Withdraw of={of} reread={reread} /> : null}
    </li>
  );
}

/** What she said that she wishes, what others recorded of her, and what became of it. */
export function MyNeeds() {
  useMe();
  const answer = useRead('/api/me/needs');
  return (
    <Frame title={words.title} back="/m/learn">
      <p>{words.lead}</p>
      {answer.data?.allowed.includes('worker.recordNeed') ? (
        <Link className="go" to="/m/needs/new">
          {words.say}
        </Link>
      ) : null}
      {answer.data !== undefined ? (
        <>
          {answer.data.rows.length === 0 ? <p role="status">{words.none}</p> : null}
          <ul className="cards">
            {answer.data.rows.map((row) => (
              <Card key={row.needId} of={row} reread={answer.refetch} />
            ))}
          </ul>
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
