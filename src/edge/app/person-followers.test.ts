import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeClaims } from '../../benefits/claims/index.ts';
import { claimProgress } from '../../benefits/payments/index.ts';
import { recoveriesOfLines } from '../../benefits/recoveries/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { mergeActs } from '../../testing/merges-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { personFollowers } from './person-followers.ts';

let fixture: ClaimFixture;
const recoveries = recoveryActs(() => fixture, { ...claimProgress, lineRecoveries: recoveriesOfLines });
const { claims, open, paid } = recoveries;
const { propose, merge, undo } = mergeActs(() => fixture, personFollowers(testPolicies().vocabulary));

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const firstOf = async (claimId: Parameters<typeof claims.view>[0]) => {
  const [line] = (await claims.view(claimId)).lineRows;
  if (!line) throw new Error('no line');
  return line;
};
const personOf = async (claimId: Parameters<typeof claims.view>[0]) =>
  (await firstOf(claimId)).person.personId as PersonId;

describe('two numbers that are read as one', () => {
  it('are one history: what one was granted counts for the other, until the merge is undone', async () => {
    const granted = await claims.claimOf([{}]);
    await claims.approve(granted);
    const { classId, personIds } = await fixture.addClass([{}]);
    const [other] = personIds;
    if (other === undefined) throw new Error('nobody was enrolled');
    const outcomes = async () =>
      value(
        await claims.as(fixture.staff.handler, (act) => computeClaims(act, fixture.law, { classId }, TODAY)),
      ).claims.flatMap((claim) => claim.lines.map(({ decision }) => decision.outcome));
    expect(await outcomes()).toEqual(['entitled']);
    const stays = await personOf(granted);
    const mergeId = await merge(stays, other);
    // What was not paid yet of both waits for two people.
    expect((await firstOf(granted)).hold?.reason).toContain('合并');
    expect(await outcomes()).toEqual(['not-entitled']);
    await undo(mergeId);
    expect(await outcomes()).toEqual(['entitled']);
  });

  it('do not both sit in one class', async () => {
    const { personIds } = await fixture.addClass([{}, {}]);
    const [one, two] = personIds as [PersonId, PersonId];
    expect(codes(await propose(one, two))).toEqual(['both-in-class']);
  });

  it('that were both paid the same are merged once the second payment is asked back', async () => {
    const [first, second] = [await paid([{}]), await paid([{}])];
    const [one, two] = [await personOf(first.claimId), await personOf(second.claimId)];
    expect(codes(await propose(one, two))).toEqual(['paid-twice']);
    value(await open(second.lines));
    value(await propose(one, two));
  });
});
