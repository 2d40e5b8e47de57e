import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { DeviceStatus, TakeReply } from './contract.ts';
import { HELPER_DEVICE } from './machine.ts';
import { REFUSALS } from './rules.ts';
import {
  type DeviceRow,
  findDevice,
  findVillage,
  insertDevice,
  noteContact,
  revokeRow,
  wipeRow,
} from './store.ts';
import { listOfVillage } from './views-list.ts';

type DeviceAnswer = { deviceId: Uuid; status: DeviceStatus };

/** A helper begins to use a phone: it gets a number of its own. */
export async function registerDevice(
  act: Act,
  named: { readonly name: string },
): Promise<Result<{ deviceId: Uuid; at: string }>> {
  const { divisionPath } = act.actor;
  if (divisionPath === null) return refused(NOT_FOUND);
  const deviceId = act.ids.uuid();
  const registeredAt = act.clock.now();
  await insertDevice(act.tx, {
    ...{ deviceId, divisionPath, registeredAt, name: named.name },
    helperId: act.actor.accountId,
    status: beginning(HELPER_DEVICE, 'visits.registerDevice'),
  });
  await record(act, 'helper-device-registered', { deviceId, divisionPath });
  return done({ deviceId, at: registeredAt.toISOString() });
}

/** Why this phone brings and takes nothing now; undefined when it may. Refuses `device-unknown`, `device-revoked`, `device-of-other`. */
export function faultOfDevice(act: Pick<Act, 'actor'>, device: DeviceRow | undefined) {
  if (device === undefined) return REFUSALS.deviceUnknown;
  if (device.status !== 'in-use') return REFUSALS.deviceRevoked;
  return device.helperId === act.actor.accountId ? undefined : REFUSALS.deviceOfOther;
}

/**
 * The list of a village for a day, to be taken along: households, people, plans and open classes of that village alone. A
 * look that is recorded. Refuses `device-unknown`, `device-revoked`, `device-of-other`, `village-unknown`.
 */
export async function takeList(
  act: Act,
  asked: { readonly deviceId: Uuid; readonly villageCode: string; readonly waiting: number },
): Promise<Result<TakeReply>> {
  const { deviceId, villageCode, waiting } = asked;
  const device = await findDevice(act.tx, deviceId, true);
  const fault = faultOfDevice(act, device);
  if (fault) return refused(fault);
  const reach = act.actor.divisionPath ?? '';
  const today = act.clock.today();
  const village = await findVillage(act.tx, { villageCode, reach, today });
  if (!village) return refused(REFUSALS.villageUnknown);
  const at = act.clock.now();
  const list = await listOfVillage({ tx: act.tx, today, own: act.actor.scope }, village, at);
  await noteContact(act.tx, deviceId, { at, waiting, listedVillage: villageCode });
  await act.record({
    event: 'helper-list-taken',
    outcome: 'viewed',
    objectType: 'helper-device',
    objectId: deviceId,
    divisionPath: village.divisionPath,
    detail: { villageCode, households: list.households.length, others: list.others.length },
  });
  return done(list);
}

/**
 * The county or the township revokes a phone that is lost: at its next contact it empties itself. Refuses `not-found`,
 * `device-ended`, `version-conflict`.
 */
export async function revokeDevice(
  act: Act,
  asked: { readonly deviceId: Uuid; readonly version: number; readonly reason: string },
): Promise<Result<DeviceAnswer>> {
  const { deviceId, version, reason } = asked;
  const device = await findDevice(act.tx, deviceId, true);
  if (!device) return refused(NOT_FOUND);
  if (!canDo(HELPER_DEVICE, device.status, 'visits.revoke')) return refused(REFUSALS.deviceEnded);
  if (device.version !== version) return refused(REFUSALS.versionConflict);
  const status = nextOf(HELPER_DEVICE, device.status, 'visits.revoke');
  await revokeRow(act.tx, deviceId, { status, at: act.clock.now(), by: act.actor.accountId, reason });
  await record(act, 'helper-device-revoked', device, { waiting: device.waiting });
  return done({ deviceId, status });
}

/**
 * A phone says that it has emptied itself, and how many entries went with it: revoked, or no longer used by its helper.
 * Refuses `not-found`, `device-of-other`, `device-ended`.
 */
export async function wipeDevice(
  act: Act,
  asked: { readonly deviceId: Uuid; readonly unsent: number | null },
): Promise<Result<DeviceAnswer>> {
  const { deviceId, unsent } = asked;
  const device = await findDevice(act.tx, deviceId, true);
  if (!device) return refused(NOT_FOUND);
  if (device.helperId !== act.actor.accountId) return refused(REFUSALS.deviceOfOther);
  if (!canDo(HELPER_DEVICE, device.status, 'visits.wipe')) return refused(REFUSALS.deviceEnded);
  const status = nextOf(HELPER_DEVICE, device.status, 'visits.wipe');
  await wipeRow(act.tx, deviceId, { status, at: act.clock.now(), unsent });
  await record(act, 'helper-device-wiped', device, { unsent });
  return done({ deviceId, status });
}

function record(
  act: Act,
  event: string,
  of: { readonly deviceId: Uuid; readonly divisionPath: string },
  detail?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { deviceId: objectId, divisionPath } = of;
  return act.record({
    event,
    objectType: 'helper-device',
    objectId,
    divisionPath,
    ...(detail === undefined ? {} : { detail }),
  });
}
