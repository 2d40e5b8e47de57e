import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { done, type Result, refusal, refused } from '../../platform/kernel/index.ts';
import {
  type Cell,
  type FileFaultCode,
  fileFaultSentence,
  type MergedRange,
  type ReadLimits,
  type Sheet,
  type SheetRow,
  UPLOAD_LIMITS,
  type Workbook,
} from './contract.ts';
import type { ReadNews, ReadOrder } from './reading-process.ts';

/**
 * Reads many files with one helper process, which is replaced whenever a file has brought it down. The time a file may
 * take runs from the start of the reading: neither waiting nor the start of the process counts.
 */
export interface WorkbookReader {
  /** The workbook, or one refusal with the sentence for the clerk. `file` is the name as the clerk knows it. */
  read(file: string, bytes: Uint8Array): Promise<Result<Workbook>>;
  close(): void;
}

/** How long a process may take until it begins with a file: long, because the machine may be busy. */
const START_PATIENCE_MS = 60_000;

const CHILD = fileURLToPath(new URL('./reading-process.ts', import.meta.url));
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const SWELLING: ReadonlySet<FileFaultCode> = new Set([
  'file-inflates',
  'file-too-many-cells',
  'file-too-many-rows',
  'file-damaged',
]);

function forkChild(limits: ReadLimits): ChildProcess {
  return fork(CHILD, {
    execArgv: ['--import', LOADER, `--max-old-space-size=${limits.heapMb}`, '--max-semi-space-size=8'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // The reader of strangers' files sees nothing of our environment.
    env: {},
  });
}

export function createWorkbookReader(limits: ReadLimits = UPLOAD_LIMITS): WorkbookReader {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function retire(): void {
    child?.kill('SIGKILL');
    child = undefined;
  }

  async function readOne(file: string, bytes: Uint8Array): Promise<Result<Workbook>> {
    const name = basename(file);
    const fault = (code: FileFaultCode, where = '') =>
      refused(refusal(code, fileFaultSentence(code, name, where)));
    if (bytes.length === 0) return fault('file-empty');
    if (bytes.length > limits.containerBytes)
      return fault('file-too-large', `超过 ${Math.floor(limits.containerBytes / 1_048_576)} MB`);
    child ??= forkChild(limits);
    const process = child;
    setWaited(process, true);
    return new Promise((resolve) => {
      const gathered = createGatherer();
      const finish = (result: Result<Workbook>) => {
        clearTimeout(timer);
        process.off('message', onNews);
        process.off('exit', crash);
        setWaited(process, false);
        resolve(result);
      };
      const stopAfter = (milliseconds: number) =>
        setTimeout(() => {
          retire();
          finish(fault('file-timeout'));
        }, milliseconds);
      let timer = stopAfter(START_PATIENCE_MS);
      const crash = () => {
        child = undefined;
        finish(fault('file-memory'));
      };
      const onNews = (news: ReadNews) => {
        if (news.kind === 'started') {
          clearTimeout(timer);
          timer = stopAfter(limits.milliseconds);
        } else if (news.kind === 'fault') {
          // A process that needed much memory for a file is not used for the next one.
          if (SWELLING.has(news.code)) retire();
          finish(fault(news.code, news.where));
        } else if (news.kind === 'done') {
          const encoding = news.encoding ? { encoding: news.encoding } : {};
          finish(done({ format: news.format, ...encoding, sheets: gathered.sheets() }));
        } else gathered.accept(news);
      };
      process.on('message', onNews);
      process.on('exit', crash);
      const order: ReadOrder = { file: name, bytes, limits };
      process.send(order, (error) => {
        if (error) crash();
      });
    });
  }

  return {
    read(file, bytes) {
      const next = last.then(() => readOne(file, bytes));
      last = next;
      return next;
    },
    close: retire,
  };
}

/** Whether somebody waits for the process; one that idles does not keep the program running. */
function setWaited(process: ChildProcess, isWaited: boolean): void {
  if (isWaited) {
    process.ref();
    process.channel?.ref();
  } else {
    process.unref();
    process.channel?.unref();
  }
}

/** One file, one helper process: for a single file at the command line and in tests. */
export async function readWorkbook(
  file: string,
  bytes: Uint8Array,
  limits: ReadLimits = UPLOAD_LIMITS,
): Promise<Result<Workbook>> {
  const reader = createWorkbookReader(limits);
  try {
    return await reader.read(file, bytes);
  } finally {
    reader.close();
  }
}

const LONGEST_SHARED = 24;
const MOST_SHARED = 50_000;

function createGatherer() {
  const sheets: Sheet[] = [];
  // Every batch arrives with strings of its own; the short ones repeat (marks, words), so each is stored once.
  const shared = new Map<string, string>();
  let rows: SheetRow[] = [];
  let merges: readonly MergedRange[] = [];

  function once(cell: Cell | undefined): Cell | undefined {
    if (typeof cell !== 'string' || cell.length > LONGEST_SHARED) return cell;
    const known = shared.get(cell);
    if (known !== undefined) return known;
    if (shared.size < MOST_SHARED) shared.set(cell, cell);
    return cell;
  }

  return {
    accept(news: Exclude<ReadNews, { kind: 'started' | 'done' | 'fault' }>): void {
      if (news.kind === 'sheet') {
        rows = [];
        merges = [];
        sheets.push({ name: news.name, state: news.state, rows, merges, hiddenColumns: [] });
      } else if (news.kind === 'rows') {
        for (const row of news.rows) rows.push({ ...row, cells: row.cells.map(once) });
      } else {
        const open = sheets.pop();
        if (!open) return;
        const { merges: ranges, hiddenColumns, beside } = news;
        sheets.push({ ...open, merges: ranges, hiddenColumns, ...(beside ? { beside } : {}) });
      }
    },
    sheets: () => sheets,
  };
}
