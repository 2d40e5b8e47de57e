import Engine from 'publicodes';
import type { Peer } from './peer.ts';

// Rules in the words of Publicodes, which are French: toutes ces conditions = all of, une de ces conditions = any of.

const oneOf = (fact: string, words: readonly string[]) => ({
  'une de ces conditions': words.map((word) => `${fact} = '${word}'`),
});
const all = (...conditions: unknown[]) => ({ 'toutes ces conditions': conditions });
const any = (...conditions: unknown[]) => ({ 'une de ces conditions': conditions });
const isEmployerKind = oneOf('kind', ['pre-job', 'skill-upgrade', 'new-apprenticeship', 'technician']);
const isPersonPayee = oneOf('payee', ['trainee', 'institution']);

const FACTS = [
  ...['anchorOn', 'claimOn', 'level', 'enrolledOn', 'approvedOn', 'startOn', 'suspendedOn'],
  ...['certificateLevel', 'issuedOn', 'grantsOfClass', 'payee', 'major', 'kind', 'occupation'],
  ...['certificateKind', 'certificateOccupation', 'onPublicPayroll', 'drawsPension', 'isRuralWorker'],
  ...['isUnemployed', 'isStudent', 'isMicroFirmOwner', 'isSoleTrader', 'isEmployee', 'isDispatched'],
  ...['isDomesticWorker', 'agreementSigned', 'registered', 'video', 'secret'],
];

const RULES: Readonly<Record<string, unknown>> = {
  'in force': all('anchorOn >= 20210101', 'anchorOn <= 20211231'),
  'person excluded': all('onPublicPayroll = non', 'drawsPension = non'),
  'training kind': any(
    oneOf('kind', ['employment-skills', 'entrepreneurship', 'project-based']),
    isEmployerKind,
  ),
  'payee fits': any(
    all(
      "kind = 'employment-skills'",
      any("payee = 'institution'", all("payee = 'trainee'", 'isStudent = non')),
    ),
    all(oneOf('kind', ['entrepreneurship', 'project-based']), isPersonPayee),
    all(isEmployerKind, "payee = 'employer'"),
  ),
  'eligible group': any(
    all("kind = 'employment-skills'", any('isStudent', 'isRuralWorker', 'isUnemployed')),
    all("kind = 'project-based'", any('isRuralWorker', 'isUnemployed')),
    all(
      "kind = 'entrepreneurship'",
      any('isMicroFirmOwner', 'isSoleTrader', 'isStudent', 'isUnemployed', 'isRuralWorker'),
    ),
    all(
      isEmployerKind,
      any('isEmployee', 'isDispatched', all('isDomesticWorker', 'agreementSigned', 'registered')),
    ),
  ),
  'outside own major': any("kind != 'employment-skills'", 'isStudent = non', 'occupation != major'),
  'process video': any(isPersonPayee, 'video', 'secret'),
  'class approved first': 'approvedOn <= startOn',
  'enrolled first': 'enrolledOn <= startOn',
  'institution not suspended': 'suspendedOn > startOn',
  'certificate fits': all(
    oneOf('certificateKind', [
      'vocational-qualification',
      'skill-level',
      'special-ability',
      'training-completion',
    ]),
    'certificateOccupation = occupation',
    any('level = 0', 'certificateLevel = 0', 'certificateLevel = level'),
    'startOn <= issuedOn',
    'issuedOn <= claimOn',
  ),
  'already granted': 'grantsOfClass = 0',
};

export function publicodes(): Peer {
  const engine = new Engine({ ...Object.fromEntries(FACTS.map((fact) => [fact, null])), ...RULES });
  const checks = Object.keys(RULES);
  const spoken = (value: unknown) =>
    typeof value === 'boolean' ? (value ? 'oui' : 'non') : typeof value === 'string' ? `'${value}'` : value;
  return {
    name: 'publicodes',
    package: 'publicodes',
    lines: 200,
    decide: async (lines) =>
      lines.map((facts) => {
        const situation = Object.entries(facts).map(([name, value]) => [name, spoken(value)]);
        engine.setSituation(Object.fromEntries(situation));
        let unmet = 0;
        let unknown = 0;
        for (const check of checks) {
          const { nodeValue } = engine.evaluate(check);
          if (nodeValue === undefined) unknown++;
          else if (nodeValue !== true) unmet++;
        }
        return unmet > 0 ? false : unknown > 0 ? undefined : true;
      }),
  };
}
