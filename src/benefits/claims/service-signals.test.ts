import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { decideLine } from './service-review.ts';
import { checkSignal } from './service-signals.ts';
import { signalsOfClaim } from './store-signals.ts';

let fixture: ClaimFixture;
const { addBudget, approve, as, claimOf, read, statuses, view } = claimActs(() => fixture, nothingLater);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('what must be checked', () => {
  const check = async (by: Actor, claimId: Uuid, decision: 'cleared' | 'upheld', rule?: string) => {
    const signals = await read((tx) => signalsOfClaim(tx, claimId));
    const signal = signals.find(
      (item) => item.status === 'open' && (rule === undefined || item.rule === rule),
    );
    if (!signal) throw new Error('no open signal');
    return as(by, (act) =>
      checkSignal(act, claimId, signal.signalId, {
        version: signal.version,
        decision,
        opinion: '已调取视频核实',
      }),
    );
  };

  it('frees a line only when two different people find the same', async () => {
    const claimId = await claimOf([{ present: 4 }, {}]);
    await approve(claimId);
    expect(await statuses(claimId)).toEqual(['frozen', 'granted']);
    value(await check(fixture.staff.handler, claimId, 'cleared'));
    expect(codes(await check(fixture.staff.handler, claimId, 'cleared'))).toEqual(['four-eyes']);
    // The second disagrees: it is checked again.
    expect(value(await check(fixture.staff.firstReviewer, claimId, 'upheld')).status).toBe('open');
    value(await check(fixture.staff.firstReviewer, claimId, 'cleared'));
    expect(value(await check(fixture.staff.handler, claimId, 'cleared'))).toMatchObject({
      status: 'cleared',
      lineStatus: 'computed',
    });
    const [line] = (await view(claimId)).lineRows;
    const grant = (by: Actor) =>
      as(by, (act) =>
        decideLine(act, claimId, line?.claimLineId as Uuid, {
          version: line?.version ?? 0,
          decision: 'grant',
        }),
      );
    expect(codes(await grant(fixture.staff.firstReviewer))).toEqual(['wrong-status']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.firstReviewer.personKey,
    });
    expect(codes(await grant(twin))).toEqual(['four-eyes']);
    expect(value(await grant(fixture.staff.secondReviewer)).status).toBe('granted');
  });

  it('refuses a line whose signal two people find true', async () => {
    const claimId = await claimOf([{ insured: true }, {}]);
    value(await check(fixture.staff.handler, claimId, 'upheld', 'R06'));
    expect(value(await check(fixture.staff.firstReviewer, claimId, 'upheld', 'R06')).lineStatus).toBe(
      'refused',
    );
    await approve(claimId);
    expect(await statuses(claimId)).toEqual(['refused', 'granted']);
  });

  it('does not let a frozen line be granted', async () => {
    const claimId = await claimOf([{ present: 4 }, {}]);
    await approve(claimId);
    const [line] = (await view(claimId)).lineRows;
    const tried = await as(fixture.staff.secondReviewer, (act) =>
      decideLine(act, claimId, line?.claimLineId as Uuid, { version: line?.version ?? 0, decision: 'grant' }),
    );
    expect(codes(tried)).toEqual(['signal-open']);
  });
});
