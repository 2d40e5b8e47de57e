import { firstDayOf, type LocalDate, type YearMonth } from '../kernel/index.ts';
import {
  type AmountData,
  absentPointer,
  type Case,
  type ClaimLine,
  type CompiledBenefit,
  type CompiledCheck,
  citationOf,
  FACTS,
  type Finding,
  findingOf,
  type HistoryItem,
  LEFT_OUT,
  labelOfFact,
  levelOf,
  MET,
  missingOccupation,
  NOT_MET,
  occupationOf,
  type Pack,
  type Policies,
  runChecks,
  type Tri,
  UNKNOWN,
  type Unit,
} from '../policy/index.ts';
import { amountOf } from './amounts.ts';
import type { Decision, Outcome, StandardApplied } from './contract.ts';
import type { Scarce, StandardRow, Standards } from './standards.ts';

export interface DecideContext {
  readonly policies: Policies;
  readonly standards: Standards;
  readonly scarce?: Scarce;
  /** Grants of earlier lines of the same person in this run. */
  readonly earlier?: readonly HistoryItem[];
  /** False leaves every `because` empty: for mass runs, which write sentences only when somebody reads them. */
  readonly explain?: boolean;
}

const NOTHING: readonly never[] = [];
// Scratch for one call: decide neither awaits nor calls itself.
const answers = new Int8Array(64);
const ran: CompiledCheck[] = [];

/**
 * What is owed on one claim line under its notice, or why not, or which facts are missing. Same line, same law,
 * same standards: same decision, for ever. Throws only when the line names a notice that is not loaded.
 */
export function decide(line: ClaimLine, context: DecideContext): Decision {
  const pack = context.policies.packs.get(line.policy);
  const benefit = pack?.benefits.get(line.claim.benefit);
  if (!pack || !benefit) throw new Error(`no pack for ${line.policy}, ${line.claim.benefit}`);
  const explain = context.explain ?? true;
  const c = caseOf(line, pack, benefit, context.earlier ?? NOTHING);
  let least = runChecks(benefit, c, answers, ran);

  const findings: Finding[] = [];
  for (let i = 0; i < benefit.checks.length; i++) {
    const answer = answers[i] as number;
    if (answer !== LEFT_OUT)
      findings.push(findingOf(pack, ran[i] as CompiledCheck, c, answer as Tri, explain));
  }
  let priced: Priced | undefined;
  if (benefit.amount) {
    priced = price(pack, benefit, benefit.amount, c, context, explain);
    if (priced.finding) findings.push(priced.finding);
    if (priced.answer < least) least = priced.answer;
  }
  const entitled = least === MET && priced?.standard !== undefined;
  const outcome: Outcome = entitled ? 'entitled' : least === NOT_MET ? 'not-entitled' : 'incomplete';
  const { standard, quantity } = priced ?? {};
  return {
    id: line.id,
    outcome,
    amountFen:
      entitled && standard && quantity
        ? amountOf(standard.amountFen, quantity.count, standard.shortageUpliftPercent ?? 0)
        : 0,
    quantity: entitled ? quantity : undefined,
    payee: line.claim.payee,
    findings,
    pack: pack.version,
    basis: {
      anchorOn: c.anchorOn,
      membershipOn: c.membershipOn,
      occupation: c.occupation,
      level: c.level,
      standard,
      months: entitled ? c.countedMonths : NOTHING,
      names: benefit.names,
    },
  };
}

function caseOf(
  line: ClaimLine,
  pack: Pack,
  benefit: CompiledBenefit,
  earlier: readonly HistoryItem[],
): Case {
  const { anchor, membershipDay } = benefit.time;
  const c: Case = {
    line,
    anchorOn: line.claim.date,
    anchorFact: '/claim/date',
    membershipOn: line.claim.date,
    membershipFact: '/claim/date',
    occupation: occupationOf(line, benefit.occupationFrom),
    level: levelOf(line, benefit.levelFrom),
    occupationSources: benefit.occupationFrom,
    levelSources: benefit.levelFrom,
    earlier,
    countedMonths: NOTHING,
  };
  for (let i = 0; i < anchor.length; i++) {
    const fact = anchor[i] as string;
    const day =
      fact === '/claim/months'
        ? anchorOfMonths(line, pack)
        : (FACTS[fact]?.get(line) as LocalDate | undefined);
    if (day === undefined) continue;
    c.anchorOn = day;
    c.anchorFact = fact;
    break;
  }
  for (let i = 0; i < membershipDay.length; i++) {
    const fact = membershipDay[i] as string;
    const day = FACTS[fact]?.get(line) as LocalDate | undefined;
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

interface Priced {
  readonly answer: Tri;
  readonly finding: Finding | undefined;
  readonly standard: StandardApplied | undefined;
  readonly quantity: Decision['quantity'];
}

/** Standard and quantity (reading 19). Reports `standard-missing` or `quantity` only when at fault. */
function price(
  pack: Pack,
  benefit: CompiledBenefit,
  amount: AmountData,
  c: Case,
  context: DecideContext,
  explain: boolean,
): Priced {
  let standard: StandardApplied;
  if (amount.from === 'notice')
    standard = {
      amountFen: amount.amountFen,
      unit: amount.unit,
      shortageUpliftPercent: null,
      source: explain ? citationOf(pack, amount.clause) : amount.clause,
    };
  else {
    const { standards } = context;
    const found = standards.find(standards.shelf(pack.policy, benefit.benefit), c);
    if (!found.row) return standardOpen(pack, amount, c, found.missing, explain);
    if (found.row.shortageUplift && c.occupation === undefined) {
      const missing = new Set<string>();
      missingOccupation(c, missing);
      return standardOpen(pack, amount, c, missing, explain);
    }
    standard = applied(found.row, pack, c, context.scarce);
  }
  const { unit } = standard;
  const count = countOf(unit, c);
  if (amount.countedBy === undefined && (count === undefined || count === 0)) {
    const pointer = unit === 'hour' ? '/training/hours' : '/attendance/days';
    const answer = count === undefined ? UNKNOWN : NOT_MET;
    const finding: Finding = {
      clause: amount.clause,
      check: 'quantity',
      verdict: answer === UNKNOWN ? 'unknown' : 'not-met',
      because: explain ? quantitySentence(pack, amount, c, pointer, answer) : '',
      facts: [answer === UNKNOWN ? absentPointer(c.line, pointer) : pointer],
    };
    return { answer, finding, standard, quantity: undefined };
  }
  return {
    answer: MET,
    finding: undefined,
    standard,
    quantity: count === undefined ? undefined : { unit, count },
  };
}

function applied(row: StandardRow, pack: Pack, c: Case, scarce: Scarce | undefined): StandardApplied {
  const uplift =
    row.shortageUplift &&
    c.occupation !== undefined &&
    scarce?.isListed(pack.policy, c.occupation, c.anchorOn)
      ? row.shortageUplift
      : null;
  return {
    amountFen: row.amountFen,
    unit: row.unit,
    shortageUpliftPercent: uplift,
    source: row.source ?? '',
  };
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
  pack: Pack,
  amount: AmountData,
  c: Case,
  missing: ReadonlySet<string>,
  explain: boolean,
): Priced {
  const facts = [...missing];
  const noRow = missing.has('/standards');
  const reason = noRow
    ? `以${c.anchorOn}为准，当地尚未公布这一情形的补贴标准，金额无法确定`
    : `缺少${facts.map(labelOfFact).join('、')}，不知适用哪一行补贴标准，金额无法确定`;
  return {
    answer: UNKNOWN,
    finding: {
      clause: amount.clause,
      check: 'standard-missing',
      verdict: 'unknown',
      because: explain ? `${reason}（${citationOf(pack, amount.clause)}）。` : '',
      facts,
    },
    standard: undefined,
    quantity: undefined,
  };
}

function quantitySentence(pack: Pack, amount: AmountData, c: Case, pointer: string, answer: Tri): string {
  const label = labelOfFact(absentPointer(c.line, pointer));
  const said =
    answer === UNKNOWN ? `所适用的标准按数量计，缺少${label}，金额无法确定` : `${label}为零，没有可补的数量`;
  return `${said}（${citationOf(pack, amount.clause)}）。`;
}

/**
 * What an entitled line counts as for later lines of the same person: paid on the day of its claim (reading 12).
 * Undefined for a line that was not granted.
 */
export function historyItemOf(line: ClaimLine, decision: Decision): HistoryItem | undefined {
  if (decision.outcome !== 'entitled') return undefined;
  const { occupation, level, months } = decision.basis;
  const { benefit, date } = line.claim;
  return {
    benefit,
    occupation,
    level: level ?? undefined,
    paidOn: date,
    startOn: line.training?.startOn,
    issuedOn: line.certificate?.issuedOn,
    months: benefit === 'work-for-training' ? months : undefined,
    ...(level === undefined ? { levelUnknown: true as const } : {}),
  };
}

/**
 * Decides many lines; decisions come back in the order of the lines. Lines of one person are decided by
 * claim date, then by position, and what was granted counts for the later ones, unless `independent`.
 */
export function decideMany(
  lines: readonly ClaimLine[],
  context: Omit<DecideContext, 'earlier'>,
  options: { readonly independent?: boolean } = {},
): Decision[] {
  if (options.independent) return lines.map((line) => decide(line, context));
  const positions = new Map<string, number[]>();
  for (let i = 0; i < lines.length; i++) {
    const { idNumber } = (lines[i] as ClaimLine).person;
    const list = positions.get(idNumber);
    if (list) list.push(i);
    else positions.set(idNumber, [i]);
  }
  const decisions: Decision[] = new Array(lines.length);
  for (const list of positions.values()) {
    if (list.length === 1) {
      const at = list[0] as number;
      decisions[at] = decide(lines[at] as ClaimLine, context);
      continue;
    }
    const earlier: HistoryItem[] = [];
    for (const at of inOrderOfClaim(list, (i) => (lines[i] as ClaimLine).claim.date)) {
      const line = lines[at] as ClaimLine;
      const decision = decide(line, { ...context, earlier });
      decisions[at] = decision;
      const item = historyItemOf(line, decision);
      if (item) earlier.push(item);
    }
  }
  return decisions;
}

/** Positions by claim date, then as they stand. */
export function inOrderOfClaim(positions: readonly number[], dateAt: (position: number) => string): number[] {
  return [...positions].sort((a, b) => {
    const first = dateAt(a);
    const second = dateAt(b);
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}
