// What happens in the demonstration county before it becomes a fixture: the law changed by two people, an objection,
// money returned by the bank and paid again, a claim sent back, a list that is still published, and a run over everybody
// that was stopped half-way.

import { confirmClaim, reviewClaim } from '../../src/benefits/claims/index.ts';
import { carryOn, startOrResumeRun } from '../../src/benefits/mass-runs/index.ts';
import {
  correctPayment,
  decideBatch,
  exportBatch,
  preparePayment,
  readBankReturn,
} from '../../src/benefits/payments/index.ts';
import {
  createVersion,
  dryRun,
  reviewVersion,
  saveVersion,
  signVersion,
  submitVersion,
} from '../../src/benefits/policy-versions/index.ts';
import { proposeAnswer, raiseObjection, settleObjection } from '../../src/benefits/publications/index.ts';
import type { App } from '../../src/edge/app/index.ts';
import { saveClockOffset } from '../../src/edge/demonstration/store.ts';
import {
  bankAnswers,
  computeForClass,
  endPublication,
  publish,
  walkOf,
} from '../../src/edge/demonstration/walk.ts';
import { actorByLogin } from '../../src/platform/access/index.ts';
import { readTx, withTx } from '../../src/platform/db/index.ts';
import { done, type Uuid } from '../../src/platform/kernel/index.ts';
import { proposeAccount, reviewAccount } from '../../src/registry/payees/index.ts';

type Walk = ReturnType<typeof walkOf>;

const COUNTY = '371526';
const YEAR = 2021;
const HEAD = {
  title: '2021 年秋季标准和口径调整',
  document: '高人社发〔2021〕9号',
  effectiveOn: '2021-10-21',
} as const;
/** Persons of one portion of the run, after the first of which it is stopped. */
const PORTION = 40;

/** Takes the demonstration county from its first day to 29 October 2021. */
export async function takeFurther(app: App): Promise<void> {
  const walk = walkOf(app);
  walk.on('2021-10-19', 10);
  await runOverEverybody(app, walk);
  await changeTheLaw(walk);
  await objectAndPay(app, walk);
  await sendBack(app, walk);
  await publishChildCare(app, walk);
  await runOverEverybody(app, walk, { stop: true });
  await withTx(app.db, { kind: 'system' }, (tx) => saveClockOffset(tx, app.clock.offsetMs));
}

async function runOverEverybody(app: App, walk: Walk, { stop = false } = {}): Promise<void> {
  const actor = await readTx(app.db, { kind: 'system' }, (tx) => actorByLogin(tx, 'handler'));
  if (!actor) throw new Error('the demonstration has no handler');
  const { runId } = await walk.as('handler', 'mass-run-started', (act) =>
    startOrResumeRun(act, { divisionCode: COUNTY, year: YEAR, on: act.clock.today() }),
  );
  const stopping = new AbortController();
  const run = await carryOn(app, actor, walk.law, {
    runId,
    signal: stopping.signal,
    ...(stop ? { chunk: PORTION, onProgress: () => stopping.abort() } : {}),
  });
  if (run.status !== (stop ? 'stopped' : 'done')) throw new Error(`the run over everybody is ${run.status}`);
}

/** Two people change an amount and a cap: the amount makes new amounts, the cap a new text of the pack. */
async function changeTheLaw(walk: Walk): Promise<void> {
  const { law } = walk;
  const { versionId } = await walk.as('handler', 'policy-version-drafted', (act) =>
    createVersion(act, law, { policyId: 'liaocheng-2021', ...HEAD }),
  );
  const saved = await walk.as('handler', 'policy-version-amended', (act) =>
    saveVersion(act, law, versionId, {
      ...HEAD,
      version: 1,
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
          shortageUpliftPercent: 10,
        },
        {
          kind: 'setting-set',
          key: 'work-for-training/months#/condition/per-month/at-most',
          value: 5,
        },
      ],
    }),
  );
  await walk.as('handler', 'policy-version-tried', (act) =>
    dryRun(act, law, versionId, {
      version: saved.version,
      from: `${YEAR}-01-01`,
      through: `${YEAR}-12-31`,
    }),
  );
  const submitted = await walk.as('handler', 'policy-version-submitted', (act) =>
    submitVersion(act, law, versionId, saved.version),
  );
  walk.on('2021-10-20');
  const reviewed = await walk.as('reviewer2', 'policy-version-reviewed', (act) =>
    reviewVersion(act, law, versionId, { version: submitted.version, decision: 'passed' }),
  );
  await walk.as('finance', 'policy-version-signed', (act) =>
    signVersion(act, law, versionId, { version: reviewed.version, decision: 'passed' }),
  );
}

/** An objection is dismissed; the list is payable; the bank returns the money, and it is paid to another account. */
async function objectAndPay(app: App, walk: Walk): Promise<void> {
  const { publicationId, claimId, organisationId } = await readTx(app.db, { kind: 'system' }, (tx) =>
    tx
      .selectFrom('publication')
      .innerJoin('publicationLine', 'publicationLine.publicationId', 'publication.publicationId')
      .innerJoin('claimLine', 'claimLine.claimLineId', 'publicationLine.claimLineId')
      .innerJoin('claim', 'claim.claimId', 'claimLine.claimId')
      .where('publication.status', '=', 'open')
      .select(['publication.publicationId', 'claimLine.claimId', 'claim.organisationId'])
      .executeTakeFirstOrThrow(),
  );
  const { objectionId } = await walk.as('handler', 'objection-raised', (act) =>
    raiseObjection(act, walk.law.settings, publicationId as Uuid, {
      lineNo: 3,
      content: '此人培训期间不在本单位。',
      name: '何平',
      phone: '13906350001',
      address: '192.0.2.1',
    }),
  );
  await walk.as('handler2', 'objection-answer-proposed', (act) =>
    proposeAnswer(act, objectionId, {
      version: 1,
      decision: 'dismissed',
      outcome: '经核对社会保险缴费记录，异议不成立。',
    }),
  );
  await walk.as('reviewer4', 'objection-settled', (act) =>
    settleObjection(act, objectionId, { version: 2, decision: 'passed' }),
  );
  walk.on('2021-10-22');
  await endPublication(walk, publicationId as Uuid);
  const batch = await walk.as('finance', 'payment-prepared', (act) =>
    preparePayment(act, walk.law, [claimId as Uuid]),
  );
  const orderId = await send(walk, batch.batchId, '退回');
  await changeAccount(walk, organisationId as Uuid);
  const corrected = await walk.as('finance', 'payment-corrected', (act) =>
    correctPayment(act, orderId, { version: 3, reason: '银行退回：账号已变更' }),
  );
  await send(walk, corrected.batchId, '成功');
}

/** The payee names another account; a second person compares it with the letter. */
async function changeAccount(walk: Walk, organisationId: Uuid): Promise<void> {
  const { changeId } = await walk.as('finance', 'payee-account-proposed', (act) =>
    proposeAccount(act, {
      organisationId,
      personId: null,
      bankName: '高唐农商银行',
      accountNumber: '9150001500000000017',
      reason: '银行退回：账号已变更',
      document: '企业 2021-10-22 来函',
      source: 'story',
    }),
  );
  await walk.as('reviewer3', 'payee-account-reviewed', (act) =>
    reviewAccount(act, changeId, { version: 1, decision: 'passed' }),
  );
}

/** Approved, sent, answered by the bank. The order of the batch. */
async function send(walk: Walk, batchId: Uuid, result: '成功' | '退回'): Promise<Uuid> {
  const approved = await walk.as('reviewer3', 'payment-approved', (act) =>
    decideBatch(act, batchId, { version: 1, decision: 'passed' }),
  );
  return walk.as('finance', 'bank-return-read', async (act) => {
    const sent = await exportBatch(act, batchId, approved.version);
    if (!sent.ok) return sent;
    const orders = await act.tx
      .selectFrom('paymentOrder')
      .where('batchId', '=', batchId)
      .select('orderId')
      .execute();
    const reason = result === '退回' ? '账号与户名不符' : '';
    const read = await readBankReturn(act, batchId, {
      answers: bankAnswers(sent.value.rows, (index) => [result, reason, act.clock.today(), `NS${index}`]),
      digest: act.ciphers.digest(`${batchId} ${result}`),
    });
    return read.ok ? done(orders[0]?.orderId as Uuid) : read;
  });
}

/** Decided under the new law, granted by two people, its money reserved; the list is still published. */
async function publishChildCare(app: App, walk: Walk): Promise<void> {
  walk.on('2021-10-25');
  const claim = await computeForClass(walk, '保育员班');
  const { settings } = walk.law;
  let { version } = await readTx(app.db, { kind: 'system' }, (tx) =>
    tx.selectFrom('claim').where('claimId', '=', claim.claimId).select('version').executeTakeFirstOrThrow(),
  );
  ({ version } = await walk.as('qinghe', 'claim-confirm', (act) =>
    confirmClaim(act, settings, claim.claimId, version),
  ));
  for (const [day, login, step] of [
    ['2021-10-26', 'handler', 'accept'],
    ['2021-10-27', 'reviewer1', 'first-review'],
    ['2021-10-28', 'reviewer2', 'second-review'],
  ] as const) {
    walk.on(day);
    ({ version } = await walk.as(login, `claim-${step}`, (act) =>
      reviewClaim(act, settings, claim.claimId, step, { version, decision: 'passed' }),
    ));
  }
  walk.on('2021-10-29');
  await publish(walk, [claim], '高唐县 2021 年第三批职业培训补贴公示');
}

/** The claim that lies at the first review is sent back to its employer. */
async function sendBack(app: App, walk: Walk): Promise<void> {
  const claim = await readTx(app.db, { kind: 'system' }, (tx) =>
    tx
      .selectFrom('claim')
      .where('status', '=', 'accepted')
      .select(['claimId', 'version'])
      .executeTakeFirstOrThrow(),
  );
  await walk.as('reviewer1', 'claim-first-review', (act) =>
    reviewClaim(act, walk.law.settings, claim.claimId as Uuid, 'first-review', {
      version: claim.version,
      decision: 'returned',
      opinion: '请补正合同期限。',
    }),
  );
}
