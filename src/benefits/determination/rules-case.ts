import type {
  Case,
  ClaimLine,
  CompiledBenefit,
  DaySource,
  HistoryItem,
  Pack,
} from '../../law/policy/index.ts';
import { firstDayOf, type LocalDate, type YearMonth } from '../../platform/kernel/index.ts';

const NO_MONTHS: readonly never[] = [];
// One case serves all lines: it is filled again for each and never stored.
const scratch: Partial<Case> = {};

/** The case of a line: what its checks read. It holds until the next line is filled in. */
export function fillCase(
  line: ClaimLine,
  pack: Pack,
  benefit: CompiledBenefit,
  earlier: readonly HistoryItem[],
): Case {
  const c = scratch as Case;
  c.line = line;
  c.anchorOn = line.claim.date;
  c.anchorFact = '/claim/date';
  c.membershipOn = line.claim.date;
  c.membershipFact = '/claim/date';
  c.occupation = benefit.occupationOf(line);
  c.level = benefit.levelOf(line);
  c.occupationSources = benefit.occupationFrom;
  c.levelSources = benefit.levelFrom;
  c.earlier = earlier;
  c.countedMonths = NO_MONTHS;
  const { anchorDays, membershipDays } = benefit;
  for (let i = 0; i < anchorDays.length; i++) {
    const { fact, get } = anchorDays[i] as DaySource;
    const day = fact === '/claim/months' ? anchorOfMonths(line, pack) : get(line);
    if (day === undefined) continue;
    c.anchorOn = day;
    c.anchorFact = fact;
    break;
  }
  for (let i = 0; i < membershipDays.length; i++) {
    const { fact, get } = membershipDays[i] as DaySource;
    const day = get(line);
    if (day === undefined) continue;
    c.membershipOn = day;
    c.membershipFact = fact;
    break;
  }
  return c;
}

/** Reading 1: the earliest claimed month in the notice's time; when none lies in it, the earliest claimed month. */
function anchorOfMonths(line: ClaimLine, pack: Pack): LocalDate | undefined {
  const { months } = line.claim;
  if (months === undefined) return undefined;
  const { from, until } = pack.inForce;
  let earliest: YearMonth | undefined;
  let inForce: YearMonth | undefined;
  for (const month of months) {
    if (earliest === undefined || month < earliest) earliest = month;
    const day = firstDayOf(month);
    if (day >= from && (until === null || day < until) && (inForce === undefined || month < inForce))
      inForce = month;
  }
  const month = inForce ?? earliest;
  return month === undefined ? undefined : firstDayOf(month);
}
