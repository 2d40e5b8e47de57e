import { Form, Radio } from 'antd';
import { ActButton, DayInput, DialogButton, FormDialog, ReasonField } from '../../../ui/index.ts';
import { useOutcome, useSaid } from './change-act.ts';
import { words } from './change-words.ts';
import { watchClass } from './class-watch.ts';
import type { ClassDetail } from './replies.ts';

interface DialogProps {
  readonly detail: ClassDetail;
  readonly close: () => void;
}

function Reason() {
  return (
    <ReasonField
      name="reason"
      label={words.reason}
      hint={words.reasonHint}
      need={words.needReason}
      rows={3}
      max={500}
    />
  );
}

function WithdrawDialog({ detail, close }: DialogProps) {
  const act = useSaid('/api/classes/{classId}/withdraw', {
    params: { classId: detail.classId },
    say: () => words.withdraw.done,
    after: close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.withdraw.title(detail.name)}
      submit={words.withdraw.submit}
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={(typed) => void act.run({ version: detail.version, ...typed })}
    >
      <p>{words.withdraw.effect}</p>
      <Reason />
    </FormDialog>
  );
}

function CancelDialog({ detail, close }: DialogProps) {
  const act = useSaid('/api/classes/{classId}/cancel', {
    params: { classId: detail.classId },
    say: () => words.cancel.done,
    after: close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.cancel.title(detail.name)}
      submit={words.cancel.submit}
      danger
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={(typed) => void act.run({ version: detail.version, ...typed })}
    >
      <p>{words.cancel.effect}</p>
      <Reason />
    </FormDialog>
  );
}

type Ending = 'never-held' | 'broken-off';

function EndDialog({ detail, close }: DialogProps) {
  const [form] = Form.useForm<{ kind: Ending; lastOn?: string; reason: string }>();
  const kind = Form.useWatch('kind', form);
  const say = useOutcome();
  const act = useSaid('/api/classes/{classId}/end', {
    params: { classId: detail.classId },
    say,
    after: close,
  });
  return (
    <FormDialog<{ kind: Ending; lastOn?: string; reason: string }>
      title={words.end.title(detail.name)}
      submit={words.end.submit}
      danger
      form={form}
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={({ lastOn, ...typed }) =>
        void act.run({ version: detail.version, ...typed, lastOn: lastOn || null })
      }
    >
      <p>{words.end.effect}</p>
      <Form.Item name="kind" label={words.end.kind} rules={[{ required: true, message: words.end.needKind }]}>
        <Radio.Group
          options={[
            { value: 'never-held', label: words.end.neverHeld },
            { value: 'broken-off', label: words.end.brokenOff },
          ]}
        />
      </Form.Item>
      {kind === 'broken-off' ? (
        <Form.Item
          name="lastOn"
          label={words.end.lastOn}
          rules={[{ required: true, message: words.end.needLastOn }]}
        >
          <DayInput />
        </Form.Item>
      ) : null}
      <Reason />
    </FormDialog>
  );
}

function ReopenDialog({ detail, close }: DialogProps) {
  const say = useOutcome();
  const act = useSaid('/api/classes/{classId}/reopen', {
    params: { classId: detail.classId },
    say,
    after: close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.reopen.title(detail.name)}
      submit={words.reopen.submit}
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={(typed) => void act.run({ version: detail.version, ...typed })}
    >
      <p>{words.reopen.effect}</p>
      <Reason />
    </FormDialog>
  );
}

/** The ways back of a class: taken back, cancelled, ended, opened again, completed by hand. */
export function Ends(props: { detail: ClassDetail }) {
  const { detail } = props;
  const { allowed } = detail;
  return (
    <>
      {allowed.includes('classes.withdraw') ? (
        <DialogButton label={words.withdraw.act}>
          {(close) => <WithdrawDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
      <ActButton
        route="classes.complete"
        allowed={allowed}
        path="/api/classes/{classId}/complete"
        params={{ classId: detail.classId }}
        body={{ version: detail.version }}
        label={words.complete.act}
        ask={words.complete.ask}
        watch={watchClass(detail)}
      />
      {allowed.includes('classes.reopen') ? (
        <DialogButton label={words.reopen.act}>
          {(close) => <ReopenDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
      {allowed.includes('classes.proposeEnd') ? (
        <DialogButton label={words.end.act} danger>
          {(close) => <EndDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
      {allowed.includes('classes.cancel') ? (
        <DialogButton label={words.cancel.act} danger>
          {(close) => <CancelDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
    </>
  );
}
