// What the command line wrote when a fixture was made, and whether it still writes it.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { determinationsOf } from '../../src/benefits/determination/index.ts';
import { readTx } from '../../src/platform/db/index.ts';
import type { Uuid } from '../../src/platform/kernel/index.ts';
import type { County } from './figures.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const COUNTY = '371526';
const YEAR = '2021';
const DAY = '2021-10-29';

/** Folders of what went in and what came out. */
export interface CallFolders {
  readonly given: string;
  readonly written: string;
}

/** Calls of `jilu` over one data directory, in this order: the last ones add to it. */
function calls(data: string, { given, written }: CallFolders): readonly (readonly string[])[] {
  const at = ['--data', data];
  const out = (name: string) => join(written, name);
  return [
    ['publication', 'export', '--out', out('publication.csv'), ...at],
    ['payments', 'export', '--out', out('payments.csv'), ...at],
    [
      ...['determine', '--cases', join(given, 'lines.jsonl'), '--standards', join(given, 'standards.csv')],
      ...['--scarce', join(given, 'scarce.csv'), '--independent', '--explain', '--trace'],
      ...['--out', out('decisions.jsonl')],
    ],
    [
      ...['determine', '--from-database', '--region', COUNTY, '--year', YEAR, '--out', out('standing.jsonl')],
      ...['--unclaimed', out('unclaimed.csv'), '--recoveries', out('recoveries.csv'), ...at],
    ],
    ['claims', 'compute', '--work-for-training', '--on', DAY, '--out', out('claim-lines.jsonl'), ...at],
    ['intake', join(given, 'workbooks'), '--region', COUNTY, '--report', out('intake.json'), ...at],
  ];
}

const STATUSES = 'statuses.json';
/** What does not depend on the law: the same bytes for ever. */
const OF_ROWS = ['publication.csv', 'payments.csv', STATUSES];
/** Of the sample county, what is read in a second time: one small class. */
const WORKBOOKS = ['学员花名册-SYB创业班.xlsx', '成绩与证书-SYB创业班.xlsx', '人员比对结果-补贴台账.csv'];

/** Composes what the calls read: one line a kind of decision, the amounts of the cases, a few workbooks. */
export async function gather({ db, ciphers, policies }: County, given: string): Promise<void> {
  await mkdir(join(given, 'workbooks'), { recursive: true });
  for (const name of ['standards.csv', 'scarce.csv'])
    await copyFile(join(ROOT, 'policy/cases', name), join(given, name));
  for (const name of WORKBOOKS)
    await copyFile(join(ROOT, 'samples/liaocheng-2021', name), join(given, 'workbooks', name));
  const lines = await readTx(db, { kind: 'system' }, async (tx) => {
    const rows = await tx
      .selectFrom('determination')
      .distinctOn('pattern')
      .orderBy('pattern')
      .orderBy('determinationId')
      .select('determinationId')
      .execute();
    const ids = rows.map((row) => row.determinationId as Uuid);
    return [...(await determinationsOf(tx, ciphers, ids, policies)).values()].map(({ input }) => input.line);
  });
  await writeFile(join(given, 'lines.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Makes every call by `jilu`, which gives the exit status; what is written lies in `folders.written` then. */
export async function callAll(
  data: string,
  folders: CallFolders,
  jilu: (args: readonly string[]) => Promise<number>,
): Promise<void> {
  await mkdir(folders.written, { recursive: true });
  const statuses: number[] = [];
  for (const args of calls(data, folders)) statuses.push(await jilu(args));
  await writeFile(join(folders.written, STATUSES), `${JSON.stringify(statuses)}\n`);
}

/**
 * Files that are written otherwise than they were. Under the same law they are the same to the byte; under another law
 * every column and every key that was there is there still.
 */
export async function outputFaults(was: string, is: string, isSameLaw: boolean): Promise<string[]> {
  const faults: string[] = [];
  for (const name of (await readdir(was)).sort()) {
    const [before, now] = await Promise.all(
      [was, is].map((folder) => readFile(join(folder, name), 'utf8').catch(() => '')),
    );
    if (before === undefined || now === undefined || before === now) continue;
    if (name.endsWith('.csv') && gainsColumns(before, now)) continue;
    const mayDiffer = !OF_ROWS.includes(name) && (!isSameLaw || name === 'intake.json');
    if (!mayDiffer || !keepsForm(name, before, now)) faults.push(name);
  }
  return faults;
}

/** A table may say more in columns behind those it had; every row, and every cell that was there, stays. */
function gainsColumns(before: string, now: string): boolean {
  const [had, has] = [before, now].map((text) => text.trimEnd().split(/\r?\n/));
  if (!had || !has || had.length !== has.length) return false;
  return had.every((row, i) => has[i] === row || has[i]?.startsWith(`${row},`) === true);
}

function keepsForm(name: string, before: string, now: string): boolean {
  if (name.endsWith('.csv')) return before.split('\n')[0] === now.split('\n')[0];
  if (name === 'intake.json') return holds(withoutSentences(now), withoutSentences(before));
  const [had, has] = [keysOf(before), keysOf(now)];
  return [...had].every((key) => has.has(key));
}

/**
 * Sentences of the intake may be worded better, and of several reasons to refuse a row another may be named; rows,
 * outcomes, and the cells and codes of every row that is taken stay.
 */
function withoutSentences(report: string): unknown {
  return JSON.parse(report, (key, value) => {
    if (key === 'message' || key === 'reason') return '';
    const isRefused = typeof value === 'object' && value !== null && value.outcome === 'refused';
    return isRefused && Array.isArray(value.cells) ? { ...value, cells: value.cells.length } : value;
  });
}

/** Whether `now` says everything that `before` said; a later report may say more beside it. */
function holds(now: unknown, before: unknown): boolean {
  if (Array.isArray(before))
    return (
      Array.isArray(now) && now.length === before.length && before.every((item, i) => holds(now[i], item))
    );
  if (typeof before === 'object' && before !== null)
    return (
      typeof now === 'object' &&
      now !== null &&
      Object.entries(before).every(([key, value]) => holds((now as Record<string, unknown>)[key], value))
    );
  return now === before;
}

/** Every path of keys in lines of JSON, with the kind of value at its end. */
function keysOf(lines: string): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown, path: string) => {
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) visit(one, `${path}/${key}`);
    else found.add(`${path} ${value === null ? 'null' : typeof value}`);
  };
  for (const line of lines.split('\n')) if (line !== '') visit(JSON.parse(line), '');
  return found;
}
