import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { SHARED_CERTIFICATE } from './rules.ts';
import { decideLine, proposeGrant } from './service-decide-line.ts';
import { checkSignal } from './service-signals.ts';
import { freezeSharedNumbers, signalsOfClaim } from './store-signals.ts';

let fixture: ClaimFixture;
const { addBudget, approve, as, claimOf, compute, money, read, statuses, view } = claimActs(
  () => fixture,
  nothingLater,
);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('what must be checked', () => {
  const check = async (
    by: Actor,
    claimId: Uuid,
    decision: 'cleared' | 'upheld',
    { rule, opinion = '已调取视频核实' }: { rule?: string; opinion?: string } = {},
  ) => {
    const signals = await read((tx) => signalsOfClaim(tx, claimId));
    const signal = signals.find(
      (item) => item.status === 'open' && (rule === undefined || item.rule === rule),
    );
    if (!signal) throw new Error('no open signal');
    return as(by, (act) =>
      checkSignal(act, claimId, signal.signalId, {
        version: signal.version,
        decision,
        opinion,
      }),
    );
  };

  it('frees a line only when two different people find the same, and is granted by two', async () => {
    const claimId = await claimOf([{ present: 4 }, {}]);
    await approve(claimId);
    expect(await statuses(claimId)).toEqual(['frozen', 'granted']);
    value(await check(fixture.staff.handler, claimId, 'cleared'));
    expect(codes(await check(fixture.staff.handler, claimId, 'cleared'))).toEqual(['four-eyes']);
    const acting = await actingFor(fixture.app, fixture.staff.auditor, fixture.staff.handler);
    expect(codes(await check(acting, claimId, 'cleared')), 'for the first').toEqual(['four-eyes']);
    const signalSeen = async (by: Actor) => (await view(claimId, by)).lineRows[0]?.signals[0]?.allowed;
    expect(await signalSeen(acting)).toEqual([]);
    expect(await signalSeen(fixture.staff.firstReviewer), 'control').toEqual(['claims.checkSignal']);
    expect(value(await check(fixture.staff.firstReviewer, claimId, 'cleared'))).toMatchObject({
      status: 'cleared',
      lineStatus: 'computed',
    });
    const [line] = (await view(claimId)).lineRows;
    const version = line?.version ?? 0;
    const propose = (by: Actor) =>
      as(by, (act) =>
        proposeGrant(act, claimId, line?.claimLineId as Uuid, { version, reason: '疑点已核查完' }),
      );
    const decide = (by: Actor, decision: 'grant' | 'decline', reason?: string) =>
      as(by, (act) => decideLine(act, claimId, line?.claimLineId as Uuid, { version, decision, reason }));
    const twinOf = (of: Actor, role: 'county-handler' | 'county-second-reviewer') =>
      addActor(fixture.app, { role, divisionCode: COUNTY, personKey: of.personKey });
    expect(codes(await decide(fixture.staff.secondReviewer, 'grant'))).toEqual(['not-proposed']);
    expect(codes(await propose(fixture.staff.secondReviewer))).toEqual(['wrong-status']);
    value(await propose(fixture.staff.handler));
    expect(codes(await propose(fixture.staff.firstReviewer))).toEqual(['case-open']);
    expect((await view(claimId)).lineRows[0]?.grantProposed).toMatchObject({ reason: '疑点已核查完' });
    // A proposal that is sent back can be made again.
    value(await decide(fixture.staff.secondReviewer, 'decline', '请先附上签到表'));
    value(await propose(await twinOf(fixture.staff.secondReviewer, 'county-handler')));
    expect(codes(await decide(fixture.staff.secondReviewer, 'grant'))).toEqual(['four-eyes']);
    expect(codes(await decide(fixture.staff.firstReviewer, 'grant'))).toEqual(['wrong-status']);
    const twin = await twinOf(fixture.staff.firstReviewer, 'county-second-reviewer');
    expect(codes(await decide(twin, 'grant'))).toEqual(['four-eyes']);
    const another = await addActor(fixture.app, { role: 'county-second-reviewer', divisionCode: COUNTY });
    expect(value(await decide(another, 'grant')).status).toBe('granted');
  });

  it('keeps every opinion where two disagree, and a third decides', async () => {
    const claimId = await claimOf([{ present: 4 }, {}]);
    const { handler, firstReviewer, secondReviewer, auditor } = fixture.staff;
    value(await check(handler, claimId, 'cleared', { opinion: '电话核实本人在场' }));
    expect(value(await check(firstReviewer, claimId, 'upheld', { opinion: '视频里没有此人' })).status).toBe(
      'open',
    );
    const signalSeen = async (by: Actor) => (await view(claimId, by)).lineRows[0]?.signals[0];
    expect((await signalSeen(auditor))?.checks).toMatchObject([
      { decision: 'cleared', opinion: '电话核实本人在场', checkedBy: handler.displayName },
      { decision: 'upheld', opinion: '视频里没有此人', checkedBy: firstReviewer.displayName },
    ]);
    expect((await signalSeen(firstReviewer))?.allowed).toEqual([]);
    expect(codes(await check(handler, claimId, 'cleared'))).toEqual(['four-eyes']);
    expect(value(await check(secondReviewer, claimId, 'upheld'))).toMatchObject({
      status: 'upheld',
      lineStatus: 'refused',
    });
    const settled = await signalSeen(auditor);
    expect(settled?.checks.map(({ checkedBy }) => checkedBy)).toEqual([
      handler.displayName,
      firstReviewer.displayName,
      secondReviewer.displayName,
    ]);
    // The claimant reads what was found, not the notes about it.
    const own = (await view(claimId, fixture.institution)).lineRows[0];
    expect(own?.signals[0]?.checks).toEqual([]);
    expect(own?.refusalReason).toContain(settled?.message);
    expect(own?.refusalReason).not.toContain('视频里没有此人');
    const reasons = await readTx(fixture.app.db, { kind: 'system' }, (tx) =>
      sql<{ reason: string }>`select reason from journal_entry where event = 'signal-checked'
        and object_id = ${settled?.signalId ?? ''} order by seq`.execute(tx),
    );
    expect(reasons.rows.map(({ reason }) => reason)).toEqual([
      '电话核实本人在场',
      '视频里没有此人',
      '已调取视频核实',
    ]);
  });

  it('is settled in the database only as two of its checkers found it, and checks stay', async () => {
    const claimId = await claimOf([{ present: 4 }]);
    value(await check(fixture.staff.handler, claimId, 'cleared'));
    const [signal] = await read((tx) => signalsOfClaim(tx, claimId));
    const forced = (text: RawBuilder<unknown>) =>
      withTx(fixture.app.db, { kind: 'system' }, (tx) => text.execute(tx));
    await expect(
      forced(sql`update claim_signal set status = 'cleared' where signal_id = ${signal?.signalId}`),
    ).rejects.toThrow('two people');
    await expect(
      forced(sql`update claim_signal_check set opinion = '' where signal_id = ${signal?.signalId}`),
    ).rejects.toThrow('permission denied');
  });

  it('takes one of fifty who check at once', async () => {
    const claimId = await claimOf([{ present: 4 }]);
    const checkers = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY }),
      ),
    );
    const [signal] = await read((tx) => signalsOfClaim(tx, claimId));
    const tried = await Promise.all(
      checkers.map((by) =>
        as(by, (act) =>
          checkSignal(act, claimId, signal?.signalId as Uuid, {
            version: 1,
            decision: 'cleared',
            opinion: '已调取视频核实',
          }),
        ),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tried.filter(({ ok }) => !ok).map((one) => codes(one)[0])).toEqual(
      Array.from({ length: 49 }, () => 'version-conflict'),
    );
  });

  it('refuses a line whose signal two people find true', async () => {
    const claimId = await claimOf([{ insured: true }, {}]);
    value(await check(fixture.staff.handler, claimId, 'upheld', { rule: 'R06' }));
    expect(
      value(await check(fixture.staff.firstReviewer, claimId, 'upheld', { rule: 'R06' })).lineStatus,
    ).toBe('refused');
    await approve(claimId);
    expect(await statuses(claimId)).toEqual(['refused', 'granted']);
  });

  it('does not let a frozen line be granted', async () => {
    const claimId = await claimOf([{ present: 4 }, {}]);
    await approve(claimId);
    const [line] = (await view(claimId)).lineRows;
    const version = line?.version ?? 0;
    const proposed = await as(fixture.staff.handler, (act) =>
      proposeGrant(act, claimId, line?.claimLineId as Uuid, { version, reason: '请同意这一行' }),
    );
    expect(codes(proposed)).toEqual(['signal-open']);
    const tried = await as(fixture.staff.secondReviewer, (act) =>
      decideLine(act, claimId, line?.claimLineId as Uuid, { version, decision: 'grant' }),
    );
    expect(codes(tried)).toEqual(['signal-open']);
  });
});

describe('a certificate number under two people', () => {
  const SHARED = 'S000037000001215900001';
  const freeze = (numbers: readonly string[]) =>
    // As an import in another county: its own scope sees nothing of these claims.
    withTx(fixture.app.db, { kind: 'division', path: '37.3701.370102' }, (tx) =>
      freezeSharedNumbers(tx, numbers, { raisedAt: fixture.app.clock.now(), message: SHARED_CERTIFICATE }),
    );

  it('freezes the lines of both, across classes and counties, until two people have looked', async () => {
    const before = await claimOf([{ certificateNumber: SHARED }, {}]);
    expect(await freeze([SHARED])).toBe(0);
    await approve(before);
    const { classId } = await fixture.addClass([{ certificateNumber: SHARED }, {}]);
    const [after] = (await compute({ classId })).claims;
    expect(await statuses(after?.claimId as Uuid)).toEqual(['frozen', 'computed']);
    expect(await freeze([SHARED])).toBe(1);
    const [line, sound] = (await view(before)).lineRows;
    expect(line).toMatchObject({
      status: 'granted',
      disposition: 'frozen',
      signals: [{ rule: 'R42', message: SHARED_CERTIFICATE }],
    });
    expect(sound?.signals).toEqual([]);
    expect(await freeze([SHARED])).toBe(0);
    const [signal] = await read((tx) => signalsOfClaim(tx, before));
    const found = (by: Actor, version: number) =>
      as(by, (act) =>
        checkSignal(act, before, signal?.signalId as Uuid, {
          version,
          decision: 'upheld',
          opinion: '发证机构答复不是此人的证书',
        }),
      );
    const { reserved } = await money();
    value(await found(fixture.staff.handler, 1));
    expect(value(await found(fixture.staff.firstReviewer, 2)).lineStatus).toBe('refused');
    expect((await money()).reserved).toBe(reserved - (line?.amountFen ?? 0));
  });

  it('is noticed at the latest when the claim is approved', async () => {
    const number = 'S000037000001215900002';
    const first = await claimOf([{ certificateNumber: number }, {}]);
    const { classId } = await fixture.addClass([{ certificateNumber: number }]);
    await compute({ classId });
    expect(await statuses(first)).toEqual(['computed', 'computed']);
    await approve(first);
    expect(await statuses(first)).toEqual(['frozen', 'granted']);
  });
});
