import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { DayInput, Section, useVocabulary } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { TypedFiling } from './filing.ts';
import { asTyped } from './hours.ts';
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
    <Form.Item name={props.name} label={props.label}>
      <InputNumber<number> min={0} max={2000} step={0.5} formatter={asTyped} style={{ width: '100%' }} />
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
      <Form.Item name="level" label={field.level}>
        <Select
          allowClear
          placeholder={field.noLevel}
          options={options('skillLevels').map((word) => ({ ...word, value: Number(word.value) }))}
        />
      </Form.Item>
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
      <Form.Item name="plannedCount" label={field.plannedCount}>
        <InputNumber min={1} max={2000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <HoursField name="totalHours" label={field.totalHours} />
      <HoursField name="theoryHours" label={field.theoryHours} />
      <HoursField name="practiceHours" label={field.practiceHours} />
      <HoursField name="safetyHours" label={field.safetyHours} />
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
      <TextField name="location" label={field.location} max={60} />
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

/** Occupation by name or code, looked up in the national catalogue; the code follows the name. */
function Occupation() {
  const form = Form.useFormInstance<TypedFiling>();
  const [typed, setTyped] = useState('');
  const found = useRead(
    '/api/occupations',
    { query: { name: typed } },
    { enabled: typed.trim().length > 0, fresh: 3_600_000 },
  );
  return (
    <>
      <Form.Item name="occupationText" label={field.occupation}>
        <Input
          maxLength={80}
          list="occupations"
          placeholder={edit.occupationHint}
          onChange={(event) => {
            const { value } = event.target;
            setTyped(value);
            const row = found.data?.rows.find((row) => row.name === value);
            if (row) form.setFieldValue('occupationCode', row.occupationCode);
          }}
        />
      </Form.Item>
      <datalist id="occupations">
        {(found.data?.rows ?? []).map((row) => (
          <option key={row.occupationCode} value={row.name}>
            {row.occupationCode}
          </option>
        ))}
      </datalist>
      <Form.Item
        name="occupationCode"
        label={field.occupationCode}
        rules={[{ pattern: /^\d-\d{2}-\d{2}-\d{2}$/, message: edit.occupationHint }]}
      >
        <Input maxLength={10} placeholder="4-10-01-03" />
      </Form.Item>
    </>
  );
}
