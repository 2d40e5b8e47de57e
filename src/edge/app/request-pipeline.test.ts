import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSIONS, type RouteTable, route } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done } from '../../platform/kernel/index.ts';
import { newStaffAccount as newAccount } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, PASSWORD, type SignedIn } from '../../testing/app-fixture.ts';

const codesOf = (body: unknown) =>
  (body as { refusals?: { code: string }[] })?.refusals?.map(({ code }) => code);

/** Handlers that misbehave, in place of harmless ones. */
const misbehaving = (tables: RouteTable): RouteTable => ({
  ...tables,
  'occupations.list': route({
    reply: z.null(),
    async handle() {
      throw new Error('select * from person where id_number = 37152619900307123X at /srv/jilu/secret.ts');
    },
  }),
  'divisions.list': route({
    reply: z.strictObject({ name: z.string() }),
    handle: async () => done({ name: '张三', idNumber: '37152619900307123X' }),
  }),
  'standards.list': route({
    reply: z.null(),
    handle: (call) =>
      call.read(async (tx) => {
        await sql`insert into organisation (organisation_id) values (null)`.execute(tx);
        return done(null);
      }),
  }),
  'intake.progress': route({
    params: z.strictObject({ batchId: z.uuid() }),
    reply: 'events',
    async *handle() {
      yield { step: 1 };
      yield { step: 2, text: '第二\n步' };
    },
  }),
  'intake.refused': route({
    params: z.strictObject({ batchId: z.uuid() }),
    reply: 'file',
    handle: async () =>
      done({
        fileName: "退回'名册(1).xlsx",
        mediaType: 'application/vnd.ms-excel',
        content: Buffer.from('x'),
      }),
  }),
  'intake.stage': route({
    // Whatever fields the row names; only files matter here.
    body: z.strictObject(
      Object.fromEntries(
        PERMISSIONS['intake.stage'].writes.map((name) => [name, z.string().max(99).optional()]),
      ),
    ),
    reply: z.strictObject({ names: z.array(z.string()), sizes: z.array(z.int()), run: z.int() }),
    handle: (call) =>
      call.act({ type: 'intake', id: 'new' }, async (act) => {
        await act.record({ event: 'intake-staged', objectType: 'intake', objectId: act.ids.uuid() });
        stagings += 1;
        return done({
          names: call.files.map(({ name }) => name),
          sizes: call.files.map(({ content }) => content.length),
          run: stagings,
        });
      }),
  }),
});
let stagings = 0;

const ANY = '018f0000-0000-7000-8000-000000000001';

describe('the request pipeline', () => {
  let fixture: AppFixture;
  let sysadmin: SignedIn;
  let secadmin: SignedIn;
  let handler: SignedIn;

  beforeAll(async () => {
    fixture = await openAppFixture({ change: misbehaving });
    await fixture.account('sysadmin', 'system-administrator');
    await fixture.account('secadmin', 'security-administrator');
    await fixture.account('handler', 'county-handler', { divisionCode: '371526' });
    sysadmin = await fixture.signIn('sysadmin');
    secadmin = await fixture.signIn('secadmin');
    handler = await fixture.signIn('handler');
  });
  afterAll(() => fixture?.close());

  describe('signing in', () => {
    it('gives a cookie that scripts and other sites cannot use, and a second secret', async () => {
      const reply = await fixture.send(null, 'POST', '/api/login', { login: 'handler', password: PASSWORD });
      expect(reply.status).toBe(200);
      const cookie = String(reply.headers['set-cookie']);
      expect(cookie).toMatch(
        /^jilu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict,jilu_device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/,
      );
      expect(reply.text).not.toContain(cookie.slice(13, 40));
      const me = await fixture.send(handler, 'GET', '/api/me');
      expect(me.body).toMatchObject({
        role: 'county-handler',
        divisionCode: '371526',
        divisionName: '高唐县',
        demonstration: true,
        today: '2021-10-11',
      });
    });

    it('stores no token in the database, only its digest', async () => {
      const { rows } = await fixture.db.appPool.query(
        'select encode(token_hash, $1) as digest from session',
        ['hex'],
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { digest } of rows) expect(digest).toMatch(/^[0-9a-f]{64}$/);
      const hashes = await fixture.db.appPool.query(
        "select password_hash from account where password_hash <> 'none'",
      );
      for (const { password_hash: hash } of hashes.rows)
        expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    it('uses a cookie bound to the host over TLS', async () => {
      const secure = await openAppFixture({ secureCookies: true, https: true });
      await secure.account('one', 'county-handler', { divisionCode: '371526' });
      const reply = await secure.send(null, 'POST', '/api/login', { login: 'one', password: PASSWORD });
      expect(String(reply.headers['set-cookie'])).toMatch(/^__Host-jilu_session=.*; Secure/);
      expect(reply.headers['strict-transport-security']).toContain('max-age=31536000');
      await secure.close();
    });

    it('says the same whether the account exists, is disabled, or the password is wrong', async () => {
      await fixture.account('gone', 'county-handler', { divisionCode: '371526' });
      const owner = await fixture.db.owner();
      await owner.query("update account set status = 'disabled', disabled_at = now() where login = 'gone'");
      await owner.end();
      const replies = [];
      for (const [login, password] of [
        ['nobody-here', PASSWORD],
        ['gone', PASSWORD],
        ['handler', 'wrong password'],
        ['command-line', 'none'],
        ['command-line', PASSWORD],
      ])
        replies.push(await fixture.send(null, 'POST', '/api/login', { login, password }));
      const [first] = replies;
      for (const reply of replies) {
        expect(reply.status).toBe(401);
        expect(reply.text).toBe(first?.text);
        expect(reply.headers['set-cookie']).toBeUndefined();
      }
    });

    it('keeps an account waiting after five wrong guesses, also when they come at once', async () => {
      await fixture.account('guessed', 'county-handler', { divisionCode: '371526' });
      const guess = (password: string) =>
        fixture.send(null, 'POST', '/api/login', { login: 'guessed', password });
      const guesses = await Promise.all(Array.from({ length: 25 }, (_, i) => guess(`wrong ${i}`)));
      expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
      const waiting = await guess(PASSWORD);
      expect(waiting.status).toBe(429);
      expect(codesOf(waiting.body)).toEqual(['sign-in-wait']);
      expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
      const owner = await fixture.db.owner();
      await owner.query("update sign_in_pace set waits_until = waits_until - interval '30 seconds'");
      await owner.end();
      expect((await guess(PASSWORD)).status).toBe(200);
    });

    it('forgets the wrong guesses after a right one (negative control)', async () => {
      await fixture.account('clumsy', 'county-handler', { divisionCode: '371526' });
      const tryWith = (password: string) =>
        fixture.send(null, 'POST', '/api/login', { login: 'clumsy', password });
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < 4; i++) expect((await tryWith('wrong one')).status).toBe(401);
        expect((await tryWith(PASSWORD)).status).toBe(200);
      }
    });

    it('records who signed in and who did not', async () => {
      const { rows } = await fixture.db.owner().then(async (owner) => {
        await owner.query("select set_config('app.scope_kind', 'system', false)");
        const found = await owner.query(
          "select outcome, count(*)::int as lines from journal_entry where event = 'signed-in' group by outcome order by outcome",
        );
        await owner.end();
        return found;
      });
      expect(rows.map((row) => row.outcome)).toEqual(['done', 'refused']);
    });
  });

  describe('who may', () => {
    it('sends strangers to the sign-in, and refuses roles without the permission', async () => {
      expect((await fixture.send(null, 'GET', '/api/accounts')).status).toBe(401);
      expect(
        (await fixture.send({ ...handler, cookie: 'jilu_session=forged' }, 'GET', '/api/accounts')).status,
      ).toBe(401);
      const forbidden = await fixture.send(handler, 'GET', '/api/accounts');
      expect(forbidden.status).toBe(403);
      expect(codesOf(forbidden.body)).toEqual(['role-may-not']);
      expect((await fixture.send(sysadmin, 'GET', '/api/accounts')).status).toBe(200);
    });

    it('takes a disabled account out at once', async () => {
      await fixture.account('leaver', 'county-handler', { divisionCode: '371526' });
      const leaver = await fixture.signIn('leaver');
      const { actor } = leaver;
      const url = `/api/accounts/${actor.accountId}/disable`;
      expect((await fixture.send(sysadmin, 'POST', url, { version: 1, reason: '调离岗位' })).status).toBe(
        403,
      );
      const stale = await fixture.send(secadmin, 'POST', url, { version: 7, reason: '调离岗位' });
      expect(stale.status).toBe(409);
      const done = await fixture.send(secadmin, 'POST', url, { version: 1, reason: '调离岗位' });
      expect(done.body).toEqual({ accountId: actor.accountId, version: 2 });
      expect((await fixture.send(leaver, 'GET', '/api/me')).status).toBe(401);
      const own = `/api/accounts/${secadmin.actor.accountId}/disable`;
      expect(
        codesOf((await fixture.send(secadmin, 'POST', own, { version: 1, reason: '不干了' })).body),
      ).toBeDefined();
    });

    it('answers alike for what is not there, not yours, and no address at all', async () => {
      const none = await fixture.send(secadmin, 'POST', `/api/accounts/${ANY}/disable`, {
        version: 1,
        reason: '调离岗位',
      });
      const nowhere = await fixture.send(secadmin, 'GET', '/api/nowhere');
      const wrongWay = await fixture.send(secadmin, 'PUT', '/api/accounts', {});
      expect(none.status).toBe(404);
      expect(nowhere.text).toBe(none.text);
      expect(wrongWay.text).toBe(none.text);
    });

    it('separates the three administrations, and nobody opens an account for himself', async () => {
      const open = (more: object, login = 'two') =>
        fixture.send(sysadmin, 'POST', '/api/accounts', newAccount(login, more));
      const second = await open({
        personKey: 'person-secadmin',
        role: 'audit-administrator',
        divisionCode: null,
      });
      expect(codesOf(second.body)).toEqual(['three-administrators']);
      const own = await open({ personKey: 'person-sysadmin' });
      expect(codesOf(own.body)).toEqual(['own-account']);
      const nowhere = await open({ divisionCode: null });
      expect(codesOf(nowhere.body)).toEqual(['division-needed']);
      const unknown = await open({ divisionCode: '999999' });
      expect(codesOf(unknown.body)).toEqual(['division-unknown']);
      const right = await open({});
      expect(right.status).toBe(200);
      expect(codesOf((await open({})).body)).toEqual(['login-taken']);
      const other = await open(
        { ...newAccount('three'), role: 'audit-administrator', divisionCode: null },
        'three',
      );
      expect(other.status).toBe(200);
      // The database holds it too, whoever asks.
      const owner = await fixture.db.owner();
      await expect(
        owner.query(
          "update account set role = 'security-administrator', division_code = null where login = 'sysadmin' and false",
        ),
      ).resolves.toBeDefined();
      await expect(
        owner.query("update account set person_key = 'person-secadmin' where login = 'sysadmin'"),
      ).rejects.toThrow('account_three_administrators_apart');
      await owner.end();
    });
  });

  describe('acts', () => {
    const create = (login: string, headers: Record<string, string | undefined>, session = sysadmin) =>
      fixture.send(session, 'POST', '/api/accounts', newAccount(login), { headers });

    it('come from our own page only', async () => {
      const codes = async (headers: Record<string, string | undefined>) => {
        const reply = await create('csrf', headers);
        return `${reply.status} ${codesOf(reply.body)?.join()}`;
      };
      expect(await codes({ 'x-csrf-token': undefined })).toBe('403 csrf');
      expect(await codes({ 'x-csrf-token': handler.csrfToken })).toBe('403 csrf');
      expect(await codes({ origin: 'https://elsewhere.example' })).toBe('403 csrf');
      expect(await codes({ origin: 'null' })).toBe('403 csrf');
      expect(await codes({ 'sec-fetch-site': 'cross-site' })).toBe('403 csrf');
      expect(await codes({ 'sec-fetch-site': 'same-site' })).toBe('403 csrf');
      expect(await codes({ 'idempotency-key': undefined })).toBe('400 idempotency-key-needed');
      expect(await codes({ 'idempotency-key': 'x' })).toBe('400 idempotency-key-needed');
      const form = await fixture.send(sysadmin, 'POST', '/api/accounts', 'login=csrf', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(form.status).toBe(415);
      // Negative control: the same request as our page sends it.
      expect(await codes({ origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' })).toBe(
        '200 undefined',
      );
    });

    it('happen once for one key, whoever is slow or repeats', async () => {
      const key = fixture.key();
      const headers = { 'idempotency-key': key };
      const replies = await Promise.all(Array.from({ length: 10 }, () => create('once', headers)));
      for (const reply of replies) {
        expect(reply.status).toBe(200);
        expect(reply.text).toBe(replies[0]?.text);
      }
      const { rows } = await fixture.db.appPool.query("select count(*) from account where login = 'once'");
      expect(rows[0].count).toBe(1);
      const other = await fixture.send(sysadmin, 'POST', '/api/accounts', newAccount('twice'), { headers });
      expect(other.status).toBe(422);
      expect(codesOf(other.body)).toEqual(['idempotency-key-reused']);
      // Another person's equal key is another key; another key is another act.
      expect(codesOf((await create('once', {})).body)).toEqual(['login-taken']);
    });

    it('store what was returned encrypted, for thirty days', async () => {
      const { rows } = await fixture.db.appPool.query('select value_cipher from idempotency');
      expect(rows.length).toBeGreaterThan(0);
      for (const { value_cipher: cipher } of rows)
        expect(cipher.toString('latin1')).not.toContain('accountId');
    });

    it('may be tried again with the same key after a refusal', async () => {
      const headers = { 'idempotency-key': fixture.key() };
      const nowhere = { ...newAccount('second-try'), divisionCode: null };
      expect((await fixture.send(sysadmin, 'POST', '/api/accounts', nowhere, { headers })).status).toBe(422);
      expect((await create('second-try', headers)).status).toBe(200);
    });

    it('are recorded, and so is every refusal, without what was typed', async () => {
      await fixture.send(sysadmin, 'POST', '/api/accounts', {
        ...newAccount('recorded'),
        divisionCode: null,
      });
      const lines = await readTx(fixture.db, { kind: 'system' }, async (tx) => {
        const { rows } = await sql<{ outcome: string; detail: object }>`
          select outcome, detail from journal_entry where object_type = 'account' and object_id = 'recorded'`.execute(
          tx,
        );
        return rows;
      });
      expect(lines).toEqual([{ outcome: 'refused', detail: { codes: ['division-needed'] } }]);
    });

    it('carry files as they are, named without folders, once', async () => {
      const boundary = 'xxBOUNDARYxx';
      const part = (name: string, content: string) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${content}\r\n`;
      const send = (payload: string, key = fixture.key()) =>
        fixture.send(handler, 'POST', '/api/intake', payload, {
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': key },
        });
      const key = fixture.key();
      const whole = `${part('学员花名册.xlsx', 'abc')}${part('..\\\\..\\\\etc\\\\考勤表.xlsx', 'de')}--${boundary}--\r\n`;
      const first = await send(whole, key);
      expect(first.body).toMatchObject({ names: ['学员花名册.xlsx', '考勤表.xlsx'], sizes: [3, 2] });
      expect((await send(whole, key)).text).toBe(first.text);
      expect((await send(whole.replace('abc', 'abd'), key)).status).toBe(422);
      const many = `${Array.from({ length: 31 }, (_, i) => part(`${i}.csv`, 'x')).join('')}--${boundary}--\r\n`;
      expect(codesOf((await send(many)).body)).toEqual(['too-large']);
      const large = `${part('big.xlsx', 'x'.repeat(10 * 1024 * 1024 + 1))}--${boundary}--\r\n`;
      expect(codesOf((await send(large)).body)).toEqual(['too-large']);
      expect((await send(whole.slice(0, -20))).status).toBe(400);
      expect((await send('no parts at all')).status).toBe(400);
      const field = `${part('a.csv', 'x')}--${boundary}\r\ncontent-disposition: form-data; name="role"\r\n\r\nadmin\r\n--${boundary}--\r\n`;
      expect(codesOf((await send(field)).body)).toEqual(['unknown-field']);
      expect((await fixture.send(handler, 'POST', '/api/intake', {})).status).toBe(415);
    });
  });

  describe('input', () => {
    it('that nobody asked for is refused, at the field', async () => {
      const reply = await fixture.send(sysadmin, 'POST', '/api/accounts', {
        ...newAccount('x'),
        demonstration: true,
      });
      expect(reply.status).toBe(400);
      expect(reply.body).toEqual({
        refusals: [
          { code: 'unknown-field', pointer: '/demonstration', message: '没有这个字段，请去掉后再提交。' },
        ],
      });
      expect((await fixture.send(sysadmin, 'GET', '/api/accounts?admin=1')).status).toBe(400);
      expect((await fixture.send(sysadmin, 'POST', '/api/logout', { all: true })).status).toBe(400);
    });

    it('is never coerced into shape', async () => {
      const url = `/api/accounts/${handler.actor.accountId}/disable`;
      for (const version of ['1', 1.5, true, [1], null, 0, -1, 1e300])
        expect(
          (await fixture.send(secadmin, 'POST', url, { version, reason: '调离岗位' })).status,
          String(version),
        ).toBe(400);
      for (const limit of ['0x10', '1e2', ' 1', '1 ', '', '-1', '501', '1.5', '٣', '0'])
        expect(
          (await fixture.send(sysadmin, 'GET', `/api/accounts?limit=${encodeURIComponent(limit)}`)).status,
          limit,
        ).toBe(400);
      expect((await fixture.send(sysadmin, 'GET', '/api/accounts?limit=1&limit=2')).status).toBe(400);
      expect((await fixture.send(sysadmin, 'GET', '/api/accounts?limit=2')).status).toBe(200);
      for (const bytes of ['%00', '%ff', '%c0%af', '%ed%a0%80', '%0a', '%', '%zz'])
        for (const at of [`/api/accounts?after=${bytes}`, `/api/clauses/${bytes}`]) {
          const { status } = await fixture.send(sysadmin, 'GET', at);
          expect([400, 404], at).toContain(status);
        }
    });

    it('is pointed at in Chinese, every field at once', async () => {
      const { login: _, ...rest } = newAccount('x');
      const reply = await fixture.send(sysadmin, 'POST', '/api/accounts', {
        ...rest,
        displayName: '',
        role: 'emperor',
        idNumber: '3715261990010100'.repeat(2),
      });
      expect(reply.body).toEqual({
        refusals: [
          { code: 'bad-input', pointer: '/login', message: '这一项必须填写。' },
          { code: 'bad-input', pointer: '/displayName', message: '这一项必须填写。' },
          { code: 'bad-input', pointer: '/idNumber', message: '文字太长，请删到 24 个字以内。' },
          { code: 'bad-input', pointer: '/role', message: '请从给出的选项里选一个。' },
        ],
      });
    });

    it('that is too much is turned away', async () => {
      const body = JSON.stringify({ login: 'x'.repeat(1024 * 1024 + 1), password: 'x' });
      const large = await fixture.send(null, 'POST', '/api/login', body, {
        headers: { 'content-type': 'application/json' },
      });
      expect(large.status).toBe(413);
      expect(codesOf(large.body)).toEqual(['too-large']);
    });
  });

  describe('answers', () => {
    it('show nothing of a fault but a number that the log knows', async () => {
      const before = fixture.logged.length;
      const reply = await fixture.send(null, 'GET', '/api/occupations');
      expect(reply.status).toBe(500);
      expect(reply.text).not.toMatch(/select|person|secret|\/srv|Error|37152619900307123X/);
      const requestId = String(reply.headers['x-request-id']);
      expect(reply.text).toContain(requestId);
      const lines = fixture.logged.slice(before);
      expect(lines.some(({ fields }) => (fields as { requestId?: string }).requestId === requestId)).toBe(
        true,
      );
      expect(JSON.stringify(lines)).not.toContain('37152619900307123X');
    });

    it('hold nothing that the contract does not name', async () => {
      const reply = await fixture.send(null, 'GET', '/api/divisions');
      expect(reply.status).toBe(500);
      expect(reply.text).not.toMatch(/37152619900307123X|张三/);
      expect(JSON.stringify(fixture.logged)).not.toMatch(/37152619900307123X|张三/);
    });

    it('say of a broken constraint only that there is a conflict', async () => {
      const reply = await fixture.send(handler, 'GET', '/api/standards');
      expect([409, 500]).toContain(reply.status);
      expect(reply.text).not.toMatch(/organisation|null value|constraint|read-only/);
    });

    it('are not cached by anybody on the way, and cannot be framed', async () => {
      const { headers } = await fixture.send(handler, 'GET', '/api/me');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(String(headers['content-security-policy'])).toContain("default-src 'none'");
      expect(headers['x-powered-by']).toBeUndefined();
    });

    it('send files to be saved, never shown', async () => {
      const reply = await fixture.send(handler, 'GET', `/api/intake/${ANY}/refused.xlsx`);
      expect(reply.status).toBe(200);
      expect(reply.headers['content-disposition']).toBe(
        "attachment; filename*=UTF-8''%E9%80%80%E5%9B%9E%27%E5%90%8D%E5%86%8C%281%29.xlsx",
      );
      expect(String(reply.headers['content-security-policy'])).toContain('sandbox');
    });

    it('stream events as they come', async () => {
      const reply = await fixture.send(handler, 'GET', `/api/intake/${ANY}/progress`);
      expect(reply.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      expect(reply.text).toBe('data: {"step":1}\n\ndata: {"step":2,"text":"第二\\n步"}\n\n');
    });

    it('stop whoever asks too often, route by route', async () => {
      const strict = await openAppFixture({ rates: { ordinary: 30, guess: 3 } });
      const tries = [];
      for (let i = 0; i < 5; i++)
        tries.push((await strict.send(null, 'POST', '/api/login', { login: 'x', password: 'y' })).status);
      expect(tries).toEqual([401, 401, 401, 429, 429]);
      const reply = await strict.send(null, 'POST', '/api/login', { login: 'x', password: 'y' });
      expect(codesOf(reply.body)).toEqual(['too-many-requests']);
      expect((await strict.send(null, 'GET', '/api/health')).status).toBe(200);
      await strict.close();
    });
  });

  describe('the log', () => {
    it('has one line a request with route and status, and no address, name or secret', async () => {
      const before = fixture.logged.length;
      await fixture.send(handler, 'GET', '/api/accounts?after=zhangsan');
      await fixture.send(null, 'POST', '/api/login', { login: 'zhangsan', password: '37152619900307123X' });
      const lines = fixture.logged.slice(before).map(({ fields }) => fields);
      expect(lines).toHaveLength(2);
      expect(lines[0]).toMatchObject({
        route: 'accounts.list',
        method: 'GET',
        status: 403,
        accountId: handler.actor.accountId,
        role: 'county-handler',
        codes: ['role-may-not'],
      });
      expect(JSON.stringify(lines)).not.toMatch(/zhangsan|37152619900307123X|jilu_session/);
    });
  });

  describe('the demonstration', () => {
    it('shows its accounts to everybody and moves its clock forwards only', async () => {
      const show = await fixture.send(null, 'GET', '/api/demonstration');
      expect(show.body).toMatchObject({ on: true, county: '371526', today: '2021-10-11', accounts: [] });
      const move = (to: string) => fixture.send(handler, 'POST', '/api/demonstration/clock', { to });
      expect((await move('next-working-day')).body).toEqual({ today: '2021-10-12' });
      expect((await move('2021-10-15')).body).toEqual({ today: '2021-10-15' });
      expect((await move('next-working-day')).body).toEqual({ today: '2021-10-18' });
      expect(codesOf((await move('2021-10-18')).body)).toEqual(['clock-backwards']);
      expect(codesOf((await move('2021-10-01')).body)).toEqual(['clock-backwards']);
      expect((await move('2099-01-01')).status).toBe(422);
      expect((await move('tomorrow')).status).toBe(400);
      expect((await fixture.send(handler, 'GET', '/api/me')).body).toMatchObject({ today: '2021-10-18' });
    });

    it('is not there in production', async () => {
      const production = await openAppFixture({ demonstration: false });
      const none = await production.send(null, 'GET', '/api/nowhere');
      const show = await production.send(null, 'GET', '/api/demonstration');
      expect([show.status, show.text]).toEqual([404, none.text]);
      await production.account('one', 'county-handler', { divisionCode: '371526' });
      const session = await production.signIn('one');
      const move = await production.send(session, 'POST', '/api/demonstration/clock', {
        to: 'next-working-day',
      });
      expect([move.status, move.text]).toEqual([404, none.text]);
      expect((await production.send(session, 'GET', '/api/me')).body).toMatchObject({ demonstration: false });
      await production.close();
    });
  });

  it('has the addresses of the table and no other under /api', async () => {
    const routed = fixture.server
      .printRoutes({ commonPrefix: false, includeHooks: false })
      .split('\n')
      .filter((line) => /\((GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)/.test(line))
      .flatMap((line) => /\(([A-Z, ]+)\)/.exec(line)?.[1]?.split(', ') ?? []);
    expect(routed).toHaveLength(Object.keys(PERMISSIONS).length);
    for (const { method, path } of Object.values(PERMISSIONS))
      expect(fixture.server.hasRoute({ method, url: path }), `${method} ${path}`).toBe(true);
  });

  it('does not start when a handler and the table disagree', async () => {
    const change = ({ 'accounts.list': _, ...rest }: RouteTable): RouteTable => rest;
    await expect(openAppFixture({ change, partial: false })).rejects.toThrow(
      'accounts.list: a row without a handler',
    );
    expect(Object.keys(PERMISSIONS).length).toBeGreaterThan(70);
  });
});
