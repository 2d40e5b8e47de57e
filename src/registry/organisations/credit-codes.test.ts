import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/seed.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { checkDigitOf, localDate, type Uuid } from '../../platform/kernel/index.ts';
import { actAs, addStaff, type Staff, type TestApp, testApp, value } from '../../testing/classes-fixture.ts';
import { codeFaultOf } from './rules.ts';
import { upsertOrganisation } from './service.ts';
import {
  decideException,
  exceptionViews,
  proposeException,
  revokeException,
  withdrawException,
} from './service-credit-codes.ts';

let app: TestApp;
let staff: Staff;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
});
afterAll(() => app.db.close());

const propose = (by: Actor, creditCode: string) =>
  actAs(app, by, (act) =>
    proposeException(act, {
      creditCode,
      certifiedName: '高唐县惠民职业培训学校',
      document: '民办学校办学许可证副本',
      reason: '登记机关核发时校验位有误',
    }),
  );
const decide = (by: Actor, exceptionId: Uuid, decision: 'passed' | 'returned' = 'passed', version = 1) =>
  actAs(app, by, (act) =>
    decideException(act, exceptionId, { version, decision, opinion: '已与许可证副本逐位核对' }),
  );
const revoke = (by: Actor, exceptionId: Uuid, version: number) =>
  actAs(app, by, (act) => revokeException(act, exceptionId, { version, reason: '看错了一位' }));
const register = (creditCode: string) =>
  actAs(app, staff.handler, (act) =>
    upsertOrganisation(act, {
      name: '高唐县惠民职业培训学校',
      creditCode: creditCode as Parameters<typeof upsertOrganisation>[1]['creditCode'],
      kind: 'institution',
      divisionCode: '371526',
      source: 'test',
    }),
  );
const listed = (by: Actor) =>
  readTx(app.db, by.scope, (tx) =>
    exceptionViews({ tx, ciphers: app.ciphers }, by, localDate('2021-07-20'), { after: null, limit: 100 }),
  );
const confirmedIn = (by: Actor) =>
  readTx(app.db, by.scope, async (tx) => {
    const rows = await tx.selectFrom('creditCodeConfirmed').select('creditCode').execute();
    return rows.map(({ creditCode }) => creditCode);
  });

describe('what speaks against a code', () => {
  const ofPerson = `37152619800101001${checkDigitOf('37152619800101001')}`;
  it.each([
    ['52371526MA554330X0', undefined],
    ['52371526MA554330X1', 'check'],
    [ofPerson, 'person'],
  ])('the code of row %#', (code, fault) => {
    expect(codeFaultOf(code)).toBe(fault);
  });
});

describe('a credit code that fails its check', () => {
  it('is taken once another person confirmed it, in this county', async () => {
    const code = '52371526MA554330X1';
    const { exceptionId } = value(await propose(staff.handler, ' 52371526ma554330x1 '));
    expect(await confirmedIn(staff.handler)).not.toContain(code);
    expect(await decide(staff.handler, exceptionId)).toMatchObject({
      ok: false,
      refusals: [{ code: 'four-eyes' }],
    });
    expect((await listed(staff.secondReviewer)).rows[0]).toMatchObject({
      creditCode: code,
      fault: 'check',
      status: 'open',
      allowed: ['creditCodes.decide'],
    });
    expect(value(await decide(staff.secondReviewer, exceptionId))).toMatchObject({ status: 'confirmed' });
    expect(await confirmedIn(staff.handler)).toContain(code);
    const elsewhere = await addStaff(app, '371525');
    expect(await confirmedIn(elsewhere.handler)).not.toContain(code);
    expect(await decide(staff.secondReviewer, exceptionId, 'passed', 2)).toMatchObject({
      refusals: [{ code: 'wrong-status' }],
    });
    expect(await propose(staff.handler, code)).toMatchObject({ refusals: [{ code: 'code-proposed' }] });
    // An organisation of the register needs no confirmation.
    value(await register(code));
    expect(await propose(staff.handler, code)).toMatchObject({ refusals: [{ code: 'code-registered' }] });
  });

  it('stays refused when it is returned or taken back, and may be proposed again', async () => {
    const code = '52371526MA39150185';
    const first = value(await propose(staff.handler, code));
    value(await decide(staff.secondReviewer, first.exceptionId, 'returned'));
    const second = value(await propose(staff.handler, code));
    const withdraw = (by: Actor) =>
      actAs(app, by, (act) =>
        withdrawException(act, second.exceptionId, { version: 1, reason: '证书上是另一个代码' }),
      );
    expect(await withdraw(staff.secondReviewer)).toMatchObject({ refusals: [{ code: 'not-the-proposer' }] });
    expect(value(await withdraw(staff.handler))).toMatchObject({ status: 'withdrawn' });
    expect(await confirmedIn(staff.handler)).not.toContain(code);
    value(await propose(staff.handler, code));
  });

  it('is taken back by one person after it was confirmed, while no organisation bears it', async () => {
    const code = '52371526MA391501C5';
    const { exceptionId } = value(await propose(staff.handler, code));
    expect(await revoke(staff.handler, exceptionId, 1)).toMatchObject({
      refusals: [{ code: 'wrong-status' }],
    });
    value(await decide(staff.secondReviewer, exceptionId));
    expect(await revoke(staff.handler, exceptionId, 1)).toMatchObject({
      refusals: [{ code: 'version-conflict' }],
    });
    const row = async (by: Actor) => (await listed(by)).rows.find((one) => one.exceptionId === exceptionId);
    expect((await row(staff.handler))?.allowed).toEqual(['creditCodes.revoke']);
    expect((await row(staff.auditor))?.allowed).toEqual([]);
    expect(value(await revoke(staff.handler, exceptionId, 2))).toMatchObject({ status: 'revoked' });
    expect(await confirmedIn(staff.handler)).not.toContain(code);
    const taken = (await row(staff.handler))?.steps.find(({ decision }) => decision === 'cancelled');
    expect(taken).toMatchObject({ opinion: '看错了一位' });
    // A file that was read before it was taken back is refused when it is written.
    expect(await register(code)).toMatchObject({ refusals: [{ code: 'code-revoked' }] });
    const again = value(await propose(staff.handler, code));
    value(await decide(staff.secondReviewer, again.exceptionId));
    value(await register(code));
    expect(await revoke(staff.secondReviewer, again.exceptionId, 2)).toMatchObject({
      refusals: [{ code: 'code-in-use' }],
    });
    const inUse = (await listed(staff.handler)).rows.find((one) => one.exceptionId === again.exceptionId);
    expect(inUse).toMatchObject({ isInUse: true, allowed: [] });
  });

  it('is taken back by one of 50, and never beside the organisation that is registered with it', async () => {
    const confirmed = async (code: string) => {
      const { exceptionId } = value(await propose(staff.handler, code));
      value(await decide(staff.secondReviewer, exceptionId));
      return exceptionId;
    };
    const first = await confirmed('52371526MA36000B16');
    const won = await Promise.all(Array.from({ length: 50 }, () => revoke(staff.handler, first, 2)));
    expect(won.filter(({ ok }) => ok)).toHaveLength(1);

    const isBoth = (code: string) =>
      readTx(app.db, staff.handler.scope, async (tx) => {
        const borne = await tx
          .selectFrom('organisation')
          .where('creditCode', '=', code)
          .selectAll()
          .execute();
        const { rows } = await exceptionViews(
          { tx, ciphers: app.ciphers },
          staff.handler,
          localDate('2021-07-20'),
          {
            after: null,
            limit: 100,
          },
        );
        return borne.length > 0 && rows.some((one) => one.creditCode === code && one.status === 'revoked');
      });
    for (const code of ['52371526MA36000C15', '52371526MA36000D15', '52371526MA36000E15']) {
      const exceptionId = await confirmed(code);
      const taken = Promise.all(Array.from({ length: 25 }, () => revoke(staff.handler, exceptionId, 2)));
      const borne = Promise.all(Array.from({ length: 25 }, () => register(code)));
      const ways = [await taken, await borne].map((tried) => tried.some(({ ok }) => ok));
      expect(ways.toSorted(), 'taken back, or registered').toEqual([false, true]);
      expect(await isBoth(code)).toBe(false);
    }
    // Control: what the lock prevents would be seen.
    const code = '52371526MA36000F15';
    await confirmed(code);
    value(await register(code));
    await withTx(app.db, { kind: 'system' }, (tx) =>
      tx
        .updateTable('creditCodeException')
        .set({ status: 'revoked' })
        .where('creditCode', '=', code)
        .execute(),
    );
    expect(await isBoth(code)).toBe(true);
  });

  it('is not proposed when it is no code, the number of a person, or right', async () => {
    expect(await propose(staff.handler, '52371526MA55433')).toMatchObject({
      refusals: [{ code: 'code-form' }],
    });
    expect(await propose(staff.handler, '52371526MA554330X0')).toMatchObject({
      refusals: [{ code: 'code-passes' }],
    });
  });

  it('is proposed by one of 50 at once, and decided by one of 50', async () => {
    const code = '52371526MA36000A15';
    const proposals = await Promise.all(Array.from({ length: 50 }, () => propose(staff.handler, code)));
    const won = proposals.filter((one) => one.ok);
    expect(won).toHaveLength(1);
    expect(new Set(proposals.flatMap((one) => (one.ok ? [] : [one.refusals[0]?.code])))).toEqual(
      new Set(['code-proposed']),
    );
    const { exceptionId } = value(won[0] as (typeof proposals)[number]);
    const decisions = await Promise.all(
      Array.from({ length: 50 }, () => decide(staff.secondReviewer, exceptionId)),
    );
    expect(decisions.filter((one) => one.ok)).toHaveLength(1);
  });
});
