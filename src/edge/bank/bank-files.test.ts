import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { OutTable } from '../../platform/access/index.ts';
import { done, refusal, refused } from '../../platform/kernel/index.ts';
import { readWorkbook, type Workbook } from '../workbooks/index.ts';
import { bankFiles } from './bank-files.ts';

const sheetOf = (name: string, table: readonly (readonly string[])[]) => ({
  name,
  state: 'visible' as const,
  rows: table.map((cells, index) => ({ number: index + 1, hidden: false, cells })),
  merges: [],
  hiddenColumns: [],
});
const workbook = (...tables: string[][][]): Workbook => ({
  format: 'xlsx',
  sheets: tables.map((table, index) => sheetOf(`表${index + 1}`, table)),
});
const FILE = { name: 'a.xlsx', content: Buffer.from('a') };
const overHidden = (book: Workbook) =>
  bankFiles({ read: async () => done(book), write: () => Promise.reject(new Error('not asked')) });
const written: OutTable[] = [];
const over = (...tables: string[][][]) =>
  bankFiles({
    read: async () => done(workbook(...tables)),
    async write(out) {
      written.push(out);
      return { fileName: out.fileName, mediaType: 'text/plain', content: Buffer.alloc(0) };
    },
  });

describe("a bank's files", () => {
  it('ask for each payment in a row of its own, account in full', async () => {
    const row = {
      orderNumber: 'P371526-2021-0001-01',
      accountName: '高唐县青禾职业培训学校',
      accountNumber: '6222020200001234567',
      bankName: '高唐农商行',
      amountYuan: '2640.00',
      purpose: '职业培训补贴',
    };
    const batch = { number: 'P371526-2021-0001', printedHead: '371526-12-0a1b2c3d4e5f', rows: [row] };
    const file = await over([]).write(batch);
    expect(file.fileName).toBe('银行付款文件-P371526-2021-0001-371526-12-0a1b2c3d4e5f');
    const unrecorded = await over([]).write({ ...batch, printedHead: null });
    expect(unrecorded.fileName).toBe('银行付款文件-P371526-2021-0001');
    expect(written.at(-1)).toMatchObject({
      columns: ['付款单号', '收款户名', '收款账号', '开户银行', '金额（元）', '用途'],
      rows: [Object.values(row)],
    });
  });

  it('answer row by row, or are no answer at all', async () => {
    const answered = await over([
      ['付款单号', '收款账号', '金额', '结果', '日期'],
      ['P1', '****4567', '1', '成功', '2021-10-20'],
    ]).read(FILE);
    expect(answered).toMatchObject({
      ok: true,
      value: { answers: [{ orderNumber: 'P1', result: 'paid', lineNo: 2 }], notes: [] },
    });
    expect(await over([['序号', '姓名']]).read(FILE)).toMatchObject({ ok: false });
    const both = await over(
      [
        ['付款单号', '收款账号', '金额', '结果', '日期'],
        ['P1', '****4567', '1', '成功', '2021-10-20'],
      ],
      [
        ['失败明细'],
        ['付款单号', '收款账号', '金额', '结果', '原因', '日期'],
        ['P2', '****4575', '2', '失败', '销户', '2021-10-20'],
      ],
    ).read(FILE);
    expect(both).toMatchObject({
      ok: true,
      value: {
        answers: [
          { orderNumber: 'P1', result: 'paid', lineNo: 2 },
          { orderNumber: 'P2', result: 'returned', reason: '销户', lineNo: 1003 },
        ],
        notes: ['工作表“表2”也已读入，它的第 1 行记为第 1001 行，以此类推。'],
      },
    });
    const noTable = refused(refusal('no-table', 'x'));
    const files = bankFiles({
      read: async () => noTable,
      write: () => Promise.reject(new Error('not asked')),
    });
    expect(await files.read(FILE)).toBe(noTable);
  });
});

describe('a hidden sheet', () => {
  const table = [
    ['付款单号', '收款账号', '金额', '结果', '日期'],
    ['P1', '****4567', '1', '成功', '2021-10-20'],
  ];
  it('is read only where nothing else is there to read', async () => {
    const [shown, hidden] = workbook(table, table).sheets.map((sheet, index) =>
      index === 1 ? { ...sheet, state: 'hidden' as const } : sheet,
    );
    if (!shown || !hidden) throw new Error('two sheets');
    expect(await overHidden({ format: 'xlsx', sheets: [shown, hidden] }).read(FILE)).toMatchObject({
      value: { answers: [{ lineNo: 2 }], notes: [expect.stringMatching(/隐藏的工作表“表2”没有读入/)] },
    });
    expect(await overHidden({ format: 'xlsx', sheets: [hidden] }).read(FILE)).toMatchObject({
      value: { answers: [{ lineNo: 2 }], notes: [] },
    });
  });
});

/** Text in GB18030, for characters of its two-byte plane. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...text].flatMap((char) => bytes.get(char) ?? [char.charCodeAt(0)]));
}

describe('files as they lie on a disk', () => {
  const files = bankFiles({
    read: ({ name, content }) => readWorkbook(name, content),
    write: () => Promise.reject(new Error('not asked')),
  });
  const LINE = ['P371526-2021-0001-01', '甲', '6222020200001234567', '1,200.00', '成功', '2021-10-20'];
  const HEADER = ['付款单号', '收款户名', '收款账号', '金额', '处理结果', '交易日期'];

  it('a CSV in GB18030 with title, repeated header, page ends and totals', async () => {
    const rows = [
      ['高唐县农村商业银行代发结果'],
      HEADER,
      LINE.map((cell) => `"${cell}"`),
      ['第1页 共2页'],
      HEADER,
      ['P371526-2021-0001-02', '乙', '6222020200001234575', '￥600.00', '户名不符', '20211020'],
      ['合计', '', '', '"1,800.00"', '', ''],
      ['', '', '', '', '', '', '银行如有疑问请来电'],
    ];
    const content = gb18030(rows.map((cells) => cells.join(',')).join('\r\n'));
    expect(await files.read({ name: '回盘.csv', content })).toMatchObject({
      ok: true,
      value: {
        answers: [
          { lineNo: 3, result: 'paid', amountFen: 120_000, fault: null },
          { lineNo: 6, result: 'returned', reason: '户名不符', amountFen: 60_000, fault: null },
        ],
        notes: [
          '按农商行的列名和用语读取。',
          expect.stringContaining('第 4、5、7 行'),
          expect.stringMatching(/没有当作付款：第 8 行/),
        ],
      },
    });
  });

  it('a workbook: an account kept as a number is no identifier, one kept as text is; other sheets are named', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('明细');
    sheet.addRow(HEADER);
    sheet.addRow(LINE);
    sheet.addRow(LINE.with(2, ''));
    sheet.getCell('C3').value = Number('6222020200001234567');
    sheet.getCell('D3').value = 1200;
    sheet.addRow(LINE.with(2, ''));
    sheet.getCell('C4').value = 101010101010101;
    book.addWorksheet('说明').addRow(['本表由银行生成']);
    const content = Buffer.from(await book.xlsx.writeBuffer());
    const read = await files.read({ name: '回单.xlsx', content });
    expect(read).toMatchObject({
      ok: true,
      value: {
        answers: [
          { lineNo: 2, account: '6222020200001234567', fault: null },
          { lineNo: 3, account: null, amountFen: 120_000, fault: expect.stringContaining('已经失真') },
          { lineNo: 4, account: '101010101010101', fault: null },
        ],
        notes: [expect.stringMatching(/工作表“说明”没有读入（1 行）：不是回单/)],
      },
    });
  });
});
