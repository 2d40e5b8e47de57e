import { describe, expect, it } from 'vitest';
import type { ClaimLine } from '../../law/policy/index.ts';
import { ownCases, POLICY_IDS, publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { decideMany, type Outcome } from './index.ts';

// A level that nobody understood may be any of five, or none: whatever is decided must hold for every one of them.

const policies = testPolicies();
const LEVELS = [undefined, 1, 2, 3, 4, 5] as const;

type Part = 'training' | 'certificate';
const PARTS = ['training', 'certificate'] as const;

function withLevel(line: ClaimLine, part: Part, level: number | undefined, levelUnknown?: true): ClaimLine {
  const facts = line[part];
  return facts ? { ...line, [part]: { ...facts, level, levelUnknown } } : line;
}

describe.each(POLICY_IDS)('%s', (policy) => {
  const files = [publicCases(policy), ...ownCases(policy)];

  it.each(PARTS)('decides nothing by an unknown level of the %s that a level could change', (part) => {
    let open = 0;
    for (const { lines, standards, scarce } of files) {
      const own = lines.filter((line) => line[part] !== undefined && line[part] !== null);
      const decide = (all: readonly ClaimLine[]) =>
        decideMany(all, { policies, standards, scarce }, { independent: true });
      const unknown = decide(own.map((line) => withLevel(line, part, undefined, true)));
      const known = LEVELS.map((level) => decide(own.map((line) => withLevel(line, part, level))));
      own.forEach((line, i) => {
        const said = unknown[i];
        const possible = new Set<Outcome | undefined>(known.map((decisions) => decisions[i]?.outcome));
        if (said?.outcome === 'incomplete') {
          open++;
          expect(said.amountFen, line.id).toBe(0);
          return;
        }
        expect([...possible], line.id).toEqual([said?.outcome]);
        const amounts = new Set(known.map((decisions) => decisions[i]?.amountFen));
        expect([...amounts], line.id).toEqual([said?.amountFen]);
      });
    }
    // Else nothing was tried.
    expect(open).toBeGreaterThan(0);
  });

  it('would be caught if it counted as none (negative control)', () => {
    const differs = files.some(({ lines, standards, scarce }) => {
      const own = lines.filter((line) => line.training !== undefined);
      const decide = (level: number | undefined) =>
        decideMany(
          own.map((line) => withLevel(line, 'training', level)),
          { policies, standards, scarce },
          { independent: true },
        ).map(({ outcome, amountFen }) => `${outcome} ${amountFen}`);
      const none = decide(undefined);
      return LEVELS.some((level) => decide(level).some((answer, i) => answer !== none[i]));
    });
    expect(differs).toBe(true);
  });
});
