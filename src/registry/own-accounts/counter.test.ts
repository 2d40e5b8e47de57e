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
import { refusalOfUnverified } from './index.ts';

const PHONE = '13900008001';
const NEW_PHONE = '13900008002';
const CARD = '6217000000000008413';
const PASSWORD = 'shuiku7he';

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
const later = () => owner('delete from sign_in_pace; delete from phone_code; delete from card_try');
const post = (session: SignedIn | null, url: string, body: object) =>
  fixture.send(session, 'POST', url, body);
const open = (session: SignedIn, idNumber: string, name: string, more: object = {}) =>
  post(session, '/api/own-accounts', {
    ...{ idNumber, name, phone: null, cardSeen: true, guardian: null },
    ...more,
  });
const look = async (session: SignedIn, body: object) =>
  (await post(session, '/api/own-accounts/look', body)).body as {
    account: { accountId: string; version: number; allowed: string[]; verifiedBy: string } | null;
    allowed: string[];
    nameFits: boolean | null;
  };
const enter = (idNumber: string, password: string) => post(null, '/api/own-login', { idNumber, password });

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('counter', 'county-handler', { divisionCode: COUNTY });
  await fixture.account('villager', 'village-helper', { divisionCode: COUNTY });
  await fixture.account('elsewhere', 'county-handler', { divisionCode: '371525' });
  clerk = await fixture.signIn('counter');
  helper = await fixture.signIn('villager');
});
afterAll(() => fixture?.close());
beforeEach(later);

describe('at the counter', () => {
  const idNumber = numberOf(30);
  it('an account is opened for whoever shows her ID card, without a phone; the slip has a one-time password', async () => {
    const opened = await open(helper, idNumber, '鲁谷雨');
    expect(opened.status).toBe(200);
    const entered = await enter(idNumber, field(opened, 'oneTimePassword'));
    const session = sessionOf(entered, clerk.actor);
    expect((await fixture.send(session, 'GET', '/api/me')).body).toMatchObject({
      role: 'worker',
      mustChangePassword: true,
    });
    const current = field(opened, 'oneTimePassword');
    expect((await post(session, '/api/me/password', { current, next: PASSWORD })).status).toBe(200);
    expect((await enter(idNumber, PASSWORD)).status).toBe(200);
    expect(codes(await open(clerk, idNumber, '鲁谷雨'))).toEqual(['account-there']);
    const [row] = await owner(
      `select proven_by, verified_by, agreement, opened_by is not null as seen from own_account`,
    );
    const agreement = field(opened, 'slipNumber');
    expect(agreement).toMatch(/^回执 \d{8}-[0-9A-F]{6}$/);
    // A helper in the village saw the card: it does not say that the counter did.
    const by = { proven_by: 'village-helper', verified_by: 'village-helper' };
    expect(row).toEqual({ ...by, agreement, seen: true });
  });

  it('a child is refused, a minor comes with the guardian, a name that differs is not opened', async () => {
    expect(codes(await open(clerk, numberOf(31, '20080101'), '鲁小寒'))).toEqual(['under-sixteen']);
    const minor = numberOf(32, '20040101');
    expect(codes(await open(clerk, minor, '鲁大寒'))).toEqual(['guardian-needed']);
    const guardian = { name: '鲁立秋', agrees: true };
    expect((await open(clerk, minor, '鲁大寒', { guardian })).status).toBe(200);
    await recordPerson(fixture, clerk.actor, { idNumber: numberOf(33), name: '鲁清明' });
    expect(codes(await open(clerk, numberOf(33), '鲁不明'))).toEqual(['name-differs']);
  });

  it('the short number stands for what she typed on the phone, and is used up', async () => {
    const handle = await begin(fixture, numberOf(34), '鲁雨水');
    const number = field(await post(null, '/api/public/registration/counter', { handle }), 'number');
    const asked = await look(clerk, { counterNumber: number });
    expect(asked).toMatchObject({
      account: null,
      nameFits: null,
      allowed: ['ownAccounts.open', 'help.begin'],
    });
    const more = { counterNumber: number, phone: PHONE };
    expect((await open(clerk, numberOf(34), '鲁雨水', more)).status).toBe(200);
    const again = await post(clerk, '/api/own-accounts/look', { counterNumber: number });
    expect(codes(again)).toEqual(['counter-number-unknown']);
  });

  it('a lost phone: stopped, told, signed out everywhere; open again with the ID card', async () => {
    const found = await look(clerk, { idNumber: numberOf(34), name: '鲁雨水' });
    const { accountId, version } = found.account ?? { accountId: '', version: 0 };
    const url = `/api/own-accounts/${accountId}`;
    const reason = '手机丢失';
    const reset = await post(clerk, `${url}/one-time-password`, { version, reason });
    const session = sessionOf(await enter(numberOf(34), field(reset, 'oneTimePassword')), clerk.actor);
    expect(codes(await post(clerk, `${url}/revocation`, { version, reason }))).toEqual(['version-conflict']);
    const revoked = await post(clerk, `${url}/revocation`, { version: version + 1, reason });
    expect(revoked.status).toBe(200);
    expect((await fixture.send(session, 'GET', '/api/me')).status).toBe(401);
    expect(codes(await enter(numberOf(34), field(reset, 'oneTimePassword')))).toEqual(['sign-in-failed']);
    const next = { version: Number(field(revoked, 'version')), reason };
    expect(codes(await post(clerk, `${url}/phone`, { ...next, phone: NEW_PHONE }))).toEqual([
      'own-account-state',
    ]);
    const reopened = await post(clerk, `${url}/reopening`, next);
    expect(reopened.status).toBe(200);
    const set = { version: Number(field(reopened, 'version')), phone: NEW_PHONE, reason: '换了号码' };
    const changed = await post(clerk, `${url}/phone`, set);
    expect(changed.status).toBe(200);
    const end = { version: Number(field(changed, 'version')), reason };
    expect((await post(clerk, `${url}/sessions/end`, end)).status).toBe(200);
    const told = await owner<{ content: string }>(`select content from stand_in_message order by sent_at`);
    expect(told.map(({ content }) => content).join()).toMatch(/已登记.*已停用.*改为另一个号码/s);
  });

  it('another county sees none of it', async () => {
    const other = await fixture.signIn('elsewhere');
    expect((await fixture.send(other, 'GET', '/api/own-accounts')).body).toEqual({ rows: [] });
    const found = await look(clerk, { idNumber: numberOf(34), name: '鲁雨水' });
    const url = `/api/own-accounts/${found.account?.accountId}/revocation`;
    const asked = { version: found.account?.version, reason: '不是本县的' };
    expect(codes(await post(other, url, asked))).toEqual(['not-found']);
  });

  it('seeing the ID card verifies whoever registered herself; until then she claims nothing', async () => {
    const handle = await begin(fixture, numberOf(35), '鲁白露');
    await proveByPhone(fixture, handle, PHONE);
    const entered = await post(null, '/api/public/registration/account', { handle, password: null });
    const [{ id } = { id: '0' }] = await owner<{ id: string }>(
      `select person_id::text as id from own_account where proven_by = 'nothing'`,
    );
    const personId = Number(id) as never;
    const why = () =>
      withTx(fixture.db, { kind: 'person', personId }, (tx) => refusalOfUnverified(tx, personId));
    expect((await why())?.code).toBe('person-unverified');
    const found = await look(helper, { idNumber: numberOf(35), name: '鲁白露' });
    expect(found.account?.allowed).toContain('ownAccounts.verify');
    const url = `/api/own-accounts/${found.account?.accountId}/verification`;
    expect((await post(helper, url, { version: found.account?.version, cardSeen: true })).status).toBe(200);
    expect(await why()).toBeUndefined();
    const mine = await fixture.send(sessionOf(entered, clerk.actor), 'GET', '/api/me/account');
    expect(mine.body).toMatchObject({ isVerified: true });
  });
});

describe('signing in', () => {
  const idNumber = numberOf(40);
  beforeAll(async () => {
    await recordPerson(fixture, clerk.actor, { idNumber, name: '鲁霜降', phone: PHONE, card: CARD });
    const handle = await begin(fixture, idNumber, '鲁霜降');
    await proveByPhone(fixture, handle, PHONE);
    await post(null, '/api/public/registration/account', { handle, password: PASSWORD });
  });
  const ask = (number: string, purpose = 'sign-in') =>
    post(null, '/api/own-login/code', { idNumber: number, purpose });
  const byCode = (handle: string, code: string) => post(null, '/api/own-login/code-proof', { handle, code });

  it('by number and password; a wrong one, and a number without an account, get the same sentence', async () => {
    expect((await enter(idNumber, PASSWORD)).status).toBe(200);
    const wrong = await enter(idNumber, 'not this one');
    const nobody = await enter(numberOf(41), PASSWORD);
    expect(wrong.body).toEqual(nobody.body);
    expect(codes(wrong)).toEqual(['sign-in-failed']);
  });

  it('by a code, once; two phones at once have a code each', async () => {
    const [one, two] = [await ask(idNumber), await ask(idNumber)];
    expect(codes(await byCode(field(one, 'handle'), field(two, 'shownCode')))).toEqual(['phone-code-wrong']);
    expect((await byCode(field(one, 'handle'), field(one, 'shownCode'))).status).toBe(200);
    expect(codes(await byCode(field(one, 'handle'), field(one, 'shownCode')))).toEqual(['phone-code-ended']);
  });

  it('asks nobody: a number without an account gets a handle that opens nothing', async () => {
    const asked = await ask(numberOf(41));
    expect(asked.body).toMatchObject({ minutes: 10, shownCode: null });
    expect(codes(await byCode(field(asked, 'handle'), '123456'))).toEqual(['phone-code-wrong']);
  });

  it('with a new password by the code that came to the phone', async () => {
    const asked = await ask(idNumber, 'lost-password');
    const body = { handle: field(asked, 'handle'), code: field(asked, 'shownCode'), secondFactor: null };
    const reset = (next: string) => post(null, '/api/lost-password/password', { ...body, next });
    expect(codes(await reset('1234'))).toEqual(['weak-password']);
    expect((await reset('maitian6yu')).status).toBe(200);
    expect((await enter(idNumber, 'maitian6yu')).status).toBe(200);
  });

  it('with another phone once password and card are right', async () => {
    const session = sessionOf(await enter(idNumber, 'maitian6yu'), clerk.actor);
    const change = (password: string, lastFour: string) =>
      post(session, '/api/me/account/phone/code', { password, lastFour, phone: NEW_PHONE });
    expect(codes(await change('maitian6yu', '0000'))).toEqual(['card-wrong']);
    expect(codes(await change('not this one', '8413'))).toEqual(['password-wrong']);
    const asked = await change('maitian6yu', '8413');
    const body = { handle: field(asked, 'handle'), code: field(asked, 'shownCode') };
    expect((await post(session, '/api/me/account/phone', body)).body).toEqual({ masked: '139****8002' });
    expect(codes(await change('maitian6yu', '8413'))).toEqual(['card-tries-used-up']);
  });
});

describe('the list of the counter', () => {
  it('shows the phone that is on record where the account has none', async () => {
    await recordPerson(fixture, clerk.actor, { idNumber: numberOf(95), name: '鲁霜降', phone: PHONE });
    expect((await open(clerk, numberOf(95), '鲁霜降')).status).toBe(200);
    const { rows } = (await fixture.send(clerk, 'GET', '/api/own-accounts')).body as {
      rows: { name: string; phoneMasked: string | null }[];
    };
    expect(rows.find(({ name }) => name === '鲁霜降')?.phoneMasked).toBe('139****8001');
  });
});
