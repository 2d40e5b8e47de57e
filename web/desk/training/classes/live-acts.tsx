import { Checkbox, Form, Radio, Select } from 'antd';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  AttachmentsField,
  DayInput,
  DialogButton,
  FormDialog,
  ReasonField,
  spokenDay,
  useVocabulary,
} from '../../../ui/index.ts';
import { useSaid } from './change-act.ts';
import { words } from './live-words.ts';

type Attendance = Reply<'/api/classes/{classId}/attendance'>;
type Half = Attendance['slots'][number]['half'];
interface Typed {
  readonly files?: readonly { readonly fileId: string }[];
}
const idsOf = ({ files = [] }: Typed) => files.map(({ fileId }) => fileId);
const MARKS = ['present', 'absent', 'leave'] as const;
const HALVES = ['morning', 'afternoon', 'evening'] as const;

interface Of {
  readonly classId: string;
  readonly close: () => void;
}

function Person({ rows }: { rows: Attendance['rows'] }) {
  return (
    <Form.Item name="personId" label={words.person} rules={[{ required: true, message: words.needPerson }]}>
      <Select
        showSearch
        optionFilterProp="label"
        options={rows.map(({ personId, rosterNo, name }) => ({
          value: personId,
          label: `${rosterNo} ${name}`,
        }))}
      />
    </Form.Item>
  );
}

interface TypedAdjustment extends Typed {
  readonly personId: number;
  readonly slot: string;
  readonly mark: (typeof MARKS)[number];
  readonly reason: string;
}

/** Proposes what one half day of one person was. */
function AdjustDialog({ classId, close }: Of) {
  const { term } = useVocabulary();
  const { data } = useRead('/api/classes/{classId}/attendance', { params: { classId } });
  const act = useSaid('/api/classes/{classId}/attendance/adjustments', {
    params: { classId },
    say: () => words.sent,
    after: close,
  });
  return (
    <FormDialog<TypedAdjustment>
      title={words.proposeTitle}
      submit={words.submit}
      act={act}
      close={close}
      send={({ slot, files, ...typed }) => {
        const [taughtOn = '', half] = slot.split(' ');
        void act.run({ ...typed, taughtOn, half: half as Half, fileIds: idsOf({ files: files ?? [] }) });
      }}
    >
      <p>{words.proposeLead}</p>
      <Person rows={data?.rows ?? []} />
      <Form.Item name="slot" label={words.slot} rules={[{ required: true, message: words.needSlot }]}>
        <Select
          options={(data?.slots ?? []).map(({ day, half }) => ({
            value: `${day} ${half}`,
            label: `${spokenDay(day)} ${term('halves', half)}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="mark" label={words.mark} rules={[{ required: true, message: words.needMark }]}>
        <Radio.Group options={MARKS.map((id) => ({ value: id, label: term('attendanceMarks', id) }))} />
      </Form.Item>
      <ReasonField
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        need={words.needReason}
        rows={2}
        max={300}
      />
      <Form.Item name="files" label={words.files}>
        <AttachmentsField />
      </Form.Item>
    </FormDialog>
  );
}

interface TypedPaper extends Typed {
  readonly taughtOn: string;
  readonly half: Half;
  readonly people: readonly number[];
}

/** Types a paper sheet from its photo. */
function PaperDialog({ classId, close }: Of) {
  const { term } = useVocabulary();
  const { data } = useRead('/api/classes/{classId}/attendance', { params: { classId } });
  const act = useSaid('/api/classes/{classId}/attendance/papers', {
    params: { classId },
    say: ({ counted, kept }) => words.paperSent(counted, kept),
    after: close,
  });
  return (
    <FormDialog<TypedPaper>
      title={words.paperTitle}
      submit={words.paper}
      act={act}
      close={close}
      send={({ files, people, ...typed }) =>
        void act.run({
          ...typed,
          fileIds: idsOf({ files: files ?? [] }),
          people: people.map((personId) => ({ personId, moments: ['in', 'out'] })),
        })
      }
    >
      <p>{words.paperLead}</p>
      <Form.Item name="taughtOn" label={words.paperDay} rules={[{ required: true, message: words.needSlot }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="half" label={words.paperHalf} rules={[{ required: true, message: words.needSlot }]}>
        <Radio.Group options={HALVES.map((id) => ({ value: id, label: term('halves', id) }))} />
      </Form.Item>
      <Form.Item name="files" label={words.paperFiles} rules={[{ required: true, message: words.needFiles }]}>
        <AttachmentsField />
      </Form.Item>
      <Form.Item
        name="people"
        label={words.paperPeople}
        rules={[{ required: true, message: words.needPeople }]}
      >
        <Checkbox.Group
          options={(data?.rows ?? []).map(({ personId, rosterNo, name }) => ({
            value: personId,
            label: `${rosterNo} ${name}`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** The acts of the page, as far as this reader may take them. */
export function LiveActs(props: { classId: string; allowed: readonly string[] }) {
  const { classId, allowed } = props;
  return (
    <>
      {allowed.includes('attendance.proposeAdjustment') ? (
        <DialogButton label={words.propose}>
          {(close) => <AdjustDialog classId={classId} close={close} />}
        </DialogButton>
      ) : null}
      {allowed.includes('attendance.typePaper') ? (
        <DialogButton label={words.paper}>
          {(close) => <PaperDialog classId={classId} close={close} />}
        </DialogButton>
      ) : null}
    </>
  );
}
