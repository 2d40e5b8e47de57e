import type { LocalDate } from '../../platform/kernel/index.ts';
import {
  type CellValue,
  isPlaceholder,
  normalised,
  plainText,
  type Reading,
  type Remark,
  reading,
  unknown,
  warning,
} from './rules-values.ts';
import { type IntakeWords, type WordList, wordKey } from './words.ts';

/** How a word that is not the official one is reported, and a word that nobody knows. */
export interface WordCodes {
  readonly changed: string;
  readonly unknown: string;
  /** What the column asks for, in the sentence: 等级, 培训类别. */
  readonly what: string;
}

/** A word of a closed list; the report shows the official word it became. */
export function readWord(list: WordList, codes: WordCodes) {
  return (value: CellValue): Reading<string> => {
    const text = plainText(value);
    if (text === undefined || isPlaceholder(text)) return unknown();
    const found = list.find(text) ?? list.find(beforeBracket(text));
    if (!found)
      return unknown(warning(codes.unknown, `${codes.what}认不出来，按未知处理：请按填表说明的词填写`));
    const term = list.term(found.code);
    if (found.official && list.find(text)?.official) return reading(found.code);
    return reading(found.code, normalised(codes.changed, `${codes.what}统一为“${term}”`, value.text, term));
  };
}

/** 暂停（2021.7.10起） is 暂停 with a remark. */
function beforeBracket(text: string): string {
  return text.replace(/[（(].*$/s, '');
}

/** 5 to 1; undefined where nothing was understood, and for what is known to have no level. */
export function levelCode(code: string | undefined): number | undefined {
  return code === undefined || code === 'none' ? undefined : Number(code);
}

/** A level as it is read: known, certainly none (both absent), or written in a word that nobody understood. */
interface LevelReading {
  readonly level?: number | undefined;
  readonly levelUnread?: string | undefined;
}

/** The level of a class or certificate. A word that is not understood is kept: unknown is not "without level". */
export function readLevel(list: WordList) {
  const asWord = readWord(list, { changed: 'level-form', unknown: 'level-unknown', what: '等级' });
  return (value: CellValue): Reading<LevelReading> => {
    const { value: code, remarks } = asWord(value);
    const isUnread = code === undefined && remarks.length > 0;
    return {
      value: isUnread ? { levelUnread: plainText(value)?.slice(0, 40) } : { level: levelCode(code) },
      remarks,
    };
  };
}

/** Spoken words for groups become codes; a word that means none is warned and left to a person. */
export function readGroups(words: IntakeWords, startOn: LocalDate | undefined) {
  const year = startOn === undefined ? undefined : Number(startOn.slice(0, 4));
  return (value: CellValue): Reading<readonly string[]> => {
    const text = plainText(value);
    if (text === undefined) return unknown();
    const list = words.lists.groups;
    const whole = list.find(text, year);
    const parts = whole ? [text] : text.split(/[、，,;；/／+＋\s]+|及|和/).filter((part) => part !== '');
    const found = parts.map((part) => list.find(part, year));
    const codes = [...new Set(found.flatMap((word) => (word ? [word.code] : [])))];
    const remarks: Remark[] = [];
    if (found.some((word) => !word))
      remarks.push(warning('group-unknown', '人员类别文字不能对应任何类别，待核'));
    else if (found.some((word) => word && !word.official))
      remarks.push(normalised('group-text', '人员类别按口语词归类', value.text, codes.join('、')));
    return { value: codes, remarks };
  };
}

export interface OccupationReading {
  readonly code?: string;
  readonly title: string;
}

/**
 * The name of a trade. Old and spoken names become the title in force. `own` is the spelling the class itself uses:
 * it needs no change. `show` decides how the report writes the title.
 */
export function readOccupation(
  words: IntakeWords,
  options: {
    readonly show: 'with-code' | 'catalogue';
    readonly own?: string | undefined;
    readonly on?: LocalDate | undefined;
  },
) {
  return (value: CellValue): Reading<OccupationReading> => {
    const text = plainText(value);
    if (text === undefined || isPlaceholder(text)) return unknown();
    const found = findOccupation(words, text);
    if (!found) return reading({ title: text });
    // A borrowed code has a title of its own that says nothing about the course.
    const title = found.kind === 'borrowed' ? text : (words.occupations.title(found.code) ?? text);
    if (options.own !== undefined && wordKey(options.own) === wordKey(text))
      return reading({ code: found.code, title });
    // Until the 2022 edition the names of the 2015 edition were the titles in force.
    const inForce =
      found.kind === 'title' ||
      found.kind === 'borrowed' ||
      (found.kind === '2015' &&
        options.show === 'with-code' &&
        options.on !== undefined &&
        options.on < '2022-09-28');
    if (inForce) return reading({ code: found.code, title });
    const shown =
      options.show === 'catalogue'
        ? (words.occupations.catalogueTitle(found.code) ?? title)
        : `${title}（${found.code}）`;
    return reading(
      { code: found.code, title },
      normalised('occupation-old-name', '职业（工种）旧称统一为现行名称', value.text, shown),
    );
  };
}

/** A title with or without a bracketed remark: 保育师（保育员）, 电工（中级）, SYB 创办你的企业（无职业编码）. */
export function findOccupation(words: IntakeWords, text: string) {
  return words.occupations.find(text) ?? words.occupations.find(text.replace(/[（(][^）)]*[）)]/g, ''));
}

const OCCUPATION_CODE = /^\d-\d{2}-\d{2}-\d{2}$/;

/** A code of the national classification, X-XX-XX-XX. */
export function readOccupationCode(value: CellValue): Reading<string> {
  const text = plainText(value);
  if (text === undefined || isPlaceholder(text)) return unknown();
  const code = text
    .normalize('NFKC')
    .replace(/[\s]/g, '')
    .replace(/[—–－_]/g, '-');
  if (!OCCUPATION_CODE.test(code))
    return unknown(
      warning('occupation-code-form', '职业编码不是 X-XX-XX-XX 的样式，按未知处理：请按职业分类大典填写'),
    );
  return code === text
    ? reading(code)
    : reading(code, normalised('occupation-code-form', '职业编码统一为 X-XX-XX-XX', value.text, code));
}

/** Six digits of a division. Codes of abolished counties stay valid in numbers; they are not checked here either. */
export function readDivision(value: CellValue): Reading<string> {
  const text = plainText(value);
  if (text === undefined || isPlaceholder(text)) return unknown();
  const code = text.normalize('NFKC').replace(/\D/g, '');
  if (!/^[1-9]\d{5}(\d{3}|\d{6})?$/.test(code))
    return unknown(warning('division-form', '行政区划代码不是 6 位数字，按未知处理：请核对'));
  const six = code.slice(0, 6);
  return six === text
    ? reading(six)
    : reading(six, normalised('division-form', '行政区划代码取 6 位数字', value.text, six));
}

/** 是 or 否. */
export function readYesNo(words: IntakeWords, what: string) {
  const rule = readWord(words.lists.yesNo, { changed: 'yes-no-form', unknown: 'yes-no-unknown', what });
  return (value: CellValue): Reading<boolean> => {
    // 无 means no here, though elsewhere it means that there is nothing to say.
    const text = plainText(value);
    if (text !== undefined && words.lists.yesNo.find(text)?.code === 'no')
      return words.lists.yesNo.find(text)?.official
        ? reading(false)
        : reading(false, normalised('yes-no-form', `${what}统一为“否”`, value.text, '否'));
    const { value: code, remarks } = rule(value);
    return code === undefined ? { remarks } : { value: code === 'yes', remarks };
  };
}
