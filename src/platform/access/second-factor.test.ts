import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsFixture, answer, codes } from '../../testing/accounts-fixture.ts';
import {
  type AppFixture,
  openAppFixture,
  PASSWORD,
  type Reply,
  type SignedIn,
} from '../../testing/app-fixture.ts';
import { codeOf, wrongFor } from '../../testing/second-factor-fixture.ts';
import { machineActor, performAct, resetLastSecurityAdministrator } from './index.ts';
import { counterOf, isSecondFactorRequired, keyUri, typedCode } from './rules-second-factor.ts';
import { enterCode } from './service-second-factor.ts';

const CONTENDERS = 50;

/** What somebody does with the own second factor, by requests. */
function secondFactorOf(fixture: () => AppFixture) {
  const post = (session: SignedIn, url: string, body: object = {}) =>
    fixture().send(session, 'POST', url, body);
  const enter = (session: SignedIn, code: string) => post(session, '/api/login/code', { code });
  const begin = async (session: SignedIn) =>
    (await fixture().send(session, 'POST', '/api/me/second-factor/key')).body as { key: string; uri: string };
  const confirm = (session: SignedIn, code: string) =>
    post(session, '/api/me/second-factor/confirmation', { code });
  const me = async (session: SignedIn) =>
    (await fixture().send(session, 'GET', '/api/me')).body as Record<string, unknown>;
  const owner = async (text: string) => {
    const client = await fixture().db.owner();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  /** As if half a minute had passed since the last code, and nothing had been guessed. */
  const later = () => owner('delete from sign_in_pace; update second_factor set last_counter = 0');
  async function set(session: SignedIn): Promise<{ key: string; recoveryCodes: string[] }> {
    const { key } = await begin(session);
    const confirmed = await confirm(session, codeOf(key));
    if (confirmed.status !== 200) throw new Error(confirmed.text);
    return { key, ...(confirmed.body as { recoveryCodes: string[] }) };
  }
  return { enter, begin, confirm, me, owner, later, set };
}

const statuses = (replies: readonly Reply[]) => replies.map(({ status }) => status).sort();

describe('a second factor that somebody has set', () => {
  let fixture: AppFixture;
  const { enter, begin, confirm, me, owner, later } = secondFactorOf(() => fixture);
  let session: SignedIn;
  let key: string;
  let recoveryCodes: string[];
  beforeAll(async () => {
    fixture = await openAppFixture();
    await fixture.account('payer', 'finance', { divisionCode: '371526' });
    await fixture.account('other', 'auditor', { divisionCode: '371526' });
    session = await fixture.signIn('payer');
  });
  afterAll(() => fixture?.close());

  it('counts once the first code confirms its key, and ends every other session', async () => {
    expect(codes(await confirm(session, '123456'))).toEqual(['second-factor-not-begun']);
    const elsewhere = await fixture.signIn('payer');
    const first = await begin(session);
    ({ key } = await begin(session));
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    // Control: until then a sign-in takes the password alone.
    expect(await me(await fixture.signIn('payer'))).toMatchObject({ secondFactorDue: false });
    expect(codes(await confirm(session, codeOf(first.key)))).toEqual(['code-wrong']);
    const confirmed = await confirm(session, codeOf(key));
    expect(confirmed.status, confirmed.text).toBe(200);
    ({ recoveryCodes } = confirmed.body as { recoveryCodes: string[] });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await fixture.send(elsewhere, 'GET', '/api/me')).status).toBe(401);
    expect(await me(session)).toMatchObject({ secondFactorDue: false });
    expect(codes(await confirm(session, codeOf(key, 1)))).toEqual(['second-factor-set']);
    expect(codes(await fixture.send(session, 'POST', '/api/me/second-factor/key'))).toEqual([
      'second-factor-set',
    ]);
    const shown = await fixture.send(session, 'GET', '/api/me/second-factor');
    expect(shown.body).toMatchObject({
      recoveryCodesLeft: 10,
      required: false,
      allowed: ['access.changeSecondFactor', 'access.confirmNewSecondFactor', 'access.renewRecoveryCodes'],
    });
  });

  it('lets nothing through before the code but the code, who one is, and signing out', async () => {
    const signed = await fixture.signIn('payer');
    expect(await me(signed)).toMatchObject({ secondFactorDue: true });
    for (const url of ['/api/claims', '/api/me/sessions', '/api/me/second-factor'])
      expect([url, codes(await fixture.send(signed, 'GET', url))]).toEqual([url, ['second-factor-due']]);
    const blocked = await fixture.send(signed, 'POST', '/api/me/password', {
      current: PASSWORD,
      next: 'wheat boat 7 lantern',
    });
    expect([blocked.status, codes(blocked)]).toEqual([403, ['second-factor-due']]);
    await later();
    expect((await enter(signed, ` ${codeOf(key).slice(0, 3)} ${codeOf(key).slice(3)} `)).status).toBe(200);
    // Control: the same session, the same route.
    expect((await fixture.send(signed, 'GET', '/api/me/sessions')).status).toBe(200);
    const leaving = await fixture.signIn('payer');
    expect((await fixture.send(leaving, 'POST', '/api/logout')).status).toBe(200);
  });

  it('takes a code once, also in another session, and none that is older', async () => {
    await later();
    const here = await fixture.signIn('payer');
    const there = await fixture.signIn('payer');
    const code = codeOf(key);
    expect((await enter(here, code)).status).toBe(200);
    expect(codes(await enter(there, code))).toEqual(['code-used']);
    expect(codes(await enter(there, codeOf(key, -1)))).toEqual(['code-used']);
    expect(codes(await enter(there, codeOf(key, 3)))).toEqual(['code-wrong']);
    expect((await enter(there, codeOf(key, 1))).status, 'the next one (control)').toBe(200);
  });

  it('of fifty with one code lets one through', async () => {
    await later();
    const code = codeOf(key);
    const contenders: SignedIn[] = [];
    for (let n = 0; n < CONTENDERS; n++) contenders.push(await fixture.signIn('payer'));
    const replies = await Promise.all(contenders.map((contender) => enter(contender, code)));
    expect(
      replies.filter(({ status }) => status === 200),
      String(statuses(replies)),
    ).toHaveLength(1);
    const entered = await Promise.all(contenders.map(me));
    expect(entered.filter(({ secondFactorDue }) => secondFactorDue === false)).toHaveLength(1);
    // Without the pace before it: the act alone takes a code once.
    await later();
    const { actor } = session;
    const meta = { event: 'second-factor-shown', objectType: 'account', objectId: actor.accountId };
    const results = await Promise.all(
      Array.from({ length: CONTENDERS }, () =>
        performAct(fixture.app, actor, { ...meta, requestId: fixture.app.ids.uuid() }, (act) =>
          enterCode(act, code, null),
        ),
      ),
    );
    const refusedFor = results.flatMap((result) => (result.ok ? [] : result.refusals.map((one) => one.code)));
    expect(refusedFor).toEqual(Array(CONTENDERS - 1).fill('code-used'));
  });

  it('keeps a guesser of codes waiting, who knows the password, and forgets after a right one', async () => {
    await later();
    const guesser = await fixture.signIn('payer');
    for (let n = 0; n < 5; n++) expect((await enter(guesser, wrongFor(key))).status).toBe(422);
    const waiting = await enter(guesser, codeOf(key));
    expect([waiting.status, codes(waiting)]).toEqual([429, ['sign-in-wait']]);
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
    // A right password does not make the guesses undone, and somebody else does not wait (controls).
    expect((await enter(await fixture.signIn('payer'), codeOf(key))).status).toBe(429);
    const other = await fixture.signIn('other');
    expect(codes(await enter(other, '123456'))).toEqual(['second-factor-not-begun']);
    await later();
    for (let n = 0; n < 4; n++) await enter(guesser, wrongFor(key));
    expect((await enter(guesser, codeOf(key))).status).toBe(200);
    await owner('update second_factor set last_counter = 0');
    for (let n = 0; n < 4; n++) await enter(guesser, wrongFor(key));
    expect((await enter(guesser, codeOf(key))).status).toBe(200);
  });

  it('takes each recovery code once, fifty at once or later', async () => {
    await later();
    const [first = '', second = ''] = recoveryCodes;
    const { actor } = session;
    const meta = { event: 'second-factor-shown', objectType: 'account', objectId: actor.accountId };
    const results = await Promise.all(
      Array.from({ length: CONTENDERS }, () =>
        performAct(fixture.app, actor, { ...meta, requestId: fixture.app.ids.uuid() }, (act) =>
          enterCode(act, first, null),
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const signed = await fixture.signIn('payer');
    expect(codes(await enter(signed, first))).toEqual(['code-wrong']);
    const entered = await enter(signed, second.toUpperCase().replace('-', ' '));
    expect([entered.status, entered.body]).toEqual([200, { recoveryCodesLeft: 8 }]);
  });

  it('is in no record, no log and no table', async () => {
    const client = await fixture.db.owner();
    await client.query("select set_config('app.scope_kind', 'system', false)");
    const secrets = [key, key.replaceAll(' ', ''), ...recoveryCodes, codeOf(key), codeOf(key, -1)];
    const found: string[] = [];
    for (const table of [
      'journal_entry',
      'account',
      'second_factor',
      'recovery_code',
      'idempotency',
      'session',
    ]) {
      const { rows } = await client.query(`select ${table}::text as line from ${table}`);
      const text = rows.map(({ line }) => line).join('\n');
      for (const secret of secrets.slice(0, 12))
        if (text.includes(secret) || text.includes(Buffer.from(secret).toString('hex'))) found.push(table);
    }
    const { rows } = await client.query(
      "select count(*)::int as n from journal_entry where event like 'second-%'",
    );
    await client.end();
    expect(rows[0].n).toBeGreaterThan(10);
    expect(found).toEqual([]);
    const logged = JSON.stringify(fixture.logged);
    expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
  });
});

describe('outside the demonstration', () => {
  let fixture: AppFixture;
  const { me, set } = secondFactorOf(() => fixture);
  beforeAll(async () => {
    fixture = await openAppFixture({ demonstration: false });
  });
  afterAll(() => fixture?.close());

  it.each(['finance', 'system-administrator', 'security-administrator', 'audit-administrator'] as const)(
    'a second factor comes before everything else for: %s',
    async (role) => {
      await fixture.account(role, role, role === 'finance' ? { divisionCode: '371526' } : {});
      const session = await fixture.signIn(role);
      expect(await me(session)).toMatchObject({ mustSetSecondFactor: true, secondFactorDue: false });
      const blocked = await fixture.send(session, 'GET', '/api/me/sessions');
      expect([blocked.status, codes(blocked)]).toEqual([403, ['second-factor-needed']]);
      const { recoveryCodes } = await set(session);
      expect(await me(session)).toMatchObject({ mustSetSecondFactor: false });
      expect((await fixture.send(session, 'GET', '/api/me/sessions')).status).toBe(200);
      expect(recoveryCodes).toHaveLength(10);
      expect(await me(await fixture.signIn(role))).toMatchObject({ secondFactorDue: true });
    },
  );

  it('it is nobody else’s duty (control), and nobody’s within', async () => {
    await fixture.account('handler', 'county-handler', { divisionCode: '371526' });
    const session = await fixture.signIn('handler');
    expect((await fixture.send(session, 'GET', '/api/me/sessions')).status).toBe(200);
    expect(isSecondFactorRequired('finance', { isDemonstration: true })).toBe(false);
    expect(isSecondFactorRequired(null, { isDemonstration: false })).toBe(false);
  });

  it('the last resort removes it with the password', async () => {
    await fixture.account('present-1', 'county-handler', { divisionCode: '371526' });
    await fixture.account('present-2', 'county-handler', { divisionCode: '371526' });
    const machine = await machineActor(fixture.app, 'command-line', '命令行');
    const meta = {
      event: 'account-password-reset',
      objectType: 'account',
      objectId: 'security-administrator',
      requestId: fixture.app.ids.uuid(),
    };
    const login = 'security-administrator';
    const given = await performAct(fixture.app, { ...machine, scope: { kind: 'system' } }, meta, (act) =>
      resetLastSecurityAdministrator(act, { login, present: ['present-1', 'present-2'], reason: '手机丢失' }),
    );
    if (!given.ok) throw new Error(JSON.stringify(given.refusals));
    const session = await fixture.signIn(login, given.value.oneTimePassword);
    expect(await me(session)).toMatchObject({ secondFactorDue: false, mustChangePassword: true });
  });
});

describe('a lost phone', () => {
  const { open, ask, decide, rowOf, opened } = accountsFixture();
  let fixture: AppFixture;
  const { me, set, enter } = secondFactorOf(() => fixture);
  let system: SignedIn;
  beforeAll(async () => {
    ({ fixture, system } = await open());
  });
  afterAll(() => fixture?.close());
  const reset = async (login: string, accountId: string) =>
    ask('second-factor/reset', accountId, { version: (await rowOf(login)).version });

  it('is helped by two administrators: one asks, another releases', async () => {
    const account = await opened('lost');
    expect((await rowOf('lost')).allowed).not.toContain('accounts.resetSecondFactor');
    expect(codes(await reset('lost', account.accountId))).toEqual(['no-second-factor']);
    const { key } = await set(account.session);
    expect((await rowOf('lost')).allowed).toContain('accounts.resetSecondFactor');
    const asked = answer(await reset('lost', account.accountId));
    expect(asked).toMatchObject({ part: null, oneTimePassword: null });
    expect(codes(await decide(asked.changeId, 'released', system))).toEqual(['role-may-not']);
    // Until then the code is asked for (control).
    const waiting = await fixture.signIn('lost');
    expect(await me(waiting)).toMatchObject({ secondFactorDue: true });
    expect((await decide(asked.changeId, 'released')).status).toBe(200);
    expect((await fixture.send(account.session, 'GET', '/api/me')).status).toBe(401);
    expect((await fixture.send(waiting, 'GET', '/api/me')).status).toBe(401);
    const session = await fixture.signIn('lost');
    expect(await me(session)).toMatchObject({ secondFactorDue: false });
    expect(codes(await enter(session, codeOf(key, 1)))).toEqual(['second-factor-not-begun']);
  });

  it('keeps its second factor where the release is refused', async () => {
    const account = await opened('refused');
    await set(account.session);
    const asked = answer(await reset('refused', account.accountId));
    await decide(asked.changeId, 'refused', undefined, '没有到场核对');
    expect(await me(await fixture.signIn('refused'))).toMatchObject({ secondFactorDue: true });
  });

  it('of fifty at once is asked for once, and released once', async () => {
    const account = await opened('race-lost');
    await set(account.session);
    const { version } = await rowOf('race-lost');
    const asked = await Promise.all(
      Array.from({ length: CONTENDERS }, () => ask('second-factor/reset', account.accountId, { version })),
    );
    const won = asked.filter(({ status }) => status === 200);
    expect(won, String(statuses(asked))).toHaveLength(1);
    const { changeId } = answer(won[0] as Reply);
    const released = await Promise.all(
      Array.from({ length: CONTENDERS }, () => decide(changeId, 'released')),
    );
    expect(released.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('of fifty first codes at once one confirms', async () => {
    const account = await opened('race-set', { role: 'auditor' });
    const { begin, confirm } = secondFactorOf(() => fixture);
    const { key } = await begin(account.session);
    const replies = await Promise.all(
      Array.from({ length: CONTENDERS }, () => confirm(account.session, codeOf(key))),
    );
    expect(
      replies.filter(({ status }) => status === 200),
      String(statuses(replies)),
    ).toHaveLength(1);
  });
});

describe('a code', () => {
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  it('is the one of RFC 6238, within half a minute before and after', () => {
    const at = new Date(59_000);
    expect(counterOf(key, '287082', at)).toBe(1);
    expect(counterOf(key, '287082', new Date(89_000))).toBe(1);
    expect(counterOf(key, '287082', new Date(90_000))).toBeNull();
    expect(counterOf(key, '287083', at)).toBeNull();
    expect(counterOf(key, '', at)).toBeNull();
  });

  it('is told from a recovery code, however it is typed', () => {
    expect(typedCode('287 082')).toEqual({ kind: 'code', code: '287082' });
    expect(typedCode('２８７０８２')).toEqual({ kind: 'code', code: '287082' });
    expect(typedCode('ABCD-efgh')).toEqual({ kind: 'recovery-code', code: 'abcdefgh' });
    expect(keyUri(key, 'payer')).toContain(`secret=${key}`);
  });
});
