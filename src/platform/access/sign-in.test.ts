import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture, PASSWORD } from '../../testing/app-fixture.ts';
import { commonPasswords } from './common-passwords.ts';
import { DEMONSTRATION_PASSWORD, passwordRefusals } from './rules-passwords.ts';
import { networkOf } from './rules-sign-in.ts';

const ATTACKER = '203.0.113.9';
const BUREAU = '198.51.100.20';

describe('a stranger who guesses', () => {
  const logins = Array.from({ length: 12 }, (_, n) => `officer-${n}`);
  let fixture: AppFixture;
  beforeAll(async () => {
    fixture = await openAppFixture();
    for (const login of logins) await fixture.account(login, 'county-handler', { divisionCode: '371526' });
  });
  afterAll(() => fixture?.close());

  const guess = (login: string, from: { password?: string; address?: string; device?: string } = {}) =>
    fixture.server.inject({
      method: 'POST',
      url: '/api/login',
      payload: { login, password: from.password ?? 'wrong guess' },
      remoteAddress: from.address ?? ATTACKER,
      headers: from.device === undefined ? {} : { cookie: `jilu_device=${from.device}` },
    });
  const device = (reply: Awaited<ReturnType<typeof guess>>) =>
    reply.cookies.find(({ name }) => name === 'jilu_device')?.value ?? '';
  const forget = async () => {
    const owner = await fixture.db.owner();
    await owner.query('delete from sign_in_pace');
    await owner.end();
  };

  it('locks nobody out elsewhere with sixty guesses at twelve accounts', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 5; round++)
      for (const login of logins) statuses.push((await guess(login)).statusCode);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    for (const login of logins)
      expect((await guess(login, { password: PASSWORD, address: BUREAU })).statusCode, login).toBe(200);
    // Control: the guesser waits, also with the right password and at an account not tried before.
    const waiting = await guess('officer-3', { password: PASSWORD });
    expect(waiting.statusCode).toBe(429);
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
    expect(waiting.json().refusals[0]).toMatchObject({
      code: 'sign-in-wait',
      message: expect.stringContaining('再试'),
    });
    expect((await guess('nobody-yet')).statusCode).toBe(429);
  });

  it('at the next desk does not keep a browser waiting in which somebody has signed in before', async () => {
    await forget();
    const known = device(await guess('officer-1', { password: PASSWORD }));
    expect(known).not.toBe('');
    for (let n = 0; n < 60; n++) await guess(logins[n % 12] ?? '');
    const again = await guess('officer-1', { password: PASSWORD, device: known });
    expect(again.statusCode).toBe(200);
    // Control: the browser is known for this account alone, and by its newest secret.
    expect((await guess('officer-2', { password: PASSWORD, device: device(again) })).statusCode).toBe(429);
    expect((await guess('officer-1', { password: PASSWORD, device: known })).statusCode).toBe(429);
    // What is guessed in the browser itself counts.
    for (let n = 0; n < 5; n++)
      expect((await guess('officer-1', { device: device(again) })).statusCode).toBe(401);
    expect((await guess('officer-1', { password: PASSWORD, device: device(again) })).statusCode).toBe(429);
  });

  it('waits twice as long each time, a quarter of an hour at most', async () => {
    await forget();
    const waits: number[] = [];
    const owner = await fixture.db.owner();
    for (let n = 0; n < 4; n++) await guess('officer-5');
    for (let n = 0; n < 8; n++) {
      expect((await guess('officer-5')).statusCode).toBe(401);
      waits.push(Number((await guess('officer-5')).headers['retry-after']));
      await owner.query('update sign_in_pace set waits_until = now()');
    }
    await owner.end();
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('is not slowed down by right passwords: a bureau behind one address signs in all morning', async () => {
    await forget();
    for (let n = 0; n < 50; n++)
      expect((await guess(logins[n % 12] ?? '', { password: PASSWORD, address: BUREAU })).statusCode).toBe(
        200,
      );
  });

  it('finds neither a login nor an address in what is stored', async () => {
    await guess('officer-7');
    const { rows } = await fixture.db.appPool.query('select pace_key::text as key from sign_in_pace');
    expect(JSON.stringify(rows)).not.toMatch(/officer|203/);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('has one address with all of an IPv6 network', () => {
    expect(networkOf('2001:db8:0:1::7')).toBe(networkOf('2001:db8::1:ffff:1:2:3'));
    expect(networkOf('2001:db8:0:2::7')).not.toBe(networkOf('2001:db8:0:1::7'));
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });
});

describe('a password', () => {
  const refusedFor = (password: string, more: object = {}) =>
    passwordRefusals(
      password,
      {
        login: 'qianliang',
        displayName: '初审 钱亮',
        isDemonstration: false,
        role: 'county-handler',
        ...more,
      },
      commonPasswords(),
    ).map(({ code }) => code);

  it.each([
    'short one',
    'password12345',
    'Password@2024!',
    'P@ssw0rd!P@ssw0rd',
    'woaini1314520',
    'woaini520woaini',
    'qwertyuiop123456',
    '1qaz2wsx3edc',
    'abcdefghijklmnop',
    '888888888888',
    'gaotang-2025!',
    'qinjianguo1980',
    'Qinjianguo19800305',
    'qianliang-any-tail',
    '钱亮钱亮钱亮钱亮钱亮x1',
    'jilu-jilu-jilu-2026',
    'renshe12345678',
  ])('that is easy to guess is refused: %s', (password) => {
    expect(refusedFor(password)).toEqual(['weak-password']);
  });

  it.each([
    'a long enough pass phrase',
    'wheat boat 7 lantern',
    '竹影扫阶尘不动月穿潭底水',
    'kR7-vmQ2-tz9X-hhp4',
  ])('that is not is taken (control): %s', (password) => {
    expect(refusedFor(password)).toEqual([]);
  });

  it('of the demonstration is refused outside it, by name', () => {
    expect(refusedFor(DEMONSTRATION_PASSWORD)).toEqual(['printed-password']);
    expect(refusedFor('GAOTANG-2021')).toEqual(['printed-password']);
  });

  it('of the demonstration signs nobody in outside it (control: within, it does)', async () => {
    for (const demonstration of [false, true]) {
      const fixture = await openAppFixture({ demonstration });
      await fixture.account('left-over', 'county-handler', { divisionCode: '371526' });
      const owner = await fixture.db.owner();
      const { hashPassword } = await import('./passwords.ts');
      await owner.query("update account set password_hash = $1 where login = 'left-over'", [
        await hashPassword(DEMONSTRATION_PASSWORD),
      ]);
      await owner.end();
      const body = { login: 'left-over', password: DEMONSTRATION_PASSWORD };
      expect((await fixture.send(null, 'POST', '/api/login', body)).status).toBe(demonstration ? 200 : 401);
      await fixture.close();
    }
  });

  it('is looked at when one changes the own', async () => {
    const fixture = await openAppFixture({ demonstration: false });
    await fixture.account('own', 'county-handler', { divisionCode: '371526' });
    const session = await fixture.signIn('own');
    const change = async (next: string) => {
      const reply = await fixture.send(session, 'POST', '/api/me/password', { current: PASSWORD, next });
      return (reply.body as { refusals?: { code: string }[] }).refusals?.[0]?.code ?? reply.status;
    };
    expect(await change(DEMONSTRATION_PASSWORD)).toBe('printed-password');
    expect(await change('Password@2024!')).toBe('weak-password');
    expect(await change('wheat boat 7 lantern')).toBe(200);
    await fixture.close();
  });
});
