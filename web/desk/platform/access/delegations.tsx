import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  ActButton,
  FormDialog,
  Label,
  ReasonField,
  Section,
  SimpleTable,
  useAct,
} from '../../../ui/index.ts';
import {
  DELEGATION_COLUMNS,
  type Delegation,
  DelegationFields,
  type TypedDelegation,
} from './delegation-parts.tsx';
import { words } from './words.ts';

const { delegation } = words;

/** The system administrator asks for somebody who is already away. */
export function AskForDialog(props: {
  account: { readonly accountId: string; readonly displayName: string };
  close: () => void;
}) {
  const { accountId, displayName } = props.account;
  const { me } = useMe();
  const colleagues = useRead('/api/accounts/{accountId}/colleagues', { params: { accountId } });
  const ask = useAct('/api/delegations', { after: props.close });
  return (
    <FormDialog<TypedDelegation>
      title={delegation.askForTitle(displayName)}
      submit={delegation.askFor}
      act={ask}
      close={props.close}
      send={(typed) => void ask.run({ fromAccountId: accountId, ...typed })}
    >
      <p>{delegation.askForLead}</p>
      <DelegationFields colleagues={colleagues.data?.rows ?? []} today={me?.today ?? ''} />
    </FormDialog>
  );
}

interface DecideProps {
  readonly row: Delegation;
  readonly decision: 'released' | 'refused';
  readonly close: () => void;
}

function DecideDialog({ row, decision, close }: DecideProps) {
  const decide = useAct('/api/delegations/{delegationId}/decision', {
    params: { delegationId: row.delegationId },
    after: close,
  });
  const releases = decision === 'released';
  return (
    <FormDialog<{ opinion?: string }>
      title={releases ? delegation.releaseTitle : delegation.refuseTitle}
      submit={releases ? delegation.release : delegation.refuse}
      danger={!releases}
      act={decide}
      close={close}
      send={({ opinion }) => void decide.run({ decision, ...(opinion ? { opinion } : {}) })}
    >
      <p>{delegation.acting(row.toName, row.fromName)}</p>
      <p>
        <Label in="roles" id={row.role} /> {row.fromOn} – {row.throughOn} {row.reason}
      </p>
      {releases ? (
        <p>{delegation.releaseLead}</p>
      ) : (
        <ReasonField
          name="opinion"
          label={words.changes.opinion}
          hint={words.reasonHint}
          need={words.changes.needOpinion}
          rows={3}
          max={200}
          autoFocus
        />
      )}
    </FormDialog>
  );
}

function DelegationActs({ row }: { row: Delegation }) {
  const [decision, setDecision] = useState<DecideProps['decision'] | null>(null);
  return (
    <span className="row">
      {row.allowed.includes('delegations.decide') ? (
        <>
          <Button size="small" onClick={() => setDecision('released')}>
            {delegation.release}
          </Button>
          <Button size="small" onClick={() => setDecision('refused')}>
            {delegation.refuse}
          </Button>
        </>
      ) : null}
      <ActButton
        route="delegations.withdraw"
        allowed={row.allowed}
        path="/api/delegations/{delegationId}/withdraw"
        params={{ delegationId: row.delegationId }}
        body={{}}
        label={delegation.withdraw}
        ask={delegation.withdrawAsk}
      />
      {decision === null ? null : (
        <DecideDialog row={row} decision={decision} close={() => setDecision(null)} />
      )}
    </span>
  );
}

/** Delegations that wait, hold or are to come; without any there is nothing to see. */
export function Delegations() {
  const { data } = useRead('/api/delegations');
  const rows = (data?.rows ?? []).filter(
    (row) => row.status === 'asked' || (row.status === 'released' && row.phase !== 'over'),
  );
  if (rows.length === 0) return null;
  return (
    <Section title={delegation.title}>
      <p>{delegation.listLead}</p>
      <SimpleTable
        rows={rows}
        rowKey={(row) => row.delegationId}
        scroll={delegation.title}
        columns={[
          ...DELEGATION_COLUMNS,
          { title: delegation.acts, show: (row) => <DelegationActs row={row} /> },
        ]}
      />
    </Section>
  );
}
