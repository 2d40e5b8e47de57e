import { AutoComplete, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { DayInput, DialogButton, FormDialog, ReasonField, useVocabulary } from '../../../ui/index.ts';
import { CorrectDialog as CorrectPersonDialog } from '../../registry/persons/correct.tsx';
import { useOutcome, useSaid } from './change-act.ts';
import { words } from './change-words.ts';
import { watchClass } from './class-watch.ts';
import type { ClassDetail } from './replies.ts';

type RosterRow = Row<'/api/classes/{classId}/roster'>;
const { roster } = words;

interface Typed {
  readonly lastOn?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly enrolledOn?: string;
  readonly groupText?: string;
  readonly reason: string;
}

const orNull = (text: string | undefined) => text?.trim() || null;

function Reason() {
  return (
    <ReasonField
      name="reason"
      label={words.reason}
      hint={words.reasonHint}
      need={words.needReason}
      rows={2}
      max={500}
    />
  );
}

/** Who comes: name, number, day of enrolment. */
function Newcomer() {
  const { options } = useVocabulary();
  return (
    <>
      <Form.Item
        name="name"
        label={roster.name}
        rules={[{ required: true, whitespace: true, min: 2, message: roster.needName }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label={roster.idNumber}
        rules={[{ required: true, pattern: /^\d{17}[\dXx]$/, message: roster.needIdNumber }]}
      >
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={roster.phone}>
        <Input maxLength={11} inputMode="numeric" />
      </Form.Item>
      <Form.Item
        name="enrolledOn"
        label={roster.enrolledOn}
        rules={[{ required: true, message: roster.needEnrolledOn }]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item name="groupText" label={roster.groupText}>
        <AutoComplete
          maxLength={60}
          options={options('groups').map(({ label }) => ({ value: String(label) }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
        />
      </Form.Item>
    </>
  );
}

interface MoveProps {
  readonly detail: ClassDetail;
  /** Whoever leaves; null when somebody only joins. */
  readonly leaves: RosterRow | null;
  readonly joins: boolean;
  readonly close: () => void;
}

function titleOf({ leaves, joins }: MoveProps): string {
  if (leaves === null) return roster.joinTitle;
  return joins ? roster.swapTitle(leaves.name) : roster.leaveTitle(leaves.name);
}

/** One trainee leaves, one joins, or one takes the other's place. */
function MoveDialog(props: MoveProps) {
  const { detail, leaves, joins, close } = props;
  const say = useOutcome();
  const act = useSaid('/api/classes/{classId}/roster-changes', {
    params: { classId: detail.classId },
    say,
    after: close,
  });
  const send = (typed: Typed) =>
    void act.run({
      version: detail.version,
      leaves: leaves === null ? null : { personId: leaves.personId, lastOn: orNull(typed.lastOn) },
      joins: joins
        ? {
            name: typed.name?.trim() ?? '',
            idNumber: typed.idNumber?.toUpperCase() ?? '',
            phone: orNull(typed.phone),
            enrolledOn: typed.enrolledOn ?? '',
            groupText: orNull(typed.groupText),
          }
        : null,
      reason: typed.reason,
    });
  return (
    <FormDialog<Typed>
      title={titleOf(props)}
      submit={roster.submit}
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={send}
    >
      <p>{roster.effect}</p>
      {leaves === null ? null : (
        <Form.Item name="lastOn" label={roster.lastOn} extra={roster.lastOnHint}>
          <DayInput />
        </Form.Item>
      )}
      {joins ? <Newcomer /> : null}
      <Reason />
    </FormDialog>
  );
}

interface TypedRow {
  readonly name?: string;
  readonly phone?: string;
  readonly enrolledOn?: string;
  readonly groupText?: string;
  readonly remark?: string;
  readonly livingAllowanceRequested?: boolean;
  readonly reason: string;
}

/** Name and phone belong to the person; a phone is shown by its ends only. */
function NameAndPhone(props: { row: RosterRow }) {
  const { row } = props;
  return (
    <>
      <Form.Item
        name="name"
        label={roster.name}
        rules={[{ required: true, whitespace: true, min: 2, message: roster.needName }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={roster.newPhone}
        extra={row.phoneMasked === null ? roster.noPhone : roster.phoneNow(row.phoneMasked)}
        rules={[{ pattern: /^1\d{10}$/, message: roster.badPhone }]}
      >
        <Input maxLength={11} inputMode="numeric" autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** Whether the living allowance is asked for, also late. */
function AllowanceField(props: { isAsked: boolean }) {
  return (
    <Form.Item
      name="livingAllowanceRequested"
      label={roster.allowance}
      extra={props.isAsked ? undefined : roster.allowanceHint}
    >
      <Radio.Group
        options={[
          { value: true, label: roster.allowanceAsked },
          { value: false, label: roster.allowanceNot },
        ]}
      />
    </Form.Item>
  );
}

/** Corrects what the roster says of one trainee. */
function CorrectDialog(props: {
  detail: ClassDetail;
  row: RosterRow;
  close: () => void;
  /** Goes on to the person's number; null for whoever may not. */
  toNumber: (() => void) | null;
}) {
  const { detail, row, close, toNumber } = props;
  const say = useOutcome();
  const act = useSaid('/api/classes/{classId}/trainees/{personId}', {
    params: { classId: detail.classId, personId: row.personId },
    say,
    after: close,
  });
  const send = (typed: TypedRow) =>
    void act.run({
      version: detail.version,
      enrolledOn: orNull(typed.enrolledOn),
      groupText: orNull(typed.groupText),
      remark: orNull(typed.remark),
      ...(typed.name?.trim() && typed.name.trim() !== row.name ? { name: typed.name.trim() } : {}),
      ...(typed.phone?.trim() ? { phone: typed.phone.trim() } : {}),
      livingAllowanceRequested: typed.livingAllowanceRequested ?? row.livingAllowanceRequested,
      reason: typed.reason,
    });
  return (
    <FormDialog<TypedRow>
      title={roster.correctTitle(row.name)}
      submit={roster.submit}
      initial={{
        name: row.name,
        livingAllowanceRequested: row.livingAllowanceRequested,
        ...(row.enrolledOn === null ? {} : { enrolledOn: row.enrolledOn }),
        ...(row.declaredGroupText === null ? {} : { groupText: row.declaredGroupText }),
        ...(row.remark === null ? {} : { remark: row.remark }),
      }}
      act={act}
      watch={watchClass(detail)}
      close={close}
      send={send}
    >
      <p>
        {roster.correctEffect}
        {toNumber === null ? null : (
          <Button size="small" onClick={toNumber}>
            {roster.number}
          </Button>
        )}
      </p>
      <NameAndPhone row={row} />
      <Form.Item name="enrolledOn" label={roster.enrolledOn}>
        <DayInput />
      </Form.Item>
      <Form.Item name="groupText" label={roster.groupText}>
        <Input maxLength={60} />
      </Form.Item>
      <AllowanceField isAsked={row.livingAllowanceRequested} />
      <Form.Item name="remark" label={roster.remark}>
        <Input maxLength={200} />
      </Form.Item>
      <p className="quiet small">{roster.cardHint}</p>
      <Reason />
    </FormDialog>
  );
}

/** Adds one trainee to a roster. */
export function JoinButton(props: { detail: ClassDetail }) {
  const { detail } = props;
  if (!detail.allowed.includes('classes.changeRoster')) return null;
  return (
    <DialogButton label={roster.join}>
      {(close) => <MoveDialog detail={detail} leaves={null} joins close={close} />}
    </DialogButton>
  );
}

/** The acts on one row of a roster. */
export function RowActs(props: { classId: string; row: RosterRow }) {
  const { row } = props;
  const detail = useRead('/api/classes/{classId}', { params: { classId: props.classId } }).data;
  const { me } = useMe();
  const [open, setOpen] = useState<'leave' | 'swap' | 'correct' | 'number' | null>(null);
  const close = () => setOpen(null);
  if (detail === undefined || row.status !== 'enrolled') return null;
  const moves = detail.allowed.includes('classes.changeRoster');
  const corrects = detail.allowed.includes('classes.correctTrainee');
  const seesNumbers = mayCall(me, 'persons.correct');
  const offered = [
    ...(corrects ? (['correct'] as const) : []),
    ...(seesNumbers && !corrects ? (['number'] as const) : []),
    ...(moves ? (['leave', 'swap'] as const) : []),
  ];
  return (
    <span className="row">
      {offered.map((act) => (
        <Button key={act} size="small" aria-label={`${roster[act]} ${row.name}`} onClick={() => setOpen(act)}>
          {roster[act]}
        </Button>
      ))}
      {open === 'correct' ? (
        <CorrectDialog
          detail={detail}
          row={row}
          close={close}
          toNumber={seesNumbers ? () => setOpen('number') : null}
        />
      ) : null}
      {open === 'number' ? (
        <CorrectPersonDialog personId={row.personId} name={row.name} close={close} />
      ) : null}
      {open === 'leave' || open === 'swap' ? (
        <MoveDialog detail={detail} leaves={row} joins={open === 'swap'} close={close} />
      ) : null}
    </span>
  );
}
