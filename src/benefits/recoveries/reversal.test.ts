import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { decideBudget, proposeBudget } from '../funds/index.ts';
import { claimProgress } from '../payments/index.ts';
import { confirmRecovery } from './service-answer.ts';
import { proposeWriteOff } from './service-propose.ts';
import { withdrawRecovery } from './service-withdraw.ts';
import { recoveryView } from './views.ts';

let fixture: ClaimFixture;
const acts = recoveryActs(() => fixture, claimProgress);
const { claims, decide, noticed, on, open, paid, receive, reverse, shown, type, writeOff, wrong } = acts;
const { as, money, read } = claims;

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

/** The entries of money of these lines that came back, and that were countered, in their order. */
const entries = (lines: readonly Uuid[]) =>
  read(async (tx) => {
    const { rows } = await sql<{ kind: string; subjectId: Uuid; amountFen: number }>`
      select m.kind, m.subject_id, m.amount_fen from fund_movement m
      where m.kind in ('recover', 'recover-reversal') and m.subject_id = any (${[...lines]}::text[])
      order by m.recorded_at, m.entry_id`.execute(tx);
    return rows.map(({ kind, subjectId, amountFen }) => [kind, lines.indexOf(subjectId), amountFen]);
  });
const linesOf = async (recoveryId: Uuid) => (await shown(recoveryId)).lines.map((line) => line.recoveredFen);

describe('a receipt that was booked wrongly', () => {
  it('is countered by two people to the fen, and may be typed again with its slip', async () => {
    const { lines } = await paid([{}, {}]);
    const recoveryId = await noticed(lines);
    const before = await money();
    value(await type(recoveryId, 150_01, { slip: '农信 0101' }));
    value(await acts.book(recoveryId));
    expect((await money()).paid).toBe(before.paid - 150_01);
    value(await wrong(recoveryId));
    expect((await shown(recoveryId)).waiting).toMatchObject({ kind: 'reversal', amountFen: 150_01 });
    expect((await money()).paid).toBe(before.paid - 150_01);
    const { finance } = fixture.staff;
    expect((await shown(recoveryId, finance)).allowed).not.toContain('recoveries.decideReversal');
    expect(codes(await reverse(recoveryId, 'passed', finance))).toEqual(['four-eyes']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: finance.personKey,
    });
    expect(codes(await reverse(recoveryId, 'passed', twin))).toEqual(['four-eyes']);
    expect(value(await reverse(recoveryId)).status).toBe('noticed');
    expect(await money()).toEqual(before);
    expect(await entries(lines)).toEqual([
      ['recover', 0, 100_00],
      ['recover', 1, 50_01],
      ['recover-reversal', 0, 100_00],
      ['recover-reversal', 1, 50_01],
    ]);
    expect(await linesOf(recoveryId)).toEqual([0, 0]);
    const [reversal, receipt] = (await shown(recoveryId)).decided;
    expect(reversal).toMatchObject({ kind: 'reversal', status: 'approved', reverses: receipt?.proposalId });
    expect(receipt).toMatchObject({ kind: 'receipt', status: 'reversed', bankReference: '农信 0101' });
    expect(codes(await wrong(recoveryId, receipt?.proposalId as Uuid))).toEqual(['receipt-not-booked']);
    value(await type(recoveryId, 15_01, { slip: '农信 0101' }));
    value(await acts.book(recoveryId));
    expect(await linesOf(recoveryId)).toEqual([15_01, 0]);
  });

  it('stays when the second person does not share it, or its maker takes it back', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    await receive(recoveryId, 40_00);
    const before = await money();
    value(await wrong(recoveryId));
    expect(codes(await wrong(recoveryId))).toEqual(['proposal-waiting']);
    value(await reverse(recoveryId, 'returned'));
    value(await wrong(recoveryId));
    value(
      await on(fixture.staff.finance, recoveryId, (act, version) =>
        withdrawRecovery(act, recoveryId, { version, reason: '核对后没有记错' }),
      ),
    );
    expect(await money()).toEqual(before);
    expect(await linesOf(recoveryId)).toEqual([40_00]);
    expect(codes(await wrong(recoveryId, recoveryId))).toEqual(['receipt-not-booked']);
  });

  it('opens a case again that had ended by it, in the status in which it ended', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    expect(await receive(recoveryId, 100_00)).toMatchObject({ status: 'settled' });
    expect((await shown(recoveryId, fixture.staff.finance)).allowed).toEqual(['recoveries.proposeReversal']);
    value(await wrong(recoveryId));
    expect(value(await reverse(recoveryId, 'returned')).status).toBe('settled');
    value(await wrong(recoveryId));
    expect(value(await reverse(recoveryId)).status).toBe('noticed');
    // Its line is asked for again: no other case may.
    expect(codes(await open(lines))).toEqual(['recovery-open']);
    expect(await receive(recoveryId, 100_00)).toMatchObject({ status: 'settled' });
  });

  it('opens a case again of which the rest was written off, and what is written off stays so', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    await receive(recoveryId, 30_00);
    fixture.app.clock.set('2021-09-01T02:00:00Z');
    value(
      await on(fixture.staff.handler, recoveryId, (act, version) =>
        confirmRecovery(act, recoveryId, { version, reason: '到期没有答复' }),
      ),
    );
    fixture.app.clock.set('2021-08-20T02:00:00Z');
    value(
      await on(fixture.staff.finance, recoveryId, (act, version) =>
        proposeWriteOff(act, recoveryId, { version, reason: '单位已注销，无财产可供执行' }),
      ),
    );
    expect(value(await writeOff(recoveryId)).status).toBe('written-off');
    value(await wrong(recoveryId));
    expect(value(await reverse(recoveryId)).status).toBe('owed');
    expect(await shown(recoveryId)).toMatchObject({ recoveredFen: 0, writtenOffFen: 70_00, openFen: 30_00 });
    expect(await receive(recoveryId, 30_00)).toMatchObject({ status: 'written-off' });
  });

  it('does not open a case again whose line another case asks for', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    await receive(recoveryId, 100_00);
    const other = value(await open(lines));
    value(await wrong(recoveryId));
    const before = await money();
    expect(codes(await reverse(recoveryId))).toEqual(['line-asked-elsewhere']);
    expect(await money()).toEqual(before);
    value(await decide(other.recoveryId, 'returned'));
    expect(value(await reverse(recoveryId)).status).toBe('noticed');
  });

  it('waits while its money has been given to others meanwhile', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    await receive(recoveryId, 100_00);
    value(await wrong(recoveryId));
    const { finance, secondReviewer } = fixture.staff;
    const sources = await read(async (tx) => {
      const { rows } = await sql<{ fundSource: string; year: number; leftFen: number }>`
        select b.fund_source, b.year, b.appropriated_fen - b.reserved_fen - b.paid_fen as left_fen
        from fund_budget b join recovery_line l on l.budget_id = b.budget_id
        where l.recovery_id = ${recoveryId}`.execute(tx);
      return rows;
    });
    const [{ leftFen, ...budget }] = sources as [(typeof sources)[0]];
    const change = async (amountFen: number) => {
      const { caseId } = value(
        await as(finance, (act) => proposeBudget(act, { ...budget, amountFen, document: '高财〔2021〕9号' })),
      );
      value(await as(secondReviewer, (act) => decideBudget(act, caseId, { version: 1, decision: 'passed' })));
    };
    await change(-leftFen);
    expect(codes(await reverse(recoveryId))).toEqual(['budget-exhausted']);
    await change(leftFen);
    expect(value(await reverse(recoveryId)).status).toBe('noticed');
  });

  it('is shown to the payee, and to nobody of another county', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    await receive(recoveryId, 20_00);
    value(await wrong(recoveryId));
    const seenBy = (scope: Parameters<typeof readTx>[1]) =>
      readTx(fixture.app.db, scope, (tx) =>
        recoveryView(
          {
            tx,
            actor: fixture.staff.handler,
            today: localDate('2021-08-20'),
            ciphers: fixture.app.ciphers,
            policies: fixture.law.policies,
          },
          recoveryId,
        ),
      );
    expect((await seenBy(fixture.institution.scope))?.waiting).toBeNull();
    value(await reverse(recoveryId));
    expect((await seenBy(fixture.institution.scope))?.decided.map(({ status }) => status)).toEqual([
      'approved',
      'reversed',
    ]);
    expect(await seenBy({ kind: 'division', path: 'd37.d15.d25' })).toBeUndefined();
  });
});
