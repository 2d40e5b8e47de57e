import type { SpoiledKind, SpoiledNumber } from './contract.ts';
import {
  type CardReading,
  type CellValue,
  narrow,
  type Reading,
  refusing,
  unknown,
  warning,
} from './rules-values.ts';

/** Digits that a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15;
const ID_DIGITS_WITHOUT_CHECK = 17;
const CARD_WITH_ONE_LOST_DIGIT = 16;

const ROUNDED: ReadonlySet<string> = new Set([
  'id-number-rounded',
  'card-number-rounded',
  'certificate-number-rounded',
]);
const REFUSED_BEFORE: ReadonlySet<string> = new Set([
  'id-number-spoiled',
  'card-number-spoiled',
  'certificate-number-spoiled',
]);

/** Whether a finding says that the value of its cell must not be handed out again. */
export function isSpoiledCode(code: string): boolean {
  return ROUNDED.has(code) || REFUSED_BEFORE.has(code);
}

/** The numbers that were refused as rounded, earlier or in the files at hand; each reading of a number passes here. */
export interface SpoiledNumbers {
  /** The reading, refused when its number was refused as rounded before; a rounded one is noted. */
  check<T>(kind: SpoiledKind, value: CellValue, read: Reading<T>): Reading<T>;
  /** What was noted, in the order of the cells. */
  noted(): readonly SpoiledNumber[];
  /** Whether a number was let through before a later cell showed it rounded: then everything is planned again. */
  isLate(): boolean;
}

export function createSpoiledNumbers(
  isRemembered: ((number: SpoiledNumber) => boolean) | undefined,
  notedBefore: readonly SpoiledNumber[] = [],
): SpoiledNumbers {
  const noted = new Map(notedBefore.map((number) => [keyOf(number), number]));
  const passed = new Set<string>();
  return {
    check(kind, value, read) {
      const number = spoiledNumber(kind, value);
      if (number === undefined) return read;
      if (read.remarks.some(({ code }) => ROUNDED.has(code))) {
        noted.set(keyOf(number), number);
        return read;
      }
      if (noted.has(keyOf(number)) || isRemembered?.(number)) return refusedBefore(kind, number);
      passed.add(keyOf(number));
      return read;
    },
    noted: () => [...noted.values()],
    isLate: () => [...noted.keys()].some((key) => passed.has(key)),
  };
}

const keyOf = ({ kind, digits }: SpoiledNumber) => `${kind}:${digits}`;

/**
 * What stays the same of a number in all its forms: with and without the lost digits, with another check digit, as a
 * power of ten. Undefined where no digit can have been lost: up to 15 digits; and a card of 16, whose one lost digit
 * the card's own check digit tells.
 */
export function spoiledNumber(kind: SpoiledKind, value: CellValue): SpoiledNumber | undefined {
  const digits = digitsOf(value.text);
  if (digits === undefined) return undefined;
  const isCutOff = kind === 'id-number' && value.kind === 'text' && digits.length === KEPT_DIGITS;
  if (digits.length <= KEPT_DIGITS && !isCutOff) return undefined;
  if (kind === 'bank-card' && digits.length === CARD_WITH_ONE_LOST_DIGIT) return undefined;
  const kept = (kind === 'id-number' ? digits.slice(0, ID_DIGITS_WITHOUT_CHECK) : digits).replace(/0+$/, '');
  // More than 15 digits that are no zeros: nothing was rounded, and no rounded number is meant.
  return kept.length > KEPT_DIGITS + 2 ? undefined : { kind, digits: kept };
}

/** The digits that a cell shows, its power of ten written out; undefined for anything but a number. */
function digitsOf(raw: string): string | undefined {
  const text = narrow(raw).replace(/[^\dXxEe.+]/g, '');
  const power = /^(\d)(?:\.(\d+))?[Ee]\+?(\d{1,2})$/.exec(text);
  if (power) return ((power[1] as string) + (power[2] ?? '')).padEnd(Number(power[3]) + 1, '0');
  return /^\d+[Xx]?$/.test(text) ? text.replace(/[Xx]$/, '0') : undefined;
}

function refusedBefore(kind: SpoiledKind, number: SpoiledNumber): Reading<never> {
  switch (kind) {
    case 'id-number':
      return unknown(
        refusing(
          'id-number-spoiled',
          '这个号码与此前按数字存储、后 3 位已丢失而退回的号码相同，不能再用：请对照身份证原件重新填写全部 18 位；证件上确是这个号码的，请人社部门先导入公安人口比对结果',
        ),
      );
    case 'bank-card':
    case 'bank-account': {
      const card: CardReading = { number: number.digits, trusted: false, fault: 'card-number-rounded' };
      return {
        value: card as never,
        remarks: [
          warning(
            'card-number-spoiled',
            '银行账号与此前按数字存储、后几位已丢失的账号相同，账户不可用：请对照银行卡重新填写全部卡号',
          ),
        ],
      };
    }
    default:
      return unknown(
        refusing(
          'certificate-number-spoiled',
          '证书编号与此前按数字存储、后几位已丢失的编号相同，不能再用：请对照证书原件重新填写全部编号',
        ),
      );
  }
}
