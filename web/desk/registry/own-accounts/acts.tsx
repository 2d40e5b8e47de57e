import { Form, Input } from 'antd';
import type { Row } from '../../../client/index.ts';
import { ActButton, DialogButton, FormDialog, ReasonButton, ReasonField, useAct } from '../../../ui/index.ts';
import type { SlipOf } from './slip.tsx';
import { words } from './words.ts';

export type Account = Row<'/api/own-accounts'>;

/** What may be done with an account now; the server says which. */
export function AccountActs(props: { of: Account; setSlip: (slip: SlipOf) => void; changed: () => void }) {
  const { of, setSlip, changed } = props;
  const at = { allowed: of.allowed, params: { accountId: of.accountId }, version: of.version };
  return (
    <div className="row">
      <ActButton
        route="ownAccounts.verify"
        allowed={of.allowed}
        path="/api/own-accounts/{accountId}/verification"
        params={{ accountId: of.accountId }}
        body={{ version: of.version, cardSeen: true }}
        label={words.verify.act}
        ask={words.verify.lead}
        after={changed}
      />
      {of.allowed.includes('ownAccounts.reset') ? (
        <DialogButton label={words.reset.act}>
          {(close) => <ResetDialog of={of} close={close} setSlip={setSlip} />}
        </DialogButton>
      ) : null}
      {of.allowed.includes('ownAccounts.setPhone') ? (
        <DialogButton label={words.phone.act}>
          {(close) => <PhoneDialog of={of} close={close} changed={changed} />}
        </DialogButton>
      ) : null}
      <ReasonButton
        route="ownAccounts.endSessions"
        path="/api/own-accounts/{accountId}/sessions/end"
        {...at}
        {...words.sessions}
        title={words.sessions.title(of.name)}
        said={() => words.sessions.said}
      />
      <ReasonButton
        route="ownAccounts.revoke"
        path="/api/own-accounts/{accountId}/revocation"
        {...at}
        {...words.revoke}
        title={words.revoke.title(of.name)}
        said={() => words.revoke.said}
      />
      <ReasonButton
        route="ownAccounts.reopen"
        path="/api/own-accounts/{accountId}/reopening"
        {...at}
        {...words.reopen}
        title={words.reopen.title(of.name)}
        said={() => words.reopen.said}
      />
    </div>
  );
}

function Reason() {
  return (
    <ReasonField name="reason" label={words.reason} hint="" need={words.needReason} rows={2} max={300} />
  );
}

function ResetDialog(props: { of: Account; close: () => void; setSlip: (slip: SlipOf) => void }) {
  const { of } = props;
  const reset = useAct('/api/own-accounts/{accountId}/one-time-password', {
    params: { accountId: of.accountId },
    silent: true,
    after: ({ oneTimePassword }) => {
      props.setSlip({ oneTimePassword, name: of.name, idNumberMasked: of.idNumberMasked });
      props.close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.reset.title(of.name)}
      name="reset"
      submit={words.reset.act}
      act={reset}
      close={props.close}
      send={(body) => void reset.run({ ...body, version: of.version })}
    >
      <p>{words.reset.lead}</p>
      <Reason />
    </FormDialog>
  );
}

function PhoneDialog(props: { of: Account; close: () => void; changed: () => void }) {
  const { of } = props;
  const change = useAct('/api/own-accounts/{accountId}/phone', {
    params: { accountId: of.accountId },
    after: () => {
      props.changed();
      props.close();
    },
  });
  return (
    <FormDialog<{ phone: string; reason: string }>
      title={words.phone.title(of.name)}
      name="phone"
      submit={words.phone.act}
      act={change}
      close={props.close}
      send={(body) => void change.run({ ...body, version: of.version })}
    >
      <p>{words.phone.lead}</p>
      <Form.Item
        name="phone"
        label={words.phone.field}
        rules={[{ required: true, message: words.open.need }]}
      >
        <Input inputMode="numeric" maxLength={30} />
      </Form.Item>
      <Reason />
    </FormDialog>
  );
}
