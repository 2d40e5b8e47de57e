import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/seed.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { type CreditCode, localDate, parseCreditCode, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { clashOf, isLiftable, statusOn, suspendedFor } from './rules.ts';
import { detailOf, suspensionsOf, upsertOrganisation } from './service.ts';
import { decideSuspension, proposeLift, proposeSuspension } from './service-suspension.ts';

let app: TestApp;
let staff: Staff;
const today = localDate('2021-07-20');
const CODES = ['52371526MA554330X0', '52371526MA39150184', '52371526MA36000A14'];

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
});
afterAll(() => app.db.close());

/** A school whose right to train two people took away. */
async function suspendedSchool(
  index: number,
  more: Partial<Parameters<typeof proposeSuspension>[1]> = {},
): Promise<{ organisationId: Uuid; suspensionId: Uuid }> {
  const { organisationId } = value(
    await actAs(app, staff.handler, (act) =>
      upsertOrganisation(act, {
        name: `高唐县第${index + 1}职业培训学校`,
        creditCode: parseCreditCode(CODES[index] as string) as CreditCode,
        kind: 'institution',
        divisionCode: '371526',
        agreementThrough: localDate('2021-12-31'),
        occupationScope: ['4-10-01-03', '4-10-01-05'],
        source: 'test',
      }),
    ),
  );
  value(
    await actAs(app, staff.handler, (act) =>
      proposeSuspension(act, {
        organisationId,
        version: 1,
        suspendedOn: localDate('2021-07-10'),
        documentNumber: '高人社罚〔2021〕3号',
        reason: '虚假宣传、许诺补贴',
        ...more,
      }),
    ),
  );
  value(await decide(staff.secondReviewer, organisationId, 1));
  const found = await readTx(app.db, staff.handler.scope, (tx) => suspensionsOf(tx, [organisationId]));
  return { organisationId, suspensionId: found.get(organisationId)?.[0]?.suspensionId as Uuid };
}

const decide = (
  by: Actor,
  organisationId: Uuid,
  version: number,
  decision: 'passed' | 'returned' = 'passed',
) =>
  actAs(app, by, (act) =>
    decideSuspension(act, organisationId, { version, decision, opinion: '材料齐全，情况属实' }),
  );
const lift = (by: Actor, of: { organisationId: Uuid; suspensionId: Uuid }, liftedOn: string, version = 2) =>
  actAs(app, by, (act) =>
    proposeLift(act, {
      ...of,
      version,
      liftedOn: localDate(liftedOn),
      documentNumber: '高人社复〔2021〕1号',
      reason: '举报不实，原决定撤销',
    }),
  );
const seen = (by: Actor, organisationId: Uuid) =>
  readTx(app.db, by.scope, (tx) => detailOf(tx, by, organisationId, today));

describe('the end of a suspension', () => {
  it('is proposed by one of fifty at once and decided by another person; the day decides afterwards', async () => {
    const school = await suspendedSchool(0);
    const { organisationId } = school;
    expect(await seen(staff.handler, organisationId)).toMatchObject({
      status: 'suspended',
      suspensions: [{ canBeLifted: true }],
      allowed: ['organisations.liftSuspension'],
    });
    expect(codes(await lift(staff.handler, school, '2021-07-09'))).toEqual(['lift-before-start']);
    expect(codes(await lift(staff.handler, school, '2021-07-20', 1))).toEqual(['version-conflict']);
    expect(
      codes(await lift(staff.handler, { ...school, suspensionId: app.ids.uuid() }, '2021-07-20')),
    ).toEqual(['not-suspended']);
    const tried = await Promise.all(
      Array.from({ length: 50 }, () => lift(staff.handler, school, '2021-07-20')),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(tried.filter(({ ok }) => !ok).flatMap(codes))).toEqual(new Set(['suspension-proposed']));
    expect(await seen(staff.secondReviewer, organisationId)).toMatchObject({
      status: 'suspended',
      suspensionProposed: { isEnd: true, liftedOn: '2021-07-20' },
      allowed: ['organisations.decideSuspension'],
    });
    const own = { ...staff.secondReviewer, personKey: staff.handler.personKey };
    expect(codes(await decide(own, organisationId, 2))).toEqual(['four-eyes']);
    const decided = await Promise.all(
      Array.from({ length: 50 }, () => decide(staff.secondReviewer, organisationId, 2)),
    );
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await seen(staff.handler, organisationId)).toMatchObject({
      status: 'in-catalogue',
      suspensions: [{ liftedOn: '2021-07-20', liftReason: '举报不实，原决定撤销', canBeLifted: false }],
      allowed: ['organisations.suspend'],
    });
    const suspensions =
      (await readTx(app.db, staff.handler.scope, (tx) => suspensionsOf(tx, [organisationId]))).get(
        organisationId,
      ) ?? [];
    expect(suspendedFor(suspensions, localDate('2021-07-19'), '4-10-01-03')).toBe('2021-07-10');
    expect(suspendedFor(suspensions, localDate('2021-07-20'), '4-10-01-03')).toBeUndefined();
    expect(codes(await lift(staff.handler, school, '2021-07-25', 3))).toEqual(['not-suspended']);
  });

  it('from its first day on leaves nothing of a wrong suspension, and another may follow', async () => {
    const school = await suspendedSchool(1);
    value(await lift(staff.handler, school, '2021-07-10'));
    value(await decide(staff.secondReviewer, school.organisationId, 2));
    expect(await seen(staff.handler, school.organisationId)).toMatchObject({ status: 'in-catalogue' });
    const again = await actAs(app, staff.handler, (act) =>
      proposeSuspension(act, {
        organisationId: school.organisationId,
        version: 3,
        suspendedOn: localDate('2021-07-01'),
        documentNumber: '高人社罚〔2021〕4号',
        reason: '教学场地不符合要求',
      }),
    );
    value(again);
    value(await decide(staff.secondReviewer, school.organisationId, 3));
    expect(await seen(staff.handler, school.organisationId)).toMatchObject({ status: 'suspended' });
  });

  it('comes by itself where the decision sets a last day; some occupations leave the others free', async () => {
    const { organisationId } = await suspendedSchool(2, {
      through: localDate('2021-07-31'),
      occupations: ['4-10-01-03'],
    });
    const view = await seen(staff.handler, organisationId);
    expect(view).toMatchObject({
      status: 'in-catalogue',
      suspensions: [{ liftedOn: '2021-08-01', occupations: ['4-10-01-03'], canBeLifted: true }],
    });
    const wrong = (more: object) =>
      actAs(app, staff.handler, (act) =>
        proposeSuspension(act, {
          organisationId,
          version: 2,
          suspendedOn: localDate('2021-09-01'),
          documentNumber: '高人社罚〔2021〕5号',
          reason: '教学场地不符合要求',
          ...more,
        }),
      );
    expect(codes(await wrong({ through: localDate('2021-08-31') }))).toEqual(['end-before-start']);
    expect(codes(await wrong({ occupations: ['6-01-01-01'] }))).toEqual(['occupation-unknown']);
    expect(codes(await wrong({ suspendedOn: localDate('2021-07-15') }))).toEqual(['already-suspended']);
  });
});

describe('rules of suspensions', () => {
  const some = {
    suspendedOn: localDate('2021-07-10'),
    liftedOn: localDate('2021-09-01'),
    occupations: ['4-10-01-03'],
  };
  const day = localDate('2021-07-11');
  it('a suspension of some occupations concerns them, and whatever has none', () => {
    expect(suspendedFor([some], day, '4-10-01-03')).toBe('2021-07-10');
    expect(suspendedFor([some], day, null)).toBe('2021-07-10');
    expect(suspendedFor([some], day, '4-10-01-05')).toBeUndefined();
    expect(statusOn({ agreementUntil: null }, [some], day)).toBe('in-catalogue');
    expect(statusOn({ agreementUntil: null }, [{ ...some, occupations: null }], day)).toBe('suspended');
  });
  it('stretches clash on a shared day; one without days clashes with none', () => {
    const from = (suspendedOn: string, liftedOn: string | null) => ({
      suspendedOn: localDate(suspendedOn),
      liftedOn: liftedOn === null ? null : localDate(liftedOn),
    });
    expect(clashOf([some], from('2021-08-31', null))).toBe(some);
    expect(clashOf([some], from('2021-09-01', null))).toBeUndefined();
    expect(clashOf([some], from('2021-07-01', '2021-07-10'))).toBeUndefined();
    const never = { ...some, liftedOn: some.suspendedOn };
    expect(clashOf([never], from('2021-07-01', null))).toBeUndefined();
  });
  it('what holds or will can be lifted', () => {
    expect(isLiftable({ ...some, liftedOn: null }, day)).toBe(true);
    expect(isLiftable(some, day)).toBe(true);
    expect(isLiftable(some, localDate('2021-09-01'))).toBe(false);
    expect(isLiftable({ ...some, liftedOn: some.suspendedOn }, localDate('2021-07-01'))).toBe(false);
  });
});
