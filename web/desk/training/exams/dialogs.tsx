import { App, Form, Input, Radio, Select } from 'antd';
import { type Reply, useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import {
  DayInput,
  type EditableColumn,
  EditableTable,
  FormDialog,
  NumberInput,
  numberRule,
  ReasonField,
  useAct,
} from '../../../ui/index.ts';
import { dayHint, PlaceFields, type PlaceTyped, placeOf } from './plan-fields.tsx';
import { RecordingPicker } from './recording-picker.tsx';
import { words } from './words.ts';

export type Exam = Reply<'/api/exams/{examId}'>;
interface DialogProps {
  readonly of: Exam;
  readonly close: () => void;
}

/** Another day, place or body before it is announced. */
export function AmendDialog({ of, close }: DialogProps) {
  const labels = words.amend;
  const { message } = App.useApp();
  const draft = useRead('/api/classes/{classId}/exam-draft', { params: { classId: of.classId } });
  const bodies = draft.data?.kinds.find(({ kind }) => kind === of.kind)?.bodies ?? [];
  const act = useAct('/api/exams/{examId}', {
    method: 'PUT',
    params: { examId: of.examId },
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  const { heldOn, from, until, place, room, bodyId } = of;
  return (
    <FormDialog<PlaceTyped & { bodyId: string }>
      title={labels.title}
      submit={labels.submit}
      act={act}
      close={close}
      initial={{
        ...{ heldOn, from, until, place, bodyId },
        room: room ?? '',
        examiners: of.examinersNeeded,
        invigilators: of.invigilatorsNeeded,
      }}
      send={(typed) => void act.run({ version: of.version, bodyId: typed.bodyId, ...placeOf(typed) })}
    >
      <Form.Item
        name="bodyId"
        label={words.plan.body}
        rules={[{ required: true, message: words.plan.needBody }]}
      >
        <Select
          options={(bodies.length === 0 ? [{ organisationId: bodyId, name: of.bodyName }] : bodies).map(
            (one) => ({
              value: one.organisationId,
              label: one.name || of.trainerName,
            }),
          )}
        />
      </Form.Item>
      <PlaceFields hint={draft.data ? dayHint(of.kind, draft.data.endOn) : undefined} />
    </FormDialog>
  );
}

interface Recording {
  readonly fileName?: string;
  readonly startAt?: string;
  readonly minutes?: number;
  readonly digest?: string;
}
const INSTANT = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/;
/** As people write it, of Shanghai. */
const instantOf = (typed: string) => new Date(`${typed.replace(' ', 'T')}:00+08:00`).toISOString();

const RECORDINGS: readonly EditableColumn[] = [
  {
    name: 'fileName',
    title: words.hold.fileName,
    rules: [{ required: true, message: words.hold.name }],
    input: (label) => <Input aria-label={label} maxLength={120} />,
  },
  {
    name: 'startAt',
    title: words.hold.startAt,
    rules: [{ required: true, pattern: INSTANT, message: words.hold.instant }],
    input: (label) => <Input aria-label={label} />,
  },
  {
    name: 'minutes',
    title: words.hold.minutes,
    rules: [{ required: true, pattern: /^\d{1,4}$/, message: words.hold.count }],
    input: (label) => <Input aria-label={label} inputMode="numeric" />,
  },
  {
    name: 'digest',
    title: words.hold.digest,
    rules: [{ required: true, pattern: /^\s*[0-9a-fA-F]{64}\s*$/, message: words.hold.hash }],
    input: (label) => <Input aria-label={label} maxLength={70} />,
  },
];

/** It was held: the index of its recordings. */
export function HoldDialog({ of, close }: DialogProps) {
  const labels = words.hold;
  const { message } = App.useApp();
  const act = useAct('/api/exams/{examId}/held', {
    params: { examId: of.examId },
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  const newRow = (): Recording => ({ startAt: `${of.heldOn} ${of.from}` });
  const isNeeded = of.needs.some(({ what }) => what === 'recording');
  const send = ({ recordings = [], note }: { recordings?: Recording[]; note?: string }) =>
    act.run({
      version: of.version,
      recordings: recordings.map(({ fileName = '', startAt = '', minutes = 0, digest = '' }) => ({
        ...{ fileName, digest: digest.trim().toLowerCase(), minutes: Number(minutes) },
        startAt: instantOf(startAt),
      })),
      ...(note?.trim() ? { note: note.trim() } : {}),
    });
  return (
    <FormDialog<{ recordings?: Recording[]; note?: string }>
      title={labels.title}
      submit={labels.submit}
      width={860}
      act={act}
      close={close}
      initial={{ recordings: isNeeded ? [newRow()] : [] }}
      send={(typed) => void send(typed)}
    >
      <p>{isNeeded ? `${labels.lead}${labels.needed}` : labels.lead}</p>
      <EditableTable
        name="recordings"
        label={labels.recordings}
        addLabel={labels.add}
        newRow={newRow}
        acts={<RecordingPicker newRow={newRow} />}
        columns={RECORDINGS}
      />
      <Form.Item name="note" label={labels.note}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}

/** Draws the inspectors again, with a reason. */
export function DrawAgainDialog({ of, close }: DialogProps) {
  const labels = words.inspection;
  const { message } = App.useApp();
  const act = useAct('/api/exams/{examId}/inspection', {
    params: { examId: of.examId },
    silent: true,
    after: () => {
      message.success(labels.drawDone);
      close();
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={labels.drawAgain}
      submit={labels.drawAgain}
      act={act}
      close={close}
      send={({ reason }) => void act.run({ version: of.version, reason })}
    >
      <ReasonField
        name="reason"
        label={labels.drawReason}
        hint={labels.drawHint}
        need={labels.drawNeed}
        rows={3}
        max={300}
        autoFocus
      />
    </FormDialog>
  );
}

/** One of the two inspectors writes what they saw. */
export function InspectionDialog({ of, close }: DialogProps) {
  const labels = words.inspection;
  const { message } = App.useApp();
  const act = useAct('/api/exams/{examId}/inspection/record', {
    params: { examId: of.examId },
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  return (
    <FormDialog<{ inOrder: boolean; seenCount: number; findings: string }>
      title={labels.recordTitle}
      submit={labels.recordSubmit}
      act={act}
      close={close}
      send={({ inOrder, seenCount, findings }) =>
        void act.run({
          version: of.inspectionRecord?.version ?? 0,
          ...{ inOrder, findings },
          seenCount: Number(seenCount),
        })
      }
    >
      <Form.Item
        name="seenCount"
        label={labels.seen}
        rules={[numberRule({ min: 0, max: 2000, step: 1, message: labels.needSeen })]}
      >
        <NumberInput />
      </Form.Item>
      <Form.Item
        name="inOrder"
        label={labels.inOrder}
        rules={[{ required: true, message: labels.needAnswer }]}
      >
        <Radio.Group>
          <Radio value={true}>{labels.inOrderYes}</Radio>
          <Radio value={false}>{labels.inOrderNo}</Radio>
        </Radio.Group>
      </Form.Item>
      <ReasonField
        name="findings"
        label={labels.findings}
        hint={labels.findingsHint}
        need={labels.needFindings}
        rows={4}
        max={1000}
      />
    </FormDialog>
  );
}

/** Certificates for whoever passed and has none: numbers of the county's own, or those of the body. */
export function CertifyDialog({ of, close }: DialogProps) {
  const labels = words.certify;
  const { message } = App.useApp();
  const { me } = useMe();
  const act = useAct('/api/exams/{examId}/certificates', {
    params: { examId: of.examId },
    silent: true,
    after: ({ issued, findings }) => {
      message.success(labels.done(issued));
      if (findings.length > 0) message.warning(labels.findings);
      close();
    },
  });
  const without = of.people.filter((one) => one.result === 'passed' && one.certificateNumber === null);
  const isOwn = of.kind === 'completion';
  const send = ({ issuedOn, numbers = {} }: { issuedOn: string; numbers?: Record<string, string> }) =>
    act.run({
      version: of.version,
      issuedOn,
      ...(isOwn
        ? {}
        : {
            numbers: without.flatMap(({ personId }) => {
              const number = numbers[personId]?.trim();
              return number ? [{ personId, number }] : [];
            }),
          }),
    });
  return (
    <FormDialog<{ issuedOn: string; numbers?: Record<string, string> }>
      title={labels.title}
      submit={labels.submit}
      act={act}
      close={close}
      initial={{ issuedOn: me?.today ?? '' }}
      send={(typed) => void send(typed)}
    >
      <p>{isOwn ? labels.own(without.length) : labels.given}</p>
      <Form.Item name="issuedOn" label={labels.on} rules={[{ required: true, message: words.plan.needDay }]}>
        <DayInput />
      </Form.Item>
      {isOwn
        ? null
        : without.map(({ personId, name }) => (
            <Form.Item key={personId} name={['numbers', String(personId)]} label={labels.number(name)}>
              <Input maxLength={60} />
            </Form.Item>
          ))}
    </FormDialog>
  );
}
