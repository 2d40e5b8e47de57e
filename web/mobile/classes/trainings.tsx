import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { Label } from '../../ui/values.tsx';
import type { Subsidies } from '../claims/state.tsx';
import { dayText } from '../day-text.ts';
import { Fact, NotMe } from '../disputes/not-right.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { comingSeats } from '../home-lines.ts';
import { words as learn } from '../learn/words.ts';
import { words } from '../words.ts';
import { words as sign } from './sign-words.ts';

type Training = Subsidies['trainings'][number];

function OfTrainings(props: { title: string; children: (of: Subsidies) => ReactNode }) {
  const answer = useRead('/api/me/subsidies');
  return (
    <Frame title={props.title} back="/m">
      {answer.data !== undefined ? (
        props.children(answer.data)
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}

/** What stands there of her in one class, each with a way to say that it is wrong. */
function Facts(props: { of: Training }) {
  const { classId, startOn, endOn, enrolledOn, presentSlots, slotCount, result } = props.of;
  const at = { subjectType: 'class', subjectId: classId } as const;
  return (
    <>
      <Fact {...at} fact="taking-part">
        {words.class.period(dayText(startOn), dayText(endOn))}
      </Fact>
      {enrolledOn !== null ? (
        <Fact {...at} fact="enrolled-on">
          {words.class.enrolled(dayText(enrolledOn))}
        </Fact>
      ) : null}
      {presentSlots !== null && slotCount !== null ? (
        <Fact {...at} fact="attendance">
          {words.class.attended(presentSlots, slotCount)}
        </Fact>
      ) : null}
      {result !== null ? (
        <Fact {...at} fact="result">
          <Label in="results" id={result} />
        </Fact>
      ) : null}
      {props.of.certificateNumber === null ? (
        <Fact {...at} fact="certificate">
          {words.certificate.notHere}
        </Fact>
      ) : null}
    </>
  );
}

/** Classes she enrolled for that nobody has filed in her name yet: before everything else, since she looks for them here. */
function Coming({ of }: { of: Subsidies }) {
  const { me } = useMe();
  const seats = useRead('/api/me/seats', {}, { enabled: mayCall(me, 'worker.seats') });
  const coming = comingSeats(seats.data?.rows ?? [], of);
  if (coming.length === 0)
    return seats.data !== undefined && of.trainings.length === 0 ? <p>{words.class.none}</p> : null;
  return (
    <section className="headline">
      <h2>{words.class.seats}</h2>
      <ul className="cards">
        {coming.map(({ seatId, className, organisationName, startOn, status, classStatus }) => (
          <li key={seatId}>
            <Link to="/m/learn/mine">
              <strong>{className}</strong>
              <span>{words.class.by(organisationName)}</span>
              <span>{words.class.begins(dayText(startOn))}</span>
              <span className="tap">{learn.standing({ status, classStatus })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way to sign in, before everything else while she is taught. */
function ToSign() {
  const { me } = useMe();
  if (!mayCall(me, 'worker.signIn') || me?.helping) return null;
  return (
    <Link className="go" to="/m/class/sign">
      {sign.title}
    </Link>
  );
}

/** Every class filed in her name, so that she sees what was done with it. */
export function MyClasses() {
  return (
    <OfTrainings title={words.class.title}>
      {(of) => (
        <>
          <ToSign />
          <Coming of={of} />
          <ul className="cards">
            {of.trainings.map((training) => (
              <li key={training.classId} className="card">
                <strong>{training.className}</strong>
                <span>{words.class.by(training.organisationName)}</span>
                <Facts of={training} />
                <NotMe classId={training.classId} subject={training.className} />
              </li>
            ))}
          </ul>
          <Link className="go plain" to="/m/learn/mine">
            {words.class.allSeats}
          </Link>
          <p className="cite">{words.class.here}</p>
        </>
      )}
    </OfTrainings>
  );
}
