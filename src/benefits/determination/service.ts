import type { HistoryItem, Policies, Purses } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ClaimLineJson, ComposedLine } from './compose.ts';
import type { Decision } from './contract.ts';
import { historyItemOf } from './rules-many.ts';
import { pursesOf } from './rules-purses.ts';
import {
  type DeterminationPlace,
  decideUnder,
  lawInPlace,
  lineOf,
  type RowToStore,
  rowToStore,
  storeLaw,
} from './service-store.ts';
import { currentOf, type DeterminationRow, historyOfLine, insertDeterminations, lineName } from './store.ts';

export interface StoredDetermination {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly determinationId: Uuid;
  readonly line: ClaimLineJson;
  readonly decision: Decision;
  /** Which money may carry it, by the law in place today. */
  readonly purses: Purses;
  /** False when the facts and the law were the same as before and nothing was written. */
  readonly isNew: boolean;
}

/**
 * Decides lines of one claim and stores each decision with its facts, amounts and pack version. What a line grants
 * counts as history for later lines of the same person (readings 12, 13). Unchanged facts and law write nothing;
 * changed ones add a row that supersedes.
 */
export async function determineAndStore(
  act: Act,
  policies: Policies,
  place: DeterminationPlace & {
    readonly policyId: string;
    readonly divisionCode: string;
    /** What other claims grant these people: it counts as history (readings 12, 13, 17). */
    readonly earlier: ReadonlyMap<PersonId, readonly HistoryItem[]>;
  },
  lines: readonly ComposedLine[],
): Promise<StoredDetermination[]> {
  if (lines.length === 0) return [];
  const law = await lawInPlace(act.tx, policies, place.policyId, place.divisionCode);
  const current = await currentOf(act.tx, lines);
  const granted = new Map<PersonId, HistoryItem[]>();
  const tools = { ciphers: act.ciphers, newId: () => act.ids.uuid() };
  const rows: RowToStore[] = [];
  const stored: StoredDetermination[] = [];
  for (const composed of lines) {
    const line = lineOf(composed.line, policies);
    const before = current.get(lineName(composed));
    const own = granted.get(composed.personId) ?? [];
    const earlier = [...(place.earlier.get(composed.personId) ?? []), ...own];
    const decision = decideUnder(law, line, earlier);
    const item = historyItemOf(line, decision);
    if (item) granted.set(composed.personId, [...own, item]);
    const fresh = rowToStore(tools, { place, law }, { composed, line, earlier, decision }, before);
    if (fresh) rows.push(fresh);
    const determinationId = fresh?.row.determinationId ?? before?.determinationId;
    if (determinationId === undefined) throw new Error('a decision is neither stored nor known');
    const purses = pursesOf(line, law);
    stored.push({ ...composed, determinationId, decision, purses, isNew: fresh !== undefined });
  }
  await storeLaw(act.tx, law, rows, act.clock.now());
  await insertDeterminations(
    act.tx,
    rows.map(({ row }) => row),
    act.clock.now(),
  );
  return stored;
}

/** Every determination ever made of one line, the newest first, still encrypted. */
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
