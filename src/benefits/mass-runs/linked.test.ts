import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { mergeActs } from '../../testing/merges-fixture.ts';
import { computeClaims } from '../claims/index.ts';
import { carryOn, startRun } from './index.ts';
import { unclaimedRows } from './store-lists.ts';

let fixture: ClaimFixture;
const { merge, undo } = mergeActs(() => fixture, {
  holdLines: async () => 0,
  mergeRefusal: async () => undefined,
});

beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

async function unclaimed(): Promise<PersonId[]> {
  const { app, staff, law } = fixture;
  const asked = { divisionCode: '371526', year: 2021, asOf: app.clock.today() };
  const { runId } = value(await actAs(app, staff.handler, (act) => startRun(act, asked)));
  await carryOn(app, staff.handler, law, { runId, chunk: 3 });
  const rows = await readTx(app.db, staff.handler.scope, (tx) =>
    unclaimedRows(tx, { year: 2021, benefit: null }, { after: null, limit: 500 }),
  );
  return rows.map(({ personId }) => personId);
}

it('what is claimed under one number counts for the other, until they are apart again', async () => {
  const { app, staff, law } = fixture;
  const claimed = await fixture.addClass([{}]);
  const other = await fixture.addClass([{}, {}]);
  const today = app.clock.today();
  value(
    await actAs(app, staff.handler, (act) => computeClaims(act, law, { classId: claimed.classId }, today)),
  );
  const [stays] = claimed.personIds as [PersonId];
  const [same, stranger] = other.personIds as [PersonId, PersonId];
  expect((await unclaimed()).sort()).toEqual([same, stranger].sort());
  const mergeId = await merge(stays, same);
  expect(await unclaimed()).toEqual([stranger]);
  await undo(mergeId);
  expect((await unclaimed()).sort()).toEqual([same, stranger].sort());
});
