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
});
