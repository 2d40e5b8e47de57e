import { makeLocalDate } from './local-date.ts';
import { checkResidentId } from './resident-id.ts';

/**
 * Documents that say who somebody is. A resident's number has 18 characters; residence permits of Hong Kong, Macao and
 * Taiwan (81, 82, 83) and the permanent residence card of 2023 (first digit 9) have the same form and check digit.
 */
export type DocumentKind =
  | 'resident'
  | 'permanent-residence'
  | 'hong-kong-macao-permit'
  | 'taiwan-permit'
  | 'passport';

/** Three letters of the country, four digits of the place, the day of birth as YYMMDD, two digits. */
const PERMANENT_RESIDENCE = /^[A-Z]{3}\d{6}(\d{2})(\d{2})\d{2}$/;
// The number has no century; a leap year has every day that a year can have.
const LEAP_YEAR = 2000;

/** The kind of an already normalised number; undefined for what is no document's number. */
export function documentKindOf(text: string): DocumentKind | undefined {
  if (checkResidentId(text).ok) return 'resident';
  const permanent = PERMANENT_RESIDENCE.exec(text);
  if (permanent)
    return makeLocalDate(LEAP_YEAR, Number(permanent[1]), Number(permanent[2]))
      ? 'permanent-residence'
      : undefined;
  if (/^[HM]\d{8}(\d{2})?$/.test(text)) return 'hong-kong-macao-permit';
  if (/^\d{8}$/.test(text)) return 'taiwan-permit';
  return /^[A-Z]{1,2}\d{7,8}$/.test(text) ? 'passport' : undefined;
}
