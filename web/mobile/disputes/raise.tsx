import { type FormEvent, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ActBody, act, Fault, newKey, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { words as all } from '../words.ts';
import { type Disputable, type FactKey, factOf } from './not-right.tsx';

const words = all.disputes;
type Kind = ActBody<'/api/me/disputes'>['kind'];
const LEAST = 4;

/** What may be wrong with it, one under the other, in her words. */
function Kinds(props: { of: Disputable; kind: Kind | null; choose: (kind: Kind) => void }) {
  const { term } = useVocabulary();
  return (
    <fieldset className="choices">
      <legend>{words.which}</legend>
      {props.of.kinds.map(({ kind }) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={props.kind === kind}
            onChange={() => props.choose(kind)}
          />
          {term('disputeKinds', kind)}
        </label>
      ))}
    </fieldset>
  );
}

/** Sends what she says; what she typed stays when it fails. */
function useRaise(of: Disputable) {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [number, setNumber] = useState<string | null>(null);
  const key = useRef(newKey());
  const send = async (kind: Kind | null, content: string) => {
    if (kind === null) return setFault(words.needKind);
    if (content.length < LEAST) return setFault(words.needContent);
    setWorking(true);
    setFault(null);
    const { subjectType, subjectId, fact } = of;
    try {
      const body = { subjectType, subjectId, fact, kind, content };
      setNumber((await act('POST', '/api/me/disputes', { body, key: key.current })).number);
    } catch (error) {
      if (error instanceof Fault && error.isSettled) key.current = newKey();
      const said = error instanceof Fault ? error.refusals[0]?.message : undefined;
      setFault(said ?? (error instanceof Fault && error.status === 0 ? all.offline : all.failed));
    }
    setWorking(false);
  };
  return { working, fault, number, send };
}

function Form(props: { of: Disputable; days: number }) {
  const { of } = props;
  const { working, fault, number, send } = useRaise(of);
  const [kind, setKind] = useState<Kind | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = new FormData(form.current ?? undefined);
    void send(kind, String(typed.get('content') ?? '').trim());
  };
  if (number !== null)
    return (
      <div className="message">
        <p role="status">{words.sent(number)}</p>
        <Link className="go" to="/m/disputes">
          {words.all}
        </Link>
      </div>
    );
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Kinds of={of} kind={kind} choose={setKind} />
      {of.kinds.some((one) => one.kind === kind && one.holds) ? <p role="status">{words.holds}</p> : null}
      <label>
        {words.content}
        <textarea name="content" rows={4} maxLength={500} aria-describedby="content-hint" />
      </label>
      <p className="cite" id="content-hint">
        {words.contentHint}
      </p>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      <p>{words.lead(props.days)}</p>
      <button type="submit" className="go" disabled={working}>
        {working ? all.loading : words.send}
      </button>
    </form>
  );
}

/** She says what is wrong with one fact: what stands there, a short list, a sentence. */
export function RaiseDispute() {
  const key = useParams() as unknown as FactKey;
  const { me } = useMe();
  const answer = useRead('/api/me/disputable');
  const found = factOf(answer.data?.facts, key);
  const back =
    key.subjectType === 'claim-line'
      ? `/m/money/${key.subjectId}`
      : key.subjectType === 'agreement'
        ? '/m/certificate'
        : '/m/class';
  return (
    <Frame title={words.newTitle} back={back}>
      {answer.data === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : found === undefined || (me && !mayCall(me, 'disputes.raise')) ? (
        <p>{words.gone}</p>
      ) : (
        <>
          <div className="message">
            <p>{words.stands(found.subjectName)}</p>
            <p className="big">{plainly(found.stated)}</p>
            <p className="cite">{words.statedBy(found.statedBy)}</p>
          </div>
          {found.live ? (
            <Link className="go" to="/m/disputes">
              {words.live}
            </Link>
          ) : (
            <Form of={found} days={answer.data.answerDays} />
          )}
        </>
      )}
    </Frame>
  );
}
