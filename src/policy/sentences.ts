import type { Case } from './case.ts';
import { absentPointer, FACTS, labelOfFact } from './facts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What sentences need beside the case itself. */
export interface SentenceWorld {
  readonly vocabulary: Vocabulary;
  readonly noticeShort: string;
}

/** Sentences cut at their braces: text, name, text, name, ..., text. Packs hold a few hundred of them. */
const CUT = new Map<string, readonly string[]>();

/** Fills a sentence of a pack. The braces hold facts by pointer or sentence words; both were checked on loading. */
export function fillSentence(
  template: string,
  c: Case,
  missing: readonly string[],
  world: SentenceWorld,
): string {
  let parts = CUT.get(template);
  if (!parts) {
    parts = template.split(/\{([^}]*)\}/);
    CUT.set(template, parts);
  }
  let said = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2)
    said += spell(parts[i] ?? '', c, missing, world) + (parts[i + 1] ?? '');
  return said;
}

function spell(name: string, c: Case, missing: readonly string[], world: SentenceWorld): string {
  const { vocabulary } = world;
  switch (name) {
    case 'anchor':
      return c.anchorOn;
    case 'membership-day':
      return c.membershipOn;
    case 'occupation':
      return c.occupation ?? '未注明职业（工种）';
    case 'level':
      return c.level === undefined
        ? '等级不明'
        : c.level === null
          ? '不分等级'
          : vocabulary.label('skillLevels', c.level);
    case 'missing':
      return [...new Set(missing.map(labelOfFact))].join('、');
    case 'groups':
      return spellGroups(c, vocabulary);
    case 'counted':
      return c.countedMonths.join('、');
    case 'count':
      return String(c.countedMonths.length);
    case 'notice':
      return world.noticeShort;
    case 'benefit':
      return vocabulary.label('benefits', c.line.claim.benefit);
    default:
      return spellFact(name, c, vocabulary);
  }
}

function spellGroups(c: Case, vocabulary: Vocabulary): string {
  const { groups } = c.line.person;
  if (groups === undefined) return '人员类别不明';
  const held = groups
    .filter(
      (group) => group.from <= c.membershipOn && (group.until === undefined || group.until >= c.membershipOn),
    )
    .map((group) => vocabulary.label('groups', group.code));
  return held.length === 0 ? '无在效的人员类别' : [...new Set(held)].join('、');
}

/** A fact as a person reads it. */
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
