import { type FormEvent, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { type ActBody, act, read, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { useKept } from '../kept.ts';
import { plainly } from '../plain-words.ts';
import { useSending } from '../sending.ts';
import { words as all } from '../words.ts';
import { type Disputable, type FactKey, factOf } from './not-right.tsx';

const words = all.disputes;
type Kind = ActBody<'/api/me/disputes'>['kind'];
const LEAST = 4;
/** By these she says that something is not hers: whoever came by one tap has said it. */
const NOT_MINE: Readonly<Partial<Record<string, string>>> = {
  'not-me': words.notMeContent,
  'never-enrolled': words.notMySeatContent,
  'never-agreed': words.notAgreedContent,
  'no-reason': words.noReasonContent,
};
/** The page that shows what she disputes. */
const PAGES = {
  class: () => '/m/class',
  'claim-line': (id: string) => `/m/money/${id}`,
  agreement: () => '/m/certificate',
  seat: () => '/m/learn/mine',
  'helped-act': () => '/m/account',
  household: () => '/m/household',
  look: () => '/m/account/data',
} as const;

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

interface Raised {
  readonly number: string;
  /** By this day she has an answer; null where it could not be read now. */
  readonly answerByOn: string | null;
}

/** Sends what she says; what she typed stays when it fails. */
function useRaise(of: Disputable, done: () => void) {
  const { working, fault, setFault, send } = useSending();
  const [raised, setRaised] = useState<Raised | null>(null);
  const raise = async (kind: Kind | null, content: string) => {
    if (kind === null) return setFault(words.needKind);
    if (content.length < LEAST) return setFault(words.needContent);
    const { subjectType, subjectId, fact } = of;
    const body = { subjectType, subjectId, fact, kind, content };
    await send(async (key) => {
      const { disputeId, number } = await act('POST', '/api/me/disputes', { body, key });
      done();
      // The case stands; without its day she still has its number.
      const own = await read('/api/me/disputes').catch(() => null);
      const row = own?.rows.find((one) => one.disputeId === disputeId);
      setRaised({ number, answerByOn: row?.answerByOn ?? null });
    });
  };
  return { working, fault, raised, raise };
}

function Form(props: { of: Disputable; days: number }) {
  const { of } = props;
  const [search] = useSearchParams();
  const asked = of.kinds.find(({ kind }) => kind === search.get('kind'))?.kind ?? null;
  const [keptKind, setKind] = useKept('kind');
  const kind = of.kinds.find((one) => one.kind === keptKind)?.kind ?? asked;
  const [kept, setContent] = useKept('content');
  const [isTouched, setTouched] = useState(kept !== '');
  // Whoever came by "this is not me" has said it: she may add to it, and need not.
  const content = isTouched ? kept : (NOT_MINE[asked ?? ''] ?? kept);
  const forget = () => {
    setKind('');
    setContent('');
  };
  const { working, fault, raised, raise } = useRaise(of, forget);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void raise(kind, content.trim());
  };
  if (raised !== null)
    return (
      <div className="message">
        <p role="status">
          {words.sent(raised.number)}
          {raised.answerByOn === null ? words.answerLater : words.answerBy(dayText(raised.answerByOn))}
        </p>
        <Link className="go" to="/m/disputes">
          {words.all}
        </Link>
      </div>
    );
  return (
    <form onSubmit={submit} noValidate>
      <Kinds of={of} kind={kind} choose={setKind} />
      {of.kinds.some((one) => one.kind === kind && one.holds) ? <p role="status">{words.holds}</p> : null}
      <label htmlFor="content">{words.content}</label>
      <textarea
        id="content"
        name="content"
        rows={4}
        maxLength={500}
        aria-describedby="content-hint"
        value={content}
        onChange={(event) => {
          setTouched(true);
          setContent(event.target.value);
        }}
      />
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
  const [search] = useSearchParams();
  const answer = useRead('/api/me/disputable');
  const found = factOf(answer.data?.facts, key);
  const back = PAGES[key.subjectType]?.(key.subjectId) ?? '/m/class';
  return (
    <Frame
      title={NOT_MINE[search.get('kind') ?? ''] !== undefined ? words.notMe : words.newTitle}
      back={back}
    >
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
            {found.subjectType === 'seat' ? null : (
              <p className="cite">
                {found.subjectType === 'helped-act'
                  ? words.doneBy(found.statedBy)
                  : words.statedBy(found.statedBy)}
              </p>
            )}
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
