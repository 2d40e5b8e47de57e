import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsFixture, addSchool, answer, codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, PASSWORD, type SignedIn } from '../../testing/app-fixture.ts';

describe('changes of accounts', () => {
  const { open, somebody, create, decide, ask, signIn, rowOf, opened } = accountsFixture();
  let fixture: AppFixture;
  let system: SignedIn;
  let security: SignedIn;
  let organisationId: string;
  beforeAll(async () => {
    ({ fixture, system, security, organisationId } = await open());
  });
  afterAll(() => fixture?.close());

  describe('what is asked for an account', () => {
    it('is a new role: by two, with a fresh password where power is gained', async () => {
      const small = await opened('grows', { role: 'auditor' });
      const { version } = await rowOf('grows');
      const place = { version, role: 'finance', divisionCode: '371526', organisationId: null };
      const asked = answer(await ask('place', small.accountId, place));
      expect(asked.part).toBe('first-half');
      expect((await fixture.send(small.session, 'GET', '/api/me')).body).toMatchObject({ role: 'auditor' });
      expect(codes(await ask('place', small.accountId, place))).toEqual(['change-pending']);
      const second = answer(await decide(asked.changeId, 'released'));
      expect((await fixture.send(small.session, 'GET', '/api/me')).status).toBe(401);
      expect((await signIn('grows', PASSWORD)).statusCode).toBe(401);
      const session = await fixture.signIn('grows', `${asked.oneTimePassword}-${second.oneTimePassword}`);
      expect(session.actor.role).toBe('finance');
      const now = (await rowOf('grows')).version;
      expect(codes(await ask('place', small.accountId, { ...place, version: now }))).toEqual([
        'nothing-changes',
      ]);
      expect(codes(await ask('place', small.accountId, place))).toEqual(['version-conflict']);
    });

    it('is an organisation: a teacher moves to another school', async () => {
      const other = await addSchool(fixture, '高唐县另一学校', '91371526MA3TEST022');
      const teacher = await opened('moves', { role: 'teacher', organisationId, divisionCode: null });
      const place = { role: 'teacher', divisionCode: null, organisationId: other };
      const asked = answer(
        await ask('place', teacher.accountId, { ...place, version: (await rowOf('moves')).version }),
      );
      expect(asked.part).toBeNull();
      const listed = await fixture.send(security, 'GET', '/api/account-changes?status=pending');
      expect(listed.text).toContain('高唐县另一学校');
      await decide(asked.changeId, 'released');
      expect((await fixture.signIn('moves')).actor.organisationId).toBe(other);
    });

    it('is to be enabled again, by two; a change that waited is over when the account is disabled', async () => {
      const account = await opened('returns');
      const reset = answer(
        await ask('one-time-password', account.accountId, { version: (await rowOf('returns')).version }),
      );
      const { version } = await rowOf('returns');
      await ask('disable', account.accountId, { version }, security);
      expect(codes(await decide(reset.changeId, 'released'))).toEqual(['change-closed']);
      expect((await signIn('returns', PASSWORD)).statusCode).toBe(401);
      const row = await rowOf('returns');
      expect(row).toMatchObject({ status: 'disabled', allowed: ['accounts.enable', 'accounts.handOver'] });
      const asked = answer(await ask('enable', account.accountId, { version: row.version }));
      expect((await signIn('returns', PASSWORD)).statusCode).toBe(401);
      expect(asked.part).toBe('first-half');
      const second = answer(await decide(asked.changeId, 'released'));
      expect((await signIn('returns', PASSWORD)).statusCode, 'with power: not the old one').toBe(401);
      const whole = `${asked.oneTimePassword}-${second.oneTimePassword}`;
      expect((await signIn('returns', whole)).statusCode).toBe(200);
    });

    it('may be taken back', async () => {
      const asked = answer(await create(somebody('mistaken')));
      const back = await fixture.send(system, 'POST', `/api/account-changes/${asked.changeId}/withdraw`);
      expect(back.status, back.text).toBe(200);
      expect(codes(await decide(asked.changeId, 'released'))).toEqual(['change-closed']);
      expect((await rowOf('mistaken')).status).toBe('disabled');
    });

    it("is never for the system's own account, which nobody signs in with", async () => {
      const { accountId, allowed } = await rowOf('command-line');
      expect(allowed).toEqual([]);
      for (const what of ['enable', 'one-time-password'])
        expect(codes(await ask(what, accountId, { version: 1 }))).toEqual(['machine-account']);
      expect(codes(await ask('disable', accountId, { version: 1 }, security))).toEqual(['machine-account']);
    });

    it('is never for oneself', async () => {
      const { accountId } = system.actor;
      for (const what of ['enable', 'one-time-password'])
        expect(codes(await ask(what, accountId, { version: 1 }))).toEqual(['own-account']);
    });
  });

  describe('a forgotten password', () => {
    it('with power is reset by two, and the old one holds until both have acted', async () => {
      const account = await opened('forgets');
      const asked = answer(
        await ask('one-time-password', account.accountId, { version: (await rowOf('forgets')).version }),
      );
      expect(asked.part).toBe('first-half');
      expect((await signIn('forgets', PASSWORD)).statusCode).toBe(200);
      const second = answer(await decide(asked.changeId, 'released'));
      expect((await signIn('forgets', PASSWORD)).statusCode).toBe(401);
      expect((await fixture.send(account.session, 'GET', '/api/me')).status).toBe(401);
      const whole = `${asked.oneTimePassword}-${second.oneTimePassword}`;
      expect((await signIn('forgets', whole)).statusCode).toBe(200);
      const owner = await fixture.db.owner();
      await owner.query(
        "update account set password_expires_at = now() - interval '1 second' where login = 'forgets'",
      );
      await owner.end();
      expect((await signIn('forgets', whole)).statusCode, 'a day later').toBe(401);
    });

    it('without power is reset at the counter', async () => {
      const account = await opened('teacher-forgets', {
        role: 'teacher',
        organisationId,
        divisionCode: null,
      });
      const asked = answer(
        await ask('one-time-password', account.accountId, {
          version: (await rowOf('teacher-forgets')).version,
        }),
      );
      expect(asked.part).toBe('whole');
      expect((await signIn('teacher-forgets', asked.oneTimePassword)).statusCode).toBe(200);
    });

    it('is in no record and in no table', async () => {
      const asked = answer(await create(somebody('secret', { role: 'auditor' })));
      const secret = asked.oneTimePassword;
      const waits = answer(await create(somebody('secret2')));
      const owner = await fixture.db.owner();
      await owner.query("select set_config('app.scope_kind', 'system', false)");
      for (const table of ['journal_entry', 'account', 'account_change', 'staff_person', 'idempotency']) {
        const { rows } = await owner.query(`select ${table}::text as line from ${table}`);
        const text = rows.map(({ line }) => line).join('\n');
        expect(text.includes(secret) || text.includes(waits.oneTimePassword), table).toBe(false);
        const inHex = (part: string) => Buffer.from(part).toString('hex');
        expect(text.includes(inHex(secret)) || text.includes(inHex(waits.oneTimePassword)), table).toBe(
          false,
        );
      }
      await owner.end();
    });
  });

  describe("one's own password", () => {
    it('comes before everything else while it is a one-time one', async () => {
      const asked = answer(await create(somebody('fresh', { role: 'auditor' })));
      const session = await fixture.signIn('fresh', asked.oneTimePassword);
      expect((await fixture.send(session, 'GET', '/api/me')).body).toMatchObject({
        mustChangePassword: true,
      });
      const blocked = await fixture.send(session, 'GET', '/api/journal');
      expect([blocked.status, codes(blocked)]).toEqual([403, ['password-change-needed']]);
      const change = (current: string, next: string) =>
        fixture.send(session, 'POST', '/api/me/password', { current, next });
      expect(codes(await change('not the one', PASSWORD))).toEqual(['password-wrong']);
      expect(codes(await change(asked.oneTimePassword, asked.oneTimePassword))).toEqual(['password-same']);
      expect(codes(await change(asked.oneTimePassword, 'fresh-fresh-fresh'))).toEqual(['weak-password']);
      expect((await change(asked.oneTimePassword, PASSWORD)).status).toBe(200);
      expect((await fixture.send(session, 'GET', '/api/journal')).status).toBe(200);
      expect((await fixture.send(session, 'GET', '/api/me')).body).toMatchObject({
        mustChangePassword: false,
      });
    });

    it('ends every other session when it changes', async () => {
      await opened('twice', { role: 'auditor' });
      const here = await fixture.signIn('twice');
      const there = await fixture.signIn('twice');
      const changed = await fixture.send(here, 'POST', '/api/me/password', {
        current: PASSWORD,
        next: 'another long enough phrase',
      });
      expect(changed.status).toBe(200);
      expect((await fixture.send(there, 'GET', '/api/me')).status).toBe(401);
      expect((await fixture.send(here, 'GET', '/api/me')).status).toBe(200);
    });
  });
});
