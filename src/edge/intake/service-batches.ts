import type { z } from 'zod';
import { type Act, leadsTo, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { recordingChanges, type Tx } from '../../platform/db/index.ts';
import {
  beginning,
  type Ciphers,
  canDo,
  divisionPathOf,
  done,
  maskIdentity,
  nextOf,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import { uploadWith } from '../workbooks/index.ts';
import type { CellFinding, Form, IntakePlan, Outcome, PlannedRow } from './contract.ts';
import type { batchActReply, batchReply } from './contract-batches.ts';
import { createCopies } from './copies.ts';
import type { LawOfRegion } from './import-context.ts';
import { INTAKE_BATCH } from './machine.ts';
import { lawRowText } from './rules-law-rows.ts';
import { type FormChoice, type IntakeFile, planIntake } from './rules-plan.ts';
import { classNameOf } from './rules-report.ts';
import { remarkOtherCards } from './service-cards.ts';
import { contextOf } from './service-context.ts';
import { remarkDutyLists } from './service-duty-lists.ts';
import { importPlan } from './service-import.ts';
import { isLawForm, noteStager, refusalOfOffice, refusalOfStager } from './service-second-person.ts';
import { rememberSpoiled } from './service-spoiled.ts';
import {
  type BatchRow,
  deleteRows,
  findBatch,
  findFiles,
  insertBatch,
  insertFiles,
  insertRows,
  moveBatch,
} from './store.ts';
import type { IntakeWords } from './words.ts';

type Counts = Record<Outcome, number>;

/** What a batch remembers of itself beside its rows: no personal data. */
export interface Summary {
  readonly counts: Counts;
  readonly unreadable: number;
  readonly sheets: z.infer<typeof batchReply>['sheets'];
  readonly classes: IntakePlan['classes'];
  /** What somebody said of sheets that may be two forms. */
  readonly choices?: readonly FormChoice[];
}

export interface NamedFile {
  readonly name: string;
  readonly content: Buffer;
}

export const NO_DIVISION = leadsTo(
  'accounts.reassign',
  refusal('division-missing', '您的账号没有所属县区，不能导入。请系统管理员给您的账号指定县区。'),
);
export const ALREADY_SETTLED = refusal('batch-settled', '这一批已经导入或作废，不能再办。请重新上传文件。');
const BATCH_EXISTS = leadsTo(
  'intake.list',
  refusal('batch-exists', '这一批文件已经收到。请在导入列表里打开它，不必再传。'),
);

/** Forms an organisation may send itself; catalogues, amounts and departments' answers come from the bureau. */
const OWN_FORMS: Readonly<Record<string, readonly Form[]>> = {
  'institution-administrator': ['class-application', 'timetable', 'roster', 'attendance', 'results'],
  employer: ['class-application', 'timetable', 'roster', 'attendance', 'results', 'work-for-training'],
};

/**
 * Reads uploads in the reading processes, one after another. A file that cannot be read is listed with its refusal.
 * Refuses `reading-busy` while too many uploads wait.
 */
export function readUploads(
  files: readonly NamedFile[],
  onProgress: (done: number, file: string) => void,
): Promise<Result<IntakeFile[]>> {
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  return uploadWith(bytes, async (readFile) => {
    const read: IntakeFile[] = [];
    const copies = createCopies();
    for (const [index, { name, content }] of files.entries()) {
      onProgress(index, name);
      const copy = copies.refusalOf(name, content);
      if (copy !== undefined) {
        read.push({ file: name, leftOut: copy });
        continue;
      }
      const result = await readFile(name, content);
      const first = result.ok ? undefined : result.refusals[0];
      if (result.ok) read.push({ file: name, workbook: result.value });
      else if (first) read.push({ file: name, refusal: first });
    }
    return read;
  });
}

/** The plan as this actor may have it carried out: foreign forms and foreign organisations are refused row by row. */
export async function planFor(
  act: Act,
  files: readonly IntakeFile[],
  words: IntakeWords,
  choices: readonly FormChoice[] = [],
): Promise<{ plan: IntakePlan; divisionCode: string } | undefined> {
  const { actor } = act;
  const own =
    actor.organisationId === null ? undefined : await organisationById(act.tx, actor.organisationId);
  const divisionCode = own?.divisionCode ?? actor.divisionCode;
  if (divisionCode === null || divisionCode === undefined) return undefined;
  const context = await contextOf(act.tx, act.ciphers, own === undefined);
  const asWritten = planIntake(files, context, words, choices);
  const plan = { ...asWritten, rows: await remarkOtherCards(act.tx, act.ciphers, asWritten.rows) };
  if (own === undefined) return { plan: await remarkDutyLists(act, divisionCode, plan), divisionCode };
  const allowed = OWN_FORMS[actor.role ?? ''] ?? [];
  return {
    plan: { ...plan, rows: plan.rows.map((row) => ownRow(row, allowed, own.creditCode)) },
    divisionCode,
  };
}

function ownRow(row: PlannedRow, allowed: readonly Form[], creditCode: string): PlannedRow {
  if (!allowed.includes(row.form))
    return refusedRow(
      row,
      'form-not-yours',
      '这种表由人社部门导入，机构和企业不能上传。请交县区人社经办导入。',
    );
  const { staged } = row;
  const code =
    staged?.form === 'class-application'
      ? staged.creditCode
      : staged?.form === 'work-for-training'
        ? staged.employerCreditCode
        : creditCode;
  return code === creditCode
    ? row
    : refusedRow(
        row,
        'organisation-not-yours',
        '表上的统一社会信用代码不是本单位的。请核对后改正，或由该单位自己上传。',
      );
}

function refusedRow(row: PlannedRow, code: string, message: string): PlannedRow {
  const finding: CellFinding = {
    cell: '',
    field: '',
    code,
    gravity: 'refused',
    message,
    from: null,
    to: null,
  };
  const { staged: _staged, ...rest } = row;
  return { ...rest, outcome: 'refused', cells: [...row.cells, finding] };
}

/**
 * Stores the files and the planned outcome of each row, for a person to check. Nothing is written to the modules yet.
 * Refuses `batch-exists` (the same batch again) and `division-missing`.
 */
export async function stageBatch(
  act: Act,
  batchId: Uuid,
  { sent, read }: { readonly sent: readonly NamedFile[]; readonly read: readonly IntakeFile[] },
  words: IntakeWords,
): Promise<Result<z.infer<typeof batchActReply>>> {
  if ((await findBatch(act.tx, batchId)) !== undefined) return refused(BATCH_EXISTS);
  const planned = await planFor(act, read, words);
  if (planned === undefined) return refused(NO_DIVISION);
  const { plan, divisionCode } = planned;
  await rememberSpoiled(act, plan);
  const summary = summaryOf(plan);
  const status = beginning(INTAKE_BATCH, 'intake.stage');
  await insertBatch(act.tx, {
    batchId,
    status,
    divisionCode,
    divisionPath: divisionPathOf(divisionCode),
    organisationId: act.actor.organisationId,
    stagedAt: act.clock.now(),
    stagedBy: act.actor.accountId,
    counts: summary,
  });
  await insertFiles(
    act.tx,
    batchId,
    sent.map(({ name, content }, fileNo) => ({
      fileNo,
      name,
      digest: act.ciphers.digest(content),
      form: plan.rows.find((row) => row.file === name)?.form ?? '',
      contentCipher: act.ciphers.encrypt(
        `intake_file.content.${batchId}.${fileNo}`,
        content.toString('base64'),
      ),
      fault: plan.sheets.find((sheet) => sheet.file === name && sheet.state === 'unreadable')?.reason ?? null,
    })),
  );
  await storeRows(act, batchId, { names: sent.map(({ name }) => name), rows: plan.rows, words });
  await noteStager(act, batchId, divisionPathOf(divisionCode));
  await act.record({
    event: 'intake-staged',
    objectType: 'intake-batch',
    objectId: batchId,
    divisionPath: divisionPathOf(divisionCode),
    detail: { files: sent.length, ...summary.counts },
  });
  return done({ batchId, status, version: 1, counts: summary.counts });
}

export async function storeRows(
  act: Act,
  batchId: Uuid,
  {
    names,
    rows,
    words,
  }: {
    readonly names: readonly string[];
    readonly rows: readonly PlannedRow[];
    readonly words: IntakeWords;
  },
): Promise<void> {
  await insertRows(
    act.tx,
    batchId,
    rows.map((row) => {
      const fileNo = names.indexOf(row.file);
      return {
        fileNo,
        // Two tables beside each other have rows of the same number.
        sheet: row.part === undefined ? row.sheet : `${row.sheet}（第 ${row.part + 1} 表）`,
        rowNo: row.row,
        outcome: row.outcome,
        whoMasked: whoOf(row, words),
        className: classNameOf(row) ?? null,
        cellsCipher: act.ciphers.encrypt(
          `intake_row.cells.${batchId}.${fileNo}.${row.row}`,
          JSON.stringify(row.cells.map(({ gravity: _gravity, ...cell }) => cell)),
        ),
      };
    }),
  );
}

/** Whom a row is about, or what it would set of the law. */
function whoOf({ staged, name }: PlannedRow, words: IntakeWords): string | null {
  const ofLaw = staged && lawRowText(staged, words);
  if (ofLaw !== undefined) return ofLaw;
  if (staged === undefined || !('name' in staged) || staged.name === undefined) return name ?? null;
  return 'idNumber' in staged ? `${staged.name} ${maskIdentity(staged.idNumber)}` : staged.name;
}

/** The files of a batch as they were sent, opened: to plan them again when the batch is confirmed. */
export async function filesOfBatch(tx: Tx, ciphers: Ciphers, batchId: Uuid): Promise<NamedFile[]> {
  return (await findFiles(tx, batchId)).map((file) => ({
    name: file.name,
    content: Buffer.from(
      ciphers.decrypt(`intake_file.content.${batchId}.${file.fileNo}`, file.contentCipher),
      'base64',
    ),
  }));
}

/**
 * Writes the batch into the modules, planned again with what the county knows now: good rows go in, refused ones stay
 * behind with their reasons. Rows that set what the law pays are confirmed by finance, by another person than brought
 * them in (LN-3-11a, SX-3-10a). Refuses `version-conflict`, `batch-settled`, `four-eyes` and `finance-signs`.
 */
export async function confirmBatch(
  act: Act,
  { batchId, version }: { readonly batchId: Uuid; readonly version: number },
  read: readonly IntakeFile[],
  { words, law }: { readonly words: IntakeWords; readonly law: LawOfRegion },
): Promise<Result<z.infer<typeof batchActReply>>> {
  const batch = await findBatch(act.tx, batchId, true);
  if (batch === undefined) return refused(NOT_FOUND);
  if (!canDo(INTAKE_BATCH, batch.status, 'intake.confirm')) return refused(ALREADY_SETTLED);
  if (batch.version !== version) return refused(VERSION_CONFLICT);
  const { choices = [] } = batch.counts as Summary;
  const planned = await planFor(act, read, words, choices);
  if (planned === undefined) return refused(NO_DIVISION);
  const setsLaw = planned.plan.rows.some(({ form, staged }) => isLawForm(form) && staged !== undefined);
  const own = setsLaw ? await refusalOfStager(act.tx, act.actor, batchId) : undefined;
  const office = own ?? refusalOfOffice(act.actor.role, setsLaw);
  if (office !== undefined) return refused(office);
  const { divisionCode, organisationId } = batch;
  const imported = await recordingChanges(
    act.tx,
    { origin: batchId, divisionPath: divisionPathOf(divisionCode), organisationId },
    () => importPlan(act, law, divisionCode, planned.plan),
  );
  if (!imported.ok) return imported;
  const { rows } = imported.value;
  const summary = summaryOf({ ...planned.plan, rows });
  await deleteRows(act.tx, batchId);
  await storeRows(act, batchId, { names: read.map(({ file }) => file), rows, words });
  return settle(act, batch, 'intake.confirm', { summary, detail: { forms: imported.value.counts } });
}

/** Discards a batch; its rows stay for the record. Refuses `version-conflict` and `batch-settled`. */
export async function discardBatch(
  act: Act,
  batchId: Uuid,
  version: number,
): Promise<Result<z.infer<typeof batchActReply>>> {
  const batch = await findBatch(act.tx, batchId, true);
  if (batch === undefined) return refused(NOT_FOUND);
  if (!canDo(INTAKE_BATCH, batch.status, 'intake.discard')) return refused(ALREADY_SETTLED);
  if (batch.version !== version) return refused(VERSION_CONFLICT);
  return settle(act, batch, 'intake.discard', { summary: batch.counts as Summary });
}

async function settle(
  act: Act,
  batch: BatchRow,
  by: 'intake.confirm' | 'intake.discard',
  { summary, detail = {} }: { readonly summary: Summary; readonly detail?: Record<string, unknown> },
): Promise<Result<z.infer<typeof batchActReply>>> {
  const status = nextOf(INTAKE_BATCH, batch.status, by);
  const moved = await moveBatch(
    act.tx,
    { batchId: batch.batchId, version: batch.version, status, counts: summary },
    { at: act.clock.now(), accountId: act.actor.accountId },
  );
  if (!moved) return refused(VERSION_CONFLICT);
  await act.record({
    event: `intake-${status}`,
    objectType: 'intake-batch',
    objectId: batch.batchId,
    divisionPath: divisionPathOf(batch.divisionCode),
    detail: { ...summary.counts, ...detail },
  });
  return done({
    batchId: batch.batchId,
    status,
    version: batch.version + 1,
    counts: summary.counts,
  });
}

const NO_ROWS: Counts = { imported: 0, normalised: 0, warned: 0, refused: 0 };

export function summaryOf(plan: IntakePlan): Summary {
  const count = (rows: readonly PlannedRow[]): Counts => {
    const counts = { ...NO_ROWS };
    for (const row of rows) counts[row.outcome] += 1;
    return counts;
  };
  const bySheet = new Map<string, PlannedRow[]>();
  for (const row of plan.rows) {
    const key = `${row.file}\u0000${row.sheet}`;
    const rows = bySheet.get(key);
    if (rows) rows.push(row);
    else bySheet.set(key, [row]);
  }
  return {
    counts: count(plan.rows),
    unreadable: plan.sheets.filter((sheet) => sheet.state === 'unreadable').length,
    sheets: plan.sheets.map(
      ({ file, sheet, form, state, imported, reason, rows, unusedColumns, candidates }) => ({
        file,
        sheet,
        form,
        state,
        imported,
        reason,
        rows,
        unusedColumns: [...unusedColumns],
        candidates: [...candidates],
        counts: count(bySheet.get(`${file}\u0000${sheet}`) ?? []),
      }),
    ),
    classes: plan.classes,
  };
}
