import type { ReactNode } from 'react';
import { Day, Label } from './values.tsx';
import { useClauses } from './vocabulary.ts';
import { words } from './words.ts';

/** A fact that a statement rests on, with who said so and when. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
  /** Id of the vocabulary list `departments`; null when nobody has answered. */
  readonly sourceDepartment?: string | null;
  readonly knownOn?: string | null;
}

/** By what right something is said: the clause, how this system reads it, the facts used. */
export interface Law {
  readonly clause: string | null;
  /** Risk rule of the list `riskRules`, where no clause speaks. */
  readonly rule?: string | null;
  readonly reading?: ReactNode;
  readonly facts?: readonly FactLine[];
}

/**
 * The law beside one statement. On staff pages: clause and short form, opening in the margin; on the phone and in a
 * narrow drawer the same folds into one question under the statement.
 */
export function LawMargin(props: { law: Law | readonly Law[] | null }) {
  const laws = props.law === null ? [] : Array.isArray(props.law) ? props.law : [props.law];
  const shown = (laws as readonly Law[]).filter((law) => law.clause || law.rule);
  if (shown.length === 0) return <div className="law" />;
  return (
    <div className="law" role="note" aria-label={words.margin.label}>
      {shown.map((law) => (
        <OneLaw key={`${law.clause}${law.rule}`} law={law} />
      ))}
    </div>
  );
}

function OneLaw(props: { law: Law }) {
  const clauseOf = useClauses();
  const { clause, rule, reading, facts } = props.law;
  const text = clause ? clauseOf(clause) : undefined;
  return (
    <details>
      <summary>
        <span className="clause in-margin">{clause ?? rule}</span>
        <span className="in-margin">{clause ? text?.short : <Label in="riskRules" id={rule} />}</span>
        <span className="ask">{words.margin.ask}</span>
      </summary>
      <div className="opened">
        {clause ? (
          <div>
            <h4>{words.margin.notice}</h4>
            <p>
              <b>{clause}</b> {text?.where}
            </p>
            <p>{text?.requirement}</p>
          </div>
        ) : null}
        {rule ? (
          <p>
            <b>{rule}</b> <Label in="riskRules" id={rule} />
          </p>
        ) : null}
        {reading ? (
          <div>
            <h4>{words.margin.reading}</h4>
            <div>{reading}</div>
          </div>
        ) : null}
        {facts && facts.length > 0 ? (
          <div>
            <h4>{words.margin.facts}</h4>
            <ul>
              {facts.map((fact) => (
                <li key={`${fact.label}${fact.value}${fact.knownOn}`}>
                  {fact.label} <b>{fact.value}</b>
                  {fact.sourceDepartment ? (
                    <span className="quiet">
                      {' '}
                      <Label in="departments" id={fact.sourceDepartment} />
                      {fact.knownOn ? (
                        <>
                          {' '}
                          <Day on={fact.knownOn} />
                        </>
                      ) : null}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </details>
  );
}

/** A statement and its law on the same line. Nothing is decided without a margin. */
export function MarginRow(props: { law: Law | readonly Law[] | null; children: ReactNode }) {
  return (
    <div className="margin-row">
      <div className="statement">{props.children}</div>
      <LawMargin law={props.law} />
    </div>
  );
}
