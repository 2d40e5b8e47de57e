import { type FormEvent, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { type ActReply, act, Fault, newKey, type Reply, useRead } from '../../client/index.ts';
import { spokenDay, yuan } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { Label } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import { PublicRead } from '../pieces.tsx';
import { words } from './words.ts';

type Publication = Reply<'/api/public/publications/{publicationId}'>;
type Raised = ActReply<'/api/public/publications/{publicationId}/objections'>;
type Field = 'content' | 'name' | 'phone';

/** A mobile number, or one of a house with its area code. */
const PHONE = /^(?:\+?86)?(?:1[3-9]\d{9}|0\d{9,11})$/;

interface Typed {
  readonly content: string;
  readonly name: string;
  readonly phone: string;
}

type Faults = Partial<Record<Field, string>>;

function faultsOf(typed: Typed): Faults {
  return {
    ...(typed.content.length < 4 ? { content: words.needContent } : {}),
    ...([...typed.name].length < 2 ? { name: words.needName } : {}),
    ...(PHONE.test(typed.phone.replace(/[ -]/g, '')) ? {} : { phone: words.badPhone }),
  };
}

interface ObjectionProps {
  readonly of: Publication;
  readonly line: Publication['lines'][number];
  readonly onRaised: (raised: Raised) => void;
}

/** Sends an objection once; what the server refuses comes back as sentences. */
function useObjection({ of, line, onRaised }: ObjectionProps) {
  // One key for this objection however often the button is pressed: a repeated request is answered, not raised twice.
  const key = useRef(newKey());
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  async function raise({ content, name, phone }: Typed) {
    setWorking(true);
    try {
      const raised = await act('POST', '/api/public/publications/{publicationId}/objections', {
        params: { publicationId: of.publicationId },
        body: {
          lineNo: line.lineNo,
          content,
          name,
          phone,
        },
        key: key.current,
      });
      onRaised(raised);
    } catch (fault) {
      const messages = fault instanceof Fault ? fault.refusals.map((refusal) => refusal.message) : [];
      const general =
        fault instanceof Fault && fault.status === 0 ? common.fault.network : common.fault.server;
      setMessages(messages.length > 0 ? messages : [general]);
      if (fault instanceof Fault && fault.isSettled) key.current = newKey();
    } finally {
      setWorking(false);
    }
  }
  return { raise, working, messages, forget: () => setMessages([]) };
}

/** The line that is meant. */
function Subject(props: { line: ObjectionProps['line'] }) {
  const { line } = props;
  return (
    <div className="label">
      <span>{words.which}</span>
      <p>
        {words.objectFor(line.lineNo, line.name)}
        <br />
        <span className="hint">
          {line.idNumberMasked} {line.unitName} <Label in="benefits" id={line.benefit} />{' '}
          {yuan(line.amountFen)} {common.yuan}
        </span>
      </p>
    </div>
  );
}

function Refused(props: { messages: readonly string[] }) {
  if (props.messages.length === 0) return null;
  return (
    <div className="notice" data-tone="alarm" role="alert">
      <h2>{common.act.refusedTitle}</h2>
      {props.messages.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function ObjectionForm(props: ObjectionProps) {
  const form = useRef<HTMLFormElement>(null);
  const objection = useObjection(props);
  const [faults, setFaults] = useState<Faults>({});

  function submit(event: FormEvent) {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const text = (name: keyof Typed) => String(data.get(name) ?? '').trim();
    const typed: Typed = { content: text('content'), name: text('name'), phone: text('phone') };
    const found = faultsOf(typed);
    setFaults(found);
    objection.forget();
    const [first] = Object.keys(found);
    if (first) form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else void objection.raise(typed);
  }

  return (
    <form ref={form} className="public-form" onSubmit={submit} noValidate>
      <Subject line={props.line} />
      <label>
        {words.content}
        <span className="hint">{words.contentHint}</span>
        <textarea name="content" maxLength={1000} required aria-invalid={faults.content !== undefined} />
        {faults.content ? <span className="fault">{faults.content}</span> : null}
      </label>
      <label>
        {words.name}
        <input
          name="name"
          autoComplete="name"
          maxLength={50}
          required
          aria-invalid={faults.name !== undefined}
        />
        {faults.name ? <span className="fault">{faults.name}</span> : null}
      </label>
      <label>
        {words.phone}
        <span className="hint">{words.phoneHint}</span>
        <input
          name="phone"
          type="tel"
          autoComplete="tel"
          required
          aria-invalid={faults.phone !== undefined}
        />
        {faults.phone ? <span className="fault">{faults.phone}</span> : null}
      </label>
      <Refused messages={objection.messages} />
      <p>
        <button type="submit" className="plain-button main" disabled={objection.working}>
          {objection.working ? common.act.working : words.submit}
        </button>
      </p>
    </form>
  );
}

/** Where anybody says, without login, what is wrong with one line of a published list. */
export function PublicObjectPage() {
  const { publicationId = '' } = useParams();
  const [search] = useSearchParams();
  const lineNo = Number(search.get('line'));
  const answer = useRead('/api/public/publications/{publicationId}', { params: { publicationId } });
  const [raised, setRaised] = useState<Raised | null>(null);
  const back = <Link to={`/public/publications/${publicationId}`}>{words.backToLines}</Link>;
  if (raised)
    return (
      <Page title={words.submitted}>
        <div className="notice" data-tone="act" role="status">
          <p>{words.submittedDue(spokenDay(raised.acceptedBy))}</p>
          <p>{words.submittedNo(raised.number)}</p>
        </div>
        <p>
          <Link to="/public/objections">{words.findTitle}</Link>
        </p>
        <p>{back}</p>
      </Page>
    );
  return (
    <PublicRead of={answer}>
      {(of) => {
        const line = of.lines.find((line) => line.lineNo === lineNo);
        return (
          <Page title={words.objectTitle} lead={of.title}>
            <p>{words.objectLead}</p>
            {of.hasEnded ? (
              <p>{words.closedNow}</p>
            ) : line ? (
              <ObjectionForm of={of} line={line} onRaised={setRaised} />
            ) : (
              <p>{words.noMatch}</p>
            )}
            <p>{back}</p>
          </Page>
        );
      }}
    </PublicRead>
  );
}
