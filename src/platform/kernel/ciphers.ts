import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  timingSafeEqual,
} from 'node:crypto';

/** The keys an application runs on; each 32 random bytes, stored outside the database. */
export interface CipherKeys {
  readonly sealing: Uint8Array;
  readonly blindIndex: Uint8Array;
  readonly journal: Uint8Array;
}

/**
 * Everything cryptographic goes through this provider, so a bureau can use a certified module instead.
 * `context` is `table.column.row`: a ciphertext moved to another row or column no longer decrypts.
 */
export interface Ciphers {
  encrypt(context: string, plaintext: string): Buffer;
  /** Throws when the bytes were changed, moved or encrypted under another key: never returns garbage. */
  decrypt(context: string, encrypted: Uint8Array): string;
  /** As `encrypt`, for the contents of a file. */
  encryptBytes(context: string, plain: Uint8Array): Buffer;
  /** As `decrypt`, for the contents of a file. */
  decryptBytes(context: string, encrypted: Uint8Array): Buffer;
  /** A keyed one-way value for exact look-up; `value` is already normalised. */
  blindIndex(
    kind:
      | 'id-number'
      | 'lasting-number'
      | 'bank-account'
      | 'spoiled-number'
      | 'contact'
      | 'sign-in'
      | 'recovery-code'
      | 'phone'
      | 'phone-code',
    value: string,
  ): Buffer;
  /** A keyed one-way value of the contents of a file: the same contents give the same value. */
  contentIndex(content: Uint8Array): Buffer;
  /** The chain MAC of the journal. */
  journalMac(message: Uint8Array): Buffer;
  digest(content: Uint8Array | string): Buffer;
  /** A keyed digest of what was approved; only this installation can make it. */
  seal(kind: 'payment-order', message: string): Buffer;
}

const FORM = 1;
const MAC_BYTES = 32;

/** SM4-CTR then HMAC-SM3 over form, key, nonce, context and ciphertext, by Node's own OpenSSL. Not a certified module. */
export function nationalCiphers(keys: CipherKeys, fillRandom: (bytes: Uint8Array) => void): Ciphers {
  for (const key of [keys.sealing, keys.blindIndex, keys.journal])
    if (key.length !== 32) throw new Error('each key must be 32 bytes');
  const cipherKey = createSecretKey(keys.sealing.subarray(0, 16));
  const macKey = createSecretKey(keys.sealing.subarray(16));
  const blindKey = createSecretKey(keys.blindIndex);
  const journalKey = createSecretKey(keys.journal);
  const macOf = (head: Uint8Array, context: string, body: Uint8Array) =>
    createHmac('sm3', macKey).update(head).update(`${context.length}:${context}`).update(body).digest();
  const encryptBytes = (context: string, plain: Uint8Array) => {
    const head = Buffer.alloc(17);
    head[0] = FORM;
    fillRandom(head.subarray(1));
    // A counter mode holds nothing back: what update returns is all there is.
    const body = createCipheriv('sm4-ctr', cipherKey, head.subarray(1)).update(plain);
    return Buffer.concat([head, macOf(head, context, body), body]);
  };
  const decryptBytes = (context: string, encrypted: Uint8Array) => {
    const bytes = Buffer.from(encrypted.buffer, encrypted.byteOffset, encrypted.byteLength);
    const head = bytes.subarray(0, 17);
    const mac = bytes.subarray(17, 17 + MAC_BYTES);
    const body = bytes.subarray(17 + MAC_BYTES);
    if (head[0] !== FORM || mac.length !== MAC_BYTES || !timingSafeEqual(mac, macOf(head, context, body)))
      throw new Error('encrypted value does not decrypt');
    return createDecipheriv('sm4-ctr', cipherKey, head.subarray(1)).update(body);
  };
  return {
    encryptBytes,
    decryptBytes,
    encrypt: (context, plaintext) => encryptBytes(context, Buffer.from(plaintext, 'utf8')),
    decrypt: (context, encrypted) => decryptBytes(context, encrypted).toString('utf8'),
    contentIndex: (content) => createHmac('sm3', blindKey).update('file:').update(content).digest(),
    blindIndex: (kind, value) => createHmac('sm3', blindKey).update(`${kind}:${value}`).digest(),
    journalMac: (message) => createHmac('sm3', journalKey).update(message).digest(),
    digest: (content) => createHash('sm3').update(content).digest(),
    seal: (kind, message) => createHmac('sm3', macKey).update(`seal:${kind}:${message}`).digest(),
  };
}
