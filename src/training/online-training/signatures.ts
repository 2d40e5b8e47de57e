import { createHmac, timingSafeEqual } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/** HMAC-SM3 of the file in hexadecimal, by the secret that platform and county share. */
export function isHmacOf(content: Uint8Array, secret: string, signature: string): boolean {
  const right = createHmac('sm3', secret).update(content).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}

/** SM2 with SM3 over the file (GB/T 32918, the standard user number), in hexadecimal, plain or DER. */
export function isSm2Of(content: Uint8Array, publicKey: string, signature: string): boolean {
  const isPlain = signature.length === 128;
  try {
    return sm2.doVerifySignature(content, signature, publicKey, { hash: true, der: !isPlain });
  } catch {
    return false;
  }
}

/** What stands in a file of a signature: hexadecimal, blanks and line breaks aside; empty for anything else. */
export function signatureIn(content: Uint8Array): string {
  const text = Buffer.from(content).toString('latin1').replace(/\s+/g, '').toLowerCase();
  return /^(?:[0-9a-f]{2}){32,80}$/.test(text) ? text : '';
}
