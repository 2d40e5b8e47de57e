import { type APIRequestContext, request } from 'playwright-core';
import { expect } from 'vitest';
import { uuid7 } from './cases.ts';
import type { RunningApp } from './server.ts';

/** The county of a lifecycle: what its people ask and send by requests, without a page. */
export interface County {
  /** The cases of the demonstration county, by the names of `findCases`. */
  readonly ids: Readonly<Record<string, string>>;
  /** The day of the county. */
  today(): Promise<string>;
  get<T>(login: string, path: string): Promise<T>;
  /** Sends an act as this person and expects that it is done. */
  post<T = Record<string, unknown>>(login: string, path: string, data?: object): Promise<T>;
  put<T = Record<string, unknown>>(login: string, path: string, data: object): Promise<T>;
  /** Sends files in a form, as the page that takes them does. */
  upload<T>(login: string, path: string, form: FormData): Promise<T>;
}

/** Everybody of the county, each signed in once, beside the sessions of the browser. */
export function createCounty(running: () => RunningApp, ids: () => County['ids']) {
  const signedIn = new Map<string, Promise<{ calls: APIRequestContext; csrfToken: string }>>();
  const as = (login: string) => {
    const known = signedIn.get(login) ?? signIn(running(), login);
    signedIn.set(login, known);
    return known;
  };
  async function send<T>(login: string, method: string, path: string, body: object): Promise<T> {
    const { calls, csrfToken } = await as(login);
    const headers = { 'x-csrf-token': csrfToken, 'idempotency-key': uuid7() };
    const reply = await calls.fetch(running().address + path, { method, headers, ...body });
    expect(reply.status(), `${login} ${method} ${path}: ${await reply.text()}`).toBe(200);
    return (await reply.json()) as T;
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
  };
  const close = async () => {
    for (const { calls } of await Promise.all(signedIn.values())) await calls.dispose();
  };
  return { county, close };
}

async function signIn({ address, password }: RunningApp, login: string) {
  const calls = await request.newContext();
  const reply = await calls.post(`${address}/api/login`, { data: { login, password } });
  expect(reply.status(), `${login} signs in`).toBe(200);
  const me = await calls.get(`${address}/api/me`);
  const { csrfToken } = (await me.json()) as { csrfToken: string };
  return { calls, csrfToken };
}
