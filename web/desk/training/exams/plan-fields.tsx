import { Form, Input } from 'antd';
import { DayInput, NumberInput, numberRule } from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.plan;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const time = [{ required: true, pattern: TIME, message: labels.time }];
const people = { min: 1, max: 20, step: 1, message: labels.people } as const;

/** What is typed of day and place. */
export interface PlaceTyped {
  readonly heldOn: string;
  readonly from: string;
  readonly until: string;
  readonly place: string;
  readonly room?: string;
  readonly examiners: number;
  readonly invigilators: number;
}

export const placeOf = ({ heldOn, from, until, place, room, examiners, invigilators }: PlaceTyped) => ({
  ...{ heldOn, from, until, place, examiners, invigilators },
  ...(room?.trim() ? { room: room.trim() } : {}),
});

/** What the last day of the class means for the day of this exam. */
export const dayHint = (kind: string, endOn: string): string =>
  (kind === 'completion' ? labels.dayHint.completion : labels.dayHint.other)(endOn);

/** When and where, and how many watch over it. */
export function PlaceFields(props: { hint: string | undefined }) {
  return (
    <>
      <Form.Item
        name="heldOn"
        label={labels.day}
        rules={[{ required: true, message: labels.needDay }]}
        extra={props.hint}
      >
        <DayInput />
      </Form.Item>
      <Form.Item name="from" label={labels.from} rules={time}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="until" label={labels.until} rules={time}>
        <Input type="time" />
      </Form.Item>
      <Form.Item
        name="place"
        label={labels.place}
        rules={[{ required: true, min: 2, message: labels.needPlace }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="room" label={labels.room}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="examiners" label={labels.examiners} rules={[numberRule(people)]}>
        <NumberInput />
      </Form.Item>
      <Form.Item name="invigilators" label={labels.invigilators} rules={[numberRule(people)]}>
        <NumberInput />
      </Form.Item>
    </>
  );
}
