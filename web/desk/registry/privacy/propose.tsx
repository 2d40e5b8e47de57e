import { Form, Input } from 'antd';
import { Link } from 'react-router';
import { mayCall, useMe } from '../../../client/session.ts';
import { DialogButton, FormDialog, ReasonField, useAct } from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.propose;

interface Typed {
  readonly reason: string;
  readonly document: string;
  readonly officers: string;
  readonly untilOn: string;
}

function Dialog(props: { personId: number; close: () => void }) {
  const propose = useAct('/api/protections', { after: props.close });
  const send = ({ officers, ...typed }: Typed) =>
    void propose.run({
      ...typed,
      personId: props.personId,
      officers: officers
        .split(/[\s,，、]+/)
        .map((login) => login.trim())
        .filter((login) => login !== ''),
    });
  return (
    <FormDialog<Typed>
      title={labels.title}
      name="protect"
      submit={labels.submit}
      act={propose}
      close={props.close}
      send={send}
    >
      <p>{labels.lead}</p>
      <ReasonField
        name="reason"
        label={labels.reason}
        hint={labels.reasonHint}
        need={labels.needReason}
        rows={2}
        max={300}
      />
      <Form.Item
        name="document"
        label={labels.document}
        rules={[{ required: true, message: labels.needDocument }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="officers"
        label={labels.officers}
        extra={labels.officersHint}
        rules={[{ required: true, message: labels.needOfficers }]}
      >
        <Input.TextArea rows={3} maxLength={600} />
      </Form.Item>
      <Form.Item name="untilOn" label={labels.until} rules={[{ required: true, message: labels.needUntil }]}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

/** Proposes that only named officers open the record of a person. */
export function ProtectButton(props: { personId: number }) {
  const { me } = useMe();
  if (!mayCall(me, 'protections.propose')) return null;
  return (
    <DialogButton label={labels.act}>
      {(close) => <Dialog personId={props.personId} close={close} />}
    </DialogButton>
  );
}

/** The way to what a person agreed to, for the counter. */
export function ConsentsLink(props: { personId: number }) {
  const { me } = useMe();
  if (!mayCall(me, 'privacy.consents')) return null;
  return <Link to={`/desk/persons/${props.personId}/consents`}>{words.consents.act}</Link>;
}
