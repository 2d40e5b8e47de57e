import { Mark as Drawn, type Shape, type Tone } from '../../../ui/index.ts';
import type { Mark } from './draft.ts';

const LOOKS: Readonly<Record<Mark, readonly [Shape, Tone]>> = {
  same: ['ring', 'quiet'],
  changed: ['half', 'act'],
  added: ['disc', 'act'],
  ended: ['bar', 'alarm'],
};

/** What the draft does to a row: a word and a shape, never colour alone. */
export function RowMark(props: { of: Mark; words: Readonly<Record<Mark, string>> }) {
  const [shape, tone] = LOOKS[props.of];
  return (
    <span className="status" data-tone={tone}>
      <Drawn shape={shape} />
      <span>{props.words[props.of]}</span>
    </span>
  );
}

/** What speaks against a row, at the row. */
export function RowFaults(props: { of: readonly string[] | undefined }) {
  if (!props.of) return null;
  return (
    <span className="row-faults">
      {props.of.map((message) => (
        <span key={message} className="status long" data-tone="alarm">
          <Drawn shape="diamond" />
          <span>{message}</span>
        </span>
      ))}
    </span>
  );
}
