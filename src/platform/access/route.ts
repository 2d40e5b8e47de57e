import type { z } from 'zod';
import type { Tx } from '../db/index.ts';
import type { Refusal, Result, Uuid } from '../kernel/index.ts';
import type { Act, AppContext } from './act.ts';
import type { Actor } from './actor.ts';
import type { RouteId } from './permissions.ts';

/** One request that the pipeline let through: permission held, input of the right form, scope set. */
export interface Call<P, Q, B> {
  readonly app: AppContext;
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly requestId: Uuid;
  /** Network address of the caller; only limits heed it. */
  readonly address: string;
  /** Files of a multipart request, already within the size limit. */
  readonly files: readonly UploadedFile[];
  /** The session of the request; only signing in and out touch it. */
  readonly session: SessionPort;
  /** Runs an act under the route's journal event; a retried request with the same Idempotency-Key gets the stored reply. */
  act<T>(object: { type: string; id: string }, work: (act: Act) => Promise<Result<T>>): Promise<Result<T>>;
  /** Reads in the actor's scope. */
  read<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The cookie of the request and of its reply. */
export interface SessionPort {
  /** Digest of the token that came along; null when none did. */
  readonly tokenDigest: Buffer | null;
  readonly csrfToken: string | null;
  /** Digest of the secret by which a browser is known; null when none came along. */
  readonly deviceDigest: Buffer | null;
  /** The password is a one-time one and comes first. */
  readonly mustChangePassword: boolean;
  /** A code comes before anything else. */
  readonly secondFactorDue: boolean;
  /** The role takes a second factor and none is set: it comes before anything else. */
  readonly mustSetSecondFactor: boolean;
  setCookie(token: string): void;
  clearCookie(): void;
  /** The cookie by which the browser is known again; it opens nothing. */
  setDevice(token: string): void;
}

export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** A reply that is a file, not JSON. */
export interface FileReply {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
  /** Shown in the page instead of saved: only for a picture or a PDF, whose type was read from its contents. */
  readonly inline?: boolean;
}

export interface RouteHandler {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /**
   * Shape of the JSON reply; 'file' for FileReply; 'events' for server-sent events: the handler yields, or returns a
   * result that holds the stream, when it may refuse before it begins.
   */
  readonly reply: z.ZodType | 'file' | 'events';
  // biome-ignore lint/suspicious/noExplicitAny: the request pipeline has parsed the input with the schemas above before it calls
  handle(call: Call<any, any, any>): Promise<Result<unknown>> | AsyncIterable<unknown>;
}

export type RouteTable = Partial<Record<RouteId, RouteHandler>>;

/** Ties the handler's input types to its own schemas; the request pipeline has parsed them before it calls. */
export function route<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(handler: {
  params?: P;
  query?: Q;
  body?: B;
  reply: z.ZodType | 'file' | 'events';
  handle(call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<Result<unknown>> | AsyncIterable<unknown>;
}): RouteHandler {
  return handler;
}

/** Not yours is not there: one sentence for both. */
export const NOT_FOUND: Refusal = {
  code: 'not-found',
  pointer: '',
  message: '没有找到这条记录，或者它不在您的办理范围内。请从列表重新打开。',
};
