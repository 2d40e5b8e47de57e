import { App, Form, Radio } from 'antd';
import type { Reply, Row } from '../../../client/index.ts';
import { FormDialog, ReasonField, useAct } from '../../../ui/index.ts';
import { type Grounds, GroundsFields } from './correct.tsx';
import { words } from './merge-words.ts';

export type Pair = Reply<'/api/person-duplicates'>['pairs'][number];
export type Merge = Row<'/api/person-merges'>;

const sendable = ({ files = [], reason, document }: Grounds) => ({
  reason,
  document,
  fileIds: files.map(({ fileId }) => fileId),
});

type Named = Pick<Pair['first'], 'personId' | 'name' | 'idNumberMasked'>;

/** Proposes that two records are of one human being; nobody is preselected to stay. */
export function MergeDialog(props: {
  of: { readonly first: Named; readonly second: Named };
  close: () => void;
}) {
  const { of, close } = props;
  const { message } = App.useApp();
  const both = [of.first, of.second];
  const [form] = Form.useForm<Grounds & { staysId: number }>();
  const staysId = Form.useWatch('staysId', form);
  const act = useAct('/api/persons/{personId}/merges', {
    params: { personId: staysId ?? of.first.personId },
    silent: true,
    after: ({ heldLines }) => {
      message.success(words.sent(heldLines));
      close();
    },
  });
  return (
    <FormDialog<Grounds & { staysId: number }>
      title={words.mergeTitle}
      submit={words.submit}
      act={act}
      close={close}
      form={form}
      send={(typed) =>
        void act.run({
          ...sendable(typed),
          otherId: both.find(({ personId }) => personId !== typed.staysId)?.personId ?? 0,
        })
      }
    >
      <p>{words.mergeLead}</p>
      <Form.Item
        name="staysId"
        label={words.whichStays}
        rules={[{ required: true, message: words.needStays }]}
      >
        <Radio.Group
          className="choices-below"
          options={both.map(({ personId, name, idNumberMasked }) => ({
            value: personId,
            label: `${name} ${idNumberMasked}`,
          }))}
        />
      </Form.Item>
      <GroundsFields />
    </FormDialog>
  );
}

/** Notes that two who look alike are two human beings. */
export function ApartDialog(props: { of: Pair; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/persons/{personId}/apart', {
    params: { personId: of.first.personId },
    silent: true,
    after: () => {
      message.success(words.apartSaid);
      close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={words.apartTitle}
      submit={words.submit}
      act={act}
      close={close}
      send={({ reason }) => void act.run({ reason, otherId: of.second.personId })}
    >
      <p>{words.apartLead}</p>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.apartHint}
        need={words.needReason}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

/** Proposes that a merge was wrong. */
export function UndoDialog(props: { of: Merge; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/person-merges/{mergeId}/undo', {
    params: { mergeId: of.mergeId },
    silent: true,
    after: ({ heldLines }) => {
      message.success(words.sent(heldLines));
      close();
    },
  });
  return (
    <FormDialog<Grounds>
      title={words.undoTitle(of.personName)}
      submit={words.submit}
      act={act}
      close={close}
      send={(typed) => void act.run({ ...sendable(typed), version: of.version })}
    >
      <p>{words.undoLead}</p>
      <GroundsFields />
    </FormDialog>
  );
}
