import { Fragment } from 'react';
import { useRead } from '../client/index.ts';
import { procedureWords as words } from './procedure-words.ts';
import { Label } from './values.tsx';
import { useNamedCode } from './vocabulary.ts';

interface Material {
  readonly material: string;
  readonly note: string | null;
  readonly answeredBy: readonly string[];
}
interface Procedure {
  readonly divisionName: string | null;
  readonly days: readonly { readonly step: keyof typeof words.steps; readonly workingDays: number }[];
  readonly benefits: readonly { readonly benefit: string; readonly materials: readonly Material[] }[];
  readonly documents: readonly {
    readonly document: string;
    readonly from: string;
    readonly through: string | null;
  }[];
  readonly clause: string | null;
}

/** What must be handed in for one benefit; what data answer is struck out, with who answers it. */
function Materials(props: { of: readonly Material[] }) {
  if (props.of.length === 0) return <p>{words.none}</p>;
  return (
    <ul className="materials">
      {props.of.map(({ material, note, answeredBy }) => (
        <li key={material}>
          {answeredBy.length === 0 ? (
            <>
              <Label in="materials" id={material} /> {note ? <span className="quiet">{note}</span> : null}
            </>
          ) : (
            <>
              <s>
                <Label in="materials" id={material} />
              </s>{' '}
              <span className="quiet">{words.notNeeded(answeredBy.join(words.joint))}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Days(props: { of: Procedure }) {
  const { days } = props.of;
  return (
    <p>
      {days.map(({ step, workingDays }) => (
        <Fragment key={step}>
          <span className="nowrap">
            {words.steps[step]} {words.days(workingDays)}
          </span>{' '}
        </Fragment>
      ))}
      <span className="quiet">
        {words.inAll(days.reduce((sum, { workingDays }) => sum + workingDays, 0))}
      </span>
    </p>
  );
}

/** One place's way with the claims of a notice: days, materials by benefit, the documents that set them. */
function OnePlace(props: { of: Procedure; benefit?: string | undefined }) {
  const { of, benefit } = props;
  const named = useNamedCode();
  return (
    <div className="procedure">
      <h3>{of.divisionName ?? words.usual}</h3>
      <Days of={of} />
      {of.benefits
        .filter((each) => benefit === undefined || each.benefit === benefit)
        .map((each) => (
          <div key={each.benefit}>
            <h4>
              <Label in="benefits" id={each.benefit} /> {words.materials}
            </h4>
            <Materials of={each.materials} />
          </div>
        ))}
      {of.documents.length === 0 ? (
        <p className="quiet small">{words.noneSet}</p>
      ) : (
        <p className="quiet small">
          {words.setBy}
          {of.documents.map(({ document, from, through }) => (
            <span key={`${document} ${from}`}> {words.from(document, from, through)}</span>
          ))}
        </p>
      )}
      {of.clause === null ? null : <p className="cite">{words.basis(named(of.clause))}</p>}
    </div>
  );
}

/** How claims of a notice are handled: in one division, or the usual way and every place with its own. */
export function Procedures(props: {
  policyId: string;
  divisionCode?: string | undefined;
  benefit?: string | undefined;
}) {
  const { policyId, divisionCode, benefit } = props;
  const query = divisionCode === undefined ? { policyId } : { policyId, divisionCode };
  const { data } = useRead('/api/public/procedures', { query });
  if (!data) return null;
  return data.procedures.map((each) => (
    <OnePlace key={each.divisionCode ?? ''} of={each} benefit={benefit} />
  ));
}
