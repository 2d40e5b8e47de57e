import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsFixture, answer, codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, PASSWORD, type Reply, type SignedIn } from '../../testing/app-fixture.ts';
import { delegationRequests } from '../../testing/delegation-fixture.ts';
import { codeOf } from '../../testing/second-factor-fixture.ts';

const CONTENDERS = 50;
const COUNTY = { divisionCode: '371526' };
const NEXT = 'wheat boat 7 lantern';

/**
 * One system administrator, who knows a whole one-time password and so may sign in as its owner, asks for power; the
 * security administrator releases in good faith. He must not come in by what he has set while he held the account.
 */
describe('power that one administrator asks for', () => {
  const { open, decide, ask, signIn, rowOf, opened } = accountsFixture();
  const delegations = delegationRequests(() => fixture);
  let fixture: AppFixture;
  let system: SignedIn;
  let security: SignedIn;
  let phones = 0;
  beforeAll(async () => {
    ({ fixture, system, security } = await open());
  });
  afterAll(() => fixture?.close());

  const post = (by: SignedIn | null, url: string, body: object) => fixture.send(by, 'POST', url, body);
  /** As if hours had passed. */
  const later = () =>
    delegations.owner('delete from sign_in_pace; update second_factor set last_counter = 0');
  const messages = async () =>
    ((await fixture.send(system, 'GET', '/api/messages')).body as { rows: { content: string }[] }).rows;
  async function codeAfter(count: number): Promise<string> {
    await expect.poll(async () => (await messages()).length).toBe(count + 1);
    return /\d{6}/.exec((await messages())[0]?.content ?? '')?.[0] ?? '';
  }

  /** A small account that somebody else holds, with a phone and a second factor of his own. */
  async function heldAccount(login: string, role = 'auditor') {
    const account = await opened(login, { role });
    const { session } = account;
    phones += 1;
    const phone = `1390000${1000 + phones}`;
    const before = (await messages()).length;
    const asked = await post(session, '/api/me/phone/code', { password: PASSWORD, phone });
    const { handle } = asked.body as { handle: string };
    expect((await post(session, '/api/me/phone', { handle, code: await codeAfter(before) })).status).toBe(
      200,
    );
    const { key } = (await post(session, '/api/me/second-factor/key', {})).body as { key: string };
    const set = await post(session, '/api/me/second-factor/confirmation', { code: codeOf(key) });
    const { recoveryCodes } = set.body as { recoveryCodes: string[] };
    await later();
    return { ...account, login, phone, recoveryCodes };
  }
  type Held = Awaited<ReturnType<typeof heldAccount>>;

  const askCode = async (held: Held) =>
    (
      (await post(null, '/api/lost-password/code', { login: held.login, phone: held.phone })).body as {
        handle: string;
      }
    ).handle;
  const reset = (held: Held, handle: string, code: string) =>
    post(null, '/api/lost-password/password', {
      handle,
      code,
      next: NEXT,
      secondFactor: held.recoveryCodes[0] ?? null,
    });
  /** A code that he has fetched before the release. */
  async function fetched(held: Held): Promise<{ handle: string; code: string }> {
    const before = (await messages()).length;
    const handle = await askCode(held);
    return { handle, code: await codeAfter(before) };
  }
  /** Nothing that he set opens the account: neither a code fetched before, nor the phone, nor the second factor. */
  async function isShut(held: Held, early: { handle: string; code: string }): Promise<void> {
    expect(codes(await reset(held, early.handle, early.code))).toEqual(['phone-code-ended']);
    const before = (await messages()).length;
    await askCode(held);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await messages()).length, 'no code goes out').toBe(before);
    const left = await delegations.owner(`
      select (select count(*) from account_phone where account_id = a.account_id)
        + (select count(*) from second_factor where account_id = a.account_id)
        + (select count(*) from recovery_code where account_id = a.account_id)
        + (select count(*) from known_device where account_id = a.account_id)
        + (select count(*) from session where account_id = a.account_id) as count
      from account a where login = '${held.login}'`);
    expect(Number(left[0]?.count)).toBe(0);
    expect((await signIn(held.login, PASSWORD)).statusCode).toBe(401);
    expect((await fixture.send(held.session, 'GET', '/api/me')).status).toBe(401);
  }
  const versionOf = async (login: string) => ({ version: (await rowOf(login)).version });
  const wholeOf = (asked: Reply, released: Reply) =>
    `${answer(asked).oneTimePassword}-${answer(released).oneTimePassword}`;

  it('by a new role opens to the two halves alone', async () => {
    const held = await heldAccount('small');
    const early = await fetched(held);
    const asked = await ask('place', held.accountId, {
      ...(await versionOf('small')),
      role: 'finance',
      ...COUNTY,
      organisationId: null,
    });
    const released = await decide(answer(asked).changeId, 'released');
    await isShut(held, early);
    const session = await fixture.signIn('small', wholeOf(asked, released));
    expect(session.actor.role, 'control: the person with both halves').toBe('finance');
  });

  it('control: another place without power leaves what its owner has set', async () => {
    const held = await heldAccount('stays');
    const { handle, code } = await fetched(held);
    const place = { role: 'auditor', divisionCode: '371502', organisationId: null };
    const moved = answer(await ask('place', held.accountId, { ...(await versionOf('stays')), ...place }));
    expect((await decide(moved.changeId, 'released')).status).toBe(200);
    expect((await reset(held, handle, code)).status).toBe(200);
    const signed = await fixture.signIn('stays', NEXT);
    expect((await fixture.send(signed, 'GET', '/api/me')).body).toMatchObject({ secondFactorDue: true });
  });

  it('by enabling opens to the two halves alone', async () => {
    const held = await heldAccount('returns', 'finance');
    const early = await fetched(held);
    await ask('disable', held.accountId, await versionOf('returns'), security);
    const asked = await ask('enable', held.accountId, await versionOf('returns'));
    expect(answer(asked).part).toBe('first-half');
    const released = await decide(answer(asked).changeId, 'released');
    await isShut(held, early);
    expect((await signIn('returns', wholeOf(asked, released))).statusCode, 'control').toBe(200);
    const small = await opened('small-returns', { role: 'auditor' });
    await ask('disable', small.accountId, await versionOf('small-returns'), security);
    const again = answer(await ask('enable', small.accountId, await versionOf('small-returns')));
    expect(again.part).toBeNull();
    await decide(again.changeId, 'released');
    expect((await signIn('small-returns', PASSWORD)).statusCode, 'control: no power, as before').toBe(200);
  });

  it('leaves no phone behind at any one-time password', async () => {
    const held = await heldAccount('forgets');
    const early = await fetched(held);
    const asked = answer(await ask('one-time-password', held.accountId, await versionOf('forgets')));
    expect(asked.part).toBe('whole');
    expect(codes(await reset(held, early.handle, early.code))).toEqual(['phone-code-ended']);
    expect(
      await delegations.owner(`select 1 from account_phone where account_id = '${held.accountId}'`),
    ).toEqual([]);
    const signed = await fixture.signIn('forgets', asked.oneTimePassword);
    expect(
      (await fixture.send(signed, 'GET', '/api/me')).body,
      'control: the second factor stays',
    ).toMatchObject({
      secondFactorDue: true,
    });
  });

  describe('by a delegation', () => {
    let reviewer: SignedIn;
    beforeAll(async () => {
      await fixture.account('reviewer', 'county-first-reviewer', COUNTY);
      reviewer = await fixture.signIn('reviewer');
    });

    it('is not released to an account whose password one administrator alone gave', async () => {
      const held = await heldAccount('receiver');
      const early = await fetched(held);
      const asked = await delegations.askFor(system, reviewer, held.session);
      const refusedNow = await delegations.decide(security, asked);
      expect((refusedNow.body as { refusals: object[] }).refusals).toMatchObject([
        { code: 'password-by-one', route: 'accounts.reset' },
      ]);
      const byTwo = await ask('one-time-password', held.accountId, await versionOf('receiver'));
      expect(answer(byTwo).part, 'asked for is power enough').toBe('first-half');
      const released = await decide(answer(byTwo).changeId, 'released');
      await isShut(held, early);
      expect((await delegations.decide(security, asked)).status, 'control: after two gave it').toBe(200);
      const signed = await fixture.signIn('receiver', wholeOf(byTwo, released));
      expect(signed.actor.role).toBe('auditor');
    });

    it('that is in force or to come makes a reset take two, and ends with the delegation', async () => {
      for (const [login, days] of [
        ['acts-now', {}],
        ['acts-later', { fromOn: '2021-10-20', throughOn: '2021-10-21' }],
      ] as const) {
        const actor = await fixture.account(login, 'auditor', COUNTY);
        const asked = await delegations.askFor(system, reviewer, await fixture.signIn(login), days);
        expect((await delegations.decide(security, asked)).status).toBe(200);
        const first = answer(await ask('one-time-password', actor.accountId, await versionOf(login)));
        expect(first.part, login).toBe('first-half');
        await decide(first.changeId, 'refused', security, '本人没有到场');
        await delegations.withdraw(system, asked);
        const after = answer(await ask('one-time-password', actor.accountId, await versionOf(login)));
        expect(after.part, 'control: over').toBe('whole');
      }
    });

    it('makes the phone take the second factor besides', async () => {
      const actor = await fixture.account('by-phone', 'auditor', COUNTY);
      const session = await fixture.signIn('by-phone');
      const before = (await messages()).length;
      const typed = { password: PASSWORD, phone: '13711110000' };
      const { handle } = (await post(session, '/api/me/phone/code', typed)).body as { handle: string };
      await post(session, '/api/me/phone', { handle, code: await codeAfter(before) });
      const held = {
        login: 'by-phone',
        phone: typed.phone,
        recoveryCodes: [],
        session,
        ...actor,
      } as unknown as Held;
      const asked = await delegations.askFor(system, reviewer, session);
      const first = await fetched(held);
      expect(codes(await reset(held, first.handle, first.code))).toEqual(['counter-only']);
      await delegations.withdraw(system, asked);
      await later();
      const second = await fetched(held);
      expect((await reset(held, second.handle, second.code)).status, 'control: over').toBe(200);
    });

    it('of fifty resets that meet its release none gives the whole password with power', async () => {
      const actor = await fixture.account('contended', 'auditor', COUNTY);
      const session = await fixture.signIn('contended');
      const { version } = await rowOf('contended');
      const [asked, ...resets] = await Promise.all([
        delegations.askFor(system, reviewer, session),
        ...Array.from({ length: CONTENDERS }, () => ask('one-time-password', actor.accountId, { version })),
      ]);
      const parts = resets.filter(({ status }) => status === 200).map((reply) => answer(reply).part);
      expect(parts).toHaveLength(1);
      const decided = await delegations.decide(security, asked as Reply);
      expect([decided.status === 200, parts[0]], decided.text).toEqual(
        parts[0] === 'whole' ? [false, 'whole'] : [true, 'first-half'],
      );
    });
  });
});
