import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { DatabaseRefusal } from '../db/index.ts';
import { type JobDefinition, type JobRunner, openJobRunner } from './index.ts';

const DAY_MS = 86_400_000;
const DAILY = { dailyAt: '03:10' } as const;

interface Shown {
  readonly name: string;
  readonly dueAt: string;
  readonly result: string | null;
  readonly fault: string | null;
  readonly attempts: number;
}

describe('dated jobs', () => {
  let fixture: AppFixture;
  let administrator: SignedIn;
  let runs: string[][];
  let fails: Error | null;
  const job: JobDefinition = {
    name: 'forget-requests',
    schedule: DAILY,
    async work(run) {
      if (fails) throw fails;
      runs.push([...run.days]);
      return '办了。';
    },
  };
  const open = () => openJobRunner(fixture.app, [job]);
  const withRunner = async (work: (runner: JobRunner) => Promise<void>) => {
    const runner = await open();
    try {
      await work(runner);
    } finally {
      await runner.stop();
    }
  };
  const shown = async (): Promise<Shown | undefined> => {
    const { body } = await fixture.send(administrator, 'GET', '/api/jobs');
    return (body as { rows: Shown[] }).rows.find(({ name }) => name === job.name);
  };
  const wait = (milliseconds: number) => {
    const { clock } = fixture.app;
    clock.setOffset(clock.offsetMs + milliseconds);
  };

  beforeAll(async () => {
    fixture = await openAppFixture();
    await fixture.account('administrator', 'system-administrator');
    await fixture.account('handler', 'county-handler', { divisionCode: '371526' });
    administrator = await fixture.signIn('administrator');
  });
  beforeEach(() => {
    runs = [];
    fails = null;
  });
  afterAll(() => fixture?.close());

  it('run when the clock of the application says so, once, and again the next day', () =>
    withRunner(async (runner) => {
      await runner.tick();
      expect(runs).toEqual([]);
      expect(await shown()).toMatchObject({ dueAt: '2021-10-11T19:10:00.000Z', result: null });
      wait(DAY_MS);
      await Promise.all([runner.tick(), runner.tick()]);
      await runner.tick();
      expect(runs).toEqual([['2021-10-12']]);
      expect(await shown()).toMatchObject({
        dueAt: '2021-10-12T19:10:00.000Z',
        result: '办了。',
        fault: null,
      });
    }));

  it('run once after a stop of days, and are told which days they missed', async () => {
    wait(4 * DAY_MS);
    await withRunner(async (runner) => {
      await runner.tick();
      await runner.tick();
    });
    expect(runs).toEqual([['2021-10-13', '2021-10-14', '2021-10-15', '2021-10-16']]);
  });

  it('run once when two processes look at the same moment', async () => {
    const runners = await Promise.all([open(), open()]);
    wait(DAY_MS);
    await Promise.all(runners.map((runner) => runner.tick()));
    await Promise.all(runners.map((runner) => runner.tick()));
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(runs).toEqual([['2021-10-17']]);
  });

  it('show their fault, are tried again later, and then cover the same days', () =>
    withRunner(async (runner) => {
      wait(DAY_MS);
      fails = new Error('a secret of the program');
      await runner.tick();
      const failed = await shown();
      expect(failed).toMatchObject({ attempts: 1 });
      expect(failed?.fault).toContain('自动重试');
      expect(JSON.stringify(failed)).not.toContain('secret');
      await runner.tick();
      expect(await shown(), 'not at once').toMatchObject({ attempts: 1 });
      wait(61_000);
      fails = new DatabaseRefusal('backup-damaged', '磁盘上的文件已损坏。');
      await runner.tick();
      expect(await shown()).toMatchObject({ attempts: 2, fault: '磁盘上的文件已损坏。' });
      wait(301_000);
      fails = null;
      await runner.tick();
      expect(runs).toEqual([['2021-10-18']]);
      expect(await shown()).toMatchObject({ attempts: 0, fault: null, result: '办了。' });
    }));

  it('run at once when the administrator says so; of fifty who say so one is heard', () =>
    withRunner(async (runner) => {
      const url = `/api/jobs/${job.name}/runs`;
      const replies = await Promise.all(
        Array.from({ length: 50 }, () => fixture.send(administrator, 'POST', url, {})),
      );
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(replies.filter(({ text }) => text.includes('job-already-due'))).toHaveLength(49);
      await runner.tick();
      expect(runs).toEqual([[]]);
      expect((await fixture.send(administrator, 'POST', '/api/jobs/no-such-job/runs', {})).status).toBe(404);
      const handler = await fixture.signIn('handler');
      expect((await fixture.send(handler, 'POST', url, {})).status).toBe(403);
    }));

  it('are those of the modules: staged files that nobody used and strays of a stop are removed', async () => {
    const { folder } = fixture.deps.files;
    const content = '%PDF-1.4\n%%EOF\n';
    const payload = `--b\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n${content}\r\n--b--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const handler = await fixture.signIn('handler');
    expect((await fixture.send(handler, 'POST', '/api/files', payload, { headers })).status).toBe(200);
    const [shard = ''] = await readdir(folder);
    const old = (fixture.wallClock.now().getTime() - 2 * DAY_MS) / 1000;
    for (const name of ['a'.repeat(64), `${'b'.repeat(64)}.partial`]) {
      await writeFile(join(folder, shard, name), 'left by a stop');
      await utimes(join(folder, shard, name), old, old);
    }
    const inFolder = async () => (await readdir(join(folder, shard))).length;
    expect(await inFolder()).toBe(3);
    const runner = await openJobRunner(fixture.app, fixture.deps.jobs);
    await runner.tick();
    expect(await inFolder(), 'what is not a day old stays').toBe(1);
    wait(25 * 3_600_000);
    await runner.tick();
    await runner.stop();
    expect(await inFolder()).toBe(0);
    const owner = await fixture.db.owner();
    const { rows } = await owner.query(
      "select j.detail, a.login from journal_entry j join account a using (account_id) where event = 'staged-files-removed'",
    );
    await owner.end();
    expect(rows).toEqual([{ detail: { count: 1 }, login: 'scheduler' }]);
  });
});
