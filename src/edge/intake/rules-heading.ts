import type { SheetRow } from '../workbooks/index.ts';
import { cellText, headerKey } from './rules-cells.ts';

/** What a form says above its table, such as 班期名称：保育员班. */
export type Heading = ReadonlyMap<string, string>;

const HEADING_LABELS: Readonly<Record<string, string>> = {
  班期名称: 'className',
  班级名称: 'className',
  班次名称: 'className',
  培训班名称: 'className',
  班期: 'className',
  班级: 'className',
  班次: 'className',
  班别: 'className',
  工种班次: 'className',
  培训班次: 'className',
  培训班期: 'className',
  培训班级: 'className',
  培训班: 'className',
  期次名称: 'className',
  班组名称: 'className',
  开班备案号: 'filingNumber',
  备案号: 'filingNumber',
  备案编号: 'filingNumber',
  班级编号: 'filingNumber',
  班期编号: 'filingNumber',
  培训机构: 'organisation',
  培训单位: 'organisation',
  申请单位: 'organisation',
  申报单位: 'organisation',
  企业名称: 'organisation',
  单位名称: 'organisation',
  申报企业: 'organisation',
  统一社会信用代码: 'creditCode',
  信用代码: 'creditCode',
  职业: 'occupation',
  培训职业: 'occupation',
  培训工种: 'occupation',
  工种: 'occupation',
  培训时间: 'period',
  培训日期: 'period',
  培训起止时间: 'period',
  考核日期: 'assessedOn',
  考核时间: 'assessedOn',
  填报日期: 'reportedOn',
  填表日期: 'reportedOn',
  企业规模: 'size',
  所属行业: 'sector',
};
/** Labels that may stand in a cell of their own, without a colon, and their value in the next cell. */
const BARE_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries(HEADING_LABELS).filter(([, field]) =>
    ['className', 'filingNumber', 'organisation', 'creditCode'].includes(field),
  ),
);
const LABEL_WORDS = Object.keys(HEADING_LABELS).sort((a, b) => b.length - a.length);
const LABELLED = new RegExp(`(${LABEL_WORDS.join('|')})\\s*(?:[（(][^）)]*[）)])?\\s*[：:]`, 'g');

/** Reads the labels above a table, whether label and value share a cell or are side by side. */
export function readHeading(rows: readonly SheetRow[]): Heading {
  const heading = new Map<string, string>();
  for (const row of rows) {
    const texts = row.cells.map(cellText);
    texts.forEach((text, column) => {
      for (const { field, value } of labelledValues(text)) {
        const beside = value === '' ? (texts.slice(column + 1).find((next) => next !== '') ?? '') : value;
        if (beside !== '' && !heading.has(field)) heading.set(field, beside);
      }
      const bare = BARE_LABELS.get(headerKey(text));
      const next = texts[column + 1]?.trim() ?? '';
      if (bare !== undefined && next !== '' && !heading.has(bare)) heading.set(bare, next);
    });
  }
  return heading;
}

function labelledValues(text: string): { field: string; value: string }[] {
  const found = [...text.matchAll(LABELLED)];
  return found.map((match, i) => {
    const start = match.index + match[0].length;
    const rest = text.slice(start, found[i + 1]?.index ?? text.length);
    const value = rest.replace(/^[\s\u3000]+/, '').split(/\u3000|\s{2,}|[\r\n]/)[0] ?? '';
    return { field: HEADING_LABELS[match[1] as string] as string, value: value.trim() };
  });
}

/** The texts above a table that are no labels with their values. */
export function titlesOf(rows: readonly SheetRow[]): string[] {
  return rows.flatMap((row) =>
    row.cells
      .map((cell) => cellText(cell).trim())
      .filter((text) => text !== '' && labelledValues(text).length === 0),
  );
}
