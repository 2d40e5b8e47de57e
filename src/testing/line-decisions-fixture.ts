// For tests only: single lines of an approved claim, refused and granted by the county's people.
import { decideLine, proposeGrant } from '../benefits/claims/service-decide-line.ts';
import type { Uuid } from '../platform/kernel/index.ts';
import type { ClaimActs } from './claim-acts-fixture.ts';
import type { ClaimFixture } from './claims-fixture.ts';

/** Acts on the line `at` of a claim, each on the version that it has now. */
export function lineDecisions(fixture: () => ClaimFixture, { as, view }: ClaimActs) {
  const lineOf = async (claimId: Uuid, at: number) => {
    const line = (await view(claimId)).lineRows[at];
    if (!line) throw new Error('no such line');
    return { claimLineId: line.claimLineId as Uuid, version: line.version };
  };
  const decide = async (claimId: Uuid, at: number, decision: 'refuse' | 'grant') => {
    const { claimLineId, version } = await lineOf(claimId, at);
    return as(fixture().staff.secondReviewer, (act) =>
      decideLine(act, claimId, claimLineId, { version, decision, reason: '本人书面放弃领取补贴' }),
    );
  };
  const propose = async (claimId: Uuid, at: number) => {
    const { claimLineId, version } = await lineOf(claimId, at);
    return as(fixture().staff.handler, (act) =>
      proposeGrant(act, claimId, claimLineId, { version, reason: '复核支持申请' }),
    );
  };
  return { decide, propose, lineOf };
}
