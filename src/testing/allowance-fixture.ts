// For tests only: claims of a living allowance, which each trainee is paid on the own card.
import { computeClaims, confirmClaim, reviewClaim } from '../benefits/claims/index.ts';
import { linesOf } from '../benefits/claims/store.ts';
import { decideBudget, proposeBudget } from '../benefits/funds/index.ts';
import { closePublication, openPublication } from '../benefits/publications/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { readTx } from '../platform/db/index.ts';
import { localDate } from '../platform/kernel/index.ts';
import type { ClaimFixture } from './claims-fixture.ts';
import { actAs, value } from './classes-fixture.ts';

/** Money for the allowance, and claims of it in the county of `fixture`: Shenyang 2024. */
export function allowanceActs(fixture: () => ClaimFixture) {
  const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture().app, actor, work);

  async function addBudget() {
    const { staff } = fixture();
    const { caseId } = value(
      await as(staff.finance, (act) =>
        proposeBudget(act, {
          fundSource: 'employment-subsidy-fund',
          year: 2024,
          amountFen: 1_000_000,
          document: '沈财社〔2024〕8号',
        }),
      ),
    );
    value(
      await as(staff.secondReviewer, (act) => decideBudget(act, caseId, { version: 1, decision: 'passed' })),
    );
  }

  async function allowance(cards: readonly { number: string; usable: boolean }[]) {
    const { staff, law, institution } = fixture();
    const { classId } = await fixture().addClass(
      cards.map((card) => ({ asksAllowance: true, group: 'employment-difficulty', card })),
    );
    const { claims } = value(
      await as(staff.handler, (act) => computeClaims(act, law, { classId }, localDate('2024-08-20'))),
    );
    const claim = claims.find(({ benefit }) => benefit === 'living-allowance');
    if (!claim) throw new Error('no living allowance');
    const { claimId } = claim;
    const review = async (by: Actor, step: 'accept' | 'first-review' | 'second-review', version: number) =>
      value(
        await as(by, (act) => reviewClaim(act, law.settings, claimId, step, { version, decision: 'passed' })),
      );
    return {
      claim,
      claimId,
      async payable() {
        value(await as(institution, (act) => confirmClaim(act, law.settings, claimId, 1)));
        await review(staff.handler, 'accept', 2);
        await review(staff.firstReviewer, 'first-review', 3);
        await review(staff.secondReviewer, 'second-review', 4);
        const { publicationId } = value(
          await as(staff.handler, (act) =>
            openPublication(act, law.settings, { claimIds: [claimId], title: '生活费补贴公示' }),
          ),
        );
        fixture().app.clock.set('2024-09-10T02:00:00Z');
        value(await as(staff.handler, (act) => closePublication(act, publicationId, 1)));
        fixture().app.clock.set('2024-08-20T02:00:00Z');
      },
      statuses: () =>
        readTx(fixture().app.db, staff.handler.scope, (tx) => linesOf(tx, claimId)).then((lines) =>
          lines.map((line) => line.status),
        ),
    };
  }
  return { as, addBudget, allowance };
}
