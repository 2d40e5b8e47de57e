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
import { type Command, Option } from 'commander';
import { parseScarce, parseStandards, type Read, Scarce } from '../../benefits/determination/index.ts';
import { loadPolicies, PolicyFaults } from '../../law/policy/index.ts';
import type { DatabaseRunOptions } from './determine-database.ts';
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

/**
 * `jilu determine`: what the law says about every claim line of a file, without a database; with `--from-database`
 * about everybody of a region and year.
 */
export function addDetermineCommand(program: Command): void {
  program
    .command('determine')
    .description('按通知核定申领行：应补多少、依据哪条，或为何不补，或缺哪些事实')
    .option('--cases <file>', '申领行，每行一个JSON对象')
    .option('--standards <file>', '当地补贴标准（CSV）')
    .option('--scarce <file>', '急需紧缺职业目录（CSV）')
    .option('--out <file>', '核定结果，每行一个JSON对象，次序同申领行')
    .option('--independent', '各行互不影响：同一人先前行的获批不算既往记录')
    .option('--explain', '每行附一段可读给本人听的说明')
    .option('--fund-rules', '连同资金层的规则一并核定（默认不用；须由主管部门开启）')
    .option('--trace', '每行附核定经过：基准日、标准行、每项检查的解读')
    .option('--from-database', '不读文件，核定数据库里一个地区一个年度的全部人员；停下后再次运行即继续')
    .option('--region <code>', '配合 --from-database：行政区划代码，六位数字')
    .option('--year <year>', '配合 --from-database：年度')
    .option('--on <date>', '配合 --from-database：核定日，YYYY-MM-DD；不写则为今天')
    .option('--unclaimed <file>', '配合 --from-database：应补未报名单（免申即享），.csv 或 .xlsx')
    .option('--recoveries <file>', '配合 --from-database：应追回、应停付名单，.csv 或 .xlsx')
    .option('--data <dir>', '配合 --from-database：数据目录（服务正在运行时经由它）')
    .addOption(
      new Option('--database-url <url>', '任意 PostgreSQL 15 及以上版本').env('DATABASE_URL').hideHelp(),
    )
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? DONE : WRONG_CALL);
    })
    .action(async (options: DetermineOptions & DatabaseRunOptions & { readonly fromDatabase?: boolean }) => {
      // The database's parts are loaded only when they are asked for: files are decided without any.
      process.exitCode = options.fromDatabase
        ? await (await import('./determine-database.ts')).determineFromDatabase(options)
        : await determine(options, complain);
    });
}

/** Runs one call and returns its exit status; everything that is wrong goes to `complain`, a line each. */
export async function determine(
  options: DetermineOptions,
  complain: (text: string) => void,
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

function complain(text: string): void {
  writeAll(2, `${text}\n`);
}
