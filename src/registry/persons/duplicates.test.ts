import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act, Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import {
  divisionPathOf,
  done,
  type IdentityNumber,
  identityOf,
  type PersonId,
} from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { personJobs } from './jobs.ts';
import { lastingNumber } from './rules-likeness.ts';
import { soundOf } from './rules-readings.ts';
import { registerPersons } from './service.ts';
import { endApart, keepApart } from './service-apart.ts';
import { duplicatesView } from './views-merges.ts';

const COUNTY = '371526';
const PATH = divisionPathOf(COUNTY);

let app: TestApp;
let staff: Staff;
let neighbour: Actor;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into division (division_code, name, level, path, source) values
      ('371526', '高唐县', 'county', 'd37.d15.d26', 'test'), ('371525', '冠县', 'county', 'd37.d15.d25', 'test')`.execute(
      tx,
    ),
  );
  staff = await addStaff(app, COUNTY);
  neighbour = await addActor(app, { role: 'county-handler', divisionCode: '371525' });
});
afterAll(() => app.db.close());

let next = 5_000;

async function registered(named: {
  name: string;
  phone?: string;
  idNumber?: IdentityNumber;
}): Promise<PersonId> {
  const row = { idNumber: testResidentId(next++), confirmed: true, ...named };
  const [personId] = value(
    await actAs(app, staff.handler, async (act) =>
      done(await registerPersons(act, [row], { divisionPath: PATH, organisationId: null })),
    ),
  );
  if (personId === undefined) throw new Error('nobody was registered');
  return personId;
}

const listed = (actor: Actor = staff.handler) => readTx(app.db, actor.scope, duplicatesView);

describe('two who may be one', () => {
  it('are found by number, phone, name, sound and birth date', async () => {
    const permit = identityOf('hong-kong-macao-permit', 'H1234567801') as IdentityNumber;
    const later = identityOf('hong-kong-macao-permit', 'H1234567802') as IdentityNumber;
    const first = await registered({ name: '黄大文', idNumber: permit });
    const second = await registered({ name: '黄大文', idNumber: later });
    const passport = await registered({
      name: '章伟强',
      idNumber: identityOf('passport', 'E7654321') as IdentityNumber,
      phone: '19900007001',
    });
    const card = await registered({ name: '张维强', phone: '19900007001' });
    const pairs = (await listed()).pairs.map(({ first: a, second: b, alike }) => ({
      ids: [a.personId, b.personId],
      alike,
    }));
    expect(pairs).toContainEqual({ ids: [first, second], alike: ['number', 'name'] });
    expect(pairs).toContainEqual({ ids: [passport, card], alike: ['phone', 'sound'] });
    expect((await listed(neighbour)).pairs).toEqual([]);
  });

  it('are not listed for a name in common alone (negative control)', async () => {
    const passport = (number: string) => ({
      name: '刘同名',
      idNumber: identityOf('passport', number) as IdentityNumber,
    });
    const ids = [await registered(passport('E7000001')), await registered(passport('E7000002'))];
    const found = (await listed()).pairs.some(({ first }) => ids.includes(first.personId as PersonId));
    expect(found).toBe(false);
  });

  it.each([
    ['仇小芳', 'qiu xiao fang'],
    ['单于明', 'chan yu ming'],
    ['种师道', 'chong shi dao'],
    ['曾丽', 'zeng li'],
    ['重庆', 'chong qing'],
    ['吕 布', 'lv bu'],
    ['赵敏·阿里', 'zhao min a li'],
    ['章伟', 'zhang wei'],
    ['张炜', 'zhang wei'],
  ])('%s sounds %s', (name, sound) => expect(soundOf(name)).toBe(sound));

  it('keep their number through kinds and issues of the document', () => {
    const numbers = [
      identityOf('hong-kong-macao-permit', 'H1234567801'),
      identityOf('hong-kong-macao-permit', 'H12345678'),
      identityOf('passport', 'H12345678'),
    ].map((number) => lastingNumber(number as IdentityNumber));
    expect(new Set(numbers).size).toBe(1);
  });

  it('are found among those stored before names were read, once the job has run', async () => {
    const ids = [
      await registered({ name: '早年人', phone: '19900007002' }),
      await registered({ name: '早年仁', phone: '19900007002' }),
    ];
    const isListed = async () =>
      (await listed()).pairs.some(({ first }) => ids.includes(first.personId as PersonId));
    await withTx(app.db, { kind: 'system' }, (tx) =>
      sql`update person set name_sound = null, number_key = null, phone_key = null
        where person_id = any (${ids}::bigint[])`.execute(tx),
    );
    expect(await isListed()).toBe(false);
    const [job] = personJobs();
    const run = (work: (act: Act) => Promise<unknown>) =>
      actAs(app, { ...staff.handler, scope: { kind: 'system' } }, async (act) => done(await work(act)));
    const sentence = await job?.work({
      app,
      days: [],
      step: async (work) => value(await run(work)) as Awaited<ReturnType<typeof work>>,
      finish: async (work) => value(await run(work)) as string,
    });
    expect(sentence).toContain('2 名');
    expect(await isListed()).toBe(true);
  });

  it('are kept apart with a reason, and listed again when that is taken back', async () => {
    const one = await registered({ name: '双胞胎', phone: '19900007003' });
    const two = await registered({ name: '双胞胎', phone: '19900007003' });
    const isListed = async () =>
      (await listed()).pairs.some(({ first, second }) => first.personId === one && second.personId === two);
    expect(await isListed()).toBe(true);
    const apart = (by: Actor = staff.handler) =>
      actAs(app, by, (act) => keepApart(act, { personId: two, otherId: one }, '当面核对，是兄弟两人'));
    expect(codes(await apart(neighbour))).toEqual(['not-found']);
    const { apartId } = value(await apart());
    expect(await isListed()).toBe(false);
    expect(codes(await apart())).toEqual(['already-apart']);
    expect((await listed()).apart).toContainEqual(
      expect.objectContaining({
        apartId,
        reason: '当面核对，是兄弟两人',
        notedBy: staff.handler.displayName,
      }),
    );
    const end = (version: number) =>
      actAs(app, staff.handler, (act) => endApart(act, apartId, { version, reason: '其实是同一人' }));
    expect(codes(await end(9))).toEqual(['version-conflict']);
    value(await end(1));
    expect(codes(await end(2))).toEqual(['wrong-status']);
    expect(await isListed()).toBe(true);
  });
});
