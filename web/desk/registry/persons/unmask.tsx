import { Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { ActReply } from '../../../client/index.ts';
import { ActAlert, DialogButton, ReasonField, useAct } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from './words.ts';

type Shown = ActReply<'/api/persons/{personId}/unmask'>;
const FIELDS = ['id-number', 'phone', 'bank-account'] as const;

interface Asked {
  readonly field: (typeof FIELDS)[number];
  readonly reason: string;
}

function Dialog(props: { personId: number; close: () => void }) {
  const [form] = Form.useForm<Asked>();
  const [shown, setShown] = useState<Shown | null>(null);
  const unmask = useAct('/api/persons/{personId}/unmask', {
    params: { personId: props.personId },
    silent: true,
    after: setShown,
  });
  return (
    <Modal
      open
      title={words.unmaskTitle}
      onCancel={props.close}
      onOk={shown ? props.close : form.submit}
      okText={shown ? common.close : words.unmaskRun}
      cancelText={common.cancel}
      confirmLoading={unmask.working}
      destroyOnHidden
    >
      {shown ? (
        <>
          {shown.values.length === 0 ? <p>{words.unmaskNone}</p> : null}
          <ul>
            {shown.values.map((value) => (
              <li key={value.value}>
                <strong className="unmasked">{value.value}</strong>{' '}
                <span className="quiet">{value.label}</span>
              </li>
            ))}
          </ul>
          <p className="quiet">{words.unmaskShown}</p>
        </>
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ field: 'id-number' }}
          onFinish={(body) => void unmask.run(body)}
        >
          <p>{words.unmaskLead}</p>
          <Form.Item name="field" label={words.unmaskField}>
            <Radio.Group options={FIELDS.map((value) => ({ value, label: words.unmaskFields[value] }))} />
          </Form.Item>
          <ReasonField
            name="reason"
            label={words.unmaskReason}
            hint={words.unmaskReasonHint}
            need={words.needReason}
            rows={3}
            max={200}
            autoFocus
          />
        </Form>
      )}
      <ActAlert fault={unmask.fault} />
    </Modal>
  );
}

/** Shows a full number once, for a stated reason; who looked, when and why is recorded. */
export function UnmaskButton(props: { personId: number }) {
  return (
    <DialogButton label={words.unmask}>
      {(close) => <Dialog personId={props.personId} close={close} />}
    </DialogButton>
  );
}
