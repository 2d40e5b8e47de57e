import { holdsOn, type LocalDate, type Period, periodThrough } from '../../platform/kernel/index.ts';
import { type Case, MET, type Tri, UNKNOWN } from './case.ts';
import { type Benefit, WORDS } from './claim-line.ts';
import type { ClauseBook } from './clauses.ts';
import { compileCondition, readClauseId, readCondition } from './conditions.ts';
import type { Layer } from './layers.ts';
import type { Compiled, Condition } from './mechanisms/mechanism.ts';
import type { Pack } from './pack.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Located } from './yaml-source.ts';

// Which money may carry a line: never whether it is owed, nor how much.

/** One fund source that the law lets carry a line, or does not, by which clause and in words. */
interface Purse {
  readonly fundSource: string;
  readonly clause: string;
  readonly because: string;
}

/** The fund sources of a line: those that may carry it in the order of the notice, and those that may not. */
export interface Purses {
  readonly allowed: readonly Purse[];
  readonly notAllowed: readonly Purse[];
}

interface PurseData {
  readonly fundSource: string;
  readonly benefit: Benefit | null;
  readonly clause: string;
  readonly period: Period;
  readonly says: string;
  /** Of a purse: the only lines it carries. Of a bar: the only lines it lets through. */
  readonly onlyWhen: Condition | undefined;
  /** Why it does not carry what the condition leaves out. */
  readonly otherwise: string | undefined;
  readonly judgement: string | undefined;
}

/** The purses of one notice, as its file has them: in order, with what is barred for every benefit. */
export interface NoticePursesData {
  readonly policy: string;
  readonly purses: readonly PurseData[];
  readonly bars: readonly PurseData[];
}

/** What a layer bars: over these notices, where it is switched on. */
export interface LayerPursesData {
  readonly layer: string;
  readonly over: readonly string[];
  readonly bars: readonly PurseData[];
}

interface PurseRule extends Omit<PurseData, 'onlyWhen'> {
  readonly onlyWhen: Compiled | undefined;
}

/** One notice's purses, ready to run. */
export interface NoticePurses {
  readonly purses: readonly PurseRule[];
  readonly bars: readonly PurseRule[];
  /** By the layer that bars. */
  readonly layerBars: ReadonlyMap<string, readonly PurseRule[]>;
}

interface ReadPurses {
  readonly vocabulary: Vocabulary;
  readonly hasClause: (id: string) => boolean;
}

const ENTRY = {
  required: ['source', 'clause', 'from', 'says'],
  optional: ['through', 'only-when', 'otherwise', 'judgement'],
};

/** Reads policy/funds/<notice>.yaml. Faults: a word that the vocabulary has not, a clause nobody knows, a condition without its other sentence. */
export function readNoticePurses(source: Located, context: ReadPurses): NoticePursesData | undefined {
  const keys = source.map({ required: ['policy', 'purses'], optional: ['bars'] });
  const policy = keys.get('policy')?.text();
  const purses: PurseData[] = [];
  for (const [word, list] of keys.get('purses')?.entries() ?? []) {
    const benefit = WORDS.benefits.find((known) => known === word);
    if (!benefit) list.fault(`"${word}" is not a known benefit`);
    else for (const item of list.list()) purses.push(...readEntry(item, benefit, context));
  }
  const bars = (keys.get('bars')?.list() ?? []).flatMap((item) => readEntry(item, null, context));
  return policy === undefined ? undefined : { policy, purses, bars };
}

/** Reads policy/funds/<layer>.yaml: what the terms of a fund do not let it carry. */
export function readLayerPurses(source: Located, context: ReadPurses): LayerPursesData | undefined {
  const keys = source.map({ required: ['layer', 'over', 'bars'] });
  const layer = keys.get('layer')?.text();
  const over = (keys.get('over')?.list() ?? []).flatMap((item) => item.text() ?? []);
  const bars: PurseData[] = [];
  for (const [word, list] of keys.get('bars')?.entries() ?? []) {
    const benefit = WORDS.benefits.find((known) => known === word);
    if (!benefit) list.fault(`"${word}" is not a known benefit`);
    else for (const item of list.list()) bars.push(...readEntry(item, benefit, context));
  }
  return layer === undefined ? undefined : { layer, over, bars };
}

function readEntry(item: Located, benefit: Benefit | null, context: ReadPurses): PurseData[] {
  const keys = item.map(ENTRY);
  const fundSource = keys.get('source')?.word(context.vocabulary.words('fundSources'), 'fund source');
  const clause = readClauseId(keys.get('clause'), context);
  const from = keys.get('from')?.date();
  const says = keys.get('says')?.text();
  const only = keys.get('only-when');
  const onlyWhen = only && readCondition(only, context);
  const otherwise = keys.get('otherwise')?.text();
  if (only && otherwise === undefined)
    item.fault('"only-when" needs "otherwise": why the rest is not carried');
  if (fundSource === undefined || clause === undefined || from === undefined || says === undefined) return [];
  const period = periodThrough(from, keys.get('through')?.date());
  const judgement = keys.get('judgement')?.text();
  return [{ fundSource, benefit, clause, period, says, onlyWhen, otherwise, judgement }];
}

/** Makes the purses of a notice ready, and what layers bar of them. */
export function compilePurses(
  data: NoticePursesData,
  layers: readonly LayerPursesData[],
  pack: Pick<Pack, 'data'>,
): NoticePurses {
  const compile = (rule: PurseData): PurseRule => ({
    ...rule,
    onlyWhen: rule.onlyWhen && compileCondition(rule.onlyWhen, pack.data),
  });
  const over = layers.filter((layer) => layer.over.includes(data.policy));
  return {
    purses: data.purses.map(compile),
    bars: data.bars.map(compile),
    layerBars: new Map(over.map(({ layer, bars }) => [layer, bars.map(compile)])),
  };
}

/** The clauses that purses may cite: the notices', and those of every layer. */
export function clausesOfPurses(clauses: ClauseBook, layers: Iterable<Pick<Layer, 'clauses'>>) {
  const books = [clauses, ...[...layers].map((layer) => layer.clauses)];
  return (id: string) => books.some((book) => book.clauses.has(id));
}

/**
 * Which fund sources may carry this line, in the order of the notice, and which may not, each with its clause. The day
 * that counts is the day of the claim: it is the year's money that is spent. A fact that is absent leaves a purse out
 * until it is there. `layers`: those switched on for the line.
 */
export function pursesFor(rules: NoticePurses, c: Case, layers: readonly string[]): Purses {
  const allowed: Purse[] = [];
  const notAllowed: Purse[] = [];
  const { benefit, date } = c.line.claim;
  const bars = [...rules.bars, ...layers.flatMap((layer) => rules.layerBars.get(layer) ?? [])];
  const holding = (list: readonly PurseRule[]) =>
    list.filter((rule) => (rule.benefit ?? benefit) === benefit && holdsOn(rule.period, date));
  const barred = new Map<string, Purse>();
  for (const rule of holding(bars)) {
    if (barred.has(rule.fundSource)) continue;
    const answer = answerOf(rule, c);
    if (rule.onlyWhen === undefined || answer !== MET) barred.set(rule.fundSource, refusedBy(rule, answer));
  }
  for (const rule of holding(rules.purses)) {
    const answer = answerOf(rule, c);
    const bar = barred.get(rule.fundSource);
    if (bar) notAllowed.push(bar);
    else if (answer !== MET) notAllowed.push(refusedBy(rule, answer));
    else allowed.push({ fundSource: rule.fundSource, clause: rule.clause, because: rule.says });
    barred.delete(rule.fundSource);
  }
  return { allowed, notAllowed: [...notAllowed, ...barred.values()] };
}

function answerOf({ onlyWhen }: PurseRule, c: Case): Tri {
  return onlyWhen === undefined ? MET : onlyWhen.test(c);
}

function refusedBy({ fundSource, clause, says, otherwise }: PurseRule, answer: Tri): Purse {
  if (otherwise === undefined) return { fundSource, clause, because: says };
  const because = answer === UNKNOWN ? `有关事实还没有查到，暂时不能认定：${otherwise}` : otherwise;
  return { fundSource, clause, because };
}

/** The fund source that carries this benefit unless a fact of a line says otherwise; undefined where none does on the day. */
export function usualSource(
  rules: NoticePurses | undefined,
  benefit: string,
  day: LocalDate,
): string | undefined {
  return rules?.purses.find(
    (rule) => rule.benefit === benefit && rule.onlyWhen === undefined && holdsOn(rule.period, day),
  )?.fundSource;
}

/** What the notice says of the money that carries this benefit on the day, in its order, each with its clause. */
export function pursesOfBenefit(
  rules: NoticePurses | undefined,
  benefit: string,
  day: LocalDate,
): { readonly fundSource: string; readonly clause: string; readonly says: string }[] {
  return (rules?.purses ?? [])
    .filter((rule) => rule.benefit === benefit && holdsOn(rule.period, day))
    .map(({ fundSource, clause, says }) => ({ fundSource, clause, says }));
}
