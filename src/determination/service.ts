import type { Act } from '../access/index.ts';
import { scarceOf, standardsOf } from '../catalogue/index.ts';
import type { Tx } from '../db/index.ts';
import type { Ciphers, LocalDate, PersonId, Uuid } from '../kernel/index.ts';
import type { HistoryItem, Policies } from '../policy/index.ts';
import type { ClaimLineJson, ComposedLine, FactSources } from './compose.ts';
import { type Decision, decisionJson, readClaimLine } from './contract.ts';
import { type DecideContext, decide, historyItemOf } from './rules.ts';
import { type ScarceRow, type StandardRow, scarceFromRows, standardsFromRows } from './standards.ts';
import {
  currentByKey,
  type DeterminationRow,
  determinationsById,
  historyOfLine,
  insertDeterminations,
  liveGrants,
} from './store.ts';

/** Everything a decision was made from. Sealed with it, so that it can be made again and must come out the same. */
export interface DecisionInput {
  readonly line: ClaimLineJson;
  readonly sources: FactSources;
  readonly standards: readonly StandardRow[];
  readonly scarce: readonly ScarceRow[];
  readonly earlier: readonly HistoryItem[];
}

export interface KeptDetermination {
  readonly personId: PersonId;
  readonly lineKey: string;
  readonly determinationId: Uuid;
  readonly line: ClaimLineJson;
  readonly decision: Decision;
  /** False when the facts and the law were the same as before and nothing was written. */
  readonly isNew: boolean;
}

const lineContext = (id: Uuid) => `determination.line_cipher.${id}`;
const decisionContext = (id: Uuid) => `determination.decision_cipher.${id}`;

/** Decides one input under the law as loaded. Pure: the same input and pack give the same decision, for ever. */
export function decideInput(input: DecisionInput, policies: Policies): Decision {
  const line = readClaimLine(input.line, policies.packs);
  if (!line.ok)
    throw new Error(
      `a composed line is not of the contract: ${line.faults.map((fault) => fault.pointer).join(' ')}`,
    );
  return decide(line.value, { ...contextOf(input, policies), earlier: input.earlier });
}

function contextOf(input: Pick<DecisionInput, 'standards' | 'scarce'>, policies: Policies): DecideContext {
  const standards = standardsFromRows(input.standards);
  const scarce = scarceFromRows(input.scarce);
  if (!standards.ok || !scarce.ok) throw new Error('the amounts of a division do not fit together');
  return { policies, standards: standards.value, scarce: scarce.value };
}

/**
 * Decides lines of one key (one class or list and benefit) and keeps each decision with its facts, amounts and pack
 * version. Unchanged facts and law write nothing; changed ones add a row that supersedes. What other claims grant the
 * same people counts as history (readings 12, 13, 17).
 */
export async function determineAndKeep(
  act: Act,
  policies: Policies,
  place: {
    readonly policyId: string;
    readonly divisionCode: string;
    readonly divisionPath: string;
    readonly organisationId: Uuid | null;
    /** The claim these lines stand in already, when they are computed anew. */
    readonly own: { readonly claimId: Uuid; readonly claimedOn: LocalDate } | null;
  },
  lines: readonly ComposedLine[],
): Promise<KeptDetermination[]> {
  const [first] = lines;
  if (!first) return [];
  const { lineKey } = first;
  const personIds = lines.map((line) => line.personId);
  const standards = await standardsOf(act.tx, place.policyId, place.divisionCode);
  const scarce = await scarceOf(act.tx, place.policyId, place.divisionCode);
  const grants = await grantsBeside(act, personIds, lineKey, place.own);
  const current = await currentByKey(act.tx, lineKey, personIds);
  const pack = policies.packs.get(place.policyId)?.version ?? '';
  const inserts: Parameters<typeof insertDeterminations>[1][number][] = [];
  const kept: KeptDetermination[] = [];
  for (const composed of lines) {
    if (composed.lineKey !== lineKey) throw new Error('lines of different claims were determined together');
    const benefit = benefitOf(composed.line);
    const input: DecisionInput = {
      line: composed.line,
      sources: composed.sources,
      standards: standards.filter((row) => row.benefit === benefit),
      scarce,
      earlier: grants.get(composed.personId) ?? [],
    };
    const decision = decideInput(input, policies);
    const inputText = JSON.stringify(input);
    const decisionText = decisionJson(decision, { basis: decision.basis });
    const factsDigest = act.ciphers.digest(`${pack}\n${inputText}`);
    const before = current.get(composed.personId);
    if (before && Buffer.compare(before.factsDigest, factsDigest) === 0 && before.pack === pack) {
      kept.push({ ...composed, determinationId: before.determinationId, decision, isNew: false });
      continue;
    }
    const determinationId = act.ids.uuid();
    inserts.push({
      personId: composed.personId,
      determinationId,
      lineKey,
      divisionPath: place.divisionPath,
      organisationId: place.organisationId,
      policyId: place.policyId,
      pack: decision.pack,
      benefit,
      claimedOn: (composed.line.claim as { date: LocalDate }).date,
      outcome: decision.outcome,
      amountFen: decision.amountFen,
      unit: decision.quantity?.unit ?? decision.basis.standard?.unit ?? null,
      quantity: decision.quantity?.count ?? null,
      standard: decision.basis.standard ?? null,
      lineCipher: act.ciphers.seal(lineContext(determinationId), inputText),
      decisionCipher: act.ciphers.seal(decisionContext(determinationId), decisionText),
      factsDigest,
      supersedes: before?.determinationId ?? null,
    });
    kept.push({ ...composed, determinationId, decision, isNew: true });
  }
  await insertDeterminations(act.tx, inserts, act.clock.now());
  return kept;
}

function benefitOf(line: ClaimLineJson): StandardRow['benefit'] {
  return (line.claim as { benefit: StandardRow['benefit'] }).benefit;
}

async function grantsBeside(
  act: Act,
  personIds: readonly PersonId[],
  lineKey: string,
  own: Parameters<typeof liveGrants>[3],
): Promise<Map<PersonId, HistoryItem[]>> {
  const grants = new Map<PersonId, HistoryItem[]>();
  for (const row of await liveGrants(act.tx, personIds, lineKey, own)) {
    const { input, decision } = openRow(act.ciphers, row);
    const line = readClaimLine(input.line);
    const item = line.ok ? historyItemOf(line.value, decision) : undefined;
    if (!item) continue;
    const list = grants.get(row.personId) ?? [];
    list.push(item);
    grants.set(row.personId, list);
  }
  return grants;
}

function openRow(
  ciphers: Ciphers,
  row: Pick<DeterminationRow, 'determinationId' | 'lineCipher' | 'decisionCipher'>,
): { input: DecisionInput; decision: Decision } {
  // Sealed by determineAndKeep, and a sealed value that opens is the one that was sealed.
  return {
    input: JSON.parse(ciphers.open(lineContext(row.determinationId), row.lineCipher)) as DecisionInput,
    decision: JSON.parse(ciphers.open(decisionContext(row.determinationId), row.decisionCipher)) as Decision,
  };
}

/** A kept determination, opened: what was decided, from what, and when. */
export interface OpenedDetermination extends Omit<DeterminationRow, 'lineCipher' | 'decisionCipher'> {
  readonly input: DecisionInput;
  readonly decision: Decision;
}

function opened(ciphers: Ciphers, row: DeterminationRow): OpenedDetermination {
  const { lineCipher, decisionCipher, ...rest } = row;
  return { ...rest, ...openRow(ciphers, row) };
}

/** These determinations by id, opened; those out of scope are left out. */
export async function determinationsOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly Uuid[],
): Promise<Map<Uuid, OpenedDetermination>> {
  const rows = await determinationsById(tx, ids);
  return new Map([...rows].map(([id, row]) => [id, opened(ciphers, row)]));
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

/** Decides a kept determination again from its own facts; the text must be the one that was kept (replay). */
export function replay(
  determination: OpenedDetermination,
  policies: Policies,
): { kept: string; again: string } {
  const again = decideInput(determination.input, policies);
  return {
    kept: decisionJson(determination.decision, { basis: determination.decision.basis }),
    again: decisionJson(again, { basis: again.basis }),
  };
}
