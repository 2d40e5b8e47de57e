import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, withTx } from '../../platform/db/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import type { LineStatus } from './contract.ts';
import { moveLines } from './service-lines.ts';
import { linesOf } from './store.ts';

let fixture: ClaimFixture;
const { addBudget, approve, claimOf, read, statuses, view } = claimActs(() => fixture, nothingLater);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('lines that later modules take on', () => {
  it('move from where they were seen, and take their claim along', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    const [line] = await read((tx) => linesOf(tx, claimId));
    if (!line) throw new Error('no line');
    const inSystem = <T>(fn: (tx: Tx) => Promise<T>) => withTx(fixture.app.db, { kind: 'system' }, fn);
    const move = (from: LineStatus, by: 'publish' | 'end-publication') =>
      inSystem((tx) => moveLines(tx, [{ ...line, from, by, choice: 'unobjected' }]));
    await move('granted', 'publish');
    expect(await view(claimId)).toMatchObject({ status: 'published', lineRows: [{ status: 'published' }] });
    await move('published', 'end-publication');
    expect((await view(claimId)).status).toBe('payable');
    // Somebody else was earlier: what was seen is no more.
    await expect(move('published', 'end-publication')).rejects.toThrow('claim lines moved');
    // No way leads from payable to published (negative control of the act).
    await expect(move('payable', 'publish')).rejects.toThrow('publish does not lead from payable');
    const past = sql`update claim_line set status = 'published' where claim_line_id = ${line.claimLineId}`;
    await expect(inSystem((tx) => past.execute(tx))).rejects.toThrow(/status_fence/);
    expect(await statuses(claimId)).toEqual(['payable']);
  });
});
