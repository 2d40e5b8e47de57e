import { EventEmitter, once } from 'node:events';
import { afterAll, describe, expect, test } from 'vitest';
import { UPLOAD_LIMITS, writeWorkbook } from './index.ts';
import { createReadingPool } from './pool.ts';

const limits = { processes: 2, uploads: 16, bytes: 1_000_000, idleMs: 60_000, file: UPLOAD_LIMITS };
const pool = createReadingPool(limits);
afterAll(() => pool.close());

const small = (n: number) =>
  writeWorkbook([{ name: '花名册', columns: [{ header: '姓名' }], rows: [[`测试员${n}`]] }]);

describe('uploads at once', () => {
  test('sixteen small files are all read, by two processes', async () => {
    const files = await Promise.all(Array.from({ length: 16 }, (_, n) => small(n)));
    const read = await Promise.all(
      files.map((bytes, n) => pool.upload(bytes.length, (readFile) => readFile(`${n}.xlsx`, bytes))),
    );
    expect(
      read.map((upload) =>
        upload.ok && upload.value.ok ? upload.value.value.sheets[0]?.rows[1]?.cells[0] : upload,
      ),
    ).toEqual(files.map((_, n) => `测试员${n}`));
  }, 60_000);

  test('one more than may wait is refused, and taken when they are done', async () => {
    const gate = new EventEmitter();
    const held = once(gate, 'open');
    const waiting = Array.from({ length: 16 }, () => pool.upload(10, () => held));
    const late = await pool.upload(10, () => Promise.resolve('read'));
    expect(late.ok ? [] : late.refusals.map(({ code }) => code)).toEqual(['reading-busy']);
    gate.emit('open');
    await Promise.all(waiting);
    expect(await pool.upload(10, () => Promise.resolve('read'))).toEqual({ ok: true, value: 'read' });
  });

  test('files that are too large together wait outside; one alone is always taken', async () => {
    const gate = new EventEmitter();
    const held = once(gate, 'open');
    const first = pool.upload(5_000_000, () => held);
    const late = await pool.upload(1, () => Promise.resolve('read'));
    expect(late.ok ? [] : late.refusals.map(({ code }) => code)).toEqual(['reading-busy']);
    gate.emit('open');
    expect((await first).ok).toBe(true);
  });

  test('a file that takes too long is stopped; the next one finds a new process', async () => {
    const hasty = createReadingPool({
      ...limits,
      processes: 1,
      file: { ...UPLOAD_LIMITS, milliseconds: 1 },
    });
    const long = await writeWorkbook([
      {
        name: '花名册',
        columns: [{ header: '姓名' }],
        rows: Array.from({ length: 30_000 }, (_, n) => [`测试员${n}`]),
      },
    ]);
    const stopped = await hasty.upload(long.length, (readFile) => readFile('长.xlsx', long));
    expect(stopped.ok && !stopped.value.ok ? stopped.value.refusals[0]?.code : 'read').toBe('file-timeout');
    hasty.close();
  }, 60_000);
});
