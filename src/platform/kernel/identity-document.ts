import { makeLocalDate } from './local-date.ts';
import { checkResidentId, maskResidentId, type ResidentId } from './resident-id.ts';

export const DOCUMENT_KINDS = [
  'resident',
  'permanent-residence',
  'hong-kong-macao-permit',
  'taiwan-permit',
  'passport',
] as const;
/**
 * Documents that say who somebody is. A resident's number has 18 characters; residence permits of Hong Kong, Macao and
 * Taiwan (81, 82, 83) and the permanent residence card of 2023 (first digit 9) have the same form and check digit.
 */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

type OtherNumber = string & { readonly __brand: 'OtherNumber' };
/** Whom a document names: a number of 18 characters as it is, any other with its kind before it. */
export type IdentityNumber = ResidentId | OtherNumber;

/** Three letters of the country, four digits of the place, the day of birth as YYMMDD, two digits. */
const PERMANENT_RESIDENCE = /^[A-Z]{3}\d{6}(\d{2})(\d{2})\d{2}$/;
// The number has no century; a leap year has every day that a year can have.
const LEAP_YEAR = 2000;

/** The kinds whose numbers look like this, the likeliest first; the text is normalised already. */
export function documentKindsOf(text: string): DocumentKind[] {
  if (checkResidentId(text).ok) return ['resident'];
  const permanent = PERMANENT_RESIDENCE.exec(text);
  if (permanent)
    return makeLocalDate(LEAP_YEAR, Number(permanent[1]), Number(permanent[2]))
      ? ['permanent-residence']
      : [];
  const kinds: DocumentKind[] = [];
  if (/^[HM]\d{8}(\d{2})?$/.test(text)) kinds.push('hong-kong-macao-permit');
  if (/^\d{8}$/.test(text)) kinds.push('taiwan-permit');
  // Countries number as they like (ICAO 9303: at most nine characters); ten are left to permits.
  if (/^(?=.*\d{4})[A-Z0-9]{6,9}$/.test(text)) kinds.push('passport');
  return kinds;
}

/** Whom a number names as a document of this kind; undefined when it has not the form of one. */
export function identityOf(kind: DocumentKind, number: string): IdentityNumber | undefined {
  if (!documentKindsOf(number).includes(kind)) return undefined;
  return (kind === 'resident' ? number : `${kind}:${number}`) as IdentityNumber;
}

/** A stored number read again; undefined for what is none. */
export function parseIdentity(text: string): IdentityNumber | undefined {
  const [kind = '', number] = text.split(':');
  if (number === undefined) return identityOf('resident', text);
  return kind === 'resident' ? undefined : identityOf(kind as DocumentKind, number);
}

/** Whether the number says birth date and sex. */
export function isResident(id: IdentityNumber): id is ResidentId {
  return !id.includes(':');
}

export function documentKindOf(id: IdentityNumber): DocumentKind {
  return isResident(id) ? 'resident' : (id.slice(0, id.indexOf(':')) as DocumentKind);
}

/** The number as the document shows it. */
export function writtenNumber(id: IdentityNumber): string {
  return id.slice(id.indexOf(':') + 1);
}

/** A resident's number as a publication shows it; of a shorter one the first and the last three characters. */
export function maskIdentity(id: IdentityNumber): string {
  if (isResident(id)) return maskResidentId(id);
  const number = writtenNumber(id);
  return `${number.slice(0, 1)}${'*'.repeat(number.length - 4)}${number.slice(-3)}`;
}
