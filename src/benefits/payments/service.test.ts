import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { proposeAccount, reviewAccount } from '../../registry/payees/index.ts';
import { claimActs, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { claimLineView, namesOfLines } from '../claims/index.ts';
import { balances } from '../funds/index.ts';
import { entryViews } from '../funds/views.ts';
import type { BankAnswer } from './ports.ts';
import { decideBatch, exportBatch } from './service.ts';
import { readBankReturn } from './service-bank-return.ts';
import { correctPayment } from './service-correct.ts';
import { preparePayment } from './service-prepare.ts';
import { batchView } from './views.ts';
import { claimProgress } from './views-progress.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, claimProgress);
const { addBudget, as, money, read, reader, statuses, view } = claims;
const { payable } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('payment', () => {
  const ordersOf = async (batchId: Uuid) => {
    const found = await read((tx) => batchView(tx, fixture.staff.finance, TODAY, batchId));
    if (!found) throw new Error('no such batch');
    return found;
  };
  const approveBatch = (batchId: Uuid, by = fixture.staff.payer) =>
    as(by, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' }));
  const bankReports = (batchId: Uuid, answers: BankAnswer[], digest = 'one') =>
    as(fixture.staff.finance, (act) =>
      readBankReturn(act, batchId, { answers, digest: fixture.app.ciphers.digest(batchId + digest) }),
    );

  it('goes to the bank after a second person approved, is paid once, and balances', async () => {
    const claimId = await payable([{}, {}]);
    const before = await money();
    const batch = value(
      await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])),
    );
    expect(batch).toMatchObject({ orderCount: 1, totalFen: 264_000 });
    expect((await view(claimId)).status).toBe('paying');
    const early = await as(fixture.staff.finance, (act) => exportBatch(act, batch.batchId, 1));
    expect(codes(early)).toEqual(['not-approved']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.finance.personKey,
    });
    expect(codes(await approveBatch(batch.batchId, twin))).toEqual(['four-eyes']);
    const acting = await actingFor(fixture.app, fixture.staff.finance, fixture.staff.secondReviewer);
    expect(codes(await approveBatch(batch.batchId, acting)), 'finance for the reviewer').toContain(
      'four-eyes',
    );
    value(await approveBatch(batch.batchId));
    const file = value(await as(fixture.staff.finance, (act) => exportBatch(act, batch.batchId, 2)));
    expect(file.rows).toMatchObject([{ accountNumber: '6222020200001234567', amountYuan: '2640.00' }]);
    const [order] = (await ordersOf(batch.batchId)).orders;
    expect(order).toMatchObject({ accountLast4: '4567', status: 'sent', lineCount: 2 });
    const rows = [bankAnswer(file.rows[0], { bankReference: 'BANK-1' })];
    expect(value(await bankReports(batch.batchId, rows))).toMatchObject({
      alreadyRead: false,
      batchStatus: 'settled',
    });
    expect(value(await bankReports(batch.batchId, rows))).toMatchObject({ alreadyRead: true });
    expect(value(await bankReports(batch.batchId, rows, 'two')).rows[0]).toMatchObject({
      outcome: 'unmatched',
    });
    expect(await money()).toEqual({ reserved: before.reserved - 264_000, paid: before.paid + 264_000 });
    expect(await statuses(claimId)).toEqual(['paid', 'paid']);
    const shown = await view(claimId);
    expect(shown.status).toBe('settled');
    expect(shown.lifecycle.every((step) => step.state === 'done')).toBe(true);
    expect(shown.lifecycle.at(-1)?.doneOn).toBe('2021-09-15');
  });

  it('a returned payment is corrected, approved again by two and paid again', async () => {
    const claimId = await payable([{}]);
    const before = await money();
    const first = value(
      await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])),
    );
    value(await approveBatch(first.batchId));
    const sent = value(await as(fixture.staff.finance, (act) => exportBatch(act, first.batchId, 2)));
    value(
      await bankReports(first.batchId, [
        bankAnswer(sent.rows[0], { result: 'returned', reason: '户名不符' }),
      ]),
    );
    expect(await statuses(claimId)).toEqual(['returned']);
    expect(await money()).toEqual({ ...before, reserved: before.reserved - 132_000 });
    expect((await view(claimId)).lifecycle.at(-1)).toMatchObject({
      state: 'blocked',
      waitReason: expect.stringContaining('户名不符'),
    });
    const [returned] = (await ordersOf(first.batchId)).orders;
    const { changeId } = value(
      await as(fixture.staff.finance, (act) =>
        proposeAccount(act, {
          organisationId: fixture.institutionId,
          personId: null,
          bankName: '高唐农商行营业部',
          accountNumber: '6222 0202 0000 1234 575',
          reason: '企业来函更正账号',
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
    const second = value(
      await as(fixture.staff.finance, (act) =>
        correctPayment(act, returned?.orderId as Uuid, {
          version: returned?.version ?? 0,
          reason: '户名按开户许可更正',
        }),
      ),
    );
    expect((await ordersOf(second.batchId)).orders[0]?.correction).toEqual({
      number: returned?.number,
      bankName: '高唐农商行',
      accountName: '高唐县青禾职业培训学校',
      accountLast4: '4567',
      returnReason: '户名不符',
      reason: '户名按开户许可更正',
      changed: ['account', 'bank'],
    });
    expect(await money()).toEqual(before);
    value(await approveBatch(second.batchId));
    const file = value(await as(fixture.staff.finance, (act) => exportBatch(act, second.batchId, 2)));
    expect(file.rows[0]?.accountNumber).toBe('6222020200001234575');
    value(await bankReports(second.batchId, [bankAnswer(file.rows[0], { bankReference: 'BANK-2' })]));
    expect(await statuses(claimId)).toEqual(['paid']);
    expect(await money()).toEqual({ reserved: before.reserved - 132_000, paid: before.paid + 132_000 });
  });

  it('a batch that is not approved frees its lines for another', async () => {
    const claimId = await payable([{}]);
    const batch = value(
      await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])),
    );
    value(
      await as(fixture.staff.payer, (act) =>
        decideBatch(act, batch.batchId, {
          version: 1,
          decision: 'returned',
          opinion: '与预算科目不符，重新编制',
        }),
      ),
    );
    expect(await statuses(claimId)).toEqual(['payable']);
    value(await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])));
    expect(await statuses(claimId)).toEqual(['ordered']);
  });

  it('a payee without an account is refused with a sentence, and nothing is prepared', async () => {
    const claimId = await payable([{}]);
    await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
      sql`update organisation_bank_account set in_use = false where organisation_id = ${fixture.institutionId}`.execute(
        tx,
      ),
    );
    const tried = await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));
    expect(codes(tried)).toEqual(['account-unusable']);
    expect(await statuses(claimId)).toEqual(['payable']);
    await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
      sql`update organisation_bank_account set in_use = true where organisation_id = ${fixture.institutionId}
        and number_last4 = '4575'`.execute(tx),
    );
  });
});

describe('fifty at once', () => {
  it('order one payable line once', async () => {
    const claimId = await payable([{}]);
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(new Set(results.flatMap(codes))).toEqual(new Set(['nothing-to-pay']));
  });

  it('the constraint itself refuses a second live order of a line (negative control of the act)', async () => {
    const claimId = await payable([{}]);
    value(await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])));
    const twice = withTx(fixture.app.db, { kind: 'system' }, async (tx) => {
      const orderId = fixture.app.ids.uuid();
      await sql`insert into payment_order (order_id, batch_id, number, division_path, organisation_id, person_id, payee_kind,
          payee_name, credit_code, claim_id, claim_number, bank_name, account_name, account_cipher, account_last4,
          budget_id, amount_fen, line_count, purpose, status)
        select ${orderId}, batch_id, number || 'x', division_path, organisation_id, person_id, payee_kind, payee_name,
          credit_code, claim_id, claim_number, bank_name, account_name, account_cipher, account_last4, budget_id,
          amount_fen, line_count, purpose, 'prepared' from payment_order where claim_id = ${claimId}`.execute(
        tx,
      );
      await sql`insert into payment_order_line (person_id, claim_line_id, order_id, division_path, organisation_id, amount_fen)
        select l.person_id, l.claim_line_id, ${orderId}, l.division_path, l.organisation_id, l.amount_fen
        from payment_order_line l join payment_order o on o.order_id = l.order_id
        where o.claim_id = ${claimId} and o.order_id <> ${orderId}`.execute(tx);
    });
    await expect(twice).rejects.toMatchObject({ constraint: 'payment_order_line_one_live' });
  });
});

describe('the pages of funds and claims', () => {
  it('name the people that entries are for, by the module that knows them', async () => {
    const claimId = await payable([{}]);
    const [budget] = await read(balances);
    if (!budget) throw new Error('no budget');
    const filter = { kind: 'reserve' as const, after: null, limit: 100 };
    const { rows } = await read((tx) =>
      entryViews(tx, budget.budgetId, filter, { 'claim-line': namesOfLines }),
    );
    const [line] = (await view(claimId)).lineRows;
    expect(rows.filter((row) => row.subjectId === line?.claimLineId)).toMatchObject([
      { subjectText: line?.person.name },
    ]);
  });

  it('show a line its publication and its payment', async () => {
    const claimId = await payable([{}]);
    const batch = value(
      await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])),
    );
    const [line] = (await view(claimId)).lineRows;
    expect(line).toMatchObject({
      status: 'ordered',
      orderNumber: `${batch.number}-01`,
      publicationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const shown = await read((tx) =>
      claimLineView(reader(tx, fixture.staff.finance), claimId, line?.claimLineId as Uuid),
    );
    expect(shown?.lifecycle.slice(-3)).toMatchObject([
      { step: 'publication', state: 'done', doneOn: '2021-08-27' },
      { step: 'disbursement', state: 'current', assignedRole: 'county-second-reviewer' },
      { step: 'arrival', state: 'upcoming' },
    ]);
  });
});
