import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import { DialogButton, FormDialog, Read, Section, shownInstant, useAct } from '../../../ui/index.ts';
import { words } from './phone-words.ts';

const { own } = words;

interface Sent {
  readonly handle: string;
  readonly minutes: number;
}

/** First the password and the phone, then the code that came to it. */
function PhoneDialog(props: { title: string; close: () => void }) {
  const [sent, setSent] = useState<Sent | null>(null);
  const send = useAct('/api/me/phone/code', { after: setSent, silent: true });
  const confirm = useAct('/api/me/phone', { after: props.close });
  if (sent)
    return (
      <FormDialog<{ code: string }>
        key="code"
        title={props.title}
        submit={own.confirm}
        act={confirm}
        close={props.close}
        send={({ code }) => void confirm.run({ handle: sent.handle, code })}
      >
        <p role="status">{own.sent(sent.minutes)}</p>
        <Form.Item name="code" label={own.code} rules={[{ required: true, min: 6, message: own.needCode }]}>
          <Input autoComplete="one-time-code" inputMode="numeric" autoFocus maxLength={10} />
        </Form.Item>
        <Button
          type="link"
          onClick={() => {
            confirm.clear();
            setSent(null);
          }}
        >
          {words.lost.restart}
        </Button>
      </FormDialog>
    );
  return (
    <FormDialog<{ password: string; phone: string }>
      key="phone"
      title={props.title}
      submit={own.send}
      act={send}
      close={props.close}
      send={(typed) => void send.run(typed)}
    >
      <Form.Item name="password" label={own.password} rules={[{ required: true, message: own.needPassword }]}>
        <Input.Password autoComplete="current-password" autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label={own.phone} rules={[{ required: true, message: own.needPhone }]}>
        <Input type="tel" autoComplete="tel" maxLength={30} />
      </Form.Item>
    </FormDialog>
  );
}

/** The phone of the own account, masked; it resets a lost password. */
export function OwnPhone() {
  const answer = useRead('/api/me/phone');
  return (
    <Section title={own.title}>
      <Read of={answer}>
        {({ masked, verifiedAt, canSend, allowed }) => {
          const label = masked === null ? own.begin : own.change;
          return (
            <>
              {masked !== null && verifiedAt !== null ? (
                <p>{own.set(masked, shownInstant(verifiedAt))}</p>
              ) : canSend ? (
                <p>{own.none}</p>
              ) : null}
              {canSend ? null : <p>{own.noSender}</p>}
              {allowed.includes('access.sendPhoneCode') ? (
                <DialogButton label={label}>
                  {(close) => <PhoneDialog title={label} close={close} />}
                </DialogButton>
              ) : null}
            </>
          );
        }}
      </Read>
    </Section>
  );
}
