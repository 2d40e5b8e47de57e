import type { z } from 'zod';
import { certificateKindsNamed, governingNotice, type Policies } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canDo, type LocalDate, type PersonId } from '../../platform/kernel/index.ts';
import { CERTIFICATE_BENEFITS, type CertificateBenefit, lawInPlace } from '../determination/index.ts';
import type { certificatesReply, ownCertificatesReply } from './contract-certificates.ts';
import { CLAIM } from './machine.ts';
import { certificateGroups, ownCertificates } from './store-certificates.ts';

interface CertificateReader {
  readonly tx: Tx;
  readonly policies: Policies;
  readonly today: LocalDate;
}

/** The kinds of certificate that the notice of a county accepts for a benefit today; asked once for each county. */
function kindsByCounty({ tx, policies, today }: CertificateReader, benefit: CertificateBenefit) {
  const known = new Map<string, ReadonlySet<string>>();
  return async (divisionCode: string): Promise<ReadonlySet<string>> => {
    const found = known.get(divisionCode);
    if (found) return found;
    const policyId = governingNotice(policies, divisionCode, today);
    const kinds =
      policyId === undefined
        ? new Set<string>()
        : certificateKindsNamed(
            (await lawInPlace(tx, policies, policyId, divisionCode)).policies,
            policyId,
            benefit,
          );
    known.set(divisionCode, kinds);
    return kinds;
  };
}

/** Certificates on which a benefit may still be claimed, by class. */
export async function claimableCertificates(
  reader: CertificateReader,
  benefit: CertificateBenefit,
): Promise<z.input<typeof certificatesReply>> {
  const kindsOf = kindsByCounty(reader, benefit);
  type Row = z.input<typeof certificatesReply>['rows'][number];
  const rows = new Map<string, Row>();
  for (const group of await certificateGroups(reader.tx, benefit)) {
    if (!(await kindsOf(group.divisionCode)).has(group.kind)) continue;
    const { classId, className, classNumber, divisionCode } = group;
    const key = `${classId} ${divisionCode}`;
    const before = rows.get(key) ?? {
      ...{ classId, className, classNumber, divisionCode },
      certificates: 0,
      unclaimed: 0,
      agreed: [],
    };
    const agreed = new Map(before.agreed.map((one) => [one.organisationId, one]));
    for (const one of group.agreed)
      agreed.set(one.organisationId, {
        ...one,
        count: one.count + (agreed.get(one.organisationId)?.count ?? 0),
      });
    rows.set(key, {
      ...before,
      certificates: before.certificates + group.certificates,
      unclaimed: before.unclaimed + group.unclaimed,
      agreed: [...agreed.values()],
    });
  }
  return { rows: [...rows.values()] };
}

/** A person's certificates, what each may bring her under the notice of its county, and what became of it. */
export async function ownCertificatesView(
  reader: CertificateReader,
  personId: PersonId,
): Promise<z.input<typeof ownCertificatesReply>> {
  const kindsOf = new Map(
    CERTIFICATE_BENEFITS.map((benefit) => [benefit, kindsByCounty(reader, benefit)] as const),
  );
  const rows = [];
  for (const { claims, divisionCode, ...certificate } of await ownCertificates(reader.tx, personId)) {
    const benefits = [];
    for (const [benefit, kinds] of kindsOf) {
      const claim = claims.find((one) => one.benefit === benefit);
      if (!claim && !(await kinds(divisionCode)).has(certificate.kind ?? '')) continue;
      benefits.push({
        benefit,
        claim: claim
          ? {
              ...{ claimId: claim.claimId, claimLineId: claim.claimLineId, number: claim.number },
              status: claim.status,
              canWithdraw: claim.isOwn && canDo(CLAIM, claim.status, 'claims.withdraw'),
            }
          : null,
      });
    }
    rows.push({ ...certificate, benefits });
  }
  return { rows };
}
