import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  classFixture,
  value,
} from '../../testing/classes-fixture.ts';
import { deps, FIRST_MORNING, worker } from '../../testing/teaching-fixture.ts';
import { codeAt } from './rules-counting.ts';
import { SECRET_BYTES } from './rules-marks.ts';
import { beginHalfDay } from './service-sessions.ts';
import { signIn } from './service-sign.ts';

// A code of six digits can be tried: so often, and not once more, by one person in one half day.

const MOST = 5;
const SECRET = new Uint8Array(SECRET_BYTES).fill(7);
let fixture: ClassFixture;
let people: Actor[];
beforeAll(async () => {
  fixture = await classFixture();
  const { classId, personIds } = await approvedClass(fixture);
  fixture.app.clock.set(FIRST_MORNING);
  const asked = { classId, taughtOn: localDate('2021-06-28'), half: 'morning' as const };
  value(await actAs(fixture.app, fixture.school, (act) => beginHalfDay(act, deps, asked)));
  people = [];
  for (const personId of personIds) people.push(await worker(fixture, personId as PersonId));
}, 60_000);
afterAll(() => fixture?.app.db.close());
const owner = async (text: string) => {
  const client = await fixture.app.db.owner();
  try {
    await client.query(`select set_config('app.scope_kind', 'system', false)`);
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};
beforeEach(() => owner('truncate sign_in_try'));

const right = () => codeAt(SECRET, 'in', fixture.app.clock.now());
const wrong = () => String((Number(right()) + 1) % 1_000_000).padStart(6, '0');
async function press(by: Actor, code: string): Promise<string> {
  const tried = await actAs(fixture.app, by, (act) =>
    signIn(act, { sessionId: null, phoneId: fixture.app.ids.uuid() as Uuid, code }),
  );
  if (!tried.ok) return tried.refusals[0]?.code ?? '';
  return 'wrong' in tried.value ? tried.value.wrong.code : 'signed';
}
const times = (answers: readonly string[], code: string) => answers.filter((one) => one === code).length;

describe('wrong codes', () => {
  it('are counted and say how many are left; the right one is no way in after the last', async () => {
    const [she, other] = people as [Actor, Actor];
    const answers = [];
    for (let n = 0; n < MOST; n += 1) answers.push(await press(she, wrong()));
    expect(answers).toEqual([...Array(MOST - 1).fill('code-wrong'), 'codes-used-up']);
    expect(await press(she, right())).toBe('codes-used-up');
    expect(await owner('select wrong, ran_out_at is not null as out from sign_in_try')).toEqual([
      { wrong: MOST, out: true },
    ]);
    expect(await press(other, wrong())).toBe('code-wrong');
    expect(await press(other, right())).toBe('signed');
  });

  it('are five of fifty at once', async () => {
    const [she] = people as [Actor];
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(she, wrong())));
    expect([times(answers, 'code-wrong'), times(answers, 'codes-used-up')]).toEqual([MOST - 1, 46]);
    expect(await owner('select wrong from sign_in_try')).toEqual([{ wrong: MOST }]);
  }, 60_000);

  it('are more than five of fifty at once without the lock (negative control)', async () => {
    const [she] = people as [Actor];
    await owner(`create or replace function sign_in_tries(one bigint, day date, part text) returns int language plpgsql as $$
      begin return coalesce((select wrong from sign_in_try where person_id = one and taught_on = day and half = part), 0); end $$`);
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(she, wrong())));
    expect(times(answers, 'code-wrong')).toBeGreaterThan(MOST - 1);
  }, 60_000);
});
