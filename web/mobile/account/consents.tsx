import { useState } from 'react';
import { type Reply, useRead } from '../../client/index.ts';
import { dayOfInstant } from '../../ui/format.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { dayText } from '../day-text.ts';
import { words } from './data-words.ts';
import { Said, useSending } from './sending.tsx';

type Consents = Reply<'/api/me/consents'>;
type Purpose = Consents['purposes'][number];

/** What she answered, when and how; nothing more where nobody asked. */
function Answered({ of }: { of: Purpose }) {
  const { term } = useVocabulary();
  const { answer } = of;
  if (answer === null) return <span className="cite">{words.never}</span>;
  const said = words[answer.status](dayText(dayOfInstant(answer.at)), term('consentHows', answer.how));
  return (
    <>
      <span>{said}</span>
      {answer.version === of.version ? null : (
        <span className="cite">
          {words.youAgreedTo(answer.words)} {words.olderText}
        </span>
      )}
    </>
  );
}

/** Takes back what she agreed to; says first what follows. */
function TakeBack(props: { of: Purpose; name: string; back: () => void; working: boolean }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button
        type="button"
        className="go plain"
        aria-label={words.takeBackOf(props.name)}
        onClick={() => setAsked(true)}
      >
        {words.takeBack}
      </button>
    );
  return (
    <>
      <p role="status">{props.of.follows}</p>
      <button type="button" className="go" disabled={props.working} onClick={props.back}>
        {words.sure}
      </button>
      <button type="button" className="go plain" onClick={() => setAsked(false)}>
        {words.keep}
      </button>
    </>
  );
}

/** One purpose: the words, her answer, and the buttons that change it. */
export function Consent({ of, reread }: { of: Purpose; reread: () => Promise<unknown> }) {
  const { term } = useVocabulary();
  const { working, fault, send } = useSending();
  const name = term('consentPurposes', of.purpose);
  const params = { purpose: of.purpose };
  const answer = async (agrees: boolean) => {
    const body = { version: of.version, agrees };
    if (await send('/api/me/consents/{purpose}', body, params)) await reread();
  };
  const back = async () => {
    if (await send('/api/me/consents/{purpose}/end', {}, params)) await reread();
  };
  const mayAnswer = of.allowed.includes('worker.answerConsent');
  return (
    <li className="card">
      <strong>{name}</strong>
      <span>{of.words}</span>
      <Answered of={of} />
      <Said fault={fault} />
      {mayAnswer ? (
        <button
          type="button"
          className="go"
          aria-label={words.agreeTo(name)}
          disabled={working}
          onClick={() => void answer(true)}
        >
          {words.agree}
        </button>
      ) : null}
      {mayAnswer && of.answer === null ? (
        <button
          type="button"
          className="go plain"
          aria-label={words.declineTo(name)}
          disabled={working}
          onClick={() => void answer(false)}
        >
          {words.decline}
        </button>
      ) : null}
      {of.allowed.includes('worker.takeBackConsent') ? (
        <TakeBack of={of} name={name} back={() => void back()} working={working} />
      ) : null}
    </li>
  );
}

/** What an act asks once: the purposes that belong to it and that she never answered; nothing where there are none. */
export function AskOnce({ asked }: { asked: Purpose['asked'] }) {
  const answer = useRead('/api/me/consents');
  const open = answer.data?.purposes.filter((one) => one.asked === asked && one.answer === null) ?? [];
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{words.ask}</h2>
      <p>{words.askLead}</p>
      <ul className="cards">
        {open.map((one) => (
          <Consent key={one.purpose} of={one} reread={() => answer.refetch()} />
        ))}
      </ul>
    </section>
  );
}
