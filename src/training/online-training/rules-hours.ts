import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

/** Hours of one person in one class as a platform reports them; moments in seconds since 1970. */
export interface Hours {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly from: number;
  readonly until: number;
  readonly seconds: number;
  readonly asked: number;
  readonly answered: number;
}

/** What cannot be in hours that were reported. */
export interface HoursFault {
  readonly kind: 'overlap' | 'too-fast' | 'too-long' | 'unanswered';
  readonly personId: PersonId;
  readonly classId: Uuid;
  /** Names it within the class, so that it is found once. */
  readonly about: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface HoursLimits {
  readonly hoursADay: number;
  /** Of the checks that were asked, at least so many answered. */
  readonly answeredPercent: number;
}

const DAY = 86_400;
const ZONE = 8 * 3600;
const dayOf = (at: number) => new Date((at + ZONE) * 1000).toISOString().slice(0, 10);

/**
 * What cannot be: two courses of one person at once, on whichever platform; more hours a day than a person learns; more seconds
 * than lie between beginning and end; checks that nobody answered. By person, class and day.
 */
export function hoursFaults(hours: readonly Hours[], limits: HoursLimits): HoursFault[] {
  const faults: HoursFault[] = [];
  const byPerson = new Map<PersonId, Hours[]>();
  for (const one of hours) {
    const known = byPerson.get(one.personId);
    if (known === undefined) byPerson.set(one.personId, [one]);
    else known.push(one);
  }
  for (const own of byPerson.values()) {
    own.sort((a, b) => a.from - b.from || a.until - b.until);
    overlaps(own, faults);
    const groups = new Map<string, Hours[]>();
    for (const one of own) {
      const key = `${one.classId} ${dayOf(one.from)}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const [key, group] of groups) daily(group, key.slice(-10), limits, faults);
    unanswered(own, limits, faults);
  }
  return faults;
}

function overlaps(own: readonly Hours[], faults: HoursFault[]): void {
  const counts = new Map<string, { one: Hours; times: number }>();
  let last: Hours | undefined;
  for (const one of own) {
    if (last !== undefined && one.from < last.until) {
      const key = `${one.classId} ${dayOf(one.from)}`;
      counts.set(key, { one, times: (counts.get(key)?.times ?? 0) + 1 });
    }
    if (last === undefined || one.until > last.until) last = one;
  }
  for (const { one, times } of counts.values()) {
    const day = dayOf(one.from);
    faults.push(faultOf('overlap', one, day, { day, times }));
  }
}

function daily(group: readonly Hours[], day: string, limits: HoursLimits, faults: HoursFault[]): void {
  const [first] = group;
  if (first === undefined) return;
  const seconds = group.reduce((sum, one) => sum + one.seconds, 0);
  if (seconds > Math.min(limits.hoursADay * 3600, DAY))
    faults.push(faultOf('too-fast', first, day, { day, seconds, most: limits.hoursADay }));
  const rows = group.filter((one) => one.seconds > one.until - one.from).length;
  if (rows > 0) faults.push(faultOf('too-long', first, day, { day, rows }));
}

function unanswered(own: readonly Hours[], limits: HoursLimits, faults: HoursFault[]): void {
  const byClass = new Map<Uuid, { one: Hours; asked: number; answered: number }>();
  for (const one of own) {
    const sum = byClass.get(one.classId) ?? { one, asked: 0, answered: 0 };
    byClass.set(one.classId, { one, asked: sum.asked + one.asked, answered: sum.answered + one.answered });
  }
  for (const { one, asked, answered } of byClass.values())
    if (asked > 0 && answered * 100 < asked * limits.answeredPercent) {
      const percent = Math.round((answered * 100) / asked);
      faults.push(faultOf('unanswered', one, 'class', { asked, answered, percent }));
    }
}

function faultOf(
  kind: HoursFault['kind'],
  { personId, classId }: Hours,
  when: string,
  facts: HoursFault['facts'],
): HoursFault {
  return { kind, personId, classId, about: `${when} ${personId}`, facts };
}
