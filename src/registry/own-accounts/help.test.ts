import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import {
  begin,
  COUNTY,
  numberOf,
  proveByPhone,
  recordPerson,
  sessionOf,
} from '../../testing/own-accounts-fixture.ts';

const CONTENDERS = 50;
const PHONE = '13900009001';
const CHOICE = '/api/me/messages/choice';
const idNumber = numberOf(60);

let fixture: AppFixture;
let clerk: SignedIn;
let helper: SignedIn;

async function owner<T = Record<string, unknown>>(text: string): Promise<T[]> {
  const client = await fixture.db.owner();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}
const post = (session: SignedIn | null, url: string, body: object) =>
  fixture.send(session, 'POST', url, body);
const serve = (session: SignedIn, number = idNumber as string, name = '褚立冬') =>
  post(session, '/api/help-sessions', { idNumber: number, name, cardSeen: true });
const agree = (body: object) => post(helper, '/api/me/help/agreement', { path: CHOICE, ...body });
const present = { by: 'present', reason: '没有手机' };
const choose = () => post(helper, CHOICE, { isOff: true });

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('counter', 'county-handler', { divisionCode: COUNTY });
  await fixture.account('villager', 'village-helper', { divisionCode: COUNTY });
  clerk = await fixture.signIn('counter');
  await recordPerson(fixture, clerk.actor, { idNumber, name: '褚立冬', phone: PHONE });
  await recordPerson(fixture, clerk.actor, { idNumber: numberOf(61), name: '褚小雪' });
});
afterAll(() => fixture?.close());
beforeEach(async () => {
  helper = await fixture.signIn('villager');
});

describe('a helper', () => {
  it('serves whom the ID card names, in her reach alone, and is the helper again afterwards', async () => {
    expect(codes(await serve(helper, numberOf(62)))).toEqual(['person-not-served']);
    expect(codes(await serve(helper, idNumber, '褚立春'))).toEqual(['person-not-served']);
    expect(codes(await post(helper, '/api/me/help/end', {}))).toEqual(['role-may-not']);
    expect((await serve(helper)).body).toMatchObject({ name: '褚某' });
    const me = (await fixture.send(helper, 'GET', '/api/me')).body;
    expect(me).toMatchObject({ role: 'worker', helping: { name: '褚某' } });
    expect((await fixture.send(helper, 'GET', '/api/me/messages')).body).toMatchObject({
      phoneMasked: '139****9001',
    });
    const ways = (await fixture.send(helper, 'GET', '/api/me/help')).body;
    expect(ways).toEqual({ phoneMasked: '139****9001' });
    expect(codes(await fixture.send(helper, 'GET', '/api/me/account'))).toEqual(['helping-somebody']);
    expect((await fixture.send(helper, 'GET', '/api/own-accounts')).status).toBe(403);
    expect(codes(await post(helper, '/api/me/password', { current: 'x', next: 'y' }))).toEqual([
      'helping-somebody',
    ]);
    expect((await post(helper, '/api/me/help/end', {})).status).toBe(200);
    expect((await fixture.send(helper, 'GET', '/api/me/messages')).status).toBe(403);
    expect((await fixture.send(helper, 'GET', '/api/me')).body).toMatchObject({
      role: 'village-helper',
      helping: null,
    });
  });

  it('serves half an hour: then the session shows nothing of hers', async () => {
    await serve(helper);
    await owner(
      `update session set helped_until = now() - interval '1 second' where helped_until is not null`,
    );
    expect((await fixture.send(helper, 'GET', '/api/me/messages')).status).toBe(403);
    expect((await fixture.send(helper, 'GET', '/api/me')).body).toMatchObject({ helping: null });
  });

  it('does nothing that binds her without her agreement to this act, which serves once', async () => {
    await serve(helper);
    expect(codes(await choose())).toEqual(['agreement-needed']);
    expect(codes(await agree({ by: 'present' }))).not.toEqual([]);
    expect(codes(await agree({ ...present, path: '/api/claims/{claimId}/accept' }))).toEqual(['act-unknown']);
    expect((await agree({ ...present, path: '/api/me/appeals' })).status).toBe(200);
    expect(codes(await choose())).toEqual(['agreement-needed']);
    expect((await agree(present)).status).toBe(200);
    expect((await choose()).status).toBe(200);
    expect(codes(await choose())).toEqual(['agreement-needed']);
    const [line] = await owner(`select role, account_id::text as account, detail from journal_entry
      where event = 'messages-chosen' and outcome = 'done' order by at desc limit 1`);
    expect(line).toMatchObject({ role: 'village-helper', account: helper.actor.accountId });
    expect(JSON.stringify(line?.detail)).toContain('helpSessionId');
  });

  it('has her agreement by a code to her phone, which fits nobody else', async () => {
    await serve(helper);
    const sent = (await post(helper, '/api/me/help/code', {})).body as Record<string, string>;
    expect(sent).toMatchObject({ phoneMasked: '139****9001' });
    const code = sent.shownCode ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    expect(codes(await agree({ by: 'code', handle: sent.handle, code: wrong }))).toEqual([
      'phone-code-wrong',
    ]);
    await post(helper, '/api/me/help/end', {});
    await serve(helper, numberOf(61), '褚小雪');
    expect((await post(helper, '/api/me/help/code', {})).body).toMatchObject({
      handle: null,
      phoneMasked: null,
    });
    expect(codes(await agree({ by: 'code', handle: sent.handle, code }))).toEqual(['no-phone-on-record']);
    await post(helper, '/api/me/help/end', {});
    await serve(helper);
    expect((await agree({ by: 'code', handle: sent.handle, code })).status).toBe(200);
    expect((await choose()).status).toBe(200);
    expect(codes(await agree({ by: 'code', handle: sent.handle, code }))).toEqual(['phone-code-ended']);
  });

  it('is named to her afterwards: each act, when, and how she agreed', async () => {
    await owner('delete from sign_in_pace');
    const handle = await begin(fixture, idNumber, '褚立冬');
    await proveByPhone(fixture, handle, PHONE);
    const entered = await post(null, '/api/public/registration/account', { handle, password: null });
    const mine = (await fixture.send(sessionOf(entered, clerk.actor), 'GET', '/api/me/account')).body;
    expect(mine).toMatchObject({
      helped: expect.arrayContaining([
        expect.objectContaining({
          helperName: 'villager',
          event: 'messages-chosen',
          agreedBy: 'code',
          reason: null,
        }),
        expect.objectContaining({ event: 'messages-chosen', agreedBy: 'present', reason: '没有手机' }),
      ]),
    });
    await expect
      .poll(
        async () =>
          (await owner(`select 1 from stand_in_message where content like '%刚替您办了一件事%'`)).length,
      )
      .toBe(2);
  });
});

describe('fifty acts with one agreement', () => {
  it('do one', async () => {
    await serve(helper);
    await agree(present);
    const results = await Promise.all(Array.from({ length: CONTENDERS }, choose));
    expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('do as many as there are agreements (negative control)', async () => {
    await serve(helper);
    await agree(present);
    await owner(`drop index helped_act_one_waiting; alter table helped_act disable row level security; insert into helped_act
      (helped_act_id, help_session_id, person_id, division_path, route, agreed_by, reason, agreed_at)
      select gen_random_uuid(), help_session_id, person_id, division_path, route, agreed_by, reason, agreed_at
      from helped_act where done_at is null`);
    const results = await Promise.all(Array.from({ length: CONTENDERS }, choose));
    expect(results.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const [{ used } = { used: 0 }] = await owner<{ used: number }>(
      `select count(*)::int as used from helped_act where done_at > agreed_at - interval '1 hour'`,
    );
    expect(used).toBeGreaterThan(3);
  });
});
