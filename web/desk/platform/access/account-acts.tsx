import { Button, Form } from 'antd';
import { useState } from 'react';
import type { Row } from '../../../client/index.ts';
import { FormDialog, ReasonField, useAct } from '../../../ui/index.ts';
import { AskForDialog } from './delegations.tsx';
import { HandOverDialog, WorkOfAccount } from './hand-over.tsx';
import { words as handOver } from './hand-over-words.ts';
import type { OneTime } from './one-time.tsx';
import { PlaceFields, placeOf, type Role, takesTwo } from './place-fields.tsx';
import { words } from './words.ts';

export type Account = Row<'/api/accounts'>;

interface DialogProps {
  readonly account: Account;
  readonly close: () => void;
  readonly told: (password: OneTime) => void;
}

/** Ends an account: whoever holds it is signed out at once; the record stays. */
function DisableDialog(props: DialogProps) {
  const disable = useAct('/api/accounts/{accountId}/disable', {
    params: { accountId: props.account.accountId },
    after: props.close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.disableTitle(props.account.login)}
      submit={words.disable}
      danger
      act={disable}
      close={props.close}
      send={({ reason }) => void disable.run({ version: props.account.version, reason })}
    >
      <p>{words.disableLead}</p>
      <WorkOfAccount of={props.account} />
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={3}
        max={200}
        autoFocus
      />
    </FormDialog>
  );
}

function AskReason() {
  return (
    <ReasonField
      name="reason"
      label={words.more.reason}
      hint={words.reasonHint}
      need={words.more.needReason}
      rows={3}
      max={200}
    />
  );
}

const ASK_PATHS = {
  enable: '/api/accounts/{accountId}/enable',
  reset: '/api/accounts/{accountId}/one-time-password',
  'second-factor': '/api/accounts/{accountId}/second-factor/reset',
} as const;

/** What is asked with a reason alone: enabling again, a one-time password, or the end of a second factor. */
function AskDialog(props: DialogProps & { kind: keyof typeof ASK_PATHS }) {
  const { account, kind } = props;
  const ask = useAct(ASK_PATHS[kind], {
    params: { accountId: account.accountId },
    after: (reply) => {
      props.close();
      props.told(reply);
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.more[`${kind}Title`](account.login)}
      submit={words.more.submit}
      act={ask}
      close={props.close}
      send={({ reason }) => void ask.run({ version: account.version, reason })}
    >
      <p>{words.more[`${kind}Lead`]}</p>
      {kind === 'reset' && takesTwo(account.role) ? <p>{words.more.resetTwo}</p> : null}
      <AskReason />
    </FormDialog>
  );
}

/** Signs whoever holds the account out everywhere; the account stays in use. */
function EndSessionsDialog(props: DialogProps) {
  const end = useAct('/api/accounts/{accountId}/sessions/end', {
    params: { accountId: props.account.accountId },
    after: props.close,
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.endSessions.title(props.account.login)}
      submit={words.endSessions.label}
      danger
      act={end}
      close={props.close}
      send={({ reason }) => void end.run({ reason })}
    >
      <p>{words.endSessions.lead}</p>
      <AskReason />
    </FormDialog>
  );
}

interface Placed {
  readonly role: Role;
  readonly divisionCode?: string | null;
  readonly organisationId?: string | null;
  readonly reason: string;
}

function ReassignDialog(props: DialogProps) {
  const { account } = props;
  const [form] = Form.useForm<Placed>();
  const role = Form.useWatch('role', form);
  const reassign = useAct('/api/accounts/{accountId}/place', {
    params: { accountId: account.accountId },
    after: (reply) => {
      props.close();
      props.told(reply);
    },
  });
  const known =
    account.organisationId === null
      ? {}
      : { known: { value: account.organisationId, label: account.organisationName ?? '' } };
  return (
    <FormDialog<Placed>
      title={words.more.reassignTitle(account.login)}
      submit={words.more.submit}
      form={form}
      initial={{
        role: account.role,
        divisionCode: account.divisionCode,
        organisationId: account.organisationId,
      }}
      act={reassign}
      close={props.close}
      send={(typed) =>
        void reassign.run({ version: account.version, ...placeOf(typed), reason: typed.reason })
      }
    >
      <p>{words.more.reassignLead}</p>
      <WorkOfAccount of={account} />
      <PlaceFields role={role} {...known} />
      <AskReason />
    </FormDialog>
  );
}

const ACTS = [
  { id: 'accounts.reassign', kind: 'reassign', label: words.more.reassign },
  { id: 'accounts.reset', kind: 'reset', label: words.more.reset },
  { id: 'accounts.resetSecondFactor', kind: 'second-factor', label: words.more.resetSecond },
  { id: 'accounts.enable', kind: 'enable', label: words.more.enable },
  { id: 'delegations.ask', kind: 'delegate', label: words.delegation.askFor },
  { id: 'accounts.handOver', kind: 'handOver', label: handOver.label },
  { id: 'accounts.endSessions', kind: 'endSessions', label: words.endSessions.label },
  { id: 'accounts.disable', kind: 'disable', label: words.disable },
] as const;
type Kind = (typeof ACTS)[number]['kind'];

/** The buttons of one account: what the server allows, and the dialog of the one that was pressed. */
export function AccountActs(props: { account: Account; told: (password: OneTime) => void }) {
  const { account, told } = props;
  const [open, setOpen] = useState<Kind | null>(null);
  const shared = { account, told, close: () => setOpen(null) };
  return (
    <>
      <span className="row near">
        {ACTS.filter(({ id }) => account.allowed.includes(id)).map(({ kind, label }) => (
          <Button key={kind} size="small" onClick={() => setOpen(kind)}>
            {label}
          </Button>
        ))}
      </span>
      {open === 'endSessions' ? <EndSessionsDialog {...shared} /> : null}
      {open === 'delegate' ? <AskForDialog account={account} close={shared.close} /> : null}
      {open === 'handOver' ? <HandOverDialog of={account} close={shared.close} /> : null}
      {open === 'disable' ? <DisableDialog {...shared} /> : null}
      {open === 'reassign' ? <ReassignDialog {...shared} /> : null}
      {open === 'enable' || open === 'reset' || open === 'second-factor' ? (
        <AskDialog {...shared} kind={open} />
      ) : null}
    </>
  );
}
