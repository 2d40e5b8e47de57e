import { PERMISSIONS, type Permission, type RouteId, type RouteTable } from '../../platform/access/index.ts';
import { type JsonSchema, jsonSchemaOf } from './forms.ts';

type Document = Record<string, unknown>;

const REFUSALS: JsonSchema = {
  type: 'object',
  properties: {
    refusals: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string' },
          pointer: { type: 'string' },
          message: { type: 'string' },
          clause: { type: 'string' },
          route: { type: 'string' },
          retryAfterSeconds: { type: 'integer' },
        },
        required: ['code', 'pointer', 'message'],
        additionalProperties: false,
      },
    },
  },
  required: ['refusals'],
  additionalProperties: false,
};

/** The programming interface as OpenAPI 3.1, from the permission table and the modules' contracts alone. */
export function openApiOf(tables: RouteTable): Document {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, handler] of Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const permission: Permission = PERMISSIONS[id as RouteId];
    const path = permission.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][permission.method.toLowerCase()] = operationOf(id, permission, handler);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jilu',
      version: '1',
      description: 'Generated from the permission table and the contracts of the modules: npm run openapi.',
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Refusals: REFUSALS },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'jilu_session' } },
    },
  };
}

function operationOf(id: string, permission: Permission, handler: RouteTable[RouteId] & object): Document {
  const isAct = permission.method !== 'GET';
  const parameters = [
    ...parametersOf(handler.params && jsonSchemaOf(handler.params, 'input'), 'path'),
    ...parametersOf(handler.query && jsonSchemaOf(handler.query, 'input'), 'query'),
  ];
  const body = handler.body && jsonSchemaOf(handler.body, 'input');
  return {
    operationId: id,
    tags: [id.split('.')[0]],
    'x-roles': permission.roles,
    'x-scope': permission.scope,
    'x-event': permission.event,
    'x-four-eyes': permission.fourEyes,
    security: permission.roles === 'public' ? [] : [{ session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isAct && (body || permission.files) ? { requestBody: requestBodyOf(body, permission.files) } : {}),
    responses: {
      200: { description: 'done', content: contentOf(handler.reply) },
      default: {
        description: 'refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusals' } } },
      },
    },
  };
}

function parametersOf(schema: JsonSchema | undefined, place: 'path' | 'query'): Document[] {
  if (!schema) return [];
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: field,
  }));
}

function requestBodyOf(body: JsonSchema | undefined, files: boolean): Document {
  if (!files) return { required: true, content: { 'application/json': { schema: body } } };
  const properties = {
    ...(body?.properties ?? {}),
    files: { type: 'array', items: { type: 'string', format: 'binary' } },
  };
  const required = [...(body?.required ?? []), 'files'];
  return {
    required: true,
    content: { 'multipart/form-data': { schema: { type: 'object', properties, required } } },
  };
}

function contentOf(reply: (RouteTable[RouteId] & object)['reply']): Document {
  if (reply === 'file')
    return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  if (reply === 'events') return { 'text/event-stream': { schema: { type: 'string' } } };
  return { 'application/json': { schema: jsonSchemaOf(reply, 'output') } };
}
