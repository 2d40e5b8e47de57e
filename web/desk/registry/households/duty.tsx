import { App, Form, Radio } from 'antd';
import { Link } from 'react-router';
import type { ActBody, Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  DialogButton,
  type Filter,
  FormDialog,
  List,
  Page,
  ReasonButton,
  ReasonField,
  shownInstant,
  Tabs,
  useAct,
} from '../../../ui/index.ts';
import { words } from './words.ts';

const { duty: d } = words;

const lists: readonly Column<Row<'/api/duty-lists'>>[] = [
  { id: 'kind', title: d.kind, value: (row) => row.kind, kind: 'word', in: 'dutyKinds' },
  { id: 'listedOn', title: d.listedOn, value: (row) => row.listedOn, kind: 'day' },
  { id: 'rows', title: d.rows, value: (row) => row.rowCount, kind: 'count' },
  { id: 'added', title: d.added, value: (row) => row.added, kind: 'count' },
  { id: 'changed', title: d.changed, value: (row) => row.changed, kind: 'count' },
  { id: 'gone', title: d.gone, value: (row) => row.gone, kind: 'count' },
  { id: 'unchanged', title: d.unchanged, value: (row) => row.unchanged, kind: 'count' },
  { id: 'conflicts', title: d.conflicts, value: (row) => row.conflicts, kind: 'count' },
  { id: 'open', title: d.open, value: (row) => row.open, kind: 'count' },
  {
    id: 'applied',
    title: d.applied,
    value: (row) => d.by(row.appliedBy, shownInstant(row.appliedAt)),
    width: 12,
  },
  { id: 'source', title: d.source, value: (row) => row.source, width: 12 },
];

const people: readonly Column<Row<'/api/duty-persons'>>[] = [
  { id: 'name', title: d.name, value: (row) => row.person.name },
  { id: 'idNumber', title: d.idNumber, value: (row) => row.person.idNumberMasked, width: 12 },
  { id: 'kind', title: d.kind, value: (row) => row.kind, kind: 'word', in: 'dutyKinds' },
  { id: 'village', title: d.village, value: (row) => row.villageName },
  { id: 'listHousehold', title: d.listHousehold, value: (row) => row.listHousehold },
  { id: 'recognisedOn', title: d.recognisedOn, value: (row) => row.recognisedOn, kind: 'day' },
  { id: 'from', title: d.from, value: (row) => row.fromOn, kind: 'day' },
  { id: 'until', title: d.until, value: (row) => row.untilOn, kind: 'day' },
  {
    id: 'household',
    title: d.household,
    value: (row) => row.householdId,
    cell: (row) =>
      row.householdId ? <Link to={`/desk/households/${row.householdId}`}>{d.toCard}</Link> : null,
  },
];

type Conflict = Row<'/api/duty-conflicts'>;

const conflicts: readonly Column<Conflict>[] = [
  { id: 'person', title: d.person, value: (row) => row.person.name },
  { id: 'kind', title: d.what, value: (row) => row.kind, kind: 'word', in: 'dutyConflicts' },
  { id: 'ours', title: d.ours, value: (row) => row.ours, width: 12 },
  { id: 'theirs', title: d.theirs, value: (row) => row.theirs, width: 12 },
  { id: 'status', title: d.status, value: (row) => row.status, kind: 'status', in: 'dutyConflictStatuses' },
  {
    id: 'act',
    title: d.decide,
    value: (row) => row.reason,
    cell: (row) =>
      row.allowed.includes('dutyLists.decide') ? (
        <DialogButton label={d.decide}>{(close) => <Decide of={row} close={close} />}</DialogButton>
      ) : (
        <>
          {row.reason}
          <ReasonButton
            route="dutyLists.reopen"
            allowed={row.allowed}
            path="/api/duty-conflicts/{conflictId}/reopening"
            params={{ conflictId: row.conflictId }}
            version={row.version}
            label={d.reopen}
            title={d.reopenTitle(row.person.name)}
            effect={d.reopenEffect}
            hint={d.reopenHint}
            said={() => d.reopened}
          />
        </>
      ),
    width: 12,
  },
  { id: 'list', title: d.listedOn, value: (row) => row.listedOn, kind: 'day' },
];

type Typed = Omit<ActBody<'/api/duty-conflicts/{conflictId}/decision'>, 'version'>;

function Decide({ of, close }: { of: Conflict; close: () => void }) {
  const { message } = App.useApp();
  const act = useAct('/api/duty-conflicts/{conflictId}/decision', {
    params: { conflictId: of.conflictId },
    silent: true,
    after: () => {
      void message.success(d.decided);
      close();
    },
  });
  return (
    <FormDialog<Typed>
      title={d.decideTitle(of.person.name)}
      submit={d.decide}
      act={act}
      close={close}
      send={(typed) => void act.run({ ...typed, version: of.version })}
    >
      <p>
        {d.ours} {of.ours}　{d.theirs} {of.theirs}
      </p>
      <Form.Item name="decision" label={d.decision} rules={[{ required: true, message: d.needDecision }]}>
        <Radio.Group
          options={(['kept-ours', 'took-theirs', 'sent-back'] as const).map((value) => ({
            value,
            label: d.decisions[value],
          }))}
        />
      </Form.Item>
      <ReasonField
        name="reason"
        label={d.reason}
        hint={d.reasonHint}
        need={d.needReason}
        rows={3}
        max={200}
      />
    </FormDialog>
  );
}

const kindFilter: Filter = { name: 'kind', label: d.kind, kind: 'word', in: 'dutyKinds' };

function People() {
  return (
    <List
      name="duty-persons"
      label={d.tabs.people}
      path="/api/duty-persons"
      filters={[kindFilter]}
      columns={people}
      rowKey={(row) => row.entryId}
      empty={d.noPeople}
      exportName={d.tabs.people}
    />
  );
}

/** Lists of the department of rural revitalisation: what came, who stands on them, what waits to be looked into. */
export function Component() {
  const { me } = useMe();
  const ofBureau = mayCall(me, 'dutyLists.list');
  return (
    <Page
      title={d.title}
      lead={d.lead}
      acts={mayCall(me, 'intake.stage') ? <Link to="/desk/intake">{d.toIntake}</Link> : null}
    >
      {ofBureau ? (
        <Tabs
          label={d.title}
          tabs={[
            {
              key: 'conflicts',
              label: d.tabs.conflicts,
              content: () => (
                <List
                  name="duty-conflicts"
                  label={d.tabs.conflicts}
                  path="/api/duty-conflicts"
                  filters={[{ name: 'status', label: d.status, kind: 'word', in: 'dutyConflictStatuses' }]}
                  columns={conflicts}
                  rowKey={(row) => row.conflictId}
                  empty={d.noConflicts}
                />
              ),
            },
            { key: 'people', label: d.tabs.people, content: () => <People /> },
            {
              key: 'lists',
              label: d.tabs.lists,
              content: () => (
                <List
                  name="duty-lists"
                  label={d.tabs.lists}
                  path="/api/duty-lists"
                  filters={[kindFilter]}
                  columns={lists}
                  rowKey={(row) => row.listId}
                  empty={d.noLists}
                />
              ),
            },
          ]}
        />
      ) : (
        <People />
      )}
    </Page>
  );
}
