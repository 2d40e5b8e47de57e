import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { words as all } from '../words.ts';

const words = all.disputes;
export type Disputable = Reply<'/api/me/disputable'>['facts'][number];

export interface FactKey {
  readonly subjectType: Disputable['subjectType'];
  readonly subjectId: string;
  readonly fact: Disputable['fact'];
}

/** The fact that this key names, of those she may dispute. */
export function factOf(facts: readonly Disputable[] | undefined, key: FactKey): Disputable | undefined {
  return facts?.find(
    ({ subjectType, subjectId, fact }) =>
      subjectType === key.subjectType && subjectId === key.subjectId && fact === key.fact,
  );
}

/** Keeps the place of what is not read yet, so that no button moves away under the finger. */
function Coming(props: { className: string; children: string }) {
  return (
    <span className={`${props.className} coming`} aria-hidden="true">
      {props.children}
    </span>
  );
}

/** A fact with a quiet way to say that it is wrong beside it; once she has said so, the way to what came of it. */
export function Fact(props: FactKey & { children: ReactNode }) {
  const { subjectType, subjectId, fact } = props;
  const answer = useRead('/api/me/disputable');
  const { term } = useVocabulary();
  const found = factOf(answer.data?.facts, props);
  return (
    <span className="disputable">
      <span>{props.children}</span>
      {answer.isPending ? (
        <Coming className="wrong">{words.wrong}</Coming>
      ) : found === undefined ? null : found.live ? (
        <Link className="wrong" to="/m/disputes">
          {words.live}
        </Link>
      ) : (
        <Link
          className="wrong"
          to={`/m/disputes/new/${subjectType}/${subjectId}/${fact}`}
          aria-label={words.wrongOf(term('disputeFacts', fact))}
        >
          {words.wrong}
        </Link>
      )}
    </span>
  );
}

/** One tap for whoever stands in a class, on a certificate, in a payment or on a list of enrolment that is not hers; nothing where it cannot be said. */
export function NotMe(props: { classId: string | null; seatId?: string; subject: string }) {
  const { classId, seatId, subject } = props;
  const answer = useRead('/api/me/disputable');
  if (seatId === undefined && classId === null) return null;
  const key: FactKey =
    seatId === undefined
      ? { subjectType: 'class', subjectId: classId ?? '', fact: 'taking-part' }
      : { subjectType: 'seat', subjectId: seatId, fact: 'seat' };
  if (answer.isPending) return <Coming className="go plain">{words.notMe}</Coming>;
  const found = factOf(answer.data?.facts, key);
  // The fact itself leads to what came of it; on a place it stands on the same card.
  if (found === undefined || (found.live && seatId !== undefined)) return null;
  const kind = seatId === undefined ? 'not-me' : 'never-enrolled';
  return (
    <Link
      className="go plain"
      to={
        found.live
          ? '/m/disputes'
          : `/m/disputes/new/${key.subjectType}/${key.subjectId}/${key.fact}?kind=${kind}`
      }
      aria-label={found.live ? undefined : words.notMeOf(subject)}
    >
      {found.live ? words.live : words.notMe}
    </Link>
  );
}
