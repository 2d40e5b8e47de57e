import { Form, Input } from 'antd';
import { useState } from 'react';
import type { ActReply } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { DialogButton, FormDialog, useAct } from '../../../ui/index.ts';
import { MergeDialog } from './merge-dialogs.tsx';
import { words } from './merge-words.ts';

type Found = ActReply<'/api/persons/search'>['rows'][number];

interface Of {
  readonly personId: number;
  readonly name: string;
  readonly idNumberMasked: string;
}

/** Finds the other number of a person, which no list shows; the number travels in the body. */
function MergeByNumber(props: { of: Of; close: () => void }) {
  const { of, close } = props;
  const [other, setOther] = useState<Found | null | undefined>(undefined);
  const search = useAct('/api/persons/search', {
    silent: true,
    after: ({ rows }) => setOther(rows.find(({ personId }) => personId !== of.personId) ?? null),
  });
  if (other) return <MergeDialog of={{ first: of, second: other }} close={close} />;
  return (
    <FormDialog<{ idNumber: string }>
      title={words.byNumberTitle(of.name)}
      submit={words.find}
      act={search}
      close={close}
      send={({ idNumber }) => {
        setOther(undefined);
        void search.run({ idNumber: idNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase() });
      }}
    >
      <p>{words.byNumberLead}</p>
      <Form.Item
        name="idNumber"
        label={words.otherNumber}
        rules={[{ required: true, pattern: /^\s*[0-9A-Za-z]{6,18}\s*$/, message: words.badNumber }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      {other === null ? <p role="status">{words.notFound}</p> : null}
    </FormDialog>
  );
}

/** Proposes to merge a person with another number, by whoever may. */
export function MergeByNumberButton(props: { of: Of }) {
  const { me } = useMe();
  if (!mayCall(me, 'persons.merge') || !mayCall(me, 'persons.search')) return null;
  return (
    <DialogButton label={words.byNumber}>
      {(close) => <MergeByNumber of={props.of} close={close} />}
    </DialogButton>
  );
}
