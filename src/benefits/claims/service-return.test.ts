import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { decideReturn, proposeReturn } from './service-return.ts';
import { withdrawClaim } from './service-withdraw.ts';

let fixture: ClaimFixture;
const acts = claimActs(() => fixture, nothingLater);
const { addBudget, approve, as, claimOf, compute, confirm, money, review, statuses, version, view } = acts;
const { publish, payable } = publicationActs(() => fixture, acts);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const REASON = '机构来函更正出勤记录';

async function withdraw(claimId: Uuid, by: Actor = fixture.institution) {
  const seen = await version(claimId);
  return as(by, (act) => withdrawClaim(act, claimId, { version: seen, reason: REASON }));
}
async function propose(claimId: Uuid, by: Actor = fixture.staff.handler) {
  const seen = await version(claimId);
  return as(by, (act) => proposeReturn(act, claimId, { version: seen, reason: REASON }));
}
async function decide(
  claimId: Uuid,
  by: Actor = fixture.staff.secondReviewer,
  decision: 'passed' | 'returned' = 'passed',
  opinion?: string,
) {
  const seen = await version(claimId);
  return as(by, (act) => decideReturn(act, claimId, { version: seen, decision, opinion }));
}
async function locks(claimId: Uuid) {
  const { subject } = await view(claimId);
  const { rows } = await readTx(fixture.app.db, { kind: 'division', path: PATH }, (tx) =>
    sql<{ locked: boolean }>`select locked from attendance_roll where class_id = ${subject.id}`.execute(tx),
  );
  return rows.map(({ locked }) => locked);
}

describe('a claim that its maker takes back', () => {
  it('is computed again once it was handed in, and handed in again', async () => {
    const claimId = await claimOf([{}]);
    value(await confirm(claimId));
    expect((await view(claimId, fixture.institution)).allowed).toContain('claims.withdraw');
    expect(value(await withdraw(claimId)).status).toBe('generated');
    expect((await view(claimId)).steps).toMatchObject([
      { step: 'confirm' },
      { step: 'withdraw', decision: 'withdrawn', who: fixture.institution.displayName, opinion: REASON },
    ]);
    expect(value(await confirm(claimId)).status).toBe('confirmed');
    expect(value(await review(fixture.staff.handler, claimId, 'accept')).status).toBe('accepted');
    const refused = await withdraw(claimId);
    expect(codes(refused)).toEqual(['wrong-status']);
  });

  it('ends before it was handed in, and the class may be claimed again', async () => {
    const claimId = await claimOf([{}, {}]);
    const { subject } = await view(claimId);
    expect(value(await withdraw(claimId)).status).toBe('withdrawn');
    expect(await statuses(claimId)).toEqual(['withdrawn', 'withdrawn']);
    const [again] = (await compute({ classId: subject.id as Uuid })).claims;
    expect(again).toMatchObject({ isNew: true, lineCount: 2 });
    expect(again?.claimId).not.toBe(claimId);
    await approve(again?.claimId as Uuid);
  });

  it('is taken back by one of fifty', async () => {
    const claimId = await claimOf([{}]);
    value(await confirm(claimId));
    const seen = await version(claimId);
    const tried = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.institution, (act) => withdrawClaim(act, claimId, { version: seen, reason: REASON })),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await view(claimId)).status).toBe('generated');
  });
});

describe('an approved claim that goes back', () => {
  it('needs two people, frees the money, opens the attendance and is reviewed from the start', async () => {
    const before = await money();
    const claimId = await claimOf([{}, {}]);
    await approve(claimId);
    const reserved = (await money()).reserved - before.reserved;
    expect(reserved).toBeGreaterThan(0);
    expect(await locks(claimId)).toEqual([true, true]);
    const seen = await view(claimId, fixture.staff.handler);
    expect(seen.allowed).toContain('claims.proposeReturn');
    expect(seen.returnWouldClear).toContain('2 人的同意撤销');
    expect(seen.returnWouldClear).toContain('考勤解除锁定');
    value(await propose(claimId));
    expect(codes(await propose(claimId))).toEqual(['case-open']);
    expect((await view(claimId)).returnProposed).toMatchObject({ reason: REASON });
    expect((await view(claimId, fixture.institution)).returnProposed).toBeNull();
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    const { handler, auditor, secondReviewer } = fixture.staff;
    for (const own of [
      twin,
      await actingFor(fixture.app, handler, secondReviewer),
      await actingFor(fixture.app, auditor, handler),
    ])
      expect(codes(await decide(claimId, own))).toEqual(['four-eyes']);
    expect((await view(claimId, twin)).allowed).not.toContain('claims.decideReturn');
    expect((await money()).reserved - before.reserved).toBe(reserved);

    const returned = value(await decide(claimId));
    expect(returned.status).toBe('returned');
    expect(returned.returnedClears).toContain('退回预算');
    expect(await statuses(claimId)).toEqual(['computed', 'computed']);
    expect(await money()).toEqual(before);
    expect(await locks(claimId)).toEqual([false, false]);
    const ofInstitution = await view(claimId, fixture.institution);
    expect(ofInstitution.lifecycle.find(({ state }) => state === 'blocked')?.waitReason).toContain(REASON);
    expect(ofInstitution.steps.map(({ opinion }) => opinion)).toContain(REASON);
    expect(ofInstitution.steps.at(-1)).toMatchObject({ step: 'send-back', decision: 'sent-back' });

    await approve(claimId);
    expect((await money()).reserved - before.reserved).toBe(reserved);
    value(await propose(claimId));
    expect(value(await decide(claimId)).status).toBe('returned');
    expect(await money()).toEqual(before);
  });

  it('stays approved when the second person does not share it', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    expect(codes(await decide(claimId))).toEqual(['wrong-status']);
    value(await propose(claimId));
    expect(codes(await decide(claimId, fixture.staff.secondReviewer, 'returned'))).toEqual([
      'opinion-required',
    ]);
    expect(
      value(await decide(claimId, fixture.staff.secondReviewer, 'returned', '出勤记录无误，不退回')).status,
    ).toBe('approved');
    expect(await statuses(claimId)).toEqual(['granted']);
    value(await propose(claimId, fixture.staff.firstReviewer));
  });

  it('does not go back while it is published, and does once its people may be paid', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    value(await propose(claimId));
    await publish(claimId);
    const refused = await decide(claimId);
    expect(codes(refused)).toEqual(['return-stopped']);
    expect(JSON.stringify(refused)).toContain('先撤下公示');
    expect((await view(claimId)).returnWouldClear).toBeNull();
    const over = await payable([{}]);
    value(await propose(over));
    expect(value(await decide(over)).status).toBe('returned');
    expect(await statuses(over)).toEqual(['computed']);
  });

  it('is decided by one of fifty', async () => {
    const before = await money();
    const claimId = await claimOf([{}]);
    await approve(claimId);
    const seenBefore = await version(claimId);
    const proposals = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.handler, (act) =>
          proposeReturn(act, claimId, { version: seenBefore, reason: REASON }),
        ),
      ),
    );
    expect(proposals.filter(({ ok }) => ok)).toHaveLength(1);
    const seen = await version(claimId);
    const tried = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.secondReviewer, (act) =>
          decideReturn(act, claimId, { version: seen, decision: 'passed' }),
        ),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await money()).toEqual(before);
  });
});
