import type { YearMonth } from '../../platform/kernel/index.ts';
import { type Case, MET, NOT_MET, type Tri, UNKNOWN } from './case.ts';
import type { HistoryItem } from './claim-line.ts';
import { type Body, missingLevel, missingOccupation, operand } from './compiled.ts';
import type { Condition, OnceKey } from './conditions.ts';
import { absentPointer } from './facts.ts';
import { spellMonth } from './spelling.ts';
import type { Told } from './told.ts';

// Mechanisms over what a person was granted before: once-per, at-most, per-month.

/** Readings 12 and 13: no earlier grant may be the same in all the named marks. */
export function oncePer(benefits: readonly string[], same: readonly OnceKey[]): Body {
  const counted = new Set(benefits);
  const byOccupation = same.includes('occupation');
  const byLevel = same.includes('level');
  const byYear = same.includes('payment-year');
  const byStart = same.includes('class-start');
  const byIssue = same.includes('certificate-issue');

  const sameness = (c: Case, item: HistoryItem): Tri => {
    if (!counted.has(item.benefit)) return NOT_MET;
    let answer: Tri = MET;
    if (byYear && item.paidOn.slice(0, 4) !== c.line.claim.date.slice(0, 4)) return NOT_MET;
    if (byStart) {
      if (item.startOn === undefined) return NOT_MET;
      const startOn = c.line.training?.startOn;
      if (startOn === undefined) answer = UNKNOWN;
      else if (startOn !== item.startOn) return NOT_MET;
    }
    if (byIssue) {
      if (item.issuedOn === undefined) return NOT_MET;
      const issuedOn = c.line.certificate?.issuedOn;
      if (issuedOn === undefined) answer = UNKNOWN;
      else if (issuedOn !== item.issuedOn) return NOT_MET;
    }
    if (byOccupation) {
      if (c.occupation === undefined || item.occupation === undefined) answer = UNKNOWN;
      else if (c.occupation !== item.occupation) return NOT_MET;
    }
    if (byLevel) {
      if (c.level === undefined || item.levelUnknown) answer = UNKNOWN;
      else if (c.level !== (item.level ?? null)) return NOT_MET;
    }
    return answer;
  };
  const greatest = (c: Case, items: readonly HistoryItem[]): Tri => {
    let found: Tri = NOT_MET;
    for (let i = 0; i < items.length; i++) {
      const answer = sameness(c, items[i] as HistoryItem);
      if (answer === MET) return MET;
      if (answer > found) found = answer;
    }
    return found;
  };
  return {
    facts: ['/history'],
    test: (c) => {
      const { history } = c.line;
      const before = history === undefined ? UNKNOWN : history.length === 0 ? NOT_MET : greatest(c, history);
      if (before === MET) return NOT_MET;
      const now = c.earlier.length === 0 ? NOT_MET : greatest(c, c.earlier);
      if (now === MET) return NOT_MET;
      return before === UNKNOWN || now === UNKNOWN ? UNKNOWN : MET;
    },
    missing: (c, into) => {
      const { history } = c.line;
      if (history === undefined) into.add('/history');
      const look = (item: HistoryItem, index: number | undefined) => {
        if (sameness(c, item) !== UNKNOWN) return;
        if (byStart && c.line.training?.startOn === undefined)
          into.add(absentPointer(c.line, '/training/startOn'));
        if (byIssue && c.line.certificate?.issuedOn === undefined)
          into.add(absentPointer(c.line, '/certificate/issuedOn'));
        if (byOccupation && c.occupation === undefined) missingOccupation(c, into);
        if (byOccupation && item.occupation === undefined)
          into.add(index === undefined ? '/history' : `/history/${index}/occupation`);
        if (byLevel && c.level === undefined) missingLevel(c, into);
        if (byLevel && item.levelUnknown) into.add('/history');
      };
      history?.forEach((item, i) => {
        look(item, i);
      });
      for (const item of c.earlier) look(item, undefined);
    },
    tell: (c, verdict, into) => {
      if (verdict !== NOT_MET) return;
      into.atFault.add('/history');
      for (const item of c.line.history ?? [])
        if (sameness(c, item) === MET) into.grants.push({ item, beside: false });
      for (const item of c.earlier) if (sameness(c, item) === MET) into.grants.push({ item, beside: true });
    },
  };
}

/** This grant and all earlier ones of these benefits together may not be more than so many times. */
export function atMostTimes(benefits: readonly string[], times: number): Body {
  const counted = new Set(benefits);
  return {
    facts: ['/history'],
    test: (c) => {
      const { history } = c.line;
      let before = 0;
      for (const item of c.earlier) if (counted.has(item.benefit)) before++;
      if (history) for (const item of history) if (counted.has(item.benefit)) before++;
      if (before >= times) return NOT_MET;
      return history === undefined ? UNKNOWN : MET;
    },
    missing: (_, into) => {
      into.add('/history');
    },
  };
}

/** Readings 17 and 18: which of the claimed months may be paid. Leaves them in the case when it is met. */
export function perMonth(data: Extract<Condition, { m: 'per-month' }>): Body {
  const { from, through, atMost } = data;
  const among = operand<readonly YearMonth[]>(data.among);
  const notBefore = data.notBefore === undefined ? undefined : operand<string>(data.notBefore);
  const benefit = 'work-for-training';

  /** Months that could count as far as the known facts say, and whether the rest is known. */
  const look = (c: Case): { months: YearMonth[]; sure: boolean; historySure: boolean } => {
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
      if (item.benefit !== benefit) continue;
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
  };
  /** Why each claimed month that does not count does not, each month once. */
  const leaveOut = (c: Case, into: Told): void => {
    const counted = new Set<string>(look(c).months);
    const insured = among.get(c);
    const first = notBefore?.get(c)?.slice(0, 7) as YearMonth | undefined;
    const granted = new Set<string>();
    for (const item of [...(c.line.history ?? []), ...c.earlier])
      if (item.benefit === benefit) for (const month of item.months ?? []) granted.add(month);
    const whyNot = (month: YearMonth): readonly [reason: string, fact: string] => {
      if (month < from || month > through) return [`不在${spellSpan(from, through)}内`, '/claim/months'];
      if (first !== undefined && month < first)
        return [`早于首次在本企业参保的${spellMonth(first)}`, data.notBefore ?? '/claim/months'];
      if (insured !== undefined && !insured.includes(month)) return ['没有参保缴费', data.among];
      if (granted.has(month)) return ['已经补过', '/history'];
      return [`超过每人累计${atMost}个月的上限`, '/history'];
    };
    for (const month of [...new Set(c.line.claim.months)].sort()) {
      if (counted.has(month)) continue;
      const [reason, fact] = whyNot(month);
      into.months.set(reason, [...(into.months.get(reason) ?? []), month]);
      into.atFault.add(fact);
    }
  };
  return {
    facts: ['/claim/months', ...(notBefore?.facts ?? []), ...among.facts, '/history'],
    test: (c) => {
      if (c.line.claim.months === undefined) return UNKNOWN;
      const { months, sure, historySure } = look(c);
      if (months.length === 0) return NOT_MET;
      if (!sure || !historySure) return UNKNOWN;
      c.countedMonths = months;
      return MET;
    },
    missing: (c, into) => {
      if (c.line.claim.months === undefined) {
        into.add('/claim/months');
        return;
      }
      if (among.get(c) === undefined) among.missing(c, into);
      if (notBefore && notBefore.get(c) === undefined) notBefore.missing(c, into);
      const { history } = c.line;
      if (history === undefined) into.add('/history');
      history?.forEach((item, i) => {
        if (item.benefit === benefit && item.months === undefined) into.add(`/history/${i}/months`);
      });
      if (c.earlier.some((item) => item.benefit === benefit && item.months === undefined))
        into.add('/history');
    },
    tell: (c, verdict, into) => {
      if (verdict !== UNKNOWN) leaveOut(c, into);
    },
  };
}

/** 2021年, or 2018年9月至2020年12月. */
function spellSpan(from: YearMonth, through: YearMonth): string {
  const year = from.slice(0, 4);
  return from === `${year}-01` && through === `${year}-12`
    ? `${year}年`
    : `${spellMonth(from)}至${spellMonth(through)}`;
}
