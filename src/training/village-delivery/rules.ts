import { VERSION_CONFLICT } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { DeliveryService, DeliveryStatus } from './contract.ts';

export const REFUSALS = {
  versionConflict: VERSION_CONFLICT,
  wrongStatus: refusal('wrong-status', '这份备案现在不能这样办理；请刷新页面查看现状。'),
  notTraining: refusal(
    'service-not-yours',
    '只有培训机构可以备案送培训到村；请核对服务种类，评价机构请选送评价到村。',
    '/service',
    'LN-2-8',
  ),
  notAssessing: refusal(
    'service-not-yours',
    '只有评价机构可以备案送评价到村；请核对服务种类，培训机构请选送培训到村。',
    '/service',
    'LN-2-8',
  ),
  occupationUnknown: refusal(
    'occupation-unknown',
    '有的职业编码不在现行职业分类里；请逐个从列表里选。',
    '/occupationCodes',
  ),
  daysWrong: refusal('days-wrong', '最后一天不能早于第一天，也不能早于今天；请改正日期。', '/untilOn'),
  tooLong: refusal('days-wrong', '一份备案最长三年；到期前请重新备案。', '/untilOn'),
  endWrong: refusal(
    'days-wrong',
    '终止的日期不能早于批准之日，也不能晚于备案的最后一天；请改正日期。',
    '/endsOn',
  ),
} as const satisfies Record<string, Refusal>;

/** The same occupation for the same days is filed, or waits, already. */
export function alreadyFiled(occupation: string, days: { fromOn: LocalDate; untilOn: LocalDate }): Refusal {
  return refusal(
    'already-filed',
    `${occupation} 在 ${days.fromOn} 至 ${days.untilOn} 已有备案（或正在审核）；请去掉这个职业，或从 ${days.untilOn} 以后起备案。`,
    '/occupationCodes',
  );
}

/** The city above a county: it is what a filing waits at, and its county has nothing to do. */
export function cityOf(divisionPath: string): string {
  return divisionPath.split('.').slice(0, 2).join('.');
}

/** Working days that each of the two at the city has. */
export const REVIEW_DAYS = 5;
export const LONGEST_YEARS = 3;

/** What a filing says of an occupation on a day. */
export interface DeliveryDays {
  readonly status: DeliveryStatus;
  readonly service: DeliveryService;
  readonly occupationCodes: readonly string[];
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly approvedOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

/** Statuses in which a filing waits for the city. */
const WAITING: readonly DeliveryStatus[] = ['submitted', 'first-reviewed'];

/**
 * Whether training or assessment of an occupation may be brought to a village on a day (LN-2-8): approved by then, within
 * its days, not ended. An end that nobody has agreed to yet changes nothing.
 */
export function holdsOn(
  filing: DeliveryDays,
  of: { readonly service: DeliveryService; readonly occupationCode: string; readonly day: LocalDate },
): boolean {
  const last = filing.status === 'ended' && filing.endsOn !== null ? filing.endsOn : filing.untilOn;
  return (
    filing.approvedOn !== null &&
    filing.approvedOn <= of.day &&
    filing.service === of.service &&
    filing.occupationCodes.includes(of.occupationCode) &&
    filing.fromOn <= of.day &&
    of.day <= last
  );
}

/** Whether a filing of the city holds for an occupation on a day, waits, or is not there. */
export function filingFor(
  filings: readonly DeliveryDays[],
  of: { readonly service: DeliveryService; readonly occupationCode: string; readonly day: LocalDate },
): 'held' | 'waiting' | 'none' {
  if (filings.some((filing) => holdsOn(filing, of))) return 'held';
  const waits = filings.some(
    ({ status, service, occupationCodes }) =>
      WAITING.includes(status) && service === of.service && occupationCodes.includes(of.occupationCode),
  );
  return waits ? 'waiting' : 'none';
}

/** Another filing of these days that holds or waits, with the first occupation that both name; undefined without one. */
export function overlapOf(
  known: readonly DeliveryDays[],
  filed: Pick<DeliveryDays, 'service' | 'occupationCodes' | 'fromOn' | 'untilOn'>,
): { readonly occupation: string; readonly fromOn: LocalDate; readonly untilOn: LocalDate } | undefined {
  for (const other of known) {
    if (other.service !== filed.service || ['returned', 'withdrawn'].includes(other.status)) continue;
    const untilOn = other.status === 'ended' && other.endsOn !== null ? other.endsOn : other.untilOn;
    if (untilOn < filed.fromOn || filed.untilOn < other.fromOn) continue;
    const occupation = filed.occupationCodes.find((code) => other.occupationCodes.includes(code));
    if (occupation !== undefined) return { occupation, fromOn: other.fromOn, untilOn };
  }
  return undefined;
}
