import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import type { HalfDay, Mark } from './contract.ts';
import type { Moment } from './contract-live.ts';
import { mergedCalendar, type Slot, slotKey } from './rules.ts';
import type { Counting } from './rules-counting.ts';

/** A half day that was taken live. */
export interface LiveHalfDay {
  readonly taughtOn: LocalDate;
  readonly half: HalfDay;
  readonly checkAt: Date | null;
}
/** What counts of one person in one half day, by the key of it. */
export interface CountedMarks {
  readonly personId: PersonId;
  readonly key: string;
  readonly moments: ReadonlySet<Moment>;
}
/** What two people said of one half day. */
export interface Adjusted {
  readonly personId: PersonId;
  readonly taughtOn: LocalDate;
  readonly half: HalfDay;
  readonly mark: Mark;
}

const slotOfDay = ({ taughtOn, half }: { taughtOn: LocalDate; half: HalfDay }): Slot => ({
  day: taughtOn,
  half,
});
export const keyOf = (of: { readonly taughtOn: LocalDate; readonly half: HalfDay }): string =>
  slotKey(slotOfDay(of));

/**
 * One half day of one person from its counted marks: in and out are present; one of the two alone is what the county says;
 * leave is leave while there is neither; nothing is absent. Who missed the second signing is what the county says.
 */
export function markOfHalfDay(
  moments: ReadonlySet<Moment>,
  { checkAt }: Pick<LiveHalfDay, 'checkAt'>,
  counts: Pick<Counting, 'onlyIn' | 'missedCheck'>,
): Mark {
  const ends = (['in', 'out'] as const).filter((moment) => moments.has(moment)).length;
  if (ends === 0) return moments.has('leave') ? 'leave' : 'absent';
  const isChecked = checkAt === null || moments.has('check');
  if (ends === 2) return isChecked ? 'present' : counts.missedCheck;
  if (moments.has('leave')) return 'leave';
  return counts.onlyIn;
}

/** What live marks say of each person and half day; whoever is on the roster and signed nothing is absent. */
export function liveMarksOf(
  of: {
    readonly people: readonly PersonId[];
    readonly halfDays: readonly LiveHalfDay[];
    readonly marks: readonly CountedMarks[];
  },
  counts: Pick<Counting, 'onlyIn' | 'missedCheck'>,
): Map<PersonId, Map<string, Mark>> {
  const moments = new Map<PersonId, Map<string, ReadonlySet<Moment>>>();
  for (const mark of of.marks) {
    const own = moments.get(mark.personId) ?? new Map<string, ReadonlySet<Moment>>();
    moments.set(mark.personId, own);
    own.set(mark.key, mark.moments);
  }
  const none: ReadonlySet<Moment> = new Set();
  const days = of.halfDays.map((day) => ({ ...day, key: keyOf(day) }));
  return new Map(
    of.people.map((personId) => {
      const own = moments.get(personId);
      return [
        personId,
        new Map(days.map((day) => [day.key, markOfHalfDay(own?.get(day.key) ?? none, day, counts)])),
      ];
    }),
  );
}

/**
 * The rolls of a class. Three kinds of word, the stronger first: what two people adjusted, what was signed live, what a
 * sheet says. Of two of one kind the later counts. Sheets say nothing of a half day that was signed live: where they say
 * otherwise, `differencesOf` lists it. Half days keep their places; new ones follow.
 */
export function rollsFrom(of: {
  readonly calendar: readonly string[];
  /** The marks of each roll in the places of the calendar, or fewer: the rest is unknown. */
  readonly rolls: ReadonlyMap<PersonId, readonly Mark[]>;
  readonly live: ReadonlyMap<PersonId, ReadonlyMap<string, Mark>>;
  readonly halfDays: readonly LiveHalfDay[];
  readonly adjusted: readonly Adjusted[];
}): { calendar: string[]; rolls: Map<PersonId, Mark[]> } {
  const calendar = mergedCalendar(of.calendar, of.halfDays.map(slotOfDay));
  const places = new Map(calendar.map((key, place) => [key, place]));
  const adjusted = new Map<PersonId, Adjusted[]>();
  for (const one of of.adjusted) adjusted.set(one.personId, [...(adjusted.get(one.personId) ?? []), one]);
  const rolls = new Map<PersonId, Mark[]>();
  for (const personId of new Set([...of.rolls.keys(), ...of.live.keys()])) {
    const before = of.rolls.get(personId) ?? [];
    const marks: Mark[] = calendar.map((_, place) => before[place] ?? 'unknown');
    const write = (key: string, mark: Mark) => {
      const place = places.get(key);
      if (place !== undefined) marks[place] = mark;
    };
    for (const [key, mark] of of.live.get(personId) ?? []) write(key, mark);
    for (const one of adjusted.get(personId) ?? []) write(keyOf(one), one.mark);
    rolls.set(personId, marks);
  }
  return { calendar, rolls };
}

/**
 * Without the half days that a person was taught in the class that was merged into this one: nobody could sign there for
 * them here. What was carried says how they were, unless they signed here too.
 */
export function withoutCarried(
  live: ReadonlyMap<PersonId, ReadonlyMap<string, Mark>>,
  carried: readonly Pick<SheetWord, 'personId' | 'key'>[],
  marks: readonly CountedMarks[],
): ReadonlyMap<PersonId, ReadonlyMap<string, Mark>> {
  if (carried.length === 0) return live;
  const signed = new Set(marks.map(({ personId, key }) => `${personId} ${key}`));
  const elsewhere = new Set(
    carried.map(({ personId, key }) => `${personId} ${key}`).filter((word) => !signed.has(word)),
  );
  return new Map(
    [...live].map(([personId, own]) => [
      personId,
      new Map([...own].filter(([key]) => !elsewhere.has(`${personId} ${key}`))),
    ]),
  );
}

export interface SheetWord {
  readonly personId: PersonId;
  readonly key: string;
  readonly mark: Mark;
}

/** Where the last sheet says otherwise than what was signed live, and two people have not said how it was. */
export function differencesOf(
  sheets: readonly SheetWord[],
  live: ReadonlyMap<PersonId, ReadonlyMap<string, Mark>>,
  adjusted: readonly Adjusted[],
): (SheetWord & { live: Mark })[] {
  const settled = new Set(adjusted.map((one) => `${one.personId} ${keyOf(one)}`));
  const last = new Map(sheets.map((word) => [`${word.personId} ${word.key}`, word]));
  return [...last.values()].flatMap((word) => {
    const signed = live.get(word.personId)?.get(word.key);
    const isOther = signed !== undefined && word.mark !== 'unknown' && word.mark !== signed;
    return isOther && !settled.has(`${word.personId} ${word.key}`) ? [{ ...word, live: signed }] : [];
  });
}
