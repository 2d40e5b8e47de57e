import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { closePublication } from './service.ts';
import { proposeAnswer, settleObjection } from './service-objection.ts';
import { raiseObjection } from './service-raise.ts';
import { decideTakeDown, takeDown } from './service-take-down.ts';
import { objectionListView, publicationView, publicListView, publicView } from './views.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, nothingLater);
const { addBudget, approve, as, claimOf, money, statuses, view } = claims;
const { publish, afterLastDay } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const REASON = '名单里露出了完整的证件号';
const ofPublic = <T>(fn: Parameters<typeof readTx<T>>[2]) => readTx(fixture.app.db, { kind: 'public' }, fn);
const shown = (publicationId: Uuid) =>
  ofPublic((tx) => publicView(tx, fixture.app.clock.today(), publicationId));
const take = (publicationId: Uuid, version = 1, by: Actor = fixture.staff.handler) =>
  as(by, (act) => takeDown(act, publicationId, { version, reason: REASON }));
const decide = (
  publicationId: Uuid,
  decision: 'passed' | 'returned',
  { version = 2, by = fixture.staff.secondReviewer }: { version?: number; by?: Actor } = {},
) =>
  as(by, (act) =>
    decideTakeDown(act, publicationId, {
      version,
      decision,
      ...(decision === 'returned' ? { opinion: '核对过，没有泄露' } : {}),
    }),
  );
async function published() {
  const claimId = await claimOf([{}, {}]);
  await approve(claimId);
  return { claimId, ...(await publish(claimId)) };
}

describe('a publication that is taken down', () => {
  it('is out of sight at once by one person', async () => {
    const { claimId, publicationId } = await published();
    expect((await shown(publicationId))?.lines).toHaveLength(2);
    expect(value(await take(publicationId)).status).toBe('taken-down');
    expect(await shown(publicationId)).toMatchObject({ isTakenDown: true, hasEnded: true, lines: [] });
    const list = await ofPublic((tx) => publicListView(tx, TODAY, { after: null, limit: 50 }));
    expect(list.rows.map((row) => row.publicationId)).not.toContain(publicationId);
    expect(await statuses(claimId)).toEqual(['published', 'published']);
    expect(codes(await take(publicationId, 2))).toEqual(['wrong-status']);
    await afterLastDay(async () =>
      expect(
        codes(await as(fixture.staff.handler, (act) => closePublication(act, publicationId, 2))),
      ).toEqual(['wrong-status']),
    );
  });

  it('ends by a second person, and its lines are published again', async () => {
    const { claimId, publicationId } = await published();
    const before = await money();
    value(await take(publicationId));
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    expect(codes(await decide(publicationId, 'passed', { by: twin }))).toEqual(['four-eyes']);
    const seen = await readTx(fixture.app.db, { kind: 'division', path: PATH }, (tx) =>
      publicationView({ tx, actor: twin, today: TODAY }, publicationId),
    );
    expect(seen?.allowed).not.toContain('publications.decideTakeDown');
    expect(seen?.steps).toMatchObject([{ opinion: REASON }]);
    expect(value(await decide(publicationId, 'passed'))).toMatchObject({
      status: 'cancelled',
      grantedLines: 2,
      lastDay: null,
    });
    expect(await statuses(claimId)).toEqual(['granted', 'granted']);
    expect((await view(claimId)).status).toBe('approved');
    expect(await money()).toEqual(before);
    const again = await publish(claimId);
    expect(again.lineCount).toBe(2);
    expect((await shown(again.publicationId))?.lines).toHaveLength(2);
    expect(await shown(publicationId)).toMatchObject({ isTakenDown: true, lines: [] });
  });

  it('runs on, as many working days as it was away, when the second person lets it', async () => {
    const { claimId, publicationId, lastDay } = await published();
    expect(lastDay).toBe('2021-08-27');
    fixture.app.clock.set('2021-08-24T02:00:00Z');
    value(await take(publicationId));
    fixture.app.clock.set('2021-08-26T02:00:00Z');
    // Tuesday to Friday of the period were to come: four working days after Thursday.
    expect(value(await decide(publicationId, 'returned'))).toMatchObject({
      status: 'open',
      lastDay: '2021-09-01',
      grantedLines: 0,
    });
    expect((await shown(publicationId))?.lines).toHaveLength(2);
    expect(await statuses(claimId)).toEqual(['published', 'published']);
    value(
      await as(fixture.staff.firstReviewer, (act) =>
        takeDown(act, publicationId, { version: 4, reason: REASON }),
      ),
    );
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  });

  it('leaves an objection answerable: upheld, the line falls and its money is freed', async () => {
    const { claimId, publicationId } = await published();
    const raised = value(
      await actAs(fixture.app, THE_PUBLIC, (act) =>
        raiseObjection(act, fixture.law.settings, publicationId, {
          lineNo: 1,
          content: '此人没有参加培训',
          name: '王五',
          phone: '13800001234',
          address: '203.0.113.9',
        }),
      ),
    );
    value(await take(publicationId));
    value(await decide(publicationId, 'passed'));
    const before = await money();
    const [one, another] = await Promise.all(
      [0, 1].map(() => addActor(fixture.app, { role: 'county-second-reviewer', divisionCode: COUNTY })),
    );
    const answer = { version: 1, decision: 'upheld' as const, outcome: '经查没有到课记录' };
    value(await as(one as Actor, (act) => proposeAnswer(act, raised.objectionId, answer)));
    const settled = value(
      await as(another as Actor, (act) =>
        settleObjection(act, raised.objectionId, { version: 2, decision: 'passed' }),
      ),
    );
    expect(settled.lineStatus).toBe('refused');
    expect((await statuses(claimId)).sort()).toEqual(['granted', 'refused']);
    expect((await money()).reserved).toBeLessThan(before.reserved);
    const { rows } = await readTx(fixture.app.db, { kind: 'division', path: PATH }, (tx) =>
      objectionListView(
        { tx, actor: one as Actor, today: TODAY },
        { status: 'upheld', publicationId, number: null, after: null, limit: 5 },
      ),
    );
    expect(rows).toHaveLength(1);
  });

  it('is taken down and decided by one of fifty each', async () => {
    const { claimId, publicationId } = await published();
    const taken = await Promise.all(Array.from({ length: 50 }, () => take(publicationId)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    const decided = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        decide(publicationId, index % 2 === 0 ? 'passed' : 'returned'),
      ),
    );
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(await statuses(claimId)).size).toBe(1);
  });
});
