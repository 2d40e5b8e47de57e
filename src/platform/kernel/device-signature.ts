import { createPublicKey, verify } from 'node:crypto';

/** Whether these bytes are a public key of a phone: P-256 as SPKI. */
export function isDeviceKey(spki: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}

/** Whether a text was signed by the phone that has this key: ECDSA with SHA-256, as browsers write it. Never throws. */
export function isSignedBy(spki: Uint8Array, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return verify(
      'sha256',
      Buffer.from(text),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64'),
    );
  } catch {
    return false;
  }
}
