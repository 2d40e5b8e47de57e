// For tests only: a county with a township, two villages, and whoever keeps the cards there.
import { importPlaces, seedReference } from '../law/reference/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';
import { done, localDate } from '../platform/kernel/index.ts';
import { makeHousehold } from '../registry/households/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  COUNTY,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from './classes-fixture.ts';

const TOWN = '371526101000';
export const VILLAGE = '371526101201';
export const OTHER_VILLAGE = '371526101202';

export interface HouseholdFixture {
  readonly app: TestApp;
  readonly staff: Staff;
  readonly helper: Actor;
  readonly otherHelper: Actor;
}

/** The reference tables, 梁村镇 with 前屯村 and 后屯村, and a helper in each village. */
export async function householdFixture(): Promise<HouseholdFixture> {
  const app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  const staff = await addStaff(app, COUNTY);
  await actAs(app, staff.handler, async (act) =>
    done(
      await importPlaces(
        act,
        COUNTY,
        [
          { code: TOWN, name: '梁村镇', parentCode: COUNTY },
          { code: VILLAGE, name: '前屯村', parentCode: TOWN },
          { code: OTHER_VILLAGE, name: '后屯村', parentCode: TOWN },
        ],
        '测试目录',
      ),
    ),
  );
  const helper = await addActor(app, { role: 'village-helper', divisionCode: VILLAGE });
  const otherHelper = await addActor(app, { role: 'village-helper', divisionCode: OTHER_VILLAGE });
  return { app, staff, helper, otherHelper };
}

export const person = (n: number, name: string) => ({ name, idNumber: testResidentId(n) as string });

/** A card for somebody in a village. */
export const cardOf = async (
  { app, helper }: HouseholdFixture,
  n: number,
  name: string,
  by: Actor = helper,
) =>
  value(
    await actAs(app, by, (act) =>
      makeHousehold(act, {
        villageCode: by === helper ? VILLAGE : OTHER_VILLAGE,
        head: person(n, name),
        fromOn: localDate('2021-01-01'),
      }),
    ),
  );
