import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbookReader } from '../workbooks/index.ts';
import { EMPTY_CONTEXT, type IntakeReport } from './contract.ts';
import { readFolder } from './folder.ts';
import { type IntakeFile, planIntake } from './rules-plan.ts';
import { reportOf } from './rules-report.ts';
import { intakeWords } from './words.ts';

// Spreadsheets in the shapes that counties, other systems, old machines and many libraries write: what must come of
// each, by name. samples/real-files/README.md says how a file is judged.

const FOLDER = fileURLToPath(new URL('../../../samples/real-files/', import.meta.url));

interface Expectation {
  readonly row?: number;
  readonly outcome?: readonly string[];
  readonly code?: string;
  readonly notCode?: string;
  readonly values?: Readonly<Record<string, string | null>>;
  readonly class?: string;
  readonly form?: string;
  readonly enrolled?: number;
  readonly trained?: number;
  readonly column?: string;
  readonly heading?: string;
  readonly orUsed?: boolean;
  readonly orValue?: { readonly row: number; readonly field: string; readonly value: string | null };
  readonly orEnrolled?: { readonly class: string; readonly n: number };
  readonly orSheetNamed?: boolean;
  readonly or?: string;
  readonly sheet?: string;
  readonly key?: 'named' | 'notInstitutions' | 'usedOrNamed' | 'xls';
  readonly noRow?: number;
}

interface Case {
  readonly file: string;
  readonly presupposes: string;
  readonly expect: readonly Expectation[];
}

const cases = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8')) as Case[];

/** Formats that are not read yet: their files are named, with a sentence. */
const LATER: ReadonlySet<string> = new Set(['X04-旧版.xls', 'X05-金山.et', 'X06-开放格式.ods']);

let reader: ReturnType<typeof createWorkbookReader>;
let county: readonly IntakeFile[];
let members: readonly IntakeFile[];
beforeAll(async () => {
  reader = createWorkbookReader();
  county = await readFolder(`${FOLDER}county/1-班期`);
  members = await readFolder(`${FOLDER}county/2-名册`);
}, 60_000);
afterAll(() => reader?.close());

async function reportFor({ file, presupposes }: Case): Promise<IntakeReport> {
  const read = await reader.read(file, await readFile(`${FOLDER}${file}`));
  const own: IntakeFile = read.ok
    ? { file, workbook: read.value }
    : { file, refusal: read.refusals[0] as never };
  const before = presupposes === '—' ? [] : county;
  const people = presupposes.includes('with its members') ? members : [];
  return reportOf(planIntake([...before, ...people, own], EMPTY_CONTEXT, intakeWords()));
}

/** What is wrong with the report of one file against one line of the table; nothing when it is as it should be. */
function faultsOf(file: string, want: Expectation, report: IntakeReport): string[] {
  const sheets = report.sheets.filter((sheet) => sheet.file === file);
  const isNamed = sheets.some((sheet) => !sheet.imported && sheet.reason !== '');
  const row = report.rows.find((found) => found.file === file && found.row === (want.row ?? want.noRow));
  if (want.noRow !== undefined) return row === undefined ? [] : [`row ${want.noRow} is taken as data`];
  if (want.key !== undefined) return sheetFaults(file, want.key, report);
  if (want.column !== undefined) return columnFaults(file, want, report);
  if (want.row === undefined) return classFaults(file, want, report);
  if (row === undefined)
    return want.orSheetNamed && isNamed ? [] : [`row ${want.row} is not there: ${sheets[0]?.reason}`];
  const faults: string[] = [];
  const codes = row.cells.map(({ code }) => code);
  const place = `row ${want.row} ${row.outcome} ${codes.join(',')}`;
  if (!want.outcome?.includes(row.outcome)) faults.push(`${place}: wanted ${want.outcome?.join(' or ')}`);
  if (want.code !== undefined && !codes.includes(want.code)) faults.push(`${place}: wanted ${want.code}`);
  if (want.notCode !== undefined && codes.includes(want.notCode))
    faults.push(`${place}: not ${want.notCode}`);
  if (want.class !== undefined && row.class !== want.class) faults.push(`${place}: class ${row.class}`);
  if (want.form !== undefined && !sheets.some(({ form }) => form === want.form))
    faults.push(`form ${sheets[0]?.form}`);
  for (const [field, value] of Object.entries(want.values ?? {})) {
    const found = row.values?.[field];
    if ((value ?? '') !== (found ?? '') && !(row.outcome === 'refused' && want.outcome?.includes('refused')))
      faults.push(`${place}: ${field} ${found}, wanted ${value}`);
  }
  return faults;
}

function classFaults(file: string, want: Expectation, report: IntakeReport): string[] {
  const found = report.classes.find(({ name }) => name === want.class);
  const faults: string[] = [];
  const named = report.sheets.some((sheet) => sheet.file === file && sheet.unusedColumns.length > 3);
  if (want.enrolled !== undefined && (found?.enrolled ?? 0) !== want.enrolled && !(want.or && named))
    faults.push(`enrolled ${found?.enrolled}, wanted ${want.enrolled}`);
  if (want.trained !== undefined && (found?.trained ?? 0) !== want.trained)
    faults.push(`trained ${found?.trained}, wanted ${want.trained}`);
  return faults;
}

function columnFaults(file: string, want: Expectation, report: IntakeReport): string[] {
  const sheets = report.sheets.filter((sheet) => sheet.file === file);
  const rows = report.rows.filter((row) => row.file === file);
  const isNamed = sheets.some((sheet) =>
    sheet.unusedColumns.some(({ column, heading }) => column === want.column && heading === want.heading),
  );
  if (isNamed) return [];
  const { orValue, orEnrolled } = want;
  // Without a value of its own, any value will do.
  const taken = orValue && rows.find((row) => row.row === orValue.row)?.values?.[orValue.field];
  if (orValue && taken && (orValue.value === null || taken === orValue.value)) return [];
  if (
    orEnrolled &&
    report.classes.some(({ name, enrolled }) => name === orEnrolled.class && enrolled === orEnrolled.n)
  )
    return [];
  // The value is X: it became a value, or the check of its field said so.
  const isUsed = rows.some(
    (row) =>
      row.cells.some(({ cell }) => cell === `${want.column}${row.row}`) ||
      Object.values(row.values ?? {}).includes('X'),
  );
  if (want.orUsed && isUsed) return [];
  return [`column ${want.column} ${want.heading} is neither used nor named`];
}

function sheetFaults(file: string, key: NonNullable<Expectation['key']>, report: IntakeReport): string[] {
  const sheets = report.sheets.filter((sheet) => sheet.file === file);
  const isNamed = sheets.some((sheet) => !sheet.imported && sheet.reason !== '');
  const isUsed = sheets.some((sheet) => sheet.imported);
  const text = sheets.map(({ reason }) => reason).join(' ');
  switch (key) {
    case 'usedOrNamed':
      return isUsed || isNamed ? [] : ['the sheet is neither used nor named'];
    case 'xls':
      if (isUsed) return report.rows.some((row) => row.file === file) ? [] : ['used without a row'];
      return isNamed && !text.includes('.xlsx') ? [] : [`the sentence: ${text}`];
    case 'notInstitutions':
      return isNamed && !report.rows.some((row) => row.file === file) ? [] : ['institutions come of it'];
    default:
      return isNamed && !isUsed ? [] : ['the sheet is used'];
  }
}

describe('files as they really come', () => {
  test.each(cases.filter(({ file }) => !LATER.has(file)))('$file', async (each) => {
    const report = await reportFor(each);
    expect(each.expect.flatMap((want) => faultsOf(each.file, want, report))).toEqual([]);
  });

  test.each(cases.filter(({ file }) => LATER.has(file)))(
    '$file is named until its format is read',
    async (each) => {
      const { files } = await reportFor(each);
      expect(files.find(({ file }) => file === each.file)).toMatchObject({
        used: false,
        reason: expect.stringMatching(/.+/),
      });
    },
  );

  test('a wrong outcome, value, class and column are noticed (negative control)', async () => {
    const first = cases[0] as Case;
    const report = await reportFor(first);
    const wrong: Expectation[] = [
      { row: 4, outcome: ['refused'] },
      { row: 4, outcome: ['imported'], values: { phone: '13900000002' } },
      { row: 4, outcome: ['imported'], class: '另一班' },
      { row: 4, outcome: ['imported'], code: 'phone-form' },
      { row: 99, outcome: ['imported'] },
      { column: 'Z', heading: '没有的列' },
      { class: '测试班', enrolled: 7 },
      { sheet: '', key: 'named' },
      { noRow: 4 },
    ];
    for (const want of wrong) expect([want, faultsOf(first.file, want, report).length]).toEqual([want, 1]);
  });
});

describe('a folder as it lies on an office computer', () => {
  const report = async (name: string) => {
    const files = [
      ...county,
      ...(name === 'twice' ? members : []),
      ...(await readFolder(`${FOLDER}${name}`)),
    ];
    return reportOf(planIntake(files, EMPTY_CONTEXT, intakeWords()));
  };

  test('every file is used or named; sub-folders are read', async () => {
    const { files, rows } = await report('folder');
    const own = new Map(files.map(({ file, used }) => [file, used]));
    expect(own.get('学员花名册-测试班.xlsx')).toBe(true);
    expect(own.get('补充/学员花名册-补.xlsx')).toBe(true);
    for (const file of ['值班表.xlsx', '照片.jpg', '说明.md', '旧名单（损坏）.et'])
      expect(files.find((each) => each.file === file)).toMatchObject({
        used: false,
        reason: expect.stringMatching(/.+/),
      });
    for (const file of ['学员花名册-测试班.xlsx', '补充/学员花名册-补.xlsx'])
      expect(rows.find((row) => row.file === file && row.row === 4)?.outcome).toBe('imported');
  });

  test('two copies of one list count once', async () => {
    const { files, rows } = await report('twice');
    expect(files.filter(({ used }) => !used).map(({ file }) => file)).toEqual([
      '以工代训.xlsx',
      '成绩与证书-测试班.xlsx',
    ]);
    for (const file of ['以工代训 (1).xlsx', '成绩与证书-测试班 (1).xlsx'])
      expect(rows.find((row) => row.file === file && row.row === 4)?.outcome).toBe('imported');
  });
});
