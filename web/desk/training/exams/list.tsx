import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { type Column, DialogButton, type Filter, ListPage, useSearch } from '../../../ui/index.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { words } from './words.ts';

type Exam = Row<'/api/exams'>;
const { columns } = words;

const COLUMNS: readonly Column<Exam>[] = [
  {
    id: 'name',
    title: columns.name,
    value: (row) => row.className,
    cell: (row) => (row.isResit ? `${row.className}（${words.resit}）` : row.className),
    width: 13,
  },
  { id: 'kind', title: columns.kind, value: (row) => row.kind, kind: 'word', in: 'examKinds' },
  { id: 'day', title: columns.day, value: (row) => row.heldOn, kind: 'day' },
  { id: 'from', title: columns.from, value: (row) => row.from, off: true },
  { id: 'body', title: columns.body, value: (row) => row.bodyName, width: 15 },
  { id: 'trainer', title: columns.trainer, value: (row) => row.trainerName, width: 15, off: true },
  { id: 'place', title: columns.place, value: (row) => row.place, width: 14, off: true },
  { id: 'seats', title: columns.seats, value: (row) => row.seats, kind: 'count' },
  {
    id: 'inspection',
    title: columns.inspection,
    value: (row) => row.inspection,
    kind: 'status',
    in: 'examInspectionStatuses',
  },
  { id: 'status', title: columns.status, value: (row) => row.status, kind: 'status', in: 'examStatuses' },
];

const FILTERS: readonly Filter[] = [
  { name: 'status', label: words.filters.status, kind: 'word', in: 'examStatuses' },
  { name: 'kind', label: words.filters.kind, kind: 'word', in: 'examKinds' },
];

/** Plans an exam: of the class that the page of a class has sent here, else of one that is chosen. */
function Plan() {
  const [search, change] = useSearch();
  const classId = search.get('plan');
  return (
    <>
      <DialogButton label={words.plan.act} type="primary">
        {(close) => <PlanDialog close={close} />}
      </DialogButton>
      {classId === null ? null : <PlanDialog classId={classId} close={() => change({ plan: '' })} />}
    </>
  );
}

/** Exams, the latest day first: a body sees those it holds, a trainer those of its classes. */
export function Component() {
  const { me } = useMe();
  return (
    <ListPage
      name="exams"
      title={words.title}
      acts={
        <>
          {mayCall(me, 'exams.plan') ? <Plan /> : null}
          {mayCall(me, 'exams.officials') ? <Link to="/desk/exams/officials">{words.officials}</Link> : null}
        </>
      }
      label={words.title}
      path="/api/exams"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.examId}
      href={(row) => `/desk/exams/${row.examId}`}
      exportName={words.title}
      empty={{ title: words.empty, hint: words.emptyHint }}
    />
  );
}
