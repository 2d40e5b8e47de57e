import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Act,
  type Actor,
  type AppContext,
  type Call,
  type FileReply,
  isSecondFactorRequired,
  KeptReply,
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
  recordAlone,
  refusalBefore,
  refusalWhileActing,
  refusalWhileHelping,
  type Session,
  type SessionPort,
  scopeFor,
  selectSession,
  THE_PUBLIC,
  tokenDigestOf,
  type Viewed,
} from '../../platform/access/index.ts';
import type { DatabaseLog } from '../../platform/db/index.ts';
import { canonicalJson } from '../../platform/journal/index.ts';
import type { Clock, Result, Uuid } from '../../platform/kernel/index.ts';
import type { Input } from './input.ts';
import type { LooksAtPersons } from './looks-at-persons.ts';
import type { RefusedRequests } from './refused-requests.ts';
import { HttpRefusal, retryAfterSeconds, statusOf } from './replies.ts';
import {
  cookiesOn,
  deviceTokenOf,
  idempotencyKeyOf,
  refuseForeignPage,
  sessionTokenOf,
} from './request-identity.ts';
import { bodyOf, type Forms, formsOf, NO_BODY, paramsOf, queryOf } from './request-input.ts';
import { ROUTE_IDS, tableFaults } from './route-tables.ts';
import { sendEvents, sendFile, sendJson } from './send.ts';
import { sendKept } from './send-kept.ts';

export interface HttpContext extends AppContext {
  /** The machine's own time; `clock` may be a demonstration's. */
  readonly wallClock: Clock;
  readonly log: DatabaseLog;
  /** Counts what is refused before any act. */
  readonly refused: RefusedRequests;
}

/** Her agreement is used up before an act that a helper does for a person; afterwards she is told. */
export interface HelpedActs {
  take(act: Act, route: RouteId): Promise<Result<null>>;
  tell(app: AppContext, actor: Actor, route: RouteId): void;
}

export interface PipelineOptions {
  readonly tables: RouteTable;
  /** For tests while modules are being built: rows without a handler are left out. Never for start. */
  readonly partial?: boolean;
  /** In the demonstration a second factor is nobody's duty. */
  readonly isDemonstration: boolean;
  /** What goes before and after an act that a helper does for somebody. */
  readonly helped?: HelpedActs;
  /** Who may open a protected person, and the line of every opening. */
  readonly looks?: LooksAtPersons;
  /** Cookies only over TLS. */
  readonly secureCookies: boolean;
  /** Requests a minute and address: in all, and for routes where guessing pays. */
  readonly rates: { readonly ordinary: number; readonly guess: number };
  /** Checks JSON replies against their contract; refuses to send what does not fit. Always on but for measuring. */
  readonly onBadReply?: (route: RouteId, places: string[]) => void;
}

/** Registers every row of the permission table with the request pipeline. There is no other way to add a route. */
export function registerRoutes(server: FastifyInstance, app: HttpContext, options: PipelineOptions): void {
  const faults = tableFaults(options.tables, options.partial);
  if (faults.length > 0) throw new Error(`the routes do not fit the permission table:\n${faults.join('\n')}`);
  for (const id of ROUTE_IDS) {
    const handler = options.tables[id];
    if (!handler) continue;
    const permission: Permission = PERMISSIONS[id];
    const route: Route = { app, options, id, permission, handler, forms: formsOf(handler) };
    server.route({
      method: permission.method,
      url: permission.path,
      config: {
        routeId: id,
        rateLimit: { max: options.rates[permission.rate], timeWindow: 60_000, groupId: permission.rate },
      },
      handler: (request, reply) => handleRequest(route, request, reply),
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
    /** Whoever sends it, once known. */
    sender: Actor | null;
  }
}

/** What every request to one route has in common. */
interface Route {
  readonly app: HttpContext;
  readonly options: PipelineOptions;
  readonly id: RouteId;
  readonly permission: Permission;
  readonly handler: RouteHandler;
  readonly forms: Forms;
}

/** One request: who sends it, may they, is it from our page, does the input fit its form; then the handler. */
async function handleRequest(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { app, id, permission, handler, forms } = route;
  const { secureCookies, onBadReply } = route.options;
  const { tokenDigest, session, actor, mustSetSecondFactor } = await senderOf(route, request);
  const isAct = permission.method !== 'GET';
  if (isAct) refuseForeignPage(request, session);
  const key = isAct && id !== 'access.login' ? idempotencyKeyOf(request) : undefined;

  const params = must(paramsOf(request, forms));
  const query = must(queryOf(request, forms));
  const { helped, looks } = route.options;
  const closed = await looks?.refusal(app, actor, params);
  if (closed) throw new HttpRefusal(403, closed);
  const { body, files } = must(isAct ? await bodyOf(request, permission, forms) : NO_BODY);

  const deviceToken = deviceTokenOf(request, secureCookies);
  const port: SessionPort = {
    tokenDigest,
    deviceDigest: deviceToken === undefined ? null : tokenDigestOf(app, deviceToken),
    csrfToken: session?.csrfToken ?? null,
    mustChangePassword: session?.mustChangePassword ?? false,
    secondFactorDue: session?.secondFactorDue ?? false,
    mustSetSecondFactor,
    ...cookiesOn(reply, secureCookies),
  };
  const requestId = request.id as Uuid;
  const input = { params, query, body, files, requestId, address: request.ip, session: port };
  const call = makeCall({ app, id, permission, actor, key, input, ...(helped ? { helped } : {}) });
  const result = await settled(handler.handle(call));
  if (!isResult(result)) return sendEvents(reply, result);
  if (!result.ok) {
    request.logFields.codes = result.refusals.map(({ code }) => code);
    const status = statusOf(result.refusals);
    const wait = retryAfterSeconds(result.refusals, status);
    if (wait !== undefined) reply.header('retry-after', String(wait));
    return reply.code(status).send({ refusals: result.refusals });
  }
  await looks?.seen(app, actor, id, { params: params as Record<string, unknown>, body, reply: result.value });
  if (permission.viewed) await recordView(app, { actor, requestId, params }, permission.viewed);
  if (handler.reply === 'file') return sendFile(reply, result.value as FileReply);
  if (handler.reply === 'events') return sendEvents(reply, result.value as AsyncIterable<unknown>);
  const contract = { id, schema: handler.reply, onBadReply };
  if (result.value instanceof KeptReply) return sendKept(request, reply, contract, result.value);
  return sendJson(reply, contract, result.value);
}

/** The line of a look; without it nothing is shown. */
function recordView(
  app: HttpContext,
  { actor, requestId, params }: { actor: Actor; requestId: Uuid; params: unknown },
  { event, objectType, id }: Viewed,
): Promise<void> {
  const { accountId, personKey, role, divisionPath, organisationId } = actor;
  const named = id === null ? undefined : (params as Readonly<Record<string, unknown>>)[id];
  return recordAlone(app, {
    ...{ accountId, personKey, role, divisionPath, organisationId, requestId },
    onBehalfOf: actor.actingFor?.accountId,
    event,
    outcome: 'viewed',
    objectType,
    objectId: named === undefined ? objectType : String(named),
  });
}

interface Sender {
  readonly tokenDigest: Buffer | null;
  readonly session: Session | undefined;
  readonly actor: Actor;
  readonly mustSetSecondFactor: boolean;
}

/** Whose session it is, and that they may call the route; stops a request of anybody else. */
async function senderOf({ app, options, id, permission }: Route, request: FastifyRequest): Promise<Sender> {
  const token = sessionTokenOf(request, options.secureCookies);
  const tokenDigest = token === undefined ? null : tokenDigestOf(app, token);
  const isPublic = permission.roles === 'public';
  const session =
    isPublic || !tokenDigest ? undefined : await selectSession(app.db, tokenDigest, app.clock.today());
  const actor = session?.actor ?? THE_PUBLIC;
  request.sender = actor;
  if (actor.role !== null) request.logFields = { accountId: actor.accountId, role: actor.role };
  if (!isPublic && !session) throw new HttpRefusal(401, NOT_SIGNED_IN);
  const mustSetSecondFactor =
    session !== undefined && !session.hasSecondFactor && isSecondFactorRequired(actor.role, options);
  const before =
    session &&
    (refusalBefore(id, { ...session, mustSetSecondFactor }) ??
      refusalWhileActing(id, session.actor) ??
      refusalWhileHelping(id, session.actor));
  if (before) throw new HttpRefusal(403, before);
  if (!mayCall(id, actor.role)) throw new HttpRefusal(403, ROLE_MAY_NOT);
  if (!scopeFor(permission, actor)) throw new HttpRefusal(403, NO_REACH);
  return { tokenDigest, session, actor, mustSetSecondFactor };
}

/** What a helper does for somebody happens with her agreement alone: without one it is refused. */
async function agreed<T>(
  act: Act,
  id: RouteId,
  work: (act: Act) => Promise<Result<T>>,
  helped: HelpedActs | undefined,
): Promise<Result<T>> {
  if (!helped) throw new Error('nothing here knows of helpers');
  const taken = await helped.take(act, id);
  return taken.ok ? work(act) : taken;
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

interface CallParts {
  readonly app: HttpContext;
  readonly id: RouteId;
  readonly permission: Permission;
  readonly actor: Actor;
  readonly key: string | undefined;
  readonly helped?: HelpedActs;
  readonly input: Pick<
    Call<unknown, unknown, unknown>,
    'params' | 'query' | 'body' | 'files' | 'requestId' | 'address' | 'session'
  >;
}

function makeCall({
  app,
  id,
  permission,
  actor,
  key,
  input,
  helped,
}: CallParts): Call<unknown, unknown, unknown> {
  const { params, query, body, files, requestId } = input;
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
    ...input,
    app,
    actor,
    async act(object, work) {
      acts += 1;
      const { isLook } = permission;
      // Whoever repeats a look looks again, and it is recorded again: what was shown is stored nowhere.
      const idempotency = key &&
        !isLook && { route: id, key: acts === 1 ? key : `${key}.${acts}`, digest: digest() };
      const event = permission.event ?? id;
      const meta = { event, objectType: object.type, objectId: object.id, requestId, isLook };
      const whole = idempotency ? { ...meta, idempotency } : meta;
      if (!actor.helping) return performAct(app, actor, whole, work);
      const result = await performAct(app, actor, whole, (act) => agreed(act, id, work, helped));
      if (result.ok) helped?.tell(app, actor, id);
      return result;
    },
    read: (fn) => read(app, actor.scope, fn),
  };
}
