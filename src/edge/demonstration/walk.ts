import {
  type ClaimSettingsBook,
  computeClaims,
  confirmClaim,
  type Law,
  loadClaimSettings,
  reviewClaim,
} from '../../benefits/claims/index.ts';
import { followClaim } from '../../benefits/decisions/index.ts';
import { decideBudget, proposeBudget } from '../../benefits/funds/index.ts';
import {
  type BankAnswer,
  type BankFileRow,
  decideBatch,
  exportBatch,
  preparePayment,
  readBankReturn,
} from '../../benefits/payments/index.ts';
import { closePublication, openPublication } from '../../benefits/publications/index.ts';
import { APPEAL_DAYS } from '../../outcomes/appeals/index.ts';
import { type Act, type Actor, actorByLogin, performAct } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  done,
  type PersonId,
  parseCreditCode,
  type Result,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { upsertOrganisation } from '../../registry/organisations/index.ts';
import { recordFacts } from '../../registry/persons/index.ts';
import { classesNamed } from '../../training/classes/index.ts';
import { workForTrainingLists } from '../../training/work-for-training/index.ts';
import { answersOf } from '../bank/index.ts';
import { importPlan, intakeWords, lawOfRegion, planIntake, readFolder } from '../intake/index.ts';
import { offsetAt } from './clock.ts';
import type { DemonstrationContext } from './context.ts';

/** One day of the county's story: who did what. Every step is the same act that the screens call. */
export interface Walk {
  /** Sets the county's clock to this morning. */
  on(day: string, hour?: number): void;
  /** One act by one of the demonstration's people; a refusal is a fault of the story and thrown. */
  as<T>(login: string, event: string, work: (act: Act) => Promise<Result<T>>): Promise<T>;
  readonly law: Law;
}

export function walkOf(app: DemonstrationContext): Walk {
  const law: Law = { policies: app.policies, settings: loadClaimSettings() };
  const actors = new Map<string, Actor>();
  return {
    law,
    on(day, hour = 9) {
      const instant = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
      app.clock.setOffset(offsetAt(app.wallClock, instant));
    },
    async as(login, event, work) {
      const actor =
        actors.get(login) ?? (await readTx(app.db, { kind: 'system' }, (tx) => actorByLogin(tx, login)));
      if (!actor) throw new Error(`the demonstration has no account ${login}`);
      actors.set(login, actor);
      const result = await performAct(
        app,
        actor,
        { event, objectType: 'demonstration', objectId: event, requestId: app.ids.uuid() },
        work,
      );
      if (!result.ok)
        throw new Error(
          `the demonstration's ${event} by ${login}: ${result.refusals.map(({ code }) => code).join()}`,
        );
      return result.value;
    },
  };
}

/** Reads the county's workbooks by the same intake that a county uses. */
export async function importWorkbooks(
  app: DemonstrationContext,
  walk: Walk,
  { login, folder, county }: { readonly login: string; readonly folder: string; readonly county: string },
): Promise<void> {
  const files = await readFolder(folder);
  await walk.as(login, 'intake-imported', async (act) => {
    const imported = await importPlan(
      act,
      lawOfRegion(app.policies),
      county,
      planIntake(files, { organisations: [], classes: [], enrolments: [] }, intakeWords()),
    );
    if (imported.ok)
      await act.record({
        event: 'intake-imported',
        objectType: 'intake-folder',
        objectId: county,
        divisionPath: divisionPathOf(county),
        detail: { files: files.length, forms: imported.value.counts },
      });
    return imported;
  });
}

/** The body that assesses the county's trainees. */
export async function registerAssessmentBody(
  walk: Walk,
  { name, creditCode: code }: { readonly name: string; readonly creditCode: string },
  divisionCode: string,
): Promise<void> {
  const creditCode = parseCreditCode(code);
  if (creditCode === undefined) throw new Error('the credit code of the assessment body is not valid');
  await walk.as('handler', 'intake-imported', async (act) => {
    const kind = 'assessment-body';
    const stored = await upsertOrganisation(act, { name, creditCode, kind, divisionCode, source: 'form' });
    if (stored.ok)
      await act.record({
        event: 'intake-imported',
        objectType: 'organisation',
        objectId: stored.value.organisationId,
        divisionPath: divisionPathOf(divisionCode),
        detail: { outcome: stored.value.outcome },
      });
    return stored;
  });
}

/** Money of the year: proposed by finance, approved by another person. */
export async function appropriate(walk: Walk, proposed: Parameters<typeof proposeBudget>[1]) {
  const { caseId } = await walk.as('finance', 'budget-proposed', (act) => proposeBudget(act, proposed));
  await walk.as('reviewer2', 'budget-approved', (act) =>
    decideBudget(act, caseId, { version: 1, decision: 'passed' }),
  );
}

export interface ClaimInHand {
  readonly claimId: Uuid;
  readonly version: number;
  readonly persons: readonly PersonId[];
  /** Refused for nothing but public payroll or a pension. */
  readonly excluded: readonly PersonId[];
  /** Whom the law gives nothing. */
  readonly refused: readonly PersonId[];
  /** Whose line still lacks a department's fact. */
  readonly lacking: readonly PersonId[];
}

export function computeForClass(walk: Walk, className: string): Promise<ClaimInHand> {
  return walk.as('handler', 'claim-computed', async (act) => {
    const [trainingClass] = await classesNamed(act.tx, className);
    if (!trainingClass) throw new Error(`the demonstration has no class ${className}`);
    return firstClaim(
      await computeClaims(act, walk.law, { classId: trainingClass.classId }, act.clock.today()),
    );
  });
}

export function computeForList(walk: Walk, employerName: string): Promise<ClaimInHand> {
  return walk.as('handler', 'claim-computed', async (act) => {
    const list = (await workForTrainingLists(act.tx)).find((list) => list.organisationName === employerName);
    if (!list) throw new Error(`the demonstration has no list of ${employerName}`);
    return firstClaim(await computeClaims(act, walk.law, { listId: list.listId }, act.clock.today()));
  });
}

export function firstClaim(computed: Awaited<ReturnType<typeof computeClaims>>): Result<ClaimInHand> {
  if (!computed.ok) return computed;
  const [claim] = computed.value.claims;
  if (!claim) throw new Error('the demonstration computed no claim');
  const published = claim.lines.filter((line) => line.disposition === 'published');
  const excluded = claim.lines.filter(({ decision }) => {
    const against = decision.findings.filter(({ verdict }) => verdict !== 'met');
    return against.length > 0 && against.every(({ check }) => check === 'person-excluded');
  });
  return done({
    claimId: claim.claimId,
    version: 1,
    persons: published.map((line) => line.personId),
    excluded: excluded.map((line) => line.personId),
    refused: claim.lines.filter((line) => line.disposition === 'not-entitled').map((line) => line.personId),
    lacking: claim.lines.filter((line) => line.disposition === 'incomplete').map((line) => line.personId),
  });
}

/** The pension office corrects itself after the money has gone: somebody who was paid draws one, somebody refused does not. */
export async function correctPensions(walk: Walk, paid: PersonId | undefined, refused: PersonId | undefined) {
  if (paid === undefined || refused === undefined)
    throw new Error('the demonstration has nobody whose pension could be corrected');
  await walk.as('handler', 'intake-imported', async (act) => {
    const source = { knownOn: act.clock.today(), answerId: null };
    await recordFacts(act, [
      { ...source, personId: paid, kind: 'pension', sourceDepartment: 'pension', payload: { draws: true } },
      {
        ...source,
        personId: refused,
        kind: 'pension',
        sourceDepartment: 'pension',
        payload: { draws: false },
      },
      {
        ...source,
        personId: refused,
        kind: 'public-payroll',
        sourceDepartment: 'public-finance',
        payload: { onPayroll: false },
      },
    ]);
    await act.record({
      event: 'intake-imported',
      objectType: 'department-answer',
      objectId: 'pension',
      divisionPath: act.actor.divisionPath,
      detail: { rows: 2 },
    });
    return done(null);
  });
}

/** Takes a claim from step to step, a day each; stops after the last step that is named. */
export async function walkReview(
  walk: Walk,
  claim: Pick<ClaimInHand, 'claimId' | 'version'>,
  steps: readonly { readonly day: string; readonly login: string; readonly step: WalkStep }[],
): Promise<void> {
  const settings: ClaimSettingsBook = walk.law.settings;
  let { version } = claim;
  for (const { day, login, step } of steps) {
    walk.on(day, 10);
    const moved = await walk.as(login, `claim-${step}`, (act) =>
      step === 'confirm'
        ? confirmClaim(act, settings, claim.claimId, version)
        : reviewed(act, walk.law, claim.claimId, { step, version }),
    );
    version = moved.version;
  }
}

/** One review, and the written decision where it decides the claim. */
async function reviewed(
  act: Act,
  law: Law,
  claimId: Uuid,
  { step, version }: { readonly step: Exclude<WalkStep, 'confirm'>; readonly version: number },
) {
  const moved = await reviewClaim(act, law.settings, claimId, step, { version, decision: 'passed' });
  if (!moved.ok) return moved;
  const decisions = { policies: law.policies, reviewDays: APPEAL_DAYS.lodge };
  const followed = await followClaim(act, decisions, claimId);
  return followed.ok ? moved : followed;
}

export type WalkStep = 'confirm' | Parameters<typeof reviewClaim>[3];

export function publish(
  walk: Walk,
  claims: readonly Pick<ClaimInHand, 'claimId'>[],
  title: string,
): Promise<Uuid> {
  return walk.as('handler', 'publication-opened', async (act) => {
    const opened = await openPublication(act, walk.law.settings, {
      claimIds: claims.map(({ claimId }) => claimId),
      title,
    });
    return opened.ok ? done(opened.value.publicationId) : opened;
  });
}

export function endPublication(walk: Walk, publicationId: Uuid): Promise<unknown> {
  return walk.as('handler', 'publication-closed', (act) => closePublication(act, publicationId, 1));
}

/** The bank's answer to the rows of its file: result, reason, day and reference of each. */
export function bankAnswers(
  rows: readonly BankFileRow[],
  said: (index: number) => readonly [result: string, reason: string, day: string, reference: string],
): readonly BankAnswer[] {
  const read = answersOf([
    ['付款单号', '收款账号', '金额', '结果', '原因', '日期', '流水号'],
    ...rows.map((row, index) => [row.orderNumber, row.accountNumber, row.amountYuan, ...said(index)]),
  ]);
  if (!read.ok) throw new Error('the answer of the bank cannot be read');
  return read.value.answers;
}

/** Prepared by finance, approved by somebody who reviewed none of the claims, sent; the bank answers that all arrived. */
export async function pay(
  walk: Walk,
  claims: readonly Pick<ClaimInHand, 'claimId'>[],
  days: { approve: string; bank: string },
) {
  const batch = await walk.as('finance', 'payment-prepared', (act) =>
    preparePayment(
      act,
      walk.law,
      claims.map(({ claimId }) => claimId),
    ),
  );
  walk.on(days.approve);
  const approved = await walk.as('reviewer3', 'payment-approved', (act) =>
    decideBatch(act, batch.batchId, { version: 1, decision: 'passed' }),
  );
  const sent = await walk.as('finance', 'payment-exported', (act) =>
    exportBatch(act, batch.batchId, approved.version),
  );
  walk.on(days.bank, 15);
  await walk.as('finance', 'bank-return-read', (act) =>
    readBankReturn(act, batch.batchId, {
      answers: bankAnswers(sent.rows, (index) => [
        '成功',
        '',
        days.bank,
        `NS${days.bank.replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`,
      ]),
      digest: act.ciphers.digest(`demonstration:${batch.number}`),
    }),
  );
}
