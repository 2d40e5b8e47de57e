import type { z } from 'zod';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  done,
  type LocalDate,
  type Refusal,
  type Result,
  refusal,
  refused,
} from '../../platform/kernel/index.ts';
import type {
  TrainingStandardInput,
  trainingStandardRow,
  trainingStandardsQuery,
  trainingStandardsReply,
} from './contract-training.ts';
import {
  insertTrainingStandard,
  listTrainingStandards,
  type TrainingStandard,
  type TrainingStandardWrite,
} from './store-training.ts';

const TRAINING_STANDARD_REFUSALS = {
  listedAlready: refusal(
    'already-listed',
    '目录里已有同一编号、版本和等级的一项，没有重复加入：请在“标准和教材”里查看；内容变了的，请写新的版本。',
    '/standard/code',
  ),
  hoursDiffer: refusal(
    'hours-differ',
    '理论和实操课时合计超过了总课时，没有提交：请核对三个数。',
    '/standard/totalHours',
  ),
} as const satisfies Record<string, Refusal>;

/** Is this one in force on the day? */
const isInForce = (row: Pick<TrainingStandard, 'from' | 'through'>, day: LocalDate): boolean =>
  row.from <= day && (row.through === null || day <= row.through);

/** A page of the catalogue; `on` leaves those in force on that day. */
export async function trainingStandardPage(
  tx: Tx,
  query: z.infer<typeof trainingStandardsQuery>,
  today: LocalDate,
): Promise<z.infer<typeof trainingStandardsReply>> {
  const { kind = null, occupationCode = null, level = null, name, on = null, after = null, limit } = query;
  const found = await listTrainingStandards(tx, {
    ...{ kind, occupationCode, level, after, limit },
    on: on as LocalDate | null,
    pattern: name === undefined ? null : `%${name.replace(/[\\%_]/g, '\\$&')}%`,
  });
  const rows = found.rows.slice(0, limit);
  return {
    rows: rows.map(
      (row): z.infer<typeof trainingStandardRow> => ({
        ...row,
        inForce: isInForce(row, today),
        isComing: row.from > today,
      }),
    ),
    next: found.rows.length > limit ? (rows.at(-1)?.standardId ?? null) : null,
    total: found.total,
  };
}

/** Why these hours cannot be; undefined when they can. */
export function standardHoursRefusal({
  totalHours,
  theoryHours,
  practiceHours,
}: Pick<TrainingStandardInput, 'totalHours' | 'theoryHours' | 'practiceHours'>): Refusal | undefined {
  return totalHours !== null && (theoryHours ?? 0) + (practiceHours ?? 0) > totalHours
    ? TRAINING_STANDARD_REFUSALS.hoursDiffer
    : undefined;
}

/** Brings one into the catalogue; whoever calls this has the signatures of two people. Refuses `hours-differ`, `already-listed`. */
export async function addTrainingStandard(tx: Tx, row: TrainingStandardWrite): Promise<Result<null>> {
  const hours = standardHoursRefusal(row);
  if (hours) return refused(hours);
  const added = await tryConstraint(tx, () => insertTrainingStandard(tx, row));
  if (added.ok) return done(null);
  if (added.violation.constraint !== 'training_standard_once')
    throw new Error(`standard not added: ${added.violation.constraint}`);
  return refused(TRAINING_STANDARD_REFUSALS.listedAlready);
}
