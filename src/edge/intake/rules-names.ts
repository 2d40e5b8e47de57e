import { standardCharacters } from './characters.ts';
import {
  APOSTROPHE,
  type CellValue,
  narrow,
  normalised,
  type Reading,
  type Remark,
  refusing,
  SPACE_OR_INVISIBLE,
  unknown,
  warning,
} from './rules-values.ts';

const NAME_DOTS = /[•・･‧∙⋅●．.﹒᛫﹡▪◦]/g;
const FULL_STOP_INSIDE = /(?<=\p{Script=Han})。(?=\p{Script=Han})/gu;
const LETTER = /[\p{L}〇]/u;
/** A remark behind a name: 王小明（班长）. */
const BRACKETED = /^([^()（）[\]【】<>《》]+)[(（[【<《].*$/s;
// Letters, the dot, and hyphen or apostrophe between Latin letters; whatever else is in the cell is no name.
const NAME_ONLY = /^[\p{L}\p{M}〇]+(?:[·'’\- ]?[\p{L}\p{M}〇]+)*$/u;
const MASKED = /某某|^某|(?<=\p{Script=Han})[XxOo〇](?=\p{Script=Han}|$)/u;
const DASH_BETWEEN_HAN = /\p{Script=Han}[-—–]\p{Script=Han}/u;
const LONGEST = 40;

/**
 * A person's name: no blanks inside, the dot of a name is U+00B7; rare characters stay. A remark, a star, a digit or a
 * damaged character is warned; a cell without any letter is no name.
 */
export function readName(value: CellValue): Reading<string> {
  if (value.kind === 'number') return unknown(refusing('name-missing', '姓名栏填的是数字：请填写本人姓名'));
  const raw = value.text;
  const spaced = raw.replace(SPACE_OR_INVISIBLE, '').replace(APOSTROPHE, '');
  if (spaced === '') return unknown();
  const standard = standardCharacters(spaced);
  const dotted = narrow(standard).replace(NAME_DOTS, '·').replace(FULL_STOP_INSIDE, '·');
  if (!LETTER.test(dotted)) return unknown(refusing('name-missing', '姓名栏没有姓名：请填写本人姓名'));
  const remarks: Remark[] = [];
  if (standard !== spaced)
    remarks.push(normalised('name-form', '姓名中旧机器的自造字、异体选择符改为标准字', raw, dotted));
  else if (spaced !== raw)
    remarks.push(normalised('name-space', '去掉姓名中的空格和看不见的字符', raw, dotted));
  else if (dotted !== raw) remarks.push(normalised('name-dot', '姓名间隔号统一为“·”', raw, dotted));
  const [, before] = BRACKETED.exec(dotted) ?? [];
  const name = before !== undefined && NAME_ONLY.test(before) ? before : dotted;
  if (name !== dotted)
    remarks.push(warning('name-doubtful', '姓名后面写有说明，按括号前的姓名导入：请核对身份证'));
  else if (isDoubtful(name))
    remarks.push(warning('name-doubtful', '姓名中有不是姓名的字符或遮盖，照原样导入：请核对身份证后更正'));
  return { value: name, remarks };
}

function isDoubtful(name: string): boolean {
  return (
    !NAME_ONLY.test(name) || MASKED.test(name) || DASH_BETWEEN_HAN.test(name) || [...name].length > LONGEST
  );
}

/** What two spellings of one name have in common: no blanks, no dots, no case, standard characters. */
export function nameKey(name: string): string {
  return narrow(standardCharacters(name).normalize('NFKC'))
    .replace(SPACE_OR_INVISIBLE, '')
    .replace(NAME_DOTS, '')
    .replace(/[·。\-—–'’]/g, '')
    .toUpperCase();
}
