import { Button, Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Fault } from '../../../client/index.ts';
import {
  ActAlert,
  DraftNotice,
  nameOfPointer,
  Page,
  PlaceField,
  Section,
  useFormDraft,
  usePlaced,
  type Watched,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { type Filing, filingToSend, type TypedFiling, withoutNumbers } from './filing.ts';
import { Basics } from './filing-basics.tsx';
import { Sessions } from './filing-sessions.tsx';
import { Teachers } from './filing-teachers.tsx';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';
import './classes.css';

const { edit, form: field } = words;

interface FilingFormProps {
  readonly title: string;
  readonly lead?: string;
  /** Label of the button that sends the form. */
  readonly submit?: string;
  /** Fields beside the filing. */
  readonly more?: ReactNode;
  readonly draftName: string;
  readonly initial: TypedFiling;
  /** The class as it is now, to show what is already registered but never displayed in full. */
  readonly known?: ClassDetail;
  readonly save: (filing: Filing, more: { reason?: string }) => Promise<unknown>;
  readonly working: boolean;
  readonly fault: Fault | null;
  readonly watch?: Watched;
}

/** With what it is taught, and whether it goes to a village. */
function Means() {
  return (
    <Section title={field.means}>
      <Form.Item name="equipment" label={field.equipment} extra={edit.equipmentHint}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <div className="cells">
        <Form.Item name="trainingPackage" label={field.trainingPackage} extra={edit.packageHint}>
          <Input maxLength={120} />
        </Form.Item>
        <PlaceField name="deliveredTo" hint={edit.villageHint} />
      </div>
    </Section>
  );
}

/** Brings somebody who follows a finding to its field: ?at=/teachers/0/idNumber. */
function useFieldOfAddress(form: FormInstance<TypedFiling>) {
  const [asked] = useSearchParams();
  const at = asked.get('at');
  useEffect(() => {
    if (at === null) return;
    const name = nameOfPointer(at);
    const timer = setTimeout(() => form.scrollToField(name, { block: 'center', focus: true }), 0);
    return () => clearTimeout(timer);
  }, [form, at]);
}

/** The filing in the order of the official form. Refusals are shown beside their field. */
export function FilingFormPage(props: FilingFormProps) {
  const [form] = Form.useForm<TypedFiling>();
  const go = useNavigate();
  const draft = useFormDraft<TypedFiling>(form, props.draftName, withoutNumbers);
  const placed = usePlaced(form, props.fault, '/filing');
  useFieldOfAddress(form);
  async function send(typed: TypedFiling) {
    const { reason } = typed as { reason?: string };
    const done = await props.save(
      filingToSend({ ...props.initial, ...typed }),
      reason === undefined ? {} : { reason },
    );
    if (done !== undefined) draft.forget();
  }
  return (
    <Page title={props.title} lead={props.lead ?? edit.lead}>
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
        onValuesChange={draft.save}
        onFinish={(typed) => void send(typed)}
        scrollToFirstError={{ block: 'center', focus: true }}
        requiredMark={false}
      >
        <Basics known={props.known} />
        <Teachers known={props.known} />
        <Sessions />
        <Means />
        <Section title={field.assessment}>
          <Form.Item name="assessmentPlan" label={field.assessment}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </Section>
        {props.more}
        <div className="edit-foot">
          <ActAlert fault={props.fault} placed={placed} watch={props.watch} />
          <div className="row">
            <Button type="primary" htmlType="submit" loading={props.working}>
              {props.submit ?? edit.save}
            </Button>
            <Button onClick={() => go(-1)}>{common.cancel}</Button>
          </div>
        </div>
      </Form>
    </Page>
  );
}
