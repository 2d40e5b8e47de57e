import { Form, Input, Select } from 'antd';
import type { ActBody } from '../../../client/index.ts';
import { FormDialog, useAct, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

type NewAccount = ActBody<'/api/accounts'>;
type Role = NewAccount['role'];

interface Typed {
  readonly login: string;
  readonly displayName: string;
  readonly personKey: string;
  readonly role: Role;
  readonly divisionCode?: string;
  readonly organisationId?: string;
  readonly password: string;
}

/** Roles that act for an organisation. */
const OF_ORGANISATION: readonly Role[] = [
  'institution-administrator',
  'teacher',
  'employer',
  'assessment-body',
];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who the account is for: the role decides whether an organisation must be named. */
function RoleFields(props: { role: Role | undefined }) {
  const { options } = useVocabulary();
  return (
    <>
      <Form.Item name="role" label={words.role} rules={[{ required: true, message: words.needRole }]}>
        <Select options={options('roles').filter((option) => option.value !== 'worker')} />
      </Form.Item>
      <Form.Item
        name="divisionCode"
        label={words.division}
        extra={words.divisionHint}
        rules={[{ pattern: /^[1-9]\d{5}$/, message: words.needDivision }]}
      >
        <Input inputMode="numeric" maxLength={6} />
      </Form.Item>
      {props.role && OF_ORGANISATION.includes(props.role) ? (
        <Form.Item
          name="organisationId"
          label={words.organisation}
          extra={words.organisationHint}
          rules={[{ required: true, pattern: UUID, message: words.needOrganisation }]}
        >
          <Input maxLength={36} />
        </Form.Item>
      ) : null}
    </>
  );
}

/** Makes an account; the human being behind it is named by a key of its own, by which four eyes are distinguished. */
export function CreateDialog(props: { close: () => void }) {
  const [form] = Form.useForm<Typed>();
  const role = Form.useWatch('role', form);
  const create = useAct('/api/accounts', { after: props.close });
  const send = (typed: Typed) =>
    void create.run({
      ...typed,
      displayName: typed.displayName.trim(),
      divisionCode: typed.divisionCode ?? null,
      organisationId: typed.organisationId ?? null,
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
        rules={[{ required: true, whitespace: true, message: words.needName }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="personKey"
        label={words.personKey}
        extra={words.personKeyHint}
        rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,39}$/, message: words.needKey }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <RoleFields role={role} />
      <Form.Item
        name="password"
        label={words.password}
        extra={words.passwordHint}
        rules={[{ required: true, min: 12, message: words.needPassword }]}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
    </FormDialog>
  );
}
