import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeptReply, SentBytes } from '../../platform/access/index.ts';
import { type ReplyContract, readReply } from './send.ts';

/** Browsers and whatever stands between may keep it so long; afterwards they ask by its tag. */
const KEEP_SECONDS = 60;
/** Below this a compressed copy saves nothing. */
const WORTH_COMPRESSING = 1_000;
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/** Sends what everybody gets alike: nothing where the browser has it already, else compressed as it can read it. */
export function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  contract: ReplyContract,
  kept: KeptReply,
): unknown {
  kept.sent ??= bytesOf(JSON.stringify(readReply(contract, kept.value)));
  const { sent } = kept;
  reply
    .header('cache-control', `public, max-age=${KEEP_SECONDS}`)
    .header('vary', 'accept-encoding')
    .header('etag', sent.tag);
  if (request.headers['if-none-match']?.includes(sent.tag)) return reply.code(304).send();
  const { content, encoding } = packed(sent, String(request.headers['accept-encoding'] ?? ''));
  if (encoding) reply.header('content-encoding', encoding);
  return reply.type('application/json; charset=utf-8').send(content);
}

function bytesOf(text: string): SentBytes {
  const plain = Buffer.from(text);
  return { plain, tag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` };
}

function packed(sent: SentBytes, accepts: string): { content: Buffer; encoding?: 'br' | 'gzip' } {
  if (sent.plain.length < WORTH_COMPRESSING) return { content: sent.plain };
  if (/\bbr\b/.test(accepts)) {
    sent.brotli ??= brotliCompressSync(sent.plain, QUALITY);
    return { content: sent.brotli, encoding: 'br' };
  }
  if (/\bgzip\b/.test(accepts)) {
    sent.gzip ??= gzipSync(sent.plain);
    return { content: sent.gzip, encoding: 'gzip' };
  }
  return { content: sent.plain };
}
