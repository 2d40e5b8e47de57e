// Requests of the right form, made from the contracts alone: what a route would accept, whatever it then decides.

import { type JsonSchema, jsonSchemaOf } from '../src/edge/app/forms.ts';
import {
  PERMISSIONS,
  type Permission,
  type RouteHandler,
  type RouteId,
} from '../src/platform/access/index.ts';

/** Values for forms that a schema only describes by a check of its own. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  creditCode: '91371526MA3N4K5G4K',
  idNumber: '11010519491231002X',
  phone: '13800000000',
  location: '116.2310,36.8592',
  accountNumber: '6222021234567890',
  limit: 20,
  year: 2021,
  after: undefined,
};
const BY_PATTERN: readonly (readonly [RegExp, string])[] = [
  [/19\|20\|21/, '2021-09-01'],
  [/\(\[01\]/, '09:00'],
  [/\\d-\\d\{2\}-\\d\{2\}-\\d\{2\}/, '4-10-01-03'],
  [/\[1-9\]\\d\{5\}/, '371526'],
  [/\[1-9\]\\d\{11\}/, '371526101369'],
  [/\^\\d\{6\}-\\d\{6\}\$/, '371526-000001'],
  [/A-Z\]\{2\}/, 'LC-11a'],
  [/\^\[a-z\]\[a-z0-9-\]/, 'staff-1'],
  [/\^\[a-z0-9\]\[a-z0-9\._-\]/, 'somebody'],
  [/\^Y\\d\{6\}/, 'Y371526-2021-0003'],
  [/\^\\d\{4\}\$/, '2021'],
  [/\[A-Za-z0-9_-\]\{43\}/, 'x'.repeat(43)],
  [/\[a-z0-9-\]/, 'liaocheng-2021'],
  [/\[a-z-\]/, 'training-class'],
  [/\[A-Za-z0-9:\._-\]/, '018f0000-0000-7000-8000-000000000001'],
];

/** A value that the schema accepts, the smallest that is not empty. */
function sampleOf(schema: JsonSchema, name = ''): unknown {
  if (name in BY_NAME) return BY_NAME[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const branch = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (branch) return sampleOf(branch, name);
  const type = [schema.type].flat()[0];
  if (type === 'object') {
    const required = new Set(schema.required ?? []);
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([key]) => required.has(key))
        .map(([key, inner]) => [key, sampleOf(inner, key)])
        .filter(([, value]) => value !== undefined),
    );
  }
  if (type === 'array') {
    const count = (schema as { minItems?: number }).minItems ?? 0;
    const items = typeof schema.items === 'object' ? schema.items : {};
    return Array.from({ length: count }, () => sampleOf(items, name));
  }
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  if (type === 'string') return sampleText(schema);
  return undefined;
}

function sampleText(schema: JsonSchema): string {
  if (schema.format === 'uuid') return '018f0000-0000-7000-8000-000000000001';
  if (schema.format === 'date-time') return '2021-09-01T01:00:00Z';
  const known = BY_PATTERN.find(([form]) => form.test(schema.pattern ?? ''));
  if (known) return known[1];
  const least = (schema as { minLength?: number }).minLength ?? 1;
  return '情况属实予以办理，材料齐全，数据比对一致。'
    .repeat(5)
    .slice(0, Math.max(least, 6))
    .slice(0, schema.maxLength ?? 99);
}

/** Where a contract asks for one of several fields by a check of its own. */
const BODIES: Partial<Record<RouteId, Record<string, unknown>>> = {
  'persons.search': { words: '孟青禾' },
  'ownAccounts.look': { idNumber: '11010519491231002X', name: '孟青禾' },
  // Of nobody on record: whoever serves somebody has another reach than the one that is tested.
  'help.begin': { idNumber: '11010519491231002X', name: '孟青禾', cardSeen: true },
  'help.agree': { path: '/api/me/appeals', by: 'present', reason: '没有手机' },
  'needs.record': {
    ...{ idNumber: '11010519491231002X', name: '孟青禾', kind: 'training', words: '想学瓦工' },
    ...{ destination: 'stay', channel: 'station' },
  },
  'needs.mark': { idNumber: '11010519491231002X', name: '孟青禾', kind: 'no-wish', channel: 'station' },
  'worker.recordNeed': { kind: 'training', words: '想学瓦工', destination: 'stay' },
  'worker.signIn': { code: '123456', phoneId: '018f0000-0000-7000-8000-000000000001' },
  'teaching.registerDevice': { name: '老师的手机', publicKey: 'MFkwEwYHKoZIzj0CAQ'.repeat(6) },
  'claims.compute': { classId: '018f0000-0000-7000-8000-0000000000f4' },
};

export interface SampleRequest {
  readonly id: RouteId;
  readonly permission: Permission;
  readonly url: string;
  readonly body: Record<string, unknown> | undefined;
  readonly files: boolean;
}

/** A request to this route with these ids in its address. */
export function requestTo(
  id: RouteId,
  handler: RouteHandler,
  ids: Readonly<Record<string, string>>,
): SampleRequest {
  const permission: Permission = PERMISSIONS[id];
  const url = permission.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value =
      ids[name] ??
      (handler.params && sampleOf(jsonSchemaOf(handler.params, 'input').properties?.[name] ?? {}, name));
    if (value === undefined) throw new Error(`${id}: no value for ${name}`);
    return encodeURIComponent(String(value));
  });
  const query = handler.query && (sampleOf(jsonSchemaOf(handler.query, 'input')) as Record<string, unknown>);
  const search = new URLSearchParams(
    Object.entries(query ?? {}).map(([name, value]) => [name, String(value)] as [string, string]),
  ).toString();
  const body =
    permission.method === 'GET' || permission.files
      ? undefined
      : ((BODIES[id] ?? (handler.body ? sampleOf(jsonSchemaOf(handler.body, 'input')) : {})) as Record<
          string,
          unknown
        >);
  return { id, permission, url: search === '' ? url : `${url}?${search}`, body, files: permission.files };
}

const BOUNDARY = 'one-part-and-the-next';

/** A multipart body with one small file, and the header that goes with it. */
export function upload(
  name: string,
  content: string,
  fields: Readonly<Record<string, string>> = {},
): { payload: string; headers: Record<string, string> } {
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  parts.push(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n` +
      `content-type: application/octet-stream\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`,
  );
  return {
    payload: parts.join(''),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}
