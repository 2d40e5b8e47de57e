import { randomUUID } from 'node:crypto';

/** The cookies of somebody of the demonstration county, else of its handler. */
export async function signIn(address: string, login = 'handler'): Promise<string> {
  const reply = await fetch(`${address}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': uuid() },
    body: JSON.stringify({ login, password: 'gaotang-2021' }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  if (reply.status !== 200 || cookie === '') throw new Error(`nobody could sign in: ${reply.status}`);
  return cookie;
}

/** A fresh UUIDv7, the key of one act. */
export function uuid(): string {
  const hex = Date.now().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`;
}
