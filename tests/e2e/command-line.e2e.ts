import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExpectation } from '../../src/testing/intake-expectation-fixture.ts';
import { type Computed, callProgram, computedLines, fenOf } from './command-line-parts.ts';
import { SAMPLES } from './server.ts';

// A bureau that moves over works by command line in a fresh folder: every verb, against the sample county's EXPECT.md.

const expected = readExpectation(join(SAMPLES, 'EXPECT.md'));
const page = readFileSync(join(SAMPLES, 'EXPECT.md'), 'utf8');

let folder: string;
const at = (name: string) => join(folder, name);

const jilu = (...args: string[]) => callProgram(folder, args);

const withData = (...args: string[]) => jilu(...args, '--data', at('data'));
const json = <T>(name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as T;

interface Totals {
  lines: number;
  entitled: number;
  entitledFen: number;
  frozen: number;
  published: number;
  publishedFen: number;
  notEntitled: number;
  incomplete: number;
}

/** The rows of section 3 by their first cell, and the fen of every payee. */
function totalsOfPage(): { totals: Map<string, Totals>; payees: Map<string, number>; allFen: number } {
  const section = page.slice(page.indexOf('\n## 3. Totals'));
  const totals = new Map<string, Totals>();
  for (const line of section.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== 11 || !/^\d/.test(cells[2] ?? '')) continue;
    const [
      ,
      name = '',
      lines,
      entitled,
      entitledYuan,
      frozen,
      published,
      publishedYuan,
      notEntitled,
      incomplete,
    ] = cells;
    totals.set(name.replaceAll('*', ''), {
      lines: Number(lines),
      entitled: Number(entitled),
      entitledFen: fenOf(entitledYuan ?? ''),
      frozen: Number(frozen),
      published: Number(published),
      publishedFen: fenOf(publishedYuan ?? ''),
      notEntitled: Number(notEntitled),
      incomplete: Number(incomplete),
    });
  }
  const payees = new Map<string, number>();
  for (const [, name = '', fen] of section.matchAll(/^- (\S+) \(\w+\): \d+ line\(s\), (\d+) fen$/gm))
    payees.set(name, Number(fen));
  return { totals, payees, allFen: Number(/total: \*\*(\d+) fen/.exec(section)?.[1]) };
}
const wanted = totalsOfPage();

const computedIn = (name: string) => computedLines(at(name));

function totalsOf(lines: readonly Computed[]): Totals {
  const of = (disposition: Computed['disposition']) =>
    lines.filter((line) => line.disposition === disposition);
  const fen = (some: readonly Computed[]) => some.reduce((sum, { decision }) => sum + decision.amountFen, 0);
  const entitled = lines.filter(({ decision }) => decision.outcome === 'entitled');
  return {
    lines: lines.length,
    entitled: entitled.length,
    entitledFen: fen(entitled),
    frozen: of('frozen').length,
    published: of('published').length,
    publishedFen: fen(of('published')),
    notEntitled: of('not-entitled').length,
    incomplete: of('incomplete').length,
  };
}

/** Rows and digest of every table, the record of calls left out: that one must grow. */
async function digests(name: string): Promise<Map<string, string>> {
  const backup = await withData('backup', at(name));
  expect(backup, backup.err).toMatchObject({ status: 0 });
  const { tables } = json<{ tables: { table: string; rows: number; sha256: string }[] }>(
    `${name}/manifest.json`,
  );
  return new Map(
    tables
      .filter(({ table }) => !table.startsWith('journal_'))
      .map(({ table, rows, sha256 }) => [table, `${rows} rows ${sha256}`]),
  );
}

/** A file of comma separated values, quotes taken off. */
function rowsOf(name: string): Record<string, string>[] {
  const [head = [], ...rows] = readFileSync(at(name), 'utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
        .slice(0, -1),
    );
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

const AMOUNT = '金额（元）';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jilu-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a county moves over by command line', () => {
  test('the page of expectations was read whole', () => {
    expect([...wanted.totals.keys()].length).toBeGreaterThanOrEqual(9);
    expect(wanted.payees.size).toBe(4);
    expect([...wanted.payees.values()].reduce((sum, fen) => sum + fen, 0)).toBe(wanted.allFen);
  });

  test('intake reads every workbook, refuses what must be refused, reports every row', async () => {
    const called = await withData('intake', SAMPLES, '--region', '371526', '--report', at('first.json'));
    expect(called, called.err).toMatchObject({ status: 3 });
    const report = json<{
      rows: { file: string; sheet: string; row: number; outcome: string; cells: unknown[] }[];
      sheets: unknown[];
      classes: unknown[];
    }>('first.json');
    const counts: Record<string, Record<string, number>> = {};
    for (const { file, outcome } of report.rows) {
      counts[file] ??= {};
      counts[file][outcome] = (counts[file][outcome] ?? 0) + 1;
    }
    for (const { file, rows } of expected.answers) {
      expect(Object.values(counts[file] ?? {}).reduce((sum, count) => sum + count, 0)).toBe(rows);
      delete counts[file];
    }
    expect(counts).toEqual(expected.outcomes);
    expect(report.classes).toEqual(
      expected.classes.map(({ name, enrolled, trained, certified }) => ({
        name,
        enrolled,
        trained,
        certified,
      })),
    );
    const refused = report.rows.filter((row) => row.outcome === 'refused');
    expect(refused.length).toBeGreaterThan(20);
    // Plain lines on a pipe, no bar; the sum of the report.
    expect(called.out).toContain(`共 ${report.rows.length} 行`);
    expect(called.out).toContain(`退回 ${refused.length}`);
    expect(called.err).toContain('EXPECT.md：没有使用');
  });

  test('the same intake again changes nothing', async () => {
    const before = await digests('before');
    const called = await withData('intake', SAMPLES, '--region', '371526', '--report', at('second.json'));
    expect(called, called.err).toMatchObject({ status: 3 });
    expect(json('second.json')).toEqual(json('first.json'));
    const after = await digests('after');
    expect(after).toEqual(before);
    expect(before.size).toBeGreaterThan(50);
    expect(before.get('enrolment')).toMatch(/^154 rows/);
  });

  test('claims are computed class by class on their days; the totals are those of the page', async () => {
    const calls = [
      { of: ['--class', '保育员班'], on: '2021-08-20', rows: ['保育员班·职业培训补贴'] },
      { of: ['--class', '高人社培备〔2021〕023号'], on: '2021-09-01', rows: ['养老护理班·职业培训补贴'] },
      { of: ['--class', 'SYB创业班'], on: '2021-08-25', rows: ['SYB创业班·职业培训补贴'] },
      { of: ['--class', '电工班'], on: '2021-09-10', rows: ['电工班·职业培训补贴'] },
      { of: ['--work-for-training'], on: '2021-10-15', rows: ['以工代训补贴'] },
    ];
    const all: Computed[] = [];
    for (const [index, { of, on, rows }] of calls.entries()) {
      const called = await withData(
        'claims',
        'compute',
        ...of,
        '--on',
        on,
        '--out',
        at(`claims-${index}.jsonl`),
      );
      expect(called, called.err).toMatchObject({ status: 0 });
      const lines = computedIn(`claims-${index}.jsonl`);
      expect(new Set(lines.map(({ line }) => line.claim.date))).toEqual(new Set([on]));
      expect(lines.every(({ line, decision }) => line.id === decision.id)).toBe(true);
      for (const row of rows) expect(totalsOf(lines), row).toEqual(wanted.totals.get(row));
      all.push(...lines);
    }
    expect(totalsOf(all)).toEqual(wanted.totals.get('all'));
    expect(
      new Set(all.filter((line) => line.disposition === 'frozen').flatMap((line) => line.signals)),
    ).toEqual(new Set(['R06', 'R15', 'R31']));
  });

  test('computing again gives the same lines', async () => {
    const called = await withData(
      ...['claims', 'compute', '--class', '保育员班', '--on', '2021-08-20'],
      ...['--out', at('again.jsonl')],
    );
    expect(called, called.err).toMatchObject({ status: 0 });
    expect(computedIn('again.jsonl')).toEqual(computedIn('claims-0.jsonl'));
  });

  test('the publication holds who is published, masked, and no more', async () => {
    const called = await withData('publication', 'export', '--out', at('publication.csv'));
    expect(called, called.err).toMatchObject({ status: 0 });
    const rows = rowsOf('publication.csv');
    expect(rows).toHaveLength(wanted.totals.get('all')?.published ?? 0);
    expect(rows.reduce((sum, row) => sum + fenOf(row[AMOUNT] ?? ''), 0)).toBe(wanted.allFen);
    const numbers = rows.map((row) => row.身份证号 ?? '');
    expect(numbers.filter((number) => !/^\d{6}\*{8}\d{3}[\dX]$/.test(number))).toEqual([]);
    expect(readFileSync(at('publication.csv'), 'utf8')).not.toMatch(/\d{15}/);
  });

  test('the payments are the payees and sums of the page', async () => {
    const called = await withData('payments', 'export', '--out', at('payments.csv'));
    expect(called, called.err).toMatchObject({ status: 0 });
    const paid = rowsOf('payments.csv').map((row) => [row.收款方, fenOf(row[AMOUNT] ?? '')] as const);
    expect(new Map(paid)).toEqual(wanted.payees);
    expect(paid).toHaveLength(wanted.payees.size);
  });

  test('the record holds', async () => {
    const called = await withData('journal', 'verify');
    expect(called, called.err).toMatchObject({ status: 0 });
    expect(called.out).toContain('校验通过');
  });

  test('a backup fills a fresh folder with the same tables; the keys come back by hand', async () => {
    const before = await digests('whole');
    const filled = await jilu('restore', at('whole'), '--data', at('elsewhere'));
    expect(filled, filled.err).toMatchObject({ status: 0 });
    const again = await jilu('backup', at('whole-again'), '--data', at('elsewhere'));
    expect(again, again.err).toMatchObject({ status: 0 });
    const { tables } = json<{ tables: { table: string; rows: number; sha256: string }[] }>(
      'whole-again/manifest.json',
    );
    const after = new Map(tables.map(({ table, rows, sha256 }) => [table, `${rows} rows ${sha256}`]));
    expect([...before].filter(([table, digest]) => after.get(table) !== digest)).toEqual([]);

    // Without the keys nothing can be read or written there; with them everything can.
    const locked = await jilu('payments', 'export', '--out', at('locked.csv'), '--data', at('elsewhere'));
    expect(locked.status, locked.err).toBe(2);
    writeFileSync(join(at('elsewhere'), 'keys.json'), readFileSync(join(at('data'), 'keys.json')), {
      mode: 0o600,
    });
    const open = await jilu('payments', 'export', '--out', at('open.csv'), '--data', at('elsewhere'));
    expect(open, open.err).toMatchObject({ status: 0 });
    expect(readFileSync(at('open.csv'), 'utf8')).toBe(readFileSync(at('payments.csv'), 'utf8'));
  });

  test('one changed digit would be seen (negative control)', async () => {
    const lines = computedIn('claims-0.jsonl').map((line, index) =>
      index === 0
        ? { ...line, decision: { ...line.decision, amountFen: line.decision.amountFen + 1 } }
        : line,
    );
    expect(totalsOf(lines)).not.toEqual(wanted.totals.get('保育员班·职业培训补贴'));
  });
});

describe('a wrong call says what is wrong and exits with 2', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no verb', [], /Usage|用法/],
    ['an unknown verb', ['frobnicate'], /frobnicate/],
    ['intake without a region', ['intake', SAMPLES], /region/],
    ['intake of a region that is no county', ['intake', SAMPLES, '--region', '3715'], /6 位/],
    ['intake of a folder that is not there', ['intake', '/nowhere', '--region', '371526'], /不存在/],
    ['claims without a file to write', ['claims', 'compute'], /--out/],
    ['claims on a day that is none', ['claims', 'compute', '--on', '2021-02-30', '--out', 'x'], /YYYY-MM-DD/],
    [
      'claims of a class and of the lists at once',
      ['claims', 'compute', '--class', 'x', '--work-for-training', '--out', 'x'],
      /只能写一个/,
    ],
    ['publication without a file', ['publication', 'export'], /--out/],
    ['backup without a database', ['backup', 'somewhere'], /--data/],
    ['an unknown option', ['journal', 'verify', '--frobnicate'], /frobnicate/],
  ];
  for (const [name, args, sentence] of wrong)
    test(name, async () => {
      const called = await jilu(...args);
      expect(called.err + called.out).toMatch(sentence);
      expect(called.status).toBe(2);
    });

  test('a class that is not there', async () => {
    const called = await withData('claims', 'compute', '--class', '没有的班', '--out', at('none.jsonl'));
    expect(called.err).toContain('没有的班');
    expect(called.status).toBe(2);
  });

  test('a folder without a database is not given one by asking', async () => {
    const called = await jilu('publication', 'export', '--out', at('x.csv'), '--data', at('empty'));
    expect(called.err).not.toBe('');
    expect(called.status).toBe(2);
  });
});
