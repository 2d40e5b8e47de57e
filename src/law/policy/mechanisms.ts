import { daysBetween, type LocalDate } from '../../platform/kernel/index.ts';
import { type Case, MET, NOT_MET, type Tri, UNKNOWN } from './case.ts';
import { type Body, type CompileContext, type Compiled, operand } from './compiled.ts';
import type { Condition } from './conditions.ts';
import { atMostTimes, oncePer, perMonth } from './mechanisms-history.ts';
import { holdsCertificate, LEVEL_FITS, memberOf, OCCUPATION_FITS } from './mechanisms-person.ts';
import { blame } from './told.ts';

const SENTENCE_OF = ['notMet', 'unknown', 'met'] as const;

export function compileCondition(data: Condition, context: CompileContext): Compiled {
  const body = compileBody(data, context);
  const { pick } = body;
  const node: Compiled = {
    clause: data.clause,
    says: data.says,
    facts: body.facts,
    test: body.test,
    missing: body.missing,
    pick: pick ? (c, verdict) => pick(c, verdict) ?? node : () => node,
    speak: (c, verdict, into) => {
      const own = data.says?.[SENTENCE_OF[verdict]];
      if (own !== undefined || !body.speak) into.push(own);
      else body.speak(c, verdict, into);
    },
    tell:
      body.tell ??
      ((_, verdict, into) => {
        if (verdict === NOT_MET) blame(body.facts, into);
      }),
  };
  return node;
}

function compileBody(data: Condition, context: CompileContext): Body {
  switch (data.m) {
    case 'all-of':
      return allOf(data.of.map((child) => compileCondition(child, context)));
    case 'any-of':
      return anyOf(data.of.map((child) => compileCondition(child, context)));
    case 'none-of':
      return noneOf(data.of.map((child) => compileCondition(child, context)));
    case 'is': {
      const { value } = data;
      return isValue(data.fact, value);
    }
    case 'one-of': {
      const values = new Set<unknown>(data.values);
      return onFact(data.fact, (found) => values.has(found));
    }
    case 'at-least': {
      const { value } = data;
      return onFact<number>(data.fact, (found) => found >= value);
    }
    case 'above': {
      const { value } = data;
      return onFact<number>(data.fact, (found) => found > value);
    }
    case 'not-empty':
      return onFact<readonly unknown[]>(data.fact, (found) => found.length > 0);
    case 'same':
      return onPair(data.pair, (a, b) => a === b);
    case 'different':
      return onPair(data.pair, (a, b) => a !== b);
    case 'not-after':
      return notAfter(data.pair);
    case 'within': {
      const { from, through } = data;
      return onFact<string>(data.fact, (day) => day >= from && (through === null || day <= through));
    }
    case 'never-or-after':
      return neverOrAfter(data.fact, data.day);
    case 'member-of':
      return memberOf(data.groups, data.graduatedInYearOf, context);
    case 'holds-certificate':
      return holdsCertificate(new Set(data.kinds));
    case 'certificate-fits-class':
      return data.by === 'occupation' ? OCCUPATION_FITS : LEVEL_FITS;
    case 'once-per':
      return oncePer(data.benefits, data.same);
    case 'at-most':
      return atMostTimes(data.benefits, data.times);
    case 'share-at-least':
      return shareAtLeast(data.fact, data.whole, data.percent);
    case 'within-days':
      return withinDays(data.since, data.until, data.days);
    case 'per-month':
      return perMonth(data);
    case 'lookup':
      return lookup(data, context);
  }
}

function factsOf(children: readonly Compiled[]): readonly string[] {
  return [...new Set(children.flatMap((child) => child.facts))];
}

function allOf(children: readonly Compiled[]): Body {
  const test = (c: Case): Tri => {
    let least: Tri = MET;
    for (let i = 0; i < children.length; i++) {
      const answer = (children[i] as Compiled).test(c);
      if (answer === NOT_MET) return NOT_MET;
      if (answer < least) least = answer;
    }
    return least;
  };
  return {
    facts: factsOf(children),
    test,
    missing: (c, into) => {
      for (const child of children) if (child.test(c) === UNKNOWN) child.missing(c, into);
    },
    speak: (c, verdict, into) => {
      for (const child of children) if (child.test(c) === verdict) child.speak(c, verdict, into);
    },
    tell: (c, verdict, into) => {
      for (const child of children) if (child.test(c) === verdict) child.tell(c, verdict, into);
    },
  };
}

function anyOf(children: readonly Compiled[]): Body {
  const test = (c: Case): Tri => {
    let greatest: Tri = NOT_MET;
    for (let i = 0; i < children.length; i++) {
      const answer = (children[i] as Compiled).test(c);
      if (answer === MET) return MET;
      if (answer > greatest) greatest = answer;
    }
    return greatest;
  };
  const carrying = (c: Case, verdict: Tri) =>
    verdict === NOT_MET ? undefined : children.find((child) => child.test(c) === verdict);
  return {
    facts: factsOf(children),
    test,
    missing: (c, into) => {
      for (const child of children) if (child.test(c) === UNKNOWN) child.missing(c, into);
    },
    pick: (c, verdict) => carrying(c, verdict)?.pick(c, verdict),
    speak: (c, verdict, into) => {
      const branch = carrying(c, verdict);
      if (branch) branch.speak(c, verdict, into);
      else into.push(undefined);
    },
    tell: (c, verdict, into) => {
      if (verdict === NOT_MET) for (const child of children) child.tell(c, verdict, into);
      else carrying(c, verdict)?.tell(c, verdict, into);
    },
  };
}

function noneOf(children: readonly Compiled[]): Body {
  const any = anyOf(children);
  return {
    facts: any.facts,
    test: (c) => (MET - any.test(c)) as Tri,
    missing: any.missing,
    speak: (c, verdict, into) => {
      const inner = (MET - verdict) as Tri;
      for (const child of children) if (child.test(c) === inner) child.speak(c, inner, into);
    },
    tell: (c, verdict, into) => {
      if (verdict !== NOT_MET) return;
      for (const child of children) if (child.test(c) === MET) blame(child.facts, into);
    },
  };
}

// Two mechanisms that most checks are made of, written out: a call less for each.

function isValue(fact: string, wanted: unknown): Body {
  const { read, missing, facts } = operand<unknown>(fact);
  return {
    facts,
    test: (c) => {
      const value = read(c.line, c);
      return value === undefined ? UNKNOWN : value === wanted ? MET : NOT_MET;
    },
    missing,
  };
}

function notAfter(pair: readonly [string, string]): Body {
  const first = operand<string>(pair[0]).read;
  const second = operand<string>(pair[1]).read;
  return {
    ...onPair(pair, (a, b) => a <= b),
    test: (c) => {
      const a = first(c.line, c);
      const b = second(c.line, c);
      return a === undefined || b === undefined ? UNKNOWN : a <= b ? MET : NOT_MET;
    },
  };
}

function onFact<T>(fact: string, holds: (value: T) => boolean): Body {
  const { read, missing, facts } = operand<T>(fact);
  return {
    facts,
    test: (c) => {
      const value = read(c.line, c);
      return value === undefined ? UNKNOWN : holds(value) ? MET : NOT_MET;
    },
    missing,
  };
}

function onPair(pair: readonly [string, string], holds: (a: string, b: string) => boolean): Body {
  const first = operand<string>(pair[0]);
  const second = operand<string>(pair[1]);
  return {
    facts: [...first.facts, ...second.facts],
    test: (c) => {
      const a = first.get(c);
      const b = second.get(c);
      return a === undefined || b === undefined ? UNKNOWN : holds(a, b) ? MET : NOT_MET;
    },
    missing: (c, into) => {
      if (first.get(c) === undefined) first.missing(c, into);
      if (second.get(c) === undefined) second.missing(c, into);
    },
    tell: (c, verdict, into) => {
      if (verdict !== NOT_MET) return;
      blame(pair[0] === 'occupation' ? [occupationSource(c)] : first.facts, into);
      blame(pair[1] === 'occupation' ? [occupationSource(c)] : second.facts, into);
    },
  };
}

/** Where the line's occupation came from. */
function occupationSource({ line }: Case): string {
  return line.training?.occupation === undefined ? '/certificate/occupation' : '/training/occupation';
}

/** The absence of the first fact is an answer: it never happened. */
function neverOrAfter(fact: string, day: string): Body {
  const happened = operand<string>(fact);
  const reference = operand<string>(day);
  return {
    facts: [...happened.facts, ...reference.facts],
    test: (c) => {
      const on = happened.read(c.line, c);
      if (on === undefined) return MET;
      const start = reference.read(c.line, c);
      return start === undefined ? UNKNOWN : on > start ? MET : NOT_MET;
    },
    missing: reference.missing,
  };
}

/** A part of at least so many percent of the whole: attendance thresholds that a city sets. */
function shareAtLeast(fact: string, whole: string, percent: number): Body {
  const part = operand<number>(fact);
  const all = operand<number>(whole);
  return {
    facts: [...part.facts, ...all.facts],
    test: (c) => {
      const some = part.get(c);
      const total = all.get(c);
      if (some === undefined || total === undefined) return UNKNOWN;
      return some * 100 >= total * percent ? MET : NOT_MET;
    },
    missing: (c, into) => {
      if (part.get(c) === undefined) part.missing(c, into);
      if (all.get(c) === undefined) all.missing(c, into);
    },
  };
}

/** The second day lies at most so many days after the first: deadlines that a city sets. */
function withinDays(since: string, until: string, days: number): Body {
  const first = operand<LocalDate>(since);
  const last = operand<LocalDate>(until);
  return {
    facts: [...first.facts, ...last.facts],
    test: (c) => {
      const from = first.get(c);
      const to = last.get(c);
      if (from === undefined || to === undefined) return UNKNOWN;
      return daysBetween(from, to) <= days ? MET : NOT_MET;
    },
    missing: (c, into) => {
      if (first.get(c) === undefined) first.missing(c, into);
      if (last.get(c) === undefined) last.missing(c, into);
    },
  };
}

function lookup(data: Extract<Condition, { m: 'lookup' }>, context: CompileContext): Body {
  const by = operand<string>(data.by);
  const rows = new Map<string, Compiled>();
  for (const row of data.rows) {
    const compiled = compileCondition(row.condition, context);
    for (const value of row.values) rows.set(value, compiled);
  }
  const rowOf = (c: Case) => {
    const value = by.read(c.line, c);
    return value === undefined ? undefined : rows.get(value);
  };
  return {
    facts: [...new Set([...by.facts, ...[...rows.values()].flatMap((row) => row.facts)])],
    test: (c) => {
      const value = by.read(c.line, c);
      if (value === undefined) return UNKNOWN;
      return rows.get(value)?.test(c) ?? NOT_MET;
    },
    missing: (c, into) => {
      if (by.get(c) === undefined) by.missing(c, into);
      else rowOf(c)?.missing(c, into);
    },
    pick: (c, verdict) => rowOf(c)?.pick(c, verdict),
    speak: (c, verdict, into) => {
      const row = rowOf(c);
      if (row) row.speak(c, verdict, into);
      else into.push(undefined);
    },
    tell: (c, verdict, into) => {
      const row = rowOf(c);
      if (row) row.tell(c, verdict, into);
      else if (verdict === NOT_MET) blame(by.facts, into);
    },
  };
}
