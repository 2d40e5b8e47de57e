import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../platform/db/index.ts';
import { jobActor, runJob } from '../../platform/jobs/run.ts';
import { codes } from '../../testing/accounts-fixture.ts';
import { openPrivacyFixture, type PrivacyFixture } from '../../testing/privacy-fixture.ts';
import { hiddenNamesOf } from '../persons/index.ts';
import { privacyJobs } from './jobs.ts';

const CONTENDERS = 50;
let county: PrivacyFixture;
beforeAll(async () => {
  county = await openPrivacyFixture();
});
afterAll(() => county?.fixture.close());

interface Moved {
  protectionId: string;
  version: number;
}
const asked = (more: object = {}) => ({
  personId: county.personId,
  reason: '家庭暴力，法院有人身安全保护令',
  document: '（2021）鲁1526民保令3号',
  officers: ['checker'],
  untilOn: '2022-06-30',
  ...more,
});
const send = (who: PrivacyFixture['clerk'], path: string, body: object) =>
  county.fixture.send(who, 'POST', path, body);
const propose = (more: object = {}) => send(county.clerk, '/api/protections', asked(more));
const decide = ({ protectionId, version }: Moved, end = '') =>
  send(county.second, `/api/protections/${protectionId}${end}/decision`, {
    ...{ version, decision: 'passed', opinion: '同意' },
  });
const search = async (words: string) =>
  (await send(county.clerk, '/api/persons/search', { words })).body as { rows: { name: string }[] };
const texts = async () => {
  const rows = await county.owner<{ all: string }>(
    `select string_agg(p::text, ' ') as all from (select row_to_json(x)::text p from person x
      union all select row_to_json(x)::text from person_search x
      union all select row_to_json(x)::text from person_bank_account x
      union all select row_to_json(x)::text from account x where role = 'worker') x`,
  );
  return rows[0]?.all ?? '';
};

describe('a protected person', () => {
  let proposed: Moved;

  it('is found and named before (negative control)', async () => {
    expect((await search('褚立')).rows.map(({ name }) => name)).toEqual(['褚立冬']);
    expect((await search(county.idNumber)).rows).toHaveLength(1);
    expect(await texts()).toContain('褚立冬');
  });

  it('is proposed by one with officers and a day; refused with a sentence', async () => {
    expect(codes(await propose({ untilOn: '2021-01-01' }))).toEqual(['protection-day-past']);
    expect(codes(await propose({ untilOn: '2031-01-01' }))).toEqual(['protection-too-long']);
    expect(codes(await propose({ officers: ['nobody'] }))).toEqual(['officer-unknown']);
    expect(codes(await propose({ personId: 4503599627370497 }))).toEqual(['not-found']);
    const reply = await propose();
    expect(reply.status).toBe(200);
    proposed = reply.body as Moved;
    expect(codes(await propose())).toEqual(['protection-there-already']);
    expect((await search('褚立')).rows).toHaveLength(1);
  });

  it('is hidden once another person agrees: from lists, searches, texts; its count stays', async () => {
    const before = await county.owner<{ n: number }>('select count(*)::int as n from person');
    const decided = await decide(proposed);
    expect(decided.status).toBe(200);
    proposed = decided.body as Moved;
    for (const words of ['褚立', 'chulidong', '受保护', county.idNumber])
      expect([words, (await search(words)).rows]).toEqual([words, []]);
    const everybody = (await send(county.clerk, '/api/persons/search', { divisionCode: '371526' })).body;
    expect(JSON.stringify(everybody)).not.toContain('褚立冬');
    const all = await texts();
    expect(all).not.toContain('褚立冬');
    expect(all).toContain('受保护');
    expect(await county.owner('select count(*)::int as n from person')).toEqual(before);
  });

  it('is opened by the named officer alone, with a reason that she reads', async () => {
    const path = `/api/protections/${proposed.protectionId}/look`;
    const reason = '核对补贴账户';
    expect(codes(await send(county.clerk, path, { reason }))).toEqual(['officer-not-named']);
    expect((await send(county.auditor, path, { reason })).body).toMatchObject({ name: '褚立冬' });
    const page = `/api/persons/${county.personId}/subsidies`;
    expect(codes(await county.fixture.send(county.clerk, 'GET', page))).toEqual(['person-protected']);
    expect((await county.fixture.send(county.auditor, 'GET', page)).status).toBe(200);
    const unmask = { field: 'id-number', reason };
    expect(codes(await send(county.clerk, `/api/persons/${county.personId}/unmask`, unmask))).toEqual([
      'person-protected',
    ]);
    const correct = { name: '褚立夏', reason: '户口簿', document: '户口簿' };
    expect(codes(await send(county.clerk, `/api/persons/${county.personId}/corrections`, correct))).toEqual([
      'person-protected',
    ]);
    const looks = (await county.fixture.send(county.her, 'GET', '/api/me/looks')).body;
    expect(looks).toMatchObject({
      protectedUntilOn: '2022-06-30',
      rows: expect.arrayContaining([
        expect.objectContaining({ purpose: 'protected-opened', officerName: 'checker' }),
      ]),
    });
  });

  it('stands behind row policies: no scope alone sees a shield, not even the whole system', async () => {
    const { fixture, personId } = county;
    const seen = (setting: string) =>
      withTx(fixture.db, { kind: 'system' }, async (tx) => {
        await sql`select set_config('app.shield_of', ${setting}, true)`.execute(tx);
        return (await sql`select 1 from person_shield`.execute(tx)).rows.length;
      });
    expect(await seen('')).toBe(0);
    expect(await seen('1')).toBe(0);
    expect(await seen(String(personId)), 'negative control: her row is there').toBe(1);
    const names = await withTx(fixture.db, { kind: 'system' }, (tx) =>
      hiddenNamesOf(tx, fixture.app.ciphers, [personId]),
    );
    expect(names.get(personId), 'negative control: the act that pays her').toBe('褚立冬');
  });

  it('is read again by everybody once two people end it, taken back and proposed again between', async () => {
    const path = `/api/protections/${proposed.protectionId}/end`;
    const said = () => ({ version: proposed.version, reason: '保护令已撤销' });
    proposed = (await send(county.clerk, path, said())).body as Moved;
    proposed = (await send(county.clerk, `${path}/withdraw`, said())).body as Moved;
    proposed = (await send(county.clerk, path, said())).body as Moved;
    const ended = await decide(proposed, '/end');
    expect(ended.body).toMatchObject({ status: 'ended' });
    expect((await search('褚立')).rows.map(({ name }) => name)).toEqual(['褚立冬']);
    expect((await search(county.idNumber)).rows).toHaveLength(1);
    expect(await texts()).not.toContain('受保护');
  });

  it('is taken back by its proposer before anybody decided', async () => {
    const { protectionId, version } = (await propose()).body as Moved;
    const path = `/api/protections/${protectionId}/withdraw`;
    expect((await send(county.clerk, path, { version, reason: '提错了人' })).body).toMatchObject({
      status: 'withdrawn',
    });
    expect(codes(await decide({ protectionId, version: version + 1 }))).toEqual(['wrong-status']);
  });

  it('ends with its day, by the job', async () => {
    const { fixture } = county;
    await decide((await propose({ untilOn: '2022-06-30' })).body as Moved);
    expect((await search('褚立')).rows).toEqual([]);
    await county.owner(`alter table person_protection no force row level security`);
    await county.owner(`update person_protection set until_on = '2021-01-31' where status = 'in-force'`);
    const job = privacyJobs().find(({ name }) => name === 'end-protections');
    const schedule = { dailyAt: '00:40' };
    const dueAt = fixture.app.clock.now();
    await county.owner('insert into job (name, schedule, due_at) values ($1, $2, $3)', [
      ...['end-protections', JSON.stringify(schedule), dueAt],
    ]);
    if (!job) throw new Error('no such job');
    await runJob(fixture.app, await jobActor(fixture.app), job, dueAt);
    expect((await search('褚立')).rows).toHaveLength(1);
  });
});

describe('fifty proposals for one person', () => {
  const many = () => Promise.all(Array.from({ length: CONTENDERS }, () => propose()));

  it('are one', async () => {
    const results = await many();
    expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
    await county.owner(`alter table person_protection no force row level security`);
    await county.owner(`delete from person_protection where status = 'proposed'`);
  });

  it('are several without the index (negative control)', async () => {
    await county.owner('drop index person_protection_one_living');
    expect((await many()).filter(({ status }) => status === 200).length).toBeGreaterThan(1);
  });
});
