import { shownInstant } from './format.ts';
import { Label } from './values.tsx';

interface StepTaken {
  readonly round: number;
  readonly step: string;
  readonly who: string;
  readonly decidedAt: string;
  readonly opinion: string | null;
}

/** Who took which step of a review and when, with the opinion; one that repeats `reason`, shown beside it, is left out. */
export function StepsTaken(props: { steps: readonly StepTaken[]; reason?: string | null }) {
  return (
    <ul className="steps-taken">
      {props.steps.map((step) => (
        <li key={`${step.round} ${step.step} ${step.decidedAt}`}>
          <Label in="steps" id={step.step} /> {step.who} {shownInstant(step.decidedAt)}
          {step.opinion && step.opinion !== props.reason ? <div>{step.opinion}</div> : null}
        </li>
      ))}
    </ul>
  );
}
