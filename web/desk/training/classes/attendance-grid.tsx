import { useRead } from '../../../client/index.ts';
import { EmptyState, Read, spokenDay, useVocabulary } from '../../../ui/index.ts';
import { Percent } from './roster.tsx';
import { words } from './words.ts';
import './classes.css';

const { attendance } = words;

/** Half days across, people down: one sign a half day, as on the paper sheet. */
export function AttendanceGrid(props: { classId: string }) {
  const answer = useRead('/api/classes/{classId}/attendance', { params: { classId: props.classId } });
  const { term } = useVocabulary();
  return (
    <Read of={answer}>
      {(data) => {
        if (!data.rows.some((row) => row.recorded))
          return <EmptyState title={attendance.emptyTitle} hint={attendance.emptyHint} />;
        const days = [...new Set(data.slots.map((slot) => slot.day))];
        return (
          <>
            <p className="quiet small">{attendance.key}</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
            <section className="sheet grid-sheet" tabIndex={0} aria-label={attendance.label}>
              <table>
                <thead>
                  <tr>
                    <th scope="col" rowSpan={2} className="frozen">
                      {attendance.person}
                    </th>
                    {days.map((day) => (
                      <th
                        key={day}
                        scope="colgroup"
                        colSpan={data.slots.filter((slot) => slot.day === day).length}
                        className="slot"
                      >
                        {spokenDay(day)}
                      </th>
                    ))}
                    <th scope="col" rowSpan={2} className="number">
                      {attendance.slots}
                    </th>
                    <th scope="col" rowSpan={2} className="number">
                      {attendance.days}
                    </th>
                    <th scope="col" rowSpan={2} className="number">
                      {attendance.rate}
                    </th>
                  </tr>
                  <tr>
                    {data.slots.map((slot) => (
                      <th key={slot.day + slot.half} scope="col" className="slot second">
                        {term('halves', slot.half)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map((row) => (
                    <tr key={row.personId}>
                      <th scope="row" className="frozen">
                        <span className="quiet">{row.rosterNo}</span> {row.name}
                      </th>
                      {data.slots.map((slot, index) => {
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
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row" className="frozen">
                      {attendance.slotRate}
                    </th>
                    {data.slots.map((slot, index) => (
                      <td key={slot.day + slot.half} className="slot">
                        {Math.round(data.slotRates[index] ?? 0)}
                      </td>
                    ))}
                    <td colSpan={3} />
                  </tr>
                </tfoot>
              </table>
            </section>
          </>
        );
      }}
    </Read>
  );
}
