import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeClaims, confirmClaim, reviewClaim } from '../../benefits/claims/index.ts';
import { decideBudget, proposeBudget } from '../../benefits/funds/index.ts';
import { decideBatch, exportBatch, preparePayment, readBankReturn } from '../../benefits/payments/index.ts';
import {
  createVersion,
  dryRun,
  reviewVersion,
  saveVersion,
  submitVersion,
} from '../../benefits/policy-versions/index.ts';
import { closePublication, openPublication } from '../../benefits/publications/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, type Tx, withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { explainReply, overviewReply, workerReply, workListReply } from './contract.ts';
import { explainPerson, overview, workerSubsidies } from './service.ts';
import { workList } from './service-work.ts';

let fixture: ClaimFixture;
let classId: Uuid;
let claimId: Uuid;
let people: PersonId[];

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, actor, work);
const reader = (tx: Tx, actor: Actor) => {
  const { clock, ciphers } = fixture.app;
  return { tx, actor, clock, ciphers, law: fixture.law };
};
const work = (actor: Actor) =>
  readTx(fixture.app.db, actor.scope, (tx) => workList(reader(tx, actor))).then((list) =>
    workListReply.parse(list),
  );
const kinds = async (actor: Actor) => (await work(actor)).rows.map((row) => row.kind);

beforeAll(async () => {
  fixture = await claimFixture();
  const { staff } = fixture;
  const { caseId } = value(
    await as(staff.finance, (act) =>
      proposeBudget(act, {
        fundSource: 'skills-special-account',
        year: 2021,
        amountFen: 10_000_000,
        document: '高财社〔2021〕12号',
      }),
    ),
  );
  expect(await kinds(staff.secondReviewer)).toEqual(['budget-approve']);
  value(
    await as(staff.secondReviewer, (act) => decideBudget(act, caseId, { version: 1, decision: 'passed' })),
  );
  const made = await fixture.addClass([
    {},
    { hukou: 'urban' },
    { silent: ['population'] },
    { present: 4 },
    { status: 'dead' },
    { result: 'failed' },
  ]);
  classId = made.classId;
  people = made.personIds;
});
afterAll(() => fixture.app.db.close());

describe('the work list', () => {
  it('follows a claim from role to role', async () => {
    const { staff, institution, law } = fixture;
    expect(await kinds(institution)).toEqual(['claim-compute']);
    expect(await kinds(staff.handler)).toEqual(['claim-compute']);
    const computed = value(
      await as(staff.handler, (act) => computeClaims(act, law, { classId }, localDate('2021-08-20'))),
    );
    claimId = computed.claims[0]?.claimId as Uuid;
    // What a department must answer is no work of the institution.
    expect(await kinds(institution)).toEqual(['claim-confirm']);
    expect(await kinds(staff.handler)).toEqual(['signal-check', 'facts-missing']);
    value(await as(institution, (act) => confirmClaim(act, law.settings, claimId, 1)));
    const [accept] = (await work(staff.handler)).rows;
    expect(accept).toMatchObject({
      kind: 'claim-accept',
      who: '高唐县青禾职业培训学校',
      count: 2,
      amountFen: 264_000,
      due: { dueOn: '2021-08-24', workingDaysLeft: 2 },
      bucket: 'later',
      link: { type: 'claim', id: claimId },
    });
    fixture.app.clock.set('2021-08-24T02:00:00Z');
    expect((await work(staff.handler)).rows[0]?.bucket).toBe('today');
    fixture.app.clock.set('2021-08-25T02:00:00Z');
    expect(await work(staff.handler)).toMatchObject({ overdue: 1, today: 0 });
    fixture.app.clock.set('2021-08-20T02:00:00Z');
    const step = async (by: Actor, name: 'accept' | 'first-review' | 'second-review', version: number) =>
      value(
        await as(by, (act) => reviewClaim(act, law.settings, claimId, name, { version, decision: 'passed' })),
      );
    await step(staff.handler, 'accept', 2);
    expect(await kinds(staff.firstReviewer)).toEqual(['claim-first-review', 'signal-check']);
    await step(staff.firstReviewer, 'first-review', 3);
    expect(await kinds(staff.secondReviewer)).toEqual(['claim-second-review', 'signal-check']);
    await step(staff.secondReviewer, 'second-review', 4);
    // Decided here without its follower, which would have issued the written decision.
    expect(await kinds(staff.handler)).toEqual([
      'signal-check',
      'decision-issue',
      'publication-open',
      'facts-missing',
    ]);
    const { publicationId } = value(
      await as(staff.handler, (act) =>
        openPublication(act, law.settings, { claimIds: [claimId], title: '八月公示' }),
      ),
    );
    fixture.app.clock.set('2021-09-10T02:00:00Z');
    expect(await kinds(staff.handler)).toContain('publication-close');
    value(await as(staff.handler, (act) => closePublication(act, publicationId, 1)));
    expect(await kinds(staff.finance)).toEqual(['payment-prepare']);
    const batch = value(await as(staff.finance, (act) => preparePayment(act, law, [claimId])));
    expect(await kinds(staff.payer)).toContain('payment-approve');
    value(
      await as(staff.payer, (act) => decideBatch(act, batch.batchId, { version: 1, decision: 'passed' })),
    );
    expect(await kinds(staff.finance)).toEqual(['payment-export']);
    const file = value(await as(staff.finance, (act) => exportBatch(act, batch.batchId, 2)));
    expect(await kinds(staff.finance)).toEqual(['payment-bank-return']);
    const settledOn = localDate('2021-09-12');
    const answers = [bankAnswer(file.rows[0], { settledOn, bankReference: 'BANK-9' })];
    value(
      await as(staff.finance, (act) =>
        readBankReturn(act, batch.batchId, { answers, digest: fixture.app.ciphers.digest('bank') }),
      ),
    );
    expect(await kinds(staff.finance)).toEqual([]);
    expect(await kinds(staff.auditor)).toEqual([]);
  });
});

describe('a change of a notice', () => {
  it('is in the work list of the second person, and comes back to the handler to be corrected', async () => {
    const { staff, law } = fixture;
    const deps = { policies: law.policies, settings: law.settings };
    const head = { title: '提高保育师标准', document: '高人社发〔2021〕9号', effectiveOn: '2021-11-01' };
    const drafted = value(
      await as(staff.handler, (act) => createVersion(act, deps, { policyId: 'liaocheng-2021', ...head })),
    );
    const versionId = drafted.versionId as Uuid;
    const saved = value(
      await as(staff.handler, (act) =>
        saveVersion(act, deps, versionId, {
          ...head,
          version: drafted.version,
          changes: [
            {
              kind: 'standard-set',
              benefit: 'training-subsidy',
              trainingKind: 'employment-skills',
              occupationCode: '4-10-01-03',
              level: 5,
              certificateKind: 'skill-level',
              unit: 'person',
              amountFen: 130_000,
              shortageUpliftPercent: null,
            },
          ],
        }),
      ),
    );
    const period = { from: '2021-01-01', through: '2021-12-31' };
    value(
      await as(staff.handler, (act) => dryRun(act, deps, versionId, { version: saved.version, ...period })),
    );
    expect(await kinds(staff.secondReviewer)).not.toContain('policy-approve');
    const submitted = value(
      await as(staff.handler, (act) => submitVersion(act, deps, versionId, saved.version)),
    );
    const waiting = (await work(staff.secondReviewer)).rows.find((row) => row.kind === 'policy-approve');
    expect(waiting).toMatchObject({
      what: '提高保育师标准 高人社发〔2021〕9号',
      count: 1,
      link: { type: 'policy-version', id: versionId },
    });
    expect(await kinds(staff.handler)).not.toContain('policy-correct');
    value(
      await as(staff.secondReviewer, (act) =>
        reviewVersion(act, deps, versionId, {
          version: submitted.version,
          decision: 'returned',
          reasonCode: 'other',
          opinion: '请写明测算依据。',
        }),
      ),
    );
    expect(await kinds(staff.secondReviewer)).not.toContain('policy-approve');
    expect((await work(staff.handler)).rows.find((row) => row.kind === 'policy-correct')).toMatchObject({
      what: '提高保育师标准 高人社发〔2021〕9号',
      link: { type: 'policy-version', id: versionId },
    });
  });
});

describe('the overview', () => {
  it('counts from enrolment to payment and shows what is unusual', async () => {
    const { staff } = fixture;
    const shown = overviewReply.parse(
      await readTx(fixture.app.db, staff.auditor.scope, (tx) => overview(reader(tx, staff.auditor), 2021)),
    );
    expect(shown.funnel).toEqual([
      { stage: 'enrolled', count: 6, amountFen: null },
      { stage: 'trained', count: 5, amountFen: null },
      { stage: 'certified', count: 5, amountFen: null },
      { stage: 'claimed', count: 4, amountFen: null },
      { stage: 'entitled', count: 2, amountFen: 264_000 },
      { stage: 'published', count: 1, amountFen: 132_000 },
      { stage: 'paid', count: 1, amountFen: 132_000 },
    ]);
    expect(shown.money).toMatchObject([
      { fundSource: 'skills-special-account', reservedFen: 0, paidFen: 132_000, leftFen: 9_868_000 },
    ]);
    expect(shown.classesByMonth).toEqual([{ month: '2021-06', classes: 1, enrolled: 6, certified: 5 }]);
    expect(shown.unusual.map((item) => [item.code, item.count])).toEqual([
      ['R07', 1],
      ['R15', 1],
      ['incomplete', 1],
    ]);
    const own = await readTx(fixture.app.db, fixture.institution.scope, (tx) =>
      overview(reader(tx, fixture.institution), 2021),
    );
    expect(own.money).toEqual([]);
    expect(own.funnel[0]).toMatchObject({ count: 6 });
  });
});

describe('one person explained', () => {
  const explain = (n: number) =>
    readTx(fixture.app.db, { kind: 'division', path: PATH }, (tx) =>
      explainPerson(reader(tx, fixture.staff.auditor), people[n] as PersonId),
    ).then((page) => explainReply.parse(page));

  it('facts with department and day, findings with clause, who did what, which money', async () => {
    const page = await explain(0);
    expect(page.unanswered).toEqual([]);
    expect(page.facts).toContainEqual(
      expect.objectContaining({ sourceDepartment: 'public-security', knownOn: '2021-08-18' }),
    );
    expect(page.trainings).toMatchObject([{ presentSlots: 8, slotCount: 8, result: 'passed' }]);
    const [line] = page.lines;
    expect(line?.determination.findings.met.length).toBeGreaterThan(3);
    expect(line?.record.map((row) => row.event)).toEqual([
      'claim-computed',
      'claim-confirmed',
      'claim-accepted',
      'claim-first-reviewed',
      'claim-second-reviewed',
      'publication-opened',
      'publication-closed',
      'payment-prepared',
      'payment-approved',
      'payment-exported',
      'bank-return-read',
    ]);
    // Whoever approves the payment has reviewed nothing of the claim.
    expect(new Set(line?.record.map((row) => row.actor)).size).toBe(6);
    expect(line?.money).toMatchObject([
      { kind: 'reserve', amountFen: 132_000, fundSource: 'skills-special-account', orderNumber: null },
      { kind: 'post', amountFen: 132_000, bankReference: 'BANK-9' },
    ]);
    expect(line?.lifecycle.at(-1)).toMatchObject({ state: 'done', doneOn: '2021-09-12' });
  });

  it('says which department is silent, and never a no for it', async () => {
    const page = await explain(2);
    expect(page.unanswered).toEqual(['public-security']);
    expect(page.lines[0]?.determination.findings.unknown[0]?.facts[0]).toMatchObject({
      pointer: '/person/groups',
      sourceDepartment: 'public-security',
      knownOn: null,
    });
    const { unknown, met } = page.lines[0]?.determination.findings ?? {};
    expect(unknown?.[0]?.answerers).toEqual([{ list: 'departments', id: 'public-security' }]);
    expect(met?.flatMap((finding) => finding.answerers)).toEqual([]);
  });

  it('another county sees nobody', async () => {
    const page = await readTx(fixture.app.db, { kind: 'division', path: 'd37.d15.d25' }, (tx) =>
      explainPerson(reader(tx, fixture.staff.auditor), people[0] as PersonId),
    );
    expect(page).toBeUndefined();
  });
});

describe('the person herself', () => {
  const mine = (n: number) => {
    const personId = people[n] as PersonId;
    const actor: Actor = {
      ...fixture.staff.auditor,
      role: 'worker',
      scope: { kind: 'person', personId },
      divisionCode: null,
      divisionPath: null,
      personId,
    };
    return readTx(fixture.app.db, actor.scope, (tx) => workerSubsidies(reader(tx, actor), personId)).then(
      (page) => workerReply.parse(page),
    );
  };

  it('reads in her own scope what she gets, why not, and what is missing', async () => {
    const paid = await mine(0);
    expect(paid.items).toMatchObject([{ state: 'paid', headline: expect.stringContaining('2021年9月12日') }]);
    expect(paid.items[0]?.paidTo).toBe('organisation');
    expect(paid.trainings).toHaveLength(1);
    const refused = await mine(1);
    expect(refused.items[0]).toMatchObject({ state: 'not-given' });
    expect(refused.items[0]?.why[0]?.clause).toBe('LC-11b');
    const missing = await mine(2);
    expect(missing.items[0]).toMatchObject({
      state: 'something-missing',
      missing: [{ department: 'public-security', sentence: expect.stringContaining('人员类别') }],
    });
    const checked = await mine(3);
    expect(checked.items[0]).toMatchObject({ state: 'being-checked' });
    const nothing = await mine(5);
    expect(nothing.items).toEqual([]);
  });

  it('never another person’s line (negative control: without a scope there is nothing at all)', async () => {
    const personId = people[0] as PersonId;
    const others = await readTx(fixture.app.db, { kind: 'person', personId }, async (tx) => {
      const { rows } = await sql<{ personId: PersonId }>`select distinct person_id from claim_line`.execute(
        tx,
      );
      return rows.map((row) => row.personId);
    });
    expect(others).toEqual([personId]);
    const { rows } = await withTx(fixture.app.db, { kind: 'public' }, (tx) =>
      sql`select 1 from claim_line`.execute(tx),
    );
    expect(rows).toEqual([]);
  });
});

describe('a claim of which the law gives nobody anything', () => {
  it('waits for its maker like others', async () => {
    const { institution, law, staff } = fixture;
    const { classId: refused } = await fixture.addClass([{ hukou: 'urban' }]);
    const computed = value(
      await as(staff.handler, (act) =>
        computeClaims(act, law, { classId: refused }, localDate('2021-08-20')),
      ),
    );
    const [row] = (await work(institution)).rows;
    expect(row).toMatchObject({
      kind: 'claim-confirm',
      count: null,
      amountFen: null,
      link: { type: 'claim', id: computed.claims[0]?.claimId },
    });
  });
});
