import { ZenEngine } from '@gorules/zen-engine';
import type { Peer } from './peer.ts';

// A decision table as GoRules draws it: a row a rule, met when no row of breach is collected.

const EMPLOYER_KINDS = '["pre-job", "skill-upgrade", "new-apprenticeship", "technician"]';

const BREACHES = {
  'in-force': 'anchorOn < 20210101 or anchorOn > 20211231',
  'person-excluded': 'onPublicPayroll or drawsPension',
  'training-kind': `kind not in ["employment-skills", "entrepreneurship", "project-based"] and kind not in ${EMPLOYER_KINDS}`,
  payee: `not(kind == "employment-skills" ? payee == "institution" or (payee == "trainee" and not(isStudent))
    : kind in ["entrepreneurship", "project-based"] ? payee in ["trainee", "institution"]
    : kind in ${EMPLOYER_KINDS} and payee == "employer")`,
  'eligible-group': `not(kind == "employment-skills" ? isStudent or isRuralWorker or isUnemployed
    : kind == "project-based" ? isRuralWorker or isUnemployed
    : kind == "entrepreneurship" ? isMicroFirmOwner or isSoleTrader or isStudent or isUnemployed or isRuralWorker
    : kind in ${EMPLOYER_KINDS}
      and (isEmployee or isDispatched or (isDomesticWorker and agreementSigned and registered)))`,
  'outside-own-major': 'kind == "employment-skills" and isStudent and occupation == major',
  'process-video': 'payee == "employer" and not(video) and not(secret)',
  'class-approved-first': 'approvedOn > startOn',
  'enrolled-first': 'enrolledOn > startOn',
  'institution-not-suspended': 'suspendedOn <= startOn',
  certificate: `certificateKind not in
      ["vocational-qualification", "skill-level", "special-ability", "training-completion"]
    or certificateOccupation != occupation
    or (level != 0 and certificateLevel != 0 and certificateLevel != level)
    or issuedOn < startOn or issuedOn > claimOn`,
  'already-granted': 'grantsOfClass > 0',
};

export function zen(): Peer {
  const at = { position: { x: 0, y: 0 } };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'facts', type: 'inputNode', name: 'facts', ...at },
      {
        id: 'rules',
        type: 'decisionTableNode',
        name: 'rules',
        ...at,
        content: {
          hitPolicy: 'collect',
          inputs: [{ id: 'breach', name: 'breach' }],
          outputs: [{ id: 'check', name: 'check', field: 'check' }],
          rules: Object.entries(BREACHES).map(([check, breach]) => ({
            _id: check,
            breach: breach.replaceAll(/\s+/g, ' '),
            check: `"${check}"`,
          })),
        },
      },
      { id: 'unmet', type: 'outputNode', name: 'unmet', ...at },
    ],
    edges: [
      { id: 'in', sourceId: 'facts', targetId: 'rules', type: 'edge' },
      { id: 'out', sourceId: 'rules', targetId: 'unmet', type: 'edge' },
    ],
  });
  return {
    name: 'zen-engine',
    package: '@gorules/zen-engine',
    lines: 2_000,
    decide: async (lines) => {
      const met: boolean[] = [];
      for (const facts of lines) met.push((await decision.evaluate(facts)).result.length === 0);
      return met;
    },
  };
}
