import { type Case, MET, NOT_MET, type Tri } from './case.ts';
import { absentPointer, FACTS, labelOfFact } from './facts.ts';
import { divisionName, occupationName } from './names.ts';
import { spellDate, spellDay, spellMonths } from './spelling.ts';
import type { Told } from './told.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What sentences need beside the case itself. */
export interface SentenceContext {
  readonly vocabulary: Vocabulary;
  readonly noticeShort: string;
  /** When the notice (or layer) holds: 自2024年1月19日起施行. */
  readonly period: string;
}

/** What one sentence speaks of. */
export interface Spoken {
  readonly c: Case;
  readonly answer: Tri;
  /** Facts of the finding; for an unknown, the absent ones. */
  readonly missing: readonly string[];
  readonly told: Told;
}

/** Sentences cut at their braces: text, name, text, name, ..., text. Packs hold a few hundred of them. */
const CUT = new Map<string, readonly string[]>();

/** Fills a sentence of a pack. The braces hold facts by pointer or sentence words; both were checked on loading. */
export function fillSentence(template: string, spoken: Spoken, context: SentenceContext): string {
  let parts = CUT.get(template);
  if (!parts) {
    parts = template.split(/\{([^}]*)\}/);
    CUT.set(template, parts);
  }
  let said = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2)
    said += spell(parts[i] ?? '', spoken, context) + (parts[i + 1] ?? '');
  return said;
}

function spell(name: string, { c, answer, missing, told }: Spoken, context: SentenceContext): string {
  const { vocabulary } = context;
  switch (name) {
    case 'anchor':
      return spellDay(c.anchorFact, c.anchorOn);
    case 'membership-day':
      return spellDay(c.membershipFact, c.membershipOn);
    case 'period':
      return context.period;
    case 'occupation':
      return c.occupation === undefined ? '未注明的职业（工种）' : occupationName(c.occupation);
    case 'level':
      return c.level === undefined
        ? '等级不明'
        : c.level === null
          ? '不分等级'
          : vocabulary.label('skillLevels', c.level);
    case 'trade':
      return spellTrade(c, vocabulary);
    case 'missing':
      return [...new Set(missing.map(labelOfFact))].join('、');
    case 'groups':
      return (answer === MET && labelsOf(told.groups, vocabulary)) || spellGroups(c, vocabulary);
    case 'held':
      return spellHeld(c, vocabulary);
    case 'rural-only':
      return told.ruralOnly.size === 0
        ? ''
        : `；${labelsOf(told.ruralOnly, vocabulary)}须是农业（农村）户籍才算`;
    case 'own-certificate': {
      const kind = c.line.certificate?.kind;
      return kind === undefined ? '本人没有证书' : `本人的是${vocabulary.label('certificateKinds', kind)}`;
    }
    case 'claim-year':
      return `${c.line.claim.date.slice(0, 4)}年`;
    case 'grant':
      return spellGrants(told, vocabulary);
    case 'counted':
      return spellMonths(c.countedMonths);
    case 'count':
      return String(c.countedMonths.length);
    case 'not-counted':
      return spellNotCounted(answer, told);
    case 'notice':
      return context.noticeShort;
    case 'benefit':
      return vocabulary.label('benefits', c.line.claim.benefit);
    default:
      return sayFact(name, c, vocabulary);
  }
}

/** What once-only counts by. An absent part does not narrow: the check was met whatever it is. */
function spellTrade(c: Case, vocabulary: Vocabulary): string {
  const { occupation, level } = c;
  if (occupation === undefined)
    return level === undefined
      ? '任何职业（工种）、任何等级'
      : `${level === null ? '不分等级' : vocabulary.label('skillLevels', level)}、任何职业（工种）`;
  const name = occupationName(occupation);
  if (level === undefined) return `${name}任何等级`;
  return level === null ? `${name}（不分等级）` : `${name}${vocabulary.label('skillLevels', level)}`;
}

function labelsOf(groups: ReadonlySet<string>, vocabulary: Vocabulary): string {
  return [...groups].map((code) => vocabulary.label('groups', code)).join('、');
}

/** Groups that hold on the membership day, whether they qualify or not; undefined when they are not known. */
function groupsHeld(c: Case, vocabulary: Vocabulary): string[] | undefined {
  const held = c.line.person.groups
    ?.filter(
      (group) => group.from <= c.membershipOn && (group.until === undefined || group.until >= c.membershipOn),
    )
    .map((group) => vocabulary.label('groups', group.code));
  return held && [...new Set(held)];
}

function spellGroups(c: Case, vocabulary: Vocabulary): string {
  const held = groupsHeld(c, vocabulary);
  if (held === undefined) return '人员类别不明';
  return held.length === 0 ? '无在效的人员类别' : held.join('、');
}

function spellHeld(c: Case, vocabulary: Vocabulary): string {
  const held = groupsHeld(c, vocabulary);
  if (held === undefined) return '本人的人员类别没有查到';
  return held.length === 0 ? '本人没有有效的人员类别' : `本人属${held.join('、')}`;
}

function spellGrants(told: Told, vocabulary: Vocabulary): string {
  const said = told.grants.map(({ item, beside }) => {
    const benefit = vocabulary.label('benefits', item.benefit);
    return beside
      ? `${spellDate(item.paidOn)}已核定一笔${benefit}`
      : `${spellDate(item.paidOn)}已领过${benefit}`;
  });
  return [...new Set(said)].join('、');
}

/** 2021年1月早于…；2021年9月、10月没有参保缴费. After a met, with its own beginning, or nothing. */
function spellNotCounted(answer: Tri, told: Told): string {
  const said = [...told.months].map(([reason, months]) => `${spellMonths(months)}${reason}`).join('；');
  return answer === NOT_MET || said === '' ? said : `；另外的月份不能补：${said}`;
}

/** A fact as a sentence says it: days and months in full, occupations and places by name. */
function sayFact(pointer: string, c: Case, vocabulary: Vocabulary): string {
  const fact = FACTS[pointer];
  const value = fact?.get(c.line);
  if (!fact || value === undefined) return fact ? absentFact(pointer, c) : '';
  switch (fact.kind) {
    case 'date':
      return spellDate(String(value));
    case 'months':
      return (value as readonly string[]).length === 0 ? '无' : spellMonths(value as readonly string[]);
    case 'occupation':
      return occupationName(String(value));
    case 'division':
      return divisionName(String(value));
    case 'text': {
      const words = vocabulary.label('hardHitSectors', String(value)).replace(/\s+/g, ' ');
      return /\p{Script=Han}/u.test(words) ? words : '其他行业';
    }
    default:
      return spellFact(pointer, c, vocabulary);
  }
}

function absentFact(pointer: string, c: Case): string {
  return c.line.certificate === null && pointer.startsWith('/certificate') ? '无证书' : '没有查到';
}

/** A fact as a table shows it. */
export function spellFact(pointer: string, c: Case, vocabulary: Vocabulary): string {
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
