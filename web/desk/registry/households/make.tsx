import { App, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import type { ActBody } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { DayInput, DialogButton, FormDialog, PlaceField, useAct } from '../../../ui/index.ts';
import { words } from './words.ts';

const { make } = words;

export function AddressField() {
  return (
    <Form.Item
      name="address"
      label={make.address}
      extra={make.addressHint}
      normalize={(text: string) => text || undefined}
    >
      <Input maxLength={100} />
    </Form.Item>
  );
}

/** Somebody by name and number, as on the ID card. */
export function PersonFields(props: { at?: readonly string[]; label: string }) {
  const at = (name: string) => [...(props.at ?? []), name];
  return (
    <>
      <Form.Item name={at('name')} label={props.label} rules={[{ required: true, message: make.needName }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name={at('idNumber')}
        label={make.idNumber}
        rules={[{ required: true, message: make.needNumber }]}
      >
        <Input maxLength={24} inputMode="text" />
      </Form.Item>
      <Form.Item
        name={at('phone')}
        label={make.phone}
        extra={make.phoneHint}
        rules={[{ pattern: /^1\d{10}$/, message: make.phoneWrong }]}
        normalize={(text: string) => text || undefined}
      >
        <Input maxLength={11} inputMode="numeric" />
      </Form.Item>
    </>
  );
}

export function DayField(props: { name: string; label: string }) {
  return (
    <Form.Item name={props.name} label={props.label} rules={[{ required: true, message: make.needDay }]}>
      <DayInput />
    </Form.Item>
  );
}

/** A new card, and on to it. */
export function MakeHousehold() {
  const { me } = useMe();
  if (!mayCall(me, 'households.make')) return null;
  return <DialogButton label={make.act}>{(close) => <MakeDialog close={close} />}</DialogButton>;
}

type Body = ActBody<'/api/households'>;

function MakeDialog(props: { close: () => void }) {
  const { message } = App.useApp();
  const go = useNavigate();
  const act = useAct('/api/households', { silent: true });
  const send = async (typed: Body) => {
    const made = await act.run(typed);
    if (!made) return;
    void message.success(make.done(made.number));
    props.close();
    void go(`/desk/households/${made.householdId}`);
  };
  return (
    <FormDialog<Body>
      title={make.title}
      submit={make.act}
      act={act}
      close={props.close}
      send={(typed) => void send(typed)}
    >
      <PlaceField required={make.needVillage} />
      <AddressField />
      <PersonFields at={['head']} label={make.name} />
      <DayField name="fromOn" label={make.fromOn} />
    </FormDialog>
  );
}
