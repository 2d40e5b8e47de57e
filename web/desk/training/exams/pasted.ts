/** A row of the grid as it is typed. */
export interface TypedResult {
  readonly seatNo: number;
  readonly name: string;
  readonly theory: string;
  readonly practice: string;
  readonly overall: string;
  readonly result: string;
}

export const CELLS = ['theory', 'practice', 'overall', 'result'] as const;
export type CellName = (typeof CELLS)[number];

/**
 * What a piece of a spreadsheet puts into the grid, from one cell on to the right and down; `codeOf` reads the word of a
 * result. What lies beyond the grid is left out.
 */
export function pasted(
  rows: readonly TypedResult[],
  at: { readonly row: number; readonly cell: CellName; readonly text: string },
  codeOf: (word: string) => string,
): TypedResult[] {
  const lines = at.text.replace(/\r/g, '').replace(/\n$/, '').split('\n');
  const first = CELLS.indexOf(at.cell);
  return rows.map((row, index) => {
    const line = lines[index - at.row];
    if (line === undefined || index < at.row) return row;
    const typed: Partial<Record<CellName, string>> = {};
    for (const [offset, said] of line.split('\t').entries()) {
      const cell = CELLS[first + offset];
      if (cell !== undefined) typed[cell] = cell === 'result' ? codeOf(said.trim()) : said.trim();
    }
    return { ...row, ...typed };
  });
}

/** A score as it is sent: undefined where nothing stands, null where it is no number from 0 to 100. */
export function scoreOf(typed: string): number | undefined | null {
  if (typed.trim() === '') return undefined;
  const score = Number(typed);
  return /^\d{1,3}(\.\d)?$/.test(typed.trim()) && score <= 100 ? score : null;
}
