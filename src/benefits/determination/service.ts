import type { HistoryItem, Policies } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ClaimLineJson, ComposedLine } from './compose.ts';
import type { Decision } from './contract.ts';
import {
  type DeterminationPlace,
  decideUnder,
  lawInPlace,
  lineOf,
  type RowToStore,
  rowToStore,
  storeLaw,
} from './service-store.ts';
import { currentByKey, type DeterminationRow, historyOfLine, insertDeterminations } from './store.ts';

export interface StoredDetermination {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly determinationId: Uuid;
  readonly line: ClaimLineJson;
  readonly decision: Decision;
  /** False when the facts and the law were the same as before and nothing was written. */
  readonly isNew: boolean;
}

/**
 * Decides lines of one key (one class or list and benefit) and stores each decision with its facts, amounts and pack
 * version. Unchanged facts and law write nothing; changed ones add a row that supersedes.
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
  const [first] = lines;
  if (!first) return [];
  const { lineKey } = first;
  const personIds = lines.map((line) => line.personId);
  const law = await lawInPlace(act.tx, policies, place.policyId, place.divisionCode);
  const current = await currentByKey(act.tx, lineKey, personIds);
  const tools = { ciphers: act.ciphers, newId: () => act.ids.uuid() };
  const rows: RowToStore[] = [];
  const stored: StoredDetermination[] = [];
  for (const composed of lines) {
    if (composed.lineKey !== lineKey) throw new Error('lines of different claims were determined together');
    const line = lineOf(composed.line, policies);
    const earlier = place.earlier.get(composed.personId) ?? [];
    const decision = decideUnder(law, line, earlier);
    const before = current.get(composed.personId);
    const fresh = rowToStore(tools, { place, law }, { composed, line, earlier, decision }, before);
    if (fresh) rows.push(fresh);
    const determinationId = fresh?.row.determinationId ?? before?.determinationId;
    if (determinationId === undefined) throw new Error('a decision is neither stored nor known');
    stored.push({ ...composed, determinationId, decision, isNew: fresh !== undefined });
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
