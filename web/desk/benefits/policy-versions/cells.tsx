import { useEffect, useRef, useState } from 'react';
import { stepCell, yuan } from '../../../ui/index.ts';
import { fenOfYuan } from '../funds/yuan-input.ts';
import { words } from './words.ts';

const MOST_FEN = 1_000_000_000;

/** Yuan as typed, without thousands marks. */
const typedYuan = (fen: number) => yuan(fen).replaceAll(',', '');

function fenTyped(text: string): number | undefined {
  const fen = fenOfYuan(text);
  return fen === undefined || fen < 0 || fen > MOST_FEN ? undefined : fen;
}

function percentTyped(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const percent = /^\d{1,3}$/.test(trimmed) ? Number(trimmed) : 0;
  return percent >= 1 && percent <= 500 ? percent : undefined;
}

interface CellProps<T> {
  readonly cell: string;
  readonly label: string;
  readonly text: string;
  readonly wrong: string;
  readonly read: (text: string) => T | undefined;
  readonly onChange: (value: T) => void;
}

/** A cell to type into: Enter goes to the next row. Saved on leaving it; what cannot be read stays, with an error. */
function Cell<T>(props: CellProps<T>) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const latest = useRef<() => void>(() => undefined);
  latest.current = () => {
    if (typed === null || typed === props.text) {
      setTyped(null);
      setWrong(false);
      return;
    }
    const value = props.read(typed);
    setWrong(value === undefined);
    if (value === undefined) return;
    setTyped(null);
    props.onChange(value);
  };
  // Scrolled out of sight while it is being typed: what can be read is saved.
  useEffect(() => () => latest.current(), []);
  return (
    <>
      <input
        className="cell"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        data-cell={props.cell}
        aria-label={props.label}
        aria-invalid={wrong}
        value={typed ?? props.text}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => latest.current()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            latest.current();
            if (!stepCell(event)) {
              event.currentTarget.blur();
              event.currentTarget.focus();
            }
          }
          if (event.key === 'Escape') {
            setTyped(null);
            setWrong(false);
          }
        }}
      />
      {wrong ? (
        <span className="row-faults alarm" role="alert">
          {props.wrong}
        </span>
      ) : null}
    </>
  );
}

export function AmountCell(props: { name: string; fen: number | null; onChange: (fen: number) => void }) {
  return (
    <Cell
      cell="amount"
      label={words.standards.amountOf(props.name)}
      text={props.fen === null ? '' : typedYuan(props.fen)}
      wrong={words.standards.badAmount}
      read={fenTyped}
      onChange={props.onChange}
    />
  );
}

export function UpliftCell(props: {
  name: string;
  percent: number | null;
  onChange: (percent: number | null) => void;
}) {
  return (
    <Cell<number | null>
      cell="uplift"
      label={words.standards.upliftOf(props.name)}
      text={props.percent === null ? '' : String(props.percent)}
      wrong={words.standards.badPercent}
      read={percentTyped}
      onChange={props.onChange}
    />
  );
}
