import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { DEMONSTRATION_PASSWORD } from '../../platform/access/index.ts';
import { type AppFixture, openAppFixture, PASSWORD, type SignedIn } from '../../testing/app-fixture.ts';
import type { workListReply } from './contract.ts';
import type { assessmentsReply, countiesReply, teachingReply } from './contract-first.ts';

let fixture: AppFixture;
const sessions = new Map<string, SignedIn>();

async function read<T>(login: string, path: string): Promise<T> {
  const session =
    sessions.get(login) ??
    (await fixture.signIn(login, login.startsWith('other') ? PASSWORD : DEMONSTRATION_PASSWORD));
  sessions.set(login, session);
  const reply = await fixture.send(session, 'GET', path);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body as T;
}

/** Changes of the county that no act makes, as its owner. */
async function change(text: string): Promise<void> {
  const owner = await fixture.db.owner();
  await owner.query(`set app.scope_kind = 'system'`);
  await owner.query(text);
  await owner.end();
}

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
}, 60_000);
afterAll(() => fixture.close());

describe('before an account is disabled', () => {
  it('says what waits for its role, and whether somebody else could do it', async () => {
    const work = async (login: string) => {
      const accounts = await read<{ rows: { login: string; accountId: string }[] }>(
        'secadmin',
        '/api/accounts?limit=500',
      );
      const id = accounts.rows.find((row) => row.login === login)?.accountId;
      return read<{ waiting: number; others: number }>('secadmin', `/api/accounts/${id}/open-work`);
    };
    const list = await read<z.infer<typeof workListReply>>('reviewer1', '/api/work-list');
    const reviews = list.rows.filter(({ kind }) => kind.endsWith('first-review'));
    expect(await work('reviewer1')).toEqual({ waiting: reviews.length, others: 0 });
    expect(reviews.length).toBeGreaterThan(0);
    expect((await work('reviewer2')).others).toBe(2);
    expect(await work('qinghe')).toEqual({ waiting: 0, others: 0 });
  });
});

describe('the work list', () => {
  it('is read by every role that works', async () => {
    const logins = ['handler', 'reviewer1', 'reviewer2', 'finance', 'qinghe', 'luyue', 'assessor', 'teacher'];
    for (const login of logins)
      expect((await read<z.infer<typeof workListReply>>(login, '/api/work-list')).rows).toBeInstanceOf(Array);
  });
});

describe('the first page of a viewer', () => {
  it('lists the counties with the figures of the year, each of which agrees with its list', async () => {
    for (const login of ['city', 'province']) {
      const counties = await read<z.infer<typeof countiesReply>>(login, '/api/counties');
      expect(counties.year).toBe(2021);
      expect(counties.rows.map(({ divisionCode }) => divisionCode)).toEqual(['371526']);
      expect(counties.withoutAny).toBeGreaterThan(0);
      const [county] = counties.rows;
      const classes = await read<{ total: number }>(login, '/api/classes?divisionCode=371526&limit=1');
      // What an institution has not filed yet is in the list, and is no class of the year.
      const drafts = await read<{ total: number }>(
        login,
        '/api/classes?divisionCode=371526&status=draft&limit=1',
      );
      const claims = await read<{ total: number }>(login, '/api/claims?divisionCode=371526&limit=1');
      expect(county).toMatchObject({ classes: classes.total - drafts.total, claims: claims.total });
      expect(county?.persons).toBeGreaterThan(0);
      expect(county?.paidFen).toBeGreaterThan(0);
    }
    for (const list of ['classes', 'claims']) {
      const path = `/api/${list}?divisionCode=371502&limit=1`;
      expect(await read<{ total: number }>('city', path)).toMatchObject({ total: 0 });
    }
  });

  it('counts a review past its time, and its work list names it', async () => {
    const before = await read<z.infer<typeof countiesReply>>('city', '/api/counties');
    const late = await read<z.infer<typeof workListReply>>('city', '/api/work-list');
    expect(before.rows[0]?.overdue).toBe(late.overdue);
    // What an institution would do in villages the city decides itself.
    const own = late.rows.filter(({ kind }) => kind === 'village-delivery-decide');
    expect(own).toMatchObject([{ clause: 'LN-2-8', what: '送培训到村' }]);
    const others = late.rows.filter((row) => !own.includes(row));
    expect(others.every(({ bucket }) => bucket === 'overdue')).toBe(true);
  });
});

describe('the first page of a teacher', () => {
  it('shows the classes of her institution, her own first, and no other institution', async () => {
    const { classes } = await read<z.infer<typeof teachingReply>>('teacher', '/api/teaching');
    const theirs = await read<{ rows: { classId: string }[] }>('qinghe', '/api/classes?limit=200');
    const ids = theirs.rows.map(({ classId }) => classId);
    expect(classes.length).toBeGreaterThan(0);
    expect(classes.every(({ classId }) => ids.includes(classId))).toBe(true);
    expect(classes.map(({ isMine }) => isMine)).toEqual(
      classes.map(({ isMine }) => isMine).sort((a, b) => Number(b) - Number(a)),
    );
  });

  it('asks for the attendance of days that are over', async () => {
    const { classes } = await read<z.infer<typeof teachingReply>>('teacher', '/api/teaching');
    const [taught] = classes.filter(({ taughtDays, recordedDays }) => taughtDays === recordedDays);
    if (!taught) throw new Error('the demonstration has no class with all its attendance');
    const work = () => read<z.infer<typeof workListReply>>('teacher', '/api/work-list');
    expect((await work()).rows.map(({ link }) => link.id)).not.toContain(taught.classId);
    await change(`alter table training_class disable trigger user;
      update training_class set status = 'approved', approved_on = start_on where class_id = '${taught.classId}';
      update attendance_calendar set slots = slots[1:2] where class_id = '${taught.classId}';
      alter table training_class enable trigger user`);
    const row = (await work()).rows.find(({ link }) => link.id === taught.classId);
    expect(row).toMatchObject({ kind: 'attendance-missing', link: { type: 'class' } });
    expect(row?.count).toBe(taught.taughtDays - 1);
  });
});

describe('the first page of an assessment body', () => {
  const rowsOf = async (login: string) =>
    (await read<z.infer<typeof assessmentsReply>>(login, '/api/assessments')).rows;

  it('lists classes of its county with counts, those without results first', async () => {
    const before = await rowsOf('assessor');
    const [done] = before.filter(({ assessed, enrolled }) => assessed === enrolled);
    if (!done) throw new Error('the demonstration has no class with all its results');
    await change(`delete from assessment_result where class_id = '${done.classId}'`);
    const after = await rowsOf('assessor');
    expect(after[0]).toMatchObject({ enrolled: done.enrolled, assessed: 0, passed: 0 });
    expect(after.map(({ classId }) => classId).sort()).toEqual(before.map(({ classId }) => classId).sort());
    expect(JSON.stringify(after)).not.toMatch(/\d{17}[\dX]/);
  });

  it('shows nothing to a body of another county, nor to an organisation that assesses nobody', async () => {
    const { actor } = await fixture.signIn('qinghe', DEMONSTRATION_PASSWORD);
    if (actor.organisationId === null) throw new Error('the account has no organisation');
    await fixture.account('other-body', 'assessment-body', { organisationId: actor.organisationId });
    expect(await rowsOf('other-body')).toEqual([]);
    await change(`update organisation set division_code = '371525', division_path = 'd37.d15.d25'
      where is_assessment_body`);
    expect(await rowsOf('assessor')).toEqual([]);
  });
});
