import { Environment } from '@marcbachmann/cel-js';
import type { FactName } from './facts.ts';
import type { Peer } from './peer.ts';

const VARIABLES: Readonly<Record<'double' | 'string' | 'bool', readonly FactName[]>> = {
  double: [
    'anchorOn',
    'claimOn',
    'level',
    'enrolledOn',
    'approvedOn',
    'startOn',
    'suspendedOn',
    'certificateLevel',
    'issuedOn',
    'grantsOfClass',
  ],
  string: ['payee', 'major', 'kind', 'occupation', 'certificateKind', 'certificateOccupation'],
  bool: [
    'onPublicPayroll',
    'drawsPension',
    'isRuralWorker',
    'isUnemployed',
    'isStudent',
    'isMicroFirmOwner',
    'isSoleTrader',
    'isEmployee',
    'isDispatched',
    'isDomesticWorker',
    'agreementSigned',
    'registered',
    'video',
    'secret',
  ],
};
const EMPLOYER_KINDS = "['pre-job', 'skill-upgrade', 'new-apprenticeship', 'technician']";

const RULES = {
  'in-force': 'anchorOn >= 20210101.0 && anchorOn <= 20211231.0',
  'person-excluded': '!(onPublicPayroll || drawsPension)',
  'training-kind': `kind in ['employment-skills', 'entrepreneurship', 'project-based'] || kind in ${EMPLOYER_KINDS}`,
  payee: `kind == 'employment-skills' ? payee == 'institution' || (payee == 'trainee' && !isStudent)
    : kind in ['entrepreneurship', 'project-based'] ? payee in ['trainee', 'institution']
    : kind in ${EMPLOYER_KINDS} && payee == 'employer'`,
  'eligible-group': `kind == 'employment-skills' ? isStudent || isRuralWorker || isUnemployed
    : kind == 'project-based' ? isRuralWorker || isUnemployed
    : kind == 'entrepreneurship' ? isMicroFirmOwner || isSoleTrader || isStudent || isUnemployed || isRuralWorker
    : kind in ${EMPLOYER_KINDS}
      && (isEmployee || isDispatched || (isDomesticWorker && agreementSigned && registered))`,
  'outside-own-major': "kind != 'employment-skills' || !isStudent || occupation != major",
  'process-video': "payee in ['trainee', 'institution'] || video || secret",
  'class-approved-first': 'approvedOn <= startOn',
  'enrolled-first': 'enrolledOn <= startOn',
  'institution-not-suspended': 'suspendedOn > startOn',
  certificate: `certificateKind in
      ['vocational-qualification', 'skill-level', 'special-ability', 'training-completion']
    && certificateOccupation == occupation
    && (level == 0.0 || certificateLevel == 0.0 || certificateLevel == level)
    && startOn <= issuedOn && issuedOn <= claimOn`,
  'already-granted': 'grantsOfClass == 0.0',
};

export function cel(): Peer {
  const environment = new Environment();
  for (const [type, names] of Object.entries(VARIABLES))
    for (const name of names) environment.registerVariable(name, type);
  const rules = Object.values(RULES).map((rule) => environment.parse(rule));
  return {
    name: 'CEL (cel-js)',
    package: '@marcbachmann/cel-js',
    lines: 20_000,
    decide: async (lines) =>
      lines.map((facts) => {
        let unmet = 0;
        for (const rule of rules) if (rule(facts) !== true) unmet++;
        return unmet === 0;
      }),
  };
}
