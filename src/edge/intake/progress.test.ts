import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { ProgressEvent } from './contract-batches.ts';
import { createProgressBoard } from './progress.ts';

const batchId = '018f0000-0000-7000-8000-000000000001' as Uuid;
const mine = { accountId: '018f0000-0000-7000-8000-00000000000a' as Uuid, batchId };
const yours = { accountId: '018f0000-0000-7000-8000-00000000000b' as Uuid, batchId };

async function stagesOf(events: AsyncGenerator<ProgressEvent>): Promise<string[]> {
  const stages: string[] = [];
  for await (const { stage } of events) stages.push(stage);
  return stages;
}

describe('the progress of an intake', () => {
  it('is reported step by step until it is done', async () => {
    const board = createProgressBoard();
    const listening = stagesOf(board.listen(mine, { firstMs: 1_000, nextMs: 1_000 }));
    await Promise.resolve();
    for (const stage of ['reading', 'checking', 'done'] as const) {
      board.publish(mine, { stage, file: null, done: 0, total: 1 });
      await new Promise((wake) => setTimeout(wake, 1));
    }
    expect(await listening).toEqual(['waiting', 'reading', 'checking', 'done']);
  });

  it('says once that there is no event yet, and gives up after its patience', async () => {
    expect(await stagesOf(createProgressBoard().listen(mine, { firstMs: 5, nextMs: 60_000 }))).toEqual([
      'waiting',
    ]);
  });

  it('waits longer once it has begun', async () => {
    const board = createProgressBoard();
    board.publish(mine, { stage: 'reading', file: null, done: 0, total: 1 });
    const listening = stagesOf(board.listen(mine, { firstMs: 1, nextMs: 1_000 }));
    await new Promise((wake) => setTimeout(wake, 20));
    board.publish(mine, { stage: 'done', file: null, done: 1, total: 1 });
    expect(await listening).toEqual(['reading', 'done']);
  });

  it('is shown to nobody but whoever sent the files', async () => {
    const board = createProgressBoard();
    board.publish(mine, { stage: 'reading', file: '学员花名册.xlsx', done: 0, total: 1 });
    expect(await stagesOf(board.listen(yours, { firstMs: 5, nextMs: 60_000 }))).toEqual(['waiting']);
  });
});
