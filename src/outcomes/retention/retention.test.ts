import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECOVERY } from '../../benefits/recoveries/machine.ts';
import { jobActor, runJob } from '../../platform/jobs/run.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { localDate, maskIdentity, type PersonId } from '../../platform/kernel/index.ts';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { COUNTY, numberOf, recordPerson } from '../../testing/own-accounts-fixture.ts';
import { APPEAL } from '../appeals/machine.ts';
import { DISPUTE } from '../supervision/machine.ts';
import { retentionJobs } from './jobs.ts';
import { SETTLED, termOf } from './rules.ts';
import { lastDayOver } from './service.ts';

const CONTENDERS = 50;
let fixture: AppFixture;
let clerk: SignedIn;
let second: SignedIn;
let owner: pg.Client;
const OLD = { name: '阮秋田', phone: '13900009777', card: '6222020000000007771' };
const NEW = { name: '穆新苗', phone: '13900009888', card: '6222020000000008889' };
const OPEN = { name: '尹待办', phone: '13900009666' };
const ids: Record<string, PersonId> = {};

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('counter', 'county-handler', { divisionCode: COUNTY });
  await fixture.account('second', 'county-second-reviewer', { divisionCode: COUNTY });
  clerk = await fixture.signIn('counter');
  second = await fixture.signIn('second');
  ids.old = await recordPerson(fixture, clerk.actor, { idNumber: numberOf(71), ...OLD });
  ids.new = await recordPerson(fixture, clerk.actor, { idNumber: numberOf(72), ...NEW });
  ids.open = await recordPerson(fixture, clerk.actor, { idNumber: numberOf(73), ...OPEN });
  owner = await fixture.db.owner();
  await owner.query('alter table person no force row level security');
  await owner.query(
    `update person set created_at = created_at - interval '12 years' where person_id = any ($1)`,
    [[ids.old, ids.open]],
  );
});
afterAll(async () => {
  await owner?.end();
  await fixture?.close();
});

/** The night: the job finds. */
async function night() {
  const job = retentionJobs().find(({ name }) => name === 'find-overdue-records');
  if (!job) throw new Error('no such job');
  const dueAt = fixture.app.clock.now();
  await owner.query(
    `insert into job (name, schedule, due_at) values ($1, '{}', $2) on conflict (name) do update set due_at = $2`,
    [job.name, dueAt],
  );
  await runJob(fixture.app, await jobActor(fixture.app), job, dueAt);
}
interface List {
  listId: string;
  version: number;
  status: string;
  items: { personId: number; name: string; outcome: string | null }[];
  allowed: string[];
}
const lists = async () =>
  ((await fixture.send(clerk, 'GET', '/api/retention')).body as { rows: { listId: string }[] }).rows;
const show = async (listId: string) =>
  (await fixture.send(clerk, 'GET', `/api/retention/${listId}`)).body as List;
const send = (who: SignedIn, path: string, body: object) => fixture.send(who, 'POST', path, body);

/** Every value of every column of every table, as text: what a dump would hold. */
async function everything(): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(`select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`);
  let all = '';
  for (const { name } of rows) {
    await owner.query(`alter table ${name} no force row level security`);
    const found = await owner.query<{ all: string | null }>(
      `select string_agg(t::text, E'\n') as all from ${name} t`,
    );
    all += `${name}\n${found.rows[0]?.all ?? ''}\n`;
  }
  return all;
}

describe('the terms', () => {
  it('end the same day ten years later; a day that is not there ends the day before', () => {
    expect(termOf(localDate('2010-06-30'))).toBe('2020-06-30');
    expect(termOf(localDate('2012-02-29'))).toBe('2022-02-28');
    expect(lastDayOver(localDate('2021-10-18'))).toBe('2011-10-18');
  });

  it('know every end of an appeal, a dispute and a recovery, and nothing that waits', () => {
    expect(Object.keys(DISPUTE.final ?? {}).sort()).toEqual([...SETTLED.dispute].sort());
    const settled: readonly string[] = SETTLED.appeal;
    for (const status of Object.keys(APPEAL.final ?? {})) expect(settled).toContain(status);
    expect(settled).not.toContain('lodged');
    for (const status of SETTLED.recovery) expect(RECOVERY.statuses).toContain(status);
    for (const status of SETTLED.appeal) expect(APPEAL.statuses).toContain(status);
  });
});

describe('records over their term', () => {
  let listId: string;

  it('are found by night, and nothing is removed; whoever is new is not on the list', async () => {
    await night();
    const rows = await lists();
    expect(rows).toHaveLength(1);
    listId = rows[0]?.listId ?? '';
    const list = await show(listId);
    expect(list.items.map(({ name }) => name).sort()).toEqual([OLD.name, OPEN.name].sort());
    await night();
    expect(await lists(), 'the same list again').toHaveLength(1);
    expect(await everything()).toContain(OLD.name);
  });

  it('are proposed by one and decided by another; taken back between', async () => {
    const path = `/api/retention/${listId}`;
    const said = async () => ({ version: (await show(listId)).version, reason: '已逐个看过' });
    expect((await send(clerk, `${path}/proposal`, await said())).body).toMatchObject({ status: 'proposed' });
    expect((await send(clerk, `${path}/withdraw`, await said())).body).toMatchObject({ status: 'found' });
    expect((await send(clerk, `${path}/proposal`, await said())).status).toBe(200);
    expect((await show(listId)).allowed).toEqual(['retention.withdraw']);
    await night();
    expect((await show(listId)).items, 'stays as it was proposed').toHaveLength(2);
  });

  it('are anonymised but for whom something has opened; a search of the whole database finds nothing', async () => {
    const raised = await owner.query(`select 1 from dispute`);
    expect(raised.rows).toEqual([]);
    await owner.query('alter table dispute no force row level security');
    await owner.query(
      `insert into dispute (dispute_id, number, person_id, division_path, subject_type, subject_id, subject_name, fact, kind,
        stated, stated_by, content, channel, brought_on, status, opened_at, opened_by, due_on)
       values (gen_random_uuid(), 'F-1', $1, (select division_path from person_tie where person_id = $1 limit 1), 'class',
        gen_random_uuid(), '-', 'taking-part', 'not-me', '-', '-', '这不是我', 'phone', current_date, 'open', now(),
        gen_random_uuid(), current_date)`,
      [ids.open],
    );
    const values = [OLD.name, numberOf(71), OLD.phone, OLD.card, '139****9777', maskIdentity(numberOf(71))];
    const cards = () =>
      owner.query('select number_last4 from person_bank_account where person_id = $1', [ids.old]);
    const before = await everything();
    expect(before, 'negative control: the search finds what is there').toContain(OLD.name);
    expect(before).toContain('139****9777');
    expect(before).toContain(maskIdentity(numberOf(71)));
    expect((await cards()).rows).toEqual([{ number_last4: '7771' }]);
    const entries = await owner.query('select count(*)::int as n from person');
    const list = await show(listId);
    const decided = await send(second, `/api/retention/${listId}/decision`, {
      ...{ version: list.version, decision: 'passed', opinion: '同意' },
    });
    expect(decided.body).toMatchObject({ status: 'carried-out', anonymised: 1, leftOut: 1 });
    const after = await everything();
    for (const value of values) expect([value, after.includes(value)]).toEqual([value, false]);
    expect((await cards()).rows).toEqual([]);
    expect(after, 'whoever is left out stays').toContain(OPEN.name);
    expect(after, 'and whoever is new').toContain(NEW.name);
    expect((await owner.query('select count(*)::int as n from person')).rows).toEqual(entries.rows);
    expect((await show(listId)).items.map(({ outcome }) => outcome).sort()).toEqual([
      'anonymised',
      'left-out',
    ]);
  });

  it('leave the journal as it was', async () => {
    const report = await verifyJournal(fixture.db, fixture.app.ciphers, { anchorFile: null });
    expect(report).toMatchObject({ ok: true });
  });

  it('are not found again, and a number that is free is registered again', async () => {
    await owner.query('delete from dispute');
    await night();
    const [list] = (await Promise.all((await lists()).map(({ listId }) => show(listId)))).filter(
      ({ status }) => status === 'found',
    );
    expect(list?.items.map(({ name }) => name)).toEqual([OPEN.name]);
    const again = await recordPerson(fixture, clerk.actor, { idNumber: numberOf(71), name: '阮再来' });
    expect(again).not.toBe(ids.old);
  });

  it('fifty confirmations at once anonymise once', async () => {
    const listed = (await lists()).map(({ listId }) => listId);
    const [open] = (await Promise.all(listed.map(show))).filter(({ status }) => status === 'found');
    if (!open) throw new Error('no list');
    const path = `/api/retention/${open.listId}`;
    await send(clerk, `${path}/proposal`, { version: open.version, reason: '已逐个看过' });
    const body = { version: open.version + 1, decision: 'passed', opinion: '同意' };
    const results = await Promise.all(
      Array.from({ length: CONTENDERS }, () => send(second, `${path}/decision`, body)),
    );
    expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
    const lost = results.filter(({ status }) => status !== 200);
    expect(new Set(lost.flatMap(codes))).toEqual(new Set(['wrong-status']));
  });
});
