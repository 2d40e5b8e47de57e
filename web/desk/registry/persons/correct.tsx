import { App, Form, Input, Select } from 'antd';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Attachment,
  AttachmentsField,
  DialogButton,
  FormDialog,
  ReasonField,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './correction-words.ts';

/** Why something is corrected and on what paper: the same fields for a person and for a fact. */
export interface Grounds {
  readonly reason: string;
  readonly document: string;
  readonly files?: readonly Attachment[];
}

export function GroundsFields() {
  return (
    <>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={2}
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
    </>
  );
}

interface Typed extends Grounds {
  readonly name?: string;
  readonly documentKind?: 'resident';
  readonly idNumber?: string;
  readonly phone?: string;
}

const given = <K extends string, V>(name: K, value: V | undefined) =>
  value === undefined || value === '' ? {} : ({ [name]: value } as { [key in K]: V });

const KINDS = [
  'resident',
  'permanent-residence',
  'hong-kong-macao-permit',
  'taiwan-permit',
  'passport',
] as const;

interface Props {
  readonly personId: number;
  readonly name: string;
}

/** Proposes another name, number or phone of a person. */
export function CorrectDialog(props: Props & { close: () => void }) {
  const { personId, name, close } = props;
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const act = useAct('/api/persons/{personId}/corrections', {
    params: { personId },
    silent: true,
    after: ({ heldLines }) => {
      message.success(words.sent(heldLines));
      close();
    },
  });
  const send = ({ files = [], idNumber, documentKind, reason, document, ...typed }: Typed) =>
    void act.run({
      ...given('name', typed.name?.trim()),
      ...given('phone', typed.phone?.trim()),
      ...(idNumber
        ? { idNumber: idNumber.trim().toUpperCase(), ...given('documentKind', documentKind) }
        : {}),
      reason,
      document,
      fileIds: files.map(({ fileId }) => fileId),
    });
  return (
    <FormDialog<Typed>
      title={words.correctTitle(name)}
      submit={words.submit}
      act={act}
      close={close}
      send={send}
    >
      <p>{words.correctLead}</p>
      <Form.Item name="name" label={words.name}>
        <Input maxLength={40} placeholder={words.keep} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label={words.idNumber}
        rules={[{ pattern: /^[0-9A-Za-z]{6,18}$/, message: words.badNumber }]}
      >
        <Input maxLength={18} placeholder={words.keep} autoComplete="off" />
      </Form.Item>
      <Form.Item noStyle dependencies={['idNumber']}>
        {({ getFieldValue }) =>
          getFieldValue('idNumber') ? (
            <Form.Item
              name="documentKind"
              label={words.documentKind}
              rules={[{ required: true, message: words.needKind }]}
            >
              <Select options={KINDS.map((kind) => ({ value: kind, label: term('documentKinds', kind) }))} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Form.Item name="phone" label={words.phone} rules={[{ pattern: /^1\d{10}$/, message: words.badPhone }]}>
        <Input maxLength={11} inputMode="numeric" placeholder={words.keep} autoComplete="off" />
      </Form.Item>
      <GroundsFields />
    </FormDialog>
  );
}

/** Proposes to correct who somebody is, by whoever may. */
export function CorrectButton(props: Props) {
  const { me } = useMe();
  if (!mayCall(me, 'persons.correct')) return null;
  return (
    <DialogButton label={words.correct}>{(close) => <CorrectDialog {...props} close={close} />}</DialogButton>
  );
}
