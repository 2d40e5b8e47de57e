import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../platform/kernel/index.ts';
import { asAskedFor } from './rules-kinds.ts';
import type { ClassCertificate, Trainee } from './store-subjects.ts';

const certificate = (kind: string | null, more: Partial<ClassCertificate> = {}): ClassCertificate => ({
  kind,
  number: `${kind}`,
  occupationCode: '4-10-01-03',
  level: 5,
  levelUnread: null,
  issuedOn: null,
  ...more,
});
const trainee = (
  certificates: readonly ClassCertificate[],
  kinds: Trainee['kinds'] = [],
  result: Trainee['result'] = 'passed',
): Trainee => ({
  personId: 1 as PersonId,
  rosterNo: 1,
  enrolledOn: null,
  livingAllowanceRequested: false,
  bankAccountId: null,
  roll: null,
  result,
  certificate: certificates[0] ?? null,
  certificates,
  kinds,
});
const OF = { occupationCode: '4-10-01-03', level: 5 };
const SKILL = new Set(['skill-level']);
const BOTH = new Set(['skill-level', 'training-completion']);
const [done, skilled] = [certificate('training-completion'), certificate('skill-level')];

describe('of two kinds of certificates', () => {
  it('a subsidy reads the one that its notice names, whichever was issued last', () => {
    expect(asAskedFor(trainee([done, skilled]), () => SKILL, OF).certificate).toBe(skilled);
    expect(asAskedFor(trainee([skilled, done]), () => SKILL, OF).certificate).toBe(skilled);
  });

  it('both named: the one that fits the class, and of two that fit the latest', () => {
    expect(asAskedFor(trainee([done, skilled]), () => BOTH, OF).certificate).toBe(done);
    const higher = certificate('skill-level', { level: 4 });
    expect(asAskedFor(trainee([higher, done]), () => BOTH, OF).certificate).toBe(done);
  });

  it('none named, or one alone: as the class has it', () => {
    const both = trainee([done, skilled]);
    expect(asAskedFor(both, () => new Set(), OF)).toBe(both);
    const alone = trainee([done]);
    expect(
      asAskedFor(
        alone,
        () => {
          throw new Error('nobody asks which are named');
        },
        OF,
      ),
    ).toBe(alone);
  });
});

describe('of two kinds of results', () => {
  const mixed = [
    { kind: 'skill-level', result: 'failed' as const },
    { kind: 'training-completion', result: 'passed' as const },
  ];

  it('a pass counts where the notice names its certificate, and not where it does not', () => {
    expect(asAskedFor(trainee([done], mixed), () => BOTH, OF).result).toBe('passed');
    expect(asAskedFor(trainee([done], mixed), () => SKILL, OF).result).toBe('failed');
  });

  it('of a kind that nobody examined yet the class says what is known', () => {
    expect(asAskedFor(trainee([done], mixed.slice(1)), () => SKILL, OF).result).toBe('passed');
  });
});
