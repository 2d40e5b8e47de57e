import { existsSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { PageHead } from '../../outcomes/catalogues/index.ts';
import { NOT_FOUND, newToken } from '../../platform/access/index.ts';
import { DatabaseRefusal, sqlState } from '../../platform/db/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';
import { bad } from './input.ts';
import { faultFields } from './log.ts';
import { withHead } from './page-heads.ts';
import {
  BUILDING,
  CONFLICT,
  DISK_FULL,
  HttpRefusal,
  MALFORMED,
  retryAfterSeconds,
  TOO_LARGE,
  TOO_MANY,
  TRY_AGAIN,
  UNAVAILABLE,
  WRONG_MEDIA_TYPE,
} from './replies.ts';
import { type HttpContext, type PipelineOptions, registerRoutes } from './request-pipeline.ts';
import { readStrictJson } from './strict-json.ts';
import { UPLOAD_LIMITS } from './uploads.ts';

export interface ServerOptions extends PipelineOptions {
  /** The built pages; null serves the programming interface alone. */
  readonly webFolder: string | null;
  /** What the head of the page at an address says before any script runs; undefined where it is the same for all. */
  readonly heads?: (pathname: string, origin: string) => Promise<PageHead | undefined>;
  /** True when people reach us by https: then browsers get the instruction to use nothing else. */
  readonly https: boolean;
  /** True while the demonstration is built behind the first page. */
  readonly isBuilding?: () => boolean;
  /** False while a disk is nearly full: then people look, and nobody acts. */
  readonly hasRoom?: () => boolean;
  /** Addresses and networks of the proxies in front of us; empty when there is none. */
  readonly trustProxy: readonly string[];
}

const LARGEST_BODY = 1024 * 1024;
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const NONCE_MARK = '{{csp-nonce}}';

/** The HTTP server with every route behind the request pipeline, and the pages. Does not listen yet. */
export async function buildServer(app: HttpContext, options: ServerOptions): Promise<FastifyInstance> {
  const server = createServer(app, options);
  server.decorateRequest('logFields');
  server.decorateRequest('sender', null);
  addHooks(server, app);
  server.setErrorHandler<FastifyError>((error, request, reply) => answerFault(app, error, request, reply));
  acceptJsonOnly(server);
  await server.register(cookie);
  await server.register(multipart, { limits: UPLOAD_LIMITS, throwFileSizeLimit: true });
  await server.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: options.https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
  await server.register(rateLimit, {
    global: true,
    max: options.rates.ordinary,
    timeWindow: 60_000,
    cache: 10_000,
    errorResponseBuilder: () => new HttpRefusal(429, TOO_MANY),
  });
  if (options.isBuilding) waitUntilBuilt(server, options.isBuilding);
  if (options.hasRoom) refuseActsWithoutRoom(server, options.hasRoom);
  await server.register(async (scoped) => registerRoutes(scoped, app, options));
  await servePages(server, options);
  await server.ready();
  return server;
}

/** What the first page asks before the demonstration stands. */
const ANSWERED_AT_ONCE: ReadonlySet<string> = new Set([
  'health.show',
  'demonstration.show',
  'vocabulary.show',
  'access.me',
]);

/** Asks everybody to wait while the demonstration is built; the pages themselves are served. */
function waitUntilBuilt(server: FastifyInstance, isBuilding: () => boolean): void {
  server.addHook('onRequest', async (request) => {
    const { routeId } = request.routeOptions.config;
    if (routeId !== undefined && isBuilding() && !ANSWERED_AT_ONCE.has(routeId))
      throw new HttpRefusal(503, BUILDING);
  });
}

/** Signing in and out writes little, and whoever looks needs it. */
const NEEDS_LITTLE_ROOM: ReadonlySet<string> = new Set(['access.login', 'access.logout', 'access.enterCode']);

function refuseActsWithoutRoom(server: FastifyInstance, hasRoom: () => boolean): void {
  server.addHook('onRequest', async (request) => {
    const { routeId } = request.routeOptions.config;
    if (routeId === undefined || request.method === 'GET' || NEEDS_LITTLE_ROOM.has(routeId)) return;
    if (!hasRoom()) throw new HttpRefusal(507, DISK_FULL);
  });
}

function createServer(app: HttpContext, options: ServerOptions): FastifyInstance {
  return Fastify({
    logger: false,
    // A list: the sender is the last address that none of these proxies has. With true it would be whatever the
    // sender writes first.
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    bodyLimit: LARGEST_BODY,
    genReqId: () => app.ids.uuid(),
    requestIdHeader: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    exposeHeadRoutes: false,
    http: { maxHeaderSize: 16_384, headersTimeout: 20_000 },
    routerOptions: {
      maxParamLength: 200,
      // The request pipeline reads the query itself, strictly.
      querystringParser: () => ({}),
      onBadUrl: (_path, _request, response) => {
        response.statusCode = 400;
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.end(JSON.stringify({ refusals: [MALFORMED] }));
      },
    },
    frameworkErrors: (error, request, reply) => {
      answerFault(app, error, request, reply);
    },
    clientErrorHandler: answerBrokenRequest,
  });
}

/**
 * Answers what came that is no request. A connection on which nothing came is closed without a word: browsers open
 * some ahead of need, and an answer that waits there would be taken for the answer to the next request.
 */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.bytesRead === 0 || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}

/** Refuses a route beside the permission table, numbers requests, and writes each into the log. */
function addHooks(server: FastifyInstance, app: HttpContext): void {
  server.addHook('onRoute', ({ url, config }) => {
    if (url.startsWith('/api') && config?.routeId === undefined)
      throw new Error(`${url} was added beside the permission table`);
  });
  server.addHook('onRequest', async (request, reply) => {
    request.logFields = {};
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api')) {
      reply.header('cache-control', 'no-store');
      reply.header('content-security-policy', API_POLICY);
    }
  });
  server.addHook('onResponse', async (request, reply) => {
    const { routeId } = request.routeOptions.config;
    if (routeId !== undefined) app.refused.count(request.sender, reply.statusCode, routeId);
    if (routeId === undefined && reply.statusCode < 400) return;
    app.log[reply.statusCode >= 500 ? 'error' : 'info'](
      {
        requestId: request.id,
        route: routeId ?? null,
        method: request.method,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        ...request.logFields,
      },
      'request',
    );
  });
}

function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  server.addContentTypeParser(
    /^application\/json(;\s*charset="?utf-8"?)?$/i,
    { parseAs: 'buffer' },
    (_request, bytes, done) => {
      let text: string;
      try {
        text = decoder.decode(bytes as Buffer);
      } catch {
        done(new HttpRefusal(400, ...bad('', '请求内容不是 UTF-8 文字，请重新提交。').refusals), undefined);
        return;
      }
      if (text === '') {
        done(null, undefined);
        return;
      }
      const read = readStrictJson(text);
      if (read.ok) done(null, read.value);
      else done(new HttpRefusal(400, ...bad(read.fault.pointer, read.fault.message).refusals), undefined);
    },
  );
}

/** Turns a fault into an answer that says nothing but what to do, and a number by which the log finds it. */
function answerFault(
  app: HttpContext,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, refusals, isOurs } = readFault(error, request.id);
  request.logFields ??= {};
  request.logFields.codes = refusals.map(({ code }) => code);
  if (!isOurs)
    app.log[status >= 500 ? 'error' : 'warn'](
      { requestId: request.id, route: request.routeOptions?.config?.routeId, fault: faultFields(error) },
      'fault',
    );
  const wait = retryAfterSeconds(refusals, status);
  if (wait !== undefined) reply.header('retry-after', String(wait));
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ refusals }));
}

interface ReadFault {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  /** Answered by the request pipeline on purpose: no line of its own in the log. */
  readonly isOurs: boolean;
}

function readFault(error: unknown, requestId: string): ReadFault {
  const of = (status: number, ...refusals: Refusal[]): ReadFault => ({ status, refusals, isOurs: false });
  if (error instanceof HttpRefusal)
    return { status: error.statusCode, refusals: error.refusals, isOurs: true };
  if (error instanceof DatabaseRefusal) return of(503, refusal(error.code, error.message));
  const state = sqlState(error);
  // A row policy refused to write outside the actor's scope: not yours is not there.
  if (state === '42501') return of(404, NOT_FOUND);
  if (/^(40001|40P01|55P03)$/.test(state)) return of(409, TRY_AGAIN);
  if (state === '53100' || (error as { code?: unknown } | null)?.code === 'ENOSPC') return of(507, DISK_FULL);
  if (/^(08|57|53)/.test(state) || /^(ECONN|EPIPE|ETIMEDOUT)/.test(state) || isCutOff(error))
    return of(503, UNAVAILABLE);
  if (/^23[0-9A-Z]{3}$/.test(state)) return of(409, CONFLICT);
  if (/^22[0-9A-Z]{3}$/.test(state)) return of(400, MALFORMED);
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 413) return of(413, TOO_LARGE);
  if (status === 415 || state === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return of(415, WRONG_MEDIA_TYPE);
  if (typeof status === 'number' && status >= 400 && status < 500) return of(status, MALFORMED);
  const message = `系统出了故障，没有办成。请把编号 ${requestId} 告诉维护人员，已填的内容请勿关闭。`;
  return of(500, refusal('internal-error', message));
}

/** The server ended under an open connection; the client's error has a sentence and no code. */
function isCutOff(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Connection terminated');
}

/** A built page, by the name of its file; null where it was not built. */
function builtPage(webFolder: string | null, name: string): string | null {
  const path = webFolder === null ? null : join(webFolder, name);
  return path !== null && existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** The built pages; every address that is no file and no route is one page that routes itself, under /m and /teach the phone's. */
async function servePages(server: FastifyInstance, options: ServerOptions): Promise<void> {
  const { webFolder } = options;
  const html = builtPage(webFolder, 'index.html');
  const phone = builtPage(webFolder, 'phone.html') ?? html;
  if (webFolder !== null && html !== null)
    await server.register(serveStatic, {
      root: webFolder,
      // One route a file that is there now: nothing else under the folder can be asked for.
      wildcard: false,
      // What the build compressed ahead goes out as it is, to whoever takes it.
      preCompressed: true,
      index: false,
      dotfiles: 'deny',
      cacheControl: false,
      setHeaders(reply, path) {
        reply.header('content-security-policy', pagePolicy(undefined));
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  server.setNotFoundHandler(async (request, reply) => {
    // Not by URL: an address such as `//` is none to it.
    const [pathname = ''] = request.url.split(/[?#]/, 1);
    const wantsPage =
      request.method === 'GET' &&
      pathname !== '/api' &&
      !pathname.startsWith('/api/') &&
      !/\.[a-z0-9]+$/i.test(pathname);
    const own = /^\/(m|teach)(\/|$)/.test(pathname) ? phone : html;
    if (!wantsPage || own === null) return reply.code(404).send({ refusals: [NOT_FOUND] });
    const origin = `${request.protocol}://${request.host}`;
    const head = await options.heads?.(pathname, origin);
    const page = head === undefined ? own : withHead(own, head, origin);
    const nonce = page.includes(NONCE_MARK) ? newToken() : undefined;
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(nonce === undefined ? page : page.replaceAll(NONCE_MARK, nonce));
  });
}

/** Scripts from our own files only. Styles that the component library makes carry the page's nonce, where the page has one. */
function pagePolicy(nonce: string | undefined): string {
  const styles = nonce === undefined ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
