import { Form, Modal, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import { EmptyState, Read, spokenDay } from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.begin;
const MOST = 500;

function Choose(props: { classes: readonly Row<'/api/classes'>[]; close: () => void }) {
  const [form] = Form.useForm<{ classId: string }>();
  const navigate = useNavigate();
  const isNone = props.classes.length === 0;
  return (
    <Modal
      open
      title={labels.title}
      onCancel={props.close}
      onOk={form.submit}
      okText={labels.submit}
      okButtonProps={{ disabled: isNone }}
      destroyOnHidden
    >
      {isNone ? (
        <EmptyState title={labels.none}>
          <Link to="/desk/classes/new">{labels.make}</Link>
        </EmptyState>
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ classId }) => void navigate(`/desk/openings/${classId}`)}
        >
          <p>{labels.lead}</p>
          <Form.Item
            name="classId"
            label={labels.class}
            rules={[{ required: true, message: labels.need }]}
            extra={<Link to="/desk/classes/new">{labels.make}</Link>}
          >
            <Select
              options={props.classes.map(({ classId, name, startOn }) => ({
                value: classId,
                label: labels.option(name, spokenDay(startOn)),
              }))}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}

/** The institution chooses one of its drafts to open for enrolment; its page asks the rest. */
export function BeginDialog(props: { close: () => void }) {
  const today = useMe().me?.today ?? '';
  const drafts = useRead('/api/classes', { query: { status: 'draft', limit: MOST } });
  const openings = useRead('/api/openings', { query: { limit: MOST } });
  return (
    <Read of={drafts}>
      {(classes) => (
        <Read of={openings}>
          {(opened) => {
            const isOpen = new Set(
              opened.rows.flatMap(({ classId, status }) => (status === 'cancelled' ? [] : classId)),
            );
            return (
              <Choose
                classes={classes.rows.filter(
                  ({ classId, startOn }) => startOn > today && !isOpen.has(classId),
                )}
                close={props.close}
              />
            );
          }}
        </Read>
      )}
    </Read>
  );
}
