import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { claimActs, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import type { TypedAnswer } from './contract.ts';
import type { BankAnswer, BankFileRow } from './ports.ts';
import { decideBatch, exportBatch } from './service.ts';
import { readBankReturn } from './service-bank-return.ts';
import { preparePayment } from './service-prepare.ts';
import { bookReturn, typeReturn } from './service-typed.ts';
import { batchView } from './views.ts';
import { claimProgress } from './views-progress.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, claimProgress);
const { addBudget, as, money, read, statuses } = claims;
const { payable } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const shown = async (batchId: Uuid) => {
  const found = await read((tx) => batchView(tx, fixture.staff.finance, TODAY, batchId));
  if (!found) throw new Error('no such batch');
  return found;
};
const reports = (batchId: Uuid, answers: BankAnswer[], digest: string) =>
  as(fixture.staff.finance, (act) =>
    readBankReturn(act, batchId, { answers, digest: fixture.app.ciphers.digest(digest) }),
  );

/** One claim of so many people, prepared, approved and sent: the amount tells it from the others. */
async function sent(people: number) {
  const claimId = await payable(Array.from({ length: people }, () => ({})));
  const { batchId } = value(
    await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])),
  );
  value(
    await as(fixture.staff.payer, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' })),
  );
  const { rows } = value(await as(fixture.staff.finance, (act) => exportBatch(act, batchId, 2)));
  const [row] = rows;
  if (!row) throw new Error('nothing was sent');
  return { claimId, batchId, row };
}
const unnamed = (row: BankFileRow, change: Partial<BankAnswer> = {}) =>
  bankAnswer(row, { orderNumber: '', settledOn: TODAY, ...change });

/** What a person confirms of the lines that wait, and that another one books. */
async function proposedAnswers(batchId: Uuid): Promise<TypedAnswer[]> {
  return (await shown(batchId)).waiting.map((line) => ({
    orderId: line.proposedOrderId ?? '',
    result: line.statedResult ?? 'returned',
    amountFen: line.amountFen ?? 0,
    settledOn: line.settledOn ?? '',
    accountLast4: line.accountTail ?? '',
    reason: line.reason,
    bankReference: line.bankReference,
  }));
}
const confirm = (batchId: Uuid, answers: readonly TypedAnswer[]) =>
  as(fixture.staff.finance, (act) =>
    typeReturn(act, batchId, { version: 3, answers, document: '银行回单文件第 2 行' }),
  );

describe('a line that names no order', () => {
  it('is proposed to the one that fits, confirmed by one person, booked by another', async () => {
    const { batchId, claimId, row } = await sent(1);
    const before = await money();
    const result = value(await reports(batchId, [unnamed(row)], 'one'));
    expect(result).toMatchObject({
      batchStatus: 'sent',
      rows: [
        {
          outcome: 'unmatched',
          proposedNumber: row.orderNumber,
          batchId,
          message: expect.stringMatching(new RegExp(`${row.orderNumber} 相符.*另一人`)),
        },
      ],
    });
    expect(await statuses(claimId)).toEqual(['ordered']);
    expect(await money()).toEqual(before);
    // The same line in another file waits once.
    value(await reports(batchId, [unnamed(row, { lineNo: 9 })], 'the next day'));
    const answers = await proposedAnswers(batchId);
    expect(answers).toHaveLength(1);
    const tried = await Promise.all(Array.from({ length: 50 }, () => confirm(batchId, answers)));
    const [won] = tried.filter((one) => one.ok);
    expect(tried.filter((one) => one.ok)).toHaveLength(1);
    expect(new Set(tried.flatMap(codes))).toEqual(new Set(['bank-return-waiting']));
    expect(await statuses(claimId)).toEqual(['ordered']);
    const returnId = won?.ok ? won.value.returnId : ('' as Uuid);
    const book = (by: ClaimFixture['staff']['finance']) =>
      as(by, (act) => bookReturn(act, { batchId, returnId }, { version: 1, decision: 'passed' }));
    expect(codes(await book(fixture.staff.finance))).toEqual(['four-eyes']);
    value(await book(fixture.staff.payer));
    expect(await statuses(claimId)).toEqual(['paid']);
    expect(await shown(batchId)).toMatchObject({ status: 'settled', waiting: [] });
  });

  it('is proposed to none where one of the four facts differs, and says so (negative controls)', async () => {
    const { batchId, row } = await sent(2);
    const changes: Partial<BankAnswer>[] = [
      { account: '6222020200009994567' },
      { account: null, fault: '收款账号按数字保存' },
      { holder: '张三' },
      { holder: null },
      { amountFen: unnamed(row).amountFen && null, fault: '金额没有写' },
      { settledOn: localDate('2021-01-04') },
      { settledOn: localDate('2099-01-05') },
      { orderNumber: 'P371526-2021-9999-01' },
    ];
    const answers = changes.map((change, index) => unnamed(row, { ...change, lineNo: index + 2 }));
    const { rows } = value(await reports(batchId, answers, 'differing'));
    expect(rows.map(({ outcome, proposedOrderId }) => [outcome, proposedOrderId])).toEqual(
      changes.map(() => ['unmatched', null]),
    );
    expect(rows.every(({ message }) => (message ?? '') !== '')).toBe(true);
    // All of them wait and are named.
    expect((await shown(batchId)).waiting).toHaveLength(changes.length);
    const right = value(await reports(batchId, [unnamed(row)], 'right'));
    expect(right.rows).toMatchObject([{ proposedNumber: row.orderNumber }]);
  });

  it('is proposed to none where it is not the only one: two lines alike, two orders alike', async () => {
    const { batchId, row } = await sent(3);
    const alike = value(await reports(batchId, [unnamed(row), unnamed(row, { lineNo: 3 })], 'two lines'));
    expect(alike.rows).toMatchObject([
      { proposedOrderId: null, message: expect.stringContaining('另有相同的一行') },
      { proposedOrderId: null },
    ]);
    const twin = await sent(3);
    const either = value(await reports(batchId, [unnamed(row)], 'two orders'));
    expect(either.rows).toMatchObject([
      {
        proposedOrderId: null,
        message: expect.stringContaining(`${row.orderNumber}、${twin.row.orderNumber}`),
      },
    ]);
  });

  it('of another batch waits on the page of that one; named orders of the same file are booked', async () => {
    const first = await sent(4);
    const second = await sent(5);
    const { rows } = value(
      await reports(first.batchId, [bankAnswer(first.row), unnamed(second.row, { lineNo: 3 })], 'a day'),
    );
    expect(rows).toMatchObject([
      { outcome: 'paid', batchId: first.batchId },
      { outcome: 'unmatched', batchId: second.batchId, proposedNumber: second.row.orderNumber },
    ]);
    expect((await shown(first.batchId)).waiting).toEqual([]);
    expect((await shown(second.batchId)).waiting).toMatchObject([{ statedResult: 'paid', lineNo: 3 }]);
    expect(await statuses(second.claimId)).toEqual(Array(5).fill('ordered'));
  });

  it('says that money came back after it was paid: proposed for the paid order', async () => {
    const { batchId, claimId, row } = await sent(6);
    value(await reports(batchId, [bankAnswer(row)], 'paid six'));
    const paidAgain = value(await reports(batchId, [unnamed(row)], 'paid six again'));
    expect(paidAgain.rows).toMatchObject([{ proposedOrderId: null }]);
    value(await reports(batchId, [unnamed(row, { result: 'returned', reason: '账户已销户' })], 'back six'));
    expect((await shown(batchId)).waiting).toMatchObject([{ statedResult: 'returned' }]);
    expect(await statuses(claimId)).toEqual(Array(6).fill('paid'));
  });
});

describe('a line that says by direction alone what came of it', () => {
  it('waits for a person though it names its order', async () => {
    const { batchId, claimId, row } = await sent(7);
    const { rows } = value(await reports(batchId, [bankAnswer(row, { isByDirection: true })], 'statement'));
    expect(rows).toMatchObject([
      {
        outcome: 'unmatched',
        proposedNumber: row.orderNumber,
        message: expect.stringContaining('没有写结果'),
      },
    ]);
    expect(await statuses(claimId)).toEqual(Array(7).fill('ordered'));
    value(await confirm(batchId, await proposedAnswers(batchId)));
    // With a word of the bank the same line is booked at once (negative control).
    value(await reports(batchId, [bankAnswer(row)], 'word'));
    expect(await statuses(claimId)).toEqual(Array(7).fill('paid'));
  });
});
