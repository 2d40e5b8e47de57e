import { App } from 'antd';
import type { Reply } from '../../../client/index.ts';
import { DialogButton, FormDialog, ReasonField, useAct, yuan } from '../../../ui/index.ts';
import { AmountAndDocument } from './proposal-fields.tsx';
import { words } from './words.ts';
import { fenOfYuan } from './yuan-input.ts';

type Proposal = Reply<'/api/budgets/proposals'>['rows'][number];
const labels = words.proposal;

/** What its makers may still do with a proposal: correct a returned one, take back one that nobody has approved. */
export function WayBack(props: { of: Proposal }) {
  const { of } = props;
  return (
    <>
      {of.allowed.includes('funds.correct') ? (
        <DialogButton label={labels.correct}>{(close) => <Correct of={of} close={close} />}</DialogButton>
      ) : null}
      {of.allowed.includes('funds.withdraw') ? (
        <DialogButton label={labels.withdraw}>{(close) => <Withdraw of={of} close={close} />}</DialogButton>
      ) : null}
    </>
  );
}

function Correct(props: { of: Proposal; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/budgets/proposals/{caseId}/correct', {
    params: { caseId: of.caseId },
    silent: true,
    after: () => {
      message.success(labels.corrected);
      close();
    },
  });
  function send(typed: { amountFen: string; document: string }) {
    const amountFen = fenOfYuan(typed.amountFen);
    if (amountFen !== undefined)
      void act.run({ version: of.version, amountFen, document: typed.document.trim() });
  }
  return (
    <FormDialog<{ amountFen: string; document: string }>
      title={labels.correctTitle}
      submit={labels.submit}
      initial={{ amountFen: yuan(of.amountFen), document: of.document }}
      act={act}
      close={close}
      send={send}
    >
      <p>{labels.correctLead}</p>
      <AmountAndDocument />
    </FormDialog>
  );
}

function Withdraw(props: { of: Proposal; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/budgets/proposals/{caseId}/withdraw', {
    params: { caseId: of.caseId },
    silent: true,
    after: () => {
      message.success(labels.withdrawn);
      close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={labels.withdrawTitle}
      submit={labels.withdraw}
      danger
      act={act}
      close={close}
      send={({ reason }) => void act.run({ version: of.version, reason })}
    >
      <p>{labels.withdrawLead}</p>
      <ReasonField
        name="reason"
        label={labels.withdrawReason}
        hint={labels.withdrawHint}
        need={labels.needReason}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}
