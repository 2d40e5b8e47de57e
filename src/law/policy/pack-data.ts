import { addDays, type LocalDate, type Period, periodThrough } from '../../platform/kernel/index.ts';
import type { Verdict } from './case.ts';
import { type Benefit, type GroupCode, type Unit, WORDS } from './claim-line.ts';
import type { NoticeDocument } from './clauses.ts';
import { FORMER_KEYS, type ReadContext, readClauseId, readCondition, readSentences } from './conditions.ts';
import { FACTS } from './facts.ts';
import type { Is } from './mechanisms/is.ts';
import type { Condition, GroupSetting, Sentences } from './mechanisms/mechanism.ts';
import type { Located } from './yaml-source.ts';

/** One check of a benefit: a stable word, its clause, its dates, its condition and its sentences. */
export interface CheckData {
  readonly check: string;
  /** The question it answers, in a few Chinese words. */
  readonly question: string;
  readonly clause: string;
  /** Half-open. */
  readonly period: Period;
  readonly reading?: number;
  readonly judgement?: string;
  /** Reported only when this is met. */
  readonly onlyWhen?: Condition;
  /** Left out when an earlier check of the same decision came out so. */
  readonly leftOutWhen: readonly { readonly check: string; readonly verdicts: readonly Verdict[] }[];
  readonly condition: Condition;
  readonly messages: Required<Pick<Sentences, 'met' | 'notMet'>> & Sentences;
}

/** Where money comes from: the city's standards file, or an amount fixed by the notice itself. */
export type AmountData =
  | {
      readonly from: 'standards';
      readonly clause: string;
      readonly units: readonly Unit[];
      /** The check that speaks for a missing or empty quantity; without one, check "quantity" does. */
      readonly countedBy?: string;
    }
  | {
      readonly from: 'notice';
      readonly clause: string;
      readonly unit: Unit;
      readonly amountFen: number;
      readonly period: Period;
      readonly countedBy?: string;
    };

export interface BenefitData {
  readonly benefit: Benefit;
  readonly file: string;
  readonly occupationFrom: readonly string[];
  readonly levelFrom: readonly string[];
  readonly amount: AmountData;
  readonly checks: readonly CheckData[];
}

export interface BenefitTime {
  /** Readings 1 and 2: the first of these facts that is known gives the day. */
  readonly anchor: readonly string[];
  readonly membershipDay: readonly string[];
}

export interface PackData {
  readonly policy: string;
  readonly generalClause: string;
  readonly inForce: Period;
  readonly groups: ReadonlyMap<GroupCode, GroupSetting>;
  readonly times: ReadonlyMap<Benefit, BenefitTime>;
  /** Checks of every claim, whether the benefit is provided or not. */
  readonly everyClaim: readonly CheckData[];
  readonly benefits: ReadonlyMap<Benefit, BenefitData>;
  readonly notProvided: ReadonlyMap<Benefit, CheckData>;
}

/** A benefit is looked up under not-provided only because the notice does not provide it. */
const NEVER_MET: Condition & Is = { m: 'is', fact: '/claim/benefit', value: 'never' };

/** Checks that may apply to one claim line, those of every claim included: the run stores an answer for each. */
export const CHECKS_AT_MOST = 64;

const CHECK_NAME = /^[a-z]+(-[a-z]+)*$/;
const VERDICTS = ['met', 'not-met', 'unknown'] as const;

function readPeriod(
  keys: ReadonlyMap<string, Located>,
  source: Located,
  notice: Pick<NoticeDocument, 'inForce'>,
): Period {
  const from = keys.get('from')?.date();
  const through = keys.get('through')?.date();
  if (from !== undefined && through !== undefined && through < from)
    source.fault('"through" lies before "from"');
  const period = from === undefined ? notice.inForce : periodThrough(from, through);
  return period.until === null ? { from: period.from, until: notice.inForce.until } : period;
}

function readCheck(
  source: Located,
  notice: Pick<NoticeDocument, 'inForce'>,
  context: ReadContext,
): CheckData | undefined {
  const keys = source.map({
    required: ['check', 'question', 'clause', 'from', 'condition', 'messages'],
    optional: ['through', 'reading', 'judgement', 'only-when', 'left-out-when'],
    formerly: FORMER_KEYS,
  });
  const check = keys.get('check')?.text();
  if (check !== undefined && !CHECK_NAME.test(check)) source.fault(`"${check}" is not a kebab-case word`);
  const clause = readClauseId(keys.get('clause'), context);
  const condition = keys.has('condition')
    ? readCondition(keys.get('condition') as Located, context)
    : undefined;
  const messages = keys.has('messages') ? readSentences(keys.get('messages') as Located, true) : undefined;
  const onlyWhen = keys.has('only-when')
    ? readCondition(keys.get('only-when') as Located, context)
    : undefined;
  const reading = keys.get('reading')?.whole();
  const judgement = keys.get('judgement')?.text();
  const leftOutWhen = (keys.get('left-out-when')?.entries() ?? []).map(([name, list]) => ({
    check: name,
    verdicts: list.list().flatMap((item) => item.word(VERDICTS, 'verdict') ?? []),
  }));
  const period = readPeriod(keys, source, notice);
  if (
    check === undefined ||
    clause === undefined ||
    !condition ||
    messages?.met === undefined ||
    messages.notMet === undefined
  )
    return undefined;
  return {
    check,
    question: keys.get('question')?.text() ?? check,
    clause,
    period,
    ...(reading === undefined ? {} : { reading }),
    ...(judgement === undefined ? {} : { judgement }),
    ...(onlyWhen === undefined ? {} : { onlyWhen }),
    leftOutWhen,
    condition,
    messages: { ...messages, met: messages.met, notMet: messages.notMet },
  };
}

/** Reads a list of checks; versions of one check must follow each other without gap or overlap while in force. */
export function readChecks(
  source: Located | undefined,
  notice: Pick<NoticeDocument, 'inForce'>,
  context: ReadContext,
  before: readonly string[] = [],
): CheckData[] {
  const checks: CheckData[] = [];
  const lineOf = new Map<string, Located>();
  for (const item of source?.list() ?? []) {
    const check = readCheck(item, notice, context);
    if (!check) continue;
    for (const { check: name } of check.leftOutWhen)
      if (!before.includes(name) && !checks.some((earlier) => earlier.check === name))
        item.fault(`"left-out-when" names ${name}, which is no earlier check of this file`);
    checks.push(check);
    lineOf.set(check.check, item);
  }
  for (const [name, item] of lineOf)
    for (const gap of gapsAndOverlaps(
      checks.filter((check) => check.check === name).map((check) => check.period),
      notice.inForce,
    ))
      item.fault(`check ${name}: ${gap}`);
  refuseTooMany(source, [...before, ...lineOf.keys()]);
  return checks;
}

/** Versions of one check count once. */
function refuseTooMany(source: Located | undefined, names: readonly string[]): void {
  const count = new Set(names).size;
  if (count > CHECKS_AT_MOST)
    source?.fault(
      `${count} checks for one claim line, those of every claim included; at most ${CHECKS_AT_MOST} can be run`,
    );
}

/** Days in force that no row covers, and days that two rows cover. Empty when each day has exactly one. */
export function gapsAndOverlaps(periods: readonly Period[], whole: Period): string[] {
  const faults: string[] = [];
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  // The first day that no row before has covered; null when the rows before never end.
  let open: LocalDate | null = whole.from;
  sorted.forEach((period, i) => {
    if (i > 0 && (open === null || period.from < open))
      faults.push(`two rows are in force at once from ${period.from}`);
    else if (open !== null && period.from > open)
      faults.push(`no row covers ${open} until ${addDays(period.from, -1)}`);
    if (open !== null && (period.until === null || period.until > open)) open = period.until;
  });
  const last: LocalDate | null = open;
  if (last !== null && (whole.until === null || last < whole.until))
    faults.push(`no row covers the days from ${last}`);
  return faults;
}

function readFactNames(source: Located | undefined, kinds: readonly string[]): readonly string[] {
  return (source?.list() ?? []).flatMap((item) => {
    const name = item.text();
    if (name === undefined) return [];
    const kind = FACTS[name]?.kind;
    if (kind === undefined || !kinds.includes(kind))
      return item.fault(`"${name}" is not a ${kinds.join(' or ')} of a claim line`) ?? [];
    return [name];
  });
}

function readAmount(source: Located, notice: NoticeDocument, context: ReadContext): AmountData | undefined {
  const keys = source.map({
    required: ['from', 'clause'],
    optional: ['units', 'unit', 'amount-fen', 'in-force-from', 'in-force-through', 'counted-by'],
  });
  const clause = readClauseId(keys.get('clause'), context);
  const countedBy = keys.get('counted-by')?.text();
  const counted = countedBy === undefined ? {} : { countedBy };
  const from = keys.get('from')?.word(['standards', 'notice'] as const, 'source of the amount');
  if (clause === undefined || from === undefined) return undefined;
  if (from === 'standards') {
    const units = (keys.get('units')?.list() ?? []).flatMap((item) => item.word(WORDS.units, 'unit') ?? []);
    if (units.length === 0) return source.fault('an amount from the standards needs "units"');
    return { from, clause, units, ...counted };
  }
  const unit = keys.get('unit')?.word(WORDS.units, 'unit');
  const amountFen = keys.get('amount-fen')?.whole(1);
  const start = keys.get('in-force-from')?.date();
  if (unit === undefined || amountFen === undefined || start === undefined)
    return source.fault('an amount of the notice needs "unit", "amount-fen" and "in-force-from"');
  const period = periodThrough(start, keys.get('in-force-through')?.date());
  for (const gap of gapsAndOverlaps([period], notice.inForce)) source.fault(`amount: ${gap}`);
  return { from, clause, unit, amountFen, period, ...counted };
}

/** Reads <benefit>.yaml. */
export function readBenefit(
  source: Located,
  notice: NoticeDocument,
  context: ReadContext,
  everyClaim: readonly string[],
): BenefitData | undefined {
  const keys = source.map({
    required: ['benefit', 'occupation-from', 'level-from', 'amount', 'checks'],
  });
  const benefit = keys.get('benefit')?.word(WORDS.benefits, 'benefit');
  const amount = keys.has('amount') ? readAmount(keys.get('amount') as Located, notice, context) : undefined;
  const checks = readChecks(keys.get('checks'), notice, context, everyClaim);
  if (amount?.countedBy !== undefined && !checks.some((check) => check.check === amount.countedBy))
    keys.get('amount')?.fault(`"counted-by" names ${amount.countedBy}, which is no check of this file`);
  if (benefit === undefined || !amount) return undefined;
  return {
    benefit,
    file: source.file,
    occupationFrom: readFactNames(keys.get('occupation-from'), ['occupation']),
    levelFrom: readFactNames(keys.get('level-from'), ['level']),
    amount,
    checks,
  };
}

function readGroups(source: Located | undefined): PackData['groups'] {
  const groups = new Map<GroupCode, { alsoMetBy: GroupCode[]; ruralHukou: boolean }>();
  for (const [code, entry] of source?.entries() ?? []) {
    const cells = entry.map({ required: ['reading'], optional: ['also-met-by', 'hukou', 'judgement'] });
    cells.get('reading')?.whole();
    const group = WORDS.groups.find((word) => word === code);
    if (!group) {
      entry.fault(`"${code}" is not a known group`);
      continue;
    }
    groups.set(group, {
      alsoMetBy: (cells.get('also-met-by')?.list() ?? []).flatMap(
        (item) => item.word(WORDS.groups, 'group') ?? [],
      ),
      ruralHukou: cells.get('hukou')?.word(['rural'] as const, 'hukou') === 'rural',
    });
  }
  return groups;
}

function readTimes(source: Located | undefined): PackData['times'] {
  const times = new Map<Benefit, BenefitTime>();
  for (const [word, entry] of source?.entries() ?? []) {
    const benefit = WORDS.benefits.find((known) => known === word);
    if (!benefit) {
      entry.fault(`"${word}" is not a known benefit`);
      continue;
    }
    const cells = entry.map({ required: ['anchor'], optional: ['membership-day'] });
    const time = {
      anchor: readFactNames(cells.get('anchor'), ['date', 'months']),
      membershipDay: cells.has('membership-day')
        ? readFactNames(cells.get('membership-day'), ['date'])
        : ['/claim/date'],
    };
    for (const list of [time.anchor, time.membershipDay])
      if (list.at(-1) !== '/claim/date')
        entry.fault('the last resort must be /claim/date, which is always known');
    times.set(benefit, time);
  }
  for (const benefit of WORDS.benefits) if (!times.has(benefit)) source?.fault(`lacks ${benefit}`);
  return times;
}

function readNotProvided(
  source: Located | undefined,
  notice: NoticeDocument,
  context: ReadContext,
): PackData['notProvided'] {
  const notProvided = new Map<Benefit, CheckData>();
  for (const [word, entry] of source?.entries() ?? []) {
    const benefit = WORDS.benefits.find((known) => known === word);
    const cells = entry.map({
      required: ['clause', 'from', 'message'],
      optional: ['through', 'reading', 'judgement'],
      formerly: { message: 'says' },
    });
    const clause = readClauseId(cells.get('clause'), context);
    const sentence = cells.get('message')?.text();
    if (!benefit) entry.fault(`"${word}" is not a known benefit`);
    if (!benefit || clause === undefined || sentence === undefined) continue;
    notProvided.set(benefit, {
      check: 'benefit-not-provided',
      question: '本通知设有该项补贴',
      clause,
      period: readPeriod(cells, entry, notice),
      leftOutWhen: [],
      condition: NEVER_MET,
      messages: { met: sentence, notMet: sentence },
    });
  }
  return notProvided;
}

/** Reads settings.yaml: the notice's time, its groups, the checks of every claim, what it does not provide. */
export function readSettings(
  source: Located,
  notices: ReadonlyMap<string, NoticeDocument>,
  context: ReadContext,
): (Omit<PackData, 'benefits'> & { readonly notice: NoticeDocument }) | undefined {
  const keys = source.map({
    required: ['policy', 'general-clause', 'in-force', 'times', 'every-claim'],
    optional: ['groups', 'not-provided'],
  });
  const policy = keys.get('policy')?.text();
  const notice = policy === undefined ? undefined : notices.get(policy);
  if (policy === undefined || !notice)
    return keys.get('policy')?.fault(`expected one of ${[...notices.keys()].join(', ')}`);
  const dates = keys.get('in-force')?.map({ required: ['from'], optional: ['through'] });
  const from = dates?.get('from')?.date() ?? notice.inForce.from;
  const inForce = periodThrough(from, dates?.get('through')?.date());
  if (inForce.from !== notice.inForce.from || inForce.until !== notice.inForce.until)
    keys.get('in-force')?.fault('differs from the dates of this notice in clauses.yaml');
  const groups = readGroups(keys.get('groups'));
  const times = readTimes(keys.get('times'));
  const notProvided = readNotProvided(keys.get('not-provided'), notice, context);
  const everyClaim = readChecks(keys.get('every-claim'), notice, context);
  for (const { check } of notProvided.values())
    refuseTooMany(keys.get('every-claim'), [check, ...everyClaim.map((item) => item.check)]);
  return {
    policy,
    notice,
    generalClause: readClauseId(keys.get('general-clause'), context) ?? '',
    inForce,
    groups,
    times,
    everyClaim,
    notProvided,
  };
}
