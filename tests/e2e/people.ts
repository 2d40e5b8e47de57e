import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';
import { openBrowser, type RunningApp, type UserSession } from './server.ts';

interface Running {
  readonly app: RunningApp;
  readonly browser: Browser;
}

export interface People {
  readonly sessions: Map<string, UserSession>;
  /** The session of this person, signed in once; nobody is signed in as 'public'. */
  sessionOf(login: string): Promise<UserSession>;
  /** Opens an address in somebody's browser and waits until it is complete. */
  at(login: string, path: string): Promise<Page>;
  /** What the server answers this person. */
  get<T>(login: string, path: string): Promise<T>;
  /** The day of the demonstration county. */
  today(): Promise<string>;
}

type Entrance = Pick<RunningApp, 'address' | 'password'>;

/** Signs somebody in by the request that the form sends: the form itself is filled in by main-job and session-end. */
async function letIn(context: BrowserContext, { address, password }: Entrance, login: string) {
  const reply = await context.request.post(`${address}/api/login`, { data: { login, password } });
  if (!reply.ok()) throw new Error(`${login} is not signed in: ${reply.status()}`);
}

/** Everybody with a browser of their own, signed in. `running` is asked when somebody first needs it. */
export function createPeople(running: () => Running): People {
  const sessions = new Map<string, UserSession>();
  async function sessionOf(login: string): Promise<UserSession> {
    const known = sessions.get(login);
    if (known) return known;
    const { app, browser } = running();
    const session = await openBrowser(browser);
    if (login !== 'public') await letIn(session.context, app, login);
    sessions.set(login, session);
    return session;
  }
  return { sessions, ...callsOf(running, sessionOf) };
}

/**
 * Everybody at one browser, one after the other, each with the own cookies: for tests that look at many pages and not
 * at signing in. Nothing is signed in twice, and the program is fetched and compiled once instead of once a person.
 */
export function createVisitors(
  running: () => Running,
  passwordOf: (login: string) => string = () => running().app.password,
): People {
  const sessions = new Map<string, UserSession>();
  const cookies = new Map<string, Cookie[]>();
  let current = 'public';
  async function open(): Promise<UserSession> {
    const session = sessions.get('browser') ?? (await openBrowser(running().browser));
    sessions.set('browser', session);
    return session;
  }
  async function sessionOf(login: string): Promise<UserSession> {
    const session = await open();
    if (login === current) return session;
    const { context, page } = session;
    // What the page before still asks would go on in another name.
    await page.goto('about:blank');
    cookies.set(current, await context.cookies());
    await context.clearCookies();
    current = login;
    const known = cookies.get(login);
    if (known) await context.addCookies(known);
    else if (login !== 'public')
      await letIn(context, { ...running().app, password: passwordOf(login) }, login);
    return session;
  }
  return { sessions, ...callsOf(running, sessionOf) };
}

function callsOf(
  running: () => Running,
  sessionOf: (login: string) => Promise<UserSession>,
): Omit<People, 'sessions'> {
  return {
    sessionOf,
    async at(login, path) {
      const session = await sessionOf(login);
      await session.page.goto(running().app.address + path);
      await session.settled();
      return session.page;
    },
    async get<T>(login: string, path: string) {
      const { page } = await sessionOf(login);
      const reply = await page.request.get(running().app.address + path);
      if (!reply.ok()) throw new Error(`${path}: ${reply.status()}`);
      return (await reply.json()) as T;
    },
    async today() {
      const reply = await fetch(`${running().app.address}/api/demonstration`);
      return ((await reply.json()) as { today: string }).today;
    },
  };
}
