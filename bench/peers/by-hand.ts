import type { FlatFacts } from './facts.ts';
import type { Peer } from './peer.ts';

// The floor: the same rules as a programmer would write them once, with no clause, no reason and no third value.

function isEntitled(f: FlatFacts): boolean {
  if (f.anchorOn < 20210101 || f.anchorOn > 20211231) return false;
  if (f.onPublicPayroll || f.drawsPension) return false;
  switch (f.kind) {
    case 'employment-skills':
      if (f.payee !== 'institution' && (f.payee !== 'trainee' || f.isStudent)) return false;
      if (!f.isStudent && !f.isRuralWorker && !f.isUnemployed) return false;
      if (f.isStudent && f.occupation === f.major) return false;
      break;
    case 'project-based':
      if (f.payee === 'employer' || (!f.isRuralWorker && !f.isUnemployed)) return false;
      break;
    case 'entrepreneurship':
      if (f.payee === 'employer') return false;
      if (!f.isMicroFirmOwner && !f.isSoleTrader && !f.isStudent && !f.isUnemployed && !f.isRuralWorker)
        return false;
      break;
    case 'pre-job':
    case 'skill-upgrade':
    case 'new-apprenticeship':
    case 'technician':
      if (f.payee !== 'employer') return false;
      if (!f.isEmployee && !f.isDispatched && !(f.isDomesticWorker && f.agreementSigned && f.registered))
        return false;
      break;
    default:
      return false;
  }
  if (f.payee === 'employer' && !f.video && !f.secret) return false;
  if (f.approvedOn > f.startOn || f.enrolledOn > f.startOn || f.suspendedOn <= f.startOn) return false;
  switch (f.certificateKind) {
    case 'vocational-qualification':
    case 'skill-level':
    case 'special-ability':
    case 'training-completion':
      break;
    default:
      return false;
  }
  if (f.certificateOccupation !== f.occupation) return false;
  if (f.level !== 0 && f.certificateLevel !== 0 && f.certificateLevel !== f.level) return false;
  return f.issuedOn >= f.startOn && f.issuedOn <= f.claimOn && f.grantsOfClass === 0;
}

export function byHand(): Peer {
  return {
    name: 'floor: if-chain by hand, no reasons',
    package: undefined,
    lines: 20_000,
    decide: async (lines) => lines.map((facts) => isEntitled(facts as FlatFacts)),
  };
}
