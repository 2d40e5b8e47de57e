import { App, Form, Input } from 'antd';
import {
  DayInput,
  DialogButton,
  EditableTable,
  FormDialog,
  ReasonButton,
  ReasonField,
  SimpleTable,
  useAct,
  yuan,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { fenOfYuan } from '../funds/yuan-input.ts';
import type { Recovery } from './replies.ts';
import { words } from './words.ts';

interface DialogProps {
  readonly of: Recovery;
  readonly close: () => void;
}

/** After an act of a dialog: it closes, and says what follows. */
function useSaid(close: () => void, said: string) {
  const { message } = App.useApp();
  return {
    silent: true,
    after: () => {
      close();
      void message.success(said);
    },
  };
}

const amountRule = (need: string, mayBeNothing = false) => ({
  validator: async (_: unknown, text: string | undefined) => {
    const fen = fenOfYuan(text ?? '');
    if (fen === undefined || fen < 0 || (fen === 0 && !mayBeNothing)) throw new Error(need);
  },
});

function AnswerDialog({ of, close }: DialogProps) {
  const labels = words.answer;
  const act = useAct('/api/recovery-cases/{recoveryId}/answers', {
    params: { recoveryId: of.recoveryId },
    ...useSaid(close, words.next.answered),
  });
  return (
    <FormDialog<{ content: string; answeredOn: string }>
      title={labels.title}
      submit={labels.submit}
      act={act}
      close={close}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{labels.effect}</p>
      <Form.Item name="answeredOn" label={labels.on} rules={[{ required: true, message: labels.needOn }]}>
        <DayInput style={{ maxWidth: '12rem' }} />
      </Form.Item>
      <Form.Item
        name="content"
        label={labels.content}
        rules={[{ required: true, whitespace: true, min: 2, message: labels.needContent }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

function ChangeDialog({ of, close }: DialogProps) {
  const labels = words.change;
  const act = useAct('/api/recovery-cases/{recoveryId}/changes', {
    params: { recoveryId: of.recoveryId },
    ...useSaid(close, labels.done),
  });
  interface Typed {
    readonly reason: string;
    readonly amounts: Readonly<Record<string, string>>;
  }
  return (
    <FormDialog<Typed>
      title={labels.title}
      submit={labels.submit}
      width={720}
      act={act}
      close={close}
      send={({ reason, amounts }) =>
        void act.run({
          version: of.version,
          reason,
          lines: of.lines.map(({ claimLineId }) => ({
            claimLineId,
            amountFen: fenOfYuan(amounts[claimLineId] ?? '') ?? 0,
          })),
        })
      }
    >
      <p>{labels.lead}</p>
      <SimpleTable
        scroll={labels.title}
        rows={of.lines}
        rowKey={(line) => line.claimLineId}
        columns={[
          { title: words.line.person, rowHead: true, show: (line) => line.person.name },
          { title: labels.now, kind: 'money', show: (line) => line.amountFen },
          { title: words.line.recovered, kind: 'money', show: (line) => line.recoveredFen },
          {
            title: labels.next,
            show: (line) => (
              <Form.Item
                name={['amounts', line.claimLineId]}
                rules={[amountRule(words.instalments.needAmount, true)]}
                className="in-row"
              >
                <Input
                  inputMode="decimal"
                  maxLength={14}
                  aria-label={`${line.person.name} ${labels.next}`}
                  style={{ width: '8rem' }}
                />
              </Form.Item>
            ),
          },
        ]}
      />
      <ReasonField
        name="reason"
        label={common.reason.label}
        hint=""
        need={common.reason.need}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}

interface InstalmentRow {
  readonly dueOn: string;
  readonly amount: string;
}

const INSTALMENT_COLUMNS = [
  {
    name: 'dueOn',
    title: words.instalments.due,
    rules: [{ required: true, message: words.instalments.needDay }],
    input: (label: string) => <DayInput aria-label={label} style={{ width: '9.2rem' }} />,
  },
  {
    name: 'amount',
    title: words.instalments.amount,
    rules: [amountRule(words.instalments.needAmount)],
    input: (label: string) => (
      <Input aria-label={label} inputMode="decimal" maxLength={14} style={{ width: '8rem' }} />
    ),
  },
];

function InstalmentSum() {
  const rows = Form.useWatch<(Partial<InstalmentRow> | undefined)[]>('instalments') ?? [];
  const sum = rows.reduce((total, row) => total + (fenOfYuan(row?.amount ?? '') ?? 0), 0);
  return <p role="status">{words.instalments.sum(yuan(sum))}</p>;
}

function InstalmentsDialog({ of, close }: DialogProps) {
  const labels = words.instalments;
  const act = useAct('/api/recovery-cases/{recoveryId}/instalments', {
    params: { recoveryId: of.recoveryId },
    ...useSaid(close, labels.done),
  });
  return (
    <FormDialog<{ reason: string; instalments: readonly InstalmentRow[] }>
      title={labels.title}
      submit={labels.submit}
      width={620}
      initial={{ instalments: [{} as InstalmentRow, {} as InstalmentRow] }}
      act={act}
      close={close}
      send={({ reason, instalments }) =>
        void act.run({
          version: of.version,
          reason,
          instalments: instalments.map(({ dueOn, amount }) => ({ dueOn, amountFen: fenOfYuan(amount) ?? 0 })),
        })
      }
    >
      <p>{labels.lead(yuan(of.openFen))}</p>
      <EditableTable
        name="instalments"
        label={labels.title}
        columns={INSTALMENT_COLUMNS}
        addLabel={labels.add}
        newRow={() => ({})}
      />
      <InstalmentSum />
      <ReasonField
        name="reason"
        label={common.reason.label}
        hint=""
        need={common.reason.need}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}

function ReceiptDialog({ of, close }: DialogProps) {
  const labels = words.receipt;
  const act = useAct('/api/recovery-cases/{recoveryId}/receipts', {
    params: { recoveryId: of.recoveryId },
    ...useSaid(close, labels.done),
  });
  return (
    <FormDialog<{ amountFen: string; receivedOn: string; bankReference: string }>
      title={labels.title}
      submit={labels.submit}
      act={act}
      close={close}
      send={({ amountFen, ...typed }) =>
        void act.run({ version: of.version, ...typed, amountFen: fenOfYuan(amountFen) ?? 0 })
      }
    >
      <p>{labels.lead(yuan(of.openFen))}</p>
      <Form.Item name="amountFen" label={labels.amount} rules={[amountRule(labels.needAmount)]}>
        <Input inputMode="decimal" maxLength={14} style={{ maxWidth: '12rem' }} autoFocus />
      </Form.Item>
      <Form.Item name="receivedOn" label={labels.on} rules={[{ required: true, message: labels.needOn }]}>
        <DayInput style={{ maxWidth: '12rem' }} />
      </Form.Item>
      <Form.Item
        name="bankReference"
        label={labels.reference}
        rules={[{ required: true, whitespace: true, min: 2, message: labels.needReference }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}

const DIALOGS = [
  ['recoveries.typeReceipt', words.receipt.act, ReceiptDialog],
  ['recoveries.answer', words.answer.act, AnswerDialog],
  ['recoveries.proposeChange', words.change.act, ChangeDialog],
  ['recoveries.proposeInstalments', words.instalments.act, InstalmentsDialog],
] as const;

/** What this person may do with the case now. */
export function RecoveryActs(props: { of: Recovery }) {
  const { of } = props;
  const at = { allowed: of.allowed, params: { recoveryId: of.recoveryId }, version: of.version };
  return (
    <>
      {DIALOGS.filter(([route]) => of.allowed.includes(route)).map(([route, label, Dialog]) => (
        <DialogButton key={route} label={label}>
          {(close) => <Dialog of={of} close={close} />}
        </DialogButton>
      ))}
      <ReasonButton
        {...at}
        route="recoveries.confirm"
        path="/api/recovery-cases/{recoveryId}/confirmation"
        label={words.confirm.act}
        title={words.confirm.title}
        effect={words.confirm.effect}
        hint={words.confirm.hint}
        said={() => words.confirm.done}
      />
      <ReasonButton
        {...at}
        route="recoveries.proposeWriteOff"
        path="/api/recovery-cases/{recoveryId}/write-off"
        label={words.writeOff.act}
        title={words.writeOff.title}
        effect={words.writeOff.effect(yuan(of.openFen))}
        hint={words.writeOff.hint}
        said={() => words.writeOff.done}
      />
    </>
  );
}
