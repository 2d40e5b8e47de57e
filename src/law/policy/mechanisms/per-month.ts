import type { YearMonth } from '../../../platform/kernel/index.ts';
import { type Case, MET, NOT_MET, type Tri, UNKNOWN } from '../case.ts';
import type { HistoryItem } from '../claim-line.ts';
import type { Explanation, NoteKind } from '../explanation.ts';
import { formatMonth, formatMonths } from '../format.ts';
import { readFact } from './arguments.ts';
import type { Mechanism } from './mechanism.ts';
import { type Operand, operand } from './operands.ts';

interface PerMonth {
  readonly from: YearMonth;
  readonly through: YearMonth;
  readonly among: string;
  readonly notBefore?: string;
  readonly atMost?: number;
}

/** Claimed months that do not count, by the reason why. */
const NOT_COUNTED: NoteKind<Map<string, YearMonth[]>> = { empty: () => new Map() };

/** The benefit that is paid by months. */
const BENEFIT = 'work-for-training';

/**
 * Which of the claimed months may be paid (readings 17 and 18): in the span, insured, not before the first insured
 * day, not paid yet, and not more than so many in all. Leaves them in the case when it is met.
 * `per-month: {from: 2021-01, through: 2021-12, among: /employment/insuredMonths, at-most: 12}`
 */
export const perMonth: Mechanism<PerMonth> = {
  name: 'per-month',
  read(source) {
    const keys = source.map({
      required: ['from', 'through', 'among'],
      optional: ['not-before', 'at-most'],
    });
    const from = keys.get('from')?.month();
    const through = keys.get('through')?.month();
    const among = readFact(keys.get('among'), ['months']);
    const notBefore = keys.has('not-before') ? readFact(keys.get('not-before'), ['date']) : undefined;
    const atMost = keys.get('at-most')?.whole(1);
    if (from === undefined || through === undefined || among === undefined) return undefined;
    if (through < from) return source.fault('"through" lies before "from"');
    return {
      from,
      through,
      among,
      ...(notBefore === undefined ? {} : { notBefore }),
      ...(atMost === undefined ? {} : { atMost }),
    };
  },
  compile(data) {
    const span: Span = {
      data,
      among: operand<readonly YearMonth[]>(data.among),
      notBefore: data.notBefore === undefined ? undefined : operand<string>(data.notBefore),
    };
    return {
      facts: ['/claim/months', ...(span.notBefore?.facts ?? []), ...span.among.facts, '/history'],
      test: (c) => test(span, c),
      missing: (c, into) => missing(span, c, into),
      explain: (c, verdict, into) => {
        if (verdict !== UNKNOWN) explain(span, c, into);
      },
    };
  },
  settings: ({ from, through, atMost }) => [
    { name: 'from', kind: 'month', value: from },
    { name: 'through', kind: 'month', value: through },
    { name: 'at-most', kind: 'whole', value: atMost },
  ],
  words: {
    counted: ({ c }) => formatMonths(c.countedMonths),
    count: ({ c }) => String(c.countedMonths.length),
    // 2021年1月早于…；2021年9月、10月没有参保缴费. After a met, with its own beginning, or nothing.
    'not-counted': ({ answer, explanation }) => {
      const reasons = [...explanation.notes(NOT_COUNTED)]
        .map(([reason, months]) => `${formatMonths(months)}${reason}`)
        .join('；');
      return answer === NOT_MET || reasons === '' ? reasons : `；另外的月份不能补：${reasons}`;
    },
  },
};

interface Span {
  readonly data: PerMonth;
  readonly among: Operand<readonly YearMonth[]>;
  readonly notBefore: Operand<string> | undefined;
}

/** Months that could count as far as the known facts say, and whether the rest is known. */
function look(
  { data, among, notBefore }: Span,
  c: Case,
): { months: YearMonth[]; sure: boolean; historySure: boolean } {
  const { from, through, atMost } = data;
  const claimed = c.line.claim.months ?? [];
  const insured = among.get(c);
  const first = notBefore?.get(c)?.slice(0, 7);
  const granted = new Set<string>();
  const { history } = c.line;
  let historySure = history !== undefined;
  // One plain loop over both lists: this runs a million times in a mass run.
  const before = history?.length ?? 0;
  for (let i = 0; i < before + c.earlier.length; i++) {
    const item = (i < before ? history?.[i] : c.earlier[i - before]) as HistoryItem;
    if (item.benefit !== BENEFIT) continue;
    if (item.months === undefined) historySure = false;
    else for (const month of item.months) granted.add(month);
  }
  const left = atMost === undefined ? Number.POSITIVE_INFINITY : Math.max(0, atMost - granted.size);
  const months = [...new Set(claimed)]
    .filter(
      (month) =>
        month >= from &&
        month <= through &&
        (first === undefined || month >= first) &&
        (insured === undefined || insured.includes(month)) &&
        !granted.has(month),
    )
    .sort()
    .slice(0, left);
  const sure = insured !== undefined && (notBefore === undefined || first !== undefined);
  return { months, sure, historySure };
}

function test(span: Span, c: Case): Tri {
  if (c.line.claim.months === undefined) return UNKNOWN;
  const { months, sure, historySure } = look(span, c);
  if (months.length === 0) return NOT_MET;
  if (!sure || !historySure) return UNKNOWN;
  c.countedMonths = months;
  return MET;
}

function missing({ among, notBefore }: Span, c: Case, into: Set<string>): void {
  if (c.line.claim.months === undefined) {
    into.add('/claim/months');
    return;
  }
  if (among.get(c) === undefined) among.missing(c, into);
  if (notBefore && notBefore.get(c) === undefined) notBefore.missing(c, into);
  const { history } = c.line;
  if (history === undefined) into.add('/history');
  history?.forEach((item, i) => {
    if (item.benefit === BENEFIT && item.months === undefined) into.add(`/history/${i}/months`);
  });
  if (c.earlier.some((item) => item.benefit === BENEFIT && item.months === undefined)) into.add('/history');
}

/** Why each claimed month that does not count does not, each month once. */
function explain(span: Span, c: Case, into: Explanation): void {
  const { data, among, notBefore } = span;
  const { from, through, atMost } = data;
  const counted = new Set<string>(look(span, c).months);
  const insured = among.get(c);
  const first = notBefore?.get(c)?.slice(0, 7) as YearMonth | undefined;
  const granted = new Set<string>();
  for (const item of [...(c.line.history ?? []), ...c.earlier])
    if (item.benefit === BENEFIT) for (const month of item.months ?? []) granted.add(month);
  const whyNot = (month: YearMonth): readonly [reason: string, fact: string] => {
    if (month < from || month > through) return [`不在${formatSpan(from, through)}内`, '/claim/months'];
    if (first !== undefined && month < first)
      return [`早于首次在本企业参保的${formatMonth(first)}`, data.notBefore ?? '/claim/months'];
    if (insured !== undefined && !insured.includes(month)) return ['没有参保缴费', data.among];
    if (granted.has(month)) return ['已经补过', '/history'];
    return [`超过每人累计${atMost}个月的上限`, '/history'];
  };
  const notes = into.notes(NOT_COUNTED);
  for (const month of [...new Set(c.line.claim.months)].sort()) {
    if (counted.has(month)) continue;
    const [reason, fact] = whyNot(month);
    notes.set(reason, [...(notes.get(reason) ?? []), month]);
    into.atFault.add(fact);
  }
}

/** 2021年, or 2018年9月至2020年12月. */
function formatSpan(from: YearMonth, through: YearMonth): string {
  const year = from.slice(0, 4);
  return from === `${year}-01` && through === `${year}-12`
    ? `${year}年`
    : `${formatMonth(from)}至${formatMonth(through)}`;
}
