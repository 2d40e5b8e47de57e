import { writeXlsx } from 'hucre/xlsx';

/** One sheet to be written. Text columns stay text: no number, date or formula is ever made of them. */
export interface OutputSheet {
  readonly name: string;
  /** Lines above the header, each in the first cell of its own row. */
  readonly titles?: readonly string[];
  readonly columns: readonly OutputColumn[];
  readonly rows: readonly (readonly (string | number | null | undefined)[])[];
}

export interface OutputColumn {
  readonly header: string;
  readonly width?: number;
  /** `number` for counts and amounts that people sum up; identity and account numbers are always text. */
  readonly kind?: 'text' | 'number';
}

const HIDDEN_LEAD = /^[\s"\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+/;

/**
 * Text that a spreadsheet could take for a formula gets an apostrophe in front, also when the sign hides behind
 * blanks, quotes or invisible characters, or is full-width. Reading it back takes the apostrophe off again.
 */
export function defuse(text: string): string {
  const bare = text.replace(HIDDEN_LEAD, '');
  if (/^-+$/.test(bare)) return text;
  return /^[=+\-@＝＋－＠|]/.test(bare) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

// Control characters but tab and line ends, halves of surrogate pairs: XML cannot hold them.
const UNWRITABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** A cell as a spreadsheet may hold it: nothing that it could run, nothing that XML cannot hold. */
export function writable(value: string | number | null | undefined): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const text = defuse(value.replace(UNWRITABLE, ''));
  // A workbook reads _x000D_ as a control character: the underscore itself has to be written out.
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The one exporter of workbooks: every list, form and returned row leaves through here. */
export async function writeWorkbook(sheets: readonly OutputSheet[]): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: sheets.map((sheet) => {
      const titles = (sheet.titles ?? []).map((title) => [writable(title)]);
      const header = sheet.columns.map((column) => writable(column.header));
      return {
        name: sheetName(sheet.name),
        columns: sheet.columns.map((column) => ({
          width: column.width ?? 16,
          ...(column.kind === 'number' ? {} : { style: { numFmt: '@' } }),
        })),
        rows: [...titles, header, ...sheet.rows.map((row) => row.map(writable))],
        freezePane: { rows: titles.length + 1 },
      };
    }),
  });
  return written;
}

/** Excel allows 31 characters and none of : \ / ? * [ ]. */
export function sheetName(name: string): string {
  return name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31) || '表';
}

/** The same rows as CSV: UTF-8 with its mark, so that Excel and WPS open it right; every cell quoted. */
export function writeCsv(
  columns: readonly OutputColumn[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): Uint8Array {
  const quote = (value: string | number | null | undefined) => {
    if (value === null || value === undefined) return '""';
    const text = typeof value === 'number' ? String(value) : defuse(value.replace(UNWRITABLE, ''));
    return `"${text.replaceAll('"', '""')}"`;
  };
  const lines = [columns.map((column) => quote(column.header)), ...rows.map((row) => row.map(quote))];
  return new TextEncoder().encode(`\ufeff${lines.map((line) => `${line.join(',')}\r\n`).join('')}`);
}
