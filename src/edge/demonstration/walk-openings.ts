import { grantsBeside } from '../../benefits/claims/index.ts';
import { enrolPerson, traineeNotice } from '../../benefits/entitlements/index.ts';
import { addDays, type LocalDate, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { openAtCounter } from '../../registry/own-accounts/index.ts';
import { idNumbersOf, personViews } from '../../registry/persons/index.ts';
import { draftClass, type FilingInput } from '../../training/classes/index.ts';
import { findOpening, openClass } from '../../training/openings/index.ts';
import { lawOfRegion } from '../intake/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { Walk } from './walk.ts';

type Opening = Parameters<typeof openClass>[2];
type Wish = Pick<Parameters<typeof enrolPerson>[3], 'base' | 'wish' | 'destination'>;

/** Two weeks of a class as the institution plans it: eighty hours, the first four days theory. */
export interface PlannedClass {
  readonly name: string;
  readonly occupation: readonly [code: string, text: string];
  /** A Monday. */
  readonly startOn: string;
  readonly place: string;
  /** Who teaches theory, then who teaches practice; each with the own number. */
  readonly teachers: readonly (readonly [name: string, idNumber: string])[];
  readonly headTeacher: string;
  readonly lessons: readonly string[];
  readonly textbook: string;
  /** Whom the institution plans for; never fewer than the seats it opens. */
  readonly plannedCount: number;
  readonly seats: number;
  readonly openFrom: string;
  readonly queueOrder: Opening['queueOrder'];
  readonly conditions?: Partial<Opening['conditions']>;
}

const HALVES = [
  ['08:00', '11:30'],
  ['14:00', '17:30'],
] as const;
const WEEK = 5;
const DAYS = 10;
const THEORY_DAYS = 4;
const THEORY = '理论';
const PRACTICE = '实训';
const NOTHING_ASKED: Opening['conditions'] = {
  audience: 'everybody',
  minAge: null,
  maxAge: null,
  groups: [],
  note: null,
};
const WISHES: readonly Wish[] = [
  { base: 'none', wish: 'find-work', destination: 'here' },
  { base: 'a-little', wish: 'certificate', destination: 'here' },
  { base: 'none', wish: 'earn-more', destination: 'not-known' },
];

/** The institution drafts a class with its timetable, and people may enrol until the day before it begins. */
export async function openForEnrolment(
  app: DemonstrationContext,
  walk: Walk,
  login: string,
  planned: PlannedClass,
): Promise<Uuid> {
  const { classId } = await walk.as(login, 'class-drafted', (act) =>
    draftClass(act, filingOf(planned), lawOfRegion(app.policies).inForce),
  );
  const { seats, openFrom, queueOrder, conditions } = planned;
  const { openingId } = await walk.as(login, 'opening-opened', (act) =>
    openClass(act, classId, {
      ...{ seats, openFrom, queueOrder },
      openUntil: addDays(localDate(planned.startOn), -1),
      conditions: { ...NOTHING_ASKED, ...conditions },
    }),
  );
  return openingId as Uuid;
}

/** Whoever has a card and no phone gets an account at the counter, each enrols herself; one after the other. */
export async function enrolFromCounter(
  app: DemonstrationContext,
  walk: Walk,
  of: { readonly openingId: Uuid; readonly personIds: readonly PersonId[] },
): Promise<void> {
  for (const [index, personId] of of.personIds.entries()) {
    const { accountId } = await walk.as('villager', 'own-account-opened', async (act) => {
      const idNumber = (await idNumbersOf(act.tx, act.ciphers, [personId])).get(personId) ?? '';
      const name = (await personViews(act.tx, [personId])).get(personId)?.name ?? '';
      // Nobody's phone rings for what a demonstration tells of.
      const send = () => undefined;
      return openAtCounter(act, { idNumber, name, phone: null, guardian: null }, send);
    });
    const wish = WISHES[index % WISHES.length] as Wish;
    await enrol(app, walk, `own:${accountId}`, { openingId: of.openingId, personId, wish });
  }
}

/** Somebody enrols herself: a seat while there is one, else a place in the queue. */
export async function enrol(
  app: DemonstrationContext,
  walk: Walk,
  login: string,
  of: { readonly openingId: Uuid; readonly personId: PersonId; readonly wish?: Wish },
): Promise<void> {
  const { openingId, personId, wish = WISHES[0] as Wish } = of;
  const deps: Parameters<typeof enrolPerson>[1] = {
    policies: app.policies,
    grantsOf: (act, lines) => grantsBeside(act, lines, null),
  };
  await walk.as(login, 'seat-taken', async (act) => {
    const { edition: noticeEdition } = traineeNotice(
      (await findOpening(act.tx, openingId))?.divisionCode ?? '',
    );
    return enrolPerson(act, deps, { openingId, personId }, { noticeEdition, ...wish });
  });
}

function filingOf(planned: PlannedClass): FilingInput {
  const { name, place, teachers, headTeacher: headTeacherName, plannedCount } = planned;
  const [occupationCode, occupationText] = planned.occupation;
  const startOn = localDate(planned.startOn);
  const days = Array.from({ length: DAYS }, (_, n) => addDays(startOn, n + 2 * Math.floor(n / WEEK)));
  return {
    ...{ name, occupationCode, occupationText, place, headTeacherName, plannedCount, startOn },
    endOn: days.at(-1) ?? startOn,
    level: 5,
    trainingKind: 'employment-skills',
    ...{ totalHours: 80, theoryHours: 32, practiceHours: 48, safetyHours: 4 },
    location: null,
    organiser: 'institution',
    costBorneBy: 'institution',
    ...{ videoKept: true, isSecret: false, isHazardous: false },
    assessmentPlan: '理论机考＋实操',
    ...{ equipment: '实训台和工具按人数配备', trainingPackage: null, deliveredTo: null },
    teachers: teachers.map(([teacherName, idNumber], n) => ({
      ...{ name: teacherName, idNumber, course: courseOf(n), employment: 'full-time' as const },
      ...{ sex: null, age: null, education: null, major: null, title: null },
      ...{ qualification: '职业培训师资培训合格', qualificationLevel: null },
    })),
    sessions: days.flatMap((taughtOn, day) =>
      HALVES.map((half, n) => lessonOf(planned, { taughtOn, day, half, n })),
    ),
  };
}

const courseOf = (teacher: number) => (teacher === 0 ? THEORY : PRACTICE);

function lessonOf(
  { teachers, lessons, place, textbook }: PlannedClass,
  at: { taughtOn: LocalDate; day: number; half: readonly [string, string]; n: number },
): FilingInput['sessions'][number] {
  const teacher = at.day < THEORY_DAYS ? 0 : teachers.length - 1;
  const roomKind = courseOf(teacher);
  const [from, until] = at.half;
  return {
    ...{ taughtOn: at.taughtOn, from, until, hours: 4, roomKind, textbook },
    content: lessons[(at.day * HALVES.length + at.n) % lessons.length] ?? '',
    room: `${place}${roomKind}教室`,
    teacherName: teachers[teacher]?.[0] ?? null,
  };
}
