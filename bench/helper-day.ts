import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { checkDigitOf } from '../src/platform/kernel/index.ts';
import { words } from '../web/mobile/visits/words.ts';

const SOURCE = readFileSync(new URL('visits-in-page.js', import.meta.url), 'utf8');

/** One entry of those that are taken down at once. */
export interface ManyEntry {
  readonly kind: 'wish' | 'enrolment';
  readonly about: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Takes many entries down as the page of visits keeps them: encrypted under the key of the phone. */
export async function takeDownMany(page: Page, many: readonly ManyEntry[]): Promise<void> {
  const work = SOURCE.slice(SOURCE.indexOf('async ('), SOURCE.lastIndexOf(';'));
  await page.evaluate(`(${work})(${JSON.stringify(many)})`);
}

/** A village of the demonstration. */
export const VILLAGE = '371526101369';

/** A number that nobody of the demonstration has; born on a day of this year. */
export function numberOf(year: string, n: number): string {
  const [month, day] = [String(1 + (n % 12)).padStart(2, '0'), String(1 + (n % 28)).padStart(2, '0')];
  const first = `371526${year}${month}${day}${String(500 + n).slice(-3)}`;
  return first + checkDigitOf(first);
}

/** People of the village who are on no list. */
export const villagers = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    name: ['郗大路', '郗小路'][n % 2] ?? '郗大路',
    idNumber: numberOf('1971', n),
  }));

/** A wish of each. */
export const wishesOf = (people: readonly { name: string; idNumber: string }[]): ManyEntry[] =>
  people.map((who) => ({
    kind: 'wish',
    about: who.name,
    content: { ...who, villageCode: VILLAGE, need: 'training', words: '想学开叉车', destination: 'stay' },
  }));

/** A phone is registered under a name, and the list of the village taken along. */
export async function takeAlong(page: Page, name: string): Promise<void> {
  await page.getByLabel(words.register.name).fill(name);
  await page.getByRole('button', { name: words.register.go, exact: true }).click();
  await page.getByLabel(words.take.village).selectOption(VILLAGE);
  await page.getByRole('button', { name: words.take.go, exact: true }).click();
  await page.getByText(words.ready, { exact: true }).waitFor();
}
