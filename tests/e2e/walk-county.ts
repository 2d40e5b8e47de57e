import { type APIRequestContext, request } from 'playwright-core';
import { uuid7 } from './uuid7.ts';

/** The county of a lifecycle: what its people ask and send by requests, without a page. */
export interface County {
  /** The cases of the demonstration county, by the names of `findCases`. */
  readonly ids: Readonly<Record<string, string>>;
  /** The day of the county. */
  today(): Promise<string>;
  get<T = Version>(login: string, path: string): Promise<T>;
  /** Sends an act as this person; fails where it is refused. */
  post<T = Version>(login: string, path: string, data?: object): Promise<T>;
  put<T = Version>(login: string, path: string, data: object): Promise<T>;
  /** Sends files in a form, as the page that takes them does. */
  upload<T>(login: string, path: string, form: FormData): Promise<T>;
  /** The first sign-in of a new account: its one-time password is changed. */
  firstSignIn(login: string, oneTimePassword: string): Promise<void>;
}

/** What most answers about one thing have. */
export interface Version {
  readonly version: number;
  readonly status: string;
}

interface Running {
  readonly address: string;
  readonly password: string;
}

/** What every new account of a walk takes as its password. */
const NEW_PASSWORD = '桥头白鹭晨雾芦苇荡边晒谷';

/** Everybody of the county, each signed in once, beside the sessions of the browser. */
export function createCounty(running: () => Running, ids: () => County['ids']) {
  const signedIn = new Map<string, Promise<{ calls: APIRequestContext; csrfToken: string }>>();
  const newcomers = new Set<string>();
  const passwordOf = (login: string) => (newcomers.has(login) ? NEW_PASSWORD : running().password);
  const as = (login: string) => {
    const known = signedIn.get(login) ?? signIn({ ...running(), password: passwordOf(login) }, login);
    signedIn.set(login, known);
    return known;
  };
  async function send<T>(login: string, method: string, path: string, body: object): Promise<T> {
    const { calls, csrfToken } = await as(login);
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await calls.fetch(running().address + path, { method, headers, ...body });
    if (reply.status() !== 200) throw new Error(`${login} ${method} ${path}: ${await reply.text()}`);
    // What comes as a file is not read.
    const isJson = reply.headers()['content-type']?.startsWith('application/json');
    return (isJson ? await reply.json() : {}) as T;
  }
  const county: County = {
    get ids() {
      return ids();
    },
    today: async () => (await county.get<{ today: string }>('handler', '/api/demonstration')).today,
    get: (login, path) => send(login, 'GET', path, {}),
    post: (login, path, data = {}) => send(login, 'POST', path, { data }),
    put: (login, path, data) => send(login, 'PUT', path, { data }),
    upload: (login, path, multipart) => send(login, 'POST', path, { multipart }),
    async firstSignIn(login, current) {
      signedIn.set(login, signIn({ ...running(), password: current }, login));
      await county.post(login, '/api/me/password', { current, next: NEW_PASSWORD });
      newcomers.add(login);
      signedIn.delete(login);
    },
  };
  const close = async () => {
    for (const { calls } of await Promise.all(signedIn.values())) await calls.dispose();
  };
  return { county, close, passwordOf };
}

async function signIn({ address, password }: Running, login: string) {
  const calls = await request.newContext();
  const reply = await calls.post(`${address}/api/login`, { data: { login, password } });
  if (reply.status() !== 200) throw new Error(`${login} is not signed in: ${await reply.text()}`);
  const me = await calls.get(`${address}/api/me`);
  const { csrfToken } = (await me.json()) as { csrfToken: string };
  return { calls, csrfToken };
}
