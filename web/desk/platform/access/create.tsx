import { Form, Input } from 'antd';
import { FormDialog, useAct } from '../../../ui/index.ts';
import type { OneTime } from './one-time.tsx';
import { PersonFields, type Whose } from './person-fields.tsx';
import { PlaceFields, placeOf, type Role } from './place-fields.tsx';
import { words } from './words.ts';

interface Typed {
  readonly login: string;
  readonly displayName: string;
  readonly whose: Whose;
  readonly personKey?: string;
  readonly personName?: string;
  readonly idNumber?: string;
  readonly role: Role;
  readonly divisionCode?: string;
  readonly organisationId?: string;
}

/** Opens an account for somebody of the register of staff, or for somebody who is entered with it. */
export function CreateDialog(props: { close: () => void; told: (password: OneTime) => void }) {
  const [form] = Form.useForm<Typed>();
  const role = Form.useWatch('role', form);
  const whose = Form.useWatch('whose', form);
  const create = useAct('/api/accounts', {
    after: (reply) => {
      props.close();
      props.told(reply);
    },
  });
  const send = (typed: Typed) =>
    void create.run({
      login: typed.login,
      displayName: typed.displayName.trim(),
      personKey: typed.whose === 'known' ? (typed.personKey ?? null) : null,
      personName: typed.whose === 'fresh' ? (typed.personName?.trim() ?? null) : null,
      idNumber: typed.idNumber?.trim() || null,
      ...placeOf(typed),
    });
  return (
    <FormDialog
      title={words.createTitle}
      submit={words.submit}
      form={form}
      act={create}
      close={props.close}
      send={send}
    >
      <PersonFields whose={whose} />
      <Form.Item
        name="login"
        label={words.login}
        extra={words.loginHint}
        rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,39}$/, message: words.needLogin }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="displayName"
        label={words.displayName}
        extra={words.displayNameHint}
        rules={[{ required: true, whitespace: true, message: words.needName }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <PlaceFields role={role} />
    </FormDialog>
  );
}
