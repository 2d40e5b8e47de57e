import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeClaims } from '../../benefits/claims/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId } from '../../platform/kernel/index.ts';
import { recordAgreements } from '../../registry/payees/index.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { workListReply } from './contract.ts';
import { workList } from './service-work.ts';

let county: ClaimFixture;
beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

const workOf = async (actor: Actor) => {
  const { clock, ciphers } = county.app;
  const list = await readTx(county.app.db, actor.scope, (tx) =>
    workList({ tx, actor, clock, ciphers, law: county.law }),
  );
  return workListReply
    .parse(list)
    .rows.filter(({ kind }) => kind === 'certificates-compute' || kind === 'agreements-compute')
    .map(({ kind, who, what }) => [kind, who, what]);
};

it('certificates that would make a line wait for the handler, those with an agreement for the institution too', async () => {
  const { app, law, staff, institution, institutionId } = county;
  const { classId, personIds } = await county.addClass([
    { insured: true },
    {},
    {},
    { status: 'dead' },
    { certificateOn: null },
  ]);
  const [one] = personIds as [PersonId];
  expect(await workOf(staff.handler)).toEqual([
    ['certificates-compute', '', '职业技能评价（鉴定）补贴：3 本证书可以核算'],
    ['certificates-compute', '', '技能提升补贴：1 本证书可以核算'],
  ]);
  expect(await workOf(institution)).toEqual([]);

  const agreed = { benefit: 'assessment-subsidy', signedOn: localDate('2024-08-01'), paper: '代领协议' };
  value(
    await actAs(app, institution, (act) =>
      recordAgreements(act, { ...agreed, organisationId: institutionId, personIds: [one] }),
    ),
  );
  const byAgreement = [
    'agreements-compute',
    expect.any(String),
    '职业技能评价（鉴定）补贴：1 本证书可以核算',
  ];
  expect(await workOf(institution)).toEqual([byAgreement]);
  expect(await workOf(staff.handler)).toContainEqual(byAgreement);

  for (const payee of ['institution', 'trainee'] as const)
    for (const benefit of ['assessment-subsidy', 'skill-upgrade-subsidy'] as const)
      await actAs(app, staff.handler, (act) => {
        const organisationId = payee === 'institution' ? institutionId : null;
        const certificates = { benefit, payee, classId, organisationId, divisionCode: XINCHENG.county };
        return computeClaims(act, law, { certificates }, localDate('2024-08-20'));
      });
  expect(await workOf(staff.handler), 'the dead and whoever has no certificate never wait').toEqual([]);
  expect(await workOf(institution)).toEqual([]);
});

it('finance reads what waits for it', async () => {
  expect(await workOf(county.staff.finance)).toEqual([]);
});
