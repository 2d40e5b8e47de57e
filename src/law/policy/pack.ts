import { type LocalDate, lastDayOfPeriod, type Period } from '../../platform/kernel/index.ts';
import {
  type Case,
  levelFinder,
  MET,
  NOT_MET,
  occupationFinder,
  type Tri,
  UNKNOWN,
  VERDICT_OF,
  type Verdict,
} from './case.ts';
import { type Benefit, type ClaimLine, WORDS } from './claim-line.ts';
import type { ClauseBook } from './clauses.ts';
import { compileCondition } from './conditions.ts';
import { Explanation, type SentenceContext } from './explanation.ts';
import { FACTS } from './facts.ts';
import { formatDate } from './format.ts';
import type { CompileContext, Compiled } from './mechanisms/mechanism.ts';
import { ANCHOR } from './mechanisms/operands.ts';
import type { AmountData, BenefitTime, CheckData, PackData } from './pack-data.ts';
import { fillSentence } from './sentences.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One check of a decision: which clause, what came out, why, resting on which facts. */
export interface Finding {
  readonly clause: string;
  /** Stable kebab-case word. */
  readonly check: string;
  readonly verdict: Verdict;
  /** One Chinese sentence with fact and clause; empty when explanations are off. */
  readonly because: string;
  /** Pointers into the claim line; for an unknown, the absent facts that could change it. */
  readonly facts: readonly string[];
  /** Which layer spoke, when it was not the notice itself. */
  readonly layer?: string;
}

/** A check with its closures. */
export interface CompiledCheck {
  readonly data: CheckData;
  readonly condition: Compiled;
  readonly onlyWhen: Compiled | undefined;
  /** Positions in the benefit's list and a bit mask of answers (1 << Tri) that leave this check out. */
  readonly leftOutBy: readonly { readonly at: number; readonly mask: number }[];
  /** Findings without sentences, shared by all lines that share node, answer and anchor fact. */
  readonly plain: SharedFinding[];
}

interface SharedFinding {
  readonly node: Compiled;
  readonly answer: Tri;
  readonly anchorFact: string;
  readonly finding: Finding;
}

/** One of the days a benefit may go by. */
export interface DaySource {
  readonly fact: string;
  readonly get: (line: ClaimLine) => LocalDate | undefined;
}

export interface CompiledBenefit {
  readonly benefit: Benefit;
  readonly provided: boolean;
  /** Chinese names, for explanations. */
  readonly names: { readonly benefit: string; readonly notice: string };
  readonly time: BenefitTime;
  readonly occupationFrom: readonly string[];
  readonly levelFrom: readonly string[];
  readonly occupationOf: (line: ClaimLine) => string | undefined;
  readonly levelOf: (line: ClaimLine) => number | null | undefined;
  readonly anchorDays: readonly DaySource[];
  readonly membershipDays: readonly DaySource[];
  readonly amount: AmountData | undefined;
  /** Whole lists of shared findings, by their numbers in `plain`: most lines read like many others. */
  readonly lists: Map<number, readonly Finding[]>;
  /** Versions of each check in the order of the file; the one in force on the anchor date runs. */
  readonly checks: readonly (readonly CompiledCheck[])[];
}

/** One notice's law, ready to run. */
export interface Pack {
  readonly policy: string;
  /** liaocheng-2021@<12 hex digits of its content>. */
  readonly version: string;
  readonly title: string;
  readonly short: string;
  readonly generalClause: string;
  readonly inForce: Period;
  readonly benefits: ReadonlyMap<string, CompiledBenefit>;
  readonly data: PackData;
  readonly sentences: SentenceContext;
  readonly clauses: ClauseBook;
}

export function compilePack(
  data: PackData,
  version: string,
  context: { readonly clauses: ClauseBook; readonly vocabulary: Vocabulary },
): Pack {
  const notice = context.clauses.documents.get(data.policy);
  const benefits = new Map<string, CompiledBenefit>();
  for (const benefit of WORDS.benefits) {
    const time = data.times.get(benefit);
    const provided = data.benefits.get(benefit);
    const refusal = data.notProvided.get(benefit);
    if (!time || (!provided && !refusal)) continue;
    const checks = provided
      ? [...data.everyClaim, ...provided.checks]
      : [...(refusal ? [refusal] : []), ...data.everyClaim];
    benefits.set(benefit, {
      benefit,
      provided: provided !== undefined,
      names: { benefit: context.vocabulary.label('benefits', benefit), notice: notice?.title ?? data.policy },
      time,
      occupationFrom: provided?.occupationFrom ?? [],
      levelFrom: provided?.levelFrom ?? [],
      occupationOf: occupationFinder(provided?.occupationFrom ?? []),
      levelOf: levelFinder(provided?.levelFrom ?? []),
      anchorDays: time.anchor.map(daySource),
      membershipDays: time.membershipDay.map(daySource),
      amount: provided?.amount,
      lists: new Map(),
      checks: compileChecks(checks, data),
    });
  }
  return {
    policy: data.policy,
    version,
    title: notice?.title ?? data.policy,
    short: notice?.short ?? data.policy,
    generalClause: data.generalClause,
    inForce: data.inForce,
    benefits,
    data,
    sentences: {
      vocabulary: context.vocabulary,
      noticeShort: notice?.short ?? data.policy,
      period: formatPeriod(data.inForce),
    },
    clauses: context.clauses,
  };
}

/** 自2024年1月19日起施行, or 自2021年1月1日至2021年12月31日施行. */
export function formatPeriod(period: Period): string {
  const last = lastDayOfPeriod(period);
  return `自${formatDate(period.from)}${last === null ? '起' : `至${formatDate(last)}`}施行`;
}

function daySource(fact: string): DaySource {
  return { fact, get: FACTS[fact]?.get as DaySource['get'] };
}

export function compileChecks(
  checks: readonly CheckData[],
  data: Pick<CompileContext, 'groups'>,
): CompiledCheck[][] {
  const names = [...new Set(checks.map((check) => check.check))];
  return names.map((name) =>
    checks
      .filter((check) => check.check === name)
      .sort((a, b) => (a.period.from < b.period.from ? -1 : 1))
      .map((check) => ({
        data: check,
        condition: compileCondition(check.condition, data),
        onlyWhen: check.onlyWhen && compileCondition(check.onlyWhen, data),
        leftOutBy: check.leftOutWhen.map(({ check: other, verdicts }) => ({
          at: names.indexOf(other),
          mask: verdicts.reduce((mask, verdict) => mask | (1 << VERDICT_OF.indexOf(verdict)), 0),
        })),
        plain: [],
      })),
  );
}

/** The version in force on the day; before the first and after the last, the nearest one speaks. */
function versionOn(versions: readonly CompiledCheck[], day: string): CompiledCheck {
  let found = versions[0] as CompiledCheck;
  for (let i = 1; i < versions.length; i++) {
    const version = versions[i] as CompiledCheck;
    if (version.data.period.from > day) break;
    found = version;
  }
  return found;
}

/** Not reported: the check was left out. */
export const LEFT_OUT = -1;

/** The answers of one run by position, and the checks that gave them. */
export interface Run {
  readonly answers: Int8Array;
  readonly ran: CompiledCheck[];
}

/**
 * Runs every check of a benefit. Answers go to `answers` by position (LEFT_OUT for checks not reported);
 * the checks that ran go to `ran`. Returns the least answer.
 */
export function runChecks(benefit: Pick<CompiledBenefit, 'checks'>, c: Case, { answers, ran }: Run): Tri {
  let least: Tri = MET;
  const { checks } = benefit;
  for (let i = 0; i < checks.length; i++) {
    const versions = checks[i] as readonly CompiledCheck[];
    const check = versions.length === 1 ? (versions[0] as CompiledCheck) : versionOn(versions, c.anchorOn);
    ran[i] = check;
    answers[i] = LEFT_OUT;
    let leftOut = false;
    const { leftOutBy } = check;
    for (let j = 0; j < leftOutBy.length; j++) {
      const { at, mask } = leftOutBy[j] as { at: number; mask: number };
      const other = answers[at] as number;
      if (other !== LEFT_OUT && (mask & (1 << other)) !== 0) leftOut = true;
    }
    if (leftOut || (check.onlyWhen !== undefined && check.onlyWhen.test(c) !== MET)) continue;
    const answer = check.condition.test(c);
    answers[i] = answer;
    if (answer < least) least = answer;
  }
  return least;
}

/** What a finding's sentence needs of the pack or layer that speaks. */
export type Speaker = Pick<Pack, 'clauses' | 'short' | 'sentences'>;

/** What a check says of a line: the answer, the clause it rests on, the facts. */
interface Reading extends Pick<Finding, 'clause' | 'facts'> {
  readonly answer: Tri;
}

/** The finding of one check, without its sentence. */
export function plainFinding(check: CompiledCheck, c: Case, answer: Tri): Finding {
  const node = check.condition.pick(c, answer);
  let facts = node.facts[0] === ANCHOR ? [c.anchorFact] : node.facts;
  if (answer === UNKNOWN) {
    const missing = new Set<string>();
    check.condition.missing(c, missing);
    facts = [...missing];
  }
  return {
    clause: node.clause ?? check.data.clause,
    check: check.data.check,
    verdict: VERDICT_OF[answer],
    because: '',
    facts,
  };
}

/** The finding of one check, with its sentence. */
export function explainedFinding(pack: Speaker, check: CompiledCheck, c: Case, answer: Tri): Finding {
  const plain = plainFinding(check, c, answer);
  const { clause, facts } = plain;
  return { ...plain, because: becauseOf(pack, check, c, { answer, clause, facts }) };
}

/** Number of the shared finding in check.plain; it is made when first needed. */
function sharedAt(check: CompiledCheck, c: Case, answer: Tri): number {
  const node = check.condition.pick(c, answer);
  const { plain } = check;
  for (let i = 0; i < plain.length; i++) {
    const known = plain[i] as SharedFinding;
    if (known.node === node && known.answer === answer && known.anchorFact === c.anchorFact) return i;
  }
  const finding = plainFinding(check, c, answer);
  Object.freeze(finding.facts);
  plain.push({ node, answer, anchorFact: c.anchorFact, finding: Object.freeze(finding) });
  return plain.length - 1;
}

/** Numbers of shared findings are digits of one key; a check with more variants than this is not shared. */
const DIGIT = 16;
/** 16 to the power of this is a whole number that a double holds exactly. */
const MOST_CHECKS = 13;

/** The findings of all checks that ran, in order, made for the line. */
export function explainedFindings(
  pack: Speaker,
  benefit: CompiledBenefit,
  c: Case,
  { answers, ran }: Run,
): Finding[] {
  const findings: Finding[] = [];
  for (let i = 0; i < benefit.checks.length; i++) {
    const answer = answers[i] as number;
    if (answer !== LEFT_OUT) findings.push(explainedFinding(pack, ran[i] as CompiledCheck, c, answer as Tri));
  }
  return findings;
}

/**
 * The same without sentences: shared with all lines that read the same (frozen), except where a fact is missing.
 */
export function plainFindings(benefit: CompiledBenefit, c: Case, run: Run): readonly Finding[] {
  const { answers, ran } = run;
  const count = benefit.checks.length;
  if (count > MOST_CHECKS) return collectPlain(count, c, run);
  let key = 0;
  for (let i = 0; i < count; i++) {
    const answer = answers[i] as number;
    let digit = 0;
    if (answer === UNKNOWN) return collectPlain(count, c, run);
    if (answer !== LEFT_OUT) digit = 1 + sharedAt(ran[i] as CompiledCheck, c, answer as Tri);
    if (digit >= DIGIT) return collectPlain(count, c, run);
    key = key * DIGIT + digit;
  }
  let list = benefit.lists.get(key);
  if (!list) {
    list = Object.freeze(collectPlain(count, c, run));
    benefit.lists.set(key, list);
  }
  return list;
}

function collectPlain(count: number, c: Case, { answers, ran }: Run): Finding[] {
  const findings: Finding[] = [];
  for (let i = 0; i < count; i++) {
    const answer = answers[i] as number;
    if (answer === LEFT_OUT) continue;
    const check = ran[i] as CompiledCheck;
    if (answer === UNKNOWN) findings.push(plainFinding(check, c, UNKNOWN));
    else findings.push((check.plain[sharedAt(check, c, answer as Tri)] as SharedFinding).finding);
  }
  return findings;
}

/** Facts that cause what is not met: if corrected, the answer could change. For explanations only. */
export function factsAtFault(c: Case, { answers, ran }: Run, count: number): string[] {
  const explanation = new Explanation();
  for (let i = 0; i < count; i++)
    if (answers[i] === NOT_MET) (ran[i] as CompiledCheck).condition.explain(c, NOT_MET, explanation);
  return [...explanation.atFault].map((fact) => (fact === ANCHOR ? c.anchorFact : fact));
}

const UNKNOWN_SENTENCE = '还没有查到{missing}，';

function becauseOf(pack: Speaker, check: CompiledCheck, c: Case, read: Reading): string {
  const { answer, facts, clause } = read;
  const spoken: (string | undefined)[] = [];
  check.condition.addMessages(c, answer, spoken);
  const verdict = VERDICT_OF[answer];
  const fallback =
    check.data.messages[verdict === 'not-met' ? 'notMet' : verdict] ??
    `${UNKNOWN_SENTENCE}“${check.data.question}”这一条暂时不能认定。`;
  const templates = new Set(spoken.map((own) => own ?? fallback));
  const explanation = new Explanation();
  check.condition.explain(c, answer, explanation);
  let text = '';
  for (const template of templates) {
    const sentence = fillSentence(template, { c, answer, missing: facts, explanation }, pack.sentences);
    text += `${text === '' ? '' : '；'}${sentence.endsWith('。') ? sentence.slice(0, -1) : sentence}`;
  }
  return `${text}（${citationOf(pack, clause)}）。`;
}

const CITATIONS = new WeakMap<ClauseBook, Map<string, string>>();

/** How a sentence cites a clause: 辽宁通知三(十). */
export function citationOf(pack: Pick<Pack, 'clauses' | 'short'>, clause: string): string {
  let cited = CITATIONS.get(pack.clauses);
  if (!cited) {
    cited = new Map();
    CITATIONS.set(pack.clauses, cited);
  }
  const ready = cited.get(clause);
  if (ready !== undefined) return ready;
  const known = pack.clauses.clauses.get(clause);
  if (!known) return pack.short;
  const ref = /^\d+$/.test(known.ref) ? `第${known.ref}条` : known.ref;
  const citation = `${pack.clauses.documents.get(known.document)?.short ?? pack.short}${ref}`;
  cited.set(clause, citation);
  return citation;
}
