import { type Check, type CheckResult, met, notMet, unknown } from './rules-check.ts';
import type { ClassFacts } from './rules-facts.ts';
import { leastSafetyHours, operationOf } from './rules-safety.ts';

/** With what it is taught and examined: place, equipment, textbook or package, plan. */
export const MEANS_CHECKS: readonly Check[] = [
  {
    check: 'place-stated',
    clause: 'means',
    facts: ['/place'],
    needed: 'on-screen',
    judge: ({ filing }) =>
      filing.place === null ? unknown('没有填写培训地点，请补填。') : met(`培训地点 ${filing.place}。`),
  },
  {
    check: 'equipment-stated',
    clause: 'means',
    facts: ['/equipment'],
    needed: 'on-screen',
    judge: ({ filing }) =>
      filing.equipment === null
        ? unknown('没有填写实训设备（名称和数量），请补填；不用设备的，写明为什么不用。')
        : met('填写了实训设备。'),
  },
  {
    check: 'textbook-stated',
    clause: 'means',
    facts: ['/trainingPackage', '/sessions'],
    needed: 'on-screen',
    judge: ({ filing, sessions }) => {
      if (filing.trainingPackage !== null) return met(`按培训包“${filing.trainingPackage}”培训。`);
      return sessions.some(({ textbook }) => textbook !== null)
        ? met('课程表写明了教材。')
        : unknown('没有写教材，也没有写职业基本培训包：请在课程表写明教材，或填写培训包。');
    },
  },
  {
    check: 'exam-plan-stated',
    clause: 'plan',
    facts: ['/assessmentPlan'],
    needed: 'on-screen',
    judge: ({ filing }) =>
      filing.assessmentPlan === null
        ? unknown('没有填写考核方案（怎么考、谁来考），请补填。')
        : met('填写了考核方案。'),
  },
];

export const SAFETY_CHECK: Check = {
  check: 'safety-hours',
  clause: 'safety',
  rule: 'R14',
  facts: ['/safetyHours', '/isHazardous'],
  needed: 'on-screen',
  judge: safetyHours,
};

/** The hours of safety that the trade asks, by dated data; whether it is dangerous the list says before the institution. */
function safetyHours({ filing }: ClassFacts): CheckResult {
  const { safetyHours: stated, isHazardous, occupationCode, startOn } = filing;
  const least = leastSafetyHours(startOn) ?? 0;
  const operation = operationOf(occupationCode, startOn);
  const beside =
    operation === undefined
      ? ''
      : `从事${operation.operation}另须取得特种作业操作证${
          operation.trainingHours === null ? '' : `（培训大纲要求 ${operation.trainingHours} 学时）`
        }，本班不能代替。`;
  if (operation === undefined && isHazardous === false)
    return met('不是高危行业或特种作业，不要求安全课时。');
  const why = operation === undefined ? '高危行业或特种作业' : `${operation.operation}是特种作业`;
  if (stated !== null && stated >= least) return met(`要求安全课时 ≥ ${least}，填了 ${stated}。${beside}`);
  if (operation === undefined && isHazardous === null)
    return unknown('没有说明是否高危行业或特种作业，也没有够数的安全课时，请补填。');
  return stated === null
    ? unknown(`${why}，要求安全课时 ≥ ${least}，安全课时没有填写，请补填。${beside}`)
    : notMet(`${why}，要求安全课时 ≥ ${least}，填了 ${stated}，请补足。${beside}`);
}

const isEmployers = ({ filing, organisation }: ClassFacts) =>
  filing.organiser === 'employer' || !organisation.isInstitution;

/** What a firm says of its own class, and whether training may be brought to the village. */
export const ROUTE_CHECKS: readonly Check[] = [
  {
    check: 'cost-borne',
    clause: 'costBorne',
    facts: ['/costBorneBy'],
    needed: 'on-screen',
    where: isEmployers,
    judge: ({ filing }) =>
      filing.costBorneBy === null
        ? unknown('没有说明培训费用由谁承担：企业直接组织并承担成本的才能直补企业，请填写。')
        : met('写明了培训费用由谁承担。'),
  },
  {
    check: 'village-delivery-filed',
    clause: 'village',
    atReview: true,
    facts: ['/deliveredTo', '/occupationCode', '/startOn'],
    needed: 'on-screen',
    where: ({ filing, policyClauses }) => policyClauses.village !== null && filing.deliveredTo !== null,
    judge: ({ filing, villageFiling }) => {
      if (filing.occupationCode === null)
        return unknown('没有填写职业编码，无法核对送培训到村的备案，请补填。', '/occupationCode');
      if (villageFiling === 'held') return met(`市局已备案：${filing.startOn} 可以送这个职业的培训到村。`);
      return notMet(
        villageFiling === 'waiting'
          ? '送培训到村的备案还在市局审核：审定以后才能开班，请等审定后再提交，或把开班日期改晚。'
          : `开班日期 ${filing.startOn} 没有这个职业送培训到村的市级备案：请先在“到村备案”页备案。`,
      );
    },
  },
];
