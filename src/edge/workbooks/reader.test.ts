import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { workbookOf, zipOf } from '../../testing/zip-fixture.ts';
import {
  createWorkbookReader,
  defuse,
  readWorkbook,
  UPLOAD_LIMITS,
  writeCsv,
  writeWorkbook,
} from './index.ts';

const reader = createWorkbookReader();
afterAll(() => reader.close());

/** The sheets of a good file; fails with the refusal's sentence otherwise. */
async function sheetsOf(file: string, bytes: Uint8Array) {
  const result = await reader.read(file, bytes);
  if (!result.ok) throw new Error(result.refusals[0]?.message);
  return result.value.sheets;
}

/** The code and sentence of a bad file. */
async function refusalOf(file: string, bytes: Uint8Array) {
  const result = await reader.read(file, bytes);
  if (result.ok) throw new Error('read');
  return result.refusals[0];
}

const cell = (ref: string, inside: string, attributes = '') => `<c r="${ref}"${attributes}>${inside}</c>`;

describe('the content of a cell', () => {
  test('stored digits, dates, formulas, errors and hidden parts come through as they are', async () => {
    const [sheet] = await sheetsOf(
      '名册.xlsx',
      workbookOf(
        `<row r="2" hidden="1">${cell('A2', '<v>0</v>', ' t="s"')}${cell('B2', '<v>371526197904090000</v>')}${cell('C2', '<v>44354</v>', ' s="1"')}${cell('D2', '<v>44354</v>')}</row>
         <row r="4">${cell('A4', '<f>A2</f><v>女</v>', ' t="str"')}${cell('B4', '<f>1/0</f><v>#DIV/0!</v>', ' t="e"')}${cell('C4', '<f>X</f>')}${cell('D4', '<is><t>甲</t><rPh><t>jia</t></rPh></is>', ' t="inlineStr"')}${cell('E4', '<v>1</v>', ' t="b"')}${cell('F4', '<v>0.354166667</v>', ' s="2"')}${cell('G4', '')}</row>`,
        {
          shared: '<si><r><t>邵</t></r><r><t xml:space="preserve">永&amp;刚 </t></r></si>',
          styles:
            '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs>',
          after: '<mergeCells><mergeCell ref="K46:K48"/></mergeCells>',
        },
      ),
    );
    expect(sheet?.rows.map(({ cells, ...row }) => ({ ...row, cells: [...cells] }))).toEqual([
      {
        number: 2,
        hidden: true,
        cells: [
          '邵永&刚 ',
          { kind: 'number', text: '371526197904090000' },
          { kind: 'date', text: '2021-06-07' },
          { kind: 'number', text: '44354' },
        ],
      },
      {
        number: 4,
        hidden: false,
        cells: [
          { kind: 'text', text: '女', formula: true },
          { kind: 'error', text: '#DIV/0!', formula: true },
          { kind: 'blank', text: '', formula: true },
          '甲',
          { kind: 'boolean', text: '是' },
          { kind: 'date', text: '08:30' },
        ],
      },
    ]);
    expect(sheet?.merges).toEqual([{ firstRow: 46, lastRow: 48, firstColumn: 10, lastColumn: 10 }]);
  });

  test('every text of a real workbook is what another reader finds', async () => {
    const path = 'samples/liaocheng-2021/学员花名册-养老护理班.xlsx';
    const sheets = await sheetsOf(path, readFileSync(path));
    const other = new ExcelJS.Workbook();
    await other.xlsx.readFile(path);
    expect(sheets.map(({ name, state }) => ({ name, state }))).toEqual(
      other.worksheets.map(({ name, state }) => ({ name, state })),
    );
    for (const sheet of sheets) {
      const twin = other.getWorksheet(sheet.name);
      for (const row of sheet.rows)
        row.cells.forEach((found, column) => {
          const value = twin?.getRow(row.number).getCell(column + 1).value;
          if (typeof found === 'string' && typeof value === 'string') expect(found).toBe(value);
          else if (typeof found === 'object' && found.kind === 'date')
            expect(found.text).toBe((value as Date).toISOString().slice(0, 10));
        });
    }
  });
});

describe('a file that is not what it says', () => {
  const blank = (rows: string) => workbookOf(rows);
  const part = (name: string, content = 'x') => workbookOf('', { parts: [{ name, content }] });
  const ole = (stream: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(512),
      Buffer.from(stream, 'utf16le'),
    ]);
  const cases: readonly [string, string, Uint8Array, string][] = [
    ['empty', '空.xlsx', Buffer.alloc(0), 'file-empty'],
    ['empty text', '空.csv', Buffer.from('\ufeff \r\n'), 'file-empty'],
    ['text renamed', '假.xlsx', Buffer.from('姓名,身份证号\n'), 'file-renamed-text'],
    ['workbook renamed', '假.csv', blank(''), 'file-renamed-workbook'],
    ['old format', '旧.xls', ole('Workbook'), 'file-old-xls'],
    ['password', '密.xlsx', ole('EncryptedPackage'), 'file-password'],
    [
      'encrypted zip',
      '密.xlsx',
      zipOf([{ name: 'xl/workbook.xml', content: 'x', encrypted: true }]),
      'file-password',
    ],
    ['picture', '图.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'file-not-workbook'],
    ['another zip', '包.xlsx', zipOf([{ name: 'a.txt', content: 'x' }]), 'file-not-workbook'],
    ['macro', '宏.xlsx', part('xl/vbaProject.bin'), 'file-macro'],
    [
      'macro type',
      '宏.xlsx',
      workbookOf('', {
        parts: [
          {
            name: '[Content_Types].xml',
            content:
              '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
          },
        ],
      }),
      'file-macro',
    ],
    ['embedded', '嵌.xlsx', part('xl/embeddings/oleObject1.bin'), 'file-embedded'],
    ['nested zip', '嵌.xlsx', part('xl/media/inner.zip'), 'file-embedded'],
    ['climbing path', '径.xlsx', part('../../evil.xml'), 'file-path'],
    ['doctype', '实体.xlsx', workbookOf('', { before: '<!DOCTYPE a [<!ENTITY b "c">]>' }), 'file-dtd'],
    [
      'unknown entity',
      '实体.xlsx',
      blank(`<row r="1">${cell('A1', '<is><t>&boom;</t></is>', ' t="inlineStr"')}</row>`),
      'file-dtd',
    ],
    [
      'too many parts',
      '多.xlsx',
      zipOf(Array.from({ length: 201 }, (_, i) => ({ name: `p${i}.xml`, content: 'x' }))),
      'file-too-many-parts',
    ],
    [
      'two parts of one name',
      '双.xlsx',
      zipOf([
        { name: 'a.xml', content: 'x' },
        { name: 'a.xml', content: 'y' },
      ]),
      'file-damaged',
    ],
    ['cut off', '断.xlsx', blank('').subarray(0, 300), 'file-damaged'],
    ['broken xml', '坏.xlsx', blank('<row r="1"><c r="A1"></row>'), 'file-damaged'],
    ['rows out of order', '乱.xlsx', blank('<row r="5"/><row r="4"/>'), 'file-damaged'],
    ['cell of another row', '乱.xlsx', blank(`<row r="5">${cell('A4', '<v>1</v>')}</row>`), 'file-damaged'],
    ['bad quotes', '引号.csv', Buffer.from('姓名,备注\n甲,"未闭合\n'), 'file-quotes'],
    ['text after quotes', '引号.csv', Buffer.from('姓名,备注\n甲,"乙"丙\n'), 'file-quotes'],
    ['no known encoding', '乱码.csv', Buffer.from([0x31, 0x2c, 0xff, 0x80, 0x00, 0x0a]), 'file-encoding'],
  ];
  test.each(cases)('%s', async (_, file, bytes, code) => {
    const refusal = await refusalOf(file, bytes);
    expect(refusal?.code).toBe(code);
    // One sentence that names the file and ends with what to do.
    expect(refusal?.message).toMatch(new RegExp(`^文件《${file}》.+：请?.+。$`));
  });

  test('parts that nobody opens are let be', async () => {
    for (const name of [
      'xl/externalLinks/externalLink1.xml',
      'xl/ctrlProps/ctrlProp1.xml',
      'customXml/item1.xml',
    ])
      expect(await sheetsOf('链.xlsx', part(name))).toHaveLength(1);
  });

  test('the container is refused by size before it is opened', async () => {
    expect((await refusalOf('大.xlsx', Buffer.alloc(UPLOAD_LIMITS.containerBytes + 1)))?.code).toBe(
      'file-too-large',
    );
  });

  test('the same base file without the fault is read', async () => {
    expect(await sheetsOf('好.xlsx', blank(`<row r="1">${cell('A1', '<v>1</v>')}</row>`))).toHaveLength(1);
  });
});

describe('a bomb', () => {
  const swollen = (bytes: number) =>
    `<row r="1">${cell('A1', `<is><t>${'0'.repeat(bytes)}</t></is>`, ' t="inlineStr"')}</row>`;

  test.each([
    ['says how big it is', workbookOf(swollen(60 * 1024 * 1024))],
    ['is small enough but packed a thousand to one', workbookOf(swollen(20 * 1024 * 1024))],
    [
      'lies about its size',
      workbookOf('', {
        parts: [{ name: 'xl/sharedStrings.xml', content: ' '.repeat(30 * 1024 * 1024), claimedSize: 1000 }],
      }),
    ],
  ])('that %s is refused in time and costs the server nothing', async (_, bytes) => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    expect((await refusalOf('弹.xlsx', bytes))?.code).toBe('file-inflates');
    expect(performance.now() - started).toBeLessThan(UPLOAD_LIMITS.milliseconds);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  test('of cells that outgrows the helper takes only the helper down, and the next file is read', async () => {
    const row = (r: number) =>
      `<row r="${r}">${Array.from({ length: 40 }, (_, c) => cell(`${c < 26 ? '' : 'A'}${String.fromCharCode(65 + (c % 26))}${r}`, `<is><t>${r}-${c}-${Math.sin(r * 41 + c)}</t></is>`, ' t="inlineStr"')).join('')}</row>`;
    const many = workbookOf(Array.from({ length: 9000 }, (_, i) => row(i + 1)).join(''));
    const small = createWorkbookReader({ ...UPLOAD_LIMITS, cells: 100_000 });
    const result = await small.read('多.xlsx', many);
    expect(result.ok ? 'read' : result.refusals[0]?.code).toBe('file-too-many-cells');
    const starved = createWorkbookReader({ ...UPLOAD_LIMITS, milliseconds: 1 });
    const timedOut = await starved.read('慢.xlsx', many);
    expect(timedOut.ok ? 'read' : timedOut.refusals[0]?.code).toBe('file-timeout');
    const good = await small.read('好.xlsx', workbookOf(`<row r="1">${cell('A1', '<v>1</v>')}</row>`));
    expect(good.ok).toBe(true);
    small.close();
    starved.close();
  });
});

describe('CSV', () => {
  const rowsOf = async (text: string | Buffer) =>
    (await sheetsOf('表.csv', Buffer.from(text)))[0]?.rows.map((row) => [row.number, ...row.cells]);

  test('quotes, wrapped numbers, tabs and line ends', async () => {
    expect(
      await rowsOf('姓名,证号,备注\r\n甲,="371526199003070012","a ""b"", c\nd"\r\n\r\n乙,\t3715,\r\n'),
    ).toEqual([
      [1, '姓名', '证号', '备注'],
      [2, '甲', '371526199003070012', 'a "b", c\nd'],
      [4, '乙', '\t3715', undefined],
    ]);
  });

  test('tabs or semicolons instead of commas', async () => {
    expect(await rowsOf('姓名\t证号\n甲\t1')).toEqual([
      [1, '姓名', '证号'],
      [2, '甲', '1'],
    ]);
    expect(await rowsOf('姓名;证号\n甲;1')).toEqual([
      [1, '姓名', '证号'],
      [2, '甲', '1'],
    ]);
  });

  test('GB18030, also beyond the two-byte plane, and UTF-16', async () => {
    // 𠮷 is 95 32 B0 33 ... in the four-byte range; 姓名 is D0D5 C3FB.
    const name = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x95, 0x34, 0xaf, 0x35]);
    const rows = await rowsOf(name);
    expect(rows?.[0]).toEqual([1, '姓名']);
    expect([...String(rows?.[1]?.[1])]).toHaveLength(1);
    expect(await rowsOf(Buffer.from('\ufeff姓名\n甲', 'utf16le'))).toEqual([
      [1, '姓名'],
      [2, '甲'],
    ]);
  });
});

describe('what leaves', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .tuple(
        fc.constantFrom('', ' ', '\t', '"', '\u200b', '\ufeff', '\r\n'),
        fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '|'),
        fc.string(),
      )
      .map((p) => p.join('')),
    fc.constantFrom(
      '=cmd|" /C calc"!A0',
      '@SUM(1)',
      '_x000D_',
      '371526199003070012',
      '00123',
      '2021-06-07',
      '1e5',
      'TRUE',
    ),
  );

  test('text stays text, reads back the same but for the defusing, and is never a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 30 }), async (texts) => {
        const bytes = await writeWorkbook([
          { name: '退回', columns: [{ header: '内容' }], rows: texts.map((t) => [t]) },
        ]);
        const [sheet] = await sheetsOf('退回.xlsx', bytes);
        for (const row of sheet?.rows ?? []) {
          const found = row.cells[0];
          expect(typeof found).toBe('string');
          expect(String(found).replace(/^[\s"\u200b\ufeff]+/, '')).not.toMatch(/^([=+@＝＋－＠|]|-[^-])/);
        }
        const plain = texts
          .map((text, i) => ({ text, row: i + 2 }))
          .filter(({ text }) => /^[\p{L}\p{N}_-]+$/u.test(text) && !/^-/.test(text));
        for (const { text, row } of plain)
          expect(sheet?.rows.find(({ number }) => number === row)?.cells[0]).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  test('a formula starter is defused, also behind blanks, and a lone dash is left alone', () => {
    expect(['=1+2', ' ＝1', '\u200b@x', '+86', '正常', '-', '——', "'=1"].map(defuse)).toEqual([
      "'=1+2",
      "' ＝1",
      "'\u200b@x",
      "'+86",
      '正常',
      '-',
      '——',
      "'=1",
    ]);
  });

  test('CSV carries its mark and quotes everything', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      writeCsv(
        [{ header: '名' }, { header: '数' }],
        [
          ['=甲"', 3],
          [null, '3715261'],
        ],
      ),
    );
    expect(text).toBe('\ufeff"名","数"\r\n"\'=甲""","3"\r\n"","3715261"\r\n');
  });
});

test('one upload, one helper', async () => {
  const result = await readWorkbook('好.csv', Buffer.from('姓名\n甲'));
  expect(result.ok && result.value.encoding).toBe('utf-8');
});
