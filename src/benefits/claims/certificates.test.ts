import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { recordAgreements } from '../../registry/payees/index.ts';
import { type ClaimFixture, claimFixture, SHENYANG, XINCHENG } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import type { CertificateBenefit } from '../determination/index.ts';
import { computeClaims, recomputeClaim } from './service-compute.ts';
import { claimOwnCertificate, withdrawOwnClaim } from './service-own.ts';
import { confirmClaim, reviewClaim } from './service-review.ts';
import { withdrawClaim } from './service-withdraw.ts';
import { linesOf } from './store.ts';
import { ownCertificates } from './store-certificates.ts';
import { ownCertificatesView } from './views-certificates.ts';

const ON = localDate('2024-08-20');
let county: ClaimFixture;

beforeAll(async () => {
  county = await claimFixture(XINCHENG);
});
afterAll(() => county.app.db.close());

type Asked = { readonly payee?: 'trainee' | 'institution'; readonly in?: ClaimFixture };

const compute = (
  benefit: CertificateBenefit,
  classId: Uuid | null,
  { payee = 'trainee', in: of = county }: Asked = {},
) =>
  actAs(of.app, of.staff.handler, (act) =>
    computeClaims(
      act,
      of.law,
      {
        certificates: {
          benefit,
          payee,
          divisionCode: of === county ? XINCHENG.county : SHENYANG.county,
          classId,
          organisationId: payee === 'institution' ? of.institutionId : null,
        },
      },
      ON,
    ),
  );
const outcomes = (computed: Awaited<ReturnType<typeof compute>>) =>
  value(computed).claims.flatMap(({ lines }) => lines.map(({ decision }) => decision.outcome));
const system = <T>(work: Parameters<typeof readTx<T>>[2]) => readTx(county.app.db, { kind: 'system' }, work);
const certificateOf = async (personId: PersonId) => {
  const [first] = await system((tx) => ownCertificates(tx, personId));
  if (!first) throw new Error('no certificate');
  return first.certificateId;
};
const workerOf = (personId: PersonId) => addActor(county.app, { role: 'worker', personId });
const claimOwn = async (
  personId: PersonId,
  certificateId: Uuid,
  benefit: CertificateBenefit = 'assessment-subsidy',
) => {
  const worker = await workerOf(personId);
  return actAs(county.app, worker, (act) =>
    claimOwnCertificate(act, county.law, { personId, certificateId, benefit }),
  );
};

describe('a certificate is the subject of a claim', () => {
  it('one line for each, paid to its holder, with the number of the certificate; again it changes nothing', async () => {
    const { classId } = await county.addClass([
      {},
      { hukou: 'urban' },
      { certificateOn: null },
      { status: 'dead' },
    ]);
    const first = value(await compute('assessment-subsidy', classId));
    expect(first.claims).toMatchObject([
      { benefit: 'assessment-subsidy', lineCount: 2, entitledFen: 20_000, isNew: true },
    ]);
    expect(first.claims[0]?.lines).toMatchObject([
      {
        certificateNumber: expect.stringMatching(/^S\d{21}$/),
        decision: { outcome: 'entitled', payee: 'trainee' },
      },
      {
        decision: {
          outcome: 'not-entitled',
          findings: expect.arrayContaining([expect.objectContaining({ clause: 'NM-3-5b' })]),
        },
      },
    ]);
    expect(first.blocked).toMatchObject([{ rule: 'R07' }]);
    const again = value(await compute('assessment-subsidy', classId));
    expect(again.claims).toMatchObject([
      { claimId: first.claims[0]?.claimId, isNew: false, changedLines: 0 },
    ]);
  });

  it('the skill-upgrade subsidy only for people with insured months; of the others a sentence each', async () => {
    const { classId } = await county.addClass([{ insured: true }, {}, { silent: ['social-insurance'] }]);
    const { claims, blocked } = value(await compute('skill-upgrade-subsidy', classId));
    expect(claims).toMatchObject([{ lineCount: 1 }]);
    expect(blocked.map(({ rule, message }) => [rule, message.slice(0, 12)])).toEqual(
      [
        ['not-insured', '社会保险部门答复没有参保缴'],
        ['not-insured', '社会保险部门还没有答复本人'],
      ].map(([rule, message]) => [rule, message?.slice(0, 12)]),
    );
  });

  it('a kind that the notice does not name makes no line, a certificate of no class makes one of its county', async () => {
    const { classId, personIds } = await county.addClass([
      { certificateOn: null, group: 'returned-migrant-worker' },
      { certificateOn: null },
    ]);
    const [one, two] = personIds as [PersonId, PersonId];
    await county.addCertificates([
      { personId: one, level: 4 },
      { personId: one, level: 3 },
      { personId: two, level: 5, kind: 'training-completion' },
    ]);
    expect(codes(await compute('assessment-subsidy', classId))).toEqual(['nothing-to-claim']);
    const { claims } = value(await compute('assessment-subsidy', null));
    expect(claims[0]?.lines.map(({ line }) => (line.certificate as { level: number }).level)).toEqual([4, 3]);
    expect(outcomes(await compute('assessment-subsidy', null))).toEqual(['entitled', 'entitled']);
  });

  it('of two certificates of one level the second counts the first as granted, also within one claim', async () => {
    const { personIds } = await county.addClass([{ certificateOn: null, insured: true }]);
    const personId = personIds[0] as PersonId;
    await county.addCertificates([
      { personId, level: 4 },
      { personId, level: 4, issuedOn: '2024-07-26' },
    ]);
    const { claims } = value(await compute('skill-upgrade-subsidy', null));
    const mine = claims.flatMap(({ lines }) => lines).filter((line) => line.personId === personId);
    expect(mine.map(({ decision }) => decision.outcome)).toEqual(['entitled', 'not-entitled']);
    expect(mine[1]?.decision.findings).toContainEqual(
      expect.objectContaining({ check: 'no-double-subsidy', verdict: 'not-met' }),
    );
  });

  it('a training subsidy that is claimed for the same occupation and level stands against it', async () => {
    const { classId } = await county.addClass([{ insured: true }]);
    value(
      await actAs(county.app, county.staff.handler, (act) => computeClaims(act, county.law, { classId }, ON)),
    );
    expect(outcomes(await compute('skill-upgrade-subsidy', classId))).toEqual(['not-entitled']);
  });

  it('is of one county: a city is computed county by county', async () => {
    const { classId } = await county.addClass([{}]);
    const computed = await actAs(county.app, county.staff.handler, (act) =>
      computeClaims(
        act,
        county.law,
        {
          certificates: {
            benefit: 'assessment-subsidy',
            payee: 'trainee',
            divisionCode: XINCHENG.prefecture,
            classId,
            organisationId: null,
          },
        },
        ON,
      ),
    );
    expect(codes(computed)).toEqual(['nothing-to-claim']);
    expect(outcomes(await compute('assessment-subsidy', classId))).toEqual(['entitled']);
  });

  it('is refused where the notice has no such benefit, and where nothing is left', async () => {
    const liaoning = await claimFixture(SHENYANG);
    const { classId } = await liaoning.addClass([{ insured: true }]);
    expect(codes(await compute('assessment-subsidy', classId, { in: liaoning }))).toEqual([
      'benefit-not-provided',
    ]);
    expect(outcomes(await compute('skill-upgrade-subsidy', classId, { in: liaoning }))).toEqual(['entitled']);
    expect(codes(await compute('skill-upgrade-subsidy', null, { in: liaoning }))).toEqual([
      'nothing-to-claim',
    ]);
    await liaoning.app.db.close();
  });
});

describe('an institution is paid by agreement only', () => {
  it('nobody without one, whoever agreed with it; never the skill-upgrade subsidy', async () => {
    const { classId, personIds } = await county.addClass([{}, {}]);
    const before = value(await compute('assessment-subsidy', classId, { payee: 'institution' }));
    expect(before.claims).toEqual([]);
    expect(before.blocked.map(({ rule }) => rule)).toEqual(['no-agreement', 'no-agreement']);
    const agreed = {
      organisationId: county.institutionId,
      benefit: 'assessment-subsidy',
      signedOn: localDate('2024-07-26'),
      paper: '代领协议 2024-01',
      personIds: [personIds[0] as PersonId],
    };
    const recorded = () => actAs(county.app, county.institution, (act) => recordAgreements(act, agreed));
    expect(value(await recorded())).toEqual({ recorded: 1, leftOut: [] });
    expect(value(await recorded()), 'one organisation at a time').toEqual({
      recorded: 0,
      leftOut: agreed.personIds,
    });
    const after = value(await compute('assessment-subsidy', classId, { payee: 'institution' }));
    expect(after.claims[0]?.lines.map(({ decision }) => [decision.outcome, decision.payee])).toEqual([
      ['entitled', 'institution'],
    ]);
    expect(codes(await compute('skill-upgrade-subsidy', classId, { payee: 'institution' }))).toEqual([
      'payee-not-allowed',
    ]);
  });

  it('an agreement of another organisation is not its own, and none is signed tomorrow', async () => {
    const { personIds } = await county.addClass([{}]);
    const agreed = {
      organisationId: county.institutionId,
      benefit: 'assessment-subsidy',
      signedOn: localDate('2024-07-26'),
      paper: '代领协议',
      personIds: [personIds[0] as PersonId],
    };
    expect(codes(await actAs(county.app, county.employer, (act) => recordAgreements(act, agreed)))).toEqual([
      'not-found',
    ]);
    const later = { ...agreed, signedOn: localDate('2024-08-21') };
    expect(codes(await actAs(county.app, county.institution, (act) => recordAgreements(act, later)))).toEqual(
      ['date-future'],
    );
  });
});

describe('a person claims her own certificate', () => {
  it('it is decided and handed in at once; she may take it back and claim again', async () => {
    const { personIds } = await county.addClass([{}]);
    const personId = personIds[0] as PersonId;
    const certificateId = await certificateOf(personId);
    const claimed = value(await claimOwn(personId, certificateId));
    expect(claimed).toMatchObject({
      status: 'confirmed',
      outcome: 'entitled',
      amountFen: 20_000,
      because: null,
      clause: 'NM-3-5b',
    });
    expect(codes(await claimOwn(personId, certificateId))).toEqual(['already-claimed']);
    const worker = await workerOf(personId);
    const { rows } = await readTx(county.app.db, worker.scope, (tx) =>
      ownCertificatesView({ tx, policies: county.law.policies, today: ON }, personId),
    );
    expect(rows[0]?.benefits).toMatchObject([
      { benefit: 'assessment-subsidy', claim: { number: claimed.number, canWithdraw: true } },
      { benefit: 'skill-upgrade-subsidy', claim: null },
    ]);
    // Nobody of the bureau takes from her what she has handed in.
    const byBureau = await actAs(county.app, county.staff.handler, (act) =>
      withdrawClaim(act, claimed.claimId, { version: 2, reason: '经办代为撤回' }),
    );
    expect(codes(byBureau)).toEqual(['hers-to-take-back']);
    const back = await actAs(county.app, worker, (act) =>
      withdrawOwnClaim(act, personId, claimed.claimId, '想先问清楚'),
    );
    expect(value(back)).toMatchObject({ status: 'withdrawn' });
    expect(value(await claimOwn(personId, certificateId)).claimId).not.toBe(claimed.claimId);
  });

  it('is told why not, with the clause; nothing is asked of her on paper', async () => {
    const { personIds } = await county.addClass([{ hukou: 'urban' }, { silent: ['population'] }]);
    const [urban, silent] = personIds as [PersonId, PersonId];
    expect(value(await claimOwn(urban, await certificateOf(urban)))).toMatchObject({
      status: 'confirmed',
      outcome: 'not-entitled',
      clause: 'NM-3-5b',
      because: expect.stringContaining('人员类别'),
    });
    expect(
      codes(await claimOwn(urban, await certificateOf(urban))),
      'not again before two people have decided',
    ).toEqual(['already-claimed']);
    const waiting = value(await claimOwn(silent, await certificateOf(silent)));
    expect(waiting).toMatchObject({ status: 'generated', outcome: 'incomplete' });
    // The fact comes, the bureau computes again and hands it in for her.
    await county.addFacts([
      {
        personId: silent,
        kind: 'population',
        sourceDepartment: 'public-security',
        knownOn: localDate('2024-08-19'),
        answerId: null,
        payload: { status: 'normal', hukou: 'rural', registeredOn: '1990-01-01' },
      },
    ]);
    const { app, staff, law } = county;
    value(await actAs(app, staff.handler, (act) => recomputeClaim(act, law, waiting.claimId, 1)));
    value(await actAs(app, staff.handler, (act) => confirmClaim(act, law.settings, waiting.claimId, 2)));
    const passed = { version: 3, decision: 'passed' } as const;
    expect(
      codes(
        await actAs(app, staff.handler, (act) =>
          reviewClaim(act, law.settings, waiting.claimId, 'accept', passed),
        ),
      ),
      'whoever handed it in does not accept it',
    ).toEqual(['four-eyes']);
  });

  it('never on the certificate of somebody else, nor on one of another kind, nor on one that was withdrawn', async () => {
    const { personIds } = await county.addClass([{}, { certificateOn: null }, {}]);
    const [one, two, three] = personIds as [PersonId, PersonId, PersonId];
    expect(codes(await claimOwn(two, await certificateOf(one)))).toEqual(['not-found']);
    await county.addCertificates([{ personId: two, level: 5, kind: 'training-completion' }]);
    expect(codes(await claimOwn(two, await certificateOf(two)))).toEqual(['certificate-kind']);
    const certificateId = await certificateOf(three);
    await withTx(county.app.db, { kind: 'system' }, (tx) =>
      sql`update certificate set withdrawn_at = now(), ended_as = 'withdrawn' where certificate_id = ${certificateId}`.execute(
        tx,
      ),
    );
    expect(codes(await claimOwn(three, certificateId))).toEqual(['certificate-withdrawn']);
  });

  it('her scope writes no other claim and takes no step of the bureau (negative control: her own claim it does)', async () => {
    const { personIds } = await county.addClass([{}, {}]);
    const [one, two] = personIds as [PersonId, PersonId];
    const { claimId } = value(await claimOwn(one, await certificateOf(one)));
    const set = (personId: PersonId, status: string) =>
      withTx(county.app.db, { kind: 'person', personId }, (tx) =>
        sql`update claim set version = version + 1, status = ${status} where claim_id = ${claimId}`.execute(
          tx,
        ),
      );
    expect((await set(two, 'confirmed')).numAffectedRows).toBe(0n);
    await expect(set(one, 'accepted')).rejects.toThrow(/row-level security/);
    expect((await set(one, 'confirmed')).numAffectedRows).toBe(1n);
  });
});

describe('fifty at once', () => {
  it('one certificate is claimed once, by its holder, the bureau and the institution together', async () => {
    const { classId, personIds } = await county.addClass([{}]);
    const personId = personIds[0] as PersonId;
    const certificateId = await certificateOf(personId);
    const worker = await workerOf(personId);
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 === 0
          ? compute('assessment-subsidy', classId)
          : actAs(county.app, worker, (act) =>
              claimOwnCertificate(act, county.law, {
                personId,
                certificateId,
                benefit: 'assessment-subsidy',
              }),
            ),
      ),
    );
    expect(claims.some(({ ok }) => ok)).toBe(true);
    const lines = await system((tx) =>
      sql`select 1 from claim_line where certificate_id = ${certificateId} and status <> 'withdrawn'`.execute(
        tx,
      ),
    );
    expect(lines.rows).toHaveLength(1);
  });

  it('the constraint itself refuses a second living line (negative control of the locks)', async () => {
    const { classId } = await county.addClass([{}]);
    const { claims } = value(await compute('assessment-subsidy', classId));
    const [line] = await system((tx) => linesOf(tx, claims[0]?.claimId as Uuid));
    const twice = withTx(county.app.db, { kind: 'system' }, (tx) =>
      sql`insert into claim_line (person_id, claim_line_id, claim_id, line_no, line_key, certificate_id, division_path,
          benefit, determination_id, amount_fen, status)
        select person_id, ${county.app.ids.uuid()}, claim_id, 99, line_key, certificate_id, division_path, benefit,
          determination_id, amount_fen, 'computed' from claim_line where claim_line_id = ${line?.claimLineId}`.execute(
        tx,
      ),
    );
    await expect(twice).rejects.toMatchObject({ constraint: 'claim_line_one_live' });
  });
});
