import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session, SessionPort } from '../../platform/access/index.ts';
import { isUuid } from '../../platform/kernel/index.ts';
import { CSRF_REFUSED, HttpRefusal, KEY_NEEDED } from './replies.ts';

const IDEMPOTENCY_KEY = 'idempotency-key';

function cookieName(secure: boolean): string {
  return secure ? '__Host-jilu_session' : 'jilu_session';
}

function deviceCookieName(secure: boolean): string {
  return secure ? '__Host-jilu_device' : 'jilu_device';
}

const DEVICE_KNOWN_SECONDS = 180 * 86_400;

function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure } as const;
}

/** An act comes from our own page: the browser says so, and the page knows the session's second secret. */
export function refuseForeignPage(request: FastifyRequest, session: Session | undefined): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpRefusal(403, CSRF_REFUSED);
  const { origin } = request.headers;
  if (origin !== undefined && hostOf(origin) !== hostOf(`${request.protocol}://${request.host}`))
    throw new HttpRefusal(403, CSRF_REFUSED);
  if (!session) return;
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(session.csrfToken);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new HttpRefusal(403, CSRF_REFUSED);
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

/** The number that a page gives an act, so that sending it twice does it once. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers[IDEMPOTENCY_KEY];
  if (typeof key !== 'string' || !isUuid(key)) throw new HttpRefusal(400, KEY_NEEDED);
  return key;
}

/** The token in the cookie of the session, where the request has one. */
export function sessionTokenOf(request: FastifyRequest, secureCookies: boolean): string | undefined {
  return request.cookies[cookieName(secureCookies)];
}

/** The secret by which a browser is known, where the request has one. */
export function deviceTokenOf(request: FastifyRequest, secureCookies: boolean): string | undefined {
  return request.cookies[deviceCookieName(secureCookies)];
}

/** How a handler sets and clears the cookies. */
export function cookiesOn(
  reply: FastifyReply,
  secureCookies: boolean,
): Pick<SessionPort, 'setCookie' | 'clearCookie' | 'setDevice'> {
  const name = cookieName(secureCookies);
  return {
    setCookie: (fresh) => reply.setCookie(name, fresh, cookieOptions(secureCookies)),
    clearCookie: () => reply.clearCookie(name, cookieOptions(secureCookies)),
    setDevice: (fresh) =>
      reply.setCookie(deviceCookieName(secureCookies), fresh, {
        ...cookieOptions(secureCookies),
        maxAge: DEVICE_KNOWN_SECONDS,
      }),
  };
}
