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

const CONTENDERS = 50;

let fixture: AppFixture;
let session: SignedIn;
let key: string;
let recoveryCodes: string[];

async function owner(text: string): Promise<Record<string, unknown>[]> {
  const client = await fixture.db.owner();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
/** As if half a minute had passed since the last code, and nothing had been guessed. */
const later = () => owner('delete from sign_in_pace; update second_factor set last_counter = 0');
const post = (url: string, body: object, by = session) =>
  fixture.send(by, 'POST', `/api/me/second-factor/${url}`, body);
const change = (code: string, password = PASSWORD) => post('change', { password, code });
const confirm = (code: string) => post('change/confirmation', { code });
const renew = (code: string, password = PASSWORD) => post('recovery-codes', { password, code });
const keyOf = (reply: Reply) => (reply.body as { key: string }).key;
const codesOf = (reply: Reply) => (reply.body as { recoveryCodes: string[] }).recoveryCodes;
const left = async () =>
  ((await fixture.send(session, 'GET', '/api/me/second-factor')).body as { recoveryCodesLeft: number })
    .recoveryCodesLeft;
async function enter(code: string): Promise<Reply> {
  const signed = await fixture.signIn('payer');
  return fixture.send(signed, 'POST', '/api/login/code', { code });
}

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('payer', 'finance', { divisionCode: '371526' });
  session = await fixture.signIn('payer');
});
afterAll(() => fixture?.close());
beforeEach(later);

describe('the own second factor', () => {
  it('is not changed where none is set', async () => {
    expect(codes(await change('123456'))).toEqual(['second-factor-not-begun']);
    expect(codes(await renew('123456'))).toEqual(['second-factor-not-begun']);
    expect(codes(await confirm('123456'))).toEqual(['second-factor-not-begun']);
    key = keyOf(await post('key', {}));
    recoveryCodes = codesOf(await post('confirmation', { code: codeOf(key) }));
    expect(recoveryCodes).toHaveLength(10);
  });

  it('gets new recovery codes for the password and a code; the old ones end', async () => {
    expect(codes(await renew(codeOf(key), 'wrong'))).toEqual(['password-wrong']);
    expect(codes(await renew(wrongFor(key)))).toEqual(['code-wrong']);
    const before = recoveryCodes;
    const renewed = await renew(before[0] as string);
    expect(renewed.status, renewed.text).toBe(200);
    recoveryCodes = codesOf(renewed);
    expect(recoveryCodes.filter((code) => before.includes(code))).toEqual([]);
    expect(await left()).toBe(10);
    expect(codes(await enter(before[1] as string))).toEqual(['code-wrong']);
    expect((await enter(recoveryCodes[0] as string)).status, 'control: a new one').toBe(200);
    expect(await left()).toBe(9);
  });

  it('of fifty who renew with one code lets one through', async () => {
    const code = codeOf(key);
    const replies = await Promise.all(Array.from({ length: CONTENDERS }, () => renew(code)));
    const done = replies.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    recoveryCodes = codesOf(done[0] as Reply);
    expect(await left()).toBe(10);
  });

  it('moves to a new device; the old one counts until the first code of the new one', async () => {
    expect(codes(await change(codeOf(key), 'wrong'))).toEqual(['password-wrong']);
    expect(codes(await change(wrongFor(key)))).toEqual(['code-wrong']);
    const begun = await change(codeOf(key));
    expect(begun.status, begun.text).toBe(200);
    const next = keyOf(begun);
    await later();
    expect((await enter(codeOf(key))).status, 'the old one still enters').toBe(200);
    await later();
    expect(codes(await enter(codeOf(next)))).toEqual(['code-wrong']);
    expect(codes(await confirm(wrongFor(next)))).toEqual(['code-wrong']);
    const elsewhere = await fixture.signIn('payer');
    await later();
    const confirmed = await confirm(codeOf(next));
    expect(confirmed.status, confirmed.text).toBe(200);
    expect((await fixture.send(elsewhere, 'GET', '/api/me')).status, 'other sessions end').toBe(401);
    expect((await fixture.send(session, 'GET', '/api/me/sessions')).status).toBe(200);
    await later();
    expect(codes(await enter(codeOf(key)))).toEqual(['code-wrong']);
    expect(codes(await enter(recoveryCodes[0] as string)), 'old recovery codes end').toEqual(['code-wrong']);
    expect((await enter(codeOf(next))).status, 'control: the new one').toBe(200);
    [key, recoveryCodes] = [next, codesOf(confirmed)];
  });

  it('of fifty with one code begins and ends one change; after half an hour none', async () => {
    const code = codeOf(key);
    const begun = (await Promise.all(Array.from({ length: CONTENDERS }, () => change(code)))).filter(
      ({ status }) => status === 200,
    );
    expect(begun).toHaveLength(1);
    const next = keyOf(begun[0] as Reply);
    const nextCode = codeOf(next);
    await owner("update second_factor set next_begun_at = now() - interval '31 minutes'");
    expect(codes(await confirm(nextCode))).toEqual(['second-factor-not-begun']);
    await owner('update second_factor set next_begun_at = now()');
    const confirmed = await Promise.all(Array.from({ length: CONTENDERS }, () => confirm(nextCode)));
    expect(confirmed.filter(({ status }) => status === 200)).toHaveLength(1);
    await later();
    expect((await enter(codeOf(next))).status).toBe(200);
  });

  it('is recorded, and holds no secret in the record', async () => {
    const events = await owner(
      "select event, count(*)::int as count from journal_entry where outcome = 'done' and event ~ 'second-factor-change|recovery' group by event order by event",
    );
    expect(events).toEqual([
      { event: 'recovery-codes-renewed', count: 2 },
      { event: 'second-factor-change-begun', count: 2 },
      { event: 'second-factor-changed', count: 2 },
    ]);
  });
});
