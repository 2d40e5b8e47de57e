import type { HistoryItem, Policies } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ClaimLineJson, ComposedLine } from './compose.ts';
import type { Decision } from './contract.ts';
import {
  type DeterminationPlace,
  decideUnder,
  keepLaw,
  lawInPlace,
  lineOf,
  type RowToKeep,
  rowToKeep,
} from './service-keep.ts';
import { grantOf } from './service-replay.ts';
import {
  currentByKey,
  type DeterminationRow,
  historyOfLine,
  insertDeterminations,
  liveGrants,
} from './store.ts';

export interface KeptDetermination {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly determinationId: Uuid;
  readonly line: ClaimLineJson;
  readonly decision: Decision;
  /** False when the facts and the law were the same as before and nothing was written. */
  readonly isNew: boolean;
}

/**
 * Decides lines of one key (one class or list and benefit) and keeps each decision with its facts, amounts and pack
 * version. Unchanged facts and law write nothing; changed ones add a row that supersedes. What other claims grant the
 * same people counts as history (readings 12, 13, 17).
 */
export async function determineAndKeep(
  act: Act,
  policies: Policies,
  place: DeterminationPlace & {
    readonly policyId: string;
    readonly divisionCode: string;
    /** The claim these lines stand in already, when they are computed anew. */
    readonly own: { readonly claimId: Uuid; readonly claimedOn: LocalDate } | null;
  },
  lines: readonly ComposedLine[],
): Promise<KeptDetermination[]> {
  const [first] = lines;
  if (!first) return [];
  const { lineKey } = first;
  const personIds = lines.map((line) => line.personId);
  const law = await lawInPlace(act.tx, policies, place.policyId, place.divisionCode);
  const grants = await grantsBeside(act, personIds, lineKey, place.own);
  const current = await currentByKey(act.tx, lineKey, personIds);
  const tools = { ciphers: act.ciphers, newId: () => act.ids.uuid() };
  const rows: RowToKeep[] = [];
  const kept: KeptDetermination[] = [];
  for (const composed of lines) {
    if (composed.lineKey !== lineKey) throw new Error('lines of different claims were determined together');
    const line = lineOf(composed.line, policies);
    const earlier = grants.get(composed.personId) ?? [];
    const decision = decideUnder(law, line, earlier);
    const before = current.get(composed.personId);
    const fresh = rowToKeep(tools, place, law, { composed, line, earlier, decision }, before);
    if (fresh) rows.push(fresh);
    const determinationId = fresh?.row.determinationId ?? before?.determinationId;
    if (determinationId === undefined) throw new Error('a decision is neither kept nor known');
    kept.push({ ...composed, determinationId, decision, isNew: fresh !== undefined });
  }
  await keepLaw(act.tx, law, rows, act.clock.now());
  await insertDeterminations(
    act.tx,
    rows.map(({ row }) => row),
    act.clock.now(),
  );
  return kept;
}

async function grantsBeside(
  act: Act,
  personIds: readonly PersonId[],
  lineKey: string,
  own: Parameters<typeof liveGrants>[3],
): Promise<Map<PersonId, HistoryItem[]>> {
  const grants = new Map<PersonId, HistoryItem[]>();
  for (const row of await liveGrants(act.tx, personIds, lineKey, own)) {
    const item = grantOf(act.ciphers, row);
    if (!item) continue;
    const list = grants.get(row.personId) ?? [];
    list.push(item);
    grants.set(row.personId, list);
  }
  return grants;
}

/** Every determination ever made of one line, the newest first, unopened. */
export async function determinationHistory(
  tx: Tx,
  personId: PersonId,
  lineKey: string,
): Promise<
  Pick<
    DeterminationRow,
    'determinationId' | 'decidedAt' | 'outcome' | 'amountFen' | 'pack' | 'supersededBy'
  >[]
> {
  return historyOfLine(tx, personId, lineKey);
}
