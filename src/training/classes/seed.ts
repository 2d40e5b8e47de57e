import { readFileSync } from 'node:fs';
import type { Tx } from '../../platform/db/index.ts';
import { upsertRegister } from './store.ts';

/** Loads data/filing-register.csv: how counties number filings, and the days of each review step. Safe to repeat. */
export async function seedFilingRegister(tx: Tx): Promise<void> {
  const text = readFileSync(new URL('../../../data/filing-register.csv', import.meta.url), 'utf8');
  for (const line of text.split('\n')) {
    const [divisionCode, countyWord, firstReviewDays, secondReviewDays, source] = line.split(',');
    if (!/^\d{6}$/.test(divisionCode ?? '') || !divisionCode || !countyWord || !source) continue;
    await upsertRegister(tx, {
      divisionCode,
      countyWord,
      firstReviewDays: Number(firstReviewDays),
      secondReviewDays: Number(secondReviewDays),
      source,
    });
  }
}
