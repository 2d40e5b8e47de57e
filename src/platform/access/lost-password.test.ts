import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codes } from '../../testing/accounts-fixture.ts';
import {
  type AppFixture,
  openAppFixture,
  PASSWORD,
  type Reply,
  type SignedIn,
} from '../../testing/app-fixture.ts';
import { codeOf, wrongFor } from '../../testing/second-factor-fixture.ts';
import { accessRoutes } from './index.ts';

const CONTENDERS = 50;
const NEXT = 'wheat boat 7 lantern';
const PHONE = '13900001234';

let fixture: AppFixture;
let administrator: SignedIn;

async function owner(text: string): Promise<Record<string, unknown>[]> {
  const client = await fixture.db.owner();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** As if hours had passed: nobody is slowed down, no code counts against another. */
const later = () =>
  owner(
    'delete from sign_in_pace; delete from phone_code; delete from stand_in_message; update second_factor set last_counter = 0',
  );
const messages = async () => {
  const reply = await fixture.send(administrator, 'GET', '/api/messages');
  return (reply.body as { rows: { to: string; content: string }[] }).rows;
};
/** The code of the last message; waits until it has gone out. */
async function sentCode(count = 1): Promise<string> {
  await expect.poll(async () => (await messages()).length).toBe(count);
  return /\d{6}/.exec((await messages())[0]?.content ?? '')?.[0] ?? '';
}
const post = (session: SignedIn | null, url: string, body: object) =>
  fixture.send(session, 'POST', url, body);
const ask = (login: string, phone: string, more: object = {}) =>
  fixture.send(null, 'POST', '/api/lost-password/code', { login, phone }, more);
const handleOf = (reply: Reply) => (reply.body as { handle: string }).handle;
const reset = (handle: string, code: string, more: object = {}) =>
  post(null, '/api/lost-password/password', { handle, code, next: NEXT, secondFactor: null, ...more });
const other = (code: string) => (code === '000000' ? '111111' : '000000');

async function setPhone(session: SignedIn, phone: string): Promise<void> {
  await later();
  const asked = await post(session, '/api/me/phone/code', { password: PASSWORD, phone });
  const confirmed = await post(session, '/api/me/phone', { handle: handleOf(asked), code: await sentCode() });
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  await later();
}

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('system', 'system-administrator');
  administrator = await fixture.signIn('system');
});
afterAll(() => fixture?.close());

describe('the phone of an account', () => {
  let session: SignedIn;
  beforeAll(async () => {
    await fixture.account('holder', 'auditor', { divisionCode: '371526' });
    session = await fixture.signIn('holder');
  });
  beforeEach(later);

  it('is set with the password and the code that was sent to it; only its ends are shown', async () => {
    const url = '/api/me/phone/code';
    expect(codes(await post(session, url, { password: 'wrong', phone: PHONE }))).toEqual(['password-wrong']);
    expect(codes(await post(session, url, { password: PASSWORD, phone: '0635123' }))).toEqual(['phone-form']);
    expect(await messages()).toEqual([]);
    const asked = await post(session, url, { password: PASSWORD, phone: '+86 139-0000-1234' });
    const code = await sentCode();
    const wrong = await post(session, '/api/me/phone', { handle: handleOf(asked), code: other(code) });
    expect(codes(wrong)).toEqual(['phone-code-wrong']);
    const shown = (await fixture.send(session, 'GET', '/api/me/phone')).body;
    expect(shown).toMatchObject({ masked: null, verifiedAt: null });
    const confirmed = await post(session, '/api/me/phone', { handle: handleOf(asked), code });
    expect(confirmed.body).toEqual({ masked: '139****1234' });
    expect((await fixture.send(session, 'GET', '/api/me/phone')).text).not.toContain(PHONE);
    const [stored] = await owner(
      "select phone_masked, encode(phone_cipher, 'escape') as cipher from account_phone",
    );
    expect(String(stored?.cipher)).not.toContain(PHONE);
    const events = await owner(
      "select event, outcome from journal_entry where event like 'phone%' order by chain, seq",
    );
    expect(events.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
      'phone-code-sent refused',
      'phone-code-sent refused',
      'phone-code-sent done',
      'phone-set refused',
      'phone-set done',
    ]);
    expect(JSON.stringify(fixture.logged)).not.toContain(PHONE);
  });

  it('is told when another takes its place; a code of another account sets nothing', async () => {
    await fixture.account('stranger', 'auditor', { divisionCode: '371526' });
    const stranger = await fixture.signIn('stranger');
    const asked = await post(session, '/api/me/phone/code', { password: PASSWORD, phone: '13800005678' });
    const typed = { handle: handleOf(asked), code: await sentCode() };
    expect(codes(await post(stranger, '/api/me/phone', typed))).toEqual(['phone-code-ended']);
    expect((await post(session, '/api/me/phone', typed)).status, 'control: by its owner').toBe(200);
    await expect.poll(async () => (await messages()).map(({ to }) => to)).toContain('139****1234');
  });

  it('of fifty with one code is set once; a sixth code in an hour is not sent', async () => {
    const asked = await post(session, '/api/me/phone/code', { password: PASSWORD, phone: PHONE });
    const typed = { handle: handleOf(asked), code: await sentCode() };
    const replies = await Promise.all(
      Array.from({ length: CONTENDERS }, () => post(session, '/api/me/phone', typed)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    for (let n = 0; n < 4; n++)
      expect((await post(session, '/api/me/phone/code', { password: PASSWORD, phone: PHONE })).status).toBe(
        200,
      );
    const sixth = await post(session, '/api/me/phone/code', { password: PASSWORD, phone: PHONE });
    expect(codes(sixth)).toEqual(['too-many-codes']);
  });

  it("is nobody else's: the messages are shown to the system administrator alone", async () => {
    expect((await fixture.send(session, 'GET', '/api/messages')).status).toBe(403);
    expect((await fixture.send(administrator, 'GET', '/api/messages')).status, 'control').toBe(200);
  });
});

describe('a lost password', () => {
  beforeAll(async () => {
    await fixture.account('holder2', 'auditor', { divisionCode: '371526' });
    await fixture.account('bare', 'auditor', { divisionCode: '371526' });
    await fixture.account('payer', 'finance', { divisionCode: '371526' });
    await fixture.account('unprotected', 'finance', { divisionCode: '371526' });
  });
  beforeEach(later);

  it('is answered alike whatever is true, and a message goes out where all is', async () => {
    await setPhone(await fixture.signIn('holder2'), PHONE);
    const asked = [
      await ask('nobody', PHONE),
      await ask('bare', PHONE),
      await ask('holder2', '13911112222'),
      await ask('holder2', PHONE),
    ];
    const shape = (reply: Reply) => [reply.status, Object.keys(reply.body as object), reply.text.length];
    expect(new Set(asked.map((reply) => JSON.stringify(shape(reply)))).size).toBe(1);
    const code = await sentCode();
    // A guess at any of them is answered alike too, the code of the fourth being right for none of the others.
    const tried = await Promise.all(asked.slice(0, 3).map((reply) => reset(handleOf(reply), code)));
    expect(tried.map(codes)).toEqual([['phone-code-wrong'], ['phone-code-wrong'], ['phone-code-wrong']]);
    expect(codes(await reset(handleOf(asked[3] as Reply), other(code)))).toEqual(['phone-code-wrong']);
    expect((await reset(handleOf(asked[3] as Reply), code)).status, 'control').toBe(200);
  });

  it('takes as many transactions for a code of nobody as for a code of an account', async () => {
    const handles = [handleOf(await ask('nobody', PHONE)), handleOf(await ask('holder2', PHONE))];
    const code = await sentCode();
    let taken = 0;
    const count = () => {
      taken += 1;
    };
    const takenBy = async (work: () => Promise<Reply>) => {
      taken = 0;
      fixture.db.appPool.on('acquire', count);
      const reply = await work();
      fixture.db.appPool.off('acquire', count);
      return { taken, codes: codes(reply) };
    };
    const [nobody, known] = [
      await takenBy(() => reset(handles[0] ?? '', other(code))),
      await takenBy(() => reset(handles[1] ?? '', other(code))),
    ];
    expect(nobody).toEqual(known);
    const right = await takenBy(() => reset(handles[1] ?? '', code, { next: PASSWORD }));
    expect(right.taken, 'control: more is seen').not.toBe(known.taken);
  });

  it('ends every session, tells the phone, and is chosen by the rules', async () => {
    const session = await fixture.signIn('holder2');
    const handle = handleOf(await ask('holder2', PHONE));
    const code = await sentCode();
    expect(codes(await reset(handle, code, { next: 'holder2-2021-holder' }))).toEqual(['weak-password']);
    expect((await reset(handle, code, { next: PASSWORD })).status).toBe(200);
    expect((await fixture.send(session, 'GET', '/api/me')).status).toBe(401);
    await expect.poll(async () => (await messages()).length).toBe(2);
    const signed = await fixture.signIn('holder2', PASSWORD);
    expect((await fixture.send(signed, 'GET', '/api/me')).body).toMatchObject({ mustChangePassword: false });
    expect(codes(await reset(handle, code)), 'taken once').toEqual(['phone-code-ended']);
    const events = await owner("select outcome from journal_entry where event = 'password-reset-by-phone'");
    expect(new Set(events.map(({ outcome }) => outcome))).toEqual(new Set(['done', 'refused']));
  });

  it('takes five tries, and none after ten minutes', async () => {
    const handle = handleOf(await ask('holder2', PHONE));
    const code = await sentCode();
    for (let n = 0; n < 5; n++) expect(codes(await reset(handle, other(code)))).toEqual(['phone-code-wrong']);
    expect(codes(await reset(handle, code))).toEqual(['phone-code-ended']);
    const late = handleOf(await ask('holder2', PHONE));
    const lateCode = await sentCode(2);
    await owner("update phone_code set expires_at = now() - interval '1 second'");
    expect(codes(await reset(late, lateCode))).toEqual(['phone-code-ended']);
    await owner("update phone_code set expires_at = now() + interval '1 minute'");
    expect((await reset(late, lateCode, { next: PASSWORD })).status, 'control: in time').toBe(200);
  });

  it('of fifty with one code is reset once, and of fifty guesses five are looked at', async () => {
    const handle = handleOf(await ask('holder2', PHONE));
    const code = await sentCode();
    const right = await Promise.all(
      Array.from({ length: CONTENDERS }, () => reset(handle, code, { next: PASSWORD })),
    );
    expect(right.filter(({ status }) => status === 200)).toHaveLength(1);
    const second = handleOf(await ask('holder2', PHONE));
    const guessed = await Promise.all(Array.from({ length: CONTENDERS }, () => reset(second, 'abcdef')));
    expect(guessed.filter((reply) => codes(reply)?.[0] === 'phone-code-wrong')).toHaveLength(5);
  });

  it('slows down whoever asks from one address, and sends five messages an hour from all together', async () => {
    const replies: Reply[] = [];
    for (let n = 0; n < 6; n++) replies.push(await ask('holder2', PHONE));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    await owner('delete from sign_in_pace');
    const elsewhere = await Promise.all(
      Array.from({ length: CONTENDERS }, (_, n) => ask('holder2', PHONE, { remoteAddress: `10.0.0.${n}` })),
    );
    expect(new Set(elsewhere.map(({ status }) => status)), 'nobody is told').toEqual(new Set([200]));
    await expect.poll(async () => (await messages()).length).toBe(5);
    await later();
    await Promise.all(
      Array.from({ length: CONTENDERS }, (_, n) => ask('holder2', PHONE, { remoteAddress: `10.0.0.${n}` })),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await messages()).length, 'of fifty at once').toBe(5);
  });

  it('of an account with power takes its second factor besides, which stays', async () => {
    const payer = await fixture.signIn('payer');
    const { key } = (await post(payer, '/api/me/second-factor/key', {})).body as { key: string };
    const set = await post(payer, '/api/me/second-factor/confirmation', { code: codeOf(key) });
    const { recoveryCodes } = set.body as { recoveryCodes: string[] };
    await setPhone(payer, '13700001111');
    const handle = handleOf(await ask('payer', '13700001111'));
    const code = await sentCode();
    expect(codes(await reset(handle, code))).toEqual(['second-factor-due']);
    const wrong = await reset(handle, code, { secondFactor: wrongFor(key) });
    expect((wrong.body as { refusals: object[] }).refusals).toMatchObject([
      { code: 'code-wrong', pointer: '/secondFactor' },
    ]);
    expect((await reset(handle, code, { secondFactor: recoveryCodes[0] })).status).toBe(200);
    const again = handleOf(await ask('payer', '13700001111'));
    const used = await reset(again, await sentCode(3), { secondFactor: recoveryCodes[0] });
    expect(codes(used), 'a recovery code is taken once').toEqual(['code-wrong']);
    const signed = await fixture.signIn('payer', NEXT);
    expect((await fixture.send(signed, 'GET', '/api/me')).body).toMatchObject({ secondFactorDue: true });
  });

  it('of an account with power and without a second factor leads to the counter', async () => {
    await setPhone(await fixture.signIn('unprotected'), '13700002222');
    const handle = handleOf(await ask('unprotected', '13700002222'));
    expect(codes(await reset(handle, await sentCode()))).toEqual(['counter-only']);
    expect((await fixture.signIn('unprotected', PASSWORD)).actor.role, 'control: it stays').toBe('finance');
  });

  it('of a disabled account gets no message', async () => {
    await owner("update account set status = 'disabled', disabled_at = now() where login = 'holder2'");
    const disabled = await ask('holder2', PHONE);
    expect(disabled.status).toBe(200);
    await owner("update account set status = 'active', disabled_at = null where login = 'holder2'");
    await ask('holder2', PHONE);
    await sentCode();
    expect(codes(await reset(handleOf(disabled), await sentCode()))).toEqual(['phone-code-wrong']);
  });
});

describe('where no messages can be sent', () => {
  it('everybody is told so, and led to the counter', async () => {
    const without = await openAppFixture({
      change: (tables) => ({
        ...tables,
        ...accessRoutes({
          isDemonstration: () => true,
          organisations: {
            divisionOf: async () => undefined,
            find: async () => [],
            namesOf: async () => new Map(),
          },
          sms: null,
          boundWork: [],
        }),
      }),
    });
    try {
      expect((await without.send(null, 'GET', '/api/lost-password')).body).toEqual({ byPhone: false });
      const asked = await without.send(null, 'POST', '/api/lost-password/code', { login: 'x', phone: PHONE });
      expect((asked.body as { refusals: object[] }).refusals).toMatchObject([
        { code: 'no-message-sender', route: 'accounts.reset' },
      ]);
    } finally {
      await without.close();
    }
    const shown = await fixture.send(null, 'GET', '/api/lost-password');
    expect(shown.body, 'control').toEqual({ byPhone: true });
  });
});
