import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeTellers } from '../../edge/intake/index.ts';
import { DEMONSTRATION_PASSWORD } from '../../platform/access/index.ts';
import { type JobDefinition, openJobRunner } from '../../platform/jobs/index.ts';
import { type AppFixture, openAppFixture, PASSWORD, type SignedIn } from '../../testing/app-fixture.ts';
import { deliveryJobs } from '../deliveries/index.ts';
import { notificationJobs } from '../notifications/index.ts';

// Who hears of a dispute, and in whose list it waits, by requests as the pages send them.

let fixture: AppFixture;
const sessions = new Map<string, SignedIn>();
let disputeId = '';

async function session(login: string): Promise<SignedIn> {
  const known = sessions.get(login);
  if (known) return known;
  const signedIn = await fixture.signIn(login, login.startsWith('other') ? PASSWORD : DEMONSTRATION_PASSWORD);
  sessions.set(login, signedIn);
  return signedIn;
}
const send = async (login: string, path: string, body?: object) =>
  fixture.send(await session(login), body ? 'POST' : 'GET', path, body);
async function get<T>(login: string, path: string): Promise<T> {
  const reply = await send(login, path);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body as T;
}
async function act(login: string, path: string, body: object) {
  const reply = await send(login, path, body);
  expect([path, reply.status, reply.text.slice(0, 200)]).toEqual([path, 200, reply.text.slice(0, 200)]);
  return reply.body as { disputeId: string; number: string; version: number };
}
async function run(jobs: readonly JobDefinition[]): Promise<void> {
  const { clock, db } = fixture.app;
  clock.setOffset(clock.offsetMs + 16_000);
  const owner = await db.owner();
  await owner.query(`update job set due_at = '2000-01-01'`);
  await owner.end();
  const runner = await openJobRunner(fixture.app, jobs);
  try {
    await runner.tick();
  } finally {
    await runner.stop();
  }
}
const tell = () => run(notificationJobs(intakeTellers));
const inbox = async (login: string) =>
  (
    await get<{ rows: { kind: string; content: string; link: { type: string; id: string } | null }[] }>(
      login,
      '/api/inbox?limit=1000',
    )
  ).rows.filter(({ link }) => link?.type === 'dispute');
const work = async (login: string) =>
  (await get<{ rows: { kind: string; link: { type: string; id: string } }[] }>(login, '/api/work-list')).rows
    .filter(({ link }) => link.type === 'dispute')
    .map(({ kind }) => kind);
const shown = () => get<{ version: number }>('handler', `/api/disputes/${disputeId}`);

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
  await fixture.account('other-handler', 'county-handler', { divisionCode: '371525' });
  await tell();
  await run(deliveryJobs({ sms: fixture.deps.sms }));
  const { facts } = await get<{
    facts: { subjectType: string; subjectId: string; fact: string }[];
  }>('worker', '/api/me/disputable');
  const fact = facts.find((one) => one.fact === 'attendance');
  const said = { subjectType: fact?.subjectType, subjectId: fact?.subjectId, fact: 'attendance' };
  const raised = await act('worker', '/api/me/disputes', {
    ...said,
    kind: 'attended-less',
    content: '第二周我没有去',
  });
  disputeId = raised.disputeId;
}, 240_000);
afterAll(() => fixture?.close());

describe('a dispute', () => {
  it('waits in the list of the handler of the county, who is told, and of nobody else', async () => {
    await tell();
    expect(await work('handler')).toEqual(['dispute-answer']);
    expect((await inbox('handler')).map(({ kind }) => kind)).toEqual(['waiting']);
    for (const login of ['other-handler', 'reviewer1', 'qinghe', 'chuangling']) {
      expect(await work(login), login).toEqual([]);
      expect(await inbox(login), login).toEqual([]);
    }
  });

  it('is out of reach of another county, of organisations and of other persons', async () => {
    expect((await send('other-handler', `/api/disputes/${disputeId}`)).status).toBe(404);
    expect((await send('other-handler', '/api/disputes')).body).toMatchObject({ rows: [], total: 0 });
    expect((await send('chuangling', `/api/disputes/${disputeId}`)).status).toBe(403);
    expect((await send('worker', `/api/disputes/${disputeId}`)).status).toBe(403);
    const path = `/api/me/disputes/${disputeId}/withdraw`;
    expect((await send('worker2', path, { version: 1 })).status).toBe(404);
    expect((await send('worker2', '/api/me/disputes')).body).toEqual({ rows: [] });
    const answer = { version: 1, answer: 'upheld', reply: '已核对签到表' };
    expect((await send('reviewer1', `/api/disputes/${disputeId}/answer`, answer)).status).toBe(403);
  });

  it('goes up past its day, and waits there until it is answered', async () => {
    const { clock } = fixture.app;
    const before = clock.offsetMs;
    clock.setOffset(before + 12 * 86_400_000);
    sessions.clear();
    await tell();
    expect(await work('reviewer1')).toEqual(['step-overdue']);
    expect((await inbox('reviewer1')).map(({ kind }) => kind)).toEqual(['overdue']);
    expect(await work('reviewer2')).toEqual([]);
    clock.setOffset(before);
    sessions.clear();
    const answer = { version: 1, answer: 'upheld', reply: '已核对签到表' };
    await act('handler', `/api/disputes/${disputeId}/answer`, answer);
    expect(await work('reviewer1')).toEqual(['dispute-decide']);
    expect(await work('handler')).toEqual([]);
  });

  it('is told to the handler and to her once another person has decided, and again when put right', async () => {
    const told = async () =>
      JSON.stringify(await get<object>('worker', '/api/me/messages')).split('您反映的事').length - 1;
    await run(deliveryJobs({ sms: fixture.deps.sms }));
    expect(await told(), 'a proposal is no answer').toBe(0);
    const decided = { version: (await shown()).version, decision: 'passed' };
    await act('reviewer1', `/api/disputes/${disputeId}/decision`, decided);
    await tell();
    await run(deliveryJobs({ sms: fixture.deps.sms }));
    expect(await told()).toBe(1);
    expect((await inbox('handler')).some(({ content }) => content.includes('已答复属实'))).toBe(true);
    expect(await work('handler')).toEqual(['dispute-correct']);
    const corrected = { version: (await shown()).version, reason: '考勤表已重新导入' };
    await act('handler', `/api/disputes/${disputeId}/correction`, corrected);
    await run(deliveryJobs({ sms: fixture.deps.sms }));
    expect(await told()).toBe(2);
    expect(await work('handler')).toEqual([]);
  });

  it('holds no name and nothing she said in the journal', async () => {
    const owner = await fixture.db.owner();
    try {
      await owner.query(`set app.scope_kind = 'system'`);
      const { rows } = await owner.query(
        `select event, detail::text as detail, reason from journal_entry where object_id = $1 and outcome = 'done' order by seq`,
        [disputeId],
      );
      expect(rows.filter(({ event }) => event.startsWith('dispute-')).map(({ event }) => event)).toEqual([
        'dispute-raised',
        'dispute-answer-proposed',
        'dispute-answered',
        'dispute-corrected',
      ]);
      const { rows: people } = await owner.query<{ name: string }>('select name from person');
      const text = JSON.stringify(rows);
      expect(people.filter(({ name }) => text.includes(name))).toEqual([]);
      expect(text).not.toContain('第二周');
    } finally {
      await owner.end();
    }
  });
});
