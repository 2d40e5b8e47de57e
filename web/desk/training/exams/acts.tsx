import type { ReactNode } from 'react';
import { mayCall, useMe } from '../../../client/session.ts';
import { ActButton, DialogButton, ReasonButton, ReviewButtons } from '../../../ui/index.ts';
import { AmendDialog, CertifyDialog, type Exam, HoldDialog } from './dialogs.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { ResultsDialog } from './result-grid.tsx';
import { words } from './words.ts';

/** A button for a dialog, where the act is allowed. */
function Opens(props: {
  of: Exam;
  route: string;
  label: string;
  primary?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  if (!props.of.allowed.includes(props.route)) return null;
  return (
    <DialogButton label={props.label} {...(props.primary ? { type: 'primary' as const } : {})}>
      {props.children}
    </DialogButton>
  );
}

/** After an exam that was cancelled, or in which somebody did not pass, another one is planned from here. */
function PlanNext({ of }: { of: Exam }) {
  const { me } = useMe();
  const isResit = of.status === 'confirmed' && of.people.some(({ result }) => result !== 'passed');
  if (!mayCall(me, 'exams.plan') || !(isResit || of.status === 'cancelled')) return null;
  const { classId, kind, bodyId } = of;
  return (
    <DialogButton label={isResit ? words.plan.resitAct : words.plan.another}>
      {(close) => (
        <PlanDialog
          close={close}
          after={{ classId, kind, bodyId, resitOf: isResit ? of.examId : of.resitOf }}
        />
      )}
    </DialogButton>
  );
}

/** What may be done with the exam now, the next step first. */
export function Acts({ of }: { of: Exam }) {
  const at = { allowed: of.allowed, params: { examId: of.examId }, version: of.version };
  return (
    <>
      <ActButton
        route="exams.announce"
        allowed={of.allowed}
        path="/api/exams/{examId}/announcement"
        params={{ examId: of.examId }}
        body={{ version: of.version }}
        label={words.announce}
        ask={words.announceAsk}
        kind="primary"
      />
      <Opens of={of} route="exams.hold" label={words.hold.act} primary>
        {(close) => <HoldDialog of={of} close={close} />}
      </Opens>
      <Opens of={of} route="exams.enterResults" label={words.results.act} primary={of.status === 'held'}>
        {(close) => <ResultsDialog of={of} close={close} />}
      </Opens>
      <ReviewButtons
        {...at}
        route="exams.confirm"
        path="/api/exams/{examId}/confirmation"
        subject={words.confirm.subject}
        decisions={['passed', 'returned']}
        labels={{ passed: words.confirm.passed, returned: words.confirm.returned }}
        said={{ passed: words.confirm.said }}
      />
      <Opens of={of} route="exams.certify" label={words.certify.act} primary>
        {(close) => <CertifyDialog of={of} close={close} />}
      </Opens>
      <Opens of={of} route="exams.amend" label={words.amend.act}>
        {(close) => <AmendDialog of={of} close={close} />}
      </Opens>
      <ReasonButton
        {...at}
        route="exams.return"
        path="/api/exams/{examId}/return"
        label={words.returns.act}
        title={words.returns.act}
        effect={words.returns.effect}
        hint={words.returns.hint}
        said={() => words.returns.done}
      />
      <ReasonButton
        {...at}
        route="exams.cancel"
        path="/api/exams/{examId}/cancel"
        label={words.cancel.act}
        title={words.cancel.act}
        effect={words.cancel.effect}
        hint={words.cancel.hint}
        said={() => words.cancel.done}
      />
      <PlanNext of={of} />
    </>
  );
}
