import { Link, useParams } from 'react-router';
import { act, type Reply, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { dayOfInstant } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { dayText } from '../day-text.ts';
import { factOf } from '../disputes/not-right.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { useSending } from '../sending.ts';
import { words as all } from '../words.ts';
import { words as sign } from './sign-words.ts';
import { words } from './words.ts';

type Training = Reply<'/api/me/trainings/{classId}'>;

function Hours({ of }: { of: Training }) {
  const { totalHours, theoryHours, practiceHours, safetyHours } = of.stated;
  const lines = [
    totalHours === null ? null : words.total(totalHours),
    theoryHours === null ? null : words.theory(theoryHours),
    practiceHours === null ? null : words.practice(practiceHours),
    safetyHours === null ? null : words.safety(safetyHours),
  ].filter((line) => line !== null);
  return (
    <section>
      <h2>{words.hours}</h2>
      {lines.length === 0 ? <p>{words.unknownHours}</p> : lines.map((line) => <p key={line}>{line}</p>)}
    </section>
  );
}

/** What she has signed today, from the moment that she has. */
function TodaySigned({ classId }: { classId: string }) {
  const { me } = useMe();
  const answer = useRead('/api/me/sign-ins', {}, { enabled: mayCall(me, 'worker.signIns') });
  const signed = answer.data?.rows.filter((row) => row.classId === classId && row.marks.length > 0) ?? [];
  return signed.map(({ sessionId, half, marks, status }) => (
    <p key={sessionId}>
      {words.todaySigned(
        words.halves[half],
        marks.map(({ moment, way }) => `${sign.moments[moment]}（${sign.ways[way]}）`).join('、'),
        status === 'open',
      )}
    </p>
  ));
}

function Days({ of }: { of: Training }) {
  const { presentSlots, slotCount } = of.stated;
  return (
    <section>
      <h2>{words.days}</h2>
      {presentSlots === null || slotCount === null ? (
        <p>{words.noDays}</p>
      ) : (
        <p>{all.class.attended(presentSlots, slotCount)}</p>
      )}
      <TodaySigned classId={of.classId} />
      {of.days.length === 0 ? null : (
        <ul className="taught-days">
          {of.days.map(({ day, halves }) => (
            <li key={day}>
              <b>{dayText(day)}</b>{' '}
              {halves.map(({ half, mark }) => `${words.halves[half]}${words.marks[mark]}`).join('，')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Taught({ of }: { of: Training }) {
  if (of.teachers.length === 0 && of.textbooks.length === 0 && of.place === null) return null;
  return (
    <section>
      <h2>{words.taught}</h2>
      {of.teachers.length > 0 ? <p>{words.teachers(of.teachers.join('、'))}</p> : null}
      {of.textbooks.length > 0 ? <p>{words.textbooks(of.textbooks.join('、'))}</p> : null}
      {of.place === null ? null : <p>{words.place(of.place)}</p>}
    </section>
  );
}

function Came({ of }: { of: Training }) {
  const { result, certificateIssuedOn } = of.stated;
  return (
    <section>
      <h2>{words.exam}</h2>
      {result === null ? (
        <p>{words.noResult}</p>
      ) : (
        <p>
          <Label in="results" id={result} />
        </p>
      )}
      {of.certificateNumber === null ? (
        <p>{words.noCertificate}</p>
      ) : (
        <p>
          {all.certificate.number(of.certificateNumber)}{' '}
          {certificateIssuedOn === null ? null : all.certificate.issued(dayText(certificateIssuedOn))}
        </p>
      )}
    </section>
  );
}

const WRONG = ['attendance', 'teacher', 'materials', 'fee', 'taking-part', 'result', 'certificate'] as const;

/** Whatever stands there may be said to be wrong, each on its own. */
function Wrong({ of }: { of: Training }) {
  const answer = useRead('/api/me/disputable');
  const at = { subjectType: 'class', subjectId: of.classId } as const;
  return (
    <section>
      <h2>{words.wrong}</h2>
      <p>{words.wrongHint}</p>
      {WRONG.map((fact) => {
        const found = factOf(answer.data?.facts, { ...at, fact });
        if (found === undefined) return null;
        return (
          <Link
            key={fact}
            className="go plain"
            to={found.live ? '/m/disputes' : `/m/disputes/new/class/${of.classId}/${fact}`}
          >
            {words.wrongs[fact]}
            {found.live ? `：${all.disputes.live}` : ''}
          </Link>
        );
      })}
    </section>
  );
}

/** The sentences that she confirms, and the button; once confirmed, when. */
function Confirm({ of, again }: { of: Training; again: () => void }) {
  const { working, fault, send } = useSending();
  const { status, saidAt } = of.confirmation;
  const confirm = async () => {
    const done = await send((key) =>
      act('POST', '/api/me/trainings/{classId}/confirmation', {
        params: { classId: of.classId },
        body: { digest: of.digestNow },
        key,
      }),
    );
    // Whatever changed meanwhile stands there before she tries again.
    again();
    return done;
  };
  return (
    <section>
      <h2>{words.ask}</h2>
      <p role="status">
        <b>{words.state[status]}</b>{' '}
        {status === 'confirmed' && saidAt ? words.confirmedOn(dayText(dayOfInstant(saidAt))) : null}
      </p>
      {status === 'confirmed' ? <p>{words.done}</p> : null}
      <p>{words.read}</p>
      <ul>
        {of.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {of.allowed.includes('confirmations.confirm') ? (
        <button type="button" className="go" disabled={working} onClick={() => void confirm()}>
          {working ? words.confirming : words.confirm}
        </button>
      ) : status === 'confirmed' ? null : (
        <p>{words.notOver}</p>
      )}
      {fault === null ? null : <p role="alert">{fault}</p>}
    </section>
  );
}

/** One of her classes: hours, her half days, who taught, exam and certificate; she confirms it or says what is wrong. */
export function MyTraining() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/me/trainings/{classId}', { params: { classId } });
  const again = () => void answer.refetch();
  return (
    <Frame title={words.title} back="/m/class">
      {answer.data !== undefined ? (
        <>
          <section className="headline">
            <h2>{answer.data.stated.className}</h2>
            <p>{all.class.by(answer.data.stated.organisationName)}</p>
            <p>{all.class.period(dayText(answer.data.stated.startOn), dayText(answer.data.stated.endOn))}</p>
          </section>
          <Hours of={answer.data} />
          <Days of={answer.data} />
          <Taught of={answer.data} />
          <Came of={answer.data} />
          <Confirm of={answer.data} again={again} />
          <Wrong of={answer.data} />
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={again} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
