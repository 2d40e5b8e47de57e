import { z } from 'zod';
import { pageQuery, zAllowed, zInstant, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { FORMS } from './contract.ts';

// What intake sends to the browser. Cells carry the values exactly as in the clerk's own file, because she
// has to correct them; a row is otherwise shown by name and masked number.

const OUTCOMES = ['imported', 'normalised', 'warned', 'refused'] as const;
export const BATCH_STATUSES = ['staged', 'confirmed', 'discarded', 'undo-proposed', 'undone'] as const;
/** What a batch may have changed, as somebody reads it who would undo it. */
export const CHANGED_THINGS = [
  'class',
  'lesson',
  'enrolment',
  'attendance',
  'result',
  'certificate',
  'listed-person',
  'organisation',
  'project',
  'account',
  'suspension',
  'standard',
  'scarce-occupation',
  'answer',
  'place',
  'household',
  'duty-person',
  'duty-conflict',
  'need',
] as const;

export const batchParams = z.strictObject({ batchId: zUuid });
/** The browser makes the batch's id, so that it can listen to `intake.progress` while the files travel. */
export const stageBody = z.strictObject({ batchId: zUuid });
export const batchVersionBody = z.strictObject({ version: zVersion });

/** Which form a sheet is, where two were possible. */
export const chooseBody = z.strictObject({
  version: zVersion,
  file: z.string().max(200),
  sheet: z.string().max(100),
  form: z.enum(FORMS),
});

const outcomeCounts = z.strictObject({
  imported: z.int(),
  normalised: z.int(),
  warned: z.int(),
  refused: z.int(),
});

export const batchRow = z.strictObject({
  batchId: zUuid,
  status: z.enum(BATCH_STATUSES),
  fileNames: z.array(z.string()),
  counts: outcomeCounts,
  /** Files or visible sheets that could not be read at all. */
  unreadable: z.int(),
  stagedAt: zInstant,
  stagedBy: z.string(),
  confirmedAt: zInstant.nullable(),
  version: zVersion,
});
export const batchListQuery = z.strictObject({ ...pageQuery, status: z.enum(BATCH_STATUSES).optional() });

const sheetRow = z.strictObject({
  file: z.string(),
  /** Empty for a CSV file. */
  sheet: z.string(),
  form: z.enum(FORMS).nullable(),
  state: z.enum(['visible', 'hidden', 'veryHidden', 'unreadable']),
  imported: z.boolean(),
  /** Why it was left out, as a sentence; empty when there is nothing to say. */
  reason: z.string(),
  rows: z.int(),
  /** Columns with content that no field took, by letter and heading. */
  unusedColumns: z.array(z.strictObject({ column: z.string(), heading: z.string() })),
  counts: outcomeCounts,
  /** Forms that it may be; somebody has to say which by `intake.choose`. */
  candidates: z.array(z.enum(FORMS)),
});

/** intake.proposeUndo */
export const proposeUndoBody = z.strictObject({ version: zVersion, reason: zText(500, 4) });
/** intake.decideUndo: `passed` takes everything of the batch back, `returned` leaves it */
export const decideUndoBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});

/** What undoing a confirmed batch would take back, and what stands against it. */
const undoView = z.strictObject({
  /** Created: there was no such row before. */
  changes: z.array(z.strictObject({ what: z.enum(CHANGED_THINGS), created: z.int(), changed: z.int() })),
  blockers: z.array(
    z.strictObject({
      message: z.string(),
      /** The page of what stands against it; null when there is none. */
      link: z
        .strictObject({ type: z.enum(['claim', 'training-class', 'intake-batch']), id: zUuid })
        .nullable(),
    }),
  ),
  reason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: zInstant.nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: zInstant.nullable(),
});

export const batchReply = batchRow.extend({
  sheets: z.array(sheetRow),
  classes: z.array(
    z.strictObject({ name: z.string(), enrolled: z.int(), trained: z.int(), certified: z.int() }),
  ),
  /** Its rows set what the law pays: another person than brought it in confirms. */
  changesLaw: z.boolean(),
  /** Null for a batch that is not imported. */
  undo: undoView.nullable(),
  allowed: zAllowed,
});

export const rowsQuery = z.strictObject({
  ...pageQuery,
  outcome: z.enum(OUTCOMES).optional(),
  file: z.string().max(200).optional(),
  sheet: z.string().max(100).optional(),
});

const plannedCell = z.strictObject({
  cell: z.string(),
  field: z.string(),
  code: z.string(),
  message: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

const plannedRow = z.strictObject({
  file: z.string(),
  sheet: z.string(),
  /** The sheet's own row number. */
  row: z.int(),
  outcome: z.enum(OUTCOMES),
  /** Name and last four, as the row says; null where the row names nobody. */
  who: z.string().nullable(),
  /** The class that the row counts for; null for a row of no class. */
  className: z.string().nullable(),
  cells: z.array(plannedCell),
});
export const rowsReply = z.strictObject({
  rows: z.array(plannedRow),
  next: z.string().nullable(),
  total: z.int().nullable(),
});

/** What an act on a batch answers. */
export const batchActReply = z.strictObject({
  batchId: zUuid,
  status: z.enum(BATCH_STATUSES),
  version: zVersion,
  counts: outcomeCounts,
});

/** One event of `intake.progress`; the stream ends after `done` or `failed`. */
const progressEvent = z.strictObject({
  stage: z.enum(['waiting', 'reading', 'checking', 'saving', 'done', 'failed']),
  file: z.string().nullable(),
  done: z.int(),
  total: z.int(),
});
export type ProgressEvent = z.infer<typeof progressEvent>;
