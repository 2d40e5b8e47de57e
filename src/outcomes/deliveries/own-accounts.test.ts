import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJobRunner } from '../../platform/jobs/index.ts';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { COUNTY, field, numberOf, sessionOf } from '../../testing/own-accounts-fixture.ts';
import { deliveryJobs } from './jobs.ts';

// What happens to a person's own account, or is done for her, is told: on her page, and on paper where she has no phone.

const CHOICE = '/api/me/messages/choice';
const PHONE = '13900009301';
const OWN_PASSWORD = 'shuiku7he';
let fixture: AppFixture;
let clerk: SignedIn;

const post = (session: SignedIn | null, url: string, body: object) =>
  fixture.send(session, 'POST', url, body);

/** Lets the job tell what the record has. */
async function tell(): Promise<void> {
  const { clock, db } = fixture.app;
  clock.setOffset(clock.offsetMs + 16_000);
  const owner = await db.owner();
  await owner.query(`update job set due_at = '2000-01-01'`);
  await owner.end();
  const runner = await openJobRunner(fixture.app, deliveryJobs({ sms: fixture.deps.sms }));
  try {
    await runner.tick();
  } finally {
    await runner.stop();
  }
}
interface Told {
  readonly kind: string;
  readonly onPaper: boolean;
  readonly content: string;
}
const toldTo = async (session: SignedIn) =>
  ((await fixture.send(session, 'GET', '/api/me/messages')).body as { rows: Told[] }).rows;
const kinds = (rows: readonly Told[]) => rows.map(({ kind, onPaper }) => [kind, onPaper]).sort();

/** An account opened at the counter, and her first session. */
async function opened(n: number, name: string, phone: string | null) {
  const idNumber = numberOf(n);
  const slip = await post(clerk, '/api/own-accounts', {
    ...{ idNumber, name, phone, cardSeen: true },
    guardian: null,
  });
  expect(slip.status).toBe(200);
  const password = field(slip, 'oneTimePassword');
  const entered = await post(null, '/api/own-login', { idNumber, password });
  expect(entered.status).toBe(200);
  const once = sessionOf(entered, clerk.actor);
  // The password of the slip holds once: she sets her own, and goes in by it.
  expect((await post(once, '/api/me/password', { current: password, next: OWN_PASSWORD })).status).toBe(200);
  const again = await post(null, '/api/own-login', { idNumber, password: OWN_PASSWORD });
  return { idNumber, name, accountId: field(slip, 'accountId'), session: sessionOf(again, clerk.actor) };
}
async function helped({ idNumber, name }: { idNumber: string; name: string }) {
  const helper = await fixture.signIn('villager');
  expect((await post(helper, '/api/help-sessions', { idNumber, name, cardSeen: true })).status).toBe(200);
  await post(helper, '/api/me/help/agreement', { path: CHOICE, by: 'present', reason: '没有手机' });
  expect((await post(helper, CHOICE, { isOff: true })).status).toBe(200);
  await post(helper, '/api/me/help/end', {});
}

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('counter', 'county-handler', { divisionCode: COUNTY });
  await fixture.account('villager', 'village-helper', { divisionCode: COUNTY });
  clerk = await fixture.signIn('counter');
});
afterAll(() => fixture?.close());

describe('somebody without a phone', () => {
  it('has it on paper: opened, what a helper did, stopped; each once', async () => {
    const her = await opened(81, '褚小满', null);
    await helped(her);
    await tell();
    expect(kinds(await toldTo(her.session))).toEqual([
      ['account-opened', true],
      ['helped-act', true],
    ]);
    const list = (await fixture.send(clerk, 'GET', '/api/own-accounts')).body as {
      rows: { accountId: string; version: number }[];
    };
    const version = list.rows.find(({ accountId }) => accountId === her.accountId)?.version;
    const stop = { version, reason: '本人不要了' };
    expect(codes(await post(clerk, `/api/own-accounts/${her.accountId}/revocation`, stop))).toBeUndefined();
    await tell();
    await tell();
    const slips = (await fixture.send(clerk, 'GET', '/api/delivery-slips?limit=100')).body as {
      rows: { kind: string; because: string; content: string }[];
    };
    expect(slips.rows.map(({ kind, because }) => [kind, because]).sort()).toEqual([
      ['account-opened', 'no-phone'],
      ['account-stopped', 'no-phone'],
      ['helped-act', 'no-phone'],
    ]);
    expect(slips.rows.find(({ kind }) => kind === 'helped-act')?.content).toMatch(/^\d+月\d+日有工作人员/);
  });
});

describe('somebody with a phone', () => {
  it('has it among her messages, also with messages switched off; nothing is sent twice (control: no paper)', async () => {
    const him = await opened(82, '褚立秋', PHONE);
    await helped(him);
    await tell();
    expect(kinds(await toldTo(him.session))).toEqual([
      ['account-opened', false],
      ['helped-act', false],
    ]);
    const owner = await fixture.db.owner();
    await owner.query(`set app.scope_kind = 'system'`);
    const { rows } = await owner.query(`select distinct status, attempts from phone_message`);
    await owner.end();
    expect(rows, 'the act has sent them').toEqual([{ status: 'sent', attempts: 0 }]);
  });
});
