import { type HistoryItem, lawOfTexts, type Policies } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Uuid } from '../../platform/kernel/index.ts';
import { type Decision, decisionJson, readClaimLine } from './contract.ts';
import type { DecideContext } from './decide-context.ts';
import { amountsFromText, versionsOf } from './law.ts';
import { decide } from './rules.ts';
import { historyItemOf } from './rules-many.ts';
import {
  type DecisionInput,
  decisionContext,
  type FirstFormInput,
  layerIdOf,
  lineContext,
  lineOf,
} from './service-store.ts';
import { scarceFromRows, standardsFromRows } from './standards.ts';
import { type DeterminationRow, determinationsById, lawTexts } from './store.ts';

// Stored determinations decrypted, and made again from the texts of law that they name.

/** What a stored determination grants, as history for other lines; undefined when it grants nothing. */
export function grantOf(
  ciphers: Ciphers,
  row: Pick<DeterminationRow, 'determinationId' | 'lineCipher' | 'decisionCipher'>,
): HistoryItem | undefined {
  const { input, decision } = decryptRow(ciphers, row);
  const line = readClaimLine(input.line);
  return line.ok ? historyItemOf(line.value, decision) : undefined;
}

function decryptRow(
  ciphers: Ciphers,
  row: Pick<DeterminationRow, 'determinationId' | 'lineCipher' | 'decisionCipher'>,
): { input: DecisionInput | FirstFormInput; decision: Decision } {
  // Encrypted by rowToKeep, and a value that decrypts is the one that was encrypted.
  return {
    input: JSON.parse(ciphers.decrypt(lineContext(row.determinationId), row.lineCipher)) as DecisionInput,
    decision: JSON.parse(
      ciphers.decrypt(decisionContext(row.determinationId), row.decisionCipher),
    ) as Decision,
  };
}

/** A stored determination, decrypted: what was decided, from what, and when. */
export interface DecryptedDetermination extends Omit<DeterminationRow, 'lineCipher' | 'decisionCipher'> {
  readonly input: DecisionInput;
  /** The stored decision, with its sentences filled in where a mass run left them out. */
  readonly decision: Decision;
  /** The decision exactly as stored. */
  readonly original: Decision;
}

/** These determinations by id, decrypted; those out of scope are left out. Sentences left out in a mass run are filled in. */
export async function determinationsOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly Uuid[],
  policies: Policies,
): Promise<Map<Uuid, DecryptedDetermination>> {
  const determinations = new Map<Uuid, DecryptedDetermination>();
  const stored = new StoredLaw(tx, policies);
  for (const [id, row] of await determinationsById(tx, ids)) {
    const { lineCipher, decisionCipher, ...rest } = row;
    const { input, decision } = decryptRow(ciphers, row);
    const determination = { ...rest, input, decision, original: decision };
    determinations.set(
      id,
      isExplained(decision)
        ? determination
        : { ...determination, decision: explainedAgain(decision, await decideAgain(stored, determination)) },
    );
  }
  return determinations;
}

/** The stored decision counts: sentences made again are used only when they belong to the same decision. */
function explainedAgain(original: Decision, again: Decision): Decision {
  const withoutSentences = ({ findings, ...rest }: Decision) =>
    decisionJson({ ...rest, findings: findings.map((finding) => ({ ...finding, because: '' })) });
  return withoutSentences(original) === withoutSentences(again) ? again : original;
}

function isExplained(decision: Decision): boolean {
  return decision.findings.every((finding) => finding.because !== '');
}

/**
 * Decides a stored determination again from its own facts, under the texts of law that it names; the result must be
 * the stored text (replay).
 */
export async function replay(
  tx: Tx,
  determination: DecryptedDetermination,
  policies: Policies,
): Promise<{ stored: string; again: string }> {
  const { original } = determination;
  const again = await decideAgain(new StoredLaw(tx, policies), determination, isExplained(original));
  return {
    stored: decisionJson(original, { basis: original.basis }),
    again: decisionJson(again, { basis: again.basis }),
  };
}

async function decideAgain(
  stored: StoredLaw,
  determination: Pick<DecryptedDetermination, 'input' | 'pack' | 'policyId' | 'amountsVersion'>,
  explain = true,
): Promise<Decision> {
  const { input } = determination;
  const law = await stored.lawOf(determination);
  const amounts = await stored.amountsOf(determination);
  return decide(lineOf(input.line, law), {
    policies: law,
    ...amounts,
    ...(input.layers ? { layers: input.layers } : {}),
    earlier: input.earlier,
    explain,
  });
}

/** Stored texts of law compiled once, however many determinations name them. */
class StoredLaw {
  readonly #tx: Tx;
  readonly #policies: Policies;
  readonly #laws = new Map<string, Policies>();
  readonly #amounts = new Map<string, Pick<DecideContext, 'standards' | 'scarce'>>();
  constructor(tx: Tx, policies: Policies) {
    this.#tx = tx;
    this.#policies = policies;
  }

  async lawOf(determination: Pick<DecryptedDetermination, 'pack' | 'policyId'>): Promise<Policies> {
    const name = `${determination.policyId} ${determination.pack}`;
    const law = this.#laws.get(name) ?? (await storedLaw(this.#tx, determination, this.#policies));
    this.#laws.set(name, law);
    return law;
  }

  async amountsOf({ input, amountsVersion }: Pick<DecryptedDetermination, 'input' | 'amountsVersion'>) {
    if (amountsVersion === null) return storedAmounts(this.#tx, input, null);
    const amounts =
      this.#amounts.get(amountsVersion) ?? (await storedAmounts(this.#tx, input, amountsVersion));
    this.#amounts.set(amountsVersion, amounts);
    return amounts;
  }
}

/** Pack and layers by the versions that the decision names; where no text is stored, as they are loaded. */
async function storedLaw(
  tx: Tx,
  determination: Pick<DecryptedDetermination, 'pack' | 'policyId'>,
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

async function storedAmounts(
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
  if (content === undefined) throw new Error('the amounts of a determination were not stored');
  return amountsFromText(content);
}
