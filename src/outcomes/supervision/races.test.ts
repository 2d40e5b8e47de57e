import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimProgress } from '../../benefits/payments/index.ts';
import { done, type PersonId, type Result, refused } from '../../platform/kernel/index.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { value } from '../../testing/classes-fixture.ts';
import { disputeActs } from '../../testing/disputes-fixture.ts';
import { REFUSALS } from './rules.ts';
import { decideAnswer, proposeAnswer, withdrawAnswer } from './service-answers.ts';
import { record } from './service-disputes.ts';
import { findDispute, saveDispute } from './store-disputes.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, claimProgress);
const { workerOf, seen, raise, propose } = disputeActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

/** How many of fifty who try at once get through. */
async function winners<T>(work: () => Promise<Result<T>>): Promise<number> {
  const tried = await Promise.all(Array.from({ length: 50 }, work));
  return tried.filter(({ ok }) => ok).length;
}
async function trainee() {
  const { classId, personIds } = await fixture.addClass([{}]);
  return { classId, worker: await workerOf(personIds[0] as PersonId) };
}

describe('of fifty', () => {
  it('one disputes a fact', async () => {
    const { classId, worker } = await trainee();
    expect(await winners(() => raise(worker, { subjectId: classId }))).toBe(1);
  });

  it('one proposes an answer, and one decides on it', async () => {
    const { classId, worker } = await trainee();
    const { disputeId } = value(await raise(worker, { subjectId: classId }));
    const { handler, firstReviewer, secondReviewer } = fixture.staff;
    const answer = { version: 1, answer: 'upheld', reply: '已核对签到表' } as const;
    expect(await winners(() => claims.as(handler, (act) => proposeAnswer(act, disputeId, answer)))).toBe(1);
    const { version } = await seen(disputeId);
    let turn = 0;
    const decided = () => {
      turn += 1;
      const by = turn % 2 === 0 ? firstReviewer : secondReviewer;
      const decision = turn % 3 === 0 ? ('returned' as const) : ('passed' as const);
      return claims.as(by, (act) =>
        decideAnswer(act, disputeId, { version, decision, opinion: '已看过材料' }),
      );
    };
    expect(await winners(decided)).toBe(1);
  });

  it('one takes an answer back that nobody has decided, or another decides', async () => {
    const { classId, worker } = await trainee();
    const { disputeId } = value(await raise(worker, { subjectId: classId }));
    value(await propose(disputeId));
    const { version } = await seen(disputeId);
    const { handler, firstReviewer } = fixture.staff;
    let turn = 0;
    const tried = () => {
      turn += 1;
      return turn % 2 === 0
        ? claims.as(handler, (act) => withdrawAnswer(act, disputeId, { version, reason: '还没问清' }))
        : claims.as(firstReviewer, (act) => decideAnswer(act, disputeId, { version, decision: 'passed' }));
    };
    expect(await winners<unknown>(tried)).toBe(1);
  });

  it('many dispute a fact where the database does not guard it (negative control)', async () => {
    const { classId, worker } = await trainee();
    const owner = await fixture.app.db.owner();
    try {
      await owner.query('drop index dispute_one_live');
    } finally {
      await owner.end();
    }
    expect(await winners(() => raise(worker, { subjectId: classId }))).toBeGreaterThan(1);
  });

  it('many decide where nothing locks the dispute before it is looked at (negative control)', async () => {
    const { classId, worker } = await trainee();
    const { disputeId } = value(await raise(worker, { subjectId: classId }));
    value(await propose(disputeId));
    const unlocked = () =>
      claims.as(fixture.staff.secondReviewer, async (act) => {
        const found = await findDispute(act.tx, disputeId, act.clock.today());
        if (found?.status !== 'proposed') return refused(REFUSALS.wrongStatus);
        const { answer, reply } = found;
        await saveDispute(act.tx, disputeId, { status: 'upheld', answer, reply, dueOn: null });
        await record(act, found, { route: 'disputes.decide' });
        return done(disputeId);
      });
    expect(await winners(unlocked)).toBeGreaterThan(1);
  });
});
