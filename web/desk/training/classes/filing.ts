import type { ActBody } from '../../../client/index.ts';
import type { ClassDetail } from './replies.ts';

export type Filing = ActBody<'/api/classes'>['filing'];
/** What the form holds while somebody types: everything may still be empty. */
export type TypedFiling = { [K in keyof Omit<Filing, 'teachers' | 'sessions'>]?: Filing[K] | undefined } & {
  teachers: Partial<Filing['teachers'][number]>[];
  sessions: Partial<Filing['sessions'][number]>[];
};

export function emptyFiling(): TypedFiling {
  return { teachers: [{}], sessions: [], isSecret: false };
}

/** The filing of a class as the form wants it; numbers that are only written stay empty. */
export function filingOf(detail: ClassDetail): TypedFiling {
  return {
    name: detail.name,
    occupationCode: detail.occupationCode,
    occupationText: detail.occupationText,
    level: detail.level,
    levelUnread: detail.levelUnread,
    standardId: detail.standard?.standardId ?? null,
    trainingKind: detail.trainingKind as Filing['trainingKind'],
    plannedCount: detail.plannedCount,
    totalHours: detail.totalHours,
    theoryHours: detail.theoryHours,
    practiceHours: detail.practiceHours,
    safetyHours: detail.safetyHours,
    startOn: detail.startOn,
    endOn: detail.endOn,
    place: detail.place,
    location: detail.location,
    headTeacherName: detail.headTeacherName,
    organiser: detail.organiser,
    costBorneBy: detail.costBorneBy,
    videoKept: detail.videoKept,
    isSecret: detail.isSecret,
    isHazardous: detail.isHazardous,
    assessmentPlan: detail.assessmentPlan,
    equipment: detail.equipment,
    trainingPackage: detail.trainingPackage,
    deliveredTo: detail.deliveredTo,
    teachers: detail.teachers.map(({ teacherNo: _, idNumberMasked: __, ...teacher }) => teacher),
    sessions: detail.sessions.map(({ sessionNo: _, conflictWaived: __, ...session }) => session),
  };
}

/** An empty field is no answer. */
function orNull<T>(value: T | null | undefined): T | null {
  return value === undefined || value === '' ? null : value;
}

/** The typed form as the server takes it. The form's own rules have seen that what must be there is there. */
export function filingToSend(typed: TypedFiling): Filing {
  const { headTeacherPhone } = typed;
  return {
    name: typed.name ?? '',
    occupationCode: orNull(typed.occupationCode),
    occupationText: orNull(typed.occupationText),
    level: orNull(typed.level),
    standardId: orNull(typed.standardId),
    levelUnread: orNull(typed.level) === null ? orNull(typed.levelUnread) : null,
    trainingKind: typed.trainingKind as Filing['trainingKind'],
    plannedCount: orNull(typed.plannedCount),
    totalHours: orNull(typed.totalHours),
    theoryHours: orNull(typed.theoryHours),
    practiceHours: orNull(typed.practiceHours),
    safetyHours: orNull(typed.safetyHours),
    startOn: typed.startOn ?? '',
    endOn: typed.endOn ?? '',
    place: orNull(typed.place),
    location: orNull(typed.location),
    headTeacherName: orNull(typed.headTeacherName),
    organiser: typed.organiser as Filing['organiser'],
    costBorneBy: orNull(typed.costBorneBy),
    videoKept: orNull(typed.videoKept),
    isSecret: orNull(typed.isSecret),
    isHazardous: orNull(typed.isHazardous),
    assessmentPlan: orNull(typed.assessmentPlan),
    equipment: orNull(typed.equipment),
    trainingPackage: orNull(typed.trainingPackage),
    deliveredTo: orNull(typed.deliveredTo),
    ...(headTeacherPhone ? { headTeacherPhone } : {}),
    teachers: typed.teachers.map((teacher) => ({
      name: orNull(teacher.name?.trim()),
      sex: orNull(teacher.sex),
      age: orNull(teacher.age),
      education: orNull(teacher.education),
      major: orNull(teacher.major),
      title: orNull(teacher.title),
      qualification: orNull(teacher.qualification),
      qualificationLevel: orNull(teacher.qualificationLevel),
      course: orNull(teacher.course),
      employment: orNull(teacher.employment),
      ...(teacher.idNumber ? { idNumber: teacher.idNumber.toUpperCase() } : {}),
    })),
    sessions: typed.sessions.map((session) => ({
      taughtOn: session.taughtOn ?? '',
      content: orNull(session.content?.trim()),
      hours: session.hours ?? 0,
      from: session.from ?? '',
      until: session.until ?? '',
      room: orNull(session.room),
      roomKind: orNull(session.roomKind),
      teacherName: orNull(session.teacherName),
      textbook: orNull(session.textbook),
    })),
  };
}

/** Without the numbers of people: those are never stored in the browser. */
export function withoutNumbers(typed: TypedFiling): TypedFiling {
  const { headTeacherPhone: _, ...rest } = typed;
  return {
    ...rest,
    teachers: (typed.teachers ?? []).map((teacher) => {
      const { idNumber: __, ...shown } = teacher ?? {};
      return shown;
    }),
  };
}

const HALVES = [
  { from: '08:00', until: '11:30', hours: 4 },
  { from: '14:00', until: '17:30', hours: 4 },
] as const;
const MOST_DAYS = 200;

/** Two half days of four class hours on every Monday to Friday between the two days. */
export function halfDaysBetween(startOn: string, endOn: string): TypedFiling['sessions'] {
  const sessions: TypedFiling['sessions'] = [];
  const day = new Date(`${startOn}T00:00:00Z`);
  for (let passed = 0; passed < MOST_DAYS; passed++) {
    const taughtOn = day.toISOString().slice(0, 10);
    if (taughtOn > endOn) break;
    const weekday = day.getUTCDay();
    if (weekday !== 0 && weekday !== 6) for (const half of HALVES) sessions.push({ taughtOn, ...half });
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return sessions;
}
