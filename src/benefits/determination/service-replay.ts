import { type HistoryItem, lawOfTexts, type Policies } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Uuid } from '../../platform/kernel/index.ts';
import { type Decision, decisionJson, readClaimLine } from './contract.ts';
import { amountsFromText, versionsOf } from './law.ts';
import { type DecideContext, decide, historyItemOf } from './rules.ts';
import {
  type DecisionInput,
  decisionContext,
  type FirstFormInput,
  layerIdOf,
  lineContext,
  lineOf,
} from './service-keep.ts';
import { scarceFromRows, standardsFromRows } from './standards.ts';
import { type DeterminationRow, determinationsById, lawTexts } from './store.ts';

// Kept determinations opened, and made again from the texts of law that they name.

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
