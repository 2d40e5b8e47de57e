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
    value(
      await actAs(app, staff.handler, (act) =>
        upsertOrganisation(act, {
          name: '高唐县惠民职业培训学校',
          creditCode: code as Parameters<typeof upsertOrganisation>[1]['creditCode'],
          kind: 'institution',
          divisionCode: '371526',
          source: 'test',
        }),
      ),
    );
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
