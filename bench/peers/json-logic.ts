import { LogicEngine } from 'json-logic-engine';
import type { FactName } from './facts.ts';
import type { Peer } from './peer.ts';

const fact = (name: FactName) => ({ var: name });
const oneOf = (name: FactName, words: readonly string[]) => ({ in: [fact(name), words] });
const is = (name: FactName, value: string) => ({ '===': [fact(name), value] });
const anyFact = (...names: FactName[]) => ({ or: names.map(fact) });
const EMPLOYER_KINDS = ['pre-job', 'skill-upgrade', 'new-apprenticeship', 'technician'];

const RULES = {
  'in-force': { '<=': [20210101, fact('anchorOn'), 20211231] },
  'person-excluded': { '!': [anyFact('onPublicPayroll', 'drawsPension')] },
  'training-kind': oneOf('kind', [
    'employment-skills',
    'entrepreneurship',
    'project-based',
    ...EMPLOYER_KINDS,
  ]),
  payee: {
    if: [
      is('kind', 'employment-skills'),
      { or: [is('payee', 'institution'), { and: [is('payee', 'trainee'), { '!': [fact('isStudent')] }] }] },
      oneOf('kind', ['entrepreneurship', 'project-based']),
      oneOf('payee', ['trainee', 'institution']),
      oneOf('kind', EMPLOYER_KINDS),
      is('payee', 'employer'),
      false,
    ],
  },
  'eligible-group': {
    if: [
      is('kind', 'employment-skills'),
      anyFact('isStudent', 'isRuralWorker', 'isUnemployed'),
      is('kind', 'project-based'),
      anyFact('isRuralWorker', 'isUnemployed'),
      is('kind', 'entrepreneurship'),
      anyFact('isMicroFirmOwner', 'isSoleTrader', 'isStudent', 'isUnemployed', 'isRuralWorker'),
      oneOf('kind', EMPLOYER_KINDS),
      {
        or: [
          anyFact('isEmployee', 'isDispatched'),
          { and: [fact('isDomesticWorker'), fact('agreementSigned'), fact('registered')] },
        ],
      },
      false,
    ],
  },
  'outside-own-major': {
    or: [
      { '!==': [fact('kind'), 'employment-skills'] },
      { '!': [fact('isStudent')] },
      { '!==': [fact('occupation'), fact('major')] },
    ],
  },
  'process-video': { or: [oneOf('payee', ['trainee', 'institution']), fact('video'), fact('secret')] },
  'class-approved-first': { '<=': [fact('approvedOn'), fact('startOn')] },
  'enrolled-first': { '<=': [fact('enrolledOn'), fact('startOn')] },
  'institution-not-suspended': { '>': [fact('suspendedOn'), fact('startOn')] },
  certificate: {
    and: [
      oneOf('certificateKind', [
        'vocational-qualification',
        'skill-level',
        'special-ability',
        'training-completion',
      ]),
      { '===': [fact('certificateOccupation'), fact('occupation')] },
      {
        or: [
          { '===': [fact('level'), 0] },
          { '===': [fact('certificateLevel'), 0] },
          { '===': [fact('certificateLevel'), fact('level')] },
        ],
      },
      { '<=': [fact('startOn'), fact('issuedOn'), fact('claimOn')] },
    ],
  },
  'already-granted': { '===': [fact('grantsOfClass'), 0] },
};

export function jsonLogic(): Peer {
  const engine = new LogicEngine();
  const rules = Object.values(RULES).map((rule) => engine.build(rule));
  return {
    name: 'json-logic-engine',
    package: 'json-logic-engine',
    lines: 20_000,
    decide: async (lines) =>
      lines.map((facts) => {
        let unmet = 0;
        for (const rule of rules) if (!rule(facts)) unmet++;
        return unmet === 0;
      }),
  };
}
