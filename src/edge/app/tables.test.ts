import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSIONS, type RouteHandler, type RouteTable, route } from '../../platform/access/index.ts';
import { standInScanner } from '../../platform/files/index.ts';
import { done, systemClock } from '../../platform/kernel/index.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { jsonSchemaOf, openPlaces } from './forms.ts';
import { standInProbe } from './platform-probe.ts';
import { joinTables, tableFaults } from './route-tables.ts';
import { allRoutes } from './routes.ts';

const deps = {
  policies: testPolicies(),
  wallClock: systemClock(),
  demonstration: null,
  anchorFile: null,
  files: { folder: '', scanner: standInScanner },
  jobs: [],
  sms: null,
  siteUrl: () => '',
  probe: standInProbe,
};
const tables = allRoutes(deps);
const ok = async () => done(null);

describe('the modules and the permission table', () => {
  it('agree in every address, field and form', () => {
    expect(tableFaults(tables, true)).toEqual([]);
  });

  it('limit the length of every text and list that comes in', () => {
    const open = Object.entries(tables).flatMap(([id, handler]) =>
      (['params', 'query', 'body'] as const).flatMap((place) => {
        const schema = handler[place];
        return schema
          ? openPlaces(jsonSchemaOf(schema, 'input')).map((fault) => `${id} ${place} ${fault}`)
          : [];
      }),
    );
    expect(open).toEqual([]);
  });

  it('let every act be recorded, and let only acts write', () => {
    for (const [id, permission] of Object.entries(PERMISSIONS)) {
      expect(permission.event === null, id).toBe(permission.method === 'GET');
      expect(permission.path, id).toMatch(/^\/api(\/[a-z-]+|\/:[A-Za-z]+|\/[a-z-]+\.(xlsx|csv))+$/);
    }
  });

  const wrong = (
    change: Partial<Record<keyof RouteHandler, unknown>>,
    id = 'accounts.disable',
  ): RouteTable => {
    const handler = tables[id as keyof RouteTable];
    if (!handler) throw new Error(id);
    return { ...tables, [id]: { ...handler, ...change } };
  };
  const faultsOf = (table: RouteTable) => tableFaults(table, true);

  it('notice each way of not agreeing (negative control)', () => {
    const loose = z.object({ version: z.int(), reason: z.string() });
    const more = z.strictObject({ version: z.int(), reason: z.string().max(9), role: z.string().max(9) });
    const less = z.strictObject({ version: z.int() });
    expect(faultsOf(wrong({ body: loose }))).toEqual(['accounts.disable: body / takes unknown fields']);
    expect(faultsOf(wrong({ body: more }))).toHaveLength(1);
    expect(faultsOf(wrong({ body: less }))).toHaveLength(1);
    expect(faultsOf(wrong({ body: undefined }))).toHaveLength(1);
    expect(faultsOf(wrong({ params: z.strictObject({ id: z.uuid() }) }))).toHaveLength(1);
    expect(faultsOf(wrong({ query: z.object({ a: z.string() }) }))).toHaveLength(1);
    expect(faultsOf(wrong({ reply: 'events' }))).toHaveLength(1);
    expect(faultsOf(wrong({ body: more }, 'accounts.list')).length).toBeGreaterThan(0);
    const stranger = { ...tables, 'accounts.steal': route({ reply: z.null(), handle: ok }) } as RouteTable;
    expect(faultsOf(stranger)).toEqual(['accounts.steal: a handler without a row in the permission table']);
    const { 'accounts.list': _, ...without } = tables;
    expect(tableFaults(without)).toContain('accounts.list: a row without a handler');
  });

  it('notice texts and lists without an end (negative control)', () => {
    const schema = z.strictObject({
      a: z.string(),
      b: z.array(z.int()),
      c: z.array(z.strictObject({ d: z.string().nullable() })).max(3),
      e: z.strictObject({ f: z.string().max(3) }),
    });
    expect(openPlaces(jsonSchemaOf(schema, 'input'))).toEqual([
      '/a is a text without an end',
      '/b is a list without an end',
      '/c/0/d is a text without an end',
    ]);
  });

  it('notice two modules that define one route', () => {
    expect(() => joinTables(tables, tables)).toThrow('two handlers');
  });
});
