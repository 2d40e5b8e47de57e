import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DetermineOptions, determine } from './determine.ts';

// The command as a person runs it: files in, files out, exit status.

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CASES = join(ROOT, 'policy/cases');
const STANDARDS = join(CASES, 'standards.csv');
const SCARCE = join(CASES, 'scarce.csv');
let folder = '';
let program = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jilu-determine-test-'));
  program = join(folder, 'program.mts');
  const commander = JSON.stringify(import.meta.resolve('commander'));
  const command = JSON.stringify(new URL('./verbs.ts', import.meta.url).href);
  writeFileSync(
    program,
    `import { Command } from ${commander};
import { addVerbs } from ${command};
const program = new Command('jilu');
addVerbs(program);
await program.parseAsync();
`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);

/** In a process of its own, cases through a pipe: slow to start, so only where the process is the point. */
function spawn(args: readonly string[], input = '/dev/null') {
  const words = [process.execPath, '--import', 'tsx', program, 'determine', ...args];
  const command = words.map((word) => `'${word}'`).join(' ');
  const done = spawnSync('sh', ['-c', `cat '${input}' | ${command}`], { cwd: ROOT, encoding: 'utf8' });
  return { status: done.status, stderr: done.stderr, stdout: done.stdout };
}

async function run(options: DetermineOptions): Promise<{ status: number; stderr: string }> {
  const printed: string[] = [];
  const status = await determine(options, (text) => {
    printed.push(`${text}\n`);
  });
  return { status, stderr: printed.join('') };
}

const rows = (name: string) =>
  readFileSync(at(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const decide = (cases: string, out: string, more: DetermineOptions = {}) =>
  run({ cases, standards: STANDARDS, scarce: SCARCE, out: at(out), ...more });

const LINE = JSON.parse(
  readFileSync(join(CASES, 'liaoning-2024.lines.jsonl'), 'utf8').split('\n')[0] ?? '',
) as Record<string, unknown>;

describe('jilu determine', () => {
  it('decides every public case in order, keys as the contract has them, status 0', async () => {
    const cases = join(CASES, 'shanxi-2024.lines.jsonl');
    expect(await decide(cases, 'out.jsonl')).toEqual({ status: 0, stderr: '' });
    const ids = readFileSync(cases, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).id);
    const decisions = rows('out.jsonl');
    expect(decisions.map(({ id }) => id)).toEqual(ids);
    const expected = readFileSync(join(CASES, 'shanxi-2024.expect.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    expect(decisions.map(({ outcome, amountFen }) => [outcome, amountFen])).toEqual(
      expected.map(({ outcome, amountFen }) => [outcome, amountFen]),
    );
    for (const decision of decisions) {
      const keys = ['id', 'outcome', 'amountFen', 'quantity', 'payee', 'findings', 'pack'];
      expect(Object.keys(decision)).toEqual(
        decision.outcome === 'entitled' ? keys : keys.filter((key) => key !== 'quantity'),
      );
      expect(decision.pack).toMatch(/^shanxi-2024@[0-9a-f]{12}$/);
      for (const finding of decision.findings) {
        expect(Object.keys(finding)).toEqual(['clause', 'check', 'verdict', 'because', 'facts']);
        expect(finding.because).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/);
      }
    }
  });

  it('refuses bad lines one by one and decides the rest: status 3', async () => {
    const good = JSON.stringify(LINE);
    const lines = [
      good,
      '{"id": "broken", ',
      JSON.stringify({ ...LINE, id: 'two-faults', policy: 'nowhere', extra: 1 }),
      `{"id": "long", "note": "${'x'.repeat(10 << 20)}"}`,
      '',
      '[]',
      'null',
      JSON.stringify({ ...LINE, id: 'last', person: { ...(LINE.person as object), hukou: 'urban' } }),
      '',
      '',
    ];
    writeFileSync(at('hostile.jsonl'), lines.join('\n'));
    const done = await decide(at('hostile.jsonl'), 'hostile-out.jsonl', { independent: true });
    expect(done.status).toBe(3);
    const out = rows('hostile-out.jsonl');
    expect(out.map((row) => ('refused' in row ? [row.line, row.id] : row.id))).toEqual([
      LINE.id,
      [2, null],
      [3, 'two-faults'],
      [4, null],
      [5, null],
      [6, null],
      [7, null],
      'last',
    ]);
    expect(out[2].refused.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/extra',
      '/policy',
    ]);
    const printed = done.stderr.trimEnd().split('\n');
    expect(printed).toHaveLength(7);
    for (const line of printed) expect(line).toMatch(/^line [2-7]: \/\S*: \S/);
    expect(printed).toContainEqual(expect.stringMatching(/^line 3: \/policy: /));
  });

  it('refuses a line that is not UTF-8 and reads one with a byte-order mark and CRLF', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`\uFEFF${JSON.stringify(LINE)}\r\n`),
      Buffer.from('{"id": "\xff\xfe"}\n', 'latin1'),
    ]);
    writeFileSync(at('bytes.jsonl'), bytes);
    expect((await decide(at('bytes.jsonl'), 'bytes-out.jsonl')).status).toBe(3);
    expect(rows('bytes-out.jsonl')).toMatchObject([{ id: LINE.id }, { line: 2, id: null }]);
  });

  it('decides lines of one person by claim date across the file; --independent does not', async () => {
    const claim = (date: string) => ({ ...(LINE.claim as object), date });
    const line = (id: string, date: string, idNumber: string) => ({
      ...LINE,
      id,
      claim: claim(date),
      person: { ...(LINE.person as object), idNumber },
    });
    const first = (LINE.person as { idNumber: string }).idNumber;
    const other = '21112219911018001X';
    const lines = [
      line('late', '2024-08-01', first),
      line('b-early', '2024-07-20', other),
      line('early', '2024-07-15', first),
      line('middle', '2024-07-16', first),
      line('b-late', '2024-07-21', other),
    ];
    writeFileSync(at('one.jsonl'), lines.map((row) => JSON.stringify(row)).join('\n'));
    expect((await decide(at('one.jsonl'), 'one-out.jsonl')).status).toBe(0);
    const outcomes = (name: string) => Object.fromEntries(rows(name).map(({ id, outcome }) => [id, outcome]));
    expect(outcomes('one-out.jsonl')).toEqual({
      early: 'entitled',
      middle: 'not-entitled',
      late: 'not-entitled',
      'b-early': 'entitled',
      'b-late': 'not-entitled',
    });
    expect((await decide(at('one.jsonl'), 'one-out.jsonl', { independent: true })).status).toBe(0);
    expect(new Set(Object.values(outcomes('one-out.jsonl')))).toEqual(new Set(['entitled']));
  });

  it('explains and traces on demand only', async () => {
    writeFileSync(at('explain.jsonl'), JSON.stringify(LINE));
    expect(
      (await decide(at('explain.jsonl'), 'explain-out.jsonl', { explain: true, trace: true })).status,
    ).toBe(0);
    const [row] = rows('explain-out.jsonl');
    expect(row.explanation).toContain('结论：可以补贴，金额1,200.00元，付给培训机构。');
    expect(row.trace).toMatchObject({ anchorOn: '2024-04-22', occupation: '4-03-02-01', level: 5 });
    expect(row.trace.checks).toContainEqual(
      expect.objectContaining({ check: 'already-granted', reading: 13 }),
    );
  });

  it('writes the same bytes for the same input', async () => {
    const cases = join(CASES, 'liaocheng-2021.lines.jsonl');
    await decide(cases, 'again-1.jsonl');
    await decide(cases, 'again-2.jsonl');
    expect(readFileSync(at('again-1.jsonl'), 'utf8')).toBe(readFileSync(at('again-2.jsonl'), 'utf8'));
  });

  describe('a wrong call has status 2 and leaves no out file', () => {
    const cases = join(CASES, 'shanxi-2024.lines.jsonl');
    const calls: [string, DetermineOptions][] = [
      ['no options', {}],
      ['no standards', { cases, out: 'x' }],
      ['cases that are not there', { cases: 'nowhere.jsonl', standards: STANDARDS, out: 'x' }],
      ['cases that are a folder', { cases: '.', standards: STANDARDS, out: 'x' }],
      ['standards that are not there', { cases, standards: 'nowhere.csv', out: 'x' }],
      ['standards that are no standards', { cases, standards: SCARCE, out: 'x' }],
      ['scarce occupations that are none', { cases, standards: STANDARDS, scarce: STANDARDS, out: 'x' }],
      ['an out file in no folder', { cases, standards: STANDARDS, out: 'no/where' }],
      ['an out file that is read', { cases, standards: STANDARDS, out: cases }],
    ];
    it.each(calls)('%s', async (_, options) => {
      const before = readFileSync(cases, 'utf8');
      const done = await run(options.out === 'x' ? { ...options, out: at('wrong-out.jsonl') } : options);
      expect(done.status).toBe(2);
      expect(done.stderr).not.toBe('');
      expect(readFileSync(cases, 'utf8')).toBe(before);
      expect(existsSync(at('wrong-out.jsonl')) || existsSync(at('wrong-out.jsonl.partial'))).toBe(false);
    });

    it('a tie in the standards, with its line', async () => {
      const text = readFileSync(STANDARDS, 'utf8').trimEnd();
      writeFileSync(at('tie.csv'), `${text}\n${text.split('\n')[1]}\n`);
      const done = await run({ cases, standards: at('tie.csv'), out: at('tie-out.jsonl') });
      expect(done.status).toBe(2);
      expect(done.stderr).toMatch(/tie\.csv: line 75: /);
    });
  });

  describe('as a process', () => {
    it('takes cases from a pipe, says refusals on standard error and exits with 3', () => {
      const args = ['--cases', '/dev/stdin', '--standards', STANDARDS, '--out', at('pipe-out.jsonl')];
      writeFileSync(at('piped.jsonl'), `${JSON.stringify(LINE)}\n{}\n`);
      const done = spawn(args, at('piped.jsonl'));
      expect(done.stderr).toMatch(/^line 2: \/id: .*\n/);
      expect(done).toMatchObject({ status: 3, stdout: '' });
      expect(rows('pipe-out.jsonl')).toHaveLength(2);
    }, 60_000);

    it('exits with 2 on an option it does not know', () => {
      const done = spawn(['--fast']);
      expect(done.status).toBe(2);
      expect(done.stderr).toContain('--fast');
    }, 60_000);
  });
});
