import {
  type LocalDate,
  parseLocalDate,
  parseYearMonth,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import { type Benefit, type GroupCode, WORDS } from './claim-line.ts';
import { FACTS } from './facts.ts';
import type { Located } from './yaml-source.ts';

/** What every condition may carry beside its mechanism. */
interface Beside {
  /** By what right, when it differs from the check's own clause. */
  readonly clause?: string;
  /** The reading of the contract it rests on, and why, where the notice is silent or open. */
  readonly reading?: number;
  readonly judgement?: string;
  /** Sentences of its own, used instead of the check's when this very condition decides. */
  readonly says?: Sentences;
}
export interface Sentences {
  readonly met?: string;
  readonly notMet?: string;
  readonly unknown?: string;
}

/** The closed set of mechanisms. There is no expression and no code in a pack: only these. */
export type Condition = Beside &
  (
    | { readonly m: 'all-of' | 'any-of' | 'none-of'; readonly of: readonly Condition[] }
    | { readonly m: 'is'; readonly fact: string; readonly value: string | boolean }
    | { readonly m: 'one-of'; readonly fact: string; readonly values: readonly string[] }
    | { readonly m: 'at-least'; readonly fact: string; readonly value: number }
    | { readonly m: 'above'; readonly fact: string; readonly value: number }
    | { readonly m: 'not-empty'; readonly fact: string }
    | { readonly m: 'same' | 'different'; readonly pair: readonly [string, string] }
    | { readonly m: 'not-after'; readonly pair: readonly [string, string] }
    | { readonly m: 'never-or-after'; readonly fact: string; readonly day: string }
    | {
        readonly m: 'within';
        readonly fact: string;
        readonly from: LocalDate;
        readonly through: LocalDate | null;
      }
    | { readonly m: 'member-of'; readonly groups: readonly GroupCode[]; readonly graduatedInYearOf?: string }
    | { readonly m: 'holds-certificate'; readonly kinds: readonly string[] }
    | { readonly m: 'certificate-fits-class'; readonly by: 'occupation' | 'level' }
    | { readonly m: 'once-per'; readonly benefits: readonly Benefit[]; readonly same: readonly OnceKey[] }
    | { readonly m: 'at-most'; readonly benefits: readonly Benefit[]; readonly times: number }
    | {
        readonly m: 'share-at-least';
        readonly fact: string;
        readonly whole: string;
        readonly percent: number;
      }
    | {
        readonly m: 'within-days';
        readonly since: string;
        readonly until: string;
        readonly days: number;
      }
    | {
        readonly m: 'per-month';
        readonly from: YearMonth;
        readonly through: YearMonth;
        readonly among: string;
        readonly notBefore?: string;
        readonly atMost?: number;
      }
    | {
        readonly m: 'lookup';
        readonly by: string;
        readonly rows: readonly { readonly values: readonly string[]; readonly condition: Condition }[];
      }
  );

export type Mechanism = Condition['m'];
export const ONCE_KEYS = ['occupation', 'level', 'payment-year', 'class-start', 'certificate-issue'] as const;
export type OnceKey = (typeof ONCE_KEYS)[number];

/** Facts that are worked out from the line, beside those that stand in it. */
export const DERIVED_FACTS = ['anchor', 'membership-day', 'occupation', 'level'] as const;
/** What a sentence may name between braces, beside facts. */
export const SENTENCE_WORDS = [
  ...DERIVED_FACTS,
  'missing',
  'groups',
  'held',
  'rural-only',
  'period',
  'trade',
  'claim-year',
  'grant',
  'not-counted',
  'own-certificate',
  'counted',
  'count',
  'notice',
  'benefit',
];

const MECHANISMS: readonly Mechanism[] = [
  'all-of',
  'any-of',
  'none-of',
  'is',
  'one-of',
  'at-least',
  'above',
  'not-empty',
  'same',
  'different',
  'not-after',
  'never-or-after',
  'within',
  'member-of',
  'holds-certificate',
  'certificate-fits-class',
  'once-per',
  'at-most',
  'share-at-least',
  'within-days',
  'per-month',
  'lookup',
];
const BESIDE = ['clause', 'reading', 'judgement', 'says'];

/** What the reader needs to know from outside: which clauses exist. */
export interface ReadContext {
  readonly hasClause: (id: string) => boolean;
}

/** Reads one condition: a mapping with exactly one mechanism. Anything else is a fault with its line. */
export function readCondition(source: Located, context: ReadContext): Condition | undefined {
  const keys = source.map({ optional: [...MECHANISMS, ...BESIDE] });
  const used = MECHANISMS.filter((mechanism) => keys.has(mechanism));
  const mechanism = used[0];
  const argument = mechanism === undefined ? undefined : keys.get(mechanism);
  if (mechanism === undefined || argument === undefined || used.length !== 1)
    return source.fault(`expected exactly one mechanism of ${MECHANISMS.join(', ')}`);
  const body = readBody(mechanism, argument, context);
  if (!body) return undefined;
  return { ...body, ...readBeside(keys, context) };
}

function readBeside(keys: ReadonlyMap<string, Located>, context: ReadContext): Beside {
  const clause = readClauseId(keys.get('clause'), context);
  const reading = keys.get('reading')?.whole();
  const judgement = keys.get('judgement')?.text();
  const says = keys.has('says') ? readSentences(keys.get('says') as Located, false) : undefined;
  return {
    ...(clause === undefined ? {} : { clause }),
    ...(reading === undefined ? {} : { reading }),
    ...(judgement === undefined ? {} : { judgement }),
    ...(says === undefined ? {} : { says }),
  };
}

export function readClauseId(source: Located | undefined, context: ReadContext): string | undefined {
  if (!source) return undefined;
  const id = source.text();
  if (id !== undefined && !context.hasClause(id)) source.fault(`clause ${id} does not stand in clauses.yaml`);
  return id;
}

export function readDate(source: Located | undefined): LocalDate | undefined {
  if (!source) return undefined;
  const date = typeof source.value === 'string' ? parseLocalDate(source.value) : undefined;
  return date ?? source.fault('expected a date YYYY-MM-DD');
}

/** Sentences with their placeholders checked: a fact or a sentence word between braces, nothing else. */
export function readSentences(source: Located, whole: boolean): Sentences {
  const keys = source.map(
    whole
      ? { required: ['met', 'not-met'], optional: ['unknown'] }
      : { optional: ['met', 'not-met', 'unknown'] },
  );
  const read = (key: string) => {
    const text = keys.get(key)?.text();
    for (const match of text?.matchAll(/\{([^}]*)\}/g) ?? []) {
      const name = match[1] ?? '';
      if (!(name in FACTS) && !SENTENCE_WORDS.includes(name))
        keys.get(key)?.fault(`the sentence names {${name}}, which is no fact`);
    }
    return text;
  };
  const met = read('met');
  const notMet = read('not-met');
  const unknown = read('unknown');
  return {
    ...(met === undefined ? {} : { met }),
    ...(notMet === undefined ? {} : { notMet }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

function readFact(source: Located | undefined, kinds: readonly string[]): string | undefined {
  const name = source?.text();
  if (!source || name === undefined) return undefined;
  const kind =
    name === 'anchor' || name === 'membership-day'
      ? 'date'
      : name === 'occupation' || name === 'level'
        ? name
        : FACTS[name]?.kind;
  if (kind === undefined) return source.fault(`"${name}" is not a fact of a claim line`);
  if (!kinds.includes(kind)) return source.fault(`"${name}" is a ${kind}; expected ${kinds.join(' or ')}`);
  return name;
}

function readWords<T extends string>(source: Located | undefined, words: readonly T[], what: string): T[] {
  if (!source) return [];
  const items = source.list().flatMap((item) => item.word(words, what) ?? []);
  if (items.length === 0) source.fault(`expected at least one ${what}`);
  if (new Set(items).size !== items.length) source.fault(`a ${what} stands here twice`);
  return items;
}

function wordsOfFact(fact: string | undefined): readonly string[] | undefined {
  const list = fact === undefined ? undefined : FACTS[fact]?.words;
  return list === undefined ? undefined : WORDS[list];
}

function readPair(source: Located, kinds: readonly string[]): readonly [string, string] | undefined {
  const items = source.list();
  if (items.length !== 2) return source.fault('expected two facts');
  const first = readFact(items[0], kinds);
  const second = readFact(items[1], kinds);
  return first === undefined || second === undefined ? undefined : [first, second];
}

function readBody(m: Mechanism, source: Located, context: ReadContext): Condition | undefined {
  switch (m) {
    case 'all-of':
    case 'any-of':
    case 'none-of': {
      const of = source.list().flatMap((item) => readCondition(item, context) ?? []);
      if (source.list().length === 0) return source.fault(`${m} needs at least one condition`);
      return { m, of };
    }
    case 'is': {
      const keys = source.map({ required: ['fact', 'value'] });
      const fact = readFact(keys.get('fact'), ['word', 'boolean']);
      const value = keys.get('value');
      if (fact === undefined || value === undefined) return undefined;
      if (FACTS[fact]?.kind === 'boolean')
        return typeof value.value === 'boolean'
          ? { m, fact, value: value.value }
          : value.fault('expected true or false');
      const word = value.word(wordsOfFact(fact) ?? [], `word for ${fact}`);
      return word === undefined ? undefined : { m, fact, value: word };
    }
    case 'one-of': {
      const keys = source.map({ required: ['fact', 'values'] });
      const fact = readFact(keys.get('fact'), ['word', 'text']);
      const list = keys.get('values');
      const words = wordsOfFact(fact);
      const values = words
        ? readWords(list, words, `word for ${fact}`)
        : (list?.list().flatMap((item) => item.text() ?? []) ?? []);
      return fact === undefined || values.length === 0 ? undefined : { m, fact, values };
    }
    case 'at-least':
    case 'above': {
      const keys = source.map({ required: ['fact', 'value'] });
      const fact = readFact(keys.get('fact'), ['number', 'whole']);
      const value = keys.get('value')?.whole();
      return fact === undefined || value === undefined ? undefined : { m, fact, value };
    }
    case 'not-empty': {
      const fact = readFact(source, ['months']);
      return fact === undefined ? undefined : { m, fact };
    }
    case 'same':
    case 'different': {
      const pair = readPair(source, ['occupation', 'division', 'level', 'word']);
      return pair && { m, pair };
    }
    case 'not-after': {
      const pair = readPair(source, ['date']);
      return pair && { m, pair };
    }
    case 'never-or-after': {
      const keys = source.map({ required: ['fact', 'day'] });
      const fact = readFact(keys.get('fact'), ['date']);
      const day = readFact(keys.get('day'), ['date']);
      return fact === undefined || day === undefined ? undefined : { m, fact, day };
    }
    case 'within': {
      const keys = source.map({ required: ['fact', 'from'], optional: ['through'] });
      const fact = readFact(keys.get('fact'), ['date']);
      const from = readDate(keys.get('from'));
      const through = readDate(keys.get('through')) ?? null;
      if (fact === undefined || from === undefined) return undefined;
      if (through !== null && through < from) return source.fault('"through" lies before "from"');
      return { m, fact, from, through };
    }
    case 'member-of': {
      const keys = source.map({ required: ['groups'], optional: ['graduated-in-year-of'] });
      const groups = readWords(keys.get('groups'), WORDS.groups, 'group');
      const year = keys.has('graduated-in-year-of')
        ? readFact(keys.get('graduated-in-year-of'), ['date'])
        : undefined;
      if (groups.length === 0) return undefined;
      return { m, groups, ...(year === undefined ? {} : { graduatedInYearOf: year }) };
    }
    case 'holds-certificate': {
      const keys = source.map({ required: ['kinds'] });
      const kinds = readWords(keys.get('kinds'), WORDS.certificateKinds, 'kind of certificate');
      return kinds.length === 0 ? undefined : { m, kinds };
    }
    case 'certificate-fits-class': {
      const by = source.word(['occupation', 'level'] as const, 'way to fit');
      return by === undefined ? undefined : { m, by };
    }
    case 'once-per': {
      const keys = source.map({ required: ['benefits', 'same'] });
      const benefits = readWords(keys.get('benefits'), WORDS.benefits, 'benefit');
      const same = readWords(keys.get('same'), ONCE_KEYS, 'mark of sameness');
      return benefits.length === 0 || same.length === 0 ? undefined : { m, benefits, same };
    }
    case 'at-most': {
      const keys = source.map({ required: ['benefits', 'times'] });
      const benefits = readWords(keys.get('benefits'), WORDS.benefits, 'benefit');
      const times = keys.get('times')?.whole(1);
      return benefits.length === 0 || times === undefined ? undefined : { m, benefits, times };
    }
    case 'share-at-least': {
      const keys = source.map({ required: ['fact', 'of', 'percent'] });
      const fact = readFact(keys.get('fact'), ['number', 'whole']);
      const whole = readFact(keys.get('of'), ['number', 'whole']);
      const percent = keys.get('percent')?.whole(1);
      if (fact === undefined || whole === undefined || percent === undefined) return undefined;
      if (percent > 100) return source.fault('expected a percentage up to 100');
      return { m, fact, whole, percent };
    }
    case 'within-days': {
      const keys = source.map({ required: ['since', 'until', 'days'] });
      const since = readFact(keys.get('since'), ['date']);
      const until = readFact(keys.get('until'), ['date']);
      const days = keys.get('days')?.whole();
      if (since === undefined || until === undefined || days === undefined) return undefined;
      return { m, since, until, days };
    }
    case 'per-month': {
      const keys = source.map({
        required: ['from', 'through', 'among'],
        optional: ['not-before', 'at-most'],
      });
      const month = (key: string): YearMonth | undefined => {
        const value = keys.get(key);
        const read = typeof value?.value === 'string' ? parseYearMonth(value.value) : undefined;
        return read ?? value?.fault('expected a month YYYY-MM');
      };
      const from = month('from');
      const through = month('through');
      const among = readFact(keys.get('among'), ['months']);
      const notBefore = keys.has('not-before') ? readFact(keys.get('not-before'), ['date']) : undefined;
      const atMost = keys.get('at-most')?.whole(1);
      if (from === undefined || through === undefined || among === undefined) return undefined;
      if (through < from) return source.fault('"through" lies before "from"');
      return {
        m,
        from,
        through,
        among,
        ...(notBefore === undefined ? {} : { notBefore }),
        ...(atMost === undefined ? {} : { atMost }),
      };
    }
    case 'lookup':
      return readLookup(source, context);
  }
}

/** A table: each word of the fact in exactly one row. "others: not-met" says that a gap is meant. */
function readLookup(source: Located, context: ReadContext): Condition | undefined {
  const keys = source.map({ required: ['by', 'rows'], optional: ['others'] });
  const by = readFact(keys.get('by'), ['word']);
  const words = wordsOfFact(by);
  if (by === undefined || !words) return undefined;
  keys.get('others')?.word(['not-met'] as const, 'answer for all others');
  const seen = new Set<string>();
  const rows = (keys.get('rows')?.list() ?? []).flatMap((row) => {
    const cells = row.map({ required: ['values', 'condition'] });
    const values = readWords(cells.get('values'), words, `word for ${by}`);
    for (const value of values) {
      if (seen.has(value)) row.fault(`"${value}" stands in two rows of this table`);
      seen.add(value);
    }
    const condition = cells.has('condition')
      ? readCondition(cells.get('condition') as Located, context)
      : undefined;
    return condition ? [{ values, condition }] : [];
  });
  const gap = words.filter((word) => !seen.has(word));
  if (gap.length > 0 && !keys.has('others'))
    source.fault(`no row covers ${gap.join(', ')}; add rows or say "others: not-met"`);
  return { m: 'lookup', by, rows };
}
