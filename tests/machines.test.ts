import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../src/platform/access/index.ts';
import { actsIn, canDo, type Machine, nextOf, targetsOf } from '../src/platform/kernel/index.ts';
import { createTestDatabase } from '../src/testing/database-fixture.ts';
import { type Guards, guardFaults, machineFaults, movesOf, ownConditions } from './machines/faults.ts';
import { ACTS_TO_COME, JOBS, type Listed, MACHINES } from './machines/list.ts';

const SRC = resolve(import.meta.dirname, '../src');
const PERFORMERS = {
  routes: Object.keys(PERMISSIONS),
  jobs: Object.keys(JOBS),
  toCome: Object.keys(ACTS_TO_COME),
};
const NAMED = MACHINES.map((listed) => [listed.machine.entity, listed] as const);

describe('the machines', () => {
  it('are all in the list, each once', async () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\/machine(-[a-z-]+)?\.ts$/.test(name),
    );
    const modules: object[] = await Promise.all(
      files.filter((name) => !name.startsWith('platform/kernel/')).map((name) => import(join(SRC, name))),
    );
    const found = modules.flatMap((module) => Object.values(module).filter(isMachine));
    expect(found.length).toBeGreaterThan(5);
    expect(found.map(({ entity }) => entity).sort()).toEqual(NAMED.map(([entity]) => entity).sort());
  });

  it.each(NAMED)(
    '%s: every status is reached, every status is left or an end, every act is performed',
    (_, listed) => {
      expect(machineFaults(listed, PERFORMERS)).toEqual([]);
    },
  );

  it('excuse no act that is performed or that no machine has, and have ever fewer dead ends', () => {
    const acts = MACHINES.flatMap(({ machine }) => machine.acts.map((act) => `${machine.entity} ${act}`));
    expect(Object.keys(ACTS_TO_COME).filter((act) => !acts.includes(act))).toEqual([]);
    const deadEnds = MACHINES.flatMap(({ machine }) => Object.values(machine.deadEnds ?? {}).map(String));
    expect(deadEnds.filter((reason) => !reason.startsWith('issue: '))).toEqual([]);
    expect(deadEnds.length).toBeLessThanOrEqual(7);
    expect(Object.keys(ACTS_TO_COME).length).toBeLessThanOrEqual(6);
  });

  it.each(NAMED)('%s: does nothing in a status that the table does not allow', (_, { machine }) => {
    for (const status of machine.statuses)
      for (const act of machine.acts.filter((known) => !actsIn(machine, status).includes(known))) {
        expect(canDo(machine, status, act)).toBe(false);
        expect(() => nextOf(machine, status, act)).toThrow(machine.entity);
      }
  });

  it.each(NAMED)('%s: any walk goes where the table says, and stops at an end only', (_, { machine }) => {
    const moves = movesOf(machine);
    const waysFrom = (status: string | null) => moves.filter(({ from }) => from === status);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 40 }), ([start = 0, ...choices]) => {
        const begins = waysFrom(null);
        let status = begins[start % begins.length]?.to as string;
        for (const choice of choices) {
          const ways = waysFrom(status);
          const way = ways[choice % ways.length];
          if (!way) return isEnd(machine, status);
          if (!canDo(machine, status, way.act)) return false;
          if (nextOf(machine, status, way.act, choiceFor(machine, status, way)) !== way.to) return false;
          status = way.to;
        }
        return isEnd(machine, status) || waysFrom(status).some(({ to }) => to !== status);
      }),
    );
  });
});

describe('acts', () => {
  const acts = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\/(service|routes)[a-z-]*\.ts$/.test(name),
  );

  it('refuse by their machine, not by a status that they name themselves', () => {
    expect(acts.length).toBeGreaterThan(40);
    const found = acts.flatMap((name) =>
      ownConditions(readFileSync(join(SRC, name), 'utf8')).map((condition) => `${name}: ${condition}`),
    );
    expect(found).toEqual([]);
  });

  it('are found when they do (negative control)', () => {
    for (const condition of [
      "claim.status !== 'approved'",
      "known(claim) && (claim.status === 'draft' || late)",
      "!['draft', 'returned'].includes(claim.status)",
    ]) {
      expect(ownConditions(`  if (${condition}) return refused(REFUSALS.wrongStatus);`)).toHaveLength(1);
      expect(
        ownConditions(`  if (${condition}) {\n    return refused(REFUSALS.wrongStatus);\n  }`),
      ).toHaveLength(1);
    }
    expect(ownConditions("if (!canDo(CLAIM, claim.status, 'claims.confirm')) return refused(NO);")).toEqual(
      [],
    );
    expect(
      ownConditions("if (status === 'approved') await lockRolls(act);\nif (late) return refused(NO);"),
    ).toEqual([]);
  });
});

describe('a machine with a planted fault (negative controls)', () => {
  it.each(NAMED)('%s: a status that nothing leads to', (_, listed) => {
    for (const status of listed.machine.statuses)
      expect(machineFaults(withoutWaysTo(listed, status), PERFORMERS)).toContain(
        `${listed.machine.entity}: ${status} cannot be reached`,
      );
  });

  it.each(NAMED)('%s: a status without an exit', (_, listed) => {
    const { entity, statuses, states } = listed.machine;
    for (const status of statuses.filter((known) => !isEnd(listed.machine, known)))
      expect(
        machineFaults(
          { ...listed, machine: { ...listed.machine, states: { ...states, [status]: {} } } },
          PERFORMERS,
        ),
      ).toContain(`${entity}: ${status} cannot be left and is no declared end`);
    for (const status of statuses.filter((known) => isEnd(listed.machine, known)))
      expect(
        machineFaults({ ...listed, machine: { ...listed.machine, final: {}, deadEnds: {} } }, PERFORMERS),
      ).toContain(`${entity}: ${status} cannot be left and is no declared end`);
  });

  it.each(NAMED)('%s: an act that nothing performs, and an end that has an exit', (_, listed) => {
    const { entity, statuses, acts } = listed.machine;
    const nobody = { ...PERFORMERS, routes: [], toCome: [] };
    expect(machineFaults({ ...listed, through: {} }, nobody)).toEqual(
      expect.arrayContaining(acts.map((act) => `${entity}: ${act} has no route and no job`)),
    );
    const final = Object.fromEntries(statuses.map((status) => [status, 'for once']));
    for (const status of statuses.filter((known) => !isEnd(listed.machine, known)))
      expect(machineFaults({ ...listed, machine: { ...listed.machine, final } }, PERFORMERS)).toContain(
        `${entity}: ${status} is declared an end and can be left`,
      );
  });

  it('an act that is performed by what is no route, or excused though it is performed', () => {
    const item = MACHINES.find(({ through }) => Object.keys(through).length > 0);
    if (!item) throw new Error('no act is performed through another one');
    const act = Object.keys(item.through)[0] as string;
    const named = `${item.machine.entity}: ${act}`;
    expect(
      machineFaults({ ...item, through: { ...item.through, [act]: ['claims.dance'] } }, PERFORMERS),
    ).toEqual([`${named} is performed by claims.dance, which is neither a route nor a job`]);
    expect(machineFaults(item, { ...PERFORMERS, toCome: [`${item.machine.entity} ${act}`] })).toEqual([
      `${named} is performed and need not be excused`,
    ]);
  });
});

describe('the guard of the database', () => {
  let guards: Guards;
  beforeAll(async () => {
    const db = await createTestDatabase();
    const owner = await db.owner();
    try {
      guards = await guardsOf(owner);
    } finally {
      await owner.end();
      await db.close();
    }
  });

  it('holds what the machines say, for every table with a status', () => {
    expect(guardFaults(MACHINES, guards)).toEqual([]);
  });

  it('is red for a row too few, a row too many, a guard left out and a status that it does not know (negative controls)', () => {
    const stored = MACHINES.filter(({ table }) => table !== null);
    for (const { machine, table } of stored) {
      const { entity } = machine;
      const own = guards.rows.filter((row) => row.entity === entity);
      for (const left of own)
        expect(guardFaults(MACHINES, { ...guards, rows: guards.rows.filter((row) => row !== left) })).toEqual(
          [`${entity}: the database lacks ${left.from} ${left.to}`],
        );
      const more = { entity, from: machine.statuses[0] as string, to: 'nowhere' };
      expect(guardFaults(MACHINES, { ...guards, rows: [...guards.rows, more] })).toEqual([
        `${entity}: only the database has ${more.from} nowhere`,
      ]);
      const triggers = guards.triggers.filter((trigger) => trigger.entity !== entity);
      expect(guardFaults(MACHINES, { ...guards, triggers })).toEqual([
        `${entity}: the table ${table} has no guard`,
      ]);
      const statuses = {
        ...guards.statuses,
        [table as string]: ['unheard-of', ...machine.statuses.slice(1)],
      };
      expect(guardFaults(MACHINES, { ...guards, statuses })).toHaveLength(2);
    }
    const rows = [...guards.rows, { entity: 'parcel', from: 'packed', to: 'sent' }];
    expect(guardFaults(MACHINES, { ...guards, rows })).toEqual([
      'parcel: the database has rows, and no machine speaks of it',
    ]);
    const statuses = { ...guards.statuses, parcel: ['packed'] };
    expect(guardFaults(MACHINES, { ...guards, statuses })).toEqual(['parcel has a status and no machine']);
  });
});

const isMachine = (value: unknown): value is Machine =>
  typeof value === 'object' && value !== null && 'entity' in value && 'states' in value;

const isEnd = ({ final = {}, deadEnds = {} }: Machine, status: string) =>
  status in final || status in deadEnds;

/** The choice by which the machine makes this move. */
function choiceFor(machine: Machine, status: string, way: { act: string; to: string }): string | undefined {
  const next = machine.states[status]?.[way.act];
  if (next === undefined || typeof next === 'string') return undefined;
  return Array.isArray(next) ? way.to : Object.entries(next).find(([, to]) => to === way.to)?.[0];
}

/** The machine with every way to a status led elsewhere; a status that begins it is begun as another one. */
function withoutWaysTo(listed: Listed, status: string): Listed {
  const elsewhere = 'nowhere';
  const turned = (acts: Machine['begins']) =>
    Object.fromEntries(
      Object.entries(acts).map(([act, next]) => [
        act,
        targetsOf(next).map((to) => (to === status ? elsewhere : to)),
      ]),
    );
  const { machine } = listed;
  const states = Object.fromEntries(
    Object.entries(machine.states).map(([from, acts]) => [from, turned(acts)]),
  );
  return { ...listed, machine: { ...machine, begins: turned(machine.begins), states } };
}

async function guardsOf(client: pg.Client): Promise<Guards> {
  const triggers = await client.query(
    `select c.relname as table, split_part(encode(t.tgargs, 'escape'), '\\000', 1) as entity
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
     where p.proname = 'status_fence' and not t.tgisinternal`,
  );
  const rows = await client.query(
    'select entity, from_status as from, to_status as to from status_transition order by 1, 2, 3',
  );
  const statuses = await client.query(
    `select c.relname as table, k.statuses from pg_class c join pg_attribute a on a.attrelid = c.oid
     left join lateral (select array_agg(m[1]) as statuses from pg_constraint k,
       regexp_matches(pg_get_constraintdef(k.oid), '''([a-z-]+)''', 'g') m
       where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) k on true
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'status'`,
  );
  return {
    triggers: triggers.rows,
    rows: rows.rows,
    statuses: Object.fromEntries(statuses.rows.map((row) => [row.table, row.statuses ?? []])),
  };
}
