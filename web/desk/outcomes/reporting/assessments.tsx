import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { Day, Read, Section, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words } from './words.ts';

type Assessed = Row<'/api/assessments'>;

const COLUMNS: readonly SimpleColumn<Assessed>[] = [
  {
    title: words.assessments.class,
    rowHead: true,
    show: (row) => (
      <>
        {row.name} <span className="quiet">{row.number}</span>
      </>
    ),
  },
  { title: words.assessments.organisation, show: (row) => row.organisationName },
  {
    title: words.assessments.days,
    show: (row) => (
      <>
        <Day on={row.startOn} /> – <Day on={row.endOn} />
      </>
    ),
  },
  { title: words.assessments.plan, show: (row) => row.assessmentPlan },
  { title: words.assessments.enrolled, kind: 'count', show: (row) => row.enrolled },
  { title: words.assessments.assessed, kind: 'count', show: (row) => row.assessed },
  { title: words.assessments.passed, kind: 'count', show: (row) => row.passed },
];

function Classes(props: { title: string; none: string; rows: readonly Assessed[] }) {
  return (
    <Section title={props.title}>
      {props.rows.length === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <SimpleTable scroll={props.title} columns={COLUMNS} rows={props.rows} rowKey={(row) => row.classId} />
      )}
    </Section>
  );
}

/** The first page of an assessment body: classes of its division that wait for results, and those that have them. */
export function Assessments() {
  const answer = useRead('/api/assessments');
  return (
    <Read of={answer}>
      {({ rows }) => (
        <>
          <Classes
            title={words.assessments.waitingTitle}
            none={words.assessments.noneWaiting}
            rows={rows.filter((row) => row.assessed < row.enrolled)}
          />
          <p>
            <Link to="/desk/exams">{words.assessments.toExams}</Link>
          </p>
          <p className="quiet">{words.assessments.hint}</p>
          <Classes
            title={words.assessments.doneTitle}
            none={words.assessments.noneDone}
            rows={rows.filter((row) => row.assessed >= row.enrolled)}
          />
        </>
      )}
    </Read>
  );
}
