// For tests only: two townships of a county with a village each, and whoever asks people there.
import { divisionPathOf } from '../platform/kernel/index.ts';
import type { AppFixture, SignedIn } from './app-fixture.ts';
import { COUNTY } from './own-accounts-fixture.ts';

const TOWNSHIP = `${COUNTY}101000`;
export const VILLAGE = `${COUNTY}101201`;
const OTHER_TOWNSHIP = `${COUNTY}102000`;
export const OTHER_VILLAGE = `${COUNTY}102201`;

const PLACES: readonly (readonly [code: string, name: string, level: string, parent: string])[] = [
  [TOWNSHIP, '柳溪镇', 'township', COUNTY],
  [VILLAGE, '前柳村', 'village', TOWNSHIP],
  [OTHER_TOWNSHIP, '沙河镇', 'township', COUNTY],
  [OTHER_VILLAGE, '后沙村', 'village', OTHER_TOWNSHIP],
];

/** The places, and a session each of the counter, the townships, and the helper of the first village. */
export async function openAsking(fixture: AppFixture): Promise<{
  readonly counter: SignedIn;
  readonly township: SignedIn;
  readonly otherTownship: SignedIn;
  readonly helper: SignedIn;
}> {
  const owner = await fixture.db.owner();
  try {
    for (const [code, name, level, parent] of PLACES)
      await owner.query(
        `insert into division (division_code, name, level, parent_code, path, source)
         values ($1, $2, $3, $4, $5::ltree, 'test')`,
        [code, name, level, parent, divisionPathOf(code)],
      );
  } finally {
    await owner.end();
  }
  const open = async (
    login: string,
    role: 'county-handler' | 'township-staff' | 'village-helper',
    at: string,
  ) => {
    await fixture.account(login, role, { divisionCode: at });
    return fixture.signIn(login);
  };
  return {
    counter: await open('counter', 'county-handler', COUNTY),
    township: await open('township', 'township-staff', TOWNSHIP),
    otherTownship: await open('other-township', 'township-staff', OTHER_TOWNSHIP),
    helper: await open('helper', 'village-helper', VILLAGE),
  };
}
