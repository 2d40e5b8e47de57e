// For tests only: what people do with a publication.

import { closePublication, openPublication } from '../benefits/publications/service.ts';
import type { Uuid } from '../platform/kernel/index.ts';
import type { ClaimActs } from './claim-acts-fixture.ts';
import type { TraineeStory } from './claim-stories-fixture.ts';
import type { ClaimFixture } from './claims-fixture.ts';
import { value } from './classes-fixture.ts';

/** Opening and ending publications, and a claim whose people may be paid. */
export function publicationActs(fixture: () => ClaimFixture, { approve, as, claimOf }: ClaimActs) {
  async function publish(claimId: Uuid) {
    return value(
      await as(fixture().staff.handler, (act) =>
        openPublication(act, fixture().law.settings, { claimIds: [claimId], title: '职业培训补贴公示' }),
      ),
    );
  }
  async function afterLastDay<T>(fn: () => Promise<T>): Promise<T> {
    fixture().app.clock.set('2021-09-10T02:00:00Z');
    try {
      return await fn();
    } finally {
      fixture().app.clock.set('2021-08-20T02:00:00Z');
    }
  }
  async function payable(stories: readonly TraineeStory[]) {
    const claimId = await claimOf(stories);
    await approve(claimId);
    const { publicationId } = await publish(claimId);
    await afterLastDay(async () =>
      value(await as(fixture().staff.handler, (act) => closePublication(act, publicationId, 1))),
    );
    return claimId;
  }
  return { publish, afterLastDay, payable };
}
