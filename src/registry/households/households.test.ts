import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import {
  cardOf,
  type HouseholdFixture,
  householdFixture,
  OTHER_VILLAGE,
  person,
  VILLAGE,
} from '../../testing/households-fixture.ts';
import { amendHousehold, joinHousehold, leaveHousehold, makeHousehold } from './service.ts';
import { mergeHouseholds, splitHousehold } from './service-join.ts';
import { endMeasure, planMeasure } from './service-measures.ts';
import { householdCard, householdPage } from './views.ts';
import { ownHousehold } from './views-own.ts';

let f: HouseholdFixture;
beforeAll(async () => {
  f = await householdFixture();
});
afterAll(() => f.app.db.close());

const card = (by: Actor, householdId: Uuid) =>
  readTx(f.app.db, by.scope, (tx) =>
    householdCard({ tx, ciphers: f.app.ciphers, actor: by, today: f.app.clock.today() }, householdId),
  );
const shown = async (householdId: Uuid, by = f.helper) => {
  const found = await card(by, householdId);
  if (!found) throw new Error('no card');
  return found;
};
const join = (householdId: Uuid, n: number, name: string, { version = 1, by = f.helper } = {}) =>
  actAs(f.app, by, (act) =>
    joinHousehold(act, {
      ...person(n, name),
      householdId,
      version,
      relation: 'spouse',
      fromOn: localDate('2021-03-01'),
      reason: '结婚',
    }),
  );

describe('the card of a household', () => {
  it('is made by the helper of the village, numbered by county, and seen by its village and above', async () => {
    const { householdId, number } = await cardOf(f, 1, '付大河');
    expect(number).toMatch(/^371526-\d{6}$/);
    expect(await shown(householdId)).toMatchObject({
      villageName: '前屯村',
      townshipName: '梁村镇',
      headName: '付大河',
      people: [{ relation: 'head', person: { name: '付大河' } }],
    });
    expect(await card(f.staff.auditor, householdId)).toBeDefined();
    expect(await card(f.otherHelper, householdId)).toBeUndefined();
    const page = await readTx(f.app.db, f.helper.scope, (tx) =>
      householdPage(tx, { limit: 50, words: '付' }),
    );
    expect(page.rows.map((row) => row.number)).toContain(number);
  });

  it('is refused for a village of others, a faulty number, another name, and a day to come', async () => {
    const make = (more: object, by = f.helper) =>
      actAs(f.app, by, (act) =>
        makeHousehold(act, {
          villageCode: VILLAGE,
          head: person(2, '付小河'),
          fromOn: localDate('2021-01-01'),
          ...more,
        }),
      );
    expect(codes(await make({ villageCode: OTHER_VILLAGE }))).toEqual(['village-not-yours']);
    expect(codes(await make({ villageCode: '371526101999' }))).toEqual(['village-unknown']);
    expect(codes(await make({ head: { name: '付小河', idNumber: '371526198013010000' } }))).toEqual([
      'id-number-faulty',
    ]);
    expect(codes(await make({ head: person(1, '另一人') }))).toEqual(['name-differs']);
    expect(codes(await make({ fromOn: localDate('2030-01-01') }))).toEqual(['day-in-future']);
  });

  it('takes people in and lets them go, each with day and reason; the last one dissolves it', async () => {
    const { householdId } = await cardOf(f, 10, '卢广山');
    value(await join(householdId, 11, '卢秀英', { version: 1 }));
    expect(codes(await join(householdId, 11, '卢秀英', { version: 2 }))).toEqual(['member-already']);
    expect(codes(await join(householdId, 12, '卢小梅', { version: 1 }))).toEqual(['version-conflict']);
    const { people } = await shown(householdId);
    const [head, wife] = people.map((each) => each.person.personId as PersonId);
    const leave = (personId: PersonId, version: number, headId?: PersonId) =>
      actAs(f.app, f.helper, (act) =>
        leaveHousehold(act, {
          householdId,
          version,
          personId,
          untilOn: localDate('2021-05-01'),
          reason: '外迁',
          headId,
        }),
      );
    expect(codes(await leave(head as PersonId, 2))).toEqual(['head-needed']);
    value(await leave(head as PersonId, 2, wife));
    expect(await shown(householdId)).toMatchObject({
      headName: '卢秀英',
      people: [{ relation: 'head' }],
      former: [{ person: { name: '卢广山' }, untilOn: '2021-05-01', leaveReason: '外迁' }],
    });
    value(await leave(wife as PersonId, 3));
    expect(await shown(householdId)).toMatchObject({ status: 'dissolved', people: [], allowed: [] });
    expect(codes(await join(householdId, 13, '卢小春', { version: 4 }))).toEqual(['household-ended']);
  });

  it('holds a person once, in whichever village, whoever asks at the same time', async () => {
    const homes = await Promise.all(
      [20, 21, 22, 23, 24].map((n) => cardOf(f, n, `焦${n}`, n % 2 ? f.otherHelper : f.helper)),
    );
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const n = i % 5;
        return join(homes[n]?.householdId as Uuid, 30, '焦秀兰', { by: n % 2 ? f.helper : f.otherHelper });
      }),
    );
    // The helper of another village does not reach the card at all.
    expect(tried.filter(({ ok }) => ok)).toHaveLength(0);
    const right = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const n = i % 5;
        return join(homes[n]?.householdId as Uuid, 30, '焦秀兰', { by: n % 2 ? f.otherHelper : f.helper });
      }),
    );
    expect(right.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(right.flatMap((each) => (each.ok ? [] : codes(each))))).toEqual(
      new Set(['member-elsewhere', 'version-conflict']),
    );
  });

  it('would hold her twice without the constraints (negative control)', async () => {
    const scratch = await householdFixture();
    try {
      const owner = await scratch.app.db.owner();
      try {
        await owner.query('alter table household_member drop constraint household_member_one_at_a_time');
        await owner.query('drop index household_member_standing');
      } finally {
        await owner.end();
      }
      const one = await cardOf(scratch, 40, '季一');
      const two = await cardOf(scratch, 41, '季二');
      const into = (householdId: Uuid) =>
        actAs(scratch.app, scratch.helper, (act) =>
          joinHousehold(act, {
            ...person(42, '季三'),
            householdId,
            version: 1,
            relation: 'child',
            fromOn: localDate('2021-03-01'),
            reason: '出生',
          }),
        );
      value(await into(one.householdId));
      value(await into(two.householdId));
    } finally {
      await scratch.app.db.close();
    }
  });

  it('goes over to another village and to another head', async () => {
    const { householdId } = await cardOf(f, 50, '曲振海');
    const { people } = await shown(householdId);
    const headId = people[0]?.person.personId as PersonId;
    const amend = (by: Actor, version: number) =>
      actAs(f.app, by, (act) =>
        amendHousehold(act, { householdId, version, villageCode: OTHER_VILLAGE, address: '村东头', headId }),
      );
    expect(codes(await amend(f.helper, 1))).toEqual(['village-not-yours']);
    value(await amend(f.staff.handler, 1));
    expect(await card(f.helper, householdId)).toBeUndefined();
    expect(await shown(householdId, f.otherHelper)).toMatchObject({
      villageName: '后屯村',
      address: '村东头',
    });
  });
});

describe('two households', () => {
  it('become one, with their people and open plans', async () => {
    const one = await cardOf(f, 60, '郝老大');
    const two = await cardOf(f, 61, '郝老二');
    value(
      await actAs(f.app, f.helper, (act) =>
        planMeasure(act, {
          householdId: one.householdId,
          need: '想学电工',
          measure: '报名电工班',
          responsible: '村协理员',
          dueOn: localDate('2021-08-01'),
        }),
      ),
    );
    const merge = (into: string, version = 1) =>
      actAs(f.app, f.helper, (act) =>
        mergeHouseholds(act, {
          householdId: one.householdId,
          version,
          into,
          mergedOn: localDate('2021-06-01'),
          reason: '合住',
        }),
      );
    expect(codes(await merge(one.number))).toEqual(['household-itself']);
    expect(codes(await merge('371526-999999'))).toEqual(['household-unknown']);
    value(await merge(two.number));
    expect(codes(await merge(two.number, 2))).toEqual(['household-ended']);
    const after = await shown(two.householdId);
    expect(after.people.map((each) => [each.person.name, each.relation])).toEqual([
      ['郝老二', 'head'],
      ['郝老大', 'other'],
    ]);
    expect(after.measures).toMatchObject([{ need: '想学电工', status: 'planned' }]);
    expect(await shown(one.householdId)).toMatchObject({
      status: 'merged',
      mergedInto: { number: two.number },
      people: [],
    });
  });

  it('come of one, and never take everybody along', async () => {
    const { householdId } = await cardOf(f, 70, '齐老');
    value(await join(householdId, 71, '齐小', { version: 1 }));
    const ids = (await shown(householdId)).people.map((each) => each.person.personId as PersonId);
    const split = (personIds: readonly PersonId[], version = 2) =>
      actAs(f.app, f.helper, (act) =>
        splitHousehold(act, {
          householdId,
          version,
          personIds,
          headId: personIds[0] as PersonId,
          villageCode: VILLAGE,
          splitOn: localDate('2021-06-01'),
          reason: '分家',
        }),
      );
    expect(codes(await split(ids))).toEqual(['split-all']);
    const made = value(await split(ids.slice(1)));
    expect(await shown(made.householdId)).toMatchObject({ headName: '齐小', people: [{ relation: 'head' }] });
    expect((await shown(householdId)).people).toHaveLength(1);
  });
});

describe('the plan of a household', () => {
  it('is done with its result or dropped with the reason, once', async () => {
    const { householdId } = await cardOf(f, 80, '宋家');
    const plan = (dueOn: string) =>
      actAs(f.app, f.helper, (act) =>
        planMeasure(act, {
          householdId,
          need: '没有手艺',
          measure: '学保育员',
          responsible: '镇人社站',
          dueOn: localDate(dueOn),
        }),
      );
    expect(codes(await plan('2020-01-01'))).toEqual(['due-in-past']);
    const { measureId } = value(await plan('2021-09-01'));
    const end = (outcome: 'done' | 'dropped', doneOn?: string, version = 1) =>
      actAs(f.app, f.helper, (act) =>
        endMeasure(act, {
          measureId,
          version,
          outcome,
          ...(doneOn ? { doneOn: localDate(doneOn) } : {}),
          words: '已经结业',
        }),
      );
    expect(codes(await end('done'))).toEqual(['done-on-needed']);
    const raced = await Promise.all(Array.from({ length: 50 }, () => end('done', '2021-06-10')));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    expect(codes(await end('dropped', undefined, 2))).toEqual(['measure-ended']);
    expect((await shown(householdId)).measures).toMatchObject([
      { status: 'done', result: '已经结业', doneOn: '2021-06-10', isLate: false },
    ]);
  });
});

describe('her own household', () => {
  it('is seen by whoever belongs to it, with the names of the others and no numbers', async () => {
    const { householdId } = await cardOf(f, 90, '孟青山');
    value(await join(householdId, 91, '孟秀云', { version: 1 }));
    const ids = (await shown(householdId)).people.map((each) => each.person.personId as PersonId);
    const wife = await addActor(f.app, { role: 'worker', personId: ids[1] as PersonId });
    const own = await readTx(f.app.db, { kind: 'person', personId: ids[1] as PersonId }, (tx) =>
      ownHousehold(tx, wife.personId),
    );
    expect(own.household).toMatchObject({
      householdId,
      villageName: '前屯村',
      people: [
        { name: '孟青山', relation: 'head', isSelf: false },
        { name: '孟秀云', relation: 'spouse', isSelf: true },
      ],
    });
    expect(JSON.stringify(own)).not.toContain('371526198');
    const others = await readTx(f.app.db, { kind: 'person', personId: ids[1] as PersonId }, async (tx) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from household`.execute(tx);
      return rows[0]?.count;
    });
    expect(others).toBe(1);
  });
});
