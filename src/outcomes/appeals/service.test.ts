import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimProgress } from '../../benefits/payments/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, type Tx } from '../../platform/db/index.ts';
import { done, localDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { suspendOrganisation } from '../../registry/organisations/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { lineDecisions } from '../../testing/line-decisions-fixture.ts';
import { recoveryActs } from '../../testing/recoveries-fixture.ts';
import type { AppealSubject, Outcome } from './contract.ts';
import { isLate, readAppealDays } from './rules.ts';
import {
  decideAbove,
  decideAppeal,
  fulfilAppeal,
  lodgeAbove,
  lodgeAppeal,
  withdrawAppeal,
} from './service.ts';
import { appealPage, appealView, draftView } from './views.ts';

let fixture: ClaimFixture;
let other: Actor;
let city: Actor;
const { claims, noticed, paid } = recoveryActs(() => fixture, claimProgress);
const { as, claimOf, approve, statuses } = claims;
const lines = lineDecisions(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  await claims.addBudget(1_000_000_00);
  other = await addActor(fixture.app, { role: 'county-first-reviewer', divisionCode: COUNTY });
  city = await addActor(fixture.app, { role: 'city-viewer', divisionCode: '371500' });
});
afterAll(() => fixture.app.db.close());

const readAs = <T>(actor: Actor, fn: (tx: Tx) => Promise<T>) => readTx(fixture.app.db, actor.scope, fn);
const view = (appealId: Uuid, actor: Actor = fixture.staff.handler) =>
  readAs(actor, async (tx) => {
    const found = await appealView({ tx, actor, today: fixture.app.clock.today() }, appealId);
    if (!found) throw new Error('no such appeal');
    return found;
  });
const content = '这一行符合条件，请复核';
const lodge = (subjectType: AppealSubject, subjectId: Uuid, by: Actor = fixture.institution, paper = {}) =>
  as(by, (act) => lodgeAppeal(act, { subjectType, subjectId, content, ...paper }));
const now = async (appealId: Uuid) => (await view(appealId)).version;
const decide = async (appealId: Uuid, outcome: Outcome, by: Actor = other) => {
  const version = await now(appealId);
  return as(by, (act) => decideAppeal(act, appealId, { version, outcome, opinion: '已核对材料' }));
};
const above = async (appealId: Uuid, outcome: Outcome, by: Actor = city) => {
  const version = await now(appealId);
  return as(by, (act) => decideAbove(act, appealId, { version, outcome, opinion: '已调卷核对' }));
};
const say = async (
  work: typeof lodgeAbove,
  appealId: Uuid,
  by: Actor = fixture.institution,
): Promise<Result<unknown>> => {
  const version = await now(appealId);
  return as(by, (act) => work(act, appealId, { version, reason: '不服，请再看' }));
};
/** An approved claim of two with its first line refused afterwards. */
async function refusedLine() {
  const claimId = await claimOf([{}, {}]);
  await approve(claimId);
  value(await lines.decide(claimId, 0, 'refuse'));
  const { claimLineId } = await lines.lineOf(claimId, 0);
  return { claimId, claimLineId };
}
async function onDay<T>(day: string, fn: () => Promise<T>): Promise<T> {
  fixture.app.clock.set(`${day}T02:00:00Z`);
  try {
    return await fn();
  } finally {
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  }
}

describe('an appeal against a refused line', () => {
  it('is decided by somebody who took no part, and upheld the line is granted by two', async () => {
    const { claimId, claimLineId } = await refusedLine();
    const { appealId, number } = value(await lodge('claim-line', claimLineId));
    expect(number).toMatch(/^F371526-2021-\d{4}$/);
    expect(codes(await lodge('claim-line', claimLineId))).toEqual(['appeal-lodged']);
    for (const signer of [fixture.staff.handler, fixture.staff.secondReviewer]) {
      expect((await view(appealId, signer)).allowed).not.toContain('appeals.decide');
      expect(codes(await decide(appealId, 'upheld', signer))).toEqual(['took-part']);
    }
    expect((await view(appealId, other)).allowed).toContain('appeals.decide');
    value(await decide(appealId, 'upheld'));
    expect(codes(await decide(appealId, 'upheld'))).toEqual(['wrong-status']);
    expect(await statuses(claimId)).toEqual(['refused', 'granted']);
    value(await say(fulfilAppeal, appealId, fixture.staff.handler));
    expect(await statuses(claimId)).toEqual(['computed', 'granted']);
    value(await lines.propose(claimId, 0));
    value(await lines.decide(claimId, 0, 'grant'));
    expect(await statuses(claimId)).toEqual(['granted', 'granted']);
    const seen = await view(appealId, fixture.institution);
    expect(seen.steps.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['lodged', null],
      ['decided', 'upheld'],
      ['fulfilled', null],
    ]);
    expect(seen.allowed).toEqual([]);
  });

  it('goes to the office above against the decision, and ends there', async () => {
    const { claimLineId } = await refusedLine();
    const { appealId } = value(await lodge('claim-line', claimLineId));
    expect(codes(await say(lodgeAbove, appealId))).toEqual(['not-yet-above']);
    value(await decide(appealId, 'dismissed'));
    expect((await view(appealId, fixture.institution)).allowed).toEqual(['appeals.lodgeAbove']);
    expect(codes(await say(lodgeAbove, appealId, fixture.staff.handler))).toEqual(['not-own-appeal']);
    value(await say(lodgeAbove, appealId));
    expect((await view(appealId, city)).allowed).toEqual(['appeals.decideAbove']);
    expect(codes(await decide(appealId, 'upheld'))).toEqual(['wrong-status']);
    value(await above(appealId, 'dismissed'));
    expect(await view(appealId)).toMatchObject({ status: 'final', dueOn: null });
    expect(codes(await lodge('claim-line', claimLineId))).toEqual(['appeal-lodged']);
  });

  it('goes up without a decision once its day has passed', async () => {
    const { claimLineId } = await refusedLine();
    const { appealId } = value(await lodge('claim-line', claimLineId));
    await onDay('2021-09-30', async () => {
      value(await say(lodgeAbove, appealId));
    });
    value(await above(appealId, 'partly'));
    expect(await view(appealId)).toMatchObject({ status: 'upheld-above' });
  });

  it('is taken back by its side, and lodged again', async () => {
    const { claimLineId } = await refusedLine();
    const { appealId } = value(await lodge('claim-line', claimLineId));
    expect(codes(await say(withdrawAppeal, appealId, fixture.staff.handler))).toEqual(['not-own-appeal']);
    value(await say(withdrawAppeal, appealId));
    expect(codes(await decide(appealId, 'upheld'))).toEqual(['wrong-status']);
    value(await lodge('claim-line', claimLineId));
  });
});

describe('an appeal on paper', () => {
  it('is recorded by the handler with its number, and spoken for by the handler', async () => {
    const { claimLineId } = await refusedLine();
    const { handler } = fixture.staff;
    const paper = { appellant: '田禾', paperNumber: '收文〔2021〕88号' };
    expect(codes(await lodge('claim-line', claimLineId, handler))).toEqual(['paper-needed']);
    expect(codes(await lodge('claim-line', claimLineId, fixture.institution, paper))).toEqual(['no-paper']);
    const { appealId } = value(await lodge('claim-line', claimLineId, handler, paper));
    expect(await view(appealId, handler)).toMatchObject({ appellant: '田禾', isLate: false });
    expect((await view(appealId, handler)).allowed).toEqual(['appeals.withdraw']);
    value(await say(withdrawAppeal, appealId, handler));
  });
});

describe('what may be appealed against', () => {
  it('is a decision against somebody: a suspension and a recovery, too', async () => {
    const { secondReviewer } = fixture.staff;
    const claimId = await claimOf([{}]);
    const { claimLineId } = await lines.lineOf(claimId, 0);
    expect(codes(await lodge('claim-line', claimLineId))).toEqual(['not-appealable']);
    expect(codes(await lodge('claim', claimId))).toEqual(['not-appealable']);
    expect(codes(await lodge('claim', fixture.app.ids.uuid()))).toEqual(['not-found']);
    const recoveryId = await noticed((await paid([{}])).lines);
    value(await lodge('recovery', recoveryId));
    const suspended = await as(secondReviewer, async (act) =>
      suspendOrganisation(act, {
        organisationId: fixture.institutionId,
        suspendedOn: localDate('2021-08-21'),
        reason: '检查发现问题',
        source: '高人社发〔2021〕3号',
      }),
    );
    value(suspended);
    const { rows } = await readAs(secondReviewer, async (tx) =>
      appealPage({ tx, today: localDate('2021-08-20') }, { limit: 50 }),
    );
    const listed = rows.find(({ subjectId }) => subjectId === recoveryId);
    expect(listed).toMatchObject({ subjectType: 'recovery', status: 'lodged' });
    const draft = await readAs(fixture.institution, (tx) =>
      draftView(
        { tx, actor: fixture.institution, today: localDate('2021-08-20') },
        { subjectType: 'recovery', subjectId: recoveryId },
      ),
    );
    expect(draft).toMatchObject({ allowed: [], byPaper: false, live: { number: listed?.number } });
  });

  it('is not what belongs to somebody else', async () => {
    const { claimLineId } = await refusedLine();
    expect(codes(await lodge('claim-line', claimLineId, fixture.employer))).toEqual(['not-found']);
  });
});

describe('the days', () => {
  it('are read from the data, and what comes later is late', () => {
    const { lodge: days } = readAppealDays();
    expect(isLate(localDate('2021-01-01'), days, localDate('2021-03-02'))).toBe(false);
    expect(isLate(localDate('2021-01-01'), days, localDate('2021-03-03'))).toBe(true);
    expect(isLate(null, days, localDate('2021-03-03'))).toBe(false);
    expect(() => readAppealDays('lodge: {days: 0}')).toThrow();
  });
});

describe('of fifty', () => {
  const winners = async <T>(work: () => Promise<Result<T>>) =>
    (await Promise.all(Array.from({ length: 50 }, work))).filter(({ ok }) => ok).length;

  it('one lodges, one decides, one goes up, one puts right', async () => {
    const { claimLineId } = await refusedLine();
    expect(await winners(() => lodge('claim-line', claimLineId))).toBe(1);
    const { rows } = await readAs(other, (tx) =>
      appealPage({ tx, today: localDate('2021-08-20') }, { limit: 50 }),
    );
    const appealId = rows.find(({ subjectId }) => subjectId === claimLineId)?.appealId as Uuid;
    const partly = { version: 1, outcome: 'partly', opinion: '已核对材料' } as const;
    expect(await winners(() => as(other, (act) => decideAppeal(act, appealId, partly)))).toBe(1);
    const said = { version: await now(appealId), reason: '不服，请再看' };
    const both = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        at % 2 === 0
          ? as(fixture.institution, (act) => lodgeAbove(act, appealId, said))
          : as(fixture.staff.handler, (act) => fulfilAppeal(act, appealId, said)),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('all get through where nobody contends (negative control)', async () => {
    expect(await winners(() => as(other, async () => done(null)))).toBe(50);
  });

  it('many lodge where the database does not guard it (negative control)', async () => {
    const { claimLineId } = await refusedLine();
    const owner = await fixture.app.db.owner();
    try {
      await owner.query('drop index appeal_one_live');
    } finally {
      await owner.end();
    }
    expect(await winners(() => lodge('claim-line', claimLineId))).toBeGreaterThan(1);
  });
});
