import { App, Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ActPath, RouteId } from '../client/index.ts';
import { useAct, type Watched } from './acts.tsx';
import { FormDialog, ReasonField } from './form-dialog.tsx';
import { useVocabulary } from './vocabulary.ts';
import { words } from './words.ts';

export type ReviewDecision = 'passed' | 'returned' | 'rejected';

/** Routes whose body is `{version, decision, reasonCode, opinion}`. */
export type ReviewPath = Extract<
  ActPath,
  | '/api/classes/{classId}/first-review'
  | '/api/classes/{classId}/second-review'
  | '/api/classes/{classId}/changes/{changeId}/first-review'
  | '/api/classes/{classId}/changes/{changeId}/second-review'
  | '/api/classes/{classId}/attendance/adjustments/{adjustmentId}/decision'
  | '/api/classes/{classId}/outcome-corrections/{correctionId}/first-review'
  | '/api/classes/{classId}/outcome-corrections/{correctionId}/second-review'
  | '/api/village-deliveries/{deliveryId}/first-review'
  | '/api/village-deliveries/{deliveryId}/second-review'
  | '/api/village-deliveries/{deliveryId}/end-decision'
  | '/api/exams/{examId}/confirmation'
  | '/api/exams/{examId}/inspection/signature'
  | '/api/result-reviews/{reviewId}/decision'
  | '/api/claims/{claimId}/accept'
  | '/api/claims/{claimId}/first-review'
  | '/api/claims/{claimId}/second-review'
  | '/api/claims/{claimId}/rejection'
  | '/api/claims/{claimId}/return-decision'
  | '/api/claims/{claimId}/purse-decision'
  | '/api/decisions/{decisionId}/replacement-decision'
  | '/api/claims/{claimId}/lines/{claimLineId}/release-decision'
  | '/api/payee-holds/{holdId}/release-decision'
  | '/api/publications/{publicationId}/take-down-decision'
  | '/api/payments/{batchId}/cancellation-decision'
  | '/api/objections/{objectionId}/settle'
  | '/api/organisations/{organisationId}/suspension-decision'
  | '/api/catalogue-changes/{changeId}/decision'
  | '/api/evidence-signs/{signId}/decision'
  | '/api/platform-keys/{keyId}/decision'
  | '/api/report-withdrawals/{withdrawalId}/decision'
  | '/api/retention/{listId}/decision'
  | '/api/protections/{protectionId}/decision'
  | '/api/protections/{protectionId}/end/decision'
  | '/api/list-changes/{changeId}/decision'
  | '/api/campaigns/{campaignId}/decision'
  | '/api/credit-codes/{exceptionId}/decision'
  | '/api/organisation-moves/{moveId}/decision'
  | '/api/organisation-moves/{moveId}/receipt'
  | '/api/organisations/{organisationId}/changes/{changeId}/decision'
  | '/api/intake/{batchId}/undo-decision'
  | '/api/budgets/proposals/{caseId}/approve'
  | '/api/payments/{batchId}/approve'
  | '/api/payments/{batchId}/typed-returns/{returnId}/review'
  | '/api/payee-accounts/{changeId}/review'
  | '/api/person-corrections/{correctionId}/decision'
  | '/api/person-merges/{mergeId}/decision'
  | '/api/person-moves/{moveId}/decision'
  | '/api/person-moves/{moveId}/receipt'
  | '/api/policy-versions/{versionId}/review'
  | '/api/policy-versions/{versionId}/finance-signature'
  | '/api/policy-versions/{versionId}/repeal-decision'
  | '/api/disputes/{disputeId}/decision'
  | '/api/recovery-cases/{recoveryId}/decision'
  | '/api/recovery-cases/{recoveryId}/change-decision'
  | '/api/recovery-cases/{recoveryId}/receipt-decision'
  | '/api/recovery-cases/{recoveryId}/reversal-decision'
  | '/api/recovery-cases/{recoveryId}/offset-decision'
  | '/api/recovery-cases/{recoveryId}/write-off-decision'
>;

interface ReviewButtonsProps<P extends ReviewPath> {
  readonly route: RouteId;
  readonly allowed: readonly string[];
  readonly path: P;
  readonly params: NonNullable<Parameters<typeof useAct<P>>[1]>['params'];
  readonly version: number;
  /** What is being reviewed, for the dialog's title. */
  readonly subject: string;
  readonly decisions?: readonly ReviewDecision[];
  /** What the decisions are called here, where agreeing and returning would be misread. */
  readonly labels?: Partial<Readonly<Record<ReviewDecision, string>>>;
  readonly watch?: Watched;
  readonly after?: () => void;
  /** What a return will clear, said before it is done. */
  readonly returnClears?: string;
  /** What must be looked at before agreeing, shown above the button. */
  readonly beforePassing?: ReactNode;
  /** Said once it is done: what follows, in words. */
  readonly said?: Partial<Record<ReviewDecision, string>>;
}

/** The reviewer's buttons: agree, return, refuse. A return needs a reason from the list plus words. */
export function ReviewButtons<P extends ReviewPath>(props: ReviewButtonsProps<P>) {
  const [decision, setDecision] = useState<ReviewDecision | null>(null);
  if (!props.allowed.includes(props.route)) return null;
  return (
    <>
      {(props.decisions ?? ['passed', 'returned', 'rejected']).map((choice) => (
        <Button
          key={choice}
          type={choice === 'passed' ? 'primary' : 'default'}
          danger={choice === 'rejected'}
          data-decision={choice}
          onClick={() => setDecision(choice)}
        >
          {props.labels?.[choice] ?? words.opinion[choice]}
        </Button>
      ))}
      {decision === null ? null : (
        <OpinionDialog {...props} decision={decision} close={() => setDecision(null)} />
      )}
    </>
  );
}

interface Written {
  readonly reasonCode?: string;
  readonly opinion?: string;
}

/** Asks for the opinion and sends the decision. */
function OpinionDialog<P extends ReviewPath>(
  props: ReviewButtonsProps<P> & { decision: ReviewDecision; close: () => void },
) {
  const { options } = useVocabulary();
  const { message } = App.useApp();
  const said = props.said?.[props.decision];
  const review = useAct<P>(props.path, {
    ...(props.params === undefined ? {} : { params: props.params }),
    silent: said !== undefined,
    after: () => {
      if (said !== undefined) message.success(said);
      props.close();
      props.after?.();
    },
  });
  const mustSay = props.decision !== 'passed';
  function send(written: Written) {
    void review.run({
      version: props.version,
      decision: props.decision,
      ...(written.reasonCode ? { reasonCode: written.reasonCode } : {}),
      ...(written.opinion ? { opinion: written.opinion } : {}),
    } as Parameters<typeof review.run>[0]);
  }
  return (
    <FormDialog<Written>
      title={`${props.subject} · ${props.labels?.[props.decision] ?? words.opinion[props.decision]}`}
      submit={words.opinion.submit}
      danger={props.decision === 'rejected'}
      act={review}
      watch={props.watch}
      close={props.close}
      send={send}
    >
      {props.decision === 'returned' && props.returnClears ? <p>{props.returnClears}</p> : null}
      {props.decision === 'passed' ? props.beforePassing : null}
      {mustSay ? (
        <>
          <Form.Item
            name="reasonCode"
            label={words.opinion.reason}
            rules={[{ required: true, message: words.opinion.needReason }]}
          >
            <Select options={options('returnReasons')} placeholder={words.opinion.pickReason} />
          </Form.Item>
          <ReasonField
            name="opinion"
            label={words.opinion.opinion}
            hint={words.opinion.opinionHint}
            need={words.opinion.needOpinion}
            rows={4}
            max={1000}
            autoFocus
          />
        </>
      ) : (
        <Form.Item name="opinion" label={words.opinion.opinionOptional}>
          <Input.TextArea rows={4} maxLength={1000} autoFocus />
        </Form.Item>
      )}
    </FormDialog>
  );
}
