import {
  type AmountData,
  absentPointer,
  type Case,
  CHECKS_AT_MOST,
  type ClaimLine,
  type CompiledBenefit,
  type CompiledCheck,
  citationOf,
  type DaySource,
  type Finding,
  factsAtFault,
  findingsOf,
  formatDay,
  type HistoryItem,
  type Layer,
  LEFT_OUT,
  labelOfFact,
  layerApplies,
  MET,
  missingOccupation,
  NOT_MET,
  ownFinding,
  type Pack,
  type Policies,
  runChecks,
  type Tri,
  UNKNOWN,
  type Unit,
} from '../../law/policy/index.ts';
import { firstDayOf, type LocalDate, type YearMonth } from '../../platform/kernel/index.ts';
import { amountOf } from './amounts.ts';
import type { Decision, DecisionBasis, Outcome, StandardApplied } from './contract.ts';
import { repeatedPersons } from './people.ts';
import type { Scarce, Standards } from './standards.ts';

export interface DecideContext {
  readonly policies: Policies;
  readonly standards: Standards;
  readonly scarce?: Scarce;
  /** Grants of earlier lines of the same person in this run. */
  readonly earlier?: readonly HistoryItem[];
  /** False leaves every `because` empty: for mass runs, which write sentences only when somebody reads them. */
  readonly explain?: boolean;
  /** Switches on the rules of funds (policy/layers of kind fund) that lie over the notice. Off by default. */
  readonly fundRules?: boolean;
  /** Layers that are switched on by name, besides. */
  readonly layers?: readonly LayerSwitch[];
}

/** A layer switched on for anchor dates from one day through another; without days, for all. */
export interface LayerSwitch {
  readonly id: string;
  readonly from?: LocalDate;
  readonly through?: LocalDate | null;
}

const NOTHING: readonly never[] = [];
// Scratch for one call: decide neither awaits nor calls itself.
const answers = new Int8Array(CHECKS_AT_MOST);
const ran: CompiledCheck[] = [];

/**
 * What is owed on one claim line under its notice, or why not, or which facts are missing. Same line, same law,
 * same standards: same decision, for ever. Throws only when the line names a notice that is not loaded.
 */
export function decide(line: ClaimLine, context: DecideContext): Decision {
  return decideAfter(line, context, context.earlier ?? NOTHING);
}

function decideAfter(line: ClaimLine, context: DecideContext, earlier: readonly HistoryItem[]): Decision {
  const pack = context.policies.packs.get(line.policy);
  const benefit = pack?.benefits.get(line.claim.benefit);
  if (!pack || !benefit) throw new Error(`no pack for ${line.policy}, ${line.claim.benefit}`);
  const explain = context.explain ?? true;
  const c = fillCase(line, pack, benefit, earlier);
  let least = runChecks(benefit, c, answers, ran);
  let findings = findingsOf(pack, benefit, c, answers, ran, explain);

  let atFault: readonly string[] =
    explain && least === NOT_MET ? factsAtFault(c, answers, ran, benefit.checks.length) : NOTHING;
  let versions = pack.version;
  if (context.fundRules || context.layers) {
    for (const layer of layersOn(context, c, benefit)) {
      const more = runLayer(layer, benefit, c, explain);
      findings = [...findings, ...more.findings];
      if (more.least < least) least = more.least;
      atFault = [...atFault, ...more.atFault];
      versions += `+${layer.version}`;
    }
  }

  let standard: StandardApplied | undefined;
  let quantity: Decision['quantity'];
  if (benefit.amount) {
    const priced = price(pack, benefit, benefit.amount, c, context, explain);
    if (priced.findings.length > 0) findings = [...findings, ...priced.findings];
    if (priced.answer < least) least = priced.answer;
    if (explain && priced.answer === NOT_MET)
      atFault = [
        ...atFault,
        ...priced.findings.flatMap(({ verdict, facts }) => (verdict === 'not-met' ? facts : [])),
      ];
    standard = priced.standard;
    if (standard && least === MET) quantity = quantityOf(standard.unit, c);
  }
  const entitled = standard !== undefined && quantity !== undefined;
  const outcome: Outcome = entitled ? 'entitled' : least === NOT_MET ? 'not-entitled' : 'incomplete';
  const basis: DecisionBasis = {
    anchorOn: c.anchorOn,
    membershipOn: c.membershipOn,
    occupation: c.occupation,
    level: c.level,
    standard,
    months: entitled ? c.countedMonths : NOTHING,
    names: benefit.names,
  };
  return {
    id: line.id,
    outcome,
    amountFen:
      standard && quantity
        ? amountOf(standard.amountFen, quantity.count, standard.shortageUpliftPercent ?? 0)
        : 0,
    quantity,
    payee: line.claim.payee,
    findings,
    pack: versions,
    basis: explain && outcome === 'not-entitled' ? { ...basis, atFault: [...new Set(atFault)] } : basis,
  };
}

/** Layers that are switched on, lie over this notice, and hold on the anchor date where the claim is lodged. */
function layersOn(context: DecideContext, c: Case, benefit: CompiledBenefit): Layer[] {
  if (!benefit.provided) return [];
  const { line, anchorOn } = c;
  return [...context.policies.layers.values()].filter(
    (layer) =>
      ((context.fundRules && layer.kind === 'fund') ||
        context.layers?.some((active) => active.id === layer.id && isOn(active, anchorOn))) &&
      layer.data.has(benefit.benefit) &&
      layerApplies(layer, line.policy, anchorOn, line.claim.division),
  );
}

function isOn({ from, through }: LayerSwitch, day: LocalDate): boolean {
  return (from === undefined || from <= day) && (through === undefined || through === null || day <= through);
}

const layerAnswers = new Int8Array(CHECKS_AT_MOST);
const layerRan: CompiledCheck[] = [];

function runLayer(layer: Layer, benefit: CompiledBenefit, c: Case, explain: boolean) {
  const checks = layer.checks.get(c.line.policy)?.get(benefit.benefit) ?? [];
  const least = runChecks({ checks }, c, layerAnswers, layerRan);
  const findings: Finding[] = [];
  for (let i = 0; i < checks.length; i++) {
    const answer = layerAnswers[i] as number;
    if (answer === LEFT_OUT) continue;
    findings.push({
      ...ownFinding(layer, layerRan[i] as CompiledCheck, c, answer as Tri, explain),
      layer: layer.id,
    });
  }
  const atFault =
    explain && least === NOT_MET ? factsAtFault(c, layerAnswers, layerRan, checks.length) : NOTHING;
  return { least, findings, atFault };
}

// One case serves all lines: it is filled anew for each and never kept.
const scratch: Partial<Case> = {};

function fillCase(
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
  c.countedMonths = NOTHING;
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

/** A standard that applies; or findings that say why there is none, or that nothing can be counted. */
interface Priced {
  readonly standard: StandardApplied | undefined;
  readonly answer: Tri;
  readonly findings: readonly Finding[];
}

/**
 * Standard and quantity (reading 19). Reports `standard-missing` or `quantity` only when at fault: both, where the
 * row is known and only its uplift is open, since what the row counts by is asked all the same.
 */
function price(
  pack: Pack,
  benefit: CompiledBenefit,
  amount: AmountData,
  c: Case,
  context: DecideContext,
  explain: boolean,
): Priced {
  let standard: StandardApplied;
  let upliftOpen: Priced | undefined;
  if (amount.from === 'notice') standard = fixedStandard(pack, amount);
  else {
    const found = context.standards.find(pack.policy, benefit.benefit, c);
    if (found.missing) return standardOpen(pack, amount, c, found.missing, explain);
    standard = found.plain;
    if (found.raised) {
      if (c.occupation === undefined) {
        const missing = new Set<string>();
        missingOccupation(c, missing);
        upliftOpen = standardOpen(pack, amount, c, missing, explain, '不知是否按急需紧缺职业（工种）上浮');
      } else if (context.scarce?.isListed(pack.policy, c.occupation, c.anchorOn)) standard = found.raised;
    }
  }
  const quantity =
    amount.countedBy === undefined ? quantityFault(pack, amount, standard.unit, c, explain) : null;
  if (!upliftOpen) return quantity ? { ...quantity, standard } : { standard, answer: MET, findings: NOTHING };
  if (!quantity) return upliftOpen;
  return {
    standard: undefined,
    answer: Math.min(quantity.answer, upliftOpen.answer) as Tri,
    findings: [...upliftOpen.findings, ...quantity.findings],
  };
}

/** Null when the quantity is known and more than nothing. */
function quantityFault(
  pack: Pack,
  amount: AmountData,
  unit: Unit,
  c: Case,
  explain: boolean,
): Omit<Priced, 'standard'> | null {
  const count = countOf(unit, c);
  if (count !== undefined && count > 0) return null;
  const pointer = unit === 'hour' ? '/training/hours' : '/attendance/days';
  const answer = count === undefined ? UNKNOWN : NOT_MET;
  const finding: Finding = {
    clause: amount.clause,
    check: 'quantity',
    verdict: answer === UNKNOWN ? 'unknown' : 'not-met',
    because: explain ? quantitySentence(pack, amount, c, pointer, answer) : '',
    facts: [answer === UNKNOWN ? absentPointer(c.line, pointer) : pointer],
  };
  return { answer, findings: [finding] };
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

function quantityOf(unit: Unit, c: Case): Decision['quantity'] {
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
  pack: Pack,
  amount: AmountData,
  c: Case,
  missing: ReadonlySet<string>,
  explain: boolean,
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
        because: explain ? `${reason}（${citationOf(pack, amount.clause)}）。` : '',
        facts,
      },
    ],
    standard: undefined,
  };
}

function quantitySentence(pack: Pack, amount: AmountData, c: Case, pointer: string, answer: Tri): string {
  const label = labelOfFact(absentPointer(c.line, pointer));
  const text =
    answer === UNKNOWN
      ? `补贴标准按数量算，还没有查到${label}，金额无法确定`
      : `${label}为零，没有可补的数量`;
  return `${text}（${citationOf(pack, amount.clause)}）。`;
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
 * Decides many lines and hands over each decision in the order of the lines, keeping none of them. Lines of one
 * person are decided by claim date, then by position, and what was granted counts for the later ones, unless
 * `independent`.
 */
export function decideEach(
  lines: readonly ClaimLine[],
  context: Omit<DecideContext, 'earlier'>,
  emit: (decision: Decision, position: number) => void,
  options: { readonly independent?: boolean } = {},
): void {
  const idNumberAt = (i: number) => (lines[i] as ClaimLine).person.idNumber;
  const repeated = options.independent ? [] : repeatedPersons(lines.length, idNumberAt);
  const byFirst: (readonly number[] | undefined)[] = new Array(repeated.length === 0 ? 0 : lines.length);
  for (const list of repeated) byFirst[list[0] as number] = list;
  // Decisions of a person's later lines wait here for their turn, not longer.
  const waiting = new Map<number, Decision>();
  for (let i = 0; i < lines.length; i++) {
    const own = byFirst[i];
    if (own) decideTogether(lines, own, context, waiting);
    const ready = waiting.size === 0 ? undefined : waiting.get(i);
    if (ready) waiting.delete(i);
    emit(ready ?? decideAfter(lines[i] as ClaimLine, context, NOTHING), i);
  }
}

/** All lines of one person, in the order of their claims: what was granted counts for the later ones. */
function decideTogether(
  lines: readonly ClaimLine[],
  positions: readonly number[],
  context: DecideContext,
  into: Map<number, Decision>,
): void {
  const earlier: HistoryItem[] = [];
  for (const at of inOrderOfClaim(positions, (i) => (lines[i] as ClaimLine).claim.date)) {
    const line = lines[at] as ClaimLine;
    const decision = decideAfter(line, context, earlier);
    into.set(at, decision);
    const item = historyItemOf(line, decision);
    if (item) earlier.push(item);
  }
}

/** The same as a list. */
export function decideMany(
  lines: readonly ClaimLine[],
  context: Omit<DecideContext, 'earlier'>,
  options: { readonly independent?: boolean } = {},
): Decision[] {
  const decisions: Decision[] = [];
  decideEach(
    lines,
    context,
    (decision) => {
      decisions.push(decision);
    },
    options,
  );
  return decisions;
}

/** Positions by claim date, then as they stand. */
export function inOrderOfClaim(
  positions: readonly number[],
  dateAt: (position: number) => string,
): readonly number[] {
  if (areInOrder(positions, dateAt)) return positions;
  return [...positions].sort((a, b) => {
    const first = dateAt(a);
    const second = dateAt(b);
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}

function areInOrder(positions: readonly number[], dateAt: (position: number) => string): boolean {
  for (let i = 1; i < positions.length; i++) {
    const before = positions[i - 1] as number;
    const position = positions[i] as number;
    if (before > position || dateAt(before) > dateAt(position)) return false;
  }
  return true;
}
