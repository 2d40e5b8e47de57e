import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { act, newKey, type Reply, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { dayOfInstant } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words } from '../words.ts';
import { SayForm } from './form.tsx';

type Appeal = Reply<'/api/me/appeals'>['appeals'][number];
const labels = words.appeal;

/** What was said and answered, in its order. */
function Steps(props: { of: Appeal['steps'] }) {
  return (
    <section>
      <h2>{labels.record}</h2>
      <ul className="statements">
        {props.of.map((step) => (
          <li key={step.position}>
            <p>
              <strong>{labels.steps[step.kind]}</strong>{' '}
              {step.outcome === null ? null : <Label in="appealOutcomes" id={step.outcome} />}{' '}
              <span className="cite">{dayText(dayOfInstant(step.takenAt))}</span>
            </p>
            <p>{step.content}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ACTS = {
  'worker.lodgeAppealAbove': '/api/me/appeals/{appealId}/above',
  'worker.withdrawAppeal': '/api/me/appeals/{appealId}/withdraw',
} as const;

/** To the office above, or taken back: one at a time, each after one question. */
function Acts(props: { of: Appeal; reread: () => Promise<unknown> }) {
  const { of } = props;
  const [asked, setAsked] = useState<keyof typeof ACTS | null>(null);
  const key = useRef(newKey());
  const send = async (reason: string) => {
    if (asked === null) return;
    await act('POST', ACTS[asked], {
      params: { appealId: of.appealId },
      body: { version: of.version, reason },
      key: key.current,
    });
    key.current = newKey();
    setAsked(null);
    await props.reread();
  };
  const may = (['worker.lodgeAppealAbove', 'worker.withdrawAppeal'] as const).filter((route) =>
    of.allowed.includes(route),
  );
  if (may.length === 0) return null;
  return (
    <section>
      {asked === null ? (
        may.map((route) => (
          <button
            key={route}
            type="button"
            className={route === 'worker.withdrawAppeal' ? 'go plain' : 'go'}
            onClick={() => setAsked(route)}
          >
            {labels.acts[route].label}
          </button>
        ))
      ) : (
        <>
          <p>{labels.acts[asked].effect}</p>
          <SayForm
            label={labels.why}
            hint={labels.acts[asked].hint}
            submit={labels.acts[asked].label}
            send={send}
          />
          <button type="button" className="go plain" onClick={() => setAsked(null)}>
            {labels.leave}
          </button>
        </>
      )}
    </section>
  );
}

function Whole(props: { of: Appeal; reread: () => Promise<unknown> }) {
  const { of } = props;
  return (
    <>
      <section className="headline">
        <p className="big" role="status">
          {labels.states[of.status]}
        </p>
        {of.dueOn === null ? null : <p>{labels.due(dayText(of.dueOn))}</p>}
        {of.isLate ? <p>{labels.late}</p> : null}
        {of.isOwn ? null : <p>{labels.byOthers}</p>}
        <p className="cite">
          {labels.against(of.subjectName)} <span className="nowrap">{labels.number(of.number)}</span>
        </p>
      </section>
      <Steps of={of.steps} />
      <Acts of={of} reread={props.reread} />
    </>
  );
}

/** One of her appeals: how far it is, until when, what was answered, and what she can still do. */
export function MyAppeal() {
  // The session gives the token without which nothing is changed.
  useMe();
  const { appealId } = useParams();
  const answer = useRead('/api/me/appeals');
  const of = answer.data?.appeals.find((appeal) => appeal.appealId === appealId);
  return (
    <Frame title={labels.title} back="/m/money">
      {answer.data === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : of ? (
        <Whole of={of} reread={() => answer.refetch()} />
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
