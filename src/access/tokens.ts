import { randomBytes, randomFillSync } from 'node:crypto';

/** 256 random bits for a session, a CSRF token or a page's nonce, fit for a cookie or a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The source of randomness for keys, nonces and ids. */
export function fillRandom(bytes: Uint8Array): void {
  randomFillSync(bytes);
}
