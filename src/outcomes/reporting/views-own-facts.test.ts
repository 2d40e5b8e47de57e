import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { ownFactsMissing } from './views-own-facts.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, nothingLater);
beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

it('an institution is asked for what it filed itself, never for the answers of departments', async () => {
  const { app, institution, law } = fixture;
  const own = () =>
    readTx(app.db, institution.scope, (tx) =>
      ownFactsMissing({ tx, actor: institution, ciphers: app.ciphers, law }),
    );
  await claims.claimOf([{}, { silent: ['population'] }]);
  expect(await own()).toEqual([]);
  const claimId = await claims.claimOf([{ enrolledOn: null }, { silent: ['population'] }, {}]);
  expect(await own()).toMatchObject([{ kind: 'facts-missing', count: 1, linkId: claimId }]);
});
