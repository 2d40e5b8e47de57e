import {
  closeSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseScarce, parseStandards, type Read, Scarce } from '../../benefits/determination/index.ts';
import { loadPolicies, PolicyFaults } from '../../law/policy/index.ts';
import { runDetermination } from './determine-run.ts';
import { openForReading } from './line-reader.ts';

/** Every line was decided. */
const DONE = 0;
/** The call itself is wrong: options, files, standards, or the law's own data. */
const WRONG_CALL = 2;
/** Some lines were refused; the others were decided. */
const SOME_REFUSED = 3;

export interface DetermineOptions {
  readonly cases?: string;
  readonly standards?: string;
  readonly scarce?: string;
  readonly out?: string;
  readonly independent?: boolean;
  readonly explain?: boolean;
  readonly trace?: boolean;
  readonly fundRules?: boolean;
}

/** A wrong call: said on standard error, exit status 2. */
class WrongCall extends Error {}

/** Runs one call and returns its exit status; everything that is wrong goes to `complain`, a line each. */
export async function determine(
  options: DetermineOptions,
  complain: (text: string) => void = writeError,
): Promise<number> {
  try {
    return await decideFile(options, complain);
  } catch (error) {
    if (!(error instanceof WrongCall) && !(error instanceof PolicyFaults)) throw error;
    complain(error.message);
    return WRONG_CALL;
  }
}

async function decideFile(options: DetermineOptions, complain: (text: string) => void): Promise<number> {
  const { cases, standards, out } = options;
  if (cases === undefined || standards === undefined || out === undefined)
    throw new WrongCall('请同时给出 --cases、--standards 和 --out。');
  const policies = loadPolicies();
  const rates = readTable(standards, (text) => parseStandards(text, policies.packs));
  const scarce =
    options.scarce === undefined
      ? new Scarce([])
      : readTable(options.scarce, (text) => parseScarce(text, policies.packs));
  refuseSameFile(out, [cases, standards, options.scarce]);
  const input = await openCases(cases);
  try {
    const sink = openOut(out);
    try {
      const refused = runDetermination(
        input.file,
        { policies, standards: rates, scarce, write: sink.write, complain },
        {
          independent: options.independent ?? false,
          explain: options.explain ?? false,
          trace: options.trace ?? false,
          fundRules: options.fundRules ?? false,
        },
      );
      sink.finish();
      return refused > 0 ? SOME_REFUSED : DONE;
    } catch (error) {
      sink.abandon();
      throw error;
    }
  } finally {
    input.close();
  }
}

function readTable<T>(path: string, parse: (text: string) => Read<T>): T {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new WrongCall(`${path}: 读不出来（${reasonOf(error)}）。`);
  }
  const read = parse(text);
  if (!read.ok)
    throw new WrongCall(
      read.faults.map(({ pointer, message }) => `${path}: ${pointer}: ${message}`).join('\n'),
    );
  return read.value;
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '不是UTF-8文字';
}

/** The out file must not be one that is read: it would be lost. */
function refuseSameFile(out: string, inputs: readonly (string | undefined)[]): void {
  if (!existsSync(out)) return;
  const target = realpathSync(out);
  for (const input of inputs)
    if (
      input !== undefined &&
      existsSync(input) &&
      realpathSync(input) === target &&
      statSync(target).isFile()
    )
      throw new WrongCall(`--out 与输入文件相同（${out}），请另起文件名。`);
}

/** Opens the cases for reading at any place; what cannot be sought in (a pipe) is first laid down in a file. */
async function openCases(path: string): Promise<{ file: number; close: () => void }> {
  try {
    if (statSync(path).isDirectory()) throw new WrongCall(`${path}: 是目录，不是文件。`);
    const file = openForReading(path);
    if (fstatSync(file).isFile()) return { file, close: () => closeSync(file) };
    const folder = mkdtempSync(join(tmpdir(), 'jilu-determine-'));
    const copy = join(folder, 'cases.jsonl');
    await pipeline(createReadStream(path, { fd: file }), createWriteStream(copy));
    const copied = openForReading(copy);
    return {
      file: copied,
      close: () => {
        closeSync(copied);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    if (error instanceof WrongCall) throw error;
    throw new WrongCall(`${path}: 读不出来（${reasonOf(error)}）。`);
  }
}

interface Sink {
  readonly write: (text: string) => void;
  readonly finish: () => void;
  readonly abandon: () => void;
}

const BUFFERED = 1 << 16;

/** Writes beside the out file and renames it at the end, so a run that fails leaves no half file. */
function openOut(path: string): Sink {
  const direct = existsSync(path) && !statSync(path).isFile();
  const partial = direct ? path : `${path}.partial`;
  let file: number;
  try {
    file = openSync(partial, 'w');
  } catch (error) {
    throw new WrongCall(`${path}: 写不进去（${reasonOf(error)}）。`);
  }
  let buffer: string[] = [];
  let buffered = 0;
  const flush = () => {
    if (buffer.length > 0) writeAll(file, `${buffer.join('\n')}\n`);
    buffer = [];
    buffered = 0;
  };
  return {
    write: (text) => {
      buffer.push(text);
      buffered += text.length;
      if (buffered >= BUFFERED) flush();
    },
    finish: () => {
      flush();
      closeSync(file);
      if (!direct) place(partial, path);
    },
    abandon: () => {
      closeSync(file);
      if (!direct) rmSync(partial, { force: true });
    },
  };
}

function place(partial: string, path: string): void {
  try {
    renameSync(partial, path);
  } catch {
    copyFileSync(partial, path);
    rmSync(partial, { force: true });
  }
}

/** Writes everything, also to a pipe whose reader is slow. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(file, bytes, done);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

function writeError(text: string): void {
  writeAll(2, `${text}\n`);
}
