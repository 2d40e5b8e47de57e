import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { done, type PersonId } from '../../platform/kernel/index.ts';
import { registerPersonAccounts } from '../../registry/payees/index.ts';
import { storePersonAccount } from '../../registry/persons/index.ts';
import { type ClaimFixture, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, testResidentId, value } from '../../testing/classes-fixture.ts';
import type { PlannedRow } from './contract.ts';
import { warning } from './rules-values.ts';
import { remarkOtherCards } from './service-cards.ts';

let county: ClaimFixture;
beforeAll(async () => {
  county = await claimFixture();
});
afterAll(() => county.app.db.close());

const PASSBOOK = '6222020200007000009';
const row = {
  file: 'a.xlsx',
  sheet: '花名册',
  row: 3,
  form: 'roster',
  outcome: 'warned',
  cells: [{ cell: 'H3', field: 'account', ...warning('card-luhn', '') }],
  staged: {
    form: 'roster',
    idNumber: testResidentId(1),
    name: '学员一',
    account: { number: PASSBOOK, trusted: false, fault: 'card-luhn' },
  },
} as unknown as PlannedRow;
const remarked = async () =>
  (
    await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      remarkOtherCards(tx, county.app.ciphers, [row]),
    )
  )[0];

test('an account without a check digit is remarked until somebody has confirmed it', async () => {
  const { personIds } = await county.addClass([{}]);
  expect(await remarked()).toEqual(row);
  const state = (number: string, usable: boolean) =>
    actAs(county.app, county.staff.handler, async (act) => {
      const account = { personId: personIds[0] as PersonId, bankName: null, accountName: null };
      return done(
        await registerPersonAccounts(act, [{ ...account, number, usable, source: 'workbook:a.xlsx' }], PATH),
      );
    });
  value(await state(PASSBOOK, false));
  expect(await remarked()).toEqual(row);
  value(await state('6222020200007000017', false));
  expect(await remarked()).toEqual(row);
  await actAs(county.app, county.staff.handler, async (act) => {
    await storePersonAccount(act, {
      personId: personIds[0] as PersonId,
      bankName: null,
      accountName: null,
      number: PASSBOOK,
      usable: true,
      source: 'test',
    });
    return done(null);
  });
  expect(await remarked()).toMatchObject({
    outcome: 'imported',
    cells: [],
    staged: { account: { number: PASSBOOK, trusted: true } },
  });
});
