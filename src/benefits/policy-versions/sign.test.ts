import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardsOf } from '../../law/reference/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { addDays, localDate, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import type { Change } from './contract.ts';
import { needsFinance } from './rules.ts';
import {
  createVersion,
  recallVersion,
  reviewVersion,
  saveVersion,
  signVersion,
  submitVersion,
} from './service.ts';
import { dryRun } from './service-dry-run.ts';
import { versionView } from './views.ts';

let fixture: ClaimFixture;
beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

const AMOUNT = {
  kind: 'standard-set',
  benefit: 'training-subsidy',
  trainingKind: null,
  occupationCode: '6-31-01-03',
  level: 4,
  certificateKind: null,
  unit: 'person',
  amountFen: 160_000,
  shortageUpliftPercent: null,
} as const satisfies Change;
const DAYS = { kind: 'setting-set', key: 'claims/publication-days', value: 7 } as const satisfies Change;

let day = localDate('2021-09-01');
const as = <T>(by: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, by, work);
const view = (versionId: Uuid, actor: Actor = fixture.staff.finance) =>
  readTx(fixture.app.db, fixture.staff.handler.scope, async (tx) => {
    const { clock, ciphers } = fixture.app;
    const found = await versionView({ tx, actor, today: clock.today(), ciphers }, fixture.law, versionId);
    if (!found) throw new Error('no such version');
    return found;
  });
const amounts = () =>
  readTx(fixture.app.db, fixture.staff.handler.scope, (tx) => standardsOf(tx, 'liaocheng-2021', COUNTY));

async function reviewed(changes: readonly Change[]): Promise<Uuid> {
  const { handler, secondReviewer } = fixture.staff;
  day = addDays(day, 1);
  const head = { title: '调整一项标准', document: '高人社发〔2021〕9号', effectiveOn: day };
  const { versionId } = value(
    await as(handler, (act) => createVersion(act, fixture.law, { policyId: 'liaocheng-2021', ...head })),
  );
  value(
    await as(handler, (act) => saveVersion(act, fixture.law, versionId, { ...head, version: 1, changes })),
  );
  const period = { from: '2021-01-01', through: '2021-12-31' };
  value(await as(handler, (act) => dryRun(act, fixture.law, versionId, { version: 2, ...period })));
  const submitted = value(await as(handler, (act) => submitVersion(act, fixture.law, versionId, 2)));
  value(
    await as(secondReviewer, (act) =>
      reviewVersion(act, fixture.law, versionId, { version: submitted.version, decision: 'passed' }),
    ),
  );
  return versionId;
}
async function sign(
  versionId: Uuid,
  by: Actor,
  decision: 'passed' | 'returned' = 'passed',
  opinion?: string,
) {
  const { version } = await view(versionId);
  return as(by, (act) => signVersion(act, fixture.law, versionId, { version, decision, opinion }));
}

describe('amounts and the scarce list', () => {
  it('wait for finance once the bureau has reviewed them, and change no table before', async () => {
    const before = await amounts();
    const versionId = await reviewed([AMOUNT]);
    const waiting = await view(versionId);
    expect(waiting).toMatchObject({ stage: 'reviewed', approvedAt: null });
    expect(waiting.allowed).toContain('policyVersions.signFinance');
    expect((await view(versionId, fixture.staff.secondReviewer)).allowed).not.toContain(
      'policyVersions.signFinance',
    );
    expect(await amounts()).toEqual(before);
    const { handler, secondReviewer, finance } = fixture.staff;
    // Neither of the two before is a third person, whatever the account.
    for (const { personKey } of [handler, secondReviewer]) {
      const twin = await addActor(fixture.app, { role: 'finance', divisionCode: COUNTY, personKey });
      expect(codes(await sign(versionId, twin))).toEqual(['four-eyes']);
    }
    expect(codes(await sign(versionId, finance, 'returned'))).toEqual(['opinion-required']);
    value(await sign(versionId, finance));
    expect((await view(versionId)).stage).toBe('scheduled');
    expect((await amounts()).length).toBeGreaterThan(before.length);
    expect(codes(await sign(versionId, finance))).toContain('wrong-step');
  });

  it('go back to their makers with the opinion of finance, or by the makers themselves', async () => {
    const { finance, handler } = fixture.staff;
    const versionId = await reviewed([{ ...AMOUNT, level: 3 }]);
    value(await sign(versionId, finance, 'returned', '请附测算依据'));
    expect((await view(versionId)).stage).toBe('returned');
    expect((await view(versionId)).review?.steps.at(-1)).toMatchObject({
      step: 'sign',
      opinion: '请附测算依据',
    });
    const other = await reviewed([{ ...AMOUNT, level: 5 }]);
    const { version } = await view(other);
    value(await as(handler, (act) => recallVersion(act, other, version)));
    expect((await view(other)).stage).toBe('returned');
  });

  it('are signed by one of fifty', async () => {
    const versionId = await reviewed([{ ...AMOUNT, occupationCode: '4-10-01-04' }]);
    const { version } = await view(versionId);
    const tried = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.finance, (act) =>
          signVersion(act, fixture.law, versionId, { version, decision: 'passed' }),
        ),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

it("days and deadlines alone are the bureau's (negative control)", async () => {
  expect(needsFinance([DAYS])).toBe(false);
  expect(needsFinance([DAYS, AMOUNT])).toBe(true);
  expect(needsFinance([{ kind: 'scarce-end' }])).toBe(true);
  expect((await view(await reviewed([DAYS]))).stage).toBe('scheduled');
});
