import { Button, Checkbox, Form } from 'antd';
import { useState } from 'react';
import { type Row, useRead } from '../../../client/index.ts';
import {
  ActButton,
  FormDialog,
  Label,
  ReasonField,
  Section,
  SimpleTable,
  useAct,
} from '../../../ui/index.ts';
import type { OneTime } from './one-time.tsx';
import { words } from './words.ts';

type Change = Row<'/api/account-changes'>;

const { changes } = words;

interface DecideProps {
  readonly change: Change;
  readonly decision: 'released' | 'refused';
  readonly close: () => void;
  readonly told: (password: OneTime) => void;
}

/** Releases, once whoever is behind the account has been looked at; or refuses, and says why. */
function DecideDialog(props: DecideProps) {
  const { change, decision } = props;
  const decide = useAct('/api/account-changes/{changeId}/decision', {
    params: { changeId: change.changeId },
    after: (reply) => {
      props.close();
      props.told(reply);
    },
  });
  const releases = decision === 'released';
  return (
    <FormDialog<{ opinion?: string; checked?: boolean }>
      title={releases ? changes.releaseTitle(change.login) : changes.refuseTitle(change.login)}
      submit={releases ? changes.release : changes.refuse}
      danger={!releases}
      act={decide}
      close={props.close}
      send={({ opinion }) => void decide.run({ decision, ...(opinion ? { opinion } : {}) })}
    >
      <p>{releases ? changes.releaseLead : changes.refuseLead}</p>
      <p>
        <Place of={change.asked ?? change.current} /> {change.personName} {change.idNumberMasked}
      </p>
      {releases ? (
        <Form.Item
          name="checked"
          valuePropName="checked"
          rules={[{ required: true, type: 'enum', enum: [true], message: changes.releaseLead }]}
        >
          <Checkbox>{changes.releaseCheck}</Checkbox>
        </Form.Item>
      ) : (
        <ReasonField
          name="opinion"
          label={changes.opinion}
          hint={words.reasonHint}
          need={changes.needOpinion}
          rows={3}
          max={200}
          autoFocus
        />
      )}
    </FormDialog>
  );
}

function Place(props: { of: Change['current'] }) {
  const { role, divisionName, divisionCode, organisationName } = props.of;
  return (
    <>
      <Label in="roles" id={role} /> {organisationName ?? divisionName ?? divisionCode}
    </>
  );
}

function ChangeActs(props: { change: Change; told: (password: OneTime) => void }) {
  const { change, told } = props;
  const [decision, setDecision] = useState<DecideProps['decision'] | null>(null);
  return (
    <span className="row">
      {change.allowed.includes('accountChanges.decide') ? (
        <>
          <Button size="small" type="primary" onClick={() => setDecision('released')}>
            {changes.release}
          </Button>
          <Button size="small" onClick={() => setDecision('refused')}>
            {changes.refuse}
          </Button>
        </>
      ) : null}
      <ActButton
        route="accountChanges.withdraw"
        allowed={change.allowed}
        path="/api/account-changes/{changeId}/withdraw"
        params={{ changeId: change.changeId }}
        body={{}}
        label={changes.withdraw}
        ask={changes.withdrawAsk}
      />
      {decision === null ? null : (
        <DecideDialog change={change} decision={decision} told={told} close={() => setDecision(null)} />
      )}
    </span>
  );
}

/** What one administrator asked and another has to decide. Without any there is nothing to see. */
export function PendingChanges(props: { told: (password: OneTime) => void }) {
  const waiting = useRead('/api/account-changes', { query: { status: 'pending' } });
  const rows = waiting.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={changes.title}>
      <p>{changes.lead}</p>
      <SimpleTable
        rows={rows}
        rowKey={(change) => change.changeId}
        scroll={changes.title}
        columns={[
          { title: changes.account, rowHead: true, show: (change) => change.login },
          {
            title: changes.person,
            show: (change) => `${change.personName} ${change.idNumberMasked ?? ''}`,
          },
          { title: changes.what, kind: 'word', in: 'accountChangeKinds', show: (change) => change.kind },
          { title: changes.now, show: (change) => <Place of={change.current} /> },
          { title: changes.asked, show: (change) => (change.asked ? <Place of={change.asked} /> : null) },
          { title: changes.reason, show: (change) => change.reason },
          { title: changes.by, show: (change) => change.proposedBy },
          { title: changes.at, kind: 'instant', show: (change) => change.proposedAt },
          {
            title: changes.acts,
            show: (change) => <ChangeActs change={change} told={props.told} />,
          },
        ]}
      />
    </Section>
  );
}
