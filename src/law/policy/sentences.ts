import { absentPointer } from './absent.ts';
import type { Case } from './case.ts';
import type { SentenceContext, SentenceWord, SentenceWords, Spoken } from './explanation.ts';
import { FACTS, labelOfFact } from './facts.ts';
import { formatDate, formatDay, formatMonths } from './format.ts';
import { MECHANISM_WORDS } from './mechanisms/index.ts';
import { divisionName, occupationName } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Sentences cut at their braces: text, name, text, name, ..., text. Packs hold a few hundred of them. */
const CUT = new Map<string, readonly string[]>();

/** Fills a sentence of a pack. The braces hold facts by pointer or sentence words; both were checked on loading. */
export function fillSentence(template: string, spoken: Spoken, context: SentenceContext): string {
  let parts = CUT.get(template);
  if (!parts) {
    parts = template.split(/\{([^}]*)\}/);
    CUT.set(template, parts);
  }
  let text = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2)
    text += wordOf(parts[i] ?? '', spoken, context) + (parts[i + 1] ?? '');
  return text;
}

function wordOf(name: string, spoken: Spoken, context: SentenceContext): string {
  const word = SENTENCE_WORDS.get(name);
  return word ? word(spoken, context) : formatFactOf(name, spoken.c, context.vocabulary);
}

/** Words of the case itself; a mechanism has its own words beside it. */
const WORDS_OF_CASE: SentenceWords = {
  anchor: ({ c }) => formatDay(c.anchorFact, c.anchorOn),
  'membership-day': ({ c }) => formatDay(c.membershipFact, c.membershipOn),
  period: (_, { period }) => period,
  occupation: ({ c }) => (c.occupation === undefined ? '未注明的职业（工种）' : occupationName(c.occupation)),
  level: ({ c }, { vocabulary }) =>
    c.level === undefined
      ? '等级不明'
      : c.level === null
        ? '不分等级'
        : vocabulary.label('skillLevels', c.level),
  missing: ({ missing }) => [...new Set(missing.map(labelOfFact))].join('、'),
  'claim-year': ({ c }) => `${c.line.claim.date.slice(0, 4)}年`,
  notice: (_, { noticeShort }) => noticeShort,
  benefit: ({ c }, { vocabulary }) => vocabulary.label('benefits', c.line.claim.benefit),
};
const SENTENCE_WORDS: ReadonlyMap<string, SentenceWord> = new Map(
  Object.entries({ ...WORDS_OF_CASE, ...MECHANISM_WORDS }),
);

/** Whether a sentence may name this between braces, beside facts. */
export function isSentenceWord(name: string): boolean {
  return SENTENCE_WORDS.has(name);
}

/** A fact as a sentence says it: days and months in full, occupations and places by name. */
function formatFactOf(pointer: string, c: Case, vocabulary: Vocabulary): string {
  const fact = FACTS[pointer];
  const value = fact?.get(c.line);
  if (!fact || value === undefined) return fact ? absentFact(pointer, c) : '';
  switch (fact.kind) {
    case 'date':
      return formatDate(String(value));
    case 'months':
      return (value as readonly string[]).length === 0 ? '无' : formatMonths(value as readonly string[]);
    case 'occupation':
      return occupationName(String(value));
    case 'division':
      return divisionName(String(value));
    case 'text': {
      if (pointer !== '/employer/sector') return String(value);
      const words = vocabulary.label('hardHitSectors', String(value)).replace(/\s+/g, ' ');
      return /\p{Script=Han}/u.test(words) ? words : '其他行业';
    }
    default:
      return formatFact(pointer, c, vocabulary);
  }
}

function absentFact(pointer: string, c: Case): string {
  return c.line.certificate === null && pointer.startsWith('/certificate') ? '无证书' : '没有查到';
}

/** A fact as a table shows it. */
export function formatFact(pointer: string, c: Case, vocabulary: Vocabulary): string {
  const fact = FACTS[pointer];
  if (!fact) return '';
  const value = fact.get(c.line);
  if (value === undefined)
    return c.line.certificate === null && pointer.startsWith('/certificate')
      ? '无证书'
      : `（${labelOfFact(absentPointer(c.line, pointer))}未提供）`;
  switch (fact.kind) {
    case 'word':
      return fact.words === undefined ? String(value) : vocabulary.label(fact.words, String(value));
    case 'boolean':
      return value === true ? '是' : '否';
    case 'level':
      return vocabulary.label('skillLevels', Number(value));
    case 'months':
      return (value as readonly string[]).length === 0 ? '无' : (value as readonly string[]).join('、');
    case 'text':
      return vocabulary.label('hardHitSectors', String(value));
    default:
      return String(value);
  }
}
