import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { tokenDigestOf } from './service.ts';

describe('a session', () => {
  let fixture: AppFixture;
  beforeAll(async () => {
    fixture = await openAppFixture();
    await fixture.account('clerk', 'county-handler', { divisionCode: '371526' });
  });
  afterAll(() => fixture?.close());

  /** As if the session had begun and been used so much earlier. */
  async function age(session: SignedIn, minutes: number): Promise<void> {
    const token = session.cookie.split('=')[1] ?? '';
    const owner = await fixture.db.owner();
    const { rowCount } = await owner.query(
      `update session set created_at = created_at - $2 * interval '1 minute',
           last_seen_at = last_seen_at - $2 * interval '1 minute', expires_at = expires_at - $2 * interval '1 minute'
         where token_hash = $1`,
      [tokenDigestOf(fixture.app, token), minutes],
    );
    await owner.end();
    expect(rowCount).toBe(1);
  }

  it('ends by signing out, by an hour of silence, and after twelve hours', async () => {
    const session = await fixture.signIn('clerk');
    expect((await fixture.send(session, 'GET', '/api/me')).status).toBe(200);
    expect((await fixture.send(session, 'POST', '/api/logout', {})).status).toBe(200);
    expect((await fixture.send(session, 'GET', '/api/me')).status).toBe(401);
    const silent = await fixture.signIn('clerk');
    await age(silent, 59);
    expect((await fixture.send(silent, 'GET', '/api/me')).status).toBe(200);
    await age(silent, 59);
    expect((await fixture.send(silent, 'GET', '/api/me')).status).toBe(200);
    await age(silent, 61);
    expect((await fixture.send(silent, 'GET', '/api/me')).status).toBe(401);
    const busy = await fixture.signIn('clerk');
    for (let minutes = 0; minutes < 700; minutes += 50) {
      await age(busy, 50);
      expect((await fixture.send(busy, 'GET', '/api/me')).status).toBe(200);
    }
    await age(busy, 21);
    expect((await fixture.send(busy, 'GET', '/api/me')).status).toBe(401);
  });

  it('ends with the clock of the database, whatever the clock of the machine says', async () => {
    fixture.wallClock.set('2022-11-15T01:00:00.000Z');
    const session = await fixture.signIn('clerk');
    fixture.wallClock.set('2021-10-11T01:00:00.000Z');
    expect((await fixture.send(session, 'GET', '/api/me')).status).toBe(200);
    await age(session, 61);
    expect((await fixture.send(session, 'GET', '/api/me')).status).toBe(401);
    // The database's own clock was 400 days ahead, and is right again.
    const ahead = await fixture.signIn('clerk');
    await age(ahead, -400 * 1_440);
    expect((await fixture.send(ahead, 'GET', '/api/me')).status).toBe(401);
  });

  const mine = async (session: SignedIn) =>
    (await fixture.send(session, 'GET', '/api/me/sessions')).body as {
      rows: { sessionId: string; isThis: boolean; allowed: string[] }[];
    };

  it('is listed to its owner alone and ended by him, once of fifty', async () => {
    await fixture.account('owner', 'county-handler', { divisionCode: '371526' });
    const here = await fixture.signIn('owner');
    const there = await fixture.signIn('owner');
    const other = await fixture.signIn('clerk');
    const { rows } = await mine(here);
    expect(rows.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    const end = (by: SignedIn) =>
      fixture.send(by, 'POST', `/api/me/sessions/${rows.find(({ isThis }) => !isThis)?.sessionId}/end`);
    expect((await end(other)).status).toBe(404);
    expect((await fixture.send(there, 'GET', '/api/me')).status).toBe(200);
    const replies = await Promise.all(Array.from({ length: 50 }, () => end(here)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 404)).toHaveLength(49);
    expect((await fixture.send(there, 'GET', '/api/me')).status).toBe(401);
    expect((await mine(here)).rows).toHaveLength(1);
  });

  it('ends with all others of the account, but the one that asks', async () => {
    const here = await fixture.signIn('owner');
    const others = [await fixture.signIn('owner'), await fixture.signIn('owner')];
    expect((await fixture.send(here, 'POST', '/api/me/sessions/end-others')).status).toBe(200);
    for (const session of others) expect((await fixture.send(session, 'GET', '/api/me')).status).toBe(401);
    expect((await fixture.send(here, 'GET', '/api/me')).status).toBe(200);
  });

  it('ends with every one of the account by the security administrator, never the own', async () => {
    await fixture.account('security', 'security-administrator');
    await fixture.account('system', 'system-administrator');
    const security = await fixture.signIn('security');
    const owner = await fixture.signIn('owner');
    const end = (by: SignedIn, of: SignedIn) =>
      fixture.send(by, 'POST', `/api/accounts/${of.actor.accountId}/sessions/end`, { reason: '电脑丢失' });
    expect((await end(await fixture.signIn('system'), owner)).status).toBe(403);
    expect((await end(security, security)).body).toMatchObject({ refusals: [{ code: 'own-account' }] });
    expect((await fixture.send(owner, 'GET', '/api/me')).status).toBe(200);
    const replies = await Promise.all(Array.from({ length: 50 }, () => end(security, owner)));
    expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const ended = replies.map(({ body }) => (body as { ended: number }).ended);
    expect(ended.filter((count) => count > 0)).toHaveLength(1);
    expect((await fixture.send(owner, 'GET', '/api/me')).status).toBe(401);
    // Control: the account is in use as before.
    expect((await fixture.send(await fixture.signIn('owner'), 'GET', '/api/me')).status).toBe(200);
  });
});
