import { Button, Form, Input } from 'antd';
import { encode } from 'uqr';
import { ActAlert, useAct } from '../../../ui/acts.tsx';
import { usePlaced } from '../../../ui/form.tsx';
import { words } from './words.ts';

const { second } = words;

/** What the server gives for a new device. */
export interface Key {
  readonly key: string;
  readonly uri: string;
}

/** A picture that the phone's application reads. */
function Picture(props: { of: string }) {
  const { data, size } = encode(props.of, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={second.picture}
      viewBox={`0 0 ${size} ${size}`}
      width={220}
      height={220}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

const CONFIRM = {
  first: '/api/me/second-factor/confirmation',
  change: '/api/me/second-factor/change/confirmation',
} as const;

function Confirm(props: { what: keyof typeof CONFIRM; done: (codes: readonly string[]) => void }) {
  const [form] = Form.useForm<{ code: string }>();
  const confirm = useAct(CONFIRM[props.what], {
    after: ({ recoveryCodes }) => props.done(recoveryCodes),
  });
  const placed = usePlaced(form, confirm.fault);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(typed: { code: string }) => void confirm.run({ code: typed.code })}
    >
      <Form.Item name="code" label={second.code} rules={[{ required: true, min: 6, message: second.need }]}>
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
      </Form.Item>
      <ActAlert fault={confirm.fault} placed={placed} />
      <Button type="primary" htmlType="submit" loading={confirm.working}>
        {second.confirm}
      </Button>
    </Form>
  );
}

/** The recovery codes, shown this once. */
export function RecoveryCodes(props: { codes: readonly string[]; done: () => void }) {
  return (
    <>
      <h3>{second.codesTitle}</h3>
      <p>{second.codesLead}</p>
      <ul className="one-time">
        {props.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={props.done}>
        {second.codesDone}
      </Button>
    </>
  );
}

/** A key as a picture and as text, and the first code that confirms it. */
export function ConfirmKey(props: {
  of: Key;
  what: keyof typeof CONFIRM;
  lead: string;
  done: (codes: readonly string[]) => void;
}) {
  return (
    <>
      <p>{props.lead}</p>
      <Picture of={props.of.uri} />
      <p>
        {second.key} <code>{props.of.key}</code>
      </p>
      <p style={{ overflowWrap: 'anywhere' }}>
        {second.uri} <code>{props.of.uri}</code>
      </p>
      <p className="quiet">{second.once}</p>
      <Confirm what={props.what} done={props.done} />
    </>
  );
}
