import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../platform/db/index.ts';
import { codes } from '../../testing/accounts-fixture.ts';
import { openPrivacyFixture, type PrivacyFixture } from '../../testing/privacy-fixture.ts';
import type { ConsentsView } from './contract.ts';
import { refusersOf } from './service-consents.ts';

const CONTENDERS = 50;
let county: PrivacyFixture;
beforeAll(async () => {
  county = await openPrivacyFixture();
});
afterAll(() => county?.fixture.close());

const mine = async () =>
  (await county.fixture.send(county.her, 'GET', '/api/me/consents')).body as ConsentsView;
const of = async (purpose: string) => (await mine()).purposes.find((one) => one.purpose === purpose);
const answer = (purpose: string, agrees: boolean, version = 1) =>
  county.fixture.send(county.her, 'POST', `/api/me/consents/${purpose}`, { version, agrees });
const takeBack = (purpose: string) =>
  county.fixture.send(county.her, 'POST', `/api/me/consents/${purpose}/end`, {});

describe('what a person agrees to', () => {
  it('is asked purpose by purpose; what the law orders is listed without a question', async () => {
    const view = await mine();
    expect(view.purposes.map(({ answer }) => answer)).toEqual([null, null, null, null]);
    expect(view.byLaw.map(({ what }) => what)).toContain('补贴名单公示');
    expect(view.purposes[0]?.allowed).toEqual(['worker.answerConsent']);
  });

  it('names the version that she read; another text is read first', async () => {
    expect(codes(await answer('class-photos', true, 2))).toEqual(['consent-text-changed']);
    expect((await answer('class-photos', true)).body).toMatchObject({ status: 'given' });
    expect(await of('class-photos')).toMatchObject({
      answer: { status: 'given', version: 1, how: 'phone' },
      allowed: ['worker.takeBackConsent'],
    });
    expect(codes(await answer('class-photos', true))).toEqual(['consent-as-it-stands']);
    expect(codes(await answer('class-photos', false))).toEqual(['consent-as-it-stands']);
  });

  it('is taken back, and given again; every answer stays', async () => {
    expect((await takeBack('class-photos')).body).toMatchObject({ status: 'withdrawn' });
    expect(codes(await takeBack('class-photos'))).toEqual(['consent-not-given']);
    expect((await answer('class-photos', true)).status).toBe(200);
    const rows = await county.owner(
      `select status, ended_at is null as lasts from consent where purpose = 'class-photos' order by given_at`,
    );
    expect(rows).toEqual([
      { status: 'withdrawn', lasts: false },
      { status: 'given', lasts: true },
    ]);
  });

  it('a no is an answer too, and whoever is asked for it later heeds it', async () => {
    const { fixture, personId } = county;
    const refusers = () =>
      withTx(fixture.db, { kind: 'system' }, (tx) => refusersOf(tx, [personId], 'class-messages'));
    expect([...(await refusers())]).toEqual([]);
    expect((await answer('class-messages', false)).body).toMatchObject({ status: 'declined' });
    expect([...(await refusers())]).toEqual([personId]);
    expect((await answer('class-messages', true)).status).toBe(200);
    expect([...(await refusers())]).toEqual([]);
    await takeBack('class-messages');
    expect([...(await refusers())]).toEqual([personId]);
  });

  it('is written down at the counter from a slip, and shown to her so', async () => {
    const { fixture, clerk, personId } = county;
    const path = `/api/persons/${personId}/consents/department-comparison`;
    const post = (to: string, body: object) => fixture.send(clerk, 'POST', to, body);
    expect((await post(path, { version: 1, agrees: true, slip: '' })).status).toBe(400);
    expect((await post(path, { version: 1, agrees: true, slip: '同意书 7 号' })).status).toBe(200);
    expect(await of('department-comparison')).toMatchObject({ answer: { status: 'given', how: 'counter' } });
    expect((await post(`${path}/end`, { slip: '收回书 8 号' })).body).toMatchObject({
      status: 'withdrawn',
    });
    const other = await fixture.send(clerk, 'GET', '/api/persons/4503599627370497/consents');
    expect(codes(other)).toEqual(['not-found']);
  });

  it('is read by nobody of another county (negative control: by her own)', async () => {
    const { fixture, personId } = county;
    await fixture.account('elsewhere', 'county-handler', { divisionCode: '371502' });
    const there = await fixture.signIn('elsewhere');
    expect((await fixture.send(there, 'GET', `/api/persons/${personId}/consents`)).status).toBe(404);
    const here = await fixture.send(county.clerk, 'GET', `/api/persons/${personId}/consents`);
    expect(here.status).toBe(200);
  });
});

describe('fifty answers at once', () => {
  const many = () => Promise.all(Array.from({ length: CONTENDERS }, () => answer('helper-acts', true)));
  const count = async () =>
    (
      await county.owner<{ n: number }>(
        `select count(*)::int as n from consent where purpose = 'helper-acts' and ended_at is null`,
      )
    )[0]?.n;

  it('are one', async () => {
    expect((await many()).filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await count()).toBe(1);
  });

  it('would be several without the lock and the index (negative control)', async () => {
    await county.owner(`delete from consent where purpose = 'helper-acts'`).catch(() => undefined);
    await county.owner(`alter table consent no force row level security; drop index consent_one_living;
      delete from consent where purpose = 'helper-acts'; alter table consent force row level security;
      create function pg_temp_free() returns void language sql as ''; drop function pg_temp_free()`);
    await county.owner(`alter table consent no force row level security`);
    const insert = `insert into consent (consent_id, person_id, division_path, purpose, version, status, given_at,
      given_by, how) select gen_random_uuid(), person_id, '370000.371500.371526', 'helper-acts', 1, 'given', now(),
      gen_random_uuid(), 'phone' from person where name = '${county.name}'`;
    await county.owner(insert);
    await county.owner(insert);
    expect(await count()).toBe(2);
  });
});
