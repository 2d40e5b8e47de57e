import { Notice, ReasonButton, ReviewButtons } from '../../../ui/index.ts';
import type { Payment } from './replies.ts';
import { words } from './words.ts';

const labels = words.waysBack;

/** Its maker withdraws a batch; finance proposes to cancel an approved one that the bank has not got. */
export function WaysBack(props: { of: Payment }) {
  const { of } = props;
  const params = { batchId: of.batchId };
  return (
    <>
      <ReasonButton
        route="payments.withdraw"
        allowed={of.allowed}
        path="/api/payments/{batchId}/withdraw"
        params={params}
        version={of.version}
        label={labels.withdraw}
        title={`${labels.withdraw} ${of.number}`}
        effect={labels.withdrawEffect(of.orderCount)}
        hint={labels.hint}
        said={() => labels.withdrawn}
      />
      <ReasonButton
        route="payments.cancel"
        allowed={of.allowed}
        path="/api/payments/{batchId}/cancellation"
        params={params}
        version={of.version}
        label={labels.cancel}
        title={`${labels.cancel} ${of.number}`}
        effect={labels.cancelEffect(of.orderCount)}
        hint={labels.hint}
        said={() => labels.cancelProposed}
      />
    </>
  );
}

/** Somebody would cancel the batch, and the second person's buttons. */
export function CancelProposed(props: { of: Payment }) {
  const { of } = props;
  if (of.status !== 'cancel-proposed') return null;
  const proposed = of.steps.findLast(({ decision }) => decision === 'prepared');
  return (
    <Notice title={labels.waiting(proposed?.who ?? '')} tone="alarm">
      <p>{proposed?.opinion}</p>
      <p>{labels.cancelEffect(of.orderCount)}</p>
      <p className="row">
        <ReviewButtons
          route="payments.decideCancel"
          allowed={of.allowed}
          path="/api/payments/{batchId}/cancellation-decision"
          params={{ batchId: of.batchId }}
          version={of.version}
          subject={`${labels.cancel} ${of.number}`}
          decisions={['passed', 'returned']}
          labels={labels.decisions}
          returnClears={labels.keepEffect}
        />
      </p>
    </Notice>
  );
}
