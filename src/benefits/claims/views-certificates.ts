import type { z } from 'zod';
import {
  certificateKindsNamed,
  governingNotice,
  latestNotice,
  type Policies,
} from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canDo, type LocalDate, type PersonId } from '../../platform/kernel/index.ts';
import { agreementsOfPerson } from '../../registry/payees/index.ts';
import { bankAccountsOf } from '../../registry/persons/index.ts';
import {
  CERTIFICATE_BENEFITS,
  type CertificateBenefit,
  type DecryptedDetermination,
  lawInPlace,
  waysToYes,
} from '../determination/index.ts';
import type { certificatesReply, ownCertificatesReply } from './contract-certificates.ts';
import { CLAIM, isDecided } from './machine.ts';
import { type LawOfPlace, whyNoBenefit } from './rules-certificates.ts';
import type { ClaimRow } from './store.ts';
import {
  type CertificateGroup,
  certificateGroups,
  type OwnCertificate,
  ownCertificates,
} from './store-certificates.ts';
import type { ClaimViewRow } from './store-views.ts';
import type { Reader } from './views-load.ts';

export interface CertificateReader {
  readonly tx: Tx;
  readonly policies: Policies;
  readonly today: LocalDate;
}

/** The law of each county on certificates today, as its bureau has set it; asked once for each county. */
export function lawByCounty({ tx, policies, today }: CertificateReader) {
  const known = new Map<string, LawOfPlace>();
  return async (divisionCode: string): Promise<LawOfPlace> => {
    const found = known.get(divisionCode);
    if (found) return found;
    const policyId = governingNotice(policies, divisionCode, today);
    const law =
      policyId === undefined
        ? { policies, policyId: undefined, latest: latestNotice(policies, divisionCode) }
        : { policies: (await lawInPlace(tx, policies, policyId, divisionCode)).policies, policyId };
    known.set(divisionCode, law);
    return law;
  };
}

/** The kinds of certificate that the law of a county accepts for a benefit. */
export const kindsOf = (
  { policies, policyId }: LawOfPlace,
  benefit: CertificateBenefit,
): ReadonlySet<string> =>
  policyId === undefined ? new Set() : certificateKindsNamed(policies, policyId, benefit);

/** Certificates on which a benefit may still be claimed, by class. */
export async function claimableCertificates(
  reader: CertificateReader,
  benefit: CertificateBenefit,
): Promise<z.input<typeof certificatesReply>> {
  const lawOf = lawByCounty(reader);
  const rows = new Map<string, CertificateGroup>();
  for (const group of await certificateGroups(reader.tx, benefit)) {
    if (!kindsOf(await lawOf(group.divisionCode), benefit).has(group.kind)) continue;
    const key = `${group.classId} ${group.divisionCode}`;
    const before = rows.get(key);
    rows.set(key, before ? together(before, group) : group);
  }
  const people = (holders: readonly PersonId[]) => new Set(holders).size;
  return {
    rows: [...rows.values()].map(({ kind: _, holders, agreed, ...row }) => ({
      ...row,
      people: people(holders),
      agreed: agreed.map(({ holders, ...one }) => ({ ...one, people: people(holders) })),
    })),
  };
}

/** Two kinds of certificate of one class as one row. */
function together(one: CertificateGroup, other: CertificateGroup): CertificateGroup {
  const agreed = new Map(one.agreed.map((of) => [of.organisationId, of]));
  for (const of of other.agreed) {
    const before = agreed.get(of.organisationId);
    const count = of.count + (before?.count ?? 0);
    agreed.set(of.organisationId, { ...of, count, holders: [...of.holders, ...(before?.holders ?? [])] });
  }
  return {
    ...one,
    certificates: one.certificates + other.certificates,
    unclaimed: one.unclaimed + other.unclaimed,
    holders: [...one.holders, ...other.holders],
    agreed: [...agreed.values()],
  };
}

/**
 * A person's certificates, what each may bring her under the notice of its county and why not, what became of it, and
 * the card that the money would go to.
 */
export async function ownCertificatesView(
  reader: CertificateReader,
  personId: PersonId,
): Promise<z.input<typeof ownCertificatesReply>> {
  const lawOf = lawByCounty(reader);
  const rows = [];
  for (const { claims, divisionCode, ...certificate } of await ownCertificates(reader.tx, personId)) {
    const law = await lawOf(divisionCode);
    const benefits = [];
    const without = [];
    for (const benefit of CERTIFICATE_BENEFITS) {
      const made = claims.filter((one) => one.benefit === benefit);
      const claim = made.find(isUnderWay);
      const last = made.find((one) => !isUnderWay(one));
      const isNamed = !certificate.isWithdrawn && kindsOf(law, benefit).has(certificate.kind ?? '');
      if (claim || last || isNamed)
        benefits.push({
          benefit,
          claim: claim ? { ...named(claim), canWithdraw: mayTakeBack(claim) } : null,
          last: last && !claim ? named(last) : null,
        });
      else if (!certificate.isWithdrawn) without.push({ benefit, ...whyNoBenefit(law, benefit) });
    }
    rows.push({ ...certificate, benefits, without });
  }
  const accounts = (await bankAccountsOf(reader.tx, [personId])).get(personId) ?? [];
  const account = accounts.find(({ usable }) => usable);
  return {
    rows,
    agreements: await agreementsOfPerson(reader.tx, personId),
    account: account ? { bankName: account.bankName, numberLast4: account.numberLast4 } : null,
  };
}

type ClaimOnOwn = OwnCertificate['claims'][number];

/** Is something still to come of it? Of what was handed in and the law refuses, until two people have decided. */
function isUnderWay({ lineStatus, isOwn, status }: ClaimOnOwn): boolean {
  if (lineStatus === 'refused') return false;
  return lineStatus !== 'not-entitled' || (!isDecided(status) && (isOwn || status !== 'generated'));
}

const mayTakeBack = ({ isOwn, status }: ClaimOnOwn): boolean =>
  isOwn && canDo(CLAIM, status, 'claims.withdraw');

const named = ({ claimId, claimLineId, number, status }: ClaimOnOwn) => ({
  claimId,
  claimLineId,
  number,
  status,
});

/** What a claim is about: its class or list; certificates by the class they were earned in, others and one's own by what they are. */
export function subjectName(
  vocabulary: Policies['vocabulary'],
  of: Pick<ClaimViewRow, 'subjectKind' | 'subjectName' | 'certifiedClassId'>,
): string {
  if (of.subjectKind !== 'certificates') return of.subjectName;
  const kind = vocabulary.label('claimSubjects', 'certificates');
  return of.certifiedClassId === null ? kind : `${of.subjectName} ${kind}`;
}

/** What would make a refused line on a certificate due, by the law of its county as the bureau has set it. */
export async function waysOfLine(
  { tx, law }: Pick<Reader, 'tx' | 'law'>,
  { benefit, policyId, divisionCode }: Pick<ClaimRow, 'benefit' | 'policyId' | 'divisionCode'>,
  { decision }: Pick<DecryptedDetermination, 'decision'>,
): Promise<string[]> {
  if (decision.outcome !== 'not-entitled' || !CERTIFICATE_BENEFITS.some((known) => known === benefit))
    return [];
  const { policies } = await lawInPlace(tx, law.policies, policyId, divisionCode);
  return waysToYes(policies, { policyId, benefit, findings: decision.findings });
}
