import { Notice, ReasonButton, ReviewButtons, StepRecord } from '../../../ui/index.ts';
import type { Version } from './draft.ts';
import { words } from './words.ts';

const labels = words.repeal;

/** Proposes to take an approved version back before its day. */
export function ProposeRepeal(props: { of: Version }) {
  const { of } = props;
  return (
    <ReasonButton
      route="policyVersions.proposeRepeal"
      allowed={of.allowed}
      path="/api/policy-versions/{versionId}/repeal-proposal"
      params={{ versionId: of.versionId }}
      version={of.version}
      label={labels.act}
      title={`${labels.act} ${of.number}`}
      effect={labels.effect(of.effectiveOn)}
      hint={labels.hint}
      said={() => labels.proposed}
    />
  );
}

/** Who proposed the repeal and why, the second person's buttons while it waits, and what was decided. */
export function Repeal(props: { of: Version }) {
  const { of } = props;
  if (of.repeal === null) return null;
  const params = { versionId: of.versionId };
  const waits = of.repeal.status === 'open';
  return (
    <Notice
      title={waits ? labels.waiting : of.stage === 'repealed' ? labels.repealed : labels.kept}
      tone={waits || of.stage === 'repealed' ? 'alarm' : 'plain'}
    >
      {waits ? <p>{labels.decideEffect(of.effectiveOn)}</p> : null}
      <StepRecord steps={of.repeal.steps} dueOn={of.repeal.dueOn} />
      {waits ? (
        <p className="row">
          <ReviewButtons
            route="policyVersions.decideRepeal"
            allowed={of.allowed}
            path="/api/policy-versions/{versionId}/repeal-decision"
            params={params}
            version={of.version}
            subject={`${labels.act} ${of.number}`}
            decisions={['passed', 'returned']}
            labels={labels.decisions}
            said={labels.said}
          />
          <ReasonButton
            route="policyVersions.withdrawRepeal"
            allowed={of.allowed}
            path="/api/policy-versions/{versionId}/repeal-withdrawal"
            params={params}
            version={of.version}
            label={labels.withdraw}
            title={`${labels.withdraw} ${of.number}`}
            effect={labels.withdrawEffect}
            hint={labels.withdrawHint}
            said={() => labels.withdrawn}
          />
        </p>
      ) : null}
    </Notice>
  );
}
