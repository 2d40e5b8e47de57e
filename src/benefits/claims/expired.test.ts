import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { linesOf } from './store.ts';
import { claimView } from './views.ts';
import { expiredByDepartment } from './views-expired.ts';

let fixture: ClaimFixture;
const acts = claimActs(() => fixture, nothingLater);

beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

/** The answers of the fixture are of 18 August. */
const on = (today: string, actor: Actor = fixture.staff.handler) => ({
  list: () =>
    readTx(fixture.app.db, actor.scope, (tx) =>
      expiredByDepartment({ ...acts.reader(tx, actor), today: localDate(today) }),
    ),
  claim: (claimId: Parameters<typeof acts.view>[0]) =>
    readTx(fixture.app.db, actor.scope, (tx) =>
      claimView({ ...acts.reader(tx, actor), today: localDate(today) }, claimId),
    ),
});
const answerAgain = (personId: PersonId, knownOn: string, status: 'normal' | 'dead' = 'normal') =>
  fixture.addFacts([
    {
      personId,
      kind: 'population',
      sourceDepartment: 'public-security',
      answerId: null,
      knownOn: localDate(knownOn),
      payload: { status, hukou: 'rural' },
    },
  ]);

it('lists unpaid lines whose answers are older than their days until they are answered again, decisions untouched', async () => {
  const claimId = await acts.claimOf([{}, {}]);
  const before = await on('2021-08-20').claim(claimId);
  expect(await on('2021-11-16').list()).toEqual([]);
  const groups = await on('2021-11-17').list();
  expect(groups.map(({ department }) => department)).toEqual(
    expect.arrayContaining(['public-security', 'subsidy-ledger']),
  );
  // Nobody asks again about what is settled on the day of enrolment.
  expect(groups.map(({ department }) => department)).not.toContain('rural-revitalisation');
  const police = async () =>
    (await on('2021-11-17').list()).find(({ department }) => department === 'public-security');
  expect((await police())?.rows).toHaveLength(2);
  expect((await police())?.rows[0]).toMatchObject({
    claimId,
    knownOn: '2021-08-18',
    validThrough: '2021-11-16',
    labels: expect.arrayContaining([expect.any(String)]),
    amountFen: expect.any(Number),
  });
  const [line] = await acts.read((tx) => linesOf(tx, claimId));
  if (!line) throw new Error('no line');
  await answerAgain(line.personId, '2021-11-17');
  expect((await police())?.rows).toHaveLength(1);
  const after = await on('2021-11-17').claim(claimId);
  expect(
    after?.lineRows.map(({ expiredAnswers }) => expiredAnswers.map(({ department }) => department)),
  ).toEqual([['subsidy-ledger'], ['public-security', 'subsidy-ledger']]);
  // An old answer is a warning: what was decided stays decided.
  const decided = (view: typeof after) =>
    view?.lineRows.map(({ outcome, status, amountFen, version }) => [outcome, status, amountFen, version]);
  expect(decided(after)).toEqual(decided(before));
});

it('shows nothing to the claimant, to another county, or of a line that lacks facts anyway', async () => {
  const { institution, staff } = fixture;
  expect(await on('2022-08-20', institution).list()).toEqual([]);
  const elsewhere: Actor = { ...staff.handler, scope: { kind: 'division', path: 'd37.d15.d25' } };
  expect(await on('2022-08-20', elsewhere).list()).toEqual([]);
  const claimId = await acts.claimOf([{ enrolledOn: null }]);
  const own = (await on('2022-08-20').list()).flatMap(({ rows }) =>
    rows.filter((row) => row.claimId === claimId),
  );
  expect(own).toEqual([]);
});
