import { App, Form, Input, Select } from 'antd';
import type { ActBody } from '../../../client/index.ts';
import { DayInput, FormDialog, NumberInput, numberRule, useAct, useVocabulary } from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.open;
const AUDIENCES = ['everybody', 'older', 'younger'] as const;
const ORDERS = ['arrival', 'focus-groups', 'focus-counties'] as const;

interface Typed {
  readonly seats: number;
  readonly openFrom: string;
  readonly openUntil: string;
  readonly audience: (typeof AUDIENCES)[number];
  readonly minAge?: number | null;
  readonly maxAge?: number | null;
  readonly groups?: string[];
  readonly queueOrder: (typeof ORDERS)[number];
  readonly note?: string;
}

const age = { min: 14, max: 80, step: 1, message: labels.needAge } as const;
const isNeeded = [{ required: true, message: labels.needDay }];

function bodyOf(typed: Typed): ActBody<'/api/classes/{classId}/opening'> {
  const { seats, openFrom, openUntil, queueOrder, audience, minAge, maxAge, groups, note } = typed;
  return {
    ...{ seats, openFrom, openUntil, queueOrder },
    conditions: {
      audience,
      minAge: minAge ?? null,
      maxAge: maxAge ?? null,
      groups: groups ?? [],
      note: note?.trim() || null,
    },
  };
}

/** Whom the class takes. */
function ForWhom() {
  const { options } = useVocabulary();
  return (
    <>
      <Form.Item name="audience" label={labels.audience}>
        <Select options={options('openingAudiences')} />
      </Form.Item>
      <Form.Item name="minAge" label={labels.minAge} rules={[numberRule(age)]}>
        <NumberInput />
      </Form.Item>
      <Form.Item name="maxAge" label={labels.maxAge} rules={[numberRule(age)]}>
        <NumberInput />
      </Form.Item>
      <Form.Item name="groups" label={labels.groups}>
        <Select mode="multiple" options={options('groups')} optionFilterProp="label" />
      </Form.Item>
    </>
  );
}

/** The institution opens a class: seats, days, whom it is for, who comes first. */
export function OpenDialog(props: {
  classId: string;
  name: string;
  today: string;
  lastDay: string;
  /** Of the filing: so many seats at most. */
  planned: number | null;
  close: () => void;
}) {
  const { message } = App.useApp();
  const { options } = useVocabulary();
  const act = useAct('/api/classes/{classId}/opening', {
    params: { classId: props.classId },
    silent: true,
    after: () => {
      message.success(labels.done);
      props.close();
    },
  });
  return (
    <FormDialog<Typed>
      title={labels.title(props.name)}
      submit={labels.submit}
      act={act}
      close={props.close}
      initial={{
        ...(props.planned === null ? {} : { seats: props.planned }),
        openFrom: props.today,
        openUntil: props.lastDay,
        audience: 'everybody',
        queueOrder: 'arrival',
      }}
      send={(typed) => void act.run(bodyOf(typed))}
    >
      <p>{labels.effect}</p>
      <Form.Item
        name="seats"
        label={labels.seats}
        extra={props.planned === null ? undefined : labels.planned(props.planned)}
        rules={[
          { required: true, message: labels.needSeats },
          numberRule({ min: 1, max: 2000, step: 1, message: labels.needSeats }),
        ]}
      >
        <NumberInput />
      </Form.Item>
      <Form.Item name="openFrom" label={labels.from} rules={isNeeded}>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="openUntil"
        label={labels.until}
        extra={labels.untilHint(props.lastDay)}
        rules={isNeeded}
      >
        <DayInput />
      </Form.Item>
      <ForWhom />
      <Form.Item name="queueOrder" label={labels.order}>
        <Select options={options('queueOrders')} />
      </Form.Item>
      <Form.Item name="note" label={labels.note} extra={labels.noteHint}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
