/** By less than this a phone's clock is right. */
const RIGHT_WITHIN_SECONDS = 120;

/** What a phone says of the time at which it took something down without a network. */
export interface DeviceTime {
  /** What the server said that it was at the last contact before. */
  readonly contactAt: string;
  /** How long ago that was, by a counter that nobody can set. */
  readonly sinceContactMs: number;
  /** What the phone's own clock said. */
  readonly deviceAt: string;
}

/**
 * When something was taken down: the server's time at the last contact, and how long ago that was. Never later than now.
 * With it by how many seconds the phone's own clock was wrong; positive: ahead; 0 within two minutes.
 */
export function timeOf(
  { contactAt, sinceContactMs, deviceAt }: DeviceTime,
  { now, wallNow }: { readonly now: Date; readonly wallNow: Date },
): { happenedAt: Date; clockOffSeconds: number } {
  const told = Date.parse(contactAt) + sinceContactMs;
  const happenedAt = new Date(Math.min(told, now.getTime()));
  // A demonstration lives in a year of its own; a phone is judged by the time outside.
  const wallAt = wallNow.getTime() - (now.getTime() - happenedAt.getTime());
  const off = Math.round((Date.parse(deviceAt) - wallAt) / 1000);
  return { happenedAt, clockOffSeconds: Math.abs(off) < RIGHT_WITHIN_SECONDS ? 0 : off };
}
