import { Engine, type NestedCondition } from 'json-rules-engine';
import type { FactName } from './facts.ts';
import type { Peer } from './peer.ts';

type Condition = NestedCondition;
const where = (fact: FactName, operator: string, value: unknown): Condition => ({ fact, operator, value });
const is = (fact: FactName, value: unknown) => where(fact, 'equal', value);
const isNot = (fact: FactName, value: unknown) => where(fact, 'notEqual', value);
const oneOf = (fact: FactName, words: readonly string[]) => where(fact, 'in', words);
const notAfter = (fact: FactName, other: FactName) => where(fact, 'lessThanInclusive', { fact: other });
const all = (...conditions: Condition[]) => ({ all: conditions });
const any = (...conditions: Condition[]) => ({ any: conditions });
const anyTrue = (...facts: FactName[]) => any(...facts.map((fact) => is(fact, true)));
const EMPLOYER_KINDS = ['pre-job', 'skill-upgrade', 'new-apprenticeship', 'technician'];

const RULES = {
  'in-force': all(
    where('anchorOn', 'greaterThanInclusive', 20210101),
    where('anchorOn', 'lessThanInclusive', 20211231),
  ),
  'person-excluded': all(is('onPublicPayroll', false), is('drawsPension', false)),
  'training-kind': all(
    oneOf('kind', ['employment-skills', 'entrepreneurship', 'project-based', ...EMPLOYER_KINDS]),
  ),
  payee: any(
    all(
      is('kind', 'employment-skills'),
      any(is('payee', 'institution'), all(is('payee', 'trainee'), is('isStudent', false))),
    ),
    all(oneOf('kind', ['entrepreneurship', 'project-based']), oneOf('payee', ['trainee', 'institution'])),
    all(oneOf('kind', EMPLOYER_KINDS), is('payee', 'employer')),
  ),
  'eligible-group': any(
    all(is('kind', 'employment-skills'), anyTrue('isStudent', 'isRuralWorker', 'isUnemployed')),
    all(is('kind', 'project-based'), anyTrue('isRuralWorker', 'isUnemployed')),
    all(
      is('kind', 'entrepreneurship'),
      anyTrue('isMicroFirmOwner', 'isSoleTrader', 'isStudent', 'isUnemployed', 'isRuralWorker'),
    ),
    all(
      oneOf('kind', EMPLOYER_KINDS),
      any(
        anyTrue('isEmployee', 'isDispatched'),
        all(is('isDomesticWorker', true), is('agreementSigned', true), is('registered', true)),
      ),
    ),
  ),
  'outside-own-major': any(
    isNot('kind', 'employment-skills'),
    is('isStudent', false),
    isNot('occupation', { fact: 'major' }),
  ),
  'process-video': any(oneOf('payee', ['trainee', 'institution']), is('video', true), is('secret', true)),
  'class-approved-first': all(notAfter('approvedOn', 'startOn')),
  'enrolled-first': all(notAfter('enrolledOn', 'startOn')),
  'institution-not-suspended': all(where('suspendedOn', 'greaterThan', { fact: 'startOn' })),
  certificate: all(
    oneOf('certificateKind', [
      'vocational-qualification',
      'skill-level',
      'special-ability',
      'training-completion',
    ]),
    is('certificateOccupation', { fact: 'occupation' }),
    any(is('level', 0), is('certificateLevel', 0), is('certificateLevel', { fact: 'level' })),
    notAfter('startOn', 'issuedOn'),
    notAfter('issuedOn', 'claimOn'),
  ),
  'already-granted': all(is('grantsOfClass', 0)),
};

export function jsonRules(): Peer {
  const engine = new Engine();
  for (const [check, conditions] of Object.entries(RULES))
    engine.addRule({ conditions, event: { type: check } });
  return {
    name: 'json-rules-engine',
    package: 'json-rules-engine',
    lines: 2_000,
    decide: async (lines) => {
      const met: boolean[] = [];
      for (const facts of lines) met.push((await engine.run(facts)).failureEvents.length === 0);
      return met;
    },
  };
}
