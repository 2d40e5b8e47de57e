import { type Case, MET, NOT_MET, type Tri, UNKNOWN } from '../case.ts';
import { type GroupCode, WORDS } from '../claim-line.ts';
import type { Explanation, NoteKind } from '../explanation.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { readFact, readWords } from './arguments.ts';
import type { GroupSetting, Mechanism } from './mechanism.ts';
import { type Operand, operand } from './operands.ts';

interface MemberOf {
  readonly groups: readonly GroupCode[];
  readonly graduatedInYearOf?: string;
}

/** What is noted of memberships when an answer is explained. */
const MEMBERSHIPS: NoteKind<{
  /** Groups by which the condition holds. */
  readonly groups: Set<GroupCode>;
  /** Groups held that would qualify with a rural household register only. */
  readonly ruralOnly: Set<GroupCode>;
}> = { empty: () => ({ groups: new Set(), ruralOnly: new Set() }) };

/**
 * The person belongs to one of these groups on the membership day (reading 2), as the pack's settings widen or
 * narrow them (readings 4 and 5); with `graduated-in-year-of`, and left school in the year of that day.
 * `member-of: {groups: [school-leaver], graduated-in-year-of: /training/startOn}`
 */
export const memberOf: Mechanism<MemberOf> = {
  name: 'member-of',
  read(source) {
    const keys = source.map({ required: ['groups'], optional: ['graduated-in-year-of'] });
    const groups = readWords(keys.get('groups'), WORDS.groups, 'group');
    const year = keys.has('graduated-in-year-of')
      ? readFact(keys.get('graduated-in-year-of'), ['date'])
      : undefined;
    if (groups.length === 0) return undefined;
    return { groups, ...(year === undefined ? {} : { graduatedInYearOf: year }) };
  },
  compile(data, context) {
    const wanted = wantedBy(data, context.groups);
    const { anyRural, yearDay } = wanted;
    return {
      facts: ['/person/groups', ...(anyRural ? ['/person/hukou'] : []), ...(yearDay?.facts ?? [])],
      test: (c) => test(wanted, c),
      missing: (c, into) => missing(wanted, c, into),
      explain: (c, verdict, into) => explain(wanted, c, verdict, into),
    };
  },
  settings: ({ groups }) => [{ name: 'groups', kind: 'words', list: 'groups', value: groups }],
  words: {
    groups: ({ c, answer, explanation }, { vocabulary }) =>
      (answer === MET && labelsOf(explanation.notes(MEMBERSHIPS).groups, vocabulary)) ||
      formatGroups(c, vocabulary),
    held: ({ c }, { vocabulary }) => formatHeld(c, vocabulary),
    'rural-only': ({ explanation }, { vocabulary }) => {
      const { ruralOnly } = explanation.notes(MEMBERSHIPS);
      return ruralOnly.size === 0 ? '' : `；${labelsOf(ruralOnly, vocabulary)}须是农业（农村）户籍才算`;
    },
  },
};

interface Wanted {
  /** Group code to whether the hukou must be rural too. */
  readonly rural: ReadonlyMap<string, boolean>;
  readonly anyPlain: boolean;
  readonly anyRural: boolean;
  readonly yearDay: Operand<string> | undefined;
}

/** A group reached both ways, by its own name and for another, takes the easier one. */
function wantedBy(data: MemberOf, settings: ReadonlyMap<string, GroupSetting>): Wanted {
  const wanted = new Map<string, boolean>();
  for (const group of data.groups) {
    const setting = settings.get(group);
    const rural = setting?.ruralHukou ?? false;
    for (const code of [group, ...(setting?.alsoMetBy ?? [])])
      wanted.set(code, (wanted.get(code) ?? true) && rural);
  }
  return {
    rural: wanted,
    anyPlain: [...wanted.values()].some((rural) => !rural),
    anyRural: [...wanted.values()].some((rural) => rural),
    yearDay: data.graduatedInYearOf === undefined ? undefined : operand<string>(data.graduatedInYearOf),
  };
}

/** What the membership at this position answers by itself. */
function answerOf(wanted: Wanted, c: Case, index: number): Tri {
  const membership = c.line.person.groups?.[index];
  if (!membership) return NOT_MET;
  const rural = wanted.rural.get(membership.code);
  if (rural === undefined) return NOT_MET;
  const day = c.membershipOn;
  if (membership.from > day || (membership.until !== undefined && membership.until < day)) return NOT_MET;
  let answer: Tri = MET;
  if (rural) {
    const { hukou } = c.line.person;
    answer = hukou === undefined ? UNKNOWN : hukou === 'rural' ? MET : NOT_MET;
  }
  const { yearDay } = wanted;
  if (yearDay && answer !== NOT_MET) {
    const on = yearDay.get(c);
    const year = membership.graduationYear;
    if (on === undefined || year === undefined) return UNKNOWN;
    if (Number(on.slice(0, 4)) !== year) return NOT_MET;
  }
  return answer;
}

function test(wanted: Wanted, c: Case): Tri {
  const { groups, hukou } = c.line.person;
  if (groups === undefined) return wanted.anyPlain || hukou !== 'urban' ? UNKNOWN : NOT_MET;
  let greatest: Tri = NOT_MET;
  for (let i = 0; i < groups.length; i++) {
    const answer = answerOf(wanted, c, i);
    if (answer === MET) return MET;
    if (answer > greatest) greatest = answer;
  }
  return greatest;
}

function missing(wanted: Wanted, c: Case, into: Set<string>): void {
  const { groups, hukou } = c.line.person;
  const { yearDay } = wanted;
  if (groups === undefined) {
    into.add('/person/groups');
    // Which groups it will be is open, and some of them ask for the hukou too.
    if (wanted.anyRural && hukou === undefined) into.add('/person/hukou');
    return;
  }
  groups.forEach((membership, i) => {
    if (answerOf(wanted, c, i) !== UNKNOWN) return;
    if (wanted.rural.get(membership.code) && hukou === undefined) into.add('/person/hukou');
    if (!yearDay) return;
    if (membership.graduationYear === undefined) into.add(`/person/groups/${i}/graduationYear`);
    if (yearDay.get(c) === undefined) yearDay.missing(c, into);
  });
}

function explain(wanted: Wanted, c: Case, verdict: Tri, into: Explanation): void {
  const { groups, hukou } = c.line.person;
  const notes = into.notes(MEMBERSHIPS);
  if (verdict === MET)
    groups?.forEach(({ code }, i) => {
      if (answerOf(wanted, c, i) === MET) notes.groups.add(code);
    });
  if (verdict !== NOT_MET) return;
  if (groups !== undefined) into.atFault.add('/person/groups');
  if (hukou !== 'urban') return;
  // An urban household is at fault only where a rural one would have brought a group in.
  const day = c.membershipOn;
  for (const { code, from, until } of groups ?? [])
    if (wanted.rural.get(code) && from <= day && (until === undefined || until >= day))
      notes.ruralOnly.add(code);
  if (groups === undefined || notes.ruralOnly.size > 0) into.atFault.add('/person/hukou');
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

function formatGroups(c: Case, vocabulary: Vocabulary): string {
  const held = groupsHeld(c, vocabulary);
  if (held === undefined) return '人员类别不明';
  return held.length === 0 ? '无在效的人员类别' : held.join('、');
}

function formatHeld(c: Case, vocabulary: Vocabulary): string {
  const held = groupsHeld(c, vocabulary);
  if (held === undefined) return '本人的人员类别没有查到';
  return held.length === 0 ? '本人没有有效的人员类别' : `本人属${held.join('、')}`;
}
