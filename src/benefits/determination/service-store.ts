import {
  type Benefit,
  type ClaimLine,
  type HistoryItem,
  layerTextToStore,
  type Policies,
  textsToStore,
} from '../../law/policy/index.ts';
import { amendmentsOf, scarceOf, standardsOf } from '../../law/reference/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Uuid } from '../../platform/kernel/index.ts';
import type { ClaimLineJson, ComposedLine } from './compose.ts';
import type { FactSources } from './compose-person.ts';
import { type Decision, decisionJson, readClaimLine, type StandardApplied } from './contract.ts';
import type { DecideContext, LayerSwitch } from './decide-context.ts';
import { type Amounts, type FindingPattern, type LawInPlace, lawFrom, patternOf, versionsOf } from './law.ts';
import { decide } from './rules.ts';
import type { ScarceRow, StandardRow } from './standards.ts';
import { type DeterminationRow, insertLawTexts, insertPatterns, type NewDetermination } from './store.ts';

// What is stored of a decision: its encrypted input beside it, the law it names once.

/** What a decision was made from, beside the law that it names. Encrypted with it. */
export interface DecisionInput {
  readonly line: ClaimLineJson;
  readonly sources: FactSources;
  readonly earlier: readonly HistoryItem[];
  /** Layers that the division had switched on. */
  readonly layers?: readonly LayerSwitch[];
}

/** Rows of the first form carry their amounts with them. */
export interface FirstFormInput extends DecisionInput {
  readonly standards: readonly StandardRow[];
  readonly scarce: readonly ScarceRow[];
}

export const lineContext = (id: Uuid) => `determination.line_cipher.${id}`;
export const decisionContext = (id: Uuid) => `determination.decision_cipher.${id}`;

/** The law of a notice as it holds in a division now: its pack, what the bureau has set, its amounts. */
export async function lawInPlace(
  tx: Tx,
  policies: Policies,
  policyId: string,
  divisionCode: string,
): Promise<LawInPlace> {
  return lawFrom(policies, policyId, {
    standards: await standardsOf(tx, policyId, divisionCode),
    scarce: await scarceOf(tx, policyId, divisionCode),
    amendments: await amendmentsOf(tx, policyId, divisionCode),
  });
}

/** A composed line as the decider reads it. Throws when composing broke the contract: a fault of the code. */
export function lineOf(json: ClaimLineJson, policies: Policies): ClaimLine {
  const line = readClaimLine(json, policies.packs);
  if (!line.ok)
    throw new Error(
      `a composed line is not of the contract: ${line.faults.map((fault) => fault.pointer).join(' ')}`,
    );
  return line.value;
}

/** Decides one composed line under the law in place. The same facts and law give the same decision, for ever. */
export function decideUnder(
  law: LawInPlace,
  line: ClaimLine,
  earlier: readonly HistoryItem[],
  options: { readonly explain?: boolean } = {},
): Decision {
  return decide(line, contextUnder(law, line.claim.benefit, earlier, options.explain ?? true));
}

function contextUnder(
  law: LawInPlace,
  benefit: Benefit,
  earlier: readonly HistoryItem[],
  explain: boolean,
): DecideContext {
  const { standards, scarce } = law.amountsFor(benefit).context;
  return {
    policies: law.policies,
    standards,
    ...(scarce ? { scarce } : {}),
    ...(law.layers.length > 0 ? { layers: law.layers } : {}),
    earlier,
    explain,
  };
}

export interface DeterminationPlace {
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
}

/** The current decision on a line before it is decided again; enough to see whether anything has changed. */
export type Standing = Pick<
  DeterminationRow,
  | 'determinationId'
  | 'factsDigest'
  | 'pack'
  | 'outcome'
  | 'amountFen'
  | 'quantity'
  | 'standard'
  | 'pattern'
  | 'claimedOn'
>;

/** A decision ready to be stored, with the pattern and amounts that must be stored before it. */
export interface RowToStore {
  readonly row: NewDetermination & { readonly supersedes: Uuid | null };
  readonly pattern: FindingPattern;
  readonly amounts: Amounts;
}

/**
 * The row that stores a decision; undefined when the current one says the same from the same facts under the same
 * pack: then nothing is to be written.
 */
export function rowToStore(
  tools: { readonly ciphers: Ciphers; readonly newId: () => Uuid },
  { place, law }: { readonly place: DeterminationPlace; readonly law: LawInPlace },
  decided: {
    readonly composed: ComposedLine;
    readonly line: ClaimLine;
    readonly earlier: readonly HistoryItem[];
    readonly decision: Decision;
  },
  before: Standing | undefined,
): RowToStore | undefined {
  const { composed, line, earlier, decision } = decided;
  const input: DecisionInput = {
    line: composed.line,
    sources: composed.sources,
    earlier,
    ...(law.layers.length > 0 ? { layers: law.layers } : {}),
  };
  const inputText = JSON.stringify(input);
  const factsDigest = tools.ciphers.digest(inputText);
  const pattern = patternOf(law, line.claim.benefit, decision);
  if (before && isSameDecision(before, factsDigest, pattern.pattern, decision)) return undefined;
  const amounts = law.amountsFor(line.claim.benefit);
  const determinationId = tools.newId();
  return {
    pattern,
    amounts,
    row: {
      personId: composed.personId,
      determinationId,
      lineKey: composed.lineKey,
      divisionPath: place.divisionPath,
      organisationId: place.organisationId,
      policyId: law.policyId,
      pack: decision.pack,
      benefit: line.claim.benefit,
      claimedOn: line.claim.date,
      outcome: decision.outcome,
      amountFen: decision.amountFen,
      unit: decision.quantity?.unit ?? decision.basis.standard?.unit ?? null,
      quantity: decision.quantity?.count ?? null,
      standard: decision.basis.standard ?? null,
      lineCipher: tools.ciphers.encrypt(lineContext(determinationId), inputText),
      decisionCipher: tools.ciphers.encrypt(
        decisionContext(determinationId),
        decisionJson(decision, { basis: decision.basis }),
      ),
      factsDigest,
      amountsVersion: amounts.version,
      pattern: pattern.pattern,
      supersedes: before?.determinationId ?? null,
    },
  };
}

/** Amounts that changed without touching this line make no new row; what they gave it is in the row itself. */
function isSameDecision(before: Standing, factsDigest: Buffer, pattern: string, decision: Decision): boolean {
  return (
    Buffer.compare(before.factsDigest, factsDigest) === 0 &&
    before.pack === decision.pack &&
    before.pattern === pattern &&
    before.outcome === decision.outcome &&
    before.amountFen === decision.amountFen &&
    before.quantity === (decision.quantity?.count ?? null) &&
    sameStandard(before.standard, decision.basis.standard)
  );
}

function sameStandard(a: StandardApplied | null, b: StandardApplied | undefined): boolean {
  if (a === null || b === undefined) return a === null && b === undefined;
  return (
    a.amountFen === b.amountFen &&
    a.unit === b.unit &&
    a.shortageUpliftPercent === b.shortageUpliftPercent &&
    a.source === b.source
  );
}

/** Stores the texts and patterns that rows name: before the rows themselves. */
export async function storeLaw(
  tx: Tx,
  law: LawInPlace,
  rows: readonly RowToStore[],
  now: Date,
): Promise<void> {
  const texts = new Map<string, string>();
  for (const { row, amounts } of rows) {
    texts.set(amounts.version, amounts.content);
    const { pack, layers } = versionsOf(row.pack);
    if (!texts.has(pack)) texts.set(pack, textsToStore(law.policies, law.policyId));
    for (const layer of layers)
      if (!texts.has(layer)) texts.set(layer, layerTextToStore(law.policies, layerIdOf(layer)));
  }
  await insertLawTexts(
    tx,
    [...texts].map(([version, content]) => ({ version, content })),
    now,
  );
  await insertPatterns(tx, [...new Map(rows.map(({ pattern }) => [pattern.pattern, pattern])).values()]);
}

export const layerIdOf = (version: string) => version.slice(0, version.indexOf('@'));
