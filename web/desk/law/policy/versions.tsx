import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  Day,
  DayInput,
  Read,
  ScrollX,
  Section,
  Status,
  useAct,
  usePlaced,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words } from '../../benefits/policy-versions/words.ts';

const labels = words.versions;

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
            <ScrollX label={labels.title} className="versions">
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">{labels.columns.title}</th>
                    <th scope="col">{labels.columns.stage}</th>
                    <th scope="col">{labels.columns.effectiveOn}</th>
                    <th scope="col">{labels.columns.document}</th>
                    <th scope="col" className="number">
                      {labels.columns.changes}
                    </th>
                    <th scope="col">{labels.columns.division}</th>
                    <th scope="col">{labels.columns.by}</th>
                    <th scope="col">{labels.columns.number}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.versionId}>
                      <th scope="row">
                        <Link to={`/desk/policy-versions/${row.versionId}`}>{row.title}</Link>
                      </th>
                      <td>
                        <Status in="policyVersionStages" id={row.stage} />
                      </td>
                      <td>
                        <Day on={row.effectiveOn} />
                      </td>
                      <td>{row.document}</td>
                      <td className="number">{row.changeCount}</td>
                      <td>{row.divisionName}</td>
                      <td>{row.createdBy}</td>
                      <td className="nowrap">{row.number}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollX>
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
  const [form] = Form.useForm<Typed>();
  const create = useAct('/api/policy-versions', {
    after: (reply) => go(`/desk/policy-versions/${reply.versionId}`),
  });
  const placed = usePlaced(form, create.fault);
  return (
    <Modal
      open
      title={words.createTitle}
      okText={words.createDo}
      cancelText={common.cancel}
      onCancel={props.close}
      onOk={form.submit}
      confirmLoading={create.working}
      destroyOnHidden
    >
      <p>{words.createLead}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) =>
          void create.run({
            policyId: props.policyId,
            title: typed.title.trim(),
            document: typed.document.trim(),
            effectiveOn: typed.effectiveOn,
          })
        }
      >
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
      </Form>
      <ActAlert fault={create.fault} placed={placed} />
    </Modal>
  );
}

/** Begins a draft, for who may. */
export function CreateButton(props: { policyId: string }) {
  const { me } = useMe();
  const [open, setOpen] = useState(false);
  if (!mayCall(me, 'policyVersions.create')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.create}
      </Button>
      {open ? <CreateDialog policyId={props.policyId} close={() => setOpen(false)} /> : null}
    </>
  );
}
