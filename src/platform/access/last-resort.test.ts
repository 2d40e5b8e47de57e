import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture, PASSWORD } from '../../testing/app-fixture.ts';
import { machineActor, performAct, resetLastSecurityAdministrator } from './index.ts';
import { checkPassword } from './passwords.ts';

describe('the last resort for the only security administrator', () => {
  let fixture: AppFixture;
  beforeAll(async () => {
    fixture = await openAppFixture();
    await fixture.account('security', 'security-administrator');
    await fixture.account('system', 'system-administrator');
    await fixture.account('audit', 'audit-administrator');
  });
  afterAll(() => fixture?.close());

  async function reset(login: string, ...present: string[]) {
    const machine = await machineActor(fixture.app, 'command-line', '命令行');
    const meta = {
      event: 'account-password-reset',
      objectType: 'account',
      objectId: login,
      requestId: fixture.app.ids.uuid(),
    };
    return performAct(fixture.app, { ...machine, scope: { kind: 'system' } }, meta, (act) =>
      resetLastSecurityAdministrator(act, { login, present, reason: '唯一的安全管理员忘记口令' }),
    );
  }
  const codesOf = (result: Awaited<ReturnType<typeof reset>>) =>
    result.ok ? [] : result.refusals.map(({ code }) => code);

  it('takes two other people who have accounts', async () => {
    for (const present of [
      [],
      ['system'],
      ['system', 'system'],
      ['system', 'security'],
      ['system', 'nobody'],
      ['system', 'command-line'],
    ])
      expect([present, codesOf(await reset('security', ...present))]).toEqual([present, ['four-eyes']]);
    expect(codesOf(await reset('system', 'security', 'audit'))).toEqual(['not-found']);
    expect((await fixture.signIn('security')).actor.role).toBe('security-administrator');
  });

  it('gives a one-time password, ends every session, and names both in the record', async () => {
    const old = await fixture.signIn('security');
    const given = await reset('security', 'system', 'audit');
    if (!given.ok) throw new Error('refused');
    expect((await fixture.send(old, 'GET', '/api/me')).status).toBe(401);
    await expect(fixture.signIn('security', PASSWORD)).rejects.toThrow();
    const session = await fixture.signIn('security', given.value.oneTimePassword);
    expect((await fixture.send(session, 'GET', '/api/me')).body).toMatchObject({ mustChangePassword: true });
    const auditor = await fixture.signIn('audit');
    const journal = await fixture.send(auditor, 'GET', '/api/journal?event=account-password-reset');
    const done = (journal.body as { rows: { outcome: string; detail: object }[] }).rows.filter(
      ({ outcome }) => outcome === 'done',
    );
    expect(done).toHaveLength(1);
    expect(done[0]?.detail).toMatchObject({ login: 'security', present: 'audit、system' });
    expect(JSON.stringify(done)).not.toContain(given.value.oneTimePassword);
  });

  it('of fifty at once leaves one password that works', async () => {
    const given = await Promise.all(Array.from({ length: 50 }, () => reset('security', 'system', 'audit')));
    const passwords = given.flatMap((result) => (result.ok ? [result.value.oneTimePassword] : []));
    const owner = await fixture.db.owner();
    const { rows } = await owner.query<{ hash: string }>(
      "select password_hash as hash from account where login = 'security'",
    );
    await owner.end();
    let working = 0;
    for (const password of passwords) if (await checkPassword(rows[0]?.hash, password)) working += 1;
    expect([passwords.length, working]).toEqual([50, 1]);
  });

  it('is refused where another security administrator could release it', async () => {
    await fixture.account('security2', 'security-administrator');
    expect(codesOf(await reset('security', 'system', 'audit'))).toEqual(['not-the-only-one']);
  });
});
