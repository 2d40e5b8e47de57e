import type { ClassKey } from './contract-staged.ts';
import { cellText, headerKey } from './rules-cells.ts';
import { type ClassBook, findClass, type PlanContext } from './rules-context.ts';
import { type Heading, readHeading } from './rules-heading.ts';
import type { Table } from './rules-table.ts';
import { wordKey } from './words.ts';

/** Which class a table is about. `key` without `book`: the table names a class that nobody knows. */
export interface ClassEvidence {
  readonly key?: ClassKey;
  readonly book?: ClassBook;
}

/**
 * The class of a table by whatever says it: a label, the title, a line below the table, the sheet's name, the file's
 * name. A table that names something else belongs to no class, never to the one before it. Nothing at all: empty.
 */
export function classOf(table: Table, file: string, context: PlanContext): ClassEvidence {
  const labelled = keyOfHeading(table.heading);
  if (labelled) return evidence(labelled, context);
  const inTitle = namedIn(table.titles, context);
  if (inTitle) return inTitle;
  const below = keyOfHeading(
    readHeading(
      table.body.slice(-ROWS_BELOW).filter((row) => !row.cells.some((cell) => /\d{15}/.test(cellText(cell)))),
    ),
  );
  if (below) return evidence(below, context);
  const stated = table.titles.map(statedClass).find((name) => name !== undefined);
  if (stated !== undefined) return { key: { name: stated } };
  const unlabelled = unknownLabel(table);
  if (unlabelled !== undefined) return { key: { name: unlabelled } };
  const ofSheet = namedIn([table.sheet.name], context);
  if (ofSheet) return ofSheet;
  const base = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  const ofFile = namedIn([base], context);
  const sheetNames = statedClass(table.sheet.name);
  if (sheetNames !== undefined && /班/.test(table.sheet.name)) return { key: { name: sheetNames } };
  if (ofFile) return ofFile;
  const name = /[-—_－](.+)$/.exec(base)?.[1];
  return name === undefined ? {} : evidence({ name }, context);
}

const ROWS_BELOW = 12;

function evidence(key: ClassKey, context: PlanContext): ClassEvidence {
  const book = findClass(context, key) ?? namedIn([key.name, key.filingNumber ?? ''], context)?.book;
  return book ? { key, book } : { key };
}

/** What the labels say: 保育员班（高人社培备〔2021〕018号）, or the filing number alone. */
export function keyOfHeading(heading: Heading): ClassKey | undefined {
  const written = heading.get('className');
  const number = heading.get('filingNumber');
  if (written === undefined) return number === undefined ? undefined : { name: '', filingNumber: number };
  const bracketed = /^(.*?)[（(]([^（）()]*\d[^（）()]*)[）)]\s*$/.exec(written);
  const name = (bracketed?.[1] ?? written).trim();
  const filingNumber = number ?? bracketed?.[2]?.trim();
  return filingNumber === undefined || filingNumber === '' ? { name } : { name, filingNumber };
}

/** The known class that a text names by number or name; of several that are not part of each other, none. */
function namedIn(texts: readonly string[], { classes }: PlanContext): ClassEvidence | undefined {
  const keys = texts.map(wordKey).filter((key) => key !== '');
  const said = (word: string | undefined) =>
    word !== undefined && word.length >= LEAST_NAME && keys.some((key) => mentions(key, word));
  const byNumber = classes.find(({ class: each }) => said(each.filingNumber && wordKey(each.filingNumber)));
  if (byNumber) return { book: byNumber };
  const byName = classes
    .filter(({ class: each }) => said(wordKey(each.name)))
    .sort((a, b) => b.class.name.length - a.class.name.length);
  const [first, ...others] = byName;
  if (!first) return undefined;
  const longest = wordKey(first.class.name);
  return others.every(({ class: each }) => longest.includes(wordKey(each.name)))
    ? { book: first }
    : { key: { name: texts.join(' ') } };
}

/** What may stand right before the name of a class: the end of a place, an organisation, a date, a number of a term. */
const BEFORE = /[期批年度月日号校司心院所厂社县市区旗镇乡村部局)）》”"'·—_、：:。，,;；\-\d\]〕]$/;

/** Whether a text names a class, and not another whose name ends alike: 电焊工班 is not 焊工班, 第11班 is not 1班. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + name.length);
    const beginsWell =
      before === '' || (/^\d/.test(name) ? /\D$/.test(before) && BEFORE.test(before) : BEFORE.test(before));
    const endsWell = /[班期号)）〕]$/.test(name) || !/^[\d一二三四五六七八九十班期(（]/.test(after);
    if (beginsWell && endsWell) return true;
  }
  return false;
}

const LEAST_NAME = 2;
/** 培训班 and the like say what it is, not which. */
const GENERIC =
  /^(第?[一二三四五六七八九十\d]*[期批次]?)?(职业|技能|就业|创业|补贴性|企业|新型|学徒|岗前|在岗|转岗|提升|短期|免费|农民工|政府|年度?|[\d年月]|培训|学员|参训|本|各|全)*班?$/;

/** A class that a title names and that is none of the known: 焊工一班学员花名册. */
function statedClass(title: string): string | undefined {
  const text = wordKey(title);
  const found = /([\u4e00-\u9fffA-Za-z0-9()〔〕]{1,30}?班)(?![主长车组级])/.exec(text)?.[1];
  if (found === undefined || GENERIC.test(found)) return undefined;
  return found;
}

/** A label that nobody knows, with 班 in it and a value beside it, above the table. */
function unknownLabel(table: Table): string | undefined {
  for (const row of table.above)
    for (const [column, cell] of row.cells.entries()) {
      const text = cellText(cell).trim();
      const inside = /^([^：:]{1,12}班[^：:]{0,6})[：:]\s*(\S.*)$/.exec(text);
      if (inside && !/主任|班主任|班长/.test(inside[1] as string)) return (inside[2] as string).trim();
      const next = cellText(row.cells[column + 1]).trim();
      if (
        /^[^：:]{0,6}班[期级次别名]?[^主长：:]{0,4}[：:]?$/.test(headerKey(text)) &&
        !/班主任|班长/.test(text) &&
        next !== ''
      )
        return next;
    }
  return undefined;
}
