import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonSchema, jsonSchemaOf } from '../src/edge/app/forms.ts';
import { allRoutes } from '../src/edge/app/routes.ts';
import {
  mayCall,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  type RouteHandler,
  type RouteId,
} from '../src/platform/access/index.ts';
import type { Uuid } from '../src/platform/kernel/index.ts';
import { type AppFixture, openAppFixture, type Reply, type SignedIn } from '../src/testing/app-fixture.ts';
import { requestTo, upload } from './sample-request.ts';

const ROUTES = Object.entries(PERMISSIONS) as [RouteId, Permission][];

/** What stands where an id should: cut off, too long, of another kind, of another alphabet, an attack. */
const NO_IDS = [
  'x',
  '0',
  '-1',
  '018f0000-0000-7000-8000-00000000000',
  '018f0000-0000-7000-8000-0000000000g1',
  '99999999999999999999999999999999',
  '9'.repeat(18),
  '1.5',
  'undefined',
  '編號',
  "' or 1=1 --",
  '../../etc/passwd',
  '%00',
  'a'.repeat(2_000),
];

/** Where a body or a query takes an id, not the word of a policy: by the path of names, "0" for the first of a list. */
function idPlaces(schema: JsonSchema, at: readonly string[] = []): string[][] {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((one) =>
    idPlaces(one, at),
  );
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
    idPlaces(one, [...at, name]),
  );
  const listed = typeof schema.items === 'object' ? idPlaces(schema.items, [...at, '0']) : [];
  const own = schema.format === 'uuid' || at.at(-1) === 'personId';
  return own && inner.length + named.length === 0 ? [[...at]] : [...inner, ...named, ...listed];
}

/** The same value with `id` at this place; what lies on the way is made. */
function withId(value: unknown, [name, ...rest]: readonly string[], id: string): unknown {
  if (name === undefined) return id;
  if (name === '0') return [withId(Array.isArray(value) ? value[0] : undefined, rest, id)];
  const known = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { ...known, [name]: withId(known[name], rest, id) };
}

interface Request {
  readonly method: Permission['method'];
  readonly url: string;
  readonly body?: unknown;
}

/** Every request to a route that has a malformed id in one place and is of the right form elsewhere. */
function requestsTo(id: RouteId, handler: RouteHandler): Request[] {
  const permission: Permission = PERMISSIONS[id];
  const { method } = permission;
  const good = requestTo(id, handler, {});
  const params = [...permission.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string);
  const places = handler.body ? idPlaces(jsonSchemaOf(handler.body, 'input')) : [];
  const names = handler.query ? idPlaces(jsonSchemaOf(handler.query, 'input')).map(([name]) => name) : [];
  return NO_IDS.flatMap((noId) => [
    ...params.map((name) => ({ method, body: good.body, url: requestTo(id, handler, { [name]: noId }).url })),
    ...names.map((name) => ({ method, url: `${permission.path}?${name}=${encodeURIComponent(noId)}` })),
    ...places.map((place) => ({ method, url: good.url, body: withId(good.body, place, noId) })),
  ]);
}

/** Is this the answer to an address that leads nowhere, or to one that is too long, in a sentence? */
function isRefused({ status, body }: Pick<Reply, 'status' | 'body'>): boolean {
  const refusals = (body as { refusals?: { message: string }[] } | undefined)?.refusals;
  return [400, 404, 414].includes(status) && /[\u4e00-\u9fff].*。$/.test(refusals?.[0]?.message ?? '');
}

/** The record of a thing is asked for by any word: for one that never was it is empty. */
const isEmptyRecord = (id: RouteId, { status, text }: Reply): boolean =>
  id === 'journal.ofObject' && status === 200 && text === '{"rows":[]}';

describe('an id that is no id', () => {
  let fixture: AppFixture;
  let handlers: Partial<Record<RouteId, RouteHandler>>;
  const sessions = new Map<Role, SignedIn>();
  let asked = 0;

  beforeAll(async () => {
    fixture = await openAppFixture({ county: true });
    handlers = allRoutes(fixture.deps);
    const owner = await fixture.db.owner();
    await owner.query("select set_config('app.scope_kind', 'system', false)");
    const { rows } = await owner.query("select organisation_id from account where login = 'qinghe'");
    const organisationId = rows[0].organisation_id as Uuid;
    const inOrganisation = ['institution-administrator', 'teacher', 'employer', 'assessment-body'];
    for (const role of ROLES) {
      if (role === 'worker') continue;
      const place = inOrganisation.includes(role) ? { organisationId } : { divisionCode: '371526' };
      await fixture.account(`id-${role}`.slice(0, 40), role, place);
    }
    await owner.query(
      "update account set password_hash = (select password_hash from account where login = 'id-auditor') where login = 'worker'",
    );
    await owner.end();
    for (const role of ROLES)
      sessions.set(role, await fixture.signIn(role === 'worker' ? 'worker' : `id-${role}`.slice(0, 40)));
  }, 240_000);
  afterAll(() => fixture?.close());

  /** One request, from an address of its own each time, so that no rate is reached. */
  function ask(who: SignedIn | null, permission: Permission, request: Request): Promise<Reply> {
    asked += 1;
    const remoteAddress = `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;
    if (!permission.files)
      return fixture.send(who, request.method, request.url, request.body, { remoteAddress });
    const fields = Object.fromEntries(
      Object.entries((request.body ?? {}) as object).map(([name, value]) => [name, String(value)]),
    );
    const { payload, headers } = upload('空.csv', 'a,b\r\n1,2\r\n', fields);
    return fixture.send(who, request.method, request.url, payload, { headers, remoteAddress });
  }

  it('is answered 400 or 404 with a sentence, on every route, to every role that may call it', async () => {
    const wrong: string[] = [];
    let cells = 0;
    const routes = new Set<RouteId>();
    for (const [id, permission] of ROUTES) {
      const handler = handlers[id];
      if (!handler) throw new Error(id);
      const roles: (Role | null)[] =
        permission.roles === 'public' ? [null] : ROLES.filter((role) => mayCall(id, role));
      for (const request of requestsTo(id, handler))
        for (const role of roles) {
          const reply = await ask(role === null ? null : (sessions.get(role) ?? null), permission, request);
          cells += 1;
          routes.add(id);
          if (!isRefused(reply) && !isEmptyRecord(id, reply))
            wrong.push(
              `${id} ${role}: ${reply.status} ${request.method} ${request.url.slice(0, 120)} ${JSON.stringify(request.body)?.slice(0, 120)} ${reply.text.slice(0, 120)}`,
            );
        }
    }
    expect(wrong).toEqual([]);
    expect(routes.size).toBeGreaterThan(60);
    expect(cells).toBeGreaterThan(3_000);
  }, 400_000);

  it.each([
    ['a server fault', 500, { refusals: [{ message: '系统出了故障，没有办成。' }] }],
    ['an answer', 200, { rows: [] }],
    ['no sentence', 400, { refusals: [{ message: 'invalid uuid' }] }],
    ['no refusal at all', 404, undefined],
  ])('is found where it is answered by %s (negative control)', (_, status, body) => {
    expect(isRefused({ status, body })).toBe(false);
    expect(isRefused({ status: 400, body: { refusals: [{ message: '这一项的写法不对。' }] } })).toBe(true);
  });
});
