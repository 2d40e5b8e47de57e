import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ActBody, type ActReply, act, Fault, newKey, type Reply, useRead } from '../../client/index.ts';
import { useMe } from '../../client/session.ts';
import { yuan } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { AskOnce } from '../account/consents.tsx';
import { ByWhat } from '../claims/subsidy.tsx';
import { Counter } from '../counter.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { Steady } from '../steady.tsx';
import { words as all } from '../words.ts';
import { words } from './words.ts';

type Preview = Reply<'/api/me/openings/{openingId}'>;
type Body = ActBody<'/api/me/openings/{openingId}/seat'>;
type Answer = ActReply<'/api/me/openings/{openingId}/seat'>;

const QUESTIONS = [
  { name: 'base', list: 'trainingBases', choices: ['none', 'a-little', 'for-years'] },
  {
    name: 'wish',
    list: 'trainingWishes',
    choices: ['find-work', 'earn-more', 'own-business', 'certificate'],
  },
  { name: 'destination', list: 'trainingDestinations', choices: ['here', 'elsewhere', 'own', 'not-known'] },
] as const;
const STEPS = QUESTIONS.length + 2;

interface Kept {
  readonly step: number;
  readonly chosen: Partial<Record<'base' | 'wish' | 'destination', string>>;
  /** One key for this enrolment: sent again after a broken network it is the same one, and the answer too. */
  readonly key: string;
}

/** Where she is and what she chose, kept over a reload and the way back. */
function useKept(openingId: string) {
  const name = `enrol ${openingId}`;
  const [kept, setKept] = useState<Kept>(() => {
    try {
      const before = sessionStorage.getItem(name);
      if (before !== null) return JSON.parse(before) as Kept;
    } catch {
      // Nothing kept: she begins.
    }
    return { step: 0, chosen: {}, key: newKey() };
  });
  const keep = (next: Kept | null) => {
    setKept(next ?? { step: 0, chosen: {}, key: newKey() });
    if (next === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(next));
  };
  return { kept, keep };
}

function Notice(props: { of: Preview['traineeNotice']; divisionCode: string; go: () => void }) {
  const { of, divisionCode, go } = props;
  return (
    <section className="headline">
      <h2>{words.notice}</h2>
      <ul className="statements">
        {of.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ByWhat clause="LC-12" />
      <Counter divisionCode={divisionCode} />
      <button type="button" className="go" onClick={go}>
        {words.read}
      </button>
    </section>
  );
}

function Question(props: { of: (typeof QUESTIONS)[number]; choose: (choice: string) => void }) {
  const { term } = useVocabulary();
  return (
    <section className="headline">
      <h2>{words[props.of.name]}</h2>
      {props.of.choices.map((choice) => (
        <button type="button" key={choice} className="go plain" onClick={() => props.choose(choice)}>
          {term(props.of.list, choice)}
        </button>
      ))}
    </section>
  );
}

/** What came of it: the seat or the place in the queue, and what is kept for her. */
function Done({ of }: { of: Answer }) {
  return (
    <div className="headline" role="status" tabIndex={-1} ref={(element) => element?.focus()}>
      <p>
        <b className="said">{of.status === 'queued' ? words.doneQueue : words.doneSeat}</b>
      </p>
      <p className="sum">{words.number(of.number)}</p>
      {of.ahead === null ? null : (
        <>
          <p>{words.ahead(of.ahead)}</p>
          <p>{words.told}</p>
        </>
      )}
      {of.reserved.length > 0 ? <h2>{words.reserved}</h2> : null}
      {of.reserved.map(({ benefit, amountFen, clause }) => (
        <div key={benefit}>
          <p>
            <Label in="benefits" id={benefit} />：
            {amountFen === null ? words.amountLater : words.reservedRow(yuan(amountFen))}
          </p>
          {clause === null ? null : <ByWhat clause={clause} />}
        </div>
      ))}
      {of.without.length > 0 ? <h2>{words.without}</h2> : null}
      {of.without.map(({ benefit, because, clause }) => (
        <div key={benefit}>
          <p>
            <Label in="benefits" id={benefit} />：{plainly(because)}
          </p>
          <ByWhat clause={clause} />
        </div>
      ))}
      <Link className="go" to="/m/learn/mine">
        {words.seeMine}
      </Link>
    </div>
  );
}

function useEnrol(openingId: string, edition: string) {
  const { kept, keep } = useKept(openingId);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const queries = useQueryClient();
  const busy = useRef(false);
  const send = async () => {
    if (busy.current) return;
    busy.current = true;
    setWorking(true);
    try {
      const body = { noticeEdition: edition, ...kept.chosen } as Body;
      const init = { params: { openingId }, body, key: kept.key };
      setAnswer(await act('POST', '/api/me/openings/{openingId}/seat', init));
      setFault(null);
      keep(null);
    } catch (error) {
      if (error instanceof Fault && error.isSettled) keep({ ...kept, key: newKey() });
      const said = error instanceof Fault ? error.refusals.map(({ message }) => message).join('') : '';
      setFault(said || (error instanceof Fault && error.status === 0 ? words.kept : all.notDone));
    }
    busy.current = false;
    setWorking(false);
    // Whether she has a place is true on every page at once, also on the one that she may have gone to meanwhile.
    await queries.invalidateQueries();
  };
  return { kept, keep, working, fault, answer, send };
}

function Steps({
  preview,
  opening,
}: {
  preview: Preview;
  opening: Reply<'/api/public/openings/{openingId}'>;
}) {
  const { openingId, traineeNotice } = preview;
  const { kept, keep, working, fault, answer, send } = useEnrol(openingId, traineeNotice.edition);
  if (answer) return <Done of={answer} />;
  if (preview.seat) return <AlreadyEnrolled number={preview.seat.number} />;
  const { step, chosen } = kept;
  const question = QUESTIONS[step - 1];
  return (
    <Steady on={`${step} ${fault ?? ''}`}>
      <p className="cite">{words.step(step + 1, STEPS)}</p>
      {step === 0 ? (
        <Notice
          of={traineeNotice}
          divisionCode={opening.divisionCode}
          go={() => keep({ ...kept, step: 1 })}
        />
      ) : question ? (
        <Question
          of={question}
          choose={(choice) =>
            keep({ ...kept, step: step + 1, chosen: { ...chosen, [question.name]: choice } })
          }
        />
      ) : (
        <section className="headline">
          <h2>{words.sure}</h2>
          <p>{words.sureLead(opening.className)}</p>
          <ul className="statements">
            {QUESTIONS.map(({ name, list }) => (
              <li key={name}>
                {words[name]} <Label in={list} id={chosen[name] ?? ''} />
              </li>
            ))}
          </ul>
          <p>{words.share}</p>
          <button type="button" className="go" disabled={working} onClick={() => void send()}>
            {working ? all.loading : words.now}
          </button>
          {fault ? (
            <p className="fault" role="alert">
              {fault}
            </p>
          ) : null}
          <Link className="go plain" to={`/m/learn/${openingId}`}>
            {words.not}
          </Link>
        </section>
      )}
      {step > 0 ? (
        <button type="button" className="go plain" onClick={() => keep({ ...kept, step: step - 1 })}>
          {words.before}
        </button>
      ) : null}
      {step > QUESTIONS.length ? <AskOnce asked="enrol" /> : null}
    </Steady>
  );
}

/** She has her place already, from here or from another phone: said, never asked again. */
function AlreadyEnrolled({ number }: { number: number }) {
  return (
    <section className="headline">
      <p role="status">
        <b className="said">{words.have(number)}</b>
      </p>
      <Link className="go" to="/m/learn/mine">
        {words.seeMine}
      </Link>
    </section>
  );
}

/** Enrols: the notice, three short questions, a look at it, done. One question a screen; nothing is lost on the way back. */
export function LearnEnrol() {
  const { openingId = '' } = useParams();
  useMe();
  const opening = useRead('/api/public/openings/{openingId}', { params: { openingId } });
  const answer = useRead('/api/me/openings/{openingId}', { params: { openingId } });
  const fault = answer.error ?? opening.error;
  return (
    <Frame title={words.enrol} back={`/m/learn/${openingId}`}>
      {answer.data !== undefined && opening.data !== undefined ? (
        <Steps preview={answer.data} opening={opening.data} />
      ) : fault ? (
        <Broken fault={fault} retry={() => void Promise.all([answer.refetch(), opening.refetch()])} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
