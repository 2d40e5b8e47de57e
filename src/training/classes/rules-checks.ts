import { type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { CheckFinding, Verdict } from './contract.ts';
import { standardFollowed } from './rules-checks-standard.ts';
import { clausesOf, type FilingClauses } from './rules-clauses.ts';
import type { ClassFacts } from './rules-facts.ts';

/** What a check answers before its name and clause are added. */
interface CheckResult {
  readonly verdict: Verdict;
  readonly because: string;
  /** Pointers to the rows that were judged, where the check knows them. */
  readonly facts?: readonly string[];
}

interface Check {
  readonly check: string;
  readonly clause?: keyof FilingClauses;
  readonly rule?: string;
  readonly facts: readonly string[];
  /** False: a reviewer must look, but the filing may be submitted. */
  readonly blocking?: false;
  readonly judge: (facts: ClassFacts) => CheckResult;
}

const met = (because: string): CheckResult => ({ verdict: 'met', because });
const notMet = (because: string): CheckResult => ({ verdict: 'not-met', because });
const unknown = (because: string): CheckResult => ({ verdict: 'unknown', because });

/** At most five of them by name, then how many there are. */
function listed(items: readonly (string | number)[], unit: string): string {
  const shown = items.slice(0, 5).join('、');
  return items.length > 5 ? `${shown} 等 ${items.length} ${unit}` : `${shown} ${unit}`;
}

/** Names, at most five; a count only where there are more. */
function named(names: readonly string[]): string {
  const shown = names.slice(0, 5).join('、');
  return names.length > 5 ? `${shown}等 ${names.length} 人` : shown;
}

const CHECKS: readonly Check[] = [
  {
    check: 'class-approved-first',
    clause: 'fileFirst',
    facts: ['/approvedOn', '/startOn'],
    judge: ({ filing, today }) => {
      if (filing.approvedOn !== null)
        return filing.approvedOn <= filing.startOn
          ? met(`${filing.approvedOn} 已审批同意，不晚于开班日期 ${filing.startOn}。`)
          : notMet(`${filing.approvedOn} 才审批同意，晚于开班日期 ${filing.startOn}：须先备案、后开班。`);
      return filing.startOn < today
        ? notMet(`开班日期 ${filing.startOn} 已过，尚未审批：须先备案、后开班，请改期。`)
        : unknown(`尚未审批：须在 ${filing.startOn} 以前（含当日）审批同意后才能开班。`);
    },
  },
  {
    check: 'enrolled-first',
    clause: 'fileFirst',
    facts: ['/startOn'],
    judge: ({ filing, roster }) => {
      if (roster.length === 0) return unknown('还没有花名册：无法核对学员是否先报名、后培训。');
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
  {
    check: 'institution-in-scope',
    clause: 'scope',
    rule: 'R28',
    facts: ['/occupationCode', '/level'],
    judge: inScope,
  },
  {
    check: 'agreement-in-force',
    clause: 'scope',
    facts: ['/startOn', '/endOn'],
    judge: ({ filing, organisation }) => {
      if (!organisation.isInstitution) return met('企业自办培训，不需要承训协议。');
      if (organisation.agreementFrom === null || organisation.agreementThrough === null)
        return unknown('机构目录中没有登记协议起止日期，请人社部门补登。');
      return organisation.agreementFrom <= filing.startOn && filing.endOn <= organisation.agreementThrough
        ? met(`承训协议 ${organisation.agreementFrom} 至 ${organisation.agreementThrough}，覆盖全部上课日。`)
        : notMet(
            `承训协议 ${organisation.agreementFrom} 至 ${organisation.agreementThrough}，没有覆盖 ${filing.startOn} 至 ${filing.endOn}；请先续签协议或改期。`,
          );
    },
  },
  {
    check: 'institution-not-suspended',
    clause: 'suspension',
    facts: ['/startOn'],
    judge: ({ filing, organisation }) =>
      organisation.suspendedOn === null
        ? met(`开班日期 ${filing.startOn} 没有处于暂停承训资格期间。`)
        : notMet(
            `承训资格已自 ${organisation.suspendedOn} 起暂停，不得在 ${filing.startOn} 开办政府补贴性培训班。`,
          ),
  },
  {
    check: 'standard-set',
    clause: 'standards',
    facts: ['/occupationCode', '/level', '/trainingKind'],
    blocking: false,
    judge: ({ standardCount }) =>
      standardCount > 0
        ? met('补贴标准目录中有这个项目、职业和等级的现行标准。')
        : unknown('补贴标准目录中没有这个项目、职业和等级的现行标准，请先核对职业编码和等级。'),
  },
  {
    check: 'standard-followed',
    facts: ['/standardId', '/totalHours', '/theoryHours', '/practiceHours', '/safetyHours'],
    judge: standardFollowed,
  },
  {
    check: 'hours-add-up',
    rule: 'R14',
    facts: ['/totalHours', '/theoryHours', '/practiceHours'],
    judge: ({ filing: { totalHours, theoryHours, practiceHours } }) => {
      if (totalHours === null || theoryHours === null || practiceHours === null)
        return unknown('总课时、理论课时、实训课时没有填全，请补填。');
      const sum = theoryHours + practiceHours;
      return sum === totalHours
        ? met(`理论 ${theoryHours} 加实训 ${practiceHours}，等于总课时 ${totalHours}。`)
        : notMet(`理论 ${theoryHours} 加实训 ${practiceHours} 等于 ${sum}，与总课时 ${totalHours} 不符。`);
    },
  },
  {
    check: 'timetable-hours',
    rule: 'R14',
    facts: ['/totalHours', '/sessions'],
    judge: ({ filing, sessions }) => {
      if (sessions.length === 0) return unknown('还没有课程表，请填写每一节课。');
      if (filing.totalHours === null) return unknown('没有填写总课时，无法与课程表核对。');
      const sum = sessions.reduce((hours, session) => hours + session.hours, 0);
      if (sum === filing.totalHours) return met(`课程表合计 ${sum} 课时，与总课时一致。`);
      return notMet(
        `课程表合计 ${sum} 课时，${sum < filing.totalHours ? '少于' : '多于'}总课时 ${filing.totalHours}，请改正。`,
      );
    },
  },
  {
    check: 'safety-hours',
    clause: 'safety',
    rule: 'R14',
    facts: ['/isHazardous', '/safetyHours'],
    judge: ({ filing: { isHazardous, safetyHours } }) => {
      if (safetyHours !== null && safetyHours > 0) return met(`安排了安全课时 ${safetyHours}。`);
      if (isHazardous === false) return met('不是高危行业或特种作业，不要求安全课时。');
      if (isHazardous === null) return unknown('没有说明是否高危行业或特种作业，也没有安全课时，请补填。');
      return safetyHours === null
        ? unknown('高危行业或特种作业须安排安全课时，安全课时没有填写。')
        : notMet('高危行业或特种作业须安排安全课时，现为 0。');
    },
  },
  {
    check: 'sessions-within-days',
    rule: 'R14',
    facts: ['/sessions', '/startOn', '/endOn'],
    judge: ({ filing, sessions }) => {
      if (sessions.length === 0) return unknown('还没有课程表，无法核对上课日期。');
      const outside = sessions.filter(
        (session) => session.taughtOn < filing.startOn || session.taughtOn > filing.endOn,
      );
      return outside.length === 0
        ? met(`${sessions.length} 节课都在 ${filing.startOn} 至 ${filing.endOn} 之间。`)
        : notMet(
            `课程表第 ${listed(
              outside.map((session) => session.sessionNo),
              '节',
            )}不在 ${filing.startOn} 至 ${filing.endOn} 之间，请改正日期。`,
          );
    },
  },
  {
    check: 'rows-finished',
    facts: ['/teachers', '/sessions'],
    judge: rowsFinished,
  },
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
    judge: ({ teachers, sessions, sessionClashes }) => {
      const clashes = sessionClashes.filter((clash) => clash.kind === 'teacher');
      if (clashes.length > 0) return notMet(clashSentence('教师', clashes));
      if (sessions.length === 0) return unknown('还没有课程表，无法核对教师时间。');
      const numberless = teachers.flatMap(({ name, hasNumber }) =>
        name === null || hasNumber ? [] : [name],
      );
      if (teachers.length === 0 || numberless.length > 0)
        return unknown(
          teachers.length === 0
            ? '还没有授课教师，无法核对同一时段两地授课。'
            : `教师 ${named(numberless)}没有登记身份号码，无法核对同一时段两地授课，请补登。`,
        );
      return met('没有教师在同一时段两地授课。');
    },
  },
  {
    check: 'room-overlap',
    rule: 'R13',
    facts: ['/sessions'],
    judge: ({ sessions, sessionClashes }) => {
      const clashes = sessionClashes.filter((clash) => clash.kind === 'room');
      if (clashes.length > 0) return notMet(clashSentence('教室', clashes));
      if (sessions.length === 0) return unknown('还没有课程表，无法核对教室。');
      const open = sessions.filter((session) => session.room === null);
      if (open.length > 0)
        return unknown(
          `课程表第 ${listed(
            open.map((session) => session.sessionNo),
            '节',
          )}没有写明上课地点，请补填。`,
        );
      return met('没有两个班在同一时段使用同一教室。');
    },
  },
  {
    check: 'trainee-overlap',
    rule: 'R11',
    facts: [],
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
      if (roster.length === 0) return unknown('还没有花名册，无法核对学员是否同时在其他班上课。');
      return met('没有学员在重叠的日子同时在其他班上课。');
    },
  },
  {
    check: 'capacity',
    rule: 'R13',
    facts: ['/plannedCount'],
    judge: ({ filing, roster }) => {
      if (filing.plannedCount === null) return unknown('没有填写计划人数，无法与花名册核对。');
      if (roster.length === 0) return unknown(`计划 ${filing.plannedCount} 人，还没有花名册。`);
      return roster.length <= filing.plannedCount
        ? met(`报名 ${roster.length} 人，不超过计划人数 ${filing.plannedCount}。`)
        : notMet(`报名 ${roster.length} 人，超过计划人数 ${filing.plannedCount}，请调整计划人数或减少学员。`);
    },
  },
  {
    check: 'process-video',
    clause: 'video',
    rule: 'R43',
    facts: ['/videoKept', '/isSecret'],
    judge: ({ filing, organisation }) => {
      if (organisation.isInstitution && filing.organiser === 'institution')
        return met('培训机构办班，不以全程视频为备案条件。');
      if (filing.isSecret === true) return met('涉密班期，不要求留存视频。');
      if (filing.videoKept === true) return met('全程视频录制留存。');
      return filing.videoKept === null
        ? unknown('没有说明是否全程录制视频，企业培训须提供并留存，请补填。')
        : notMet('企业培训须提供并留存培训过程视频，涉密班期除外。');
    },
  },
];

function clashSentence(what: string, clashes: ClassFacts['sessionClashes']): string {
  const [first] = clashes;
  const sessions = [...new Set(clashes.map((clash) => clash.sessionNo))];
  return `课程表第 ${listed(sessions, '节')}的${what}在同一时段已有其他课（如 ${first?.className}，${first?.at}），请调整时间。`;
}

/** A draft may wait with empty rows; what is filed has a name in each row of teachers and a content in each lesson. */
function rowsFinished({ teachers, sessions }: ClassFacts): CheckResult {
  const nameless = teachers.filter((teacher) => teacher.name === null).map((teacher) => teacher.teacherNo);
  const empty = sessions.filter((session) => session.content === null).map((session) => session.sessionNo);
  if (nameless.length === 0 && empty.length === 0) return met('授课教师都有姓名，每节课都有内容。');
  const parts = [
    ...(nameless.length > 0 ? [`授课教师第 ${listed(nameless, '行')}没有姓名`] : []),
    ...(empty.length > 0 ? [`课程表第 ${listed(empty, '节')}没有内容`] : []),
  ];
  return {
    ...notMet(`${parts.join('，')}；请修改申请，补填后再提交，用不着的行请删去。`),
    facts: [
      ...nameless.map((teacherNo) => `/teachers/${teacherNo - 1}/name`),
      ...empty.map((sessionNo) => `/sessions/${sessionNo - 1}/content`),
    ].slice(0, 5),
  };
}

function inScope({ filing, organisation, policyClauses }: ClassFacts): CheckResult {
  if (!organisation.isInstitution) {
    const clause = policyClauses.selfAssessment === null ? '' : `（${policyClauses.selfAssessment}）`;
    return organisation.selfAssessmentListed === true
      ? met(`企业列入技能人才自主评价目录，不需另设培训中心审批${clause}。`)
      : unknown('企业没有列入技能人才自主评价目录，须另有企业培训中心的批准文件，请人社部门核对。');
  }
  const { occupationScope, scopeText, highestLevel } = organisation;
  if (filing.level !== null && highestLevel !== null && filing.level < highestLevel)
    return notMet(`培训等级 ${filing.level} 级高于机构可培训的最高等级 ${highestLevel} 级。`);
  if (filing.occupationCode === null && filing.occupationText === null)
    return unknown('没有填写培训职业（工种），无法核对机构范围。');
  const words = [filing.occupationText, filing.occupationName].filter((word) => word !== null);
  const byCode = filing.occupationCode !== null && occupationScope.includes(filing.occupationCode);
  const byText = scopeText !== null && words.some((word) => scopeText.includes(word));
  const byKind =
    filing.trainingKind === 'entrepreneurship' && scopeText !== null && scopeText.includes('创业培训');
  if (byCode || byText || byKind) return met('培训职业（工种）在机构目录登记的范围内。');
  if (occupationScope.length === 0 && scopeText === null)
    return unknown('机构目录中没有登记这家机构的培训职业范围，请人社部门补登。');
  return notMet(`培训职业（工种）不在机构目录登记的范围内（${scopeText ?? occupationScope.join('、')}）。`);
}

/**
 * What the rules say of a class before it opens (LC-11a, LC-12, R11-R14, R28, R43): every check reports, all reasons at
 * once, in the order of the list. A fact that is not known is unknown, never no.
 */
export function classChecks(facts: ClassFacts): CheckFinding[] {
  const clauses = clausesOf(facts.policyId);
  return CHECKS.map(({ check, clause, rule, facts: pointers, blocking, judge }) => {
    const { facts: judged, ...result } = judge(facts);
    return {
      check,
      ...result,
      clause: clause === undefined ? null : clauses[clause],
      rule: rule ?? null,
      facts: [...(judged ?? pointers)],
      blocking: blocking ?? true,
    };
  });
}

/** Why a filing cannot be submitted: one refusal for each blocking check that is not met. */
export function submissionRefusals(findings: readonly CheckFinding[]): Refusal[] {
  return findings
    .filter((finding) => finding.blocking && finding.verdict === 'not-met')
    .map((finding) =>
      refusal(
        'check-not-met',
        finding.because,
        finding.facts[0] ?? '',
        finding.clause ?? finding.rule ?? undefined,
      ),
    );
}
