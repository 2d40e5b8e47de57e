import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { act, Fault, newKey } from '../../../client/index.ts';
import { ActAlert } from '../../../ui/acts.tsx';
import { usePlaced } from '../../../ui/form.tsx';
import { words } from './words.ts';

const { code } = words;

/**
 * The code of the phone, or a recovery code: after the password, on its page and above a page whose session ended.
 * Reads nothing again by itself: the page below stays as it is until `done`.
 */
export function CodeForm(props: { readonly done: () => void }) {
  const [form] = Form.useForm<{ code: string }>();
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const placed = usePlaced(form, fault);
  async function enter(typed: string) {
    setBusy(true);
    setFault(null);
    try {
      await act('POST', '/api/login/code', { body: { code: typed }, key: newKey() });
      props.done();
    } catch (cause) {
      setFault(cause instanceof Fault ? cause : new Fault(500, []));
      setBusy(false);
    }
  }
  return (
    <Form
      form={form}
      name="sign-in-code"
      layout="vertical"
      requiredMark={false}
      onFinish={(typed: { code: string }) => void enter(typed.code)}
    >
      <Form.Item name="code" label={code.label} rules={[{ required: true, min: 6, message: code.need }]}>
        <Input autoComplete="one-time-code" autoFocus maxLength={20} />
      </Form.Item>
      <ActAlert fault={fault} placed={placed} />
      <Button type="primary" htmlType="submit" block loading={busy}>
        {code.submit}
      </Button>
    </Form>
  );
}
