import { Form, Input } from 'antd';
import { words } from './words.ts';
import { fenOfYuan } from './yuan-input.ts';

const labels = words.proposal;

/** How much a proposal moves, and by which document; the same where it is proposed and where it is corrected. */
export function AmountAndDocument(props: { hint?: string }) {
  return (
    <>
      <Form.Item
        name="amountFen"
        label={labels.amount}
        extra={props.hint ?? labels.amountHint}
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
    </>
  );
}
