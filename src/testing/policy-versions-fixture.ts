// For tests only: a policy version that both offices pass.
import { reviewVersion, signVersion } from '../benefits/policy-versions/index.ts';
import type { Actor } from '../platform/access/index.ts';
import type { ReviewBody } from '../platform/approvals/index.ts';
import type { Result, Uuid } from '../platform/kernel/index.ts';
import type { ClaimFixture } from './claims-fixture.ts';
import { actAs, codes } from './classes-fixture.ts';

/** The second person reviews a version, and finance signs what it is asked to sign. */
export async function reviewAndSign(
  { app, law, staff }: Pick<ClaimFixture, 'app' | 'law' | 'staff'>,
  by: Actor,
  versionId: Uuid,
  review: ReviewBody,
): Promise<Result<{ readonly versionId: Uuid; readonly version: number }>> {
  const reviewed = await actAs(app, by, (act) => reviewVersion(act, law, versionId, review));
  if (!reviewed.ok || review.decision !== 'passed') return reviewed;
  const { version } = reviewed.value;
  const signed = await actAs(app, staff.finance, (act) =>
    signVersion(act, law, versionId, { version, decision: 'passed' }),
  );
  // What moves no amount waits for nobody any more.
  return !signed.ok && codes(signed).includes('wrong-step') ? reviewed : signed;
}
