import { type Ciphers, type IdentityNumber, writtenNumber } from '../../platform/kernel/index.ts';
import { otherSoundsOf, soundOf } from './rules-readings.ts';

/** By what two records of one human being are found: how the name sounds, keyed values of number and phone. */
export interface LikenessKeys {
  readonly nameSound: string;
  /** Other common readings of the name. */
  readonly otherSounds: readonly string[];
  readonly numberKey: Buffer;
  readonly phoneKey: Buffer | null;
}

/** A permit of Hong Kong or Macao residents: letter and eight digits, then how often it was issued. */
const ISSUED_PERMIT = /^([HM]\d{8})\d{2}$/;

/** The number as the same person keeps it through kinds and issues of the document. */
export function lastingNumber(idNumber: IdentityNumber): string {
  const number = writtenNumber(idNumber);
  return ISSUED_PERMIT.exec(number)?.[1] ?? number;
}

/** What is stored beside a person, so that a second record of the same human being is found. */
export function likenessOf(
  ciphers: Ciphers,
  person: { readonly name: string; readonly idNumber: IdentityNumber; readonly phone?: string | undefined },
): LikenessKeys {
  const nameSound = soundOf(person.name);
  return {
    nameSound,
    otherSounds: otherSoundsOf(person.name, nameSound),
    numberKey: ciphers.blindIndex('lasting-number', lastingNumber(person.idNumber)),
    phoneKey: phoneKeyOf(ciphers, person.phone),
  };
}

/** The keyed value of a phone; null without one. */
export function phoneKeyOf(ciphers: Ciphers, phone: string | undefined): Buffer | null {
  return phone ? ciphers.blindIndex('contact', `person:${phone}`) : null;
}
