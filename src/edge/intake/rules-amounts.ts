import { type Fen, fen, formatYuan, parseYuan } from '../../platform/kernel/index.ts';
import {
  APOSTROPHE,
  type CellValue,
  narrow,
  normalised,
  type Reading,
  reading,
  refusing,
  SPACE_OR_INVISIBLE,
  unknown,
} from './rules-values.ts';

const NUMERALS: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇', '壹一', '贰二两貳', '叁三參叄', '肆四', '伍五', '陆六陸', '柒七', '捌八', '玖九'].flatMap(
    (signs, digit) => [...signs].map((sign) => [sign, digit]),
  ),
);
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 十: 10, 佰: 100, 百: 100, 仟: 1000, 千: 1000 };
const IN_WORDS = /^[零〇壹一贰二两貳叁三參叄肆四伍五陆六陸柒七捌八玖九拾十佰百仟千万萬亿元圆角分整正]+$/;
const MOST_YUAN = 1e12;

/**
 * An amount in yuan: digits with unit, currency sign or thousands commas, 万元, words (壹仟贰佰元整), or both forms in
 * one cell. Two forms that disagree are no amount.
 */
export function readAmount(value: CellValue): Reading<Fen> {
  const raw = value.text;
  const text = narrow(raw.replace(SPACE_OR_INVISIBLE, '')).replace(APOSTROPHE, '');
  if (text === '') return unknown();
  const bare = bareDigits(text);
  const plain = parseDigits(bare);
  if (plain !== undefined)
    return value.kind === 'number' || bare === raw
      ? reading(plain)
      : reading(plain, normalised('amount-text', '金额去掉单位和千分位逗号', raw, bare));
  const amounts = formsOf(text).map(parseForm);
  const [amount] = amounts;
  if (amount === undefined || amounts.includes(undefined))
    return unknown(refusing('amount-unreadable', '金额认不出来：请只填数字，例如 1200'));
  if (amounts.some((other) => other !== amount))
    return unknown(
      refusing('amount-contradicts', '同一格里的大写和小写金额不一致：请核对后只填数字，例如 1200'),
    );
  return reading(amount, normalised('amount-text', '金额统一为元', raw, shown(amount)));
}

const shown = (amount: Fen) => formatYuan(amount, false).replace(/\.00$/, '');

function bareDigits(text: string): string {
  return text
    .replace(/^(人民币|RMB|CNY)?[¥￥]?/i, '')
    .replace(/(元|圆|块)?(整|正)?(\/.*|每[人月天日].*)?$/, '')
    .replace(/(\d),(?=\d{3}(\D|$))/g, '$1');
}

function parseDigits(bare: string): Fen | undefined {
  return parseYuan(bare.replace(/(\.\d\d?)0+$/, '$1').replace(/\.$/, ''));
}

/** The forms of one amount in a cell: 1200元（壹仟贰佰元整）, 大写：… 小写：…; a bracket without a number is a remark. */
function formsOf(text: string): string[] {
  return text
    .replace(/[(（]?(?:大写|小写)[)）]?[:：]?/g, '|')
    .split(/[()（）[\]【】|;；]/)
    .filter((part) => part !== '')
    .filter((part, index) => index === 0 || /[\d零壹贰叁肆伍陆柒捌玖拾佰仟万]/.test(part));
}

function parseForm(form: string): Fen | undefined {
  const bare = bareDigits(form);
  const ofTenThousands = /^(\d{1,8})(?:\.(\d{1,6}))?万$/.exec(bare);
  if (ofTenThousands) {
    const [, whole = '', part = ''] = ofTenThousands;
    return fen(Number(whole) * 1_000_000 + Number(part.padEnd(6, '0')));
  }
  return (
    parseDigits(bare) ??
    parseWords(form.replace(/^(人民币|RMB|CNY)/i, '').replace(/(\/.*|每[人月天日].*)$/, ''))
  );
}

/** 壹仟贰佰元整 in fen; undefined for anything that is not one amount in words. */
function parseWords(text: string): Fen | undefined {
  if (!IN_WORDS.test(text)) return undefined;
  const match =
    /^([^元圆角分整正]+)(?:[元圆](?:零?([^元圆角分整正])角)?(?:零?([^元圆角分整正])分)?)?[整正]?$/.exec(text);
  if (!match) return undefined;
  const yuan = integerOf((match[1] as string).replace(/萬/g, '万'));
  const tenth = match[2] === undefined ? 0 : NUMERALS[match[2]];
  const hundredth = match[3] === undefined ? 0 : NUMERALS[match[3]];
  if (yuan === undefined || tenth === undefined || hundredth === undefined || yuan >= MOST_YUAN)
    return undefined;
  return fen(yuan * 100 + tenth * 10 + hundredth);
}

function integerOf(text: string): number | undefined {
  for (const [sign, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = text.indexOf(sign);
    if (at < 0) continue;
    const above = integerOf(text.slice(0, at));
    const below = at === text.length - 1 ? 0 : integerOf(text.slice(at + 1));
    return above === undefined || below === undefined || below >= size ? undefined : above * size + below;
  }
  let sum = 0;
  let digit: number | undefined;
  let afterZero = true;
  let last = 10_000;
  for (const [index, sign] of [...text].entries()) {
    const unit = UNITS[sign];
    if (unit === undefined) {
      const next = NUMERALS[sign];
      if (next === undefined || (digit !== undefined && digit !== 0)) return undefined;
      afterZero = digit === 0 || last === 10 || last === 10_000;
      digit = next;
      continue;
    }
    // 拾元 is ten yuan; a unit never comes twice and never after a smaller one.
    if (unit >= last || (digit === undefined && !(unit === 10 && index === 0)) || digit === 0)
      return undefined;
    sum += (digit ?? 1) * unit;
    last = unit;
    digit = undefined;
  }
  // 一千二 is 1,200 when spoken and 1,002 when written: it is neither.
  if (text === '' || (digit !== undefined && digit !== 0 && !afterZero)) return undefined;
  return sum + (digit ?? 0);
}
