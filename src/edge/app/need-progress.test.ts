import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { addDays, localDate, type PersonId } from '../../platform/kernel/index.ts';
import { needsOf, recordNeed } from '../../registry/needs/index.ts';
import { lapseOldMarks, matchNeeds } from '../../registry/needs/jobs.ts';
import { type ClaimFixture, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { leaveSeat } from '../../training/openings/index.ts';
import { needProgress } from './need-progress.ts';

// What openings, rosters and results make of wishes that wait.

let fixture: ClaimFixture;
const { openFor, people, enrol } = openingActs(() => ({
  app: fixture.app,
  school: fixture.institution,
  handler: fixture.staff.handler,
}));
beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

/** The occupation of the classes that the fixture files. */
const CARER = '4-10-01-03';
const dayFromNow = (days: number) => addDays(fixture.app.clock.today(), days);
const place = { divisionPath: PATH, villageCode: null };
const wishes = (personId: PersonId, occupationCode: string, more: { askedOn?: string } = {}) =>
  actAs(fixture.app, fixture.staff.handler, (act) =>
    recordNeed(act, {
      ...{ personId, place, occupationCode, kind: 'training', destination: 'stay', channel: 'station' },
      ...(more.askedOn === undefined ? {} : { askedOn: localDate(more.askedOn) }),
    }),
  );
/** The job of the night, as the system does it; gives how many wishes changed and how many lines it wrote. */
async function night(): Promise<{ changed: number; lines: number }> {
  let lines = 0;
  const { app } = fixture;
  return withTx(app.db, { kind: 'system' }, async (tx) => {
    const act = { ...app, tx, actor: fixture.staff.handler, requestId: app.ids.uuid() } as unknown as Act;
    const recording: Act = {
      ...act,
      record: async () => {
        lines += 1;
      },
    };
    const { changed } = await matchNeeds(recording, needProgress, null);
    await lapseOldMarks(recording);
    return { changed, lines };
  });
}
const wishOf = (personId: PersonId) =>
  withTx(fixture.app.db, { kind: 'system' }, async (tx) => (await needsOf(tx, personId))[0]);

describe('a wish that waits', () => {
  it('is planned by a place in a class of the occupation, open again when it is given up, and the night repeats nothing', async () => {
    const { openingId, classId } = await openFor(
      5,
      { name: '护理班', startOn: dayFromNow(10), endOn: dayFromNow(20) },
      { openUntil: dayFromNow(9) },
    );
    const [who] = await people([601]);
    if (!who) throw new Error('nobody');
    const personId = who.personId as PersonId;
    value(await wishes(personId, CARER));
    expect((await night()).changed).toBe(0);
    const seat = value(await enrol(who, openingId));
    expect(await night()).toEqual({ changed: 1, lines: 1 });
    expect(await wishOf(personId)).toMatchObject({ status: 'planned', classId });
    expect(await night()).toEqual({ changed: 0, lines: 0 });
    value(await actAs(fixture.app, who, (act) => leaveSeat(act, seat.seatId, personId)));
    expect((await night()).changed).toBe(1);
    expect(await wishOf(personId)).toMatchObject({ status: 'open', classId: null, plannedOn: null });
  });

  it('is served by the result of a class that she asked for in time', async () => {
    const { personIds } = await fixture.addClass([{}]);
    const [personId] = personIds as [PersonId];
    const [taught] = await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
      needProgress.classesOf(tx, [personId]),
    );
    expect(taught?.resultOn).not.toBeNull();
    value(await wishes(personId, taught?.occupationCode ?? '', { askedOn: taught?.since ?? '' }));
    expect((await night()).changed).toBe(1);
    expect(await wishOf(personId)).toMatchObject({
      status: 'served',
      servedBy: 'class',
      servedOn: taught?.resultOn,
    });
    // A further wish of the same occupation is another one.
    expect(value(await wishes(personId, taught?.occupationCode ?? '')).isNew).toBe(true);
  });

  it('lapses when nobody asked for longer than its term', async () => {
    const [who] = await people([602]);
    const personId = who?.personId as PersonId;
    value(await wishes(personId, '4-10-01-05'));
    const before = fixture.app.clock.now();
    fixture.app.clock.set('2027-01-01T02:00:00Z');
    try {
      await night();
      expect(await wishOf(personId)).toMatchObject({ status: 'lapsed', endedOn: '2027-01-01' });
    } finally {
      fixture.app.clock.set(before.toISOString());
    }
  });
});
