import { Form } from 'antd';
import { DayInput, DialogButton, FormDialog, ReasonField, useAct } from '../../../ui/index.ts';
import type { OrganisationDetail } from './replies.ts';
import { words } from './words.ts';

const { suspend } = words;

/** Takes the right to train from an institution, from a day on. */
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
    <FormDialog<{ suspendedOn: string; reason: string }>
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
