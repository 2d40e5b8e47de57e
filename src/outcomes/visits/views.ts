import type { z } from 'zod';
import { type Actor, allowedIn } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import type { Ciphers } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { devicesQuery, devicesReply, entriesQuery, entriesReply } from './contract.ts';
import { HELPER_DEVICE } from './machine.ts';
import { type DeviceListed, listDevices } from './store.ts';
import { listEntries } from './store-entries.ts';

/** A helper sees what is her own; the county and the township what is of their place. */
const ownAlone = ({ role, accountId }: Actor) => (role === 'village-helper' ? accountId : null);

const instant = (at: Date | null) => at?.toISOString() ?? null;

function deviceOf(row: DeviceListed, actor: Actor): z.input<typeof devicesReply>['rows'][number] {
  const { deviceId, name, helperName, status, waiting, revokeReason, wipedUnsent, version } = row;
  return {
    ...{ deviceId, name, helperName, status, waiting, revokeReason, wipedUnsent, version },
    registeredAt: row.registeredAt.toISOString(),
    contactAt: row.contactAt.toISOString(),
    listedVillage: row.villageName,
    listedAt: instant(row.listedAt),
    revokedAt: instant(row.revokedAt),
    revokedBy: row.revokerName,
    wipedAt: instant(row.wipedAt),
    allowed: allowedIn(HELPER_DEVICE, status, actor),
  };
}

/** Phones of helpers, those in use first. */
export async function devicesPage(
  { tx, actor }: { readonly tx: Tx; readonly actor: Actor },
  query: z.infer<typeof devicesQuery>,
): Promise<z.input<typeof devicesReply>> {
  const { limit } = query;
  const { rows, total } = await listDevices(tx, {
    ...{ helperId: ownAlone(actor), limit },
    after: query.after ?? null,
  });
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map((row) => deviceOf(row, actor)),
    next: rows.length > limit ? (shown.at(-1)?.deviceId ?? null) : null,
    total,
  };
}

/** What helpers' phones brought, taken or refused, the newest first. */
export async function entriesPage(
  { tx, actor, ciphers }: { readonly tx: Tx; readonly actor: Actor; readonly ciphers: Ciphers },
  query: z.infer<typeof entriesQuery>,
): Promise<z.input<typeof entriesReply>> {
  const { limit } = query;
  const { rows, total } = await listEntries(tx, {
    ...{ helperId: ownAlone(actor), limit },
    outcome: query.outcome ?? null,
    kind: query.kind ?? null,
    after: query.after ?? null,
  });
  const shown = rows.slice(0, limit);
  const people = await personViews(
    tx,
    shown.flatMap(({ personId }) => personId ?? []),
  );
  const files = await filesOf(
    { tx, ciphers },
    'visit-entry',
    shown.map(({ entryId }) => entryId),
  );
  return {
    rows: shown.map((row) => ({
      entryId: row.entryId,
      kind: row.kind,
      outcome: row.outcome,
      personId: row.personId,
      name: row.personId === null ? null : (people.get(row.personId)?.name ?? null),
      helperName: row.helperName,
      deviceName: row.deviceName,
      happenedAt: row.happenedAt.toISOString(),
      clockOffSeconds: row.clockOffSeconds,
      receivedAt: row.receivedAt.toISOString(),
      refusals: [...row.answer.refusals],
      signatures: [...(files.get(row.entryId) ?? [])],
    })),
    next: rows.length > limit ? (shown.at(-1)?.entryId ?? null) : null,
    total,
  };
}
