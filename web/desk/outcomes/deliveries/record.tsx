import { App, Form, Input, Radio } from 'antd';
import { DayInput, FormDialog, useAct } from '../../../ui/index.ts';
import type { Slip } from './replies.ts';
import { words as all } from './words.ts';

const words = all.slips;
type Outcome = keyof typeof words.outcomes;

interface Typed {
  readonly outcome: Outcome;
  readonly on: string;
  readonly signedBy?: string;
  readonly witness?: string;
  readonly reason?: string;
}

/** What goes with the outcome: who signed, who saw the refusal, or why it came back. */
function Rest({ of }: { of: Outcome | undefined }) {
  switch (of) {
    case 'handed-over':
      return (
        <Form.Item
          name="signedBy"
          label={words.signer}
          extra={words.signerHint}
          rules={[{ required: true, whitespace: true, min: 2, message: words.needSigner }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      );
    case 'refused':
      return (
        <Form.Item
          name="witness"
          label={words.witnessName}
          extra={words.witnessHint}
          rules={[{ required: true, whitespace: true, min: 2, message: words.needWitness }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      );
    case 'undelivered':
      return (
        <Form.Item
          name="reason"
          label={words.reason}
          rules={[{ required: true, whitespace: true, min: 4, message: words.needReason }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      );
    default:
      return null;
  }
}

/** What stands on the receipt that came back; nothing is chosen beforehand. */
export function RecordDialog(props: { of: Slip; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/delivery-slips/{slipId}/record', {
    params: { slipId: of.slipId },
    silent: true,
    after: ({ status }) => {
      close();
      if (status in words.recorded) void message.success(words.recorded[status as Outcome]);
    },
  });
  return (
    <FormDialog<Typed>
      title={words.recordTitle(of.number, of.person.name)}
      submit={words.save}
      act={act}
      close={close}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{words.recordLead}</p>
      <Form.Item
        name="outcome"
        label={words.outcome}
        rules={[{ required: true, message: words.needOutcome }]}
      >
        <Radio.Group options={Object.entries(words.outcomes).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="on" label={words.on} rules={[{ required: true, message: words.needOn }]}>
        <DayInput style={{ maxWidth: '12rem' }} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Typed, now: Typed) => before.outcome !== now.outcome}>
        {({ getFieldValue }) => <Rest of={getFieldValue('outcome') as Outcome | undefined} />}
      </Form.Item>
    </FormDialog>
  );
}
