import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { divisionPathOf, done, type LocalDate, type PersonId } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { registerPersons } from './service.ts';
import { recordFacts } from './service-facts.ts';

const COUNTY = '371526';
let app: TestApp;
let staff: Staff;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source) values
      ('371526', '高唐县', 'county', 'd37.d15.d26', 'test')`.execute(tx),
  );
  staff = await addStaff(app, COUNTY);
});
afterAll(() => app.db.close());

let next = 8_000;
async function worker(): Promise<PersonId> {
  const [personId] = value(
    await actAs(app, staff.handler, async (act) =>
      done(
        await registerPersons(act, [{ idNumber: testResidentId(next++), name: '劳动者', confirmed: true }], {
          divisionPath: divisionPathOf(COUNTY),
          organisationId: null,
        }),
      ),
    ),
  );
  if (personId === undefined) throw new Error('nobody was registered');
  await addActor(app, { role: 'worker', personId });
  return personId;
}
const recorded = (personId: PersonId, status: 'normal' | 'dead' | 'cancelled', knownOn: string) =>
  actAs(app, staff.handler, async (act) => {
    await recordFacts(act, [
      {
        personId,
        kind: 'population',
        knownOn: knownOn as LocalDate,
        sourceDepartment: 'public-security',
        answerId: null,
        payload: { status, ...(status === 'normal' ? {} : { statusOn: knownOn }) },
      },
    ]);
    return done(null);
  });
const account = async (personId: PersonId) => {
  const { rows } = await readTx(app.db, { kind: 'system' }, (tx) =>
    sql<{
      status: string;
      closedForDeath: boolean;
    }>`select status, closed_for_death from account where person_id = ${personId}`.execute(tx),
  );
  return rows[0];
};
const OPEN = { status: 'active', closedForDeath: false };
const CLOSED = { status: 'disabled', closedForDeath: true };

describe('the account of somebody of whom a death is recorded', () => {
  it('is closed, and open again when the death is taken back', async () => {
    const personId = await worker();
    value(await recorded(personId, 'normal', '2021-05-01'));
    expect(await account(personId)).toEqual(OPEN);
    value(await recorded(personId, 'dead', '2021-06-01'));
    expect(await account(personId)).toEqual(CLOSED);
    // An older answer does not bring anybody back.
    value(await recorded(personId, 'normal', '2021-05-15'));
    expect(await account(personId)).toEqual(CLOSED);
    value(await recorded(personId, 'normal', '2021-06-20'));
    expect(await account(personId)).toEqual(OPEN);
  });

  it('stays as it is when only the household register was left (negative control)', async () => {
    const personId = await worker();
    value(await recorded(personId, 'cancelled', '2021-06-01'));
    expect(await account(personId)).toEqual(OPEN);
  });

  it('that an administrator closed is not opened by the end of a death', async () => {
    const personId = await worker();
    await withTx(app.db, { kind: 'system' }, (tx) =>
      sql`update account set status = 'disabled', disabled_at = now() where person_id = ${personId}`.execute(
        tx,
      ),
    );
    value(await recorded(personId, 'dead', '2021-06-01'));
    value(await recorded(personId, 'normal', '2021-06-20'));
    expect(await account(personId)).toEqual({ status: 'disabled', closedForDeath: false });
  });

  it('is closed once by 50 answers at once', async () => {
    const personId = await worker();
    const days = Array.from({ length: 50 }, (_, at) => `2021-06-${String((at % 28) + 1).padStart(2, '0')}`);
    await Promise.all(days.map((day) => recorded(personId, 'dead', day)));
    expect(await account(personId)).toEqual(CLOSED);
    const { rows } = await readTx(app.db, { kind: 'system' }, (tx) =>
      sql<{ count: number }>`select count(*)::int as count from journal_entry e join account a
        on a.account_id::text = e.object_id where a.person_id = ${personId}
        and e.event = 'account-disabled'`.execute(tx),
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});
