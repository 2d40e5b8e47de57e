import type { z } from 'zod';
import {
  answerersOf,
  type Case,
  type ClaimLine,
  type Finding,
  formatFact,
  labelOfFact,
  type Membership,
  type Policies,
  type Vocabulary,
} from '../../law/policy/index.ts';
import { fen, formatYuan } from '../../platform/kernel/index.ts';
import type { FactSources } from './compose-person.ts';
import { type Decision, readClaimLine, type StandardApplied } from './contract.ts';
import { explanationOf, isNext } from './explain.ts';
import type { DecryptedDetermination } from './service-replay.ts';
import type {
  determinationHistoryShape,
  determinationShape,
  factShape,
  findingShape,
  standardShape,
} from './shapes.ts';
import type { DeterminationRow } from './store.ts';

const UNIT_WORDS = { person: '人', day: '天', hour: '课时', month: '个月' } as const;

/** The standard as pages and publications print it: 1,200.00 元/人，急需紧缺上浮 10%; 500.00 元/个月×3. */
export function standardText(standard: StandardApplied | null, quantity: number | null): string {
  if (!standard) return '';
  const base = `${formatYuan(fen(standard.amountFen))} 元/${UNIT_WORDS[standard.unit]}`;
  const times = standard.unit === 'person' || quantity === null ? '' : `×${quantity}`;
  const uplift =
    standard.shortageUpliftPercent === null ? '' : `，急需紧缺上浮 ${standard.shortageUpliftPercent}%`;
  return `${base}${times}${uplift}`;
}

/** A stored determination for a page: findings with what is missing first, every fact with who said it and when. */
export function determinationView(
  determination: DecryptedDetermination,
  policies: Policies,
  { isPaid = false }: { readonly isPaid?: boolean } = {},
): z.input<typeof determinationShape> {
  const { decision, input } = determination;
  const line = readClaimLine(input.line, policies.packs);
  const shown = findingsView({ line: input.line, sources: input.sources, decision }, policies);
  const show = (verdict: Finding['verdict']) => shown.filter((finding) => finding.verdict === verdict);
  return {
    determinationId: determination.determinationId,
    policyId: determination.policyId,
    pack: determination.pack,
    claimedOn: determination.claimedOn,
    decidedAt: determination.decidedAt.toISOString(),
    outcome: determination.outcome,
    amountFen: determination.amountFen,
    quantity: decision.quantity ?? null,
    standard: standardView(decision),
    findings: { unknown: show('unknown'), notMet: show('not-met'), met: show('met') },
    explanation: line.ok
      ? explanationOf(decision, line.value).filter((text) => !isPaid || !isNext(text))
      : [],
  };
}

/** The findings of a decision in their order, each fact with its value, who said it and when. */
export function findingsView(
  of: { readonly line: unknown; readonly sources: FactSources; readonly decision: Decision },
  policies: Policies,
): z.input<typeof findingShape>[] {
  const { decision, sources } = of;
  const line = readClaimLine(of.line, policies.packs);
  const shown = line.ok && { line: line.value, decision, sources, vocabulary: policies.vocabulary };
  const facts = (pointer: string) => (shown ? factView(pointer, shown) : unread(pointer));
  return decision.findings.map(({ layer, ...finding }) => ({
    ...finding,
    facts: finding.facts.map(facts),
    answerers: finding.verdict === 'unknown' ? answerersFor(finding.facts.map(facts)) : [],
    layer: layer === undefined ? null : (policies.layers.get(layer)?.short ?? layer),
  }));
}

function standardView(decision: Decision): z.input<typeof standardShape> | null {
  const { standard } = decision.basis;
  if (!standard) return null;
  return {
    text: standardText(standard, decision.quantity?.count ?? null),
    amountFen: standard.amountFen,
    unit: standard.unit,
    upliftPercent: standard.shortageUpliftPercent,
    source: standard.source,
    clause: null,
  };
}

type FactView = z.input<typeof factShape>;

/**
 * Whom to ask: for the facts that nobody has answered; where all are answered, for all of them again. Groups are known once
 * every register has answered: there the one that has not is asked.
 */
function answerersFor(facts: readonly FactView[]): z.input<typeof findingShape>['answerers'] {
  const silent = facts.filter(
    ({ pointer, sourceDepartment, knownOn }) =>
      pointer === '/person/groups' && sourceDepartment !== null && knownOn === null,
  );
  const others = facts.filter((fact) => !silent.includes(fact));
  const open = others.filter((fact) => fact.sourceDepartment === null);
  const asked = [
    ...silent.map(({ sourceDepartment }) => ({ list: 'departments' as const, id: sourceDepartment ?? '' })),
    ...answerersOf((open.length > 0 ? open : others).map((fact) => fact.pointer)),
  ];
  return asked.filter(({ id }, i) => asked.findIndex((one) => one.id === id) === i);
}

function unread(pointer: string): FactView {
  return { pointer, label: labelOfFact(pointer), value: '', sourceDepartment: null, knownOn: null };
}

/** The facts that a decision rests on and that somebody answered for, by who answered. */
export function answeredBy({
  decision,
  input,
}: DecryptedDetermination): ReadonlyMap<string, readonly string[]> {
  const by = new Map<string, string[]>();
  for (const pointer of new Set(decision.findings.flatMap(({ facts }) => facts))) {
    const department = sourceOf(pointer, input.sources)?.department;
    if (department !== undefined) by.set(department, [...(by.get(department) ?? []), labelOfFact(pointer)]);
  }
  return by;
}

/** What the values of facts are read from. */
interface Shown {
  readonly line: ClaimLine;
  readonly decision: Decision;
  readonly sources: FactSources;
  readonly vocabulary: Vocabulary;
}

function factView(pointer: string, shown: Shown): FactView {
  const source = sourceOf(pointer, shown.sources);
  return {
    pointer,
    label: labelOfFact(pointer),
    value: formattedValue(pointer, shown),
    sourceDepartment: source?.department ?? null,
    knownOn: source?.knownOn ?? null,
  };
}

/** The nearest pointer that somebody answers for: /training/filedOn, else /training. */
function sourceOf(pointer: string, sources: FactSources) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (sources[at]) return sources[at];
  return undefined;
}

function formattedValue(pointer: string, { line, decision, sources, vocabulary }: Shown): string {
  switch (pointer) {
    case '/person/groups':
      return line.person.groups === undefined
        ? '（未提供）'
        : formatGroups(line.person.groups, vocabulary, sources[pointer]?.ruralByRegisterFrom);
    case '/history':
      return formatHistory(line, vocabulary);
    case '/person/idNumber':
      return '（身份号码，已核对）';
    case '/standards':
      return '当地公布的补贴标准';
    default:
      return formatFact(pointer, caseFor(line, decision), vocabulary) || '（未提供）';
  }
}

const BY_READING = '，按农业（农村）户籍的口径认定，可由主管部门另定';

/** What somebody is by a reading, not by the word of a department, says so. */
function formatGroups(
  groups: readonly Membership[],
  vocabulary: Vocabulary,
  ruralByRegisterFrom: string | undefined,
): string {
  if (groups.length === 0) return '各部门均未认定';
  return groups
    .map(
      ({ code, from, until }) =>
        `${vocabulary.label('groups', code)}（${from} 起${until ? `至 ${until}` : ''}${
          code === 'rural-transferred-worker' && from === ruralByRegisterFrom ? BY_READING : ''
        }）`,
    )
    .join('、');
}

function formatHistory(line: ClaimLine, vocabulary: Vocabulary): string {
  if (line.history === undefined) return '（未提供）';
  if (line.history.length === 0) return '没有领过';
  return line.history
    .map(({ benefit, occupation, months, paidOn }) => {
      const what = [occupation, months?.join('、')].filter(Boolean).join(' ');
      return `${paidOn} ${vocabulary.label('benefits', benefit)}${what ? `（${what}）` : ''}`;
    })
    .join('；');
}

/** As much of a case as spelling a fact needs. */
function caseFor(line: ClaimLine, decision: Decision): Case {
  const { anchorOn, membershipOn, occupation, level, months } = decision.basis;
  return {
    line,
    anchorOn,
    anchorFact: '',
    membershipOn,
    membershipFact: '',
    occupation,
    level,
    occupationSources: [],
    levelSources: [],
    earlier: [],
    countedMonths: months,
  };
}

export function historyView(
  row: Pick<
    DeterminationRow,
    'determinationId' | 'decidedAt' | 'outcome' | 'amountFen' | 'pack' | 'supersededBy'
  >,
): z.input<typeof determinationHistoryShape> {
  const { determinationId, outcome, amountFen, pack } = row;
  return {
    determinationId,
    outcome,
    amountFen,
    pack,
    decidedAt: row.decidedAt.toISOString(),
    isCurrent: row.supersededBy === null,
  };
}

/** The first reason that speaks: what is missing, else what is not met; null when everything is met. */
export function mainReason(decision: Decision): { readonly because: string; readonly clause: string } | null {
  const wanted = decision.outcome === 'incomplete' ? 'unknown' : 'not-met';
  const finding = decision.findings.find((finding) => finding.verdict === wanted);
  return finding ? { because: finding.because, clause: finding.clause } : null;
}
