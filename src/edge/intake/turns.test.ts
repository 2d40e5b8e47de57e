import { describe, expect, test } from 'vitest';
import { createTurns } from './turns.ts';

/** Runs so many pieces of work; what they had in common, and the order in which they began. */
async function run(inTurn: (work: () => Promise<void>) => Promise<void>, count: number) {
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const ends = Array.from({ length: count }, (_, n) =>
    inTurn(async () => {
      began.push(n);
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setImmediate(done));
      running -= 1;
      if (n === 3) throw new Error('one fails');
    }),
  );
  const outcomes = await Promise.allSettled(ends);
  return { began, most, failed: outcomes.filter(({ status }) => status === 'rejected').length };
}

describe('turns', () => {
  test('let two work at once, in the order in which they came; one that fails gives its place on', async () => {
    const turns = createTurns(2);
    const expected = { began: Array.from({ length: 50 }, (_, n) => n), most: 2, failed: 1 };
    expect(await run(turns, 50)).toEqual(expected);
    // The places are free again.
    expect(await run(turns, 50)).toEqual(expected);
  });

  test('without them all work at once (negative control)', async () => {
    expect((await run((work) => work(), 50)).most).toBe(50);
  });
});
