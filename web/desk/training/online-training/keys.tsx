import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ActBody, Reply } from '../../../client/index.ts';
import {
  DialogButton,
  FormDialog,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

export type Platform = Reply<'/api/online-platforms'>['rows'][number];
type Key = Platform['keys'][number];
type Body = ActBody<'/api/online-platforms/{platformId}/keys'>;
const KINDS = ['hmac-sm3', 'sm2', 'token'] as const;
const { addKey, keyCol } = words;

function AddKeyDialog(props: { of: Platform; close: () => void }) {
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const [kind, setKind] = useState<Body['kind']>('hmac-sm3');
  const act = useAct('/api/online-platforms/{platformId}/keys', {
    params: { platformId: props.of.platformId },
    silent: true,
    after: () => {
      message.success(addKey.done);
      props.close();
    },
  });
  return (
    <FormDialog<Omit<Body, 'kind'>>
      title={addKey.title(props.of.name)}
      submit={addKey.submit}
      act={act}
      close={props.close}
      send={(body) => void act.run({ ...body, kind })}
    >
      <p>{words.keysLead}</p>
      <Form.Item label={addKey.kind} htmlFor="key-kind">
        <Select
          id="key-kind"
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: term('platformKeyKinds', value) }))}
        />
      </Form.Item>
      <Form.Item
        name="value"
        label={addKey.value}
        extra={addKey.valueHint[kind]}
        rules={[{ required: true, whitespace: true, min: 32, message: addKey.needValue }]}
      >
        <Input.Password maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="document"
        label={addKey.document}
        extra={addKey.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: addKey.needDocument }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** How far a key is, who took which step, and the acts of whoever may decide. */
function Decide({ of, name }: { of: Key; name: string }) {
  const at = { allowed: of.allowed, params: { keyId: of.keyId }, version: of.version };
  const { withdrawKey, endKey } = words;
  return (
    <>
      <Status in="platformKeyStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={null} />
      <div className="row">
        <ReasonButton
          {...at}
          route="onlineTraining.withdrawKey"
          path="/api/platform-keys/{keyId}/withdraw"
          label={withdrawKey.act}
          title={withdrawKey.title}
          effect={withdrawKey.effect}
          hint={withdrawKey.hint}
          said={() => withdrawKey.done}
        />
        <ReasonButton
          {...at}
          route="onlineTraining.endKey"
          path="/api/platform-keys/{keyId}/end"
          label={endKey.act}
          title={endKey.title}
          effect={endKey.effect}
          hint={endKey.hint}
          said={() => endKey.done}
        />
        <ReviewButtons
          {...at}
          route="onlineTraining.decideKey"
          path="/api/platform-keys/{keyId}/decision"
          subject={words.keySubject(name)}
          decisions={['passed', 'returned']}
          said={{ passed: words.signed }}
        />
      </div>
    </>
  );
}

/** By what reports of a platform are known; the values themselves are never shown. */
export function Keys({ of }: { of: Platform }) {
  const columns: readonly SimpleColumn<Key>[] = [
    { title: keyCol.kind, rowHead: true, kind: 'word', in: 'platformKeyKinds', show: (row) => row.kind },
    { title: keyCol.document, show: (row) => row.document },
    { title: keyCol.by, show: (row) => `${row.proposedBy} ${shownInstant(row.proposedAt)}` },
    {
      title: keyCol.status,
      show: (row) => (
        <div>
          <Decide of={row} name={of.name} />
        </div>
      ),
    },
  ];
  return (
    <Section title={words.keys}>
      {of.keys.length === 0 ? (
        <p className="quiet">{words.noKeys}</p>
      ) : (
        <SimpleTable
          scroll={words.keys}
          blocks
          rows={of.keys}
          rowKey={(row) => row.keyId}
          columns={columns}
        />
      )}
      {of.allowed.includes('onlineTraining.proposeKey') ? (
        <DialogButton label={addKey.act}>{(close) => <AddKeyDialog of={of} close={close} />}</DialogButton>
      ) : null}
    </Section>
  );
}
