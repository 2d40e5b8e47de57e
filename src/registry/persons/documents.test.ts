import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  done,
  type IdentityNumber,
  identityOf,
  localDate,
  type PersonId,
} from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { personViews, registerPersons } from './service.ts';
import { unmaskPerson } from './service-looking.ts';
import { searchForPersons } from './service-search.ts';

// People whose document is no identity card: known by its kind and number together.

const PATH = divisionPathOf('371526');
const PERMIT = identityOf('hong-kong-macao-permit', 'H12345678') as IdentityNumber;
const PASSPORT = identityOf('passport', 'H12345678') as IdentityNumber;

let app: TestApp;
let staff: Staff;
beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source)
      values ('371526', '高唐县', 'county', ${PATH}::ltree, 'test')`.execute(tx),
  );
  staff = await addStaff(app, '371526');
});
afterAll(() => app.db.close());

async function register(idNumber: IdentityNumber, more: { sex?: 'female'; birthOn?: string } = {}) {
  const [personId] = value(
    await actAs(app, staff.handler, async (act) =>
      done(
        await registerPersons(
          act,
          [
            {
              idNumber,
              name: '测试员',
              confirmed: true,
              sex: more.sex,
              birthOn: more.birthOn === undefined ? undefined : localDate(more.birthOn),
            },
          ],
          { divisionPath: PATH, organisationId: null },
        ),
      ),
    ),
  );
  return personId as PersonId;
}
const seen = async (personId: PersonId) =>
  (await readTx(app.db, { kind: 'division', path: PATH }, (tx) => personViews(tx, [personId]))).get(personId);

describe('another document', () => {
  it('of two kinds with one number is of two people, of one kind of one', async () => {
    const [permit, passport] = [await register(PERMIT), await register(PASSPORT)];
    expect(permit).not.toBe(passport);
    expect(await register(PERMIT)).toBe(permit);
    const found = value(
      await actAs(app, staff.auditor, (act) => searchForPersons(act, { idNumber: 'h12345678' })),
    );
    expect(found.rows.map(({ documentKind }) => documentKind).sort()).toEqual([
      'hong-kong-macao-permit',
      'passport',
    ]);
  });

  it('says neither sex nor birth; a list may, nothing is invented', async () => {
    const number = identityOf('passport', 'E12345678') as IdentityNumber;
    expect(await seen(await register(number))).toMatchObject({
      documentKind: 'passport',
      idNumberMasked: 'E*****678',
      sex: null,
      birthOn: null,
    });
    const told = identityOf('taiwan-permit', '12345678') as IdentityNumber;
    const personId = await register(told, { sex: 'female', birthOn: '1990-03-07' });
    expect(await seen(personId)).toMatchObject({ sex: 'female', birthOn: '1990-03-07' });
  });

  it('is shown as the document shows it, for a reason', async () => {
    const personId = await register(PASSPORT);
    const body = { field: 'id-number', reason: '电话回访核对' } as const;
    const shown = value(await actAs(app, staff.auditor, (act) => unmaskPerson(act, personId, body)));
    expect(shown.values.map((each) => each.value)).toEqual(['H12345678']);
  });

  it('of fifty lists at once makes one human being', async () => {
    const number = identityOf('passport', 'K98765432') as IdentityNumber;
    const ids = await Promise.all(Array.from({ length: 50 }, () => register(number)));
    expect(new Set(ids).size).toBe(1);
  });

  it('is the only one that may leave sex and birth open (negative control)', async () => {
    const personId = await register(testResidentId(1));
    expect(await seen(personId)).toMatchObject({ documentKind: 'resident', sex: expect.any(String) });
    const blank = withTx(app.db, { kind: 'system' }, (tx) =>
      sql`insert into person (person_id, name, id_number_cipher, id_number_masked, created_at)
        values (1, 'x', '\\x00', 'x', now())`.execute(tx),
    );
    await expect(blank).rejects.toThrow(/person_resident_facts/);
  });
});
