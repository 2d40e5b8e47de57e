import type { ReactNode } from 'react';
import { useTitle } from './page.tsx';
import { DueDay } from './provisional.tsx';
import { Instant, Label, Status } from './values.tsx';
import { words } from './words.ts';

interface CasePageProps {
  readonly title: string;
  /** Number of the case, beside its title. */
  readonly number?: ReactNode;
  readonly status?: ReactNode;
  /** One line of facts under the title. */
  readonly facts?: readonly ReactNode[];
  /** Whose turn it is and until when. */
  readonly next?: ReactNode;
  /** The acts this person may do now, and no others. */
  readonly acts?: ReactNode;
  /** In a drawer the case is a part of the list page: its title is no h1 and leaves the browser's title alone. */
  readonly inDrawer?: boolean;
  readonly children: ReactNode;
}

/** A case: head with state and next act, body in the order of the official form, the law in the margin. */
export function CasePage(props: CasePageProps) {
  useTitle(props.inDrawer ? undefined : props.title);
  return (
    <article className="case">
      <header className="case-head">
        <div>
          {props.inDrawer ? <h2>{props.title}</h2> : <h1 tabIndex={-1}>{props.title}</h1>}
          <div className="facts">
            {props.status}
            {props.number ? <span>{props.number}</span> : null}
            {props.facts?.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts are in a fixed order
              <span key={index}>{fact}</span>
            ))}
          </div>
        </div>
        <div>
          {props.next ? <div className="next">{props.next}</div> : null}
          <div className="acts">{props.acts}</div>
        </div>
      </header>
      {props.children}
    </article>
  );
}

export interface RecordedStep {
  readonly round: number;
  readonly step: string;
  readonly decision: string;
  readonly who: string;
  readonly role: string;
  readonly decidedAt: string;
  readonly reasonCode: string | null;
  readonly opinion: string | null;
}

/** Who did what, in the order it was done; every round of a review. */
export function StepRecord(props: { steps: readonly RecordedStep[]; dueOn?: string | null }) {
  if (props.steps.length === 0) return <p className="quiet">{words.record.none}</p>;
  const rounds = new Set(props.steps.map((step) => step.round)).size;
  return (
    <ol className="record">
      {props.steps.map((step) => (
        <li key={`${step.round}${step.step}${step.decidedAt}`}>
          <Instant at={step.decidedAt} />
          <span>
            <Label in="steps" id={step.step} />
            {rounds > 1 ? <span className="quiet"> {words.record.round(step.round)}</span> : null}
          </span>
          <span>
            <Status in="decisions" id={step.decision} /> {step.who}{' '}
            <span className="quiet">
              <Label in="roles" id={step.role} />
            </span>
            {step.reasonCode ? (
              <>
                {' '}
                <Label in="returnReasons" id={step.reasonCode} />
              </>
            ) : null}
            {step.opinion ? <div>{step.opinion}</div> : null}
          </span>
        </li>
      ))}
      {props.dueOn ? (
        <li>
          <DueDay on={props.dueOn} />
          <span className="quiet">{words.record.due(props.dueOn)}</span>
        </li>
      ) : null}
    </ol>
  );
}
