import { describe, expect, it } from 'vitest';
import {
  loadFromSources,
  PolicyFaults,
  readPolicySources,
  usualSource,
  WORDS,
} from '../../law/policy/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { readClaimLine } from './contract.ts';
import { pursesOf } from './rules-purses.ts';

const policies = testPolicies();
const FUND = { id: 'fund-181-2023' };

function lineOf(policy: string, benefit: string, date: string, more: Record<string, object> = {}) {
  const { claim = {}, person = {}, ...rest } = more;
  const read = readClaimLine(
    {
      id: 'a',
      policy,
      claim: { benefit, date, payee: 'trainee', ...claim },
      person: { idNumber: '210922198209170004', ...person },
      ...rest,
    },
    policies.packs,
  );
  if (!read.ok) throw new Error(read.faults.map((fault) => `${fault.pointer} ${fault.message}`).join('; '));
  return read.value;
}
const sourcesOf = (purses: readonly { readonly fundSource: string }[]) =>
  purses.map(({ fundSource }) => fundSource);

describe('the purses of a line', () => {
  it('are named for every benefit that a notice provides, first the one without a condition', () => {
    for (const [policyId, pack] of policies.packs)
      for (const benefit of WORDS.benefits) {
        const day =
          policyId === 'liaocheng-2021'
            ? '2021-06-01'
            : policyId === 'gansu-2018'
              ? '2019-06-01'
              : '2024-06-01';
        const usual = usualSource(policies.purses.get(policyId), benefit, localDate(day));
        expect([policyId, benefit, usual !== undefined]).toEqual([
          policyId,
          benefit,
          pack.benefits.get(benefit)?.provided === true,
        ]);
      }
  });

  it('stand in the order of the notice, each with its clause', () => {
    const line = lineOf('liaoning-2024', 'training-subsidy', '2024-06-01', {
      employment: { insuredMonths: ['2024-05'] },
    });
    const { allowed, notAllowed } = pursesOf(line, { policies, layers: [] });
    expect(sourcesOf(allowed)).toEqual([
      'employment-subsidy-fund',
      'skills-special-account',
      'unemployment-insurance',
      'other',
    ]);
    expect(allowed.every(({ clause, because }) => clause === 'LN-3-9' && because.length > 0)).toBe(true);
    expect(sourcesOf(notAllowed)).toEqual(['enterprise-education-fund']);
  });

  it('leave out one whose fact is absent, and say that it is not known', () => {
    const { allowed, notAllowed } = pursesOf(lineOf('liaoning-2024', 'training-subsidy', '2024-06-01'), {
      policies,
      layers: [],
    });
    expect(sourcesOf(allowed)).not.toContain('unemployment-insurance');
    expect(notAllowed.find(({ fundSource }) => fundSource === 'unemployment-insurance')?.because).toContain(
      '还没有查到',
    );
  });

  it('hold from their first day', () => {
    expect(
      pursesOf(lineOf('liaoning-2024', 'training-subsidy', '2024-01-18'), { policies, layers: [] }).allowed,
    ).toEqual([]);
    expect(
      pursesOf(lineOf('liaoning-2024', 'training-subsidy', '2024-01-19'), { policies, layers: [] }).allowed,
    ).not.toEqual([]);
  });

  it('are none for a benefit that the notice does not provide', () => {
    const line = lineOf('liaoning-2024', 'assessment-subsidy', '2024-06-01');
    expect(pursesOf(line, { policies, layers: [] })).toEqual({ allowed: [], notAllowed: [] });
  });
});

describe('the terms of the employment fund, where they are switched on', () => {
  const work = (date: string) =>
    lineOf('gansu-2018', 'work-for-training', date, { claim: { payee: 'employer', months: ['2020-06'] } });

  it('bar work-for-training from their day on, and not the day before', () => {
    expect(sourcesOf(pursesOf(work('2023-12-19'), { policies, layers: [FUND] }).allowed)).toEqual([
      'employment-subsidy-fund',
    ]);
    const after = pursesOf(work('2023-12-20'), { policies, layers: [FUND] });
    expect(after.allowed).toEqual([]);
    expect(after.notAllowed[0]).toMatchObject({ fundSource: 'employment-subsidy-fund', clause: 'EF-14' });
    // Negative control: a bureau that has not switched them on.
    expect(sourcesOf(pursesOf(work('2023-12-20'), { policies, layers: [] }).allowed)).toEqual([
      'employment-subsidy-fund',
    ]);
    const until = { ...FUND, through: localDate('2023-12-19') };
    expect(pursesOf(work('2023-12-20'), { policies, layers: [until] }).allowed).not.toEqual([]);
  });

  it('let a living allowance through for the two groups of article 5 alone', () => {
    const student = (groups: readonly object[], hukou: string) =>
      pursesOf(
        lineOf('liaoning-2024', 'living-allowance', '2024-06-01', {
          person: { groups, hukou },
          training: { kind: 'employment-skills', startOn: '2024-05-01' },
        }),
        { policies, layers: [FUND] },
      ).allowed;
    const leaver = { code: 'school-leaver', from: '2023-07-01', graduationYear: 2023 };
    expect(sourcesOf(student([leaver], 'rural'))).toEqual(['employment-subsidy-fund']);
    expect(student([leaver], 'urban')).toEqual([]);
    expect(
      sourcesOf(student([leaver, { code: 'urban-minimum-living', from: '2023-01-01' }], 'urban')),
    ).toEqual(['employment-subsidy-fund']);
    expect(student([{ code: 'employment-difficulty', from: '2023-01-01' }], 'rural')).toEqual([]);
  });
});

describe('the file of purses', () => {
  const withText = (text: string) => {
    const sources = new Map(readPolicySources());
    sources.set('funds/liaoning-2024.yaml', text);
    return () => loadFromSources(sources);
  };
  const entry = 'source: employment-subsidy-fund, clause: LN-3-9, from: 2024-01-19, says: 可以';
  it('is refused with file and line where a word, a clause or a sentence is wrong', () => {
    const good = `policy: liaoning-2024\npurses:\n  training-subsidy:\n    - {${entry}}\n`;
    expect(withText(good)).not.toThrow();
    for (const [text, fault] of [
      [good.replace('employment-subsidy-fund', 'petty-cash'), /liaoning-2024\.yaml:4: .*fund source/],
      [good.replace('LN-3-9', 'LN-99'), /clause LN-99/],
      [good.replace('training-subsidy', 'bonus'), /not a known benefit/],
      [
        good.replace('says: 可以', 'says: 可以, only-when: {not-empty: /employment/insuredMonths}'),
        /otherwise/,
      ],
      [good.replace('policy: liaoning-2024', 'policy: shanxi-2024'), /should be called shanxi-2024/],
    ] as const)
      expect(withText(text), text).toThrow(fault);
    expect(withText(good.replace('says: 可以', 'say: 可以'))).toThrow(PolicyFaults);
  });
});
