import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  Day,
  Label,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  shownInstant,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

const { person } = words;
type Line = Reply<'/api/classes/{classId}/evidence/people/{personId}'>;
type Half = Line['halves'][number];

function Marks({ half }: { half: Half }) {
  const { term } = useVocabulary();
  return half.marks.map((mark) => (
    <div key={mark.at + mark.moment}>
      {term('attendanceMoments', mark.moment)} {shownInstant(mark.at)}{' '}
      <span className="quiet small">
        {term('attendanceWays', mark.way)} {mark.reason}
      </span>
    </div>
  ));
}

const HALVES: readonly SimpleColumn<Half>[] = [
  { title: person.day, rowHead: true, kind: 'day', show: (row) => row.day },
  { title: person.half, kind: 'word', in: 'halves', show: (row) => row.half },
  {
    title: person.lessons,
    show: (row) =>
      row.sessions.map((one) => (
        <div key={one.sessionNo}>
          {words.session(one.from, one.until)} {one.content}
        </div>
      )),
  },
  { title: person.roll, kind: 'word', in: 'attendanceMarks', show: (row) => row.mark },
  { title: person.marks, show: (row) => <Marks half={row} /> },
];

const ONLINE: readonly SimpleColumn<Line['online'][number]>[] = [
  { title: person.course, rowHead: true, show: (row) => row.course },
  { title: person.from, kind: 'instant', show: (row) => row.fromAt },
  { title: person.until, kind: 'instant', show: (row) => row.untilAt },
  { title: person.minutes, kind: 'count', show: (row) => Math.floor(row.seconds / 60) },
  { title: person.checks, show: (row) => person.checksOf(row.checksAnswered, row.checksAsked) },
];

const EXAMS: readonly SimpleColumn<Line['exams'][number]>[] = [
  { title: person.examOn, rowHead: true, kind: 'day', show: (row) => row.heldOn },
  {
    title: person.examKind,
    show: (row) => (
      <Link to={`/desk/exams/${row.examId}`}>
        <Label in="examKinds" id={row.kind} />
        {row.isResit ? words.after.resit : null}
      </Link>
    ),
  },
  { title: person.seat, kind: 'count', show: (row) => row.seatNo },
  { title: person.examStatus, kind: 'word', in: 'examStatuses', show: (row) => row.status },
  { title: person.examResult, kind: 'word', in: 'results', show: (row) => row.result },
  {
    title: person.review,
    show: (row) =>
      row.review === null ? person.notAsked : <Label in="resultReviewStatuses" id={row.review} />,
  },
];

function Shown({ of }: { of: Line }) {
  return (
    <Page
      title={person.title(of.name)}
      lead={`${of.className} ${of.idNumberMasked} ${person.lead}`}
      acts={<Link to={`/desk/classes/${of.classId}/evidence`}>{person.back}</Link>}
    >
      <SimpleTable
        scroll={person.title(of.name)}
        blocks
        rows={of.halves}
        rowKey={(row) => row.day + row.half}
        columns={HALVES}
      />
      <Section title={person.online}>
        {of.online.length === 0 ? (
          <p className="quiet">{person.noOnline}</p>
        ) : (
          <SimpleTable
            scroll={person.online}
            blocks
            rows={of.online}
            rowKey={(row) => row.fromAt + row.course}
            columns={ONLINE}
          />
        )}
      </Section>
      <Section title={person.exams}>
        {of.exams.length === 0 ? (
          <p className="quiet">{person.noExam}</p>
        ) : (
          <SimpleTable
            scroll={person.exams}
            blocks
            rows={of.exams}
            rowKey={(row) => row.examId}
            columns={EXAMS}
          />
        )}
      </Section>
      <Section title={person.result}>
        <p>{of.result === null ? person.noResult : <Label in="results" id={of.result} />}</p>
      </Section>
      <Section title={person.certificate}>
        <p>
          {of.certificate === null ? (
            person.none
          ) : (
            <>
              {of.certificate.number} <Day on={of.certificate.issuedOn} />
            </>
          )}
        </p>
      </Section>
      <Section title={person.confirmation}>
        <p>
          <Label in="confirmationStatuses" id={of.confirmation.status} />{' '}
          {of.confirmation.saidAt === null ? null : (
            <span className="quiet small">
              {of.confirmation.way === null ? null : <Label in="confirmationWays" id={of.confirmation.way} />}{' '}
              {shownInstant(of.confirmation.saidAt)}
            </span>
          )}
        </p>
      </Section>
    </Page>
  );
}

/** One person of a class, half day by half day. */
export function Component() {
  const { classId = '', personId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}/evidence/people/{personId}', {
    params: { classId, personId: Number(personId) },
  });
  return (
    <Read of={answer} page>
      {(of) => <Shown of={of} />}
    </Read>
  );
}
