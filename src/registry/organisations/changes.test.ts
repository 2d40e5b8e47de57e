import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../law/reference/seed.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { type CreditCode, localDate, parseCreditCode, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { organisationById, upsertOrganisation } from './service.ts';
import { changesOf, decideChange, proposeChange, withdrawChange } from './service-changes.ts';

const NEW_PHONE = '0635-3958800';
let app: TestApp;
let staff: Staff;
let organisationId: Uuid;
let school: Actor;
let otherSchool: Actor;

const register = async (name: string, code: string) =>
  value(
    await actAs(app, staff.handler, (act) =>
      upsertOrganisation(act, {
        name,
        creditCode: parseCreditCode(code) as CreditCode,
        kind: 'institution',
        divisionCode: '371526',
        address: '高唐县人和路 1 号',
        legalRepresentative: '王海燕',
        source: 'test',
      }),
    ),
  ).organisationId;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
  organisationId = await register('高唐县惠民职业培训学校', '52371526MA554330X0');
  const other = await register('高唐县安颐康养职业培训学校', '52371526MA39150184');
  school = await addActor(app, { role: 'institution-administrator', organisationId });
  otherSchool = await addActor(app, { role: 'institution-administrator', organisationId: other });
});
afterAll(() => app.db.close());

const paper = { document: '变更登记通知书', reason: '校址搬迁，电话随之更换' };
const propose = (by: Actor, more: Partial<Parameters<typeof proposeChange>[2]> = {}) =>
  actAs(app, by, (act) =>
    proposeChange(act, organisationId, {
      address: '高唐县滨河路 18 号',
      phone: NEW_PHONE,
      ...paper,
      ...more,
    }),
  );
const decide = (by: Actor, changeId: Uuid, decision: 'passed' | 'returned' = 'passed') =>
  actAs(app, by, (act) =>
    decideChange(act, { organisationId, changeId }, { version: 1, decision, opinion: '已与通知书核对' }),
  );
const registered = () => readTx(app.db, staff.handler.scope, (tx) => organisationById(tx, organisationId));
const shown = (to: Actor) =>
  readTx(app.db, to.scope, (tx) =>
    changesOf({ tx, ciphers: app.ciphers }, to, organisationId, localDate('2021-07-20')),
  );

describe('what an organisation says of itself', () => {
  it('changes once another person agrees; both sides see what was before', async () => {
    const { changeId } = value(await propose(school));
    expect(await registered()).toMatchObject({ address: '高唐县人和路 1 号', phoneMasked: null });
    expect((await shown(school))[0]).toMatchObject({
      status: 'open',
      allowed: ['organisations.withdrawChange'],
      fields: [
        { field: 'address', before: '高唐县人和路 1 号', after: '高唐县滨河路 18 号' },
        { field: 'phone', before: null },
      ],
    });
    expect(JSON.stringify(await shown(school))).not.toContain(NEW_PHONE);
    expect(await shown(otherSchool)).toEqual([]);
    expect(value(await decide(staff.handler, changeId))).toMatchObject({ status: 'approved' });
    const after = await registered();
    expect(after).toMatchObject({ address: '高唐县滨河路 18 号', legalRepresentative: '王海燕' });
    expect(after?.phoneMasked).not.toBeNull();
    expect(await decide(staff.secondReviewer, changeId)).toMatchObject({ ok: false });
    expect(await propose(school)).toMatchObject({ refusals: [{ code: 'nothing-changed' }] });
  });

  it('takes the industry class in, as two people agree on it', async () => {
    const { changeId } = value(await propose(staff.handler, { industryClass: 'C13' }));
    expect((await registered())?.industryClass).toBeNull();
    value(await decide(staff.secondReviewer, changeId));
    expect((await registered())?.industryClass).toBe('C13');
  });

  it('that a handler proposed is not decided by the same person', async () => {
    const { changeId } = value(await propose(staff.handler, { address: '高唐县鼓楼路 6 号' }));
    expect(await decide(staff.handler, changeId)).toMatchObject({ refusals: [{ code: 'four-eyes' }] });
    value(await decide(staff.secondReviewer, changeId, 'returned'));
    expect((await registered())?.address).toBe('高唐县滨河路 18 号');
  });

  it('is taken back by its proposer only', async () => {
    const { changeId } = value(await propose(school, { address: '高唐县金城路 9 号' }));
    const withdraw = (by: Actor) =>
      actAs(app, by, (act) =>
        withdrawChange(act, { organisationId, changeId }, { version: 1, reason: '门牌填错' }),
      );
    expect(await withdraw(otherSchool)).toMatchObject({ refusals: [{ code: 'not-found' }] });
    expect(await withdraw(staff.handler)).toMatchObject({ refusals: [{ code: 'not-the-proposer' }] });
    expect(value(await withdraw(school))).toMatchObject({ status: 'withdrawn' });
  });

  it('is not overwritten by a change that was proposed before another one', async () => {
    const { changeId } = value(await propose(school, { address: '高唐县金城路 9 号' }));
    await actAs(app, staff.handler, (act) =>
      upsertOrganisation(act, {
        name: '高唐县惠民职业培训学校',
        creditCode: parseCreditCode('52371526MA554330X0') as CreditCode,
        kind: 'institution',
        divisionCode: '371526',
        address: '高唐县时风路 2 号',
        source: 'test',
      }),
    );
    expect(await decide(staff.handler, changeId)).toMatchObject({
      refusals: [{ code: 'changed-meanwhile' }],
    });
    value(await decide(staff.handler, changeId, 'returned'));
  });

  it('is proposed by one of 50 at once, and decided by one of 50', async () => {
    const proposals = await Promise.all(
      Array.from({ length: 50 }, () => propose(school, { address: '高唐县官道街 3 号' })),
    );
    const won = proposals.filter((one) => one.ok);
    expect(won).toHaveLength(1);
    const { changeId } = value(won[0] as (typeof proposals)[number]);
    const decisions = await Promise.all(Array.from({ length: 50 }, () => decide(staff.handler, changeId)));
    expect(decisions.filter((one) => one.ok)).toHaveLength(1);
  });
});
