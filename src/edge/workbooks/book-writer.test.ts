import { describe, expect, it } from 'vitest';
import { writeBook } from './book-writer.ts';
import { readWorkbook } from './reader.ts';

const text = (cell: unknown) => (typeof cell === 'string' ? cell : ((cell as { text?: string })?.text ?? ''));

async function read(content: Buffer) {
  const book = await readWorkbook('一本.xlsx', content);
  if (!book.ok) throw new Error(JSON.stringify(book.refusals));
  return book.value.sheets;
}

describe('a workbook that is written row by row', () => {
  it('reads back cell by cell, in sheets that were filled by turns', async () => {
    const column = [{ header: '姓名' }, { header: '人数', kind: 'number' as const }];
    const content = await writeBook(
      [
        { name: '甲', titles: ['题目'], columns: column },
        { name: '甲', titles: [], columns: column },
      ],
      async (add) => {
        for (let at = 0; at < 5_000; at += 1) await add(at % 2, [`第${at}人 <&"> 谷`, at]);
      },
    );
    const [first, second] = await read(content);
    expect([first?.name, second?.name]).toEqual(['甲', '甲 (2)']);
    expect(first?.rows).toHaveLength(2_502);
    expect(second?.rows).toHaveLength(2_501);
    expect(first?.rows.slice(0, 3).map(({ cells }) => [...cells].map(text))).toEqual([
      ['题目'],
      ['姓名', '人数'],
      ['第0人 <&"> 谷', '0'],
    ]);
    expect(first?.hiddenColumns).toEqual([]);
  });

  it('defuses what a spreadsheet would run, and keeps long numbers as text', async () => {
    const content = await writeBook(
      [{ name: '表', titles: [], columns: [{ header: '话' }] }],
      async (add) => {
        for (const cell of ['=1+1', '371526199001010011', null, '\u0007x']) await add(0, [cell]);
      },
    );
    const [sheet] = await read(content);
    expect(sheet?.rows.map(({ cells }) => text(cells[0]))).toEqual([
      '话',
      "'=1+1",
      '371526199001010011',
      'x',
    ]);
    await expect(writeBook([], (add) => add(3, []))).rejects.toThrow('no sheet 3');
  });
});
