import type { Act } from '../access/index.ts';
import { amendmentsOf, scarceOf, standardsOf } from '../catalogue/index.ts';
import type { Tx } from '../db/index.ts';
import type { Ciphers, LocalDate, PersonId, Uuid } from '../kernel/index.ts';
import {
  type Benefit,
  type ClaimLine,
  type HistoryItem,
  lawOfTexts,
  layerTextToKeep,
  type Policies,
  textsToKeep,
} from '../policy/index.ts';
import type { ClaimLineJson, ComposedLine, FactSources } from './compose.ts';
import { type Decision, decisionJson, readClaimLine, type StandardApplied } from './contract.ts';
import {
  type Amounts,
  amountsFromText,
  type FindingPattern,
  type LawInPlace,
  lawFrom,
  patternOf,
  versionsOf,
} from './law.ts';
import { type DecideContext, decide, historyItemOf, type LayerSwitch } from './rules.ts';
import { type ScarceRow, type StandardRow, scarceFromRows, standardsFromRows } from './standards.ts';
import {
  currentByKey,
  type DeterminationRow,
  determinationsById,
  historyOfLine,
  insertDeterminations,
  keepLawTexts,
  keepPatterns,
  lawTexts,
  liveGrants,
  type NewDetermination,
} from './store.ts';

/** What a decision was made from, beside the law that it names. Sealed with it. */
export interface DecisionInput {
  readonly line: ClaimLineJson;
  readonly sources: FactSources;
  readonly earlier: readonly HistoryItem[];
  /** Layers that the division had switched on. */
  readonly layers?: readonly LayerSwitch[];
}

/** Rows of the first form carry their amounts with them. */
interface FirstFormInput extends DecisionInput {
  readonly standards: readonly StandardRow[];
  readonly scarce: readonly ScarceRow[];
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

/** What stands of a line before it is decided again; enough to see whether anything has changed. */
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

/** A decision ready to be kept, with the pattern and amounts that must be kept before it. */
export interface RowToKeep {
  readonly row: NewDetermination & { readonly supersedes: Uuid | null };
  readonly pattern: FindingPattern;
  readonly amounts: Amounts;
}

/**
 * The row that keeps a decision; undefined when the one that stands says the same from the same facts under the same
 * pack: then nothing is to be written.
 */
export function rowToKeep(
  tools: { readonly ciphers: Ciphers; readonly newId: () => Uuid },
  place: DeterminationPlace,
  law: LawInPlace,
  decided: {
    readonly composed: ComposedLine;
    readonly line: ClaimLine;
    readonly earlier: readonly HistoryItem[];
    readonly decision: Decision;
  },
  before: Standing | undefined,
): RowToKeep | undefined {
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
  if (before && saysTheSame(before, factsDigest, pattern.pattern, decision)) return undefined;
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
      lineCipher: tools.ciphers.seal(lineContext(determinationId), inputText),
      decisionCipher: tools.ciphers.seal(
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

/** Amounts that changed without touching this line make no new row; what they gave it stands in the row itself. */
function saysTheSame(before: Standing, factsDigest: Buffer, pattern: string, decision: Decision): boolean {
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

/** Keeps the texts and patterns that rows name: before the rows themselves. */
export async function keepLaw(tx: Tx, law: LawInPlace, rows: readonly RowToKeep[], now: Date): Promise<void> {
  const texts = new Map<string, string>();
  for (const { row, amounts } of rows) {
    texts.set(amounts.version, amounts.content);
    const { pack, layers } = versionsOf(row.pack);
    if (!texts.has(pack)) texts.set(pack, textsToKeep(law.policies, law.policyId));
    for (const layer of layers)
      if (!texts.has(layer)) texts.set(layer, layerTextToKeep(law.policies, layerIdOf(layer)));
  }
  await keepLawTexts(
    tx,
    [...texts].map(([version, content]) => ({ version, content })),
    now,
  );
  await keepPatterns(tx, [...new Map(rows.map(({ pattern }) => [pattern.pattern, pattern])).values()]);
}

const layerIdOf = (version: string) => version.slice(0, version.indexOf('@'));

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

/** What a kept determination grants, as history for other lines; undefined when it grants nothing. */
export function grantOf(
  ciphers: Ciphers,
  row: Pick<DeterminationRow, 'determinationId' | 'lineCipher' | 'decisionCipher'>,
): HistoryItem | undefined {
  const { input, decision } = openRow(ciphers, row);
  const line = readClaimLine(input.line);
  return line.ok ? historyItemOf(line.value, decision) : undefined;
}

function openRow(
  ciphers: Ciphers,
  row: Pick<DeterminationRow, 'determinationId' | 'lineCipher' | 'decisionCipher'>,
): { input: DecisionInput | FirstFormInput; decision: Decision } {
  // Sealed by rowToKeep, and a sealed value that opens is the one that was sealed.
  return {
    input: JSON.parse(ciphers.open(lineContext(row.determinationId), row.lineCipher)) as DecisionInput,
    decision: JSON.parse(ciphers.open(decisionContext(row.determinationId), row.decisionCipher)) as Decision,
  };
}

/** A kept determination, opened: what was decided, from what, and when. */
export interface OpenedDetermination extends Omit<DeterminationRow, 'lineCipher' | 'decisionCipher'> {
  readonly input: DecisionInput;
  /** As it was sealed, with its sentences filled in where a mass run left them out. */
  readonly decision: Decision;
  /** As it was sealed. */
  readonly sealed: Decision;
}

/** These determinations by id, opened; those out of scope are left out. Sentences left out in a mass run are filled in. */
export async function determinationsOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly Uuid[],
  policies: Policies,
): Promise<Map<Uuid, OpenedDetermination>> {
  const opened = new Map<Uuid, OpenedDetermination>();
  const books = new KeptLaw(tx, policies);
  for (const [id, row] of await determinationsById(tx, ids)) {
    const { lineCipher, decisionCipher, ...rest } = row;
    const { input, decision } = openRow(ciphers, row);
    const determination = { ...rest, input, decision, sealed: decision };
    opened.set(
      id,
      isExplained(decision)
        ? determination
        : { ...determination, decision: toldAgain(decision, await decideAgain(books, determination)) },
    );
  }
  return opened;
}

/** What was decided stands: sentences made again are taken only when they speak of the same decision. */
function toldAgain(sealed: Decision, again: Decision): Decision {
  const untold = ({ findings, ...rest }: Decision) =>
    decisionJson({ ...rest, findings: findings.map((one) => ({ ...one, because: '' })) });
  return untold(sealed) === untold(again) ? again : sealed;
}

function isExplained(decision: Decision): boolean {
  return decision.findings.every((finding) => finding.because !== '');
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

/**
 * Decides a kept determination again from its own facts, under the texts of law that it names; the text must be the
 * one that was kept (replay).
 */
export async function replay(
  tx: Tx,
  determination: OpenedDetermination,
  policies: Policies,
): Promise<{ kept: string; again: string }> {
  const { sealed } = determination;
  const again = await decideAgain(new KeptLaw(tx, policies), determination, isExplained(sealed));
  return {
    kept: decisionJson(sealed, { basis: sealed.basis }),
    again: decisionJson(again, { basis: again.basis }),
  };
}

async function decideAgain(
  books: KeptLaw,
  determination: Pick<OpenedDetermination, 'input' | 'pack' | 'policyId' | 'amountsVersion'>,
  explain = true,
): Promise<Decision> {
  const { input } = determination;
  const law = await books.lawOf(determination);
  const amounts = await books.amountsOf(determination);
  return decide(lineOf(input.line, law), {
    policies: law,
    ...amounts,
    ...(input.layers ? { layers: input.layers } : {}),
    earlier: input.earlier,
    explain,
  });
}

/** Kept texts of law made ready once, however many determinations name them. */
class KeptLaw {
  readonly #tx: Tx;
  readonly #policies: Policies;
  readonly #laws = new Map<string, Policies>();
  readonly #amounts = new Map<string, Pick<DecideContext, 'standards' | 'scarce'>>();
  constructor(tx: Tx, policies: Policies) {
    this.#tx = tx;
    this.#policies = policies;
  }

  async lawOf(determination: Pick<OpenedDetermination, 'pack' | 'policyId'>): Promise<Policies> {
    const name = `${determination.policyId} ${determination.pack}`;
    const law = this.#laws.get(name) ?? (await lawAsKept(this.#tx, determination, this.#policies));
    this.#laws.set(name, law);
    return law;
  }

  async amountsOf({ input, amountsVersion }: Pick<OpenedDetermination, 'input' | 'amountsVersion'>) {
    if (amountsVersion === null) return amountsAsKept(this.#tx, input, null);
    const amounts =
      this.#amounts.get(amountsVersion) ?? (await amountsAsKept(this.#tx, input, amountsVersion));
    this.#amounts.set(amountsVersion, amounts);
    return amounts;
  }
}

/** Pack and layers by the versions that the decision names; where no text was kept, as they are loaded. */
async function lawAsKept(
  tx: Tx,
  determination: Pick<OpenedDetermination, 'pack' | 'policyId'>,
  policies: Policies,
): Promise<Policies> {
  const { pack, layers } = versionsOf(determination.pack);
  const isLoaded =
    policies.packs.get(determination.policyId)?.version === pack &&
    layers.every((version) => policies.layers.get(layerIdOf(version))?.version === version);
  if (isLoaded) return policies;
  const texts = await lawTexts(tx, [pack, ...layers]);
  const packText = texts.get(pack);
  if (packText === undefined) return policies;
  return lawOfTexts(policies, determination.policyId, {
    pack: packText,
    layers: layers.flatMap((version) => {
      const text = texts.get(version);
      return text === undefined ? [] : [{ id: layerIdOf(version), text }];
    }),
  });
}

async function amountsAsKept(
  tx: Tx,
  input: DecisionInput | FirstFormInput,
  version: string | null,
): Promise<Pick<DecideContext, 'standards' | 'scarce'>> {
  if ('standards' in input) {
    const standards = standardsFromRows(input.standards);
    const scarce = scarceFromRows(input.scarce);
    if (standards.ok && scarce.ok) return { standards: standards.value, scarce: scarce.value };
  }
  const content = version === null ? undefined : (await lawTexts(tx, [version])).get(version);
  if (content === undefined) throw new Error('the amounts of a determination were not kept');
  return amountsFromText(content);
}
