import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Reply } from '../../../client/index.ts';
import {
  ActAlert,
  DayInput,
  FormDialog,
  NumberInput,
  numberRule,
  ReasonField,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type OfClass = Reply<'/api/classes/{classId}/opening'>;
export type Opening = NonNullable<OfClass['opening']>;
export type Seat = Opening['rows'][number];

/** Seats, the last day and the note of an opening are amended. */
export function AmendDialog({ of, close }: { of: Opening; close: () => void }) {
  const { message } = App.useApp();
  const labels = words.amend;
  const act = useAct('/api/openings/{openingId}/amend', {
    params: { openingId: of.openingId },
    silent: true,
    after: () => {
      message.success(words.amend.done);
      close();
    },
  });
  return (
    <FormDialog<{ seats: number; openUntil: string; note?: string | null }>
      title={words.amend.title}
      submit={words.amend.submit}
      act={act}
      close={close}
      initial={{ seats: of.seats, openUntil: of.openUntil, note: of.conditions.note }}
      send={({ note, ...typed }) =>
        void act.run({ version: of.version, ...typed, note: note?.trim() || null })
      }
    >
      <p>{labels.effect}</p>
      <Form.Item
        name="seats"
        label={words.open.seats}
        rules={[
          { required: true, message: words.open.needSeats },
          numberRule({ min: 1, max: 2000, step: 1, message: words.open.needSeats }),
        ]}
      >
        <NumberInput />
      </Form.Item>
      <Form.Item
        name="openUntil"
        label={words.open.until}
        rules={[{ required: true, message: words.open.needDay }]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item name="note" label={words.open.note} extra={words.open.noteHint}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Somebody is not selected, for a reason of the list. */
export function SelectOutDialog({ of, seat, close }: { of: Opening; seat: Seat; close: () => void }) {
  const isOffered = (value: string) => of.selectionReasons.some((reason) => reason === value);
  const { message } = App.useApp();
  const { options } = useVocabulary();
  const labels = words.selectOut;
  const act = useAct('/api/openings/{openingId}/seats/{seatId}/select-out', {
    params: { openingId: of.openingId, seatId: seat.seatId },
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  return (
    <FormDialog<{ reason: NonNullable<Seat['reason']>; explanation?: string }>
      title={labels.title(seat.name)}
      submit={labels.submit}
      danger
      act={act}
      close={close}
      send={({ reason, explanation }) =>
        void act.run({ reason, ...(explanation?.trim() ? { explanation: explanation.trim() } : {}) })
      }
    >
      <p>{labels.effect}</p>
      <Form.Item name="reason" label={labels.reason} rules={[{ required: true, message: labels.need }]}>
        <Select options={options('selectionReasons').filter(({ value }) => isOffered(value))} />
      </Form.Item>
      <Form.Item name="explanation" label={labels.explanation} extra={labels.explanationHint}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** The whole phone number of one person, once, for a reason that is recorded. */
export function PhoneDialog({ of, seat, close }: { of: Opening; seat: Seat; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const [phone, setPhone] = useState<string | null>(null);
  const labels = words.phone;
  const act = useAct('/api/openings/{openingId}/seats/{seatId}/phone', {
    params: { openingId: of.openingId, seatId: seat.seatId },
    silent: true,
    after: (reply) => setPhone(reply.phone),
  });
  return (
    <Modal
      open
      title={labels.title(seat.name)}
      onCancel={close}
      onOk={phone === null ? form.submit : close}
      okText={phone === null ? labels.submit : labels.close}
      confirmLoading={act.working}
      destroyOnHidden
    >
      <p>{labels.lead}</p>
      {phone === null ? (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => void act.run(body)}>
          <ReasonField
            name="reason"
            label={labels.reason}
            hint={labels.hint}
            need={labels.need}
            rows={2}
            max={200}
          />
        </Form>
      ) : (
        <p>
          <a className="unmasked" href={`tel:${phone}`}>
            {phone}
          </a>
        </p>
      )}
      <ActAlert fault={act.fault} />
    </Modal>
  );
}
