import { useRef, useState } from 'react';
import { act, Fault, newKey, type Reply, useRead } from '../../client/index.ts';
import { Label } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import { SayForm } from '../appeals/form.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words } from './words.ts';

type Exam = Reply<'/api/me/exams'>['rows'][number];

/** What came of it, once a second person has confirmed it. */
function Outcome({ of }: { of: Exam }) {
  if (of.status === 'cancelled') return <p>{words.cancelled}</p>;
  if (of.status === 'announced') return <p className="cite">{words.bring}</p>;
  if (of.result === null) return <p>{words.waiting}</p>;
  return (
    <>
      <p>
        <strong>{words.result[of.result]}</strong>
      </p>
      <p>{words.scores(of.theoryScore, of.practiceScore, of.overallScore)}</p>
    </>
  );
}

/** She asked: how far it is, and a way to take it back. */
function Asked({ of, again }: { of: NonNullable<Exam['review']>; again: () => Promise<unknown> }) {
  const key = useRef(newKey());
  const [fault, setFault] = useState<string | null>(null);
  const takeBack = async () => {
    try {
      await act('POST', '/api/me/result-reviews/{reviewId}/withdraw', {
        params: { reviewId: of.reviewId },
        body: { version: of.version },
        key: key.current,
      });
      await again();
    } catch (cause) {
      const said = cause instanceof Fault ? cause.refusals[0]?.message : undefined;
      setFault(said ?? common.fault.server);
    }
  };
  return (
    <div className="message">
      {of.status === 'upheld' || of.status === 'changed' ? (
        <>
          <p>{words[of.status]}</p>
          {of.answer === null ? null : <p>{words.answered(of.answer)}</p>}
        </>
      ) : (
        <p>{words.asked(dayText(of.dueOn))}</p>
      )}
      {of.allowed.includes('worker.withdrawReview') ? (
        <button type="button" className="go plain" onClick={() => void takeBack()}>
          {words.takeBack}
        </button>
      ) : null}
      {fault === null ? null : <p role="alert">{fault}</p>}
    </div>
  );
}

/** In her own words, what is wrong with the result. */
function Ask({ of, again }: { of: Exam; again: () => Promise<unknown> }) {
  const [isOpen, open] = useState(false);
  const key = useRef(newKey());
  const send = async (said: string) => {
    await act('POST', '/api/me/exams/{examId}/review', {
      params: { examId: of.examId },
      body: { said },
      key: key.current,
    });
    await again();
  };
  if (!of.allowed.includes('worker.askReview')) return null;
  if (!isOpen)
    return (
      <>
        <button type="button" className="go plain" onClick={() => open(true)}>
          {words.ask}
        </button>
        {of.askUntil === null ? null : <p className="cite">{words.until(dayText(of.askUntil))}</p>}
      </>
    );
  return <SayForm label={words.why} hint={words.whyHint} submit={words.send} send={send} />;
}

function One({ of, again }: { of: Exam; again: () => Promise<unknown> }) {
  return (
    <li className="card">
      <strong>{of.className}</strong>
      <span>
        <Label in="examKinds" id={of.kind} />
      </span>
      <span>{words.by(of.bodyName)}</span>
      <span>{words.when(dayText(of.heldOn), of.from, of.until)}</span>
      <span>{words.where(of.place, of.room)}</span>
      <span>{words.seat(of.seatNo)}</span>
      <Outcome of={of} />
      {of.review ? <Asked of={of.review} again={again} /> : <Ask of={of} again={again} />}
    </li>
  );
}

/** When and where she is examined, on which seat, and what came of it. */
export function MyExams() {
  const answer = useRead('/api/me/exams');
  return (
    <Frame title={words.title} back="/m/class">
      {answer.data === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : answer.data.rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="cards">
          {answer.data.rows.map((exam) => (
            <One key={exam.examId} of={exam} again={() => answer.refetch()} />
          ))}
        </ul>
      )}
    </Frame>
  );
}
