import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater, TODAY } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import { publicationActs } from '../../testing/publications-fixture.ts';
import { closePublication } from './service.ts';
import { acceptObjection, proposeAnswer, settleObjection } from './service-objection.ts';
import { lookUpObjection, raiseObjection } from './service-raise.ts';
import { objectionListView, publicationView } from './views.ts';

let fixture: ClaimFixture;
/** Two people of the bureau who signed nothing of any claim. */
let investigator: Actor;
let decider: Actor;
const claims = claimActs(() => fixture, nothingLater);
const { addBudget, approve, as, claimOf, money, read, statuses } = claims;
const { afterLastDay, publish } = publicationActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
  investigator = await addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY });
  decider = await addActor(fixture.app, { role: 'county-second-reviewer', divisionCode: COUNTY });
});
afterAll(() => fixture.app.db.close());

async function published(people = 3) {
  const claimId = await claimOf(Array.from({ length: people }, () => ({})));
  await approve(claimId);
  return { claimId, publicationId: (await publish(claimId)).publicationId };
}

let telephones = 0;
const telephone = () => `1390635${String(++telephones).padStart(4, '0')}`;
const object = (publicationId: Uuid, lineNo: number, from: { phone?: string; address?: string } = {}) =>
  as(THE_PUBLIC, (act) =>
    raiseObjection(act, fixture.law.settings, publicationId, {
      lineNo,
      content: '此人没有参加过培训',
      name: '何平',
      phone: telephone(),
      address: `10.0.0.${telephones}`,
      ...from,
    }),
  );
async function objectionsOf(publicationId: Uuid, by: Actor = decider) {
  const filter = { status: null, publicationId, number: null, after: null, limit: 100 };
  return (await read((tx) => objectionListView({ tx, actor: by, today: TODAY }, filter))).rows;
}
async function against(publicationId: Uuid, lineNo: number) {
  const found = (await objectionsOf(publicationId)).find((row) => row.lineNo === lineNo);
  if (!found) throw new Error('no objection to this line');
  return { objectionId: found.objectionId as Uuid, version: found.version };
}
async function accept(by: Actor, publicationId: Uuid, lineNo: number) {
  const { objectionId, version } = await against(publicationId, lineNo);
  return as(by, (act) => acceptObjection(act, fixture.law.settings, objectionId, version));
}
async function propose(
  by: Actor,
  publicationId: Uuid,
  lineNo: number,
  decision: 'upheld' | 'dismissed' = 'dismissed',
) {
  const { objectionId, version } = await against(publicationId, lineNo);
  return as(by, (act) =>
    proposeAnswer(act, objectionId, { version, decision, outcome: '走访核实，已查清事实' }),
  );
}
async function settle(
  by: Actor,
  publicationId: Uuid,
  lineNo: number,
  decision: 'passed' | 'returned' = 'passed',
) {
  const { objectionId, version } = await against(publicationId, lineNo);
  return as(by, (act) =>
    settleObjection(act, objectionId, {
      version,
      decision,
      ...(decision === 'returned' ? { opinion: '请再走访一次' } : {}),
    }),
  );
}
const shownStatuses = async (publicationId: Uuid) =>
  (
    await read((tx) => publicationView({ tx, actor: fixture.staff.handler, today: TODAY }, publicationId))
  )?.lines.map((line) => line.status);

describe('an objection', () => {
  it('stops that line only; upheld by two its money goes back, dismissed the line goes on', async () => {
    const { claimId, publicationId } = await published();
    const before = await money();
    expect(value(await object(publicationId, 1))).toMatchObject({ acceptedBy: '2021-08-23' });
    value(await object(publicationId, 2));
    expect(codes(await object(publicationId, 99))).toEqual(['no-such-line']);
    // Received, but not yet accepted by the bureau: nothing is contested.
    expect(await shownStatuses(publicationId)).toEqual(['published', 'published', 'published']);
    value(await accept(fixture.staff.handler, publicationId, 1));
    expect(codes(await accept(fixture.staff.handler, publicationId, 1))).toEqual(['wrong-status']);
    expect(await shownStatuses(publicationId)).toEqual(['contested', 'published', 'published']);
    value(await propose(investigator, publicationId, 1, 'upheld'));
    expect(value(await settle(decider, publicationId, 1))).toMatchObject({
      status: 'upheld',
      lineStatus: 'refused',
    });
    expect(await money()).toEqual({ ...before, reserved: before.reserved - 132_000 });
    await afterLastDay(async () =>
      value(await as(fixture.staff.handler, (act) => closePublication(act, publicationId, 1))),
    );
    // The line of the objection that nobody has accepted yet waits as well.
    expect(await statuses(claimId)).toEqual(['refused', 'contested', 'payable']);
    value(await propose(investigator, publicationId, 2));
    expect(value(await settle(decider, publicationId, 2)).lineStatus).toBe('payable');
    expect(await statuses(claimId)).toEqual(['refused', 'payable', 'payable']);
  });

  it('is answered by two people who signed nothing of its claim', async () => {
    const { publicationId } = await published();
    value(await object(publicationId, 1));
    const { handler, firstReviewer, secondReviewer } = fixture.staff;
    const offered = async (by: Actor) => {
      const [row] = await objectionsOf(publicationId, by);
      return {
        answers: row?.allowed.filter((act) => act !== 'objections.accept'),
        hasSigned: row?.hasSigned,
      };
    };
    for (const signer of [handler, firstReviewer, secondReviewer]) {
      expect(codes(await propose(signer, publicationId, 1))).toEqual(['signed-claim']);
      expect(await offered(signer)).toEqual({ answers: [], hasSigned: true });
    }
    expect(await offered(investigator)).toEqual({ answers: ['objections.propose'], hasSigned: false });
    value(await propose(investigator, publicationId, 1));
    expect(await offered(secondReviewer)).toEqual({ answers: [], hasSigned: true });
    expect(await offered(decider)).toEqual({ answers: ['objections.settle'], hasSigned: false });
    expect(codes(await settle(secondReviewer, publicationId, 1))).toEqual(['signed-claim']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: investigator.personKey,
    });
    expect(codes(await settle(twin, publicationId, 1))).toEqual(['four-eyes']);
    expect(await offered(twin)).toEqual({ answers: [], hasSigned: false });
    const { auditor } = fixture.staff;
    const acting = await actingFor(fixture.app, auditor, secondReviewer);
    expect(codes(await settle(acting, publicationId, 1)), 'for one who signed').toEqual(['signed-claim']);
    const forInvestigator = await actingFor(fixture.app, auditor, investigator);
    expect(codes(await settle(forInvestigator, publicationId, 1))).toEqual(['four-eyes']);
    expect(value(await settle(decider, publicationId, 1, 'returned')).status).toBe('open');
    value(await propose(investigator, publicationId, 1));
    expect(value(await settle(decider, publicationId, 1)).status).toBe('dismissed');
    const [row] = await objectionsOf(publicationId);
    expect(row?.steps.map(({ who, decision }) => [who, decision])).toEqual([
      [investigator.displayName, 'prepared'],
      [decider.displayName, 'returned'],
      [investigator.displayName, 'prepared'],
      [decider.displayName, 'passed'],
    ]);
  });

  it('is answered together with the others against the same line', async () => {
    const { publicationId } = await published();
    value(await object(publicationId, 1));
    value(await object(publicationId, 1));
    value(await object(publicationId, 2));
    expect((await against(publicationId, 1)) && (await objectionsOf(publicationId))).toMatchObject([
      { lineNo: 2, together: 1 },
      { lineNo: 1, together: 2 },
      { lineNo: 1, together: 2 },
    ]);
    value(await propose(investigator, publicationId, 1));
    value(await settle(decider, publicationId, 1));
    expect((await objectionsOf(publicationId)).map(({ status }) => status)).toEqual([
      'received',
      'dismissed',
      'dismissed',
    ]);
  });

  it('is read by its number and the end of the telephone number, with the answer once there is one', async () => {
    const { publicationId } = await published();
    const { number } = value(await object(publicationId, 1, { phone: '13906359876' }));
    expect(number).toMatch(/^Y371526-2021-\d{4}$/);
    const ask = (phoneTail: string) => as(THE_PUBLIC, (act) => lookUpObjection(act, { number, phoneTail }));
    expect(codes(await ask('0000'))).toEqual(['not-found']);
    expect(value(await ask('9876'))).toMatchObject({ status: 'received', outcome: null, lineNo: 1 });
    value(await propose(investigator, publicationId, 1));
    // What is only proposed is not an answer.
    expect(value(await ask('9876'))).toMatchObject({ status: 'proposed', outcome: null });
    value(await settle(decider, publicationId, 1));
    expect(value(await ask('9876'))).toMatchObject({ status: 'dismissed', outcome: '走访核实，已查清事实' });
    const rows = await readTx(fixture.app.db, { kind: 'public' }, (tx) =>
      tx.selectFrom('objection').select('objectionId').execute(),
    );
    expect(rows).toEqual([]);
  });
});

describe('many objections', () => {
  it('of one telephone, or of one address, are few', async () => {
    const { publicationId } = await published(6);
    value(await object(publicationId, 1, { phone: '13906350001' }));
    expect(codes(await object(publicationId, 1, { phone: '8613906350001' }))).toEqual(['objection-twice']);
    value(await object(publicationId, 2, { phone: '13906350001' }));
    value(await object(publicationId, 3, { phone: '13906350001' }));
    expect(codes(await object(publicationId, 4, { phone: '13906350001' }))).toEqual(['objection-limit']);
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        object(publicationId, (index % 6) + 1, { address: '203.0.113.7' }),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(5);
    expect(new Set(tried.filter(({ ok }) => !ok).flatMap(codes))).toEqual(new Set(['objection-limit']));
    // Nobody has accepted one: the publication goes on as it was.
    expect(new Set(await shownStatuses(publicationId))).toEqual(new Set(['published']));
  });

  it('of one telephone against one line at once: one is taken', async () => {
    const { publicationId } = await published(1);
    const tried = await Promise.all(
      Array.from({ length: 50 }, () => object(publicationId, 1, { phone: '13906350002' })),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('are answered by one of fifty', async () => {
    const { publicationId } = await published(1);
    value(await object(publicationId, 1));
    value(await propose(investigator, publicationId, 1));
    const deciders = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(fixture.app, { role: 'county-second-reviewer', divisionCode: COUNTY }),
      ),
    );
    const { objectionId, version } = await against(publicationId, 1);
    const tried = await Promise.all(
      deciders.map((by) =>
        as(by, (act) => settleObjection(act, objectionId, { version, decision: 'passed' })),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(tried.filter(({ ok }) => !ok).flatMap(codes))).toEqual(new Set(['version-conflict']));
  });
});
