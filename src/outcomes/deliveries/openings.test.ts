import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, type Actor, machineActor } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { actAs, type ClassFixture, classFixture, value } from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { allowOpening, closeOpening, reopenOpening, stopOpening } from '../../training/openings/service.ts';
import { cancelOpening, leaveSeat, takeRoster } from '../../training/openings/service-seats.ts';
import { findOpening } from '../../training/openings/store.ts';
import { tellPersons } from './service-tell.ts';

// What whoever enrolled herself is told of her place; nobody here has a phone, so each message is a notice to print.

let fixture: ClassFixture;
const { openFor, people, enrol } = openingActs(() => ({ ...fixture, handler: fixture.staff.handler }));
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, who, work);
const system = { kind: 'system' } as const;

/** One step by the system. */
async function step<T>(work: (act: Act) => Promise<T>): Promise<T> {
  const { app } = fixture;
  const actor = { ...(await machineActor(app, 'scheduler', '定时任务')), scope: system };
  return withTx(
    app.db,
    system,
    (tx) => work({ ...app, tx, actor, requestId: app.ids.uuid() as Uuid, async record() {} }),
    { idempotent: true },
  );
}

interface Told {
  readonly personId: string;
  readonly kind: string;
  readonly content: string;
}
/** What these people have been told so far, once the job has run twice: each a list of kinds, the first first. */
async function told(...whom: readonly Actor[]): Promise<string[][]> {
  await step((act) => tellPersons(act, true));
  expect((await step((act) => tellPersons(act, true))).told, 'nothing twice').toBe(0);
  const owner = await fixture.app.db.owner();
  try {
    await owner.query(`set app.scope_kind = 'system'`);
    const { rows } = await owner.query<Told>(
      `select person_id::text as "personId", kind, content from delivery_slip order by number`,
    );
    return whom.map(({ personId }) =>
      rows.filter((row) => row.personId === String(personId)).map(({ kind }) => kind),
    );
  } finally {
    await owner.end();
  }
}
const version = (openingId: Uuid) => step(async ({ tx }) => (await findOpening(tx, openingId))?.version ?? 0);
async function turn(openingId: Uuid, by: typeof closeOpening | typeof reopenOpening): Promise<void> {
  const at = await version(openingId);
  value(await as(fixture.school, (act) => by(act, openingId, at)));
}

describe('whoever enrolled herself is told', () => {
  it('of her seat or place in the queue, once that it closed while she waits, then of the roster', async () => {
    const { openingId } = await openFor(1, { name: '告知的班' });
    const [a, b, c] = (await people([700, 701, 702])) as [Actor, Actor, Actor];
    value(await enrol(a, openingId));
    value(await enrol(b, openingId));
    const third = value(await enrol(c, openingId));
    value(await as(c, (act) => leaveSeat(act, third.seatId, c.personId as PersonId)));
    expect(await told(a, b, c), 'who has left by then hears nothing').toEqual([
      ['seat-held'],
      ['seat-queued'],
      [],
    ]);
    await turn(openingId, closeOpening);
    expect(await told(a, b)).toEqual([['seat-held'], ['seat-queued', 'opening-closed']]);
    await turn(openingId, reopenOpening);
    await turn(openingId, closeOpening);
    const at = await version(openingId);
    value(await as(fixture.school, (act) => takeRoster(act, { openingId, version: at }, () => false)));
    expect(await told(a, b), 'closed twice and filed, told once').toEqual([
      ['seat-held', 'seat-enrolled'],
      ['seat-queued', 'opening-closed'],
    ]);
    const again = await version(openingId);
    await as(fixture.school, (act) => takeRoster(act, { openingId, version: again }, () => false));
    expect((await told(a))[0]).toEqual(['seat-held', 'seat-enrolled']);
  });

  it('that the county stops the enrolment, lets it go on, and each time again; others are not', async () => {
    const { openingId } = await openFor(1, { name: '叫停的班', startOn: '2021-08-02', endOn: '2021-08-13' });
    const { openingId: other } = await openFor(2, {
      name: '别的班',
      startOn: '2021-09-06',
      endOn: '2021-09-17',
    });
    const [a, b, c] = (await people([710, 711, 712])) as [Actor, Actor, Actor];
    value(await enrol(a, openingId));
    value(await enrol(b, openingId));
    value(await enrol(c, other));
    const { handler } = fixture.staff;
    for (const _ of [1, 2]) {
      const at = await version(openingId);
      const stopped = value(
        await as(handler, (act) => stopOpening(act, openingId, { version: at, reason: '说明里许诺了补贴' })),
      );
      await told();
      value(await as(handler, (act) => allowOpening(act, openingId, stopped.version)));
      await told();
    }
    const both = ['opening-stopped', 'opening-allowed'];
    expect(await told(a, b, c)).toEqual([
      ['seat-held', ...both, ...both],
      ['seat-queued', ...both, ...both],
      ['seat-held'],
    ]);
    const at = await version(openingId);
    value(
      await as(fixture.school, (act) => cancelOpening(act, openingId, { version: at, reason: '老师病了' })),
    );
    expect((await told(a))[0]?.at(-1)).toBe('opening-cancelled');
  });

  it('that the class is filed, by the second review that passes and once (control: not while it is reviewed)', async () => {
    const { classId, openingId } = await openFor(2, {
      name: '备案的班',
      startOn: '2021-10-11',
      endOn: '2021-10-22',
    });
    const [a] = (await people([720])) as [Actor];
    value(await enrol(a, openingId));
    const at = await version(openingId);
    value(await as(fixture.school, (act) => takeRoster(act, { openingId, version: at }, () => false)));
    const reviewed = (decision: string) =>
      as(fixture.staff.secondReviewer, async (act) => {
        await act.record({
          event: 'class-second-reviewed',
          objectType: 'class',
          objectId: classId,
          divisionPath: fixture.staff.handler.divisionPath,
          detail: { decision },
        });
        return { ok: true as const, value: null };
      });
    await reviewed('returned');
    expect((await told(a))[0]).toEqual(['seat-held', 'seat-enrolled']);
    await reviewed('passed');
    await reviewed('passed');
    expect((await told(a))[0]).toEqual(['seat-held', 'seat-enrolled', 'class-approved']);
  });
});
