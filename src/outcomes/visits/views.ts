import type { z } from 'zod';
import { occupationNames } from '../../law/reference/index.ts';
import { type Actor, allowedIn } from '../../platform/access/index.ts';
import { inScope, type Scope, type Tx } from '../../platform/db/index.ts';
import { filesOf } from '../../platform/files/index.ts';
import type { Ciphers, PersonId } from '../../platform/kernel/index.ts';
import { measuresNamed } from '../../registry/households/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { findOpening, type OpeningRow } from '../../training/openings/index.ts';
import type { devicesQuery, devicesReply, entriesQuery, entriesReply } from './contract.ts';
import { HELPER_DEVICE } from './machine.ts';
import { type DeviceListed, listDevices } from './store.ts';
import { type EntryListed, listEntries } from './store-entries.ts';

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
  const about = await aboutOf({ tx, own: actor.scope }, shown);
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
      ...about(row),
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

/** Whom and what entries are about: names of people, households, wishes and classes. */
async function aboutOf({ tx, own }: { readonly tx: Tx; readonly own: Scope }, rows: readonly EntryListed[]) {
  const idsOf = <K extends 'measureId' | 'openingId'>(key: K) => [
    ...new Set(rows.flatMap((row) => row[key] ?? [])),
  ];
  const measures = await measuresNamed(tx, idsOf('measureId'));
  const people = await personViews(tx, [
    ...rows.flatMap(({ personId }) => personId ?? []),
    ...measures.map(({ headId }) => headId),
  ]);
  const openings = await inScope(tx, { of: { kind: 'public' }, own }, async () => {
    const found: OpeningRow[] = [];
    for (const openingId of idsOf('openingId'))
      found.push(...[(await findOpening(tx, openingId)) ?? []].flat());
    return found;
  });
  const trades = await occupationNames(
    tx,
    rows.flatMap(({ needOccupation }) => needOccupation ?? []),
  );
  const nameOf = (personId: PersonId) => people.get(personId)?.name ?? null;
  return (row: EntryListed) => {
    const measure = measures.find(({ measureId }) => measureId === row.measureId);
    const opening = openings.find(({ openingId }) => openingId === row.openingId);
    const { words = null, reason = null, tries = null } = row.said;
    const wished = row.needWords ?? trades.get(row.needOccupation ?? '') ?? null;
    return {
      name: row.personId === null ? null : nameOf(row.personId),
      measure: measure
        ? {
            ...{ householdId: measure.householdId, number: measure.number, measure: measure.measure },
            headName: nameOf(measure.headId) ?? '',
          }
        : null,
      need:
        row.needId === null || row.needKind === null
          ? null
          : { needId: row.needId, kind: row.needKind, words: wished },
      opening: opening ? { classId: opening.classId, className: opening.className } : null,
      said: { words, reason, tries },
    };
  };
}
