import { Input, Select } from 'antd';
import {
  type EditableColumn,
  EditableTable,
  NumberInput,
  numberRule,
  Section,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { Filing } from './filing.ts';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

const { edit, form: field, teacher } = words;
type Part = keyof Filing['teachers'][number] & keyof typeof teacher;

const text = (name: Part, max: number): EditableColumn => ({
  name,
  title: teacher[name],
  input: (label) => <Input aria-label={label} maxLength={max} />,
});

/** Who teaches, what and with what right. */
export function Teachers(props: { known: ClassDetail | undefined }) {
  const { options } = useVocabulary();
  const word = (name: Part, list: string): EditableColumn => ({
    name,
    title: teacher[name],
    input: (label) => <Select allowClear aria-label={label} options={options(list)} />,
  });
  const idNumber: EditableColumn = {
    name: 'idNumber',
    title: teacher.idNumber,
    rules: [{ pattern: /^\d{17}[\dXx]$/, message: edit.idForm }],
    input: (label, row) => {
      const masked = props.known?.teachers[row]?.idNumberMasked;
      return (
        <Input
          aria-label={label}
          maxLength={18}
          autoComplete="off"
          placeholder={masked ?? ''}
          title={masked ? edit.idKnown(masked) : edit.idHint}
        />
      );
    },
  };
  const age: EditableColumn = {
    name: 'age',
    title: teacher.age,
    rules: [numberRule({ min: 16, max: 99, step: 1, message: common.wholeNumber(16, 99) })],
    input: (label) => <NumberInput aria-label={label} style={{ width: '3.5rem' }} />,
  };
  return (
    <Section title={field.teachers}>
      <EditableTable
        name="teachers"
        label={field.teachers}
        columns={[
          text('name', 40),
          idNumber,
          word('sex', 'sexes'),
          age,
          text('education', 40),
          text('major', 60),
          text('title', 60),
          text('qualification', 80),
          text('qualificationLevel', 40),
          text('course', 200),
          word('employment', 'teacherEmployment'),
        ]}
        addLabel={edit.addTeacher}
        newRow={() => ({})}
      />
    </Section>
  );
}
