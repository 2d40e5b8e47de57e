import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { allowanceActs } from '../../testing/allowance-fixture.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { linesOf } from '../claims/store.ts';
import { decideBatch, exportBatch } from './service.ts';
import { preparePayment } from './service-prepare.ts';
import { linePayments } from './store-progress.ts';
import { batchView } from './views.ts';

// Liaoning 2024: trainees in difficulty are paid a living allowance for each attended day, on their own cards.
let fixture: ClaimFixture;
const { addBudget, allowance, as } = allowanceActs(() => fixture);

beforeAll(async () => {
  fixture = await claimFixture(SHENYANG);
  await addBudget();
});
afterAll(() => fixture.app.db.close());

it('each trainee is paid on the own card, four days at 30 yuan', async () => {
  const { staff, law } = fixture;
  const made = await allowance([
    { number: '6228480402564890018', usable: true },
    { number: '6228480402637874213', usable: true },
  ]);
  expect(made.claim.lines.map((line) => line.decision.amountFen)).toEqual([12_000, 12_000]);
  await made.payable();
  const batch = value(await as(staff.finance, (act) => preparePayment(act, law, [made.claimId])));
  expect(batch).toMatchObject({ orderCount: 2, totalFen: 24_000 });
  // The trainee sees how far her own money is, and nobody else's.
  const [mine, hers] = await readTx(fixture.app.db, staff.handler.scope, (tx) => linesOf(tx, made.claimId));
  if (!mine || !hers) throw new Error('no lines');
  const seen = await readTx(fixture.app.db, { kind: 'person', personId: mine.personId }, (tx) =>
    linePayments(tx, [mine, hers]),
  );
  expect([...seen]).toEqual([
    [mine.claimLineId, expect.objectContaining({ batchStatus: 'draft', orderedOn: '2024-08-20' })],
  ]);
  value(
    await as(staff.payer, (act) =>
      decideBatch(act, batch.batchId as Uuid, { version: 1, decision: 'passed' }),
    ),
  );
  const file = value(await as(staff.finance, (act) => exportBatch(act, batch.batchId as Uuid, 2)));
  expect(file.rows.map((row) => [row.accountNumber, row.amountYuan])).toEqual([
    ['6228480402564890018', '120.00'],
    ['6228480402637874213', '120.00'],
  ]);
});

it('a card that two people name is checked before money goes to it (R19)', async () => {
  const shared = { number: '6228480402564890999', usable: true };
  const made = await allowance([shared, shared, { number: '6228480402564891112', usable: true }]);
  expect(made.claim.lines.map((line) => [line.disposition, line.signals.join()])).toEqual([
    ['frozen', 'R19'],
    ['frozen', 'R19'],
    ['published', ''],
  ]);
});

it('a card that may not be paid to leaves its payee out of the batch, named with the reason, and stops nobody else', async () => {
  const { staff, law } = fixture;
  const made = await allowance([
    { number: '6228480402564893333', usable: true },
    { number: '6228480402564894441', usable: false },
    { number: '6228480402564895554', usable: true },
  ]);
  await made.payable();
  const batch = value(await as(staff.finance, (act) => preparePayment(act, law, [made.claimId])));
  expect(batch).toMatchObject({ orderCount: 2, totalFen: 24_000, leftOutCount: 1 });
  expect((await made.statuses()).toSorted()).toEqual(['ordered', 'ordered', 'payable']);
  const shown = await readTx(fixture.app.db, staff.finance.scope, (tx) =>
    batchView(tx, staff.finance, localDate('2024-08-20'), batch.batchId),
  );
  expect(shown?.leftOut).toMatchObject([
    { claimId: made.claimId, payeeKind: 'trainee', amountFen: 12_000, reason: 'account-unusable' },
  ]);
  // As long as the card stays so, nobody is left to be paid; then the next batch takes only that payee.
  expect(codes(await as(staff.finance, (act) => preparePayment(act, law, [made.claimId])))).toEqual([
    'account-unusable',
  ]);
  await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql`update person_bank_account set usable = true where person_id = ${shown?.leftOut[0]?.personId ?? 0}`.execute(
      tx,
    ),
  );
  const next = value(await as(staff.finance, (act) => preparePayment(act, law, [made.claimId])));
  expect(next).toMatchObject({ orderCount: 1, leftOutCount: 0 });
});

it('where nobody can be paid, the refusal names each payee', async () => {
  const { staff, law } = fixture;
  const made = await allowance([{ number: '6228480402564892228', usable: false }]);
  await made.payable();
  const tried = await as(staff.finance, (act) => preparePayment(act, law, [made.claimId]));
  expect(codes(tried)).toEqual(['account-unusable']);
  expect(tried.ok ? '' : tried.refusals[0]?.message).toMatch(/学员\d+没有可用的收款账户/);
  expect(await made.statuses()).toEqual(['payable']);
});
