import { Form, Input } from 'antd';
import {
  Day,
  DayInput,
  DialogButton,
  FormDialog,
  Notice,
  ReasonField,
  ReviewButtons,
  useAct,
} from '../../../ui/index.ts';
import type { OrganisationDetail } from './replies.ts';
import { words } from './words.ts';

const { suspend } = words;

/** A proposal of somebody else, and the second person's buttons. */
export function ProposedSuspension(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  const proposed = detail.suspensionProposed;
  if (!proposed) return null;
  return (
    <Notice title={suspend.proposed(proposed.proposedBy)} tone="alarm">
      <p>
        {suspend.on} <Day on={proposed.suspendedOn} /> {suspend.documentNumber} {proposed.documentNumber}
      </p>
      <p>{proposed.reason}</p>
      <p className="row">
        <ReviewButtons
          route="organisations.decideSuspension"
          allowed={detail.allowed}
          path="/api/organisations/{organisationId}/suspension-decision"
          params={{ organisationId: detail.organisationId }}
          version={detail.version}
          subject={suspend.act}
          decisions={['passed', 'returned']}
        />
      </p>
    </Notice>
  );
}

/** Proposes to take the right to train from an institution, from a day on. */
export function Suspend(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  if (!detail.allowed.includes('organisations.suspend')) return null;
  return (
    <DialogButton label={suspend.act} danger>
      {(close) => <SuspendDialog detail={detail} close={close} />}
    </DialogButton>
  );
}

function SuspendDialog(props: { detail: OrganisationDetail; close: () => void }) {
  const { detail, close } = props;
  const act = useAct('/api/organisations/{organisationId}/suspensions', {
    params: { organisationId: detail.organisationId },
    after: close,
  });
  return (
    <FormDialog<{ suspendedOn: string; documentNumber: string; reason: string }>
      title={suspend.title(detail.name)}
      submit={suspend.submit}
      danger
      act={act}
      close={close}
      send={(typed) => void act.run({ version: detail.version, ...typed })}
    >
      <p>{suspend.effect}</p>
      <Form.Item name="suspendedOn" label={suspend.on} rules={[{ required: true, message: suspend.needOn }]}>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="documentNumber"
        label={suspend.documentNumber}
        rules={[{ required: true, whitespace: true, message: suspend.needDocumentNumber }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={suspend.reason}
        hint={suspend.reasonHint}
        need={suspend.needReason}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}
