import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Fault, useRead } from '../../../client/index.ts';
import {
  ActAlert,
  DayInput,
  DraftNotice,
  Page,
  ScrollX,
  Section,
  useFormDraft,
  usePlaced,
  useVocabulary,
  type Watched,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { ClassDetail } from './class-case.tsx';
import { type Filing, filingToSend, halfDaysBetween, type TypedFiling, withoutNumbers } from './filing.ts';
import { sumHours } from './filing-sheet.tsx';
import { words } from './words.ts';
import './classes.css';

const { edit, form: field, teacher, session } = words;

interface FilingFormProps {
  readonly title: string;
  readonly draftName: string;
  readonly initial: TypedFiling;
  /** The class as it stands, to show what is already registered but never displayed in full. */
  readonly known?: ClassDetail;
  readonly save: (filing: Filing) => Promise<unknown>;
  readonly working: boolean;
  readonly fault: Fault | null;
  readonly watch?: Watched;
}

/** The filing in the order of the official form. What was refused stands beside its field. */
export function FilingFormPage(props: FilingFormProps) {
  const [form] = Form.useForm<TypedFiling>();
  const go = useNavigate();
  const draft = useFormDraft<TypedFiling>(form, props.draftName, withoutNumbers);
  const placed = usePlaced(form, props.fault, '/filing');
  async function send(typed: TypedFiling) {
    const done = await props.save(filingToSend({ ...props.initial, ...typed }));
    if (done !== undefined) draft.forget();
  }
  return (
    <Page title={props.title} lead={edit.lead}>
      <DraftNotice
        restored={draft.restored}
        discard={() => {
          draft.forget();
          form.resetFields();
        }}
      />
      <Form
        form={form}
        layout="vertical"
        className="edit-form"
        initialValues={props.initial}
        onValuesChange={draft.keep}
        onFinish={(typed) => void send(typed)}
        scrollToFirstError={{ block: 'center', focus: true }}
        requiredMark={false}
      >
        <Basics known={props.known} />
        <Teachers known={props.known} />
        <Sessions />
        <Section title={field.assessment}>
          <Form.Item name="assessmentPlan" label={field.assessment}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </Section>
        <div className="edit-foot">
          <ActAlert fault={props.fault} placed={placed} watch={props.watch} />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={props.working}>
              {edit.save}
            </Button>
            <Button onClick={() => go(-1)}>{common.cancel}</Button>
          </div>
        </div>
      </Form>
    </Page>
  );
}

/** 0800 becomes 08:00; a full-width colon a plain one. */
const withColon = (typed: string) => typed.replace('\uff1a', ':').replace(/^(\d{2})(\d{2})$/, '$1:$2');

/** 80 stays 80, not 80.0. */
const asTyped = (hours: number | undefined) => (hours === undefined ? '' : String(hours));

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

function Basics(props: { known: ClassDetail | undefined }) {
  const { options } = useVocabulary();
  const hours = (
    <InputNumber<number> min={0} max={2000} step={0.5} formatter={asTyped} style={{ width: '100%' }} />
  );
  return (
    <Section title={field.basics}>
      <div className="cells">
        <Form.Item
          name="name"
          label={field.name}
          rules={[{ required: true, min: 2, message: edit.needName }]}
        >
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
        <Form.Item name="plannedCount" label={field.plannedCount}>
          <InputNumber min={1} max={2000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="totalHours" label={field.totalHours}>
          {hours}
        </Form.Item>
        <Form.Item name="theoryHours" label={field.theoryHours}>
          {hours}
        </Form.Item>
        <Form.Item name="practiceHours" label={field.practiceHours}>
          {hours}
        </Form.Item>
        <Form.Item name="safetyHours" label={field.safetyHours}>
          {hours}
        </Form.Item>
        <Form.Item name="startOn" label={field.startOn} rules={[{ required: true, message: edit.needDay }]}>
          <DayInput />
        </Form.Item>
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
        <Form.Item name="place" label={field.place}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="location" label={field.location}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="headTeacherName" label={field.headTeacher}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="headTeacherPhone"
          label={field.headTeacherPhone}
          extra={
            props.known?.headTeacherPhoneMasked
              ? edit.phoneKept(props.known.headTeacherPhoneMasked)
              : undefined
          }
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
            const row = found.data?.rows.find((one) => one.name === value);
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

function Teachers(props: { known: ClassDetail | undefined }) {
  const { options } = useVocabulary();
  return (
    <Section title={field.teachers}>
      <Form.List name="teachers">
        {(rows, { add, remove }) => (
          <>
            <ScrollX label={field.teachers}>
              <table className="rows" aria-label={field.teachers}>
                <thead>
                  <tr>
                    {[
                      teacher.name,
                      teacher.idNumber,
                      teacher.sex,
                      teacher.age,
                      teacher.education,
                      teacher.major,
                      teacher.title,
                      teacher.qualification,
                      teacher.qualificationLevel,
                      teacher.course,
                      teacher.employment,
                    ].map((title) => (
                      <th key={title} scope="col">
                        {title}
                      </th>
                    ))}
                    <th>
                      <span className="unseen">{edit.remove}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ key, name }) => {
                    const masked = props.known?.teachers[name]?.idNumberMasked;
                    const text = (part: string, label: string, max: number) => (
                      <td>
                        <Form.Item name={[name, part]}>
                          <Input aria-label={label} maxLength={max} />
                        </Form.Item>
                      </td>
                    );
                    return (
                      <tr key={key}>
                        <td>
                          <Form.Item
                            name={[name, 'name']}
                            rules={[{ required: true, message: edit.needContent }]}
                          >
                            <Input aria-label={teacher.name} maxLength={40} />
                          </Form.Item>
                        </td>
                        <td>
                          <Form.Item
                            name={[name, 'idNumber']}
                            rules={[{ pattern: /^\d{17}[\dXx]$/, message: edit.idForm }]}
                          >
                            <Input
                              aria-label={teacher.idNumber}
                              maxLength={18}
                              autoComplete="off"
                              placeholder={masked ?? ''}
                              title={masked ? edit.idKept(masked) : edit.idHint}
                            />
                          </Form.Item>
                        </td>
                        <td>
                          <Form.Item name={[name, 'sex']}>
                            <Select allowClear aria-label={teacher.sex} options={options('sexes')} />
                          </Form.Item>
                        </td>
                        <td>
                          <Form.Item name={[name, 'age']}>
                            <InputNumber
                              aria-label={teacher.age}
                              min={16}
                              max={99}
                              precision={0}
                              controls={false}
                              style={{ width: '3.5rem' }}
                            />
                          </Form.Item>
                        </td>
                        {text('education', teacher.education, 40)}
                        {text('major', teacher.major, 60)}
                        {text('title', teacher.title, 60)}
                        {text('qualification', teacher.qualification, 80)}
                        {text('qualificationLevel', teacher.qualificationLevel, 40)}
                        {text('course', teacher.course, 200)}
                        <td>
                          <Form.Item name={[name, 'employment']}>
                            <Select
                              allowClear
                              aria-label={teacher.employment}
                              options={options('teacherEmployment')}
                            />
                          </Form.Item>
                        </td>
                        <td>
                          <Button
                            type="text"
                            aria-label={edit.removeRow(name + 1)}
                            onClick={() => remove(name)}
                          >
                            {edit.remove}
                          </Button>
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </ScrollX>
            <Button onClick={() => add({})}>{edit.addTeacher}</Button>
          </>
        )}
      </Form.List>
    </Section>
  );
}

function Sessions() {
  const form = Form.useFormInstance<TypedFiling>();
  const sessions = Form.useWatch('sessions', form) ?? [];
  const teachers = Form.useWatch('teachers', form) ?? [];
  const startOn = Form.useWatch('startOn', form);
  const endOn = Form.useWatch('endOn', form);
  const names = [...new Set(teachers.map((one) => one?.name).filter((name) => name !== undefined))];
  return (
    <Section
      title={field.timetable}
      aside={edit.sum(sumHours(sessions.map((one) => ({ hours: one?.hours }))))}
    >
      <Form.List name="sessions">
        {(rows, { add, remove }) => (
          <>
            <ScrollX label={field.timetable}>
              <table className="rows" aria-label={field.timetable}>
                <thead>
                  <tr>
                    {[
                      session.taughtOn,
                      session.content,
                      session.hours,
                      session.from,
                      session.until,
                      session.room,
                      session.roomKind,
                      session.teacher,
                      session.textbook,
                    ].map((title) => (
                      <th key={title} scope="col">
                        {title}
                      </th>
                    ))}
                    <th>
                      <span className="unseen">{edit.remove}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ key, name }) => (
                    <tr key={key}>
                      <td>
                        <Form.Item
                          name={[name, 'taughtOn']}
                          rules={[{ required: true, message: edit.needDay }]}
                        >
                          <DayInput aria-label={session.taughtOn} style={{ width: '9.2rem' }} />
                        </Form.Item>
                      </td>
                      <td>
                        <Form.Item
                          name={[name, 'content']}
                          rules={[{ required: true, whitespace: true, message: edit.needContent }]}
                        >
                          <Input aria-label={session.content} maxLength={200} />
                        </Form.Item>
                      </td>
                      <td>
                        <Form.Item
                          name={[name, 'hours']}
                          rules={[{ required: true, message: edit.needHours }]}
                        >
                          <InputNumber<number>
                            aria-label={session.hours}
                            min={0.5}
                            max={24}
                            step={0.5}
                            formatter={asTyped}
                            controls={false}
                            style={{ width: '3.5rem' }}
                          />
                        </Form.Item>
                      </td>
                      {(['from', 'until'] as const).map((part) => (
                        <td key={part}>
                          <Form.Item
                            name={[name, part]}
                            normalize={withColon}
                            rules={[
                              {
                                required: true,
                                pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
                                message: edit.needTime,
                              },
                            ]}
                          >
                            <Input
                              aria-label={session[part]}
                              inputMode="numeric"
                              maxLength={5}
                              placeholder="08:00"
                              style={{ width: '5rem' }}
                            />
                          </Form.Item>
                        </td>
                      ))}
                      <td>
                        <Form.Item name={[name, 'room']}>
                          <Input aria-label={session.room} maxLength={120} />
                        </Form.Item>
                      </td>
                      <td>
                        <Form.Item name={[name, 'roomKind']}>
                          <Input aria-label={session.roomKind} maxLength={40} style={{ width: '5rem' }} />
                        </Form.Item>
                      </td>
                      <td>
                        <Form.Item name={[name, 'teacherName']}>
                          <Input
                            aria-label={session.teacher}
                            list="teachers"
                            maxLength={40}
                            style={{ width: '6rem' }}
                          />
                        </Form.Item>
                      </td>
                      <td>
                        <Form.Item name={[name, 'textbook']}>
                          <Input aria-label={session.textbook} maxLength={200} />
                        </Form.Item>
                      </td>
                      <td>
                        <Button
                          type="text"
                          aria-label={edit.removeRow(name + 1)}
                          onClick={() => remove(name)}
                        >
                          {edit.remove}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollX>
            <datalist id="teachers">
              {names.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <div className="row">
              <Button onClick={() => add({ ...sessions.at(-1), content: '' })}>{edit.addSession}</Button>
              <Button
                disabled={!startOn || !endOn || sessions.length > 0}
                title={edit.generateHint}
                onClick={() => {
                  if (startOn && endOn) form.setFieldValue('sessions', halfDaysBetween(startOn, endOn));
                }}
              >
                {edit.generate}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </Section>
  );
}
