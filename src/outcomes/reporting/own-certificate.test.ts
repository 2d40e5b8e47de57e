import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeClaims } from '../../benefits/claims/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, addActor, value } from '../../testing/classes-fixture.ts';
import { workerReply } from './contract.ts';
import { workerSubsidies } from './service.ts';

let county: ClaimFixture;
beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

it('a subsidy on a certificate is named by it; of a no she reads what would make it a yes', async () => {
  const { app, law, staff } = county;
  const { classId, personIds } = await county.addClass([{ insured: true, hukou: 'urban' }, {}]);
  const computed = await actAs(app, staff.handler, (act) => {
    const target = {
      classId,
      divisionCode: XINCHENG.county,
      organisationId: null,
      payee: 'trainee' as const,
    };
    const certificates = { ...target, benefit: 'assessment-subsidy' as const };
    return computeClaims(act, law, { certificates }, localDate('2024-08-20'));
  });
  expect(value(computed).claims).toHaveLength(1);
  const page = async (personId: PersonId) => {
    const actor = await addActor(app, { role: 'worker', personId });
    const { clock, ciphers } = app;
    return readTx(app.db, actor.scope, (tx) =>
      workerSubsidies({ tx, actor, clock, ciphers, law }, personId),
    ).then((reply) => workerReply.parse(reply).items);
  };
  const [urban, rural] = personIds as [PersonId, PersonId];
  expect(await page(urban)).toMatchObject([
    {
      state: 'not-given',
      className: expect.stringMatching(/^职业技能等级证书 .*（编号 S\d{21}）$/),
      waysToYes: [
        expect.stringContaining('认定以后拿同一本证书再来申领'),
        '这份通知没有写截止日期，什么时候符合了什么时候来。',
      ],
    },
  ]);
  expect(await page(rural)).toMatchObject([{ state: 'on-the-way', waysToYes: [] }]);
});
