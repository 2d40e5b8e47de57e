import { done, type Result, refusal, refused } from '../../platform/kernel/index.ts';
import { type ReadLimits, UPLOAD_LIMITS, type Workbook } from './contract.ts';
import { createWorkbookReader, type WorkbookReader } from './reader.ts';

const READING_BUSY = refusal(
  'reading-busy',
  '同时上传的文件太多，暂时排不上。文件没有问题，请过半分钟再上传一次。',
);

/** What the uploads of a server may take up: processes, how many uploads may wait for them, and their bytes together. */
export interface PoolLimits {
  readonly processes: number;
  readonly uploads: number;
  readonly bytes: number;
  readonly idleMs: number;
  readonly file: ReadLimits;
}

// Files are in memory while they wait: many small ones may, a few large ones.
const SERVER_LIMITS: PoolLimits = {
  processes: 2,
  uploads: 256,
  bytes: 192 * 1024 * 1024,
  idleMs: 60_000,
  file: UPLOAD_LIMITS,
};

/** Reads one file of an upload, when its turn has come. */
export type ReadFile = (file: string, bytes: Uint8Array) => Promise<Result<Workbook>>;

/** A few reading processes for everybody's uploads; files wait in the order in which they came. */
export interface ReadingPool {
  /** Runs an upload of so many bytes, which may read many files. Refuses `reading-busy` while too much waits. */
  upload<T>(bytes: number, work: (read: ReadFile) => Promise<T>): Promise<Result<T>>;
  close(): void;
}

export function createReadingPool(limits: PoolLimits = SERVER_LIMITS): ReadingPool {
  const idle: WorkbookReader[] = [];
  const waiting: ((reader: WorkbookReader) => void)[] = [];
  let readers = 0;
  let uploads = 0;
  let waitingBytes = 0;
  let closeIdle: NodeJS.Timeout | undefined;

  function take(): WorkbookReader | Promise<WorkbookReader> {
    clearTimeout(closeIdle);
    const free = idle.pop();
    if (free !== undefined) return free;
    if (readers < limits.processes) {
      readers += 1;
      return createWorkbookReader(limits.file);
    }
    return new Promise((resolve) => waiting.push(resolve));
  }

  function release(reader: WorkbookReader): void {
    const next = waiting.shift();
    if (next !== undefined) {
      next(reader);
      return;
    }
    idle.push(reader);
    if (idle.length === readers) closeIdle = setTimeout(close, limits.idleMs).unref();
  }

  const read: ReadFile = async (file, bytes) => {
    const reader = await take();
    try {
      return await reader.read(file, bytes);
    } finally {
      release(reader);
    }
  };

  /** Ends the processes that idle; the next file starts one again. */
  function close(): void {
    for (const reader of idle) reader.close();
  }

  return {
    async upload(bytes, work) {
      if (uploads >= limits.uploads || (uploads > 0 && waitingBytes + bytes > limits.bytes))
        return refused(READING_BUSY);
      uploads += 1;
      waitingBytes += bytes;
      try {
        return done(await work(read));
      } finally {
        uploads -= 1;
        waitingBytes -= bytes;
      }
    },
    close,
  };
}

let shared: ReadingPool | undefined;

/** Runs an upload over the processes that all uploads of this server share. Refuses `reading-busy`. */
export function uploadWith<T>(bytes: number, work: (read: ReadFile) => Promise<T>): Promise<Result<T>> {
  shared ??= createReadingPool();
  return shared.upload(bytes, work);
}
