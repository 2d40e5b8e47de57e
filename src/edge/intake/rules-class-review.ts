import type { LocalDate } from '../../platform/kernel/index.ts';
import { type Cell, cellRef, type Sheet } from '../workbooks/index.ts';
import { CLASS_LABELS } from './forms-class.ts';
import { cellText, headerKey } from './rules-cells.ts';
import { dateWithin } from './rules-dates.ts';
import { type CellValue, type Reading, type Remark, warning } from './rules-values.ts';

// Days that a class's filing tells in sentences: the bureau's approval, the assessment, first and last day in one cell.

const OPINION =
  /审核意见|审批意见|备案意见|审核日期|审批日期|(同意|批准|准予).{0,8}(开班|备案|办班|开课|培训)/;

/** The bureau's opinion in a line of text; its date counts as approval unless the opinion says no. */
export function readReview(sheet: Sheet) {
  for (const [index, row] of sheet.rows.entries()) {
    for (let column = 0; column < row.cells.length; column++) {
      const text = cellText(row.cells[column]);
      if (!OPINION.test(text)) continue;
      const opinion =
        /(?:审核|审批|备案)意见[：:]\s*([^\u3000\n]*)/.exec(text)?.[1]?.trim() ??
        (/(同意|批准|准予)/.test(text) ? text.trim() : undefined);
      const refusedThere = /不同意|不予|退回|补正/.test(opinion ?? '');
      const found = dayOfReview(text, sheet, { index, column });
      const approvedOn: LocalDate | undefined = refusedThere ? undefined : found;
      const remark: Remark | undefined = found && {
        code: 'date-in-text',
        gravity: 'normalised',
        message: '从审核意见中取出审核日期',
        from: text,
        to: found,
      };
      return { opinion, approvedOn, remark, ref: cellRef(column, row.number) };
    }
  }
  return undefined;
}

/** In the words of the opinion, beside them, or in the line below, where the stamp and the day are. */
function dayOfReview(
  text: string,
  sheet: Sheet,
  at: { readonly index: number; readonly column: number },
): LocalDate | undefined {
  const after = /(?:审核|审批|批准|备案|同意|核准)(?:日期|时间)\s*[：:]?\s*(.*)$/s.exec(text)?.[1];
  const inside = dateWithin(after ?? (/(同意|批准|准予)/.test(text) ? text : ''));
  if (inside) return inside;
  const beside = beforeLabel(sheet.rows[at.index]?.cells.slice(at.column + 1) ?? []);
  const below = beforeLabel(sheet.rows[at.index + 1]?.cells ?? []);
  for (const cell of [...beside, ...below]) {
    const words = cellText(cell);
    if (/培训|开班|结业|考核|申请/.test(words)) continue;
    const day = dateWithin(words);
    if (day) return day;
  }
  return undefined;
}

const LABELS = new Set(
  Object.entries(CLASS_LABELS).flatMap(([field, names]) =>
    field === 'approvedOn' ? [] : names.map((name) => headerKey(name)),
  ),
);

/** The cells up to the next label: what stands behind it is its own value, not the day of approval. */
function beforeLabel(cells: readonly (Cell | undefined)[]): readonly (Cell | undefined)[] {
  const next = cells.findIndex((cell) => LABELS.has(headerKey(cellText(cell))));
  return next < 0 ? cells : cells.slice(0, next);
}

/** 2021年6月28日至7月9日, 2021.6.28-2021.7.9: the first and the last day. */
export function readPeriod(value: CellValue): Reading<{ startOn: LocalDate; endOn: LocalDate }> {
  const text = value.text.normalize('NFKC');
  const startOn = dateWithin(text);
  const rest = text
    .split(/至|到|—|–|~|-(?=\s*\d{4}[年./-])|-(?=\s*\d{1,2}[月.])/)
    .slice(1)
    .join(' ');
  const endOn = dateWithin(rest) ?? (startOn && dateWithin(`${startOn.slice(0, 4)}年${rest.trim()}`));
  if (startOn && endOn && startOn <= endOn) return { value: { startOn, endOn }, remarks: [] };
  return {
    remarks: [
      warning('period-unreadable', '培训起止日期认不出来，按未知处理：请写成 2021年6月28日至2021年7月9日'),
    ],
  };
}

export function assessedOnOf(sheet: Sheet): LocalDate | undefined {
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      const after = /考核(?:日期|时间)\s*[：:]?\s*(.*)$/s.exec(cellText(cell))?.[1];
      const found = after === undefined ? undefined : dateWithin(after.slice(0, 16));
      if (found) return found;
    }
  }
  return undefined;
}
