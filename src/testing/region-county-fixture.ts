// For tests only: a county that takes its workbooks in, and one of its claims from the facts to the bank's receipt.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { confirmClaim, type Law, loadClaimSettings, reviewClaim } from '../benefits/claims/index.ts';
import { claimView } from '../benefits/claims/views.ts';
import { decideBudget, proposeBudget } from '../benefits/funds/index.ts';
import {
  type BankFileRow,
  claimProgress,
  decideBatch,
  exportBatch,
  preparePayment,
  readBankReturn,
} from '../benefits/payments/index.ts';
import { closePublication, openPublication } from '../benefits/publications/index.ts';
import { intakeWords, readFolder } from '../edge/intake/index.ts';
import { lawOfRegion } from '../edge/intake/law.ts';
import { confirmBatch, type Summary, stageBatch } from '../edge/intake/service-batches.ts';
import { findBatch } from '../edge/intake/store.ts';
import { seedReference } from '../law/reference/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { readTx, withTx } from '../platform/db/index.ts';
import { addDays, type Result, type Uuid, yearOf } from '../platform/kernel/index.ts';
import { actAs, addActor, addStaff, type Staff, type TestApp, testApp, value } from './classes-fixture.ts';
import { bankAnswer } from './payments-fixture.ts';
import { testPolicies } from './policies-fixture.ts';
import { FIRM, type Region, type Workbooks, writeWorkbooks } from './region-workbooks-fixture.ts';

/** A county that has taken its workbooks in. */
export interface RegionCounty {
  readonly app: TestApp;
  readonly staff: Staff;
  /** A second handler, who accepts what the first has made. */
  readonly accepter: Actor;
  readonly law: Law;
  /** What became of the rows, and of each sheet. */
  readonly counts: Summary['counts'];
  readonly sheets: Summary['sheets'];
  as<T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]): Promise<Result<T>>;
}

/** Its staff takes the workbooks in on 15 October: one uploads the real files, finance confirms what sets amounts. Close `app.db`. */
export async function regionCounty(region: Region, workbooks: Workbooks): Promise<RegionCounty> {
  const app = await testApp(`${region.year}-10-15T02:00:00Z`);
  await withTx(app.db, { kind: 'system' }, seedReference);
  const staff = await addStaff(app, region.county);
  const accepter = await addActor(app, { role: 'county-handler', divisionCode: region.county });
  const law = { policies: testPolicies(), settings: loadClaimSettings() };
  const county = { app, staff, accepter, law, as: actAs.bind(null, app) as RegionCounty['as'] };
  const folder = await mkdtemp(join(tmpdir(), 'jilu-region-'));
  try {
    await writeWorkbooks(folder, workbooks);
    return { ...county, ...(await bringIn(county, folder)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Under = Omit<RegionCounty, 'counts' | 'sheets'>;

async function bringIn({ app, staff, law, as }: Under, folder: string): Promise<Summary> {
  const words = intakeWords();
  const read = await readFolder(folder);
  const sent = await Promise.all(
    read.map(async ({ file }) => ({ name: file, content: await readFile(join(folder, file)) })),
  );
  const batchId = app.ids.uuid();
  const { version } = value(
    await as(staff.handler, (act) => stageBatch(act, batchId, { sent, read }, words)),
  );
  value(
    await as(staff.finance, (act) =>
      confirmBatch(act, { batchId, version }, read, { words, law: lawOfRegion(law.policies) }),
    ),
  );
  const batch = await readTx(app.db, staff.handler.scope, (tx) => findBatch(tx, batchId));
  return batch?.counts as Summary;
}

/** What the county's staff sees of a claim. */
export function seeClaim({ app, law, staff }: Under, claimId: Uuid) {
  const actor = staff.auditor;
  const reader = { actor, today: app.clock.today(), law, ciphers: app.ciphers, progress: claimProgress };
  return readTx(app.db, actor.scope, async (tx) => {
    const found = await claimView({ ...reader, tx }, claimId);
    if (!found) throw new Error('no such claim');
    return found;
  });
}

/** Finance proposes money of one source for this year, another person approves. */
export async function appropriate({ app, staff, as }: Under, fundSource: string): Promise<void> {
  const proposed = {
    fundSource,
    year: yearOf(app.clock.today()),
    amountFen: 10_000_000,
    document: '财社1号',
  };
  const { caseId } = value(await as(staff.finance, (act) => proposeBudget(act, proposed)));
  const passed = { version: 1, decision: 'passed' } as const;
  value(await as(staff.secondReviewer, (act) => decideBudget(act, caseId, passed)));
}

/**
 * The road of a computed claim, each step by its own person: handed in by the unit that is paid, or by the bureau where
 * people are; accepted, reviewed twice, published for its days, paid. Answers the rows that the bank got.
 */
export async function payClaim(county: Under, claimId: Uuid): Promise<readonly BankFileRow[]> {
  const { staff, accepter, law, as } = county;
  const maker = await makerOf(county, claimId);
  value(await as(maker, (act) => confirmClaim(act, law.settings, claimId, 1)));
  const steps = [
    ['accept', accepter],
    ['first-review', staff.firstReviewer],
    ['second-review', staff.secondReviewer],
  ] as const;
  for (const [step, by] of steps) {
    const { version } = await seeClaim(county, claimId);
    value(
      await as(by, (act) => reviewClaim(act, law.settings, claimId, step, { version, decision: 'passed' })),
    );
  }
  await publish(county, claimId);
  return pay(county, claimId);
}

/** Whoever hands the claim in: somebody of its school or firm, else the handler. */
async function makerOf({ app, staff }: Under, claimId: Uuid): Promise<Actor> {
  const { rows } = await readTx(app.db, staff.auditor.scope, (tx) =>
    sql<{ organisationId: Uuid; creditCode: string }>`select c.organisation_id, o.credit_code from claim c
      join organisation_name o on o.organisation_id = c.organisation_id where c.claim_id = ${claimId}`.execute(
      tx,
    ),
  );
  const [unit] = rows;
  if (!unit) return staff.handler;
  const role = unit.creditCode === FIRM.code ? 'employer' : 'institution-administrator';
  return addActor(app, { role, organisationId: unit.organisationId });
}

async function publish({ app, staff, law, as }: Under, claimId: Uuid): Promise<void> {
  const opened = { claimIds: [claimId], title: '补贴公示' };
  const { publicationId, lastDay } = value(
    await as(staff.handler, (act) => openPublication(act, law.settings, opened)),
  );
  app.clock.set(`${addDays(lastDay, 1)}T02:00:00Z`);
  value(await as(staff.handler, (act) => closePublication(act, publicationId, 1)));
}

async function pay({ app, staff, law, as }: Under, claimId: Uuid): Promise<readonly BankFileRow[]> {
  const { batchId } = value(await as(staff.finance, (act) => preparePayment(act, law, [claimId])));
  value(await as(staff.payer, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' })));
  const { rows } = value(await as(staff.finance, (act) => exportBatch(act, batchId, 2)));
  const settledOn = app.clock.today();
  const answers = rows.map((row, index) => bankAnswer(row, { lineNo: index + 2, settledOn }));
  const digest = app.ciphers.digest(batchId);
  value(await as(staff.finance, (act) => readBankReturn(act, batchId, { answers, digest })));
  return rows;
}
