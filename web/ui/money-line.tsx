import { count } from './format.ts';
import { Day, DaysLeft, Label, Mark } from './values.tsx';
import { words } from './words.ts';

/** One station as the server sends it; the leader's flow adds `count` and `waiting`. */
export interface Station {
  readonly station: string;
  readonly state: 'passed' | 'here' | 'ahead' | 'bent';
  readonly passedOn?: string | null;
  readonly desk?: string | null;
  readonly due?: { readonly dueOn: string; readonly workingDaysLeft: number } | null;
  readonly waitsFor?: string | null;
  readonly clause?: string | null;
  /** Lines that have passed here (flow of a county). */
  readonly count?: number;
  readonly waiting?: number;
}

/** The road turns off below the line and comes back to it. */
function Bend() {
  return (
    <svg viewBox="0 0 48 24" aria-hidden="true">
      <path d="M24 -10V4q0 10 -9 13" fill="none" stroke="currentColor" strokeWidth="2.500" />
      <path d="M15 12.500l-5 6 8 2.500z" fill="currentColor" />
      <path
        d="M20 21q22 2 24 -21v-9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.500"
        strokeDasharray="3 3"
      />
      <path d="M40.500 -5l3.500 -6 3.500 6z" fill="currentColor" />
    </svg>
  );
}

/**
 * Where is my money: one line of stations with the day passed, the desk it lies at, the working days left there and
 * why it waits. A returned or contested case bends off and comes back.
 */
export function MoneyLine(props: {
  stations: readonly Station[];
  vertical?: boolean;
  label?: string;
  /** Vocabulary list of the stations' names, for another road than the money's. */
  in?: string;
}) {
  return (
    <ol
      className={props.vertical ? 'money-line vertical' : 'money-line'}
      // On a narrow screen the line scrolls and must be within reach of the keyboard.
      tabIndex={props.vertical ? undefined : 0}
      aria-label={props.label ?? words.moneyLine.label}
    >
      {props.stations.map((station) => (
        <Stop key={station.station} station={station} in={props.in ?? 'stations'} />
      ))}
    </ol>
  );
}

function Stop(props: { station: Station; in: string }) {
  const { station } = props;
  const state = station.state === 'bent' ? 'here' : station.state;
  const spoken = { passed: words.moneyLine.passed, here: words.moneyLine.here, ahead: words.moneyLine.ahead };
  return (
    <li data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
      {station.count === undefined ? null : <span className="count">{count(station.count)}</span>}
      <span className="track">
        <span className="dot">
          <Mark shape={state === 'passed' ? 'disc' : state === 'here' ? 'half' : 'ring'} />
        </span>
      </span>
      {station.state === 'bent' ? (
        <span className="bend">
          <Bend />
        </span>
      ) : null}
      <span className="station">
        <Label in={props.in} id={station.station} />
        <span className="unseen"> {spoken[state]}</span>
      </span>
      {station.passedOn ? (
        <span className="note">
          <Day on={station.passedOn} />
        </span>
      ) : null}
      {state === 'here' && station.desk ? (
        <span className="note">
          <Label in="roles" id={station.desk} />
        </span>
      ) : null}
      {station.due ? (
        <span className="note">
          <DaysLeft days={station.due.workingDaysLeft} />
        </span>
      ) : null}
      {station.waitsFor ? (
        <span className={station.state === 'bent' ? 'bend' : 'note'}>{station.waitsFor}</span>
      ) : null}
      {station.waiting ? (
        <span className="note">{words.moneyLine.waiting(count(station.waiting))}</span>
      ) : null}
    </li>
  );
}
