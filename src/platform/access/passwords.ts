import { hash, verify } from '@node-rs/argon2';

/** The `password_hash` of an account that cannot sign in. */
export const NO_PASSWORD = 'none';

/** The library's algorithm is argon2id by default; a test checks the hash. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;
const MAY_WAIT = 40;

let working = 0;
const waiting: (() => void)[] = [];

/** Hashing takes a core and 19 MB for tens of milliseconds: a few at a time, and a short queue. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (working >= AT_ONCE) {
    if (waiting.length >= MAY_WAIT) return undefined;
    await new Promise<void>((go) => waiting.push(go));
  }
  working += 1;
  try {
    return await work();
  } finally {
    working -= 1;
    waiting.shift()?.();
  }
}

/** Argon2id of a new password. */
export async function hashPassword(password: string): Promise<string> {
  const made = await hash(password.normalize('NFC'), COST);
  return made;
}

let nobodysHash: Promise<string> | undefined;

/**
 * Checks a password in the same time whether the account exists or not: without a hash it works on one that fits
 * nothing. Undefined when too many are waiting.
 */
export async function checkPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean | undefined> {
  nobodysHash ??= hashPassword('of nobody');
  const known = stored !== undefined && stored !== NO_PASSWORD;
  const against = known ? stored : await nobodysHash;
  const fits = await inTurn(() => verify(against, password.normalize('NFC')));
  return fits === undefined ? undefined : known && fits;
}
