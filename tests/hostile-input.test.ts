import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allRoutes } from '../src/edge/app/routes.ts';
import {
  mayCall,
  PERMISSIONS,
  type Permission,
  ROLES,
  type RouteId,
  route,
} from '../src/platform/access/index.ts';
import { done } from '../src/platform/kernel/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../src/testing/app-fixture.ts';
import { requestTo, upload } from './sample-request.ts';

const SEED = 20_211_019;
const INPUTS_A_ROUTE = 50;
const ROUTES = (Object.entries(PERMISSIONS) as [RouteId, Permission][]).filter(
  // The stream waits for news, the sign-out ends the session.
  ([id]) => id !== 'intake.progress' && id !== 'access.logout',
);

/** What only the inside of a program says. */
const INSIDE =
  /select .* from|insert into|syntax error|relation "|violates|node_modules|\n\s+at |\.ts:\d|TypeError|ECONN|postgres|kysely|zod/i;

const NASTY_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  '\ufeff',
  'e\u0301',
  "'; drop table person; --",
  "' or 1=1 --",
  '%00',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '#{7*7}',
  '=cmd|calc!A1',
  'x'.repeat(19_999),
  'x'.repeat(20_001),
  '１２３',
  '-1',
  '1e309',
  'NaN',
  '0x10',
  '2021-02-30',
  '9999-12-31',
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '018F0000-0000-7000-8000-000000000001',
  '__proto__',
];

const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...NASTY_TEXTS),
  fc.constantFrom<unknown>(0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e300, true, false, null),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom<unknown>(...NASTY_TEXTS, 1, null), { maxLength: 3 }),
  fc.constant({}),
  fc.constant({ $ne: null }),
  fc.constant(Array.from({ length: 600 }, () => 'x')),
);

/** Bytes of a body that is not valid JSON, or a valid one with one place changed. */
const nastyBytes: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom<string | Buffer>(
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '1e999',
    '{"version":1,"version":2}',
    '{"__proto__":{"role":"auditor"}}',
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`,
    Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
    Buffer.from('{"reason":"张"}', 'utf16le'),
    Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]),
  ),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
);

describe('whatever comes in', () => {
  let fixture: AppFixture;
  const sessions = new Map<string, SignedIn>();

  beforeAll(async () => {
    fixture = await openAppFixture({ county: true });
    for (const login of [
      'qinghe',
      'luyue',
      'teacher',
      'assessor',
      'handler',
      'reviewer1',
      'reviewer2',
      'finance',
      'auditor',
    ])
      sessions.set(login, await fixture.signIn(login, 'gaotang-2021'));
    for (const login of ['sysadmin', 'secadmin', 'auditadmin', 'city', 'worker', 'villager', 'township'])
      sessions.set(login, await fixture.signIn(login, 'gaotang-2021'));
  }, 240_000);
  afterAll(() => fixture?.close());

  function sessionFor(id: RouteId): SignedIn | null {
    if (PERMISSIONS[id].roles === 'public') return null;
    for (const session of sessions.values()) if (mayCall(id, session.actor.role)) return session;
    throw new Error(`nobody may call ${id}: ${ROLES.join()}`);
  }

  interface Finding {
    readonly at: string;
    readonly status: number;
    readonly text: string;
  }

  /** What must never be: a fault, an answer from the inside, an answer that is no answer. */
  function faultIn(at: string, status: number, text: string, isFile: boolean): Finding[] {
    // A good answer may hold any words: the law's own prose does.
    const bad = status >= 500 || status < 200 || (status >= 400 && !isFile && INSIDE.test(text));
    return bad ? [{ at, status, text: text.slice(0, 300) }] : [];
  }

  async function sendRaw(
    session: SignedIn | null,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload: string | Buffer | undefined,
    headers: Record<string, string> = {},
  ) {
    const reply = await fixture.server.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: {
        ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrfToken } : {}),
        'idempotency-key': fixture.key(),
        'content-type': 'application/json',
        ...headers,
      },
    });
    const type = String(reply.headers['content-type'] ?? '');
    return { status: reply.statusCode, text: reply.body, isFile: !type.startsWith('application/json') };
  }

  const handlers = () => allRoutes(fixture.deps);

  it('in the address, no route falls over it', async () => {
    const found: Finding[] = [];
    let inputs = 0;
    const values = fc.sample(
      fc.oneof(fc.constantFrom(...NASTY_TEXTS), fc.string({ unit: 'binary', maxLength: 20 })),
      {
        seed: SEED,
        numRuns: 40,
      },
    );
    for (const [id, permission] of ROUTES) {
      const handler = handlers()[id];
      if (!handler || permission.method !== 'GET') continue;
      const session = sessionFor(id);
      const { url } = requestTo(id, handler, {});
      const addresses = values.flatMap((value) => {
        const encoded = encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'));
        const named = permission.path.replace(/:[A-Za-z]+/g, encoded);
        const names = ['after', 'limit', 'status', 'name', 'year', 'zz'];
        return [
          `${named}`,
          ...names.slice(0, 2 + (value.length % 4)).map((name) => `${url.split('?')[0]}?${name}=${encoded}`),
        ];
      });
      for (const address of [
        ...addresses.slice(0, INPUTS_A_ROUTE),
        `${url}?%ff=%00`,
        `${url}?a=%zz`,
        `${url}&&=&`,
      ]) {
        inputs += 1;
        const { status, text, isFile } = await sendRaw(session, 'GET', address, undefined);
        found.push(...faultIn(`${id} ${address.slice(0, 120)}`, status, text, isFile));
      }
    }
    expect(found).toEqual([]);
    expect(inputs).toBeGreaterThan(1_500);
  }, 300_000);

  it('in the body, no route falls over it', async () => {
    const found: Finding[] = [];
    let inputs = 0;
    const raws = fc.sample(nastyBytes, { seed: SEED, numRuns: 20 });
    const altered = fc.sample(fc.tuple(fc.nat(50), nastyValue), { seed: SEED + 1, numRuns: INPUTS_A_ROUTE });
    for (const [id, permission] of ROUTES) {
      const handler = handlers()[id];
      if (!handler || permission.method === 'GET') continue;
      const session = sessionFor(id);
      const { url, body } = requestTo(id, handler, {});
      const places = placesIn(body ?? {});
      const bodies = [
        ...raws,
        ...altered.map(([at, value]) => {
          const place = places[at % Math.max(places.length, 1)] ?? [];
          return JSON.stringify(place.length === 0 ? value : bend(body ?? {}, place, value));
        }),
      ];
      for (const payload of bodies) {
        inputs += 1;
        const { status, text, isFile } = await sendRaw(session, permission.method, url, payload);
        found.push(...faultIn(`${id} ${String(payload).slice(0, 120)}`, status, text, isFile));
      }
    }
    expect(found).toEqual([]);
    expect(inputs).toBeGreaterThan(2_000);
  }, 300_000);

  it('in a file, no route falls over it', async () => {
    const found: Finding[] = [];
    const contents = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { seed: SEED, numRuns: 2 });
    for (const [id, permission] of ROUTES) {
      const handler = handlers()[id];
      if (!handler || !permission.files) continue;
      const { url } = requestTo(id, handler, {});
      const fields = Object.fromEntries(permission.writes.map((name) => [name, fixture.key()]));
      for (const [at, content] of [...contents, 'PK\u0003\u0004', '姓名,身份证号\r\n=1+1,x\r\n'].entries())
        for (const name of ['学员花名册.xlsx', '../../人员比对结果-公安.csv']) {
          const form = upload(name, content, fields);
          const { status, text } = await sendRaw(sessionFor(id), 'POST', url, form.payload, form.headers);
          found.push(...faultIn(`${id} ${name} ${at}`, status, text, false));
          const torn = form.payload.slice(0, form.payload.length - 7 * (at + 1));
          const half = await sendRaw(sessionFor(id), 'POST', url, torn, form.headers);
          found.push(...faultIn(`${id} ${name} ${at} torn`, half.status, half.text, false));
        }
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('in the headers, the request pipeline holds', async () => {
    const found: Finding[] = [];
    for (const headers of [
      { cookie: 'jilu_session=%00%ff' },
      { cookie: `jilu_session=${'x'.repeat(8_000)}` },
      { cookie: ';;;=;jilu_session' },
      { 'content-type': 'application/json; charset=gb18030' },
      { 'content-type': 'text/html' },
      { 'content-type': 'multipart/form-data' },
      { 'content-type': '' },
      { 'idempotency-key': 'x'.repeat(5_000) },
      { origin: 'not an origin' },
      { host: 'a b' },
      { 'x-forwarded-for': "'; --" },
      { accept: '\u00ff' },
    ] as Record<string, string>[]) {
      const { status, text, isFile } = await sendRaw(
        sessions.get('handler') ?? null,
        'POST',
        '/api/claims/compute',
        '{}',
        headers,
      );
      found.push(...faultIn(JSON.stringify(headers).slice(0, 80), status, text, isFile));
    }
    expect(found).toEqual([]);
  });

  it('would be seen to fall (negative control)', async () => {
    const weak = await openAppFixture({
      change: (tables) => ({
        ...tables,
        'clauses.show': route({
          params: z.strictObject({ clauseId: z.string() }),
          reply: z.null(),
          async handle(call) {
            if (call.params.clauseId.includes("'")) throw new Error('syntax error at or near "\'"');
            return done(null);
          },
        }),
      }),
    });
    const reply = await weak.server.inject({
      method: 'GET',
      url: `/api/clauses/${encodeURIComponent("' or 1=1 --")}`,
    });
    expect(faultIn('planted', reply.statusCode, reply.body, false)).toHaveLength(1);
    expect(faultIn('planted', 409, 'violates foreign key', false)).toHaveLength(1);
    await weak.close();
  });
});

type Path = readonly (string | number)[];

/** Every place in a body, the body itself last. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, item]) => placesIn(item, [...at, key]));
  return at.length === 0 ? [...inner, []] : [...inner, at];
}

/** A copy of the body with another value at one place. */
function bend(body: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const copy: Record<string | number, unknown> = Array.isArray(body)
    ? ([...body] as unknown as Record<number, unknown>)
    : { ...(body as object) };
  copy[step] = bend(copy[step], rest, value);
  return copy;
}
