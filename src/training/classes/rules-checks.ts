import { type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { CheckFinding } from './contract.ts';
import { type Check, type CheckResult, listed, met, notMet, unknown } from './rules-check.ts';
import { HOURS_CHECKS, ROOM_CHECKS, TIMETABLE_CHECKS } from './rules-checks-hours.ts';
import { MEANS_CHECKS, ROUTE_CHECKS, SAFETY_CHECK } from './rules-checks-means.ts';
import { ROSTER_CHECKS, TEACHER_CHECKS, TRAINEE_CHECKS } from './rules-checks-people.ts';
import { standardFollowed } from './rules-checks-standard.ts';
import { clausesOf } from './rules-clauses.ts';
import type { ClassFacts } from './rules-facts.ts';

const APPROVED_FIRST: Check = {
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
};

const ORGANISATION_CHECKS: readonly Check[] = [
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
];

/** All checks, in the order in which a page shows them. */
const CHECKS: readonly Check[] = [
  APPROVED_FIRST,
  ...ROSTER_CHECKS,
  ...ORGANISATION_CHECKS,
  ...HOURS_CHECKS,
  SAFETY_CHECK,
  ...TIMETABLE_CHECKS,
  {
    check: 'rows-finished',
    facts: ['/teachers', '/sessions'],
    judge: rowsFinished,
  },
  ...TEACHER_CHECKS,
  ...ROOM_CHECKS,
  ...TRAINEE_CHECKS,
  ...MEANS_CHECKS,
  ...ROUTE_CHECKS,
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

/** Does this answer stop a submission? */
function stops(
  { blocking, needed }: Check,
  answer: CheckResult,
  paper: ClassFacts['filing']['paper'],
): boolean {
  if (answer.looks) return false;
  if (answer.verdict !== 'unknown') return blocking ?? true;
  if (paper === 'held') return false;
  return needed === 'always' || (needed === 'on-screen' && paper === 'none');
}

/**
 * What the rules say of a class before it opens (LC-11a, LC-12, LN-2-8, R11-R14, R28, R43): every check reports, all
 * reasons at once, in the order of the list. A fact that is not known is unknown, never no; where the law needs it, it
 * stops the filing all the same.
 */
export function classChecks(facts: ClassFacts): CheckFinding[] {
  const clauses = clausesOf(facts.policyId);
  return CHECKS.filter(({ where }) => where?.(facts) ?? true).map((check) => {
    const answer = check.judge(facts);
    return {
      check: check.check,
      verdict: answer.verdict,
      because: answer.because,
      clause: check.clause === undefined ? null : clauses[check.clause],
      rule: check.rule ?? null,
      facts: [...(answer.facts ?? check.facts)],
      blocking: stops(check, answer, facts.filing.paper),
    };
  });
}

const isOpen = ({ blocking, verdict }: CheckFinding) => blocking && verdict !== 'met';

const refusalOf = (finding: CheckFinding): Refusal =>
  refusal(
    finding.verdict === 'unknown' ? 'check-unknown' : 'check-not-met',
    finding.because,
    finding.facts[0] ?? '',
    finding.clause ?? finding.rule ?? undefined,
  );

/** Why a filing cannot be submitted: one refusal for each check that stops it, not met or unknown. */
export function submissionRefusals(findings: readonly CheckFinding[]): Refusal[] {
  return findings.filter(isOpen).map(refusalOf);
}

const AT_REVIEW: ReadonlySet<string> = new Set(
  CHECKS.flatMap(({ check, atReview }) => (atReview ? [check] : [])),
);

/** Why nobody may agree to a filing: who learns and who teaches is checked again, since people leave while it waits. */
export function reviewRefusals(findings: readonly CheckFinding[]): Refusal[] {
  return findings
    .filter((finding) => AT_REVIEW.has(finding.check) && isOpen(finding))
    .map((finding) => {
      const { code, message, clause } = refusalOf(finding);
      return refusal(code, `${message}补正以前不能同意。`, '/decision', clause ?? undefined);
    });
}
