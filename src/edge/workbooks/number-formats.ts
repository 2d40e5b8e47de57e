/** Built-in formats that show a date or a time, the Chinese and Japanese locale ones among them. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** Whether a number under this format is shown as a day or a time of day. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id);
  const bare = code
    .replace(/\\./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .replace(/_./g, '');
  if (/general|[0#?]/i.test(bare.replace(/\.0+/g, ''))) return false;
  return /[ymdhs年月日]/i.test(bare);
}

const DAY_MS = 86_400_000;
const MINUTES_A_DAY = 1440;

/**
 * The day (and time of day, if any) that a serial number shows: `2021-06-07`, `2021-06-07 08:30`, `08:30`.
 * Undefined when the serial lies outside the calendar Excel knows.
 */
export function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return undefined;
  let day = Math.floor(serial);
  let minutes = Math.round((serial - day) * MINUTES_A_DAY);
  if (minutes === MINUTES_A_DAY) {
    minutes = 0;
    day++;
  }
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (day === 0) return clock;
  // Excel believes that 1900 was a leap year: serial 60 is a day that never was.
  const days = date1904 ? day + 1462 : day;
  const shifted = !date1904 && days < 60 ? days + 1 : days;
  const date = new Date((shifted - 25_569) * DAY_MS).toISOString().slice(0, 10);
  return minutes === 0 ? date : `${date} ${clock}`;
}
