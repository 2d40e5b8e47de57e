import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Decision } from '../benefits/determination/contract.ts';
import { readClaimLine } from '../benefits/determination/contract.ts';
import {
  type Scarce,
  type StandardRow,
  type Standards,
  standardsFromRows,
} from '../benefits/determination/standards.ts';
import { parseScarce, parseStandards } from '../benefits/determination/standards-files.ts';
import { type ClaimLine, FACTS, type Payee, WORDS } from '../law/policy/index.ts';
import { checkDigitOf } from '../platform/kernel/index.ts';

// The hand-decided cases: the public ones (policy/cases/*.jsonl) and our own (policy/cases/own/*.yaml).

const FOLDER = new URL('../../policy/cases/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

export const POLICY_IDS = [
  'liaoning-2024',
  'shanxi-2024',
  'innermongolia-2024',
  'gansu-2018',
  'liaocheng-2021',
] as const;

function publicStandards(): { standards: Standards; scarce: Scarce } {
  const standards = parseStandards(read('standards.csv'));
  const scarce = parseScarce(read('scarce.csv'));
  if (!standards.ok || !scarce.ok) throw new Error('the public standards do not load');
  return { standards: standards.value, scarce: scarce.value };
}

/** What a case demands, in the words of policy/cases/README.md; ours demand more (whole verdicts). */
export interface Expectation {
  readonly id: string;
  readonly outcome?: string;
  /** Ours may leave it out where the amount is not the point. */
  readonly amountFen?: number;
  readonly quantity?: { readonly unit: string; readonly count: number };
  readonly payee: string | null;
  readonly mustFind?: readonly {
    readonly clause: string;
    readonly check: string;
    readonly verdict: string;
  }[];
  readonly mustNotFind?: readonly string[];
  readonly missing?: readonly string[];
  /** Ours only: all checks that are not met, and all that are unknown. */
  readonly notMet?: readonly string[];
  readonly unknown?: readonly string[];
}

export interface CaseFile {
  readonly policy: string;
  readonly standards: Standards;
  readonly scarce: Scarce;
  readonly lines: readonly ClaimLine[];
  readonly expectations: readonly Expectation[];
}

function readLine(json: unknown, id: string): ClaimLine {
  const line = readClaimLine(json);
  if (!line.ok) throw new Error(`${id}: ${JSON.stringify(line.faults)}`);
  return line.value;
}

export function publicCases(policy: string): CaseFile {
  const rows = (name: string) =>
    read(name)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line));
  return {
    policy,
    ...publicStandards(),
    lines: rows(`${policy}.lines.jsonl`).map((json) => readLine(json, json.id)),
    expectations: rows(`${policy}.expect.jsonl`),
  };
}

interface OwnCase {
  readonly id: string;
  readonly from: string;
  readonly why: string;
  readonly set?: Record<string, unknown>;
  readonly absent?: readonly string[];
  /** Lines that share this word are of one person. */
  readonly person?: string;
  /** Adds these rows of the file to the public standards. */
  readonly rates?: string;
  /** "entitled 150000", "entitled", "not-entitled" or "incomplete". */
  readonly expect: string;
  readonly count?: number;
  readonly 'not-met'?: readonly string[];
  readonly unknown?: readonly string[];
  readonly missing?: readonly string[];
  readonly silent?: readonly string[];
  /** check: clause, where the clause is part of the point. */
  readonly clause?: Record<string, string>;
  /** One case a word of the list: those in `met` meet the check, all others do not. `only` narrows the list. */
  readonly each?: {
    readonly fact: string;
    readonly met: readonly string[];
    readonly check: string;
    readonly except?: readonly string[];
    readonly only?: readonly string[];
  };
  /** One case a kind of training and payee: kinds not named fail training-kind, payees not listed fail payee. */
  readonly kinds?: { readonly named: readonly string[] } & Record<Payee, readonly string[]>;
}

/** Only the verdict of this check and the outcome's side of it are demanded. */
interface Narrow {
  readonly check: string;
  readonly met: boolean;
}

/** Our own cases of one notice: each is a base line with a few facts set or taken away; one file a set of rates. */
export function ownCases(policy: string): CaseFile[] {
  const file = parse(read(`own/${policy}.yaml`)) as {
    bases: Record<string, Record<string, unknown>>;
    rates?: Record<string, StandardRow[]>;
    cases: OwnCase[];
  };
  const known = publicStandards();
  const cases = file.cases.flatMap(spread);
  const persons = new Map<string, string>();
  return [undefined, ...Object.keys(file.rates ?? {})].map((rates) => {
    const mine = cases.filter(({ one }) => one.rates === rates);
    const rows = rates === undefined ? [] : (file.rates?.[rates] ?? []);
    const standards = standardsFromRows([...known.standards.rows, ...rows]);
    if (!standards.ok) throw new Error(`${policy} ${rates}: ${JSON.stringify(standards.faults)}`);
    const lines = mine.map(({ one }) => {
      const json = structuredClone(file.bases[one.from]);
      if (!json) throw new Error(`${one.id}: no base ${one.from}`);
      const key = one.person ?? one.id;
      const idNumber = persons.get(key) ?? idNumberOf(persons.size);
      persons.set(key, idNumber);
      const facts = { ...one.set, '/id': one.id, '/policy': policy, '/person/idNumber': idNumber };
      for (const [pointer, value] of Object.entries(facts)) place(json, pointer, value);
      for (const pointer of one.absent ?? []) place(json, pointer, undefined);
      return readLine(JSON.parse(JSON.stringify(json)), one.id);
    });
    return {
      policy,
      standards: standards.value,
      scarce: known.scarce,
      lines,
      expectations: mine.map(({ one, narrow }) =>
        narrow ? narrowExpectation(one.id, narrow) : expectationOf(one),
      ),
    };
  });
}

function spread(testCase: OwnCase): { one: OwnCase; narrow?: Narrow }[] {
  const { each, kinds } = testCase;
  if (each) {
    const list = each.fact === 'group' ? WORDS.groups : WORDS[FACTS[each.fact]?.words ?? 'groups'];
    return list
      .filter((word) => !each.except?.includes(word) && (each.only === undefined || each.only.includes(word)))
      .map((word) => ({
        one: {
          ...testCase,
          id: `${testCase.id}-${word}`,
          set: {
            ...testCase.set,
            ...(each.fact === 'group'
              ? { '/person/groups': [{ code: word, from: '2010-01-01' }] }
              : { [each.fact]: word }),
          },
        },
        narrow: { check: each.check, met: each.met.includes(word) },
      }));
  }
  if (kinds)
    return WORDS.trainingKinds.flatMap((kind) =>
      WORDS.payees.map((payee) => ({
        one: {
          ...testCase,
          id: `${testCase.id}-${kind}-${payee}`,
          set: { ...testCase.set, '/training/kind': kind, '/claim/payee': payee },
        },
        narrow: kinds.named.includes(kind)
          ? { check: 'payee', met: kinds[payee].includes(kind) }
          : { check: 'training-kind', met: false },
      })),
    );
  return [{ one: testCase }];
}

/** Met: nothing else may be unmet either. Not met: exactly this check is. */
function narrowExpectation(id: string, { check, met }: Narrow): Expectation {
  return { id, payee: null, notMet: met ? [] : [check], ...(met ? {} : { outcome: 'not-entitled' }) };
}

function expectationOf(testCase: OwnCase): Expectation {
  const [outcome = '', amount] = testCase.expect.split(' ');
  const verdictOf = (check: string) =>
    testCase['not-met']?.includes(check) ? 'not-met' : testCase.unknown?.includes(check) ? 'unknown' : 'met';
  return {
    id: testCase.id,
    outcome,
    payee: null,
    notMet: testCase['not-met'] ?? [],
    unknown: testCase.unknown ?? [],
    mustFind: Object.entries(testCase.clause ?? {}).map(([check, clause]) => ({
      clause,
      check,
      verdict: verdictOf(check),
    })),
    ...(amount === undefined ? {} : { amountFen: Number(amount) }),
    ...(testCase.count === undefined ? {} : { quantity: { unit: '', count: testCase.count } }),
    ...(testCase.missing === undefined ? {} : { missing: testCase.missing }),
    ...(testCase.silent === undefined ? {} : { mustNotFind: testCase.silent }),
  };
}

function place(json: Record<string, unknown>, pointer: string, value: unknown): void {
  const path = pointer.split('/').slice(1);
  let at = json;
  for (const key of path.slice(0, -1)) {
    if (typeof at[key] !== 'object' || at[key] === null) at[key] = {};
    at = at[key] as Record<string, unknown>;
  }
  at[path.at(-1) as string] = value;
}

/** A made-up but well-formed identity number. */
export function idNumberOf(serial: number): string {
  const day = String(1 + (serial % 28)).padStart(2, '0');
  const year = 1960 + (Math.floor(serial / 28) % 40);
  const rest = String(Math.floor(serial / 1120) % 1000).padStart(3, '0');
  const first17 = `370000${year}01${day}${rest}`;
  return first17 + checkDigitOf(first17);
}

const fits = (wanted: string, found: string) => wanted === '*' || wanted.split('|').includes(found);

/** Everything in which a decision falls short of what its case demands. */
export function complaints(decision: Decision | undefined, expected: Expectation): string[] {
  if (!decision) return ['no decision'];
  const wrong: string[] = [];
  if (expected.outcome !== undefined && decision.outcome !== expected.outcome)
    wrong.push(`outcome ${decision.outcome}`);
  if (expected.amountFen !== undefined && decision.amountFen !== expected.amountFen)
    wrong.push(`amount ${decision.amountFen}`);
  if (expected.quantity && decision.quantity?.count !== expected.quantity.count)
    wrong.push(`quantity ${decision.quantity?.count}`);
  if (expected.payee !== null && decision.payee !== expected.payee) wrong.push('payee');
  for (const must of expected.mustFind ?? [])
    if (
      !decision.findings.some(
        (found) =>
          fits(must.clause, found.clause) && fits(must.check, found.check) && found.verdict === must.verdict,
      )
    )
      wrong.push(`lacks ${JSON.stringify(must)}`);
  for (const check of expected.mustNotFind ?? [])
    if (decision.findings.some((found) => found.check === check)) wrong.push(`reports ${check}`);
  const checksThat = (verdict: string) =>
    decision.findings
      .filter((found) => found.verdict === verdict)
      .map((found) => found.check)
      .sort()
      .join(' ');
  if (expected.notMet && checksThat('not-met') !== [...expected.notMet].sort().join(' '))
    wrong.push(`not met: ${checksThat('not-met')}`);
  if (expected.unknown && checksThat('unknown') !== [...expected.unknown].sort().join(' '))
    wrong.push(`unknown: ${checksThat('unknown')}`);
  const named = decision.findings
    .filter((found) => found.verdict === 'unknown')
    .flatMap((found) => found.facts);
  for (const pointer of expected.missing ?? [])
    if (!named.some((name) => pointer === name || pointer.startsWith(`${name}/`)))
      wrong.push(`does not name ${pointer}`);
  return wrong;
}
