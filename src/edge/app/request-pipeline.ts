import { timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  type Actor,
  type AppContext,
  type Call,
  type FileReply,
  mayCall,
  NO_REACH,
  NOT_SIGNED_IN,
  PERMISSIONS,
  type Permission,
  performAct,
  ROLE_MAY_NOT,
  type RouteHandler,
  type RouteId,
  type RouteTable,
  read,
  type Session,
  type SessionPort,
  scopeFor,
  selectSession,
  THE_PUBLIC,
  tokenDigestOf,
  type UploadedFile,
} from '../../platform/access/index.ts';
import type { DatabaseLog } from '../../platform/db/index.ts';
import { canonicalJson } from '../../platform/journal/index.ts';
import { type Clock, isUuid, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { formFaults, type JsonSchema, jsonSchemaOf } from './forms.ts';
import { bad, checked, type Input, readQuery, typedFields } from './input.ts';
import { CSRF_REFUSED, HttpRefusal, KEY_NEEDED, statusOf, WRONG_MEDIA_TYPE } from './replies.ts';
import { textFault } from './strict-json.ts';
import { type Multipart, readMultipart } from './uploads.ts';

export interface HttpContext extends AppContext {
  /** The machine's own time; `clock` may be a demonstration's. */
  readonly wallClock: Clock;
  readonly log: DatabaseLog;
}

export interface PipelineOptions {
  readonly tables: RouteTable;
  /** For tests while modules are being built: rows without a handler are left out. Never for start. */
  readonly partial?: boolean;
  /** Cookies only over TLS. */
  readonly secureCookies: boolean;
  /** Requests a minute and address: in all, and for routes where guessing pays. */
  readonly rates: { readonly ordinary: number; readonly guess: number };
  /** Checks JSON replies against their contract; refuses to send what does not fit. Always on but for measuring. */
  readonly onBadReply?: (route: RouteId, places: string[]) => void;
}

const ROUTE_IDS = Object.keys(PERMISSIONS) as RouteId[];
const IDEMPOTENCY_KEY = 'idempotency-key';
const HEARTBEAT_MS = 15_000;

/** Every reason why these tables and the permission table are not one: a start with any of them is refused. */
export function tableFaults(tables: RouteTable, partial = false): string[] {
  const faults: string[] = [];
  for (const id of Object.keys(tables))
    if (!Object.hasOwn(PERMISSIONS, id))
      faults.push(`${id}: a handler without a row in the permission table`);
  const seen = new Map<string, RouteId>();
  for (const id of ROUTE_IDS) {
    const permission: Permission = PERMISSIONS[id];
    const address = `${permission.method} ${permission.path.replace(/:[A-Za-z]+/g, ':')}`;
    const twin = seen.get(address);
    if (twin) faults.push(`${id}: has the address of ${twin}`);
    seen.set(address, id);
    const handler = tables[id];
    if (!handler) {
      if (!partial) faults.push(`${id}: a row without a handler`);
    } else faults.push(...formFaults(permission, handler).map((fault) => `${id}: ${fault}`));
  }
  return faults;
}

/** Tables of several modules as one; a route that two modules define is a fault of the code. */
export function joinTables(...tables: readonly RouteTable[]): RouteTable {
  const joined: Record<string, RouteHandler> = {};
  for (const table of tables)
    for (const [id, handler] of Object.entries(table)) {
      if (Object.hasOwn(joined, id)) throw new Error(`two handlers for ${id}`);
      joined[id] = handler;
    }
  return joined;
}

interface Forms {
  readonly params: { zod: z.ZodType; json: JsonSchema } | undefined;
  readonly query: { zod: z.ZodType; json: JsonSchema } | undefined;
  readonly body: { zod: z.ZodType; json: JsonSchema } | undefined;
}

/** Registers every row of the permission table with the request pipeline. There is no other way to add a route. */
export function registerRoutes(server: FastifyInstance, app: HttpContext, options: PipelineOptions): void {
  const faults = tableFaults(options.tables, options.partial);
  if (faults.length > 0) throw new Error(`the routes do not fit the permission table:\n${faults.join('\n')}`);
  for (const id of ROUTE_IDS) {
    const handler = options.tables[id];
    if (!handler) continue;
    const permission: Permission = PERMISSIONS[id];
    const form = (schema: z.ZodType | undefined) =>
      schema && { zod: schema, json: jsonSchemaOf(schema, 'input') };
    const forms = { params: form(handler.params), query: form(handler.query), body: form(handler.body) };
    server.route({
      method: permission.method,
      url: permission.path,
      config: {
        routeId: id,
        rateLimit: { max: options.rates[permission.rate], timeWindow: 60_000, groupId: permission.rate },
      },
      handler: (request, reply) =>
        handleRequest(app, options, id, permission, handler, forms, request, reply),
    });
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    routeId?: RouteId;
  }
  interface FastifyRequest {
    /** Fields for the log line of the request. */
    logFields: { accountId?: Uuid; role?: string | null; codes?: string[] };
  }
}

/** One request: who sends it, may they, is it from our page, does the input fit its form; then the handler. */
async function handleRequest(
  app: HttpContext,
  options: PipelineOptions,
  id: RouteId,
  permission: Permission,
  handler: RouteHandler,
  forms: Forms,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const cookie = cookieName(options);
  const token = request.cookies[cookie];
  const tokenDigest = token === undefined ? null : tokenDigestOf(app, token);
  const isPublic = permission.roles === 'public';
  const session =
    isPublic || !tokenDigest ? undefined : await selectSession(app.db, tokenDigest, app.wallClock.now());
  const actor = session?.actor ?? THE_PUBLIC;
  if (actor.role !== null) request.logFields = { accountId: actor.accountId, role: actor.role };
  if (!isPublic && !session) throw new HttpRefusal(401, NOT_SIGNED_IN);
  if (!mayCall(id, actor.role)) throw new HttpRefusal(403, ROLE_MAY_NOT);
  const scope = scopeFor(permission, actor);
  if (!scope) throw new HttpRefusal(403, NO_REACH);
  const isAct = permission.method !== 'GET';
  if (isAct) refuseForeignPage(request, session);
  const key = isAct && id !== 'access.login' ? idempotencyKeyOf(request) : undefined;

  const params = must(paramsOf(request, forms));
  const query = must(queryOf(request, forms));
  const { body, files } = must(isAct ? await bodyOf(request, permission, forms) : NO_BODY);

  const port: SessionPort = {
    tokenDigest,
    csrfToken: session?.csrfToken ?? null,
    setCookie: (fresh) => reply.setCookie(cookie, fresh, cookieOptions(options)),
    clearCookie: () => reply.clearCookie(cookie, cookieOptions(options)),
  };
  const call = makeCall({
    app,
    id,
    permission,
    actor,
    params,
    query,
    body,
    files,
    key,
    request,
    session: port,
  });
  const result = await settled(handler.handle(call));
  if (!isResult(result)) return sendEvents(reply, result);
  if (!result.ok) {
    request.logFields.codes = result.refusals.map(({ code }) => code);
    return reply.code(statusOf(result.refusals)).send({ refusals: result.refusals });
  }
  if (handler.reply === 'file') return sendFile(reply, result.value as FileReply);
  if (handler.reply === 'events') return sendEvents(reply, result.value as AsyncIterable<unknown>);
  return sendJson(reply, id, handler.reply, result.value, options);
}

function settled(
  answer: ReturnType<RouteHandler['handle']>,
): Promise<Result<unknown>> | AsyncIterable<unknown> {
  return answer;
}

function isResult(answer: Result<unknown> | AsyncIterable<unknown>): answer is Result<unknown> {
  return 'ok' in answer;
}

function must<T>(input: Input<T>): T {
  if (!input.ok) throw new HttpRefusal(400, ...input.refusals);
  return input.value;
}

export function cookieName(options: Pick<PipelineOptions, 'secureCookies'>): string {
  return options.secureCookies ? '__Host-jilu_session' : 'jilu_session';
}

function cookieOptions(options: Pick<PipelineOptions, 'secureCookies'>) {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure: options.secureCookies } as const;
}

/** An act comes from our own page: the browser says so, and the page knows the session's second secret. */
function refuseForeignPage(request: FastifyRequest, session: Session | undefined): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpRefusal(403, CSRF_REFUSED);
  const { origin } = request.headers;
  if (origin !== undefined && hostOf(origin) !== hostOf(`${request.protocol}://${request.host}`))
    throw new HttpRefusal(403, CSRF_REFUSED);
  if (!session) return;
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(session.csrfToken);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new HttpRefusal(403, CSRF_REFUSED);
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers[IDEMPOTENCY_KEY];
  if (typeof key !== 'string' || !isUuid(key)) throw new HttpRefusal(400, KEY_NEEDED);
  return key;
}

function paramsOf(request: FastifyRequest, forms: Forms): Input<unknown> {
  if (!forms.params) return { ok: true, value: undefined };
  const given = new Map<string, string[]>();
  for (const [name, value] of Object.entries(request.params as Record<string, string>)) {
    const fault = textFault(value);
    if (fault !== undefined || /[\n\t]/.test(value))
      return bad(`/params/${name}`, '地址里有看不见的字符，请从页面重新打开。');
    given.set(name, [value]);
  }
  const typed = typedFields(given, forms.params.json, '/params');
  return typed.ok ? checked(forms.params.zod, typed.value, '/params') : typed;
}

function queryOf(request: FastifyRequest, forms: Forms): Input<unknown> {
  const given = readQuery(request.raw.url ?? '');
  if (!given.ok) return given;
  const typed = typedFields(given.value, forms.query?.json ?? {}, '/query');
  if (!typed.ok || !forms.query) return typed;
  return checked(forms.query.zod, typed.value, '/query');
}

interface Body {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

const NO_BODY: Input<Body> = { ok: true, value: { body: undefined, files: [] } };

async function bodyOf(request: FastifyRequest, permission: Permission, forms: Forms): Promise<Input<Body>> {
  if (permission.files !== request.isMultipart()) throw new HttpRefusal(415, WRONG_MEDIA_TYPE);
  let given: unknown = request.body;
  let files: readonly UploadedFile[] = [];
  if (permission.files) {
    const form: Input<Multipart> = await readMultipart(request);
    if (!form.ok) return form;
    files = form.value.files;
    const typed = typedFields(form.value.fields, forms.body?.json ?? {}, '');
    if (!typed.ok) return typed;
    given = typed.value;
  }
  if (given !== undefined && (typeof given !== 'object' || given === null || Array.isArray(given)))
    return bad('', '请求内容的写法不对，请重新提交。');
  const unknown = Object.keys(given ?? {}).find((name) => !permission.writes.includes(name));
  if (unknown !== undefined)
    return bad(`/${unknown.slice(0, 60)}`, '没有这个字段，请去掉后再提交。', 'unknown-field');
  if (!forms.body) return { ok: true, value: { body: undefined, files } };
  const body = checked(forms.body.zod, given ?? {}, '');
  return body.ok ? { ok: true, value: { body: body.value, files } } : body;
}

interface CallParts {
  readonly app: HttpContext;
  readonly id: RouteId;
  readonly permission: Permission;
  readonly actor: Actor;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  readonly key: string | undefined;
  readonly request: FastifyRequest;
  readonly session: SessionPort;
}

function makeCall(parts: CallParts): Call<unknown, unknown, unknown> {
  const { app, id, permission, actor, params, query, body, files, session } = parts;
  const requestId = parts.request.id as Uuid;
  let acts = 0;
  const digest = () =>
    app.ciphers.digest(
      canonicalJson([
        params ?? null,
        query ?? null,
        body ?? null,
        files.map(({ name, content }) => [name, app.ciphers.digest(content).toString('hex')]),
      ]),
    );
  return {
    app,
    actor,
    params,
    query,
    body,
    requestId,
    files,
    session,
    act(object, work) {
      acts += 1;
      const idempotency = parts.key && {
        route: id,
        key: acts === 1 ? parts.key : `${parts.key}.${acts}`,
        digest: digest(),
      };
      const meta = { event: permission.event ?? id, objectType: object.type, objectId: object.id, requestId };
      return performAct(app, actor, idempotency ? { ...meta, idempotency } : meta, work);
    },
    read: (fn) => read(app, actor.scope, fn),
  };
}

/** What is sent is what the contract says, field by field; a reply that does not fit is a fault and is not sent. */
function sendJson(
  reply: FastifyReply,
  id: RouteId,
  schema: z.ZodType,
  value: unknown,
  options: PipelineOptions,
): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(value ?? null));
  const fits = schema.safeParse(plain);
  if (!fits.success) {
    const places = fits.error.issues.slice(0, 10).map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? ` (${issue.keys.join(', ')})` : '';
      return `/${issue.path.map(String).join('/')} ${issue.code}${keys}`;
    });
    options.onBadReply?.(id, places);
    throw new Error(`the reply of ${id} does not fit its contract: ${places.join('; ')}`);
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(fits.data));
}

function sendFile(reply: FastifyReply, file: FileReply): unknown {
  const name = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .type(file.mediaType)
    .send(file.content);
}

function sendEvents(reply: FastifyReply, events: AsyncIterable<unknown>): unknown {
  return reply
    .header('x-accel-buffering', 'no')
    .type('text/event-stream; charset=utf-8')
    .send(Readable.from(eventLines(events), { objectMode: false, highWaterMark: 1 }));
}

/** The stream as the browser's EventSource reads it, with a line now and then that keeps the connection open. */
async function* eventLines(events: AsyncIterable<unknown>): AsyncGenerator<string> {
  const source = events[Symbol.asyncIterator]();
  try {
    let next = source.next();
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<'silence'>((wake) => {
        timer = setTimeout(() => wake('silence'), HEARTBEAT_MS);
      });
      const heard = await Promise.race([next, silence]);
      clearTimeout(timer);
      if (heard === 'silence') yield ': heartbeat\n\n';
      else if (heard.done) return;
      else {
        yield `data: ${JSON.stringify(heard.value)}\n\n`;
        next = source.next();
      }
    }
  } finally {
    await source.return?.();
  }
}
