import type { z } from 'zod';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { PersonFact } from '../../registry/persons/index.ts';
import type { rosterWarning } from './contract.ts';
import { TRAINED_PERCENT } from './rules.ts';

/** What a row of the roster is looked at for; null is not known. */
export interface RosterFacts {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly today: LocalDate;
  readonly enrolledOn: LocalDate | null;
  readonly idNumberConfirmed: boolean;
  readonly attendance: { readonly presentSlots: number; readonly slotCount: number } | null;
  readonly issuedOn: LocalDate | null;
  readonly account: { readonly usable: boolean; readonly sharedWith: number } | null;
  readonly facts: readonly PersonFact[];
}

type Warning = z.infer<typeof rosterWarning>;

/** Present half days of all half days, in percent with one decimal, rounded down so that 80.0 is reached or not. */
export function ratePercent(presentSlots: number, slotCount: number): number {
  return slotCount === 0 ? 0 : Math.floor((presentSlots * 1000) / slotCount) / 10;
}

export function isBelowThreshold(presentSlots: number, slotCount: number): boolean {
  return presentSlots * 100 < slotCount * TRAINED_PERCENT;
}

/** Everything about a trainee that a person should look at, all of it, in the order of the lifecycle. */
export function rosterWarnings(row: RosterFacts): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, rule: string | null, message: string) => warnings.push({ code, rule, message });
  if (!row.idNumberConfirmed)
    warn('id-number-unconfirmed', null, '身份号码还没有经公安比对：请等公安反馈，或者对照身份证核对。');
  const gone = deathOf(row.facts);
  if (gone !== undefined && gone <= row.endOn)
    warn('dead-or-cancelled', 'R07', `公安反馈该人员户籍已于 ${gone} 死亡或注销，不得计入培训。`);
  if (row.enrolledOn === null)
    warn('enrolment-date-missing', 'LC-11a', '报名日期为空，报名先后无法认定，请补填。');
  else if (row.enrolledOn > row.startOn)
    warn(
      'enrolled-late',
      'LC-11a',
      `报名日期 ${row.enrolledOn} 晚于开班日期 ${row.startOn}，须先报名、后培训。`,
    );
  if (row.attendance === null) {
    if (row.today > row.endOn) warn('attendance-missing', 'R15', '班期已结束，没有考勤记录。');
  } else if (isBelowThreshold(row.attendance.presentSlots, row.attendance.slotCount))
    warn(
      'attendance-below-threshold',
      'R15',
      `出勤 ${row.attendance.presentSlots}/${row.attendance.slotCount} 个半天，${ratePercent(row.attendance.presentSlots, row.attendance.slotCount)}%，低于 ${TRAINED_PERCENT}%。`,
    );
  if (row.issuedOn !== null && row.issuedOn < row.endOn)
    warn('issued-before-end', 'R31', `发证日 ${row.issuedOn} 早于结业日 ${row.endOn}。`);
  if (row.account !== null && row.account.sharedWith > 0)
    warn('card-shared', 'R19', `这个银行账号另有 ${row.account.sharedWith} 人填报，须核实账户归属。`);
  if (row.account !== null && !row.account.usable)
    warn('card-unusable', 'R19', '登记的银行账号不可用，拨付前须更正。');
  return warnings;
}

/** The day somebody died or left the register; a status without its day counts from long ago. */
function deathOf(facts: readonly PersonFact[]): string | undefined {
  for (const fact of facts)
    if (fact.kind === 'population' && (fact.payload.status === 'dead' || fact.payload.status === 'cancelled'))
      return fact.payload.statusOn ?? '0001-01-01';
  return undefined;
}
