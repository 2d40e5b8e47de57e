import { count } from './format.ts';
import { Day, DaysLeft, Label, Mark } from './values.tsx';
import { words } from './words.ts';

/** One step as the server sends it; the leader's flow adds `count` and `waiting`. */
export interface LifecycleStep {
  readonly step: string;
  readonly state: 'done' | 'current' | 'upcoming' | 'blocked';
  readonly doneOn?: string | null;
  readonly assignedRole?: string | null;
  readonly due?: { readonly dueOn: string; readonly workingDaysLeft: number } | null;
  readonly waitReason?: string | null;
  readonly clause?: string | null;
  /** Lines that have passed here (flow of a county). */
  readonly count?: number;
  readonly waiting?: number;
}

/** The line turns off below and comes back. */
function TurnOff() {
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
 * Where is my money: one line of steps with the day it was done, the role that must act, the working days left and
 * why it waits. A returned or contested case turns off and comes back.
 */
export function MoneyLine(props: {
  lifecycle: readonly LifecycleStep[];
  vertical?: boolean;
  label?: string;
  /** Vocabulary list of the steps' names, for another lifecycle than the claim's. */
  in?: string;
}) {
  return (
    <ol
      className={props.vertical ? 'money-line vertical' : 'money-line'}
      // On a narrow screen the line scrolls and must be within reach of the keyboard.
      tabIndex={props.vertical ? undefined : 0}
      aria-label={props.label ?? words.moneyLine.label}
    >
      {props.lifecycle.map((step) => (
        <Step key={step.step} step={step} in={props.in ?? 'lifecycleSteps'} />
      ))}
    </ol>
  );
}

function Step(props: { step: LifecycleStep; in: string }) {
  const { step } = props;
  const state = step.state === 'blocked' ? 'current' : step.state;
  const spoken = {
    done: words.moneyLine.done,
    current: words.moneyLine.current,
    upcoming: words.moneyLine.upcoming,
  };
  return (
    <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      {step.count === undefined ? null : <span className="count">{count(step.count)}</span>}
      <span className="track">
        <span className="dot">
          <Mark shape={state === 'done' ? 'disc' : state === 'current' ? 'half' : 'ring'} />
        </span>
      </span>
      {step.state === 'blocked' ? (
        <span className="blocked">
          <TurnOff />
        </span>
      ) : null}
      <span className="step-name">
        <Label in={props.in} id={step.step} />
        <span className="unseen"> {spoken[state]}</span>
      </span>
      {step.doneOn ? (
        <span className="note">
          <Day on={step.doneOn} />
        </span>
      ) : null}
      {state === 'current' && step.assignedRole ? (
        <span className="note">
          <Label in="roles" id={step.assignedRole} />
        </span>
      ) : null}
      {step.due ? (
        <span className="note">
          <DaysLeft days={step.due.workingDaysLeft} />
        </span>
      ) : null}
      {step.waitReason ? (
        <span className={step.state === 'blocked' ? 'blocked' : 'note'}>{step.waitReason}</span>
      ) : null}
      {step.waiting ? <span className="note">{words.moneyLine.waiting(count(step.waiting))}</span> : null}
    </li>
  );
}
