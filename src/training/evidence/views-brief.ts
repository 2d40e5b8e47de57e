import { type Actor, mayCall } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { ItemKind, SignStatus } from './contract.ts';
import { itemsOfClass } from './store.ts';
import { marksByHalf } from './store-marks.ts';
import { listSigns } from './store-signs.ts';

/** What shows that a class was taught, in counts; nobody's name. */
interface EvidenceInBrief {
  /** Marks of coming and going by their way; those that were found void are none. */
  readonly ways: ReadonlyMap<string, number>;
  readonly items: ReadonlyMap<ItemKind, number>;
  readonly videoSeconds: number;
  /** Signs by how they were judged; null for whoever does not read them. */
  readonly signs: ReadonlyMap<SignStatus, number> | null;
  readonly since: LocalDate | null;
}

const MOST_SIGNS = 10_000;

/** The evidence of a class in counts, within reach; what was withdrawn counts nothing. */
export async function evidenceInBrief(
  { tx, role }: { readonly tx: Tx; readonly role: Actor['role'] },
  classId: Uuid,
): Promise<EvidenceInBrief> {
  const halves = await marksByHalf(tx, classId);
  const items = (await itemsOfClass(tx, classId)).filter(({ status }) => status === 'kept');
  const signs = mayCall('evidence.signs', role)
    ? (await listSigns(tx, { status: null, rule: null, classId, after: null, limit: MOST_SIGNS })).rows
    : null;
  const days = [...halves.map(({ day }) => day), ...items.map(({ taughtOn }) => taughtOn)].sort();
  return {
    ways: counted(halves.flatMap(({ ways }) => ways.map(({ way, count }) => [way, count] as const))),
    items: counted(items.map(({ kind }) => [kind, 1] as const)),
    videoSeconds: items.reduce((sum, { videoSeconds }) => sum + (videoSeconds ?? 0), 0),
    signs: signs === null ? null : counted(signs.map(({ status }) => [status, 1] as const)),
    since: days[0] ?? null,
  };
}

function counted<K>(pairs: readonly (readonly [K, number])[]): Map<K, number> {
  const counts = new Map<K, number>();
  for (const [key, count] of pairs) counts.set(key, (counts.get(key) ?? 0) + count);
  return counts;
}
