import { App, Checkbox, Form, Input, Select } from 'antd';
import type { Reply } from '../../../client/index.ts';
import {
  type Attachment,
  AttachmentsField,
  DialogButton,
  FormDialog,
  Notice,
  ReasonField,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './heir-words.ts';

type Line = Reply<'/api/claims/{claimId}/lines/{claimLineId}'>;
type Sent = Parameters<ReturnType<typeof useHeir>['run']>[0];

interface Typed extends Omit<Sent, 'fileIds'> {
  readonly files?: readonly Attachment[];
}

const RELATIONS: readonly Sent['relation'][] = [
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'other',
];
const PAPERS: readonly Sent['papers'][number][] = [
  'notarised-succession',
  'court-decision',
  'will',
  'kinship-statement',
  'family-promise',
  'heirs-agreement',
];
const SHARES: readonly Sent['share'][] = ['only', 'for-all'];

function useHeir(line: Line, close: () => void) {
  const { message } = App.useApp();
  return useAct('/api/claims/{claimId}/lines/{claimLineId}/heir', {
    params: { claimId: line.claimId, claimLineId: line.claimLineId },
    silent: true,
    after: () => {
      close();
      void message.success(words.done);
    },
  });
}

function Person() {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item
        name="name"
        label={words.name}
        rules={[{ required: true, whitespace: true, min: 2, message: words.needName }]}
      >
        <Input maxLength={60} style={{ maxWidth: '16rem' }} />
      </Form.Item>
      <Form.Item
        name="relation"
        label={words.relation}
        rules={[{ required: true, message: words.needRelation }]}
      >
        <Select
          options={RELATIONS.map((value) => ({ value, label: term('heirRelations', value) }))}
          style={{ maxWidth: '16rem' }}
        />
      </Form.Item>
      <Form.Item name="share" label={words.share} rules={[{ required: true, message: words.needShare }]}>
        <Select
          options={SHARES.map((value) => ({ value, label: term('heirShares', value) }))}
          style={{ maxWidth: '20rem' }}
        />
      </Form.Item>
    </>
  );
}

function Papers() {
  const { term } = useVocabulary();
  return (
    <>
      <Form.Item
        name="papers"
        label={words.papers}
        extra={words.papersHint}
        rules={[{ required: true, message: words.needPapers }]}
      >
        <Checkbox.Group options={PAPERS.map((value) => ({ value, label: term('heirPapers', value) }))} />
      </Form.Item>
      <Form.Item
        name="document"
        label={words.document}
        rules={[{ required: true, whitespace: true, min: 4, message: words.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="files" label={words.files} rules={[{ required: true, message: words.needFiles }]}>
        <AttachmentsField most={5} />
      </Form.Item>
    </>
  );
}

function Account() {
  return (
    <>
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
    </>
  );
}

function HeirDialog(props: { line: Line; close: () => void }) {
  const heir = useHeir(props.line, props.close);
  return (
    <FormDialog<Typed>
      title={words.title(props.line.person.name)}
      submit={words.submit}
      act={heir}
      close={props.close}
      send={({ files = [], ...typed }) =>
        void heir.run({ ...typed, fileIds: files.map(({ fileId }) => fileId) })
      }
    >
      <p>{words.effect}</p>
      <Person />
      <Papers />
      <Account />
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

/** Who receives this line instead of whoever died, and the way to name an heir. */
export function Heir(props: { line: Line }) {
  const { line } = props;
  const { term } = useVocabulary();
  return (
    <>
      {line.heir ? (
        <Notice title={words.notice(line.heir.name, term('heirRelations', line.heir.relation))} tone="act">
          <p>{line.heir.status === 'open' ? words.waiting : words.agreed}</p>
        </Notice>
      ) : null}
      {line.allowed.includes('payments.proposeHeir') ? (
        <p>
          <DialogButton label={words.act}>{(close) => <HeirDialog line={line} close={close} />}</DialogButton>
        </p>
      ) : null}
    </>
  );
}
