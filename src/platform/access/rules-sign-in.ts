/** How wrong guesses slow down further ones: so many are free, then each doubles the wait. */
export interface Pace {
  readonly free: number;
  readonly firstWaitSeconds: number;
}

/** One account from one address, or from one known device; and the code of one account. */
export const PACE_OF_ACCOUNT: Pace = { free: 5, firstWaitSeconds: 30 };
/** One address, whatever accounts are tried from it. */
export const PACE_OF_ADDRESS: Pace = { free: 30, firstWaitSeconds: 30 };
/** No wait is longer, so that whoever is kept waiting by mistake waits no longer either. */
export const LONGEST_WAIT_SECONDS = 900;
/** Wrong guesses are forgotten so long after the last one. */
export const FORGET_AFTER_MINUTES = 60;

/**
 * What stands for an address: an IPv4 address by itself, an IPv6 address by its first 64 bits, since whoever has one
 * has all of them.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.toLowerCase().split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? first
      : [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** A wait as a person reads it. */
export function waitInWords(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}
