import { type Law, loadClaimSettings } from '../../benefits/claims/index.ts';
import type { Policies } from '../../law/policy/index.ts';
import { NOT_FOUND, type RouteTable, route, zPage } from '../../platform/access/index.ts';
import { takeBackBody } from '../../platform/approvals/index.ts';
import { done, refusal, refused, type Uuid } from '../../platform/kernel/index.ts';
import { writeWorkbook } from '../workbooks/index.ts';
import {
  batchActReply,
  batchListQuery,
  batchParams,
  batchReply,
  batchRow,
  batchVersionBody,
  chooseBody,
  decideUndoBody,
  proposeUndoBody,
  rowsQuery,
  rowsReply,
  stageBody,
} from './contract-batches.ts';
import type { LawOfRegion } from './import-context.ts';
import { createProgressBoard, type ProgressBoard, type Watched } from './progress.ts';
import { planIntake } from './rules-plan.ts';
import { returnedSheets } from './rules-returned.ts';
import { confirmBatch, discardBatch, filesOfBatch, readUploads, stageBatch } from './service-batches.ts';
import { choicesOf, chooseForm } from './service-choice.ts';
import { contextOf } from './service-context.ts';
import { decideUndo, proposeUndo, withdrawUndo } from './service-undo.ts';
import { createTurns, type InTurn } from './turns.ts';
import { batchDetail, batchPage, rowPage } from './views.ts';
import { type IntakeWords, intakeWords } from './words.ts';

/** The browser listens before its files have arrived, and asks again after the stream has ended. */
const PATIENCE = { firstMs: 10_000, nextMs: 60_000 };
/** Checking and saving of uploads at the same time: more would not be sooner done. */
const AT_ONCE = 2;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const NOTHING_REFUSED = refusal('nothing-refused', '这一批没有退回的行，不需要下载。');

export function intakeRoutes({ law, policies }: { law: LawOfRegion; policies: Policies }): RouteTable {
  const board = createProgressBoard();
  const words = intakeWords();
  const inTurn = createTurns(AT_ONCE);
  return {
    ...viewRoutes(board),
    ...checkRoutes(board, inTurn, words),
    ...endRoutes(board, inTurn, words, law),
    ...undoRoutes({ policies, settings: loadClaimSettings() }),
    ...refusedRoute(words),
  };
}

function viewRoutes(board: ProgressBoard): RouteTable {
  return {
    'intake.progress': route({
      params: batchParams,
      reply: 'events',
      handle: (call) =>
        board.listen({ accountId: call.actor.accountId, batchId: call.params.batchId as Uuid }, PATIENCE),
    }),
    'intake.list': route({
      query: batchListQuery,
      reply: zPage(batchRow),
      handle: (call) => call.read(async (tx) => done(await batchPage(tx, call.query))),
    }),
    'intake.show': route({
      params: batchParams,
      reply: batchReply,
      handle: (call) =>
        call.read(async (tx) => {
          const batch = await batchDetail(tx, call.actor, call.params.batchId as Uuid);
          return batch === undefined ? refused(NOT_FOUND) : done(batch);
        }),
    }),
    'intake.rows': route({
      params: batchParams,
      query: rowsQuery,
      reply: rowsReply,
      handle: (call) =>
        call.read(async (tx) => {
          const page = await rowPage(tx, call.app.ciphers, call.params.batchId as Uuid, call.query);
          return page === undefined ? refused(NOT_FOUND) : done(page);
        }),
    }),
  };
}

function checkRoutes(board: ProgressBoard, inTurn: InTurn, words: IntakeWords): RouteTable {
  return {
    'intake.stage': route({
      body: stageBody,
      reply: batchActReply,
      async handle(call) {
        const batchId = call.body.batchId as Uuid;
        return withProgress(
          board,
          { accountId: call.actor.accountId, batchId, total: call.files.length },
          async (onProgress) => {
            const uploaded = await readUploads(call.files, (count, file) =>
              onProgress('reading', file, count),
            );
            if (!uploaded.ok) return uploaded;
            const read = uploaded.value;
            onProgress('checking', null, call.files.length);
            return inTurn(() =>
              call.act({ type: 'intake-batch', id: batchId }, (act) =>
                stageBatch(act, batchId, { sent: call.files, read }, words),
              ),
            );
          },
        );
      },
    }),
    'intake.choose': route({
      params: batchParams,
      body: chooseBody,
      reply: batchActReply,
      async handle(call) {
        const batchId = call.params.batchId as Uuid;
        const files = await call.read((tx) => filesOfBatch(tx, call.app.ciphers, batchId));
        const uploaded = await readUploads(files, () => undefined);
        if (!uploaded.ok) return uploaded;
        return inTurn(() =>
          call.act({ type: 'intake-batch', id: batchId }, (act) =>
            chooseForm(act, { batchId, ...call.body }, uploaded.value, words),
          ),
        );
      },
    }),
  };
}

/** The end of a batch: imported, or discarded. */
function endRoutes(board: ProgressBoard, inTurn: InTurn, words: IntakeWords, law: LawOfRegion): RouteTable {
  return {
    'intake.confirm': route({
      params: batchParams,
      body: batchVersionBody,
      reply: batchActReply,
      async handle(call) {
        const batchId = call.params.batchId as Uuid;
        const files = await call.read((tx) => filesOfBatch(tx, call.app.ciphers, batchId));
        return withProgress(
          board,
          { accountId: call.actor.accountId, batchId, total: files.length },
          async (onProgress) => {
            const uploaded = await readUploads(files, (count, file) => onProgress('reading', file, count));
            if (!uploaded.ok) return uploaded;
            onProgress('saving', null, files.length);
            return inTurn(() =>
              call.act({ type: 'intake-batch', id: batchId }, (act) =>
                confirmBatch(act, { batchId, version: call.body.version }, uploaded.value, { words, law }),
              ),
            );
          },
        );
      },
    }),
    'intake.discard': route({
      params: batchParams,
      body: batchVersionBody,
      reply: batchActReply,
      handle: (call) =>
        call.act({ type: 'intake-batch', id: call.params.batchId }, (act) =>
          discardBatch(act, call.params.batchId as Uuid, call.body.version),
        ),
    }),
  };
}

function undoRoutes(law: Law): RouteTable {
  return {
    'intake.proposeUndo': route({
      params: batchParams,
      body: proposeUndoBody,
      reply: batchActReply,
      handle: (call) =>
        call.act({ type: 'intake-batch', id: call.params.batchId }, (act) =>
          proposeUndo(act, { ...call.body, batchId: call.params.batchId as Uuid }),
        ),
    }),
    'intake.withdrawUndo': route({
      params: batchParams,
      body: takeBackBody,
      reply: batchActReply,
      handle: (call) =>
        call.act({ type: 'intake-batch', id: call.params.batchId }, (act) =>
          withdrawUndo(act, { ...call.body, batchId: call.params.batchId as Uuid }),
        ),
    }),
    'intake.decideUndo': route({
      params: batchParams,
      body: decideUndoBody,
      reply: batchActReply,
      handle: (call) =>
        call.act({ type: 'intake-batch', id: call.params.batchId }, (act) =>
          decideUndo(act, call.params.batchId as Uuid, call.body, law),
        ),
    }),
  };
}

function refusedRoute(words: IntakeWords): RouteTable {
  return {
    'intake.refused': route({
      params: batchParams,
      reply: 'file',
      async handle(call) {
        const batchId = call.params.batchId as Uuid;
        const { files, context, choices } = await call.read(async (tx) => ({
          files: await filesOfBatch(tx, call.app.ciphers, batchId),
          context: await contextOf(tx, call.app.ciphers, call.actor.organisationId === null),
          choices: await choicesOf(tx, batchId),
        }));
        if (files.length === 0) return refused(NOT_FOUND);
        const read = await readUploads(files, () => undefined);
        if (!read.ok) return read;
        const plan = planIntake(read.value, context, words, choices);
        const sheets = read.value.flatMap((file) => returnedSheets(file, plan));
        if (sheets.length === 0) return refused(NOTHING_REFUSED);
        return done({
          fileName: '退回的行.xlsx',
          mediaType: XLSX,
          content: Buffer.from(await writeWorkbook(uniquelyNamed(sheets))),
        });
      },
    }),
  };
}

/** Reads the files and reports progress; a failure is reported too. */
async function withProgress<T>(
  board: ProgressBoard,
  { total, ...watched }: Watched & { readonly total: number },
  work: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const onProgress: OnProgress = (stage, file, count) =>
    board.publish(watched, { stage, file, done: count, total });
  try {
    const result = await work(onProgress);
    onProgress('done', null, total);
    return result;
  } catch (fault) {
    onProgress('failed', null, 0);
    throw fault;
  }
}

type OnProgress = (
  stage: 'reading' | 'checking' | 'saving' | 'done' | 'failed',
  file: string | null,
  count: number,
) => void;

/** Sheets of several files may share a name; a workbook cannot hold two of one name. */
function uniquelyNamed<T extends { readonly name: string }>(sheets: readonly T[]): T[] {
  const usedNames = new Set<string>();
  return sheets.map((sheet) => {
    let name = sheet.name.slice(0, 28);
    for (let n = 2; usedNames.has(name); n++) name = `${sheet.name.slice(0, 26)}_${n}`;
    usedNames.add(name);
    return { ...sheet, name };
  });
}
