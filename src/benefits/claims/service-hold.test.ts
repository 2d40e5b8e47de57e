import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { done, type LocalDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { decideRelease, holdLine, proposeRelease, withdrawRelease } from './service-hold.ts';
import { holdLinesOf } from './service-hold-person.ts';
import { claimListView } from './views.ts';

let fixture: ClaimFixture;
const acts = claimActs(() => fixture, nothingLater);
const { addBudget, approve, as, claimOf, read, reader, statuses, view } = acts;
const { publish } = publicationActs(() => fixture, acts);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const REASON = '群众来电反映没有上课，先核实';
const first = async (claimId: Uuid, actor?: Actor) => {
  const [line] = (await view(claimId, actor)).lineRows;
  if (!line) throw new Error('no line');
  return line;
};
async function hold(claimId: Uuid, by: Actor = fixture.staff.finance) {
  const { claimLineId, version } = await first(claimId);
  return as(by, (act) =>
    holdLine(act, { claimId, claimLineId: claimLineId as Uuid }, { version, reason: REASON }),
  );
}
async function propose(claimId: Uuid, by: Actor = fixture.staff.handler) {
  const line = await first(claimId);
  return as(by, (act) =>
    proposeRelease(
      act,
      { claimId, claimLineId: line.claimLineId as Uuid },
      { version: line.hold?.version ?? 0, reason: '已调看视频，到课属实' },
    ),
  );
}
async function decide(
  claimId: Uuid,
  by: Actor = fixture.staff.secondReviewer,
  decision: 'passed' | 'returned' = 'passed',
) {
  const line = await first(claimId);
  return as(by, (act) =>
    decideRelease(
      act,
      { claimId, claimLineId: line.claimLineId as Uuid },
      {
        version: line.hold?.version ?? 0,
        decision,
        ...(decision === 'returned' ? { opinion: '再调一份签到表' } : {}),
      },
    ),
  );
}

describe('a line that somebody holds', () => {
  it('is skipped by the publication, and everybody reads who, when and why', async () => {
    const claimId = await claimOf([{}, {}]);
    await approve(claimId);
    expect((await view(claimId)).ready.publish).toMatchObject({ count: 2 });
    value(await hold(claimId));
    expect(codes(await hold(claimId, fixture.staff.handler))).toEqual(['already-held']);
    const seen = await view(claimId);
    expect(seen).toMatchObject({ heldLines: 1, ready: { publish: { count: 1 }, pay: { count: 0 } } });
    const line = await first(claimId, fixture.institution);
    expect(line.hold).toMatchObject({ reason: REASON, by: fixture.staff.finance.displayName });
    expect(line.allowed).toEqual([]);
    expect((await publish(claimId)).lineCount).toBe(1);
    expect(await statuses(claimId)).toEqual(['granted', 'published']);
  });

  it('is offered again for a publication once it goes on, wherever its claim is by then', async () => {
    const { handler } = fixture.staff;
    const claimId = await claimOf([{}, {}]);
    await approve(claimId);
    const offered = async (ready: 'publish' | 'pay') =>
      (await read((tx) => claimListView(reader(tx, handler), { ready, limit: 100 }))).rows.some(
        (row) => row.claimId === claimId,
      );
    const mayPublish = async () => (await view(claimId, handler)).allowed.includes('publications.open');
    expect([await offered('publish'), await mayPublish(), await offered('pay')]).toEqual([true, true, false]);
    value(await hold(claimId));
    await publish(claimId);
    expect((await view(claimId)).status).toBe('published');
    // What is left is held: there is nothing to publish now.
    expect([await offered('publish'), await mayPublish()]).toEqual([false, false]);
    value(await propose(claimId));
    value(await decide(claimId));
    expect([await offered('publish'), await mayPublish()]).toEqual([true, true]);
    expect((await publish(claimId)).lineCount).toBe(1);
    expect([await offered('publish'), await mayPublish()]).toEqual([false, false]);
  });

  it('is not granted by the second review', async () => {
    const claimId = await claimOf([{}, {}]);
    value(await hold(claimId));
    await approve(claimId);
    expect(await statuses(claimId)).toEqual(['computed', 'granted']);
    expect((await first(claimId, fixture.staff.handler)).allowed).not.toContain('claims.proposeGrant');
  });

  it('goes on by two people, neither of them twice', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    expect(codes(await decide(claimId))).toEqual(['wrong-status']);
    value(await hold(claimId, fixture.staff.handler));
    expect(codes(await decide(claimId))).toEqual(['wrong-status']);
    value(await propose(claimId));
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
    expect((await first(claimId, twin)).allowed).not.toContain('claims.decideRelease');
    expect((await first(claimId, secondReviewer)).allowed).toContain('claims.decideRelease');
    expect(value(await decide(claimId, secondReviewer, 'returned')).holdStatus).toBe('held');
    value(await propose(claimId, fixture.staff.firstReviewer));
    expect(value(await decide(claimId)).holdStatus).toBe('released');
    expect((await first(claimId)).hold).toBeNull();
    expect((await publish(claimId)).lineCount).toBe(1);
    value(await hold(claimId));
  });

  it('is held with every other of a person in doubt, by the institution too, once, and releases by two', async () => {
    const claimId = await claimOf([{}, {}]);
    await approve(claimId);
    const { personId } = (await first(claimId)).person;
    const doubt = { personId: personId as PersonId, reason: '证件号码待更正' };
    const holdAll = (by: Actor, more: { diedOn?: LocalDate } = {}) =>
      as(by, async (act) => done(await holdLinesOf(act, { ...doubt, ...more })));
    // Paid to the institution, for a class that the person lived to end: it goes on.
    expect(value(await holdAll(fixture.staff.handler, { diedOn: '2021-08-01' as LocalDate }))).toBe(0);
    expect(value(await holdAll(fixture.institution))).toBe(1);
    expect(value(await holdAll(fixture.staff.handler))).toBe(0);
    expect((await first(claimId)).hold).toMatchObject({ reason: doubt.reason });
    expect(await view(claimId)).toMatchObject({ heldLines: 1, ready: { publish: { count: 1 } } });
    value(await propose(claimId));
    value(await decide(claimId));
    expect((await view(claimId)).ready.publish.count).toBe(2);
    expect(value(await holdAll(fixture.staff.handler, { diedOn: '2021-01-01' as LocalDate }))).toBe(1);
  });

  it('is held by another county that knows the person, and released where it is', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    const { personId } = (await first(claimId)).person;
    const neighbour = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
    const doubt = { personId: personId as PersonId, reason: '外县更正了证件号码' };
    const holdThere = () => as(neighbour, async (act) => done(await holdLinesOf(act, doubt)));
    expect(value(await holdThere())).toBe(1);
    expect(value(await holdThere())).toBe(0);
    expect((await first(claimId)).hold).toMatchObject({ reason: doubt.reason, by: neighbour.displayName });
    expect(codes(await propose(claimId, neighbour))).toEqual(['not-found']);
    value(await propose(claimId));
    value(await decide(claimId));
    expect((await first(claimId)).hold).toBeNull();
  });

  it('stays held when its proposer takes the release back; of fifty, one takes it back or decides', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    value(await hold(claimId));
    value(await propose(claimId));
    const { handler, firstReviewer, secondReviewer } = fixture.staff;
    const back = async (by: Actor, version?: number) => {
      const line = await first(claimId);
      const said = { version: version ?? line.hold?.version ?? 0, reason: '视频还没看完' };
      return as(by, (act) => withdrawRelease(act, { claimId, claimLineId: line.claimLineId as Uuid }, said));
    };
    expect((await first(claimId, handler)).allowed).toContain('claims.withdrawRelease');
    expect((await first(claimId, secondReviewer)).allowed).not.toContain('claims.withdrawRelease');
    expect(codes(await back(firstReviewer))).toEqual(['not-own-proposal']);
    expect(value(await back(handler)).holdStatus).toBe('held');
    expect(codes(await back(handler))).toEqual(['wrong-status']);
    expect((await first(claimId)).hold).toMatchObject({ releaseProposed: null });
    value(await propose(claimId));
    const version = (await first(claimId)).hold?.version ?? 0;
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? back(handler, version) : decide(claimId))),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is held, and released, by one of fifty', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    const times = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work));
    const once = (tried: readonly { ok: boolean }[]) => expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    const { claimLineId, version } = await first(claimId);
    const id = { claimId, claimLineId: claimLineId as Uuid };
    const said = { reason: REASON };
    once(await times(() => as(fixture.staff.handler, (act) => holdLine(act, id, { version, ...said }))));
    once(
      await times(() => as(fixture.staff.handler, (act) => proposeRelease(act, id, { version: 1, ...said }))),
    );
    once(
      await times(() =>
        as(fixture.staff.secondReviewer, (act) => decideRelease(act, id, { version: 2, decision: 'passed' })),
      ),
    );
  });
});
