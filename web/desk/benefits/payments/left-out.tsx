import { Link } from 'react-router';
import { Notice, SimpleTable } from '../../../ui/index.ts';
import { ProposeButton } from '../../registry/payees/propose.tsx';
import type { Payment } from './replies.ts';
import { words } from './words.ts';

const labels = words.leftOut;

/** Payees who are not in this batch, why, and the way to pay them by another. */
export function LeftOut(props: { of: Payment }) {
  const { leftOut } = props.of;
  if (leftOut.length === 0) return null;
  return (
    <Notice title={labels.title(leftOut.length)} tone="act">
      <p>{labels.lead}</p>
      <SimpleTable
        scroll={labels.region}
        rows={leftOut}
        rowKey={(payee) => `${payee.claimId} ${payee.personId ?? payee.organisationId}`}
        columns={[
          { title: words.order.columns.payee, rowHead: true, show: (payee) => payee.payeeName },
          {
            title: labels.claim,
            show: (payee) => <Link to={`/desk/claims/${payee.claimId}`}>{payee.claimNumber}</Link>,
          },
          { title: words.order.columns.amount, kind: 'money', show: (payee) => payee.amountFen },
          { title: labels.reason, show: (payee) => labels.reasons[payee.reason] },
          {
            title: labels.way,
            show: ({ organisationId, personId, payeeName, reason }) =>
              reason === 'payee-held' || reason === 'person-held' ? (
                <Link to="/desk/payee-accounts">{labels.toHolds}</Link>
              ) : (
                <ProposeButton payee={{ organisationId, personId, name: payeeName }} />
              ),
          },
        ]}
      />
    </Notice>
  );
}
