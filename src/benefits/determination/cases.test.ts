import { describe, expect, it } from 'vitest';
import {
  type CaseFile,
  complaints,
  ownCases,
  POLICY_IDS,
  publicCases,
} from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { decideMany } from './index.ts';

const policies = testPolicies();

function runFile(file: CaseFile): void {
  const decisions = decideMany(file.lines, { policies, standards: file.standards, scarce: file.scarce });
  file.expectations.forEach((expected, i) => {
    it(expected.id, () => {
      const decision = decisions[i];
      expect(decision?.id).toBe(expected.id);
      expect(complaints(decision, expected), JSON.stringify(decision?.findings, null, 1)).toEqual([]);
    });
  });
}

for (const policy of POLICY_IDS) {
  describe(`public cases of ${policy}`, () => {
    runFile(publicCases(policy));
  });
  describe(`our own cases of ${policy}`, () => {
    for (const file of ownCases(policy)) runFile(file);
  });
}

describe('a case can go red', () => {
  it('complains about outcome, amount, findings, silence and missing facts', () => {
    const file = publicCases('liaoning-2024');
    const decisions = decideMany(file.lines, { policies, standards: file.standards, scarce: file.scarce });
    const decision = decisions[0];
    expect(
      complaints(decision, {
        id: 'x',
        outcome: 'incomplete',
        amountFen: 1,
        payee: 'employer',
        quantity: { unit: 'person', count: 2 },
        mustFind: [{ clause: 'LN-1', check: 'certificate', verdict: 'met' }],
        mustNotFind: ['certificate'],
        missing: ['/history'],
        notMet: ['payee'],
        unknown: ['payee'],
      }),
    ).toHaveLength(9);
  });
});
