import type { ReactNode } from 'react';
import { useRead } from '../../client/index.ts';
import { Label } from '../../ui/values.tsx';
import type { Subsidies } from '../claims/state.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { words } from '../words.ts';

type Training = Subsidies['trainings'][number];

function OfTrainings(props: { title: string; children: (trainings: readonly Training[]) => ReactNode }) {
  const answer = useRead('/api/me/subsidies');
  return (
    <Frame title={props.title} back="/m">
      {answer.data !== undefined ? (
        props.children(answer.data.trainings)
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}

/** Every class filed in her name, so that she sees what was done with it. */
export function MyClasses() {
  return (
    <OfTrainings title={words.class.title}>
      {(trainings) => (
        <>
          {trainings.length === 0 ? <p>{words.class.none}</p> : null}
          <ul className="cards">
            {trainings.map((training) => (
              <li key={training.classId} className="card">
                <strong>{training.className}</strong>
                <span>{words.class.by(training.organisationName)}</span>
                <span>{words.class.period(dayText(training.startOn), dayText(training.endOn))}</span>
                {training.presentSlots !== null && training.slotCount !== null ? (
                  <span>{words.class.attended(training.presentSlots, training.slotCount)}</span>
                ) : null}
                {training.result !== null ? (
                  <span>
                    <Label in="results" id={training.result} />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          <p className="cite">{words.class.here}</p>
        </>
      )}
    </OfTrainings>
  );
}

/** Certificates on record for her. */
export function MyCertificates() {
  return (
    <OfTrainings title={words.certificate.title}>
      {(trainings) => {
        const certified = trainings.filter((training) => training.certificateNumber !== null);
        return (
          <>
            {certified.length === 0 ? <p>{words.certificate.none}</p> : null}
            <ul className="cards">
              {certified.map((training) => (
                <li key={training.classId} className="card">
                  <strong>{training.className}</strong>
                  <span>{words.certificate.number(training.certificateNumber ?? '')}</span>
                  {training.certificateIssuedOn ? (
                    <span>{words.certificate.issued(dayText(training.certificateIssuedOn))}</span>
                  ) : null}
                </li>
              ))}
            </ul>
            <p className="cite">{words.certificate.here}</p>
          </>
        );
      }}
    </OfTrainings>
  );
}
