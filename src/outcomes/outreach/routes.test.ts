import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJobRunner } from '../../platform/jobs/index.ts';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { openAsking, VILLAGE } from '../../testing/needs-fixture.ts';
import { numberOf } from '../../testing/own-accounts-fixture.ts';
import { MOST_OPENS } from './rules.ts';

let fixture: AppFixture;
let who: Awaited<ReturnType<typeof openAsking>>;
let reviewer: SignedIn;
let campaignId = '';
let code = '';

interface Shown {
  readonly version: number;
  readonly link: string;
  readonly opened: number;
  readonly allowed: readonly string[];
}
const get = async <T>(session: SignedIn | null, url: string): Promise<T> => {
  const reply = await fixture.send(session, 'GET', url);
  expect([url, reply.status, reply.status === 200 ? '' : reply.text]).toEqual([url, 200, '']);
  return reply.body as T;
};
const post = (session: SignedIn, url: string, body: object) => fixture.send(session, 'POST', url, body);
const show = () => get<Shown>(who.counter, `/api/campaigns/${campaignId}`);
const DRAFT = {
  kind: 'spring-breeze',
  title: '想学手艺的看看',
  template: 'wish-news',
  target: { type: 'openings' },
  audience: { needKind: 'training', places: [VILLAGE] },
};

beforeAll(async () => {
  fixture = await openAppFixture();
  who = await openAsking(fixture);
  await fixture.account('first', 'county-first-reviewer', { divisionCode: '371526' });
  reviewer = await fixture.signIn('first');
  for (const n of [1, 2])
    await post(who.helper, '/api/needs', {
      ...{ idNumber: numberOf(n), name: '鲁谷雨', kind: 'training', words: '想学开叉车' },
      ...{ destination: 'stay', channel: 'household-visit' },
    });
});
afterAll(() => fixture?.close());

describe('a campaign by requests', () => {
  it('is drafted from what the desk offers, counted with nobody named, proposed and signed', async () => {
    const choices = await get<Record<string, unknown[]>>(who.counter, '/api/campaign-choices');
    // Six are known everywhere; one is of another province.
    expect(choices.kinds).toHaveLength(6);
    expect(choices.kinds).not.toContainEqual(expect.objectContaining({ kind: 'warm-spring-firms' }));
    expect(choices.places?.length).toBeGreaterThan(0);
    const untilOn = fixture.app.clock.today();
    const drafted = await post(who.counter, '/api/campaigns', { ...DRAFT, untilOn });
    expect(drafted.status, drafted.text).toBe(200);
    campaignId = (drafted.body as { campaignId: string }).campaignId;
    const audience = await fixture.send(who.counter, 'GET', `/api/campaigns/${campaignId}/audience`);
    expect(audience.body).toMatchObject({ chosen: 2, withoutPhone: 2 });
    expect(audience.text).not.toContain('鲁谷雨');
    expect((await show()).allowed).toEqual(['outreach.amend', 'outreach.propose', 'outreach.withdraw']);
    const proposed = await post(who.counter, `/api/campaigns/${campaignId}/proposal`, {
      version: 1,
      opinion: '按方案送审',
    });
    expect(proposed.status, proposed.text).toBe(200);
    code = (await show()).link.split('/').at(-1) ?? '';
    expect((await fixture.send(null, 'GET', `/api/public/campaigns/${code}`)).status, 'not signed yet').toBe(
      404,
    );
    const work = await get<{ rows: { kind: string }[] }>(reviewer, '/api/work-list');
    expect(work.rows.map(({ kind }) => kind)).toContain('campaign-decide');
    const decided = await post(reviewer, `/api/campaigns/${campaignId}/decision`, {
      version: 2,
      decision: 'passed',
    });
    expect(decided.status, decided.text).toBe(200);
  });

  it('is no business of a village, whose helper sees only whom to tell', async () => {
    expect((await fixture.send(who.helper, 'GET', '/api/campaigns')).status).toBe(403);
    expect(codes(await post(who.township, '/api/campaigns', { ...DRAFT, untilOn: '2021-12-31' }))).toEqual([
      'role-may-not',
    ]);
    const job = fixture.deps.jobs.find(({ name }) => name === 'run-campaigns');
    expect(job).toBeDefined();
    const runner = await openJobRunner(fixture.app, [...(job ? [job] : [])]);
    try {
      await runner.tick();
    } finally {
      await runner.stop();
    }
    const waiting = await get<{
      rows: { personId: number; version: number; spoken: string }[];
      total: number;
    }>(who.helper, '/api/people-to-tell');
    expect(waiting.total).toBe(2);
    expect((await get<{ total: number }>(who.otherTownship, '/api/people-to-tell')).total).toBe(0);
    const [first] = waiting.rows;
    const at = `/api/campaigns/${campaignId}/people/${first?.personId}`;
    expect(
      (await post(who.helper, `${at}/telling`, { version: first?.version, outcome: 'told' })).status,
    ).toBe(200);
    expect((await post(who.otherTownship, `${at}/telling`, { version: 3, outcome: 'told' })).status).toBe(
      404,
    );
    expect((await post(who.helper, `${at}/no-news`, { how: 'said' })).body).toMatchObject({ isOff: true });
    const people = await get<{ rows: { status: string; allowed: string[] }[]; next: string | null }>(
      who.township,
      `/api/campaigns/${campaignId}/people?limit=1`,
    );
    expect(people.rows).toHaveLength(1);
    const rest = await get<{ rows: unknown[]; next: null }>(
      who.township,
      `/api/campaigns/${campaignId}/people?limit=1&after=${people.next}`,
    );
    expect([rest.rows.length, rest.next]).toEqual([1, null]);
  });

  it('counts who opens its link, without knowing anybody, and one network not without end', async () => {
    const opened = await get<{ office: string; isOver: boolean }>(null, `/api/public/campaigns/${code}`);
    expect(opened).toMatchObject({ office: '高唐县人力资源和社会保障局', isOver: false });
    expect((await show()).opened).toBe(1);
    const open = (remoteAddress: string) =>
      fixture.send(null, 'GET', `/api/public/campaigns/${code}`, undefined, { remoteAddress });
    for (let n = 0; n < MOST_OPENS + 5; n += 1) expect((await open('10.1.1.1')).status).toBe(200);
    expect((await show()).opened).toBe(1 + MOST_OPENS);
    await open('10.1.2.2');
    expect((await show()).opened, 'negative control: another network counts').toBe(2 + MOST_OPENS);
    expect((await fixture.send(null, 'GET', '/api/public/campaigns/zzzzzzz')).status).toBe(404);
  });

  it('goes away as workbooks, and the look at them is recorded', async () => {
    for (const url of ['/api/campaigns.xlsx', `/api/campaigns.xlsx?campaignId=${campaignId}`]) {
      const file = await fixture.send(who.counter, 'GET', url);
      expect(file.status).toBe(200);
      expect(String(file.headers['content-type'])).toContain('spreadsheet');
    }
    const list = await get<{ rows: { figures: Record<string, number> }[] }>(who.counter, '/api/campaigns');
    expect(list.rows[0]?.figures).toMatchObject({ chosen: 2, told: 1, toTell: 1 });
    const stopped = await post(reviewer, `/api/campaigns/${campaignId}/stop`, {
      version: (await show()).version,
      reason: '班期改了',
    });
    expect(stopped.status, stopped.text).toBe(200);
    expect(await get(null, `/api/public/campaigns/${code}`)).toMatchObject({ isOver: true });
  });
});
