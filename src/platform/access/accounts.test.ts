import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AppFixture,
  openAppFixture,
  PASSWORD,
  type Reply,
  type SignedIn,
} from '../../testing/app-fixture.ts';
import { withTx } from '../db/index.ts';
import { checkDigitOf } from '../kernel/index.ts';

interface Answer {
  readonly accountId: string;
  readonly status: string;
  readonly changeId: string;
  readonly oneTimePassword: string;
  readonly part: string;
}

const answer = (reply: Reply) => reply.body as Answer;
const codes = (reply: Reply) =>
  (reply.body as { refusals?: { code: string }[] }).refusals?.map(({ code }) => code);

/** ID numbers of nobody. */
function idNumber(n: number): string {
  const first17 = `371526${19600101 + (n % 28)}${String(n).padStart(3, '0')}`;
  return first17 + checkDigitOf(first17);
}

describe('accounts by two administrators', () => {
  let fixture: AppFixture;
  let system: SignedIn;
  let system2: SignedIn;
  let security: SignedIn;
  let security2: SignedIn;
  let organisationId: string;
  let people = 0;

  beforeAll(async () => {
    fixture = await openAppFixture();
    for (const [login, role] of [
      ['system', 'system-administrator'],
      ['system2', 'system-administrator'],
      ['security', 'security-administrator'],
      ['security2', 'security-administrator'],
    ] as const)
      await fixture.account(login, role);
    system = await fixture.signIn('system');
    system2 = await fixture.signIn('system2');
    security = await fixture.signIn('security');
    security2 = await fixture.signIn('security2');
    organisationId = fixture.app.ids.uuid();
    await withTx(fixture.db, { kind: 'system' }, (tx) =>
      sql`insert into organisation (organisation_id, name, credit_code, is_institution, division_code, division_path,
          source, created_at)
        values (${organisationId}, '高唐县试训学校', '91371526MA3TEST014', true, '371526', 'd37.d15.d26', 'test',
          ${fixture.app.clock.now()})`.execute(tx),
    );
  });
  afterAll(() => fixture?.close());

  const somebody = (login: string, more: object = {}) => {
    people += 1;
    return {
      login,
      displayName: `岗位 ${login}`,
      personKey: null,
      personName: `人员${people}`,
      idNumber: idNumber(people),
      role: 'finance',
      divisionCode: '371526',
      organisationId: null,
      ...more,
    };
  };
  const create = (body: object, by = system) => fixture.send(by, 'POST', '/api/accounts', body);
  const decide = (changeId: string, decision: string, by = security, opinion?: string) =>
    fixture.send(by, 'POST', `/api/account-changes/${changeId}/decision`, {
      decision,
      ...(opinion === undefined ? {} : { opinion }),
    });
  const ask = (what: string, accountId: string, body: object, by = system) =>
    fixture.send(by, 'POST', `/api/accounts/${accountId}/${what}`, { reason: '工作需要', ...body });
  const signIn = (login: string, password: string) =>
    fixture.server.inject({ method: 'POST', url: '/api/login', payload: { login, password } });
  const rowOf = async (login: string) => {
    const reply = await fixture.send(system, 'GET', '/api/accounts?limit=500');
    const { rows } = reply.body as { rows: { login: string; version: number; status: string }[] };
    const row = rows.find((known) => known.login === login);
    if (!row) throw new Error(login);
    return row as { login: string; version: number; status: string; allowed: string[]; role: string };
  };
  /** An account that both administrators have let in and whose holder has set an own password. */
  async function opened(login: string, more: object = {}): Promise<Answer & { session: SignedIn }> {
    const asked = answer(await create(somebody(login, more)));
    const second = asked.part === 'whole' ? null : answer(await decide(asked.changeId, 'released'));
    const password = second ? `${asked.oneTimePassword}-${second.oneTimePassword}` : asked.oneTimePassword;
    const session = await fixture.signIn(login, password);
    const changed = await fixture.send(session, 'POST', '/api/me/password', {
      current: password,
      next: PASSWORD,
    });
    expect(changed.status, changed.text).toBe(200);
    return { ...asked, session };
  }

  describe('opening', () => {
    it('with power waits for the security administrator; each has half of the one-time password', async () => {
      const asked = answer(await create(somebody('money')));
      expect(asked).toMatchObject({ status: 'pending', part: 'first-half' });
      expect((await signIn('money', asked.oneTimePassword)).statusCode).toBe(401);
      expect((await decide(asked.changeId, 'released', system)).status).toBe(403);
      const second = answer(await decide(asked.changeId, 'released'));
      expect(second).toMatchObject({ status: 'released', part: 'second-half' });
      for (const part of [asked.oneTimePassword, second.oneTimePassword])
        expect((await signIn('money', part)).statusCode).toBe(401);
      const whole = `${asked.oneTimePassword}-${second.oneTimePassword}`;
      expect((await signIn('money', whole)).statusCode).toBe(200);
      expect(codes(await decide(asked.changeId, 'released'))).toEqual(['change-closed']);
    });

    it('of one system administrator twice opens no way to money (control: released, it does)', async () => {
      const first = answer(await create(somebody('attack-propose')));
      const second = answer(await create(somebody('attack-approve')));
      for (const { oneTimePassword, changeId } of [first, second]) {
        expect((await signIn('attack-propose', oneTimePassword)).statusCode).toBe(401);
        expect((await signIn('attack-approve', oneTimePassword)).statusCode).toBe(401);
        expect((await decide(changeId, 'released', system2)).status).toBe(403);
      }
      await decide(first.changeId, 'released');
      expect((await rowOf('attack-propose')).status).toBe('active');
      expect((await rowOf('attack-approve')).status).toBe('pending');
    });

    it('without power is active at once, with a one-time password of its own', async () => {
      const asked = answer(await create(somebody('reader', { role: 'auditor' })));
      expect(asked).toMatchObject({ status: 'active', part: 'whole', changeId: null });
      expect((await signIn('reader', asked.oneTimePassword)).statusCode).toBe(200);
    });

    it('works for every role of an organisation, and only with an organisation that is there', async () => {
      const found = await fixture.send(
        system,
        'GET',
        `/api/accounts/organisations?text=${encodeURIComponent('试训')}`,
      );
      expect(found.body).toMatchObject({ rows: [{ organisationId, name: '高唐县试训学校' }] });
      for (const role of ['institution-administrator', 'teacher', 'employer', 'assessment-body']) {
        const { session } = await opened(`of-${role}`, { role, organisationId, divisionCode: null });
        const me = await fixture.send(session, 'GET', '/api/me');
        expect(me.body).toMatchObject({ role, organisationId, organisationName: '高唐县试训学校' });
      }
      const nowhere = await create(
        somebody('of-none', { role: 'teacher', organisationId: fixture.app.ids.uuid(), divisionCode: null }),
      );
      expect(codes(nowhere)).toEqual(['organisation-unknown']);
    });

    it('is refused with a reason, and may then be asked for again', async () => {
      const asked = answer(await create(somebody('declined')));
      expect(codes(await decide(asked.changeId, 'refused'))).toEqual(['opinion-required']);
      expect((await decide(asked.changeId, 'refused', security, '此人已调离本岗位')).status).toBe(200);
      expect((await rowOf('declined')).status).toBe('disabled');
    });
  });

  describe('the human being', () => {
    it('stands in the register once, whoever enters her and however often', async () => {
      const person = somebody('one');
      expect(answer(await create(person)).status).toBe('pending');
      expect(answer(await create({ ...person, login: 'one-more' })).status).toBe('pending');
      expect(codes(await create({ ...person, login: 'one-again', personName: '别的名字' }))).toEqual([
        'person-name-differs',
      ]);
      const keys = await fixture.db.appPool.query(
        "select distinct person_key from account where login in ('one', 'one-more')",
      );
      expect(keys.rows).toHaveLength(1);
      const racing = somebody('race');
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, n) => create({ ...racing, login: `race-${n}` })),
      );
      expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(200));
      const raced = await fixture.db.appPool.query(
        "select distinct person_key from account where login like 'race-%'",
      );
      expect(raced.rows).toHaveLength(1);
    });

    it('from before the register gives the ID number once', async () => {
      const chosen = { personKey: 'person-system2', personName: null, role: 'auditor' };
      expect(codes(await create(somebody('chosen', { ...chosen, idNumber: null })))).toEqual([
        'id-number-needed',
      ]);
      const number = idNumber(900);
      expect((await create(somebody('chosen', { ...chosen, idNumber: number }))).status).toBe(200);
      expect((await create(somebody('chosen2', { ...chosen, idNumber: null }))).status).toBe(200);
      expect(codes(await create(somebody('chosen3', { ...chosen, idNumber: idNumber(901) })))).toEqual([
        'id-number-differs',
      ]);
      expect(
        codes(
          await create(somebody('chosen4', { ...chosen, personKey: 'person-security2', idNumber: number })),
        ),
      ).toEqual(['id-number-of-another']);
    });

    it('is not made up: no key, no wrong number, and no number in the clear', async () => {
      expect(codes(await create(somebody('x1', { personKey: 'nobody-known' })))).toEqual(['person-unknown']);
      expect(codes(await create(somebody('x2', { idNumber: null })))).toEqual(['person-needed']);
      expect(codes(await create(somebody('x3', { idNumber: '371526196001010011' })))).toEqual([
        'id-number-wrong',
      ]);
      const stored = await fixture.db.appPool.query('select * from staff_person');
      expect(JSON.stringify(stored.rows)).not.toContain(idNumber(1));
      const listed = await fixture.send(system, 'GET', '/api/staff-persons?text=');
      expect(listed.text).toContain('371526********');
      expect(listed.text).not.toContain(idNumber(1));
    });

    it('never administers and pays', async () => {
      const person = somebody('payer');
      await create(person);
      expect(
        codes(
          await create({ ...person, login: 'payer-admin', role: 'system-administrator', divisionCode: null }),
        ),
      ).toEqual(['administrator-apart']);
      // Control: two roles of the bureau in one hand are told apart at each case, by the person.
      expect((await create({ ...person, login: 'payer-reviews', role: 'county-handler' })).status).toBe(200);
    });
  });

  describe('the release', () => {
    it('is never by whoever asked, nor by whoever it is for, under any account', async () => {
      const asked = answer(await create(somebody('own')));
      const owner = await fixture.db.owner();
      const proposer = (key: string) =>
        owner.query('update account_change set proposed_by_person = $1 where change_id = $2', [
          key,
          asked.changeId,
        ]);
      await proposer('person-security');
      expect(codes(await decide(asked.changeId, 'released'))).toEqual(['four-eyes']);
      await proposer('person-system');
      await owner.query("update account set person_key = 'person-security' where login = 'own'");
      expect(codes(await decide(asked.changeId, 'released'))).toContain('own-account');
      await expect(
        owner.query(
          `update account_change set status = 'released', first_half_cipher = null, decided_by = proposed_by,
             decided_by_person = proposed_by_person, decided_at = now() where change_id = $1`,
          [asked.changeId],
        ),
      ).rejects.toThrow('account_change_two_persons');
      await owner.query("update account set person_key = 'person-own' where login = 'own'");
      await owner.end();
      // Control: another security administrator may.
      expect((await decide(asked.changeId, 'released', security2)).status).toBe(200);
    });

    it('happens once, of fifty who decide at once', async () => {
      const asked = answer(await create(somebody('contended')));
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          decide(
            asked.changeId,
            n % 2 === 0 ? 'released' : 'refused',
            n % 3 === 0 ? security : security2,
            '不同意放行',
          ),
        ),
      );
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const reply of replies.filter(({ status }) => status !== 200))
        expect(codes(reply)).toEqual(['change-closed']);
    });
  });

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
      const other = fixture.app.ids.uuid();
      await withTx(fixture.db, { kind: 'system' }, (tx) =>
        sql`insert into organisation (organisation_id, name, credit_code, is_institution, division_code, division_path,
            source, created_at)
          values (${other}, '高唐县另一学校', '91371526MA3TEST022', true, '371526', 'd37.d15.d26', 'test',
            ${fixture.app.clock.now()})`.execute(tx),
      );
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
      expect(row).toMatchObject({ status: 'disabled', allowed: ['accounts.enable'] });
      const asked = answer(await ask('enable', account.accountId, { version: row.version }));
      expect((await signIn('returns', PASSWORD)).statusCode).toBe(401);
      await decide(asked.changeId, 'released');
      expect((await signIn('returns', PASSWORD)).statusCode).toBe(200);
    });

    it('may be taken back', async () => {
      const asked = answer(await create(somebody('mistaken')));
      const back = await fixture.send(system, 'POST', `/api/account-changes/${asked.changeId}/withdraw`);
      expect(back.status, back.text).toBe(200);
      expect(codes(await decide(asked.changeId, 'released'))).toEqual(['change-closed']);
      expect((await rowOf('mistaken')).status).toBe('disabled');
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
