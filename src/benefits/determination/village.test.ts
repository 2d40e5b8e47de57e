import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  checkDigitOf,
  divisionPathOf,
  type IdentityNumber,
  localDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { actAs, addActor, type ClassFixture, classFixture, value } from '../../testing/classes-fixture.ts';
import { laterFiling } from '../../testing/drafted-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { draftClass } from '../../training/classes/service.ts';
import { fileDelivery, reviewDelivery, villageDeliveryOn } from '../../training/village-delivery/service.ts';
import { composeClassLine } from './compose.ts';
import { readClaimLine } from './contract.ts';
import { decide } from './rules.ts';
import { Standards } from './standards.ts';
import { type ClassSubject, classSubject, type Trainee } from './store-subjects.ts';

// LN-2-8 from the register of the city to the verdict, of a class taught in a village.

const VILLAGE = '371526101201';
let fixture: ClassFixture;
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

const TRAINEE: Trainee = {
  ...{ personId: 1 as PersonId, rosterNo: 1, enrolledOn: localDate('2022-09-01'), bankAccountId: null },
  ...{ livingAllowanceRequested: false, result: null, roll: null, certificate: null },
};
const ID = `37152619900304001${checkDigitOf('37152619900304001')}` as IdentityNumber;

async function draft(name: string, deliveredTo: string | null): Promise<Uuid> {
  const filing = laterFiling({ name, deliveredTo });
  const drafted = await actAs(fixture.app, fixture.school, (act) =>
    draftClass(act, filing, () => 'liaoning-2024'),
  );
  return value(drafted).classId;
}

/** What the decision of one line of the class says of the city's filing, and the line's village. */
async function answered(classId: Uuid, more: Partial<ClassSubject> = {}) {
  const subject = await readTx(fixture.app.db, fixture.staff.handler.scope, (tx) =>
    classSubject(tx, classId),
  );
  if (!subject) throw new Error('no class');
  const known = { personId: TRAINEE.personId, idNumber: ID, facts: [] };
  const { line } = composeClassLine({ ...subject, ...more }, TRAINEE, known, {
    benefit: 'training-subsidy',
    claimedOn: localDate('2022-12-01'),
  });
  const read = readClaimLine(line);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { findings } = decide(read.value, {
    policies: testPolicies(),
    standards: new Standards([]),
    scarce: new Map() as never,
  });
  return findings.find(({ check }) => check === 'village-delivery-filed');
}

it('a class in a village rests on the filing of the city, one that people come to does not ask', async () => {
  const classId = await draft('送到村的班', VILLAGE);
  expect(await answered(await draft('在校的班', null))).toBeUndefined();
  expect(await answered(classId)).toMatchObject({
    verdict: 'not-met',
    clause: 'LN-2-8',
    because:
      '班期送到官道村，开班日2022年9月10日没有所在市人社部门对机构和职业的评估备案，不能送培训到村（辽宁通知二(八)）。',
  });
  // What was filed on paper before is not known here, and is asked of whoever can say it.
  expect(await answered(classId, { isFromPaper: true })).toMatchObject({
    verdict: 'unknown',
    facts: ['/training/villageFiled'],
  });
  expect(await answered(classId, { occupationCode: null })).toMatchObject({ verdict: 'unknown' });

  const { deliveryId } = value(
    await actAs(fixture.app, fixture.school, (act) =>
      fileDelivery(act, {
        service: 'training',
        occupationCodes: ['4-10-01-03'],
        ...{ fromOn: '2022-09-10', untilOn: '2022-09-10', means: '教师 2 名，带护理台到村' },
      }),
    ),
  );
  expect(await answered(classId)).toMatchObject({ verdict: 'not-met' });
  for (const [step, version] of [
    ['first-review', 1],
    ['second-review', 2],
  ] as const) {
    const by = await addActor(fixture.app, { role: 'city-viewer', divisionCode: '371500' });
    value(
      await actAs(fixture.app, by, (act) =>
        reviewDelivery(act, deliveryId, step, { version, decision: 'passed' }),
      ),
    );
  }
  expect(await answered(classId)).toMatchObject({
    verdict: 'met',
    because:
      '班期送到官道村，开班日2022年9月10日已有所在市人社部门对机构和职业的评估备案（辽宁通知二(八)）。',
  });
  // Of another occupation, or a day later, it is none.
  expect(await answered(classId, { occupationCode: '4-03-02-01' })).toMatchObject({ verdict: 'not-met' });
  expect(await answered(classId, { startOn: localDate('2022-09-11') })).toMatchObject({ verdict: 'not-met' });
  // A class may be taught in another county than its institution is of: its bureau is told the same.
  const neighbour = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
  const elsewhere = await readTx(fixture.app.db, neighbour.scope, (tx) =>
    villageDeliveryOn(tx, {
      organisationId: fixture.schoolId,
      ...{ service: 'training', occupationCode: '4-10-01-03', day: localDate('2022-09-10') },
    }),
  );
  expect(elsewhere).toBe('held');
});
