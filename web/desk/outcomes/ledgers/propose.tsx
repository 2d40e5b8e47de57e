import { App, Checkbox, Form, Input } from 'antd';
import type { ActBody, Reply } from '../../../client/index.ts';
import { FormDialog, ReasonField, useAct, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

type Body = ActBody<'/api/list-changes'>;
type List = Reply<'/api/five-lists'>['rows'][number];
const labels = words.lists;
const FACTS: readonly Body['anyOf'][number][] = [
  'on-duty-list',
  'waits-training',
  'waits-assessment',
  'waits-job',
  'in-class',
  'trained',
  'certified',
  'has-job',
  'no-wish',
  'not-reached',
  'not-asked',
];

/** Calls a list otherwise or sets who stands on it; another person signs. */
export function ProposeDialog(props: { of: List; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const propose = useAct('/api/list-changes', {
    silent: true,
    after: () => {
      message.success(labels.proposed);
      close();
    },
  });
  return (
    <FormDialog<Omit<Body, 'listId'>>
      title={labels.proposeTitle(of.name)}
      submit={labels.submit}
      act={propose}
      close={close}
      send={(body) => void propose.run({ ...body, listId: of.listId })}
    >
      <p>{labels.proposeLead}</p>
      <Form.Item
        name="name"
        label={labels.nameField}
        extra={labels.nameHint}
        initialValue={of.name}
        rules={[{ required: true, whitespace: true, min: 2, max: 20, message: labels.needName }]}
      >
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="anyOf"
        label={labels.anyOf}
        extra={labels.anyOfHint}
        initialValue={of.anyOf}
        rules={[{ required: true, type: 'array', min: 1, message: labels.needAnyOf }]}
      >
        <Checkbox.Group options={FACTS.map((value) => ({ value, label: term('ledgerFacts', value) }))} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={labels.reason}
        hint={labels.reasonHint}
        need={labels.needReason}
        rows={3}
        max={300}
      />
    </FormDialog>
  );
}
