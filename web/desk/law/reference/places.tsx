import { App, Form, Input } from 'antd';
import { Link } from 'react-router';
import type { ActBody, Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  DayInput,
  DialogButton,
  type Filter,
  FormDialog,
  ListPage,
  ReasonField,
  useAct,
} from '../../../ui/index.ts';
import { words } from './words.ts';

const { places: p } = words;
type Place = Row<'/api/places'>;

const columns: readonly Column<Place>[] = [
  { id: 'name', title: p.name, value: (row) => row.name, width: 12 },
  { id: 'level', title: p.level, value: (row) => row.level, kind: 'word', in: 'divisionLevels' },
  { id: 'parent', title: p.parent, value: (row) => row.parentName },
  { id: 'villages', title: p.villages, value: (row) => row.villages, kind: 'count' },
  { id: 'code', title: p.code, value: (row) => row.divisionCode, width: 10 },
  { id: 'endedOn', title: p.endedOn, value: (row) => row.endedOn, kind: 'day' },
  {
    id: 'act',
    title: p.act,
    value: () => null,
    cell: (row) =>
      row.allowed.includes('places.end') ? (
        <DialogButton label={p.end}>{(close) => <EndDialog of={row} close={close} />}</DialogButton>
      ) : null,
  },
  { id: 'source', title: p.source, value: (row) => row.source, off: true },
];

const filters: readonly Filter[] = [
  { name: 'name', label: p.name, kind: 'text' },
  { name: 'level', label: p.level, kind: 'word', in: 'divisionLevels' },
];

function EndDialog({ of, close }: { of: Place; close: () => void }) {
  const { message } = App.useApp();
  const act = useAct('/api/places/{divisionCode}/end', {
    params: { divisionCode: of.divisionCode },
    silent: true,
    after: () => {
      void message.success(p.ended);
      close();
    },
  });
  return (
    <FormDialog<ActBody<'/api/places/{divisionCode}/end'>>
      title={p.endTitle(of.name)}
      submit={p.end}
      danger
      act={act}
      close={close}
      send={(typed) => void act.run(typed)}
    >
      <p>{p.endEffect}</p>
      <Form.Item name="endedOn" label={p.endedOn} rules={[{ required: true, message: p.needDay }]}>
        <DayInput />
      </Form.Item>
      <ReasonField
        name="reason"
        label={p.reason}
        hint={p.reasonHint}
        need={p.needReason}
        rows={2}
        max={200}
      />
    </FormDialog>
  );
}

function RegisterDialog({ close }: { close: () => void }) {
  const { message } = App.useApp();
  const act = useAct('/api/places', {
    silent: true,
    after: () => {
      void message.success(p.registered);
      close();
    },
  });
  const text = (name: string, label: string, hint?: string) => (
    <Form.Item name={name} label={label} extra={hint} rules={[{ required: true, message: p.needText }]}>
      <Input maxLength={40} />
    </Form.Item>
  );
  return (
    <FormDialog<ActBody<'/api/places'>>
      title={p.register}
      submit={p.register}
      act={act}
      close={close}
      send={(typed) => void act.run(typed)}
    >
      {text('code', p.code, p.codeHint)}
      {text('name', p.name)}
      {text('parentCode', p.parentCode, p.parentHint)}
    </FormDialog>
  );
}

/** Townships and villages of the county. */
export function Component() {
  const { me } = useMe();
  return (
    <ListPage
      name="places"
      title={p.title}
      label={p.title}
      lead={p.lead}
      acts={
        <>
          {mayCall(me, 'intake.stage') ? <Link to="/desk/intake">{p.toIntake}</Link> : null}
          {mayCall(me, 'places.register') ? (
            <DialogButton label={p.register}>{(close) => <RegisterDialog close={close} />}</DialogButton>
          ) : null}
        </>
      }
      path="/api/places"
      filters={filters}
      columns={columns}
      rowKey={(row) => row.divisionCode}
      empty={p.empty}
      exportName={p.title}
    />
  );
}
