import { Secret, TOTP } from 'otpauth';
import type { Refusal } from '../kernel/index.ts';
import type { Role } from './actor.ts';
import { PASSWORD_CHANGE_NEEDED } from './contract-accounts.ts';
import { SECOND_FACTOR_REFUSALS } from './contract-second-factor.ts';
import type { RouteId } from './permissions.ts';
import { ADMINISTRATORS } from './rules.ts';

/** What authenticator applications expect: RFC 6238 with SHA-1, six digits, thirty seconds. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const ISSUER = '技路';
export const SECRET_BYTES = 20;
export const RECOVERY_CODES = 10;

/** Whoever pays or governs accounts signs in with a second factor; in the demonstration nobody has to. */
export function isSecondFactorRequired(
  role: Role | null,
  { isDemonstration }: { readonly isDemonstration: boolean },
): boolean {
  return !isDemonstration && role !== null && (role === 'finance' || ADMINISTRATORS.includes(role));
}

/** What a session still owes before anything else, in this order, and the routes that are answered meanwhile. */
const BEFORE = [
  {
    owed: 'secondFactorDue',
    refusal: SECOND_FACTOR_REFUSALS.due,
    routes: ['access.me', 'access.enterCode', 'access.logout'],
  },
  {
    owed: 'mustChangePassword',
    refusal: PASSWORD_CHANGE_NEEDED,
    routes: ['access.me', 'access.password', 'access.logout'],
  },
  {
    owed: 'mustSetSecondFactor',
    refusal: SECOND_FACTOR_REFUSALS.mustSet,
    routes: [
      'access.me',
      'access.secondFactor',
      'access.beginSecondFactor',
      'access.confirmSecondFactor',
      'access.logout',
    ],
  },
] as const satisfies readonly { owed: string; refusal: Refusal; routes: readonly RouteId[] }[];

/** Why this route is not answered yet in this session; undefined when it is. */
export function refusalBefore(
  id: RouteId,
  session: Readonly<Record<(typeof BEFORE)[number]['owed'], boolean>>,
): Refusal | undefined {
  const first = BEFORE.find(({ owed }) => session[owed]);
  const routes: readonly RouteId[] = first?.routes ?? [id];
  return routes.includes(id) ? undefined : first?.refusal;
}

/** A secret as it is stored: base32, as people type it. */
export function secretOf(bytes: Uint8Array<ArrayBuffer>): string {
  return new Secret({ buffer: bytes.buffer }).base32;
}

/** The secret in groups of four, for typing it by hand. */
export function groupsOfFour(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** The address that an authenticator application reads from a picture. */
export function keyUri(secret: string, login: string): string {
  return new TOTP({ ...FORM, issuer: ISSUER, label: login, secret: Secret.fromBase32(secret) }).toString();
}

/** What was typed: a code of the application, or a recovery code; neither spaces nor dashes matter. */
export function typedCode(text: string): { kind: 'code' | 'recovery-code'; code: string } {
  const code = text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  return { kind: /^\d{6}$/.test(code) ? 'code' : 'recovery-code', code };
}

/**
 * Which count of thirty seconds a code belongs to, at most one before or after `at`; null when it is of none of them.
 * The caller refuses a count that was taken before.
 */
export function counterOf(secret: string, code: string, at: Date): number | null {
  const totp = new TOTP({ ...FORM, secret: Secret.fromBase32(secret) });
  const timestamp = at.getTime();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}
