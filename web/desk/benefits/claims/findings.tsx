import { type Reply, useRead } from '../../../client/index.ts';
import { Day, Label, MarginRow, Money, Status } from '../../../ui/index.ts';
import { words } from './words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;
export type Determination = Line['determination'];
type Finding = Determination['findings']['met'][number];
type Verdict = 'unknown' | 'not-met' | 'met';

/** Who said so and when; what nobody has answered says so, what the claim itself states needs no source. */
function Source(props: { of: Finding['facts'][number]; open: boolean }) {
  const { sourceDepartment, knownOn, pointer } = props.of;
  if (sourceDepartment !== null)
    return (
      <span className="quiet">
        {' '}
        <Label in="departments" id={sourceDepartment} /> {knownOn ? <Day on={knownOn} /> : null}
      </span>
    );
  if (!props.open || pointer.startsWith('/claim/')) return null;
  return <span className="quiet"> {words.findings.factUnknown}</span>;
}

function Facts(props: { of: Finding }) {
  if (props.of.facts.length === 0) return null;
  return (
    <ul className="facts-used">
      {props.of.facts.map((fact) => (
        <li key={fact.pointer}>
          <span className="quiet">{fact.label}</span> {fact.value}
          <Source of={fact} open={props.of.verdict === 'unknown'} />
        </li>
      ))}
    </ul>
  );
}

function Ask(props: { of: Finding }) {
  const { answerers } = props.of;
  return (
    <p className="ask-whom">
      {answerers.length === 0 ? (
        words.findings.askNone
      ) : (
        <>
          {words.findings.ask}{' '}
          {answerers.map((answerer) => (
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
          {finding.layer === null ? null : <p className="quiet">{words.findings.layer(finding.layer)}</p>}
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

/** The clause by whose right a benefit has an amount, as the pack says. */
function useAmountClause(policyId: string, benefit: string): string | null {
  const policy = useRead('/api/policies/{policyId}', { params: { policyId } }, { fresh: 86_400_000 });
  return policy.data?.benefits.find((candidate) => candidate.benefit === benefit)?.amountClause ?? null;
}

/** What comes out, by which row of the amounts table, and the sum that leads there. */
export function AmountOf(props: { of: Determination; benefit: string }) {
  const { standard, quantity, amountFen, outcome } = props.of;
  const amountClause = useAmountClause(props.of.policyId, props.benefit);
  return (
    <MarginRow law={standard ? { clause: standard.clause ?? amountClause, reading: standard.source } : null}>
      <p className="outcome">
        <Status in="outcomes" id={outcome} /> <Money fen={amountFen} unit />
      </p>
      {standard ? (
        <>
          <p>
            {standard.text}
            {quantity ? (
              <>
                {words.line.inAll(quantity.count)}
                <Label in="units" id={quantity.unit} />
              </>
            ) : null}
          </p>
          <p className="quiet">{words.line.standardSource(standard.source)}</p>
        </>
      ) : (
        <p className="quiet">{words.line.noStandard}</p>
      )}
    </MarginRow>
  );
}
