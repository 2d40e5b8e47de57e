import { Modal } from 'antd';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActButton,
  Attachments,
  DialogButton,
  Label,
  Read,
  ReasonButton,
  ReviewButtons,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  StepsTaken,
  shownInstant,
  spokenDay,
  useVocabulary,
} from '../../../ui/index.ts';
import { LiveActs } from './live-acts.tsx';
import { words } from './live-words.ts';

type Live = Reply<'/api/classes/{classId}/attendance/live'>;
type Session = Live['sessions'][number];
type Adjustment = Live['adjustments'][number];
type Person = Reply<'/api/teaching/sessions/{sessionId}'>['people'][number];
const { columns: c } = words;

function HalfDay(props: { of: { taughtOn: string; half: string } }) {
  return (
    <>
      {spokenDay(props.of.taughtOn)} <Label in="halves" id={props.of.half} />
    </>
  );
}

/** By which way people signed in; ways that nobody took are left out. */
function Ways({ of }: { of: Session }) {
  const { term } = useVocabulary();
  return Object.entries(of.ways)
    .filter(([, count]) => count > 0)
    .map(([way, count]) => <div key={way}>{words.way(term('attendanceWays', way), count)}</div>);
}

/** What somebody should look at: late, early, leave, what was not counted, a chain that does not fit. */
function Signs({ of }: { of: Session }) {
  const all = [
    [of.late, words.late],
    [of.early, words.early],
    [of.leave, words.leave],
    [of.notCounted, words.notCounted],
    [of.chainFaults, words.chainFaults],
  ] as const;
  return (
    <>
      {all.map(([count, say]) => (count > 0 ? <div key={say(0)}>{say(count)}</div> : null))}
      {of.isOffline ? <div className="quiet">{words.offline}</div> : null}
      {of.files.length > 0 ? <Attachments files={of.files} /> : null}
    </>
  );
}

/** Each mark of a person, with who vouched and why, and why one counts nowhere. */
function MarksOf({ of }: { of: Person }) {
  return of.marks.map((mark) => (
    <div key={mark.markId}>
      {shownInstant(mark.markedAt)} <Label in="attendanceMoments" id={mark.moment} />{' '}
      <Label in="attendanceWays" id={mark.way} />
      {mark.reason === null ? null : (
        <span className="quiet"> {words.witnessOf(mark.byName ?? '', mark.reason)}</span>
      )}
      {mark.notCounted === null ? null : <div className="quiet">{mark.notCounted.message}</div>}
    </div>
  ));
}

/** What the half day counts as; where one end is missing, which one, because a blank says nothing. */
function Counted({ of }: { of: Person }) {
  const has = (moment: 'in' | 'out') =>
    of.marks.some((mark) => mark.moment === moment && mark.notCounted === null);
  const missing = has('in') === has('out') ? null : has('in') ? words.noOut : words.noIn;
  return (
    <>
      <Label in="attendanceMarks" id={of.mark} />
      {missing === null || of.mark === 'present' || of.mark === 'leave' ? null : (
        <div className="quiet small">{missing}</div>
      )}
    </>
  );
}

const PEOPLE: readonly SimpleColumn<Person>[] = [
  { title: c.person, rowHead: true, show: (row) => row.name },
  { title: c.mark, show: (row) => <Counted of={row} /> },
  { title: c.marks, show: (row) => <MarksOf of={row} /> },
];

function Look({ of, close }: { of: Session; close: () => void }) {
  const { term } = useVocabulary();
  const answer = useRead('/api/teaching/sessions/{sessionId}', { params: { sessionId: of.sessionId } });
  const title = words.lookTitle(spokenDay(of.taughtOn), term('halves', of.half));
  return (
    <Modal open title={title} width={720} footer={null} onCancel={close} destroyOnHidden>
      <Read of={answer}>
        {(present) => (
          <SimpleTable
            scroll={title}
            rows={present.people}
            rowKey={(row) => String(row.personId)}
            columns={PEOPLE}
          />
        )}
      </Read>
    </Modal>
  );
}

const SESSIONS: readonly SimpleColumn<Session>[] = [
  { title: c.day, rowHead: true, show: (row) => <HalfDay of={row} /> },
  { title: c.status, kind: 'status', in: 'signInStatuses', show: (row) => row.status },
  { title: c.people, show: (row) => words.there(row.present, row.enrolled) },
  { title: c.ways, show: (row) => <Ways of={row} /> },
  { title: c.signs, show: (row) => <Signs of={row} /> },
  { title: c.opened, show: (row) => words.by(row.openedBy, shownInstant(row.openedAt)) },
  {
    title: c.detail,
    show: (row) => (
      <DialogButton label={words.look}>{(close) => <Look of={row} close={close} />}</DialogButton>
    ),
  },
];

const DIFFERENCES: readonly SimpleColumn<Live['differences'][number]>[] = [
  { title: c.person, rowHead: true, show: (row) => row.name },
  { title: c.half, show: (row) => <HalfDay of={row} /> },
  { title: c.sheet, kind: 'word', in: 'attendanceMarks', show: (row) => row.sheet },
  { title: c.live, kind: 'word', in: 'attendanceMarks', show: (row) => row.live },
];

/** How far an adjustment is, and the acts of whoever may take one. */
function Decide(props: { classId: string; of: Adjustment }) {
  const { classId, of } = props;
  const { term } = useVocabulary();
  const params = { classId, adjustmentId: of.adjustmentId };
  return (
    <>
      <Status in="classChangeStatuses" id={of.status} />
      <StepsTaken steps={of.steps} reason={of.reason} />
      <div className="row">
        <ReviewButtons
          route="attendance.decideAdjustment"
          path="/api/classes/{classId}/attendance/adjustments/{adjustmentId}/decision"
          allowed={of.allowed}
          params={params}
          version={of.version}
          subject={words.decideTitle(of.name, spokenDay(of.taughtOn), term('halves', of.half))}
          decisions={['passed', 'returned'] as const}
          said={{ passed: words.passed, returned: words.returned }}
        />
        <ReasonButton
          route="attendance.withdrawAdjustment"
          allowed={of.allowed}
          path="/api/classes/{classId}/attendance/adjustments/{adjustmentId}/withdraw"
          params={params}
          version={of.version}
          label={words.takeBack}
          title={words.takeBack}
          effect={words.takeBackEffect}
          hint={words.takeBackHint}
          said={() => words.takenBack}
        />
      </div>
    </>
  );
}

const adjustmentsOf = (classId: string): readonly SimpleColumn<Adjustment>[] => [
  { title: c.person, rowHead: true, show: (row) => row.name },
  { title: c.half, show: (row) => <HalfDay of={row} /> },
  {
    title: c.change,
    show: (row) => (
      <>
        <Label in="attendanceMarks" id={row.before} />
        {words.arrow}
        <strong>
          <Label in="attendanceMarks" id={row.after} />
        </strong>
      </>
    ),
  },
  {
    title: c.reason,
    show: (row) => (
      <>
        {row.reason}
        {row.files.length > 0 ? <Attachments files={row.files} /> : null}
      </>
    ),
  },
  { title: c.proposed, show: (row) => words.by(row.proposedBy, shownInstant(row.proposedAt)) },
  { title: c.status, show: (row) => <Decide classId={classId} of={row} /> },
];

function Shown({ of }: { of: Live }) {
  const { me } = useMe();
  const { classId } = of;
  return (
    <Section title={words.title}>
      <p className="quiet small">{of.sessions.length > 0 ? words.lead : words.none}</p>
      <p className="row">
        <span className="quiet">{words.status}</span> <Status in="rollStatuses" id={of.rollStatus} />
        <LiveActs classId={classId} allowed={of.allowed} />
        <ActButton
          route="attendance.closeRoll"
          allowed={of.allowed}
          path="/api/classes/{classId}/attendance/closing"
          params={{ classId }}
          label={words.close}
          ask={words.closeAsk}
          body={undefined}
        />
        {mayCall(me, 'teaching.take') ? <a href="/m/teach">{words.toTeach}</a> : null}
        {mayCall(me, 'teaching.devices') ? <Link to="/desk/teacher-phones">{words.toPhones}</Link> : null}
      </p>
      {of.sessions.length > 0 ? (
        <SimpleTable
          label={words.sessions}
          scroll={words.sessions}
          scrollClass="many-columns"
          rows={of.sessions}
          rowKey={(row) => row.sessionId}
          columns={SESSIONS}
        />
      ) : null}
      {of.differences.length > 0 ? (
        <>
          <h3>{words.differs}</h3>
          <p className="quiet small">{words.differsLead}</p>
          <SimpleTable
            scroll={words.differs}
            rows={of.differences}
            rowKey={(row) => `${row.personId} ${row.taughtOn} ${row.half}`}
            columns={DIFFERENCES}
          />
        </>
      ) : null}
      {of.adjustments.length > 0 ? (
        <>
          <h3>{words.adjustments}</h3>
          <SimpleTable
            scroll={words.adjustments}
            scrollClass="many-columns"
            rows={of.adjustments}
            rowKey={(row) => row.adjustmentId}
            columns={adjustmentsOf(classId)}
          />
        </>
      ) : null}
    </Section>
  );
}

/** Attendance as it was signed in the room, before the grid of half days. */
export function LiveAttendance(props: { classId: string }) {
  const answer = useRead('/api/classes/{classId}/attendance/live', { params: { classId: props.classId } });
  return <Read of={answer}>{(of) => <Shown of={of} />}</Read>;
}
