import { useRead } from '../client/index.ts';
import { words as all } from './words.ts';

const words = all.counter;

/** Where the counter of a county is, when it is open and whom to call; without a county or a network the hotline alone. */
export function Counter(props: { divisionCode: string | null }) {
  return props.divisionCode === null ? (
    <Call number={words.national} />
  ) : (
    <OfCounty divisionCode={props.divisionCode} />
  );
}

function OfCounty(props: { divisionCode: string }) {
  const answer = useRead('/api/divisions/{divisionCode}/counter', { params: props });
  const of = answer.data;
  return (
    <>
      {of?.place == null ? <p>{words.unknown}</p> : <p>{words.place(of.place)}</p>}
      {of?.hours == null ? null : <p>{words.hours(of.hours)}</p>}
      {of?.isDemonstration ? <p className="cite">{words.madeUp}</p> : null}
      <Call number={of?.hotline ?? words.national} />
    </>
  );
}

function Call({ number }: { number: string }) {
  return (
    <a className="go plain" href={`tel:${number}`}>
      {words.call(number)}
    </a>
  );
}
