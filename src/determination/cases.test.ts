import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPolicies, type Policies } from '../policy/index.ts';
import { type Decision, decideMany, parseScarce, parseStandards, readClaimLine } from './index.ts';

const at = (name: string) => new URL(`../../policy/cases/${name}`, import.meta.url);
const read = (name: string) => readFileSync(at(name), 'utf8');
const jsonLines = (name: string) =>
  read(name)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

interface Expectation {
  id: string;
  outcome: string;
  amountFen: number;
  quantity?: { unit: string; count: number };
  payee: string | null;
  mustFind?: { clause: string; check: string; verdict: string }[];
  mustNotFind?: string[];
  missing?: string[];
}

const policies: Policies = loadPolicies();
const standards = parseStandards(read('standards.csv'));
const scarce = parseScarce(read('scarce.csv'));
if (!standards.ok || !scarce.ok) throw new Error('the public standards do not load');
const context = { policies, standards: standards.value, scarce: scarce.value };

const fits = (wanted: string, found: string) => wanted === '*' || wanted.split('|').includes(found);

function complaints(decision: Decision, expected: Expectation): string[] {
  const wrong: string[] = [];
  if (decision.outcome !== expected.outcome) wrong.push(`outcome ${decision.outcome}`);
  if (decision.amountFen !== expected.amountFen) wrong.push(`amount ${decision.amountFen}`);
  if (expected.quantity && decision.quantity?.count !== expected.quantity.count) wrong.push('quantity');
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
  const named = new Set(
    decision.findings.filter((found) => found.verdict === 'unknown').flatMap((found) => found.facts),
  );
  for (const pointer of expected.missing ?? [])
    if (![...named].some((name) => pointer === name || pointer.startsWith(`${name}/`)))
      wrong.push(`does not name ${pointer}`);
  return wrong;
}

for (const policy of ['liaoning-2024', 'shanxi-2024', 'innermongolia-2024', 'gansu-2018', 'liaocheng-2021']) {
  describe(`cases of ${policy}`, () => {
    const lines = jsonLines(`${policy}.lines.jsonl`).map((json) => {
      const line = readClaimLine(json);
      if (!line.ok) throw new Error(`${json.id}: ${JSON.stringify(line.faults)}`);
      return line.value;
    });
    const decisions = new Map(decideMany(lines, context).map((decision) => [decision.id, decision]));
    for (const expected of jsonLines(`${policy}.expect.jsonl`) as Expectation[])
      it(expected.id, () => {
        const decision = decisions.get(expected.id);
        expect(
          decision && complaints(decision, expected),
          JSON.stringify(decision?.findings, null, 1),
        ).toEqual([]);
      });
  });
}
