import { daysBetween, type LocalDate, type YearMonth } from '../kernel/index.ts';
import { type Case, levelOfCertificate, MET, NOT_MET, type Tri, UNKNOWN } from './case.ts';
import type { Condition, OnceKey, Sentences } from './conditions.ts';
import { absentPointer, FACTS, type GroupCode, type HistoryItem } from './facts.ts';

/** A condition made ready to run: closures over typed facts, no look-up by name left. */
export interface Compiled {
  readonly clause: string | undefined;
  readonly says: Sentences | undefined;
  /** Pointers of the facts it reads. */
  readonly facts: readonly string[];
  readonly test: (c: Case) => Tri;
  /** Adds the pointers of the absent facts that could change an unknown answer. */
  readonly missing: (c: Case, into: Set<string>) => void;
  /** The node that carries this answer: a branch of an any-of or a row of a table, else the node itself. */
  readonly pick: (c: Case, verdict: Tri) => Compiled;
  /** Adds the sentences of the nodes that bring this answer about; undefined for one that has none of its own. */
  readonly speak: (c: Case, verdict: Tri, into: (string | undefined)[]) => void;
}

/** How a pack's settings widen or narrow a group (readings 4 and 5). */
export interface GroupSetting {
  readonly alsoMetBy: readonly GroupCode[];
  readonly ruralHukou: boolean;
}
export interface CompileWorld {
  readonly groups: ReadonlyMap<string, GroupSetting>;
}

type Body = Pick<Compiled, 'facts' | 'test' | 'missing'> &
  Partial<Pick<Compiled, 'speak'>> & {
    /** The branch or row that carries the answer; undefined when the node itself does. */
    readonly pick?: (c: Case, verdict: Tri) => Compiled | undefined;
  };

const SENTENCE_OF = ['notMet', 'unknown', 'met'] as const;

export function compileCondition(data: Condition, world: CompileWorld): Compiled {
  const body = compileBody(data, world);
  const node: Compiled = {
    clause: data.clause,
    says: data.says,
    facts: body.facts,
    test: body.test,
    missing: body.missing,
    pick: (c, verdict) => body.pick?.(c, verdict) ?? node,
    speak: (c, verdict, into) => {
      const own = data.says?.[SENTENCE_OF[verdict]];
      if (own !== undefined || !body.speak) into.push(own);
      else body.speak(c, verdict, into);
    },
  };
  return node;
}

interface Operand<T> {
  readonly get: (c: Case) => T | undefined;
  readonly missing: (c: Case, into: Set<string>) => void;
  readonly facts: readonly string[];
}

/** Stands for the fact that gave the anchor date, until a finding names it. */
export const ANCHOR = 'anchor';

/** A fact by its pointer, or one of the derived facts. */
export function operand<T>(name: string): Operand<T> {
  switch (name) {
    case 'anchor':
      return { get: (c) => c.anchorOn as T, missing: () => {}, facts: [ANCHOR] };
    case 'membership-day':
      return { get: (c) => c.membershipOn as T, missing: () => {}, facts: [] };
    case 'occupation':
      return {
        get: (c) => c.occupation as T | undefined,
        missing: missingOccupation,
        facts: ['/training/occupation', '/certificate/occupation'],
      };
    case 'level':
      return { get: (c) => (c.level ?? undefined) as T | undefined, missing: missingLevel, facts: [] };
  }
  const get = FACTS[name]?.get;
  if (!get) throw new Error(`no such fact: ${name}`);
  return {
    get: (c) => get(c.line) as T | undefined,
    missing: (c, into) => {
      into.add(absentPointer(c.line, name));
    },
    facts: [name],
  };
}

/** Any source of the line's occupation would do; a certificate that does not exist can give none. */
export function missingOccupation(c: Case, into: Set<string>): void {
  for (const source of c.occupationSources)
    if (source.startsWith('/training') || c.line.certificate !== null || c.occupationSources.length === 1)
      into.add(absentPointer(c.line, source));
}

export function missingLevel(c: Case, into: Set<string>): void {
  for (const source of c.levelSources)
    if (source.startsWith('/certificate')) into.add(absentPointer(c.line, source));
}

function compileBody(data: Condition, world: CompileWorld): Body {
  switch (data.m) {
    case 'all-of':
      return allOf(data.of.map((child) => compileCondition(child, world)));
    case 'any-of':
      return anyOf(data.of.map((child) => compileCondition(child, world)));
    case 'none-of':
      return noneOf(data.of.map((child) => compileCondition(child, world)));
    case 'is': {
      const { value } = data;
      return onFact(data.fact, (found) => found === value);
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
      return onPair(data.pair, (a, b) => a <= b);
    case 'within': {
      const { from, through } = data;
      return onFact<string>(data.fact, (day) => day >= from && (through === null || day <= through));
    }
    case 'never-or-after':
      return neverOrAfter(data.fact, data.day);
    case 'member-of':
      return memberOf(data.groups, data.graduatedInYearOf, world);
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
      return lookup(data, world);
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
  };
}

function onFact<T>(fact: string, holds: (value: T) => boolean): Body {
  const { get, missing, facts } = operand<T>(fact);
  return {
    facts,
    test: (c) => {
      const value = get(c);
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
  };
}

/** The absence of the first fact is an answer: it never happened. */
function neverOrAfter(fact: string, day: string): Body {
  const happened = operand<string>(fact);
  const reference = operand<string>(day);
  return {
    facts: [...happened.facts, ...reference.facts],
    test: (c) => {
      const on = happened.get(c);
      if (on === undefined) return MET;
      const start = reference.get(c);
      return start === undefined ? UNKNOWN : on > start ? MET : NOT_MET;
    },
    missing: reference.missing,
  };
}

function memberOf(
  groups: readonly GroupCode[],
  graduatedInYearOf: string | undefined,
  world: CompileWorld,
): Body {
  // Group code -> whether the hukou must be rural too. A group reached both ways keeps the easier one.
  const wanted = new Map<string, boolean>();
  for (const group of groups) {
    const setting = world.groups.get(group);
    const rural = setting?.ruralHukou ?? false;
    for (const code of [group, ...(setting?.alsoMetBy ?? [])])
      wanted.set(code, (wanted.get(code) ?? true) && rural);
  }
  const anyPlain = [...wanted.values()].some((rural) => !rural);
  const anyRural = [...wanted.values()].some((rural) => rural);
  const yearDay = graduatedInYearOf === undefined ? undefined : operand<string>(graduatedInYearOf);

  const answerFor = (c: Case, index: number): Tri => {
    const membership = c.line.person.groups?.[index];
    if (!membership) return NOT_MET;
    const rural = wanted.get(membership.code);
    if (rural === undefined) return NOT_MET;
    const day = c.membershipOn;
    if (membership.from > day || (membership.until !== undefined && membership.until < day)) return NOT_MET;
    let answer: Tri = MET;
    if (rural) {
      const { hukou } = c.line.person;
      answer = hukou === undefined ? UNKNOWN : hukou === 'rural' ? MET : NOT_MET;
    }
    if (yearDay && answer !== NOT_MET) {
      const on = yearDay.get(c);
      const year = membership.graduationYear;
      if (on === undefined || year === undefined) return UNKNOWN;
      if (Number(on.slice(0, 4)) !== year) return NOT_MET;
    }
    return answer;
  };
  return {
    facts: ['/person/groups', ...(anyRural ? ['/person/hukou'] : []), ...(yearDay?.facts ?? [])],
    test: (c) => {
      const { groups: memberships, hukou } = c.line.person;
      if (memberships === undefined) return anyPlain || hukou !== 'urban' ? UNKNOWN : NOT_MET;
      let greatest: Tri = NOT_MET;
      for (let i = 0; i < memberships.length; i++) {
        const answer = answerFor(c, i);
        if (answer === MET) return MET;
        if (answer > greatest) greatest = answer;
      }
      return greatest;
    },
    missing: (c, into) => {
      const { groups: memberships, hukou } = c.line.person;
      if (memberships === undefined) {
        into.add('/person/groups');
        return;
      }
      memberships.forEach((membership, i) => {
        if (answerFor(c, i) !== UNKNOWN) return;
        if (wanted.get(membership.code) && hukou === undefined) into.add('/person/hukou');
        if (!yearDay) return;
        if (membership.graduationYear === undefined) into.add(`/person/groups/${i}/graduationYear`);
        if (yearDay.get(c) === undefined) yearDay.missing(c, into);
      });
    },
  };
}

function holdsCertificate(kinds: ReadonlySet<string>): Body {
  return {
    facts: ['/certificate/kind'],
    test: (c) => {
      const { certificate } = c.line;
      if (certificate === null) return NOT_MET;
      if (certificate?.kind === undefined) return UNKNOWN;
      return kinds.has(certificate.kind) ? MET : NOT_MET;
    },
    missing: (c, into) => {
      into.add(absentPointer(c.line, '/certificate/kind'));
    },
  };
}

const OCCUPATION_FITS: Body = {
  facts: ['/training/occupation', '/certificate/occupation'],
  test: (c) => {
    const wanted = c.line.training?.occupation;
    if (wanted === undefined) return MET;
    const held = c.line.certificate?.occupation;
    return held === undefined ? UNKNOWN : held === wanted ? MET : NOT_MET;
  },
  missing: (c, into) => {
    into.add(absentPointer(c.line, '/certificate/occupation'));
  },
};

const LEVEL_FITS: Body = {
  facts: ['/training/level', '/certificate/level'],
  test: (c) => {
    const wanted = c.line.training?.level;
    const { certificate } = c.line;
    if (wanted === undefined || certificate === null) return MET;
    const held = certificate === undefined ? undefined : levelOfCertificate(certificate);
    if (held === undefined) return UNKNOWN;
    return held === null || held === wanted ? MET : NOT_MET;
  },
  missing: (c, into) => {
    into.add(absentPointer(c.line, '/certificate/level'));
  },
};

/** Readings 12 and 13: no earlier grant may be the same in all the named marks. */
function oncePer(benefits: readonly string[], same: readonly OnceKey[]): Body {
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
  };
}

/** This grant and all earlier ones of these benefits together may not be more than so many times. */
function atMostTimes(benefits: readonly string[], times: number): Body {
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

/** Readings 17 and 18: which of the claimed months may be paid. Leaves them in the case when it is met. */
function perMonth(data: Extract<Condition, { m: 'per-month' }>): Body {
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
  };
}

function lookup(data: Extract<Condition, { m: 'lookup' }>, world: CompileWorld): Body {
  const by = operand<string>(data.by);
  const rows = new Map<string, Compiled>();
  for (const row of data.rows) {
    const compiled = compileCondition(row.condition, world);
    for (const value of row.values) rows.set(value, compiled);
  }
  const rowOf = (c: Case) => {
    const value = by.get(c);
    return value === undefined ? undefined : rows.get(value);
  };
  return {
    facts: [...new Set([...by.facts, ...[...rows.values()].flatMap((row) => row.facts)])],
    test: (c) => {
      const value = by.get(c);
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
  };
}
