import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideRelease, proposeRelease } from '../../benefits/claims/service-hold.ts';
import type { Actor } from '../../platform/access/index.ts';
import { localDate, type PersonId, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { codes, value } from '../../testing/classes-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { recordCertificates, recordResults } from '../../training/assessment/index.ts';
import { resultSheet } from '../../training/assessment/service.ts';
import {
  proposeCertificate,
  proposeRestoration,
  proposeResult,
  proposeWithdrawal,
  takeBackCorrection,
} from '../../training/assessment/service-corrections.ts';
import { reviewCorrection } from '../../training/assessment/service-decide-correction.ts';
import { correctionsOf } from '../../training/assessment/views-corrections.ts';
import { assessmentFollowers as followers } from './class-followers.ts';

let fixture: ClaimFixture;
const { claims, paid } = recoveryActs(() => fixture, nothingLater);
const { as, compute, confirm, read, view } = claims;

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

const GROUNDS = { reason: '录入时看错一行', document: '成绩登记表原件' };
const RESULT = { result: 'passed' as const, overallScore: 85, assessedOn: '2021-07-02', ...GROUNDS };
const CERTIFICATE = {
  kind: 'skill-level' as const,
  occupationCode: '4-10-01-03',
  level: 5 as const,
  issuedOn: '2021-07-10',
  ...GROUNDS,
};

async function sheetOf(classId: Uuid, actor: Actor = fixture.institution) {
  const sheet = await read((tx) => resultSheet(tx, classId, actor));
  if (!sheet) throw new Error('no such class');
  return sheet.rows;
}
const listed = async (classId: Uuid, actor: Actor = fixture.staff.handler) => {
  const { app } = fixture;
  const found = await read((tx) =>
    correctionsOf({ tx, actor, ciphers: app.ciphers, today: app.clock.today(), followers }, classId),
  );
  return found?.rows ?? [];
};
async function review(
  classId: Uuid,
  correctionId: string,
  step: 'first-review' | 'second-review',
  decision: 'passed' | 'returned' = 'passed',
) {
  const { firstReviewer, secondReviewer } = fixture.staff;
  const [row] = (await listed(classId)).filter((found) => found.correctionId === correctionId);
  const decided = {
    version: row?.version ?? 0,
    decision,
    opinion: decision === 'returned' ? '与原件不符' : '',
  };
  return as(step === 'first-review' ? firstReviewer : secondReviewer, (act) =>
    reviewCorrection(act, { classId, correctionId: correctionId as Uuid, step }, decided, followers),
  );
}
const correct = (classId: Uuid, personId: PersonId, more: object = {}, by: Actor = fixture.institution) =>
  as(by, (act) => proposeResult(act, { classId, personId }, { ...RESULT, ...more }, followers));
const certify = (classId: Uuid, personId: PersonId, more: { number: string; certificateId?: string }) =>
  as(fixture.institution, (act) =>
    proposeCertificate(act, { classId, personId }, { ...CERTIFICATE, ...more }, followers),
  );
const withdraw = (classId: Uuid, certificateId: string, withdrawnOn = '2021-08-10') =>
  as(fixture.staff.handler, (act) =>
    proposeWithdrawal(
      act,
      { classId, certificateId: certificateId as Uuid },
      { withdrawnOn, reason: '替考，评价机构撤销', document: '评价〔2021〕3号' },
      followers,
    ),
  );
const number = (n: number) => `S00003700000121${5}9${String(n).padStart(5, '0')}`;

/** A class whose claim was handed in. */
async function claimed(stories: Parameters<ClaimFixture['addClass']>[0]) {
  const { classId, personIds } = await fixture.addClass(stories);
  const [claim] = (await compute({ classId })).claims;
  if (!claim) throw new Error('no claim was made');
  return { classId, personIds, claimId: claim.claimId };
}
const sheet = (classId: Uuid, row: Parameters<typeof recordResults>[2][number], claimNumber: string | null) =>
  as(fixture.staff.handler, async (act) => ({
    ok: true as const,
    value: await recordResults(act, classId, [row], { source: 'workbook:a.xlsx', claimNumber }),
  }));

describe('a result', () => {
  it('is corrected by one reviewer before the claim, with what was before', async () => {
    const { classId, personIds } = await fixture.addClass([{ result: 'failed' }]);
    const [personId] = personIds as [PersonId];
    expect(codes(await correct(classId, personId, { assessedOn: '2022-01-01' }))).toEqual(['in-future']);
    const { correctionId, review: by, heldLines } = value(await correct(classId, personId));
    expect({ by, heldLines }).toEqual({ by: 'first-review', heldLines: 0 });
    expect(codes(await correct(classId, personId, { overallScore: 90 }))).toEqual(['correction-waiting']);
    expect((await sheetOf(classId))[0]).toMatchObject({ result: 'failed', allowed: [] });
    expect((await listed(classId, fixture.staff.firstReviewer))[0]?.allowed).toEqual(['results.firstReview']);
    expect((await listed(classId, fixture.institution))[0]?.allowed).toEqual(['results.takeBack']);
    expect(codes(await review(classId, correctionId, 'second-review'))).toEqual(['wrong-step']);
    expect(value(await review(classId, correctionId, 'first-review')).status).toBe('applied');
    expect((await sheetOf(classId))[0]).toMatchObject({ result: 'passed', overallScore: 85 });
    const [row] = await listed(classId);
    expect(row?.fields).toContainEqual({ field: 'result', before: 'failed', after: 'passed' });
    expect(row).toMatchObject({ status: 'applied', allowed: [], reason: GROUNDS.reason });
    expect(codes(await correct(classId, personId))).toEqual(['nothing-changed']);
  });

  it('is returned with words, or taken back by its proposer alone', async () => {
    const { classId, personIds } = await fixture.addClass([{}]);
    const [personId] = personIds as [PersonId];
    const first = value(await correct(classId, personId, { overallScore: 66 }));
    expect(value(await review(classId, first.correctionId, 'first-review', 'returned')).status).toBe(
      'returned',
    );
    expect((await sheetOf(classId))[0]?.overallScore).toBe(80);
    const second = value(await correct(classId, personId, { overallScore: 67 }));
    const takeBack = (by: Actor) =>
      as(by, (act) =>
        takeBackCorrection(
          act,
          { classId, correctionId: second.correctionId as Uuid },
          { version: 1, reason: '原来的没有错' },
        ),
      );
    expect(codes(await takeBack(fixture.staff.handler))).toEqual(['not-proposer']);
    expect(value(await takeBack(fixture.institution)).status).toBe('withdrawn');
    expect((await sheetOf(classId))[0]?.allowed).toEqual(['results.correct', 'results.correctCertificate']);
  });

  it('is corrected by two after the claim, and holds the line that it would take away', async () => {
    const { classId, personIds, claimId } = await claimed([{}, {}]);
    const [personId] = personIds as [PersonId];
    value(await confirm(claimId));
    const asked = value(await correct(classId, personId, { result: 'failed', overallScore: 40 }));
    expect(asked).toMatchObject({ review: 'both-reviews', heldLines: 1 });
    expect((await view(claimId)).lineRows.map(({ hold }) => hold !== null)).toEqual([true, false]);
    expect(value(await review(classId, asked.correctionId, 'first-review')).status).toBe('open');
    expect((await sheetOf(classId))[0]?.result).toBe('passed');
    expect(value(await review(classId, asked.correctionId, 'second-review')).status).toBe('applied');
    expect((await sheetOf(classId))[0]?.result).toBe('failed');
    // A change of the mark alone holds nothing.
    const mark = value(await correct(classId, personIds[1] as PersonId, { overallScore: 81 }));
    expect(mark).toMatchObject({ review: 'both-reviews', heldLines: 0 });
  });

  it('that a claim rests on, or that was corrected, is not changed by a sheet', async () => {
    const { classId, personIds } = await fixture.addClass([{}, { result: 'failed' }]);
    const [first, second] = personIds as [PersonId, PersonId];
    const row = { personId: first, result: 'passed' as const, overallScore: 91 };
    const claimed = value(await sheet(classId, row, 'C371526-2021-0009'));
    expect(claimed.refused.map(({ refusal }) => refusal.code)).toEqual(['result-claimed']);
    expect((await sheetOf(classId))[0]?.overallScore).toBe(80);
    // What it leaves blank it does not say; the same again changes nothing.
    const same = { personId: first, result: 'passed' as const };
    expect(value(await sheet(classId, same, 'C371526-2021-0009'))).toEqual({ saved: 0, refused: [] });
    expect((await sheetOf(classId))[0]?.overallScore).toBe(80);
    // Without a claim a sheet is still the way (negative control).
    expect(value(await sheet(classId, row, null))).toMatchObject({ saved: 1, refused: [] });
    const { correctionId } = value(await correct(classId, second));
    value(await review(classId, correctionId, 'first-review'));
    const old = { personId: second, result: 'failed' as const, overallScore: 80 };
    expect(value(await sheet(classId, old, null)).refused.map(({ refusal }) => refusal.code)).toEqual([
      'result-corrected',
    ]);
  });
});

describe('a certificate', () => {
  it('is supplied where none is on record, and a wrong number is replaced', async () => {
    const { classId, personIds } = await fixture.addClass([{ certificateOn: null }, {}]);
    const [personId, other] = personIds as [PersonId, PersonId];
    expect(codes(await certify(classId, personId, { number: 'S123' }))).toEqual(['certificate-number-wrong']);
    const taken = (await sheetOf(classId))[1]?.certificates[0];
    expect(codes(await certify(classId, personId, { number: taken?.number ?? '' }))).toEqual([
      'number-of-another',
    ]);
    const supplied = value(await certify(classId, personId, { number: number(1) }));
    value(await review(classId, supplied.correctionId, 'first-review'));
    const [first] = (await sheetOf(classId))[0]?.certificates ?? [];
    expect(first?.number).toBe(number(1));
    expect(codes(await certify(classId, personId, { number: number(2) }))).toEqual(['certificate-stands']);
    const swapped = value(
      await certify(classId, personId, { number: number(2), certificateId: first?.certificateId ?? '' }),
    );
    value(await review(classId, swapped.correctionId, 'first-review'));
    const [row] = await sheetOf(classId);
    expect(row?.certificates.map((held) => held.number)).toEqual([number(2)]);
    expect(row?.endedCertificates).toMatchObject([{ number: number(1), endedAs: 'replaced' }]);
    // The number that was wrong here is free for whom it belongs to.
    const right = value(
      await certify(classId, other, { number: number(1), certificateId: taken?.certificateId ?? '' }),
    );
    value(await review(classId, right.correctionId, 'first-review'));
    // The sheet with the wrong number does not bring it back.
    const { refused } = value(await certificateSheet(classId, personId, number(1)));
    expect(refused.map(({ refusal }) => refusal.code)).toEqual(['certificate-replaced']);
    expect((await sheetOf(classId))[0]?.certificates).toHaveLength(1);
    const back = row?.certificates[0]?.certificateId ?? '';
    expect(codes(await certify(classId, personId, { number: number(1), certificateId: back }))).toEqual([
      'number-of-another',
    ]);
  });

  it('keeps its number when its level or day is corrected', async () => {
    const { classId, personIds } = await fixture.addClass([{}]);
    const [held] = (await sheetOf(classId))[0]?.certificates ?? [];
    const changed = value(
      await certify(classId, personIds[0] as PersonId, {
        number: held?.number ?? '',
        certificateId: held?.certificateId ?? '',
      }),
    );
    value(await review(classId, changed.correctionId, 'first-review'));
    const [row] = await sheetOf(classId);
    expect(row?.certificates).toMatchObject([{ number: held?.number, issuedOn: '2021-07-10' }]);
    expect(row?.endedCertificates).toEqual([]);
  });

  it('on which a claim rests is not joined by another one of a sheet', async () => {
    const { classId, personIds } = await fixture.addClass([{}]);
    const [personId] = personIds as [PersonId];
    const claim = 'C371526-2021-0009';
    const { refused } = value(await certificateSheet(classId, personId, number(3), claim));
    expect(refused.map(({ refusal }) => refusal.code)).toEqual(['certificate-claimed']);
    // Negative control: without a claim it is added.
    expect(value(await certificateSheet(classId, personId, number(3)))).toMatchObject({
      added: 1,
      refused: [],
    });
  });
});

const certificateSheet = (
  classId: Uuid,
  personId: PersonId,
  held: string,
  claimNumber: string | null = null,
) =>
  as(fixture.staff.handler, async (act) => ({
    ok: true as const,
    value: await recordCertificates(
      act,
      [
        {
          ...{ personId, classId, number: held, kind: 'skill-level', occupationCode: '4-10-01-03' },
          ...{ occupationText: null, level: 5, issuedOn: localDate('2021-07-10'), issuer: null },
        } as const,
      ],
      { divisionPath: 'd37.d15.d26', organisationId: fixture.institutionId, source: 'workbook', claimNumber },
    ),
  }));

describe('a certificate that its issuer withdraws', () => {
  it('ends by two: the unpaid line is held, and computed again it is not entitled', async () => {
    const { classId, claimId } = await claimed([{}]);
    const [held] = (await sheetOf(classId, fixture.staff.handler))[0]?.certificates ?? [];
    expect(held?.allowed).toEqual(['results.correctCertificate', 'results.withdrawCertificate']);
    const certificateId = held?.certificateId ?? '';
    expect(codes(await withdraw(classId, certificateId, '2021-01-01'))).toEqual(['withdrawn-on-wrong']);
    const asked = value(await withdraw(classId, certificateId));
    expect(asked).toMatchObject({ review: 'second-review', heldLines: 1 });
    expect((await sheetOf(classId))[0]?.certificates).toHaveLength(1);
    value(await review(classId, asked.correctionId, 'second-review'));
    const [row] = await sheetOf(classId, fixture.staff.handler);
    expect(row?.certificates).toEqual([]);
    expect(row?.endedCertificates).toMatchObject([
      { endedAs: 'withdrawn', withdrawnOn: '2021-08-10', allowed: ['results.restoreCertificate'] },
    ]);
    value({ ok: true, value: await compute({ classId }) });
    expect((await view(claimId)).lineRows.map(({ status }) => status)).not.toContain('computed');
    const { refused } = value(await certificateSheet(classId, row?.personId as PersonId, held?.number ?? ''));
    expect(refused.map(({ refusal }) => refusal.code)).toEqual(['certificate-withdrawn']);
    const restored = value(
      await as(fixture.staff.handler, (act) =>
        proposeRestoration(act, { classId, certificateId: certificateId as Uuid }, GROUNDS, followers),
      ),
    );
    value(await review(classId, restored.correctionId, 'second-review'));
    expect((await sheetOf(classId))[0]?.certificates).toHaveLength(1);
    await compute({ classId });
    expect((await view(claimId)).lineRows.map(({ status }) => status)).toEqual(['computed']);
    // The hold ends by two people.
    const line = (await view(claimId)).lineRows[0];
    const at = { claimId, claimLineId: line?.claimLineId as Uuid };
    const { handler, secondReviewer } = fixture.staff;
    value(
      await as(handler, (act) =>
        proposeRelease(act, at, { version: line?.hold?.version ?? 0, reason: '撤销没有成立' }),
      ),
    );
    value(await as(secondReviewer, (act) => decideRelease(act, at, { version: 2, decision: 'passed' })));
  });

  it('names the line that was paid on it', async () => {
    const { claimId, lines } = await paid([{}]);
    const [claim] = await read((tx) =>
      sql<{ classId: Uuid }>`select class_id from claim where claim_id = ${claimId}`
        .execute(tx)
        .then(({ rows }) => rows),
    );
    const classId = claim?.classId as Uuid;
    const [held] = (await sheetOf(classId))[0]?.certificates ?? [];
    const asked = value(await withdraw(classId, held?.certificateId ?? ''));
    expect(asked.heldLines).toBe(0);
    value(await review(classId, asked.correctionId, 'second-review'));
    const [line] = lines;
    expect((await listed(classId))[0]?.paidLines).toEqual([
      { claimLineId: line, benefit: 'training-subsidy' },
    ]);
    expect((await listed(classId, fixture.institution))[0]?.paidLines).toEqual([]);
  });
});

describe('of fifty', () => {
  const winners = async <T>(work: () => Promise<Result<T>>) =>
    (await Promise.all(Array.from({ length: 50 }, work))).filter(({ ok }) => ok).length;

  it('one proposes and one decides', async () => {
    const { classId, personIds } = await fixture.addClass([{}]);
    const [personId] = personIds as [PersonId];
    expect(await winners(() => correct(classId, personId, { overallScore: 70 }))).toBe(1);
    const [row] = await listed(classId);
    const at = { classId, correctionId: row?.correctionId as Uuid, step: 'first-review' as const };
    const decide = () =>
      as(fixture.staff.firstReviewer, (act) =>
        reviewCorrection(act, at, { version: 1, decision: 'passed' }, followers),
      );
    expect(await winners(decide)).toBe(1);
  });

  it('many propose where the database does not guard it (negative control)', async () => {
    const { classId, personIds } = await fixture.addClass([{}]);
    const owner = await fixture.app.db.owner();
    try {
      await owner.query('drop index outcome_correction_one_open');
    } finally {
      await owner.end();
    }
    expect(await winners(() => correct(classId, personIds[0] as PersonId, { overallScore: 71 }))).toBe(50);
  });
});
