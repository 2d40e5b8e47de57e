import { createHash } from 'node:crypto';
import { type Amendment, amend, type Benefit, type Finding, type Policies } from '../../law/policy/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { Decision } from './contract.ts';
import type { DecideContext, LayerSwitch } from './decide-context.ts';
import { type Readings, readingsFrom } from './rules-readings.ts';
import { type ScarceRow, type StandardRow, scarceFromRows, standardsFromRows } from './standards.ts';

/** A city's amounts for one benefit as decisions are made by them, and the name under which they are stored. */
export interface Amounts {
  /** amounts-liaocheng-2021@<12 hex digits of the rows>. */
  readonly version: string;
  /** The rows as stored in law_text. */
  readonly content: string;
  readonly context: Pick<DecideContext, 'standards' | 'scarce'>;
}

/** The law of one notice as it holds in one division: the pack with what the bureau has set, layers, amounts. */
export interface LawInPlace {
  readonly policyId: string;
  /** With the notice amended. */
  readonly policies: Policies;
  readonly layers: readonly LayerSwitch[];
  /** How facts are read where the notice leaves it open. */
  readonly readings: Readings;
  amountsFor(benefit: Benefit): Amounts;
}

/** What a division has set of one notice: amounts, scarce occupations, settings. */
export interface PlaceTables {
  readonly standards: readonly StandardRow[];
  readonly scarce: readonly ScarceRow[];
  readonly amendments: readonly Amendment[];
}

/** Composes the law of a notice for a division. Throws PolicyFaults when a setting does not fit the pack. */
export function lawFrom(policies: Policies, policyId: string, tables: PlaceTables): LawInPlace {
  const ready = new Map<Benefit, Amounts>();
  return {
    policyId,
    policies: amend(policies, policyId, tables.amendments),
    layers: switchesOf(tables.amendments),
    readings: readingsFrom(tables.amendments),
    amountsFor(benefit) {
      const known = ready.get(benefit);
      if (known) return known;
      const rows = tables.standards.filter((row) => row.benefit === benefit);
      const content = JSON.stringify({ standards: rows, scarce: tables.scarce });
      const amounts: Amounts = {
        version: `amounts-${policyId}@${shortHash(content, 12)}`,
        content,
        context: amountsContext(rows, tables.scarce),
      };
      ready.set(benefit, amounts);
      return amounts;
    },
  };
}

function amountsContext(
  rows: readonly StandardRow[],
  listed: readonly ScarceRow[],
): Pick<DecideContext, 'standards' | 'scarce'> {
  const standards = standardsFromRows(rows);
  const scarce = scarceFromRows(listed);
  if (!standards.ok || !scarce.ok) throw new Error('the amounts of a division do not fit together');
  return { standards: standards.value, scarce: scarce.value };
}

/** Stored amounts, compiled again. */
export function amountsFromText(content: string): Pick<DecideContext, 'standards' | 'scarce'> {
  const { standards, scarce } = JSON.parse(content) as {
    standards: readonly StandardRow[];
    scarce: readonly ScarceRow[];
  };
  return amountsContext(standards, scarce);
}

function switchesOf(amendments: readonly Amendment[]): LayerSwitch[] {
  return amendments
    .filter(({ key, value }) => key.startsWith('layer/') && value === true)
    .map(({ key, from, through }) => ({ id: key.slice('layer/'.length), from, through }))
    .sort((a, b) => (`${a.id} ${a.from}` < `${b.id} ${b.from}` ? -1 : 1));
}

/** Clause, check and verdict of each finding, without facts or sentences: what figures are counted from. */
export interface FindingPattern {
  /** 16 hex digits of the content. */
  readonly pattern: string;
  readonly policyId: string;
  readonly findings: readonly Pick<Finding, 'clause' | 'check' | 'verdict'>[];
}

const patterns = new WeakMap<readonly Finding[], FindingPattern>();

/** An entitled line also rests on the clause by whose right it has an amount, though no check has to say so. */
export function patternOf(law: LawInPlace, benefit: Benefit, decision: Decision): FindingPattern {
  const { findings, outcome } = decision;
  const { policyId } = law;
  // Decisions without sentences share their lists of findings, so most patterns are made once.
  const known = patterns.get(findings);
  if (known) return known;
  const plain: Pick<Finding, 'clause' | 'check' | 'verdict'>[] = findings.map(
    ({ clause, check, verdict }) => ({ clause, check, verdict }),
  );
  const amount = law.policies.packs.get(policyId)?.data.benefits.get(benefit)?.amount;
  if (outcome === 'entitled' && amount)
    plain.push({ clause: amount.clause, check: 'amount', verdict: 'met' });
  const pattern = {
    pattern: shortHash(`${policyId} ${JSON.stringify(plain)}`, 16),
    policyId,
    findings: plain,
  };
  patterns.set(findings, pattern);
  return pattern;
}

function shortHash(content: string, digits: number): string {
  return createHash('sha256').update(content).digest('hex').slice(0, digits);
}

/** The packs and layers a decision names: liaocheng-2021@... and what was laid over it. */
export function versionsOf(pack: string): { readonly pack: string; readonly layers: readonly string[] } {
  const [own = '', ...layers] = pack.split('+');
  return { pack: own, layers };
}

/** The year whose first and last day these are, for figures by year. */
export function daysOfYear(year: number): { readonly from: LocalDate; readonly through: LocalDate } {
  return { from: `${year}-01-01` as LocalDate, through: `${year}-12-31` as LocalDate };
}
