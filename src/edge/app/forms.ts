import { z } from 'zod';
import type { Permission, RouteHandler } from '../../platform/access/index.ts';

/** As much of JSON Schema as the request pipeline reads. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Contracts do not change: each is translated once, however many servers a process builds. */
const translated = {
  input: new WeakMap<z.ZodType, JsonSchema>(),
  output: new WeakMap<z.ZodType, JsonSchema>(),
};

/** What a schema takes in (`input`) or gives out (`output`), as JSON Schema. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const known = translated[io].get(schema);
  if (known) return known;
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema & {
    $schema?: string;
  };
  translated[io].set(schema, rest);
  return rest;
}

function branches(schema: JsonSchema): readonly JsonSchema[] {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
}

/** The names of the top-level fields, those of all alternatives taken together. */
export function fieldNames(schema: JsonSchema): string[] {
  const names = new Set(Object.keys(schema.properties ?? {}));
  for (const branch of branches(schema)) for (const name of fieldNames(branch)) names.add(name);
  return [...names];
}

/** The schema of a top-level field: the first alternative that has it. */
export function fieldOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  return (
    schema.properties?.[name] ??
    branches(schema)
      .map((branch) => fieldOf(branch, name))
      .find((found) => found !== undefined)
  );
}

/** The JSON types a value may have. */
export function typesOf(schema: JsonSchema): string[] {
  if (schema.const !== undefined) return [typeof schema.const];
  const own = schema.type === undefined ? [] : [schema.type].flat();
  const fromEnum = own.length === 0 ? (schema.enum ?? []).map((value) => typeof value) : [];
  return [...own, ...fromEnum, ...branches(schema).flatMap(typesOf)];
}

/** Every place where the schema lets anything through: open objects, texts and lists without an end. */
export function openPlaces(schema: JsonSchema, at = ''): string[] {
  const found: string[] = [];
  const types = typesOf(schema);
  if (schema.properties !== undefined || (types.includes('object') && branches(schema).length === 0)) {
    if (schema.additionalProperties === undefined || schema.additionalProperties === true)
      found.push(`${at || '/'} takes unknown fields`);
    if (typeof schema.additionalProperties === 'object')
      found.push(...openPlaces(schema.additionalProperties, `${at}/*`));
  }
  if (
    types.includes('array') &&
    branches(schema).length === 0 &&
    schema.maxItems === undefined &&
    !schema.prefixItems
  )
    found.push(`${at || '/'} is a list without an end`);
  if (
    [schema.type].flat().includes('string') &&
    schema.maxLength === undefined &&
    schema.pattern === undefined &&
    schema.enum === undefined &&
    schema.const === undefined &&
    schema.format === undefined
  )
    found.push(`${at || '/'} is a text without an end`);
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    found.push(...openPlaces(inner, `${at}/${name}`));
  if (typeof schema.items === 'object') found.push(...openPlaces(schema.items, `${at}/0`));
  for (const branch of branches(schema)) found.push(...openPlaces(branch, at));
  return [...new Set(found)];
}

/** The names between slashes that begin with a colon. */
function pathParams(path: string): string[] {
  return [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string);
}

/** Everything in which a handler's forms differ from its row of the permission table. */
export function formFaults(permission: Permission, handler: RouteHandler): string[] {
  const faults: string[] = [];
  const same = (what: string, have: readonly string[], want: readonly string[]) => {
    const left = [...have].sort().join(', ');
    const right = [...want].sort().join(', ');
    if (left !== right) faults.push(`${what}: the handler has (${left}), the table (${right})`);
  };
  const strict = (what: string, schema: JsonSchema) => {
    for (const place of openPlaces(schema))
      if (place.endsWith('unknown fields')) faults.push(`${what} ${place}`);
  };
  const params = handler.params && jsonSchemaOf(handler.params, 'input');
  same('path', params ? fieldNames(params) : [], pathParams(permission.path));
  if (params) strict('path', params);
  if (handler.query) strict('query', jsonSchemaOf(handler.query, 'input'));
  const body = handler.body && jsonSchemaOf(handler.body, 'input');
  same('body', body ? fieldNames(body) : [], permission.writes);
  if (body) strict('body', body);
  if (permission.method === 'GET' && handler.body) faults.push('a GET takes no body');
  if (permission.method === 'GET' && permission.event !== null) faults.push('a GET performs no act');
  if (permission.method !== 'GET' && permission.event === null) faults.push('an act needs a journal event');
  if (permission.method !== 'GET' && handler.reply === 'events')
    faults.push('only a GET answers with events');
  return faults;
}
