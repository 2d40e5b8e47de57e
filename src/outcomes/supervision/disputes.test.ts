import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideRelease, proposeRelease } from '../../benefits/claims/service-hold.ts';
import { claimProgress } from '../../benefits/payments/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { workingDaysAfter } from '../../platform/approvals/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { disputeActs } from '../../testing/disputes-fixture.ts';
import { noteCorrection, takeBackDispute, withdrawDispute } from './service-answers.ts';
import { recordDispute } from './service-disputes.ts';
import { disputableView, disputePage, draftView, ownDisputes } from './views.ts';

let fixture: ClaimFixture;
let stranger: Actor;
const claims = claimActs(() => fixture, claimProgress);
const { as, compute, view } = claims;
const { readAs, workerOf, seen, raise, propose, decide } = disputeActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
  stranger = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
});
afterAll(() => fixture.app.db.close());

const today = () => fixture.app.clock.today();
const own = (worker: Actor) =>
  readAs(
    worker,
    async (tx) =>
      (await ownDisputes({ tx, actor: worker, today: today() }, worker.personId as PersonId)).rows,
  );

/** A claim of two people, and the account of the first. */
async function claimed() {
  const { classId, personIds } = await fixture.addClass([{ present: 7 }, {}]);
  const [claim] = (await compute({ classId })).claims;
  if (!claim || !personIds[0] || !personIds[1]) throw new Error('no claim was made');
  const [personId, other] = personIds;
  return { classId, claimId: claim.claimId, personId, other, worker: await workerOf(personId) };
}
const holds = async (claimId: Uuid) => (await view(claimId)).lineRows.map(({ hold }) => hold?.status ?? null);

describe('what a person may dispute', () => {
  it('is what stands there about her, with who stated it, and nobody else sees it', async () => {
    const { worker, personId, other } = await claimed();
    const facts = (actor: Actor, of: PersonId) =>
      readAs(actor, async (tx) => (await disputableView({ tx, today: today() }, of)).facts);
    const hers = await facts(worker, personId);
    expect(hers.map(({ fact }) => fact)).toEqual([
      'taking-part',
      'enrolled-on',
      'teacher',
      'materials',
      'fee',
      'attendance',
      'result',
      'certificate',
      'amount',
    ]);
    expect(hers[5]).toMatchObject({
      stated: '到课 7 个半天，一共 8 个半天',
      statedBy: '高唐县青禾职业培训学校',
      live: null,
    });
    expect(await facts(worker, other), 'of somebody else').toEqual([]);
    expect(await facts(stranger, personId), 'from another county').toEqual([]);
    expect((await facts(fixture.staff.handler, personId)).length, 'control').toBe(9);
    const draft = (actor: Actor) => readAs(actor, (tx) => draftView({ tx, actor, today: today() }, personId));
    expect(await draft(stranger)).toBeUndefined();
    expect(await draft(fixture.staff.handler)).toMatchObject({ personName: expect.stringContaining('学员') });
  });
});

describe('a dispute', () => {
  it('is answered by two people, and she reads the answer and how it was put right', async () => {
    const { worker, classId, claimId } = await claimed();
    const { disputeId, number, heldLines } = value(await raise(worker, { subjectId: classId }));
    expect(number).toMatch(/^B371526-2021-\d{4}$/);
    expect(heldLines, 'she would get more').toBe(0);
    expect(await holds(claimId)).toEqual([null, null]);
    expect(await seen(disputeId)).toMatchObject({
      status: 'open',
      stated: '到课 7 个半天，一共 8 个半天',
      channel: 'phone',
      dueOn: '2021-08-27',
      dueSource: 'practice',
      allowed: ['disputes.propose'],
      lines: [{ claimId, amountFen: expect.any(Number), isHeld: false }],
    });
    value(await propose(disputeId));
    expect((await own(worker))[0]).toMatchObject({ status: 'proposed', reply: null, allowed: [] });
    expect((await seen(disputeId, fixture.staff.firstReviewer)).allowed).toEqual(['disputes.decide']);
    value(await decide(disputeId));
    expect((await own(worker))[0]).toMatchObject({ status: 'upheld', reply: '已核对签到表' });
    const said = { version: (await seen(disputeId)).version, reason: '考勤表已重新导入' };
    value(await as(fixture.staff.handler, (act) => noteCorrection(act, disputeId, said)));
    expect((await own(worker))[0]).toMatchObject({ status: 'corrected', correction: '考勤表已重新导入' });
    const { steps, allowed } = await seen(disputeId);
    expect(steps.map(({ kind, answer }) => [kind, answer])).toEqual([
      ['raised', null],
      ['proposed', 'upheld'],
      ['decided', 'upheld'],
      ['corrected', null],
    ]);
    expect(allowed).toEqual([]);
    expect((await raise(worker, { subjectId: classId })).ok, 'again').toBe(true);
  });

  it('is decided by somebody else than who proposed the answer, also when sent back', async () => {
    const { worker, classId } = await claimed();
    const { disputeId } = value(await raise(worker, { subjectId: classId }));
    expect(codes(await decide(disputeId))).toEqual(['wrong-status']);
    value(await propose(disputeId, 'unfounded'));
    const twin = await addActor(fixture.app, {
      role: 'county-first-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.handler.personKey,
    });
    expect((await seen(disputeId, twin)).allowed).toEqual([]);
    expect(codes(await decide(disputeId, 'passed', twin))).toEqual(['four-eyes']);
    value(await decide(disputeId, 'returned'));
    expect(await seen(disputeId)).toMatchObject({ status: 'open', answer: null, reply: null });
    value(await propose(disputeId, 'unfounded'));
    value(await decide(disputeId, 'passed', fixture.staff.secondReviewer));
    expect(await seen(disputeId)).toMatchObject({ status: 'unfounded', dueOn: null, allowed: [] });
  });

  it('is refused for what does not stand there, for a kind of another fact, and twice', async () => {
    const { worker, classId, other } = await claimed();
    const { classId: elsewhere } = await claimed();
    expect(codes(await raise(worker, { subjectId: elsewhere }))).toEqual(['no-such-fact']);
    expect(codes(await raise(worker, { subjectId: classId, fact: 'amount' }))).toEqual(['no-such-fact']);
    expect(codes(await raise(worker, { subjectId: classId, kind: 'not-me' }))).toEqual(['wrong-kind']);
    value(await raise(worker, { subjectId: classId }));
    expect(codes(await raise(worker, { subjectId: classId, kind: 'attended-less' }))).toEqual([
      'dispute-open',
    ]);
    expect((await raise(await workerOf(other), { subjectId: classId })).ok, 'somebody else').toBe(true);
  });

  it('is seen by the county and by her alone', async () => {
    const { worker, classId, other } = await claimed();
    const { disputeId, number } = value(await raise(worker, { subjectId: classId }));
    const listed = (actor: Actor) =>
      readAs(actor, (tx) => disputePage({ tx, today: today() }, { limit: 100, q: number }));
    expect((await listed(fixture.staff.handler)).rows.map((row) => row.disputeId)).toEqual([disputeId]);
    expect((await listed(stranger)).total).toBe(0);
    expect((await listed(fixture.institution)).total, 'not the institution').toBe(0);
    await expect(seen(disputeId, stranger)).rejects.toThrow('no such dispute');
    const neighbour = await workerOf(other);
    expect(await own(neighbour)).toEqual([]);
    const taken = await as(neighbour, (act) => takeBackDispute(act, disputeId, { version: 1 }));
    expect(codes(taken)).toEqual(['not-found']);
    expect(codes(await raise(neighbour, { subjectId: classId, fact: 'amount' }))).toEqual(['no-such-fact']);
  });

  it('tells her the day of the answer from the first, and keeps to it while nobody is late', async () => {
    const { worker, classId } = await claimed();
    const { disputeId } = value(await raise(worker, { subjectId: classId }));
    const said = async () => (await own(worker))[0]?.answerByOn ?? null;
    const promised = value(await readAs(worker, (tx) => workingDaysAfter(tx, today(), 5 + 3)));
    expect(await said()).toBe(promised);
    value(await propose(disputeId));
    expect(await said(), 'while another has to decide').toBe(promised);
    value(await decide(disputeId, 'returned'));
    expect(await said(), 'once sent back').toBe(promised);
    value(await propose(disputeId));
    value(await decide(disputeId));
    expect(await said(), 'once answered').toBeNull();
  });

  it('is taken back by her until an answer is proposed', async () => {
    const { worker, classId } = await claimed();
    const { disputeId } = value(await raise(worker, { subjectId: classId }));
    const takeBack = async () => {
      const { version } = await seen(disputeId);
      return as(worker, (act) => takeBackDispute(act, disputeId, { version }));
    };
    const stale = await as(worker, (act) => takeBackDispute(act, disputeId, { version: 7 }));
    expect(codes(stale)).toEqual(['version-conflict']);
    const said = { version: 1, reason: '本人要求撤回' };
    const byDesk = await as(fixture.staff.handler, (act) => withdrawDispute(act, disputeId, said));
    expect(codes(byDesk)).toEqual(['raised-on-phone']);
    value(await propose(disputeId));
    expect(codes(await takeBack())).toEqual(['being-answered']);
    value(await decide(disputeId, 'returned'));
    value(await takeBack());
    expect((await own(worker))[0]).toMatchObject({ status: 'withdrawn', allowed: [] });
    expect(codes(await takeBack())).toEqual(['wrong-status']);
  });
});

describe('money that rests on what she disputes', () => {
  it('stops at once where its ground would be gone, and two people let it go on', async () => {
    const { worker, classId, claimId } = await claimed();
    const { disputeId, heldLines } = value(
      await raise(worker, { subjectId: classId, fact: 'taking-part', kind: 'never-attended' }),
    );
    expect(heldLines).toBe(1);
    expect(await holds(claimId)).toEqual(['held', null]);
    const [line] = (await view(claimId)).lineRows;
    expect(line?.hold).toMatchObject({ by: '本人', reason: expect.stringMatching(/^本人反映 B371526/) });
    expect((await seen(disputeId)).lines).toMatchObject([{ isHeld: true }]);
    value(await propose(disputeId, 'unfounded'));
    value(await decide(disputeId));
    expect(await holds(claimId), 'an answer releases nothing by itself').toEqual(['held', null]);
    const id = { claimId, claimLineId: line?.claimLineId as Uuid };
    const reason = '核实后继续';
    value(await as(fixture.staff.handler, (act) => proposeRelease(act, id, { version: 1, reason })));
    const decided = { version: 2, decision: 'passed' as const };
    expect(codes(await as(fixture.staff.handler, (act) => decideRelease(act, id, decided)))).toEqual([
      'four-eyes',
    ]);
    value(await as(fixture.staff.firstReviewer, (act) => decideRelease(act, id, decided)));
    expect(await holds(claimId)).toEqual([null, null]);
  });

  it('is the one line whose amount she disputes', async () => {
    const { worker, claimId } = await claimed();
    const [line] = (await view(claimId)).lineRows;
    const subjectId = line?.claimLineId as Uuid;
    const about = { subjectType: 'claim-line', subjectId, fact: 'amount' } as const;
    expect(value(await raise(worker, { ...about, kind: 'too-much' })).heldLines).toBe(1);
    expect(await holds(claimId)).toEqual(['held', null]);
    expect((await own(worker))[0]).toMatchObject({ parentId: claimId, stated: '核定金额 1,320.00 元' });
  });
});

describe('at the desk', () => {
  it('is recorded for whoever has no phone, with who brought it, and taken back there', async () => {
    const { classId, personId } = await claimed();
    const recorded = (by: Actor, broughtOn: string) =>
      as(by, (act) =>
        recordDispute(act, personId, {
          ...{ subjectType: 'class', subjectId: classId, fact: 'result', kind: 'not-examined' },
          ...{ content: '家里有事没去考', channel: 'telephone', broughtBy: '村干部代说' },
          broughtOn: localDate(broughtOn),
        }),
      );
    expect(codes(await recorded(fixture.staff.handler, '2021-08-21'))).toEqual(['brought-later']);
    expect(codes(await recorded(stranger, '2021-08-19'))).toEqual(['no-such-fact']);
    const { disputeId } = value(await recorded(fixture.staff.handler, '2021-08-19'));
    expect(codes(await recorded(fixture.staff.handler, '2021-08-19'))).toEqual(['dispute-open']);
    expect(await seen(disputeId)).toMatchObject({
      ...{ channel: 'telephone', broughtBy: '村干部代说', broughtOn: '2021-08-19' },
      allowed: ['disputes.propose', 'disputes.withdraw'],
    });
    const said = { version: 1, reason: '来电说记错了' };
    value(await as(fixture.staff.handler, (act) => withdrawDispute(act, disputeId, said)));
    expect(await seen(disputeId)).toMatchObject({ status: 'withdrawn' });
  });
});
