import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { FileReply, RouteId } from '../../platform/access/index.ts';

const HEARTBEAT_MS = 15_000;

export interface ReplyContract {
  readonly id: RouteId;
  readonly schema: z.ZodType;
  readonly onBadReply: ((route: RouteId, places: string[]) => void) | undefined;
}

/** What is sent is what the contract says, field by field; a reply that does not fit is a fault and is not sent. */
export function sendJson(reply: FastifyReply, contract: ReplyContract, value: unknown): unknown {
  reply.type('application/json; charset=utf-8');
  const text = JSON.stringify(readReply(contract, value));
  return SAME_FOR_ALL.has(contract.id) ? sendShared(reply, contract.id, text) : reply.send(text);
}

/** The reply as its contract reads it; throws where it does not fit. */
export function readReply({ id, schema, onBadReply }: ReplyContract, value: unknown): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(value ?? null));
  const fits = schema.safeParse(plain);
  if (!fits.success) {
    const places = fits.error.issues.slice(0, 10).map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? ` (${issue.keys.join(', ')})` : '';
      return `/${issue.path.map(String).join('/')} ${issue.code}${keys}`;
    });
    onBadReply?.(id, places);
    throw new Error(`the reply of ${id} does not fit its contract: ${places.join('; ')}`);
  }
  return fits.data;
}

/**
 * The words and the clauses: the same for everybody, large, and read by every page. A browser keeps them and asks only
 * whether they have changed. Nothing else of the interface is compressed: an answer that holds a secret must not be.
 */
const SAME_FOR_ALL: ReadonlySet<RouteId> = new Set<RouteId>(['vocabulary.show', 'clauses.list']);

interface Shared {
  readonly text: string;
  readonly brotli: Buffer;
  readonly etag: string;
}
const shared = new Map<RouteId, Shared>();

/** Compressed once and kept until the text is another. */
function sharedOf(id: RouteId, text: string): Shared {
  const before = shared.get(id);
  if (before?.text === text) return before;
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const now = { text, brotli: brotliCompressSync(text), etag };
  shared.set(id, now);
  return now;
}

function sendShared(reply: FastifyReply, id: RouteId, text: string): unknown {
  const { brotli, etag } = sharedOf(id, text);
  const { 'if-none-match': known, 'accept-encoding': takes } = reply.request.headers;
  reply.header('cache-control', 'no-cache').header('vary', 'accept-encoding').header('etag', etag);
  if (known === etag) return reply.code(304).send();
  if (!/(^|[\s,])br(?!;q=0(\.0+)?($|[\s,]))/.test(String(takes ?? ''))) return reply.send(text);
  return reply.header('content-encoding', 'br').send(brotli);
}

/** A file to save; one that is shown in the page runs nothing there and is never taken for another type. */
export function sendFile(reply: FastifyReply, file: FileReply): unknown {
  const name = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-disposition',
      `${file.inline === true ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    )
    .type(file.mediaType)
    .send(file.content);
}

/** News as they come, until the page goes or nothing is left to say. */
export function sendEvents(reply: FastifyReply, events: AsyncIterable<unknown>): unknown {
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
      const event = await Promise.race([next, silence]);
      clearTimeout(timer);
      if (event === 'silence') yield ': heartbeat\n\n';
      else if (event.done) return;
      else {
        yield `data: ${JSON.stringify(event.value)}\n\n`;
        next = source.next();
      }
    }
  } finally {
    await source.return?.();
  }
}
