// How days and months are said in sentences.

/** 2024-01-19 -> 2024年1月19日. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2024-01 -> 2024年1月. */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

/** Each month once, in order, runs drawn together, a year said once: 2021年3月至8月、10月. */
export function formatMonths(months: readonly string[]): string {
  const runs: [first: string, last: string][] = [];
  for (const month of [...new Set(months)].sort()) {
    const run = runs.at(-1);
    if (run && numberOf(month) === numberOf(run[1]) + 1) run[1] = month;
    else runs.push([month, month]);
  }
  let year = '';
  const format = (month: string) => {
    const whole = month.slice(0, 4) !== year;
    year = month.slice(0, 4);
    return whole ? formatMonth(month) : `${Number(month.slice(5, 7))}月`;
  };
  return runs
    .map(([first, last]) => {
      const start = format(first);
      if (first === last) return start;
      return `${start}${numberOf(last) === numberOf(first) + 1 ? '、' : '至'}${format(last)}`;
    })
    .join('、');
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

/** What a day is called that a benefit goes by. */
const DAY_NAMES: Readonly<Record<string, string>> = {
  '/training/filedOn': '备案日',
  '/training/startOn': '开班日',
  '/claim/date': '申领日',
  '/claim/months': '所申领月份首日',
  '/employment/firstInsuredOn': '首次参保日',
};

/** A day with its name: 备案日2024年1月19日. */
export function formatDay(fact: string, date: string): string {
  return `${DAY_NAMES[fact] ?? ''}${formatDate(date)}`;
}
