import {
  type AmountData,
  absentPointer,
  type Case,
  type CompiledBenefit,
  citationOf,
  type Finding,
  formatDay,
  labelOfFact,
  MET,
  missingOccupation,
  NOT_MET,
  type Pack,
  type Tri,
  UNKNOWN,
  type Unit,
} from '../../law/policy/index.ts';
import type { Decision, StandardApplied } from './contract.ts';
import type { DecideContext } from './decide-context.ts';

const NOTHING: readonly never[] = [];

/** A standard that applies; or findings that say why there is none, or that nothing can be counted. */
export interface Priced {
  readonly standard: StandardApplied | undefined;
  readonly answer: Tri;
  readonly findings: readonly Finding[];
}

/** A benefit that the notice pays. */
export type PricedBenefit = CompiledBenefit & { readonly amount: AmountData };

/**
 * Standard and quantity (reading 19). Reports `standard-missing` or `quantity` only when at fault: both, where the
 * row is known and only its uplift is open, since what the row counts by is asked all the same.
 */
export function price(
  pack: Pack,
  benefit: PricedBenefit,
  c: Case,
  context: Pick<DecideContext, 'standards' | 'scarce' | 'explain'>,
): Priced {
  const { amount } = benefit;
  let standard: StandardApplied;
  let upliftMissing: ReadonlySet<string> | undefined;
  if (amount.from === 'notice') standard = fixedStandard(pack, amount);
  else {
    const found = context.standards.find(pack.policy, benefit.benefit, c);
    if (found.missing) return standardOpen(faultOf(pack, amount, c, context.explain), found.missing);
    standard = found.plain;
    if (found.raised) {
      if (c.occupation === undefined) upliftMissing = occupationMissing(c);
      else if (context.scarce?.isListed(pack.policy, c.occupation, c.anchorOn)) standard = found.raised;
    }
  }
  const isCounted = amount.countedBy !== undefined || isMoreThanNothing(countOf(standard.unit, c));
  if (isCounted && !upliftMissing) return { standard, answer: MET, findings: NOTHING };
  const fault = faultOf(pack, amount, c, context.explain);
  if (!upliftMissing) return { ...quantityFault(fault, standard.unit), standard };
  const upliftOpen = standardOpen(fault, upliftMissing, '不知是否按急需紧缺职业（工种）上浮');
  if (isCounted) return upliftOpen;
  const quantity = quantityFault(fault, standard.unit);
  return {
    standard: undefined,
    answer: Math.min(quantity.answer, upliftOpen.answer) as Tri,
    findings: [...upliftOpen.findings, ...quantity.findings],
  };
}

function isMoreThanNothing(count: number | undefined): boolean {
  return count !== undefined && count > 0;
}

function occupationMissing(c: Case): ReadonlySet<string> {
  const missing = new Set<string>();
  missingOccupation(c, missing);
  return missing;
}

/** What a finding about the amount needs. Made only for a line that has one. */
interface AmountFault {
  readonly amount: AmountData;
  readonly c: Case;
  readonly citation: string;
  readonly explain: boolean;
}

function faultOf(pack: Pack, amount: AmountData, c: Case, explain = true): AmountFault {
  return { amount, c, citation: citationOf(pack, amount.clause), explain };
}

/** The finding of a line whose quantity is unknown or nothing. */
function quantityFault({ amount, c, citation, explain }: AmountFault, unit: Unit): Omit<Priced, 'standard'> {
  const pointer = unit === 'hour' ? '/training/hours' : '/attendance/days';
  const isUnknown = countOf(unit, c) === undefined;
  const fact = absentPointer(c.line, pointer);
  const sentence = isUnknown
    ? `补贴标准按数量算，还没有查到${labelOfFact(fact)}，金额无法确定`
    : `${labelOfFact(fact)}为零，没有可补的数量`;
  const finding: Finding = {
    clause: amount.clause,
    check: 'quantity',
    verdict: isUnknown ? 'unknown' : 'not-met',
    because: explain ? `${sentence}（${citation}）。` : '',
    facts: [isUnknown ? fact : pointer],
  };
  return { answer: isUnknown ? UNKNOWN : NOT_MET, findings: [finding] };
}

function fixedStandard(pack: Pack, amount: Extract<AmountData, { from: 'notice' }>): StandardApplied {
  return {
    amountFen: amount.amountFen,
    unit: amount.unit,
    shortageUpliftPercent: null,
    source: citationOf(pack, amount.clause),
  };
}

const ONE_PERSON = Object.freeze({ unit: 'person' as const, count: 1 });

/** What the amount is multiplied by. */
export function quantityOf(unit: Unit, c: Case): Decision['quantity'] {
  if (unit === 'person') return ONE_PERSON;
  const count = countOf(unit, c);
  return count === undefined ? undefined : { unit, count };
}

function countOf(unit: Unit, c: Case): number | undefined {
  switch (unit) {
    case 'person':
      return 1;
    case 'hour':
      return c.line.training?.hours;
    case 'day':
      return c.line.attendance?.days;
    case 'month':
      return c.countedMonths.length;
  }
}

function standardOpen(
  { amount, c, citation, explain }: AmountFault,
  missing: ReadonlySet<string>,
  question = '不知适用哪一行补贴标准',
): Priced {
  const facts = [...missing];
  const noRow = missing.has('/standards');
  const reason = noRow
    ? `当地还没有公布${formatDay(c.anchorFact, c.anchorOn)}适用的补贴标准，金额无法确定`
    : `还没有查到${facts.map(labelOfFact).join('、')}，${question}，金额无法确定`;
  return {
    answer: UNKNOWN,
    findings: [
      {
        clause: amount.clause,
        check: 'standard-missing',
        verdict: 'unknown',
        because: explain ? `${reason}（${citation}）。` : '',
        facts,
      },
    ],
    standard: undefined,
  };
}
