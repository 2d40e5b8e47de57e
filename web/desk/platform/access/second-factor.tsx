import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { encode } from 'uqr';
import { useRead } from '../../../client/index.ts';
import { ActAlert, useAct } from '../../../ui/acts.tsx';
import { usePlaced } from '../../../ui/form.tsx';
import { shownInstant } from '../../../ui/format.ts';
import { Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { words } from './words.ts';

const { second } = words;

interface Key {
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

function Confirm(props: { done: (codes: readonly string[]) => void }) {
  const [form] = Form.useForm<{ code: string }>();
  const confirm = useAct('/api/me/second-factor/confirmation', {
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

/** A new key, its picture, and the first code that confirms it; then the recovery codes, once. */
export function EnrolSecondFactor(props: { readonly began?: () => void; readonly done: () => void }) {
  const [key, setKey] = useState<Key | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useAct('/api/me/second-factor/key', {
    after: (made) => {
      setKey(made);
      props.began?.();
    },
  });
  if (codes)
    return (
      <>
        <h3>{second.codesTitle}</h3>
        <p>{second.codesLead}</p>
        <ul className="one-time">
          {codes.map((code) => (
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
  return (
    <>
      {key ? (
        <>
          <p>{second.scan}</p>
          <Picture of={key.uri} />
          <p>
            {second.key} <code>{key.key}</code>
          </p>
          <p style={{ overflowWrap: 'anywhere' }}>
            {second.uri} <code>{key.uri}</code>
          </p>
          <p className="quiet">{second.once}</p>
          <Confirm done={setCodes} />
        </>
      ) : null}
      <ActAlert fault={begin.fault} />
      <p>
        <Button type={key ? 'link' : 'primary'} loading={begin.working} onClick={() => void begin.run({})}>
          {key ? second.again : second.begin}
        </Button>
      </p>
    </>
  );
}

/** The own second factor on the page of the account: since when it counts, or how to set it. */
export function SecondFactor() {
  const { data, error } = useRead('/api/me/second-factor');
  const [enrolling, setEnrolling] = useState(false);
  if (error) return <ErrorState fault={error} />;
  if (!data) return <Loading />;
  return (
    <Section title={second.title}>
      {data.setAt && !enrolling ? (
        <>
          <p>{second.on(shownInstant(data.setAt), data.recoveryCodesLeft)}</p>
          <p className="quiet">{second.onHint}</p>
        </>
      ) : (
        <>
          <p>
            {second.offLead} {data.required ? second.offRequired : null}
          </p>
          <EnrolSecondFactor began={() => setEnrolling(true)} done={() => setEnrolling(false)} />
        </>
      )}
    </Section>
  );
}
