import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { addActor } from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { grantsBeside } from '../claims/service-grants.ts';
import { guideStateOf, guideWaitOf, isOfHers } from './rules.ts';
import { guideForHer } from './service-guide.ts';

let fixture: ClaimFixture;
const { people } = openingActs(() => ({
  app: fixture.app,
  school: fixture.institution,
  handler: fixture.staff.handler,
}));
beforeAll(async () => {
  fixture = await claimFixture(SHENYANG);
});
afterAll(() => fixture.app.db.close());

const guide = (who: Actor, personId: PersonId, benefit = 'training-subsidy', policyId = 'liaoning-2024') =>
  readTx(fixture.app.db, who.scope, (tx) =>
    guideForHer(
      { tx, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() },
      {
        policies: fixture.law.policies,
        grantsOf: (act, lines) => grantsBeside(act, lines, null),
      },
      { policyId, benefit, personId },
    ),
  );
const workerOf = async (personId: PersonId): Promise<Actor> => ({
  ...(await addActor(fixture.app, { role: 'worker', personId })),
  scope: { kind: 'person', personId },
});

describe('a service guide for a person', () => {
  it('strikes out what departments have answered, each with source and day, and nothing of a class to come', async () => {
    const { personIds } = await fixture.addClass([{}]);
    const her = personIds[0] as PersonId;
    const checks = (await guide(await workerOf(her), her))?.checks ?? [];
    const proved = checks.filter(({ state }) => state === 'proved');
    expect(proved.length).toBeGreaterThan(0);
    for (const { facts } of proved)
      for (const { pointer, sourceDepartment, knownOn } of facts.filter(
        (fact) => fact.pointer !== '/claim/division',
      ))
        expect([sourceDepartment, knownOn], pointer).not.toContain(null);
    const ofClass = checks.filter(({ facts }) =>
      facts.some(({ pointer }) => pointer.startsWith('/training') || pointer.startsWith('/certificate')),
    );
    expect(ofClass.length).toBeGreaterThan(0);
    expect(ofClass.every(({ state }) => state === 'later')).toBe(true);
  });

  it('answers every condition: hers apart from what the school and the bureau see to', async () => {
    const { personIds } = await fixture.addClass([{}]);
    const her = personIds[0] as PersonId;
    const checks = (await guide(await workerOf(her), her))?.checks ?? [];
    const pack = fixture.law.policies.packs.get('liaoning-2024')?.data;
    const named = [...(pack?.benefits.values() ?? [])].find(({ benefit }) => benefit === 'training-subsidy');
    expect(checks.map(({ check }) => check)).toEqual(
      [...(pack?.everyClaim ?? []), ...(named?.checks ?? [])].map(({ check }) => check),
    );
    const answers = Object.fromEntries(
      checks.map(({ check, state, waitsFor, isHers }) => [check, [state, waitsFor, isHers]]),
    );
    expect(answers).toMatchObject({
      'person-excluded': ['proved', null, true],
      'eligible-group': ['proved', null, true],
      'employer-route': ['apart', null, true],
      'class-approved-first': ['later', null, false],
      'institution-not-suspended': ['later', null, false],
      'enrolled-first': ['later', 'enrolment', true],
      certificate: ['later', 'certificate', true],
    });
  });

  it('proves nothing of whom no department has answered for (negative control)', async () => {
    const [none] = (await people([801])) as [Actor];
    const checks = (await guide(none, none.personId as PersonId))?.checks ?? [];
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ state }) => state === 'proved')).toEqual([]);
  });

  it('is not there for another person, another benefit or another notice', async () => {
    const [a, b] = (await people([802, 803])) as [Actor, Actor];
    expect(await guide(a, b.personId as PersonId)).toBeUndefined();
    expect(await guide(a, a.personId as PersonId, 'no-such-benefit')).toBeUndefined();
    expect(await guide(a, a.personId as PersonId, 'training-subsidy', 'no-such-notice')).toBeUndefined();
  });

  it('rests on her own facts alone', () => {
    const known = { pointer: '/person/hukou', knownOn: '2021-06-01' };
    const today = { pointer: '/claim/date', knownOn: '2021-06-15' };
    expect(guideStateOf({ verdict: 'met', facts: [known, today] })).toBe('proved');
    expect(guideStateOf({ verdict: 'not-met', facts: [known] })).toBe('against');
    expect(guideStateOf({ verdict: 'unknown', facts: [known] })).toBe('asked');
    expect(guideStateOf({ verdict: 'met', facts: [{ ...known, knownOn: null }] })).toBe('asked');
    expect(
      guideStateOf({ verdict: 'met', facts: [known, { pointer: '/training/enrolledOn', knownOn: null }] }),
    ).toBe('later');
    expect(guideStateOf({ verdict: 'met', facts: [today] })).toBe('later');
  });

  it('waits for the last thing on her way that it rests on', () => {
    const facts = (...pointers: string[]) => pointers.map((pointer) => ({ pointer }));
    expect(guideWaitOf(facts('/training/enrolledOn', '/training/startOn'))).toBe('enrolment');
    expect(guideWaitOf(facts('/certificate/issuedOn', '/training/enrolledOn'))).toBe('certificate');
    expect(guideWaitOf(facts('/training/approvedOn', '/claim/date'))).toBeNull();
    expect(isOfHers(facts('/training/approvedOn', '/claim/date'))).toBe(false);
    expect(isOfHers(facts('/person/groups', '/training/kind'))).toBe(true);
    expect(isOfHers(facts('/attendance/days'))).toBe(true);
  });
});
