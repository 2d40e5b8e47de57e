import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/seed.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { type CreditCode, done, localDate, parseCreditCode, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { statusOn, suspendedSince } from './rules.ts';
import {
  bankAccountInUse,
  detailOf,
  listOf,
  type OrganisationInput,
  organisationByName,
  setBankAccount,
  suspendedOn,
  suspensionsOf,
  upsertOrganisation,
} from './service.ts';
import { decideSuspension, proposeSuspension, suspendOrganisation } from './service-suspension.ts';

let app: TestApp;
let staff: Staff;
const county = { kind: 'division', path: 'd37.d15.d26' } as const;
const today = localDate('2021-06-15');

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
});
afterAll(() => app.db.close());

const school: OrganisationInput = {
  name: '高唐县青禾职业培训学校',
  creditCode: parseCreditCode('52371526MA554330X0') as CreditCode,
  kind: 'institution',
  divisionCode: '371526',
  phone: '19900131308',
  agreementFrom: localDate('2021-01-08'),
  agreementThrough: localDate('2021-12-31'),
  occupationScope: ['4-10-01-03'],
  occupationScopeText: '保育员',
  highestLevel: 3,
  projects: [{ name: '保育师', occupationCode: '4-10-01-03', highestLevel: 3 }],
  source: 'test',
};
const upsert = (more: Partial<OrganisationInput> = {}, by = staff.handler) =>
  actAs(app, by, (act) => upsertOrganisation(act, { ...school, ...more }));

describe('an organisation', () => {
  it('is created once, changed when its row changes, and left alone when not', async () => {
    const first = value(await upsert());
    expect(first.outcome).toBe('created');
    expect(value(await upsert())).toEqual({ ...first, outcome: 'unchanged' });
    expect(value(await upsert({ address: '人和街道光明路16号' })).outcome).toBe('changed');
    expect(value(await upsert({ kind: 'employer', employerSize: 'small' })).outcome).toBe('changed');
    const detail = await readTx(app.db, county, (tx) =>
      detailOf(tx, staff.secondReviewer, first.organisationId, today),
    );
    expect(detail).toMatchObject({
      kinds: ['institution', 'employer'],
      agreementThrough: '2021-12-31',
      phoneMasked: '199****1308',
      address: '人和街道光明路16号',
      projects: [{ name: '保育师', occupationCode: '4-10-01-03', highestLevel: 3 }],
      status: 'in-catalogue',
      suspensionProposed: null,
      allowed: ['organisations.suspend'],
    });
  });

  it('is not visible to the neighbouring county, which cannot take its code either', async () => {
    const neighbour = await addActor(app, { role: 'county-handler', divisionCode: '371525' });
    const seen = await readTx(app.db, neighbour.scope, (tx) => organisationByName(tx, school.name));
    expect(seen).toBeUndefined();
    expect(codes(await upsert({ divisionCode: '371525' }, neighbour))).toEqual(['organisation-elsewhere']);
  });

  it('loses the right to train once, from a day on, with a reason', async () => {
    const { organisationId } = value(
      await upsert({
        name: '高唐县安颐康养职业培训学校',
        creditCode: parseCreditCode('52371526MA39150184') as CreditCode,
      }),
    );
    const suspend = (suspendedOnDay: string, version?: number) =>
      actAs(app, staff.secondReviewer, (act) =>
        suspendOrganisation(act, {
          organisationId,
          version,
          suspendedOn: localDate(suspendedOnDay),
          reason: '虚假宣传、许诺补贴',
          source: 'test',
        }),
      );
    expect(codes(await suspend('2021-07-10', 7))).toEqual(['version-conflict']);
    value(await suspend('2021-07-10', 1));
    expect(value(await suspend('2021-07-10')).version).toBe(2);
    expect(codes(await suspend('2021-08-01'))).toEqual(['already-suspended']);
    await readTx(app.db, county, async (tx) => {
      expect(await suspendedOn(tx, organisationId, localDate('2021-07-09'))).toBeUndefined();
      expect(await suspendedOn(tx, organisationId, localDate('2021-07-10'))).toBe('2021-07-10');
      expect((await suspensionsOf(tx, [organisationId])).get(organisationId)).toHaveLength(1);
      const page = await listOf(tx, { limit: 100, status: 'suspended' }, localDate('2021-07-10'));
      expect(page).toMatchObject({
        total: 1,
        next: null,
        rows: [{ status: 'suspended', suspendedOn: '2021-07-10' }],
      });
    });
    const missing = await actAs(app, staff.secondReviewer, (act) =>
      suspendOrganisation(act, {
        organisationId: app.ids.uuid(),
        suspendedOn: today,
        reason: '查无此单位',
        source: 'test',
      }),
    );
    expect(codes(missing)).toEqual(['not-found']);
  });

  it('loses it on screen only by two people, with the number of the written decision', async () => {
    const { organisationId } = value(
      await upsert({
        name: '高唐县创领创业培训中心',
        creditCode: parseCreditCode('52371526MA36000A14') as CreditCode,
      }),
    );
    const propose = (by: Actor) =>
      actAs(app, by, (act) =>
        proposeSuspension(act, {
          organisationId,
          version: 1,
          suspendedOn: localDate('2021-07-10'),
          documentNumber: '高人社罚〔2021〕3号',
          reason: '虚假宣传、许诺补贴',
        }),
      );
    const decide = (by: Actor, decision: 'passed' | 'returned', opinion?: string) =>
      actAs(app, by, (act) => decideSuspension(act, organisationId, { version: 1, decision, opinion }));
    const seenBy = (by: Actor) =>
      readTx(app.db, by.scope, (tx) => detailOf(tx, by, organisationId, localDate('2021-07-11')));
    expect(codes(await decide(staff.secondReviewer, 'passed'))).toEqual(['wrong-status']);
    const proposed = await Promise.all(Array.from({ length: 50 }, () => propose(staff.handler)));
    expect(proposed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(proposed.filter(({ ok }) => !ok).flatMap(codes))).toEqual(
      new Set(['suspension-proposed']),
    );
    expect(await seenBy(staff.secondReviewer)).toMatchObject({
      status: 'in-catalogue',
      suspensionProposed: { documentNumber: '高人社罚〔2021〕3号', proposedBy: staff.handler.displayName },
      allowed: ['organisations.decideSuspension'],
    });
    const own = await addActor(app, { role: 'institution-administrator', organisationId });
    expect((await seenBy(own))?.suspensionProposed).toBeNull();
    const twin = await addActor(app, {
      role: 'county-second-reviewer',
      divisionCode: '371526',
      personKey: staff.handler.personKey,
    });
    expect(codes(await decide(twin, 'passed'))).toEqual(['four-eyes']);
    for (const acting of [
      await actingFor(app, staff.handler, staff.secondReviewer),
      await actingFor(app, staff.auditor, staff.handler),
    ])
      expect(codes(await decide(acting, 'passed'))).toEqual(['four-eyes']);
    value(await decide(staff.secondReviewer, 'returned', '请补充调查笔录'));
    expect(await seenBy(staff.secondReviewer)).toMatchObject({
      status: 'in-catalogue',
      suspensionProposed: null,
    });
    value(await propose(staff.handler));
    value(await decide(staff.secondReviewer, 'passed'));
    expect(await seenBy(staff.secondReviewer)).toMatchObject({
      status: 'suspended',
      suspensions: [{ documentNumber: '高人社罚〔2021〕3号', reason: '虚假宣传、许诺补贴' }],
    });
  });

  it('has one account in use; a former one can be taken up again', async () => {
    const { organisationId } = value(await upsert());
    const use = (number: string) =>
      actAs(app, staff.handler, async (act) =>
        done(await setBankAccount(act, { organisationId, bankName: '农商行', accountName: '青禾', number })),
      );
    const inUse = () => readTx(app.db, county, (tx) => bankAccountInUse(tx, app.ciphers, organisationId));
    value(await use('899068105363718803'));
    const first = await inUse();
    value(await use('899068105363718811'));
    expect((await inUse())?.number).toBe('899068105363718811');
    value(await use('899068105363718803'));
    expect(await inUse()).toEqual(first);
    const others = await readTx(
      app.db,
      { kind: 'organisation', organisationId: app.ids.uuid() as Uuid },
      (tx) => bankAccountInUse(tx, app.ciphers, organisationId),
    );
    expect(others).toBeUndefined();
  });
});

describe('status on a day', () => {
  const suspension = {
    suspendedOn: localDate('2021-07-10'),
    liftedOn: localDate('2021-09-01'),
    occupations: null,
  };
  const agreementUntil = localDate('2022-01-01');
  it.each([
    ['2021-07-09', 'in-catalogue'],
    ['2021-07-10', 'suspended'],
    ['2021-08-31', 'suspended'],
    ['2021-09-01', 'in-catalogue'],
    ['2021-12-31', 'in-catalogue'],
    ['2022-01-01', 'agreement-ended'],
  ])('%s: %s', (day, status) => {
    expect(statusOn({ agreementUntil }, [suspension], localDate(day))).toBe(status);
  });
  it('without any suspension nobody is suspended', () => {
    expect(suspendedSince([], localDate('2021-07-10'))).toBeUndefined();
    expect(statusOn({ agreementUntil: null }, [], localDate('2099-01-01'))).toBe('in-catalogue');
  });
});
