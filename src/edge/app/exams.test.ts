import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCertificate } from '../../outcomes/catalogues/service-certificates.ts';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import {
  addBody,
  addOfficials,
  announced,
  type Body,
  type ExamCounty,
  examRead,
  inspected,
  marked,
  versionOf,
} from '../../testing/exams-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import { proposeCertificate, proposeWithdrawal } from '../../training/assessment/service-corrections.ts';
import { reviewCorrection } from '../../training/assessment/service-decide-correction.ts';
import { findAllCertificates } from '../../training/assessment/store-corrections.ts';
import { certify } from '../../training/exams/service-certify.ts';
import {
  answerReview,
  askReview,
  decideReview,
  withdrawReview,
} from '../../training/exams/service-reviews.ts';
import { seatsOf } from '../../training/exams/store.ts';
import { printView } from '../../training/exams/views.ts';
import { ownExamsView } from '../../training/exams/views-own.ts';
import { assessmentFollowers as followers } from './class-followers.ts';

let fixture: ClaimFixture;
let county: ExamCounty;
let body: Body;
const { claims } = recoveryActs(() => fixture, nothingLater);
const { as, compute, confirm } = claims;

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
  const { app, staff } = fixture;
  county = {
    app,
    handler: staff.handler,
    desks: [staff.handler, staff.firstReviewer, staff.secondReviewer, staff.payer],
  };
  body = await addBody(county);
  await addOfficials(county, fixture.institutionId, 3, 92_000);
});
afterAll(() => fixture.app.db.close());

const TODAY = '2021-08-20';

/** A class of two, examined by the body, passed and certified with numbers of its own. */
async function examined() {
  const { classId, personIds } = await fixture.addClass([{ result: null }, { result: null }]);
  const examId = await announced(county, {
    classId,
    kind: 'body-assessment',
    bodyId: body.organisationId,
    by: body.first,
    heldOn: TODAY,
  });
  value(await marked(county, examId, { enters: body.first, confirms: body.second, followers }));
  const version = await versionOf(county, examId);
  const numbers = personIds.map((personId, index) => ({
    personId,
    number: `S000037150108215${classId.replace(/\D/g, '').slice(-5)}${index}`.padEnd(22, '0').slice(0, 22),
  }));
  value(
    await as(body.first, (act) => certify(act, examId, { version, issuedOn: TODAY, numbers }, followers)),
  );
  return { classId, personIds, examId };
}
const workerOf = (personId: PersonId): Promise<Actor> => addActor(fixture.app, { role: 'worker', personId });

describe('a class that was examined here', () => {
  it('claims to the fen what the same class claims by its workbooks', async () => {
    const byPaper = await fixture.addClass([{}, {}]);
    const here = await examined();
    const lines = async (classId: Uuid) => {
      const [claim] = (await compute({ classId })).claims;
      return claim?.lines.map(({ decision, disposition }) => [
        disposition,
        decision.outcome,
        decision.amountFen,
      ]);
    };
    const onPaper = await lines(byPaper.classId);
    expect(onPaper).toEqual([
      ['published', 'entitled', expect.any(Number)],
      ['published', 'entitled', expect.any(Number)],
    ]);
    expect(await lines(here.classId)).toEqual(onPaper);
  });

  it('a certificate of it is withdrawn by two, and what is unpaid on it waits', async () => {
    const { classId } = await examined();
    const [claim] = (await compute({ classId })).claims;
    const claimId = claim?.claimId as Uuid;
    value(await confirm(claimId));
    const [certificate] = await examRead(county, (tx) => findAllCertificates(tx, classId));
    const at = { classId, certificateId: certificate?.certificateId as Uuid };
    const said = { withdrawnOn: localDate(TODAY), reason: '替考，评价机构撤销', document: '评价〔2021〕3号' };
    const { correctionId, heldLines } = value(
      await as(fixture.staff.handler, (act) => proposeWithdrawal(act, at, said, followers)),
    );
    expect(heldLines).toBe(1);
    const step = { classId, correctionId: correctionId as Uuid, step: 'second-review' as const };
    const decide = (by: Actor) =>
      as(by, (act) =>
        reviewCorrection(act, step, { version: 1, decision: 'passed', opinion: '' }, followers),
      );
    expect(codes(await decide(fixture.staff.handler))).toContain('four-eyes');
    value(await decide(fixture.staff.secondReviewer));
    const [ended] = (await examRead(county, (tx) => findAllCertificates(tx, classId))).filter(
      ({ endedAs }) => endedAs !== null,
    );
    expect(ended).toMatchObject({ endedAs: 'withdrawn' });
    const held = await examRead(county, (tx) =>
      sql<{ count: number }>`select count(*)::int as count from claim_line_hold h
        join claim_line l on l.claim_line_id = h.claim_line_id where l.claim_id = ${claimId}`.execute(tx),
    );
    expect(held.rows).toEqual([{ count: 1 }]);
  });
});

describe('her own exam', () => {
  it('shows seat and place at once, the result only once it is confirmed', async () => {
    const { classId, personIds } = await fixture.addClass([{ result: null }]);
    const [personId] = personIds as [PersonId];
    const worker = await workerOf(personId);
    const mine = () =>
      readTx(fixture.app.db, worker.scope, (tx) =>
        ownExamsView({ tx, actor: worker, today: localDate(TODAY) }, personId),
      );
    const examId = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
      heldOn: TODAY,
    });
    expect((await mine()).rows).toMatchObject([
      { seatNo: 1, status: 'announced', bodyName: '高唐县职业技能评价中心', result: null, allowed: [] },
    ]);
    expect(
      codes(await as(worker, (act) => askReview(act, { examId, personId, said: '还没有成绩' }))),
    ).toEqual(['nothing-to-ask']);
    value(
      await marked(county, examId, { enters: body.first, confirms: body.second, followers }, () => ({
        result: 'failed',
        overallScore: 58,
      })),
    );
    expect((await mine()).rows).toMatchObject([
      { result: 'failed', overallScore: 58, askUntil: '2021-08-27', allowed: ['worker.askReview'] },
    ]);
  });

  it('is looked at again: asked by her, answered by the body, settled by a second person, on the record', async () => {
    const { classId, personIds } = await fixture.addClass([{ result: null }]);
    const [personId] = personIds as [PersonId];
    const worker = await workerOf(personId);
    const examId = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
      heldOn: TODAY,
    });
    value(
      await marked(county, examId, { enters: body.first, confirms: body.second, followers }, () => ({
        result: 'failed',
        overallScore: 58,
      })),
    );
    const ask = () => as(worker, (act) => askReview(act, { examId, personId, said: '实操最后一项没有给分' }));
    const first = value(await ask());
    expect(codes(await ask())).toEqual(['asked-already']);
    value(await as(worker, (act) => withdrawReview(act, first.reviewId as Uuid, 1)));
    const reviewId = value(await ask()).reviewId as Uuid;
    const answer = (by: Actor, more: object = {}) =>
      as(by, (act) => answerReview(act, reviewId, { version: 1, answer: '重新阅卷', ...more }));
    expect(codes(await answer(fixture.institution))).toEqual(['not-found']);
    expect(codes(await answer(body.first, { proposed: { result: 'failed', overallScore: 58 } }))).toEqual([
      'nothing-changed',
    ]);
    value(await answer(body.first, { proposed: { result: 'passed', overallScore: 61 } }));
    expect(codes(await as(worker, (act) => withdrawReview(act, reviewId, 2)))).toEqual(['wrong-status']);
    const decide = (by: Actor, decision: 'passed' | 'returned', version: number) =>
      as(by, (act) => decideReview(act, reviewId, { version, decision, opinion: '再核一遍原卷' }, followers));
    expect(codes(await decide(body.first, 'passed', 2))).toEqual(['four-eyes']);
    value(await decide(body.second, 'returned', 2));
    value(
      await as(body.first, (act) =>
        answerReview(act, reviewId, {
          version: 3,
          answer: '漏计一项',
          proposed: { result: 'passed', overallScore: 61 },
        }),
      ),
    );
    expect(value(await decide(fixture.staff.handler, 'passed', 4))).toMatchObject({ status: 'changed' });
    expect(await examRead(county, (tx) => seatsOf(tx, examId))).toMatchObject([
      { result: 'passed', overallScore: 61 },
    ]);
    const mine = await readTx(fixture.app.db, worker.scope, (tx) =>
      ownExamsView({ tx, actor: worker, today: localDate(TODAY) }, personId),
    );
    expect(mine.rows[0]).toMatchObject({
      result: 'passed',
      review: { status: 'changed', answer: '漏计一项' },
      allowed: [],
    });
  });

  it('is asked about within the days, by nobody else', async () => {
    const { personIds, examId } = await examined();
    const [hers, other] = (await Promise.all(personIds.map(workerOf))) as [Actor, Actor];
    fixture.app.clock.set('2021-08-30T02:00:00Z');
    const late = await as(hers, (act) =>
      askReview(act, { examId, personId: personIds[0] as PersonId, said: '想看一看卷子' }),
    );
    fixture.app.clock.set('2021-08-20T02:00:00Z');
    expect(codes(late)).toEqual(['too-late']);
    const stranger = await workerOf((await fixture.addClass([{}])).personIds[0] as PersonId);
    expect(
      codes(
        await as(stranger, (act) =>
          askReview(act, { examId, personId: stranger.personId as PersonId, said: '想看一看卷子' }),
        ),
      ),
    ).toEqual(['not-found']);
    value(
      await as(other, (act) =>
        askReview(act, { examId, personId: other.personId as PersonId, said: '想看一看卷子' }),
      ),
    );
  });

  it('once a claim rests on the result a review does not change it', async () => {
    const { classId, personIds, examId } = await examined();
    const worker = await workerOf(personIds[0] as PersonId);
    const reviewId = value(
      await as(worker, (act) =>
        askReview(act, { examId, personId: personIds[0] as PersonId, said: '成绩写错了' }),
      ),
    ).reviewId as Uuid;
    const [claim] = (await compute({ classId })).claims;
    value(await confirm(claim?.claimId as Uuid));
    value(
      await as(body.first, (act) =>
        answerReview(act, reviewId, {
          version: 1,
          answer: '漏计一项',
          proposed: { result: 'failed', overallScore: 50 },
        }),
      ),
    );
    const settled = await as(body.second, (act) =>
      decideReview(act, reviewId, { version: 2, decision: 'passed' }, followers),
    );
    expect(codes(settled)).toEqual(['result-claimed']);
  });
});

async function certified() {
  const { classId, personIds } = await fixture.addClass([{ result: null }]);
  const second = await addActor(fixture.app, {
    role: 'institution-administrator',
    organisationId: fixture.institutionId,
  });
  const examId = await announced(county, {
    classId,
    kind: 'completion',
    bodyId: fixture.institutionId,
    by: fixture.institution,
    heldOn: TODAY,
  });
  await inspected(county, examId);
  value(await marked(county, examId, { enters: fixture.institution, confirms: second, followers }));
  const version = await versionOf(county, examId);
  value(
    await as(fixture.institution, (act) => certify(act, examId, { version, issuedOn: TODAY }, followers)),
  );
  const { app, institution } = fixture;
  const printed = await readTx(app.db, institution.scope, (tx) =>
    printView({ tx, actor: institution, ciphers: app.ciphers, today: localDate(TODAY) }, examId),
  );
  const [row] = printed?.rows ?? [];
  expect(row).toMatchObject({
    number: expect.stringMatching(/^37152620210000\d$/),
    personId: personIds[0],
    issuer: '高唐县青禾职业培训学校',
  });
  return { classId, personIds, examId, app, institution, row };
}
const check = (number: string, name?: string) =>
  as({ ...THE_PUBLIC }, (act) => checkCertificate(act, { number, name }));

it('a completion certificate is checked by the square on the paper, and by number and name', async () => {
  const { app, examId, row } = await certified();
  const shown = { kind: 'training-completion', maskedName: '学*', isWithdrawn: false };
  expect(value(await check(row?.checkCode ?? ''))).toEqual([
    expect.objectContaining({ ...shown, nameAgrees: null }),
  ]);
  expect(value(await check(row?.number ?? '', row?.name))).toEqual([
    expect.objectContaining({ ...shown, nameAgrees: true }),
  ]);
  expect(value(await check(row?.number ?? '', '张三'))).toEqual([
    expect.objectContaining({ nameAgrees: false }),
  ]);
  expect(value(await check(app.ids.uuid()))).toEqual([]);
  expect(JSON.stringify(value(await check(row?.checkCode ?? '')))).not.toContain(row?.name ?? '');
  expect(await withTx(app.db, THE_PUBLIC.scope, (tx) => seatsOf(tx, examId))).toEqual([]);
});

it('reissued under another number, the new paper has a square of its own and the old one no longer stands', async () => {
  const { app, classId, examId, institution, personIds, row } = await certified();
  const [standing] = await examRead(county, (tx) => findAllCertificates(tx, classId));
  const again = {
    certificateId: standing?.certificateId ?? '',
    kind: 'training-completion' as const,
    number: '371526202100099',
    issuedOn: TODAY,
    reason: '证书遗失，按新编号补发',
    document: '补发申请',
  };
  const { correctionId } = value(
    await as(institution, (act) =>
      proposeCertificate(act, { classId, personId: personIds[0] as PersonId }, again, followers),
    ),
  );
  const step = { classId, correctionId: correctionId as Uuid, step: 'first-review' as const };
  value(
    await as(fixture.staff.firstReviewer, (act) =>
      reviewCorrection(act, step, { version: 1, decision: 'passed', opinion: '' }, followers),
    ),
  );
  const reprinted = await readTx(app.db, institution.scope, (tx) =>
    printView({ tx, actor: institution, ciphers: app.ciphers, today: localDate(TODAY) }, examId),
  );
  expect(reprinted?.rows.map(({ number }) => number)).toEqual(['371526202100099']);
  expect(reprinted?.rows[0]?.checkCode).not.toBe(row?.checkCode);
  expect(value(await check(row?.checkCode ?? ''))).toEqual([expect.objectContaining({ isWithdrawn: true })]);
  expect(value(await check(reprinted?.rows[0]?.checkCode ?? ''))).toEqual([
    expect.objectContaining({ isWithdrawn: false }),
  ]);
});
