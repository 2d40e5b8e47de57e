import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimProgress } from '../../benefits/payments/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done, type PersonId, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { lineDecisions } from '../../testing/line-decisions-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { decideAppeal, lodgeAbove, lodgeAppeal, lodgeOwnAppeal, withdrawAppeal } from './service.ts';
import { appealPage, appealView } from './views.ts';
import { ownAppealsView } from './views-own.ts';

let fixture: ClaimFixture;
let other: Actor;
let person = 0;
const { claims, noticed, paid } = recoveryActs(() => fixture, claimProgress);
const { as, claimOf, approve, view } = claims;
const lines = lineDecisions(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
  other = await addActor(fixture.app, { role: 'county-first-reviewer', divisionCode: COUNTY });
});
afterAll(() => fixture.app.db.close());

/** The account of a person on a phone. */
async function phoneOf(personId: PersonId): Promise<Actor> {
  person += 1;
  const actor = await addActor(fixture.app, { role: 'worker', personId, personKey: `own-${person}` });
  return { ...actor, personId, scope: { kind: 'person', personId } };
}
const hers = (actor: Actor) =>
  readTx(fixture.app.db, actor.scope, (tx) =>
    ownAppealsView({ tx, actor, today: fixture.app.clock.today() }, actor.personId as PersonId),
  );
const content = '我上了全部的课，请再看一遍';
const lodge = (
  actor: Actor,
  subjectId: Uuid,
  subjectType: 'claim-line' | 'recovery' = 'claim-line',
): Promise<Result<{ appealId: Uuid }>> =>
  as(actor, (act) => lodgeOwnAppeal(act, actor.personId as PersonId, { subjectType, subjectId, content }));
const personOf = async (claimId: Uuid, at: number) =>
  (await view(claimId)).lineRows[at]?.person.personId as PersonId;
/** An approved claim of two whose first line was refused afterwards, and the phone of whoever it is. */
async function refusedLine() {
  const claimId = await claimOf([{}, {}]);
  await approve(claimId);
  value(await lines.decide(claimId, 0, 'refuse'));
  const { claimLineId } = await lines.lineOf(claimId, 0);
  return { claimId, claimLineId, her: await phoneOf(await personOf(claimId, 0)) };
}

describe('a person appeals herself', () => {
  it('against her refused line, reads state, day and answer, and goes up', async () => {
    const { claimLineId, her } = await refusedLine();
    expect((await hers(her)).open).toMatchObject([{ subjectId: claimLineId, lodgeUntil: '2021-10-19' }]);
    const { appealId } = value(await lodge(her, claimLineId));
    expect(codes(await lodge(her, claimLineId))).toEqual(['appeal-lodged']);
    const waiting = await hers(her);
    expect(waiting.open).toEqual([]);
    expect(waiting.appeals).toMatchObject([
      { appealId, status: 'lodged', isOwn: true, isLate: false, allowed: ['worker.withdrawAppeal'] },
    ]);
    expect(waiting.appeals[0]?.dueOn).not.toBeNull();
    const opinion = '已重新核对考勤，维持原决定';
    for (const signer of [fixture.staff.handler, fixture.staff.secondReviewer])
      expect(
        codes(
          await as(signer, (act) =>
            decideAppeal(act, appealId, { version: 1, outcome: 'dismissed', opinion }),
          ),
        ),
      ).toEqual(['took-part']);
    value(
      await as(other, (act) => decideAppeal(act, appealId, { version: 1, outcome: 'dismissed', opinion })),
    );
    const answered = (await hers(her)).appeals[0];
    expect(answered?.steps.map((step) => step.content)).toEqual([content, opinion]);
    expect(JSON.stringify(answered)).not.toContain(other.displayName);
    expect(answered?.allowed).toEqual(['worker.lodgeAppealAbove']);
    const said = { version: answered?.version ?? 0, reason: '还是不同意，请上级看' };
    expect(codes(await as(fixture.staff.handler, (act) => lodgeAbove(act, appealId, said)))).toEqual([
      'not-own-appeal',
    ]);
    value(await as(her, (act) => lodgeAbove(act, appealId, said)));
    expect((await hers(her)).appeals[0]?.status).toBe('above');
  });

  it('takes it back, and may ask again', async () => {
    const { claimLineId, her } = await refusedLine();
    const { appealId } = value(await lodge(her, claimLineId));
    const said = { version: 1, reason: '弄明白了，不用看了' };
    expect(codes(await as(fixture.institution, (act) => withdrawAppeal(act, appealId, said)))).toEqual([
      'not-found',
    ]);
    value(await as(her, (act) => withdrawAppeal(act, appealId, said)));
    expect(await hers(her)).toMatchObject({
      open: [{ subjectId: claimLineId }],
      appeals: [{ status: 'withdrawn', allowed: [] }],
    });
    value(await lodge(her, claimLineId));
  });

  it('past its day: it is taken and marked', async () => {
    const { claimLineId, her } = await refusedLine();
    fixture.app.clock.set('2021-12-01T02:00:00Z');
    try {
      value(await lodge(her, claimLineId));
      expect((await hers(her)).appeals[0]?.isLate).toBe(true);
    } finally {
      fixture.app.clock.set('2021-08-20T02:00:00Z');
    }
  });

  it('against money asked back from her, not from her institution', async () => {
    const { claimId, lines: paidLines } = await paid([{}]);
    const recoveryId = await noticed(paidLines);
    const her = await phoneOf(await personOf(claimId, 0));
    expect((await hers(her)).open).toEqual([]);
    expect(codes(await lodge(her, recoveryId, 'recovery'))).toEqual(['not-found']);
  });
});

describe('what is not hers to appeal', () => {
  it('is the line of another person, what nobody has decided, and what somebody lodged for her', async () => {
    const { claimId, claimLineId, her } = await refusedLine();
    const stranger = await phoneOf(await personOf(claimId, 1));
    expect(codes(await lodge(stranger, claimLineId))).toEqual(['not-found']);
    const granted = await lines.lineOf(claimId, 1);
    expect(codes(await lodge(stranger, granted.claimLineId))).toEqual(['not-appealable']);
    const lodged = { subjectType: 'claim-line', subjectId: claimLineId, content } as const;
    value(await as(fixture.institution, (act) => lodgeAppeal(act, lodged)));
    expect(codes(await lodge(her, claimLineId))).toEqual(['appeal-lodged']);
    expect(await hers(her)).toMatchObject({ open: [], appeals: [{ isOwn: false, allowed: [] }] });
    expect((await hers(stranger)).appeals).toEqual([]);
  });

  it('is read by the county alone: no organisation, no other person', async () => {
    const { claimLineId, her } = await refusedLine();
    const { appealId } = value(await lodge(her, claimLineId));
    const today = fixture.app.clock.today();
    const seenBy = (actor: Actor) =>
      readTx(fixture.app.db, actor.scope, (tx) => appealView({ tx, actor, today }, appealId));
    expect(await seenBy(fixture.institution)).toBeUndefined();
    expect(await seenBy(await phoneOf(7 as PersonId))).toBeUndefined();
    expect(await seenBy(other)).toMatchObject({ isOwn: true, organisationName: null, appellant: null });
  });

  it('is not written for somebody else (row policy)', async () => {
    const { claimLineId, her } = await refusedLine();
    value(await lodge(her, claimLineId));
    const stranger = await phoneOf(9 as PersonId);
    const changed = await as(stranger, async (act) => {
      const { numAffectedRows } = await sql`update appeal set status = 'withdrawn'`.execute(act.tx);
      await act.record({ event: 'appeal-withdrawn', objectType: 'appeal', objectId: 'x' });
      return done(numAffectedRows);
    });
    expect(value(changed)).toBe(0n);
  });
});

describe('of fifty', () => {
  const winners = async <T>(work: () => Promise<Result<T>>) =>
    (await Promise.all(Array.from({ length: 50 }, work))).filter(({ ok }) => ok).length;

  it('one lodges, and many where the database does not guard it (negative control)', async () => {
    const first = await refusedLine();
    expect(await winners(() => lodge(first.her, first.claimLineId))).toBe(1);
    const listed = await readTx(fixture.app.db, other.scope, (tx) =>
      appealPage({ tx, today: fixture.app.clock.today() }, { limit: 50 }),
    );
    expect(listed.rows.filter(({ subjectId }) => subjectId === first.claimLineId)).toHaveLength(1);
    const second = await refusedLine();
    const owner = await fixture.app.db.owner();
    try {
      await owner.query('drop index appeal_one_live');
    } finally {
      await owner.end();
    }
    expect(await winners(() => lodge(second.her, second.claimLineId))).toBeGreaterThan(1);
  });
});
