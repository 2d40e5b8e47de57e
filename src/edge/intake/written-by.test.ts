import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbookReader, writeWorkbook } from '../workbooks/index.ts';
import { EMPTY_CONTEXT } from './contract.ts';
import { readFolder } from './folder.ts';
import { type IntakeFile, planIntake } from './rules-plan.ts';
import { reportOf } from './rules-report.ts';
import { intakeWords } from './words.ts';

// One roster as each library writes it.

const FOLDER = fileURLToPath(new URL('../../../samples/written-by/', import.meta.url));
const COUNTY = fileURLToPath(new URL('../../../samples/real-files/county/1-班期', import.meta.url));
const WRITTEN = readdirSync(FOLDER).filter((name) => /\.(xlsx|csv)$/.test(name));

const reader = createWorkbookReader();
let county: readonly IntakeFile[];
beforeAll(async () => {
  county = await readFolder(COUNTY);
}, 60_000);
afterAll(() => reader.close());

async function rowOf(file: string, bytes: Uint8Array) {
  const read = await reader.read(file, bytes);
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  const report = reportOf(
    planIntake([...county, { file, workbook: read.value }], EMPTY_CONTEXT, intakeWords()),
  );
  const row = report.rows.find((each) => each.file === file && each.row === 4);
  return { row, sheet: report.sheets.find((each) => each.file === file) };
}

const RIGHT = {
  outcome: 'imported',
  class: '测试班',
  values: { phone: '13900000001', enrolledOn: '2021-06-20' },
};

describe('a roster as libraries write it', () => {
  test('there is one of each maker', () => {
    for (const maker of [
      'sheetjs',
      'e965',
      'js-style',
      'exceljs',
      'hucre',
      'populate',
      'write-excel-file',
      'libreoffice',
    ])
      expect(
        WRITTEN.some((name) => name.includes(maker)),
        maker,
      ).toBe(true);
  });

  test.each(WRITTEN)('%s', async (name) => {
    expect((await rowOf(name, readFileSync(`${FOLDER}${name}`))).row).toMatchObject(RIGHT);
  });

  const LINES = [
    ['学员花名册'],
    ['班期名称：测试班'],
    ['序号', '姓名', '公民身份号码', '性别', '人员类别', '联系电话', '报名日期'],
    ['1', '柳青禾', '371526198801010113', '男', '农村转移就业劳动者', '13900000001', '2021-06-20'],
  ];

  test('by the exceljs of today, with a comment that is named', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('花名册');
    for (const line of LINES) sheet.addRow(line);
    sheet.getCell('B4').note = '待核';
    const { row, sheet: reported } = await rowOf('今天.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect(row).toMatchObject(RIGHT);
    expect(reported?.reason).toContain('批注 1 处');
  });

  test('by our own writer', async () => {
    const bytes = await writeWorkbook([
      {
        name: '花名册',
        titles: [LINES[0]?.[0] as string, LINES[1]?.[0] as string],
        columns: (LINES[2] as string[]).map((header) => ({ header })),
        rows: [LINES[3] as string[]],
      },
    ]);
    expect((await rowOf('自己.xlsx', bytes)).row).toMatchObject(RIGHT);
  });

  test('a roster of nobody known is not taken for right (negative control)', async () => {
    const { row } = await rowOf(
      '今天.csv',
      Buffer.from(
        LINES.map((line) => line.join(','))
          .join('\n')
          .replace('测试班', '别的班'),
      ),
    );
    expect(row?.outcome).toBe('refused');
  });
});
