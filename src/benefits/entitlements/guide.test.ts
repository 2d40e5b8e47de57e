import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { addActor } from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { grantsBeside } from '../claims/service-grants.ts';
import { guideStateOf } from './rules.ts';
import { guideForHer } from './service-guide.ts';

let fixture: ClaimFixture;
const { people } = openingActs(() => ({
  app: fixture.app,
  school: fixture.institution,
  handler: fixture.staff.handler,
}));
beforeAll(async () => {
  fixture = await claimFixture(SHENYANG);
});
afterAll(() => fixture.app.db.close());

const guide = (who: Actor, personId: PersonId, benefit = 'training-subsidy', policyId = 'liaoning-2024') =>
  readTx(fixture.app.db, who.scope, (tx) =>
    guideForHer(
      { tx, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() },
      {
        policies: fixture.law.policies,
        grantsOf: (act, lines) => grantsBeside(act, lines, null),
      },
      { policyId, benefit, personId },
    ),
  );
const workerOf = async (personId: PersonId): Promise<Actor> => ({
  ...(await addActor(fixture.app, { role: 'worker', personId })),
  scope: { kind: 'person', personId },
});

describe('x', () => {
  it('prints', async () => {
    const { personIds } = await fixture.addClass([{}]);
    const her = personIds[0] as PersonId;
    const who = await workerOf(her);
    for (const b of ['training-subsidy', 'living-allowance', 'skill-upgrade-subsidy', 'assessment-subsidy', 'work-for-training'])
      console.log(b, JSON.stringify((await guide(who, her, b))?.checks.map(({ check, state, because, facts }) => [check, state, because, facts.map((f) => `${f.pointer} ${f.value} ${f.sourceDepartment} ${f.knownOn}`)]), null, 1));
    const [none] = (await people([801])) as [Actor];
    console.log(JSON.stringify((await guide(none, none.personId as PersonId))?.checks.map(({ check, state, answerers }) => [check, state, answerers])));
    expect(guideStateOf).toBeDefined();
  });
});
