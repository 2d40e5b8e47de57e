import { App } from 'antd';
import type { Reply } from '../../../client/index.ts';
import {
  DialogButton,
  FormDialog,
  ReasonButton,
  ReasonField,
  ReviewButtons,
  Status,
  StepsTaken,
  useAct,
} from '../../../ui/index.ts';
import { words } from './words.ts';

export type Report = Reply<'/api/online-platforms/{platformId}/reports'>['rows'][number];
const labels = words.withdrawal;

function ProposeDialog({ of, close }: { of: Report; close: () => void }) {
  const { message } = App.useApp();
  const act = useAct('/api/online-reports/{reportId}/withdrawal', {
    params: { reportId: of.reportId },
    silent: true,
    after: () => {
      close();
      void message.success(labels.done);
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={labels.title}
      submit={labels.submit}
      danger
      act={act}
      close={close}
      send={({ reason }) => void act.run({ reason })}
    >
      <p>{labels.effect(of.taken)}</p>
      <ReasonField
        name="reason"
        label={labels.reason}
        hint={labels.hint}
        need={labels.need}
        rows={3}
        max={300}
        autoFocus
      />
    </FormDialog>
  );
}

/** How far the taking back of a report is, and the acts of whoever may propose or decide. */
export function Withdrawal({ of }: { of: Report }) {
  const { withdrawal } = of;
  const at = withdrawal && {
    allowed: withdrawal.allowed,
    params: { withdrawalId: withdrawal.withdrawalId },
    version: withdrawal.version,
  };
  return (
    <div>
      {withdrawal ? (
        <>
          <Status in="reportWithdrawalStatuses" id={withdrawal.status} />
          <StepsTaken steps={withdrawal.steps} reason={null} />
        </>
      ) : null}
      <div className="row">
        {of.allowed.includes('onlineTraining.proposeWithdrawal') ? (
          <DialogButton label={labels.act} danger>
            {(close) => <ProposeDialog of={of} close={close} />}
          </DialogButton>
        ) : null}
        {at ? (
          <>
            <ReasonButton
              {...at}
              route="onlineTraining.takeBackWithdrawal"
              path="/api/report-withdrawals/{withdrawalId}/withdraw"
              label={labels.takeBack.act}
              title={labels.takeBack.title}
              effect={labels.takeBack.effect}
              hint={labels.takeBack.hint}
              said={() => labels.takeBack.done}
            />
            <ReviewButtons
              {...at}
              route="onlineTraining.decideWithdrawal"
              path="/api/report-withdrawals/{withdrawalId}/decision"
              subject={labels.subject}
              decisions={['passed', 'returned']}
              labels={{ passed: labels.pass, returned: labels.back }}
              said={{ passed: labels.passed }}
            />
          </>
        ) : null}
      </div>
    </div>
  );
}
