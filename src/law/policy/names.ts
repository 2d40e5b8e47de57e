import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Chinese names of occupations and places, from the national lists under data/, for sentences only: no rule reads them.

const DATA = resolve(dirname(fileURLToPath(import.meta.url)), '../../../data');
const LISTS = new Map<string, ReadonlyMap<string, string>>();

/** First and second column of a list whose first two columns hold no quotes. Read when a sentence first needs it. */
function listOf(file: string): ReadonlyMap<string, string> {
  const ready = LISTS.get(file);
  if (ready) return ready;
  const path = resolve(DATA, file);
  const rows = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(1) : [];
  const list = new Map(
    rows.flatMap((row) => {
      const [code, name] = row.split(',');
      return code && name ? [[code, name] as const] : [];
    }),
  );
  LISTS.set(file, list);
  return list;
}

/** 4-03-02-01 -> 中式烹调师; the code itself when the national list of 2022 does not hold it. */
export function occupationName(code: string): string {
  return listOf('occupations-2022.csv').get(code) ?? code;
}

/** 371521 -> 聊城市阳谷县; the code itself when the list does not hold it. */
export function divisionName(code: string): string {
  const divisions = listOf('divisions.csv');
  const own = divisions.get(code);
  if (own === undefined) return code;
  const city = code.endsWith('00') ? undefined : divisions.get(`${code.slice(0, 4)}00`);
  return `${city ?? ''}${own}`;
}
