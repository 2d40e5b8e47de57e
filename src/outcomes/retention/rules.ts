import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type LocalDate, localDate, type Refusal, refusal } from '../../platform/kernel/index.ts';

const kind = z
  .strictObject({
    years: z.int().positive().optional(),
    months: z.int().min(0).optional(),
    counts: z.string(),
    act: z.enum(['anonymise', 'keep', 'elsewhere']),
    source: z.string(),
    reading: z.enum(['law', 'practice']),
  })
  .refine((one) => (one.years === undefined) !== (one.months === undefined), 'years or months');
const file = z.strictObject({ kinds: z.record(z.string(), kind) });

const read = file.parse(
  parse(readFileSync(new URL('../../../data/retention.yaml', import.meta.url), 'utf8')),
);

/** The terms of every kind of record, in the order of the file. */
export const TERMS = Object.entries(read.kinds).map(([kind, { years, months, ...rest }]) => ({
  kind,
  term: years === undefined ? (months === 0 ? '用完即删' : `${months} 个月`) : `${years} 年`,
  ...rest,
}));

/** Whole years that a training file is kept after the last day of the last class. */
export const FILE_YEARS = read.kinds['training-file']?.years ?? 10;

/** The last day of the term that began on `lastOn`: the same day some years later, February 29 as 28. */
export function termOf(lastOn: LocalDate): LocalDate {
  const [year, month, day] = lastOn.split('-') as [string, string, string];
  const later = String(Number(year) + FILE_YEARS);
  return localDate(`${later}-${month}-${month === '02' && day === '29' ? '28' : day}`);
}

/** What an appeal, a dispute or a recovery has come to when nobody waits any more. */
export const SETTLED = {
  appeal: ['final', 'fulfilled', 'withdrawn', 'dismissed'],
  dispute: ['unfounded', 'corrected', 'withdrawn'],
  recovery: ['settled', 'written-off', 'cancelled'],
} as const;

export const REFUSALS = {
  notSo: refusal('wrong-status', '这份清单的状态已经变了，刚才的办理没有生效：请刷新“到期档案”再看。'),
  empty: refusal('retention-empty', '这份清单里没有人，不用办理：等每晚的任务找到到期的再来。'),
} as const satisfies Record<string, Refusal>;
