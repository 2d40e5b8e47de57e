import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { determinationsOf, replay } from '../determination/index.ts';
import { computeClaims } from './service-compute.ts';
import { linesOf } from './store.ts';

// More lines than are decided and written at a time: what the first grants counts to the last.
const COUNT = 1_001;

let county: ClaimFixture;
beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

const compute = () =>
  actAs(county.app, county.staff.handler, (act) =>
    computeClaims(
      act,
      county.law,
      {
        certificates: {
          benefit: 'skill-upgrade-subsidy',
          payee: 'trainee',
          divisionCode: XINCHENG.county,
          classId: null,
          organisationId: null,
        },
      },
      localDate('2024-08-20'),
    ),
  );

it('1,001 certificates of one person: the first is granted, each later one counts it; again nothing changes', async () => {
  const { personIds } = await county.addClass([{ certificateOn: null, insured: true }]);
  const personId = personIds[0] as PersonId;
  await county.addCertificates(Array.from({ length: COUNT }, () => ({ personId, level: 4 })));
  const [first] = value(await compute()).claims;
  expect(first).toMatchObject({ lineCount: COUNT, isNew: true });
  const outcomes = first?.lines.map(({ decision }) => decision.outcome) ?? [];
  expect([outcomes[0], new Set(outcomes.slice(1))]).toEqual(['entitled', new Set(['not-entitled'])]);
  expect(first?.lines.at(-1)?.decision.findings).toContainEqual(
    expect.objectContaining({ check: 'no-double-subsidy', verdict: 'not-met' }),
  );

  const [again] = value(await compute()).claims;
  expect(again).toMatchObject({ claimId: first?.claimId, isNew: false, changedLines: 0 });
  const { app, staff, law } = county;
  const differing = await readTx(app.db, staff.handler.scope, async (tx) => {
    const lines = await linesOf(tx, first?.claimId as Uuid);
    const ids = lines.map(({ determinationId }) => determinationId);
    const stored = await determinationsOf(tx, app.ciphers, ids, law.policies);
    expect(stored.size).toBe(COUNT);
    const replayed = [];
    for (const determination of stored.values()) replayed.push(await replay(tx, determination, law.policies));
    return replayed.filter(({ stored: before, again: after }) => before !== after);
  });
  expect(differing).toEqual([]);
});
