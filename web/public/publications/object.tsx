import { type FormEvent, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { type ActReply, act, Fault, newKey, type Reply, useRead } from '../../client/index.ts';
import { words } from '../../desk/benefits/publications/words.ts';
import { spokenDay, yuan } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { Label } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import { PublicRead } from '../pieces.tsx';

type Publication = Reply<'/api/public/publications/{publicationId}'>;
type Raised = ActReply<'/api/public/publications/{publicationId}/objections'>;
type Field = 'content' | 'phone';

const PHONE = /^[\d+ -]{5,20}$/;

function ObjectionForm(props: {
  of: Publication;
  line: Publication['lines'][number];
  onRaised: (raised: Raised) => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  // One key for this objection however often the button is pressed: a repeated request is answered, not raised twice.
  const key = useRef(newKey());
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({});
  const [said, setSaid] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = new FormData(form.current ?? undefined);
    const text = (name: string) => String(typed.get(name) ?? '').trim();
    const found: Partial<Record<Field, string>> = {};
    if (text('content').length < 4) found.content = words.public.needContent;
    if (text('phone') !== '' && !PHONE.test(text('phone'))) found.phone = words.public.badPhone;
    setFaults(found);
    setSaid([]);
    const first = found.content ? 'content' : found.phone ? 'phone' : null;
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
      return;
    }
    setWorking(true);
    try {
      const raised = await act('POST', '/api/public/publications/{publicationId}/objections', {
        params: { publicationId: props.of.publicationId },
        body: {
          lineNo: props.line.lineNo,
          content: text('content'),
          ...(text('name') === '' ? {} : { name: text('name') }),
          ...(text('phone') === '' ? {} : { phone: text('phone') }),
        },
        key: key.current,
      });
      props.onRaised(raised);
    } catch (fault) {
      const messages = fault instanceof Fault ? fault.refusals.map((refusal) => refusal.message) : [];
      const general =
        fault instanceof Fault && fault.status === 0 ? common.fault.network : common.fault.server;
      setSaid(messages.length > 0 ? messages : [general]);
      if (fault instanceof Fault && fault.isSettled) key.current = newKey();
    } finally {
      setWorking(false);
    }
  };

  return (
    <form ref={form} className="public-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="label">
        <span>{words.public.which}</span>
        <p>
          {words.public.objectFor(props.line.lineNo, props.line.name)}
          <br />
          <span className="hint">
            {props.line.idNumberMasked} {props.line.unitName} <Label in="benefits" id={props.line.benefit} />{' '}
            {yuan(props.line.amountFen)} {common.yuan}
          </span>
        </p>
      </div>
      <label>
        {words.public.content}
        <span className="hint">{words.public.contentHint}</span>
        <textarea name="content" maxLength={1000} required aria-invalid={faults.content !== undefined} />
        {faults.content ? <span className="fault">{faults.content}</span> : null}
      </label>
      <label>
        {words.public.name}
        <input name="name" autoComplete="name" maxLength={50} />
      </label>
      <label>
        {words.public.phone}
        <span className="hint">{words.public.phoneHint}</span>
        <input name="phone" type="tel" autoComplete="tel" aria-invalid={faults.phone !== undefined} />
        {faults.phone ? <span className="fault">{faults.phone}</span> : null}
      </label>
      {said.length > 0 ? (
        <div className="notice" data-tone="alarm" role="alert">
          <h2>{common.act.refusedTitle}</h2>
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ) : null}
      <p>
        <button type="submit" className="plain-button main" disabled={working}>
          {working ? common.act.working : words.public.submit}
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
  const back = <Link to={`/public/publications/${publicationId}`}>{words.public.backToLines}</Link>;
  if (raised)
    return (
      <Page title={words.public.submitted}>
        <div className="notice" data-tone="act" role="status">
          <p>{words.public.submittedDue(spokenDay(raised.dueOn))}</p>
          <p>{words.public.submittedNo(raised.objectionId)}</p>
        </div>
        <p>{back}</p>
      </Page>
    );
  return (
    <PublicRead of={answer}>
      {(of) => {
        const line = of.lines.find((one) => one.lineNo === lineNo);
        return (
          <Page title={words.public.objectTitle} lead={of.title}>
            <p>{words.public.objectLead}</p>
            {of.workingDaysLeft < 0 ? (
              <p>{words.public.closedNow}</p>
            ) : line ? (
              <ObjectionForm of={of} line={line} onRaised={setRaised} />
            ) : (
              <p>{words.public.noMatch}</p>
            )}
            <p>{back}</p>
          </Page>
        );
      }}
    </PublicRead>
  );
}
