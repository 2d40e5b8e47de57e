import { afterAll, beforeAll, expect, it } from 'vitest';
import { confirmClaim } from '../../benefits/claims/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, value } from '../../testing/classes-fixture.ts';
import { entriesOf, listById } from '../../training/work-for-training/index.ts';
import { openListOf } from './service-claimed-lists.ts';

let county: ClaimFixture;
const { as, compute, version } = claimActs(() => county, nothingLater);
beforeAll(async () => {
  county = await claimFixture();
});
afterAll(() => county.app.db.close());

const read = <T>(fn: Parameters<typeof readTx<T>>[2]) =>
  readTx(county.app.db, county.staff.handler.scope, fn);

it('a list is amended until its claim is handed in; then another begins, and what rests on it stays', async () => {
  const { listId } = await county.addList([['2021-02', '2021-03'], ['2021-02']]);
  const list = await read((tx) => listById(tx, listId));
  if (!list) throw new Error('no list');
  const { organisationId, source } = list;
  const known = await read((tx) => entriesOf(tx, listId));
  const [first, second] = known;
  if (!first || !second) throw new Error('nobody on the list');
  const sheet = [
    { ...first, listNo: 2 },
    { ...second, months: [...first.months] },
    { ...second, personId: 999_999_999 as PersonId, listNo: 3 },
  ];
  const placed = () => read((tx) => openListOf(tx, { organisationId, source }, sheet));
  expect(await placed()).toEqual({ source, entries: sheet, claimed: [] });

  const [claim] = (await compute({ listId })).claims;
  const claimId = claim?.claimId as Uuid;
  expect((await placed()).claimed).toEqual([]);
  const seen = await version(claimId);
  const employer = await addActor(county.app, { role: 'employer', organisationId });
  value(await as(employer, (act) => confirmClaim(act, county.law.settings, claimId, seen)));
  expect(await placed()).toEqual({
    source: `${source}#2`,
    entries: [sheet[2]],
    claimed: [{ personId: second.personId, claimNumber: claim?.number }],
  });
});
