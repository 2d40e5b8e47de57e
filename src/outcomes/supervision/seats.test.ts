import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimProgress } from '../../benefits/payments/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { addActor, codes, value } from '../../testing/classes-fixture.ts';
import { disputeActs } from '../../testing/disputes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { selectOut } from '../../training/openings/index.ts';
import { disputableView, disputePage, ownDisputes } from './views.ts';

let fixture: ClaimFixture;
let school: Actor;
let stranger: Actor;
const claims = claimActs(() => fixture, claimProgress);
const { readAs, seen, raise, propose, decide } = disputeActs(() => fixture, claims);
const { openFor, people, enrol } = openingActs(() => ({
  app: fixture.app,
  school,
  handler: fixture.staff.handler,
}));
const today = () => fixture.app.clock.today();

beforeAll(async () => {
  fixture = await claimFixture();
  school = fixture.institution;
  stranger = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
});
afterAll(() => fixture.app.db.close());

const factsOf = (actor: Actor, personId: PersonId) =>
  readAs(actor, async (tx) => (await disputableView({ tx, today: today() }, personId)).facts).then((facts) =>
    facts.filter(({ fact }) => fact === 'seat'),
  );
const said = (subjectId: Uuid, kind: 'never-enrolled' | 'not-selected' | 'wrong-place' | 'never-left') =>
  ({ subjectType: 'seat', fact: 'seat', kind, subjectId, content: '我没有报过这个班' }) as const;
/** A class with one seat that begins later, and two people who enrolled. */
async function enrolled(numbers: readonly [number, number]) {
  const startOn = '2021-10-11';
  const { classId, openingId } = await openFor(
    1,
    { startOn, endOn: '2021-10-22' },
    { openUntil: '2021-10-10' },
  );
  const [a, b] = (await people(numbers)) as [Actor, Actor];
  const first = value(await enrol(a, openingId)).seatId as Uuid;
  const second = value(await enrol(b, openingId)).seatId as Uuid;
  return { classId, openingId, a, b, first, second };
}

describe('a place in a class, disputed', () => {
  it('says how it stands, to her and to her county and to nobody else', async () => {
    const { classId, a, b, second } = await enrolled([701, 702]);
    expect(await factsOf(a, a.personId as PersonId)).toMatchObject([
      { subjectType: 'seat', parentId: classId, stated: '报名号 1，有名额', live: null },
    ]);
    const waiting = await factsOf(b, b.personId as PersonId);
    expect(waiting).toMatchObject([
      { subjectId: second, stated: '报名号 2，排队等名额', subjectName: '保育员班' },
    ]);
    expect(waiting[0]?.kinds).toEqual([
      { kind: 'never-enrolled', holds: false },
      { kind: 'wrong-place', holds: false },
    ]);
    expect(await factsOf(a, b.personId as PersonId), 'of somebody else').toEqual([]);
    expect(await factsOf(stranger, b.personId as PersonId), 'from another county').toEqual([]);
    expect(await factsOf(fixture.staff.handler, b.personId as PersonId), 'control').toHaveLength(1);
  });

  it('opens a case with a number and a day at the county, answered by two people', async () => {
    const { classId, b, second } = await enrolled([703, 704]);
    const { disputeId, number, heldLines } = value(await raise(b, said(second, 'never-enrolled')));
    expect(number).toMatch(/^B371526-2021-\d{4}$/);
    expect(heldLines).toBe(0);
    expect(codes(await raise(b, said(second, 'wrong-place')))).toEqual(['dispute-open']);
    const page = (actor: Actor) =>
      readAs(actor, (tx) => disputePage({ tx, today: today() }, { limit: 50, fact: 'seat' }));
    expect((await page(fixture.staff.handler)).rows).toMatchObject([
      { disputeId, number, subjectType: 'seat', parentId: classId, dueOn: expect.any(String) },
    ]);
    expect((await page(stranger)).rows).toEqual([]);
    const own = () =>
      readAs(b, async (tx) =>
        (await ownDisputes({ tx, actor: b, today: today() }, b.personId as PersonId)).rows.at(0),
      );
    expect(await own()).toMatchObject({ number, answerByOn: expect.any(String), status: 'open' });
    value(await propose(disputeId));
    value(await decide(disputeId));
    expect(await seen(disputeId)).toMatchObject({
      status: 'upheld',
      statedNow: '报名号 2，排队等名额',
      lines: [],
    });
    expect(await own()).toMatchObject({ status: 'upheld', answerByOn: null });
  });

  it('is refused for what it is not, and for the place of somebody else; not selected may be disputed', async () => {
    const { openingId, a, b, first, second } = await enrolled([705, 706]);
    expect(codes(await raise(a, said(second, 'never-enrolled')))).toEqual(['no-such-fact']);
    expect(codes(await raise(a, said(first, 'not-selected')))).toEqual(['wrong-kind']);
    expect(codes(await raise(b, { ...said(second, 'never-enrolled'), kind: 'not-me' }))).toEqual([
      'wrong-kind',
    ]);
    value(
      await claims.as(school, (act) => selectOut(act, { openingId, seatId: first, reason: 'not-reached' })),
    );
    const [fact] = await factsOf(a, a.personId as PersonId);
    expect(fact).toMatchObject({ stated: '报名号 1，机构没有录取' });
    value(await raise(a, said(first, 'not-selected')));
  });
});
