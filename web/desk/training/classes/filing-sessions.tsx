import { Button, Form, Input } from 'antd';
import {
  DayInput,
  type EditableColumn,
  EditableTable,
  NumberInput,
  numberRule,
  Section,
} from '../../../ui/index.ts';
import { halfDaysBetween, type TypedFiling } from './filing.ts';
import { sumHours } from './hours.ts';
import { words } from './words.ts';

const { edit, form: field, session } = words;

/** 0800 becomes 08:00; a full-width colon a plain one. */
const withColon = (typed: string) => typed.replace('\uff1a', ':').replace(/^(\d{2})(\d{2})$/, '$1:$2');

const time = (name: 'from' | 'until'): EditableColumn => ({
  name,
  title: session[name],
  normalize: withColon,
  rules: [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: edit.needTime }],
  input: (label) => (
    <Input
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      placeholder="08:00"
      style={{ width: '5rem' }}
    />
  ),
});

const COLUMNS: readonly EditableColumn[] = [
  {
    name: 'taughtOn',
    title: session.taughtOn,
    rules: [{ required: true, message: edit.needDay }],
    input: (label) => <DayInput aria-label={label} style={{ width: '9.2rem' }} />,
  },
  {
    name: 'content',
    title: session.content,
    input: (label) => <Input aria-label={label} maxLength={200} />,
  },
  {
    name: 'hours',
    title: session.hours,
    rules: [
      { required: true, message: edit.needHours },
      numberRule({ min: 0.5, max: 24, step: 0.5, message: edit.lessonHours }),
    ],
    input: (label) => <NumberInput aria-label={label} style={{ width: '3.5rem' }} />,
  },
  time('from'),
  time('until'),
  { name: 'room', title: session.room, input: (label) => <Input aria-label={label} maxLength={120} /> },
  {
    name: 'roomKind',
    title: session.roomKind,
    input: (label) => <Input aria-label={label} maxLength={40} style={{ width: '5rem' }} />,
  },
  {
    name: 'teacherName',
    title: session.teacher,
    input: (label) => <Input aria-label={label} list="teachers" maxLength={40} style={{ width: '6rem' }} />,
  },
  {
    name: 'textbook',
    title: session.textbook,
    input: (label) => <Input aria-label={label} maxLength={200} />,
  },
];

/** The timetable; an empty one can be made from the first and last day. */
export function Sessions() {
  const form = Form.useFormInstance<TypedFiling>();
  const sessions = Form.useWatch('sessions', form) ?? [];
  const teachers = Form.useWatch('teachers', form) ?? [];
  const startOn = Form.useWatch('startOn', form);
  const endOn = Form.useWatch('endOn', form);
  const names = [...new Set(teachers.flatMap((teacher) => teacher?.name || []))];
  const hours = sumHours(sessions.map((session) => ({ hours: session?.hours })));
  const total: unknown = Form.useWatch('totalHours', form);
  const differs = sessions.length > 0 && typeof total === 'number' && hours !== String(total);
  return (
    <Section title={field.timetable} aside={edit.sum(hours)}>
      <EditableTable
        name="sessions"
        label={field.timetable}
        columns={COLUMNS}
        addLabel={edit.addSession}
        newRow={() => ({ ...sessions.at(-1), content: '' })}
        acts={
          <Button
            disabled={!startOn || !endOn || sessions.length > 0}
            title={edit.generateHint}
            onClick={() => {
              if (startOn && endOn) form.setFieldValue('sessions', halfDaysBetween(startOn, endOn));
            }}
          >
            {edit.generate}
          </Button>
        }
      />
      <div className="form-remark" role="status">
        {differs ? edit.lessonsDiffer(hours, String(total)) : null}
      </div>
      <datalist id="teachers">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Section>
  );
}
