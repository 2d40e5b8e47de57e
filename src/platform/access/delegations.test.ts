import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsFixture, addSchool, codes, newStaffAccount } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type Reply, type SignedIn } from '../../testing/app-fixture.ts';
import { type Asked, delegationRequests } from '../../testing/delegation-fixture.ts';
import { verifyJournal } from '../journal/index.ts';
import type { Uuid } from '../kernel/index.ts';
import { performAct } from './index.ts';
import { decideChange } from './service-decide.ts';
import { decideDelegation } from './service-delegations.ts';

const CONTENDERS = 50;
const COUNTY = { divisionCode: '371526' };
/** The first day of the fixture, and the day after. */
const TODAY = '2021-10-11';
const TOMORROW = '2021-10-12';

describe('a delegation on leave', () => {
  const { open, decide: decideAccount, ask: askAccount, rowOf } = accountsFixture();
  let fixture: AppFixture;
  let system: SignedIn;
  let security: SignedIn;
  let organisationId: Uuid;
  const { ask, askFor, decide, withdraw, withdrawOwn, begin, end, me, list, owner } = delegationRequests(
    () => fixture,
  );
  let people = 0;
  /** Somebody new of this role, signed in. */
  async function somebody(
    role: Parameters<AppFixture['account']>[1],
    place: Parameters<AppFixture['account']>[2] = COUNTY,
  ): Promise<SignedIn> {
    people += 1;
    await fixture.account(`${role}-${people}`, role, place);
    return fixture.signIn(`${role}-${people}`);
  }
  beforeAll(async () => {
    ({ fixture, system, security, organisationId } = await open());
  });
  afterAll(() => fixture?.close());

  it('of a role with power waits for the security administrator, any other is in force at once', async () => {
    const [finance, auditor, colleague] = [
      await somebody('finance'),
      await somebody('auditor'),
      await somebody('county-handler'),
    ];
    const waits = await ask(finance, colleague);
    expect(waits.body).toMatchObject({ status: 'asked' });
    expect(codes(await begin(colleague, waits))).toEqual(['delegation-not-in-force']);
    expect((await me(colleague)).mayActFor).toEqual([]);
    expect((await decide(security, waits)).status).toBe(200);
    expect((await me(colleague)).mayActFor).toMatchObject([{ role: 'finance', throughOn: TODAY }]);
    const other = await ask(auditor, colleague);
    expect(other.body).toMatchObject({ status: 'released' });
    expect((await me(colleague)).mayActFor).toHaveLength(2);
  });

  it('may be asked for by the system administrator when somebody is away, and refused with a reason', async () => {
    const [finance, colleague] = [await somebody('finance'), await somebody('auditor')];
    const asked = await askFor(system, finance, colleague);
    expect(asked.body).toMatchObject({ status: 'asked' });
    const [waiting] = await list(security);
    expect(waiting).toMatchObject({
      phase: 'in-force',
      allowed: ['delegations.decide', 'delegations.withdraw'],
    });
    expect((await list(system))[0]?.allowed).toEqual(['delegations.withdraw']);
    expect(codes(await decide(security, asked, 'refused'))).toEqual(['opinion-required']);
    expect((await decide(security, asked, 'refused', '人手够，不必代办')).status).toBe(200);
    expect(codes(await decide(security, asked))).toEqual(['delegation-closed']);
  });

  it('is released by nobody who asked or is one of the two', async () => {
    const [finance, colleague] = [await somebody('finance'), await somebody('county-handler')];
    const { delegationId } = (await ask(finance, colleague)).body as Asked;
    const meta = { event: 'delegation-decided', objectType: 'delegation', objectId: delegationId };
    const decideAs = (personKey: string) =>
      performAct(
        fixture.app,
        { ...security.actor, personKey },
        { ...meta, requestId: fixture.key() },
        (act) => decideDelegation(act, delegationId, { decision: 'released' }),
      );
    for (const { actor } of [finance, colleague])
      expect(await decideAs(actor.personKey)).toMatchObject({ ok: false, refusals: [{ code: 'four-eyes' }] });
    expect(await decideAs('person-third'), 'negative control').toMatchObject({ ok: true });
  });

  it('is no way round the release of an account: who acts for the asker is no second person', async () => {
    const reply = await fixture.send(system, 'POST', '/api/accounts', newStaffAccount('waits'));
    const { changeId } = reply.body as { changeId: string };
    const releaseAs = (personKey: string) =>
      performAct(
        fixture.app,
        {
          ...security.actor,
          actingFor: { delegationId: fixture.key(), accountId: system.actor.accountId, personKey },
        },
        {
          event: 'account-change-decided',
          objectType: 'account-change',
          objectId: changeId,
          requestId: fixture.key(),
        },
        (act) => decideChange(act, changeId, { decision: 'released' }),
      );
    expect(await releaseAs(system.actor.personKey)).toMatchObject({
      ok: false,
      refusals: [{ code: 'four-eyes' }],
    });
    expect((await releaseAs('person-third')).ok, 'negative control').toBe(true);
  });

  it('is to a colleague of the same place, in days to come, of a role that goes with it', async () => {
    const [handler, colleague] = [await somebody('county-handler'), await somebody('county-handler')];
    const elsewhere = await somebody('county-handler', { divisionCode: '371502' });
    const teacher = await somebody('teacher', { organisationId });
    const other = await addSchool(fixture, '高唐县另一所学校', '91371526MA3TEST022');
    const [ofOther, audit] = [
      await somebody('teacher', { organisationId: other }),
      await somebody('audit-administrator', COUNTY),
    ];
    for (const [from, to] of [
      [handler, elsewhere],
      [handler, handler],
      [handler, teacher],
      [teacher, ofOther],
    ] as const)
      expect(codes(await ask(from, to))).toEqual(['colleague-elsewhere']);
    expect(codes(await ask(handler, audit))).toEqual(['colleague-apart']);
    for (const days of [{ fromOn: '2021-10-10' }, { fromOn: TOMORROW, throughOn: TODAY }])
      expect(codes(await ask(handler, colleague, days))).toEqual(['days-wrong']);
    expect(codes(await ask(handler, colleague, { throughOn: '2022-10-12' }))).toEqual(['days-too-many']);
    expect(codes(await askFor(system, security, colleague))).toEqual(['not-delegable']);
    expect((await ask(system, colleague)).status, 'no route for administrators').toBe(403);
    expect((await ask(handler, colleague)).status, 'negative control').toBe(200);
    expect(codes(await ask(handler, colleague))).toEqual(['delegation-there']);
  });

  it('keeps an administrator from what does not go with the role that she acts in', async () => {
    const [handler, auditor] = [await somebody('county-handler'), await somebody('auditor')];
    await ask(handler, auditor);
    const { login } = (
      await owner(`select login from account where account_id = '${auditor.actor.accountId}'`)
    )[0] as {
      login: string;
    };
    const body = {
      version: (await rowOf(login)).version,
      role: 'audit-administrator',
      divisionCode: '371526',
      organisationId: null,
    };
    expect(codes(await askAccount('place', auditor.actor.accountId, body))).toEqual(['administrator-apart']);
    await withdraw(system, { body: (await list(auditor, '/api/me/delegations'))[0] } as Reply);
    expect((await askAccount('place', auditor.actor.accountId, body)).status, 'negative control').toBe(200);
  });

  it('names both in all that is done, and leaves own affairs until the acting ends', async () => {
    const [handler, auditor] = [await somebody('county-handler'), await somebody('auditor')];
    const asked = await ask(handler, auditor);
    await decide(security, asked);
    const before = await me(auditor);
    expect((await begin(auditor, asked)).status).toBe(200);
    const acting = await me(auditor);
    const name = `${auditor.actor.displayName}（代${handler.actor.displayName}）`;
    expect(acting).toMatchObject({
      displayName: name,
      role: 'county-handler',
      divisionCode: '371526',
      acting: { name: handler.actor.displayName, throughOn: TODAY },
      mayActFor: [],
    });
    for (const [method, url] of [
      ['GET', '/api/me/sessions'],
      ['POST', '/api/me/sessions/end-others'],
      ['GET', '/api/me/second-factor'],
    ] as const)
      expect(codes(await fixture.send(auditor, method, url))).toEqual(['acting-for-another']);
    expect(
      (await fixture.send(auditor, 'POST', '/api/list-exports', { list: 'classes', rows: 3 })).status,
    ).toBe(200);
    expect((await end(auditor)).status).toBe(200);
    expect(codes(await end(auditor))).toEqual(['not-acting']);
    expect(await me(auditor)).toMatchObject({ accountId: before.accountId, role: 'auditor', acting: null });

    const lines = await owner(`select j.event, a.display_name, j.person_key, j.role, j.detail
      from journal_entry j join account a using (account_id)
      where j.detail ->> 'onBehalfOf' = '${handler.actor.accountId}' order by j.chain, j.seq`);
    expect(lines.map(({ event }) => event)).toEqual(['list-exported', 'acting-for-ended']);
    for (const line of lines)
      expect(line).toMatchObject({
        display_name: name,
        person_key: auditor.actor.personKey,
        role: 'county-handler',
      });
    const shown = await fixture.send(auditor, 'GET', '/api/journal?event=list-exported');
    expect(shown.text).toContain(name);
    expect((await verifyJournal(fixture.db, fixture.app.ciphers, { anchorFile: null })).ok).toBe(true);
    await owner(`alter table journal_entry disable trigger user, no force row level security;
      update journal_entry set detail = detail - 'onBehalfOf' where event = 'list-exported'`);
    expect(
      (await verifyJournal(fixture.db, fixture.app.ciphers, { anchorFile: null })).ok,
      'negative control',
    ).toBe(false);
  });

  describe('that is in force', () => {
    async function acting(): Promise<{ from: SignedIn; to: SignedIn; asked: Reply }> {
      const [from, to] = [await somebody('auditor'), await somebody('county-handler')];
      const asked = await ask(from, to);
      expect((await begin(to, asked)).status).toBe(200);
      expect(await me(to)).toMatchObject({ role: 'auditor' });
      return { from, to, asked };
    }
    const ended = async ({ to, asked }: { to: SignedIn; asked: Reply }) => {
      expect((await me(to)).status).toBe(401);
      const again = await fixture.signIn(to.actor.displayName);
      expect(await me(again)).toMatchObject({ role: 'county-handler', mayActFor: [] });
      expect(codes(await begin(again, asked))).toEqual(['delegation-not-in-force']);
    };

    it('ends at once when either of the two or an administrator takes it back, the session with it', async () => {
      const first = await acting();
      expect((await withdrawOwn(first.from, first.asked)).status).toBe(200);
      await ended(first);
      const second = await acting();
      await end(second.to);
      expect((await withdrawOwn(second.to, second.asked)).status).toBe(200);
      expect(codes(await withdrawOwn(second.to, second.asked))).toEqual(['delegation-closed']);
      const third = await acting();
      expect((await withdraw(security, third.asked)).status).toBe(200);
      await ended(third);
      const stranger = await somebody('auditor');
      expect((await withdrawOwn(stranger, (await acting()).asked)).status, 'no stranger').toBe(404);
    });

    it('ends when one of the accounts is disabled, or gets another role', async () => {
      for (const party of ['from', 'to'] as const) {
        const pair = await acting();
        const { accountId, displayName } = pair[party].actor;
        const { version } = await rowOf(displayName);
        await askAccount('disable', accountId, { version }, security);
        expect((await me(pair.to)).status).toBe(401);
        expect(
          (await list(security)).find(
            ({ delegationId }) => delegationId === (pair.asked.body as Asked).delegationId,
          ),
        ).toMatchObject({ status: 'ended', allowed: [] });
      }
      const pair = await acting();
      const { accountId, displayName } = pair.from.actor;
      const { version } = await rowOf(displayName);
      const place = { version, role: 'finance', divisionCode: '371526', organisationId: null };
      const change = (await askAccount('place', accountId, place)).body as { changeId: string };
      expect(await me(pair.to), 'not before the release').toMatchObject({ role: 'auditor' });
      await decideAccount(change.changeId, 'released');
      await ended(pair);
    });

    it('ends after its last day by the clock of the app', async () => {
      const pair = await acting();
      fixture.wallClock.set(`${TODAY}T15:59:00.000Z`);
      expect(await me(pair.to), 'still the last day').toMatchObject({ role: 'auditor' });
      fixture.wallClock.set(`${TODAY}T16:01:00.000Z`);
      await ended(pair);
      const row = (await list(pair.from, '/api/me/delegations'))[0];
      expect(row).toMatchObject({ status: 'released', phase: 'over', allowed: [] });
      fixture.wallClock.set(`${TODAY}T01:00:00.000Z`);
    });
  });

  it('never opens a way in: nobody signs in with the account that names both, or enables it', async () => {
    const [from, to] = [await somebody('auditor'), await somebody('auditor')];
    await ask(from, to);
    const [acting] = await owner(
      `select account_id, login, version from account where acts_for = '${from.actor.accountId}'`,
    );
    const {
      account_id: accountId,
      login,
      version,
    } = acting as { account_id: string; login: string; version: number };
    await expect(fixture.signIn(login)).rejects.toThrow();
    expect(codes(await askAccount('enable', accountId, { version }))).toEqual(['not-found']);
    await expect(rowOf(login)).rejects.toThrow();
    await expect(
      owner(`update account set status = 'active', disabled_at = null where account_id = '${accountId}'`),
    ).rejects.toThrow('account_acting_is_closed');
  });

  describe('of fifty at once', () => {
    async function race(contend: () => Promise<Reply>, lost: readonly string[]): Promise<Reply> {
      const replies = await Promise.all(Array.from({ length: CONTENDERS }, contend));
      const won = replies.filter(({ status }) => status === 200);
      expect(won, replies.map(({ text }) => text).join('\n')).toHaveLength(1);
      for (const reply of replies.filter(({ status }) => status !== 200))
        expect(lost).toContain(codes(reply)?.[0]);
      return won[0] as Reply;
    }

    it('one asks, one releases, one takes back', async () => {
      const [from, to] = [await somebody('finance'), await somebody('county-handler')];
      const asked = await race(() => ask(from, to), ['delegation-there']);
      await race(() => decide(security, asked), ['delegation-closed']);
      expect(await owner(`select 1 from account where acts_for = '${from.actor.accountId}'`)).toHaveLength(1);
      await race(() => withdrawOwn(from, asked), ['delegation-closed']);
    });

    it('a release and a withdrawal leave one answer', async () => {
      const [from, to] = [await somebody('finance'), await somebody('county-handler')];
      const asked = await ask(from, to);
      await Promise.all(
        Array.from({ length: CONTENDERS }, (_, at) =>
          at % 2 === 0 ? decide(security, asked) : withdrawOwn(from, asked),
        ),
      );
      const [row] = await list(from, '/api/me/delegations');
      expect(row?.status).toBe('withdrawn');
      expect(codes(await begin(to, asked))).toEqual(['delegation-not-in-force']);
    });
  });
});

describe('outside the demonstration', () => {
  let fixture: AppFixture;
  const { ask, begin } = delegationRequests(() => fixture);
  beforeAll(async () => {
    fixture = await openAppFixture({ demonstration: false });
  });
  afterAll(() => fixture?.close());

  it('whoever acts in a role that takes a second factor has set one first', async () => {
    const seat = async (login: string, role: 'finance' | 'auditor') => {
      await fixture.account(login, role, COUNTY);
      return fixture.signIn(login);
    };
    const [auditor, handler, payer] = [
      await seat('auditor', 'auditor'),
      await seat('handler', 'auditor'),
      await seat('payer', 'finance'),
    ];
    const asked = await ask(auditor, handler);
    expect((await begin(handler, asked)).status, 'negative control').toBe(200);
    const client = await fixture.db.owner();
    try {
      await client.query(`update account set role = 'finance' where acts_for is not null;
        update account set role = 'finance' where account_id = '${auditor.actor.accountId}'`);
    } finally {
      await client.end();
    }
    expect(payer.actor.role).toBe('finance');
    expect(codes(await begin(await fixture.signIn('handler'), asked))).toEqual(['second-factor-first']);
  });
});
