import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { ActAlert, useAct, usePlaced, useVocabulary } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from './words.ts';
import { fenOfYuan } from './yuan-input.ts';

interface Proposed {
  readonly fundSource: string;
  readonly year: number;
  readonly amountFen: string;
  readonly document: string;
}

const labels = words.proposal;

function ProposeDialog(props: { year: number; close: () => void }) {
  const [form] = Form.useForm<Proposed>();
  const { options } = useVocabulary();
  const propose = useAct('/api/budgets/proposals', { after: props.close });
  const placed = usePlaced(form, propose.fault);
  return (
    <Modal
      open
      title={labels.proposeTitle}
      onCancel={props.close}
      onOk={form.submit}
      okText={labels.submit}
      cancelText={common.cancel}
      confirmLoading={propose.working}
      destroyOnHidden
    >
      <p>{labels.proposeLead}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ year: props.year }}
        onFinish={(proposed) => {
          const amountFen = fenOfYuan(proposed.amountFen);
          if (amountFen !== undefined)
            void propose.run({
              fundSource: proposed.fundSource,
              year: proposed.year,
              amountFen,
              document: proposed.document.trim(),
            });
        }}
      >
        <Form.Item
          name="fundSource"
          label={labels.source}
          rules={[{ required: true, message: labels.needSource }]}
        >
          <Select options={options('fundSources')} />
        </Form.Item>
        <Form.Item name="year" label={labels.year} rules={[{ required: true, message: labels.needYear }]}>
          <InputNumber min={2018} max={2100} precision={0} />
        </Form.Item>
        <Form.Item
          name="amountFen"
          label={labels.amount}
          extra={labels.amountHint}
          rules={[
            {
              validator: (_, text: string | undefined) =>
                (fenOfYuan(text ?? '') ?? 0) === 0
                  ? Promise.reject(new Error(labels.needAmount))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item
          name="document"
          label={labels.document}
          extra={labels.documentHint}
          rules={[{ required: true, whitespace: true, message: labels.needDocument }]}
        >
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      <ActAlert fault={propose.fault} placed={placed} />
    </Modal>
  );
}

/** Proposes a change of a budget; a second person approves it. */
export function ProposeButton(props: { allowed: readonly string[]; year: number }) {
  const [open, setOpen] = useState(false);
  if (!props.allowed.includes('funds.propose')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {labels.propose}
      </Button>
      {open ? <ProposeDialog year={props.year} close={() => setOpen(false)} /> : null}
    </>
  );
}
