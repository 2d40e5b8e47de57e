import { type FormEvent, useRef, useState } from 'react';
import { Link } from 'react-router';
import { type ActReply, act, Fault, newKey } from '../../client/index.ts';
import { spokenDay } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { Instant, Status } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import { words } from './words.ts';

type Answer = ActReply<'/api/public/objections/find'>;
type Faults = Partial<Record<'number' | 'phoneTail', string>>;

const NUMBER = /^Y\d{6}-\d{4}-\d{4,}$/;

/** How far one objection is, and its answer. */
function Found(props: { of: Answer }) {
  const { of } = props;
  return (
    <section className="notice" role="status">
      <h2>
        {of.number} <Status in="objectionStatuses" id={of.status} />
      </h2>
      <p>{words.foundAbout(of.publicationTitle, of.lineNo)}</p>
      <p className="quiet">
        {words.foundRaised} <Instant at={of.raisedAt} />
      </p>
      {of.status in words.foundDue ? (
        <p>{words.foundDue[of.status as keyof typeof words.foundDue](spokenDay(of.dueOn))}</p>
      ) : null}
      {of.outcome === null ? null : <p>{words.foundAnswer(of.outcome)}</p>}
    </section>
  );
}

/** Asks once; what the server refuses comes back as sentences. */
function useSearch() {
  const [found, setFound] = useState<Answer | null>(null);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  async function find(number: string, phoneTail: string) {
    setWorking(true);
    setMessages([]);
    setFound(null);
    try {
      setFound(
        await act('POST', '/api/public/objections/find', { body: { number, phoneTail }, key: newKey() }),
      );
    } catch (fault) {
      const refusals = fault instanceof Fault ? fault.refusals.map((refusal) => refusal.message) : [];
      const general =
        fault instanceof Fault && fault.status === 0 ? common.fault.network : common.fault.server;
      setMessages(refusals.length > 0 ? refusals : [general]);
    } finally {
      setWorking(false);
    }
  }
  return { found, messages, working, find };
}

/** Where whoever raised an objection reads how far it is, without login. */
export function PublicFindObjectionPage() {
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<Faults>({});
  const { found, messages, working, find } = useSearch();

  function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const number = String(data.get('number') ?? '')
      .trim()
      .toUpperCase();
    const phoneTail = String(data.get('phoneTail') ?? '').trim();
    const wrong: Faults = {
      ...(NUMBER.test(number) ? {} : { number: words.needNumber }),
      ...(/^\d{4}$/.test(phoneTail) ? {} : { phoneTail: words.needTail }),
    };
    setFaults(wrong);
    const [first] = Object.keys(wrong);
    if (first) form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else void find(number, phoneTail);
  }

  return (
    <Page title={words.findTitle} lead={words.findLead}>
      <form ref={form} className="public-form" onSubmit={submit} noValidate>
        <label>
          {words.findNumber}
          <span className="hint">{words.findNumberHint}</span>
          <input name="number" autoComplete="off" maxLength={30} aria-invalid={faults.number !== undefined} />
          {faults.number ? <span className="fault">{faults.number}</span> : null}
        </label>
        <label>
          {words.findTail}
          <input
            name="phoneTail"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            aria-invalid={faults.phoneTail !== undefined}
          />
          {faults.phoneTail ? <span className="fault">{faults.phoneTail}</span> : null}
        </label>
        {messages.length > 0 ? (
          <div className="notice" data-tone="alarm" role="alert">
            {messages.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        ) : null}
        <p>
          <button type="submit" className="plain-button main" disabled={working}>
            {working ? common.act.working : words.find}
          </button>
        </p>
      </form>
      {found ? <Found of={found} /> : null}
      <p>
        <Link to="/public/publications">{words.back}</Link>
      </p>
    </Page>
  );
}
