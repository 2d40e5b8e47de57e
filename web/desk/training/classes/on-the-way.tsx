import { Form, Select } from 'antd';
import { useRead } from '../../../client/index.ts';
import { DayInput, DialogButton, FormDialog, ReasonField } from '../../../ui/index.ts';
import { useOutcome, useSaid } from './change-act.ts';
import { words as common } from './change-words.ts';
import { watchClass } from './class-watch.ts';
import { Consequences, Obstacles } from './consequences.tsx';
import { words } from './on-the-way-words.ts';
import type { ClassDetail } from './replies.ts';

interface DialogProps {
  readonly detail: ClassDetail;
  readonly close: () => void;
}

function Reason() {
  return (
    <ReasonField
      name="reason"
      label={common.reason}
      hint={common.reasonHint}
      need={common.needReason}
      rows={3}
      max={500}
    />
  );
}

const FORESEE = '/api/classes/{classId}/changes/foresee';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function PostponeDialog({ detail, close }: DialogProps) {
  const { classId } = detail;
  const [form] = Form.useForm<{ startOn: string; reason: string }>();
  const typed: unknown = Form.useWatch('startOn', form);
  const startOn = typeof typed === 'string' && DAY.test(typed) ? typed : undefined;
  const seen = useRead(FORESEE, {
    params: { classId },
    query: { kind: 'postponed', ...(startOn === undefined ? {} : { startOn }) },
  });
  const say = useOutcome();
  const act = useSaid('/api/classes/{classId}/postponement', { params: { classId }, say, after: close });
  const until = seen.data?.proposeUntil;
  return (
    <FormDialog<{ startOn: string; reason: string }>
      title={words.postpone.title(detail.name)}
      submit={words.postpone.submit}
      form={form}
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={(values) => void act.run({ version: detail.version, ...values })}
    >
      <p>
        {words.postpone.lead} {until ? words.until(until) : null}
      </p>
      <Form.Item
        name="startOn"
        label={words.postpone.startOn}
        rules={[{ required: true, message: words.postpone.needStartOn }]}
      >
        <DayInput />
      </Form.Item>
      <Obstacles of={startOn === undefined ? [] : (seen.data?.obstacles ?? [])} />
      <Consequences of={seen.data?.consequences ?? []} />
      <Reason />
    </FormDialog>
  );
}

function MergeDialog({ detail, close }: DialogProps) {
  const { classId } = detail;
  const [form] = Form.useForm<{ intoClassId: string; reason: string }>();
  const intoClassId: string | undefined = Form.useWatch('intoClassId', form);
  const seen = useRead(FORESEE, {
    params: { classId },
    query: { kind: 'merged', ...(intoClassId ? { intoClassId } : {}) },
  });
  const all = useRead(FORESEE, { params: { classId }, query: { kind: 'merged' } });
  const say = useOutcome();
  const act = useSaid('/api/classes/{classId}/merger', { params: { classId }, say, after: close });
  const candidates = all.data?.candidates ?? [];
  return (
    <FormDialog<{ intoClassId: string; reason: string }>
      title={words.merge.title(detail.name)}
      submit={words.merge.submit}
      danger
      form={form}
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={(values) => void act.run({ version: detail.version, ...values })}
    >
      <p>{words.merge.lead}</p>
      <Form.Item
        name="intoClassId"
        label={words.merge.into}
        extra={all.data !== undefined && candidates.length === 0 ? words.merge.none : null}
        rules={[{ required: true, message: words.merge.needInto }]}
      >
        <Select
          options={candidates.map((one) => ({
            value: one.classId,
            label: words.merge.option(one.name, one.startOn, one.endOn, one.enrolledCount),
          }))}
        />
      </Form.Item>
      <Obstacles of={intoClassId ? (seen.data?.obstacles ?? []) : []} />
      <Consequences of={seen.data?.consequences ?? []} />
      <Reason />
    </FormDialog>
  );
}

/** What may happen to a class on the way: put off before it begins, gone on in another class. */
export function OnTheWay(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
      {detail.allowed.includes('classes.postpone') ? (
        <DialogButton label={words.postpone.act}>
          {(close) => <PostponeDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
      {detail.allowed.includes('classes.merge') ? (
        <DialogButton label={words.merge.act}>
          {(close) => <MergeDialog detail={detail} close={close} />}
        </DialogButton>
      ) : null}
    </>
  );
}
