import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  ActButton,
  Instant,
  Notice,
  Read,
  ReasonButton,
  ReviewButtons,
  Section,
  Status,
} from '../../../ui/index.ts';
import type { Claim } from './replies.ts';
import { words } from './words.ts';

const labels = words.decisions;
type Kept = Reply<'/api/claims/{claimId}/decisions'>;
type Decision = Kept['decisions'][number];

/** Statuses of a claim that has, or may have had, a written decision. */
const WITHOUT: readonly string[] = ['generated', 'confirmed', 'accepted', 'first-reviewed'];

function Proposed(props: { decision: Decision }) {
  const { decision } = props;
  if (!decision.proposed) return null;
  return (
    <Notice title={labels.waiting(decision.proposed.by)} tone="alarm">
      <p>
        {decision.proposed.reason} <Instant at={decision.proposed.at} />
      </p>
      <p>{labels.proposeEffect}</p>
      <p className="row">
        <ReviewButtons
          route="decisions.decideReplacement"
          allowed={decision.allowed}
          path="/api/decisions/{decisionId}/replacement-decision"
          params={{ decisionId: decision.decisionId }}
          version={decision.version}
          subject={labels.decide(decision.number)}
          decisions={['passed', 'returned']}
          labels={labels.decisions}
        />
        <ReasonButton
          route="decisions.withdrawReplacement"
          allowed={decision.allowed}
          path="/api/decisions/{decisionId}/replacement-withdraw"
          params={{ decisionId: decision.decisionId }}
          version={decision.version}
          {...labels.withdraw}
          said={() => labels.withdrawn}
        />
      </p>
    </Notice>
  );
}

function One(props: { decision: Decision }) {
  const { decision } = props;
  return (
    <li>
      <div className="row">
        <Link to={`/print/decisions/${decision.decisionId}`}>
          {labels.kinds[decision.kind]} {labels.edition(decision.number, decision.edition)}
        </Link>
        <Status in="writtenDecisionStatuses" id={decision.status} />
        <span className="quiet">
          <Instant at={decision.issuedAt} /> {labels.issuedBy(decision.issuedBy)}
        </span>
        <ReasonButton
          route="decisions.proposeReplacement"
          allowed={decision.allowed}
          path="/api/decisions/{decisionId}/replacement"
          params={{ decisionId: decision.decisionId }}
          version={decision.version}
          label={labels.propose}
          title={`${labels.propose} ${decision.number}`}
          effect={labels.proposeEffect}
          hint={labels.proposeHint}
          said={() => labels.proposed}
        />
      </div>
      {decision.replacesReason === null ? null : <p>{labels.replaces(decision.replacesReason)}</p>}
      {decision.endReason === null ? null : <p className="quiet">{labels.ended(decision.endReason)}</p>}
      <Proposed decision={decision} />
    </li>
  );
}

function List(props: { claimId: string; kept: Kept }) {
  const { decisions, changedLines, allowed, claimVersion } = props.kept;
  return (
    <>
      {changedLines > 0 && !decisions.some(({ proposed }) => proposed) ? (
        <Notice title={labels.changed(changedLines)} tone="act" />
      ) : null}
      {decisions.length === 0 ? <p className="quiet">{labels.none}</p> : null}
      <ul className="decisions">
        {decisions.map((decision) => (
          <One key={decision.decisionId} decision={decision} />
        ))}
      </ul>
      <ActButton
        route="decisions.issue"
        allowed={allowed}
        path="/api/claims/{claimId}/decisions"
        params={{ claimId: props.claimId }}
        body={{ version: claimVersion }}
        label={labels.issue}
        ask={labels.issueAsk}
      />
    </>
  );
}

/** The written decisions on a claim as they were issued, and the way to another one. */
export function Decisions(props: { claim: Claim }) {
  const { claimId, status } = props.claim;
  const isEarly = WITHOUT.includes(status);
  const answer = useRead('/api/claims/{claimId}/decisions', { params: { claimId } }, { enabled: !isEarly });
  if (isEarly) return null;
  return (
    <Section title={labels.title}>
      <p className="quiet">{labels.lead}</p>
      <Read of={answer}>{(kept) => <List claimId={claimId} kept={kept} />}</Read>
    </Section>
  );
}

/** Statuses of a line of which no written decision says anything. */
const UNDECIDED: readonly string[] = ['computed', 'frozen', 'incomplete', 'withdrawn'];

/** The way to the part of one person: what she is handed, with nobody else on it. */
export function OwnDecision(props: {
  line: { readonly claimId: string; readonly claimLineId: string; readonly status: string };
}) {
  const { claimId, claimLineId, status } = props.line;
  if (UNDECIDED.includes(status)) return null;
  return (
    <p>
      <Link to={`/print/claims/${claimId}/decision?line=${claimLineId}`}>{labels.own}</Link>
    </p>
  );
}
