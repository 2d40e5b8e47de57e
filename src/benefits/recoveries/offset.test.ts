import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { holdLine } from '../claims/service-hold.ts';
import { balances } from '../funds/index.ts';
import { claimProgress, preparePayment } from '../payments/index.ts';
import { offsetsOfLines } from './index.ts';
import { decideOffset } from './service-decide.ts';
import { nextLinesView } from './views.ts';

let fixture: ClaimFixture;
const acts = recoveryActs(() => fixture, { ...claimProgress, lineOffsets: offsetsOfLines });
const { claims, noticed, offset, owed, paid, receive, reverse, setOff, shown, wrong } = acts;
const { as, money, read, statuses, view } = claims;
const { payable } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(10_000_000_00);
});
afterAll(() => fixture.app.db.close());

const FULL = 1320_00;
const all = (lines: readonly Uuid[]) => ({
  lines: lines.map((claimLineId) => ({ claimLineId, amountFen: FULL })),
});
/** What the institution owes, and lines that it would be paid next. */
async function owing(people = 1, nextPeople = 1) {
  const { lines } = await paid(Array.from({ length: people }, () => ({})));
  const recoveryId = await owed([], all(lines));
  const claimId = await payable(Array.from({ length: nextPeople }, () => ({})));
  const next = (await view(claimId)).lineRows.map((line) => line.claimLineId as Uuid);
  return { recoveryId, lines, claimId, next };
}
const nextLines = async (recoveryId: Uuid) =>
  (await read((tx) => nextLinesView(tx, recoveryId)))?.lines.map((line) => line.claimLineId) ?? [];
const lineAt = async (claimId: Uuid, at = 0) => (await view(claimId)).lineRows[at];
const prepare = (claimId: Uuid) =>
  as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));

/** Counters of every budget agree with the entries, and the accounts of each sum to zero. */
async function expectBalanced() {
  for (const budget of await read((tx) => balances(tx))) {
    expect(budget.reserved).toBe(budget.reservedFen);
    expect(budget.paid).toBe(budget.paidFen);
    expect(budget.appropriation + budget.available + budget.reserved + budget.paid).toBe(0);
  }
}

describe('what a payee owes', () => {
  it('is set off by two people against whole lines that it would be paid next', async () => {
    const { recoveryId, claimId, next } = await owing(2, 2);
    const before = await money();
    expect(await nextLines(recoveryId)).toEqual(expect.arrayContaining(next));
    value(await offset(recoveryId, next.slice(0, 1)));
    expect((await shown(recoveryId)).waiting).toMatchObject({
      kind: 'offset',
      amountFen: FULL,
      offset: [{ claimLineId: next[0] }],
    });
    expect(await money()).toEqual(before);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.finance.personKey,
    });
    expect(codes(await setOff(recoveryId, 'passed', twin))).toEqual(['four-eyes']);
    expect(value(await setOff(recoveryId)).status).toBe('owed');
    // Spent out of what was reserved, and come back to what had been paid: what is paid in all is as before.
    expect((await money()).paid).toBe(before.paid);
    expect((await money()).reserved).toBe(before.reserved - FULL);
    await expectBalanced();
    expect(await statuses(claimId)).toEqual(['paid', 'payable']);
    expect((await lineAt(claimId))?.offset).toMatchObject({ recoveryId, settledOn: '2021-08-20' });
    expect(await shown(recoveryId)).toMatchObject({ recoveredFen: FULL, openFen: FULL });
    // The other line is paid by the bank, the one that was set off is not.
    expect(value(await prepare(claimId))).toMatchObject({ orderCount: 1, totalFen: FULL });
  });

  it('is set off in whole, settles the case, and is taken back by two', async () => {
    const { recoveryId, claimId, next } = await owing();
    const before = await money();
    value(await offset(recoveryId, next));
    expect(value(await setOff(recoveryId)).status).toBe('settled');
    value(await wrong(recoveryId));
    expect(codes(await reverse(recoveryId, 'passed', fixture.staff.finance))).toEqual(['four-eyes']);
    expect(value(await reverse(recoveryId)).status).toBe('owed');
    expect(await money()).toEqual(before);
    await expectBalanced();
    expect(await statuses(claimId)).toEqual(['payable']);
    expect((await lineAt(claimId))?.offset).toBeNull();
    expect(await shown(recoveryId)).toMatchObject({ recoveredFen: 0, openFen: FULL });
    value(await offset(recoveryId, next));
    expect(value(await setOff(recoveryId)).status).toBe('settled');
  });

  it('is not set off before the payee was heard, against more than is owed, or against what is not payable', async () => {
    const { lines } = await paid([{}]);
    const early = await noticed(lines);
    const { recoveryId, claimId, next } = await owing(1, 2);
    expect(codes(await offset(early, next))).toEqual(['wrong-status']);
    expect(codes(await offset(recoveryId, next))).toEqual(['more-than-owed']);
    expect(codes(await offset(recoveryId, lines))).toEqual(['line-not-payable']);
    const line = await lineAt(claimId);
    const id = { claimId, claimLineId: next[0] as Uuid };
    value(
      await as(fixture.staff.handler, (act) =>
        holdLine(act, id, { version: line?.version ?? 0, reason: '来电反映有误，先核实' }),
      ),
    );
    expect(codes(await offset(recoveryId, next.slice(0, 1)))).toEqual(['line-not-payable']);
    expect(await nextLines(recoveryId)).not.toContain(next[0]);
  });

  it('is not set off against a line that has gone to a batch meanwhile', async () => {
    const { recoveryId, claimId, next } = await owing();
    value(await offset(recoveryId, next));
    value(await prepare(claimId));
    const before = await money();
    expect(codes(await setOff(recoveryId))).toEqual(['line-not-payable']);
    expect(await money()).toEqual(before);
    value(await setOff(recoveryId, 'returned'));
  });

  it('shows nothing of an offset to the payee before two people agree, nor to another county', async () => {
    const { recoveryId, next } = await owing();
    value(await offset(recoveryId, next));
    const seenBy = (scope: Parameters<typeof readTx>[1]) =>
      readTx(fixture.app.db, scope, (tx) => offsetsOfLines(tx, next));
    expect((await seenBy(fixture.institution.scope)).size).toBe(0);
    value(await setOff(recoveryId));
    expect((await seenBy(fixture.institution.scope)).size).toBe(1);
    expect((await seenBy({ kind: 'division', path: 'd37.d15.d25' })).size).toBe(0);
  });
});

describe('of fifty', () => {
  it('one sets off, or one prepares a batch: a line is never settled twice', async () => {
    const { recoveryId, claimId, next } = await owing();
    value(await offset(recoveryId, next));
    const { version } = await shown(recoveryId);
    const before = await money();
    const tried = await Promise.all(
      Array.from({ length: 50 }, async (_, at) =>
        at % 2 === 0
          ? (
              await as(fixture.staff.secondReviewer, (act) =>
                decideOffset(act, recoveryId, { version, decision: 'passed' }),
              )
            ).ok
          : (await prepare(claimId)).ok,
      ),
    );
    expect(tried.filter(Boolean)).toHaveLength(1);
    expect((await money()).paid).toBe(before.paid);
    await expectBalanced();
  });

  it('several cases may propose the same line (negative control), and one of them settles it', async () => {
    const { recoveryId, next } = await owing();
    const cases = [recoveryId, (await owing()).recoveryId, (await owing()).recoveryId];
    for (const one of cases) value(await offset(one, next));
    const before = await money();
    const tried = await Promise.all(cases.map((one) => setOff(one)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await money()).reserved).toBe(before.reserved - FULL);
  });
});

describe('whatever comes, in whatever order', () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant('receive' as const), amountFen: fc.integer({ min: 1, max: FULL }) }),
    fc.record({ act: fc.constant('offset' as const), at: fc.nat({ max: 2 }) }),
    fc.record({ act: fc.constant('reverse' as const) }),
  );
  let slips = 0;

  async function perform(
    recoveryId: Uuid,
    next: readonly Uuid[],
    one: typeof step extends fc.Arbitrary<infer S> ? S : never,
  ) {
    const { openFen } = await shown(recoveryId);
    if (one.act === 'reverse') {
      if ((await wrong(recoveryId)).ok) value(await reverse(recoveryId));
    } else if (one.act === 'receive') {
      if (openFen > 0) await receive(recoveryId, Math.min(one.amountFen, openFen), `农信 ${++slips}`);
    } else if ((await offset(recoveryId, next.slice(one.at, one.at + 1))).ok) value(await setOff(recoveryId));
  }

  it('what the budgets hold is the sum of what was booked and not taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const { recoveryId, claimId, next } = await owing(3, 3);
        const before = await money();
        for (const one of steps) {
          await perform(recoveryId, next, one);
          await expectBalanced();
          const { decided, recoveredFen, lines } = await shown(recoveryId);
          const sum = (kind: string) =>
            decided
              .filter((it) => it.status === 'approved' && it.kind === kind)
              .reduce((total, it) => total + it.amountFen, 0);
          expect(recoveredFen).toBe(sum('receipt') + sum('offset'));
          expect(lines.reduce((total, line) => total + line.recoveredFen, 0)).toBe(recoveredFen);
          const now = await money();
          expect(now.paid).toBe(before.paid - sum('receipt'));
          expect(now.reserved).toBe(before.reserved - sum('offset'));
          const settled = (await statuses(claimId)).filter((status) => status === 'paid').length;
          expect(settled * FULL).toBe(sum('offset'));
        }
      }),
      { numRuns: 6 },
    );
  });
});
