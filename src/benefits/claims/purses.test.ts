import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import { allowanceActs } from '../../testing/allowance-fixture.ts';
import { nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { balances, decideBudget, proposeBudget } from '../funds/index.ts';
import { decideLine, proposeGrant } from './service-decide-line.ts';
import { choosePurse, decidePurse } from './service-purses.ts';
import { confirmClaim, reviewClaim } from './service-review.ts';
import { withdrawClaim } from './service-withdraw.ts';
import { linesOf } from './store.ts';
import { chooseFor } from './store-purses.ts';
import { claimView } from './views.ts';

let fixture: ClaimFixture;
const { as, addBudget, allowance } = allowanceActs(() => fixture);
let next = 0;
const cards = (count: number) =>
  Array.from({ length: count }, () => {
    next += 1;
    return { number: `62284804025648${String(90_000 + next)}`, usable: true };
  });
const SPECIAL = 'skills-special-account';
const EMPLOYMENT = 'employment-subsidy-fund';
const CHOSEN = {
  fromFundSource: null as string | null,
  fundSource: SPECIAL,
  document: '沈财社〔2024〕31号',
  reason: '专账有结余，先由专账列支',
};

beforeAll(async () => {
  fixture = await claimFixture(SHENYANG);
  await addBudget();
  const { finance, secondReviewer } = fixture.staff;
  const proposed = { fundSource: SPECIAL, year: 2024, amountFen: 1_000_000, document: '沈财社〔2024〕9号' };
  const { caseId } = value(await as(finance, (act) => proposeBudget(act, proposed)));
  value(await as(secondReviewer, (act) => decideBudget(act, caseId, { version: 1, decision: 'passed' })));
});
afterAll(() => fixture.app.db.close());

const view = (claimId: Uuid, actor: Actor = fixture.staff.finance) =>
  readTx(fixture.app.db, fixture.staff.handler.scope, async (tx) => {
    const { app, law } = fixture;
    const reader = { tx, actor, today: app.clock.today(), law, ciphers: app.ciphers, progress: nothingLater };
    const found = await claimView(reader, claimId);
    if (!found) throw new Error('no such claim');
    return found;
  });
const reserved = async () =>
  new Map(
    (await readTx(fixture.app.db, fixture.staff.handler.scope, balances)).map((budget) => [
      budget.fundSource,
      budget.reservedFen as number,
    ]),
  );

async function choose(claimId: Uuid, chosen: Partial<typeof CHOSEN> = {}, by?: Actor) {
  const { version } = await view(claimId);
  const policies = fixture.law.policies;
  return as(by ?? fixture.staff.finance, (act) =>
    choosePurse(act, policies, claimId, { ...CHOSEN, ...chosen, version }),
  );
}
async function decide(
  claimId: Uuid,
  decision: 'passed' | 'returned' = 'passed',
  by?: Actor,
  opinion?: string,
) {
  const { version } = await view(claimId);
  return as(by ?? fixture.staff.secondReviewer, (act) =>
    decidePurse(act, fixture.law.policies, claimId, { version, decision, opinion }),
  );
}
async function reviewed(claimId: Uuid) {
  const { institution, staff, law } = fixture;
  const { version } = await view(claimId);
  value(await as(institution, (act) => confirmClaim(act, law.settings, claimId, version)));
  for (const [by, step] of [
    [staff.handler, 'accept'],
    [staff.firstReviewer, 'first-review'],
    [staff.secondReviewer, 'second-review'],
  ] as const) {
    const seen = await view(claimId);
    value(
      await as(by, (act) =>
        reviewClaim(act, law.settings, claimId, step, { version: seen.version, decision: 'passed' }),
      ),
    );
  }
}

describe('a line that the law lets a purse carry', () => {
  it('names the first with its clause, and its money is reserved there', async () => {
    const before = await reserved();
    const { claimId } = await allowance(cards(1));
    const [line] = (await view(claimId)).lineRows;
    expect(line?.purse).toMatchObject({ fundSource: EMPLOYMENT, clause: 'LN-3-9', document: null });
    expect((await view(claimId)).purses).toMatchObject([{ fundSource: EMPLOYMENT, count: 1 }]);
    await reviewed(claimId);
    const amount = line?.amountFen ?? 0;
    expect((await reserved()).get(EMPLOYMENT)).toBe((before.get(EMPLOYMENT) ?? 0) + amount);
    // Reserved money stays where it is.
    expect(codes(await choose(claimId, { fromFundSource: EMPLOYMENT }))).toEqual(['nothing-to-carry']);
  });

  it('may be given another one by two people before it is reserved', async () => {
    const { claimId } = await allowance(cards(1));
    value(await as(fixture.institution, (act) => confirmClaim(act, fixture.law.settings, claimId, 1)));
    expect(codes(await choose(claimId, { fromFundSource: EMPLOYMENT, fundSource: EMPLOYMENT }))).toEqual([
      'same-source',
    ]);
    expect(codes(await choose(claimId, { fromFundSource: EMPLOYMENT, fundSource: 'petty-cash' }))).toEqual([
      'unknown-source',
    ]);
    const barred = await choose(claimId, {
      fromFundSource: EMPLOYMENT,
      fundSource: 'enterprise-education-fund',
    });
    expect(barred).toMatchObject({ ok: false, refusals: [{ code: 'purse-barred', clause: 'LN-3-9' }] });
    value(await choose(claimId, { fromFundSource: EMPLOYMENT }));
    value(await decide(claimId));
    const [line] = (await view(claimId)).lineRows;
    expect(line?.purse).toMatchObject({ fundSource: SPECIAL, clause: 'LN-3-9', document: CHOSEN.document });
  });
});

describe('a line that no purse may carry', () => {
  beforeAll(async () => {
    await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
      sql`insert into policy_setting (setting_id, policy_id, division_code, setting_key, setting_value, in_force, source,
          recorded_at, recorded_by)
        values (gen_random_uuid(), 'liaoning-2024', ${SHENYANG.county}, 'layer/fund-181-2023', 'true',
          '[2024-01-19,)', '沈人社〔2024〕3号', ${fixture.app.clock.now()}, ${fixture.staff.handler.accountId})`.execute(
        tx,
      ),
    );
  });

  it('keeps its outcome; the money question waits for finance and is settled by two', async () => {
    const before = await reserved();
    const { claimId } = await allowance(cards(2));
    const [line] = (await view(claimId)).lineRows;
    expect(line).toMatchObject({
      outcome: 'entitled',
      amountFen: 12_000,
      purse: { fundSource: null, clause: 'EF-5s' },
    });
    expect((await view(claimId)).purses).toMatchObject([{ fundSource: null, count: 2, amountFen: 24_000 }]);
    await reviewed(claimId);
    // The second review passes the claim and grants nothing that no money may carry.
    expect((await view(claimId)).lineRows.map(({ status }) => status)).toEqual(['computed', 'computed']);
    expect(await reserved()).toEqual(before);
    const at = (await view(claimId)).lifecycle.find(
      ({ state }) => state === 'blocked' || state === 'current',
    );
    expect(at).toBeDefined();
    expect(codes(await grantProposed(claimId))).toEqual(['purse-undecided']);

    const { finance, handler, secondReviewer } = fixture.staff;
    expect((await view(claimId, finance)).allowed).toContain('claims.choosePurse');
    const [offered] = (await view(claimId, finance)).purseOptions;
    expect(offered?.allowed.map(({ fundSource }) => fundSource)).toEqual([]);
    expect(offered?.notAllowed.map(({ fundSource }) => fundSource)).toContain(EMPLOYMENT);
    expect(codes(await choose(claimId, { fundSource: EMPLOYMENT }))).toEqual(['purse-barred']);
    value(await choose(claimId));
    expect(codes(await choose(claimId))).toEqual(['case-open']);
    expect((await view(claimId, secondReviewer)).purseChosen).toMatchObject({
      fundSource: SPECIAL,
      document: CHOSEN.document,
    });
    expect((await view(claimId, fixture.institution)).purseChosen).toBeNull();
    const twin = await addActor(fixture.app, {
      role: 'finance',
      divisionCode: SHENYANG.county,
      personKey: finance.personKey,
    });
    expect(codes(await decide(claimId, 'passed', twin))).toEqual(['four-eyes']);
    expect((await view(claimId, twin)).allowed).not.toContain('claims.decidePurse');
    expect(codes(await decide(claimId, 'returned'))).toEqual(['opinion-required']);
    value(await decide(claimId, 'returned', secondReviewer, '先查专账结余再报'));
    expect((await view(claimId)).lineRows[0]?.purse?.fundSource).toBeNull();
    expect(codes(await decide(claimId))).toEqual(['not-proposed']);
    value(await choose(claimId));
    value(await decide(claimId));
    const after = await view(claimId);
    expect(after.lineRows.map(({ purse }) => purse)).toMatchObject([
      { fundSource: SPECIAL, clause: 'EF-5s', document: CHOSEN.document },
      { fundSource: SPECIAL, clause: 'EF-5s', document: CHOSEN.document },
    ]);
    expect(await reserved()).toEqual(before);
    // Only now can it be granted and its money reserved, in the chosen budget.
    value(await grantProposed(claimId, handler));
    const [first] = (await view(claimId)).lineRows;
    value(
      await as(secondReviewer, (act) =>
        decideLine(act, claimId, first?.claimLineId as Uuid, {
          version: first?.version ?? 0,
          decision: 'grant',
        }),
      ),
    );
    expect((await reserved()).get(SPECIAL)).toBe((before.get(SPECIAL) ?? 0) + 12_000);
    expect((await reserved()).get(EMPLOYMENT)).toBe(before.get(EMPLOYMENT));
  });

  it('loses a choice that waits when the claim ends', async () => {
    const { claimId } = await allowance(cards(1));
    value(await as(fixture.institution, (act) => confirmClaim(act, fixture.law.settings, claimId, 1)));
    value(await choose(claimId));
    for (const reason of ['先不办，核对名单', '这一单不办了']) {
      const { version } = await view(claimId);
      value(await as(fixture.institution, (act) => withdrawClaim(act, claimId, { version, reason })));
    }
    expect(codes(await decide(claimId))).toEqual(['not-proposed']);
  });

  it('is chosen by one of fifty and decided by one of fifty', async () => {
    const { claimId } = await allowance(cards(1));
    value(await as(fixture.institution, (act) => confirmClaim(act, fixture.law.settings, claimId, 1)));
    const chosen = await Promise.all(Array.from({ length: 50 }, () => choose(claimId)));
    expect(chosen.filter(({ ok }) => ok)).toHaveLength(1);
    const { version } = await view(claimId);
    const { policies } = fixture.law;
    const decided = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.secondReviewer, (act) =>
          decidePurse(act, policies, claimId, { version, decision: 'passed' }),
        ),
      ),
    );
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    // Negative control: without the review the same statement would let all fifty through.
    const unguarded = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.secondReviewer, async (act) => {
          const lines = await linesOf(act.tx, claimId);
          const purse = { fundSource: 'other', fundClause: null, fundBecause: '对照', document: '对照文件' };
          await chooseFor(act.tx, lines, purse);
          await act.record({
            event: 'purse-decided',
            objectType: 'claim',
            objectId: claimId,
            divisionPath: SHENYANG.path,
            detail: {},
          });
          return done(null);
        }),
      ),
    );
    expect(unguarded.filter(({ ok }) => ok)).toHaveLength(50);
  });
});

it('a purse stays while money is reserved, whoever writes it', async () => {
  const { claimId } = await allowance(cards(1));
  const [line] = (await view(claimId)).lineRows;
  await reviewed(claimId).catch(() => undefined);
  value(await choose(claimId));
  value(await decide(claimId));
  value(await grantProposed(claimId));
  const seen = (await view(claimId)).lineRows[0];
  value(
    await as(fixture.staff.secondReviewer, (act) =>
      decideLine(act, claimId, line?.claimLineId as Uuid, { version: seen?.version ?? 0, decision: 'grant' }),
    ),
  );
  const stolen = as(fixture.staff.secondReviewer, async (act) => {
    const purse = { fundSource: 'other', fundClause: null, fundBecause: '改了', document: '没有文件' };
    await chooseFor(act.tx, await linesOf(act.tx, claimId), purse);
    return done(null);
  });
  await expect(stolen).rejects.toThrow(/does not change while its money is reserved/);
});

async function grantProposed(claimId: Uuid, by: Actor = fixture.staff.handler) {
  const [line] = (await view(claimId)).lineRows;
  const reason = '资金来源已定，提出同意';
  return as(by, (act) =>
    proposeGrant(act, claimId, line?.claimLineId as Uuid, { version: line?.version ?? 0, reason }),
  );
}
