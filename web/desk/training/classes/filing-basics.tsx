import { Form, Input, Radio, Select } from 'antd';
import { useList, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { DayInput, NumberInput, numberRule, Section, useVocabulary } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { TypedFiling } from './filing.ts';
import { differingParts, isCoordinates } from './hours.ts';
import { LevelField } from './level.tsx';
import { Occupation } from './occupation.tsx';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

const { edit, form: field } = words;

function YesNoField(props: { name: keyof TypedFiling; label: string }) {
  return (
    <Form.Item name={props.name} label={props.label}>
      <Radio.Group
        options={[
          { value: true, label: common.yes },
          { value: false, label: common.no },
          { value: null, label: edit.noChoice },
        ]}
      />
    </Form.Item>
  );
}

/** A field that takes one line of text of at most so many characters. */
function TextField(props: { name: keyof TypedFiling; label: string; max: number }) {
  return (
    <Form.Item name={props.name} label={props.label}>
      <Input maxLength={props.max} />
    </Form.Item>
  );
}

function HoursField(props: { name: keyof TypedFiling; label: string }) {
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      rules={[numberRule({ min: 0, max: 2000, step: 0.5, message: edit.hoursForm(2000) })]}
    >
      <NumberInput />
    </Form.Item>
  );
}

/** Remarks on hours that do not add up, while they are typed; submission refuses them. */
function HoursRemark() {
  const form = Form.useFormInstance<TypedFiling>();
  const totalHours: unknown = Form.useWatch('totalHours', form);
  const theoryHours: unknown = Form.useWatch('theoryHours', form);
  const practiceHours: unknown = Form.useWatch('practiceHours', form);
  const sum = differingParts({ totalHours, theoryHours, practiceHours });
  return (
    <div className="form-remark" role="status">
      {sum === null ? null : edit.partsDiffer(String(sum), String(totalHours))}
    </div>
  );
}

/** What it is taught by: those in force for its occupation and level, each with the hours that it asks for. */
function StandardField() {
  const form = Form.useFormInstance<TypedFiling>();
  const { term } = useVocabulary();
  const typedCode: unknown = Form.useWatch('occupationCode', form);
  const level: unknown = Form.useWatch('level', form);
  const isCode = typeof typedCode === 'string' && /^\d-\d{2}-\d{2}-\d{2}$/.test(typedCode);
  const found = useList('/api/training-standards', {
    ...(isCode ? { occupationCode: typedCode } : {}),
    ...(typeof level === 'number' ? { level } : {}),
  });
  return (
    <Form.Item
      name="standardId"
      label={edit.standard}
      extra={isCode ? edit.standardHint : edit.standardNeedsCode}
    >
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        disabled={!isCode}
        notFoundContent={edit.noStandard}
        options={(found.data?.rows ?? [])
          .filter(({ inForce }) => inForce)
          .map((row) => ({
            value: row.standardId,
            label: edit.standardOption(
              term('trainingStandardKinds', row.kind),
              row.title,
              row.code,
              row.totalHours,
            ),
          }))}
      />
    </Form.Item>
  );
}

/** What is taught. */
function Subject() {
  const { options } = useVocabulary();
  return (
    <>
      <Form.Item name="name" label={field.name} rules={[{ required: true, min: 2, message: edit.needName }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Occupation />
      <LevelField />
      <StandardField />
      <Form.Item
        name="trainingKind"
        label={field.trainingKind}
        rules={[{ required: true, message: edit.needKind }]}
      >
        <Select options={options('trainingKinds')} />
      </Form.Item>
    </>
  );
}

/** The first day; a day on which no notice is in force is refused as soon as it is entered. */
function FirstDay() {
  const form = Form.useFormInstance<TypedFiling>();
  const typed = Form.useWatch('startOn', form) as string | undefined;
  const startOn = /^\d{4}-\d{2}-\d{2}$/.test(typed ?? '') ? (typed as string) : '';
  const { me } = useMe();
  const { data } = useRead(
    '/api/class-notice',
    { query: { startOn } },
    { enabled: startOn !== '' && mayCall(me, 'classes.notice'), fresh: 3_600_000 },
  );
  const refusal = startOn === '' ? null : (data?.refusal ?? null);
  return (
    <>
      <Form.Item name="startOn" label={field.startOn} rules={[{ required: true, message: edit.needDay }]}>
        <DayInput {...(refusal === null ? {} : { status: 'error', 'aria-describedby': 'no-notice' })} />
      </Form.Item>
      {refusal === null ? null : (
        <div className="no-notice" id="no-notice" role="alert">
          {refusal}
        </div>
      )}
    </>
  );
}

/** For how many, how long and when. */
function Extent() {
  return (
    <>
      <Form.Item
        name="plannedCount"
        label={field.plannedCount}
        rules={[numberRule({ min: 1, max: 2000, step: 1, message: common.wholeNumber(1, 2000) })]}
      >
        <NumberInput />
      </Form.Item>
      <HoursField name="totalHours" label={field.totalHours} />
      <HoursField name="theoryHours" label={field.theoryHours} />
      <HoursField name="practiceHours" label={field.practiceHours} />
      <HoursField name="safetyHours" label={field.safetyHours} />
      <HoursRemark />
      <FirstDay />
      <Form.Item
        name="endOn"
        label={field.endOn}
        dependencies={['startOn']}
        rules={[
          { required: true, message: edit.needDay },
          ({ getFieldValue }) => ({
            validator: (_, value: string | undefined) =>
              value && getFieldValue('startOn') > value
                ? Promise.reject(new Error(edit.endFirst))
                : Promise.resolve(),
          }),
        ]}
      >
        <DayInput />
      </Form.Item>
    </>
  );
}

/** Where, by whom and at whose cost. */
function Conduct(props: { known: ClassDetail | undefined }) {
  const { options } = useVocabulary();
  const known = props.known?.headTeacherPhoneMasked;
  return (
    <>
      <TextField name="place" label={field.place} max={200} />
      <Form.Item
        name="location"
        label={field.location}
        rules={[
          {
            validator: (_, value: string | null | undefined) =>
              !value || isCoordinates(value)
                ? Promise.resolve()
                : Promise.reject(new Error(edit.locationForm)),
          },
        ]}
      >
        <Input maxLength={60} placeholder="116.2310,36.8592" />
      </Form.Item>
      <TextField name="headTeacherName" label={field.headTeacher} max={40} />
      <Form.Item
        name="headTeacherPhone"
        label={field.headTeacherPhone}
        extra={known ? edit.phoneKnown(known) : undefined}
        rules={[{ pattern: /^1\d{10}$/, message: edit.phoneForm }]}
      >
        <Input maxLength={11} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="organiser"
        label={field.organiser}
        rules={[{ required: true, message: edit.needOrganiser }]}
      >
        <Select options={options('organisers')} />
      </Form.Item>
      <Form.Item name="costBorneBy" label={field.costBorneBy}>
        <Select allowClear options={options('costBearers')} />
      </Form.Item>
      <YesNoField name="videoKept" label={field.videoKept} />
      <YesNoField name="isSecret" label={field.isSecret} />
      <YesNoField name="isHazardous" label={field.isHazardous} />
    </>
  );
}

/** The head of the official form. */
export function Basics(props: { known: ClassDetail | undefined }) {
  return (
    <Section title={field.basics}>
      <div className="cells">
        <Subject />
        <Extent />
        <Conduct known={props.known} />
      </div>
    </Section>
  );
}
