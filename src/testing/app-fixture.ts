// For tests only: the application over a database of its own, signed-in people, and requests as a browser sends them.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { helpedActs } from '../edge/app/helped-acts.ts';
import { allJobs } from '../edge/app/jobs.ts';
import { looksAtPersons } from '../edge/app/looks-at-persons.ts';
import { standInProbe } from '../edge/app/platform-probe.ts';
import type { HttpContext } from '../edge/app/request-pipeline.ts';
import { allRoutes, type RouteDeps } from '../edge/app/routes.ts';
import { buildServer, type ServerOptions } from '../edge/app/server.ts';
import type { DemonstrationContext } from '../edge/demonstration/index.ts';
import {
  type Actor,
  actorByLogin,
  machineActor,
  openAccount,
  performAct,
  type Role,
  type RouteTable,
  standInSms,
} from '../platform/access/index.ts';
import { readTx, silentLog, withTx } from '../platform/db/index.ts';
import { type FileStore, standInScanner } from '../platform/files/index.ts';
import { fixedClock, type Uuid } from '../platform/kernel/index.ts';
import { organisationDirectory } from '../registry/organisations/index.ts';
import { seedFilingRegister } from '../training/classes/index.ts';
import { testContext, WALL_TIME } from './county-fixture.ts';
import { createTestDatabase, type TestDatabase } from './database-fixture.ts';

export const PASSWORD = 'a long enough pass phrase';
/** Argon2id of PASSWORD, so that a fixture of many accounts opens quickly. */
let hashed: string | undefined;

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

export interface SignedIn {
  readonly actor: Actor;
  readonly cookie: string;
  readonly csrfToken: string;
}

export interface AppFixture {
  readonly db: TestDatabase;
  readonly app: HttpContext & DemonstrationContext;
  readonly wallClock: ReturnType<typeof fixedClock>;
  readonly deps: RouteDeps;
  readonly server: FastifyInstance;
  readonly logged: { fields: object; message: string }[];
  /** Opens an account and gives the actor. */
  account(
    login: string,
    role: Role,
    place?: { divisionCode?: string; organisationId?: Uuid },
  ): Promise<Actor>;
  /** Signs in by a request. */
  signIn(login: string, password?: string): Promise<SignedIn>;
  /** A request as our page sends it: own key, the session's cookie and CSRF token. */
  send(
    session: SignedIn | null,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    body?: unknown,
    more?: InjectOptions,
  ): Promise<Reply>;
  key(): Uuid;
  close(): Promise<void>;
}

function present(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function groundFor(
  app: HttpContext & Pick<RouteDeps, 'policies'>,
): Pick<RouteDeps, 'files' | 'jobs' | 'sms' | 'siteUrl' | 'probe'> {
  const { ids, wallClock } = app;
  const files = { folder: join(tmpdir(), `jilu-files-${ids.uuid()}`), scanner: standInScanner };
  return {
    files,
    sms: standInSms(app),
    siteUrl: () => 'https://peixun.example.gov.cn',
    probe: standInProbe,
    jobs: allJobs({
      policies: app.policies,
      ...{ wallClock, files, probe: standInProbe },
      sms: standInSms(app),
      anchors: null,
      recordRefused: async () => {},
    }),
  };
}

async function closeAll(server: FastifyInstance, db: TestDatabase, files: FileStore): Promise<void> {
  await server.close();
  await db.close();
  await rm(files.folder, { recursive: true, force: true });
}

/** Without TLS, proxies, pages and limits of rate. */
const PLAIN_SERVER = {
  secureCookies: false,
  https: false,
  trustProxy: [],
  rates: { ordinary: 1_000_000, guess: 1_000_000 },
  webFolder: null,
} as const;

const plainServer = (deps: RouteDeps) => ({
  ...PLAIN_SERVER,
  helped: helpedActs(deps),
  looks: looksAtPersons,
});

/** `change` may replace or add handlers; server options default to those of a demonstration without limits of rate. */
export async function openAppFixture(
  options: Partial<Omit<ServerOptions, 'tables'>> & {
    readonly demonstration?: boolean;
    /** With the demonstration county in the database. */
    readonly county?: boolean;
    readonly change?: (tables: RouteTable) => RouteTable;
  } = {},
): Promise<AppFixture> {
  const {
    demonstration = true,
    county = false,
    change = (tables: RouteTable) => tables,
    ...serverOptions
  } = options;
  const db = await createTestDatabase({ filled: county ? 'county' : 'reference' });
  const wallClock = fixedClock(WALL_TIME);
  const logged: { fields: object; message: string }[] = [];
  const note = (fields: object, message: string) => logged.push({ fields, message });
  const app = await testContext(db, wallClock, { ...silentLog, info: note, warn: note, error: note });
  const { ids, clock, policies } = app;
  await withTx(db, { kind: 'system' }, seedFilingRegister);
  const machine = await machineActor(app, 'command-line', '命令行');
  const deps: RouteDeps = {
    policies,
    wallClock,
    demonstration: demonstration ? { county: '371526', password: PASSWORD, clock } : null,
    anchorFile: null,
    ...groundFor(app),
  };
  const server = await buildServer(app, {
    tables: change(allRoutes(deps)),
    ...plainServer(deps),
    isDemonstration: demonstration,
    ...serverOptions,
  });

  const fixture: AppFixture = {
    db,
    app,
    wallClock,
    deps,
    server,
    logged,
    key: () => ids.uuid(),
    async account(login, role, place = {}) {
      const meta = {
        event: 'account-created',
        objectType: 'account',
        objectId: login,
        requestId: ids.uuid(),
      };
      const opened = await performAct(app, { ...machine, scope: { kind: 'system' } }, meta, (act) =>
        openAccount(
          act,
          organisationDirectory,
          {
            login,
            displayName: login,
            personKey: `person-${login}`,
            role,
            divisionCode: place.divisionCode ?? null,
            organisationId: place.organisationId ?? null,
            password: hashed === undefined ? PASSWORD : null,
          },
          { demonstration: false, personId: null },
        ),
      );
      if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
      const { accountId } = opened.value;
      const owner = await db.owner();
      try {
        if (hashed === undefined) {
          const { rows } = await owner.query('select password_hash from account where account_id = $1', [
            accountId,
          ]);
          hashed = rows[0].password_hash as string;
        } else
          await owner.query('update account set password_hash = $2 where account_id = $1', [
            accountId,
            hashed,
          ]);
      } finally {
        await owner.end();
      }
      const actor = await readTx(db, { kind: 'system' }, (tx) => actorByLogin(tx, login));
      if (!actor) throw new Error(login);
      return actor;
    },
    async signIn(login, password = PASSWORD) {
      const reply = await server.inject({ method: 'POST', url: '/api/login', payload: { login, password } });
      if (reply.statusCode !== 200) throw new Error(`sign-in of ${login}: ${reply.statusCode} ${reply.body}`);
      const [cookie] = reply.cookies;
      const actor = await readTx(db, { kind: 'system' }, (tx) => actorByLogin(tx, login));
      if (!cookie || !actor) throw new Error('no cookie');
      return { actor, cookie: `${cookie.name}=${cookie.value}`, csrfToken: reply.json().csrfToken };
    },
    async send(session, method, url, body, more = {}) {
      const reply = await server.inject({
        method,
        url,
        ...(body === undefined ? {} : { payload: body as object }),
        ...more,
        // A header given as undefined is left out.
        headers: present({
          ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrfToken } : {}),
          ...(method === 'GET' ? {} : { 'idempotency-key': ids.uuid() }),
          ...more.headers,
        }),
      });
      const isJson = String(reply.headers['content-type'] ?? '').startsWith('application/json');
      return {
        status: reply.statusCode,
        body: isJson && reply.body !== '' ? reply.json() : undefined,
        text: reply.body,
        headers: reply.headers as Record<string, unknown>,
      };
    },
    async close() {
      await closeAll(server, db, deps.files);
    },
  };
  return fixture;
}
