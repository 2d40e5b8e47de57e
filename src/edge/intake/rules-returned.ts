import { type Cell, cellRef, type OutputSheet } from '../workbooks/index.ts';
import type { CellFinding, IntakePlan, PlannedRow } from './contract.ts';
import { cellText } from './rules-cells.ts';
import { keyOfHeading } from './rules-class-evidence.ts';
import { type IntakeFile, tablesIn } from './rules-plan.ts';
import { isSpoiledCode } from './rules-spoiled.ts';
import { fieldOf, type HeaderLabel, type Table } from './rules-table.ts';

const REASON = '退回原因';
/** More digits than a spreadsheet keeps of a number. */
const MORE_THAN_KEPT = /^\d{16,}(\.0*)?$|^\d(\.\d+)?[eE]\+?(1[5-9]|[2-9]\d)$/;

/**
 * The refused rows of one file as sheets to correct and send again: the heading and columns as they came, the reason
 * in a last column. A sheet without refused rows is left out.
 */
export function returnedSheets(file: IntakeFile, plan: IntakePlan): OutputSheet[] {
  if (!('workbook' in file)) return [];
  return file.workbook.sheets.flatMap((sheet) => {
    const refused = new Map(
      plan.rows
        .filter((row) => row.file === file.file && row.sheet === sheet.name && row.outcome === 'refused')
        .map((row) => [row.row, row]),
    );
    if (refused.size === 0) return [];
    const found = tablesIn(sheet, file.file);
    const tables = 'tables' in found ? found.tables : [];
    return tables.flatMap((table, part) => {
      const own = table.body.some((row) => refused.has(row.number));
      return own ? [returnedSheet(table, refused, part)] : [];
    });
  });
}

function returnedSheet(table: Table, refused: ReadonlyMap<number, PlannedRow>, part: number): OutputSheet {
  const { sheet, labels } = table;
  const width = Math.max(0, ...labels.map((label) => label.column)) + 1;
  const headers = Array.from({ length: width }, (_, column) => {
    const label = labels.find((candidate) => candidate.column === column);
    return label === undefined || cellText(label.top) === REASON ? '' : headingOf(table, label);
  });
  const usedColumns = headers.flatMap((header, column) => (header === '' ? [] : [{ header, column }]));
  return {
    name: part === 0 ? sheet.name || '退回' : `${sheet.name || '退回'}-${part + 1}`,
    titles: titlesOfReturned(table, refused),
    columns: [...usedColumns.map(({ header }) => ({ header })), { header: REASON, width: 60 }],
    rows: table.body.flatMap((row) => {
      const planned = refused.get(row.number);
      return planned
        ? [
            [
              ...usedColumns.map(({ column }) =>
                isSpoiled(row.cells[column], cellRef(column, row.number), planned.cells)
                  ? null
                  : shown(row.cells[column]),
              ),
              reasonOf(planned.cells),
            ],
          ]
        : [];
    }),
  };
}

/** Two rows of headers become one: the lower heading where it says enough, else both. */
function headingOf({ form }: Table, label: HeaderLabel): string {
  const { top, sub } = label;
  if (sub === '' || top === sub) return top;
  return fieldOf(form, { column: label.column, top: sub, sub: '' }) === undefined ? top + sub : sub;
}

/** What stood above; and the class, where only the file's name or a column said it. */
function titlesOfReturned(table: Table, refused: ReadonlyMap<number, PlannedRow>): string[] {
  const titles = table.above
    .map((row) =>
      row.cells
        .map(cellText)
        .filter((text) => text !== '')
        .join('　'),
    )
    .filter((text) => text !== '');
  const classes = new Set([...refused.values()].flatMap((row) => row.class ?? []));
  const [only] = classes;
  if (classes.size !== 1 || only === undefined || keyOfHeading(table.heading) !== undefined) return titles;
  return [...titles, `班期名称：${only}`];
}

function shown(cell: Cell | undefined): string | null {
  if (cell === undefined) return null;
  return typeof cell === 'string' ? cell : cell.kind === 'blank' || cell.kind === 'error' ? null : cell.text;
}

/**
 * A number that a spreadsheet has rounded is not handed out again: sent back as text it would pass for a number that
 * somebody typed.
 */
function isSpoiled(cell: Cell | undefined, ref: string, findings: readonly CellFinding[]): boolean {
  if (findings.some((finding) => finding.cell === ref && isSpoiledCode(finding.code))) return true;
  if (cell === undefined) return false;
  if (typeof cell === 'string') return /^\s*\d(\.\d+)?[eE]\+?\d+\s*$/.test(cell);
  return cell.kind === 'number' && MORE_THAN_KEPT.test(cell.text);
}

/** The cells that refuse, each by its old name, so that the clerk finds it in the file that was sent. */
function reasonOf(cells: readonly CellFinding[]): string {
  return cells
    .filter((cell) => cell.gravity === 'refused' || isSpoiledCode(cell.code))
    .map((cell) => `${cell.cell}：${cell.message}`)
    .join('；');
}
