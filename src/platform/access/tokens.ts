import { randomBytes, randomFillSync, randomInt } from 'node:crypto';

/** 256 random bits for a session, a CSRF token or a page's nonce, fit for a cookie or a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

// Asking the system for 16 bytes costs as much as asking for thousands, and a roster needs hundreds of thousands.
const pool = new Uint8Array(4_096);
let used = pool.length;

/** The source of randomness for keys, nonces and ids. No byte is given out twice, none stays behind. */
export function fillRandom(bytes: Uint8Array): void {
  if (bytes.length > pool.length / 8) {
    randomFillSync(bytes);
    return;
  }
  if (used + bytes.length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const next = used + bytes.length;
  for (let i = 0; i < bytes.length; i++) bytes[i] = pool[used + i] as number;
  pool.fill(0, used, next);
  used = next;
}

/** Letters and digits that nobody confuses when reading them from paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Eight readable characters in two groups: 39 random bits, one half of a one-time password. */
export function newReadableHalf(): string {
  const bytes = randomBytes(64);
  let text = '';
  // A byte beyond the last whole multiple is passed over, so that every character is equally likely.
  for (const byte of bytes)
    if (text.length < 8 && byte < 256 - (256 % READABLE.length)) text += READABLE[byte % READABLE.length];
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** A code of so many digits, each as likely as any other, for typing from a message. */
export function newDigits(length: number): string {
  return String(randomInt(10 ** length)).padStart(length, '0');
}
