import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { decideRejection } from './service-rejection.ts';

let fixture: ClaimFixture;
const { as, claimOf, confirm, review, statuses, version, view } = claimActs(() => fixture, nothingLater);

beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

const REJECTED = {
  decision: 'rejected',
  reasonCode: 'suspected-fraud',
  opinion: '两名学员当日不在本地',
} as const;

describe('a claim that a reviewer would reject', () => {
  const decide = async (by: Actor, claimId: Uuid, decision: 'passed' | 'returned', opinion?: string) => {
    const seen = await version(claimId);
    return as(by, (act) => decideRejection(act, claimId, { version: seen, decision, opinion }));
  };
  async function proposed() {
    const claimId = await claimOf([{}, {}]);
    value(await confirm(claimId));
    value(await review(fixture.staff.handler, claimId, 'accept', REJECTED));
    return claimId;
  }

  it('is rejected only by a second person, with the reason of the first', async () => {
    const claimId = await claimOf([{}, {}]);
    value(await confirm(claimId));
    const { reasonCode: _, ...bare } = REJECTED;
    expect(codes(await review(fixture.staff.handler, claimId, 'accept', bare))).toEqual([
      'reason-code-required',
    ]);
    expect(
      codes(await review(fixture.staff.handler, claimId, 'accept', { ...REJECTED, opinion: '否' })),
    ).toEqual(['opinion-required']);
    expect(value(await review(fixture.staff.handler, claimId, 'accept', REJECTED)).status).toBe(
      'rejection-proposed',
    );
    expect(await statuses(claimId)).toEqual(['computed', 'computed']);
    expect(codes(await review(fixture.staff.handler, claimId, 'accept', REJECTED))).toEqual(['wrong-status']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    expect(codes(await decide(twin, claimId, 'passed'))).toEqual(['four-eyes']);
    const { handler, auditor, secondReviewer } = fixture.staff;
    for (const acting of [
      await actingFor(fixture.app, handler, secondReviewer),
      await actingFor(fixture.app, auditor, handler),
    ])
      expect(codes(await decide(acting, claimId, 'passed'))).toEqual(['four-eyes']);
    expect((await view(claimId)).allowed).toEqual(['claims.decideRejection']);
    expect(value(await decide(fixture.staff.firstReviewer, claimId, 'passed')).status).toBe('rejected');
    expect(await statuses(claimId)).toEqual(['refused', 'refused']);
    const seen = await view(claimId);
    expect(seen.lineRows[0]?.refusalReason).toBe('申领单不予通过：两名学员当日不在本地');
    expect(seen.steps.map(({ who }) => who)).toEqual(
      expect.arrayContaining([fixture.staff.handler.displayName, fixture.staff.firstReviewer.displayName]),
    );
  });

  it('goes back to its review when the second person does not share it', async () => {
    const claimId = await proposed();
    expect(codes(await decide(fixture.staff.secondReviewer, claimId, 'returned'))).toEqual([
      'opinion-required',
    ]);
    expect(
      value(await decide(fixture.staff.secondReviewer, claimId, 'returned', '签到表齐全，应予受理')).status,
    ).toBe('confirmed');
    expect(await statuses(claimId)).toEqual(['computed', 'computed']);
    value(await review(fixture.staff.handler, claimId, 'accept'));
    value(await review(fixture.staff.firstReviewer, claimId, 'first-review', REJECTED));
    // Who accepted it does not decide; neither does who proposed.
    expect(codes(await decide(fixture.staff.firstReviewer, claimId, 'passed'))).toEqual(['four-eyes']);
    expect(value(await decide(fixture.staff.secondReviewer, claimId, 'passed')).status).toBe('rejected');
  });

  it('is not rejected by somebody who reviewed it before', async () => {
    const claimId = await claimOf([{}]);
    value(await confirm(claimId));
    value(await review(fixture.staff.handler, claimId, 'accept'));
    value(await review(fixture.staff.firstReviewer, claimId, 'first-review'));
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    expect(codes(await review(twin, claimId, 'second-review', REJECTED))).toEqual(['four-eyes']);
    value(await review(fixture.staff.secondReviewer, claimId, 'second-review', REJECTED));
    expect(codes(await decide(fixture.staff.firstReviewer, claimId, 'passed'))).toEqual(['four-eyes']);
    const another = await addActor(fixture.app, { role: 'county-second-reviewer', divisionCode: COUNTY });
    expect(value(await decide(another, claimId, 'passed')).status).toBe('rejected');
  });

  it('is decided by one of fifty', async () => {
    const claimId = await proposed();
    const seen = await version(claimId);
    const deciders = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(fixture.app, { role: 'county-first-reviewer', divisionCode: COUNTY }),
      ),
    );
    const tried = await Promise.all(
      deciders.map((by) =>
        as(by, (act) => decideRejection(act, claimId, { version: seen, decision: 'passed' })),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tried.filter(({ ok }) => !ok).map((one) => codes(one)[0])).toEqual(
      Array.from({ length: 49 }, () => 'version-conflict'),
    );
  });
});
