import { Cell, Day, FormGrid, Label, ScrollX, Section, YesNo } from '../../../ui/index.ts';
import type { ClassDetail } from './class-case.tsx';
import { words } from './words.ts';

const { form, teacher, session } = words;

/** Sum of class hours as a person writes it: 80 or 80.5. */
export function sumHours(sessions: readonly { hours: number | null | undefined }[]): string {
  const halves = sessions.reduce((sum, one) => sum + Math.round((one.hours ?? 0) * 2), 0);
  return halves % 2 === 0 ? String(halves / 2) : (halves / 2).toFixed(1);
}

/** The filing in the order of the official form. */
export function FilingSheet(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
      <Section title={form.basics}>
        <FormGrid>
          <Cell label={form.organisation}>{detail.organisationName}</Cell>
          <Cell label={form.creditCode}>{detail.organisationCreditCode}</Cell>
          <Cell label={form.name}>{detail.name}</Cell>
          <Cell label={form.number}>{detail.number}</Cell>
          <Cell label={form.occupation}>{detail.occupationText}</Cell>
          <Cell label={form.occupationCode}>{detail.occupationCode}</Cell>
          <Cell label={form.level}>
            {detail.level === null ? form.noLevel : <Label in="skillLevels" id={detail.level} />}
          </Cell>
          <Cell label={form.trainingKind}>
            <Label in="trainingKinds" id={detail.trainingKind} />
          </Cell>
          <Cell label={form.plannedCount}>{detail.plannedCount}</Cell>
          <Cell label={form.enrolledCount}>{detail.enrolledCount}</Cell>
          <Cell label={form.totalHours}>{detail.totalHours}</Cell>
          <Cell label={form.theoryHours}>{detail.theoryHours}</Cell>
          <Cell label={form.practiceHours}>{detail.practiceHours}</Cell>
          <Cell label={form.safetyHours}>{detail.safetyHours}</Cell>
          <Cell label={form.startOn}>
            <Day on={detail.startOn} />
          </Cell>
          <Cell label={form.endOn}>
            <Day on={detail.endOn} />
          </Cell>
          <Cell label={form.place}>{detail.place}</Cell>
          <Cell label={form.location}>{detail.location}</Cell>
          <Cell label={form.division}>{detail.divisionName}</Cell>
          <Cell label={form.headTeacher}>{detail.headTeacherName}</Cell>
          <Cell label={form.headTeacherPhone}>{detail.headTeacherPhoneMasked}</Cell>
          <Cell label={form.organiser}>
            <Label in="organisers" id={detail.organiser} />
          </Cell>
          <Cell label={form.costBorneBy}>
            <Label in="costBearers" id={detail.costBorneBy} />
          </Cell>
          <Cell label={form.videoKept}>
            <YesNo value={detail.videoKept} />
          </Cell>
          <Cell label={form.isSecret}>
            <YesNo value={detail.isSecret} />
          </Cell>
          <Cell label={form.isHazardous}>
            <YesNo value={detail.isHazardous} />
          </Cell>
          <Cell label={form.filedOn}>
            <Day on={detail.filedOn} />
          </Cell>
          <Cell label={form.approvedOn}>
            <Day on={detail.approvedOn} />
          </Cell>
        </FormGrid>
      </Section>
      <Section title={form.teachers}>
        {detail.teachers.length === 0 ? (
          <p className="quiet">{teacher.none}</p>
        ) : (
          <ScrollX label={form.teachers}>
            <TeacherTable detail={detail} className="plain" />
          </ScrollX>
        )}
      </Section>
      <Section title={form.timetable}>
        {detail.sessions.length === 0 ? (
          <p className="quiet">{session.none}</p>
        ) : (
          <ScrollX label={form.timetable}>
            <SessionTable detail={detail} className="plain" />
            {detail.sessions.some((one) => one.conflictWaived) ? (
              <p className="quiet small">{session.waived}</p>
            ) : null}
          </ScrollX>
        )}
      </Section>
      <Section title={form.assessment}>
        <p>{detail.assessmentPlan ?? form.noPlan}</p>
      </Section>
    </>
  );
}

export function TeacherTable(props: { detail: ClassDetail; className: string }) {
  return (
    <table className={props.className} aria-label={form.teachers}>
      <thead>
        <tr>
          {[
            teacher.name,
            teacher.sex,
            teacher.age,
            teacher.education,
            teacher.major,
            teacher.title,
            teacher.qualification,
            teacher.qualificationLevel,
            teacher.course,
            teacher.employment,
          ].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.detail.teachers.map((one) => (
          <tr key={one.teacherNo}>
            <th scope="row">{one.name}</th>
            <td>
              <Label in="sexes" id={one.sex} />
            </td>
            <td>{one.age}</td>
            <td>{one.education}</td>
            <td>{one.major}</td>
            <td>{one.title}</td>
            <td>{one.qualification}</td>
            <td>{one.qualificationLevel}</td>
            <td>{one.course}</td>
            <td>
              <Label in="teacherEmployment" id={one.employment} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function SessionTable(props: { detail: ClassDetail; className: string }) {
  const { sessions } = props.detail;
  return (
    <table className={props.className} aria-label={form.timetable}>
      <thead>
        <tr>
          <th scope="col">{session.taughtOn}</th>
          <th scope="col">{session.content}</th>
          <th scope="col" className="number">
            {session.hours}
          </th>
          <th scope="col">{session.from}</th>
          <th scope="col">{session.until}</th>
          <th scope="col">{session.room}</th>
          <th scope="col">{session.roomKind}</th>
          <th scope="col">{session.teacher}</th>
          <th scope="col">{session.textbook}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <tr key={one.sessionNo}>
            <th scope="row">
              <Day on={one.taughtOn} />
            </th>
            <td>{one.content}</td>
            <td className="number">{one.hours}</td>
            <td className="nowrap">{one.from}</td>
            <td className="nowrap">{one.until}</td>
            <td>{one.room}</td>
            <td>{one.roomKind}</td>
            <td className="nowrap">{one.teacherName}</td>
            <td>{one.textbook}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {session.total}
          </th>
          <td className="number">{sumHours(sessions)}</td>
          <td colSpan={6} />
        </tr>
      </tfoot>
    </table>
  );
}
