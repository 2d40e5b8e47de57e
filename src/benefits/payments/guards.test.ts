import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, withTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { proposeAccount, reviewAccount } from '../../registry/payees/index.ts';
import { claimActs, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import type { BankAnswer, BankFileRow } from './ports.ts';
import { decideBatch, exportBatch } from './service.ts';
import { readBankReturn } from './service-bank-return.ts';
import { correctPayment } from './service-correct.ts';
import { preparePayment } from './service-prepare.ts';
import { verifyOrders } from './service-seal.ts';
import { bookReturn, typeReturn } from './service-typed.ts';
import { batchView, batchViews } from './views.ts';
import { claimProgress } from './views-progress.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, claimProgress);
const { addBudget, as, money, read, statuses, view } = claims;
const { payable } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

/** What somebody with the password of the database's owner does behind the program's back. */
async function alter(...statements: string[]): Promise<void> {
  const client = await fixture.app.db.owner();
  try {
    await client.query("select set_config('app.scope_kind', 'system', false)");
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
const owner = <T>(work: (tx: Tx) => Promise<T>) => withTx(fixture.app.db, { kind: 'system' }, work);
const shown = async (batchId: Uuid) => {
  const found = await read((tx) => batchView(tx, fixture.staff.finance, TODAY, batchId));
  if (!found) throw new Error('no such batch');
  return found;
};
const approve = (batchId: Uuid, by = fixture.staff.payer) =>
  as(by, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' }));
const prepared = async (claimIds: Uuid[]) =>
  value(await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, claimIds)));
const exported = (batchId: Uuid, version = 2) =>
  as(fixture.staff.finance, (act) => exportBatch(act, batchId, version));
const reports = (batchId: Uuid, answers: BankAnswer[], digest = 'one') =>
  as(fixture.staff.finance, (act) =>
    readBankReturn(act, batchId, { answers, digest: fixture.app.ciphers.digest(digest) }),
  );

/** One payable claim, prepared, approved and sent. */
async function sent(): Promise<{ claimId: Uuid; batchId: Uuid; row: BankFileRow; orderId: Uuid }> {
  const claimId = await payable([{}]);
  const { batchId } = await prepared([claimId]);
  value(await approve(batchId));
  const [row] = value(await exported(batchId)).rows;
  const [order] = (await shown(batchId)).orders;
  if (!row || !order) throw new Error('nothing was sent');
  return { claimId, batchId, row, orderId: order.orderId as Uuid };
}

describe('two people', () => {
  it('whoever reviewed a claim does not approve its payment, and is told who may', async () => {
    const claimId = await payable([{}]);
    const { batchId } = await prepared([claimId]);
    const tried = await approve(batchId, fixture.staff.secondReviewer);
    expect(codes(tried)).toEqual(['four-eyes']);
    const { auditor, secondReviewer } = fixture.staff;
    const acting = await actingFor(fixture.app, auditor, secondReviewer);
    expect(codes(await approve(batchId, acting)), 'for the reviewer').toEqual(['four-eyes']);
    const { number } = await view(claimId);
    expect(tried.ok ? '' : tried.refusals[0]?.message).toMatch(
      new RegExp(`申领单 ${number} 由您办过“复核”.*另一位复审岗`),
    );
    // Sending it back is open to everybody of the role; and one who signed nothing approves (negative control).
    value(await approve(batchId));
  });

  it('nor the payment that repays it', async () => {
    const { batchId, row, orderId } = await sent();
    value(await reports(batchId, [bankAnswer(row, { result: 'returned', reason: '户名不符' })], batchId));
    const again = value(
      await as(fixture.staff.finance, (act) =>
        correctPayment(act, orderId, { version: 3, reason: '银行系统故障' }),
      ),
    );
    expect(codes(await approve(again.batchId, fixture.staff.secondReviewer))).toEqual(['four-eyes']);
    const { orders } = await shown(again.batchId);
    expect(orders[0]?.correction).toMatchObject({ changed: [], returnReason: '户名不符' });
    value(await approve(again.batchId));
  });
});

describe('what was approved is what is paid', () => {
  it('an order that was altered in the database is not written into the bank file, and the check names it', async () => {
    const claimId = await payable([{}]);
    const { batchId } = await prepared([claimId]);
    value(await approve(batchId));
    const [order] = (await shown(batchId)).orders;
    if (!order) throw new Error('no order');
    const orderId = order.orderId as Uuid;
    expect((await owner((tx) => verifyOrders(tx, fixture.app.ciphers))).altered).toEqual([]);
    await alter(`update payment_order set amount_fen = amount_fen * 2 where order_id = '${orderId}'`);
    const tried = await exported(batchId);
    expect(codes(tried)).toEqual(['order-altered']);
    expect(tried.ok ? '' : tried.refusals[0]?.message).toContain(order.number);
    expect((await owner((tx) => verifyOrders(tx, fixture.app.ciphers))).altered).toEqual([order.number]);
    await alter(`update payment_order set amount_fen = amount_fen / 2 where order_id = '${orderId}'`);
    value(await exported(batchId));
  });

  it.each([
    ['the account', "account_cipher = account_cipher || '\\x00'::bytea"],
    ['the holder', "account_name = '张三'"],
    ['the payee', "payee_name = '张三'"],
  ])('%s is part of the seal', async (_, change) => {
    const claimId = await payable([{}]);
    const { batchId } = await prepared([claimId]);
    value(await approve(batchId));
    await alter(`update payment_order set ${change} where batch_id = '${batchId}'`);
    expect(codes(await exported(batchId))).toEqual(['order-altered']);
  });

  it('a line moved under an approved order, and a seal taken away, are noticed too', async () => {
    const { batchId } = await prepared([await payable([{}])]);
    value(await approve(batchId));
    await alter(`update payment_order_line l set amount_fen = l.amount_fen + 1 from payment_order o
      where o.order_id = l.order_id and o.batch_id = '${batchId}'`);
    expect(codes(await exported(batchId))).toEqual(['order-altered']);
    const other = await prepared([await payable([{}])]);
    value(await approve(other.batchId));
    await alter(
      'alter table payment_order_seal disable trigger payment_order_seal_append_only',
      `update payment_order_seal s set seal = null from payment_order o
        where o.order_id = s.order_id and o.batch_id = '${other.batchId}'`,
      'alter table payment_order_seal enable trigger payment_order_seal_append_only',
    );
    expect(codes(await exported(other.batchId))).toEqual(['order-altered']);
  });

  it('the program itself may not change what was ordered', async () => {
    const { orderId } = await sent();
    const change = as(fixture.staff.finance, async (act) => {
      await sql`update payment_order set amount_fen = amount_fen * 2 where order_id = ${orderId}`.execute(
        act.tx,
      );
      throw new Error('it was changed');
    });
    await expect(change).rejects.toThrow(/permission denied/);
  });
});

describe("the bank's answer", () => {
  it('a file that names orders of two batches is booked for both, once', async () => {
    const first = await sent();
    const second = await sent();
    const answers = [bankAnswer(first.row), bankAnswer(second.row, { lineNo: 3 })];
    const read = value(await reports(first.batchId, answers, 'both'));
    expect(read).toMatchObject({ alreadyRead: false, batchStatus: 'settled' });
    expect(read.rows.map((row) => [row.lineNo, row.outcome])).toEqual([
      [2, 'paid'],
      [3, 'paid'],
    ]);
    expect((await shown(second.batchId)).status).toBe('settled');
    expect(await statuses(second.claimId)).toEqual(['paid']);
    for (const { batchId } of [first, second])
      expect(value(await reports(batchId, answers, 'both'))).toMatchObject({ alreadyRead: true });
  });

  it('names the order whose amount or account differs, and books nothing of it', async () => {
    const { batchId, row, claimId } = await sent();
    const wrong = value(
      await reports(
        batchId,
        [
          bankAnswer({ ...row, accountNumber: '6222020200009999999' }),
          bankAnswer({ ...row, amountYuan: '1.00' }, { lineNo: 3 }),
        ],
        `wrong ${batchId}`,
      ),
    );
    expect(wrong.rows.map(({ outcome, message }) => [outcome, message])).toEqual([
      ['unmatched', expect.stringContaining('高唐县青禾职业培训学校：账号')],
      ['unmatched', expect.stringContaining('高唐县青禾职业培训学校：金额')],
    ]);
    expect(await statuses(claimId)).toEqual(['ordered']);
    value(await reports(batchId, [bankAnswer(row)], `right ${batchId}`));
    expect(await statuses(claimId)).toEqual(['paid']);
  });

  it('money that comes back after it was paid is countered, and the line can be paid again', async () => {
    const { batchId, row, orderId, claimId } = await sent();
    const before = await money();
    value(await reports(batchId, [bankAnswer(row)], `paid ${batchId}`));
    expect((await view(claimId)).status).toBe('settled');
    const back = value(
      await reports(
        batchId,
        [bankAnswer(row, { result: 'returned', reason: '账户已销户' })],
        `back ${batchId}`,
      ),
    );
    expect(back.rows).toMatchObject([{ outcome: 'returned' }]);
    expect(await money()).toEqual({ reserved: before.reserved - 132_000, paid: before.paid });
    expect(await statuses(claimId)).toEqual(['returned']);
    expect((await view(claimId)).status).toBe('paying');
    expect(await shown(batchId)).toMatchObject({
      status: 'settled',
      shownAs: 'has-returns',
      record: [
        { event: 'payment-exported' },
        { event: 'bank-return-read', paid: 1 },
        { event: 'bank-return-read', returned: 1 },
      ],
    });
    const listed = await read((tx) =>
      batchViews(tx, TODAY, { status: 'has-returns', after: null, limit: 100 }),
    );
    expect(listed.rows.map((listedRow) => listedRow.batchId)).toContain(batchId);
    const again = value(
      await as(fixture.staff.finance, (act) =>
        correctPayment(act, orderId, { version: 4, reason: '按原账户重付' }),
      ),
    );
    value(await approve(again.batchId));
    const file = value(await exported(again.batchId));
    value(await reports(again.batchId, [bankAnswer(file.rows[0])], again.batchId));
    expect(await money()).toEqual({ reserved: before.reserved - 132_000, paid: before.paid + 132_000 });
    expect(await statuses(claimId)).toEqual(['paid']);
    expect((await shown(batchId)).shownAs).toBe('has-returns');
    expect((await shown(again.batchId)).shownAs).toBe('settled');
  });
});

describe('an answer of the bank that was typed by hand', () => {
  const answerOf = ({ orderId, row }: { orderId: Uuid; row: BankFileRow }) => ({
    orderId,
    result: 'paid' as const,
    amountFen: 132_000,
    settledOn: '2021-09-15',
    accountLast4: row.accountNumber.slice(-4),
    reason: null,
    bankReference: 'R-1',
  });
  const typed = (batchId: Uuid, answers: ReturnType<typeof answerOf>[], version = 3) =>
    as(fixture.staff.finance, (act) =>
      typeReturn(act, batchId, { version, answers, document: '柜面回单复印件' }),
    );

  it('is booked by another person', async () => {
    const one = await sent();
    const { returnId } = value(await typed(one.batchId, [answerOf(one)]));
    expect(await statuses(one.claimId)).toEqual(['ordered']);
    expect((await shown(one.batchId)).typedReturn).toMatchObject({ returnId, document: '柜面回单复印件' });
    expect(codes(await typed(one.batchId, [answerOf(one)]))).toEqual(['bank-return-waiting']);
    const ids = { batchId: one.batchId, returnId };
    const book = (by = fixture.staff.payer) =>
      as(by, (act) => bookReturn(act, ids, { version: 1, decision: 'passed' }));
    expect(codes(await book(fixture.staff.finance))).toEqual(['four-eyes']);
    const results = await Promise.all(Array.from({ length: 50 }, () => book()));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await statuses(one.claimId)).toEqual(['paid']);
    expect((await shown(one.batchId)).record.map(({ event }) => event)).toEqual([
      'payment-exported',
      'bank-return-typed',
      'bank-return-read',
      'bank-return-booked',
    ]);
  });

  it('is dropped when the other person does not agree', async () => {
    const one = await sent();
    const { returnId } = value(await typed(one.batchId, [answerOf(one)]));
    value(
      await as(fixture.staff.payer, (act) =>
        bookReturn(
          act,
          { batchId: one.batchId, returnId },
          {
            version: 1,
            decision: 'returned',
            opinion: '与回单原件不符',
          },
        ),
      ),
    );
    expect(await statuses(one.claimId)).toEqual(['ordered']);
    expect((await shown(one.batchId)).typedReturn).toBeNull();
  });

  it('is refused by order and payee where it does not fit', async () => {
    const one = await sent();
    const other = await sent();
    const tried = await typed(one.batchId, [{ ...answerOf(one), accountLast4: '0000' }]);
    expect(codes(tried)).toEqual(['bank-answer-differs']);
    expect(tried.ok ? '' : tried.refusals[0]?.message).toContain(
      `${one.row.orderNumber}（高唐县青禾职业培训学校）`,
    );
    expect(codes(await typed(one.batchId, [{ ...answerOf(one), amountFen: 1 }]))).toEqual([
      'bank-answer-differs',
    ]);
    expect(codes(await typed(one.batchId, [answerOf(other)]))).toEqual(['order-elsewhere']);
  });
});

describe('fifty at once', () => {
  it('approve one batch once, and repay one order once', async () => {
    const { batchId } = await prepared([await payable([{}])]);
    const approvals = await Promise.all(Array.from({ length: 50 }, () => approve(batchId)));
    expect(approvals.filter((result) => result.ok)).toHaveLength(1);
    const one = await sent();
    value(
      await reports(
        one.batchId,
        [bankAnswer(one.row, { result: 'returned', reason: '户名不符' })],
        one.batchId,
      ),
    );
    const repaid = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.finance, (act) =>
          correctPayment(act, one.orderId, { version: 3, reason: '按原账户重付' }),
        ),
      ),
    );
    expect(repaid.filter((result) => result.ok)).toHaveLength(1);
  });
});

describe('the account of a payee', () => {
  it('in another name is not paid to', async () => {
    const claimId = await payable([{}]);
    await owner((tx) => sql`update organisation_bank_account set account_name = '张三'`.execute(tx));
    const tried = await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));
    expect(codes(tried)).toEqual(['account-holder-differs']);
    const { changeId } = value(
      await as(fixture.staff.finance, (act) =>
        proposeAccount(act, {
          organisationId: fixture.institutionId,
          personId: null,
          bankName: '高唐农商行',
          accountNumber: '6222020200001234567',
          reason: '户名更正为本单位',
          document: '开户许可复印件',
          source: 'test',
        }),
      ),
    );
    value(
      await as(fixture.staff.payer, (act) =>
        reviewAccount(act, changeId, { version: 1, decision: 'passed' }),
      ),
    );
    await prepared([claimId]);
  });
});
