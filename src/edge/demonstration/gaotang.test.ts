import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database-fixture.ts';
import { GAOTANG } from './gaotang.ts';

// Gaotang as people find it: classes to enrol in, and people with different stories.

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ filled: 'county' });
});
afterAll(() => db?.close());

const rowsOf = async <T>(query: ReturnType<typeof sql<T>>) =>
  (await readTx(db, { kind: 'system' }, (tx) => query.execute(tx))).rows;

describe('classes that people may enrol in', () => {
  it('are three: one seat left, plenty of seats, full with somebody who waits', async () => {
    const rows = await rowsOf(sql<Record<string, unknown>>`
      select c.name, c.status as class, o.status, o.seats, o.taken, o.queued, o.queue_order as "order"
      from class_opening o join training_class c on c.class_id = o.class_id order by c.start_on`);
    expect(rows).toEqual([
      {
        name: '保育员秋季班',
        class: 'draft',
        status: 'open',
        seats: 10,
        taken: 9,
        queued: 0,
        queueOrder: 'focus-groups',
      },
    ]);
  });
  it('prints', async () => {
    console.log(
      await rowsOf(sql`select a.login, s.number, s.status, r.benefit, r.status as reserved, r.amount_fen, r.rule_key
      from account a join seat s on s.person_id = a.person_id left join entitlement_reservation r on r.seat_id = s.seat_id order by s.opening_id, s.number`),
    );
    console.log(await rowsOf(sql`select count(*)::int from claim_line l where l.status='paid'`));
  });
});
