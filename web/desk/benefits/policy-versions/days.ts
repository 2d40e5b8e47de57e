const DAY_MS = 86_400_000;

/** The twelve months that end the day before: 2021-10-19 -> 2020-10-19 through 2021-10-18. */
export function yearBefore(day: string): { from: string; through: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const through = new Date(Date.UTC(year, month - 1, date) - DAY_MS).toISOString().slice(0, 10);
  const rest = day.slice(4) === '-02-29' ? '-03-01' : day.slice(4);
  return { from: `${year - 1}${rest}`, through };
}
