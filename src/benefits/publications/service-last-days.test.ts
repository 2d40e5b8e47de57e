import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import { decideCalendar, proposeCalendar, seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { type LocalDate, localDate, type Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { publicationTable } from './exports.ts';
import { closePublication } from './service.ts';
import { followCalendar } from './service-last-days.ts';
import { raiseObjection } from './service-raise.ts';
import { publicationView } from './views.ts';

let fixture: ClaimFixture;
let system: Actor;
let security: Actor;
const claims = claimActs(() => fixture, nothingLater);
const { addBudget, approve, as, claimOf } = claims;
const { publish } = publicationActs(() => fixture, claims);

/** The claims are approved here; their publications run over the last week of August 2027, provisional days. */
const APPROVED = '2021-08-20T02:00:00Z';
const OPENED = '2027-08-20T02:00:00Z';
const day = localDate;
const NOTICE = {
  year: 2027,
  holidays: [
    { name: '元旦', from: day('2027-01-01'), through: day('2027-01-03') },
    { name: '春节', from: day('2027-02-05'), through: day('2027-02-12') },
    { name: '清明节', from: day('2027-04-03'), through: day('2027-04-05') },
    { name: '劳动节', from: day('2027-05-01'), through: day('2027-05-05') },
    { name: '端午节', from: day('2027-06-09'), through: day('2027-06-09') },
    { name: '中秋节', from: day('2027-09-15'), through: day('2027-09-15') },
    { name: '国庆节', from: day('2027-10-01'), through: day('2027-10-07') },
  ],
  workDays: [] as LocalDate[],
};
const HOLIDAY = { name: '中秋节', from: day('2027-08-24'), through: day('2027-08-25') };

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
  const nowhere = { scope: { kind: 'public' as const } };
  system = { ...(await addActor(fixture.app, { role: 'system-administrator' })), ...nowhere };
  security = { ...(await addActor(fixture.app, { role: 'security-administrator' })), ...nowhere };
});
beforeEach(async () => {
  await setDays('2027-08-20', '2027-09-30');
});
afterAll(() => fixture.app.db.close());

/** Weekdays are working days, by no notice. */
async function setDays(first: string, last: string) {
  await withTx(fixture.app.db, { kind: 'system' }, async (tx) => {
    await seedWorkingDays(tx);
    await sql`update working_day set is_working = extract(isodow from day) < 6, name = null, source = '临时推算',
        is_provisional = true, proposal_id = null where day between ${first}::date and ${last}::date`.execute(
      tx,
    );
    await sql`update calendar_proposal set status = 'rejected' where status = 'proposed'`.execute(tx);
  });
}
async function approveYear(
  notice: typeof NOTICE,
  follow: Parameters<typeof decideCalendar>[3] = followCalendar,
) {
  const proposed = await actAs(fixture.app, system, (act) =>
    proposeCalendar(act, { ...notice, documentNumber: '国办发明电〔2026〕9号' }),
  );
  const proposalId = value(proposed).proposalId as Uuid;
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      actAs(fixture.app, security, (act) =>
        decideCalendar(act, proposalId, { version: 1, decision: 'passed' }, follow),
      ),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
}
async function opened() {
  fixture.app.clock.set(APPROVED);
  const claimId = await claimOf([{}]);
  await approve(claimId);
  fixture.app.clock.set(OPENED);
  const { publicationId, lastDay } = await publish(claimId);
  expect(lastDay).toBe('2027-08-27');
  return publicationId;
}
const viewOf = async (publicationId: Uuid) => {
  const reader = { actor: fixture.staff.handler, today: fixture.app.clock.today() };
  const view = await readTx(fixture.app.db, fixture.staff.handler.scope, (tx) =>
    publicationView({ tx, ...reader }, publicationId),
  );
  if (!view) throw new Error('no such publication');
  return view;
};
const close = async (publicationId: Uuid) => {
  const { version } = await viewOf(publicationId);
  return as(fixture.staff.handler, (act) => closePublication(act, publicationId, version));
};
let telephones = 0;
const object = (publicationId: Uuid) =>
  as(THE_PUBLIC, (act) =>
    raiseObjection(act, fixture.law.settings, publicationId, {
      lineNo: 1,
      content: '此人没有参加过培训',
      name: '何平',
      phone: `1390635${String(++telephones).padStart(4, '0')}`,
      address: `10.0.1.${telephones}`,
    }),
  );
const journal = async (objectId: Uuid) => {
  const { rows } = await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql<{ event: string; detail: object }>`select event, detail from journal_entry
      where object_id = ${objectId} and event in ('publication-extended', 'due-day-moved') order by seq`.execute(
      tx,
    ),
  );
  return rows;
};
const dueOf = async (objectionId: Uuid) => {
  const { rows } = await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql<{ dueOn: string }>`select due_on from objection where objection_id = ${objectionId}`.execute(tx),
  );
  return rows[0]?.dueOn;
};

describe('an approved year of working days', () => {
  it('makes the last day later where a weekday becomes a holiday, and tells both days', async () => {
    const publicationId = await opened();
    fixture.app.clock.set('2027-08-23T02:00:00Z');
    const { objectionId } = value(await object(publicationId));
    expect(await dueOf(objectionId)).toBe('2027-08-24');
    await approveYear({ ...NOTICE, holidays: [...NOTICE.holidays, HOLIDAY] });
    const view = await viewOf(publicationId);
    expect(view).toMatchObject({ lastDay: '2027-08-31', announcedLastDay: '2027-08-27', workingDays: 5 });
    expect(publicationTable(view, [], fixture.law.policies.vocabulary).title).toContain(
      '公示期 2027-08-20 至 2027-08-27，顺延至 2027-08-31',
    );
    expect(await journal(publicationId)).toMatchObject([
      { event: 'publication-extended', detail: { from: '2027-08-27', to: '2027-08-31' } },
    ]);
    expect(await dueOf(objectionId)).toBe('2027-08-26');
    expect(await journal(objectionId)).toMatchObject([
      { event: 'due-day-moved', detail: { from: '2027-08-24', to: '2027-08-26' } },
    ]);
    // On a day after the announced one anybody may still object, and nobody ends it.
    fixture.app.clock.set('2027-08-30T02:00:00Z');
    value(await object(publicationId));
    expect(codes(await close(publicationId))).toEqual(['publication-running']);
    fixture.app.clock.set('2027-09-01T02:00:00Z');
    expect(value(await close(publicationId))).toMatchObject({ status: 'closed', extendedTo: null });
  });

  it('brings no announced day forward where a day off becomes a working day', async () => {
    const publicationId = await opened();
    const { objectionId } = value(await object(publicationId));
    expect(await dueOf(objectionId)).toBe('2027-08-23');
    await approveYear({ ...NOTICE, workDays: [day('2027-08-21'), day('2027-08-22')] });
    expect(await viewOf(publicationId)).toMatchObject({
      lastDay: '2027-08-27',
      announcedLastDay: '2027-08-27',
      version: 1,
    });
    expect(await dueOf(objectionId)).toBe('2027-08-23');
    expect([...(await journal(publicationId)), ...(await journal(objectionId))]).toEqual([]);
    // Nor does anything else.
    await expect(
      withTx(fixture.app.db, { kind: 'system' }, (tx) =>
        sql`update publication set last_day = '2027-08-26' where publication_id = ${publicationId}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow();
  });

  it('known too late is caught at the end: the missing days run from then on', async () => {
    const publicationId = await opened();
    const control = await opened();
    // Control: the days follow only because something makes them follow.
    await approveYear({ ...NOTICE, holidays: [...NOTICE.holidays, HOLIDAY] }, async () => 0);
    expect(await viewOf(publicationId)).toMatchObject({ lastDay: '2027-08-27' });
    fixture.app.clock.set('2027-09-01T02:00:00Z');
    expect(value(await close(publicationId))).toEqual({
      publicationId,
      status: 'open',
      version: 2,
      extendedTo: '2027-09-03',
      payableLines: 0,
      contestedLines: 0,
    });
    expect((await viewOf(publicationId)).lines.map(({ status }) => status)).toEqual(['published']);
    value(await object(publicationId));
    expect(codes(await close(publicationId))).toEqual(['publication-running']);
    fixture.app.clock.set('2027-09-04T02:00:00Z');
    expect(value(await close(publicationId))).toMatchObject({ status: 'closed', contestedLines: 1 });
    // Control: with the working days as they were counted first, the same publication ends.
    await setDays('2027-08-20', '2027-09-30');
    expect(value(await close(control))).toMatchObject({ status: 'closed', payableLines: 1 });
  });

  it('at the end, of 50 who end a short publication, one extends it', async () => {
    const publicationId = await opened();
    await approveYear({ ...NOTICE, holidays: [...NOTICE.holidays, HOLIDAY] }, async () => 0);
    fixture.app.clock.set('2027-09-01T02:00:00Z');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.handler, (act) => closePublication(act, publicationId, 1)),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await journal(publicationId)).toHaveLength(1);
  });
});
