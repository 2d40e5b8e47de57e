import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes } from '../../testing/classes-fixture.ts';

let fixture: ClaimFixture;
const { addBudget, approve, claimOf, confirm, money, statuses, view } = claimActs(
  () => fixture,
  nothingLater,
);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('a claim of which the law gives nobody anything', () => {
  it('is reviewed like others and ends, with the reason of everybody', async () => {
    const before = await money();
    const claimId = await claimOf([{ hukou: 'urban' }, { hukou: 'urban' }]);
    expect(await view(claimId, fixture.institution)).toMatchObject({
      assignedRole: 'institution-administrator',
      allowed: expect.arrayContaining(['claims.confirm', 'claims.withdraw']),
    });
    await approve(claimId);
    const decided = await view(claimId);
    expect(decided.status).toBe('settled');
    expect(decided.lifecycle.find(({ state }) => state === 'blocked')).toMatchObject({
      step: 'second-review',
    });
    expect(decided.lifecycle.find(({ step }) => step === 'arrival')?.state).toBe('upcoming');
    expect(decided.lineRows.every(({ because }) => because !== null)).toBe(true);
    expect(await statuses(claimId)).toEqual(['not-entitled', 'not-entitled']);
    expect(await money()).toEqual(before);
  });

  it('is not handed in while facts are missing (negative control)', async () => {
    const claimId = await claimOf([{ hukou: 'urban' }, { silent: ['population'] }]);
    expect(await statuses(claimId)).toEqual(['not-entitled', 'incomplete']);
    expect(codes(await confirm(claimId))).toEqual(['no-entitled-line']);
    expect(await view(claimId, fixture.institution)).toMatchObject({ assignedRole: null });
  });
});
