import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf, isOneOf } from '../../platform/access/index.ts';
import { stepTakersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Uuid } from '../../platform/kernel/index.ts';
import type { Outcome } from './contract.ts';
import type { batchReply, batchRow, rowsReply } from './contract-batches.ts';
import { INTAKE_BATCH } from './machine.ts';
import type { Summary } from './service-batches.ts';
import { changesLaw, refusalOfOffice, refusalOfStager } from './service-second-person.ts';
import { undoOf } from './service-undo.ts';
import { type BatchRow, countBatches, findBatch, findBatches, findFileNames, findRows } from './store.ts';

type BatchView = z.infer<typeof batchRow>;

/** A page of the batches within the reader's scope, the newest first. */
export async function batchPage(
  tx: Tx,
  query: { status?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: BatchView[]; next: string | null; total: number }> {
  const status = query.status ?? null;
  const rows = await findBatches(tx, { status, after: query.after ?? null, limit: query.limit });
  const names = await findFileNames(
    tx,
    rows.map((row) => row.batchId),
  );
  return {
    rows: rows.map((row) => viewOf(row, names.get(row.batchId) ?? [])),
    next: rows.length === query.limit ? (rows.at(-1)?.batchId ?? null) : null,
    total: await countBatches(tx, status),
  };
}

/** One batch with its sheets, its classes and what this actor may do; undefined out of reach. */
export async function batchDetail(
  tx: Tx,
  actor: Actor,
  batchId: Uuid,
): Promise<z.infer<typeof batchReply> | undefined> {
  const batch = await findBatch(tx, batchId);
  if (batch === undefined) return undefined;
  const names = (await findFileNames(tx, [batchId])).get(batchId) ?? [];
  const { counts, sheets, classes } = batch.counts as Summary;
  const setsLaw = changesLaw({ sheets });
  const isOthers = refusalOfOffice(actor.role, setsLaw) !== undefined;
  const mayConfirm = !isOthers && !(setsLaw && (await refusalOfStager(tx, actor, batchId)) !== undefined);
  const undo = await undoOf(tx, batch);
  const isBlocked = undo !== null && undo.blockers.length > 0;
  const hasProposed = (await stepTakersOf(tx, 'import-undo', batchId)).some(({ persons }) =>
    isOneOf(actor, persons),
  );
  const acts = allowedIn(INTAKE_BATCH, batch.status, actor).filter((act) => {
    if (act === 'intake.choose') return sheets.some(({ candidates = [] }) => candidates.length > 0);
    if (act === 'intake.confirm') return willWrite(counts) && mayConfirm;
    if (act === 'intake.decideUndo') return !hasProposed && !isOthers;
    if (act === 'intake.withdrawUndo') return hasProposed;
    return act !== 'intake.proposeUndo' || !isBlocked;
  });
  return {
    ...viewOf(batch, names),
    // A batch staged by an earlier version says nothing of columns and choices.
    sheets: sheets.map((sheet) => ({
      ...sheet,
      unusedColumns: sheet.unusedColumns ?? [],
      candidates: sheet.candidates ?? [],
    })),
    classes: classes.map((row) => ({ ...row })),
    changesLaw: setsLaw,
    undo,
    allowed: [...acts, ...allowedOf(actor, ['intake.refused'])],
  };
}

/** Does anything of it change the record when it is confirmed? */
function willWrite(counts: Summary['counts']): boolean {
  return counts.imported + counts.normalised + counts.warned > 0;
}

function viewOf(row: BatchRow, fileNames: string[]): BatchView {
  const { counts, unreadable } = row.counts as Summary;
  return {
    batchId: row.batchId,
    status: row.status,
    fileNames,
    counts,
    unreadable,
    stagedAt: row.stagedAt.toISOString(),
    stagedBy: row.stagedBy ?? '',
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** A page of rows with their findings; undefined when the batch is not there. */
export async function rowPage(
  tx: Tx,
  ciphers: Ciphers,
  batchId: Uuid,
  query: {
    outcome?: string | undefined;
    file?: string | undefined;
    sheet?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<z.infer<typeof rowsReply> | undefined> {
  const batch = await findBatch(tx, batchId);
  if (batch === undefined) return undefined;
  const rows = await findRows(tx, batchId, {
    outcome: query.outcome ?? null,
    file: query.file ?? null,
    sheet: query.sheet ?? null,
    after: placeOf(query.after),
    limit: query.limit,
  });
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      file: row.file,
      sheet: row.sheet,
      row: row.rowNo,
      outcome: row.outcome as Outcome,
      who: row.whoMasked,
      className: row.className ?? onlyClassOf(batch),
      cells: JSON.parse(
        ciphers.decrypt(`intake_row.cells.${batchId}.${row.fileNo}.${row.rowNo}`, row.cellsCipher),
      ),
    })),
    next:
      rows.length === query.limit && last !== undefined ? `${last.fileNo}:${last.rowNo}:${last.sheet}` : null,
    total: null,
  };
}

/** The class of a batch that has a single one: rows that were stored without their class belong to it. */
function onlyClassOf(batch: BatchRow): string | null {
  const { classes } = batch.counts as Summary;
  return classes.length === 1 ? (classes[0]?.name ?? null) : null;
}

function placeOf(after: string | undefined): { fileNo: number; sheet: string; rowNo: number } | null {
  const match = /^(\d{1,6}):(\d{1,7}):(.*)$/s.exec(after ?? '');
  return match === null
    ? null
    : { fileNo: Number(match[1]), rowNo: Number(match[2]), sheet: match[3] as string };
}
