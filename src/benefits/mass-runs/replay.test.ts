import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { type DecryptedDetermination, determinationsOf, replay } from '../determination/index.ts';
import { carryOn, startRun } from './index.ts';

let fixture: ClaimFixture;

beforeAll(async () => {
  fixture = await claimFixture();
  await fixture.addClass([{}, { hukou: 'urban' }, { silent: ['pension'] }]);
  const { app, staff, law } = fixture;
  const { runId } = value(
    await actAs(app, staff.handler, (act) =>
      startRun(act, { divisionCode: '371526', year: 2021, asOf: app.clock.today() }),
    ),
  );
  await carryOn(app, staff.handler, law, { runId });
});
afterAll(() => fixture.app.db.close());

async function replayed() {
  const { app, staff, law } = fixture;
  return readTx(app.db, staff.handler.scope, async (tx) => {
    const ids = await tx.selectFrom('determination').select('determinationId').execute();
    const determinations = await determinationsOf(
      tx,
      app.ciphers,
      ids.map((row) => row.determinationId as Uuid),
      law.policies,
    );
    const all: { one: DecryptedDetermination; stored: string; again: string }[] = [];
    for (const determination of determinations.values())
      all.push({ one: determination, ...(await replay(tx, determination, law.policies)) });
    return all;
  });
}

it('what a mass run stored without sentences is shown with them and made again to the byte', async () => {
  const all = await replayed();
  expect(new Set(all.map(({ one }) => one.outcome)).size).toBe(3);
  for (const { one, stored, again } of all) {
    expect(again).toBe(stored);
    expect(one.decision.findings.every(({ because }) => because !== '')).toBe(true);
    expect([one.decision.outcome, one.decision.amountFen]).toEqual([one.outcome, one.amountFen]);
  }
});

it('stays as stored when it cannot be made again, and replay shows it', async () => {
  const { app } = fixture;
  const [before] = (await replayed()).filter(({ one }) => one.outcome === 'entitled');
  if (!before) throw new Error('nobody is entitled');
  const { determinationId } = before.one;
  const other = JSON.stringify({ ...JSON.parse(before.stored), amountFen: 99_900 });
  const owner = await app.db.owner();
  await owner.query("select set_config('app.scope_kind', 'system', false)");
  await owner.query('alter table determination disable trigger user');
  await owner.query('update determination set decision_cipher = $1 where determination_id = $2', [
    app.ciphers.encrypt(`determination.decision_cipher.${determinationId}`, other),
    determinationId,
  ]);
  await owner.query('alter table determination enable trigger user');
  await owner.end();
  const after = (await replayed()).find(({ one }) => one.determinationId === determinationId);
  expect(after?.one.decision.amountFen).toBe(99_900);
  expect(after?.again).not.toBe(after?.stored);
});
