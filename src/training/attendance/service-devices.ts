import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  beginning,
  canDo,
  done,
  isDeviceKey,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { organisationById } from '../../registry/organisations/index.ts';
import type { DeviceStatus } from './contract-live.ts';
import { TEACHER_DEVICE } from './machine.ts';
import { REFUSALS } from './rules-marks.ts';
import { type DeviceRow, findDevice, insertDevice, revokeRow, wipeRow } from './store-devices.ts';

type DeviceAnswer = { deviceId: Uuid; status: DeviceStatus };

/** A teacher begins to use a phone: it gets a number, and its key is known. Refuses `not-found`, `device-key-wrong`. */
export async function registerDevice(
  act: Act,
  named: { readonly name: string; readonly publicKey: string },
): Promise<Result<{ deviceId: Uuid; at: string }>> {
  const { organisationId } = act.actor;
  const organisation = organisationId === null ? undefined : await organisationById(act.tx, organisationId);
  if (!organisation) return refused(NOT_FOUND);
  const publicKey = Buffer.from(named.publicKey, 'base64');
  if (!isDeviceKey(publicKey)) return refused(REFUSALS.deviceKey);
  const registeredAt = act.clock.now();
  const device = {
    deviceId: act.ids.uuid(),
    divisionPath: organisation.divisionPath,
    organisationId: organisation.organisationId,
  };
  await insertDevice(act.tx, {
    ...device,
    teacherId: act.actor.accountId,
    name: named.name,
    publicKey,
    status: beginning(TEACHER_DEVICE, 'teaching.registerDevice'),
    registeredAt,
  });
  await recordDevice(act, 'teacher-device-registered', device);
  return done({ deviceId: device.deviceId, at: registeredAt.toISOString() });
}

/** Why this phone brings and takes nothing now; undefined when it may. Refuses `device-unknown`, `device-revoked`, `device-of-other`. */
export function faultOfDevice(act: Pick<Act, 'actor'>, device: DeviceRow | undefined) {
  if (device === undefined) return REFUSALS.deviceUnknown;
  if (device.status !== 'in-use') return REFUSALS.deviceRevoked;
  return device.teacherId === act.actor.accountId ? undefined : REFUSALS.deviceOfOther;
}

/**
 * The organisation or the county revokes a phone that is lost: at its next contact it empties itself. Refuses `not-found`,
 * `device-ended`, `version-conflict`.
 */
export async function revokeDevice(
  act: Act,
  asked: { readonly deviceId: Uuid; readonly version: number; readonly reason: string },
): Promise<Result<DeviceAnswer>> {
  const { deviceId, version, reason } = asked;
  const device = await findDevice(act.tx, deviceId, true);
  if (!device) return refused(NOT_FOUND);
  if (!canDo(TEACHER_DEVICE, device.status, 'teaching.revoke')) return refused(REFUSALS.deviceEnded);
  if (device.version !== version) return refused(REFUSALS.versionConflict);
  const status = nextOf(TEACHER_DEVICE, device.status, 'teaching.revoke');
  await revokeRow(act.tx, deviceId, { status, at: act.clock.now(), by: act.actor.accountId, reason });
  await recordDevice(act, 'teacher-device-revoked', device, { waiting: device.waiting });
  return done({ deviceId, status });
}

/**
 * A phone says that it has emptied itself, and how many marks went with it. Refuses `not-found`, `device-of-other`,
 * `device-ended`.
 */
export async function wipeDevice(
  act: Act,
  asked: { readonly deviceId: Uuid; readonly unsent: number | null },
): Promise<Result<DeviceAnswer>> {
  const { deviceId, unsent } = asked;
  const device = await findDevice(act.tx, deviceId, true);
  if (!device) return refused(NOT_FOUND);
  if (device.teacherId !== act.actor.accountId) return refused(REFUSALS.deviceOfOther);
  if (!canDo(TEACHER_DEVICE, device.status, 'teaching.wipe')) return refused(REFUSALS.deviceEnded);
  const status = nextOf(TEACHER_DEVICE, device.status, 'teaching.wipe');
  await wipeRow(act.tx, deviceId, { status, at: act.clock.now(), unsent });
  await recordDevice(act, 'teacher-device-wiped', device, { unsent });
  return done({ deviceId, status });
}

/** What happened with a phone, in the record; names nobody. */
export function recordDevice(
  act: Act,
  event: string,
  of: Pick<DeviceRow, 'deviceId' | 'divisionPath' | 'organisationId'>,
  detail?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { deviceId: objectId, divisionPath, organisationId } = of;
  return act.record({
    event,
    objectType: 'teacher-device',
    objectId,
    divisionPath,
    organisationId,
    ...(event === 'teacher-list-taken' ? { outcome: 'viewed' as const } : {}),
    ...(detail === undefined ? {} : { detail }),
  });
}
