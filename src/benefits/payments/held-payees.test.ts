import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { divisionPathOf, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  decideRelease,
  holdPayee,
  proposeRelease,
  withdrawRelease,
} from '../../registry/payees/service-hold.ts';
import { holdViews } from '../../registry/payees/views-holds.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { decideBatch, exportBatch } from './service.ts';
import { preparePayment } from './service-prepare.ts';
import { leftOutOf } from './store-left-out.ts';
import { claimProgress } from './views-progress.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, claimProgress);
const { addBudget, as, statuses, view } = claims;
const { payable } = publicationActs(() => fixture, claims);
const county = { kind: 'division', path: divisionPathOf(COUNTY) } as const;

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const REASON = '群众举报单位冒领，先核实';
type Held = { organisationId?: Uuid; personId?: PersonId };
const hold = (of: Held, by: Actor = fixture.staff.finance) =>
  as(by, (act) =>
    holdPayee(act, {
      organisationId: of.organisationId ?? null,
      personId: of.personId ?? null,
      reason: REASON,
    }),
  );
const propose = (holdId: Uuid, version = 1, by: Actor = fixture.staff.handler) =>
  as(by, (act) => proposeRelease(act, holdId, { version, reason: '已查清，没有冒领' }));
const decide = (
  holdId: Uuid,
  version = 2,
  { by = fixture.staff.secondReviewer, decision = 'passed' as 'passed' | 'returned' } = {},
) => as(by, (act) => decideRelease(act, holdId, { version, decision, opinion: '与核实材料一致' }));
async function release(holdId: Uuid) {
  value(await propose(holdId));
  value(await decide(holdId));
}
const prepare = (claimId: Uuid) =>
  as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));
const approve = (batchId: Uuid) =>
  as(fixture.staff.payer, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' }));
const exported = (batchId: Uuid, version: number) =>
  as(fixture.staff.finance, (act) => exportBatch(act, batchId, version));
const personsOf = async (claimId: Uuid) =>
  (await view(claimId)).lineRows.map(({ person }) => person.personId as PersonId);
const institution = () => fixture.institution.organisationId as Uuid;
const seenBy = (actor: Actor) =>
  readTx(
    fixture.app.db,
    actor.organisationId ? { kind: 'organisation', organisationId: actor.organisationId } : county,
    (tx) => holdViews(tx, actor, { organisationId: null, personId: null, after: null, limit: 100 }),
  );

describe('a payee whom somebody holds', () => {
  it('is in no batch until two people release it', async () => {
    const claimId = await payable([{}, {}]);
    const { holdId } = value(await hold({ organisationId: institution() }));
    expect((await view(claimId)).ready.pay.count).toBe(0);
    expect(codes(await prepare(claimId))).toEqual(['payee-held']);
    expect(codes(await hold({ organisationId: institution() }, fixture.staff.handler))).toEqual([
      'payee-already-held',
    ]);
    await release(holdId);
    expect((await view(claimId)).ready.pay.count).toBe(2);
    value(await prepare(claimId));
    expect(await statuses(claimId)).toEqual(['ordered', 'ordered']);
  });

  it('stays held when its proposer takes the release back; of fifty, one takes it back or decides', async () => {
    const claimId = await payable([{}]);
    const [person] = await personsOf(claimId);
    const { holdId } = value(await hold({ personId: person as PersonId }));
    const back = (by: Actor, version: number) =>
      as(by, (act) => withdrawRelease(act, holdId, { version, reason: '还没有查清' }));
    value(await propose(holdId));
    const { handler, firstReviewer } = fixture.staff;
    const allowed = async (by: Actor) =>
      (await seenBy(by)).rows.find((row) => row.holdId === holdId)?.allowed;
    expect(await allowed(handler)).toEqual(['payees.withdrawRelease']);
    expect(await allowed(firstReviewer)).toEqual(['payees.decideRelease']);
    expect(codes(await back(firstReviewer, 2))).toEqual(['not-own-proposal']);
    expect(value(await back(handler, 2)).status).toBe('held');
    expect(codes(await back(handler, 3))).toEqual(['wrong-status']);
    value(await propose(holdId, 3));
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? back(handler, 4) : decide(holdId, 4))),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    const after = (await seenBy(handler)).rows.find((row) => row.holdId === holdId);
    if (after?.status !== 'held') return;
    value(await propose(holdId, after.version));
    value(await decide(holdId, after.version + 1));
  });

  it('leaves out one person of an order that pays a school, by name', async () => {
    const claimId = await payable([{}, {}]);
    const [first] = await personsOf(claimId);
    const { holdId } = value(await hold({ personId: first as PersonId }));
    const { batchId, leftOutCount } = value(await prepare(claimId));
    expect(leftOutCount).toBe(1);
    expect(await statuses(claimId)).toEqual(['payable', 'ordered']);
    expect(await readTx(fixture.app.db, county, (tx) => leftOutOf(tx, batchId))).toMatchObject([
      { personId: first, organisationId: null, reason: 'person-held' },
    ]);
    await release(holdId);
    value(await prepare(claimId));
    expect(await statuses(claimId)).toEqual(['ordered', 'ordered']);
  });

  it('stops the batch that is under way, before the approval and before the bank, and not after it', async () => {
    const claimId = await payable([{}]);
    const [person] = await personsOf(claimId);
    const { batchId } = value(await prepare(claimId));
    const one = value(await hold({ personId: person as PersonId }));
    expect(codes(await approve(batchId))).toEqual(['payee-held']);
    await release(one.holdId);
    value(await approve(batchId));
    const two = value(await hold({ organisationId: institution() }));
    expect(codes(await exported(batchId, 2))).toEqual(['payee-held']);
    await release(two.holdId);
    value(await exported(batchId, 2));
    const three = value(await hold({ organisationId: institution() }));
    value(await exported(batchId, 3));
    await release(three.holdId);
  });

  it('is released by two people, neither of them twice, and reads why', async () => {
    const { handler, auditor, secondReviewer } = fixture.staff;
    const { holdId } = value(await hold({ organisationId: institution() }, handler));
    expect(codes(await decide(holdId, 1))).toEqual(['wrong-status']);
    value(await propose(holdId));
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: handler.personKey,
    });
    for (const by of [
      twin,
      await actingFor(fixture.app, handler, secondReviewer),
      await actingFor(fixture.app, auditor, handler),
    ])
      expect(codes(await decide(holdId, 2, { by }))).toEqual(['four-eyes']);
    const ofTwin = (await seenBy(twin)).rows.find((row) => row.holdId === holdId);
    expect(ofTwin?.allowed).not.toContain('payees.decideRelease');
    const shown = (await seenBy(fixture.institution)).rows.find((row) => row.holdId === holdId);
    expect(shown).toMatchObject({ reason: REASON, heldBy: handler.displayName, allowed: [] });
    expect(value(await decide(holdId, 2, { decision: 'returned' })).status).toBe('held');
    value(await propose(holdId, 3));
    expect(value(await decide(holdId, 4)).status).toBe('released');
  });

  it('is a person or an organisation of the county', async () => {
    expect(codes(await hold({}))).toEqual(['one-payee']);
    expect(codes(await hold({ personId: 999_999 as PersonId }))).toEqual(['not-found']);
    const elsewhere = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371502' });
    const { holdId } = value(await hold({ organisationId: institution() }));
    expect(codes(await propose(holdId, 1, elsewhere))).toEqual(['not-found']);
    await expect(
      readTx(fixture.app.db, { kind: 'organisation', organisationId: institution() }, (tx) =>
        sql`update payee_hold set status = 'release-proposed' where hold_id = ${holdId}`.execute(tx),
      ),
    ).rejects.toThrow();
    await release(holdId);
  });

  it('is held, and released, by one of fifty', async () => {
    const times = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work));
    const once = <T>(tried: readonly T[]) =>
      expect(tried.filter((one) => (one as { ok: boolean }).ok)).toHaveLength(1);
    once(await times(() => hold({ organisationId: institution() })));
    const [live] = (await seenBy(fixture.staff.handler)).rows.filter(({ status }) => status === 'held');
    const holdId = live?.holdId as Uuid;
    once(await times(() => propose(holdId)));
    once(await times(() => decide(holdId)));
    // Negative control: without a live hold another one is let through.
    const again = value(await hold({ organisationId: institution() }));
    await release(again.holdId);
  });
});
