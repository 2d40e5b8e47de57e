import { App } from 'antd';
import type { ActPath, ActReply, RouteId } from '../client/index.ts';
import { useAct, type Watched } from './acts.tsx';
import { DialogButton, FormDialog, ReasonField } from './form-dialog.tsx';
import { words } from './words.ts';

/** Routes whose body is `{version, reason}`. */
type ReasonedPath = Extract<
  ActPath,
  | '/api/village-deliveries/{deliveryId}/withdraw'
  | '/api/retention/{listId}/proposal'
  | '/api/retention/{listId}/withdraw'
  | '/api/protections/{protectionId}/withdraw'
  | '/api/protections/{protectionId}/end'
  | '/api/protections/{protectionId}/end/withdraw'
  | '/api/classes/{classId}/attendance/adjustments/{adjustmentId}/withdraw'
  | '/api/teaching-devices/{deviceId}/revocation'
  | '/api/claims/{claimId}/withdraw'
  | '/api/claims/{claimId}/return-proposal'
  | '/api/decisions/{decisionId}/replacement'
  | '/api/decisions/{decisionId}/replacement-withdraw'
  | '/api/intake/{batchId}/undo-withdraw'
  | '/api/claims/{claimId}/lines/{claimLineId}/hold'
  | '/api/claims/{claimId}/lines/{claimLineId}/release-proposal'
  | '/api/claims/{claimId}/lines/{claimLineId}/release-withdraw'
  | '/api/payee-holds/{holdId}/release-proposal'
  | '/api/payee-holds/{holdId}/release-withdraw'
  | '/api/person-merges/{mergeId}/withdraw'
  | '/api/person-moves/{moveId}/withdraw'
  | '/api/person-duplicates/apart/{apartId}/end'
  | '/api/organisation-moves/{moveId}/withdraw'
  | '/api/credit-codes/{exceptionId}/revocation'
  | '/api/publications/{publicationId}/take-down'
  | '/api/payments/{batchId}/withdraw'
  | '/api/catalogue-changes/{changeId}/withdraw'
  | '/api/platform-keys/{keyId}/withdraw'
  | '/api/report-withdrawals/{withdrawalId}/withdraw'
  | '/api/platform-keys/{keyId}/end'
  | '/api/list-changes/{changeId}/withdraw'
  | '/api/campaigns/{campaignId}/withdraw'
  | '/api/campaigns/{campaignId}/stop'
  | '/api/exams/{examId}/return'
  | '/api/exams/{examId}/cancel'
  | '/api/openings/{openingId}/cancel'
  | '/api/openings/{openingId}/stop'
  | '/api/appeals/{appealId}/above'
  | '/api/appeals/{appealId}/fulfilment'
  | '/api/appeals/{appealId}/withdraw'
  | '/api/disputes/{disputeId}/correction'
  | '/api/disputes/{disputeId}/withdraw'
  | '/api/disputes/{disputeId}/answer-withdraw'
  | '/api/policy-versions/{versionId}/repeal-proposal'
  | '/api/policy-versions/{versionId}/repeal-withdrawal'
  | '/api/payments/{batchId}/cancellation'
  | '/api/payment-orders/{orderId}/ask'
  | '/api/recovery-cases/{recoveryId}/confirmation'
  | '/api/recovery-cases/{recoveryId}/write-off'
  | '/api/recovery-cases/{recoveryId}/receipts/{receiptId}/reversal'
  | '/api/recovery-cases/{recoveryId}/withdraw'
  | '/api/own-accounts/{accountId}/sessions/end'
  | '/api/own-accounts/{accountId}/revocation'
  | '/api/own-accounts/{accountId}/reopening'
  | '/api/phone-messages/{messageId}/cancel'
  | '/api/delivery-slips/{slipId}/cancel'
  | '/api/delivery-slips/{slipId}/reopening'
  | '/api/helper-devices/{deviceId}/revocation'
  | '/api/duty-conflicts/{conflictId}/reopening'
>;

interface ReasonButtonProps<P extends ReasonedPath> {
  readonly route: RouteId;
  readonly allowed: readonly string[];
  readonly path: P;
  readonly params: NonNullable<Parameters<typeof useAct<P>>[1]>['params'];
  readonly version: number;
  readonly label: string;
  readonly title: string;
  /** What will follow, said before it is done. */
  readonly effect: string;
  readonly hint: string;
  /** What has happened, said afterwards. */
  readonly said: (reply: ActReply<P>) => string;
  readonly watch?: Watched;
}

/** The button of an act that takes something back: says what follows, asks for the reason, says what happened. */
export function ReasonButton<P extends ReasonedPath>(props: ReasonButtonProps<P>) {
  if (!props.allowed.includes(props.route)) return null;
  return (
    <DialogButton label={props.label} danger>
      {(close) => <ReasonDialog {...props} close={close} />}
    </DialogButton>
  );
}

function ReasonDialog<P extends ReasonedPath>(props: ReasonButtonProps<P> & { close: () => void }) {
  const { message } = App.useApp();
  const act = useAct<P>(props.path, {
    ...(props.params === undefined ? {} : { params: props.params }),
    silent: true,
    after: (reply) => {
      props.close();
      void message.success(props.said(reply));
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={props.title}
      submit={props.label}
      danger
      act={act}
      watch={props.watch}
      close={props.close}
      send={({ reason }) => void act.run({ version: props.version, reason } as Parameters<typeof act.run>[0])}
    >
      <p>{props.effect}</p>
      <ReasonField
        name="reason"
        label={words.reason.label}
        hint={props.hint}
        need={words.reason.need}
        rows={3}
        max={300}
        autoFocus
      />
    </FormDialog>
  );
}
