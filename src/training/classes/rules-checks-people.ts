import {
  type Check,
  type CheckResult,
  follows,
  listed,
  met,
  named,
  notMet,
  pointersTo,
  unknown,
} from './rules-check.ts';
import { clashSentence } from './rules-checks-hours.ts';
import { paysOnlyHired } from './rules-clauses.ts';
import type { ClassFacts } from './rules-facts.ts';

/** Who learns: on the roster, before the first day. */
export const ROSTER_CHECKS: readonly Check[] = [
  {
    check: 'roster-named',
    clause: 'means',
    facts: ['/roster'],
    atReview: true,
    judge: ({ roster }) =>
      roster.length > 0
        ? met(`花名册上有 ${roster.length} 名学员。`)
        : notMet('花名册是空的：先报名、后培训，请先在“花名册”页导入或从招生报名列入学员，再提交。'),
  },
  {
    check: 'enrolled-first',
    clause: 'fileFirst',
    facts: ['/roster', '/startOn'],
    needed: 'always',
    atReview: true,
    judge: ({ filing, roster }) => {
      if (roster.length === 0) return follows('还没有花名册：无法核对学员是否先报名、后培训。');
      const lateTrainees = roster.filter(
        (trainee) => trainee.enrolledOn !== null && trainee.enrolledOn > filing.startOn,
      );
      if (lateTrainees.length > 0)
        return notMet(
          `花名册第 ${listed(
            lateTrainees.map((trainee) => trainee.rosterNo),
            '号',
          )}学员的报名日期晚于开班日期 ${filing.startOn}：须先报名、后培训。`,
        );
      const open = roster.filter((trainee) => trainee.enrolledOn === null);
      if (open.length > 0)
        return unknown(
          `花名册第 ${listed(
            open.map((trainee) => trainee.rosterNo),
            '号',
          )}学员没有报名日期，请补填。`,
        );
      return met(`${roster.length} 名学员的报名日期都不晚于开班日期 ${filing.startOn}。`);
    },
  },
];

/** In one class at a time, no more than planned, hired by the firm. */
export const TRAINEE_CHECKS: readonly Check[] = [
  {
    check: 'trainee-overlap',
    rule: 'R11',
    facts: ['/roster'],
    needed: 'always',
    atReview: true,
    judge: ({ roster, traineeClashes }) => {
      if (traineeClashes.length > 0) {
        const [first] = traineeClashes;
        return notMet(
          `花名册第 ${listed(
            traineeClashes.map((traineeClash) => traineeClash.rosterNo),
            '号',
          )}学员同时在其他班（如 ${first?.className}，${first?.startOn}—${first?.endOn}）上课，上课日重叠。`,
        );
      }
      if (roster.length === 0) return follows('还没有花名册，无法核对学员是否同时在其他班上课。');
      return met('没有学员在重叠的日子同时在其他班上课。');
    },
  },
  {
    check: 'capacity',
    rule: 'R13',
    facts: ['/plannedCount'],
    needed: 'always',
    judge: ({ filing, roster }) => {
      if (filing.plannedCount === null) return unknown('没有填写计划人数，无法与花名册核对。');
      if (roster.length === 0) return follows(`计划 ${filing.plannedCount} 人，还没有花名册。`);
      return roster.length <= filing.plannedCount
        ? met(`报名 ${roster.length} 人，不超过计划人数 ${filing.plannedCount}。`)
        : notMet(`报名 ${roster.length} 人，超过计划人数 ${filing.plannedCount}，请调整计划人数或减少学员。`);
    },
  },
  {
    check: 'hires-known',
    clause: 'hire',
    facts: ['/roster'],
    needed: 'on-screen',
    where: ({ filing, organisation }) => filing.organiser === 'employer' || !organisation.isInstitution,
    judge: hiresKnown,
  },
];

/** Who teaches: on the list, in one room at a time, with a number and a qualification. */
export const TEACHER_CHECKS: readonly Check[] = [
  {
    check: 'teacher-listed',
    rule: 'R12',
    facts: ['/teachers', '/sessions'],
    judge: ({ teachers, sessions }) => {
      if (sessions.length === 0) return unknown('还没有课程表，无法核对授课教师。');
      const names = new Set(teachers.flatMap((teacher) => (teacher.name === null ? [] : [teacher.name])));
      const strangers = [
        ...new Set(
          sessions.flatMap((session) => (session.teacherName === null ? [] : [session.teacherName])),
        ),
      ].filter((name) => !names.has(name));
      if (strangers.length > 0)
        return notMet(`课程表中的教师 ${named(strangers)}不在授课教师表内，请补入教师或改正姓名。`);
      const open = sessions.filter((session) => session.teacherName === null);
      if (open.length > 0)
        return unknown(
          `课程表第 ${listed(
            open.map((session) => session.sessionNo),
            '节',
          )}没有写明教师，请补填。`,
        );
      return met(`课程表中的教师都在授课教师表内，共 ${names.size} 名。`);
    },
  },
  {
    check: 'teacher-overlap',
    rule: 'R12',
    facts: ['/teachers', '/sessions'],
    needed: 'always',
    atReview: true,
    judge: ({ teachers, sessions, sessionClashes }) => {
      const clashes = sessionClashes.filter((clash) => clash.kind === 'teacher');
      if (clashes.length > 0) return notMet(clashSentence('教师', clashes));
      if (sessions.length === 0) return unknown('还没有课程表，无法核对教师时间。');
      if (teachers.length === 0) return unknown('还没有授课教师，无法核对同一时段两地授课。');
      const numberless = teachers.filter(({ name, hasNumber }) => name !== null && !hasNumber);
      if (numberless.length > 0)
        return unknown(
          `教师 ${named(numberless.flatMap(({ name }) => name ?? []))}没有登记身份号码，无法核对同一时段两地授课，请补登。`,
          ...pointersTo(
            numberless.map(({ teacherNo }) => teacherNo),
            'teachers',
            'idNumber',
          ),
        );
      return met('没有教师在同一时段两地授课。');
    },
  },
  {
    check: 'teachers-qualified',
    clause: 'means',
    facts: ['/teachers'],
    needed: 'on-screen',
    judge: ({ teachers }) => {
      if (teachers.length === 0) return unknown('还没有授课教师，请填写教师和任教资格。');
      const open = teachers.filter(({ name, qualification }) => name !== null && qualification === null);
      return open.length === 0
        ? met(`${teachers.length} 名授课教师都填了职业资格（任教资格）。`)
        : unknown(
            `教师 ${named(open.flatMap(({ name }) => name ?? []))}没有填职业资格（任教资格），请补填。`,
            ...pointersTo(
              open.map(({ teacherNo }) => teacherNo),
              'teachers',
              'qualification',
            ),
          );
    },
  },
];

/** Whom a firm teaches it has hired; it stops the filing only where the notice pays for nobody else. */
function hiresKnown({ policyId, filing, roster, hires: { open, elsewhere } }: ClassFacts): CheckResult {
  if (roster.length === 0) return follows('还没有花名册，无法核对是不是本单位招用的人。');
  const weight = paysOnlyHired(policyId, filing.trainingKind) ? {} : { looks: true as const };
  if (elsewhere.length > 0)
    return {
      ...notMet(
        `花名册第 ${listed(elsewhere, '号')}学员的社保不在本单位：企业培训的是本单位招用的人，请核对参保单位，不是的从花名册去掉。`,
      ),
      ...weight,
    };
  return open.length === 0
    ? met(`${roster.length} 名学员的社保都在本单位。`)
    : {
        ...unknown(
          `花名册第 ${listed(open, '号')}学员还没有社保的回复，不知道是不是本单位招用的人；请县局比对社保以后再看。`,
        ),
        ...weight,
      };
}
