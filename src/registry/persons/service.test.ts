import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { divisionPathOf, done, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { createTestDatabase } from '../../testing/database-fixture.ts';
import {
  idNumbersOf,
  personIdsByNumber,
  personsOfDivision,
  personViews,
  registerPersons,
} from './service.ts';
import { addBankAccounts, bankAccountNumbersOf, bankAccountsOf } from './service-bank.ts';
import { factsOf, recordAnswer, recordFacts } from './service-facts.ts';
import { unmaskPerson } from './service-looking.ts';
import { searchForPersons } from './service-search.ts';

const COUNTY = '371526';
const PATH = divisionPathOf(COUNTY);
const SCHOOL = '01890000-0000-7000-8000-000000000001' as Uuid;
const OTHER_SCHOOL = '01890000-0000-7000-8000-000000000002' as Uuid;
const inCounty = { kind: 'division', path: PATH } as const;

let app: TestApp;
let staff: Staff;
let school: Actor;
let otherSchool: Actor;
let neighbour: Actor;

beforeAll(async () => {
  app = await testApp();
  await seedCounties(app);
  staff = await addStaff(app, COUNTY);
  neighbour = await addActor(app, { role: 'county-handler', divisionCode: '371525' });
  school = await addActor(app, { role: 'institution-administrator', organisationId: SCHOOL });
  otherSchool = await addActor(app, { role: 'institution-administrator', organisationId: OTHER_SCHOOL });
});
afterAll(() => app.db.close());

function seedCounties(into: TestApp) {
  return withTx(into.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source) values
      ('371526', '高唐县', 'county', 'd37.d15.d26', 'test'), ('371525', '冠县', 'county', 'd37.d15.d25', 'test')`.execute(
      tx,
    ),
  );
}

const person = (n: number, more: { phone?: string; confirmed?: boolean; name?: string } = {}) => ({
  idNumber: testResidentId(n),
  name: more.name ?? `测试员${n}`,
  phone: more.phone,
  confirmed: more.confirmed ?? true,
});

async function register(by: Actor, ns: number[], organisationId: Uuid | null = by.organisationId) {
  return value(
    await actAs(app, by, async (act) =>
      done(
        await registerPersons(
          act,
          ns.map((n) => person(n)),
          { divisionPath: PATH, organisationId },
        ),
      ),
    ),
  );
}

describe('the registry', () => {
  it('knows a person again by number, in the order of the rows, across organisations', async () => {
    const [a, b, again] = await register(school, [1, 2, 1]);
    expect(again).toBe(a);
    expect(b).not.toBe(a);
    expect(await register(staff.handler, [2, 1], null)).toEqual([b, a]);
    const found = await readTx(app.db, inCounty, (tx) =>
      personIdsByNumber(tx, app.ciphers, [testResidentId(1), testResidentId(99)]),
    );
    expect([...found]).toEqual([[testResidentId(1), a]]);
  });

  it('shows a person masked, and only to those who have to do with her', async () => {
    const [id] = (await register(school, [3])) as [PersonId];
    const seenBy = (scope: Actor['scope']) =>
      readTx(app.db, scope, async (tx) => [...(await personViews(tx, [id])).values()]);
    expect(await seenBy(school.scope)).toEqual([
      {
        personId: id,
        name: '测试员3',
        idNumberMasked: expect.stringMatching(/^371526\*{8}.{4}$/),
        documentKind: 'resident',
        sex: 'male',
        birthOn: '1980-01-01',
        phoneMasked: null,
        idNumberConfirmed: true,
      },
    ]);
    expect(await seenBy(inCounty)).toHaveLength(1);
    expect(await seenBy({ kind: 'division', path: 'd37.d15' })).toHaveLength(1);
    expect(await seenBy(otherSchool.scope)).toEqual([]);
    expect(await seenBy(neighbour.scope)).toEqual([]);
    expect(await seenBy({ kind: 'person', personId: id })).toHaveLength(1);
    expect(await seenBy({ kind: 'public' })).toEqual([]);
  });

  it('an organisation cannot tie a person to somebody else', async () => {
    await expect(
      actAs(app, school, async (act) =>
        done(await registerPersons(act, [person(4)], { divisionPath: PATH, organisationId: OTHER_SCHOOL })),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('fills in what was missing and overwrites nothing', async () => {
    const registerOne = (more: Parameters<typeof person>[1]) =>
      actAs(app, staff.handler, async (act) =>
        done(await registerPersons(act, [person(5, more)], { divisionPath: PATH, organisationId: null })),
      );
    const [id] = value(await registerOne({ confirmed: false, name: '甲' })) as [PersonId];
    value(await registerOne({ phone: '19900000001', name: '乙' }));
    value(await registerOne({ phone: '19900000002' }));
    const views = await readTx(app.db, inCounty, (tx) => personViews(tx, [id]));
    expect(views.get(id)).toMatchObject({
      name: '甲',
      phoneMasked: '199****0001',
      idNumberConfirmed: true,
    });
  });

  it('holds no number that can be read without the keys', async () => {
    const [id] = (await register(staff.handler, [6])) as [PersonId];
    const { rows } = await withTx(app.db, { kind: 'system' }, (tx) =>
      sql<{ row: string }>`select (p.*)::text || (r.*)::text as row from person p
        join person_registry r using (person_id) where person_id = ${id}`.execute(tx),
    );
    expect(rows[0]?.row).not.toContain(testResidentId(6).slice(6, 14));
    const numbers = await readTx(app.db, inCounty, (tx) => idNumbersOf(tx, app.ciphers, [id]));
    expect(numbers.get(id)).toBe(testResidentId(6));
  });

  it('registers 20,000 people and finds them again', async () => {
    const ns = Array.from({ length: 20_000 }, (_, i) => 1000 + i);
    const ids = await register(staff.handler, ns, null);
    expect(new Set(ids).size).toBe(20_000);
    expect(await register(staff.handler, ns, null)).toEqual(ids);
    const known = await readTx(app.db, inCounty, (tx) => personsOfDivision(tx, PATH));
    expect(known.length).toBeGreaterThanOrEqual(20_000);
  });
});

describe('fifty lists that name one new person at once', () => {
  const rush = async (into: TestApp, n: number) => {
    const handler = await addActor(into, { role: 'county-handler', divisionCode: COUNTY });
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        actAs(into, handler, async (act) =>
          done(await registerPersons(act, [person(n)], { divisionPath: PATH, organisationId: null })),
        ),
      ),
    );
    return new Set(results.map((result) => value(result)[0])).size;
  };

  it('make one human being', async () => {
    expect(await rush(app, 700)).toBe(1);
  });

  it('would make many without the key of the registry (negative control)', async () => {
    const scratch: TestApp = { ...app, db: await createTestDatabase() };
    try {
      await seedCounties(scratch);
      const { url, ...rest } = scratch.db.roles.owner;
      const owner = new pg.Client(url === undefined ? rest : { connectionString: url });
      await owner.connect();
      await owner.query('alter table person_registry drop constraint person_registry_pkey');
      await owner.end();
      expect(await rush(scratch, 700)).toBeGreaterThan(1);
    } finally {
      await scratch.db.close();
    }
  });
});

describe('what departments say', () => {
  const recordPopulation = (
    id: PersonId,
    knownOn: string,
    hukou: 'rural' | 'urban',
    answerId: Uuid | null = null,
  ) =>
    actAs(app, staff.handler, async (act) => {
      await recordFacts(act, [
        {
          personId: id,
          kind: 'population',
          knownOn: localDate(knownOn),
          sourceDepartment: 'public-security',
          answerId,
          payload: { status: 'normal', hukou },
        },
      ]);
      return done(null);
    });
  const current = async (id: PersonId) =>
    (await readTx(app.db, inCounty, (tx) => factsOf(tx, app.ciphers, [id]))).get(id) ?? [];

  it('a newer answer supersedes, an older one that comes late does not', async () => {
    const [id] = (await register(staff.handler, [801], null)) as [PersonId];
    expect(await current(id)).toEqual([]);
    value(await recordPopulation(id, '2021-08-16', 'urban'));
    value(await recordPopulation(id, '2021-08-20', 'rural'));
    value(await recordPopulation(id, '2021-08-01', 'urban'));
    expect(await current(id)).toMatchObject([
      {
        kind: 'population',
        knownOn: '2021-08-20',
        sourceDepartment: 'public-security',
        payload: { status: 'normal', hukou: 'rural' },
      },
    ]);
    const { rows } = await withTx(app.db, { kind: 'system' }, (tx) =>
      sql<{ stored: number; open: number }>`select count(*)::int as stored,
        count(*) filter (where superseded_by is null)::int as open from person_fact where person_id = ${id}`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([{ stored: 3, open: 1 }]);
  });

  it('the same file is the same answer', async () => {
    const send = () =>
      actAs(app, staff.handler, async (act) =>
        done(
          await recordAnswer(act, {
            department: 'public-security',
            mode: 'per-person',
            answeredOn: localDate('2021-08-16'),
            fileName: '人员比对结果-公安.csv',
            digest: app.ciphers.digest('the very same bytes'),
            rowCount: 269,
            divisionPath: PATH,
          }),
        ),
      );
    const first = value(await send());
    const second = value(await send());
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(second.answerId).toBe(first.answerId);
  });

  it('a payload of the wrong shape is a fault of the code', async () => {
    const [id] = (await register(staff.handler, [802], null)) as [PersonId];
    await expect(
      actAs(app, staff.handler, async (act) => {
        await recordFacts(act, [
          {
            personId: id,
            kind: 'pension',
            knownOn: localDate('2021-08-16'),
            sourceDepartment: 'pension',
            answerId: null,
            payload: { draws: 'yes' } as never,
          },
        ]);
        return done(null);
      }),
    ).rejects.toThrow();
  });
});

describe('bank accounts', () => {
  it('knows a card again, counts who shares it wherever they are, and opens it for payment only', async () => {
    const [a] = (await register(school, [811])) as [PersonId];
    const [b] = (await register(otherSchool, [812])) as [PersonId];
    const add = (by: Actor, personId: PersonId, usable = true) =>
      actAs(app, by, async (act) =>
        done(
          await addBankAccounts(act, [
            {
              personId,
              bankName: '测试银行',
              accountName: '测试员',
              number: '6229081835734452134',
              usable,
              source: 'test',
            },
          ]),
        ),
      );
    const first = value(await add(school, a)).get(a);
    const again = value(await add(school, a)).get(a);
    const before = await readTx(app.db, inCounty, (tx) => bankAccountsOf(tx, [a]));
    expect(before.get(a)).toMatchObject([{ sharedWith: 0 }]);
    expect(again?.bankAccountId).toBe(first?.bankAccountId);
    value(await add(otherSchool, b, false));
    const seen = await readTx(app.db, inCounty, (tx) => bankAccountsOf(tx, [a, b]));
    expect(seen.get(a)).toMatchObject([{ numberLast4: '2134', usable: true, sharedWith: 1 }]);
    expect(seen.get(b)).toMatchObject([{ usable: false, unusableReason: '账户待核' }]);
    const opened = await readTx(app.db, inCounty, (tx) => bankAccountNumbersOf(tx, app.ciphers, [a]));
    expect([...opened.values()].map((account) => account.number)).toEqual(['6229081835734452134']);
    const hidden = await readTx(app.db, otherSchool.scope, (tx) => bankAccountsOf(tx, [a]));
    expect([...hidden]).toEqual([]);
  });
});

describe('looking for a person and at her number', () => {
  it('finds by full number and by name, within the own county only', async () => {
    const [id] = (await register(staff.handler, [821], null)) as [PersonId];
    const search = (by: Actor, body: Parameters<typeof searchForPersons>[1]) =>
      actAs(app, by, (act) => searchForPersons(act, body));
    expect(value(await search(staff.auditor, { idNumber: testResidentId(821) })).rows).toMatchObject([
      { personId: id, name: '测试员821' },
    ]);
    expect(value(await search(staff.auditor, { words: '测试员821' })).rows).toContainEqual(
      expect.objectContaining({ personId: id }),
    );
    expect(codes(await search(staff.auditor, { words: '%_' }))).toEqual(['search-words-unclear']);
    expect(value(await search(neighbour, { idNumber: testResidentId(821) })).rows).toEqual([]);
    expect(codes(await search(staff.auditor, { idNumber: '371526199001010000' }))).toEqual([
      'id-number-faulty',
    ]);
  });

  it('shows a full number thirty times an hour and not once more', async () => {
    const [id] = (await register(staff.handler, [822], null)) as [PersonId];
    const look = (by: Actor = staff.auditor) =>
      actAs(app, by, (act) => unmaskPerson(act, id, { field: 'id-number', reason: '电话回访核对' }));
    expect(value(await look()).values).toEqual([
      { bankAccountId: null, label: null, value: testResidentId(822) },
    ]);
    const rest = await Promise.all(Array.from({ length: 35 }, () => look()));
    expect(rest.filter((result) => result.ok)).toHaveLength(29);
    expect(codes(await look())).toEqual(['unmask-limit']);
    expect((await look(staff.handler)).ok).toBe(true);
    const at = app.clock.now();
    app.clock.set(new Date(at.getTime() + 3_601_000).toISOString());
    expect((await look()).ok).toBe(true);
    app.clock.set(at.toISOString());
    expect(codes(await look(neighbour))).toEqual(['not-found']);
    const phone = await actAs(app, staff.handler, (act) =>
      unmaskPerson(act, id, { field: 'phone', reason: '电话回访核对' }),
    );
    expect(codes(phone)).toEqual(['nothing-to-show']);
  });
});
