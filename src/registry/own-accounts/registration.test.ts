import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '../../platform/db/index.ts';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import {
  begin,
  COUNTY,
  field,
  numberOf,
  proveByPhone,
  recordPerson,
  sessionOf,
} from '../../testing/own-accounts-fixture.ts';

const CONTENDERS = 50;
const PASSWORD = 'gulou8lu';
const PHONE = '13900007001';
const OTHER_PHONE = '13900007002';
const CARD = '6217000000000007412';

let fixture: AppFixture;
let clerk: SignedIn;

async function owner<T = Record<string, unknown>>(text: string): Promise<T[]> {
  const client = await fixture.db.owner();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}
const later = () => owner('delete from sign_in_pace; delete from phone_code; delete from card_try');
const post = (url: string, body: object) => fixture.send(null, 'POST', url, body);
const finish = (handle: string, password: string | null = PASSWORD) =>
  post('/api/public/registration/account', { handle, password });
const start = (idNumber: string, name: string, divisionCode = COUNTY) =>
  post('/api/public/registration', { divisionCode, idNumber, name });
const card = (handle: string, lastFour: string) =>
  post('/api/public/registration/card-proof', { handle, lastFour });

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('counter', 'county-handler', { divisionCode: COUNTY });
  clerk = await fixture.signIn('counter');
});
afterAll(() => fixture?.close());
beforeEach(later);

describe('somebody on record', () => {
  it('registers by a code to the phone on record, and sees her own affairs at once', async () => {
    const idNumber = numberOf(1);
    const personId = await recordPerson(fixture, clerk.actor, { idNumber, name: '冯秋实', phone: PHONE });
    const handle = await begin(fixture, idNumber, '冯 秋实');
    expect(codes(await finish(handle))).toEqual(['not-proven']);
    expect(await proveByPhone(fixture, handle, PHONE)).toBe('password');
    const entered = await finish(handle);
    expect(entered.status).toBe(200);
    const mine = await fixture.send(sessionOf(entered, clerk.actor), 'GET', '/api/me/account');
    expect(mine.body).toMatchObject({
      name: '冯秋实',
      phoneMasked: '139****7001',
      phoneOnRecordMasked: '139****7001',
      isVerified: true,
      helped: [],
    });
    const [row] = await owner('select person_id::text, proven_by, verified_by, opened_by from own_account');
    expect(row).toEqual({
      person_id: String(personId),
      proven_by: 'phone-on-record',
      verified_by: 'registry',
      opened_by: null,
    });
    expect(codes(await finish(handle))).toEqual(['registration-ended']);
  });

  it('does not register twice: whoever has an account is sent to sign in', async () => {
    const handle = await begin(fixture, numberOf(1), '冯秋实');
    await proveByPhone(fixture, handle, PHONE);
    expect(codes(await finish(handle))).toEqual(['account-there']);
  });

  it('registers by the last digits of a bank card, and needs a password then', async () => {
    const idNumber = numberOf(2);
    await recordPerson(fixture, clerk.actor, { idNumber, name: '康立夏', card: CARD });
    const handle = await begin(fixture, idNumber, '康立夏');
    expect(codes(await card(handle, '0000'))).toEqual(['card-wrong']);
    expect((await card(handle, '7412')).body).toEqual({ next: 'password' });
    expect(codes(await finish(handle, null))).toEqual(['password-needed']);
    expect(codes(await finish(handle, '11111111'))).toEqual(['weak-password']);
    expect((await finish(handle)).status).toBe(200);
  });

  it('has three tries of the card a day, and the fourth is not looked at even when it is right', async () => {
    const idNumber = numberOf(3);
    await recordPerson(fixture, clerk.actor, { idNumber, name: '康白露', card: CARD });
    const handle = await begin(fixture, idNumber, '康白露');
    for (const wrong of ['0001', '0002', '0003'])
      expect(codes(await card(handle, wrong))).toEqual(['card-wrong']);
    expect(codes(await card(handle, '7412'))).toEqual(['card-tries-used-up']);
    await later();
    expect((await card(handle, '7412')).status).toBe(200);
  });
});

describe('a phone that is on no record', () => {
  it('proves nothing alone, and a name that differs neither: both go on to the card with the same answer', async () => {
    const idNumber = numberOf(4);
    await recordPerson(fixture, clerk.actor, { idNumber, name: '康小满', phone: PHONE, card: CARD });
    const stranger = await begin(fixture, idNumber, '康小满');
    expect(await proveByPhone(fixture, stranger, OTHER_PHONE)).toBe('card');
    expect(codes(await finish(stranger))).toEqual(['not-proven']);
    const otherName = await begin(fixture, idNumber, '康大满');
    expect(await proveByPhone(fixture, otherName, PHONE)).toBe('card');
    expect(codes(await card(otherName, '7412'))).toEqual(['card-wrong']);
    expect(codes(await finish(otherName))).toEqual(['not-proven']);
    expect((await card(stranger, '7412')).status).toBe(200);
    expect((await finish(stranger, null)).status).toBe(200);
  });

  it('answers alike whether a register knows the number or not', async () => {
    await recordPerson(fixture, clerk.actor, { idNumber: numberOf(5), name: '康芒种' });
    const shape = (reply: { body: unknown }) => Object.keys(reply.body as object).sort();
    const [known, unknown] = [await start(numberOf(5), '康芒种'), await start(numberOf(6), '康芒种')];
    expect(shape(known)).toEqual(shape(unknown));
    for (const begun of [known, unknown])
      expect(codes(await card(field(begun, 'handle'), '1234'))).toEqual(['card-wrong']);
  });

  it('does not take a code that was sent for another registration, a wrong or an ended one', async () => {
    const [one, two] = [
      await begin(fixture, numberOf(7), '康夏至'),
      await begin(fixture, numberOf(8), '康冬至'),
    ];
    const sent = await post('/api/public/registration/code', { handle: one, phone: OTHER_PHONE });
    const [codeHandle, code] = [field(sent, 'handle'), field(sent, 'shownCode')];
    const prove = (handle: string, typed = code) =>
      post('/api/public/registration/code-proof', { handle, codeHandle, code: typed });
    expect(codes(await prove(two))).toEqual(['phone-code-ended']);
    expect(codes(await prove(one, code === '000000' ? '111111' : '000000'))).toEqual(['phone-code-wrong']);
    expect((await prove(one)).body).toEqual({ next: 'password' });
    expect(codes(await prove(one))).toEqual(['phone-code-ended']);
    await owner("update registration set expires_at = now() - interval '1 minute'");
    expect(codes(await finish(one))).toEqual(['registration-ended']);
  });
});

describe('somebody whom no register knows', () => {
  it('registers unverified, with what she said herself as the only source', async () => {
    const handle = await begin(fixture, numberOf(9), '康惊蛰');
    expect(await proveByPhone(fixture, handle, OTHER_PHONE)).toBe('password');
    const entered = await finish(handle, null);
    const mine = await fixture.send(sessionOf(entered, clerk.actor), 'GET', '/api/me/account');
    expect(mine.body).toMatchObject({ isVerified: false, verifiedOn: null, hasPassword: false });
    const [row] = await owner(`select p.id_number_confirmed, a.proven_by from own_account a join person p
      using (person_id) where p.name = '康惊蛰'`);
    expect(row).toEqual({ id_number_confirmed: false, proven_by: 'nothing' });
  });

  it('does not open what became known meanwhile', async () => {
    const handle = await begin(fixture, numberOf(10), '康谷雨');
    await proveByPhone(fixture, handle, OTHER_PHONE);
    await recordPerson(fixture, clerk.actor, { idNumber: numberOf(10), name: '康谷雨', phone: PHONE });
    expect(codes(await finish(handle))).toEqual(['not-proven']);
  });

  it.each([
    ['a child', numberOf(11, '20080101'), 'under-sixteen'],
    ['a minor', numberOf(12, '20040101'), 'guardian-needed'],
    ['a faulty number', '371526197003150019', 'id-number-faulty'],
  ])('%s is told what to do', async (_, idNumber, code) =>
    expect(codes(await start(idNumber, '康寒露'))).toEqual([code]),
  );

  it('is told where there is no such county', async () =>
    expect(codes(await start(numberOf(13), '康寒露', '999999'))).toEqual(['county-unknown']));
});

describe('fifty registrations of one person', () => {
  const contend = async (n: number) => {
    const idNumber = numberOf(n);
    await recordPerson(fixture, clerk.actor, { idNumber, name: '康处暑', phone: PHONE });
    const handles: string[] = [];
    for (let i = 0; i < CONTENDERS; i++) {
      if (i % 4 === 0) await later();
      const handle = await begin(fixture, idNumber, '康处暑');
      handles.push(handle);
    }
    await owner(`update registration set proven_by = 'phone-on-record' where ended_at is null`);
    const results = await Promise.all(handles.map((handle) => finish(handle, 'libai8shi')));
    return results.filter(({ status }) => status === 200).length;
  };

  it('open one account', async () => {
    expect(await contend(20)).toBe(1);
    expect(await owner(`select 1 from account where display_name = '康处暑'`)).toHaveLength(1);
  });

  it('open several where a look alone comes before the row (negative control)', async () => {
    await owner('create table looked_first (person_id bigint)');
    await owner('grant select, insert on looked_first to jilu_app');
    const lookFirst = () =>
      withTx(fixture.db, { kind: 'system' }, async (tx) => {
        const { rows } = await sql`select 1 from looked_first where person_id = 1`.execute(tx);
        if (rows.length > 0) return false;
        await sql`select pg_sleep(0.02)`.execute(tx);
        await sql`insert into looked_first values (1)`.execute(tx);
        return true;
      });
    const opened = await Promise.all(Array.from({ length: CONTENDERS }, lookFirst));
    expect(opened.filter(Boolean).length).toBeGreaterThan(1);
  });
});
