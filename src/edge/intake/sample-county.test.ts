import { beforeAll, describe, expect, test } from 'vitest';
import { readExpectation } from '../../testing/intake-expectation-fixture.ts';
import { EMPTY_CONTEXT, type IntakePlan, type IntakeReport } from './contract.ts';
import { readFolder } from './folder.ts';
import { type IntakeFile, planIntake } from './rules-plan.ts';
import { reportOf } from './rules-report.ts';
import { type IntakeWords, intakeWords } from './words.ts';

const FOLDER = new URL('../../../samples/liaocheng-2021/', import.meta.url).pathname;
const expected = readExpectation(`${decodeURIComponent(FOLDER)}EXPECT.md`);

let files: readonly IntakeFile[];
let plan: IntakePlan;
let report: IntakeReport;

beforeAll(async () => {
  files = await readFolder(decodeURIComponent(FOLDER));
  plan = planIntake(files, EMPTY_CONTEXT, intakeWords());
  report = reportOf(plan);
}, 60_000);

/** One row as a line of text, so that a difference shows every row that differs. */
const line = (
  row: { file: string; sheet: string; row: number },
  outcome: string,
  cells: readonly unknown[],
) =>
  `${row.file} ${row.sheet} ${row.row} ${outcome} ${cells
    .map((cell) => JSON.stringify(cell))
    .sort()
    .join(' ')}`;

function reported(from: IntakeReport): string[] {
  const listed = new Set(expected.rows.map((row) => `${row.file} ${row.sheet} ${row.row}`));
  return from.rows
    .filter((row) => listed.has(`${row.file} ${row.sheet} ${row.row}`))
    .map((row) =>
      line(
        row,
        row.outcome,
        row.cells.map(({ cell, code, from: before, to }) =>
          before === null ? { cell, code } : { cell, code, from: before, to },
        ),
      ),
    )
    .sort();
}

const wanted = expected.rows
  .map((row) =>
    line(
      row,
      row.outcome,
      row.cells.map(({ cell, code, from, to }) =>
        from === undefined ? { cell, code } : { cell, code, from, to },
      ),
    ),
  )
  .sort();

describe('a county that sends its workbooks', () => {
  test('every file is read', () => {
    // The page lists more than six hundred rows: a parser that finds fewer compares nothing.
    expect(expected.rows.length).toBeGreaterThan(600);
    expect(wanted.filter((row) => row.includes('"from"')).length).toBeGreaterThan(70);
    expect(files.flatMap((file) => ('refusal' in file ? [file.refusal.message] : []))).toEqual([]);
    expect(files.filter((file) => !('leftOut' in file))).toHaveLength(
      Object.keys(expected.outcomes).length + expected.answers.length,
    );
    expect(plan.files.filter(({ used }) => !used).map(({ file }) => file)).toEqual(['EXPECT.md']);
  });

  test('every listed row has its outcome, its codes and its changes; every clean row is clean', () => {
    expect(reported(report)).toEqual(wanted);
  });

  test('outcomes add up file by file', () => {
    const counts: Record<string, Record<string, number>> = {};
    for (const { file, outcome } of report.rows) {
      if (!(file in expected.outcomes)) continue;
      const count = counts[file] ?? {};
      counts[file] = { ...count, [outcome]: (count[outcome] ?? 0) + 1 };
    }
    expect(counts).toEqual(expected.outcomes);
  });

  test('totals, notes, signatures and blank lines are not data', () => {
    const places = new Set(report.rows.map((row) => `${row.file} ${row.sheet} ${row.row}`));
    expect(expected.notData.filter((row) => places.has(`${row.file} ${row.sheet} ${row.row}`))).toEqual([]);
  });

  test('sheets that are left out are named', () => {
    const named = report.sheets
      .filter((sheet) => !sheet.imported)
      .map(({ file, sheet }) => `${file} ${sheet}`);
    expect(named.sort()).toEqual(expected.sheetsLeftOut.map(({ file, sheet }) => `${file} ${sheet}`).sort());
    const hidden = report.sheets.find((sheet) => sheet.state === 'hidden');
    expect(hidden?.reason).toContain('6 行');
  });

  test('every row of every answer is there, none refused, in the encoding that was sent', () => {
    const counted = expected.answers.map(({ file, encoding }) => {
      const own = report.rows.filter((row) => row.file === file);
      expect(own.filter((row) => row.outcome === 'refused')).toEqual([]);
      expect(own.filter((row) => row.outcome === 'warned')).toEqual([]);
      const source = files.find((candidate) => candidate.file === file);
      const name = source && 'workbook' in source ? source.workbook.encoding : undefined;
      expect({ 'UTF-8 with BOM': 'utf-8-bom', GB18030: 'gb18030' }[encoding]).toBe(name);
      return { file, encoding, rows: own.length };
    });
    expect(counted).toEqual(expected.answers);
  });

  test('classes are counted', () => {
    expect(report.classes).toEqual(
      expected.classes.map(({ name, enrolled, trained, certified }) => ({
        name,
        enrolled,
        trained,
        certified,
      })),
    );
  });

  test('classes carry their dates, their half days and their rosters', () => {
    const found = expected.classes.map(({ name }) => {
      const staged = plan.rows.flatMap((row) => (row.staged ? [row.staged] : []));
      const own = staged.find((value) => value.form === 'class-application' && value.name === name);
      const timetable = staged.find((value) => value.form === 'timetable' && value.class.name === name);
      if (own?.form !== 'class-application' || timetable?.form !== 'timetable')
        throw new Error(`${name} is missing`);
      const { filingNumber, filedOn, approvedOn, startOn, endOn } = own;
      const rows = plan.rows.filter((row) => row.form === 'roster' && row.file.includes(name));
      const results = plan.rows.filter((row) => row.form === 'results' && row.file.includes(name));
      return {
        name,
        filingNumber,
        filedOn,
        approvedOn,
        startOn,
        endOn,
        halfDays: new Set(timetable.lessons.map((lesson) => `${lesson.heldOn} ${lesson.half}`)).size,
        rosterRows: rows.length,
        refusedCertificates: results.filter(
          (row) =>
            row.outcome === 'refused' && row.staged?.form === 'results' && row.staged.result === 'passed',
        ).length,
      };
    });
    expect(found).toEqual(expected.classes.map(({ enrolled, trained, certified, ...rest }) => rest));
  });

  test('the same files give the same plan', () => {
    expect(planIntake(files, EMPTY_CONTEXT, intakeWords())).toEqual(plan);
  });
});

describe('the comparison can fail', () => {
  test('when the words of one column are forgotten', () => {
    const words = intakeWords();
    const deaf: IntakeWords = {
      ...words,
      lists: { ...words.lists, groups: { ...words.lists.groups, find: () => undefined } },
    };
    expect(reported(reportOf(planIntake(files, EMPTY_CONTEXT, deaf)))).not.toEqual(wanted);
  });

  test('when a file is missing', () => {
    const some = files.filter((file) => !file.file.startsWith('开班申请表'));
    expect(reported(reportOf(planIntake(some, EMPTY_CONTEXT, intakeWords())))).not.toEqual(wanted);
  });
});
