import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  type Act,
  DEMONSTRATION_PASSWORD,
  machineActor,
  type SmsSender,
} from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { openJobRunner } from '../../platform/jobs/index.ts';
import { addDays, type LocalDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { recordFacts } from '../../registry/persons/index.ts';
import { type AppFixture, openAppFixture, PASSWORD, type SignedIn } from '../../testing/app-fixture.ts';
import type { messagesReply, ownMessagesReply, slipsReply } from './contract.ts';
import { deliveryJobs } from './jobs.ts';
import { messageRules } from './rules.ts';
import { takeMessages } from './service-send.ts';
import { tellPersons } from './service-tell.ts';

type Slips = z.infer<typeof slipsReply>['rows'];
type Messages = z.infer<typeof messagesReply>['rows'];

let fixture: AppFixture;
const sessions = new Map<string, SignedIn>();
/** What the sender was handed; `isDown` lets it fail. */
const sent: { to: string; content: string }[] = [];
let isDown = false;
let firstDay: LocalDate;
const sms: SmsSender = {
  name: 'stand-in',
  async send(message) {
    if (isDown) return false;
    sent.push(message);
    return true;
  },
};

async function session(login: string): Promise<SignedIn> {
  const known = sessions.get(login);
  if (known) return known;
  const signedIn = await fixture.signIn(login, login.startsWith('other') ? PASSWORD : DEMONSTRATION_PASSWORD);
  sessions.set(login, signedIn);
  return signedIn;
}
async function get<T>(login: string, path: string): Promise<T> {
  const reply = await fixture.send(await session(login), 'GET', path);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body as T;
}
const post = async (login: string, path: string, body: object) =>
  fixture.send(await session(login), 'POST', path, body);
const slips = async (login = 'handler') =>
  (await get<{ rows: Slips }>(login, '/api/delivery-slips?limit=500')).rows;
/** What an act has sent at once is only kept among them, and goes no further way. */
const KEPT = Object.entries(messageRules().kinds).flatMap(([kind, { atOnce }]) => (atOnce ? [kind] : []));
const messages = async () =>
  (await get<{ rows: Messages }>('handler', '/api/phone-messages?limit=500')).rows.filter(
    ({ kind }) => !KEPT.includes(kind),
  );

async function owned<T extends object>(text: string): Promise<T[]> {
  const owner = await fixture.db.owner();
  try {
    await owner.query(`set app.scope_kind = 'system'`);
    return (await owner.query<T>(text)).rows;
  } finally {
    await owner.end();
  }
}

/** Lets the jobs run at this time, so many days after the first. */
async function run(day: number, time: string, sender: SmsSender | null = sms): Promise<void> {
  const { clock } = fixture.app;
  const wanted = new Date(`${addDays(firstDay, day)}T${time}:00+08:00`).getTime();
  clock.setOffset(wanted - fixture.wallClock.now().getTime());
  const runner = await openJobRunner(fixture.app, deliveryJobs({ sms: sender }));
  await owned(`update job set due_at = '2000-01-01' where name in ('tell-persons', 'send-messages')`);
  try {
    await runner.tick();
  } finally {
    await runner.stop();
  }
}
const back = () => owned('update delivery_cursor set seq = 0');
const count = async (table: string) =>
  (await owned<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count ?? 0;

/** One step of a job, by the system. */
async function step<T>(work: (act: Act) => Promise<T>): Promise<T> {
  const actor = await machineActor(fixture.app, 'scheduler', '定时任务');
  const scope = { kind: 'system' } as const;
  return withTx(
    fixture.app.db,
    scope,
    (tx) =>
      work({
        ...fixture.app,
        tx,
        actor: { ...actor, scope },
        requestId: fixture.app.ids.uuid() as Uuid,
        async record() {},
      }),
    { idempotent: true },
  );
}
/** What the household register says of a person from now on. */
const lives = (person: string | undefined, status: 'dead' | 'normal') =>
  step((act) =>
    recordFacts(act, [
      {
        personId: Number(person) as PersonId,
        kind: 'population',
        payload: { status, ...(status === 'dead' ? { statusOn: act.clock.today() } : {}) },
        sourceDepartment: 'public-security',
        knownOn: act.clock.today(),
        answerId: null,
      },
    ]),
  );
const fifty = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work));
const oneOfFifty = async (login: string, path: string, body: object) => {
  await session(login);
  const replies = await fifty(() => post(login, path, body));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(replies.every(({ status }) => [200, 409, 422].includes(status))).toBe(true);
};

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
  firstDay = fixture.app.clock.today();
  await fixture.account('other-handler', 'county-handler', { divisionCode: '371525' });
}, 120_000);
afterAll(() => fixture?.close());

describe('messages to phones', () => {
  it('wait through the quiet hours and go out in the morning, once, by the number on record', async () => {
    await run(0, '22:30');
    expect(sent).toEqual([]);
    const waiting = await messages();
    expect(waiting.length).toBeGreaterThan(100);
    expect(new Set(waiting.map(({ status }) => status))).toEqual(new Set(['waiting']));
    await run(1, '07:59');
    expect(sent, 'negative control: a minute before').toEqual([]);
    await run(1, '08:01');
    await run(1, '08:02');
    await run(1, '08:03');
    const told = await messages();
    expect(sent).toHaveLength(told.length);
    expect(
      told.filter(({ kind }) => kind === 'publication-ends').length,
      'on the working day before its last one',
    ).toBe(told.length - waiting.length);
    expect(told.length).toBeGreaterThan(waiting.length);
    expect(sent.every(({ to }) => /^1[3-9]\d{9}$/.test(to))).toBe(true);
    expect((await messages()).every(({ status, sentAt }) => status === 'sent' && sentAt !== null)).toBe(true);
  });

  it('hold no name, number or phone of anybody', async () => {
    const said = sent.map(({ content }) => content).join('\n');
    const personal = await owned<{ text: string }>(
      `select name as text from person union select id_number_masked from person
       union select name from organisation_name`,
    );
    expect(personal.filter(({ text }) => said.includes(text))).toEqual([]);
    expect(said).not.toMatch(/\d{7,}|undefined|null|[{}]/);
    const stored = await owned<{ row: string }>(
      'select to_jsonb(m)::text as row from phone_message m union all select to_jsonb(s)::text from delivery_slip s',
    );
    const phones = new Set(sent.map(({ to }) => to));
    expect(stored.filter(({ row }) => [...phones].some((phone) => row.includes(phone)))).toEqual([]);
  });

  it('are made once, however many tell at once', async () => {
    await owned(`delete from phone_message where kind = 'publication-ends'`);
    const made = await count('phone_message');
    const slipsMade = await count('delivery_slip');
    await back();
    const again = await fifty(() => step((act) => tellPersons(act, true)));
    expect(again.reduce((sum, { told }) => sum + told, 0)).toBe(0);
    expect([await count('phone_message'), await count('delivery_slip')]).toEqual([made, slipsMade]);
    await owned('delete from phone_message; delete from delivery_slip');
    await back();
    const second = await fifty(() => step((act) => tellPersons(act, true)));
    expect(
      second.reduce((sum, { told }) => sum + told, 0),
      'negative control: untold, they are',
    ).toBe(made);
    expect([await count('phone_message'), await count('delivery_slip')]).toEqual([made, slipsMade]);
  });

  it('are taken by one of many senders, and come back from one that died', async () => {
    const [waiting] = await owned<{ count: number }>(
      `select count(*)::int as count from phone_message where status = 'waiting'`,
    );
    const takers = await fifty(() => step(takeMessages));
    const taken = takers.flatMap(({ leaving }) => leaving.map(({ message }) => message.messageId));
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.length).toBe(waiting?.count);
    fixture.app.clock.setOffset(fixture.app.clock.offsetMs + 11 * 60_000);
    const again = await step(takeMessages);
    expect(again.leaving.length, 'negative control: nobody holds them any more').toBe(20);
    fixture.app.clock.setOffset(fixture.app.clock.offsetMs + 11 * 60_000);
  });

  it('are tried again ever later, then given up for paper; the handler resends or stops them', async () => {
    await owned('update phone_message set attempts = 0');
    const papers = await count('delivery_slip');
    isDown = true;
    await run(1, '09:00');
    const [failed] = await messages();
    expect(failed).toMatchObject({ status: 'failed', attempts: 1, allowed: ['deliveries.cancelMessage'] });
    await run(1, '09:01');
    expect((await messages())[0]?.attempts, 'not before its time').toBe(1);
    for (const time of ['09:10', '10:00', '13:00', '20:59']) await run(1, time);
    await run(2, '08:00');
    const gone = await messages();
    expect(new Set(gone.map(({ status }) => status))).toEqual(new Set(['given-up']));
    const kept = gone.filter(({ kind }) => kind !== 'line-refused').length;
    expect(await count('delivery_slip'), 'one on paper has its paper already').toBe(papers + kept);
    isDown = false;
    const [first, second] = gone;
    const path = (of: typeof first) => `/api/phone-messages/${of?.messageId}`;
    await oneOfFifty('handler', `${path(first)}/resend`, { version: first?.version });
    await oneOfFifty('handler', `${path(second)}/cancel`, {
      version: second?.version,
      reason: '已经电话告诉本人',
    });
    const before = sent.length;
    await run(2, '08:05');
    expect(sent).toHaveLength(before + 1);
    expect((await messages()).find(({ messageId }) => messageId === second?.messageId)).toMatchObject({
      status: 'cancelled',
      reason: '已经电话告诉本人',
      allowed: [],
    });
  });
});

describe('a person', () => {
  const own = () => get<z.infer<typeof ownMessagesReply>>('worker', '/api/me/messages');
  it('sees her messages, switches them off and on again', async () => {
    const [worker] = await owned<{ id: string }>(
      `select person_id::text as id from account where login = 'worker'`,
    );
    const before = await own();
    expect(before.rows.length).toBeGreaterThan(0);
    expect(before).toMatchObject({ isOff: false, phoneMasked: expect.stringContaining('****') });
    const switched = await post('worker', '/api/me/messages/choice', { isOff: true });
    expect(switched.body).toEqual({ isOff: true });
    const hers = `person_id = ${worker?.id}`;
    await owned(`delete from phone_message where ${hers}; delete from delivery_slip where ${hers}`);
    await back();
    await run(2, '09:00');
    expect(await count(`phone_message where ${hers}`)).toBe(0);
    expect(await count(`delivery_slip where ${hers} and because = 'no-phone'`), 'her own wish').toBe(0);
    await post('worker', '/api/me/messages/choice', { isOff: false });
    await back();
    await run(2, '09:01');
    expect(await count(`phone_message where ${hers}`), 'negative control').toBeGreaterThan(0);
    await owned(
      `update phone_message set status = 'waiting', sent_at = null where ${hers} and status = 'given-up'`,
    );
  });

  it('without a phone gets a notice to print; where nothing sends messages only what needs an act', async () => {
    const [other] = await owned<{ id: string }>(
      `select person_id::text as id from phone_message where kind = 'paid-for-you' order by person_id desc limit 1`,
    );
    const hers = `person_id = ${other?.id}`;
    const clear = `delete from phone_message where ${hers}; delete from delivery_slip where ${hers}`;
    await owned(`update person set phone_cipher = null, phone_masked = null where ${hers}; ${clear}`);
    await lives(other?.id, 'dead');
    await back();
    await run(2, '09:09');
    expect(await count(`phone_message where ${hers}`), 'nobody writes to the dead').toBe(0);
    expect(await count(`delivery_slip where ${hers} and because = 'no-phone'`)).toBe(0);
    await lives(other?.id, 'normal');
    await back();
    await run(2, '09:10', null);
    expect(await count(`delivery_slip where ${hers}`)).toBe(0);
    await back();
    await run(2, '09:11');
    const [made] = await owned<{ because: string; number: string }>(
      `select because, number from delivery_slip where ${hers} and kind = 'paid-for-you'`,
    );
    expect(made).toMatchObject({
      because: 'no-phone',
      number: expect.stringMatching(/^D371526-2021-\d{4}$/),
    });
  });
});

describe('a printed notice', () => {
  const path = (of: Slips[number] | undefined, act: string) => `/api/delivery-slips/${of?.slipId}/${act}`;
  const find = async (slipId: string | undefined) => (await slips()).find((slip) => slip.slipId === slipId);

  it('is printed, brought back, printed again and handed over', async () => {
    const [one, two] = (await slips()).filter(({ status }) => status === 'to-print');
    const early = await post('handler', path(one, 'record'), {
      version: one?.version,
      outcome: 'handed-over',
      on: fixture.app.clock.today(),
      signedBy: '本人',
    });
    expect(early.status, 'not printed yet').toBe(422);
    const printed = await post('handler', '/api/delivery-slips/print', {
      slipIds: [one?.slipId, two?.slipId],
    });
    expect(printed.body).toEqual({ printed: 2 });
    const today = fixture.app.clock.today();
    const record = async (more: object) => {
      const now = await find(one?.slipId);
      return post('handler', path(one, 'record'), { version: now?.version, on: today, ...more });
    };
    const refusal = async (more: object) => {
      const { body } = await record(more);
      return (body as { refusals: { code: string; pointer: string }[] }).refusals[0];
    };
    expect(await refusal({ outcome: 'handed-over' })).toMatchObject({ code: 'signer-missing' });
    expect(await refusal({ outcome: 'refused' })).toMatchObject({ code: 'witness-missing' });
    expect(await refusal({ outcome: 'undelivered' })).toMatchObject({ code: 'reason-missing' });
    expect(await refusal({ outcome: 'refused', witness: '村主任', on: '2021-01-01' })).toMatchObject({
      code: 'day-wrong',
      pointer: '/on',
    });
    expect((await record({ outcome: 'undelivered', reason: '家里没有人' })).status).toBe(200);
    expect(await find(one?.slipId)).toMatchObject({
      status: 'undelivered',
      reason: '家里没有人',
      allowed: ['deliveries.print', 'deliveries.cancelSlip'],
    });
    await post('handler', '/api/delivery-slips/print', { slipIds: [one?.slipId] });
    const now = await find(one?.slipId);
    await oneOfFifty('handler', path(one, 'record'), {
      version: now?.version,
      outcome: 'handed-over',
      on: today,
      signedBy: '本人',
    });
    expect(await find(one?.slipId)).toMatchObject({ status: 'handed-over', signedBy: '本人' });
    // Recorded of the wrong one: it waits again, and what was recorded stays in the journal.
    const mistaken = await find(one?.slipId);
    expect(mistaken?.allowed).toEqual(['deliveries.reopenSlip']);
    const wrong = { version: mistaken?.version, reason: '登记到同名的另一个人了' };
    await oneOfFifty('handler', path(one, 'reopening'), wrong);
    expect(await find(one?.slipId)).toMatchObject({ status: 'printed', signedBy: null, endedOn: null });
    expect((await post('handler', path(one, 'reopening'), wrong)).status, 'it waits already').toBe(422);
    const second = await find(two?.slipId);
    await oneOfFifty('handler', path(two, 'cancel'), { version: second?.version, reason: '已经当面告诉' });
    const again = await post('handler', '/api/delivery-slips/print', { slipIds: [two?.slipId] });
    expect(again.status, 'an end').toBe(422);
    const cancelled = await find(two?.slipId);
    await post('handler', path(two, 'reopening'), { version: cancelled?.version, reason: '点错了一行' });
    expect(await find(two?.slipId)).toMatchObject({ status: 'to-print', reason: null });
  });

  it('is seen and moved by its county alone, and by name in no line of the record', async () => {
    expect(await slips('other-handler')).toEqual([]);
    const [one] = await slips();
    const foreign = await post('other-handler', path(one, 'cancel'), {
      version: one?.version,
      reason: '不是本县的',
    });
    expect(foreign.status).toBe(404);
    const [recorded] = await owned<{ detail: string }>(
      `select detail::text as detail from journal_entry where event = 'slip-recorded' limit 1`,
    );
    expect(recorded?.detail).not.toContain('本人');
    expect((await slips('reviewer1')).every(({ allowed }) => allowed.length === 0)).toBe(true);
  });
});
