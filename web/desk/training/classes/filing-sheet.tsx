import {
  Cell,
  Day,
  FormGrid,
  Label,
  ScrollX,
  Section,
  type SimpleColumn,
  SimpleTable,
  YesNo,
} from '../../../ui/index.ts';
import { sumHours } from './hours.ts';
import { LevelOf } from './level.tsx';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

const { form, teacher, session } = words;

/** Who trains, and in what. */
function Subject(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
      <Cell label={form.organisation}>{detail.organisationName}</Cell>
      <Cell label={form.creditCode}>{detail.organisationCreditCode}</Cell>
      <Cell label={form.name}>{detail.name}</Cell>
      <Cell label={form.number}>{detail.number}</Cell>
      <Cell label={form.occupation}>{detail.occupationText}</Cell>
      <Cell label={form.occupationCode}>{detail.occupationCode}</Cell>
      <Cell label={form.level}>
        <LevelOf {...detail} />
      </Cell>
      <Cell label={form.trainingKind}>
        <Label in="trainingKinds" id={detail.trainingKind} />
      </Cell>
    </>
  );
}

/** For how many, how long and when. */
function Extent(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
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
    </>
  );
}

/** Where, by whom and at whose cost. */
function Conduct(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
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
    </>
  );
}

/** The filing in the order of the official form. */
export function FilingSheet(props: { detail: ClassDetail }) {
  const { detail } = props;
  return (
    <>
      <Section title={form.basics}>
        <FormGrid>
          <Subject detail={detail} />
          <Extent detail={detail} />
          <Conduct detail={detail} />
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
            {detail.sessions.some((session) => session.conflictWaived) ? (
              <p className="quiet small">{session.waived}</p>
            ) : null}
          </ScrollX>
        )}
      </Section>
      <Section title={form.means}>
        <FormGrid>
          <Cell label={form.equipment}>{detail.equipment}</Cell>
          <Cell label={form.trainingPackage}>{detail.trainingPackage}</Cell>
          <Cell label={form.deliveredTo}>{detail.deliveredToName}</Cell>
        </FormGrid>
      </Section>
      <Section title={form.assessment}>
        <p>{detail.assessmentPlan ?? form.noPlan}</p>
      </Section>
    </>
  );
}

type Teacher = ClassDetail['teachers'][number];

const TEACHER_COLUMNS: readonly SimpleColumn<Teacher>[] = [
  { title: teacher.name, rowHead: true, show: (item) => item.name },
  { title: teacher.sex, kind: 'word', in: 'sexes', show: (item) => item.sex },
  { title: teacher.age, show: (item) => item.age },
  { title: teacher.education, show: (item) => item.education },
  { title: teacher.major, show: (item) => item.major },
  { title: teacher.title, show: (item) => item.title },
  { title: teacher.qualification, show: (item) => item.qualification },
  { title: teacher.qualificationLevel, show: (item) => item.qualificationLevel },
  { title: teacher.course, show: (item) => item.course },
  { title: teacher.employment, kind: 'word', in: 'teacherEmployment', show: (item) => item.employment },
];

export function TeacherTable(props: { detail: ClassDetail; className: string }) {
  return (
    <SimpleTable
      className={props.className}
      label={form.teachers}
      rows={props.detail.teachers}
      rowKey={(item) => item.teacherNo}
      columns={TEACHER_COLUMNS}
    />
  );
}

type Session = ClassDetail['sessions'][number];

const sessionColumns = (sessions: readonly Session[]): readonly SimpleColumn<Session>[] => [
  { title: session.taughtOn, rowHead: true, kind: 'day', show: (item) => item.taughtOn },
  { title: session.content, show: (item) => item.content },
  { title: session.hours, kind: 'number', show: (item) => item.hours, total: sumHours(sessions) },
  { title: session.from, className: 'nowrap', show: (item) => item.from },
  { title: session.until, className: 'nowrap', show: (item) => item.until },
  { title: session.room, show: (item) => item.room },
  { title: session.roomKind, show: (item) => item.roomKind },
  { title: session.teacher, className: 'nowrap', show: (item) => item.teacherName },
  { title: session.textbook, show: (item) => item.textbook },
];

export function SessionTable(props: { detail: ClassDetail; className: string }) {
  const { sessions } = props.detail;
  return (
    <SimpleTable
      className={props.className}
      label={form.timetable}
      rows={sessions}
      rowKey={(item) => item.sessionNo}
      columns={sessionColumns(sessions)}
      total={session.total}
    />
  );
}
