import type { HistoryItem, Policies, Purses } from '../../law/policy/index.ts';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ClaimLineJson, ComposedLine } from './compose.ts';
import type { Decision } from './contract.ts';
import type { LawInPlace } from './law.ts';
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
import {
  copyDeterminations,
  currentOf,
  type DeterminationRow,
  historyOfLine,
  insertDeterminations,
  lineName,
} from './store.ts';

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

/** So many decisions are written by COPY; fewer by one statement, without a table made for them. */
const BY_COPY = 200;
/** Decided and written at a time: what is encrypted need not be held until the last line. */
const AT_ONCE = 1_000;

interface ClaimPlace extends DeterminationPlace {
  readonly policyId: string;
  readonly divisionCode: string;
  /** What other claims grant these people: it counts as history (readings 12, 13, 17). */
  readonly earlier: ReadonlyMap<PersonId, readonly HistoryItem[]>;
}

/**
 * Decides lines of one claim and stores each decision with its facts, amounts and pack version. What a line grants
 * counts as history for later lines of the same person (readings 12, 13). Unchanged facts and law write nothing;
 * changed ones add a row that supersedes.
 */
export async function determineAndStore(
  act: Act,
  policies: Policies,
  place: ClaimPlace,
  lines: readonly ComposedLine[],
): Promise<StoredDetermination[]> {
  if (lines.length === 0) return [];
  const law = await lawInPlace(act.tx, policies, place.policyId, place.divisionCode);
  const granted = new Map<PersonId, HistoryItem[]>();
  const stored: StoredDetermination[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    const rows: RowToStore[] = [];
    const current = await currentOf(act.tx, some);
    for (const composed of some) {
      const { determination, fresh } = determineLine(
        act,
        { policies, place, law, granted },
        composed,
        current,
      );
      if (fresh) rows.push(fresh);
      stored.push(determination);
    }
    await storeRows(act, law, rows);
  }
  return stored;
}

interface Deciding {
  readonly policies: Policies;
  readonly place: ClaimPlace;
  readonly law: LawInPlace;
  /** What earlier lines of this claim grant. */
  readonly granted: Map<PersonId, HistoryItem[]>;
}

function determineLine(
  act: Act,
  { policies, place, law, granted }: Deciding,
  composed: ComposedLine,
  current: Awaited<ReturnType<typeof currentOf>>,
): { determination: StoredDetermination; fresh: RowToStore | undefined } {
  const { personId } = composed;
  const line = lineOf(composed.line, policies);
  const before = current.get(lineName(composed));
  const own = granted.get(personId) ?? [];
  const earlier = [...(place.earlier.get(personId) ?? []), ...own];
  const decision = decideUnder(law, line, earlier);
  const item = historyItemOf(line, decision);
  if (item) granted.set(personId, [...own, item]);
  const tools = { ciphers: act.ciphers, newId: () => act.ids.uuid() };
  const fresh = rowToStore(tools, { place, law }, { composed, line, earlier, decision }, before);
  const determinationId = fresh?.row.determinationId ?? before?.determinationId;
  if (determinationId === undefined) throw new Error('a decision is neither stored nor known');
  const determination = {
    ...composed,
    determinationId,
    decision,
    purses: pursesOf(line, law),
    isNew: fresh !== undefined,
  };
  return { determination, fresh };
}

async function storeRows(act: Act, law: LawInPlace, rows: readonly RowToStore[]): Promise<void> {
  const now = act.clock.now();
  await storeLaw(act.tx, law, rows, now);
  const write = rows.length < BY_COPY ? insertDeterminations : copyDeterminations;
  await write(
    act.tx,
    rows.map(({ row }) => row),
    now,
  );
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
