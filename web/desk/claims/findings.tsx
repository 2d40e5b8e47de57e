import type { Reply } from '../../client/index.ts';
import { Day, Label, MarginRow, Money, Status } from '../../ui/index.ts';
import { words } from '../../words/claims.ts';
import { whomToAsk } from './ask.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;
export type Determination = Line['determination'];
type Finding = Determination['findings']['met'][number];
type Verdict = 'unknown' | 'not-met' | 'met';

function Facts(props: { of: Finding }) {
  if (props.of.facts.length === 0) return null;
  return (
    <ul className="facts-used">
      {props.of.facts.map((fact) => (
        <li key={fact.pointer}>
          <span className="quiet">{fact.label}</span> {fact.value}
          {fact.sourceDepartment ? (
            <span className="quiet">
              {' '}
              <Label in="departments" id={fact.sourceDepartment} /> <Day on={fact.knownOn} />
            </span>
          ) : (
            <span className="quiet"> {words.findings.factUnknown}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Ask(props: { of: Finding }) {
  const open = props.of.facts.filter((fact) => fact.sourceDepartment === null);
  const asked = whomToAsk((open.length > 0 ? open : props.of.facts).map((fact) => fact.pointer));
  return (
    <p className="ask-whom">
      {asked.length === 0 ? (
        words.findings.askNone
      ) : (
        <>
          {words.findings.ask}{' '}
          {asked.map((answerer) => (
            <b key={`${answerer.list}${answerer.id}`}>
              <Label in={answerer.list} id={answerer.id} />{' '}
            </b>
          ))}
        </>
      )}
    </p>
  );
}

function Group(props: { verdict: Verdict; findings: readonly Finding[]; none: string }) {
  return (
    <section className="findings" aria-label={props.verdict} data-verdict={props.verdict}>
      <h3>
        <Status in="verdicts" id={props.verdict} />{' '}
        <span className="quiet">{words.findings.count(props.findings.length)}</span>
      </h3>
      {props.findings.length === 0 ? <p className="quiet">{props.none}</p> : null}
      {props.findings.map((finding) => (
        <MarginRow key={`${finding.clause} ${finding.check}`} law={{ clause: finding.clause }}>
          <p>{finding.because}</p>
          {props.verdict === 'unknown' ? <Ask of={finding} /> : null}
          <Facts of={finding} />
        </MarginRow>
      ))}
    </section>
  );
}

/** The law's answers about one line, what is missing first; each with its clause in the margin and its facts. */
export function Findings(props: { of: Determination }) {
  const { findings } = props.of;
  return (
    <div className="findings-of">
      <Group verdict="unknown" findings={findings.unknown} none={words.findings.noneUnknown} />
      <Group verdict="not-met" findings={findings.notMet} none={words.findings.noneNotMet} />
      <Group verdict="met" findings={findings.met} none={words.findings.noneMet} />
    </div>
  );
}

/** What comes out, by which row of the amounts table, and the sum that leads there. */
export function AmountOf(props: { of: Determination }) {
  const { standard, quantity, amountFen, outcome } = props.of;
  return (
    <MarginRow law={standard?.clause ? { clause: standard.clause, reading: standard.source } : null}>
      <p className="outcome">
        <Status in="outcomes" id={outcome} /> <Money fen={amountFen} unit />
      </p>
      {standard ? (
        <>
          <p>
            {standard.text}
            {quantity ? <Times quantity={quantity} uplift={standard.upliftPercent} /> : null}
          </p>
          <p className="quiet">{words.line.standardSource(standard.source)}</p>
        </>
      ) : (
        <p className="quiet">{words.line.noStandard}</p>
      )}
    </MarginRow>
  );
}

function Times(props: { quantity: NonNullable<Determination['quantity']>; uplift: number | null }) {
  return (
    <>
      {' × '}
      {props.quantity.count} <Label in="units" id={props.quantity.unit} />
      {props.uplift ? words.line.uplift(props.uplift) : ''}
    </>
  );
}
