// For tests only: what the phone with a second factor shows.
import { Secret, TOTP } from 'otpauth';

const HALF_A_MINUTE = 30_000;

/** The code that a phone with this key shows; `steps` of thirty seconds from now. */
export function codeOf(key: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  return totp.generate({ timestamp: Date.now() + steps * HALF_A_MINUTE });
}

/** Six digits that the phone shows neither now nor around now. */
export function wrongFor(key: string): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(key, steps));
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
  );
}
