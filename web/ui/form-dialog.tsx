import { Button, type ButtonProps, Form, type FormInstance, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ActAlert, type RunningAct, type Watched } from './acts.tsx';
import { usePlaced } from './form.tsx';
import { words } from './words.ts';

interface FormDialogProps<T> {
  readonly title: string;
  /** Label of the button that sends the form. */
  readonly submit: string;
  readonly danger?: boolean;
  readonly width?: number;
  /** Tells its fields from those of a dialog below it. */
  readonly name?: string;
  /** For whoever watches or sets fields from outside. */
  readonly form?: FormInstance<T>;
  readonly initial?: Partial<T>;
  /** Called with what was typed once the fields' own rules are met. */
  readonly send: (typed: T) => void;
  /** The act of the form: the button waits while it runs, its refusals are shown at their fields or below. */
  readonly act?: Pick<RunningAct<unknown, never>, 'working' | 'fault'>;
  readonly watch?: Watched | undefined;
  readonly close: () => void;
  /** Fields, and what is said before and between them. */
  readonly children: ReactNode;
  /** Said under the form. */
  readonly below?: ReactNode;
}

/** A dialog with one form: Enter and the button send it, Escape and cancel close it. */
export function FormDialog<T extends object>(props: FormDialogProps<T>) {
  const [form] = Form.useForm<T>(props.form);
  const fault = props.act?.fault ?? null;
  const placed = usePlaced(form, fault);
  return (
    <Modal
      open
      title={props.title}
      {...(props.width === undefined ? {} : { width: props.width })}
      onCancel={props.close}
      onOk={form.submit}
      okText={props.submit}
      okButtonProps={{ danger: props.danger ?? false }}
      cancelText={words.cancel}
      confirmLoading={props.act?.working ?? false}
      destroyOnHidden
    >
      <Form<T>
        form={form}
        // Without a name a field's id is its bare name, and `content` is that of the page itself.
        name={props.name ?? 'form'}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        {...(props.initial === undefined ? {} : { initialValues: props.initial })}
        onFinish={props.send}
      >
        {props.children}
      </Form>
      {props.below}
      <ActAlert fault={fault} placed={placed} watch={props.watch} />
    </Modal>
  );
}

/** A field for a reason or an opinion in words: at least four characters, since one word explains nothing. */
export function ReasonField(props: {
  name: string;
  label: string;
  hint: string;
  /** Said when too little is written. */
  need: string;
  rows: number;
  max: number;
  autoFocus?: boolean;
}) {
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.hint}
      rules={[{ required: true, whitespace: true, min: 4, message: props.need }]}
    >
      <Input.TextArea rows={props.rows} maxLength={props.max} autoFocus={props.autoFocus ?? false} />
    </Form.Item>
  );
}

/** A button that opens a dialog; the dialog is made again each time. */
export function DialogButton(props: {
  label: string;
  type?: ButtonProps['type'];
  danger?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type={props.type ?? 'default'} danger={props.danger ?? false} onClick={() => setOpen(true)}>
        {props.label}
      </Button>
      {open ? props.children(() => setOpen(false)) : null}
    </>
  );
}
