import { App, Form, Input, Select } from 'antd';
import { useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Attachment,
  AttachmentsField,
  DialogButton,
  FormDialog,
  ReasonField,
  useAct,
} from '../../../ui/index.ts';
import { words } from './words.ts';

/** Whose account changes: by exactly one id. */
export interface ProposedPayee {
  readonly organisationId: string | null;
  readonly personId: number | null;
  readonly name: string;
}

interface Proposed {
  readonly organisationId?: string;
  readonly bankName: string;
  readonly accountNumber: string;
  readonly reason: string;
  readonly document: string;
  readonly files?: readonly Attachment[];
}

/** Proposes another account of a payee; without a payee given, an organisation proposes its own and the bureau chooses one. */
export function ProposeButton(props: { payee?: ProposedPayee }) {
  const { me } = useMe();
  if (!me || !mayCall(me, 'payees.proposeAccount')) return null;
  const { organisationId, organisationName } = me;
  const own = organisationId ? { organisationId, personId: null, name: organisationName ?? '' } : undefined;
  const payee = props.payee ?? own;
  return (
    <DialogButton label={words.propose}>
      {(close) => <ProposeDialog close={close} {...(payee ? { payee } : {})} />}
    </DialogButton>
  );
}

function ProposeDialog(props: { payee?: ProposedPayee; close: () => void }) {
  const { payee } = props;
  const { message } = App.useApp();
  const propose = useAct('/api/payee-accounts', {
    silent: true,
    after: () => {
      void message.success(words.proposed);
      props.close();
    },
  });
  function send({ organisationId, files = [], ...typed }: Proposed) {
    const chosen = payee ? payee.organisationId : organisationId;
    void propose.run({
      ...typed,
      fileIds: files.map(({ fileId }) => fileId),
      ...(chosen ? { organisationId: chosen } : {}),
      ...(payee?.personId ? { personId: payee.personId } : {}),
    });
  }
  return (
    <FormDialog<Proposed>
      title={payee ? words.proposeFor(payee.name) : words.proposeTitle}
      submit={words.submit}
      act={propose}
      close={props.close}
      send={send}
    >
      <p>{words.proposeLead}</p>
      {payee ? null : <OrganisationField />}
      <Form.Item
        name="bankName"
        label={words.bankName}
        rules={[{ required: true, whitespace: true, min: 2, message: words.needBank }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="accountNumber"
        label={words.accountNumber}
        extra={words.accountNumberHint}
        rules={[{ required: true, pattern: /^\d[\d -]{6,38}\d$/, message: words.needNumber }]}
      >
        <Input inputMode="numeric" />
      </Form.Item>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={3}
        max={300}
      />
      <Form.Item
        name="document"
        label={words.document}
        extra={words.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="files" label={words.files}>
        <AttachmentsField most={5} />
      </Form.Item>
    </FormDialog>
  );
}

/** The organisation whose account or payment it is about. */
export function OrganisationField() {
  const organisations = useList('/api/organisations', {});
  const rows = organisations.data?.rows ?? [];
  return (
    <Form.Item
      name="organisationId"
      label={words.payee}
      rules={[{ required: true, message: words.needPayee }]}
    >
      <Select
        showSearch
        optionFilterProp="label"
        loading={organisations.isLoading}
        options={rows.map((row) => ({ value: row.organisationId, label: row.name }))}
      />
    </Form.Item>
  );
}
