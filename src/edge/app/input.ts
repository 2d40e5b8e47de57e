import { z } from 'zod';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';
import { fieldNames, fieldOf, type JsonSchema, typesOf } from './forms.ts';
import { escapePointer, textFault } from './strict-json.ts';

z.config(z.locales.zhCN());

export type Input<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: Refusal[] };

const NUMBER_IN_ADDRESS = /^-?(0|[1-9]\d{0,15})(\.\d{1,6})?$/;

/** The part of an address behind the question mark, name by name; refuses what does not decode. */
export function readQuery(address: string): Input<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const start = address.indexOf('?');
  const text = start < 0 ? '' : address.slice(start + 1);
  if (text === '') return { ok: true, value: found };
  if (text.length > 8_000) return bad('/query', '地址太长，请减少筛选条件。');
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const [rawName = '', ...rest] = pair.split('=');
    const name = decode(rawName);
    const value = decode(rest.join('='));
    if (name === undefined || value === undefined)
      return bad('/query', '地址里有不能识别的字符，请从页面重新打开。');
    const fault = textFault(name) ?? textFault(value);
    if (fault !== undefined || /[\n\t]/.test(name + value))
      return bad('/query', fault ?? '地址里有看不见的控制字符，请从页面重新打开。');
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return { ok: true, value: found };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/**
 * Texts of an address (or of a multipart form) as the types their schema names: '12' is a number where a number is
 * asked and nowhere else; '0x10', '1e3', ' 1' and '' are no numbers; only true and false are truth values.
 */
export function typedFields(
  given: ReadonlyMap<string, readonly string[]>,
  schema: JsonSchema,
  at: string,
): Input<Record<string, unknown>> {
  const typed: Record<string, unknown> = {};
  const known = new Set(fieldNames(schema));
  for (const [name, values] of given) {
    const pointer = `${at}/${escapePointer(name.slice(0, 60))}`;
    if (!known.has(name)) return bad(pointer, '没有这个字段，请去掉后再提交。', 'unknown-field');
    const field = fieldOf(schema, name) ?? {};
    if (typesOf(field).includes('array')) {
      const items = typeof field.items === 'object' ? field.items : {};
      const read = values.map((value) => typedText(value, items));
      if (read.includes(undefined)) return bad(pointer, '这一项的写法不对，请改正后再提交。');
      typed[name] = read;
      continue;
    }
    if (values.length !== 1) return bad(pointer, '这一项只能填一个，请去掉多余的。');
    const value = typedText(values[0] as string, field);
    if (value === undefined) return bad(pointer, '这一项的写法不对，请改正后再提交。');
    typed[name] = value;
  }
  return { ok: true, value: typed };
}

function typedText(text: string, schema: JsonSchema): string | number | boolean | undefined {
  const types = typesOf(schema);
  if (types.includes('string') || types.length === 0) return text;
  if (types.includes('integer') || types.includes('number')) {
    const value = Number(text);
    return NUMBER_IN_ADDRESS.test(text) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
  }
  if (types.includes('boolean')) return text === 'true' ? true : text === 'false' ? false : undefined;
  return undefined;
}

/** Checks a value against a contract; refusals point at the fields and say in Chinese what to do. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, at: string): Input<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, refusals: result.error.issues.slice(0, 100).flatMap((issue) => refusalsOf(issue, at)) };
}

type Issue = z.core.$ZodIssue;

function refusalsOf(issue: Issue, at: string): Refusal[] {
  const pointer = at + issue.path.map((step) => `/${escapePointer(String(step).slice(0, 60))}`).join('');
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, 20)
      .map((key) =>
        refusal(
          'unknown-field',
          '没有这个字段，请去掉后再提交。',
          `${pointer}/${escapePointer(key.slice(0, 60))}`,
        ),
      );
  return [refusal('bad-input', sentenceOf(issue), pointer)];
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      // The library distinguishes a missing field from a wrong one in its message only.
      return /undefined$/.test(issue.message) ? '这一项必须填写。' : '这一项的写法不对，请改正后再提交。';
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1 ? '这一项必须填写。' : `请至少填写 ${issue.minimum} 个字。`;
      if (issue.origin === 'array') return `请至少选 ${issue.minimum} 项。`;
      return `数字太小，请填 ${issue.inclusive ? '' : '大于 '}${issue.minimum}${issue.inclusive ? ' 或更大' : ''}的数。`;
    case 'too_big':
      if (issue.origin === 'string') return `文字太长，请删到 ${issue.maximum} 个字以内。`;
      if (issue.origin === 'array') return `一次最多 ${issue.maximum} 项，请分几次提交。`;
      return `数字太大，请填 ${issue.inclusive ? '' : '小于 '}${issue.maximum}${issue.inclusive ? ' 或更小' : ''}的数。`;
    case 'invalid_value':
      return '请从给出的选项里选一个。';
    case 'not_multiple_of':
      return `请填 ${issue.divisor} 的整数倍。`;
    case 'custom':
      return /[\u4e00-\u9fff]/.test(issue.message)
        ? `${issue.message.replace(/[。！]$/, '')}，请改正后再提交。`
        : '这一项的写法不对，请改正后再提交。';
    default:
      return '这一项的写法不对，请改正后再提交。';
  }
}

export function bad(
  pointer: string,
  message: string,
  code = 'bad-input',
): { ok: false; refusals: Refusal[] } {
  return { ok: false, refusals: [refusal(code, message, pointer)] };
}
