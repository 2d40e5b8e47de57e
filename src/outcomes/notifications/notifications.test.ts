import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { intakeTellers } from '../../edge/intake/index.ts';
import { DEMONSTRATION_PASSWORD, machineActor } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { type JobDefinition, openJobRunner } from '../../platform/jobs/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { type AppFixture, openAppFixture, PASSWORD, type SignedIn } from '../../testing/app-fixture.ts';
import type { inboxReply, unreadReply } from './contract.ts';
import { notificationJobs } from './jobs.ts';
import { TELLERS } from './rules.ts';
import { raiseOverdue } from './service-days.ts';
import { tellRecorded } from './service-tell.ts';
import { readStepRules } from './steps.ts';

type Inbox = z.infer<typeof inboxReply>;

let fixture: AppFixture;
const sessions = new Map<string, SignedIn>();

async function session(login: string): Promise<SignedIn> {
  const known = sessions.get(login);
  if (known) return known;
  const signedIn = await fixture.signIn(login, login.startsWith('other') ? PASSWORD : DEMONSTRATION_PASSWORD);
  sessions.set(login, signedIn);
  return signedIn;
}

async function get<T>(login: string, path: string): Promise<T> {
  const reply = await fixture.send(await session(login), 'GET', path);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body as T;
}

const inbox = (login: string, more = '') => get<Inbox>(login, `/api/inbox?limit=1000${more}`);
const unread = async (login: string) =>
  (await get<z.infer<typeof unreadReply>>(login, '/api/inbox/unread')).unread;

/** Lets the jobs run that are due a quarter of a minute later. */
async function tell(jobs: readonly JobDefinition[] = notificationJobs(intakeTellers)): Promise<void> {
  const { clock } = fixture.app;
  clock.setOffset(clock.offsetMs + 16_000);
  const runner = await openJobRunner(fixture.app, jobs);
  try {
    await runner.tick();
  } finally {
    await runner.stop();
  }
}

async function owned<T extends object>(text: string): Promise<T[]> {
  const owner = await fixture.db.owner();
  try {
    await owner.query(`set app.scope_kind = 'system'`);
    return (await owner.query<T>(text)).rows;
  } finally {
    await owner.end();
  }
}

interface Claim {
  readonly claimId: string;
  readonly version: number;
  readonly allowed: string[];
}

/** A claim of the school that it hands in now. */
async function waitingClaim(): Promise<Claim> {
  const { rows } = await get<{ rows: { claimId: string }[] }>(
    'qinghe',
    '/api/claims?limit=500&status=generated',
  );
  for (const { claimId } of rows) {
    const path = `/api/claims/${claimId}`;
    const { version, allowed } = await get<Claim>('qinghe', path);
    if (!allowed.includes('claims.confirm')) continue;
    const confirmed = await fixture.send(await session('qinghe'), 'POST', `${path}/confirm`, { version });
    if (confirmed.status === 200) return get<Claim>('handler', path);
  }
  throw new Error('the school has no claim to hand in');
}

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
  await fixture.account('other-handler', 'county-handler', { divisionCode: '371525' });
  await tell();
}, 120_000);
afterAll(() => fixture?.close());

describe('the inbox', () => {
  it('tells each role what waits for it, and nobody of another county', async () => {
    for (const login of ['reviewer1', 'reviewer2', 'finance', 'chuangling'])
      expect((await inbox(login)).rows.length, login).toBeGreaterThan(0);
    const { rows } = await inbox('reviewer1');
    expect(rows.some(({ kind, link }) => kind === 'waiting' && link !== null)).toBe(true);
    expect((await inbox('other-handler')).rows).toEqual([]);
    expect((await inbox('sysadmin')).rows.every(({ link }) => link?.type !== 'class')).toBe(true);
  });

  it('holds no name, number or phone of anybody', async () => {
    const said = (await owned<{ content: string }>('select content from notification'))
      .map(({ content }) => content)
      .join('\n');
    const personal = await owned<{
      text: string;
    }>(`select name as text from person union select id_number_masked from person
      union select phone_masked from person where phone_masked is not null
      union select display_name from account where role = 'worker'`);
    expect(personal.length).toBeGreaterThan(50);
    const found = () => personal.filter(({ text }) => said.includes(text));
    expect(found()).toEqual([]);
    expect(`${said}${personal[0]?.text}`.includes(personal[0]?.text ?? ''), 'negative control').toBe(true);
    expect(said).not.toMatch(/undefined|null|NaN|\[object|“”|（）/);
  });

  it('tells the institution that its claim came back, once, with the way to it', async () => {
    await fixture.send(await session('qinghe'), 'POST', '/api/inbox/read-all', {});
    expect(await unread('qinghe')).toBe(0);
    const claim = await waitingClaim();
    const ankang = (await inbox('ankang')).rows.length;
    await tell();
    expect(await unread('qinghe'), 'handed in by itself').toBe(0);
    const returned = await fixture.send(
      await session('handler'),
      'POST',
      `/api/claims/${claim.claimId}/accept`,
      {
        version: claim.version,
        decision: 'returned',
        reasonCode: 'materials-incomplete',
        opinion: '缺少一份考勤表',
      },
    );
    expect(returned.status, returned.text).toBe(200);
    await tell();
    await tell();
    expect(await unread('qinghe')).toBe(1);
    expect((await inbox('handler')).rows[0], 'the step is over').toMatchObject({
      link: { id: claim.claimId },
    });
    const { rows } = await inbox('qinghe', '&unread=true');
    expect(rows).toMatchObject([
      { kind: 'decided', link: { type: 'claim', id: claim.claimId }, isRead: false },
    ]);
    expect(rows[0]?.content).toContain('退回');
    expect(rows[0]?.content, 'the opinion may name somebody').not.toContain('考勤表');
    expect((await inbox('ankang')).rows.length).toBe(ankang);
  });

  it('marks as read by account, and only what is addressed to it', async () => {
    const [first] = (await inbox('reviewer1', '&unread=true')).rows;
    const before = await unread('reviewer1');
    const path = `/api/inbox/${first?.notificationId}/read`;
    const foreign = await fixture.send(await session('qinghe'), 'POST', path, {});
    expect(foreign.status).toBe(404);
    const marks = await Promise.all(
      Array.from({ length: 50 }, async () => fixture.send(await session('reviewer1'), 'POST', path, {})),
    );
    expect(marks.map(({ status }) => status)).toEqual(marks.map(() => 200));
    expect(marks.filter(({ body }) => (body as { marked: number }).marked === 1)).toHaveLength(1);
    expect(await unread('reviewer1')).toBe(before - 1);
    const all = await fixture.send(await session('reviewer1'), 'POST', '/api/inbox/read-all', {});
    expect(all.body).toEqual({ marked: before - 1 });
    expect(await unread('reviewer1')).toBe(0);
    expect((await inbox('reviewer1')).rows.every(({ isRead }) => isRead)).toBe(true);
    expect(await unread('reviewer2'), 'of another account').toBeGreaterThan(0);
  });

  it('pages from the newest to the oldest, each message once', async () => {
    const whole = (await inbox('chuangling')).rows.map(({ notificationId }) => notificationId);
    const paged: string[] = [];
    let after = '';
    for (;;) {
      const page = await get<Inbox>('chuangling', `/api/inbox?limit=3${after}`);
      paged.push(...page.rows.map(({ notificationId }) => notificationId));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(3);
  });

  it('tells an administrator of a job that failed, without a word of the fault', async () => {
    const before = (await inbox('sysadmin')).rows.length;
    const failing: JobDefinition = {
      name: 'end-sessions',
      schedule: { everyMinutes: 1 },
      async work() {
        throw new Error('a secret of the program');
      },
    };
    await tell([failing, ...notificationJobs(intakeTellers)]);
    await tell([failing, ...notificationJobs(intakeTellers)]);
    const { rows } = await inbox('sysadmin');
    expect(rows.slice(0, rows.length - before)).toMatchObject([
      { kind: 'fault', link: { type: 'job', id: 'end-sessions' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('secret');
    expect((await inbox('handler')).rows.some(({ kind }) => kind === 'fault')).toBe(false);
  });
});

describe('days that come', () => {
  it('are told on the working day before, once, and again when the day has moved', async () => {
    const { clock } = fixture.app;
    const [waiting] = await owned<{
      due: string;
      id: string;
    }>(`select due_on::text as due, case_id as id from approval_case
      where status = 'open' and due_on > current_date - 9999 and next_step = 'first-review'
        and subject_type = 'claim' limit 1`);
    const due = new Date(`${waiting?.due}T00:00:00+08:00`).getTime();
    const soon = async () => (await inbox('reviewer1')).rows.filter(({ kind }) => kind === 'due-soon').length;
    const watch = async () => {
      const runner = await openJobRunner(fixture.app, notificationJobs(intakeTellers));
      await owned(`update job set due_at = '2000-01-01' where name = 'watch-days'`);
      await runner.tick();
      await runner.stop();
    };
    const before = clock.offsetMs;
    clock.setOffset(due - 4 * 86_400_000 - fixture.wallClock.now().getTime());
    await watch();
    const early = await soon();
    clock.setOffset(due - 10 * 3_600_000 - fixture.wallClock.now().getTime());
    await watch();
    await watch();
    expect(await soon()).toBe(early + 1);
    await owned(`update approval_case set due_on = due_on + 1 where case_id = '${waiting?.id}'`);
    clock.setOffset(due + 8 * 3_600_000 - fixture.wallClock.now().getTime());
    await watch();
    expect(await soon()).toBe(early + 2);
    clock.setOffset(before);
  });
});

describe('a step past its day', () => {
  it('goes up to the named role once, is recorded, and is shown there until it is done', async () => {
    const { clock } = fixture.app;
    const before = clock.offsetMs;
    interface Work {
      rows: { kind: string; what: string; link: { id: string } }[];
    }
    const late = async (login: string) =>
      (await get<Work>(login, '/api/work-list')).rows.filter(({ kind }) => kind === 'step-overdue');
    const overdue = async (login: string) =>
      (await inbox(login)).rows.filter(({ kind }) => kind === 'overdue');
    const recorded = async () =>
      (await owned(`select 1 from journal_entry where event = 'step-escalated'`)).length;
    await owned(
      `update approval_case set due_on = '2021-08-31' where status = 'open' and next_step = 'first-review'`,
    );
    const watch = async (runners: number) => {
      await owned(`update job set due_at = '2000-01-01' where name = 'watch-days'`);
      const opened = await Promise.all(
        Array.from({ length: runners }, () => openJobRunner(fixture.app, notificationJobs(intakeTellers))),
      );
      await Promise.all(opened.map((runner) => runner.tick()));
      await Promise.all(opened.map((runner) => runner.stop()));
    };
    await watch(2);
    const lines = await recorded();
    expect(lines).toBeGreaterThan(0);
    expect(await overdue('reviewer2')).toHaveLength(1);
    expect(await overdue('reviewer1'), 'not to those it waits for').toEqual([]);
    const [shown] = await late('reviewer2');
    expect(shown?.what).toContain('申领初审');
    expect(await late('reviewer1')).toEqual([]);
    await watch(1);
    expect(await recorded()).toBe(lines);
    expect(await overdue('reviewer2')).toHaveLength(1);
    await owned(
      `update approval_case set next_step = 'second-review' where status = 'open' and next_step = 'first-review'`,
    );
    expect(await late('reviewer2'), 'negative control: it no longer waits there').toEqual([]);
    await owned(
      `update approval_case set next_step = 'first-review' where status = 'open' and next_step = 'second-review'`,
    );
    clock.setOffset(before);
  });

  it('goes up once when fifty look at the same moment', async () => {
    await owned('delete from escalated_step');
    const fifty = async () => {
      const actor = await machineActor(fixture.app, 'scheduler', '定时任务');
      const raised = await Promise.all(
        Array.from({ length: 50 }, () =>
          withTx(
            fixture.app.db,
            { kind: 'system' },
            (tx) =>
              raiseOverdue({
                ...fixture.app,
                tx,
                actor: { ...actor, scope: { kind: 'system' } },
                requestId: fixture.app.ids.uuid() as Uuid,
                async record() {},
              }),
            { idempotent: true },
          ),
        ),
      );
      return raised.reduce((sum, count) => sum + count, 0);
    };
    const stored = async () => (await owned('select 1 from escalated_step')).length;
    const once = await fifty();
    expect(once).toBe(await stored());
    expect(once).toBeGreaterThan(0);
    expect(await fifty()).toBe(0);
    await owned('delete from escalated_step; alter table escalated_step drop constraint escalated_step_pkey');
    expect(await fifty(), 'negative control: without the key each would').toBeGreaterThan(once);
  });
});

describe('telling', () => {
  const tellOnce = async () => {
    const actor = await machineActor(fixture.app, 'scheduler', '定时任务');
    return withTx(
      fixture.app.db,
      { kind: 'system' },
      (tx) =>
        tellRecorded(
          {
            ...fixture.app,
            tx,
            actor: { ...actor, scope: { kind: 'system' } },
            requestId: fixture.app.ids.uuid() as Uuid,
            async record() {},
          },
          TELLERS,
        ),
      { idempotent: true },
    );
  };
  const stored = async () =>
    (await owned<{ count: number }>('select count(*)::int as count from notification'))[0]?.count ?? 0;
  const back = () => owned('update notification_cursor set seq = 0');
  const tellFifty = async () => {
    const told = await Promise.all(Array.from({ length: 50 }, tellOnce));
    return told.reduce((sum, { told: count }) => sum + count, 0);
  };

  it('happens once, however many tell at once', async () => {
    const before = await stored();
    await owned(`delete from notification_read`);
    await owned(`delete from notification where source_key like 'journal:%'`);
    const left = await stored();
    await back();
    const told = await tellFifty();
    expect(told).toBe((await stored()) - left);
    expect(await stored()).toBe(before);
    await back();
    expect(await tellFifty(), 'set back, nothing is told again').toBe(0);
    await owned('drop index notification_told_once');
    await back();
    expect(await tellFifty(), 'negative control: without the key it would be').toBe(told);
  });
});

describe('the table of steps', () => {
  it('name every step that waits in the county', async () => {
    const waiting = await owned<{ key: string }>(`select distinct subject_type || ' ' || next_step as key
      from approval_case where status = 'open' and subject_type not in ('account', 'calendar')`);
    const known = new Set(readStepRules().map(({ subject, step }) => `${subject} ${step}`));
    expect(waiting.length).toBeGreaterThan(1);
    expect(waiting.filter(({ key }) => !known.has(key))).toEqual([]);
    expect(known.has('claim paint'), 'negative control').toBe(false);
  });
});
