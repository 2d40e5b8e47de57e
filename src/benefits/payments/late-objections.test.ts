import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { proposeAnswer, settleObjection } from '../publications/service-objection.ts';
import { lookUpObjection } from '../publications/service-raise.ts';
import { recordObjection } from '../publications/service-record.ts';
import { objectionListView } from '../publications/views.ts';
import { decideBatch, exportBatch } from './service.ts';
import { readBankReturn } from './service-bank-return.ts';
import { withdrawBatch } from './service-cancel.ts';
import { preparePayment } from './service-prepare.ts';
import { claimProgress } from './views-progress.ts';

let fixture: ClaimFixture;
let investigator: Actor;
let decider: Actor;
const claims = claimActs(() => fixture, claimProgress);
const { addBudget, as, money, read, statuses, view } = claims;
const { afterLastDay, payable, publish } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
  investigator = await addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY });
  decider = await addActor(fixture.app, { role: 'county-second-reviewer', divisionCode: COUNTY });
});
afterAll(() => fixture.app.db.close());

let telephones = 0;
const raised = (lineNo: number, phone = `1390635${String(++telephones).padStart(4, '0')}`) => ({
  lineNo,
  content: '此人没有参加过培训',
  name: '何平',
  phone,
});
async function publicationOf(claimId: Uuid): Promise<Uuid> {
  const { rows } = await read((tx) =>
    sql<{ publicationId: Uuid }>`select p.publication_id from publication_line p
      join claim_line l on l.person_id = p.person_id and l.claim_line_id = p.claim_line_id
      where l.claim_id = ${claimId}`.execute(tx),
  );
  return rows[0]?.publicationId as Uuid;
}
const record = (publicationId: Uuid, lineNo = 1, phone?: string) =>
  afterLastDay(() =>
    as(investigator, (act) =>
      recordObjection(act, fixture.law.settings, publicationId, raised(lineNo, phone)),
    ),
  );
const listed = (number: string) =>
  read((tx) =>
    objectionListView(
      { tx, actor: decider, today: TODAY },
      { status: null, publicationId: null, number, after: null, limit: 10 },
    ),
  );
async function answer(number: string, decision: 'upheld' | 'dismissed') {
  const [seen] = (await listed(number)).rows;
  const id = seen?.objectionId as Uuid;
  value(
    await as(investigator, (act) =>
      proposeAnswer(act, id, { version: seen?.version ?? 0, decision, outcome: '走访核实，已查清' }),
    ),
  );
  const version = (await listed(number)).rows[0]?.version ?? 0;
  return as(decider, (act) => settleObjection(act, id, { version, decision: 'passed' }));
}
const prepare = (claimId: Uuid) =>
  as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));
const approve = (batchId: Uuid) =>
  as(fixture.staff.payer, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' }));

describe('an objection after the last day', () => {
  it('is recorded at the desk, stops the line, and is found and answered by its number', async () => {
    const claimId = await payable([{}, {}]);
    const made = value(await record(await publicationOf(claimId)));
    expect(made).toMatchObject({ isLate: true, lineStatus: 'contested' });
    expect(await statuses(claimId)).toEqual(['contested', 'payable']);
    const [row] = (await listed(made.number.slice(-4))).rows;
    expect(row).toMatchObject({ number: made.number, isLate: true, recordedBy: investigator.displayName });
    expect((await listed('Y000000-1999-0001')).rows).toEqual([]);
    const asked = { number: made.number, phoneTail: row?.phoneTail ?? '' };
    expect(value(await as(THE_PUBLIC, (act) => lookUpObjection(act, asked))).status).toBe('received');
    value(await prepare(claimId));
    expect(await statuses(claimId)).toEqual(['contested', 'ordered']);
    expect(value(await answer(made.number, 'dismissed')).lineStatus).toBe('payable');
    const found = value(await as(THE_PUBLIC, (act) => lookUpObjection(act, asked)));
    expect(found).toMatchObject({ status: 'dismissed', outcome: '走访核实，已查清' });
  });

  it('gives the money back when it is upheld', async () => {
    const claimId = await payable([{}]);
    const before = await money();
    const made = value(await record(await publicationOf(claimId)));
    expect(value(await answer(made.number, 'upheld')).lineStatus).toBe('refused');
    expect((await money()).reserved).toBeLessThan(before.reserved);
    expect(await statuses(claimId)).toEqual(['refused']);
    expect(codes(await record(await publicationOf(claimId)))).toEqual(['wrong-status']);
  });

  it('holds a line that is ordered; upheld, its batch is taken back first', async () => {
    const claimId = await payable([{}]);
    const { batchId } = value(await prepare(claimId));
    const made = value(await record(await publicationOf(claimId)));
    expect(made.lineStatus).toBe('ordered');
    expect((await view(claimId)).lineRows[0]?.hold?.reason).toContain('公示期后收到异议');
    expect(codes(await approve(batchId))).toEqual(['line-held']);
    expect(codes(await answer(made.number, 'upheld'))).toEqual(['line-ordered']);
    value(
      await as(fixture.staff.finance, (act) =>
        withdrawBatch(act, batchId, { version: 1, reason: '有异议，先撤回' }),
      ),
    );
    const [seen] = (await listed(made.number)).rows;
    const id = seen?.objectionId as Uuid;
    const settled = await as(decider, (act) =>
      settleObjection(act, id, { version: seen?.version ?? 0, decision: 'passed' }),
    );
    expect(value(settled).lineStatus).toBe('refused');
  });

  it('is answered when the money is paid, which stays paid', async () => {
    const claimId = await payable([{}]);
    const { batchId } = value(await prepare(claimId));
    value(await approve(batchId));
    const out = value(await as(fixture.staff.finance, (act) => exportBatch(act, batchId, 2)));
    const answers = out.rows.map((row) => bankAnswer(row));
    value(
      await as(fixture.staff.finance, (act) =>
        readBankReturn(act, batchId, { answers, digest: Buffer.from('late') }),
      ),
    );
    expect(await statuses(claimId)).toEqual(['paid']);
    const made = value(await record(await publicationOf(claimId)));
    expect(made.lineStatus).toBe('paid');
    expect(value(await answer(made.number, 'upheld'))).toMatchObject({
      status: 'upheld',
      lineStatus: 'paid',
    });
  });

  it('is not late while the list runs (negative control), and is one of fifty', async () => {
    const claimId = await claims.claimOf([{}]);
    await claims.approve(claimId);
    const { publicationId } = await publish(claimId);
    const inTime = () =>
      as(investigator, (act) =>
        recordObjection(act, fixture.law.settings, publicationId, raised(1, '13906359999')),
      );
    const tried = await Promise.all(Array.from({ length: 50 }, inTime));
    const through = tried.filter(({ ok }) => ok);
    expect(through).toHaveLength(1);
    expect(through[0]).toMatchObject({ value: { isLate: false, lineStatus: 'published' } });
    expect(new Set(tried.flatMap((one) => (one.ok ? [] : codes(one))))).toEqual(new Set(['objection-twice']));
  });
});
