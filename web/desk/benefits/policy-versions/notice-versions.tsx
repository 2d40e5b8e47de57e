import { Form, Input } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  DayInput,
  DialogButton,
  FormDialog,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  useAct,
} from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.versions;

const COLUMNS: readonly SimpleColumn<Row<'/api/policy-versions'>>[] = [
  {
    title: labels.columns.title,
    rowHead: true,
    show: (row) => <Link to={`/desk/policy-versions/${row.versionId}`}>{row.title}</Link>,
  },
  { title: labels.columns.stage, kind: 'status', in: 'policyVersionStages', show: (row) => row.stage },
  { title: labels.columns.effectiveOn, kind: 'day', show: (row) => row.effectiveOn },
  { title: labels.columns.document, show: (row) => row.document },
  { title: labels.columns.changes, kind: 'number', show: (row) => row.changeCount },
  { title: labels.columns.division, show: (row) => row.divisionName },
  { title: labels.columns.by, show: (row) => row.createdBy },
  { title: labels.columns.number, className: 'nowrap', show: (row) => row.number },
];

/** Every change of this notice for the place, the newest day first. */
export function Versions(props: { policyId: string }) {
  const answer = useRead('/api/policy-versions', { query: { policyId: props.policyId, limit: 200 } });
  return (
    <Read of={answer}>
      {({ rows, total }) => (
        <Section title={labels.title} aside={rows.length > 0 ? labels.all(total ?? rows.length) : null}>
          {rows.length === 0 ? (
            <p className="quiet">{labels.none}</p>
          ) : (
            <SimpleTable
              scroll={labels.title}
              scrollClass="versions"
              rows={rows}
              rowKey={(row) => row.versionId}
              columns={COLUMNS}
            />
          )}
        </Section>
      )}
    </Read>
  );
}

interface Typed {
  readonly title: string;
  readonly document: string;
  readonly effectiveOn: string;
}

function CreateDialog(props: { policyId: string; close: () => void }) {
  const go = useNavigate();
  const create = useAct('/api/policy-versions', {
    after: (reply) => go(`/desk/policy-versions/${reply.versionId}`),
  });
  const send = (typed: Typed) =>
    void create.run({
      policyId: props.policyId,
      title: typed.title.trim(),
      document: typed.document.trim(),
      effectiveOn: typed.effectiveOn,
    });
  return (
    <FormDialog<Typed>
      title={words.createTitle}
      submit={words.createDo}
      act={create}
      close={props.close}
      send={send}
    >
      <p>{words.createLead}</p>
      <Form.Item
        name="title"
        label={words.head.title}
        extra={words.head.titleHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.head.needTitle }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="document"
        label={words.head.document}
        extra={words.head.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: words.head.needDocument }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="effectiveOn"
        label={words.head.effectiveOn}
        extra={words.head.effectiveHint}
        rules={[{ required: true, message: words.head.needDay }]}
      >
        <DayInput />
      </Form.Item>
    </FormDialog>
  );
}

/** Begins a draft, for who may. */
export function CreateButton(props: { policyId: string }) {
  const { me } = useMe();
  if (!mayCall(me, 'policyVersions.create')) return null;
  return (
    <DialogButton label={words.create} type="primary">
      {(close) => <CreateDialog policyId={props.policyId} close={close} />}
    </DialogButton>
  );
}
