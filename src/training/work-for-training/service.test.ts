import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  type CreditCode,
  done,
  localDate,
  type PersonId,
  parseCreditCode,
  type Uuid,
  yearMonth,
} from '../../platform/kernel/index.ts';
import { upsertOrganisation } from '../../registry/organisations/index.ts';
import { registerPersons } from '../../registry/persons/index.ts';
import {
  actAs,
  addStaff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { entriesOf, importWorkForTrainingList, listById, workForTrainingLists } from './index.ts';
import type { ListFollowers } from './ports.ts';
import { listDetail, listPage } from './views.ts';

const GAOTANG = { kind: 'division', path: 'd37.d15.d26' } as const;
const GUANXIAN = { kind: 'division', path: 'd37.d15.d25' } as const;

let app: TestApp;
let handler: Actor;
let organisationId: Uuid;
let persons: PersonId[];

beforeAll(async () => {
  app = await testApp('2021-10-15T02:00:00Z');
  await withTx(app.db, { kind: 'system' }, seedReference);
  handler = (await addStaff(app, '371526')).handler;
  const firm = value(
    await actAs(app, handler, (act) =>
      upsertOrganisation(act, {
        name: '山东沃禾食品有限公司',
        creditCode: parseCreditCode('91371526MA7493836P') as CreditCode,
        kind: 'employer',
        divisionCode: '371526',
        employerKind: 'enterprise',
        employerSize: 'medium',
        source: 'test',
      }),
    ),
  );
  organisationId = firm.organisationId;
  persons = value(
    await actAs(app, handler, async (act) =>
      done(
        await registerPersons(
          act,
          [1, 2].map((n) => ({ idNumber: testResidentId(n), name: `工人${n}`, confirmed: true })),
          { divisionPath: GAOTANG.path, organisationId },
        ),
      ),
    ),
  );
});
afterAll(() => app.db.close());

const importList = (months: string[]) =>
  actAs(app, handler, async (act) =>
    done(
      await importWorkForTrainingList(act, {
        organisationId,
        divisionCode: '371526',
        divisionPath: GAOTANG.path,
        reportedOn: localDate('2021-10-15'),
        source: 'workbook:sheet',
        rows: persons.map((personId, index) => ({
          personId,
          listNo: index + 1,
          isDispatched: index === 1,
          post: '操作工',
          contractOn: localDate('2021-05-05'),
          contractMonths: index === 1 ? null : 24,
          declaredFirstInsuredOn: null,
          months: months.map(yearMonth),
        })),
      }),
    ),
  );

describe('a work-for-training list', () => {
  it('is stored once: the same sheet changes nothing, another month amends the same list', async () => {
    const first = value(await importList(['2021-05', '2021-06']));
    expect(first.changed).toBe(2);
    expect(value(await importList(['2021-05', '2021-06']))).toEqual({ ...first, changed: 0 });
    expect(value(await importList(['2021-05']))).toEqual({ ...first, changed: 2 });
    const list = await readTx(app.db, GAOTANG, (tx) => listById(tx, first.listId));
    expect(list).toMatchObject({ personCount: 2, monthCount: 2, organisationName: '山东沃禾食品有限公司' });
    const entries = await readTx(app.db, GAOTANG, (tx) => entriesOf(tx, first.listId));
    expect(
      entries.map((entry) => [entry.listNo, entry.isDispatched, entry.contractMonths, entry.months]),
    ).toEqual([
      [1, false, 24, ['2021-05']],
      [2, true, null, ['2021-05']],
    ]);
  });

  it('is not there for another county', async () => {
    const { listId } = value(await importList(['2021-05']));
    expect(await readTx(app.db, GUANXIAN, (tx) => listById(tx, listId))).toBeUndefined();
    expect(await readTx(app.db, GUANXIAN, (tx) => workForTrainingLists(tx))).toEqual([]);
    expect(await readTx(app.db, GAOTANG, (tx) => workForTrainingLists(tx))).toHaveLength(1);
  });
});

describe('the pages of lists', () => {
  const followers: ListFollowers = {
    claimsOfLists: async (_, [listId]) =>
      new Map(
        listId ? [[listId, { claimId: listId, number: 'C371526-2021-0001', status: 'generated' }]] : [],
      ),
    linesOfList: async () => new Map(),
    importsOfList: async () => [],
  };
  const page = (scope: typeof GAOTANG | typeof GUANXIAN, query: { q?: string } = {}) =>
    readTx(app.db, scope, (tx) => listPage(tx, followers, { limit: 10, ...query }));

  it('show the claim that rests on a list, by a part of the name of the firm, within the county alone', async () => {
    const { listId } = value(await importList(['2021-05']));
    const own = await page(GAOTANG, { q: '沃禾' });
    expect(own).toMatchObject({
      total: 1,
      rows: [{ listId, year: null, number: 1, claim: { number: 'C371526-2021-0001' } }],
    });
    expect((await page(GAOTANG, { q: '100%' })).rows).toEqual([]);
    expect(await page(GUANXIAN)).toMatchObject({ total: 0, rows: [] });
    const detail = (scope: typeof GAOTANG | typeof GUANXIAN) =>
      readTx(app.db, scope, (tx) => listDetail(tx, followers, listId));
    expect((await detail(GAOTANG))?.rows).toMatchObject([{ line: null }, { line: null }]);
    expect(await detail(GUANXIAN)).toBeUndefined();
  });
});
