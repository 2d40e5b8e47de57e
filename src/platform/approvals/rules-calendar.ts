import { addDays, type LocalDate, localDate, type Refusal, refusal, weekdayOf } from '../kernel/index.ts';

/** Days of a year that follow the moon or the sun, from data/lunar-days.csv. */
export interface LunarDays {
  readonly springFestival: LocalDate;
  readonly qingming: LocalDate;
  readonly dragonBoat: LocalDate;
  readonly midAutumn: LocalDate;
}

export interface CalendarDay {
  readonly day: LocalDate;
  readonly isWorking: boolean;
  /** The holiday, or what the notice makes of the day; null on an ordinary day. */
  readonly name: string | null;
}

/** What a notice arranges: holidays with their first and last day off, and weekend days on which people work. */
export interface Arrangement {
  readonly year: number;
  readonly holidays: readonly {
    readonly name: string;
    readonly from: LocalDate;
    readonly through: LocalDate;
  }[];
  readonly workDays: readonly LocalDate[];
}

const LONGEST_HOLIDAY_DAYS = 16;

/** The days off that the law itself fixes for everybody (全国年节及纪念日放假办法, art. 2). */
export function daysFixedByLaw(year: number, lunar: LunarDays): Map<LocalDate, string> {
  const days = new Map<LocalDate, string>();
  const add = (from: LocalDate, count: number, name: string) => {
    for (let n = 0; n < count; n++) if (!days.has(addDays(from, n))) days.set(addDays(from, n), name);
  };
  add(localDate(`${year}-01-01`), 1, '元旦');
  add(addDays(lunar.springFestival, -1), 4, '春节');
  add(lunar.qingming, 1, '清明节');
  add(localDate(`${year}-05-01`), 2, '劳动节');
  add(lunar.dragonBoat, 1, '端午节');
  add(localDate(`${year}-10-01`), 3, '国庆节');
  add(lunar.midAutumn, 1, '中秋节');
  return days;
}

const isWeekend = (day: LocalDate) => [0, 6].includes(weekdayOf(day));

/** The days of a year before its notice: weekdays less the days fixed by law. */
export function provisionalDays(year: number, lunar: LunarDays): CalendarDay[] {
  const fixed = daysFixedByLaw(year, lunar);
  return daysFrom(localDate(`${year}-01-01`), localDate(`${year}-12-31`)).map((day) => ({
    day,
    isWorking: !isWeekend(day) && !fixed.has(day),
    name: fixed.get(day) ?? null,
  }));
}

/** The days of a year under its notice, with those of the December before that the notice arranges too. */
export function arrangedDays(arrangement: Arrangement): CalendarDay[] {
  const { year } = arrangement;
  const off = offDaysOf(arrangement);
  const work = new Set(arrangement.workDays);
  const first = localDate(`${year}-01-01`);
  const earlier = [...off.keys(), ...work].filter((day) => day < first).sort();
  return [...earlier, ...daysFrom(first, localDate(`${year}-12-31`))].map((day) => ({
    day,
    isWorking: work.has(day) || (!isWeekend(day) && !off.has(day)),
    name: work.has(day) ? '调休上班' : (off.get(day) ?? null),
  }));
}

/** Everything that contradicts the law or itself in what was entered of a notice. */
export function arrangementRefusals(
  arrangement: Arrangement,
  fixed: ReadonlyMap<LocalDate, string>,
): Refusal[] {
  const { year, holidays, workDays } = arrangement;
  const found: Refusal[] = [];
  const refuse = (code: string, message: string, pointer: string) =>
    found.push(refusal(code, message, pointer));
  const isOutside = (day: LocalDate) => day < `${year - 1}-12-01` || day > `${year}-12-31`;
  holidays.forEach(({ name, from, through }, n) => {
    if (isOutside(from) || isOutside(through))
      refuse('day-outside-year', `${name}不在 ${year} 年：请核对通知后改正日期。`, `/holidays/${n}/from`);
    else if (through < from || through >= addDays(from, LONGEST_HOLIDAY_DAYS))
      refuse(
        'holiday-range',
        `${name}的起止日期不对：最后一天应在第一天之后、${LONGEST_HOLIDAY_DAYS} 天以内。请核对通知。`,
        `/holidays/${n}/through`,
      );
  });
  if (found.length > 0) return found;
  const off = offDaysOf(arrangement);
  for (const [day, name] of fixed)
    if (!off.has(day))
      refuse('law-day-missing', `${day} 是法定的${name}，通知里一定放假：请补上这一天。`, '/holidays');
  workDays.forEach((day, n) => {
    const pointer = `/workDays/${n}`;
    if (isOutside(day)) refuse('day-outside-year', `${day} 不在 ${year} 年：请核对通知后改正日期。`, pointer);
    else if (!isWeekend(day))
      refuse('work-day-not-weekend', `${day} 不是周六、周日，不会写成调休上班：请核对通知。`, pointer);
    else if (off.has(day))
      refuse('work-day-off', `${day} 已填在放假里，不能又上班：请核对通知，只留一处。`, pointer);
    else if (workDays.indexOf(day) !== n) refuse('work-day-twice', `${day} 填了两次：请删去一次。`, pointer);
  });
  return found;
}

function offDaysOf({ holidays }: Arrangement): Map<LocalDate, string> {
  return new Map(
    holidays.flatMap(({ name, from, through }) => daysFrom(from, through).map((day) => [day, name] as const)),
  );
}

function daysFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** From October on the notice for the next year is out or near; whoever may enter it is reminded. */
export function isNoticeDue(today: LocalDate, provisionalFrom: LocalDate | null): boolean {
  if (provisionalFrom === null) return false;
  const from = Number(provisionalFrom.slice(0, 4));
  const year = Number(today.slice(0, 4));
  return from <= year || (from === year + 1 && today.slice(5) >= '10-01');
}
