import { createHmac } from 'node:crypto';

/** Six digits that follow from a secret and a text, by HMAC-SHA-256 and the truncation of RFC 4226. */
export function sixDigits(secret: Uint8Array, text: string): string {
  const mac = createHmac('sha256', secret).update(text).digest();
  const at = (mac.at(-1) as number) & 0x0f;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
