import { expect, it } from 'vitest';
import { compilePack, type PackData, type Policies } from '../../law/policy/index.ts';
import {
  type CaseFile,
  complaints,
  ownCases,
  POLICY_IDS,
  publicCases,
} from '../../testing/determination-cases-fixture.ts';
import { mutantsOf } from '../../testing/pack-mutants-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { decideMany } from './index.ts';

// The cases are only worth what they notice: whatever single condition of a pack is dropped, flipped or moved
// by one, at least one of them must go red.

const policies = testPolicies();

function goesRed(policy: string, data: PackData, files: readonly CaseFile[]): boolean {
  const pack = compilePack(data, policies.packs.get(policy)?.version ?? '', policies);
  const spoiled: Policies = { ...policies, packs: new Map([...policies.packs, [policy, pack]]) };
  return files.some((file) => {
    try {
      const context = { policies: spoiled, standards: file.standards, scarce: file.scarce, explain: false };
      const decisions = decideMany(file.lines, context);
      return file.expectations.some((expected, i) => complaints(decisions[i], expected).length > 0);
    } catch {
      return true;
    }
  });
}

for (const policy of POLICY_IDS)
  it(`no mutant of ${policy} survives`, () => {
    const data = policies.packs.get(policy)?.data;
    if (!data) throw new Error('pack is not loaded');
    const files = [publicCases(policy), ...ownCases(policy)];
    expect(goesRed(policy, data, files), 'the unchanged pack is green').toBe(false);
    const mutants = [...mutantsOf(data)];
    expect(mutants.length).toBeGreaterThan(100);
    expect(mutants.filter((mutant) => !goesRed(policy, mutant.data, files)).map(({ name }) => name)).toEqual(
      [],
    );
  }, 60_000);

it('notices that cases are too few', () => {
  const data = policies.packs.get('liaocheng-2021')?.data;
  if (!data) throw new Error('pack is not loaded');
  const survivors = [...mutantsOf(data)].filter(
    (mutant) => !goesRed('liaocheng-2021', mutant.data, [publicCases('liaocheng-2021')]),
  );
  expect(survivors.length).toBeGreaterThan(10);
});
