import type { Reply } from '../../../client/index.ts';
import { Instant, Notice, ReasonButton, ReviewButtons } from '../../../ui/index.ts';
import { words } from './words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;
const labels = words.hold;

/** Stops this one line at once. */
export function HoldButton(props: { line: Line }) {
  const { line } = props;
  return (
    <ReasonButton
      route="claims.holdLine"
      allowed={line.allowed}
      path="/api/claims/{claimId}/lines/{claimLineId}/hold"
      params={{ claimId: line.claimId, claimLineId: line.claimLineId }}
      version={line.version}
      label={labels.act}
      title={labels.title(line.person.name)}
      effect={labels.effect}
      hint={labels.hint}
      said={() => labels.done(line.person.name)}
    />
  );
}

/** Who holds the line and why, and the way to let it go on. */
export function Held(props: { line: Line }) {
  const { line } = props;
  const { hold } = line;
  if (!hold) return null;
  const at = {
    allowed: line.allowed,
    params: { claimId: line.claimId, claimLineId: line.claimLineId },
    version: hold.version,
  };
  return (
    <Notice title={labels.held} tone="alarm">
      <p>
        {hold.reason} {hold.by} <Instant at={hold.at} />
      </p>
      {hold.releaseProposed ? (
        <p>{labels.proposed(hold.releaseProposed.by, hold.releaseProposed.reason)}</p>
      ) : null}
      <p className="row">
        <ReasonButton
          route="claims.proposeRelease"
          path="/api/claims/{claimId}/lines/{claimLineId}/release-proposal"
          {...at}
          label={labels.release}
          title={labels.releaseTitle(line.person.name)}
          effect={labels.releaseEffect}
          hint={labels.releaseHint}
          said={() => labels.releaseProposed}
        />
        <ReasonButton
          route="claims.withdrawRelease"
          path="/api/claims/{claimId}/lines/{claimLineId}/release-withdraw"
          {...at}
          {...labels.withdraw}
          said={() => labels.withdrawn}
        />
        <ReviewButtons
          route="claims.decideRelease"
          path="/api/claims/{claimId}/lines/{claimLineId}/release-decision"
          {...at}
          subject={labels.releaseTitle(line.person.name)}
          decisions={['passed', 'returned']}
          labels={labels.decisions}
        />
      </p>
    </Notice>
  );
}
