import type { Ciphers, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { factsOf } from '../../registry/persons/index.ts';
import { CERTIFICATE_BENEFITS, type CertificateBenefit, isInsured } from '../determination/index.ts';
import { blockedBy } from './rules.ts';
import { uncomputedCertificates } from './store-uncomputed.ts';
import { type CertificateReader, kindsOf, lawByCounty } from './views-certificates.ts';

/** So many certificates of a benefit are looked at: whoever has more to do does these first. */
const MOST = 500;

/** Certificates that would make a line if they were computed now: who would be paid, and how many. */
interface ToCompute {
  readonly benefit: CertificateBenefit;
  /** By agreement; null where their holders are paid. */
  readonly organisation: { readonly organisationId: Uuid; readonly name: string } | null;
  readonly count: number;
  /** There may be more than were looked at. */
  readonly isMore: boolean;
}

/**
 * Certificates in reach of a kind that the notice names and that no claim has looked at, by benefit and payee; only
 * those that would make a line: their holders live, and for the skill-upgrade subsidy have insured months.
 */
export async function certificatesToCompute(
  reader: CertificateReader & { readonly ciphers: Ciphers },
): Promise<ToCompute[]> {
  const { tx, ciphers } = reader;
  const lawOf = lawByCounty(reader);
  const found: ToCompute[] = [];
  for (const benefit of CERTIFICATE_BENEFITS) {
    const named = [];
    const seen = await uncomputedCertificates(tx, benefit, MOST);
    for (const certificate of seen)
      if (kindsOf(await lawOf(certificate.divisionCode), benefit).has(certificate.kind ?? ''))
        named.push(certificate);
    const facts = await factsOf(
      tx,
      ciphers,
      named.map(({ personId }) => personId),
    );
    const knownOf = (personId: PersonId) => facts.get(personId) ?? [];
    const groups = new Map<Uuid | null, ToCompute>();
    for (const { personId, issuedOn, organisationId, organisationName } of named) {
      const known = knownOf(personId);
      if (blockedBy(known, issuedOn) !== undefined) continue;
      if (benefit === 'skill-upgrade-subsidy' && isInsured({ facts: known }) !== true) continue;
      const organisation = organisationId === null ? null : { organisationId, name: organisationName ?? '' };
      const count = (groups.get(organisationId)?.count ?? 0) + 1;
      groups.set(organisationId, { benefit, organisation, count, isMore: seen.length === MOST });
    }
    found.push(...groups.values());
  }
  return found;
}
