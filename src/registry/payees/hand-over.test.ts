import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { addSchool, codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { delegationRequests } from '../../testing/delegation-fixture.ts';

const CONTENDERS = 50;
const COUNTY = { divisionCode: '371526' };

let fixture: AppFixture;
let system: SignedIn;
let security: SignedIn;
let giver: Actor;
let receiver: Actor;

async function owner(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = await fixture.db.owner();
  try {
    await client.query("select set_config('app.scope_kind', 'system', false)");
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

let schools = 0;
/** A change that waits for its second person, proposed by `by`. */
async function waitingChange(by: Actor): Promise<Uuid> {
  schools += 1;
  const organisationId = await addSchool(fixture, `试训学校${schools}`, `91371526MA3TEST${100 + schools}`);
  const changeId = fixture.app.ids.uuid();
  await owner(
    `insert into payee_account_change (change_id, division_path, organisation_id, holder, bank_name, number_cipher,
      number_last4, changed, reason, document, source, status, proposed_at, proposed_by)
    values ($1, 'd37.d15.d26', $2, '试训学校', '高唐农商行', '\\x00', '1234', '{bank}', '换行', '一号', 'test', 'open',
      now(), $3)`,
    [changeId, organisationId, by.accountId],
  );
  return changeId;
}

const bound = async (of: Actor, by = security) =>
  (await fixture.send(by, 'GET', `/api/accounts/${of.accountId}/bound-work`)).body as {
    bound: object[];
    colleagues: { login: string }[];
    allowed: string[];
  };
const handOver = (from: Actor, to: Actor, by = security) =>
  fixture.send(by, 'POST', `/api/accounts/${from.accountId}/hand-over`, {
    toAccountId: to.accountId,
    reason: '调离本局',
  });
const disable = (of: Actor, version = 1) =>
  fixture.send(security, 'POST', `/api/accounts/${of.accountId}/disable`, { version, reason: '调离本局' });
const withdraw = async (login: string, changeId: Uuid) =>
  fixture.send(await fixture.signIn(login), 'POST', `/api/payee-accounts/${changeId}/withdraw`, {
    version: 1,
    reason: '账号抄错一位',
  });

beforeAll(async () => {
  fixture = await openAppFixture();
  await fixture.account('system', 'system-administrator');
  await fixture.account('security', 'security-administrator');
  giver = await fixture.account('giver', 'finance', COUNTY);
  receiver = await fixture.account('receiver', 'finance', COUNTY);
  await fixture.account('elsewhere', 'finance', { divisionCode: '371500' });
  await fixture.account('auditor', 'auditor', COUNTY);
  system = await fixture.signIn('system');
  security = await fixture.signIn('security');
});
afterAll(() => fixture?.close());

describe('what only one account may go on with', () => {
  it('is shown with the colleagues who could take it over', async () => {
    expect(await bound(giver)).toMatchObject({ bound: [], allowed: [] });
    expect(codes(await handOver(giver, receiver)), 'control: nothing is bound').toEqual(['nothing-bound']);
    await waitingChange(giver);
    await waitingChange(giver);
    const shown = await bound(giver, system);
    expect(shown).toMatchObject({
      bound: [{ kind: 'payee-account-change', count: 2 }],
      allowed: ['accounts.handOver'],
    });
    expect(shown.colleagues.map(({ login }) => login)).toEqual(['receiver']);
  });

  it('keeps the account from being disabled or placed elsewhere while somebody could take it over', async () => {
    expect(codes(await disable(giver))).toEqual(['work-bound']);
    const moved = await fixture.send(system, 'POST', `/api/accounts/${giver.accountId}/place`, {
      version: 1,
      role: 'auditor',
      ...COUNTY,
      organisationId: null,
      reason: '调整岗位',
    });
    expect(codes(moved)).toEqual(['work-bound']);
  });

  it('goes to a colleague alone: the same role and place, another person', async () => {
    const nobody = { ...receiver, accountId: fixture.app.ids.uuid() };
    const actor = async (login: string) => (await fixture.signIn(login)).actor;
    for (const to of [nobody, giver, await actor('elsewhere'), await actor('auditor')])
      expect(codes(await handOver(giver, to))).toEqual(['not-a-colleague']);
    const byFinance = await handOver(giver, receiver, await fixture.signIn('receiver'));
    expect(byFinance.status).toBe(403);
  });

  it('of fifty who hand it over is handed over once; who proposed stays on record', async () => {
    const replies = await Promise.all(Array.from({ length: CONTENDERS }, () => handOver(giver, receiver)));
    const done = replies.filter(({ status }) => status === 200);
    expect(done.map(({ body }) => body)).toEqual([
      { handedOver: [{ kind: 'payee-account-change', count: 2 }] },
    ]);
    const rows = await owner('select distinct proposed_by, held_by from payee_account_change');
    expect(rows).toEqual([{ proposed_by: giver.accountId, held_by: receiver.accountId }]);
    const [line] = await owner(
      "select detail from journal_entry where event = 'account-work-handed-over' and outcome = 'done'",
    );
    expect(line?.detail).toEqual({ login: 'giver', to: 'receiver', 'payee-account-change': 2 });
  });

  it('is gone on with by the receiver and no longer by the giver, who may be disabled', async () => {
    const [first] = await owner('select change_id from payee_account_change limit 1');
    const changeId = first?.change_id as Uuid;
    expect(codes(await withdraw('giver', changeId))).toEqual(['not-the-proposer']);
    expect((await withdraw('receiver', changeId)).status).toBe(200);
    expect((await disable(giver)).status).toBe(200);
  });

  it('with no colleague left does not stop an account from being disabled, and is handed over afterwards', async () => {
    expect(await bound(receiver)).toMatchObject({ bound: [{ count: 1 }], colleagues: [] });
    expect((await disable(receiver)).status).toBe(200);
    const late = await fixture.account('late', 'finance', COUNTY);
    expect((await handOver(receiver, late)).status).toBe(200);
    expect(await bound(late)).toMatchObject({ bound: [{ count: 1 }] });
  });

  it('of somebody who acted for another is taken back by either of the two, and by nobody else', async () => {
    const { ask, decide } = delegationRequests(() => fixture);
    const place = { divisionCode: '371526' };
    const [onLeave, colleague] = [
      await fixture.account('on-leave', 'finance', place),
      await fixture.account('colleague', 'finance', place),
    ];
    await fixture.account('third', 'finance', place);
    const asked = await ask(await fixture.signIn('on-leave'), await fixture.signIn('colleague'));
    expect((await decide(security, asked)).status).toBe(200);
    const [row] = await owner(
      'select acting_account_id from delegation where from_account_id = $1 and to_account_id = $2',
      [onLeave.accountId, colleague.accountId],
    );
    const acting = { ...colleague, accountId: row?.acting_account_id as Uuid };
    for (const login of ['on-leave', 'colleague']) {
      const changeId = await waitingChange(acting);
      expect(codes(await withdraw('third', changeId)), 'control').toEqual(['not-the-proposer']);
      const shown = await fixture.send(await fixture.signIn(login), 'GET', '/api/payee-accounts?limit=100');
      const rows = (shown.body as { rows: { changeId: string; allowed: string[] }[] }).rows;
      expect(rows.find((change) => change.changeId === changeId)?.allowed).toContain(
        'payees.withdrawAccount',
      );
      expect((await withdraw(login, changeId)).status, login).toBe(200);
    }
  });
});
