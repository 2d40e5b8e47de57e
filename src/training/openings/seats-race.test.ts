import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { DatabaseRefusal, readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { type ClassFixture, classFixture, codes } from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { findOpening } from './store.ts';
import { seatsOf } from './store-seats.ts';

let fixture: ClassFixture;
const { openFor, people, enrol } = openingActs(() => ({ ...fixture, handler: fixture.staff.handler }));
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

const seen = (openingId: Uuid) =>
  readTx(fixture.app.db, { kind: 'system' }, async (tx) => ({
    opening: await findOpening(tx, openingId),
    seats: await seatsOf(tx, openingId),
  }));

describe('two hundred people and forty seats at once', () => {
  /** Whoever is told that the system is busy presses again; the act has not happened then. */
  const press = async (who: Actor, openingId: Uuid): ReturnType<typeof enrol> => {
    try {
      return await enrol(who, openingId);
    } catch (error) {
      if (!(error instanceof DatabaseRefusal) || error.code !== 'database-busy') throw error;
      return press(who, openingId);
    }
  };

  it('forty seats, a hundred and sixty in the queue by number, nobody twice, none lost', async () => {
    const { openingId } = await openFor(40, { name: '抢名额的班' });
    const crowd = await people(Array.from({ length: 200 }, (_, at) => 1_000 + at));
    // Ten of them from two phones at once.
    const tried = await Promise.all([...crowd, ...crowd.slice(0, 10)].map((who) => press(who, openingId)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(200);
    expect(tried.flatMap(codes)).toEqual(Array.from({ length: 10 }, () => 'already-enrolled'));
    const { opening, seats } = await seen(openingId);
    expect(opening).toMatchObject({ taken: 40, queued: 160, lastNumber: 200 });
    expect(new Set(seats.map(({ personId }) => personId)).size).toBe(200);
    const byNumber = [...seats].sort((x, y) => x.number - y.number);
    expect(byNumber.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
    expect(byNumber.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 40 }, () => 'held'),
      ...Array.from({ length: 160 }, () => 'queued'),
    ]);
  }, 120_000);

  it('without the lock of the opening, numbers are taken twice and people are lost (negative control)', async () => {
    const { openingId } = await openFor(10, { name: '没有锁的班' });
    const crowd = await people(Array.from({ length: 50 }, (_, at) => 2_000 + at));
    const owner = await fixture.app.db.owner();
    try {
      await owner.query(
        `create or replace function lock_opening(opening uuid) returns boolean language sql as 'select true'`,
      );
    } finally {
      await owner.end();
    }
    const tried = await Promise.allSettled(crowd.map((who) => enrol(who, openingId)));
    expect(tried.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(50);
  }, 120_000);
});
