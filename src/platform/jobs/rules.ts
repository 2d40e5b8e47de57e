import { addDays, type LocalDate, localDateAt } from '../kernel/index.ts';

/** When a job is due: again and again, or once a local day at this time of Asia/Shanghai. */
export type Schedule = { readonly everyMinutes: number } | { readonly dailyAt: string };

const MINUTE_MS = 60_000;
const MOST_MISSED_DAYS = 366;
/** How long a job that failed waits before it is tried again, by the number of failures; then the last again. */
const RETRY_MINUTES = [1, 5, 15, 60] as const;

function dailyInstant(day: LocalDate, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** The first instant after `after` at which the job is due. */
export function nextDue(schedule: Schedule, after: Date): Date {
  if ('everyMinutes' in schedule) return new Date(after.getTime() + schedule.everyMinutes * MINUTE_MS);
  const today = localDateAt(after);
  const instant = dailyInstant(today, schedule.dailyAt);
  return instant > after ? instant : dailyInstant(addDays(today, 1), schedule.dailyAt);
}

/** When a job that has just failed is tried again. */
export function retryDue(attempts: number, now: Date): Date {
  const minutes = RETRY_MINUTES[Math.min(attempts, RETRY_MINUTES.length) - 1] ?? RETRY_MINUTES[0];
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** The local days that a run at `now` covers: those due since the day that was covered last, oldest first. */
export function daysToCover(schedule: Schedule, doneThrough: LocalDate | null, now: Date): LocalDate[] {
  const today = localDateAt(now);
  const isDueToday = 'everyMinutes' in schedule || dailyInstant(today, schedule.dailyAt) <= now;
  const last = isDueToday ? today : addDays(today, -1);
  const days: LocalDate[] = [];
  for (let day = last; days.length < MOST_MISSED_DAYS; day = addDays(day, -1)) {
    if (doneThrough === null ? days.length === 1 : day <= doneThrough) break;
    days.unshift(day);
  }
  return days;
}

/** As it is stored and shown: `every 30 min`, `daily 02:30`. */
export function scheduleText(schedule: Schedule): string {
  return 'everyMinutes' in schedule ? `every ${schedule.everyMinutes} min` : `daily ${schedule.dailyAt}`;
}
