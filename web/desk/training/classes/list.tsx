import { Button } from 'antd';
import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  DaysLeft,
  type Filter,
  ListPage,
  ProvisionalMark,
  useCountyFilter,
} from '../../../ui/index.ts';
import { ClassCase } from './class-case.tsx';
import { words } from './words.ts';

type ClassRow = Row<'/api/classes'>;

const columns: readonly Column<ClassRow>[] = [
  { id: 'name', title: words.columns.name, value: (row) => row.name, width: 9 },
  { id: 'number', title: words.columns.number, value: (row) => row.number },
  { id: 'organisation', title: words.columns.organisation, value: (row) => row.organisationName },
  {
    id: 'status',
    title: words.columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'classStatuses',
  },
  {
    id: 'daysLeft',
    title: words.columns.daysLeft,
    value: (row) => row.workingDaysLeft,
    cell: (row) => (
      <>
        <DaysLeft days={row.workingDaysLeft} /> <ProvisionalMark on={row.dueOn} />
      </>
    ),
  },
  {
    id: 'nextStep',
    title: words.columns.nextStep,
    value: (row) => row.nextStep,
    kind: 'word',
    in: 'steps',
    off: true,
  },
  {
    id: 'occupation',
    title: words.columns.occupation,
    value: (row) => row.occupationText ?? row.occupationCode,
  },
  {
    id: 'level',
    title: words.columns.level,
    value: (row) => row.level,
    kind: 'word',
    in: 'skillLevels',
    off: true,
  },
  {
    id: 'trainingKind',
    title: words.columns.trainingKind,
    value: (row) => row.trainingKind,
    kind: 'word',
    in: 'trainingKinds',
    off: true,
  },
  { id: 'startOn', title: words.columns.startOn, value: (row) => row.startOn, kind: 'day' },
  { id: 'endOn', title: words.columns.endOn, value: (row) => row.endOn, kind: 'day' },
  { id: 'planned', title: words.columns.planned, value: (row) => row.plannedCount, kind: 'count', off: true },
  { id: 'enrolled', title: words.columns.enrolled, value: (row) => row.enrolledCount, kind: 'count' },
  { id: 'trained', title: words.columns.trained, value: (row) => row.trainedCount, kind: 'count' },
  { id: 'certified', title: words.columns.certified, value: (row) => row.certifiedCount, kind: 'count' },
  { id: 'filedOn', title: words.columns.filedOn, value: (row) => row.filedOn, kind: 'day', off: true },
  {
    id: 'approvedOn',
    title: words.columns.approvedOn,
    value: (row) => row.approvedOn,
    kind: 'day',
    off: true,
  },
];

const filters: readonly Filter[] = [
  { name: 'name', label: words.filters.name, kind: 'text' },
  { name: 'status', label: words.filters.status, kind: 'word', in: 'classStatuses' },
  {
    name: 'nextStep',
    label: words.filters.nextStep,
    kind: 'word',
    in: 'steps',
    only: ['first-review', 'second-review'],
  },
  { name: 'trainingKind', label: words.filters.trainingKind, kind: 'word', in: 'trainingKinds' },
  { name: 'startFrom', label: words.filters.startFrom, kind: 'day' },
  { name: 'startThrough', label: words.filters.startThrough, kind: 'day' },
];

/** All classes that this account may see. */
export function Component() {
  const { me } = useMe();
  const ofCounty = useCountyFilter();
  const mayFile = mayCall(me, 'classes.draft');
  const create = (
    <Link to="/desk/classes/new">
      <Button type="primary" tabIndex={-1}>
        {words.newFiling}
      </Button>
    </Link>
  );
  return (
    <ListPage
      name="classes"
      title={words.title}
      label={words.title}
      lead={words.lead}
      acts={mayFile ? create : null}
      path="/api/classes"
      filters={[...ofCounty, ...filters]}
      columns={columns}
      rowKey={(row) => row.classId}
      href={(row) => `/desk/classes/${row.classId}`}
      drawer={(classId) => <ClassCase classId={classId} inDrawer />}
      empty={{ ...words.empty, children: mayFile ? create : undefined }}
      exportName={words.title}
    />
  );
}
