import { App, Form, Input, Select } from 'antd';
import type { Reply } from '../../../client/index.ts';
import { spokenDay } from '../../../ui/format.ts';
import { DialogButton, FormDialog, Notice, ReasonField, useAct } from '../../../ui/index.ts';
import { words } from './words.ts';

type Publication = Reply<'/api/publications/{publicationId}'>;
const labels = words.objection;

interface Typed {
  readonly lineNo: number;
  readonly content: string;
  readonly name: string;
  readonly phone: string;
}

/** Records what came to the desk against one line, also after the last day. */
export function RecordObjection(props: { of: Publication }) {
  if (!props.of.allowed.includes('objections.record')) return null;
  return (
    <DialogButton label={labels.record}>
      {(close) => <RecordDialog of={props.of} close={close} />}
    </DialogButton>
  );
}

function RecordDialog(props: { of: Publication; close: () => void }) {
  const { of } = props;
  const { modal } = App.useApp();
  const stopped = (status: string) =>
    status in labels.recordedStopped
      ? labels.recordedStopped[status as keyof typeof labels.recordedStopped]
      : null;
  const record = useAct('/api/publications/{publicationId}/objections', {
    params: { publicationId: of.publicationId },
    silent: true,
    after: (reply) => {
      props.close();
      void modal.success({
        title: labels.recorded(reply.number),
        content: (
          <>
            <p>{labels.recordedDue(spokenDay(reply.acceptedBy))}</p>
            <p>{stopped(reply.lineStatus)}</p>
          </>
        ),
      });
    },
  });
  return (
    <FormDialog<Typed>
      name="objection"
      title={labels.recordTitle}
      submit={labels.record}
      act={record}
      close={props.close}
      send={(body) => void record.run(body)}
    >
      <Fields of={of} />
    </FormDialog>
  );
}

function Fields(props: { of: Publication }) {
  const { of } = props;
  const isOver = of.workingDaysLeft < 0;
  return (
    <>
      <p>{labels.recordLead}</p>
      {isOver ? <Notice title={labels.recordLate} tone="alarm" /> : null}
      <Form.Item
        name="lineNo"
        label={labels.recordLine}
        rules={[{ required: true, message: labels.needLine }]}
      >
        <Select
          showSearch
          optionFilterProp="label"
          options={of.lines.map((line) => ({
            value: line.lineNo,
            label: `${line.lineNo}　${line.name}　${line.idNumberMasked}`,
          }))}
        />
      </Form.Item>
      <ReasonField
        name="content"
        label={labels.recordContent}
        hint={labels.recordContentHint}
        need={labels.needContent}
        rows={4}
        max={1000}
      />
      <Form.Item
        name="name"
        label={labels.recordName}
        rules={[{ required: true, whitespace: true, min: 2, message: labels.needName }]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item
        name="phone"
        label={labels.recordPhone}
        extra={labels.recordPhoneHint}
        rules={[
          {
            required: true,
            pattern: /^(?:\+?86)?[ -]?(?:1[3-9][\d -]{9,11}|0[\d -]{9,13})$/,
            message: labels.needPhone,
          },
        ]}
      >
        <Input inputMode="tel" maxLength={20} />
      </Form.Item>
    </>
  );
}
