import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { divisionPathOf, done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
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
import { upsertOrganisation } from '../organisations/index.ts';
import { bankAccountsOf, registerPersons } from '../persons/index.ts';
import { registerPersonAccounts, reviewAccount, type StatedAccount } from './service.ts';
import { changeViews } from './views.ts';

// Accounts without a check digit, as passbooks have them: a roster proposes, a second person confirms.

const COUNTY = '371526';
const county = { kind: 'division', path: divisionPathOf(COUNTY) } as const;
const PASSBOOK = '6222020200007000009';

let app: TestApp;
let staff: Staff;
let school: Uuid;
let clerk: Actor;
let people = 600;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, async (tx) => {
    await seedWorkingDays(tx);
    await sql`insert into division (division_code, name, level, path, source)
      values (${COUNTY}, '高唐县', 'county', ${county.path}::ltree, 'test')`.execute(tx);
  });
  staff = await addStaff(app, COUNTY);
  school = await organisation('高唐县青禾职业培训学校', '52371526MA554330X0');
  clerk = await addActor(app, { role: 'institution-administrator', organisationId: school });
});
afterAll(() => app.db.close());

async function organisation(name: string, creditCode: string): Promise<Uuid> {
  return value(
    await actAs(app, staff.handler, async (act) => {
      const shared = { kind: 'institution', divisionCode: COUNTY, source: 'test' } as const;
      const made = await upsertOrganisation(act, { name, creditCode: creditCode as never, ...shared });
      return made.ok ? done(made.value.organisationId) : made;
    }),
  );
}

/** A person of the school whose roster row names `number`, and what came of it. */
async function state(by: Actor, number: string, more: Partial<StatedAccount>, known?: PersonId) {
  return value(
    await actAs(app, by, async (act) => {
      people += 1;
      const tie = { divisionPath: county.path, organisationId: school };
      const person = { name: '学员三', idNumber: testResidentId(people), confirmed: true };
      const personId = known ?? ((await registerPersons(act, [person], tie))[0] as PersonId);
      const account = { personId, bankName: null, accountName: null, number, source: 'workbook:a.xlsx' };
      await registerPersonAccounts(act, [{ ...account, usable: false, ...more }], county.path);
      return done(personId);
    }),
  );
}

const accounts = async (personId: PersonId) =>
  (await readTx(app.db, county, (tx) => bankAccountsOf(tx, [personId])))
    .get(personId)
    ?.map(({ numberLast4, usable }) => `${numberLast4} ${usable}`)
    .sort();
const waiting = async (personId: PersonId, reader = staff.secondReviewer) =>
  (
    await readTx(app.db, reader.scope, (tx) =>
      changeViews({ tx, ciphers: app.ciphers }, reader, app.clock.today(), {
        status: 'open',
        after: null,
        limit: 100,
      }),
    )
  ).rows.filter((row) => row.personId === personId);
const review = (changeId: Uuid) =>
  actAs(app, staff.secondReviewer, (act) =>
    reviewAccount(act, changeId, { version: 1, decision: 'passed', opinion: '存折已核对' } as never),
  );

describe('an account without a check digit', () => {
  it('waits for a second person, is paid to once confirmed and is not proposed again', async () => {
    const personId = await state(staff.handler, PASSBOOK, { toBeConfirmed: true });
    expect(await accounts(personId)).toEqual(['0009 false']);
    await state(staff.handler, PASSBOOK, { toBeConfirmed: true }, personId);
    const [change, ...others] = await waiting(personId);
    expect([change, others]).toMatchObject([{ reason: expect.stringContaining('Luhn') }, []]);
    value(await review(change?.changeId as Uuid));
    expect(await accounts(personId)).toEqual(['0009 true']);
    await state(staff.handler, PASSBOOK, { toBeConfirmed: true }, personId);
    expect([await accounts(personId), await waiting(personId)]).toEqual([['0009 true'], []]);
  });

  it('is never confirmed by who proposed it', async () => {
    const personId = await state(staff.secondReviewer, '6222020200007000017', { toBeConfirmed: true });
    const [change] = await waiting(personId);
    expect(await review(change?.changeId as Uuid)).toMatchObject({
      ok: false,
      refusals: [{ code: 'four-eyes' }],
    });
    expect(await accounts(personId)).toEqual(['0017 false']);
  });

  it('that is shared or rounded is not proposed (negative control)', async () => {
    const personId = await state(staff.handler, '6222020200007000025', { unusableReason: 'card-shared' });
    expect([await accounts(personId), await waiting(personId)]).toEqual([['0025 false'], []]);
  });

  it('of a school’s own roster waits in the county; the school sees no change', async () => {
    const personId = await state(clerk, '6222020200007000033', { toBeConfirmed: true });
    await state(clerk, '6222020200007000033', { toBeConfirmed: true }, personId);
    const [change, ...others] = await waiting(personId);
    expect([change?.new.last4, others]).toEqual(['0033', []]);
    expect(await waiting(personId, { ...staff.secondReviewer, scope: clerk.scope })).toEqual([]);
    value(await review(change?.changeId as Uuid));
    expect(await accounts(personId)).toEqual(['0033 true']);
  });

  it('another account of a school’s own roster waits, too; the first stays paid to', async () => {
    const personId = await state(clerk, '6222020200007000041', { usable: true });
    await state(clerk, '6222020200007000058', { usable: true }, personId);
    expect(await accounts(personId)).toEqual(['0041 true', '0058 false']);
    expect(await waiting(personId)).toHaveLength(1);
  });

  it('nobody proposes for a person of another school', async () => {
    const personId = await state(staff.handler, '6222020200007000066', { usable: true });
    const other = await organisation('高唐县另一职业培训学校', '52371526MA84263173');
    const stranger = await addActor(app, { role: 'institution-administrator', organisationId: other });
    await expect(state(stranger, '6222020200007000074', { usable: true }, personId)).rejects.toThrow();
    expect(await waiting(personId)).toEqual([]);
  });
});
