import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../platform/db/index.ts';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { determinationsOf, replay } from '../determination/index.ts';
import { balances } from '../funds/index.ts';
import { computeClaims, recomputeClaim } from './service-compute.ts';
import { decideLine, proposeGrant } from './service-decide-line.ts';
import { reviewClaim } from './service-review.ts';
import { linesOf } from './store.ts';
import { claimLineView, claimListView } from './views.ts';

let fixture: ClaimFixture;
const {
  addBudget,
  approve,
  as,
  claimOf,
  compute,
  confirm,
  money,
  read,
  reader,
  review,
  statuses,
  version,
  view,
} = claimActs(() => fixture, nothingLater);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

describe('the system makes the claims itself', () => {
  it('one line for everybody who passed, each with its reason; the dead get none', async () => {
    const { classId } = await fixture.addClass([
      {},
      { hukou: 'urban' },
      { silent: ['population'] },
      { present: 6 },
      { present: null },
      { certificateOn: '2021-06-30' },
      { insured: true },
      { result: 'failed' },
      { status: 'dead' },
      { certificateOn: null },
      { enrolledOn: null },
    ]);
    const { claims, blocked } = await compute({ classId });
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ lineCount: 9, entitledFen: 5 * 132_000, isNew: true });
    expect(
      claims[0]?.lines.map((line) => [line.decision.outcome, line.disposition, line.signals.join()]),
    ).toEqual([
      ['entitled', 'published', ''],
      ['not-entitled', 'not-entitled', ''],
      ['incomplete', 'incomplete', ''],
      ['entitled', 'frozen', 'R15'],
      ['entitled', 'frozen', 'R15'],
      ['entitled', 'frozen', 'R31'],
      ['entitled', 'frozen', 'R06'],
      ['incomplete', 'incomplete', ''],
      ['incomplete', 'incomplete', ''],
    ]);
    expect(blocked).toMatchObject([
      { rule: 'R07', person: { idNumberMasked: expect.stringMatching(/\*{8}/) } },
    ]);
    const shown = await view(claims[0]?.claimId as Uuid);
    expect(shown.totals).toEqual([
      { disposition: 'published', count: 1, amountFen: 132_000 },
      { disposition: 'frozen', count: 4, amountFen: 528_000 },
      { disposition: 'not-entitled', count: 1, amountFen: 0 },
      { disposition: 'incomplete', count: 3, amountFen: 0 },
    ]);
    expect(shown.blocked).toHaveLength(1);
    expect(shown.lineRows[1]).toMatchObject({
      clause: 'LC-11b',
      because: expect.stringContaining('聊城通知'),
    });
  });

  it('changes nothing over unchanged facts, and supersedes when a department answers again', async () => {
    const { classId, personIds } = await fixture.addClass([{}, { silent: ['population'] }]);
    const first = await compute({ classId });
    const again = await compute({ classId });
    expect(again.claims[0]).toMatchObject({
      isNew: false,
      changedLines: 0,
      claimId: first.claims[0]?.claimId,
    });
    const claimId = first.claims[0]?.claimId as Uuid;
    expect(await version(claimId)).toBe(1);
    await fixture.addFacts([
      {
        personId: personIds[1] as never,
        kind: 'population',
        sourceDepartment: 'public-security',
        knownOn: localDate('2021-08-19'),
        answerId: null,
        payload: { status: 'normal', hukou: 'rural', registeredOn: '1990-01-01' },
      },
    ]);
    const done = value(
      await as(fixture.staff.handler, (act) => recomputeClaim(act, fixture.law, claimId, 1)),
    );
    expect(done.changedLines).toBe(1);
    expect(await statuses(claimId)).toEqual(['computed', 'computed']);
    const lines = (await view(claimId)).lineRows;
    const detail = await read((tx) =>
      claimLineView(reader(tx, fixture.staff.handler), claimId, lines[1]?.claimLineId as Uuid),
    );
    expect(detail?.history.map((version) => [version.outcome, version.isCurrent])).toEqual([
      ['entitled', true],
      ['incomplete', false],
    ]);
    const hukou = detail?.determination.findings.met.flatMap((finding) => finding.facts);
    expect(hukou).toContainEqual(
      expect.objectContaining({
        pointer: '/person/groups',
        sourceDepartment: 'public-security',
        knownOn: '2021-08-19',
      }),
    );
    expect(detail?.determination.standard?.text).toBe('1,200.00 元/人，急需紧缺上浮 10%');
    expect(detail?.determination.explanation[0]).toContain('职业培训补贴');
  });

  it('decides again from what was stored, byte for byte', async () => {
    const claimId = await claimOf([{}, { hukou: 'urban' }, { certificateOn: null }]);
    const lines = await read((tx) => linesOf(tx, claimId));
    const stored = await read((tx) =>
      determinationsOf(
        tx,
        fixture.app.ciphers,
        lines.map((line) => line.determinationId),
        fixture.law.policies,
      ),
    );
    expect(stored.size).toBe(3);
    for (const determination of stored.values()) {
      const { stored: before, again } = await read((tx) => replay(tx, determination, fixture.law.policies));
      expect(again).toBe(before);
      // Negative control: one fact changed and the text is another.
      const person = { ...(determination.input.line.person as object), drawsPension: true };
      const other = {
        ...determination,
        input: { ...determination.input, line: { ...determination.input.line, person } },
      };
      expect((await read((tx) => replay(tx, other, fixture.law.policies))).again).not.toBe(before);
    }
  });

  it('pays work-for-training by the months insured in this firm, and a month once', async () => {
    const { listId } = await fixture.addList([
      ['2021-01', '2021-02', '2021-03'],
      ['2021-08'],
      ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07'],
    ]);
    const { claims } = await compute({ listId }, fixture.employer);
    expect(claims[0]?.lines.map((line) => [line.decision.outcome, line.decision.amountFen])).toEqual([
      ['entitled', 150_000],
      ['not-entitled', 0],
      ['entitled', 300_000],
    ]);
  });

  it('refuses a class that is not over or was never approved', async () => {
    const { classId } = await fixture.addClass([{}]);
    const early = await as(fixture.staff.handler, (act) =>
      computeClaims(act, fixture.law, { classId }, localDate('2021-07-01')),
    );
    expect(codes(early)).toEqual(['class-not-over']);
    const stranger = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
    expect(codes(await as(stranger, (act) => computeClaims(act, fixture.law, { classId }, TODAY)))).toEqual([
      'not-found',
    ]);
  });
});

describe('from the institution to the approval', () => {
  it('four people take four steps; entitled lines are granted and their money reserved', async () => {
    const before = await money();
    const claimId = await claimOf([{}, {}, { present: 4 }, { hukou: 'urban' }, { silent: ['pension'] }]);
    value(await confirm(claimId));
    const twin = await addActor(fixture.app, {
      role: 'county-handler',
      divisionCode: COUNTY,
      personKey: fixture.institution.personKey,
    });
    expect(codes(await review(twin, claimId, 'accept'))).toEqual(['four-eyes']);
    const { institution, staff } = fixture;
    const acting = await actingFor(fixture.app, institution, staff.handler);
    expect(codes(await review(acting, claimId, 'accept'))).toEqual(['four-eyes']);
    expect(codes(await review(staff.firstReviewer, claimId, 'first-review'))).toEqual(['wrong-status']);
    value(await review(fixture.staff.handler, claimId, 'accept'));
    const shown = await view(claimId, fixture.staff.firstReviewer);
    expect(shown).toMatchObject({
      status: 'accepted',
      assignedRole: 'county-first-reviewer',
      due: { workingDaysLeft: 3 },
    });
    expect(shown.allowed).toEqual(['claims.firstReview']);
    expect(shown.lifecycle.find((step) => step.step === 'first-review')).toMatchObject({
      state: 'current',
      assignedRole: 'county-first-reviewer',
      waitReason: '等待初审。',
    });
    value(await review(fixture.staff.firstReviewer, claimId, 'first-review'));
    const done = value(await review(fixture.staff.secondReviewer, claimId, 'second-review'));
    expect(done.status).toBe('approved');
    expect(await statuses(claimId)).toEqual(['granted', 'granted', 'frozen', 'not-entitled', 'incomplete']);
    expect(await money()).toEqual({ ...before, reserved: before.reserved + 264_000 });
    expect((await view(claimId)).steps.map((step) => step.step)).toEqual([
      'confirm',
      'accept',
      'first-review',
      'second-review',
    ]);
  });

  it('a returned claim says what it clears and starts again', async () => {
    const claimId = await claimOf([{}, {}]);
    value(await confirm(claimId));
    value(await review(fixture.staff.handler, claimId, 'accept'));
    const [line] = (await view(claimId)).lineRows;
    const refuse = (reason?: string) =>
      as(fixture.staff.firstReviewer, (act) =>
        decideLine(act, claimId, line?.claimLineId as Uuid, { version: 1, decision: 'refuse', reason }),
      );
    expect(codes(await refuse())).toEqual(['reason-required']);
    value(await refuse('本人书面放弃领取补贴'));
    expect(await statuses(claimId)).toEqual(['refused', 'computed']);
    expect(
      codes(await review(fixture.staff.firstReviewer, claimId, 'first-review', { decision: 'returned' })),
    ).toEqual(['opinion-required']);
    const back = value(
      await review(fixture.staff.firstReviewer, claimId, 'first-review', {
        decision: 'returned',
        opinion: '开户行填错，请更正',
      }),
    );
    expect(back).toMatchObject({ status: 'returned', returnedClears: expect.stringContaining('意见作废') });
    expect(await statuses(claimId)).toEqual(['computed', 'computed']);
    expect((await view(claimId)).lifecycle.find((step) => step.state === 'blocked')).toMatchObject({
      step: 'determination',
      waitReason: expect.stringContaining('开户行填错'),
    });
    await approve(claimId);
    expect((await view(claimId)).steps.filter((step) => step.round === 2)).toHaveLength(4);
  });

  it('refuses the second review as a whole when the budget does not suffice: nothing half done', async () => {
    const stories = Array.from({ length: 3 }, () => ({}));
    const claimId = await claimOf(stories);
    const before = await money();
    const [budget] = await read(balances);
    const left = (budget?.appropriatedFen ?? 0) - before.reserved - before.paid;
    await addBudget(-(left - 200_000));
    value(await confirm(claimId));
    value(await review(fixture.staff.handler, claimId, 'accept'));
    value(await review(fixture.staff.firstReviewer, claimId, 'first-review'));
    const tried = await review(fixture.staff.secondReviewer, claimId, 'second-review');
    expect(codes(tried)).toEqual(['budget-exhausted']);
    expect(tried.ok ? '' : tried.refusals[0]?.message).toContain('还差 1,960.00 元');
    expect(await statuses(claimId)).toEqual(['computed', 'computed', 'computed']);
    expect((await view(claimId)).status).toBe('first-reviewed');
    expect(await money()).toEqual(before);
    await addBudget(left);
    value(await review(fixture.staff.secondReviewer, claimId, 'second-review'));
  });

  it('sees a stale version and refuses', async () => {
    const claimId = await claimOf([{}]);
    value(await confirm(claimId));
    const stale = await as(fixture.staff.handler, (act) =>
      reviewClaim(act, fixture.law.settings, claimId, 'accept', { version: 1, decision: 'passed' }),
    );
    expect(codes(stale)).toEqual(['version-conflict']);
  });
});

describe('facts that come late', () => {
  it('an approved claim takes them up for the lines that lacked them, and for no other', async () => {
    const { classId, personIds } = await fixture.addClass([{}, { silent: ['population'] }]);
    const claimId = (await compute({ classId })).claims[0]?.claimId as Uuid;
    await approve(claimId);
    expect(await statuses(claimId)).toEqual(['granted', 'incomplete']);
    await fixture.addFacts(
      personIds.map((personId) => ({
        personId,
        kind: 'population' as const,
        sourceDepartment: 'public-security' as const,
        knownOn: localDate('2021-08-19'),
        answerId: null,
        payload: { status: 'normal' as const, hukou: 'rural' as const, registeredOn: '1991-01-01' },
      })),
    );
    const seen = await version(claimId);
    expect(
      value(await as(fixture.staff.handler, (act) => recomputeClaim(act, fixture.law, claimId, seen)))
        .changedLines,
    ).toBe(1);
    expect(await statuses(claimId)).toEqual(['granted', 'computed']);
    const [, lateLine] = (await view(claimId)).lineRows;
    expect(lateLine?.allowed).toEqual(['claims.holdLine', 'claims.decideLine']);
    const lateVersion = lateLine?.version ?? 0;
    const grantLate = () =>
      as(fixture.staff.secondReviewer, (act) =>
        decideLine(act, claimId, lateLine?.claimLineId as Uuid, { version: lateVersion, decision: 'grant' }),
      );
    expect(codes(await grantLate())).toEqual(['not-proposed']);
    value(
      await as(fixture.staff.handler, (act) =>
        proposeGrant(act, claimId, lateLine?.claimLineId as Uuid, {
          version: lateVersion,
          reason: '部门已答复',
        }),
      ),
    );
    value(await grantLate());
    expect(await statuses(claimId)).toEqual(['granted', 'granted']);
  });

  it('two claims of one person never exclude each other: the earlier one holds, also when computed again', async () => {
    const first = await fixture.addList([['2021-01', '2021-02', '2021-03']]);
    const a = (await compute({ listId: first.listId })).claims[0];
    expect(a?.entitledFen).toBe(150_000);
    const second = await fixture.addList([['2021-03', '2021-04']], first.personIds);
    const b = (await compute({ listId: second.listId })).claims[0];
    expect(b?.entitledFen).toBe(50_000);
    const again = value(
      await as(fixture.staff.handler, async (act) => recomputeClaim(act, fixture.law, a?.claimId as Uuid, 1)),
    );
    expect(again.changedLines).toBe(0);
    expect((await compute({ listId: first.listId })).claims[0]?.entitledFen).toBe(150_000);
    expect((await compute({ listId: second.listId })).claims[0]?.entitledFen).toBe(50_000);
  });
});

describe('fifty at once', () => {
  const fifty = <T>(fn: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, fn));

  it('make one claim of one class', async () => {
    const { classId } = await fixture.addClass([{}, {}]);
    const made = await fifty(() => compute({ classId }));
    expect(new Set(made.map((result) => result.claims[0]?.claimId)).size).toBe(1);
    expect(made.filter((result) => result.claims[0]?.isNew)).toHaveLength(1);
    const { rows } = await read((tx) =>
      claimListView(reader(tx, fixture.staff.handler), { classId, limit: 10 }),
    );
    expect(rows).toMatchObject([{ lineCount: 2, entitledFen: 264_000 }]);
  });

  it('approve one claim once and reserve its money once', async () => {
    const claimId = await claimOf([{}]);
    value(await confirm(claimId));
    value(await review(fixture.staff.handler, claimId, 'accept'));
    value(await review(fixture.staff.firstReviewer, claimId, 'first-review'));
    const before = await money();
    const seen = await version(claimId);
    const results = await fifty(() =>
      as(fixture.staff.secondReviewer, (act) =>
        reviewClaim(act, fixture.law.settings, claimId, 'second-review', {
          version: seen,
          decision: 'passed',
        }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await money()).toEqual({ ...before, reserved: before.reserved + 132_000 });
  });

  it('the constraints themselves refuse a second live claim and a second live line (negative control of the acts)', async () => {
    const { classId } = await fixture.addClass([{}]);
    await compute({ classId });
    const twice = withTx(fixture.app.db, { kind: 'system' }, (tx) =>
      sql`insert into claim (claim_id, number, division_code, division_path, organisation_id, policy_id, benefit, payee_kind,
          class_id, subject_kind, claimed_on, status, created_at)
        select ${fixture.app.ids.uuid()}, number || 'x', division_code, division_path, organisation_id, policy_id, benefit,
          payee_kind, class_id, subject_kind, claimed_on, 'generated', created_at from claim where class_id = ${classId}`.execute(
        tx,
      ),
    );
    await expect(twice).rejects.toMatchObject({ constraint: 'claim_one_live' });
    const line = withTx(fixture.app.db, { kind: 'system' }, (tx) =>
      sql`insert into claim_line (person_id, claim_line_id, claim_id, line_no, line_key, division_path, organisation_id,
          benefit, determination_id, amount_fen, status)
        select l.person_id, ${fixture.app.ids.uuid()}, l.claim_id, 99, l.line_key, l.division_path, l.organisation_id,
          l.benefit, l.determination_id, l.amount_fen, 'computed'
        from claim_line l join claim c on c.claim_id = l.claim_id where c.class_id = ${classId}`.execute(tx),
    );
    await expect(line).rejects.toMatchObject({ constraint: 'claim_line_one_live' });
  });
});
