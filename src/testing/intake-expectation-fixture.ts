// Reads the EXPECT.md beside a county's sample files: what must come of every row. Used by tests only.
import { readFileSync } from 'node:fs';

interface ExpectedCell {
  readonly cell: string;
  readonly code: string;
  readonly from?: string;
  readonly to?: string;
}

interface ExpectedRow {
  readonly file: string;
  /** Empty when the page names no sheet: the file's main sheet. */
  readonly sheet: string;
  readonly row: number;
  readonly outcome: string;
  readonly cells: readonly ExpectedCell[];
}

export interface Expectation {
  readonly rows: readonly ExpectedRow[];
  /** Rows that are not data and must not be in the report. */
  readonly notData: readonly { readonly file: string; readonly sheet: string; readonly row: number }[];
  /** Count of every outcome by file. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly sheetsLeftOut: readonly { readonly file: string; readonly sheet: string }[];
  readonly answers: readonly { readonly file: string; readonly encoding: string; readonly rows: number }[];
  readonly classes: readonly {
    readonly name: string;
    readonly rosterRows: number;
    readonly enrolled: number;
    readonly trained: number;
    readonly certified: number;
    readonly refusedCertificates: number;
    readonly halfDays: number;
    readonly filingNumber: string;
    readonly filedOn: string;
    readonly approvedOn: string;
    readonly startOn: string;
    readonly endOn: string;
  }[];
}

/** Parses the page's sections 1 and 2; throws when a section that the tests rest on is not there. */
export function readExpectation(path: string): Expectation {
  const rows: ExpectedRow[] = [];
  const notData: { file: string; sheet: string; row: number }[] = [];
  const outcomes: Record<string, Record<string, number>> = {};
  const sheetsLeftOut: { file: string; sheet: string }[] = [];
  const answers: { file: string; encoding: string; rows: number }[] = [];
  const classes: Expectation['classes'][number][] = [];
  let file = '';
  let mainSheet = '';
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const heading = /^###? (.+)$/.exec(line);
    if (heading) {
      file = heading[1] as string;
      continue;
    }
    const sheets = /sheets (.+?)\. Outcomes: (.+)\.$/.exec(line);
    if (sheets) {
      mainSheet = (sheets[1] as string).split(', ')[0] as string;
      outcomes[file] = Object.fromEntries(
        (sheets[2] as string).split(', ').map((part) => {
          const [outcome, count] = part.split(' ');
          return [outcome as string, Number(count)];
        }),
      );
      continue;
    }
    const clean = /^Clean rows \((.+?)\): (.+)\.$/.exec(line);
    if (clean) {
      for (const row of rowNumbers(clean[2] as string))
        rows.push({ file, sheet: clean[1] as string, row, outcome: 'imported', cells: [] });
      continue;
    }
    const skipped = /^Not data: (.+)\.$/.exec(line);
    if (skipped) {
      for (const part of (skipped[1] as string).split('; ')) {
        const match = /^(?:(.+) )?row (\d+) /.exec(part);
        if (match) notData.push({ file, sheet: match[1] ?? mainSheet, row: Number(match[2]) });
      }
      continue;
    }
    const leftOut = /^Sheets not imported: (.+)\.$/.exec(line);
    if (leftOut) {
      for (const match of (leftOut[1] as string).matchAll(/([^ ,、]+) （?\(/g))
        sheetsLeftOut.push({ file, sheet: match[1] as string });
      continue;
    }
    const cells = line.startsWith('|')
      ? line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim())
      : [];
    if (file === '2. Classes' && cells.length === 13 && /^\d{4}-/.test(cells[3] ?? '')) {
      const number = (index: number) => Number(cells[index]);
      const text = (index: number) => cells[index] as string;
      classes.push({
        name: text(0),
        filingNumber: text(1),
        filedOn: text(3),
        approvedOn: text(4),
        startOn: text(5),
        endOn: text(6),
        halfDays: number(7),
        rosterRows: number(8),
        enrolled: number(9),
        trained: number(10),
        certified: number(11),
        refusedCertificates: number(12),
      });
    } else if (file.startsWith('Answers') && /\.csv$/.test(cells[0] ?? '')) {
      answers.push({ file: cells[0] as string, encoding: cells[1] as string, rows: Number(cells[2]) });
    } else if (/\.xlsx$/.test(file)) {
      // With or without a column for the sheet.
      const [sheet, row, outcome, found] =
        cells.length === 5
          ? [cells[0], cells[1], cells[3], cells[4]]
          : [mainSheet, cells[0], cells[2], cells[3]];
      if (!row || !/^\d+$/.test(row) || !outcome || found === undefined) continue;
      rows.push({ file, sheet: sheet ?? mainSheet, row: Number(row), outcome, cells: expectedCells(found) });
    }
  }
  if (rows.length === 0 || classes.length === 0 || answers.length === 0)
    throw new Error('no expectation read');
  return { rows, notData, outcomes, sheetsLeftOut, answers, classes };
}

function rowNumbers(text: string): number[] {
  return text.split(', ').flatMap((part) => {
    const [from, to = from] = part.split('-').map(Number);
    return Array.from({ length: (to as number) - (from as number) + 1 }, (_, i) => (from as number) + i);
  });
}

function expectedCells(text: string): ExpectedCell[] {
  return text.split('<br>').map((part) => {
    const match = /^\**([A-Z]+\d+)\** ([\w-]+): (.*)$/s.exec(part);
    if (!match) throw new Error(`cell not understood: ${part}`);
    const change = /^`(.*)` → `(.*)`$/s.exec(match[3] as string);
    const base = { cell: match[1] as string, code: match[2] as string };
    return change ? { ...base, from: unmark(change[1] as string), to: unmark(change[2] as string) } : base;
  });
}

/** The page writes characters that cannot be seen as ⟨U+3000⟩. */
function unmark(text: string): string {
  return text.replace(/⟨U\+([0-9A-F]{4,6})⟩/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}
