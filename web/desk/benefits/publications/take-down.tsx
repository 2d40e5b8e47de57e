import type { Reply } from '../../../client/index.ts';
import { Notice, ReasonButton, ReviewButtons, StepRecord } from '../../../ui/index.ts';
import { words } from './words.ts';

type Publication = Reply<'/api/publications/{publicationId}'>;
const labels = words.takeDown;

/** Takes the list from the public at once. */
export function TakeDown(props: { of: Publication }) {
  const { of } = props;
  return (
    <ReasonButton
      route="publications.takeDown"
      allowed={of.allowed}
      path="/api/publications/{publicationId}/take-down"
      params={{ publicationId: of.publicationId }}
      version={of.version}
      label={labels.act}
      title={`${labels.act} ${of.number}`}
      effect={labels.effect}
      hint={labels.hint}
      said={() => labels.done}
    />
  );
}

/** Who took it down and why, and the second person's buttons while that waits. */
export function TakenDown(props: { of: Publication }) {
  const { of } = props;
  if (of.steps.length === 0) return null;
  return (
    <Notice
      title={labels.state[of.status === 'taken-down' || of.status === 'cancelled' ? of.status : 'open']}
      tone="alarm"
    >
      {of.status === 'taken-down' ? <p>{labels.decideEffect(of.lineCount)}</p> : null}
      {of.status === 'cancelled' ? <p>{labels.again}</p> : null}
      <StepRecord steps={of.steps} dueOn={null} />
      <p className="row">
        <ReviewButtons
          route="publications.decideTakeDown"
          allowed={of.allowed}
          path="/api/publications/{publicationId}/take-down-decision"
          params={{ publicationId: of.publicationId }}
          version={of.version}
          subject={`${labels.act} ${of.number}`}
          decisions={['passed', 'returned']}
          labels={labels.decisions}
          returnClears={labels.restoreEffect}
        />
      </p>
    </Notice>
  );
}
