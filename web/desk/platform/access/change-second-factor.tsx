import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Reply } from '../../../client/index.ts';
import { type RunningAct, useAct } from '../../../ui/acts.tsx';
import { DialogButton, FormDialog } from '../../../ui/form-dialog.tsx';
import { shownInstant } from '../../../ui/format.ts';
import { ConfirmKey, type Key, RecoveryCodes } from './second-factor-key.tsx';
import { words } from './words.ts';

const { second } = words;
const FEW = 3;

interface Shown {
  readonly password: string;
  readonly code: string;
}

/** The password, and a code of the old device or a recovery code. */
function ShowDialog(props: {
  title: string;
  lead: string;
  act: RunningAct<unknown, Shown>;
  close: () => void;
}) {
  return (
    <FormDialog<Shown>
      title={props.title}
      submit={second.next}
      act={props.act}
      close={props.close}
      send={(typed) => void props.act.run(typed)}
    >
      <p>{props.lead}</p>
      <Form.Item
        name="password"
        label={second.password}
        rules={[{ required: true, message: second.needPassword }]}
      >
        <Input.Password autoComplete="current-password" autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item
        name="code"
        label={second.codeOrRecovery}
        rules={[{ required: true, min: 6, message: second.needCode }]}
      >
        <Input autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
    </FormDialog>
  );
}

function ChangeDialog(props: { close: () => void; made: (key: Key) => void }) {
  const change = useAct('/api/me/second-factor/change', { after: props.made, silent: true });
  return <ShowDialog title={second.change} lead={second.changeLead} act={change} close={props.close} />;
}

function RenewDialog(props: { close: () => void; made: (codes: readonly string[]) => void }) {
  const renew = useAct('/api/me/second-factor/recovery-codes', {
    after: ({ recoveryCodes }) => props.made(recoveryCodes),
  });
  return <ShowDialog title={second.renew} lead={second.renewLead} act={renew} close={props.close} />;
}

/** The own second factor that counts: how many recovery codes are left, a new device, new recovery codes. */
export function ChangeSecondFactor(props: { of: Reply<'/api/me/second-factor'> }) {
  const { setAt, recoveryCodesLeft, allowed } = props.of;
  const [key, setKey] = useState<Key | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} done={() => setCodes(null)} />;
  if (key)
    return (
      <>
        <ConfirmKey
          of={key}
          what="change"
          lead={second.changeScan}
          done={(made) => {
            setKey(null);
            setCodes(made);
          }}
        />
        <Button type="link" onClick={() => setKey(null)}>
          {second.giveUp}
        </Button>
      </>
    );
  return (
    <>
      <p>
        {second.on(shownInstant(setAt ?? ''), recoveryCodesLeft)}
        {recoveryCodesLeft < FEW ? <b> {second.few}</b> : null}
      </p>
      <p className="quiet">{second.onHint}</p>
      <div className="row">
        {allowed.includes('access.changeSecondFactor') ? (
          <DialogButton label={second.change}>
            {(close) => <ChangeDialog close={close} made={setKey} />}
          </DialogButton>
        ) : null}
        {allowed.includes('access.renewRecoveryCodes') ? (
          <DialogButton label={second.renew}>
            {(close) => <RenewDialog close={close} made={setCodes} />}
          </DialogButton>
        ) : null}
      </div>
    </>
  );
}
