import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeClaims } from '../../benefits/claims/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { overviewReply } from './contract.ts';
import { overview } from './service.ts';

let fixture: ClaimFixture;
beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

async function shown(of = fixture, year = 2021) {
  const { app, staff, law } = of;
  return overviewReply.parse(
    await readTx(app.db, staff.auditor.scope, (tx) =>
      overview({ tx, actor: staff.auditor, clock: app.clock, ciphers: app.ciphers, law }, year),
    ),
  );
}
const compute = async (of: { classId: string } | { listId: string }) => {
  const actor = 'classId' in of ? fixture.staff.handler : fixture.employer;
  value(
    await actAs(fixture.app, actor, (act) =>
      computeClaims(act, fixture.law, of as never, localDate('2021-08-20')),
    ),
  );
};

describe('the flow on the first page', () => {
  it('counts lists apart, so that no stage of the classes is above the enrolled', async () => {
    const { classId } = await fixture.addClass([{}, {}]);
    await compute({ classId });
    expect((await shown()).workForTraining).toEqual([]);
    const { listId } = await fixture.addList([
      ['2021-01', '2021-02', '2021-03'],
      ['2021-08'],
      ['2021-01', '2021-02', '2021-03', '2021-04'],
    ]);
    await compute({ listId });
    const { funnel, workForTraining } = await shown();
    expect(funnel.map(({ stage, count }) => [stage, count])).toEqual([
      ['enrolled', 2],
      ['trained', 2],
      ['certified', 2],
      ['claimed', 2],
      ['entitled', 2],
      ['published', 0],
      ['paid', 0],
    ]);
    expect(workForTraining).toEqual([
      { stage: 'claimed', count: 3, amountFen: null },
      { stage: 'entitled', count: 2, amountFen: expect.any(Number) },
      { stage: 'published', count: 0, amountFen: 0 },
      { stage: 'paid', count: 0, amountFen: 0 },
    ]);
    // The control: the list has more people than the class, so counting both together would pass the enrolled.
    const together = (funnel[3]?.count ?? 0) + (workForTraining[0]?.count ?? 0);
    expect(together).toBeGreaterThan(funnel[0]?.count ?? 0);
  });

  it('counts subsidies on certificates apart from lists, each person once', async () => {
    const county = await claimFixture(XINCHENG);
    const { classId } = await county.addClass([{ insured: true }, {}, { hukou: 'urban' }]);
    const on = { payee: 'trainee', divisionCode: XINCHENG.county, classId, organisationId: null } as const;
    for (const benefit of ['assessment-subsidy', 'skill-upgrade-subsidy'] as const)
      value(
        await actAs(county.app, county.staff.handler, (act) =>
          computeClaims(act, county.law, { certificates: { ...on, benefit } }, localDate('2024-08-20')),
        ),
      );
    const { funnel, workForTraining, certificates } = await shown(county, 2024);
    expect(workForTraining).toEqual([]);
    expect(funnel.find(({ stage }) => stage === 'claimed')?.count).toBe(0);
    expect(certificates.map(({ stage, count }) => [stage, count])).toEqual([
      ['claimed', 3],
      ['entitled', 2],
      ['published', 0],
      ['paid', 0],
    ]);
    await county.app.db.close();
  });
});
