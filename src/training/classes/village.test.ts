import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { divisionPathOf, type Uuid } from '../../platform/kernel/index.ts';
import { followersForTests } from '../../testing/class-followers-fixture.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  classFixture,
  codes,
  goodFiling,
  value,
} from '../../testing/classes-fixture.ts';
import { laterFiling } from '../../testing/drafted-fixture.ts';
import { fileDelivery, reviewDelivery } from '../village-delivery/service.ts';
import { draftClass, type PolicyFor } from './service.ts';
import { checksOf } from './service-checks.ts';
import { proposeFilingChange } from './service-filing-change.ts';
import { changesOf } from './views-changes.ts';

// A class brought to a village, under the notice of Liaoning and under that of Liaocheng.

const VILLAGE = '371526101201';
let fixture: ClassFixture;
const liaoning: PolicyFor = () => 'liaoning-2024';
const liaocheng: PolicyFor = () => 'liaocheng-2021';

beforeAll(async () => {
  fixture = await classFixture();
  await withTx(fixture.app.db, { kind: 'system' }, async (tx) => {
    await sql`insert into division (division_code, name, level, parent_code, path, source) values
      ('371526101000', '人和街道', 'township', '371526', ${divisionPathOf('371526101000')}::ltree, 'test'),
      (${VILLAGE}, '官道村', 'village', '371526101000', ${divisionPathOf(VILLAGE)}::ltree, 'test')`.execute(
      tx,
    );
  });
});
afterAll(() => fixture.app.db.close());

const asked = async (policyFor: PolicyFor, name: string) => {
  const { classId } = value(
    await actAs(fixture.app, fixture.school, (act) =>
      draftClass(act, laterFiling({ name, deliveredTo: VILLAGE }), policyFor),
    ),
  );
  return classId;
};
const answerOf = async (classId: Uuid) => {
  const checks = await readTx(fixture.app.db, fixture.school.scope, (tx) =>
    checksOf({ tx, ciphers: fixture.app.ciphers }, classId, fixture.app.clock.today()),
  );
  const found = [...(checks?.notMet ?? []), ...(checks?.unknown ?? []), ...(checks?.met ?? [])];
  return found.find(({ check }) => check === 'village-delivery-filed');
};

it('a change that brings a class to a village names the village, not its code', async () => {
  const { classId } = await approvedClass(fixture);
  const { app, school } = fixture;
  const followers = followersForTests();
  const body = { filing: goodFiling({ deliveredTo: VILLAGE }), reason: '村里人多，送到村里上' };
  const read = () =>
    readTx(app.db, school.scope, (tx) =>
      changesOf(tx, { actor: school, ciphers: app.ciphers, clock: app.clock }, classId, followers),
    );
  const version = (await read())?.version ?? 0;
  value(
    await actAs(app, school, (act) =>
      proposeFilingChange(act, classId, { ...body, version }, { policyFor: liaocheng, followers }),
    ),
  );
  const fields = (await read())?.rows.flatMap((row) => row.fields);
  expect(fields).toContainEqual({ field: 'deliveredTo', before: null, after: '官道村' });
});

it('a class in a village needs the filing of the city where the notice asks for it, and nowhere else', async () => {
  const classId = await asked(liaoning, '送到村的班');
  expect(await answerOf(classId)).toMatchObject({ verdict: 'not-met', clause: 'LN-2-8', blocking: true });
  const { deliveryId } = value(
    await actAs(fixture.app, fixture.school, (act) =>
      fileDelivery(act, {
        service: 'training',
        occupationCodes: ['4-10-01-03'],
        ...{ fromOn: '2022-09-10', untilOn: '2022-09-10' },
        means: '教师 2 名，带护理台到村',
      }),
    ),
  );
  expect((await answerOf(classId))?.because).toContain('还在市局审核');
  const city = async (): Promise<Actor> =>
    addActor(fixture.app, { role: 'city-viewer', divisionCode: '371500' });
  for (const [step, version] of [
    ['first-review', 1],
    ['second-review', 2],
  ] as const) {
    const by = await city();
    const reviewed = await actAs(fixture.app, by, (act) =>
      reviewDelivery(act, deliveryId, step, { version, decision: 'passed' }),
    );
    expect(codes(reviewed)).toEqual([]);
  }
  expect(await answerOf(classId)).toMatchObject({ verdict: 'met' });
  expect(await answerOf(await asked(liaocheng, '别处的班'))).toBeUndefined();
});
