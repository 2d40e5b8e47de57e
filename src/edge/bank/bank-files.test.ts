import { describe, expect, it } from 'vitest';
import type { OutTable } from '../../platform/access/index.ts';
import { done, refusal, refused } from '../../platform/kernel/index.ts';
import { bankFiles } from './bank-files.ts';

const FILE = { name: 'a.xlsx', content: Buffer.from('a') };
const written: OutTable[] = [];
const over = (table: string[][]) =>
  bankFiles({
    read: async () => done(table),
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
    expect(answered).toMatchObject({ ok: true, value: [{ orderNumber: 'P1', result: 'paid', lineNo: 2 }] });
    expect(await over([['序号', '姓名']]).read(FILE)).toMatchObject({ ok: false });
    const noTable = refused(refusal('no-table', 'x'));
    const files = bankFiles({
      read: async () => noTable,
      write: () => Promise.reject(new Error('not asked')),
    });
    expect(await files.read(FILE)).toBe(noTable);
  });
});
