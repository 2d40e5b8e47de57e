import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { listEvents, readingOf } from '../../platform/journal/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';

const NOBODY_THERE = '018f0000-0000-7000-8000-00000000dead';

describe('what is looked at and what is refused', () => {
  let fixture: AppFixture;
  let viewer: SignedIn;
  let handler: SignedIn;
  let personId: string;

  const lines = (event: string) =>
    readTx(fixture.db, { kind: 'system' }, async (tx) => (await listEvents(tx, { event })).rows);
  const reading = () =>
    readTx(fixture.db, { kind: 'system' }, (tx) => readingOf(tx, fixture.app.clock.now()));

  beforeAll(async () => {
    fixture = await openAppFixture({ county: true });
    await fixture.account('looker', 'province-viewer', { divisionCode: '370000' });
    await fixture.account('clerk', 'county-handler', { divisionCode: '371526' });
    await fixture.account('checker', 'auditor', { divisionCode: '371526' });
    viewer = await fixture.signIn('looker');
    handler = await fixture.signIn('clerk');
    const owner = await fixture.db.owner();
    const { rows } = await owner.query('select person_id from claim_line order by person_id limit 1');
    await owner.end();
    personId = String(rows[0].person_id);
  }, 120_000);
  afterAll(() => fixture.close());

  it('leaves a line for each person that is opened, and marks a run through many', async () => {
    for (let at = 0; at < 61; at++)
      expect((await fixture.send(viewer, 'GET', `/api/persons/${personId}/subsidies`)).status).toBe(200);
    expect((await fixture.send(handler, 'GET', `/api/persons/${personId}/subsidies`)).status).toBe(200);
    const seen = await lines('person-viewed');
    expect(seen).toHaveLength(62);
    expect(seen[0]).toMatchObject({
      outcome: 'viewed',
      objectType: 'person',
      objectId: personId,
      accountId: handler.actor.accountId,
    });
    expect(await reading()).toMatchObject([
      { accountId: viewer.actor.accountId, lookedAt: 61, busiestHour: 61, usualDay: 0, isUnusual: true },
      { accountId: handler.actor.accountId, lookedAt: 1, isUnusual: false },
    ]);
  });

  it('leaves a line that each person reads: of a page, of a line of a claim, of everybody in a list that is taken away', async () => {
    const owner = await fixture.db.owner();
    await owner.query('alter table person_look no force row level security');
    const looks = async (purpose: string) =>
      (
        await owner.query(
          'select person_id::text as id, looks from person_look where purpose = $1 order by 1',
          [purpose],
        )
      ).rows;
    try {
      expect(await looks('record-read')).toEqual([
        { id: personId, looks: 61 },
        { id: personId, looks: 1 },
      ]);
      expect([await looks('claim-read'), await looks('list-taken')]).toEqual([[], []]);
      const line = await owner.query('select claim_id, claim_line_id from claim_line where person_id = $1', [
        personId,
      ]);
      const { claim_id: claimId, claim_line_id: lineId } = line.rows[0];
      expect((await fixture.send(handler, 'GET', `/api/claims/${claimId}/lines/${lineId}`)).status).toBe(200);
      expect(await looks('claim-read')).toEqual([{ id: personId, looks: 1 }]);
      const list = await owner.query(`select publication_id as id, count(distinct person_id)::int as persons
        from publication_line group by 1 order by 1 limit 1`);
      const { id, persons } = list.rows[0];
      expect((await fixture.send(handler, 'GET', `/api/publications/${id}/list.xlsx`)).status).toBe(200);
      expect(await looks('list-taken')).toHaveLength(persons);
    } finally {
      await owner.end();
    }
  });

  it('leaves a line for a list that is taken away, and none for one that is only read (negative control)', async () => {
    expect((await fixture.send(viewer, 'GET', '/api/unclaimed')).status).toBe(200);
    const taken = async () =>
      (await lines('list-exported')).filter(({ objectType }) => objectType === 'mass-run');
    expect(await taken()).toEqual([]);
    expect((await fixture.send(viewer, 'GET', '/api/unclaimed.xlsx')).status).toBe(200);
    expect(await taken()).toMatchObject([{ objectType: 'mass-run', outcome: 'viewed' }]);
  });

  it('counts 401, 403 and what is not there for this account, one line each', async () => {
    for (let at = 0; at < 3; at++) {
      await fixture.send(null, 'GET', '/api/classes');
      await fixture.send(handler, 'GET', '/api/accounts');
    }
    await fixture.send(handler, 'GET', `/api/classes/${NOBODY_THERE}`);
    await fixture.send(null, 'GET', '/api/me');
    await fixture.app.refused.record(fixture.app);
    const found = await lines('requests-refused');
    expect(found.map(({ accountId, detail }) => [accountId, detail.status, detail.count])).toEqual(
      expect.arrayContaining([
        [null, 401, 3],
        [handler.actor.accountId, 403, 3],
        [handler.actor.accountId, 404, 1],
      ]),
    );
    expect(found).toHaveLength(3);
    await fixture.app.refused.record(fixture.app);
    expect(await lines('requests-refused')).toHaveLength(3);
  });

  it('shows it to the auditor, and to no clerk', async () => {
    const auditor = await fixture.signIn('checker');
    const reply = await fixture.send(auditor, 'GET', '/api/journal/reading');
    expect(reply.status).toBe(200);
    expect(
      (reply.body as { rows: { accountId: string }[] }).rows.map(({ accountId }) => accountId),
    ).toContain(handler.actor.accountId);
    expect((await fixture.send(handler, 'GET', '/api/journal/reading')).status).toBe(403);
  });
});
