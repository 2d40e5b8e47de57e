import { App, Form, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type ActBody, type Reply, useRead } from '../../../client/index.ts';
import { FormDialog, LawMargin, spokenDay, useAct, useVocabulary } from '../../../ui/index.ts';
import { dayHint, PlaceFields, type PlaceTyped, placeOf } from './plan-fields.tsx';
import { words } from './words.ts';

const labels = words.plan;
const MOST = 500;
const OPEN = ['approved', 'completed'];
type Draft = Reply<'/api/classes/{classId}/exam-draft'>;
type Kind = Draft['kinds'][number]['kind'];

interface Typed extends PlaceTyped {
  readonly classId: string;
  readonly kind: Kind;
  readonly bodyId: string;
  /** An earlier exam, or nothing for everybody. */
  readonly resitOf?: string;
}

/** Which way, by whom, for whom: what the class allows. */
function OfClass(props: { draft: Draft; kind: Kind | undefined; choose: (kind: Kind) => void }) {
  const { draft, kind } = props;
  const { term } = useVocabulary();
  const found = draft.kinds.find((one) => one.kind === kind);
  const resits = draft.resits.filter((one) => one.kind === kind);
  return (
    <>
      <Form.Item
        name="kind"
        label={labels.kind}
        rules={[{ required: true, message: labels.needKind }]}
        extra={found?.clause ? <LawMargin law={{ clause: found.clause }} /> : undefined}
      >
        <Select
          onChange={props.choose}
          options={draft.kinds.map((one) => ({
            value: one.kind,
            label: term('examKinds', one.kind),
            disabled: one.bodies.length === 0,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="bodyId"
        label={labels.body}
        extra={labels.bodyHint}
        rules={[{ required: true, message: labels.needBody }]}
      >
        <Select
          notFoundContent={labels.noBody}
          options={(found?.bodies ?? []).map(({ organisationId, name }) => ({
            value: organisationId,
            label: name || labels.ownBody,
          }))}
        />
      </Form.Item>
      {resits.length === 0 ? null : (
        <Form.Item name="resitOf" label={labels.resit}>
          <Select
            allowClear
            placeholder={labels.everybody}
            options={resits.map(({ examId, heldOn, people }) => ({
              value: examId,
              label: labels.again(spokenDay(heldOn), people),
            }))}
          />
        </Form.Item>
      )}
    </>
  );
}

function bodyOf(typed: Typed): ActBody<'/api/exams'> {
  const { classId, kind, bodyId, resitOf } = typed;
  return { classId, kind, bodyId, ...(resitOf ? { resitOf } : {}), ...placeOf(typed) };
}

/** What an exam that is over says of the one that follows it. */
type Following = Pick<Typed, 'classId' | 'kind' | 'bodyId'> & { readonly resitOf: string | null };

/**
 * The trainer or the county plans an exam: of this class where one is named, else of one that is chosen; `after` an exam
 * that is over, of the same class and kind.
 */
export function PlanDialog(props: { close: () => void; classId?: string; after?: Following }) {
  const { after } = props;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Typed>();
  const [classId, setClassId] = useState(after?.classId ?? props.classId);
  const [kind, setKind] = useState<Kind | undefined>(after?.kind);
  const classes = useRead('/api/classes', { query: { limit: MOST } });
  const draft = useRead(
    '/api/classes/{classId}/exam-draft',
    { params: { classId: classId ?? '' } },
    { enabled: classId !== undefined },
  );
  const act = useAct('/api/exams', {
    silent: true,
    after: ({ examId }) => {
      message.success(labels.done);
      props.close();
      void navigate(`/desk/exams/${examId}`);
    },
  });
  const open = (classes.data?.rows ?? []).filter(({ status }) => OPEN.includes(status));
  return (
    <FormDialog<Typed>
      title={labels.title}
      submit={labels.submit}
      act={act}
      form={form}
      close={props.close}
      initial={{
        ...{ examiners: 1, invigilators: 1 },
        ...(props.classId ? { classId: props.classId } : {}),
        ...(after ? { classId: after.classId, kind: after.kind, bodyId: after.bodyId } : {}),
        ...(after?.resitOf ? { resitOf: after.resitOf } : {}),
      }}
      send={(typed) => void act.run(bodyOf(typed))}
    >
      <Form.Item name="classId" label={labels.class} rules={[{ required: true, message: labels.needClass }]}>
        <Select
          showSearch
          optionFilterProp="label"
          notFoundContent={labels.none}
          onChange={(chosen: string) => {
            setClassId(chosen);
            setKind(undefined);
            form.resetFields(['kind', 'bodyId', 'resitOf']);
          }}
          options={open.map((row) => ({
            value: row.classId,
            label: labels.option(row.name, spokenDay(row.endOn)),
          }))}
        />
      </Form.Item>
      {draft.data ? (
        <OfClass
          draft={draft.data}
          kind={kind}
          choose={(chosen) => {
            setKind(chosen);
            const bodies = draft.data?.kinds.find((one) => one.kind === chosen)?.bodies ?? [];
            form.resetFields(['resitOf']);
            form.setFieldValue('bodyId', bodies.length === 1 ? bodies[0]?.organisationId : undefined);
          }}
        />
      ) : null}
      <PlaceFields hint={draft.data && kind ? dayHint(kind, draft.data.endOn) : undefined} />
    </FormDialog>
  );
}
