import {
  documentKindsOf,
  type IdentityNumber,
  identityOf,
  isResident,
  type LocalDate,
  widenResidentId,
} from '../../platform/kernel/index.ts';
import type { PersonFact } from '../persons/index.ts';
import { confirmedGroupsOf } from '../persons/index.ts';
import { DUTY_KINDS, type DutyKind, type Relation } from './contract.ts';

/** The resident's number on the card; undefined when it is none. */
export function readNumber(text: string): IdentityNumber | undefined {
  const upper = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const number = widenResidentId(upper) ?? upper;
  const [kind] = documentKindsOf(number);
  const read = kind && identityOf(kind, number);
  return read && isResident(read) ? read : undefined;
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[.•・‧∙]/g, '·');

/** Do two writings of a name mean the same one? Blanks and the form of the dot do not matter. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** What a list writes beside the head (与户主关系), as one of ours; a word that is none of them is somebody else. */
export function relationOf(text: string | null): Relation {
  const word = (text ?? '').replace(/\s/g, '');
  const found = RELATION_WORDS.find(([, words]) => words.test(word));
  return found ? found[0] : 'other';
}

const RELATION_WORDS: readonly (readonly [Relation, RegExp])[] = [
  ['head', /^(户主|本人|本人或户主)$/],
  ['child-in-law', /媳|婿/],
  ['grandchild', /孙/],
  ['spouse', /^(配偶|妻子?|丈夫|夫|妻)$/],
  ['parent', /父|母/],
  ['child', /子|女|儿/],
  ['sibling', /兄|弟|姐|妹/],
];

/** The group of departments' answers that says what a duty list says. */
const GROUP_OF: Readonly<Record<DutyKind, readonly string[]>> = {
  lifted: ['lifted-out-of-poverty', 'registered-poor'],
  monitored: ['poverty-monitored'],
  'poor-until-2020': ['registered-poor', 'lifted-out-of-poverty'],
};

/**
 * Where the duty lists and the department's answer about a person say different things on a day. Money follows the
 * answer; the difference is shown so that somebody asks. Nothing is different while the department has not answered.
 */
export function differencesOf(
  facts: readonly PersonFact[],
  listed: readonly DutyKind[],
  today: LocalDate,
): { kind: DutyKind; listed: boolean }[] {
  if (!facts.some(({ kind }) => kind === 'poverty-register')) return [];
  const confirmed = new Set(
    confirmedGroupsOf(facts)
      .filter(({ from, until }) => from <= today && (until === null || until >= today))
      .map(({ code }) => code),
  );
  return DUTY_KINDS.flatMap((kind) => {
    // Poor until 2020 is of the past: no answer of today contradicts it.
    if (kind === 'poor-until-2020') return [];
    const says = GROUP_OF[kind].some((group) => confirmed.has(group));
    const isListed = listed.includes(kind);
    return says === isListed ? [] : [{ kind, listed: isListed }];
  });
}

/** The number of a household by its count in the county: 371526-000012. */
export function householdNumber(countyCode: string, count: number): string {
  return `${countyCode}-${String(count).padStart(6, '0')}`;
}

/** A list that lacks more than half of those who stand on the last one is most likely a part of it. */
export function isTooShort(standing: number, gone: number): boolean {
  return standing >= 10 && gone * 2 > standing;
}
