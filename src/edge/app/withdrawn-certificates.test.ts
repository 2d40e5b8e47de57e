import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { computeClaims } from '../../benefits/claims/index.ts';
import { recoveriesView } from '../../benefits/mass-runs/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { proposeWithdrawal } from '../../training/assessment/service-corrections.ts';
import { reviewCorrection } from '../../training/assessment/service-decide-correction.ts';
import { correctionsOf } from '../../training/assessment/views-corrections.ts';
import { assessmentFollowers as followers } from './class-followers.ts';

// What was granted on a certificate when its issuer withdraws it: paid, it is to be taken back; unpaid, not to be paid.

let county: ClaimFixture;
beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

interface Line {
  readonly claimId: Uuid;
  readonly claimLineId: Uuid;
  readonly certificateId: Uuid;
  readonly benefit: string;
  readonly personId: PersonId;
}

const WAY = ['granted', 'published', 'payable', 'ordered', 'paid'];

/** Claims on the certificates of a class for both benefits, their lines led to a status. */
async function granted(classId: Uuid, status: string): Promise<Line[]> {
  const { app, law, staff } = county;
  for (const benefit of ['assessment-subsidy', 'skill-upgrade-subsidy'] as const)
    value(
      await actAs(app, staff.handler, (act) => {
        const payee = { payee: 'trainee', organisationId: null } as const;
        const certificates = { benefit, classId, divisionCode: XINCHENG.county, ...payee };
        return computeClaims(act, law, { certificates }, localDate('2024-08-20'));
      }),
    );
  const lines = await withTx(app.db, { kind: 'system' }, async (tx) => {
    let moved: Line[] = [];
    for (const next of WAY.slice(0, WAY.indexOf(status) + 1))
      ({ rows: moved } = await sql<Line>`update claim_line l set status = ${next} from certificate t
        where t.class_id = ${classId} and l.certificate_id = t.certificate_id and l.amount_fen > 0
        returning l.claim_id, l.claim_line_id, l.certificate_id, l.benefit, l.person_id`.execute(tx));
    return moved;
  });
  return lines.sort((a, b) => (a.benefit < b.benefit ? -1 : 1));
}

async function withdraw(classId: Uuid, certificateId: Uuid): Promise<void> {
  const { app, staff } = county;
  const said = {
    withdrawnOn: localDate('2024-08-10'),
    reason: '替考，评价机构撤销',
    document: '评价〔2024〕3号',
  };
  const { correctionId } = value(
    await actAs(app, staff.handler, (act) =>
      proposeWithdrawal(act, { classId, certificateId }, said, followers),
    ),
  );
  const at = { classId, correctionId: correctionId as Uuid, step: 'second-review' as const };
  value(
    await actAs(app, staff.secondReviewer, (act) =>
      reviewCorrection(act, at, { version: 1, decision: 'passed', opinion: '' }, followers),
    ),
  );
}

const listed = ({ claimIds }: { claimIds: readonly Uuid[] }, year: number | null = null) => {
  const { app, law, staff } = county;
  const reader = { ciphers: app.ciphers, policies: law.policies };
  return readTx(app.db, staff.handler.scope, (tx) =>
    recoveriesView(
      { tx, ...reader },
      { year, benefit: null, kind: null, claimIds },
      { after: null, limit: 20 },
    ),
  );
};

it('paid lines are named beside the withdrawal and in the list of what is to come back', async () => {
  const { app, staff } = county;
  const { classId } = await county.addClass([{ insured: true }, { insured: true }]);
  const lines = await granted(classId, 'paid');
  const claimIds = [...new Set(lines.map(({ claimId }) => claimId))];
  expect(claimIds).toHaveLength(2);
  expect((await listed({ claimIds })).total, 'while the certificates stand').toBe(0);

  const [first] = lines as [Line];
  const ofFirst = lines.filter(({ certificateId }) => certificateId === first.certificateId);
  await withdraw(classId, first.certificateId);
  const corrections = await readTx(app.db, staff.handler.scope, (tx) => {
    const reader = { tx, actor: staff.handler, ciphers: app.ciphers, today: app.clock.today() };
    return correctionsOf({ ...reader, followers }, classId);
  });
  const named = corrections?.rows[0]?.paidLines ?? [];
  expect(new Set(named.map(({ claimLineId }) => claimLineId))).toEqual(
    new Set(ofFirst.map(({ claimLineId }) => claimLineId)),
  );
  const found = await listed({ claimIds });
  expect(
    found.rows.map(({ benefit, kind, nowFen, outcome }) => [benefit, kind, nowFen, outcome]).sort(),
  ).toEqual([
    ['assessment-subsidy', 'recover', 0, 'not-entitled'],
    ['skill-upgrade-subsidy', 'recover', 0, 'not-entitled'],
  ]);
  expect(found.rows[0]).toMatchObject({
    subjectName: expect.stringMatching(/^S\d{21}$/),
    reason: { because: '证书已由发证机构撤销，凭这本证书的补贴不再发给。', clause: 'NM-1' },
  });
  expect(found.rows[0]?.differenceFen).toBe(found.rows[0]?.grantedFen);
  expect((await listed({ claimIds }, 2024)).total, 'in the year of the certificate').toBe(2);
  expect((await listed({ claimIds }, 2023)).total).toBe(0);
});

it('unpaid lines are held, and listed as not to be paid', async () => {
  const { classId } = await county.addClass([{ insured: true }]);
  const lines = await granted(classId, 'payable');
  const claimIds = lines.map(({ claimId }) => claimId);
  await withdraw(classId, lines[0]?.certificateId as Uuid);
  const found = await listed({ claimIds });
  expect(found.rows.map(({ kind }) => kind)).toEqual(['stop-payment', 'stop-payment']);
  const { rows } = await readTx(county.app.db, { kind: 'system' }, (tx) =>
    sql`select 1 from claim_line_hold where claim_id = any (${claimIds}::uuid[])`.execute(tx),
  );
  expect(rows).toHaveLength(2);
});
