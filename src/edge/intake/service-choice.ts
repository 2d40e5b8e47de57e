import type { z } from 'zod';
import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  canDo,
  divisionPathOf,
  done,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { batchActReply } from './contract-batches.ts';
import { INTAKE_BATCH } from './machine.ts';
import type { FormChoice, IntakeFile } from './rules-plan.ts';
import {
  ALREADY_SETTLED,
  NO_DIVISION,
  planFor,
  type Summary,
  storeRows,
  summaryOf,
} from './service-batches.ts';
import { deleteRows, findBatch, replanBatch } from './store.ts';
import type { IntakeWords } from './words.ts';

const FORM_NOT_POSSIBLE = refusal(
  'form-not-possible',
  '这张表不需要选，或不能按这种表读。请刷新页面后再选。',
  '/form',
);

/**
 * Says which form a sheet is, where two were possible, and plans the batch again. Refuses `version-conflict`,
 * `batch-settled`, and `form-not-possible` where the sheet asks for no choice or not for this one.
 */
export async function chooseForm(
  act: Act,
  { batchId, version, ...choice }: FormChoice & { readonly batchId: Uuid; readonly version: number },
  read: readonly IntakeFile[],
  words: IntakeWords,
): Promise<Result<z.infer<typeof batchActReply>>> {
  const batch = await findBatch(act.tx, batchId, true);
  if (batch === undefined) return refused(NOT_FOUND);
  if (!canDo(INTAKE_BATCH, batch.status, 'intake.choose')) return refused(ALREADY_SETTLED);
  if (batch.version !== version) return refused(VERSION_CONFLICT);
  const { sheets, choices: before = [] } = batch.counts as Summary;
  const asked = sheets.find((sheet) => sheet.file === choice.file && sheet.sheet === choice.sheet);
  if (!asked?.candidates?.includes(choice.form)) return refused(FORM_NOT_POSSIBLE);
  const choices = [...before, choice];
  const planned = await planFor(act, read, words, choices);
  if (planned === undefined) return refused(NO_DIVISION);
  const summary = { ...summaryOf(planned.plan), choices };
  if (!(await replanBatch(act.tx, { batchId, version, counts: summary }))) return refused(VERSION_CONFLICT);
  await deleteRows(act.tx, batchId);
  await storeRows(act, batchId, { names: read.map(({ file }) => file), rows: planned.plan.rows, words });
  await act.record({
    event: 'intake-form-chosen',
    objectType: 'intake-batch',
    objectId: batchId,
    divisionPath: divisionPathOf(batch.divisionCode),
    detail: { form: choice.form, ...summary.counts },
  });
  return done({ batchId, status: batch.status, version: version + 1, counts: summary.counts });
}

/** What was said of its sheets. */
export async function choicesOf(tx: Tx, batchId: Uuid): Promise<readonly FormChoice[]> {
  const batch = await findBatch(tx, batchId);
  return batch === undefined ? [] : ((batch.counts as Summary).choices ?? []);
}
