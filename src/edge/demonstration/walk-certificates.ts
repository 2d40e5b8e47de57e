import { claimOwnCertificate, computeClaims } from '../../benefits/claims/index.ts';
import { type CertificateBenefit, certificatesToClaim } from '../../benefits/determination/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { organisationByName } from '../../registry/organisations/index.ts';
import { recordAgreements } from '../../registry/payees/index.ts';
import { classesNamed } from '../../training/classes/index.ts';
import { type ClaimInHand, firstClaim, type Walk } from './walk.ts';

const NOT_OF_A_CLASS = { divisionPath: null, classId: null } as const;

/** The bureau computes a subsidy on the certificates of a class from data, to be paid to their holders. */
export function computeForCertificates(
  walk: Walk,
  of: { readonly benefit: CertificateBenefit; readonly className: string; readonly divisionCode: string },
): Promise<ClaimInHand> {
  const { benefit, className, divisionCode } = of;
  return walk.as('handler', 'claim-computed', async (act) => {
    const [trainingClass] = await classesNamed(act.tx, className);
    if (!trainingClass) throw new Error(`the demonstration has no class ${className}`);
    const { classId } = trainingClass;
    const certificates = { benefit, payee: 'trainee', divisionCode, classId, organisationId: null } as const;
    return firstClaim(await computeClaims(act, walk.law, { certificates }, act.clock.today()));
  });
}

/** A trainee claims a subsidy on her certificate on the phone: it is decided and handed in at once. */
export async function claimByPhone(
  walk: Walk,
  login: string,
  { personId, benefit }: { readonly personId: PersonId; readonly benefit: CertificateBenefit },
): Promise<Pick<ClaimInHand, 'claimId' | 'version'>> {
  const { claimId } = await walk.as(login, 'certificate-claimed', async (act) => {
    const certificates = await certificatesToClaim(act.tx, { ...NOT_OF_A_CLASS, certificateIds: null });
    const own = certificates.find((certificate) => certificate.personId === personId);
    if (!own) throw new Error(`${login} has no certificate`);
    return claimOwnCertificate(act, walk.law, { personId, certificateId: own.certificateId, benefit });
  });
  // Made, then handed in.
  return { claimId, version: 2 };
}

/** An institution records who of its trainees agreed in writing that it is paid. */
export async function agree(
  walk: Walk,
  login: string,
  agreed: {
    readonly organisation: string;
    readonly signedOn: LocalDate;
    readonly paper: string;
    readonly personIds: readonly PersonId[];
  },
): Promise<void> {
  const { organisation, ...paper } = agreed;
  await walk.as(login, 'payee-agreement-recorded', async (act) => {
    const known = await organisationByName(act.tx, organisation);
    if (!known) throw new Error(`the demonstration has no organisation ${organisation}`);
    const organisationId: Uuid = known.organisationId;
    return recordAgreements(act, { ...paper, organisationId, benefit: 'assessment-subsidy' });
  });
}
