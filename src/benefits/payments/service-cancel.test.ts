import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { decideBatch, exportBatch } from './service.ts';
import { readBankReturn } from './service-bank-return.ts';
import { askBank, decideCancel, proposeCancel, withdrawBatch } from './service-cancel.ts';
import { preparePayment } from './service-prepare.ts';
import { batchView } from './views.ts';
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

const reason = '收款账户登记有误，先停下';
const times = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work));

async function prepared() {
  const claimId = await payable([{}, {}]);
  const { batchId } = value(
    await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])),
  );
  return { claimId, batchId };
}
async function approved() {
  const made = await prepared();
  value(
    await as(fixture.staff.payer, (act) =>
      decideBatch(act, made.batchId, { version: 1, decision: 'passed' }),
    ),
  );
  return made;
}
async function shown(batchId: Uuid, actor: Actor = fixture.staff.finance) {
  const found = await read((tx) => batchView(tx, actor, TODAY, batchId));
  if (!found) throw new Error('no such batch');
  return found;
}

describe('a batch that nobody has approved', () => {
  it('is withdrawn by its maker alone, and its people are paid by another', async () => {
    const { claimId, batchId } = await prepared();
    const before = await money();
    const another = await addActor(fixture.app, { role: 'finance', divisionCode: COUNTY });
    const by = (actor: Actor) => as(actor, (act) => withdrawBatch(act, batchId, { version: 1, reason }));
    expect(codes(await by(another))).toEqual(['not-own-batch']);
    expect((await shown(batchId, another)).allowed).not.toContain('payments.withdraw');
    expect((await shown(batchId)).allowed).toContain('payments.withdraw');
    expect(value(await by(fixture.staff.finance)).status).toBe('cancelled');
    expect((await shown(batchId)).steps).toMatchObject([
      { step: 'prepare' },
      { step: 'withdraw', who: fixture.staff.finance.displayName, opinion: reason },
    ]);
    expect(await statuses(claimId)).toEqual(['payable', 'payable']);
    expect((await view(claimId)).status).toBe('payable');
    expect(await money()).toEqual(before);
    const late = await as(fixture.staff.payer, (act) =>
      decideBatch(act, batchId, { version: 2, decision: 'passed' }),
    );
    expect(codes(late)).toEqual(['wrong-status']);
    value(await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])));
  });

  it('is withdrawn once, or approved', async () => {
    const { batchId } = await prepared();
    const tried = await times(() =>
      as(fixture.staff.finance, (act) => withdrawBatch(act, batchId, { version: 1, reason })),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('an approved batch that the bank has not got', () => {
  const propose = (batchId: Uuid, version: number) =>
    as(fixture.staff.finance, (act) => proposeCancel(act, batchId, { version, reason }));
  const decide = (
    batchId: Uuid,
    decision: 'passed' | 'returned',
    { by = fixture.staff.secondReviewer, version = 3 }: { by?: Actor; version?: number } = {},
  ) =>
    as(by, (act) =>
      decideCancel(act, batchId, {
        version,
        decision,
        ...(decision === 'returned' ? { opinion: '账户核对无误，照常送银行' } : {}),
      }),
    );

  it('does not go to the bank once somebody would cancel it, and is cancelled by another', async () => {
    const { claimId, batchId } = await approved();
    const alone = await as(fixture.staff.finance, (act) =>
      withdrawBatch(act, batchId, { version: 2, reason }),
    );
    expect(codes(alone)).toEqual(['wrong-status']);
    expect(value(await propose(batchId, 2)).status).toBe('cancel-proposed');
    expect(codes(await as(fixture.staff.finance, (act) => exportBatch(act, batchId, 3)))).toEqual([
      'not-approved',
    ]);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.finance.personKey,
    });
    expect(codes(await decide(batchId, 'passed', { by: twin }))).toEqual(['four-eyes']);
    const seen = await shown(batchId, fixture.staff.secondReviewer);
    expect(seen.allowed).toContain('payments.decideCancel');
    expect(seen.steps.at(-1)).toMatchObject({ opinion: reason });
    const before = await money();
    expect(value(await decide(batchId, 'passed')).status).toBe('cancelled');
    expect(await statuses(claimId)).toEqual(['payable', 'payable']);
    expect(await money()).toEqual(before);
    expect((await shown(batchId)).orders.map((order) => order.status)).toEqual(['cancelled']);
    value(await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId])));
  });

  it('goes to the bank after all when the second person does not share it', async () => {
    const { batchId } = await approved();
    value(await propose(batchId, 2));
    expect(value(await decide(batchId, 'returned')).status).toBe('approved');
    const file = value(await as(fixture.staff.finance, (act) => exportBatch(act, batchId, 4)));
    expect(file.rows).toHaveLength(1);
    expect(codes(await propose(batchId, 5))).toEqual(['wrong-status']);
  });

  it('is decided by one of fifty', async () => {
    const { batchId } = await approved();
    const proposed = await times(() => propose(batchId, 2));
    expect(proposed.filter(({ ok }) => ok)).toHaveLength(1);
    const decided = await times(() => decide(batchId, 'passed'));
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('an order for which the bank has no answer', () => {
  it('is asked about, and booked when the answer comes', async () => {
    const { claimId, batchId } = await approved();
    const [before] = (await shown(batchId)).orders;
    const ask = (version: number) =>
      as(fixture.staff.finance, (act) =>
        askBank(act, before?.orderId as Uuid, { version, reason: '电话询问农商行营业部' }),
      );
    expect(codes(await ask(before?.version ?? 0))).toEqual(['wrong-status']);
    const file = value(await as(fixture.staff.finance, (act) => exportBatch(act, batchId, 2)));
    const [sent] = (await shown(batchId)).orders;
    expect(sent?.allowed).toContain('payments.ask');
    expect(value(await ask(sent?.version ?? 0)).status).toBe('unknown');
    const answered = value(
      await as(fixture.staff.finance, (act) =>
        readBankReturn(act, batchId, {
          answers: [bankAnswer(file.rows[0])],
          digest: fixture.app.ciphers.digest(batchId),
        }),
      ),
    );
    expect(answered.batchStatus).toBe('settled');
    expect(await statuses(claimId)).toEqual(['paid', 'paid']);
  });
});
