import {
  firstDayOf,
  type LocalDate,
  type Refusal,
  refusal,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { ConfirmedGroup, Department, FactKind } from './contract.ts';
import { FACT_KINDS } from './contract.ts';
import { DEPARTMENT_OF, type PersonFact } from './contract-facts.ts';

export const UNMASKINGS_PER_HOUR = 30;

export const REFUSALS = {
  unmaskLimit: refusal(
    'unmask-limit',
    `您一小时内查看完整号码已达 ${UNMASKINGS_PER_HOUR} 次，系统已暂停显示；请一小时后再试，批量核对请用数据比对。`,
  ),
  nothingToUnmask: refusal('nothing-to-show', '这名人员没有登记这一项，没有可以显示的号码。', '/field'),
  numberFaulty: refusal(
    'id-number-faulty',
    '证件号码不正确（位数、出生日期或校验位不符），请核对证件后重新输入。',
    '/idNumber',
  ),
  wordsUnclear: refusal(
    'search-words-unclear',
    '看不懂要查什么：请输入完整的证件号码（位数和校验位要对），或姓名的开头，或两个字母以上的拼音或首字母。',
    '/words',
  ),
  pageUnknown: refusal('search-page-unknown', '这一页已经找不到了，请重新查找。', '/after'),
} as const satisfies Record<string, Refusal>;

/** 19900131308 -> 199****1308. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/**
 * The groups that departments confirm (LN-4-14c, LC-13b: what data can confirm needs no paper), whatever a roster
 * says. A rural household register makes a rural-transferred-worker from the registration day on; an insured month in
 * a unit makes an employee of it, or a dispatched worker where another firm is the host.
 */
export function confirmedGroupsOf(facts: readonly PersonFact[]): ConfirmedGroup[] {
  const groups: ConfirmedGroup[] = [];
  for (const fact of facts) {
    const source = { department: fact.sourceDepartment, knownOn: fact.knownOn };
    switch (fact.kind) {
      case 'population':
        if (fact.payload.hukou === 'rural')
          groups.push({
            ...source,
            code: 'rural-transferred-worker',
            from: fact.payload.registeredOn ?? fact.knownOn,
            until: null,
            graduationYear: null,
          });
        break;
      case 'social-insurance':
        for (const record of fact.payload.records) {
          const from = record.firstInsuredOn ?? firstOf(record.months);
          if (from === undefined || record.unitCreditCode === '') continue;
          groups.push({
            ...source,
            code: record.hostCreditCode === undefined ? 'enterprise-employee' : 'dispatched-worker',
            from,
            until: record.stoppedOn ?? null,
            graduationYear: null,
          });
        }
        break;
      case 'poverty-register':
      case 'minimum-living':
      case 'employment-service':
      case 'market-entity':
      case 'school-enrolment':
        for (const membership of fact.payload.memberships)
          groups.push({
            ...source,
            code: membership.code,
            from: membership.from,
            until: membership.until ?? null,
            graduationYear: membership.graduationYear ?? null,
          });
        break;
      case 'public-payroll':
      case 'pension':
      case 'subsidy-history':
        break;
    }
  }
  return groups;
}

/** The departments that have said nothing of this person yet. */
export function unansweredBy(facts: readonly PersonFact[]): Department[] {
  const answered = new Set<FactKind>(facts.map((fact) => fact.kind));
  return FACT_KINDS.filter((kind) => !answered.has(kind)).map((kind) => DEPARTMENT_OF[kind]);
}

/** What the police register says of the household; null when it has not answered or does not say. */
export function confirmedHukouOf(facts: readonly PersonFact[]): 'rural' | 'urban' | null {
  for (const fact of facts) if (fact.kind === 'population') return fact.payload.hukou ?? null;
  return null;
}

function firstOf(months: readonly string[]): LocalDate | undefined {
  const first = [...months].sort()[0];
  return first === undefined ? undefined : firstDayOf(first as YearMonth);
}
