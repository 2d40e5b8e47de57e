import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { value } from '../../testing/classes-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { reverseRecoveries } from '../funds/index.ts';
import { claimProgress } from '../payments/index.ts';
import { bookReceipt, decideChange, decideReversal, decideWriteOff } from './service-decide.ts';
import { decideRecovery, openRecovery } from './service-open.ts';
import { proposeChange, proposeWriteOff, typeReceipt } from './service-propose.ts';
import { findCase, type RecoveryRow } from './store.ts';

let fixture: ClaimFixture;
const { asked, claims, noticed, on, open, paid, receive, shown, wrong } = recoveryActs(
  () => fixture,
  claimProgress,
);
const { as, money } = claims;

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

/** How many of fifty who try at once get through. */
async function winners<T>(work: () => Promise<Result<T>>): Promise<number> {
  const tried = await Promise.all(Array.from({ length: 50 }, work));
  return tried.filter(({ ok }) => ok).length;
}
const versionOf = async (recoveryId: Uuid) => (await shown(recoveryId)).version;
const passed = async (recoveryId: Uuid) => ({
  version: await versionOf(recoveryId),
  decision: 'passed' as const,
});

describe('of fifty', () => {
  it('one opens a case for a line', async () => {
    const { lines } = await paid([{}]);
    expect(await winners(() => open(lines))).toBe(1);
  });

  it('one decides on it', async () => {
    const { recoveryId } = value(await open((await paid([{}])).lines));
    const decided = await passed(recoveryId);
    const { secondReviewer } = fixture.staff;
    expect(await winners(() => as(secondReviewer, (act) => decideRecovery(act, recoveryId, decided)))).toBe(
      1,
    );
  });

  it('one types a receipt, and one books it, once', async () => {
    const recoveryId = await noticed((await paid([{}])).lines);
    const version = await versionOf(recoveryId);
    const receipt = { amountFen: 60_00, receivedOn: localDate('2021-08-20'), bankReference: '农信 0009' };
    const typed = () =>
      as(fixture.staff.finance, (act) => typeReceipt(act, recoveryId, { version, ...receipt }));
    expect(await winners(typed)).toBe(1);
    const before = await money();
    const decided = await passed(recoveryId);
    const { secondReviewer } = fixture.staff;
    expect(await winners(() => as(secondReviewer, (act) => bookReceipt(act, recoveryId, decided)))).toBe(1);
    expect((await money()).paid).toBe(before.paid - 60_00);
  });

  it('one changes the amounts', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    value(
      await on(fixture.staff.handler, recoveryId, (act, version) =>
        proposeChange(act, recoveryId, {
          version,
          reason: '核实后减少',
          lines: [{ claimLineId: lines[0] as Uuid, amountFen: 10_00 }],
        }),
      ),
    );
    const decided = await passed(recoveryId);
    const { secondReviewer } = fixture.staff;
    expect(await winners(() => as(secondReviewer, (act) => decideChange(act, recoveryId, decided)))).toBe(1);
  });

  it('one writes off what a receipt would pay, or one books it', async () => {
    const recoveryId = await noticed((await paid([{}])).lines);
    const version = await versionOf(recoveryId);
    const receipt = { amountFen: 100_00, receivedOn: localDate('2021-08-20'), bankReference: '农信 0010' };
    const tried = await winners(() =>
      as(fixture.staff.finance, (act) => typeReceipt(act, recoveryId, { version, ...receipt })),
    );
    expect(tried).toBe(1);
    const again = await as(fixture.staff.finance, (act) =>
      proposeWriteOff(act, recoveryId, { version, reason: '无法追回，提出核销' }),
    );
    expect(again.ok).toBe(false);
    const decided = await passed(recoveryId);
    const { secondReviewer } = fixture.staff;
    const before = await money();
    const both = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        as(secondReviewer, (act) => (at % 2 === 0 ? bookReceipt : decideWriteOff)(act, recoveryId, decided)),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await money()).paid).toBe(before.paid - 100_00);
  });

  it('one counters a receipt that was booked wrongly, once', async () => {
    const recoveryId = await noticed((await paid([{}])).lines);
    await receive(recoveryId, 60_00);
    value(await wrong(recoveryId));
    const before = await money();
    const decided = await passed(recoveryId);
    const { secondReviewer } = fixture.staff;
    expect(await winners(() => as(secondReviewer, (act) => decideReversal(act, recoveryId, decided)))).toBe(
      1,
    );
    expect((await money()).paid).toBe(before.paid + 60_00);
  });

  it('many counter it where no proposal stands between (negative control)', async () => {
    const { lines } = await paid([{}]);
    const recoveryId = await noticed(lines);
    await receive(recoveryId, 60_00);
    const receiptId = (await shown(recoveryId)).decided[0]?.proposalId;
    const before = await money();
    const tried = await winners(() =>
      as(fixture.staff.secondReviewer, async (act) => {
        const key = `recover-reversal:${act.ids.uuid()}:${lines[0]}`;
        const countered = await reverseRecoveries(act, [
          { reverses: `recover:${receiptId}:${lines[0]}`, key },
        ]);
        const { recoveryId: objectId, divisionPath } = (await findCase(act.tx, recoveryId)) as RecoveryRow;
        await act.record({
          event: 'recovery-reversal-decided',
          objectType: 'recovery',
          objectId,
          divisionPath,
          detail: {},
        });
        return countered;
      }),
    );
    expect(tried).toBeGreaterThan(1);
    expect((await money()).paid).toBe(before.paid + tried * 60_00);
  });

  it('many open a case for a line where the database does not guard it (negative control)', async () => {
    const { lines } = await paid([{}]);
    const owner = await fixture.app.db.owner();
    try {
      await owner.query('drop index recovery_line_one_live');
    } finally {
      await owner.end();
    }
    expect(
      await winners(() => as(fixture.staff.handler, (act) => openRecovery(act, asked(lines)))),
    ).toBeGreaterThan(1);
  });
});
