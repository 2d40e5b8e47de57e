import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { EmptyState, Read, spokenDay, useVocabulary } from '../../../ui/index.ts';
import { Percent } from './roster.tsx';
import { words } from './words.ts';
import './classes.css';

const { attendance } = words;
type Attendance = Reply<'/api/classes/{classId}/attendance'>;
type AttendanceRow = Attendance['rows'][number];

/** Two lines: the days, then their half days. */
function Head(props: { slots: Attendance['slots'] }) {
  const { slots } = props;
  const { term } = useVocabulary();
  const days = [...new Set(slots.map((slot) => slot.day))];
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="frozen">
          {attendance.person}
        </th>
        {days.map((day) => (
          <th
            key={day}
            scope="colgroup"
            colSpan={slots.filter((slot) => slot.day === day).length}
            className="slot"
          >
            {spokenDay(day)}
          </th>
        ))}
        {[attendance.slots, attendance.days, attendance.rate].map((title) => (
          <th key={title} scope="col" rowSpan={2} className="number">
            {title}
          </th>
        ))}
      </tr>
      <tr>
        {slots.map((slot) => (
          <th key={slot.day + slot.half} scope="col" className="slot second">
            {term('halves', slot.half)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Person(props: { row: AttendanceRow; slots: Attendance['slots'] }) {
  const { row } = props;
  const { term } = useVocabulary();
  return (
    <tr>
      <th scope="row" className="frozen">
        <span className="quiet">{row.rosterNo}</span> {row.name}
      </th>
      {props.slots.map((slot, index) => {
        const mark = row.marks[index] ?? 'unknown';
        return (
          <td key={slot.day + slot.half} className="slot" data-mark={mark}>
            <span aria-hidden="true">{attendance.signs[mark]}</span>
            <span className="unseen">{term('attendanceMarks', mark)}</span>
          </td>
        );
      })}
      <td className="number">{row.recorded ? row.presentSlots : null}</td>
      <td className="number">{row.recorded ? row.wholeDays : null}</td>
      <td className="number">
        {row.recorded ? (
          <Percent value={row.ratePercent} low={row.belowThreshold} />
        ) : (
          <span className="quiet">{attendance.notRecorded}</span>
        )}
      </td>
    </tr>
  );
}

/** How many were there, half day by half day. */
function Foot(props: { of: Attendance }) {
  return (
    <tfoot>
      <tr>
        <th scope="row" className="frozen">
          {attendance.slotRate}
        </th>
        {props.of.slots.map((slot, index) => (
          <td key={slot.day + slot.half} className="slot">
            {Math.round(props.of.slotRates[index] ?? 0)}
          </td>
        ))}
        <td colSpan={3} />
      </tr>
    </tfoot>
  );
}

function Grid(props: { of: Attendance }) {
  const { of } = props;
  const { me } = useMe();
  if (!of.rows.some((row) => row.recorded))
    return <EmptyState title={attendance.emptyTitle} hint={attendance.emptyHint} />;
  return (
    <>
      <p className="quiet small">{attendance.key}</p>
      {mayCall(me, 'intake.stage') ? (
        <p className="small">
          {attendance.wrong} <Link to="/desk/intake">{attendance.import}</Link>
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="sheet grid-sheet" tabIndex={0} aria-label={attendance.label}>
        <table>
          <Head slots={of.slots} />
          <tbody>
            {of.rows.map((row) => (
              <Person key={row.personId} row={row} slots={of.slots} />
            ))}
          </tbody>
          <Foot of={of} />
        </table>
      </section>
    </>
  );
}

/** Half days across, people down: one sign a half day, as on the paper sheet. */
export function AttendanceGrid(props: { classId: string }) {
  const answer = useRead('/api/classes/{classId}/attendance', { params: { classId: props.classId } });
  return <Read of={answer}>{(of) => <Grid of={of} />}</Read>;
}
