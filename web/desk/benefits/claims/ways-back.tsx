import { Instant, Notice, ReasonButton, ReviewButtons } from '../../../ui/index.ts';
import type { Claim } from './replies.ts';
import { words } from './words.ts';

const labels = words.waysBack;

/** Its maker takes a claim back; the bureau proposes that an approved one is returned. */
export function WaysBack(props: { claim: Claim }) {
  const { claim } = props;
  const params = { claimId: claim.claimId };
  const isHandedIn = claim.status === 'confirmed';
  return (
    <>
      <ReasonButton
        route="claims.withdraw"
        allowed={claim.allowed}
        path="/api/claims/{claimId}/withdraw"
        params={params}
        version={claim.version}
        label={isHandedIn ? labels.takeBack : labels.withdraw}
        title={`${isHandedIn ? labels.takeBack : labels.withdraw} ${claim.number}`}
        effect={isHandedIn ? labels.takeBackEffect : labels.withdrawEffect(claim.lineCount)}
        hint={labels.withdrawHint}
        said={({ status }) => (status === 'withdrawn' ? labels.withdrawn : labels.takenBack)}
      />
      <ReasonButton
        route="claims.proposeReturn"
        allowed={claim.allowed}
        path="/api/claims/{claimId}/return-proposal"
        params={params}
        version={claim.version}
        label={labels.propose}
        title={`${labels.propose} ${claim.number}`}
        effect={labels.proposeEffect(claim.returnWouldClear ?? '')}
        hint={labels.proposeHint}
        said={() => labels.proposed}
      />
    </>
  );
}

/** Somebody would return the approved claim, and the second person's buttons. */
export function ReturnProposed(props: { claim: Claim }) {
  const { claim } = props;
  const proposed = claim.returnProposed;
  if (!proposed) return null;
  return (
    <Notice title={labels.waiting(proposed.by)} tone="alarm">
      <p>
        {proposed.reason} <Instant at={proposed.at} />
      </p>
      <p>{claim.returnWouldClear ? labels.proposeEffect(claim.returnWouldClear) : labels.stopped}</p>
      <p className="row">
        <ReviewButtons
          route="claims.decideReturn"
          allowed={claim.allowed}
          path="/api/claims/{claimId}/return-decision"
          params={{ claimId: claim.claimId }}
          version={claim.version}
          subject={labels.decide(claim.number)}
          decisions={['passed', 'returned']}
          labels={labels.decisions}
        />
      </p>
    </Notice>
  );
}
