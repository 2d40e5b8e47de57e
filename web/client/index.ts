import { type QueryKey, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import createClient from 'openapi-fetch';
import type { operations, paths } from './schema.d.ts';

/** A row of the permission table, as the generated interface names it: `classes.list`. */
export type RouteId = keyof operations;
export type { components, operations, paths } from './schema.d.ts';

/** Why an act was not done, as the server says it. `pointer` is a JSON pointer to the field at fault. */
export interface Refusal {
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
  readonly clause?: string | undefined;
}

/** A request that did not succeed. Status 0: the network broke and nobody knows whether it arrived. */
export class Fault extends Error {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  /** The record as it is now, when the server sent it along with a version conflict. */
  readonly current: unknown;
  constructor(status: number, refusals: readonly Refusal[], current?: unknown) {
    super(refusals.map((refusal) => refusal.code).join(' ') || `status ${status}`);
    this.status = status;
    this.refusals = refusals;
    this.current = current;
  }
  get isConflict(): boolean {
    return this.refusals.some((refusal) => refusal.code === 'version-conflict');
  }
  /** True when the server has decided; false when a retry with the same key may still be answered. */
  get isSettled(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

type Get<P extends keyof paths> = paths[P] extends { get: infer Op } ? Op : never;
type Write<P extends keyof paths, M extends 'post' | 'put'> =
  paths[P] extends Record<M, infer Op> ? Op : never;
type JsonOf<Op> = Op extends { responses: { 200: { content: { 'application/json': infer T } } } } ? T : never;
type BodyOf<Op> = Op extends { requestBody?: { content: { 'application/json': infer B } } } ? B : undefined;
type QueryOf<Op> = Op extends { parameters: { query?: infer Q } } ? Q : never;
type ParamsOf<Op> = Op extends { parameters: { path: infer P } } ? P : undefined;

export type GetPath = { [P in keyof paths]: paths[P] extends { get: object } ? P : never }[keyof paths];
export type PostPath = { [P in keyof paths]: paths[P] extends { post: object } ? P : never }[keyof paths];
export type PutPath = { [P in keyof paths]: paths[P] extends { put: object } ? P : never }[keyof paths];
/** What a GET route answers: `Reply<'/api/classes'>`. */
export type Reply<P extends GetPath> = JsonOf<Get<P>>;
/** One row of a list route's reply: `Row<'/api/classes'>`. */
export type Row<P extends GetPath> = Reply<P> extends { rows: readonly (infer R)[] } ? R : never;
export type Query<P extends GetPath> = QueryOf<Get<P>>;
export type ActPath = PostPath | PutPath;
type ActOp<P extends ActPath> = P extends PostPath ? Write<P, 'post'> : Write<P, 'put'>;
export type ActBody<P extends ActPath> = BodyOf<ActOp<P>>;
export type ActReply<P extends ActPath> = JsonOf<ActOp<P>>;

export interface ReadInit<P extends GetPath> {
  readonly params?: ParamsOf<Get<P>>;
  readonly query?: QueryOf<Get<P>>;
}

let csrfToken = '';
let ended = false;
const watchers = new Set<() => void>();

function setEnded(now: boolean): void {
  if (ended === now) return;
  ended = now;
  for (const watcher of watchers) watcher();
}

/** Held in memory only; /api/me and the login give it. Empty: nobody is signed in any more, by their own wish. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/**
 * Whether the session of this page has ended: the server answered 401 to somebody who was signed in. From then on
 * nothing more is read until `beginSession`, so that an open page does not ask again and again.
 */
export const sessionEnd = {
  isEnded: (): boolean => ended,
  subscribe(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
} as const;

/** Somebody has signed in: pages read again. */
export function beginSession(): void {
  setEnded(false);
}

/** The server says that nobody is signed in; a wrong password at the login is no end of a session. */
function onUnauthorised(): void {
  if (csrfToken !== '') setEnded(true);
}

const client = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}
type AnyCall = (path: string, init: unknown) => Promise<Answer>;

function refusalsOf(body: unknown): readonly Refusal[] {
  if (typeof body !== 'object' || body === null || !('refusals' in body)) return [];
  return Array.isArray(body.refusals) ? (body.refusals as Refusal[]) : [];
}

const SLOW_AFTER_MS = 4000;
let slowCalls = 0;
const slowWatchers = new Set<() => void>();

function countSlow(by: 1 | -1): void {
  slowCalls += by;
  for (const watcher of slowWatchers) watcher();
}

/** Whether a request has been under way for more than four seconds: then a page says so, lest it be thought dead. */
export const slowNetwork = {
  isSlow: (): boolean => slowCalls > 0,
  subscribe(watcher: () => void): () => void {
    slowWatchers.add(watcher);
    return () => void slowWatchers.delete(watcher);
  },
} as const;

async function timed<T>(call: Promise<T>): Promise<T> {
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    countSlow(1);
  }, SLOW_AFTER_MS);
  try {
    return await call;
  } finally {
    clearTimeout(timer);
    if (isSlow) countSlow(-1);
  }
}

async function settle(call: Promise<Answer>, isSignIn = false): Promise<unknown> {
  let answer: Answer;
  try {
    answer = await timed(call);
  } catch {
    throw new Fault(0, []);
  }
  if (answer.response.ok) return answer.data;
  const body = answer.error;
  const current = typeof body === 'object' && body !== null && 'current' in body ? body.current : undefined;
  if (answer.response.status === 401 && !isSignIn) onUnauthorised();
  throw new Fault(answer.response.status, refusalsOf(body), current);
}

/** Empty filters do not travel. */
function present(query: object | undefined): Record<string, unknown> {
  const entries = Object.entries(query ?? {});
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

/** Reads once; pages use `useRead`. Throws `Fault`. */
export async function read<P extends GetPath>(path: P, init: ReadInit<P> = {}): Promise<Reply<P>> {
  if (ended) throw new Fault(401, []);
  const get = client.GET as unknown as AnyCall;
  return (await settle(
    get(path, { params: { path: init.params, query: present(init.query as object | undefined) } }),
  )) as Reply<P>;
}

export interface ActInit<P extends ActPath> {
  readonly params?: ParamsOf<ActOp<P>>;
  readonly body: ActBody<P>;
  /** One key an act, made when the person decides to act; a retry with the same key never acts twice. */
  readonly key: string;
}

/** Performs an act; pages use `useAct` or `ActButton`. Throws `Fault`. */
export async function act<P extends ActPath>(
  method: 'POST' | 'PUT',
  path: P,
  init: ActInit<P>,
): Promise<ActReply<P>> {
  const write = (method === 'PUT' ? client.PUT : client.POST) as unknown as AnyCall;
  const send = () => {
    const headers = { 'Idempotency-Key': init.key, 'X-CSRF-Token': csrfToken };
    const body = init.body === undefined ? {} : init.body;
    const answer = write(path, { params: { path: init.params }, body, headers });
    return settle(answer, path === '/api/login') as Promise<ActReply<P>>;
  };
  try {
    return await send();
  } catch (fault) {
    const needed = fault instanceof Fault && fault.refusals.some(({ code }) => code === 'agreement-needed');
    if (!needed || !(await askAgreement(path, asWritten(init.params)))) throw fault;
    return send();
  }
}

/** An act that a helper does for somebody waits here for her agreement. */
export interface AskedAgreement {
  /** The act as the interface names it. */
  readonly path: string;
  /** What it is about, by the names in its path. */
  readonly params: Readonly<Record<string, string>>;
  answer(agreed: boolean): void;
}
let askedAgreement: AskedAgreement | null = null;
const askers = new Set<() => void>();

/** Whoever shows the question of a helper's act: what is asked now, and word of each change. */
export const agreements = {
  asked: (): AskedAgreement | null => askedAgreement,
  subscribe(watcher: () => void): () => void {
    askers.add(watcher);
    return () => void askers.delete(watcher);
  },
} as const;

/** What a path names, as it stands in the address. */
const asWritten = (params: object | undefined): AskedAgreement['params'] =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));

/** Asks whoever is present to agree to one act; false where nobody shows the question. */
function askAgreement(path: string, params: AskedAgreement['params']): Promise<boolean> {
  if (askers.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const show = (asked: AskedAgreement | null) => {
      askedAgreement = asked;
      for (const asker of askers) asker();
    };
    show({
      ...{ path, params },
      answer(agreed) {
        show(null);
        resolve(agreed);
      },
    });
  });
}

/** Sends files (multipart) and returns the JSON reply; `onProgress` gets the share sent, 0 to 1. */
export function sendFiles<P extends PostPath>(
  path: P,
  files: readonly File[],
  init: {
    params?: Record<string, string>;
    /** Other fields of the form, sent before the files. */
    fields?: Readonly<Record<string, string>>;
    key: string;
    onProgress?: (share: number) => void;
  },
): Promise<ActReply<P>> {
  const address = String(path).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(init.params?.[name] ?? ''),
  );
  const form = new FormData();
  for (const [name, value] of Object.entries(init.fields ?? {})) form.append(name, value);
  for (const file of files) form.append('files', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('Idempotency-Key', init.key);
    request.setRequestHeader('X-CSRF-Token', csrfToken);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) init.onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => reject(new Fault(0, []));
    request.onload = () => {
      if (request.status === 401) onUnauthorised();
      if (request.status >= 200 && request.status < 300) resolve(request.response as ActReply<P>);
      else reject(new Fault(request.status, refusalsOf(request.response)));
    };
    request.send(form);
  });
}

/** Sends an act whose reply is a file, and hands the file to the browser to save. Throws `Fault`. */
export async function actForFile(
  path: PostPath,
  init: { params?: Record<string, string>; body: unknown; key: string },
): Promise<void> {
  const address = String(path).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(init.params?.[name] ?? ''),
  );
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': init.key,
        'X-CSRF-Token': csrfToken,
      },
      body: JSON.stringify(init.body),
    });
  } catch {
    throw new Fault(0, []);
  }
  if (response.status === 401) onUnauthorised();
  if (!response.ok) throw new Fault(response.status, refusalsOf(await response.json().catch(() => null)));
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '');
  saveAs(await response.blob(), named?.[1] === undefined ? 'file' : decodeURIComponent(named[1]));
}

/** Hands the browser a file to save. */
export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** UUIDv7 for Idempotency-Key: sorts by time, so that the server's table stays in order. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function keyOf(path: string, init: object = {}): QueryKey {
  return [path, init];
}

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds for which an answer is not asked again. */
  readonly fresh?: number;
  readonly refetchEvery?: number;
}

/** Reads a route, caches the reply: `const { data } = useRead('/api/classes/{classId}', { params: { classId } })`. */
export function useRead<P extends GetPath>(
  path: P,
  init: ReadInit<P> = {},
  options: ReadOptions = {},
): UseQueryResult<Reply<P>, Fault> {
  return useQuery<Reply<P>, Fault>({
    queryKey: keyOf(path, init),
    queryFn: () => read(path, init),
    enabled: options.enabled ?? true,
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
    ...(options.refetchEvery === undefined ? {} : { refetchInterval: options.refetchEvery }),
  });
}

interface PageOf<R> {
  readonly rows: readonly R[];
  readonly next: string | null;
  readonly total: number | null;
}

/** List routes: those that answer `{rows, next, total}`. */
export type ListPath = { [P in GetPath]: Reply<P> extends PageOf<unknown> ? P : never }[GetPath];

/** Reads a list page by page (keyset), 200 rows at a time. */
export function useList<P extends ListPath>(
  path: P,
  query: Omit<NonNullable<Query<P>>, 'after' | 'limit'>,
  params?: ReadInit<P>['params'],
) {
  const filters = present(query);
  return useInfiniteQuery<
    PageOf<Row<P>>,
    Fault,
    { rows: Row<P>[]; total: number | null },
    QueryKey,
    string | null
  >({
    queryKey: keyOf(path, { params, query: filters, pages: true }),
    initialPageParam: null,
    queryFn: async ({ pageParam }) => {
      const page = { ...filters, limit: 200, ...(pageParam === null ? {} : { after: pageParam }) };
      return (await read(path, { params, query: page } as ReadInit<P>)) as unknown as PageOf<Row<P>>;
    },
    getNextPageParam: (page) => page.next,
    select: (data) => ({
      rows: data.pages.flatMap((page) => [...page.rows]),
      total: data.pages[0]?.total ?? null,
    }),
  });
}
