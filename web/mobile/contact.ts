/** The last contact with the server: what it said that it was, and what the phone's clock said then. */
export interface Contact {
  readonly at: string;
  readonly deviceMs: number;
  /** By how much the clock was certainly set back since, and by how much it was set ahead or the phone slept. */
  readonly backMs: number;
  readonly aheadMs: number;
}

const JUMP_MS = 2_000;
/** By more than this a clock was set, and the phone did not merely sleep. */
export const WRONG_MS = 60_000;

export const contactNow = (at: string, deviceMs: number): Contact => ({
  at,
  deviceMs,
  backMs: 0,
  aheadMs: 0,
});

/**
 * The clock compared with a counter that nobody can set. Behind it: the clock was set back, which is put right. Ahead of
 * it: it was set ahead, or the phone slept and the counter with it; that is decided at the next contact.
 */
export function withDrift(contact: Contact, driftMs: number): Contact {
  if (driftMs < -JUMP_MS) return { ...contact, backMs: contact.backMs - driftMs };
  return driftMs > JUMP_MS ? { ...contact, aheadMs: contact.aheadMs + driftMs } : contact;
}

/** Milliseconds since the last contact. */
export const sinceContact = ({ deviceMs, backMs }: Contact, nowMs: number): number =>
  Math.max(0, nowMs - deviceMs + backMs);

/** What the server would say that it is. */
export const serverNow = (contact: Contact, nowMs: number): number =>
  Date.parse(contact.at) + sinceContact(contact, nowMs);

/**
 * By how much the clock was really set ahead since the contact, now that the server says what it is; 0 where it was not:
 * then the phone slept.
 */
export function setAhead(contact: Contact, nowMs: number, at: string): number {
  const over = serverNow(contact, nowMs) - Date.parse(at);
  return over > WRONG_MS ? over : 0;
}
