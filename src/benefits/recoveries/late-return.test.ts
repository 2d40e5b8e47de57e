import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { fen, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { balances } from '../funds/index.ts';
import { claimProgress } from '../payments/index.ts';
import { bookReturn, typeReturn } from '../payments/service-typed.ts';
import { batchView } from '../payments/views.ts';

// The bank sends back what it had paid, after a part of it has come back from the payee.
let fixture: ClaimFixture;
const acts = recoveryActs(() => fixture, claimProgress);
const { claims, noticed, paid, receive, reverse, shown, wrong } = acts;
const { as, money, read, statuses } = claims;

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

/** The accounts of every budget agree with its counters, and nothing is lost between them. */
async function balanced() {
  for (const budget of await read((tx) => balances(tx))) {
    const { appropriatedFen, reservedFen, paidFen, available, reserved, paid } = budget;
    expect([reserved, paid]).toEqual([reservedFen, paidFen]);
    expect(available).toBe(appropriatedFen - reservedFen - paidFen);
  }
}
const seen = (batchId: Uuid) =>
  readTx(fixture.app.db, fixture.staff.finance.scope, (tx) =>
    batchView(tx, fixture.staff.finance, fixture.app.clock.today(), batchId),
  );
const message = async (batchId: Uuid) => (await seen(batchId))?.waiting.at(-1)?.message ?? '';

describe('a late return of what was recovered in part', () => {
  it('is not booked until what was received is countered; then all of it is free again', async () => {
    const { batchId, lines, returnLate, claimId } = await paid([{}]);
    const recoveryId = await noticed(lines);
    await receive(recoveryId, 30_00, '迟到退回 1');
    const before = await money();
    const read = value(await returnLate());
    expect(read.rows).toMatchObject([{ outcome: 'unmatched' }]);
    expect(await message(batchId)).toContain('已追回 30.00 元');
    expect(await message(batchId)).toContain('冲销');
    expect(await money()).toEqual(before);
    expect(await statuses(claimId)).toEqual(['paid']);
    // Typed by hand it is refused with the same sentence.
    const waits = (await seen(batchId))?.waiting.at(-1);
    const typed = async () => {
      const { version = 0 } = (await seen(batchId)) ?? {};
      const answer = {
        orderId: waits?.proposedOrderId ?? '',
        result: 'returned' as const,
        amountFen: waits?.amountFen ?? 0,
        settledOn: waits?.settledOn ?? '',
        accountLast4: waits?.accountTail ?? '',
        reason: '账户已销户',
        bankReference: null,
      };
      return as(fixture.staff.finance, (act) =>
        typeReturn(act, batchId, { version, document: '农信退汇通知 7 号', answers: [answer] }),
      );
    };
    expect(codes(await typed())).toEqual(['bank-answer-differs']);
    value(await wrong(recoveryId));
    value(await reverse(recoveryId));
    const { returnId } = value(await typed());
    value(
      await as(fixture.staff.payer, (act) =>
        bookReturn(act, { batchId, returnId }, { version: 1, decision: 'passed' }),
      ),
    );
    expect(await statuses(claimId)).toEqual(['returned']);
    expect((await money()).paid).toBe(before.paid + 30_00 - (await amountOf(claimId)));
    await balanced();
  });

  it('loses no fen, whatever came in before and whenever the bank sends it back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 30_00 }), { minLength: 0, maxLength: 3 }),
        fc.nat(3),
        async (parts, early) => {
          const { lines, returnLate, claimId } = await paid([{}]);
          const owed = await amountOf(claimId);
          const start = await money();
          const recoveryId = await noticed(lines);
          let received = 0;
          for (const [at, part] of parts.entries()) {
            if (at === early) {
              const outcome = value(await returnLate(` ${at}`)).rows.map((row) => row.outcome);
              expect(outcome).toEqual([received > 0 ? 'unmatched' : 'returned']);
              if (received === 0) break;
            }
            await receive(recoveryId, part, `${claimId} ${at}`);
            received += part;
            await balanced();
          }
          expect((await money()).paid).toBe(
            (await statuses(claimId))[0] === 'returned' ? start.paid - owed : start.paid - received,
          );
          for (let open = received; open > 0; ) {
            expect(value(await returnLate(` open ${open}`)).rows).toMatchObject([{ outcome: 'unmatched' }]);
            const { amountFen } = value(await receipt(recoveryId));
            value(await wrong(recoveryId));
            value(await reverse(recoveryId));
            open -= amountFen;
          }
          if ((await statuses(claimId))[0] === 'paid') value(await returnLate(' at last'));
          expect(await statuses(claimId)).toEqual(['returned']);
          expect(await money()).toEqual({ ...start, paid: start.paid - owed });
          await balanced();
        },
      ),
      { numRuns: 8, seed: 11 },
    );
  });
});

async function receipt(recoveryId: Uuid) {
  const booked = (await shown(recoveryId)).decided.find(
    ({ kind, status }) => kind === 'receipt' && status === 'approved',
  );
  return { ok: true as const, value: { amountFen: booked?.amountFen ?? fen(0) } };
}

const amountOf = async (claimId: Uuid) =>
  (await claims.view(claimId)).lineRows.reduce((sum, line) => sum + line.amountFen, 0);
