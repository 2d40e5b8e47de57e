import { leadsTo } from '../../platform/access/index.ts';
import { addDays, type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { ChangeKind, ChangeReview } from './contract-changes.ts';
import type { ClaimOfClass } from './ports.ts';
import { clausesOf, type FilingClauses } from './rules-clauses.ts';

/** What a change of one part of the filing needs. `new-filing`: the part makes it another class. */
interface ChangeRule {
  readonly fields: readonly string[];
  readonly needs: ChangeReview | 'new-filing';
  /** By whose right; the clause of the notice that holds for the class. */
  readonly clause: keyof FilingClauses;
}

/**
 * Which change of an approved filing needs what (a plan is changed only after the office was told). The strictest of
 * the changed parts decides. What class it is, who bears the cost and what is paid for it is another filing.
 */
const FILING_CHANGES: readonly ChangeRule[] = [
  { fields: ['headTeacherName', 'phone'], needs: 'none', clause: 'fileFirst' },
  {
    fields: [
      'place',
      'location',
      'deliveredTo',
      'teachers',
      'sessions',
      'assessmentPlan',
      'equipment',
      'trainingPackage',
    ],
    needs: 'first-review',
    clause: 'fileFirst',
  },
  { fields: ['startOn', 'endOn', 'plannedCount'], needs: 'both-reviews', clause: 'fileFirst' },
  {
    fields: ['totalHours', 'theoryHours', 'practiceHours', 'standardId'],
    needs: 'both-reviews',
    clause: 'standards',
  },
  { fields: ['levelUnread'], needs: 'both-reviews', clause: 'standards' },
  { fields: ['safetyHours', 'isHazardous'], needs: 'both-reviews', clause: 'safety' },
  { fields: ['videoKept', 'isSecret'], needs: 'both-reviews', clause: 'video' },
  {
    fields: ['name', 'occupationCode', 'occupationText', 'level', 'trainingKind', 'organiser', 'costBorneBy'],
    needs: 'new-filing',
    clause: 'scope',
  },
];

const ORDER: readonly ChangeRule['needs'][] = [
  'none',
  'first-review',
  'second-review',
  'both-reviews',
  'new-filing',
];

/** A level that was not understood so far is said, not changed. */
const changedOf = (fields: readonly string[]) =>
  fields.includes('levelUnread') ? fields.filter((field) => field !== 'level') : fields;

/** The strictest rule of these fields; a field that no rule names is another filing. */
export function ruleOf(fields: readonly string[]): Pick<ChangeRule, 'needs' | 'clause'> {
  const found = changedOf(fields).map(
    (field) =>
      FILING_CHANGES.find((rule) => rule.fields.includes(field)) ??
      ({ needs: 'new-filing', clause: 'scope' } as const),
  );
  return found.reduce<Pick<ChangeRule, 'needs' | 'clause'>>(
    (strictest, rule) => (ORDER.indexOf(rule.needs) > ORDER.indexOf(strictest.needs) ? rule : strictest),
    { needs: 'none', clause: 'fileFirst' },
  );
}

/** Of the changed parts, those that make it another class. */
export function partsOfAnotherClass(fields: readonly string[]): string[] {
  return changedOf(fields).filter((field) => ruleOf([field]).needs === 'new-filing');
}

/** Days after the first one on which an institution still changes its roster alone; none: before the first day only. */
const ROSTER_DAYS: Readonly<Record<string, number>> = {
  // Enrol first, then train: nobody joins a class that has begun.
  'liaocheng-2021': 0,
};
const ROSTER_DAYS_ELSEWHERE = 2;

/** The last day on which the roster is changed without a review. */
export function rosterFreeThrough(policyId: string, startOn: LocalDate): LocalDate {
  return addDays(startOn, (ROSTER_DAYS[policyId] ?? ROSTER_DAYS_ELSEWHERE) - 1);
}

/** Who reviews a change of the roster: nobody at first, then the first reviewer, after a claim the second person. */
export function rosterReview(
  found: { readonly policyId: string; readonly startOn: LocalDate; readonly hasFiling: boolean },
  claim: ClaimOfClass | undefined,
  today: LocalDate,
): ChangeReview {
  if (claim !== undefined) return 'second-review';
  if (!found.hasFiling) return 'none';
  return today <= rosterFreeThrough(found.policyId, found.startOn) ? 'none' : 'first-review';
}

/** By what right a change is reviewed, in the notice of the class; null where that is silent. */
export function clauseOf(policyId: string, kind: ChangeKind, fields: readonly string[]): string | null {
  const clauses = clausesOf(policyId);
  return kind === 'filing' ? clauses[ruleOf(fields).clause] : clauses.fileFirst;
}

/** Why somebody is off the roster who left by her own phone. */
export const LEFT_HERSELF = '本人在手机上退出报名';

export const CHANGE_REFUSALS = {
  notWithdrawable: refusal('wrong-status', '只有已提交、还没有审核结论的班期可以取回；请刷新页面查看现状。'),
  notOver: refusal('wrong-status', '最后一天还没有过，或者班期已有结论，不能结业；请刷新页面查看现状。'),
  notEndable: refusal(
    'wrong-status',
    '只有已备案、已到开班日期的班期可以登记未开班或中途终止；没到开班日期的请直接撤销。',
  ),
  notReopenable: refusal('wrong-status', '只有已结业的班期可以恢复；请刷新页面查看现状。'),
  notChangeable: refusal(
    'wrong-status',
    '只有已备案、还没有结业的班期可以变更备案；起草中和退回补正的请直接修改申请。',
  ),
  hasOutcomes: refusal(
    'class-was-held',
    '这个班已有考勤、成绩或证书，不是没有开班；请改报“中途终止”，写明实际的最后一天。',
    '/kind',
  ),
  lastDayWrong: refusal(
    'last-day-wrong',
    '最后一天须在开班日期和今天之间，并早于原来的结业日期；请核对日期。',
    '/lastOn',
  ),
  changeOpen: refusal('change-open', '已有一项同类变更等待审核，没有提交；请等它办结后再提出。'),
  notYours: refusal('not-proposer', '这项变更由别人提出，只能由提出人撤回；请刷新页面查看现状。'),
  noChange: refusal('wrong-status', '这项变更已经办结，可能刚被别人办过；请刷新页面查看现状。'),
  pastDays: refusal(
    'past-changed',
    '已经开班的不能再改开班日期，新的日期也不能早于今天；已经停课的请改报“中途终止”。',
    '/filing/startOn',
  ),
  pastLessons: refusal('past-changed', '已经上过的课不能再改；请只改今天和以后的课。', '/filing/sessions'),
  nothingChanged: refusal('nothing-changed', '填写的内容与现在登记的一样，没有变更；请改好再提交。'),
  notOnRoster: refusal('not-on-roster', '这个人现在不在册；请刷新花名册查看现状。', '/leaves'),
  alreadyOnRoster: refusal('already-on-roster', '这个人已经在本班花名册上，不用再加。', '/joins/idNumber'),
  enrolledInFuture: refusal('enrolled-in-future', '报名日期不能晚于今天；请核对后重填。', '/enrolledOn'),
  nobodyNamed: refusal('nobody-named', '请写明谁退班，或者谁进班。', '/leaves'),
  leftOnWrong: refusal(
    'left-on-wrong',
    '离班日期须在开班日期和结业日期之间，并且不晚于今天；开班以前退班的不填日期。',
    '/leaves/lastOn',
  ),
  enrolledLate: refusal(
    'enrolled-late',
    '报名日期须不晚于进班当天和开班日期：先报名、后培训。请核对报名日期。',
    '/joins/enrolledOn',
    'LC-11a',
  ),
  idNumberFaulty: refusal(
    'id-number-faulty',
    '公民身份号码校验不通过；请对照证件核对后重填。',
    '/joins/idNumber',
  ),
  nameDiffers: refusal(
    'name-differs',
    '这个号码已登记在另一个姓名下；请对照证件核对姓名和号码。',
    '/joins/name',
  ),
  classFull: refusal(
    'class-full',
    '报名人数已到计划人数；请先变更备案增加计划人数，再加人。',
    '/joins',
    'R13',
  ),
} as const satisfies Record<string, Refusal>;

/** A part of the filing that makes it another class. */
export function needsNewFiling(field: string): Refusal {
  return refusal(
    'new-filing-needed',
    '改了班名、职业、等级、类别、组织方式或费用承担，就是另一个班，变更备案办不了，请改回原来的写法。确要另办的，先在班期页办“未开班或中途终止”，再新建开班申请。',
    `/filing/${field}`,
    undefined,
  );
}

/** Why a class cannot be opened again or ended while a claim rests on it. */
export function claimRestsOn(claim: ClaimOfClass): Refusal {
  return leadsTo(
    'claims.accept',
    refusal(
      'claim-rests-on-class',
      claim.isUnderReview
        ? `本班的补贴申领 ${claim.number} 正在审核；请人社部门先退回这份申领，再来办理。`
        : `本班的补贴申领 ${claim.number} 已经审定，班期和备案不能再改。`,
    ),
  );
}

/** Why nobody may leave or join while the claim is under review. */
export function rosterUnderReview(claim: ClaimOfClass): Refusal {
  return leadsTo(
    'claims.accept',
    refusal(
      'claim-under-review',
      `本班的补贴申领 ${claim.number} 正在审核，花名册不能变动；请人社部门先退回这份申领，再来办理。`,
    ),
  );
}

/** Why a trainee whose money is on its way cannot be taken off yet. */
export function lineOnItsWay(number: string): Refusal {
  return leadsTo(
    'claims.decideLine',
    refusal(
      'line-on-its-way',
      `这名学员在申领 ${number} 中的补贴还在办理；请复核岗先对这一行作出决定，再同意退班。`,
    ),
  );
}
