import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { canDo, done, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  type ClassFixture,
  classFixture,
  codes,
  value,
} from '../../testing/classes-fixture.ts';
import { TeacherPhone } from '../../testing/teaching-fixture.ts';
import { TEACHER_DEVICE } from './machine.ts';
import { registerDevice, revokeDevice, wipeDevice } from './service-devices.ts';
import { findDevice, revokeRow } from './store-devices.ts';

let fixture: ClassFixture;

beforeAll(async () => {
  fixture = await classFixture();
}, 120_000);
afterAll(() => fixture?.app.db.close());

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, actor, work);
const revoke = (by: Actor, deviceId: Uuid, version: number) =>
  as(by, (act) => revokeDevice(act, { deviceId, version, reason: '手机丢了，换了新的' }));
const wipe = (by: Actor, deviceId: Uuid, unsent: number | null = 0) =>
  as(by, (act) => wipeDevice(act, { deviceId, unsent }));
const stored = (deviceId: Uuid) =>
  readTx(fixture.app.db, { kind: 'system' }, (tx) => findDevice(tx, deviceId));

describe('a phone of a teacher', () => {
  it('is known by its key, and of an organisation', async () => {
    const named = { name: '教学用', publicKey: 'AAAA' };
    expect(codes(await as(fixture.school, (act) => registerDevice(act, named)))).toEqual([
      'device-key-wrong',
    ]);
    expect(codes(await as(fixture.staff.handler, (act) => registerDevice(act, named)))).toEqual([
      'not-found',
    ]);
  });

  it('that is lost is revoked by its organisation or the county, in the version that was seen', async () => {
    const { deviceId } = await TeacherPhone.of(fixture);
    const { version } = (await stored(deviceId)) as NonNullable<Awaited<ReturnType<typeof stored>>>;
    expect(codes(await revoke(fixture.firm, deviceId, version))).toEqual(['not-found']);
    expect(codes(await revoke(fixture.school, fixture.app.ids.uuid(), version))).toEqual(['not-found']);
    expect(codes(await revoke(fixture.school, deviceId, version + 1))).toEqual(['version-conflict']);
    expect(value(await revoke(fixture.school, deviceId, version)).status).toBe('revoked');
    expect(await stored(deviceId)).toMatchObject({ status: 'revoked', revokeReason: '手机丢了，换了新的' });
    expect(codes(await revoke(fixture.staff.handler, deviceId, version + 1))).toEqual(['device-ended']);
  });

  it('empties itself once, says how many marks went with it, and nobody else says so for it', async () => {
    const { deviceId } = await TeacherPhone.of(fixture);
    const { version } = (await stored(deviceId)) as NonNullable<Awaited<ReturnType<typeof stored>>>;
    value(await revoke(fixture.staff.handler, deviceId, version));
    const colleague = await addActor(fixture.app, {
      role: 'institution-administrator',
      organisationId: fixture.schoolId,
    });
    expect(codes(await wipe(colleague, deviceId))).toEqual(['device-of-other']);
    expect(codes(await wipe(fixture.school, fixture.app.ids.uuid()))).toEqual(['not-found']);
    expect(value(await wipe(fixture.school, deviceId, 3)).status).toBe('wiped');
    expect(await stored(deviceId)).toMatchObject({ status: 'wiped', wipedUnsent: 3 });
    expect(codes(await wipe(fixture.school, deviceId))).toEqual(['device-ended']);
  });

  it('is revoked by one of fifty who come at once; without the lock many would (negative control)', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(fixture.app, { role: 'county-handler', divisionCode: '371526' }),
      ),
    );
    const first = await TeacherPhone.of(fixture);
    const tried = await Promise.all(crowd.map((by) => revoke(by, first.deviceId, 1)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(tried.flatMap(codes))).toEqual(new Set(['device-ended']));
    const second = await TeacherPhone.of(fixture);
    let reading = 4;
    let letThem: () => void = () => {};
    const allRead = new Promise<void>((resolve) => {
      letThem = resolve;
    });
    const wrote = await Promise.all(
      crowd.slice(0, 4).map((by) =>
        as(by, async (act) => {
          const device = await findDevice(act.tx, second.deviceId);
          reading -= 1;
          if (reading === 0) letThem();
          await allRead;
          if (!device || !canDo(TEACHER_DEVICE, device.status, 'teaching.revoke')) return done(false);
          const now = { at: act.clock.now(), by: act.actor.accountId, reason: '手机丢了，换了新的' };
          await revokeRow(act.tx, second.deviceId, { status: 'revoked', ...now });
          return done(true);
        }),
      ),
    );
    expect(wrote.filter((one) => one.ok && one.value).length).toBeGreaterThan(1);
  }, 120_000);
});
