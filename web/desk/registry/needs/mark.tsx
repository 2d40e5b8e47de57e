import { App, Form, Radio, Select } from 'antd';
import { FormDialog, NumberInput, numberRule, useAct, useVocabulary } from '../../../ui/index.ts';
import { ChannelField } from './record.tsx';
import { words } from './words.ts';

const labels = words.mark;
const KINDS = ['no-wish', 'not-reached'] as const;
const REASONS = [
  ...['not-at-home', 'no-phone', 'not-answered', 'moved-away', 'in-hospital'],
  ...['works-elsewhere', 'other'],
] as const;

interface Typed {
  kind: (typeof KINDS)[number];
  reason?: (typeof REASONS)[number];
  tries?: number;
  channel: 'household-visit';
}

/** She wishes nothing, or was not reached: with the day, and why. */
export function MarkDialog(props: {
  close: () => void;
  person: { readonly personId: number; readonly name: string; readonly villageCode: string | null };
}) {
  const { close, person } = props;
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form);
  const act = useAct('/api/contact-marks', {
    silent: true,
    after: () => {
      close();
      void message.success(labels.done);
    },
  });
  const { personId, villageCode } = person;
  return (
    <FormDialog<Typed>
      title={labels.title(person.name)}
      submit={labels.submit}
      name="mark"
      form={form}
      act={act}
      close={close}
      send={(typed) => void act.run({ ...typed, personId, ...(villageCode === null ? {} : { villageCode }) })}
    >
      <p className="quiet">{labels.lead}</p>
      <Form.Item name="kind" label={labels.kind} rules={[{ required: true, message: labels.needKind }]}>
        <Radio.Group options={KINDS.map((value) => ({ value, label: term('contactMarkKinds', value) }))} />
      </Form.Item>
      {kind === 'not-reached' ? (
        <>
          <Form.Item
            name="reason"
            label={labels.reason}
            rules={[{ required: true, message: labels.needReason }]}
          >
            <Select options={REASONS.map((value) => ({ value, label: term('notReachedReasons', value) }))} />
          </Form.Item>
          <Form.Item
            name="tries"
            label={labels.tries}
            rules={[numberRule({ min: 1, max: 99, step: 1, message: labels.triesFault })]}
          >
            <NumberInput />
          </Form.Item>
        </>
      ) : null}
      {kind === undefined ? null : <ChannelField />}
    </FormDialog>
  );
}
