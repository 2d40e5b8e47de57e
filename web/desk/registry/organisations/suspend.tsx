import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ActAlert, DayInput, useAct, usePlaced } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { OrganisationDetail } from './organisation-case.tsx';
import { words } from './words.ts';

const { suspend } = words;

/** Takes the right to train from an institution, from a day on. */
export function Suspend(props: { detail: OrganisationDetail }) {
  const [open, setOpen] = useState(false);
  const { detail } = props;
  if (!detail.allowed.includes('organisations.suspend')) return null;
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {suspend.act}
      </Button>
      {open ? <SuspendDialog detail={detail} close={() => setOpen(false)} /> : null}
    </>
  );
}

function SuspendDialog(props: { detail: OrganisationDetail; close: () => void }) {
  const { detail, close } = props;
  const [form] = Form.useForm<{ suspendedOn: string; reason: string }>();
  const act = useAct('/api/organisations/{organisationId}/suspensions', {
    params: { organisationId: detail.organisationId },
    after: close,
  });
  const placed = usePlaced(form, act.fault);
  return (
    <Modal
      open
      title={suspend.title(detail.name)}
      onCancel={close}
      onOk={form.submit}
      okText={suspend.submit}
      cancelText={common.cancel}
      okButtonProps={{ danger: true }}
      confirmLoading={act.working}
      destroyOnHidden
    >
      <p>{suspend.effect}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => void act.run({ version: detail.version, ...typed })}
      >
        <Form.Item
          name="suspendedOn"
          label={suspend.on}
          rules={[{ required: true, message: suspend.needOn }]}
        >
          <DayInput />
        </Form.Item>
        <Form.Item
          name="reason"
          label={suspend.reason}
          extra={suspend.reasonHint}
          rules={[{ required: true, whitespace: true, min: 4, message: suspend.needReason }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
      <ActAlert fault={act.fault} placed={placed} />
    </Modal>
  );
}
