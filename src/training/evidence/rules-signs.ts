import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { SignRule } from './contract.ts';
import { halfOfLesson } from './rules.ts';
import { placesOfTwo, type TaughtAt } from './rules-places.ts';
import { limitOf, type SignsBook } from './signs-book.ts';

type Fact = string | number | boolean;

/** Something that a rule found in the evidence of a class. `about` names it within the class, so that it is found once. */
export interface Found {
  readonly classId: Uuid;
  readonly rule: SignRule;
  readonly about: string;
  readonly facts: Readonly<Record<string, Fact>>;
  /** Whom it concerns; empty: the whole class. */
  readonly persons: readonly PersonId[];
}

/** One mark as attendance keeps it, days and minutes by the wall clock of the place. */
export interface Mark {
  readonly classId: Uuid;
  readonly personId: PersonId;
  readonly day: string;
  readonly half: string;
  readonly moment: string;
  readonly way: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly deviceId: string | null;
}

/** One lesson of the timetable, in minutes of its day. */
export interface Lesson {
  readonly classId: Uuid;
  readonly day: string;
  readonly from: number;
  readonly until: number;
  readonly room: string | null;
  /** The same teacher has the same key; null where the timetable names nobody. */
  readonly teacher: string | null;
}

const CODE = 'code';
const WITNESS = 'witness';
const IN = 'in';
const MINUTE = 60;
/** China keeps one time all year. */
const ZONE_SECONDS = 8 * 3600;

const minutesOf = (at: number) => Math.floor(((((at + ZONE_SECONDS) % 86_400) + 86_400) % 86_400) / MINUTE);
/** HH:MM of a minute of the day. */
const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Marks of one half day of one class. */
type Group = Mark[];

/**
 * What the marks of these classes show, class by class: one phone for many people (R18), everybody within a minute, marks
 * outside the hours of the lessons, many by a witness (R21), one person in two classes (R11, R22). Marks may come in any order.
 */
export class MarkReader {
  readonly #groups = new Map<string, Group>();
  #last: Group | undefined;
  readonly #classOf = new Map<PersonId, Uuid | null>();
  readonly #byClass = new Map<Uuid, { marks: number; witnessed: number }>();

  /** Takes in one mark. */
  add(mark: Mark): void {
    this.#groupOf(mark).push(mark);
    const known = this.#classOf.get(mark.personId);
    if (known === undefined) this.#classOf.set(mark.personId, mark.classId);
    else if (known !== null && known !== mark.classId) this.#classOf.set(mark.personId, null);
    const count = this.#byClass.get(mark.classId);
    if (count === undefined)
      this.#byClass.set(mark.classId, { marks: 1, witnessed: mark.way === WITNESS ? 1 : 0 });
    else {
      count.marks += 1;
      if (mark.way === WITNESS) count.witnessed += 1;
    }
  }

  /** Marks of one half day mostly follow each other: only where they do not, the group is looked up. */
  #groupOf({ classId, day, half }: Mark): Group {
    const last = this.#last?.[0];
    if (last?.classId === classId && last.day === day && last.half === half) return this.#last as Group;
    const key = `${classId}${day}${half}`;
    const group = this.#groups.get(key) ?? [];
    if (group.length === 0) this.#groups.set(key, group);
    this.#last = group;
    return group;
  }

  /** Classes of whoever has marks in more than one. */
  sharedClasses(): Uuid[] {
    const shared = new Set<Uuid>();
    for (const group of this.#groups.values())
      for (const mark of group) if (this.#classOf.get(mark.personId) === null) shared.add(mark.classId);
    return [...shared];
  }

  /** What they show, by the limits of the book, the lessons of the timetable, and the places of shared classes. */
  found(
    book: SignsBook,
    lessons: readonly Lesson[],
    places: ReadonlyMap<Uuid, TaughtAt> = new Map(),
  ): Found[] {
    const found: Found[] = [];
    const hours = hoursOf(lessons);
    const inTwo: Mark[] = [];
    for (const group of this.#groups.values()) {
      oneDevice(group, book, found);
      withinAMinute(group, book, found);
      outsideHours(group, hours, book, found);
      for (const mark of group) if (this.#classOf.get(mark.personId) === null) inTwo.push(mark);
    }
    for (const [classId, count] of this.#byClass) manyWitnessed(classId, count, book, found);
    return [...found, ...inTwoClasses(inTwo, book, places)];
  }
}

/** R18: one phone on which several people signed in themselves in one half day. A teacher's own device takes others down by card or as a witness. */
function oneDevice(group: Group, book: SignsBook, found: Found[]): void {
  const people = new Map<string, Set<PersonId>>();
  for (const { way, deviceId, personId } of group)
    if (way === CODE && deviceId !== null) {
      const known = people.get(deviceId);
      if (known === undefined) people.set(deviceId, new Set([personId]));
      else known.add(personId);
    }
  const first = group[0] as Mark;
  for (const [deviceId, persons] of people)
    if (persons.size >= limitOf(book, 'one-device', 'people'))
      found.push({
        classId: first.classId,
        rule: 'one-device',
        about: `${first.day} ${first.half} ${deviceId}`,
        facts: { day: first.day, half: first.half, people: persons.size },
        persons: [...persons],
      });
}

/** R21: nearly everybody of a half day signed in within a minute. */
function withinAMinute(group: Group, book: SignsBook, found: Found[]): void {
  const came = group.filter(({ moment, way }) => moment === IN && way === CODE);
  if (came.length < limitOf(book, 'within-a-minute', 'people')) return;
  const times = came.map(({ at }) => at).sort((a, b) => a - b);
  const most = limitOf(book, 'within-a-minute', 'seconds');
  let best = 0;
  for (let from = 0, until = 0; from < times.length; from++) {
    while (until < times.length && (times[until] as number) - (times[from] as number) < most) until++;
    best = Math.max(best, until - from);
  }
  const all = group.filter(({ moment }) => moment === IN).length;
  const enough =
    best >= limitOf(book, 'within-a-minute', 'people') &&
    best * 100 >= all * limitOf(book, 'within-a-minute', 'percent');
  const first = group[0] as Mark;
  if (enough)
    found.push({
      classId: first.classId,
      rule: 'within-a-minute',
      about: `${first.day} ${first.half}`,
      facts: { day: first.day, half: first.half, people: best, all, seconds: most },
      persons: [],
    });
}

type Hours = ReadonlyMap<string, readonly Lesson[]>;
const hoursOf = (lessons: readonly Lesson[]): Hours => {
  const all = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    const key = `${lesson.classId}${lesson.day}`;
    const known = all.get(key);
    if (known === undefined) all.set(key, [lesson]);
    else known.push(lesson);
  }
  return all;
};

/** R21: marks far from any lesson of their day. A paper sheet is typed in afterwards and says nothing of the hour; a class without a timetable says nothing either. */
function outsideHours(group: Group, hours: Hours, book: SignsBook, found: Found[]): void {
  const first = group[0] as Mark;
  const lessons = hours.get(`${first.classId}${first.day}`);
  if (lessons === undefined) return;
  const slack = limitOf(book, 'outside-hours', 'minutes');
  const outside = group.filter(({ way, at }) => {
    if (way === 'paper') return false;
    const minute = minutesOf(at);
    return !lessons.some(({ from, until }) => minute >= from - slack && minute <= until + slack);
  });
  if (outside.length === 0) return;
  const minutes = outside.map(({ at }) => minutesOf(at));
  const persons = new Set(outside.map(({ personId }) => personId));
  found.push({
    classId: first.classId,
    rule: 'outside-hours',
    about: `${first.day} ${first.half}`,
    facts: {
      day: first.day,
      half: first.half,
      people: persons.size,
      earliest: clockOf(Math.min(...minutes)),
      latest: clockOf(Math.max(...minutes)),
    },
    persons: [...persons],
  });
}

/** R21: a large part of a class signed in by the word of a witness. */
function manyWitnessed(
  classId: Uuid,
  { marks, witnessed }: { readonly marks: number; readonly witnessed: number },
  book: SignsBook,
  found: Found[],
): void {
  if (marks < limitOf(book, 'many-witnessed', 'marks')) return;
  if (witnessed * 100 <= marks * limitOf(book, 'many-witnessed', 'percent')) return;
  found.push({
    classId,
    rule: 'many-witnessed',
    about: 'class',
    facts: { marks, witnessed, percent: Math.round((witnessed * 100) / marks) },
    persons: [],
  });
}

/**
 * R11, R22: one person with marks in two classes on the same half day; within minutes of each other she was in two places, but
 * for two classes that are taught in one.
 */
function inTwoClasses(marks: Mark[], book: SignsBook, places: ReadonlyMap<Uuid, TaughtAt>): Found[] {
  const found: Found[] = [];
  const most = limitOf(book, 'two-places', 'minutes') * MINUTE;
  const byHalf = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.personId} ${mark.day} ${mark.half}`;
    byHalf.set(key, [...(byHalf.get(key) ?? []), mark]);
  }
  for (const same of byHalf.values()) {
    const classes = new Map<Uuid, Mark[]>();
    for (const mark of same) classes.set(mark.classId, [...(classes.get(mark.classId) ?? []), mark]);
    if (classes.size < 2) continue;
    for (const [classId, own] of classes) {
      const others = same.filter((mark) => mark.classId !== classId);
      const first = own[0] as Mark;
      const apart = (mark: Mark) => placesOfTwo(places.get(classId), places.get(mark.classId));
      const elsewhere = others.filter((mark) => !apart(mark).isOne);
      const seconds = Math.min(...own.flatMap(({ at }) => elsewhere.map((other) => Math.abs(other.at - at))));
      const rule = seconds <= most ? 'two-places' : 'two-classes';
      const km = Math.max(0, ...elsewhere.map((mark) => apart(mark).km ?? 0));
      found.push({
        classId,
        rule,
        about: `${first.day} ${first.half} ${first.personId}`,
        facts: {
          day: first.day,
          half: first.half,
          ...(rule === 'two-places' ? { minutes: Math.ceil(seconds / MINUTE) } : {}),
          ...(km > 0 ? { km } : {}),
        },
        persons: [first.personId],
      });
    }
  }
  return found;
}

/** One person who used up the wrong codes of a half day. */
export interface Guess {
  readonly classId: Uuid;
  readonly personId: PersonId;
  readonly day: string;
  readonly half: string;
  readonly wrong: number;
}

/** R21: whoever tries one code after another does not see the screen. */
export function guessed(guesses: readonly Guess[]): Found[] {
  return guesses.map(({ classId, personId, day, half, wrong }) => ({
    ...{ classId, rule: 'code-guessed', about: `${day} ${half} ${personId}` },
    facts: { day, half, wrong },
    persons: [personId],
  }));
}

/** R12: one teacher in two rooms at the same time, by the timetables; each class gets the sign for its own lesson. */
export function teacherTwice(lessons: readonly Lesson[]): Found[] {
  const byTeacher = new Map<string, Lesson[]>();
  for (const lesson of lessons)
    if (lesson.teacher !== null) {
      const key = `${lesson.teacher} ${lesson.day}`;
      const known = byTeacher.get(key);
      if (known === undefined) byTeacher.set(key, [lesson]);
      else known.push(lesson);
    }
  const found: Found[] = [];
  for (const same of byTeacher.values()) {
    if (same.length < 2) continue;
    for (const one of same)
      for (const other of same) {
        const meet = one.from < other.until && other.from < one.until;
        if (one === other || one.classId === other.classId || !meet) continue;
        found.push({
          classId: one.classId,
          rule: 'teacher-twice',
          about: `${one.day} ${clockOf(one.from)}`,
          facts: {
            day: one.day,
            from: clockOf(Math.max(one.from, other.from)),
            until: clockOf(Math.min(one.until, other.until)),
          },
          persons: [],
        });
      }
  }
  return onceEach(found);
}

/** One video of the index; null: of no half day in particular. */
export interface Video {
  readonly classId: Uuid;
  readonly day: string;
  readonly half: string | null;
  readonly seconds: number;
}

const halfOf = (from: number) => halfOfLesson(clockOf(from));

/** R43: videos that are much shorter than the lessons of their half day, or of their day. What has no video at all is not judged here. */
export function videoShort(lessons: readonly Lesson[], videos: readonly Video[], book: SignsBook): Found[] {
  const taught = new Map<string, number>();
  for (const { classId, day, from, until } of lessons)
    for (const part of [halfOf(from), 'day']) {
      const key = `${classId} ${day} ${part}`;
      taught.set(key, (taught.get(key) ?? 0) + (until - from) * MINUTE);
    }
  const shown = new Map<string, Video>();
  for (const video of videos) {
    const key = `${video.classId} ${video.day} ${video.half ?? 'day'}`;
    shown.set(key, { ...video, seconds: (shown.get(key)?.seconds ?? 0) + video.seconds });
  }
  const percent = limitOf(book, 'video-short', 'percent');
  return [...shown].flatMap(([key, { classId, day, half, seconds }]) => {
    const whole = taught.get(key);
    if (whole === undefined || seconds * 100 >= whole * percent) return [];
    const facts = {
      day,
      half: half ?? '',
      shown: Math.floor(seconds / MINUTE),
      taught: Math.floor(whole / MINUTE),
    };
    const about = `${day} ${half ?? 'day'}`;
    return [{ classId, rule: 'video-short' as const, about, facts, persons: [] }];
  });
}

/** Two rules may say the same of a class twice: once is enough. */
export function onceEach(found: readonly Found[]): Found[] {
  return [...new Map(found.map((one) => [`${one.classId} ${one.rule} ${one.about}`, one])).values()];
}
