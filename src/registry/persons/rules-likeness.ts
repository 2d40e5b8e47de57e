import { pinyin } from 'pinyin-pro';
import { type Ciphers, type IdentityNumber, writtenNumber } from '../../platform/kernel/index.ts';

/** By what two records of one human being are found: how the name sounds, keyed values of number and phone. */
export interface LikenessKeys {
  readonly nameSound: string;
  readonly numberKey: Buffer;
  readonly phoneKey: Buffer | null;
}

/** Surnames that the library reads in the ordinary way. */
const SURNAMES: readonly (readonly [string, string])[] = [
  ['单于', 'chan yu'],
  ['种', 'chong'],
  ['洗', 'xian'],
  ['祭', 'zhai'],
  ['佴', 'nai'],
  ['秘', 'bi'],
];
/** A permit of Hong Kong or Macao residents: letter and eight digits, then how often it was issued. */
const ISSUED_PERMIT = /^([HM]\d{8})\d{2}$/;

const syllables = (name: string, surname: 'head' | 'off') =>
  pinyin(name, { surname, toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((syllable) =>
    syllable.trim().toLowerCase(),
  );

/** How a name sounds: its syllables without tones, the surname as surnames are read. */
export function soundOf(name: string): string {
  const plain = name.normalize('NFKC').replace(/[\s·•.,\-']/g, '');
  const known = SURNAMES.find(([surname]) => plain.startsWith(surname) && plain.length > surname.length);
  const read = known
    ? [known[1], ...syllables(plain.slice(known[0].length), 'off')]
    : syllables(plain, 'head');
  return read.filter(Boolean).join(' ');
}

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
  return {
    nameSound: soundOf(person.name),
    numberKey: ciphers.blindIndex('lasting-number', lastingNumber(person.idNumber)),
    phoneKey: phoneKeyOf(ciphers, person.phone),
  };
}

/** The keyed value of a phone; null without one. */
export function phoneKeyOf(ciphers: Ciphers, phone: string | undefined): Buffer | null {
  return phone ? ciphers.blindIndex('contact', `person:${phone}`) : null;
}
