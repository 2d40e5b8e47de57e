// For tests only: what people do with a claim of a county, and what is seen of it.
import { expect } from 'vitest';
import type { ClaimProgress } from '../benefits/claims/ports.ts';
import { computeClaims } from '../benefits/claims/service-compute.ts';
import { confirmClaim, reviewClaim } from '../benefits/claims/service-review.ts';
import { linesOf } from '../benefits/claims/store.ts';
import { claimView } from '../benefits/claims/views.ts';
import type { Reader } from '../benefits/claims/views-load.ts';
import { balances, decideBudget, proposeBudget } from '../benefits/funds/index.ts';
import type { Actor } from '../platform/access/index.ts';
import type { ReviewBody } from '../platform/approvals/index.ts';
import { readTx, type Tx } from '../platform/db/index.ts';
import { localDate, type Result, type Uuid } from '../platform/kernel/index.ts';
import type { TraineeStory } from './claim-stories-fixture.ts';
import { type ClaimFixture, PATH } from './claims-fixture.ts';
import { actAs, value } from './classes-fixture.ts';

const DIVISION = { kind: 'division', path: PATH } as const;
export const TODAY = localDate('2021-08-20');

/** Nothing has been published or paid: what the pages of a claim know before later modules have a part in it. */
export const nothingLater: ClaimProgress = {
  claimPublications: async () => new Map(),
  linePublications: async () => new Map(),
  claimPayments: async () => new Map(),
  linePayments: async () => new Map(),
};

/** What is seen of claims in the county of `fixture`, and the way to act and read there. */
function claimReads(fixture: () => ClaimFixture, progress: ClaimProgress) {
  const read = <T>(fn: (tx: Tx) => Promise<T>) => readTx(fixture().app.db, DIVISION, fn);
  const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]): Promise<Result<T>> =>
    actAs(fixture().app, actor, work);
  const reader = (tx: Tx, actor: Actor): Reader => {
    const { app, law } = fixture();
    return { tx, actor, today: app.clock.today(), law, ciphers: app.ciphers, progress };
  };
  const view = (claimId: Uuid, actor: Actor = fixture().staff.secondReviewer) =>
    read(async (tx) => {
      const found = await claimView(reader(tx, actor), claimId);
      if (!found) throw new Error('no such claim');
      return found;
    });
  const version = async (claimId: Uuid) => (await view(claimId)).version;
  const statuses = async (claimId: Uuid) =>
    (await read((tx) => linesOf(tx, claimId))).map((line) => line.status);
  /** What is reserved and paid of the only budget; its counters and its accounts agree. */
  async function money() {
    const [budget] = await read(balances);
    if (!budget) throw new Error('no budget');
    expect(budget.reserved).toBe(budget.reservedFen);
    expect(budget.paid).toBe(budget.paidFen);
    expect(budget.available).toBe(budget.appropriatedFen - budget.reservedFen - budget.paidFen);
    return { reserved: budget.reservedFen, paid: budget.paidFen };
  }
  return { read, as, reader, view, version, statuses, money };
}

/** Finance proposes money for the county's claims, another person approves. */
function budgetActs(fixture: () => ClaimFixture) {
  return async (amountFen: number) => {
    const { app, staff } = fixture();
    const proposed = {
      fundSource: 'skills-special-account',
      year: 2021,
      amountFen,
      document: '高财社〔2021〕12号',
    };
    const { caseId } = value(await actAs(app, staff.finance, (act) => proposeBudget(act, proposed)));
    value(
      await actAs(app, staff.secondReviewer, (act) =>
        decideBudget(act, caseId, { version: 1, decision: 'passed' }),
      ),
    );
  };
}

export type ClaimActs = ReturnType<typeof claimActs>;

/** The acts on claims by the people of `fixture`, each seeing the version before acting. */
export function claimActs(fixture: () => ClaimFixture, progress: ClaimProgress) {
  const reads = claimReads(fixture, progress);
  const { as, version } = reads;

  async function compute(target: { classId: Uuid } | { listId: Uuid }, by: Actor = fixture().staff.handler) {
    return value(await as(by, (act) => computeClaims(act, fixture().law, target, TODAY)));
  }

  async function claimOf(stories: readonly TraineeStory[]) {
    const { classId } = await fixture().addClass(stories);
    const [claim] = (await compute({ classId })).claims;
    if (!claim) throw new Error('no claim was made');
    return claim.claimId;
  }

  const confirm = async (claimId: Uuid) => {
    const seen = await version(claimId);
    return as(fixture().institution, (act) => confirmClaim(act, fixture().law.settings, claimId, seen));
  };
  const review = async (
    by: Actor,
    claimId: Uuid,
    step: 'accept' | 'first-review' | 'second-review',
    decided: Omit<ReviewBody, 'version'> = { decision: 'passed' },
  ) => {
    const seen = await version(claimId);
    return as(by, (act) =>
      reviewClaim(act, fixture().law.settings, claimId, step, { version: seen, ...decided }),
    );
  };
  async function approve(claimId: Uuid) {
    value(await confirm(claimId));
    value(await review(fixture().staff.handler, claimId, 'accept'));
    value(await review(fixture().staff.firstReviewer, claimId, 'first-review'));
    return value(await review(fixture().staff.secondReviewer, claimId, 'second-review'));
  }

  return { ...reads, addBudget: budgetActs(fixture), compute, claimOf, confirm, review, approve };
}
