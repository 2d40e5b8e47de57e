import { type Refusal, refusal } from '../kernel/index.ts';
import type { Role } from './actor.ts';

/** The password that a demonstration prints at its start and lists on its first page: nobody's secret. */
export const DEMONSTRATION_PASSWORD = 'gaotang-2021';

/** Passwords that are printed somewhere; an account of a real system never has one. */
export function isPrinted(password: string): boolean {
  return password.normalize('NFC').toLowerCase() === DEMONSTRATION_PASSWORD;
}

const FEWEST_CHARACTERS = 12;
/** A person's own account opens nothing but her own affairs. */
const FEWEST_OF_A_PERSON = 8;
const FEWEST_BEYOND_GUESSES = 6;
const FEWEST_DIFFERENT = 5;
const YEAR = /(19|20)\d{2}((0[1-9]|1[0-2])([0-2]\d|3[01]))?/g;
const ONE_WORD = /^[a-z]{1,14}$/;

/** Which of the rules a password breaks: the first of them. */
type Weakness = 'short' | 'same' | 'login' | 'name' | 'year' | 'guessed';
const WEAK: Readonly<Record<'person' | 'staff', Readonly<Record<Weakness, string>>>> = {
  person: {
    short: '密码太短：至少要八个字母或数字。',
    same: '密码里不同的字太少：至少要有五个不一样的字母或数字。',
    login: '密码里有登录名，别人容易猜到：请换一个。',
    name: '密码里有您的姓名，别人容易猜到：请换一个。',
    year: '密码只是一个词加年份，别人容易猜到：请再加几个不相干的字母或数字。',
    guessed: '密码太常见，或者是生日、一串相同或相连的数字，别人容易猜到：请再加几个不相干的字母或数字。',
  },
  staff: {
    short: '口令太短：至少要十二个字符，几个不相干的词连起来最好。',
    same: '口令里不同的字符太少：至少要有五个不一样的字符。',
    login: '口令里有账号，容易猜到：请换一个。',
    name: '口令里有姓名，容易猜到：请换一个。',
    year: '口令只是一个词加年份，容易猜到：请再加几个不相干的词。',
    guessed:
      '口令太容易猜到：去掉年份、常用口令、一串相同或相连的字符，剩下的太少；几个不相干的词连起来最好。',
  },
};
const PRINTED = refusal('printed-password', '这是演示用的口令，人人都知道，请另想一个。', '/next');

/** Whose password it is: what whoever knows the person tries first. */
export interface PasswordOf {
  readonly login: string;
  readonly displayName: string;
  readonly isDemonstration: boolean;
  readonly role: Role;
}

/** Why this password is refused; nothing when it may be chosen. `common` in lower case, longest first. */
export function passwordRefusals(
  password: string,
  of: PasswordOf,
  common: readonly string[],
): readonly Refusal[] {
  if (!of.isDemonstration && isPrinted(password)) return [PRINTED];
  const weakness = weaknessOf(password.normalize('NFC').toLowerCase(), of, common);
  const said = WEAK[of.role === 'worker' ? 'person' : 'staff'];
  return weakness === undefined ? [] : [refusal('weak-password', said[weakness], '/next')];
}

function weaknessOf(plain: string, of: PasswordOf, common: readonly string[]): Weakness | undefined {
  const fewest = of.role === 'worker' ? FEWEST_OF_A_PERSON : FEWEST_CHARACTERS;
  if ([...plain].length < fewest) return 'short';
  if (new Set(plain).size < FEWEST_DIFFERENT) return 'same';
  const { login } = of;
  if (plain.includes(login.toLowerCase())) return 'login';
  const names = of.displayName.toLowerCase().split(/\s+/);
  if (names.some((name) => [...name].length > 1 && plain.includes(name))) return 'name';
  const withoutYear = plain.replaceAll(YEAR, '');
  if (withoutYear !== plain && ONE_WORD.test(withoutYear.replaceAll(/[^\p{L}]/gu, ''))) return 'year';
  const beyond = of.role === 'worker' ? FEWEST_OF_A_PERSON / 2 : FEWEST_BEYOND_GUESSES;
  return beyondGuesses(plain, common) < beyond ? 'guessed' : undefined;
}

/** How many letters and digits are left without years, common passwords and runs of equal or neighbouring ones. */
function beyondGuesses(plain: string, common: readonly string[]): number {
  let rest = plain.replaceAll(YEAR, ' ');
  for (const word of common) rest = rest.replaceAll(word, ' ');
  // Letters written as digits and signs: p@ssw0rd.
  let spelt = rest.replaceAll(/[@0134$5]/g, (sign) => LETTER_OF[sign] ?? sign);
  if (spelt !== rest) for (const word of common) spelt = spelt.replaceAll(word, ' ');
  const left = [...spelt].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  return left.filter((sign, at) => at === 0 || !isNext(left[at - 1] as string, sign)).length;
}

const LETTER_OF: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
};

function isNext(before: string, sign: string): boolean {
  const step = (sign.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  return Math.abs(step) <= 1;
}
