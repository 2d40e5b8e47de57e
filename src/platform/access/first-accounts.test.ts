import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes } from '../../testing/accounts-fixture.ts';
import { type AppFixture, openAppFixture } from '../../testing/app-fixture.ts';
import { testResidentId } from '../../testing/classes-fixture.ts';
import { machineActor, performAct } from './index.ts';
import { type FirstAdministrator, openFirstAdministrators } from './service-first.ts';

describe('the first two administrators', () => {
  let fixture: AppFixture;
  beforeAll(async () => {
    fixture = await openAppFixture();
  });
  afterAll(() => fixture?.close());

  const person = (login: string, n: number): FirstAdministrator => ({
    login,
    personName: `首任${n}`,
    idNumber: testResidentId(n),
    password: 'a phrase for the beginning',
  });
  async function open(...people: [FirstAdministrator, FirstAdministrator]) {
    const machine = await machineActor(fixture.app, 'command-line', '命令行');
    const meta = {
      event: 'account-created',
      objectType: 'account',
      objectId: 'first',
      requestId: fixture.app.ids.uuid(),
    };
    return performAct(fixture.app, { ...machine, scope: { kind: 'system' } }, meta, (act) =>
      openFirstAdministrators(act, ...people),
    );
  }
  const refusedCodes = (result: Awaited<ReturnType<typeof open>>) =>
    result.ok ? [] : result.refusals.map(({ code }) => code);

  it('are two people with numbers and passwords that hold', async () => {
    expect(refusedCodes(await open(person('first', 1), { ...person('second', 1) }))).toEqual([
      'three-administrators',
    ]);
    expect(refusedCodes(await open(person('first', 1), { ...person('second', 2), idNumber: '1' }))).toEqual([
      'id-number-wrong',
    ]);
    expect(
      refusedCodes(await open({ ...person('first', 1), password: 'short' }, person('second', 2))),
    ).toEqual(['weak-password']);
  });

  it('come once, of fifty who try at once; later accounts take both of them', async () => {
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        open(person(`first${n}`, 2 * n + 1), person(`second${n}`, 2 * n + 2)),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    for (const refused of tries.filter(({ ok }) => !ok)) expect(refusedCodes(refused)).toEqual(['not-empty']);
    const n = tries.findIndex(({ ok }) => ok);
    const first = await fixture.signIn(`first${n}`, 'a phrase for the beginning');
    const second = await fixture.signIn(`second${n}`, 'a phrase for the beginning');
    expect([first.actor.role, second.actor.role]).toEqual(['system-administrator', 'security-administrator']);
    const asked = await fixture.send(first, 'POST', '/api/accounts', {
      login: 'audit',
      displayName: '审计管理',
      personKey: null,
      personName: '第三人',
      idNumber: testResidentId(500),
      role: 'audit-administrator',
      divisionCode: null,
      organisationId: null,
    });
    const { changeId } = asked.body as { changeId: string };
    const released = await fixture.send(second, 'POST', `/api/account-changes/${changeId}/decision`, {
      decision: 'released',
    });
    expect([released.status, codes(released)]).toEqual([200, undefined]);
  });
});
