import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { done, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  classFixture,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { TeacherPhone } from '../../testing/teaching-fixture.ts';
import type { MarkSent } from './contract-live.ts';
import { recordAttendance } from './service.ts';
import { rebuildRolls } from './service-roll.ts';

// Whatever comes in whatever order: the roll that each send leaves is the one that is made from everything.

let fixture: ClassFixture;
let classId: Uuid;
let people: PersonId[];
let phone: TeacherPhone;
beforeAll(async () => {
  fixture = await classFixture();
  ({ classId, personIds: people } = await approvedClass(fixture));
  fixture.app.clock.set('2021-07-01T10:00:00Z');
  phone = await TeacherPhone.of(fixture);
}, 120_000);
afterAll(() => fixture?.app.db.close());

const DAYS = ['2021-06-28', '2021-06-29', '2021-06-30'] as const;
const HALVES = ['morning', 'afternoon'] as const;
const halfDay = fc.record({
  taughtOn: fc.constantFrom(...DAYS),
  half: fc.constantFrom(...HALVES),
});
const step = fc.record({
  kind: fc.constantFrom('open', 'close', 'marks', 'marks', 'marks', 'all', 'sheet', 'left'),
  of: halfDay,
  who: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
  moment: fc.constantFrom('in' as const, 'out' as const, 'leave' as const),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const marksOf = ({ of, who, moment }: Step): MarkSent[] =>
  who.map((n) => {
    const personId = people[n] as PersonId;
    const idNumber = testResidentId(n + 1);
    if (moment !== 'leave') return phone.mark({ classId, personId, moment, idNumber, ...of });
    return phone.mark({ classId, personId, moment, way: 'witness', reason: '家里有事', ...of });
  });
const day = (act: 'open' | 'close', of: Step['of']) => phone.halfDay(act, classId, of);

async function take(one: Step): Promise<void> {
  const { kind, of } = one;
  if (kind === 'open' || kind === 'close') value(await phone.send([], [day(kind, of)]));
  else if (kind === 'marks') value(await phone.send(marksOf(one)));
  else if (kind === 'all') value(await phone.send(marksOf(one), [day('open', of), day('close', of)]));
  else if (kind === 'left') await breakOff(one.who[0] as number);
  else await sheet(one);
}
const sheet = async ({ of, who, moment }: Step) =>
  value(
    await actAs(fixture.app, fixture.school, (act) =>
      recordAttendance(act, {
        classId,
        slots: [{ day: localDate(of.taughtOn), half: of.half }],
        rows: who.slice(0, 1).map((n) => ({
          personId: people[n] as PersonId,
          marks: [moment === 'leave' ? 'leave' : 'present'] as const,
        })),
        source: 'test',
      }),
    ),
  );
async function breakOff(n: number): Promise<void> {
  const owner = await fixture.app.db.owner();
  await owner.query(`select set_config('app.scope_kind', 'system', false)`);
  await owner.query(
    `update enrolment set status = 'broken-off', left_on = '2021-06-29' where person_id = $1`,
    [people[n]],
  );
  await owner.end();
}

/** How many rolls would be others if they were made from everything; nothing is kept of it. */
async function differing(touched?: []): Promise<number> {
  let changed = 0;
  await actAs(fixture.app, fixture.school, async (act) => {
    if (touched) await rebuildRolls(act, classId, touched);
    changed = await rebuildRolls(act, classId);
    return done(null);
  });
  return changed;
}

describe('the roll that a send leaves', () => {
  it('is the one that is made from everything, after each of a hundred in any order', async () => {
    const kinds = new Map<string, number>();
    for (const one of fc.sample(step, { numRuns: 100, seed: 20_211_201 })) {
      await take(one);
      expect({ after: one, differing: await differing() }).toEqual({ after: one, differing: 0 });
      kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + 1);
    }
    expect([...kinds.keys()].sort()).toEqual(['all', 'close', 'left', 'marks', 'open', 'sheet']);
  }, 120_000);

  it('is another one where it does not heed what it touches (negative control)', async () => {
    ({ classId, personIds: people } = await approvedClass(await freshFixture()));
    phone = await TeacherPhone.of(fixture);
    const of = { taughtOn: '2021-06-28', half: 'morning' } as const;
    value(await phone.send([], [day('open', of), day('close', of)]));
    expect(await differing()).toBe(0);
    const owner = await fixture.app.db.owner();
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    await owner.query(`insert into attendance_mark (person_id, class_id, mark_id, division_path, organisation_id, taught_on,
        half, moment, way, marked_at, received_at, recorded_by)
      select person_id, class_id, gen_random_uuid(), division_path, organisation_id, '2021-06-28', 'morning', moment, 'code',
        now(), now(), gen_random_uuid()
      from enrolment cross join unnest(array['in', 'out']) moment where class_id = '${classId}'`);
    await owner.end();
    expect(await differing([])).toBe(people.length);
  }, 120_000);
});

async function freshFixture(): Promise<ClassFixture> {
  await fixture.app.db.close();
  fixture = await classFixture();
  fixture.app.clock.set('2021-07-01T10:00:00Z');
  return fixture;
}
