import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Uuid } from '../../platform/kernel/index.ts';
import { findLikeness } from './store-likeness.ts';

/** Whether two organisations are one in each trait; null where that is not known of one of them. */
export interface OrganisationLikeness {
  readonly organisation: boolean | null;
  readonly 'legal-person': boolean | null;
  readonly phone: boolean | null;
  readonly account: boolean | null;
  readonly address: boolean | null;
}

/** Compares two organisations past the reader's reach; says of each trait whether it is the same, and what it is never. */
export async function likenessOf(
  { tx, ciphers }: { readonly tx: Tx; readonly ciphers: Ciphers },
  one: Uuid,
  other: Uuid,
): Promise<OrganisationLikeness> {
  const found = await findLikeness(tx, one, other);
  const phoneOf = (organisationId: Uuid, cipher: Buffer | null | undefined) =>
    cipher ? ciphers.decrypt(`organisation.phone.${organisationId}`, cipher) : null;
  const phones = [phoneOf(one, found?.onePhone), phoneOf(other, found?.otherPhone)];
  return {
    organisation: found?.sameOrganisation ?? null,
    'legal-person': found?.sameLegalPerson ?? null,
    phone: phones.includes(null) ? null : phones[0] === phones[1],
    account: found?.sameAccount ?? null,
    address: found?.sameAddress ?? null,
  };
}
