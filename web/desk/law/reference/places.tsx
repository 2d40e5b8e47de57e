import { App, Form, Input } from 'antd';
import { Link } from 'react-router';
import type { ActBody, Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
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
      row.endedOn !== null ? (
        <ActButton
          route="places.register"
          allowed={row.allowed}
          path="/api/places"
          body={{ code: row.divisionCode, name: row.name, parentCode: row.parentCode }}
          label={p.again}
          ask={p.againAsk}
        />
      ) : (
        <>
          {row.allowed.includes('places.register') ? (
            <DialogButton label={p.rename}>
              {(close) => <RegisterDialog of={row} close={close} />}
            </DialogButton>
          ) : null}
          {row.allowed.includes('places.end') ? (
            <DialogButton label={p.end}>{(close) => <EndDialog of={row} close={close} />}</DialogButton>
          ) : null}
        </>
      ),
    width: 13,
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

function RegisterDialog({ of, close }: { of?: Place; close: () => void }) {
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
      title={of ? p.renameTitle(of.name) : p.register}
      submit={of ? p.rename : p.register}
      act={act}
      close={close}
      initial={of ? { code: of.divisionCode, name: of.name, parentCode: of.parentCode } : {}}
      send={({ name, ...typed }) =>
        void act.run(of ? { code: of.divisionCode, parentCode: of.parentCode, name } : { ...typed, name })
      }
    >
      {of ? null : text('code', p.code, p.codeHint)}
      {text('name', p.name)}
      {of ? null : text('parentCode', p.parentCode, p.parentHint)}
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
