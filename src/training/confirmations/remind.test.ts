import { afterAll, beforeEach, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  classFixture,
  value,
} from '../../testing/classes-fixture.ts';
import { CONFIRMATION_TEXT } from './rules.ts';
import { confirmOwn } from './service.ts';
import { remindToConfirm } from './service-remind.ts';
import { classesToAsk } from './store-remind.ts';
import { ownView } from './views.ts';

let fixture: ClassFixture;
let classId: Uuid;
let personIds: PersonId[];
const fixtures: ClassFixture[] = [];
beforeEach(async () => {
  fixture = await classFixture();
  fixtures.push(fixture);
  ({ classId, personIds } = await approvedClass(fixture));
});
afterAll(() => Promise.all(fixtures.map(({ app }) => app.db.close())));

const remind = async (day: string) => {
  fixture.app.clock.set(`${day}T02:00:00Z`);
  const asked = await actAs(fixture.app, fixture.staff.handler, async (act) => ({
    ok: true as const,
    value: await remindToConfirm(act),
  }));
  return value(asked);
};
const waiting = (day: string) =>
  readTx(fixture.app.db, { kind: 'system' }, (tx) =>
    classesToAsk(tx, {
      today: localDate(day),
      from: localDate('2021-01-01'),
      askedBefore: localDate(day),
    }),
  );
const confirmAll = async () => {
  for (const personId of personIds) {
    const who = { ...(await addActor(fixture.app, { role: 'worker', personId })) };
    const own = { ...who, scope: { kind: 'person' as const, personId } };
    const at = { actor: own, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() };
    const view = await readTx(fixture.app.db, own.scope, (tx) => ownView({ tx, ...at }, personId, classId));
    value(
      await actAs(fixture.app, own, (act) => confirmOwn(act, { personId, classId }, view?.digestNow ?? '')),
    );
  }
};

it('asks once when the last day has passed, once more after the days of the file, and never whoever confirmed', async () => {
  const [ended] = await waiting('2021-12-31');
  expect(ended).toMatchObject({ classId, round: 1, open: personIds.length });
  const { againAfterDays } = CONFIRMATION_TEXT.remind;
  expect(againAfterDays).toBe(7);
  expect(await remind('2021-07-09'), 'its last day: nothing').toBe(0);
  expect(await remind('2021-07-10')).toBe(1);
  expect(await remind('2021-07-10'), 'the same day again').toBe(0);
  expect(await remind('2021-07-16'), 'too early for the second').toBe(0);
  expect(await remind('2021-07-17')).toBe(1);
  expect(await remind('2021-07-30'), 'never a third time').toBe(0);
});

it('asks nobody of a class in which everybody has confirmed, nor of one that ended long ago', async () => {
  expect(await remind('2021-12-31'), 'long ago').toBe(0);
  fixture.app.clock.set('2021-07-10T02:00:00Z');
  await confirmAll();
  expect(await remind('2021-07-10')).toBe(0);
  expect(await waiting('2021-12-31')).toEqual([]);
});

it('of fifty runs at once one asks', async () => {
  fixture.app.clock.set('2021-07-10T02:00:00Z');
  const tried = await Promise.all(
    Array.from({ length: 50 }, () =>
      actAs(fixture.app, fixture.staff.handler, async (act) => ({
        ok: true as const,
        value: await remindToConfirm(act),
      })),
    ),
  );
  expect(tried.map(value).filter((asked) => asked > 0)).toEqual([1]);
});
