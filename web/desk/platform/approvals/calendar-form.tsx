import { Form, Input } from 'antd';
import type { ActBody } from '../../../client/index.ts';
import { DayInput, type EditableColumn, EditableTable, FormDialog, useAct } from '../../../ui/index.ts';
import { words } from './words.ts';

const { form: field } = words;

type Proposal = ActBody<'/api/calendar/proposals'>;
interface Typed extends Omit<Proposal, 'year' | 'workDays'> {
  readonly year: string;
  readonly workDays: readonly { readonly day: string }[];
}

const NEEDED = [{ required: true, message: field.need }];
const day = (name: string, title: string): EditableColumn => ({
  name,
  title,
  rules: NEEDED,
  input: (label) => <DayInput aria-label={label} style={{ width: '9.2rem' }} />,
});
const HOLIDAYS: readonly EditableColumn[] = [
  {
    name: 'name',
    title: field.holiday.name,
    rules: NEEDED,
    input: (label) => <Input aria-label={label} maxLength={20} style={{ width: '6rem' }} />,
  },
  day('from', field.holiday.from),
  day('through', field.holiday.through),
];
const WORK_DAYS: readonly EditableColumn[] = [day('day', field.workDay)];

/** A year of the State Council's notice, typed in; nothing is decided by it. */
export function CalendarForm(props: { year: number; close: () => void }) {
  const propose = useAct('/api/calendar/proposals', { after: props.close });
  return (
    <FormDialog<Typed>
      title={field.title}
      submit={field.submit}
      width={720}
      act={propose}
      close={props.close}
      initial={{
        year: String(props.year),
        holidays: field.festivals.map((name) => ({ name, from: '', through: '' })),
        workDays: [],
      }}
      send={({ year, documentNumber, holidays, workDays }) =>
        void propose.run({
          year: Number(year),
          documentNumber,
          holidays,
          workDays: (workDays ?? []).map((row) => row.day),
        })
      }
    >
      <p>{field.lead}</p>
      <Form.Item
        name="year"
        label={words.year}
        rules={[{ required: true, pattern: /^\d{4}$/, message: field.needYear }]}
      >
        <Input inputMode="numeric" maxLength={4} style={{ width: '6rem' }} />
      </Form.Item>
      <Form.Item
        name="documentNumber"
        label={field.document}
        extra={field.documentHint}
        rules={[{ required: true, whitespace: true, min: 4, message: field.needDocument }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <EditableTable
        name="holidays"
        label={field.holidays}
        columns={HOLIDAYS}
        addLabel={field.addHoliday}
        newRow={() => ({})}
      />
      <EditableTable
        name="workDays"
        label={field.workDays}
        columns={WORK_DAYS}
        addLabel={field.addWorkDay}
        newRow={() => ({})}
      />
    </FormDialog>
  );
}
