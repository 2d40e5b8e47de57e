import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlState, withTx } from '../../platform/db/index.ts';
import { divisionPathOf, done, type PersonId } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { registerPersons } from './service.ts';
import { tiePersons } from './store.ts';

const COUNTY = '371526';
const PATH = divisionPathOf(COUNTY);
/** So many that two lists are certainly under way at once. */
const PEOPLE = 3_000;
const ROUNDS = 5;

let app: TestApp;
let staff: Staff;
let people: { name: string; idNumber: ReturnType<typeof testResidentId>; confirmed: boolean }[];
let ids: PersonId[];

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source)
      values ('371526', '高唐县', 'county', 'd37.d15.d26', 'test')`.execute(tx),
  );
  staff = await addStaff(app, COUNTY);
  people = Array.from({ length: PEOPLE }, (_, n) => ({
    name: `秦某${'甲乙丙丁戊己'[n % 6]}`,
    idNumber: testResidentId(60_000 + n),
    confirmed: true,
  }));
  ids = (await register(people, PATH)).ids;
});
afterAll(() => app.db.close());

/** Registers a list in one act; says how often the act began. */
async function register(list: typeof people, divisionPath: string, phone?: string) {
  let begun = 0;
  const rows = list.map((person) => (phone === undefined ? person : { ...person, phone }));
  const found = value(
    await actAs(app, { ...staff.handler, scope: { kind: 'system' } }, async (act) => {
      begun += 1;
      return done(await registerPersons(act, rows, { divisionPath, organisationId: null }));
    }),
  );
  return { ids: found, begun };
}

describe('two lists that name the same people in opposite orders', () => {
  it('never wait for each other in a circle, with new ties, search keys and phones', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const place = `${PATH}.t${round}`;
      const phone = `1990000000${round}`;
      const [one, other] = await Promise.all([
        register(people, place, phone),
        register([...people].reverse(), place, phone),
      ]);
      expect([one.begun, other.begun]).toEqual([1, 1]);
      expect(one.ids).toEqual(ids);
      expect([...other.ids].reverse()).toEqual(ids);
      const { rows } = await withTx(app.db, { kind: 'system' }, (tx) =>
        sql<{ people: number }>`select count(distinct person_id)::int as people from person_search
          where place = ${place}`.execute(tx),
      );
      expect(rows).toEqual([{ people: PEOPLE }]);
    }
  });

  it('would, were they tied in the order of the lists (negative control)', async () => {
    let circles = 0;
    for (let round = 0; round < 4 * ROUNDS && circles === 0; round++) {
      const tie = { divisionPath: `${PATH}.c${round}`, organisationId: null };
      const settled = await Promise.allSettled(
        [ids, [...ids].reverse()].map((order) =>
          withTx(app.db, { kind: 'system' }, (tx) => tiePersons(tx, order, tie)),
        ),
      );
      circles += settled.filter(
        (one) => one.status === 'rejected' && sqlState(one.reason) === '40P01',
      ).length;
    }
    expect(circles).toBeGreaterThan(0);
  });
});
