import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { holdLine } from '../claims/service-hold.ts';
import { decideBatch, exportBatch } from './service.ts';
import { preparePayment } from './service-prepare.ts';
import { claimProgress } from './views-progress.ts';

let fixture: ClaimFixture;
const claims = claimActs(() => fixture, claimProgress);
const { addBudget, as, statuses, view } = claims;
const { payable } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

async function holdFirst(claimId: Uuid) {
  const [line] = (await view(claimId)).lineRows;
  if (!line) throw new Error('no line');
  const id = { claimId, claimLineId: line.claimLineId as Uuid };
  value(
    await as(fixture.staff.handler, (act) =>
      holdLine(act, id, { version: line.version, reason: '来电反映收款账户有误' }),
    ),
  );
}
const prepare = (claimId: Uuid) =>
  as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));
const approve = (batchId: Uuid) =>
  as(fixture.staff.payer, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' }));

describe('a line that somebody holds', () => {
  it('is left out of a batch', async () => {
    const claimId = await payable([{}, {}]);
    await holdFirst(claimId);
    value(await prepare(claimId));
    expect(await statuses(claimId)).toEqual(['payable', 'ordered']);
    expect(codes(await prepare(claimId))).toEqual(['nothing-to-pay']);
  });

  it('stops the batch that it is in, before the approval and before the bank', async () => {
    const claimId = await payable([{}]);
    const { batchId } = value(await prepare(claimId));
    await holdFirst(claimId);
    expect(codes(await approve(batchId))).toEqual(['line-held']);
    const another = await payable([{}]);
    const made = value(await prepare(another));
    value(await approve(made.batchId));
    await holdFirst(another);
    const out = () => as(fixture.staff.finance, (act) => exportBatch(act, made.batchId, 2));
    expect(codes(await out())).toEqual(['line-held']);
    expect(await statuses(another)).toEqual(['ordered']);
  });

  it('changes nothing of what the bank has (negative control)', async () => {
    const claimId = await payable([{}]);
    const { batchId } = value(await prepare(claimId));
    value(await approve(batchId));
    value(await as(fixture.staff.finance, (act) => exportBatch(act, batchId, 2)));
    await holdFirst(claimId);
    value(await as(fixture.staff.finance, (act) => exportBatch(act, batchId, 3)));
  });
});
