import { certificateKindsNamed, governingNotice, type Policies } from '../../law/policy/index.ts';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import {
  divisionPathOf,
  done,
  type LocalDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { agreedWith } from '../../registry/payees/index.ts';
import { bankAccountsOf } from '../../registry/persons/index.ts';
import { sharedCertificates } from '../../training/assessment/index.ts';
import {
  type CertificateBenefit,
  type ClaimableCertificate,
  certificatesToClaim,
  composeCertificateLine,
  isInsured,
  lawInPlace,
  type Readings,
} from '../determination/index.ts';
import { REFUSALS } from './rules.ts';
import {
  certificateSignals,
  NO_AGREEMENT,
  notInsured,
  REFUSALS_OF_CERTIFICATES,
} from './rules-certificates.ts';
import { knowledgeOf, type Plan, type PlannedBlock, type PlannedLine } from './service-plan.ts';
import type { Law } from './settings.ts';
import type { ClaimRow } from './store.ts';
import { certificatesClaimed, certificatesOfClaim, openCertificateClaim } from './store-certificates.ts';

/** Certificates of one class, or of a county those without a class, and who is to be paid. */
export interface CertificateTarget {
  readonly benefit: CertificateBenefit;
  readonly payee: 'trainee' | 'institution';
  readonly divisionCode: string;
  readonly classId: Uuid | null;
  /** The institution or assessment body that is paid by agreement; null where the person is. */
  readonly organisationId: Uuid | null;
}

type CertificatePlan = Plan & { readonly openClaimId: Uuid | null };

/** Everything that names one claim on certificates, but its lines. */
interface Head extends Omit<CertificateTarget, 'classId'> {
  readonly certifiedClassId: Uuid | null;
  readonly claimantPersonId: PersonId | null;
  readonly claimedOn: LocalDate;
  /** The claim they are computed into, where there is one. */
  readonly openClaimId: Uuid | null;
}

/** Does the notice of a county that holds on a day pay this benefit at all? */
export function paysOn(
  policies: Policies,
  of: { readonly divisionCode: string; readonly benefit: CertificateBenefit; readonly on: LocalDate },
): boolean {
  const policyId = governingNotice(policies, of.divisionCode, of.on);
  return policyId !== undefined && certificateKindsNamed(policies, policyId, of.benefit).size > 0;
}

/**
 * One line for every certificate that stands, of a kind that the notice names, and that no other claim of the benefit
 * has (readings 15, 16); the skill-upgrade subsidy only for people with insured months; an institution only where it
 * has an agreement. Refuses `no-policy`, `benefit-not-provided`, `payee-not-allowed`, `nothing-to-claim`.
 */
export async function planCertificates(
  act: Act,
  law: Law,
  target: CertificateTarget,
  claimedOn: LocalDate,
): Promise<Result<CertificatePlan>> {
  const { classId, ...rest } = target;
  const found = await certificatesToClaim(act.tx, {
    divisionPath: divisionPathOf(target.divisionCode),
    classId: classId ?? 'none',
    certificateIds: null,
  });
  // A claim is of one county: what lies below a city is computed county by county.
  const certificates = found.filter(({ divisionCode }) => divisionCode === target.divisionCode);
  const key = { ...rest, certifiedClassId: classId, claimantPersonId: null, payeeKind: target.payee };
  const open = await openCertificateClaim(act.tx, key);
  return planOf(act, law, { ...key, claimedOn, openClaimId: open?.claimId ?? null }, certificates);
}

/** The same for a claim that stands: over the certificates of its lines. Refuses `certificates-elsewhere` besides. */
export async function planCertificatesAgain(act: Act, law: Law, claim: ClaimRow): Promise<Result<Plan>> {
  const lines = await certificatesOfClaim(act.tx, claim.claimId);
  const certificates = await certificatesToClaim(act.tx, {
    divisionPath: null,
    classId: null,
    certificateIds: lines.map(({ certificateId }) => certificateId),
  });
  if (certificates.length < lines.length) return refused(REFUSALS_OF_CERTIFICATES.outOfReach);
  const head = {
    ...claim,
    benefit: claim.benefit as CertificateBenefit,
    payee: claim.payeeKind === 'trainee' ? ('trainee' as const) : ('institution' as const),
    openClaimId: claim.claimId,
  };
  return planOf(
    act,
    law,
    head,
    certificates.filter(({ isWithdrawn }) => !isWithdrawn),
  );
}

/**
 * What one person claims on her own certificate: always one line, whatever the law says of it. Refuses `not-found`,
 * `certificate-withdrawn`, `certificate-kind`, `already-claimed`, `no-policy`, `benefit-not-provided`.
 */
export async function planOwnCertificate(
  act: Act,
  law: Law,
  own: { readonly personId: PersonId; readonly certificateId: Uuid; readonly benefit: CertificateBenefit },
): Promise<Result<Plan>> {
  const [certificate] = await certificatesToClaim(act.tx, {
    divisionPath: null,
    classId: null,
    certificateIds: [own.certificateId],
  });
  if (certificate?.personId !== own.personId) return refused(NOT_FOUND);
  if (certificate.isWithdrawn) return refused(REFUSALS_OF_CERTIFICATES.withdrawn);
  const head: Head = {
    benefit: own.benefit,
    payee: 'trainee',
    divisionCode: certificate.divisionCode,
    organisationId: null,
    certifiedClassId: null,
    claimantPersonId: own.personId,
    claimedOn: act.clock.today(),
    openClaimId: null,
  };
  return planOf(act, law, head, [certificate]);
}

async function planOf(
  act: Act,
  law: Law,
  head: Head,
  certificates: readonly ClaimableCertificate[],
): Promise<Result<CertificatePlan>> {
  const { benefit, payee, divisionCode, claimedOn, claimantPersonId } = head;
  const policyId = governingNotice(law.policies, divisionCode, claimedOn);
  if (policyId === undefined) return refused(REFUSALS.noPolicy);
  const { policies, readings } = await lawInPlace(act.tx, law.policies, policyId, divisionCode);
  const kinds = certificateKindsNamed(policies, policyId, benefit);
  if (kinds.size === 0)
    return refused(
      REFUSALS_OF_CERTIFICATES.benefitNotProvided(policies.clauses.documents.get(policyId)?.short ?? ''),
    );
  if (payee === 'institution' && benefit === 'skill-upgrade-subsidy')
    return refused(REFUSALS_OF_CERTIFICATES.institutionOnly);
  // Behind the locks of their persons: whoever claims the same certificate waits, and then sees it claimed.
  const knowledge = await knowledgeOf(act, certificates);
  const free = await freeOf(act, head, certificates, kinds);
  if (claimantPersonId !== null && !free.ok) return free;
  const chosen = free.ok ? free.value : [];
  const { lines, blocks } = await linesAndBlocks(act, { ...head, policyId, readings }, chosen, knowledge);
  if (lines.length === 0 && blocks.length === 0) return refused(REFUSALS_OF_CERTIFICATES.nothingToClaim);
  return done({
    benefit,
    policyId,
    divisionCode,
    divisionPath: divisionPathOf(divisionCode),
    organisationId: head.organisationId,
    payeeKind: payee,
    classId: null,
    listId: null,
    subjectKind: 'certificates',
    certifiedClassId: head.certifiedClassId,
    claimantPersonId,
    openClaimId: head.openClaimId,
    lines,
    blocks,
  });
}

/** Those of a kind that the notice names which no other claim of the benefit has; why not, where somebody asks for one. */
async function freeOf(
  act: Act,
  { benefit, openClaimId, claimantPersonId }: Head,
  certificates: readonly ClaimableCertificate[],
  kinds: ReadonlySet<string>,
): Promise<Result<ClaimableCertificate[]>> {
  const named = certificates.filter(({ kind }) => kind !== null && kinds.has(kind));
  const claimed = await certificatesClaimed(
    act.tx,
    benefit,
    named.map(({ certificateId }) => certificateId),
  );
  const elsewhere = [...claimed.values()].find(({ claimId }) => claimId !== openClaimId);
  if (claimantPersonId !== null && named.length === 0)
    return refused(REFUSALS_OF_CERTIFICATES.otherKind([...kinds]));
  if (claimantPersonId !== null && elsewhere)
    return refused(REFUSALS_OF_CERTIFICATES.claimedAlready(elsewhere.number));
  return done(
    named.filter(({ certificateId }) => {
      const claim = claimed.get(certificateId);
      return claim === undefined || claim.claimId === openClaimId;
    }),
  );
}

type Knowledge = Awaited<ReturnType<typeof knowledgeOf>>;

async function linesAndBlocks(
  act: Act,
  head: Head & { readonly policyId: string; readonly readings: Readings },
  certificates: readonly ClaimableCertificate[],
  knowledge: Knowledge,
): Promise<{ lines: PlannedLine[]; blocks: PlannedBlock[] }> {
  const { benefit, payee, claimedOn, policyId, readings } = head;
  const persons = [...new Set(certificates.map(({ personId }) => personId))];
  const shared = await sharedCertificates(
    act.tx,
    certificates.map(({ number }) => number),
  );
  const cards = payee === 'trainee' ? await bankAccountsOf(act.tx, persons) : new Map();
  const agreed = payee === 'institution' ? await agreedWith(act.tx, head, persons) : undefined;
  const numbers = head.openClaimId === null ? [] : await certificatesOfClaim(act.tx, head.openClaimId);
  const known = new Map(numbers.map(({ certificateId, lineNo }) => [certificateId, lineNo]));
  let last = Math.max(0, ...known.values());
  const blocks: PlannedBlock[] = [];
  const lines: PlannedLine[] = [];
  for (const certificate of certificates) {
    const { personId, certificateId, number, issuedOn, classEndOn } = certificate;
    const person = knowledge.known(personId);
    const block = knowledge.blockOf(personId, issuedOn) ?? blockOf(head, certificate, person, agreed);
    if (block) {
      blocks.push(block);
      continue;
    }
    last = known.has(certificateId) ? last : last + 1;
    lines.push({
      ...composeCertificateLine({ ...certificate, policyId }, person, {
        benefit,
        claimedOn,
        payee,
        readings,
      }),
      lineNo: known.get(certificateId) ?? last,
      certificate: { certificateId, number },
      signals: certificateSignals({
        issuedOn,
        classEndOn,
        isShared: shared.has(number),
        payee,
        cardSharedWith:
          cards.get(personId)?.find(({ usable }: { usable: boolean }) => usable)?.sharedWith ?? 0,
      }),
    });
  }
  return { lines, blocks };
}

/** Why somebody gets no line. Whoever claims her own certificate gets one in any case, with the law's answer. */
function blockOf(
  { benefit, claimantPersonId }: Head,
  { personId }: ClaimableCertificate,
  person: ReturnType<Knowledge['known']>,
  agreed: ReadonlySet<PersonId> | undefined,
): PlannedBlock | undefined {
  if (agreed && !agreed.has(personId)) return { personId, rule: 'no-agreement', message: NO_AGREEMENT };
  if (benefit !== 'skill-upgrade-subsidy' || claimantPersonId !== null) return undefined;
  const insured = isInsured(person);
  return insured === true
    ? undefined
    : { personId, rule: 'not-insured', message: notInsured(insured === false) };
}
