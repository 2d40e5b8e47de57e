import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsFixture, answer, codes } from '../../testing/accounts-fixture.ts';
import type { AppFixture, Reply, SignedIn } from '../../testing/app-fixture.ts';

const CONTENDERS = 50;

describe('of fifty administrators at once', () => {
  const { open, create, somebody, decide, ask, rowOf, opened } = accountsFixture();
  let fixture: AppFixture;
  let system: SignedIn;
  let security: SignedIn;
  beforeAll(async () => {
    ({ fixture, system, security } = await open());
  });
  afterAll(() => fixture?.close());

  /** Fifty at once: one is through, the others hear one of these codes. */
  async function race(contend: () => Promise<Reply>, lost: readonly string[]): Promise<Reply> {
    const replies = await Promise.all(Array.from({ length: CONTENDERS }, contend));
    const won = replies.filter(({ status }) => status === 200);
    expect(won, replies.map(({ status }) => status).join()).toHaveLength(1);
    for (const reply of replies.filter(({ status }) => status !== 200))
      expect(lost).toContain(codes(reply)?.[0]);
    return won[0] as Reply;
  }

  it('one disables an account', async () => {
    const { accountId } = await opened('race-off');
    const { version } = await rowOf('race-off');
    await race(() => ask('disable', accountId, { version }, security), ['version-conflict', 'not-active']);
    expect((await rowOf('race-off')).status).toBe('disabled');
  });

  it('one asks to enable it, and one releases that', async () => {
    const { accountId, version } = await rowOf('race-off');
    const asked = await race(
      () => ask('enable', accountId, { version }),
      ['change-pending', 'version-conflict', 'wrong-status'],
    );
    await race(() => decide(answer(asked).changeId, 'released'), ['change-closed']);
    expect((await rowOf('race-off')).status).toBe('active');
  });

  it('one asks for another role, and one takes it back', async () => {
    const { accountId } = await opened('race-role', { role: 'auditor' });
    const { version } = await rowOf('race-role');
    const place = { version, role: 'finance', divisionCode: '371526', organisationId: null };
    const asked = await race(() => ask('place', accountId, place), ['change-pending', 'version-conflict']);
    const { changeId } = answer(asked);
    await race(
      () => fixture.send(system, 'POST', `/api/account-changes/${changeId}/withdraw`),
      ['change-closed'],
    );
    expect(codes(await decide(changeId, 'released'))).toEqual(['change-closed']);
  });

  it('one resets a password: by two where there is power, else at once', async () => {
    const power = await opened('race-reset');
    const { version } = await rowOf('race-reset');
    const asked = await race(
      () => ask('one-time-password', power.accountId, { version }),
      ['change-pending', 'version-conflict'],
    );
    const released = await race(() => decide(answer(asked).changeId, 'released'), ['change-closed']);
    const whole = `${answer(asked).oneTimePassword}-${answer(released).oneTimePassword}`;
    expect((await fixture.signIn('race-reset', whole)).actor.role).toBe('finance');
  });

  it('one withdraws a new account before its release', async () => {
    const { changeId } = answer(await create(somebody('race-new')));
    await race(
      () => fixture.send(system, 'POST', `/api/account-changes/${changeId}/withdraw`),
      ['change-closed'],
    );
    expect((await rowOf('race-new')).status).toBe('disabled');
  });
});
