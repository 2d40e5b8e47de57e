import {
  type CreditCode,
  creditCodeFault,
  creditCodeForm,
  parseCreditCode,
} from '../../platform/kernel/index.ts';
import type { Gravity } from './contract.ts';

/** A cell as the rules see it: what kind of thing is stored and its text, never re-printed. */
export interface CellValue {
  readonly kind: 'text' | 'number' | 'date' | 'boolean';
  readonly text: string;
}

/** One remark on one cell, before it is known which cell. */
export interface Remark {
  readonly code: string;
  readonly gravity: Gravity;
  readonly message: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A value read with its remarks; no value means: unknown, or refused when a remark says so. */
export interface Reading<T> {
  readonly value?: T;
  readonly remarks: readonly Remark[];
}

export function reading<T>(value: T, ...remarks: readonly Remark[]): Reading<T> {
  return { value, remarks };
}

export function unknown(...remarks: readonly Remark[]): Reading<never> {
  return { remarks };
}

export function normalised(code: string, message: string, from: string, to: string): Remark {
  return { code, gravity: 'normalised', message, from, to };
}

export function warning(code: string, message: string): Remark {
  return { code, gravity: 'warned', message, from: null, to: null };
}

export function refusing(code: string, message: string): Remark {
  return { code, gravity: 'refused', message, from: null, to: null };
}

// Characters that nobody sees: soft hyphen, zero-width, direction marks, byte order mark.
const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff';
export const SPACE_OR_INVISIBLE = new RegExp(`[\\s${INVISIBLE}]`, 'g');
const INVISIBLE_ONLY = new RegExp(`[${INVISIBLE}]`, 'g');
const OUTER_SPACE = new RegExp(`^[\\s${INVISIBLE}]+|[\\s${INVISIBLE}]+$`, 'g');
export const APOSTROPHE = /^['’‘`＇]+/;

/** Full-width letters, digits and signs to their narrow forms; Chinese characters stay as they are, rare ones too. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** Dashes and the like that people write where there is nothing to say. */
export function isPlaceholder(text: string): boolean {
  return /^[—–\-－_/／\\无空]+$/.test(text.replace(SPACE_OR_INVISIBLE, ''));
}

/** Visible text without blanks around it; undefined when nothing is left. */
export function plainText(value: CellValue): string | undefined {
  const text = value.text.replace(OUTER_SPACE, '');
  return text === '' ? undefined : text;
}

/**
 * Free text: blanks around it and invisible characters go; a text that begins with = + - @ stays text and
 * warned, because exports must defuse it.
 */
export function readText(value: CellValue): Reading<string> {
  if (value.kind !== 'text') return value.text === '' ? unknown() : reading(value.text);
  const bare = value.text.replace(OUTER_SPACE, '').replace(INVISIBLE_ONLY, '');
  if (bare === '') return unknown();
  if (isPlaceholder(bare)) return unknown();
  const text = bare.replace(APOSTROPHE, '') || bare;
  const remarks: Remark[] = [];
  if (/^[=+\-@＝＋－＠]/.test(text))
    remarks.push(warning('formula-text', '文字以 = + - @ 开头：按文字保存，导出须加防公式前缀'));
  else if (text !== value.text)
    remarks.push(normalised('text-space', '去掉文字前后的空格和看不见的字符', value.text, text));
  return { value: text, remarks };
}

/** A plain number such as hours or persons; the unit after it is dropped. */
export function readNumber(value: CellValue): Reading<number> {
  const raw = value.text;
  const text = narrow(raw.replace(SPACE_OR_INVISIBLE, '')).replace(APOSTROPHE, '');
  if (text === '' || isPlaceholder(text)) return unknown();
  const match = /^(\d{1,9}(?:\.\d+)?)(?:人|名|个?课时|学时|小时|岁|分|周岁|%|年|天)?$/.exec(text);
  if (!match) return unknown(warning('number-unreadable', '这一栏应填数字，按未知处理：请核对后重新填写'));
  const number = Number(match[1]);
  return value.kind === 'number' || match[1] === raw
    ? reading(number)
    : reading(number, normalised('number-text', '数字去掉单位', raw, match[1] as string));
}

/** A mobile number; prefixes and hyphens go, anything that is not 11 digits beginning with 1 is not usable. */
export function readPhone(value: CellValue): Reading<string> {
  const raw = value.text;
  const text = narrow(raw.replace(SPACE_OR_INVISIBLE, '')).replace(APOSTROPHE, '');
  if (text === '' || isPlaceholder(text)) return unknown();
  const bare = text
    .replace(/[-－—()（）]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
    .replace(/^0(?=1\d{10}$)/, '');
  if (!/^1\d{10}$/.test(bare)) {
    const digits = bare.replace(/\D/g, '').length;
    return unknown(
      warning(
        'phone-invalid',
        digits === 11
          ? '手机号不是 1 开头的 11 位数字：请核对'
          : `手机号${digits > 11 ? '有' : '只有'} ${digits} 位：请核对`,
      ),
    );
  }
  return bare === raw
    ? reading(bare)
    : reading(bare, normalised('phone-form', '手机号去掉前缀、空格和短横线', raw, bare));
}

export interface CardReading {
  readonly number: string;
  readonly trusted: boolean;
  readonly fault?: string;
}

/** `list`: changes of form are named one by one. `form`: they are all called `id-form`. */
export type Dialect = 'list' | 'form';

/**
 * A personal bank card: blanks go, Luhn is checked. Passbooks and one-card accounts have no such digit: a number that
 * fails stays as written and is not paid to until a second person has confirmed it.
 */
export function readCard(value: CellValue, luhn = true): Reading<CardReading> {
  const raw = value.text;
  const text = narrow(raw.replace(SPACE_OR_INVISIBLE, '')).replace(APOSTROPHE, '').replace(/[-－]/g, '');
  if (text === '' || isPlaceholder(text)) return unknown();
  if ((value.kind === 'number' && text.replace(/\D/g, '').length > 15) || /^\d(\.\d+)?E\+?\d+$/i.test(text))
    return reading(
      { number: text, trusted: false, fault: 'card-number-rounded' },
      warning(
        'card-number-rounded',
        '银行账号按数字存储，后几位已丢失，账户不可用：请把该列设为文本格式后重新填写',
      ),
    );
  const remarks: Remark[] = [];
  if (text !== raw && value.kind === 'text')
    remarks.push(
      normalised(
        narrow(raw) === raw ? 'card-space' : 'card-width',
        '银行账号去掉空格，统一为半角数字',
        raw,
        text,
      ),
    );
  if (luhn && !passesLuhn(text)) {
    remarks.push(
      warning(
        'card-luhn',
        '银行卡号校验（Luhn）不过：存折、一卡通账号没有这一校验位，导入后自动提交“收款账户”，由复核岗确认后才能支付',
      ),
    );
    return { value: { number: text, trusted: false, fault: 'card-luhn' }, remarks };
  }
  if (value.kind === 'number')
    remarks.push(warning('card-number', '银行账号按数字存储：请把该列设为文本格式，并核对账号'));
  return { value: { number: text, trusted: value.kind !== 'number' }, remarks };
}

function passesLuhn(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const CONFIRM_CODE = '；证书上确为此代码的，请在“机构和企业”的“信用代码核实”里登记，经另一人确认后重新上传';
const CODE_FAULTS = {
  kind: `不是统一社会信用代码（登记机关和机构类别不对）：请核对营业执照或登记证书${CONFIRM_CODE}`,
  division: `不是统一社会信用代码（行政区划不存在）：请核对营业执照或登记证书${CONFIRM_CODE}`,
  'identity-number': '这是个人的证号，不是统一社会信用代码：请核对营业执照或登记证书',
} as const;

/**
 * Reads a unified social credit code; blanks and case are corrected, a wrong one is refused unless two people
 * `confirmed` it.
 */
export const creditCodeReader =
  (confirmed: ReadonlySet<string>) =>
  (value: CellValue): Reading<CreditCode> =>
    readCreditCode(value, confirmed);

function readCreditCode(value: CellValue, confirmed: ReadonlySet<string>): Reading<CreditCode> {
  const raw = value.text;
  const bare = narrow(raw.replace(SPACE_OR_INVISIBLE, '')).replace(APOSTROPHE, '');
  if (bare === '') return unknown();
  const code = parseCreditCode(bare, confirmed);
  if (!code)
    return unknown(
      creditCodeForm(bare) === undefined
        ? refusing('uscc-invalid', '统一社会信用代码不是 18 位：请核对营业执照或登记证书')
        : refusing('uscc-invalid', `统一社会信用代码校验不过：请核对营业执照或登记证书${CONFIRM_CODE}`),
    );
  const fault = confirmed.has(code) ? undefined : creditCodeFault(code);
  if (fault !== undefined) return unknown(refusing('uscc-structure', CODE_FAULTS[fault]));
  return code === raw
    ? reading(code)
    : reading(code, normalised('uscc-form', '统一社会信用代码统一为大写半角', raw, code));
}
