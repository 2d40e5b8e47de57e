import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { decideLine, proposeGrant } from '../claims/service-decide-line.ts';
import { decideRejection } from '../claims/service-rejection.ts';
import { checkSignal } from '../claims/service-signals.ts';
import { signalsOfClaim } from '../claims/store-signals.ts';
import { proposeAnswer, raiseObjection, settleObjection } from '../publications/index.ts';
import { closePublication } from '../publications/service.ts';
import { decideBatch } from './service.ts';
import { preparePayment } from './service-prepare.ts';
import { claimProgress } from './views-progress.ts';

let fixture: ClaimFixture;
/** A second reviewer who decides one thing about a line of each story. */
let decider: Actor;
/** A handler who signs nothing of the review of a claim. */
let investigator: Actor;
const claims = claimActs(() => fixture, claimProgress);
const { addBudget, approve, as, claimOf, confirm, read, review, version, view } = claims;
const { publish, afterLastDay } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
  decider = await addActor(fixture.app, { role: 'county-second-reviewer', divisionCode: COUNTY });
  investigator = await addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY });
});
afterAll(() => fixture.app.db.close());

/** The reviewer's other account: the same human being. */
const twinOf = (of: Actor) =>
  addActor(fixture.app, {
    role: 'county-second-reviewer',
    divisionCode: COUNTY,
    personKey: of.personKey,
  });
const line = async (claimId: Uuid, index = 0) => {
  const found = (await view(claimId)).lineRows[index];
  if (!found) throw new Error('no such line');
  return { claimLineId: found.claimLineId as Uuid, version: found.version };
};
async function decideFirst(
  by: Actor,
  claimId: Uuid,
  decision: 'grant' | 'refuse' | 'restore',
  reason = '材料不齐，先不予通过',
) {
  const { claimLineId, version: seen } = await line(claimId);
  return as(by, (act) => decideLine(act, claimId, claimLineId, { version: seen, decision, reason }));
}
async function closed(publicationId: Uuid) {
  await afterLastDay(async () =>
    value(await as(fixture.staff.handler, (act) => closePublication(act, publicationId, 1))),
  );
}
async function prepared(claimId: Uuid): Promise<Uuid> {
  const batch = await as(fixture.staff.finance, (act) => preparePayment(act, fixture.law, [claimId]));
  return value(batch).batchId;
}
const approval = (batchId: Uuid, by: Actor) =>
  as(by, (act) => decideBatch(act, batchId, { version: 1, decision: 'passed' }));

/** These people may not approve the payment, nor may whoever acts for one of them; one who decided nothing may. */
async function excludes(claimId: Uuid, persons: readonly Actor[], words: RegExp): Promise<void> {
  const batchId = await prepared(claimId);
  for (const person of persons) {
    const tried = await approval(batchId, await twinOf(person));
    expect(codes(tried)).toEqual(['four-eyes']);
    expect(tried.ok ? '' : tried.refusals[0]?.message).toMatch(words);
    const acting = await actingFor(fixture.app, fixture.staff.payer, await twinOf(person));
    expect(codes(await approval(batchId, acting)), 'acting for one of them').toEqual(['four-eyes']);
  }
  value(await approval(batchId, fixture.staff.payer));
}

/** A claim with one line that was frozen at the approval and cleared afterwards by two people. */
async function clearedAfterwards(): Promise<Uuid> {
  const claimId = await claimOf([{ present: 4 }, {}]);
  await approve(claimId);
  for (const by of [fixture.staff.handler, fixture.staff.firstReviewer]) {
    const [signal] = await read((tx) => signalsOfClaim(tx, claimId));
    if (!signal) throw new Error('no signal');
    value(
      await as(by, (act) =>
        checkSignal(act, claimId, signal.signalId, {
          version: signal.version,
          decision: 'cleared',
          opinion: '已调取视频核实',
        }),
      ),
    );
  }
  return claimId;
}

describe('whoever decided anything about a line does not approve its payment', () => {
  it('a grant after the approval: who proposed it, and who decided it', async () => {
    const claimId = await clearedAfterwards();
    const { claimLineId, version: seen } = await line(claimId);
    const proposal = { version: seen, reason: '疑点已核查完' };
    value(await as(investigator, (act) => proposeGrant(act, claimId, claimLineId, proposal)));
    value(await decideFirst(decider, claimId, 'grant'));
    await closed((await publish(claimId)).publicationId);
    await excludes(claimId, [decider, investigator], /对其中一人同意的提出或决定/);
  });

  it('a line refused during the review and restored by another', async () => {
    const claimId = await claimOf([{}, {}]);
    value(await confirm(claimId));
    value(await review(fixture.staff.handler, claimId, 'accept'));
    const refuser = await addActor(fixture.app, { role: 'county-first-reviewer', divisionCode: COUNTY });
    value(await decideFirst(refuser, claimId, 'refuse'));
    value(await review(fixture.staff.firstReviewer, claimId, 'first-review'));
    value(await decideFirst(decider, claimId, 'restore'));
    value(await review(fixture.staff.secondReviewer, claimId, 'second-review'));
    await closed((await publish(claimId)).publicationId);
    await excludes(claimId, [decider, refuser], /对其中一人的退回或恢复/);
  });

  it('a rejection of the claim that another sent back', async () => {
    const claimId = await claimOf([{}]);
    value(await confirm(claimId));
    value(
      await review(investigator, claimId, 'accept', {
        decision: 'rejected',
        reasonCode: 'suspected-fraud',
        opinion: '学员当日不在本地',
      }),
    );
    const seen = await version(claimId);
    const opinion = '已核实，学员在本地';
    const decided = { version: seen, decision: 'returned', opinion } as const;
    value(await as(decider, (act) => decideRejection(act, claimId, decided)));
    value(await review(fixture.staff.handler, claimId, 'accept'));
    value(await review(fixture.staff.firstReviewer, claimId, 'first-review'));
    value(await review(fixture.staff.secondReviewer, claimId, 'second-review'));
    await closed((await publish(claimId)).publicationId);
    await excludes(claimId, [decider, investigator], /不予通过的提出或决定/);
  });

  it('an objection: who proposed the answer, and who confirmed it', async () => {
    const claimId = await claimOf([{}]);
    await approve(claimId);
    const { publicationId } = await publish(claimId);
    const raised = await as(THE_PUBLIC, (act) =>
      raiseObjection(act, fixture.law.settings, publicationId, {
        lineNo: 1,
        content: '此人没有参加过培训',
        name: '何平',
        phone: '13906350001',
        address: '10.0.0.1',
      }),
    );
    const { objectionId } = value(raised);
    const answer = { version: 1, decision: 'dismissed', outcome: '走访核实，已查清事实' } as const;
    value(await as(investigator, (act) => proposeAnswer(act, objectionId, answer)));
    value(await as(decider, (act) => settleObjection(act, objectionId, { version: 2, decision: 'passed' })));
    await closed(publicationId);
    await excludes(claimId, [decider, investigator], /公示异议的答复或确认/);
  });
});
