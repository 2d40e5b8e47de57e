import type { LocalDate } from '../../platform/kernel/index.ts';
import type { FilingInput } from './contract.ts';
import { levelUnreadOf } from './rules.ts';
import type { TrainingClass } from './store.ts';
import type { Values } from './store-changes.ts';
import type { SessionWrite, Teacher } from './store-timetable.ts';

/** A teacher as a change stores one: the index of the number as hexadecimal text. */
export type StoredTeacher = Omit<Teacher, 'blindIndex'> & { readonly blindIndex: string | null };
export type StoredSession = Omit<SessionWrite, 'teacherBlindIndex'> & {
  readonly teacherBlindIndex: string | null;
};

const SCALARS = [
  'name',
  'occupationCode',
  'occupationText',
  'level',
  'trainingKind',
  'plannedCount',
  'totalHours',
  'theoryHours',
  'practiceHours',
  'safetyHours',
  'startOn',
  'endOn',
  'place',
  'location',
  'headTeacherName',
  'organiser',
  'costBorneBy',
  'videoKept',
  'isSecret',
  'isHazardous',
  'assessmentPlan',
  'equipment',
  'trainingPackage',
  'deliveredTo',
  'standardId',
] as const satisfies readonly (keyof FilingInput & keyof TrainingClass)[];

const toHex = (index: Buffer | null) => index?.toString('hex') ?? null;
const fromHex = (index: string | null) => (index === null ? null : Buffer.from(index, 'hex'));

export const storedTeacher = ({ blindIndex, ...teacher }: Teacher): StoredTeacher => ({
  ...teacher,
  blindIndex: toHex(blindIndex),
});
export const storedSession = ({ teacherBlindIndex, ...session }: SessionWrite): StoredSession => ({
  ...session,
  teacherBlindIndex: toHex(teacherBlindIndex),
});
export const teacherOf = ({ blindIndex, ...teacher }: StoredTeacher): Teacher => ({
  ...teacher,
  blindIndex: fromHex(blindIndex),
});
export const sessionOf = ({ teacherBlindIndex, ...session }: StoredSession): SessionWrite => ({
  ...session,
  teacherBlindIndex: fromHex(teacherBlindIndex),
});

/** What the pages show of a lesson; two lessons that agree in it are the same. */
const lessonOf = (
  session: Omit<StoredSession, 'teacherBlindIndex' | 'roomKey' | 'sessionNo' | 'conflictWaived'>,
) =>
  [
    `${session.taughtOn} ${session.from}—${session.until}`,
    session.content,
    session.room,
    session.roomKind,
    session.teacherName,
    session.textbook,
    `${session.hours} 课时`,
  ].join(' ');
type Lesson = Parameters<typeof lessonOf>[0];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const sorted = (row: object) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));

/** The parts of a filing before and after a change: only those that differ. */
export interface FilingChange {
  readonly previous: Values;
  readonly proposed: Values;
}

/** Compares a class as it is with the form as it shall be. */
export function changedParts(
  found: TrainingClass,
  before: { readonly teachers: readonly StoredTeacher[]; readonly sessions: readonly Lesson[] },
  filing: FilingInput,
  after: { readonly teachers: readonly StoredTeacher[]; readonly sessions: readonly StoredSession[] },
): FilingChange {
  const previous: Record<string, unknown> = {};
  const proposed: Record<string, unknown> = {};
  for (const field of SCALARS)
    if (filing[field] !== undefined && found[field] !== filing[field]) {
      previous[field] = found[field];
      proposed[field] = filing[field];
    }
  const levelUnread = levelUnreadOf(filing, found.levelUnread);
  // Only a level that was not understood yet is read by a change.
  if (found.levelUnread !== null && levelUnread === null) {
    previous.levelUnread = found.levelUnread;
    proposed.levelUnread = levelUnread;
  }
  if (!same(before.teachers.map(sorted), after.teachers.map(sorted))) {
    previous.teachers = before.teachers;
    proposed.teachers = after.teachers;
  }
  const lessons = (rows: readonly Lesson[]) => rows.map(lessonOf).sort();
  // A teacher under the same name with another number, or a room of another place, moves the lessons too.
  const moves = 'teachers' in proposed || 'place' in proposed;
  if (!same(lessons(before.sessions), lessons(after.sessions)) || moves) {
    previous.sessions = before.sessions;
    proposed.sessions = after.sessions;
  }
  return { previous, proposed };
}

/** The changed parts by name: lessons that stay the same word for word are none. */
export function partsOf({ previous, proposed }: FilingChange): string[] {
  const order: readonly string[] = [...SCALARS, 'levelUnread', 'phone', 'teachers', 'sessions'];
  const fields = Object.keys(proposed).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return fields.filter((field) => {
    if (field !== 'sessions') return true;
    const { gone, come } = lessonsThatDiffer(previous.sessions as Lesson[], proposed.sessions as Lesson[]);
    return gone.length + come.length > 0;
  });
}

/** Lessons that are only on the old or only on the new timetable, in words. */
function lessonsThatDiffer(before: readonly Lesson[], after: readonly Lesson[]) {
  const old = before.map(lessonOf);
  const now = after.map(lessonOf);
  return {
    gone: old.filter((lesson) => !now.includes(lesson)),
    come: now.filter((lesson) => !old.includes(lesson)),
  };
}

/** Whether a lesson before a day would be changed: what was taught stays as it was. */
export function changesThePast(
  before: readonly Lesson[],
  after: readonly Lesson[],
  today: LocalDate,
): boolean {
  const { gone, come } = lessonsThatDiffer(before, after);
  return [...gone, ...come].some((lesson) => lesson.slice(0, 10) < today);
}

const LESSONS_SHOWN = 12;

/** A value as a page shows it; null is not stated. */
export function shownValue(field: string, value: unknown, other: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (field === 'phone') return (value as { masked: string | null }).masked;
  if (field === 'teachers')
    return (value as readonly StoredTeacher[])
      .map((teacher) => [teacher.name, teacher.course, teacher.idNumberMasked].filter(Boolean).join(' '))
      .join('；');
  if (field === 'sessions') {
    const { gone } = lessonsThatDiffer(value as Lesson[], (other ?? []) as Lesson[]);
    const more = gone.length - LESSONS_SHOWN;
    return `${gone.slice(0, LESSONS_SHOWN).join('；')}${more > 0 ? `；等 ${gone.length} 节` : ''}` || null;
  }
  return String(value);
}
